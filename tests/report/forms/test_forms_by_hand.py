"""One district's forms against a second, independent calculation over the sample."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from support.folders import FEW, ScoredSample
from support.forms_oracle import LINES, CommuneCounts, Values, add, rate

LEVELS = ("commune", "district", "total")
Forms = dict[str, list[dict[str, Any]]]


def counted(scored: list[dict[str, Any]]) -> list[CommuneCounts]:
    return [CommuneCounts(line, Path(line["input"]["path"])) for line in scored]


@pytest.fixture(scope="module")
def counts_by_hand(scored_sample: ScoredSample) -> list[CommuneCounts]:
    return counted(scored_sample(2024, FEW))


@pytest.fixture(scope="module")
def counts_of_last_year(scored_sample: ScoredSample) -> list[CommuneCounts]:
    return counted(scored_sample(2023, FEW))


@pytest.fixture(scope="module")
def forms(sample_report: Path) -> Forms:
    found: Forms = json.loads(sample_report.read_text(encoding="utf-8"))["forms"]
    return found


def printed(
    rows: list[dict[str, Any]], codes: Iterable[str], line: str | None = None
) -> list[Values]:
    """Return the figures of the communes in order, then of the district and the grand total.

    Communes whose workbooks are not given have rows without figures.
    """
    mine = [row for row in rows if row["line"] == line and {*row["values"].values()} != {None}]
    ordered = [row for level in LEVELS for row in mine if row["level"] == level]
    return [{code: row["values"][code] for code in codes} for row in ordered]


def due(tables: list[Values]) -> list[Values]:
    """Return what has to be printed: the communes, and twice their sums."""
    return [*tables, add(tables), add(tables)]


def test_form_1_counts_and_rates(forms: Forms, counts_by_hand: list[CommuneCounts]) -> None:
    tables = [commune.form1() for commune in counts_by_hand]
    assert printed(forms["1"], tables[0]) == due(tables)
    for row in (row["values"] for row in forms["1"]):
        for code, part, whole in (("4", "3", "1"), ("6", "5", "1"), ("8", "7", "1")):
            assert row[code] == rate(row[part], row[whole])
        for code, part in (("10", "9"), ("12", "11"), ("14", "13")):
            assert row[code] == rate(row[part], row["2"])


@pytest.mark.parametrize(
    ("number", "rates", "klass"), [("4", "5", "poor"), ("6", "7", "near_poor")]
)
def test_forms_4_to_7_deprivations(
    forms: Forms, counts_by_hand: list[CommuneCounts], number: str, rates: str, klass: str
) -> None:
    tables = [commune.deprivations(klass) for commune in counts_by_hand]
    assert printed(forms[number], tables[0]) == due(tables)
    for row, shares in zip(forms[number], forms[rates], strict=True):
        for code in map(str, range(1, 13)):
            share = rate(row["values"][code], row["values"]["tong_ho"])
            assert shares["values"][code] == share


@pytest.mark.parametrize("line", LINES)
def test_form_8_groups(forms: Forms, counts_by_hand: list[CommuneCounts], line: str) -> None:
    tables = [commune.form8(line) for commune in counts_by_hand]
    assert printed(forms["8"], tables[0], line) == due(tables)


def test_form_9_peoples(forms: Forms, counts_by_hand: list[CommuneCounts]) -> None:
    every: Counter[str] = Counter()
    for commune in counts_by_hand:
        every.update(commune.peoples("poor") + commune.peoples("near_poor"))
    del every["Kinh"]
    ranked = [name for name, _ in every.most_common(10)]
    assert len(set(every.values())) == len(every), "a tie would leave the order open"
    tables = []
    for commune in counts_by_hand:
        table: Values = {}
        for top, klass in (("1", "poor"), ("2", "near_poor")):
            mine = commune.peoples(klass)
            table |= {
                top: mine.total(),
                f"{top}.1": mine["Kinh"],
                f"{top}.2": mine.total() - mine["Kinh"],
            }
            table |= {f"{top}.2.{n}": mine[name] for n, name in enumerate(ranked, 1)}
        tables.append(table)
    assert printed(forms["9"], tables[0]) == due(tables)


def test_form_10_causes_by_class(forms: Forms, counts_by_hand: list[CommuneCounts]) -> None:
    for line, classes in (
        (None, ("poor", "near_poor")),
        ("poor", ("poor",)),
        ("near_poor", ("near_poor",)),
    ):
        tables = [commune.causes(classes) for commune in counts_by_hand]
        assert printed(forms["10"], tables[0], line) == due(tables)


def test_form_11_children(forms: Forms, counts_by_hand: list[CommuneCounts]) -> None:
    tables = []
    for commune in counts_by_hand:
        figures = [*commune.children("poor", 2024), *commune.children("near_poor", 2024)]
        table: Values = {str(n): figure for n, figure in enumerate(figures, 1)}
        tables.append(table)
    assert printed(forms["11"], tables[0]) == due(tables)


@pytest.mark.parametrize(("number", "klass"), [("12", "poor"), ("13", "near_poor")])
def test_forms_12_and_13(
    forms: Forms, counts_by_hand: list[CommuneCounts], number: str, klass: str
) -> None:
    tables = [commune.form12(klass) for commune in counts_by_hand]
    assert printed(forms[number], tables[0]) == due(tables)
    for row in (row["values"] for row in forms[number]):
        assert row["20"] == rate(row["9"], row["1"])
        assert row["21"] == rate(row["11"], row["3"])


@pytest.mark.parametrize(("number", "klass"), [("14", "near_poor"), ("15", "poor")])
def test_lists_name_every_household_and_member_once(
    forms: Forms, counts_by_hand: list[CommuneCounts], number: str, klass: str
) -> None:
    heads = sum(row["level"] == "household" for row in forms[number])
    members = sum(row["level"] == "member" for row in forms[number])
    listed = [len(commune.of(klass)) for commune in counts_by_hand]
    people = sum(
        sum(
            person["Mã hộ"] in {home["Mã hộ"] for home in commune.of(klass)}
            for person in commune.people
        )
        for commune in counts_by_hand
    )
    assert heads == sum(listed)
    assert heads + members == people


@pytest.mark.parametrize(
    ("number", "mine", "other"), [("2", "poor", "near_poor"), ("3", "near_poor", "poor")]
)
def test_forms_2_and_3_by_the_codes_of_households(
    forms: Forms,
    counts_by_hand: list[CommuneCounts],
    counts_of_last_year: list[CommuneCounts],
    number: str,
    mine: str,
    other: str,
) -> None:
    """Households of one code are one; the sample's other households change neither list this
    way.
    """
    crossing = ("2", "3", "5") if number == "2" else ("3", "2", "5")
    tables: list[Values] = []
    for last, now in zip(counts_of_last_year, counts_by_hand, strict=True):
        then, here = (
            {str(home["Mã hộ"]): home["verdict"]["class"] for home in year.homes}
            for year in (last, now)
        )
        moved = Counter((then[code], here[code]) for code in then.keys() & here.keys())
        above = sum(moved[mine, klass] for klass in ("average_living", "not_poor"))
        figures = (moved[mine, other], above, moved[other, mine])
        tables.append(
            {
                "1": len(last.of(mine)),
                **dict(zip(crossing, figures, strict=True)),
                "9": len(now.of(mine)),
            }
        )
    # The last commune has households with new codes, found again by likeness; two sums follow it.
    found = printed(forms[number], tables[0], "households")
    assert found[:-3] == due(tables)[:-3]
    assert len(found) == len(tables) + 2
