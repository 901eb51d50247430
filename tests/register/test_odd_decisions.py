"""Days of decisions that cannot be on a review, and several of one household: named, one counts."""

import random
from datetime import date
from pathlib import Path

import pytest

from ravo.pipeline.listener import SILENCE
from ravo.pipeline.register_queries import newly_escaped_in_register
from ravo.register.decision_days import day_of_batch
from ravo.register.odd_decisions import odd_decisions, other_reviews_days, several_decisions
from ravo.register.recorded import CheckedRecords, record
from ravo.register.recorded_events import decisions_of
from ravo.register.store import address_of, reading
from support.register_homes import AUTHOR, add, dump, home, made_list, person
from support.register_lists import author, within

AN = person("Nguyễn Văn An", 1970)
CAME = day_of_batch(AUTHOR.at)


def decided(*days: str, code: str | None = "H1") -> CheckedRecords:
    """Return decisions of days on a household of 2022."""
    rows = [("decision", day, "2022", "30169", code, None, '{"number":"1/QĐ"}') for day in days]
    return CheckedRecords(tuple(rows), (), ())


def kept(path: Path, day: str | None = None) -> str:
    """Return a register in which a household escapes in 2022, with the day of its decision."""
    register = str(path)
    add(register, made_list([home("H1", AN)], "2021"))
    add(register, made_list([home("H1", AN, klass="not_poor", decision_date=day)], "2022"))
    return register


def escaped_on(register: str) -> date:
    """Return since when the one household counts."""
    (item,) = newly_escaped_in_register(register, date(2024, 1, 1), None, SILENCE).households
    return item.escaped_on


@pytest.mark.parametrize(
    ("day", "named", "counts"),
    [
        ("2021-12-25", False, False),
        ("2022-01-31", False, False),
        ("2022-02-01", True, False),
        ("2022-08-31", True, False),
        ("2022-09-01", False, True),
        ("2023-08-31", False, True),
        ("2023-09-01", True, False),
    ],
)
def test_a_day_that_cannot_be_on_the_review_decides_nothing_and_is_named(
    tmp_path: Path, day: str, named: bool, counts: bool
) -> None:
    """The decision in force while the survey is filled in is no slip."""
    register = kept(tmp_path / "so", day)
    with reading(address_of(register)) as connection:
        found = [(fault.code, fault.params["count"]) for fault in odd_decisions(connection)]
    assert found == ([("RV-1550", 1)] if named else [])
    brought = other_reviews_days(made_list([home("H1", AN, decision_date=day)], "2022"), CAME)
    assert (brought is not None) == named
    assert escaped_on(register) == (date.fromisoformat(day) if counts else date(2022, 12, 14))


def test_the_latest_of_several_days_counts_in_whatever_order_they_came(tmp_path: Path) -> None:
    """Registers with equal dumps give equal answers; a day of another review is passed over."""
    days = ["2022-12-20", "2023-01-05", "2023-01-04", "2022-03-01"]
    answers = set()
    for seed in range(3):
        register = kept(tmp_path / f"so{seed}")
        mine = random.Random(seed).sample(days, len(days))
        for at, day in enumerate(mine):
            within(register, record, decided(day), author(at + 1))
        with reading(address_of(register)) as connection:
            counting = decisions_of(connection)["30169", "2022", "H1"]
            places = {("30169", "2022", "H1")}
            (named,) = several_decisions(connection, places)
            assert (named.code, named.severity, named.params["count"]) == ("RV-1552", "warning", 1)
            assert list(several_decisions(connection, {("30169", "2022", "H2")})) == []
        answers.add((dump(register), escaped_on(register), counting.on, str(named.params)))
    (only,) = answers
    assert only[1:3] == (date(2023, 1, 5), date(2023, 1, 5))
    assert "01/03/2022, 20/12/2022, 04/01/2023, 05/01/2023" in only[3]


def test_one_day_recorded_twice_is_no_contradiction(tmp_path: Path) -> None:
    register = kept(tmp_path / "so")
    within(register, record, decided("2022-12-20"), AUTHOR)
    within(register, record, decided("2022-12-25", code=None), AUTHOR)
    with reading(address_of(register)) as connection:
        assert list(odd_decisions(connection)) == []
