"""The written report: a template filled with a district's figures, as a Word document."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateError

from ravo.backups import SAVED_BY
from ravo.faults import Fault, unreadable
from ravo.files import whole_file
from ravo.quotes import heading_words
from ravo.report.document.apart import FillOutcome, fill_apart
from ravo.report.document.fields import Values, written
from ravo.report.document.template import (
    NAMES,
    Template,
    Which,
    environment,
    is_shipped,
    open_template,
    template_path,
)
from ravo.text import first_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ravo.report.figures.model import District
    from ravo.report.forms.settings import ReportSettings

DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every part of a document, so that the same figures make the same file."""
CREATED = datetime(1980, 1, 1, tzinfo=UTC)
LINK_SHOWN = 80
WRONG = (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError)
"""What an expression of a template can raise while it is worked out."""


def write_document(
    district: "District",
    settings: "ReportSettings",
    which: Which,
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

    made = _outcome_of(which, folder, written(facts_of(district, settings, forms)))
    with whole_file(path) as temporary:
        temporary.write_bytes(made.document or b"")
    if not made.links:
        return ()
    links = first_named([heading_words(link[:LINK_SHOWN]) for link in made.links])
    return (Fault("RV-1041", params={"path": NAMES[which], "links": links}),)


def check_template(which: Which, folder: Path | None) -> None:
    """Look at the template of a report before anything is worked out for it.

    Raises InputProblem (exit code 3) as `write_document` does.
    """
    _outcome_of(which, folder, None)


def _outcome_of(which: Which, folder: Path | None, values: Values | None) -> FillOutcome:
    """Open a template and fill it in, an office's own apart from this process."""
    path = template_path(which, folder)
    if not is_shipped(path):
        return fill_apart(path, path.name, values)
    template = open_template(which, None)
    return FillOutcome(None if values is None else filled(template, values), template.links)


def filled(template: Template, values: Values) -> bytes:
    """Return the document that a template makes of the fields' values.

    Raises InputProblem (RV-468) where an expression of the template cannot be worked out.
    """
    try:
        template.document.render(values, environment())
    except WRONG as error:
        raise unreadable("RV-468", path=template.name, problem=type(error).__name__) from error
    _mark_as_written(template)
    buffer = io.BytesIO()
    template.document.save(buffer)
    return packed(buffer.getvalue())


def _mark_as_written(template: Template) -> None:
    """Note in the properties that nobody has saved the document since it was written."""
    properties = template.document.docx.core_properties
    properties.last_modified_by = SAVED_BY
    properties.created = properties.modified = properties.created or CREATED


def packed(document: bytes) -> bytes:
    """Return a document with a fixed date on each of its parts."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            info = zipfile.ZipInfo(name, DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return buffer.getvalue()
