"""Several files of an answer: one archive of all, and single files where they are few."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from ravo.messages import Text
from ravo.ui.answer import OfferedFile

EACH = 24
"""The most files that are offered singly; beyond that there is only the archive."""


def pack(files: Iterable[Path], archive: Path) -> None:
    """Write files into an archive, each by its name."""
    with ZipFile(archive, "w", ZIP_DEFLATED) as packed:
        for path in files:
            packed.write(path, path.name)


def offered_with_archive(
    files: Sequence[tuple[Path, Text]], archive: Path, what: Text
) -> list[OfferedFile]:
    """Return files to download, after an archive of all where there are several."""
    offered = [OfferedFile(path.name, words) for path, words in files]
    if len(files) < 2:
        return offered
    pack((path for path, _ in files), archive)
    return [OfferedFile(archive.name, what), *(offered if len(files) <= EACH else ())]
