"""Reading: headings found, values meant, every planted fault exactly once with its cell."""

import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils import get_column_letter

from ravo.contract.columns import columns_of
from ravo.fault_words import fault_message
from ravo.faults import Fault, InputProblem
from ravo.review.review import Review
from ravo.survey.reader import read_survey
from support import books
from support.reviews import review


def only(found: Review) -> Fault:
    assert len(found.faults) == 1, [(f.code, f.cell) for f in found.faults]
    return found.faults[0]


def test_a_clean_workbook_has_no_fault(tmp_path: Path) -> None:
    found = review(books.write(tmp_path / "a.xlsx", [books.household()]))
    assert found.faults == ()
    assert found.verdict == "accepted"
    assert list(found.verdicts.klass) == ["poor"]


@pytest.mark.parametrize(
    ("heading", "value", "code"),
    [
        ("Số nhân khẩu", 60, "RV-209"),
        ("Số nhân khẩu", 2.5, "RV-211"),
        ("Số nhân khẩu", None, "RV-214"),
        ("Điểm B1", 1340, "RV-209"),
        ("Điểm B1", "khoảng trăm", "RV-207"),
        ("Điểm B1", -1, "RV-209"),
        ("Điểm B1", "1.500", "RV-208"),
        ("1. Việc làm", "chưa rõ", "RV-204"),
    ],
)
def test_one_wrong_cell_is_one_error_that_rejects_one_household(
    tmp_path: Path, heading: str, value: object, code: str
) -> None:
    rows = [books.household("H1"), books.household("H2", **{heading: value})]
    found = review(books.write(tmp_path / "a.xlsx", rows))
    fault = only(found)
    column = list(dict.fromkeys([*rows[0], *rows[1]])).index(heading)
    assert (fault.code, fault.cell) == (code, f"{get_column_letter(column + 1)}3")
    assert fault.household == "H2"
    assert fault.severity == "error"
    assert list(found.verdicts.klass) == ["poor", None]
    assert found.verdict == "partly_accepted"


@pytest.mark.parametrize(
    ("heading", "value", "code"),
    [
        ("Giới tính", "Trai", "RV-203"),
        ("Năm sinh", 2042, "RV-215"),
        ("Số định danh cá nhân/CCCD", "123456789", "RV-217"),
        ("Ngày rà soát", "31/02/2024", "RV-212"),
        ("Ngày rà soát", "5/6/98", "RV-212"),
    ],
)
def test_a_wrong_cell_that_decides_nothing_is_one_warning_and_counts_as_missing(
    tmp_path: Path, heading: str, value: object, code: str
) -> None:
    rows = [books.household("H1"), books.household("H2", **{heading: value})]
    found = review(books.write(tmp_path / "a.xlsx", rows))
    fault = only(found)
    assert (fault.code, fault.household, fault.severity) == (code, "H2", "warning")
    assert list(found.verdicts.klass) == ["poor", "poor"]
    assert found.verdict == "accepted_with_warnings"
    name = next(c.name for c in columns_of("households") if c.heading == heading)
    assert pd.isna(found.survey.households.value(name, 1))


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!"])
def test_an_error_cell_is_a_fault_and_never_a_blank(tmp_path: Path, error: str) -> None:
    def damage(book: openpyxl.Workbook) -> None:
        book["Hộ"]["H2"].value = error
        book["Hộ"]["H2"].data_type = "e"

    path = books.write(
        tmp_path / "a.xlsx", [books.household(), books.household("H2")], change=damage
    )
    fault = only(review(path))
    assert (fault.code, fault.cell, fault.value, fault.household) == ("RV-201", "H2", error, "H1")


def test_a_formula_without_saved_value_is_a_fault(tmp_path: Path) -> None:
    def damage(book: openpyxl.Workbook) -> None:
        book["Hộ"]["H2"].value = "=100+20"

    found = review(books.write(tmp_path / "a.xlsx", [books.household()], change=damage))
    assert (only(found).code, only(found).cell) == ("RV-202", "H2")


def test_an_error_in_a_column_that_is_not_read_changes_nothing(tmp_path: Path) -> None:
    def damage(book: openpyxl.Workbook) -> None:
        book["Hộ"]["AZ2"].value = "#N/A"
        book["Hộ"]["AZ2"].data_type = "e"

    assert review(books.write(tmp_path / "a.xlsx", [books.household()], change=damage)).faults == ()


