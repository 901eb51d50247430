"""Every column by one question: does a class depend on it? What decides nothing rejects nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from ravo.contract.columns import ANSWER, Column, ColumnType, TableName, columns_of
from ravo.criteria import edition_for_year
from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of
from ravo.profiles.columns import RECORDED
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from support import books
from support.reviews import codes, review

EDITION = edition_for_year(2024)
TABLES: tuple[TableName, ...] = ("households", "members", "income")
UNREADABLE: dict[ColumnType, tuple[Any, ...]] = {
    "text": (),
    "name": (),
    "code": (),
    "citizen": ("123456789", "0123", "8,7E+10"),
    "choice": ("chưa rõ", 7),
    "yes_no": ("chưa rõ",),
    "integer": ("khoảng hai", 2.5, -3),
    "number": ("nhiều", "1.500", -3),
    "money": ("vài triệu", 1.5, -3),
    "date": ("31/02/2024", "hôm qua"),
    "birth": ("31/02/1990", "5/6/15"),
}
ERRORS = ("#N/A", "#REF!")
Row = dict[str, Any]


def columns(table: TableName) -> list[Column]:
    """Return the columns of a sheet but the code, by which a household is known at all."""
    return [c for c in columns_of(table, EDITION.indicators) if c.name != "code"]


def bad_cells(column: Column) -> Iterator[Any]:
    yield from UNREADABLE[column.type]
    yield from ERRORS
    if column.required:
        yield from (None, "--")


CELLS = [
    (column, value) for table in TABLES for column in columns(table) for value in bad_cells(column)
]


def name_of(number: int) -> str:
    column, value = CELLS[number]
    return f"{column.table}-{column.id}-{value}"


def home(code: str) -> Row:
    """Return a poor household of one whose answers agree with its member."""
    return books.household(code, 0, **{"Số nhân khẩu": 1}, **dict.fromkeys(books.ANSWERS[9:], "Có"))


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """Return the review of a workbook with one bad cell in each household but the last."""
    homes: list[Row] = []
    members: list[Row] = []
    income: list[Row] = []
    for number, (column, value) in enumerate(CELLS):
        rows = {
            "households": home(f"H{number}"),
            "members": books.member(f"H{number}"),
            "income": {"Mã hộ": f"H{number}", "Thu: trồng trọt": 12_000_000},
        }
        rows[column.table] = {**rows[column.table], column.heading: value}
        homes.append(rows["households"])
        members.append(rows["members"])
        income.append(rows["income"])
    path = tmp_path_factory.mktemp("decides") / "a.xlsx"
    return judge(read_survey(books.write(path, [*homes, home("last")], members, income)))


@pytest.mark.parametrize("number", range(len(CELLS)), ids=name_of)
def test_a_bad_cell_rejects_its_household_only_if_a_class_depends_on_its_column(
    reviewed: Review, number: int
) -> None:
    column, value = CELLS[number]
    # Whether the household is there at all may hang on a reason of change that nobody can read.
    decides = column.matters or (column.name == "change_reason" and value != "chưa rõ")
    table = getattr(reviewed.survey, column.table)
    cell = table.cell(column.name, number)
    told = [f for f in reviewed.faults if (f.sheet, f.cell) == (table.sheet, cell)]
    assert told
    assert {f.household for f in told} == {f"H{number}"}
    assert any(fault.severity == "error" for fault in told) == decides
    assert reviewed.survey.rejected[number] == decides
    assert reviewed.verdicts.klass[number] == (None if decides else "poor")
    assert pd.isna(table.value(column.name, number))


def test_the_household_without_a_bad_cell_is_classed(reviewed: Review) -> None:
    assert reviewed.verdicts.klass[-1] == "poor"
    assert not reviewed.survey.workbook_rejected


def test_every_kind_that_rejects_by_its_column_says_so(reviewed: Review) -> None:
    lowered = {f.code for f in reviewed.faults if not f.decides}
    assert lowered
    for code in lowered:
        assert kind_of(code).bears in ("column", "never"), code


def test_every_column_is_tried() -> None:
    assert {column.id for column, _ in CELLS} == {c.id for t in TABLES for c in columns(t)}


@pytest.mark.parametrize("table", TABLES)
def test_a_required_column_is_missed_by_name_and_rejects_only_if_it_decides(
    tmp_path: Path, table: TableName
) -> None:
    for column in columns(table):
        if not column.required:
            continue
        home, member = books.household(**{"Số nhân khẩu": 1}), books.member()
        for row in (home,) if table == "households" else (member,):
            del row[column.heading]
        review = judge(read_survey(books.write(tmp_path / "a.xlsx", [home], [member])))
        told = [f for f in review.faults if f.code == "RV-407"]
        assert [f.params["columns"] for f in told] == [(column.heading,)]
        assert (told[0].severity == "error") == column.matters
        assert (review.verdict == "rejected") == column.matters, column.id


def test_without_codes_nothing_is_classed(tmp_path: Path) -> None:
    row = books.household()
    del row["Mã hộ"]
    review = judge(read_survey(books.write(tmp_path / "a.xlsx", [row])))
    assert review.verdict == "rejected"


def test_not_exactly_one_head_is_a_warning(tmp_path: Path) -> None:
    members = [books.member(), books.member()]
    review = judge(read_survey(books.write(tmp_path / "a.xlsx", [books.household()], members)))
    fault = next(f for f in review.faults if f.code == "RV-302")
    assert fault.severity == "warning"
    assert not review.survey.rejected.any()


# the sheet Thông tin


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("Tổng số hộ dân cư", "nhiều"),
        ("Tổng số hộ dân cư", None),
        ("Tổng số nhân khẩu", -4),
        ("Tổng số nhân khẩu", 87123456789),
        ("Tổng số hộ dân tộc thiểu số", "#N/A"),
        ("Tỉnh/thành phố", None),
        ("Kỳ rà soát", "Mùa thu"),
        ("Mã xã", "#REF!"),
    ],
)
def test_what_decides_nothing_in_info_is_a_warning(tmp_path: Path, key: str, value: Any) -> None:
    path = books.write(tmp_path / "a.xlsx", [books.household()], info={key: value})
    review = judge(read_survey(path))
    assert [f.severity for f in review.faults] == ["warning"]
    assert (review.verdict, list(review.verdicts.klass)) == ("accepted_with_warnings", ["poor"])


@pytest.mark.parametrize(
    ("key", "value"),
    [("Năm rà soát", "năm nay"), ("Khu vực", "đồi núi"), ("Xã/phường/thị trấn", "#N/A")],
)
def test_what_decides_in_info_rejects_the_workbook(tmp_path: Path, key: str, value: Any) -> None:
    path = books.write(tmp_path / "a.xlsx", [books.household()], info={key: value})
    review = judge(read_survey(path))
    assert review.verdict == "rejected"


@pytest.mark.parametrize(
    ("value", "counted"),
    [
        ("31/10/2024", "31/10/2024"),
        ("01/01/2024", "01/01/2024"),
        ("15/01/2025", "15/01/2025"),
        ("30/06/2025", "30/06/2025"),
        ("01/07/2025", None),
        ("31/12/2023", None),
        ("14/12/2023", None),
        ("31/02/2024", None),
        ("#N/A", None),
        ("14/12/2014", None),
        ("14/12/2042", None),
    ],
)
def test_a_closing_day_of_another_time_is_not_counted_by(
    tmp_path: Path, value: str, counted: str | None
) -> None:
    path = books.write(tmp_path / "a.xlsx", [books.household()], info={"Ngày chốt số liệu": value})
    survey = read_survey(path)
    day = survey.info.review_date
    assert (day.strftime("%d/%m/%Y") if day else None) == counted
    wanted = [] if counted else [("RV-232", "warning")]
    assert [(f.code, f.severity) for f in survey.faults] == wanted
    assert not survey.workbook_rejected


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("2024-01-01", "2025-06-30", "2023-12-31"), False),
        (("2023-12-31", "2025-07-01", "2024-10-01"), True),
        (("2023-12-31", None, None), True),
        (("2023-12-31", "2024-10-01", None), False),
        ((None, None, None), False),
    ],
)
def test_visits_that_are_mostly_of_another_year_are_told_once(
    tmp_path: Path, days: tuple[str | None, ...], *, told: bool
) -> None:
    visits = [None if day is None else date.fromisoformat(day) for day in days]
    rows = [books.household(f"H{i}", **{"Ngày rà soát": day}) for i, day in enumerate(visits)]
    found = review(books.write(tmp_path / "a.xlsx", rows))
    assert [(f.code, f.cell[-1:], f.household) for f in found.faults if f.cell] == (
        [("RV-4099", "2", None)] if told else []
    )
    assert list(found.verdicts.klass) == ["poor"] * 3
    monthly = books.write(tmp_path / "b.xlsx", rows, info={"Kỳ rà soát": "Thường xuyên"})
    assert "RV-4099" not in codes(review(monthly))


def test_the_closing_day_of_last_year_makes_nobody_a_year_younger(tmp_path: Path) -> None:
    row = books.household("H1", 2, **{books.ANSWERS[5]: None, "Số nhân khẩu": 1, "Năm sinh": 2021})
    child = books.member("H1", **{"Ngày/năm sinh": "01/06/2021", "Đang đi học đúng cấp": "Không"})
    for day in ("14/12/2024", "14/12/2023"):
        path = books.write(tmp_path / "a.xlsx", [row], [child], info={"Ngày chốt số liệu": day})
        assert judge(read_survey(path)).verdicts.klass.tolist() == ["poor"]


# the data


def test_every_column_has_an_answer_and_every_indicator_decides() -> None:
    for table in ("info", *TABLES):
        for column in columns_of(table, EDITION.indicators):
            assert column.decides in ("class", "sum", "no"), column.id
            if column.name.startswith(ANSWER) or column.name == "code":
                assert column.decides == "class"
    assert all(column.decides == "class" for column in RECORDED)


def test_a_fault_on_what_decides_nothing_is_a_warning_whatever_its_kind() -> None:
    assert kind_of("RV-212").severity == "error"
    assert Fault("RV-212").severity == "error"
    assert Fault("RV-212", decides=False).severity == "warning"
    assert Fault("RV-210", decides=False).severity == "warning"


def test_a_column_of_relations_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    members = [books.member(f"H{n}") for n in range(3) for _ in range(2)]
    for row in members:
        del row["Quan hệ với chủ hộ"]
    rows = [books.household(f"H{n}") for n in range(3)]
    survey = read_survey(books.write(tmp_path / "a.xlsx", rows, members))
    assert [fault.code for fault in survey.faults] == ["RV-407"]
