"""The export of the sheets' template for an office to edit, with a list of its fields."""

from pathlib import Path

from ravo.household_sheets.document import NAME
from ravo.household_sheets.fields import FIELDS
from ravo.messages import Lang, say
from ravo.page_templates import templates_dir
from ravo.word.field_list import fields_document, write_new

LIST = "cac-truong-phieu.docx"
NOTES = ("list_figure", "list_lines", "list_body")
COLUMNS, WIDTHS = ("name", "what", "example"), (50, 80, 50)
EXAMPLES = {
    "field": "{{ ho.chu_ho }}",
    "loop": "{%tr for d in thanh_vien %}",
    "line": "{{ d.ten }}",
    "end": "{%tr endfor %}",
}


def export_sheets_template(folder: Path, lang: Lang = "vi") -> tuple[Path, ...]:
    """Write the template and the list of its fields into a folder and return their paths.

    Raises UsageProblem (exit code 2) where one of them exists already (RV-469) or the folder cannot
    be written.
    """
    parts = {NAME: (templates_dir() / NAME).read_bytes(), LIST: list_of_sheet_fields(lang)}
    return write_new(folder, parts, "RV-469")


def list_of_sheet_fields(lang: Lang = "vi") -> bytes:
    """Return the list of fields as a Word document."""
    return fields_document(
        say("sheets.list_title", lang),
        [say(f"sheets.{key}", lang, **EXAMPLES) for key in NOTES],
        [say(f"sheets.list_{name}", lang) for name in COLUMNS],
        [[field.name, field.what.say(lang), field.example] for field in FIELDS],
        WIDTHS,
    )
