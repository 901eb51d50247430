"""Households that a list has as gone with a reason: in the history of both sides, in the export."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ravo.faults import UsageProblem
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.register_queries import find_in_register, life_in_register
from ravo.pipeline.register_views import records_in_register
from ravo.register.batches import batches
from ravo.register.dead_people import people_of_deaths
from ravo.register.export_choice import export_choice
from ravo.register.export_columns import TableKey
from ravo.register.exported import export_tables
from ravo.register.left_households import left_households
from ravo.register.parts import active_parts
from ravo.register.shown import life_text
from ravo.register.store import address_of, reading
from ravo.register.tables import DIED
from support.register_homes import add, home, made_list, person

AN, BA, CA = (person(name, 1960 + at) for at, name in enumerate(("Lê An", "Hồ Ba", "Võ Cả")))
GONE: dict[str, Any] = {"departed": 1, "size": None, "klass": "undetermined"}


@pytest.fixture(scope="module")
def register_of_departures(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("left") / "a.sqlite")
    first = [home("H1", AN), home("H2", BA), home("H3", CA)]
    joined = home("H1", AN, **GONE, change_reason="Nhập hộ", origin_code="H2")
    died = home("H3", CA, **GONE, change_reason="Chết")
    arrived = home("H4", person("Lý Tư", 1980), change_reason="Chuyển đến")
    add(path, made_list(first, "2023"))
    add(path, made_list([joined, home("H2", BA), died, arrived], "2024"))
    # A list of a month after goes on naming who left.
    add(path, made_list([joined, home("H2", BA)], "2025-01"))
    return path


def dead(period: str, name: str, born: int | None) -> tuple[tuple[Any, ...], ...]:
    """Return the deaths of a list: one, of somebody of H1."""
    about = json.dumps({"list": 1, **({} if born is None else {"birth_year": born})})
    return ((DIED, None, period, "30169", "H1", name, about),)


def rows_of(path: str, key: TableKey, *choice: Any) -> list[tuple[Any, ...]]:
    with reading(address_of(path)) as connection:
        chosen = export_choice(active_parts(connection).parts, *choice)
        tables = {one.key: one for one in export_tables(connection, "vi", chosen)}
        return list(tables[key].rows)


def test_who_left_with_a_reason_is_in_the_movements_once(register_of_departures: str) -> None:
    rows = rows_of(register_of_departures, "passages", (), None)
    assert [(row[0], row[3], row[5], row[6]) for row in rows[:3]] == [
        ("2024", "H1", "Nhập vào hộ khác", "H2"),
        ("2024", "H3", "Không còn hộ: Chết", None),
        ("2024", "H4", "Mới vào sổ: Chuyển đến", None),
    ]
    with reading(address_of(register_of_departures)) as connection:
        assert len(list(left_households(connection))) == 2


@pytest.mark.parametrize(
    ("code", "words"),
    [("H1", "nhập vào hộ Hồ Ba (mã hộ H2)"), ("H2", "hộ Lê An (mã hộ H1) nhập vào")],
)
def test_both_sides_of_a_merge_name_each_other(
    register_of_departures: str, code: str, words: str
) -> None:
    history = find_in_register(register_of_departures, code).history
    assert history is not None
    shown = " ".join(life_text(history, life_in_register(history), "vi").split())
    assert shown.count(words) == 1
    assert "không còn hộ: Nhập hộ" not in shown


def test_a_death_that_later_lists_name_again_is_one_event(tmp_path: Path) -> None:
    path = str(tmp_path / "c.sqlite")
    add(path, made_list([home("H1", AN, BA)], "2024"))
    for month in ("2025-01", "2025-02"):
        died = dead(month, "Hồ Ba", 1961)
        add(path, replace(made_list([home("H1", AN)], month), deaths=died))
    assert [(row[0], row[4]) for row in rows_of(path, "events", (), None)] == [("2025-01", "Hồ Ba")]
    with reading(address_of(path)) as connection:
        numbers = [batch.number for batch in batches(connection)]
    events = [len(records_in_register(path, number).events) for number in numbers]
    assert events == [0, 1, 0]


@pytest.mark.parametrize(
    ("listed", "born", "count"),
    [
        (("Ho Thi Ba",), 1961, 1),
        (("Ho Thi Ba",), 1962, 0),
        (("Ho Thi Ba",), None, 0),
        # Other marks are another name; who of two it is nobody knows.
        (("Hồ Thi Bá",), 1961, 0),
        (("Ho Thi Ba", "Ho Thi Ba"), 1961, 0),
    ],
)
def test_a_name_without_marks_is_that_of_the_only_one(
    tmp_path: Path, listed: tuple[str, ...], born: int | None, count: int
) -> None:
    path = str(tmp_path / "d.sqlite")
    add(path, made_list([home("H1", AN, *(person(name, 1961) for name in listed))], "2024"))
    died = dead("2025", "Hồ Thị Ba", born)
    add(path, replace(made_list([home("H1", AN)], "2025"), deaths=died))
    with reading(address_of(path)) as connection:
        assert len(people_of_deaths(connection)) == count


def test_an_export_is_of_the_chosen_commune_and_year(register_of_departures: str) -> None:
    assert {row[0] for row in rows_of(register_of_departures, "households", (), 2024)} == {"2024"}
    assert {row[0] for row in rows_of(register_of_departures, "people", ("30169",), 2025)} == {
        "2025-01"
    }
    for choice in (((), 2030), (("30172",), None)):
        with pytest.raises(UsageProblem) as refused:
            rows_of(register_of_departures, "households", *choice)
        assert refused.value.fault.code == "RV-1557"


def test_four_digits_find_a_head_of_results_whose_number_is_shown(tmp_path: Path) -> None:
    path = str(tmp_path / "b.sqlite")
    add(path, made_list([home("H1", AN, BA, head_tail="4537"), home("H2", CA)], "2024"))
    found = find_in_register(path, "4537", listener=SILENCE)
    assert found.history is not None
    people = [(one.name, one.masked_number) for one in found.history.people]
    assert people == [("Lê An", "********4537"), ("Hồ Ba", None)]
    with pytest.raises(UsageProblem) as refused:
        find_in_register(path, "4538")
    assert refused.value.fault.code == "RV-1230"
