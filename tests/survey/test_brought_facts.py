"""Facts of dwellings from last year decide nothing until somebody confirms them."""

from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from ravo.blanks.survey import SurveyFrames, write_survey
from ravo.criteria import edition_for_year
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from support import books

CONFIRMED = "Đã xác nhận dữ kiện nhà ở năm trước"
KEY = "Dữ kiện nhà ở mang từ năm trước"
DWELLING = {
    "Tường bền chắc": "Có",
    "Cột bền chắc": "Có",
    "Mái bền chắc": "Không",
    "Diện tích nhà ở (m2)": 10,
}
HOUSING = 6
"""The place of the indicator of housing quality, which these facts settle."""


def judged(folder: Path, info: dict[str, Any], **more: Any) -> Review:
    blank = dict.fromkeys(books.ANSWERS)
    homes = [books.household(code, 0, **{**blank, **DWELLING, **more}) for code in ("H1", "H2")]
    return judge(read_survey(books.write(folder / "xa.xlsx", homes, info=info)))


def told(review: Review) -> dict[str, Any]:
    codes = ("RV-1093", "RV-4080", "RV-4081", "RV-201", "RV-203", "RV-204")
    return {f.code: f.severity for f in review.faults if f.code in codes}


@pytest.mark.parametrize(
    ("column", "value", "code", "known"),
    [
        ({CONFIRMED: None}, "Phải xác nhận từng hộ", "RV-1093", False),
        ({}, "Phải xác nhận từng hộ", "RV-4081", False),
        ({"Xem lại": "Có"}, "Phải xác nhận từng hộ", "RV-4081", False),
        ({}, None, "RV-4081", False),
        ({}, "Đã xác nhận mọi hộ", None, True),
        ({CONFIRMED: None}, "Đã xác nhận mọi hộ", "RV-1093", False),
    ],
)
def test_a_deleted_column_confirms_nothing(
    tmp_path: Path, column: dict[str, Any], value: str | None, code: str | None, *, known: bool
) -> None:
    review = judged(tmp_path, {KEY: value}, **column)
    assert [key for key in told(review) if key in ("RV-1093", "RV-4081")] == [code] * bool(code)
    assert bool(review.verdicts.deprived[0, HOUSING] >= 0) is known
    counts = [fault.params["count"] for fault in review.faults if fault.code == code]
    assert counts == [2] * bool(code)
    assert review.counts.rejected == 0


def test_facts_of_this_year_need_no_confirmation(tmp_path: Path) -> None:
    review = judged(tmp_path, {})
    assert told(review) == {}
    assert review.verdicts.deprived[0, HOUSING] >= 0


@pytest.mark.parametrize(
    ("word", "known", "code"),
    [
        *((word, True, None) for word in ("rồi", "Ok", "đã xem", "có.", "CÓ", "Đã xác nhận")),
        *((word, False, "RV-4080") for word in ("chưa", "?", "để xem", "rơi", "có chưa")),
        *(("#N/A", False, "RV-201"), ("Không", False, None)),
    ],
)
def test_no_word_of_confirmation_rejects_a_household(
    tmp_path: Path, word: str, code: str | None, *, known: bool
) -> None:
    review = judged(tmp_path, {}, **{CONFIRMED: word})
    assert review.counts.rejected == 0
    assert bool(review.verdicts.deprived[0, HOUSING] >= 0) is known
    found = told(review)
    assert found.pop("RV-1093", None) == (None if known else "warning")
    assert found == ({code: "warning"} if code else {})


@pytest.mark.parametrize("brings", [True, False])
def test_only_a_list_that_brings_facts_has_the_key(tmp_path: Path, *, brings: bool) -> None:
    homes = pd.DataFrame({"code": ["H1"], "floor_area": [30.0]})
    facts = frozenset(["floor_area"]) if brings else frozenset()
    frames = SurveyFrames({"year": 2024}, homes, to_confirm=facts)
    write_survey(tmp_path / "xa.xlsx", edition_for_year(2024), frames)
    sheet = openpyxl.load_workbook(tmp_path / "xa.xlsx")["Thông tin"]
    assert [row[1] for row in sheet.values if row[0] == KEY] == ["Phải xác nhận từng hộ"] * brings
