"""The written report: a template filled with a district's figures, as a Word document."""

from pathlib import Path
from typing import TYPE_CHECKING

from ravo.faults import Fault
from ravo.files import whole_file
from ravo.formats import ReportKind
from ravo.quotes import heading_words
from ravo.report.document.fields import written
from ravo.report.document.template import NAMES, open_template, template_path
from ravo.text import first_named
from ravo.word.apart import FillOutcome, fill_apart
from ravo.word.fields import Values
from ravo.word.filled_template import filled
from ravo.word.first_line import with_first_line
from ravo.word.template import is_shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ravo.report.figures.model import District
    from ravo.report.forms.settings import ReportSettings

FILLER = "ravo.report.document.filler"
"""The program that fills in an office's own template of a report."""
LINK_SHOWN = 80


def write_document(
    district: "District",
    settings: "ReportSettings",
    which: ReportKind,
    folder: Path | None,
    path: Path,
    forms: "Sequence[str]" = (),
) -> tuple[Fault, ...]:
    """Write the yearly or half-year report of a district to `path`; return its warnings.

    `district` has the figures, `settings` what the office set for its reports, `which` chooses one
    of the two reports. `forms` are the numbers of the forms that are annexed to it.

    The template is the office's own in `folder`, else ravo's. Raises InputProblem (exit code 3)
    for a template that cannot be used (RV-464 to RV-468, RV-1040), UsageProblem (exit code 2)
    where `path` cannot be written.
    """
    from ravo.report.document.facts import facts_of

    outcome = _outcome_of(which, folder, written(facts_of(district, settings, forms)))
    document = outcome.document or b""
    if notice := district.notice("vi"):
        document = with_first_line(document, notice)
    with whole_file(path) as temporary:
        temporary.write_bytes(document)
    if not outcome.links:
        return ()
    links = first_named([heading_words(link[:LINK_SHOWN]) for link in outcome.links])
    return (Fault("RV-1041", params={"path": NAMES[which], "links": links}),)


def check_template(which: ReportKind, folder: Path | None) -> None:
    """Check the template of a report before anything is calculated for it.

    Raises InputProblem (exit code 3) as `write_document` does.
    """
    _outcome_of(which, folder, None)


def _outcome_of(which: ReportKind, folder: Path | None, values: Values | None) -> FillOutcome:
    """Open a template and fill it in; an office's own template in a process apart."""
    path = template_path(which, folder)
    if not is_shipped(path):
        return fill_apart(FILLER, path, path.name, values)
    template = open_template(which, None)
    return FillOutcome(None if values is None else filled(template, values), template.links)
