"""Typed values beyond the usual range leave the class open until mended or confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.contract.columns import Column, TableName, contract
from ravo.contract.slips import likely_slip
from ravo.fault_words import fault_message
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from support import books
from support.programs import inside_json

B1, INCOME = "Điểm B1", "Thu nhập bình quân (đồng/người/tháng)"
AREA, SIZE, BIRTH = "Diện tích nhà ở (m2)", "Số nhân khẩu", "Ngày/năm sinh"
WAGES, COSTS = "Thu: tiền lương, tiền công", "Chi: trồng trọt"
OPEN = "undetermined"
Row = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A value in a column: its class as it came, and once an officer says that it is right."""

    heading: str
    value: Any
    found: str | None
    confirmed: str | None

    @property
    def sheet(self) -> str:
        return "Thành viên" if self.heading == BIRTH else "Hộ"

    def rows(self, code: str) -> tuple[Row, list[Row]]:
        """Return a household whose class turns on the value, and its members."""
        if self.heading == B1:
            return books.household(code, **{B1: self.value}), []
        if self.heading == INCOME:
            return books.household(code, **{B1: None, INCOME: self.value}), []
        if self.heading == AREA:
            return books.household(code, 2, **{books.ANSWERS[7]: None, AREA: self.value}), []
        if self.heading == SIZE:
            more = {books.ANSWERS[7]: None, AREA: 100, SIZE: self.value}
            return books.household(code, 2, **more), []
        row = books.household(code, 2, **{books.ANSWERS[3]: None, SIZE: 1, "Năm sinh": None})
        insured = {BIRTH: self.value, "Có thẻ bảo hiểm y tế": "Không"}
        return row, [books.member(code, **insured)]


CASES = (
    Case(B1, 0, OPEN, "poor"),
    Case(B1, 19, OPEN, "poor"),
    Case(B1, 20, "poor", "poor"),
    Case(B1, 400, "not_poor", "not_poor"),
    Case(B1, 401, OPEN, "not_poor"),
    Case(B1, 999, OPEN, "not_poor"),
    Case(B1, 1000, None, None),
    Case(B1, 1340, None, None),
    Case(B1, 87123456789, None, None),
    Case(INCOME, 1_400, OPEN, "poor"),
    Case(INCOME, 99_999, OPEN, "poor"),
    Case(INCOME, 100_000, "poor", "poor"),
    Case(INCOME, 30_000_000, "not_poor", "not_poor"),
    Case(INCOME, 30_000_001, OPEN, "not_poor"),
    Case(INCOME, 1_000_000_000, OPEN, "not_poor"),
    Case(INCOME, 1_000_000_001, None, None),
    Case(AREA, 1, OPEN, "poor"),
    Case(AREA, 3.9, OPEN, "poor"),
    Case(AREA, 4, "poor", "poor"),
    Case(AREA, 500, "near_poor", "near_poor"),
    Case(AREA, 501, OPEN, "near_poor"),
    Case(AREA, 10_000, OPEN, "near_poor"),
    Case(AREA, 10_001, None, None),
    Case(SIZE, 12, "near_poor", "near_poor"),
    Case(SIZE, 13, OPEN, "poor"),
    Case(SIZE, 50, OPEN, "poor"),
    Case(SIZE, 51, None, None),
    Case(BIRTH, "1920", "poor", "poor"),
    Case(BIRTH, "31/12/1919", OPEN, "poor"),
    Case(BIRTH, "1900", OPEN, "poor"),
    Case(BIRTH, "31/12/1899", None, None),
)


def classes(found: dict[str, Any]) -> dict[str, str | None]:
    return {household["ma_ho"]: household["class"] for household in found["households"]}


