"""The templates that an office can edit, with a list of their fields."""

from pathlib import Path

from ravo.messages import Lang, say
from ravo.page_templates import templates_dir
from ravo.report.document.fields import FIELDS, TemplateField
from ravo.report.document.template import NAMES
from ravo.word.field_list import fields_document, write_new
from ravo.word.fields import RAW

LIST = "cac-truong.docx"
COLUMNS = ("name", "what", "unit", "example")
WIDTHS = (56, 58, 28, 38)
"""Millimetres of the columns."""
EXAMPLES = {
    "field": "{{ ngheo.ho }}",
    "loop": "{%tr for d in dong %}",
    "line": "{{ d.ten }}",
    "end": "{%tr endfor %}",
}
"""How fields and lists are written, as the list of fields shows it."""


def export_templates(folder: Path, lang: Lang = "vi") -> tuple[Path, ...]:
    """Write both templates and the list of fields into a folder and return their paths.

    Raises UsageProblem (exit code 2): RV-469 where one of the files exists, so that an office's own
    work is never overwritten; other codes where the folder cannot be written.
    """
    parts = {name: (templates_dir() / name).read_bytes() for name in NAMES.values()}
    return write_new(folder, {**parts, LIST: list_of_fields(lang)}, "RV-469")


def list_of_fields(lang: Lang = "vi") -> bytes:
    """Return the list of fields as a Word document: how to use them, then one line for each."""
    notes = ("list_figure", "list_raw", "list_lines", "list_choice", "list_missing")
    return fields_document(
        say("document.list_title", lang),
        [say(f"document.{key}", lang, raw=RAW, **EXAMPLES) for key in notes],
        [say(f"document.list_{name}", lang) for name in COLUMNS],
        [_cells(field, lang) for field in FIELDS],
        WIDTHS,
    )


def _cells(field: TemplateField, lang: Lang) -> list[str]:
    return [field.name, field.what.say(lang), field.unit.say(lang), field.example]
