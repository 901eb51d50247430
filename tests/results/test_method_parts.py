"""The parts of `Cách tính` and of the other outputs that only some surveys have, cell by cell."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.contract.money_units import Conversion
from ravo.corrections.model import AppliedLine, Corrections
from ravo.messages import Lang
from ravo.profiles.loader import load_profile
from ravo.results.kept_facts import facts_of
from ravo.results.workbook import FurtherContents, write_results
from ravo.review.earlier_lists import HouseholdPasts, PastOfHousehold
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings
from ravo.survey.unread_columns import LeftOut
from support.folders import WORKBOOKS
from support.results_json import results_json
from support.small_reviews import build, household

HOMES = (household("H1", 120, 3), household("H2", 150, 1))
SHA = "cd" * 32
ON = date(2024, 11, 5)
LINES = (
    AppliedLine(
        7, "H2", "Hộ", "C3", "Họ và tên chủ hộ", None, None, "changed", "gõ sai", "Lê D", ON
    ),
    AppliedLine(
        3, "H1", "Hộ", "M2", "Điểm B1", "=130", "120", "changed", "đối chiếu", "Lê D", None
    ),
)
FILE = Corrections("/nơi/nào/sửa.xlsx", SHA, ())
LEFT_OUT = (
    LeftOut("Hộ", "AK1", "Số điện thoại", 2, "command", "so dien thoai"),
    LeftOut("Hộ", "AL1", "Nhóm máu", 1, "profile", "nhom mau"),
)


def with_survey(review: Review, **changes: Any) -> Review:
    return replace(review, survey=replace(review.survey, **changes))


def book_of(review: Review, folder: Path, lang: Lang = "vi", **more: Any) -> Any:
    path = folder / "xa.ket-qua.xlsx"
    write_results(review, path, lang, **more)
    return openpyxl.load_workbook(path)


def rows_of(sheet: Any) -> list[list[Any]]:
    """Return the cells of each row up to the last that is filled; blank rows are empty."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return [
        row[: max((n for n, v in enumerate(row, 1) if v is not None), default=0)] for row in rows
    ]


def part_of(review: Review, folder: Path, title: str, length: int) -> list[list[Any]]:
    """Return the rows below a title of `Cách tính`."""
    rows = rows_of(book_of(review, folder)["Cách tính"])
    place = rows.index([title])
    return rows[place + 1 : place + 1 + length]


def facts_rows(review: Review, folder: Path) -> dict[str, Any]:
    """Return the facts at the top of `Cách tính` by their names."""
    rows = rows_of(book_of(review, folder)["Cách tính"])
    return {str(row[0]): row[1] for row in rows if len(row) == 2}


# corrections


TITLE = f"Các chỗ sửa đã áp dụng (từ sửa.xlsx, SHA-256 {SHA})"


def test_corrections_are_listed_by_their_line_with_names_hidden(tmp_path: Path) -> None:
    corrected = with_survey(build(HOMES), corrections=FILE, applied=LINES)
    heads, first, second = part_of(corrected, tmp_path, TITLE, 3)
    assert heads[:4] == ["Dòng sửa", "Mã hộ", "Trang", "Ô"]
    head, hidden = "Họ và tên chủ hộ", "(họ tên không hiện)"
    assert first[:7] == [3, "H1", "Hộ", "M2", "Điểm B1", "=130", "120"]
    assert second[:7] == [7, "H2", "Hộ", "C3", head, hidden, hidden]
    assert (first[7:10], second[10]) == (["đã sửa", "đối chiếu", "Lê D"], "05/11/2024")


def test_a_file_of_corrections_that_changed_nothing_is_named(tmp_path: Path) -> None:
    corrected = with_survey(build(HOMES), corrections=FILE)
    (sentence,) = part_of(corrected, tmp_path, TITLE, 1)
    assert sentence == ["Không có dòng sửa nào được áp dụng."]


def test_json_has_the_corrections_and_no_name(tmp_path: Path) -> None:
    review = build(HOMES)
    value = results_json(with_survey(review, corrections=FILE, applied=LINES), "vi")["corrections"]
    assert (value["path"], value["sha256"]) == (FILE.path, SHA)
    assert [(line["line"], line["ma_ho"]) for line in value["applied"]] == [(3, "H1"), (7, "H2")]
    assert "corrections" not in results_json(review, "vi")


# columns left out, sums converted, answers confirmed


def test_columns_left_out_are_listed_with_who_wanted_it(tmp_path: Path) -> None:
    review = with_survey(build(HOMES), left_out=LEFT_OUT)
    title = "Cột có dữ liệu được chủ ý để ngoài"
    assert part_of(review, tmp_path, title, 3) == [
        ["Trang", "Ô", "Tiêu đề", "Số dòng có dữ liệu", "Theo"],
        ["Hộ", "AK1", "Số điện thoại", 2, "yêu cầu khi chạy"],
        ["Hộ", "AL1", "Nhóm máu", 1, "cách đọc của mẫu bảng"],
    ]
    assert results_json(review, "vi")["left_out"] == [
        {"sheet": "Hộ", "cell": "AK1", "heading": "Số điện thoại", "rows": 2, "by": "command"},
        {"sheet": "Hộ", "cell": "AL1", "heading": "Nhóm máu", "rows": 1, "by": "profile"},
    ]
    assert [title] not in rows_of(book_of(build(HOMES), tmp_path)["Cách tính"])
    assert "left_out" not in results_json(build(HOMES), "vi")


