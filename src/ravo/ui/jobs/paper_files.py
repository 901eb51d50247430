"""What the cards of papers share: the office's own template, the documents as they are offered."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from ravo.documents.templates import PAPERS, PaperKind
from ravo.messages import Text, text
from ravo.page_templates import templates_dir
from ravo.ui.answer import OfferedFile
from ravo.ui.jobs.packed_files import offered_with_archive
from ravo.ui.order import RunOrder

OWN = "templates"
"""The folder of the office's templates, out of what is offered."""
WITH_PDF = "word_and_pdf"
ARCHIVE = "van-ban.zip"
WORD, SHEET, PDF = ".docx", ".xlsx", ".pdf"


def own_templates(order: RunOrder, *kinds: PaperKind) -> Path | None:
    """Return a folder of the templates that were given for papers; None without any.

    A file is taken whatever its name is; a paper without one has ravo's own.
    """
    given = {kind: order.path(f"template_{kind}") for kind in kinds}
    if not any(given.values()):
        return None
    folder = order.folder / OWN
    folder.mkdir(exist_ok=True)
    for kind, path in given.items():
        name = PAPERS[kind].file
        shutil.copyfile(path or templates_dir() / name, folder / name)
    return folder


def with_pdf(order: RunOrder) -> bool:
    """Return whether documents are wanted as PDF too."""
    return order.value("paper") == WITH_PDF


def offered_papers(
    order: RunOrder, files: Sequence[Path], words: Mapping[str, str]
) -> list[OfferedFile]:
    """Return documents as they are offered; `words` has what they are, by ending or whole name.

    Of several of a kind each is numbered, as their names alone differ.
    """
    kinds = [path.name if path.name in words else path.suffix for path in files]
    seen = dict.fromkeys(words, 0)
    named: list[tuple[Path, Text]] = []
    for path, kind in zip(files, kinds, strict=True):
        seen[kind] += 1
        what = text(words[kind])
        if (total := kinds.count(kind)) > 1:
            what = text("ui.paper_of").filled(what=what, at=seen[kind], of=total)
        named.append((path, what))
    return offered_with_archive(named, order.out / ARCHIVE, text("ui.file_papers_all"))
