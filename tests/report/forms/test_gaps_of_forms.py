"""Every identity of the forms on tables made by hand: where it fails, by how much, if unknown."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any, cast

import pytest

from ravo.report.figures.model import District, Movements, ReportPlace
from ravo.report.forms.facts import FormColumn, form_facts
from ravo.report.forms.identities import SAME, gaps_of
from ravo.report.forms.model import FormLine, FormRow, FormTable, FormValue, Gap, RowLevel

UNIT, KEY = "Xã Thử", "30172"


def row(
    values: Mapping[str, FormValue],
    line: FormLine | None = None,
    *,
    level: RowLevel = "commune",
    stt: str = "1.1",
    unit: str = UNIT,
    key: str = KEY,
    sent: bool = True,
) -> FormRow:
    return FormRow(stt, unit, level, line, values, key, sent)


def table(number: str, *rows: FormRow, columns: Sequence[FormColumn] = ()) -> FormTable:
    return FormTable(number, f"Biểu {number}", tuple(columns), rows)


def column(code: str, formula: str = "", figure: str = "x") -> FormColumn:
    return FormColumn(code, (code,), formula, figure, "seen")


def district(**more: Any) -> District:
    """Return a district of which only what the identities ask for is filled in."""
    values = {"movements": None, "communes": (), "fewest_poor": 3, "most_near_poor": 2, **more}
    return cast(District, SimpleNamespace(**values))


def gaps(*tables: FormTable, **more: Any) -> list[Gap]:
    return list(gaps_of(tables, district(**more)))


# 1 - 2 - 3 - 4 + 5 + 6 + 7 + 8 = 9

BALANCED: dict[str, FormValue] = {
    "1": 100,
    "2": 1,
    "3": 2,
    "4": 4,
    "5": 8,
    "6": 16,
    "7": 32,
    "8": 64,
    "9": 213,
}


@pytest.mark.parametrize("number", ["2", "3"])
def test_a_balanced_line_has_no_gap(number: str) -> None:
    assert gaps(table(number, row(BALANCED, "households"), row(BALANCED, "members"))) == []


@pytest.mark.parametrize(
    ("code", "sign"),
    [("1", -1), ("2", 1), ("3", 1), ("4", 1), ("5", -1), ("6", -1), ("7", -1), ("8", -1), ("9", 1)],
)
def test_each_column_counts_with_its_sign(code: str, sign: int) -> None:
    one_more = {**BALANCED, code: cast(int, BALANCED[code]) + 1}
    found = gaps(table("3", row(one_more, "members")))
    assert found == [Gap("3", "balance", UNIT, "members", sign)]
    assert gaps(table("3", row({**one_more, "8": None}, "members"))) == []
    assert gaps(table("8", row(one_more, "members"))) == []


def test_a_balance_that_fails_names_the_households_of_its_form_line_and_commune() -> None:
    behind = {("2", "households", KEY): ("H1", "H2"), ("3", "households", KEY): ("K",)}
    movements = Movements({}, {}, behind)
    wrong = {**BALANCED, "9": 0}
    lines = (row(wrong, "members"), row(wrong, "households"))
    found = gaps(table("2", *lines), movements=movements)
    assert [(gap.line, gap.households) for gap in found] == [
        ("members", ()),
        ("households", ("H1", "H2")),
    ]


# one form's decrease is the other's increase


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({"2": 5}, {"5": 5}, []),
        ({"2": 7}, {"5": 5}, [("2", "crossed_2", 2)]),
        ({"5": 1}, {"3": 4}, [("2", "crossed_5", -3)]),
        ({"2": None}, {"5": 5}, []),
        ({"2": 7}, {"5": None}, []),
    ],
)
def test_who_leaves_one_list_for_the_other_enters_it(
    one: dict[str, FormValue], other: dict[str, FormValue], found: list[tuple[str, str, int]]
) -> None:
    tables = (table("2", row(one, "households")), table("3", row(other, "households")))
    assert [(gap.form, gap.identity, gap.difference) for gap in gaps(*tables)] == found
    assert gaps(*(table(t.number, row(t.rows[0].values, "members")) for t in tables)) == []
    assert gaps(tables[0]) == []


def test_units_are_compared_by_their_key_else_by_number_and_name() -> None:
    two = table("2", row({"2": 1}, "households"))
    elsewhere = table("3", row({"5": 9}, "households", key="30175"))
    assert gaps(two, elsewhere) == []
    total = {"level": "total", "stt": "", "unit": "Tổng cộng", "key": ""}
    sums = (
        table("2", row({"2": 1}, "households", **cast(Any, total))),
        table("3", row({"5": 9}, "households", **cast(Any, total))),
    )
    assert [(gap.unit, gap.difference) for gap in gaps(*sums)] == [("Tổng cộng", -8)]
    other = {**total, "unit": "Huyện Thử"}
    assert gaps(sums[0], table("3", row({"5": 9}, "households", **cast(Any, other)))) == []


# the same figure in two forms


@pytest.mark.parametrize(("form", "code", "line", "other", "other_code"), SAME)
def test_a_figure_that_two_forms_print_is_one(
    form: str, code: str, line: FormLine | None, other: str, other_code: str
) -> None:
    def found(mine: FormValue, theirs: FormValue) -> list[Gap]:
        own = table(form, row({code: mine}, line))
        return [
            gap
            for gap in gaps(own, table(other, row({other_code: theirs})))
            if "same" in gap.identity
        ]

    assert found(5, 5) == found(None, 5) == found(5, None) == []
    assert found(5, 3) == [Gap(form, f"same_{other}_{other_code}", UNIT, line, 2)]
    assert gaps(table(form, row({code: 5}, line))) == []


# printed sums


def test_a_column_that_is_a_sum_of_others_is_their_sum() -> None:
    columns = [column("1", "2+3"), column("2"), column("3")]
    for values, difference in (
        ({"1": 5, "2": 2, "3": 3}, None),
        ({"1": 6, "2": 2, "3": 3}, 1),
        ({"1": 4, "2": 2, "3": 3}, -1),
        ({"1": 6, "2": None, "3": 3}, None),
        ({"1": None, "2": 2, "3": 3}, None),
    ):
        found = gaps(table("1", row(values), columns=columns))
        expected = [] if difference is None else [Gap("1", "sum", UNIT, None, difference)]
        assert found == expected


def test_the_peoples_of_form_9_add_up() -> None:
    columns = [column(code) for code in ("1", "1.2", "1.2.1", "1.2.2", "2.2", "2.2.1")]
    values = {"1": 50, "1.2": 9, "1.2.1": 4, "1.2.2": 3, "2.2": 1, "2.2.1": 2}
    found = gaps(table("9", row(values), columns=columns))
    assert [(gap.identity, gap.difference) for gap in found] == [("sum", 2), ("sum", -1)]
    assert gaps(table("1", row(values), columns=columns)) == []


# bounds of the edition


def commune(klass: str, unknown: tuple[int, ...]) -> Any:
    place = ReportPlace(KEY, UNIT, "875", "Huyện Thử", "Tỉnh Thử")
    return SimpleNamespace(place=place, unknown={klass: unknown, "poor": unknown})


@pytest.mark.parametrize(
    ("form", "klass", "count", "unknown", "found"),
    [
        ("4", "poor", 6, (0,), []),
        ("4", "poor", 5, (0,), [("bound_poor", -1)]),
        ("4", "poor", 4, (1, 1), []),
        ("4", "poor", 3, (1, 1), [("bound_poor", -1)]),
        ("6", "near_poor", 4, (0,), []),
        ("6", "near_poor", 5, (0,), [("bound_near_poor", 1)]),
        ("6", "near_poor", 4, (3,), []),
    ],
)
def test_deprivations_keep_the_bounds_of_their_class(
    form: str, klass: str, count: int, unknown: tuple[int, ...], found: list[tuple[str, int]]
) -> None:
    near = commune("near_poor", unknown)
    values = {"tong_ho": 2, "tong_thieu_hut": count}
    got = gaps(table(form, row(values)), communes=(near,))
    assert [(gap.identity, gap.difference) for gap in got] == found
    assert {(gap.form, gap.unit, gap.line) for gap in got} <= {(form, UNIT, None)}


@pytest.mark.parametrize("missing", ["tong_ho", "tong_thieu_hut"])
def test_bounds_are_asked_of_communes_with_figures_under_an_edition_with_bounds(
    missing: str,
) -> None:
    wrong: dict[str, FormValue] = {"tong_ho": 2, "tong_thieu_hut": 0}
    assert gaps(table("4", row({**wrong, missing: None}))) == []
    assert gaps(table("4", row(wrong, level="total"))) == []
    assert gaps(table("4", row(wrong)), fewest_poor=None) == []
    assert len(gaps(table("4", row(wrong)))) == 1


# rates


@pytest.mark.parametrize(("form", "counts"), [("5", "4"), ("7", "6")])
@pytest.mark.parametrize(
    ("rate", "part", "whole", "difference"),
    [
        (12.5, 1, 8, None),
        (12.51, 1, 8, 0.01),
        (12.0, 1, 8, -0.5),
        (None, 1, 8, None),
        (12.0, None, 8, None),
        (12.0, 1, None, None),
        (12.0, 0, 0, None),
    ],
)
def test_rates_are_the_counts_in_percent_of_the_households(
    form: str,
    counts: str,
    rate: FormValue,
    part: FormValue,
    whole: FormValue,
    difference: float | None,
) -> None:
    columns = (column("1", "", "deprived_rate.1"), column("2"))
    shown = table(form, row({"1": rate, "2": 99.0}), columns=columns)
    counted = table(counts, row({"1": part, "2": 1, "tong_ho": whole}))
    expected = [] if difference is None else [Gap(form, "rate", UNIT, None, difference)]
    assert [gap for gap in gaps(shown, counted) if gap.identity == "rate"] == expected
    assert gaps(shown) == []


# levels


def family(
    total: FormValue, head: FormValue, one: FormValue, two: FormValue, *, sent: bool = True
) -> FormTable:
    rows = (
        row({"A": 1, "1": total, "r": 9}, level="total", stt="", unit="Tổng cộng", key=""),
        row({"A": 2, "1": head, "r": 9}, level="district", stt="1", unit="Huyện Một", key="1"),
        row({"A": 3, "1": one, "r": 9}, stt="1.1", key="a"),
        row({"A": 4, "1": two, "r": 9}, stt="1.2", key="b", sent=sent),
        row({"A": 5, "1": 100, "r": 9}, level="district", stt="11", unit="Huyện Xa", key="2"),
        row({"A": 6, "1": 100, "r": 9}, stt="11.1", key="c"),
    )
    columns = (column("A"), column("1"), column("r", "1/2*100"))
    return table("1", *rows, columns=columns)


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ((107, 7, 3, 4), []),
        ((108, 7, 3, 4), [("Tổng cộng", 1)]),
        ((107, 6, 3, 4), [("Huyện Một", -1), ("Tổng cộng", 1)]),
        ((107, 7, None, 4), []),
        ((None, 7, 3, 4), []),
        ((107, None, 3, 4), []),
    ],
)
def test_a_group_is_the_sum_of_its_communes_and_the_total_of_the_groups(
    figures: tuple[FormValue, FormValue, FormValue, FormValue], found: list[tuple[str, int]]
) -> None:
    got = gaps(family(*figures))
    assert [(gap.unit, gap.difference) for gap in got] == found
    assert {(gap.form, gap.identity, gap.line) for gap in got} <= {("1", "levels", None)}


def test_a_commune_that_sent_nothing_is_left_out_of_the_sum() -> None:
    assert gaps(family(103, 3, 3, None, sent=False)) == []
    assert [gap.unit for gap in gaps(family(104, 4, 3, None, sent=False))] == ["Huyện Một"]


def test_without_groups_the_total_is_that_of_the_communes_line_by_line() -> None:
    def rows(total: int) -> FormTable:
        lines: tuple[FormLine, ...] = ("households", "members")
        made = [row({"1": at + 1}, line, key=str(at)) for line in lines for at in range(2)]
        sums = [
            row({"1": total}, line, level="total", unit="Tổng", key="", stt="") for line in lines
        ]
        return table("8", *made, *sums, columns=(column("1"),))

    assert gaps(rows(3)) == []
    assert [(gap.line, gap.difference) for gap in gaps(rows(5))] == [
        ("households", 2),
        ("members", 2),
    ]


def test_lists_of_households_have_no_identities() -> None:
    columns = form_facts()["14"].columns
    wrong = {column.code: 7 for column in columns}
    assert gaps(table("14", row(wrong), row({}, level="total"), columns=columns)) == []
    assert gaps(table("15", row(wrong, level="total"), columns=[column("1", "2+3")])) == []


def test_gaps_come_form_by_form_in_the_order_of_the_identities() -> None:
    columns = [column("1", "2+3")]
    two = table("2", row({**BALANCED, "9": 0, "1": 1}, "households"), columns=columns)
    assert [gap.identity for gap in gaps(two)] == ["balance", "sum"]
