"""A template filled in with values, as the bytes of a Word document."""

import io
import zipfile
from datetime import UTC, datetime

from jinja2 import TemplateError

from ravo.backups import SAVED_BY
from ravo.faults import unreadable
from ravo.word.fields import Values
from ravo.word.template import Template, environment

DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every part of a document, so that the same figures make the same file."""
CREATED = datetime(1980, 1, 1, tzinfo=UTC)
WRONG = (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError)
"""The exceptions that an expression of a template can raise while it is computed."""


def filled(template: Template, values: Values) -> bytes:
    """Return the document of a template filled in with the fields' values.

    Raises InputProblem (RV-468) where an expression of the template cannot be computed.
    """
    try:
        template.document.render(values, environment())
    except WRONG as error:
        raise unreadable("RV-468", path=template.name, problem=type(error).__name__) from error
    mark_as_written(template)
    buffer = io.BytesIO()
    template.document.save(buffer)
    return packed(buffer.getvalue())


def mark_as_written(template: Template) -> None:
    """Write properties by which a later save by another program is recognised."""
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
