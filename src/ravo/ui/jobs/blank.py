"""A blank to fill in: the survey, the score table, the settings of the report, the sheets."""

from pathlib import Path

from ravo.household_sheets.document import NAME
from ravo.household_sheets.export import LIST
from ravo.messages import text
from ravo.pipeline.blanks import (
    TemplateRequest,
    write_corrections_template,
    write_report_settings,
    write_score_table_template,
    write_survey_template,
)
from ravo.pipeline.register_exchange import write_record_sheets
from ravo.pipeline.sheets import write_sheets_template
from ravo.ui.answer import CardAnswer, OfferedFile
from ravo.ui.jobs.page_listener import Saying
from ravo.ui.order import RunOrder


def blank(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the chosen blank."""
    kind = order.value("kind") or ""
    if kind == "survey":
        path = _survey(order, saying)
    elif kind == "b1":
        path = order.out / "bang-diem-b1.xlsx"
        write_score_table_template(path, saying)
    elif kind == "corrections":
        path = order.out / "tep-sua-loi.xlsx"
        write_corrections_template(path, order.lang, saying)
    elif kind == "settings":
        path = order.out / "cai-dat-bao-cao.xlsx"
        write_report_settings(path, (), order.lang, saying)
    elif kind == "record":
        path = order.out / "su-viec-ho-tro.xlsx"
        write_record_sheets(path, order.lang, saying)
    elif kind == "sheet":
        return _sheet(order, saying)
    else:
        raise ValueError(kind)
    what = text(f"ui.choice_{kind}")
    return CardAnswer("good", text("ui.blank_done"), files=[OfferedFile(path.name, what)])


def _sheet(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the Word template of the household sheets, with the list of its fields."""
    write_sheets_template(order.out, order.lang, saying)
    files = [
        OfferedFile(NAME, text("ui.choice_sheet")),
        OfferedFile(LIST, text("ui.file_sheet_fields")),
    ]
    return CardAnswer("good", text("ui.blank_done"), [text("ui.sheet_next")], files=files)


def _survey(order: RunOrder, saying: Saying) -> Path:
    year = order.year()
    path = order.out / f"bang-khao-sat-{year}.xlsx"
    request = TemplateRequest(
        path,
        year,
        code=order.value("code"),
        province=order.value("province"),
        district=order.value("district"),
        commune=order.value("commune"),
        kept_points=order.value("b1_questions") == "kept_points",
    )
    write_survey_template(request, year, saying)
    return path