def test_the_method_names_converted_sums_and_confirmed_answers(tmp_path: Path) -> None:
    unit, into = "nghìn đồng/người/tháng", "đồng/người/tháng"
    income = Conversion("Hộ", "N", "Thu nhập", unit, into)
    review = with_survey(build(HOMES), conversions=(income,), answers_confirmed=True)
    facts = facts_rows(review, tmp_path)
    assert facts["Số tiền được quy đổi"] == f"Trang Hộ, cột N (Thu nhập): {unit} → {into}"
    assert facts["Câu trả lời thiếu hụt"] == "Đã được xác nhận là không ghi ngược nghĩa."
    plain = facts_rows(build(HOMES), tmp_path)
    assert not {"Số tiền được quy đổi", "Câu trả lời thiếu hụt"} & plain.keys()


def test_the_method_names_what_the_edition_lacks(tmp_path: Path) -> None:
    poor = {"code": "H1", "head_name": "A", "income": 600_000.0, "size": 3}
    review = build([poor], edition="qd59-2015", year=2018)
    words = ["Bộ tiêu chí chưa có danh mục chỉ số."]
    assert words in rows_of(book_of(review, tmp_path)["Cách tính"])
    assert words not in rows_of(book_of(build(HOMES), tmp_path)["Cách tính"])


@pytest.mark.parametrize(("year", "ages"), [(2024, 2), (2019, 0)])
def test_the_method_has_the_retirement_ages_of_the_year_of_the_review(
    tmp_path: Path, year: int, ages: int
) -> None:
    review = with_survey(build(HOMES), info=replace(build(HOMES).survey.info, year=year))
    rows = rows_of(book_of(review, tmp_path)["Cách tính"])
    assert sum(row[:1] == ["Tuổi nghỉ hưu"] for row in rows) == ages


# a register


def test_a_register_without_a_list_of_the_commune_is_named(tmp_path: Path) -> None:
    review = build(HOMES)
    nothing = HouseholdPasts("so.sqlite", (), (None, None))
    words = facts_rows(replace(review, past=nothing), tmp_path)["Sổ theo dõi"]
    assert words == "so.sqlite: chưa có danh sách nào của xã trước kỳ này"


def test_a_household_that_was_never_listed_has_no_first_year(tmp_path: Path) -> None:
    never = PastOfHousehold(None, False, False, None, False, False)
    listed = PastOfHousehold(2021, False, False, None, False, False)
    pasts = HouseholdPasts("so.sqlite", ("2021",), (never, listed))
    sheet = book_of(replace(build(HOMES), past=pasts), tmp_path)["Kết quả"]
    heads = [cell.value for cell in sheet[1]]
    place = heads.index("Năm đầu vào danh sách")
    years = [row[place].value for row in sheet.iter_rows(min_row=3)]
    assert years == [None, "2021"]


# further contents


def test_further_sheets_are_hidden_and_their_facts_are_kept(tmp_path: Path) -> None:
    review = build(HOMES)
    further = FurtherContents(
        facts_of(review), {"Sổ tháng": {"ma": ["A1", "A2"], "thang": [3, 4]}}, {"thang": "3"}
    )
    book = book_of(review, tmp_path, further=further)
    assert book["Sổ tháng"].sheet_state == "hidden"
    assert rows_of(book["Sổ tháng"]) == [["ma", "thang"], ["A1", 3], ["A2", 4]]
    assert ["ravo:thang", "3"] in [row[:2] for row in rows_of(book["Cách tính"])]


# the list


@pytest.fixture(scope="module")
def recorded_list() -> Review:
    path = WORKBOOKS / "mis-clean.xlsx"
    return judge(read_survey(path, ReadSettings(profile=load_profile("mis"), year=2024)))


def test_the_list_notes_a_recorded_class(recorded_list: Review, tmp_path: Path) -> None:
    notes = [
        row[8] for row in rows_of(book_of(recorded_list, tmp_path)["Danh sách"]) if len(row) == 9
    ]
    assert notes.count("Theo phân loại đã ghi trên phiếu") == 1


@pytest.mark.parametrize(
    ("info", "words"),
    [
        ({"period": "Thường xuyên"}, "Đến hết tháng 12 năm 2024"),
        ({"period": "Thường xuyên", "review_date": None}, "Năm 2024"),
        ({"period": "Định kỳ"}, "Năm 2024"),
    ],
)
def test_the_list_of_a_month_says_until_when(
    tmp_path: Path, info: dict[str, Any], words: str
) -> None:
    lines = [row[0] for row in rows_of(book_of(build(HOMES, **info), tmp_path)["Danh sách"]) if row]
    (where,) = (line for line in lines if str(line).startswith("Xã Mỹ An Hưng A, Huyện Lấp Vò"))
    assert str(where).casefold().endswith(words.casefold())


def test_the_list_counts_households_that_wait_for_their_review(tmp_path: Path) -> None:
    bare = {"code": "H3", "head_name": "Lê Chờ", "village": "Ấp 1", "size": 5}
    review = build([*HOMES, bare])
    lines = [row[0] for row in rows_of(book_of(review, tmp_path)["Danh sách"]) if row]
    assert "Trong đó 1 hộ, 5 nhân khẩu chưa được rà soát." in lines
