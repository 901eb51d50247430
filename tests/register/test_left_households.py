"""Households that a list has as gone with a reason: in the history of both sides, in the export."""

from pathlib import Path
from typing import Any

import pytest

from ravo.faults import UsageProblem
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.register_queries import find_in_register, life_in_register
from ravo.register.export_choice import export_choice
from ravo.register.exported import export_tables
from ravo.register.left_households import left_households
from ravo.register.parts import active_parts
from ravo.register.shown import life_text
from ravo.register.store import address_of, reading
from support.register_homes import add, home, made_list, person

AN, BA, CA = (person(name, 1960 + at) for at, name in enumerate(("Lê An", "Hồ Ba", "Võ Cả")))
GONE: dict[str, Any] = {"departed": 1, "size": None, "klass": "undetermined"}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> str:
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


def rows_of(path: str, key: str, *choice: Any) -> list[tuple[Any, ...]]:
    with reading(address_of(path)) as connection:
        chosen = export_choice(active_parts(connection).parts, *choice)
        tables = {one.key: one for one in export_tables(connection, "vi", chosen)}
        return list(tables[key].rows)


def test_who_left_with_a_reason_is_in_the_movements_once(register: str) -> None:
    rows = rows_of(register, "passages", (), None)
    assert [(row[0], row[3], row[5], row[6]) for row in rows[:3]] == [
        ("2024", "H1", "Nhập vào hộ khác", "H2"),
        ("2024", "H3", "Không còn hộ: Chết", None),
        ("2024", "H4", "Mới vào sổ: Chuyển đến", None),
    ]
    with reading(address_of(register)) as connection:
        assert len(list(left_households(connection))) == 2


@pytest.mark.parametrize(
    ("code", "words"),
    [("H1", "nhập vào hộ Hồ Ba (mã hộ H2)"), ("H2", "hộ Lê An (mã hộ H1) nhập vào")],
)
def test_both_sides_of_a_merge_name_each_other(register: str, code: str, words: str) -> None:
    history = find_in_register(register, code).history
    assert history is not None
    shown = " ".join(life_text(history, life_in_register(history), "vi").split())
    assert shown.count(words) == 1
    assert "không còn hộ: Nhập hộ" not in shown


def test_an_export_is_of_the_chosen_commune_and_year(register: str) -> None:
    assert {row[0] for row in rows_of(register, "households", (), 2024)} == {"2024"}
    assert {row[0] for row in rows_of(register, "people", ("30169",), 2025)} == {"2025-01"}
    for choice in (((), 2030), (("30172",), None)):
        with pytest.raises(UsageProblem) as refused:
            rows_of(register, "households", *choice)
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
