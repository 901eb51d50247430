"""The Word templates of papers: ravo's own, or the office's in its folder, checked and filled."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ravo.documents import certificates, decision, minutes, posted, request_forms
from ravo.documents.fields import DocumentField
from ravo.faults import Fault
from ravo.page_templates import templates_dir
from ravo.quotes import heading_words
from ravo.text import first_named
from ravo.word.apart import FillLimits, FillOutcome, fill_apart
from ravo.word.fields import Tree, Values, tree_of
from ravo.word.filling import filled
from ravo.word.opening import Template, is_shipped, open_file
from ravo.word.repeated import refuse_without_commands

PaperKind = Literal["decision", "certificates", "posted", "minutes", "request_01", "request_04"]
FILLER = "ravo.documents.filler"
"""The program that fills in an office's own template of a paper."""
LINK_SHOWN = 80
SECONDS, SECONDS_EACH, MIB, MIB_EACH = 30.0, 0.1, 512, 0.5
"""What filling in an office's template may take, for itself and for each household."""


@dataclass(frozen=True)
class PaperTemplate:
    """One kind of paper: its template's file, the fields of that, and how it is filled in.

    `check` looks at what else such a template may not have. Where its body is repeated, `absent` is
    the code of one without any field of a household.
    """

    file: str
    fields: tuple[DocumentField, ...]
    fill: Callable[[Template, Values], bytes] = filled
    check: Callable[[Template], None] | None = None
    absent: str | None = None

    @property
    def tree(self) -> Mapping[str, Tree]:
        """The fields as they nest."""
        return tree_of(self.fields)


@dataclass(frozen=True)
class FilledPaper:
    """A paper as a Word document, and the warnings of its template."""

    data: bytes
    faults: tuple[Fault, ...] = ()


def _request(file: str) -> PaperTemplate:
    """Return one of the two forms of a request."""
    return PaperTemplate(
        file,
        request_forms.FIELDS,
        request_forms.filled_requests,
        request_forms.check_requests,
        absent=request_forms.RECORD.absent,
    )


PAPERS: Mapping[PaperKind, PaperTemplate] = {
    "decision": PaperTemplate("quyet-dinh-cong-nhan.docx", decision.FIELDS),
    "certificates": PaperTemplate(
        "giay-chung-nhan.docx",
        certificates.FIELDS,
        certificates.filled_certificates,
        certificates.check_certificates,
        absent=certificates.RECORD.absent,
    ),
    "posted": PaperTemplate("danh-sach-niem-yet.docx", posted.FIELDS, check=posted.check_box),
    "minutes": PaperTemplate("bien-ban-hop-thon.docx", minutes.FIELDS),
    "request_01": _request("giay-de-nghi-mau-01.docx"),
    "request_04": _request("giay-de-nghi-mau-04.docx"),
}
"""The papers by kind; an office's template has the name of the file in its folder."""


def check_paper(kind: PaperKind, folder: Path | None) -> None:
    """Look at the template of a paper before a workbook is read; raises as `filled_paper`."""
    _outcome_of(PAPERS[kind], folder, None, 0)


def filled_paper(
    kind: PaperKind, folder: Path | None, values: Values, count: int = 1
) -> FilledPaper:
    """Return a paper filled in: by the office's template where its folder has one, else ravo's.

    `count` is the number of households in it, which take their time and memory. Raises
    InputProblem (exit code 3) for a template that cannot be used: RV-465 to RV-468, RV-1040.
    """
    paper = PAPERS[kind]
    made = _outcome_of(paper, folder, values, count)
    return FilledPaper(made.document or b"", _warnings(paper.file, made.links))


def paper_path(paper: PaperTemplate, folder: Path | None) -> Path:
    """Return where the template lies: in the office's folder where it has one of that name."""
    own = None if folder is None else folder / paper.file
    return own if own is not None and own.is_file() else templates_dir() / paper.file


def _outcome_of(
    paper: PaperTemplate, folder: Path | None, values: Values | None, count: int
) -> FillOutcome:
    """Open a template and fill it in, an office's own apart from this process."""
    path = paper_path(paper, folder)
    if not is_shipped(path):
        if paper.absent is not None:
            refuse_without_commands(path, paper.absent)
        limits = FillLimits(SECONDS + count * SECONDS_EACH, MIB + int(count * MIB_EACH))
        return fill_apart(FILLER, path, path.name, values, limits)
    template = open_file(path, path.name, paper.tree)
    if paper.check is not None:
        paper.check(template)
    return FillOutcome(None if values is None else paper.fill(template, values), template.links)


def _warnings(file: str, links: Sequence[str]) -> tuple[Fault, ...]:
    if not links:
        return ()
    shown = first_named([heading_words(link[:LINK_SHOWN]) for link in links])
    return (Fault("RV-1041", params={"path": file, "links": shown}),)
