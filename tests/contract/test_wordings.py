"""Headings as officers word them: understood where one column is meant, else asked about."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ravo.contract.aliases import further, reading_key
from ravo.contract.columns import Column, TableName, columns_of
from ravo.contract.headings import Heading, Unclaimed, WideHeading, find_heading
from ravo.contract.lexicon import lexicon_of
from ravo.criteria import Edition, load_edition, shipped_editions
from ravo.survey.reader import read_survey
from support import books

INDICATORS = load_edition("nd07-2021").indicators
TABLE = Path(__file__).with_name("wordings.tsv")
CASES = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
TABLES = ("households", "members", "income")
PEOPLE = ["Mã hộ", "Họ và tên chủ hộ", "Giới tính", "Năm sinh", "Dân tộc", "Thôn", "Số khẩu"]
RECORD: list[Any] = ["H1", "A B", "Nam", 1960, "Kinh", "Ấp Một", 3]


def columns(table: str) -> tuple[Column, ...]:
    return columns_of(table, INDICATORS)  # type: ignore[arg-type]


def standard(table: str, without: str) -> list[str]:
    """Return the headings of a plain sheet, without those of a column."""
    named = {"households": ("b1",), "members": ("insured",), "income": ("wages_in",)}[table]
    kept = [c for c in columns(table) if c.required or c.name in named or c.id.startswith("th_")]
    return [column.heading for column in kept if column.id != without]


def found_by(
    rows: Sequence[Sequence[Any]], table: str = "households", *wide: WideHeading
) -> Heading:
    heading = find_heading(rows, columns(table), wide=wide)
    assert heading is not None
    return heading


def read_as(heading: Heading, place: int, table: str = "households") -> str:
    ids = {column.name: column.id for column in columns(table)}
    named = [ids[name] for name, at in heading.places.items() if at == place]
    unclaimed = [one for one in heading.unclaimed if one.place == place]
    assert len(named) + len(unclaimed) == 1
    return named[0] if named else "?"


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("edition", shipped_editions(), ids=lambda edition: edition.id)
def test_a_heading_of_the_contract_means_its_column_however_it_is_written(
    table: TableName, edition: Edition
) -> None:
    asked = columns_of(table, edition.indicators)
    for column in asked:
        for words in (column.heading, column.form_heading):
            # In capitals it is found by its key among all wordings, else as it stands.
            assert lexicon_of(asked).find(words) == column
            assert lexicon_of(asked).find(words.upper()) == column


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['wording']}={case['cells']}")
def test_a_wording_is_understood_or_asked_about(case: dict[str, str]) -> None:
    heads = standard(case["sheet"], case["meant"])
    if case["meant"] == "?":
        near = lexicon_of(columns(case["sheet"])).within.get(reading_key(case["wording"]))
        heads = [head for head in heads if near is None or head != near.heading]
    cells = case["cells"].split("|")
    rows = [[*heads, case["wording"]], *([*["1"] * len(heads), cell] for cell in cells)]
    heading = found_by(rows, case["sheet"])
    assert read_as(heading, len(heads), case["sheet"]) == case["meant"]


@pytest.mark.parametrize("table", TABLES)
def test_no_wording_means_two_columns(table: str) -> None:
    seen: dict[str, str] = {}
    for column in columns(table):
        for words in (column.heading, *further(column)):
            assert seen.setdefault(reading_key(words), column.id) == column.id, words


def one(words: str, *cells: Any, heads: Sequence[str] = PEOPLE) -> Unclaimed:
    rows = [[*heads, words], *([*RECORD[: len(heads)], cell] for cell in cells or ("x",))]
    [left] = [left for left in found_by(rows).unclaimed if left.words == words]
    return left


@pytest.mark.parametrize(
    ("words", "near", "differs", "doubts"),
    [
        ("Điểm B2", "b1", "digit", set()),
        ("Thu nhập", "income", "unstated", {"income"}),
        ("Thu nhập (nghìn đồng/người/tháng)", "income", "unit", {"income"}),
        ("Thu nhập bình quân (đồng/hộ/tháng)", "income", "unit", {"income"}),
        (
            "Diện tích nhà ở bình quân đầu người (m2)",
            "answer_housing_area",
            "unit",
            {"answer_housing_area", "floor_area"},
        ),
        ("Thẻ BHYT", "answer_health_insurance", "subject", {"answer_health_insurance"}),
        ("Số nhân khẩu (nữ)", "size", "subject", set()),
    ],
)
def test_what_speaks_against_a_heading_is_said(
    words: str, near: str, differs: str, doubts: set[str]
) -> None:
    left = one(words)
    assert left.near is not None
    assert (left.near.name, left.differs, set(left.doubts)) == (near, differs, doubts)


@pytest.mark.parametrize(
    "words", ["Số điện thoại", "_uuid", "STT", "Địa chỉ", "Ghi chú B1", "Tổng điểm B2"]
)
def test_what_is_something_else_holds_no_evidence(words: str) -> None:
    assert one(words).doubts == frozenset()


def test_a_slip_of_the_pen_is_near_and_a_differing_heading_is_not() -> None:
    rows = [[*PEOPLE, "3. Dinh dưỡngg", "Diện tích nhà ở (ha)", "Điểm B2"], [*RECORD, "Có", 5, 30]]
    assert [miss.words for miss in found_by(rows).near] == ["3. Dinh dưỡngg"]


# groups


def grouped(group: str, below: Sequence[Any], cells: Sequence[Any]) -> Heading:
    at = len(PEOPLE)
    rows = [
        [*PEOPLE, group, *[""] * (len(below) - 1), "Ghi chú"],
        [*[""] * at, *below, ""],
        [*RECORD, *cells, "x"],
    ]
    return found_by(rows, "households", WideHeading(0, at, 0, at + len(below) - 1))


@pytest.mark.parametrize("mark", [int, str, "({})".format])
def test_bare_numbers_under_indicators_are_indicators(mark: Any) -> None:
    heading = grouped("Các chỉ số thiếu hụt", [mark(n) for n in range(1, 13)], ["Có"] * 12)
    at = {heading.places[f"answer_{item.id}"]: item.number for item in INDICATORS}
    assert at == {len(PEOPLE) + n: n + 1 for n in range(12)}
    assert {"code", "note"} <= set(heading.places)


def test_a_row_that_numbers_every_column_is_no_row_of_indicators() -> None:
    at = len(PEOPLE)
    rows: list[list[Any]] = [
        [*PEOPLE, "Chỉ số thiếu hụt", *[""] * 11],
        list(range(1, at + 13)),
        [*RECORD, *["Có"] * 12],
    ]
    heading = found_by(rows, "households", WideHeading(0, at, 0, at + 11))
    assert heading.row == 0
    assert not any(name.startswith("answer_") for name in heading.places)
    assert all(len(left.doubts) == 12 for left in heading.unclaimed)


def test_groups_of_needs_and_causes_give_no_evidence() -> None:
    needs = grouped("Nhu cầu hỗ trợ", ["Y tế", "Nhà ở", "Việc làm"], ["x"] * 3)
    assert {"need_health", "need_housing"} <= set(needs.places)
    assert [(left.words, left.doubts) for left in needs.unclaimed] == [("Việc làm", frozenset())]
    causes = grouped("Nguyên nhân nghèo", ["Khác", "Không có lao động"], ["x"] * 2)
    assert {"cause_other", "cause_labour"} <= set(causes.places)


def test_figures_of_the_year_before_are_not_this_years() -> None:
    heading = grouped("Kết quả năm trước", ["Phân loại", "Điểm B1", "Số khẩu"], ["Hộ nghèo", 90, 5])
    assert heading.places["opening_class"] == len(PEOPLE)
    assert "b1" not in heading.places
    assert heading.places["size"] == PEOPLE.index("Số khẩu")


def test_an_unknown_heading_under_indicators_leaves_all_of_them_open() -> None:
    heading = grouped("Chỉ số thiếu hụt", ["Việc làm", "Cột lạ"], ["Có", "Có"])
    [left] = heading.unclaimed
    assert left.group == "Chỉ số thiếu hụt"
    assert len(left.doubts) == 11


# what stands twice


def twice(tmp_path: Path, heading: str, first: Any, second: Any) -> list[tuple[str, str | None]]:
    def add(book: Any) -> None:
        sheet = book["Hộ"]
        for row, cell in enumerate((heading, second), 1):
            sheet.cell(row, 40).value = cell

    row = {**books.household(), heading: first}
    survey = read_survey(books.write(tmp_path / "a.xlsx", [row], change=add))
    return [
        (fault.code, fault.cell)
        for fault in survey.faults
        if fault.code in ("RV-408", "RV-481", "RV-482")
    ]


def test_a_doubled_column_is_an_error_only_where_it_leaves_a_class_open(tmp_path: Path) -> None:
    assert twice(tmp_path, "Ghi chú", "a", "b") == [("RV-481", "AN1")]
    assert twice(tmp_path, "Ghi chú", None, "b") == [("RV-482", "AN1")]
    assert twice(tmp_path, "Điểm B1", 120, 120) == [("RV-482", "AN1")]
    assert twice(tmp_path, "Điểm B1", 120, 150) == [("RV-408", "AN1")]
    assert twice(tmp_path, "Điểm B1", 120, None) == [("RV-482", "AN1")]


@given(st.text(max_size=40))
def test_every_heading_is_claimed_once_or_named(words: str) -> None:
    rows = [[*PEOPLE, words], [*RECORD, "Có"]]
    heading = found_by(rows)
    place = len(PEOPLE)
    claimed = [name for name, at in heading.places.items() if at == place]
    claimed += [two.name for two in heading.twice if two.second == "H1"]
    named = [left for left in heading.unclaimed if left.place == place]
    if words.split():
        assert bool(claimed) != bool(named) or heading.twice