@pytest.mark.parametrize(
    "spell",
    [
        str.upper,
        str.lower,
        lambda words: unicodedata.normalize("NFD", words),
        lambda words: words.replace(" ", "\n"),
        lambda words: words if words[0].isdigit() else "(3) " + words,
        lambda words: (
            unicodedata.normalize("NFD", words).encode("ascii", "ignore").decode()
            if "đ" not in words.lower()
            else words
        ),
    ],
    ids=["upper", "lower", "NFD", "line breaks", "numbered", "unmarked"],
)
def test_headings_are_known_in_every_spelling(tmp_path: Path, spell: Any) -> None:
    row = {spell(key): value for key, value in books.household().items()}
    found = review(books.write(tmp_path / "a.xlsx", [row]))
    assert found.faults == ()
    assert list(found.verdicts.klass) == ["poor"]


def test_title_rows_extra_columns_and_another_order_are_read_right(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Hộ"].insert_rows(1, 3)
        book["Hộ"]["A1"] = "UBND XÃ MỸ AN HƯNG A"

    row = dict(reversed(list({**books.household(), "Cột riêng của xã": "abc"}.items())))
    found = review(
        books.write(
            tmp_path / "a.xlsx", [row, {**row, "Mã hộ": "H2", "Số nhân khẩu": 60}], change=change
        )
    )
    own, size = found.faults
    assert (own.code, own.cell) == ("RV-270", "A4")
    assert size.code == "RV-209"
    assert str(size.cell).endswith("6")


def test_two_columns_of_one_meaning_that_differ_reject_the_workbook(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Hộ"]["Z1"] = "so nhan khau"
        book["Hộ"]["Z2"] = 17

    found = review(books.write(tmp_path / "a.xlsx", [books.household()], change=change))
    assert (only(found).code, only(found).cell) == ("RV-408", "Z1")
    assert found.verdict == "rejected"
    assert list(found.verdicts.klass) == [None]


def test_a_near_miss_is_suggested_and_not_read(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Hộ"]["Z1"] = "Diện tích nhà ởo (m2)"
        book["Hộ"]["Z2"] = 60

    fault = only(review(books.write(tmp_path / "a.xlsx", [books.household()], change=change)))
    assert (fault.code, fault.cell) == ("RV-270", "Z1")


def test_a_column_of_something_else_is_compared_with_nothing(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Hộ"]["Z1"], book["Hộ"]["Z2"] = "Số điện thoại", "0909123456"

    fault = only(review(books.write(tmp_path / "a.xlsx", [books.household()], change=change)))
    assert fault_message(fault, "vi")[0].endswith("Z1 'Số điện thoại' (1 dòng).")


def test_a_missing_required_column_is_named(tmp_path: Path) -> None:
    row = books.household()
    del row["Số nhân khẩu"]
    found = review(books.write(tmp_path / "a.xlsx", [row]))
    assert (only(found).code, only(found).severity) == ("RV-407", "error")
    assert only(found).params["columns"] == ("Số nhân khẩu",)
    assert found.verdict == "rejected"


def test_a_missing_required_column_that_decides_nothing_is_named_and_rejects_nothing(
    tmp_path: Path,
) -> None:
    row = books.household()
    del row["Năm sinh"]
    found = review(books.write(tmp_path / "a.xlsx", [row]))
    assert (only(found).code, only(found).severity) == ("RV-407", "warning")
    assert only(found).params["columns"] == ("Năm sinh",)
    assert found.verdict == "accepted_with_warnings"
    assert list(found.verdicts.klass) == ["poor"]


def test_blank_rows_in_the_middle_are_counted_and_trailing_ones_are_not_read(
    tmp_path: Path,
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Hộ"].insert_rows(3, 2)
        book["Hộ"]["A40"] = "  "

    rows = [books.household("H1"), books.household("H2")]
    found = review(books.write(tmp_path / "a.xlsx", rows, change=change))
    assert (found.counts.read, found.counts.scored, found.counts.blank) == (4, 2, 2)


def test_a_blank_answer_is_no_answer(tmp_path: Path) -> None:
    row = books.household("H1", 2, **{"12. Phương tiện phục vụ tiếp cận thông tin": None})
    found = review(books.write(tmp_path / "a.xlsx", [row]))
    assert list(found.verdicts.klass) == ["undetermined"]
    assert only(found).code == "RV-511"
    assert only(found).params["answers"] == ["12. Phương tiện phục vụ tiếp cận thông tin"]


def test_a_blank_that_cannot_change_the_class_is_not_asked_for(tmp_path: Path) -> None:
    row = books.household("H1", 3, **{"12. Phương tiện phục vụ tiếp cận thông tin": None})
    found = review(books.write(tmp_path / "a.xlsx", [row]))
    assert list(found.verdicts.klass) == ["poor"]
    assert found.faults == ()


def test_duplicate_codes_reject_both_and_name_the_other_cell(tmp_path: Path) -> None:
    rows = [books.household("H1"), books.household("H2"), books.household("H1")]
    found = review(books.write(tmp_path / "a.xlsx", rows))
    assert [(f.code, f.cell, f.params["others"]) for f in found.faults] == [
        ("RV-401", "A2", ["A4"]),
        ("RV-401", "A4", ["A2"]),
    ]
    assert list(found.verdicts.klass) == [None, "poor", None]


def test_members_are_counted_against_the_size(tmp_path: Path) -> None:
    path = books.write(tmp_path / "a.xlsx", [books.household()], [books.member()])
    fault = only(review(path))
    assert (fault.code, fault.household, fault.params["rows"]) == ("RV-301", "H1", 1)


def test_a_head_born_after_the_review_is_told_once(tmp_path: Path) -> None:
    row = books.household(**{"Năm sinh": 2042, "Số nhân khẩu": 1})
    found = review(books.write(tmp_path / "a.xlsx", [row], [books.member()]))
    told = [(f.code, f.cell, f.severity) for f in found.faults if f.column == "Năm sinh"]
    assert told == [("RV-215", "D2", "warning")]


def test_a_member_of_no_household_rejects_no_household(tmp_path: Path) -> None:
    members = [
        books.member(),
        books.member("H1", "Con", **{"Ngày/năm sinh": "2010"}),
        books.member("H9"),
    ]
    found = review(books.write(tmp_path / "a.xlsx", [books.household()], members))
    assert "RV-403" in Counter(f.code for f in found.faults)
    assert found.counts.rejected == 0


def test_shared_citizen_number_is_masked(tmp_path: Path) -> None:
    number = {"Số định danh cá nhân/CCCD": "087070123456"}
    rows = [books.household("H1", **number), books.household("H2", **number)]
    found = review(books.write(tmp_path / "a.xlsx", rows))
    assert [f.code for f in found.faults] == ["RV-402", "RV-402"]
    assert {f.value for f in found.faults} == {"********3456"}


def test_a_lost_zero_is_restored_and_said(tmp_path: Path) -> None:
    row = books.household(**{"Số định danh cá nhân/CCCD": 87070123456})
    survey = read_survey(books.write(tmp_path / "a.xlsx", [row]))
    assert survey.households.value("head_citizen_id", 0) == "087070123456"
    assert [f.code for f in survey.faults] == ["RV-206"]


@pytest.mark.parametrize(
    ("info", "code"),
    [
        ({"Năm rà soát": None}, "RV-214"),
        ({"Năm rà soát": 2031}, "RV-209"),
        ({"Xã/phường/thị trấn": "Mỹ An Hưng A"}, "RV-410"),
    ],
)
def test_what_every_class_depends_on_rejects_the_workbook(
    tmp_path: Path, info: dict[str, Any], code: str
) -> None:
    found = review(books.write(tmp_path / "a.xlsx", [books.household()], info=info))
    assert code in {f.code for f in found.faults}
    assert found.verdict == "rejected"
    assert found.counts.rejected == 1


@pytest.mark.parametrize(
    ("commune", "area"),
    [
        ("Xã A", "rural"),
        ("Phường 1", "urban"),
        ("Thị trấn Lấp Vò", "urban"),
        ("TT. Lấp Vò", "urban"),
        ("XÃ A", "rural"),
    ],
)
def test_area_follows_the_kind_of_commune(tmp_path: Path, commune: str, area: str) -> None:
    path = books.write(
        tmp_path / "a.xlsx", [books.household()], info={"Xã/phường/thị trấn": commune}
    )
    assert review(path).verdicts.area[0] == area


def test_a_special_zone_has_no_area_until_it_is_given(tmp_path: Path) -> None:
    rows = [books.household("H1", **{"Điểm B1": 150}), books.household("H2", **{"Điểm B1": 120})]
    path = books.write(tmp_path / "a.xlsx", rows, info={"Xã/phường/thị trấn": "Đặc khu Phú Quý"})
    assert list(review(path).verdicts.klass) == ["undetermined", "poor"]
    assert list(review(path, area="rural").verdicts.klass) == ["not_poor", "poor"]
    assert list(review(path, area="urban").verdicts.klass) == ["poor", "poor"]


def test_income_sheet_is_gains_less_costs_by_members_and_months(tmp_path: Path) -> None:
    """(50,000,000 − 14,000,000) ÷ 2 members ÷ 12 months = 1,500,000: still under the line."""
    row = books.household(**{"Điểm B1": None})
    income = {
        "Mã hộ": "H1",
        "Thu: trồng trọt": "50.000.000",
        "Chi: trồng trọt": 14_000_000,
        "Trợ cấp, trợ giúp xã hội từ ngân sách": 9_000_000,
    }
    found = review(books.write(tmp_path / "a.xlsx", [row], income=[income]))
    assert found.verdicts.value[0] == 1_500_000
    assert list(found.verdicts.klass) == ["poor"]
    income["Thu: khác (lương hưu, tiền gửi về, lãi, cho thuê)"] = 24
    assert list(
        review(books.write(tmp_path / "b.xlsx", [row], income=[income])).verdicts.klass
    ) == ["not_poor"]


def test_b1_and_income_on_two_sides_is_warned_and_b1_decides(tmp_path: Path) -> None:
    row = books.household(**{"Thu nhập bình quân (đồng/người/tháng)": "2,4 triệu"})
    found = review(books.write(tmp_path / "a.xlsx", [row]))
    assert only(found).code == "RV-351"
    assert list(found.verdicts.klass) == ["poor"]


def test_an_answer_against_the_facts_decides_and_is_warned(tmp_path: Path) -> None:
    row = books.household("H1", 2, **{"Nguồn nước chính": "Nguồn khác"})
    found = review(books.write(tmp_path / "a.xlsx", [row]))
    assert only(found).code == "RV-352"
    assert list(found.verdicts.klass) == ["near_poor"]


def test_facts_stand_in_for_a_missing_answer(tmp_path: Path) -> None:
    row = books.household(
        deprived=2, **{"9. Nguồn nước sinh hoạt": None, "Nguồn nước chính": "Nguồn khác"}
    )
    assert list(review(books.write(tmp_path / "a.xlsx", [row])).verdicts.klass) == ["poor"]


def test_points_are_refused_by_name_where_the_edition_lacks_them(tmp_path: Path) -> None:
    info = {"Xã/phường/thị trấn": "Xã Lấp Vò"}
    found = review(books.write(tmp_path / "a.xlsx", [books.household()], info=info), year=2027)
    assert list(found.verdicts.klass) == ["undetermined"]
    unasked, fault = found.faults
    assert (unasked.code, unasked.cell) == ("RV-270", "T1")
    assert fault.code == "RV-512"
    assert fault.params["lines"] == ["b1.poor.rural", "b1.near_poor.rural"]


@pytest.mark.parametrize(
    ("income", "farming", "asked", "klass"),
    [
        (2_250_000, "Có", "Có", "average_living"),
        (2_250_001, "Có", "Có", "not_poor"),
        (1_500_000, "Có", "Có", "near_poor"),
        (1_500_001, "Có", "Có", "average_living"),
        (2_000_000, "Không", "Có", "not_poor"),
        (2_000_000, "Có", None, "not_poor"),
        (2_000_000, None, "Có", "undetermined"),
    ],
)
def test_average_living_is_measured_farming_and_asked_for(
    tmp_path: Path, income: int, farming: str | None, asked: str | None, klass: str
) -> None:
    more = {
        "Điểm B1": None,
        "Thu nhập bình quân (đồng/người/tháng)": income,
        "Làm nông, lâm, ngư, diêm nghiệp": farming,
        "Đề nghị xác định mức sống trung bình": asked,
    }
    rows = [
        books.household("H1", 0, **more),
        books.household("H2", 0, **{**more, "Làm nông, lâm, ngư, diêm nghiệp": "Có"}),
    ]
    assert review(books.write(tmp_path / "a.xlsx", rows)).verdicts.klass[0] == klass


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "RV-105"),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "RV-104",
        ),
        ("a.xlsx", b"", "RV-108"),
        ("a.xlsx", b"PK\x03\x04", "RV-103"),
    ],
)
def test_files_that_cannot_be_read_say_why(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputProblem) as caught:
        read_survey(path)
    assert caught.value.fault.code == code


def test_a_missing_sheet_rejects_and_lists_the_sheets_there_are(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        del book["Hộ"]
        book.create_sheet("Sheet1")["A1"] = "Mã hộ"

    found = review(books.write(tmp_path / "a.xlsx", [books.household()], change=change))
    assert only(found).code == "RV-406"
    assert "Sheet1" in str(only(found).params["sheets"])
    assert found.verdict == "rejected"


def test_an_empty_household_sheet_is_rejected(tmp_path: Path) -> None:
    found = review(books.write(tmp_path / "a.xlsx", []))
    assert [f.code for f in found.faults] == ["RV-412"]
    assert found.verdict == "rejected"