def corrections(path: Path, *lines: tuple[Any, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    heads = ("Mã hộ", "Trang", "Cột", "Giá trị cũ", "Giá trị mới", "Lý do", "Người sửa", "Ngày")
    sheet.append(heads)
    for line in lines:
        sheet.append([*line, "Đối chiếu phiếu", "Cán bộ xã", "20/12/2024"])
    book.save(path)
    return path


@pytest.fixture(scope="module")
def survey_of_cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pairs = [case.rows(f"H{number}") for number, case in enumerate(CASES)]
    members = [member for _, more in pairs for member in more]
    folder = tmp_path_factory.mktemp("usual")
    return books.write(folder / "a.xlsx", [row for row, _ in pairs], members)


@pytest.fixture(scope="module")
def scored_cases(survey_of_cases: Path) -> dict[str, Any]:
    code, found = inside_json("score", survey_of_cases)
    assert code == 1
    return found


@pytest.mark.parametrize("number", range(len(CASES)))
def test_each_side_of_a_limit_has_its_class(scored_cases: dict[str, Any], number: int) -> None:
    case, code = CASES[number], f"H{number}"
    assert classes(scored_cases).get(code) == case.found
    told = [f for f in scored_cases["faults"] if f["ma_ho"] == code and f["column"] == case.heading]
    wanted = {OPEN: ["RV-230"], None: ["RV-209"]}.get(case.found, [])
    assert [f["code"] for f in told if f["code"] in ("RV-209", "RV-230", "RV-221")] == wanted
    assert all((f["severity"] == "error") == (f["code"] == "RV-209") for f in told)


def test_what_is_open_says_which_cell_settles_it(scored_cases: dict[str, Any]) -> None:
    for number, case in enumerate(CASES):
        if case.found == OPEN:
            faults = [f for f in scored_cases["faults"] if f["ma_ho"] == f"H{number}"]
            assert "RV-511" in {f["code"] for f in faults}
            doubted = next(f for f in faults if f["code"] == "RV-230")
            assert "đúng như vậy" in doubted["hint"]
            assert doubted["sheet"] == case.sheet


def test_a_confirmed_cell_decides_and_an_impossible_one_does_not(
    survey_of_cases: Path, tmp_path: Path
) -> None:
    lines = [
        (f"H{number}", case.sheet, case.heading, case.value, "đúng như vậy")
        for number, case in enumerate(CASES)
        if case.found in (OPEN, None)
    ]
    file = corrections(tmp_path / "sua.xlsx", *lines)
    code, found = inside_json("score", survey_of_cases, "--corrections", file)
    assert code == 1
    expected = {f"H{number}": case.confirmed for number, case in enumerate(CASES)}
    assert {key: classes(found).get(key) for key in expected} == expected
    assert {f["code"] for f in found["faults"]} & {"RV-230", "RV-444", "RV-511"} == set()


def test_a_mended_cell_decides_and_one_newly_typed_is_doubted_like_any(tmp_path: Path) -> None:
    rows = [books.household(code, **{B1: 14}) for code in ("H1", "H2", "H3")]
    path = books.write(tmp_path / "a.xlsx", rows)
    lines = [
        ("H1", "Hộ", B1, 14, 140),
        ("H2", "Hộ", B1, 14, 405),
        ("H3", "Hộ", B1, 14, 405),
        ("H3", "Hộ", B1, 405, "đúng như vậy"),
    ]
    _, found = inside_json(
        "score", path, "--corrections", corrections(tmp_path / "sua.xlsx", *lines)
    )
    assert classes(found) == {"H1": "poor", "H2": OPEN, "H3": "not_poor"}
    assert [f["ma_ho"] for f in found["faults"] if f["code"] == "RV-230"] == ["H2"]


def reviewed(
    tmp_path: Path, row: Row, members: Sequence[Row] = (), income: Sequence[Row] = ()
) -> Review:
    return judge(read_survey(books.write(tmp_path / "a.xlsx", [row], members, income)))


@pytest.mark.parametrize(
    ("row", "klass"),
    [
        ({INCOME: 1_400}, "poor"),
        ({B1: 300, INCOME: 99_000_000}, "not_poor"),
        ({B1: 401, INCOME: 9_000_000}, OPEN),
        ({AREA: 1}, "poor"),
        ({SIZE: 15, AREA: 60}, "poor"),
        ({B1: None, INCOME: 1_400, **dict.fromkeys(books.ANSWERS, "Không")}, OPEN),
    ],
)
def test_the_class_stands_where_it_does_not_depend_on_the_value(
    tmp_path: Path, row: Row, klass: str
) -> None:
    review = reviewed(tmp_path, books.household(**row))
    assert list(review.verdicts.klass) == [klass]
    assert "RV-230" in {fault.code for fault in review.faults}


# the sheet Thu nhập


@pytest.mark.parametrize(
    ("yearly", "klass", "warned"),
    [
        (2 * 12 * 100_000, "poor", False),
        (2 * 12 * 99_999, "poor", True),
        (2 * 12 * 30_000_000, "not_poor", False),
        (2 * 12 * 30_000_001, "not_poor", True),
        (33_600, "poor", True),
    ],
)
def test_an_income_worked_out_is_warned_about_once_and_decides(
    tmp_path: Path, yearly: float, klass: str, warned: bool
) -> None:
    sums = [{"Mã hộ": "H1", WAGES: yearly / 2, "Thu: trồng trọt": yearly / 2}]
    review = reviewed(tmp_path, books.household(**{B1: None}), [], sums)
    assert list(review.verdicts.klass) == [klass]
    assert [f.code for f in review.faults] == (["RV-306"] if warned else [])
    assert all(f.severity == "warning" for f in review.faults)


def test_a_row_of_costs_alone_is_an_income_below_zero(tmp_path: Path) -> None:
    sums = [{"Mã hộ": "H1", COSTS: 2_400_000}]
    review = reviewed(tmp_path, books.household(**{B1: None}), [], sums)
    assert list(review.verdicts.klass) == ["poor"]
    assert review.verdicts.value[0] == -100_000
    assert [f.code for f in review.faults] == ["RV-306"]


def test_a_sum_on_the_form_goes_before_one_worked_out(tmp_path: Path) -> None:
    sums = [{"Mã hộ": "H1", WAGES: 33_600}]
    review = reviewed(tmp_path, books.household(**{B1: None, INCOME: 1_000_000}), [], sums)
    assert [f.code for f in review.faults] == ["RV-353"]


def test_a_figure_of_the_income_sheet_has_its_limits(tmp_path: Path) -> None:
    row = books.household(**{B1: None})
    for value, code in ((3_000_000_000, "RV-221"), (100_000_000_001, "RV-209")):
        review = reviewed(tmp_path, row, [], [{"Mã hộ": "H1", WAGES: value}])
        fault = next(f for f in review.faults if f.code == code)
        assert fault.severity == ("error" if code == "RV-209" else "warning")
        assert list(review.verdicts.klass) == ["not_poor" if code == "RV-221" else None]


# words


def column(table: TableName, name: str) -> Column:
    return next(c for c in contract() if (c.table, c.name) == (table, name))


@pytest.mark.parametrize(
    ("table", "name", "figure", "words"),
    [
        ("households", "income", 1_400, "nghìn đồng, tức là 1.400.000"),
        ("households", "income", 1, "triệu đồng, tức là 1.000.000"),
        ("households", "income", 36_000_000, "cả năm"),
        ("households", "income", 0, "chưa hỏi"),
        ("households", "income", 87_123_456_789, "số định danh"),
        ("households", "income", 912_345_678, "điện thoại"),
        ("households", "b1", 0, "chưa chấm"),
        ("households", "b1", 1_340, "thừa một chữ số hoặc thiếu dấu phẩy (134)"),
        ("households", "b1", 1_405, "(140,5)"),
        ("households", "b1", 14, "thiếu một chữ số"),
        ("households", "b1", 87_123_456_789, "số định danh"),
        ("households", "b1", 912_345_678, "điện thoại"),
        ("households", "floor_area", 1, "thiếu một chữ số"),
        ("households", "floor_area", 900, "(90)"),
        ("households", "size", 40, "(4)"),
        ("members", "birth", 1915, "(2015)"),
    ],
)
def test_the_likely_slip_is_named(table: TableName, name: str, figure: float, words: str) -> None:
    assert words in likely_slip(figure, column(table, name)).vi


@pytest.mark.parametrize(
    ("name", "figure"), [("size", 13), ("b1", -5), ("b1", 9_000), ("income", 500_000_000)]
)
def test_nothing_is_guessed_where_nothing_is_likely(name: str, figure: float) -> None:
    assert likely_slip(figure, column("households", name)) == ("", "")


def test_a_citizen_number_in_a_figure_is_refused_and_not_shown(tmp_path: Path) -> None:
    for heading in (B1, INCOME, SIZE, AREA):
        review = reviewed(tmp_path, books.household(**{heading: 87123456789}))
        fault = review.faults[0]
        assert (fault.code, fault.value) == ("RV-209", "*******6789")
        for lang in ("vi", "en"):
            assert "87123456789" not in " ".join(fault_message(fault, lang))
        assert list(review.verdicts.klass) == [None]


def test_a_0_among_words_is_an_answer_and_is_named(tmp_path: Path) -> None:
    """A formula that fetches an answer from a blank cell gives 0."""
    homes = [books.household("H1", 0), books.household("H2", 3, **{books.ANSWERS[0]: 0})]
    _, found = inside_json("score", books.write(tmp_path / "a.xlsx", homes))
    assert classes(found) == {"H1": "near_poor", "H2": "near_poor"}
    assert [(f["code"], f["ma_ho"]) for f in found["faults"]] == [("RV-226", "H2")]


@pytest.mark.parametrize("elsewhere", [1, "1", "0"])
def test_a_0_is_an_answer_where_another_column_is_answered_in_digits(
    tmp_path: Path, elsewhere: Any
) -> None:
    other = {books.ANSWERS[0]: 0, books.ANSWERS[11]: elsewhere}
    path = books.write(
        tmp_path / "a.xlsx", [books.household("H1", 0), books.household("H2", 3, **other)]
    )
    _, found = inside_json("score", path)
    assert "RV-226" not in {fault["code"] for fault in found["faults"]}
    assert OPEN not in classes(found).values()
