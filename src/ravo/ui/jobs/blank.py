"""A blank workbook to fill in: the survey, the score table, the settings of the report."""

from pathlib import Path

from ravo.messages import text
from ravo.pipeline.blanks import (
    TemplateRequest,
    write_corrections_template,
    write_report_settings,
    write_score_table_template,
    write_survey_template,
)
from ravo.ui.answer import CardAnswer, OfferedFile
from ravo.ui.jobs.page_listener import Saying
from ravo.ui.order import RunOrder


def blank(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the blank that was chosen."""
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
    else:
        raise ValueError(kind)
    what = text(f"ui.choice_{kind}")
    return CardAnswer("good", text("ui.blank_done"), files=[OfferedFile(path.name, what)])


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
    )
    write_survey_template(request, year, saying)
    return path
