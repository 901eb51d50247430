"""The Word templates of papers: ravo's own, or the office's, checked and filled in."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from jinja2 import Template as JinjaTemplate

from ravo.documents import (
    certificates,
    decision,
    minutes,
    posted,
    refusals,
    request_forms,
)
from ravo.documents.fields import DocumentField
from ravo.faults import Fault, unreadable
from ravo.page_templates import templates_dir
from ravo.quotes import heading_words
from ravo.text import first_named
from ravo.word.apart import FillLimits, FillOutcome, fill_apart
from ravo.word.fields import Tree, Values, tree_of
from ravo.word.filled_template import filled
from ravo.word.repeated import RecordFields, check_places, refuse_without_commands, repeated
from ravo.word.template import Template, is_shipped, open_file

PaperKind = Literal[
    "decision", "certificates", "refusals", "posted", "minutes", "request_01", "request_04"
]
FILLER = "ravo.documents.filler"
"""The program that fills in an office's own template of a paper."""
LINK_SHOWN = 80


@dataclass(frozen=True)
class PaperTemplate:
    """One kind of paper: the file of its template, and the fields.

    `of_household` are those of one household: the body of a template that has such fields is filled
    in once for each, from the values `common` and `households`. `also` is a further check of such a
    template.
    """

    file: str
    fields: tuple[DocumentField, ...]
    of_household: tuple[DocumentField, ...] = ()
    also: Callable[[Template], None] | None = None

    @property
    def tree(self) -> Mapping[str, Tree]:
        """The fields as nested groups."""
        return tree_of(self.fields)

    @property
    def places(self) -> RecordFields:
        """The places where the fields of one household may be: in the body."""
        first = frozenset(re.split(r"[.\[]", field.name)[0] for field in self.of_household)
        others = tree_of(field for field in self.fields if field not in self.of_household)
        return RecordFields(first, others, absent="RV-1351", outside="RV-1352")

    def check(self, template: Template) -> None:
        """Raise InputProblem where the fields of one household are outside the body.

        `also` raises for other errors.
        """
        if self.of_household:
            check_places(template, self.places)
        if self.also is not None:
            self.also(template)

    def fill(self, template: Template, values: Values) -> bytes:
        """Return the document of a template filled in with the values of the fields."""
        if not self.of_household:
            return filled(template, values)
        common = values["common"]

        def bodies(body: JinjaTemplate) -> Iterator[str]:
            """Yield the paper of each household."""
            for own in values["households"]:
                yield body.render({**common, **own})

        return repeated(template, common, bodies)


@dataclass(frozen=True)
class FilledPaper:
    """A paper as a Word document, and the warnings of its template."""

    data: bytes
    faults: tuple[Fault, ...] = ()


PAPERS: Mapping[PaperKind, PaperTemplate] = {
    "decision": PaperTemplate("quyet-dinh-cong-nhan.docx", decision.FIELDS),
    "certificates": PaperTemplate(
        "giay-chung-nhan.docx", certificates.FIELDS, certificates.OF_HOUSEHOLD
    ),
    "refusals": PaperTemplate(
        "thong-bao-khong-cong-nhan.docx", refusals.FIELDS, refusals.OF_HOUSEHOLD
    ),
    "posted": PaperTemplate("danh-sach-niem-yet.docx", posted.FIELDS, also=posted.check_box),
    "minutes": PaperTemplate("bien-ban-hop-thon.docx", minutes.FIELDS),
    "request_01": PaperTemplate(
        "giay-de-nghi-mau-01.docx", request_forms.FIELDS, request_forms.OF_HOUSEHOLD
    ),
    "request_04": PaperTemplate(
        "giay-de-nghi-mau-04.docx", request_forms.FIELDS, request_forms.OF_HOUSEHOLD
    ),
}
"""The papers by kind; an office's template has the name of the file in its folder."""


def check_paper(kind: PaperKind, folder: Path | None) -> None:
    """Check the template of a paper before a workbook is read; raises as `filled_paper`."""
    _outcome_of(PAPERS[kind], folder, None, 0)


def filled_paper(
    kind: PaperKind, folder: Path | None, values: Values, count: int = 1
) -> FilledPaper:
    """Return a paper filled in by the office's template where its folder has one, else ravo's.

    `count` is the number of households in it, on which the limits of time and memory depend. Raises
    InputProblem (exit code 3) for an unusable template: RV-465 to RV-468, RV-1040.
    """
    paper = PAPERS[kind]
    outcome = _outcome_of(paper, folder, values, count)
    return FilledPaper(outcome.document or b"", tuple(_warnings(paper, folder, outcome.links)))


def paper_path(paper: PaperTemplate, folder: Path | None) -> Path:
    """Return the path of the template: in the office's folder where it has one of that name.

    Raises InputProblem (RV-1368, exit code 3) for a missing folder.
    """
    if folder is not None and not folder.is_dir():
        raise unreadable("RV-1368", folder=str(folder))
    own = None if folder is None else folder / paper.file
    return own if own is not None and own.is_file() else templates_dir() / paper.file


def _outcome_of(
    paper: PaperTemplate, folder: Path | None, values: Values | None, count: int
) -> FillOutcome:
    """Open a template and fill it in; an office's own template in a process apart."""
    path = paper_path(paper, folder)
    if not is_shipped(path):
        if paper.of_household:
            refuse_without_commands(path, paper.places.absent)
        return fill_apart(FILLER, path, path.name, values, FillLimits.for_each(count))
    template = open_file(path, path.name, paper.tree)
    paper.check(template)
    return FillOutcome(None if values is None else paper.fill(template, values), template.links)


def _warnings(paper: PaperTemplate, folder: Path | None, links: Sequence[str]) -> Iterator[Fault]:
    """Yield the warnings about a template: links taken out, none in the office's folder."""
    if links:
        shown = first_named([heading_words(link[:LINK_SHOWN]) for link in links])
        yield Fault("RV-1041", params={"path": paper.file, "links": shown})
    if folder is not None and paper_path(paper, folder).parent != folder:
        yield Fault("RV-1369", params={"folder": str(folder), "file": paper.file})
