"""Common functions of the cards of papers: the office's own templates, documents to download."""

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
"""The folder of the office's templates, which is not offered for download."""
WITH_PDF = "word_and_pdf"
ARCHIVE = "van-ban.zip"
WORD, SHEET, PDF = ".docx", ".xlsx", ".pdf"


def own_templates(order: RunOrder, *kinds: PaperKind) -> Path | None:
    """Return a folder with the given templates of papers; None without any.

    A file is accepted with any name; a paper without a template has ravo's own.
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
    """Return whether documents are requested as PDF too."""
    return order.value("paper") == WITH_PDF


def offered_papers(
    order: RunOrder, files: Sequence[Path], words: Mapping[str, str]
) -> list[OfferedFile]:
    """Return documents to download; `words` has their descriptions, by ending or whole name.

    Several of a kind are numbered, as only their names differ.
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
