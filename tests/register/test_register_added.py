"""Adding lists to a register, on both databases."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from ravo.faults import Fault, UsageProblem
from ravo.pipeline.listener import Silence
from ravo.pipeline.register import check_register
from ravo.register.added import DecisionPaper, add_lists
from ravo.register.batches import BatchHeader, append, contents_of
from ravo.register.records import record_digest, write_records
from ravo.register.store import address_of, writing
from ravo.register.tables import EVENT
from support import register_lists
from support.register_homes import AUTHOR, Home, add, dump, home, made_list, person
from support.registers import ON_FILES

AN = person("Nguyễn Văn An", 1970, "087070000001")
BA = person("Trần Thị Ba", 1980, "087080000002")


def test_register_add_pairs_with_the_period_before(register: str) -> None:
    add(register, made_list([home("H1", AN), home("H2", BA)], "2023"))
    found = add(register, made_list([home("H1", AN), home("H3")], "2024"))
    counts = (found.added, found.unchanged, found.paired, found.new, found.left)
    assert counts == (2, 0, 1, 1, 1)


def test_register_add_counts_the_communes_that_were_brought(register: str) -> None:
    """A commune that comes later than the others of its year has its own counts."""
    other = person("Lê Văn Cam", 1960)
    add(register, made_list([home("H1", AN), home("H2", BA)], "2023"))
    add(register, made_list([home("K1", other), home("K2", BA)], "2023", "30172"))
    add(register, made_list([home("H1", AN)], "2024"))
    found = add(
        register,
        made_list([home("K1", other), home("K3", person("Võ Văn Tý", 1999))], "2024", "30172"),
    )
    assert (found.added, found.paired, found.new, found.left) == (2, 1, 1, 1)


@dataclass(frozen=True)
class Noting(Silence):
    """Keeps the faults that it hears."""

    noted: list[Fault]

    def fault(self, fault: Fault) -> None:
        self.noted.append(fault)


def test_check_repeats_that_the_list_of_a_part_is_there(register: str) -> None:
    """It is a note: nothing breaks by it; with the list of the whole there is none."""
    one, other = register_lists.home("A1"), register_lists.home("B1")
    new = partial(register_lists.made_list, 2025, commune="Xã Mỹ An Hưng", district=None)
    for letter, homes in (("A", [one]), ("B", [other, register_lists.home("B2")])):
        add(register, register_lists.made_list(2024, homes, f"Xã Mỹ An Hưng {letter}"))
    add(register, new([one]))
    noted: list[Fault] = []
    assert check_register(register, Noting(noted)).breaches == ()
    assert [(fault.code, fault.params["count"]) for fault in noted] == [("RV-1438", 2)]
    add(register, new([one, other]), replacing=True)
    noted.clear()
    assert check_register(register, Noting(noted)).breaches == ()
    assert noted == []


@ON_FILES
def test_register_add_counts_no_leavers_of_a_sister_commune(register: str) -> None:
    """Old communes that are one today each have leavers of their own; the merged one has all."""
    one, other = person("Lê Văn Cam", 1960), person("Võ Văn Tý", 1999)
    add(register, *(made_list(homes, year, "30172") for year, homes in _two_years(one)))
    more = home("B2", person("Hồ Thị Xa", 1944))
    sister = add(register, made_list([home("B1", other), more], "2023", "30178"))
    assert (sister.new, sister.left) == (2, 0)
    whole = made_list([home("A1", one), home("B1", other)], "2025", "30178@2025")
    assert add(register, whole).left == 1


def test_register_add_takes_nobody_for_gone_by_the_list_of_a_part(register: str) -> None:
    """With the list of the whole in its place everybody is who he was, and the rest are gone."""
    one, other = person("Lê Văn Cam", 1960), person("Võ Văn Tý", 1999)
    gone = home("B2", person("Hồ Thị Xa", 1944))
    add(register, made_list([home("A1", one)], "2024", "30172"))
    add(register, made_list([home("B1", other), gone], "2024", "30178"))
    found = add(register, made_list([home("A1", one)], "2025", "30178@2025"))
    assert (found.paired, found.new, found.left) == (1, 0, 0)
    assert [(fault.code, fault.params["count"]) for fault in found.faults] == [("RV-1438", 2)]
    whole = made_list([home("A1", one), home("B1", other)], "2025", "30178@2025")
    found = add(register, whole, replacing=True)
    assert (found.paired, found.new, found.left, found.faults) == (2, 0, 1, ())


@ON_FILES
def test_register_add_counts_leavers_where_the_sister_commune_came_first(register: str) -> None:
    other = person("Võ Văn Tý", 1999)
    assert add(register, made_list([home("B1", other)], "2023", "30178")).left == 0
    one = person("Lê Văn Cam", 1960)
    lists = [made_list(homes, year, "30172") for year, homes in _two_years(one)]
    assert [add(register, brought).left for brought in lists] == [0, 1]


def _two_years(stays: tuple[object, ...]) -> list[tuple[str, list[Home]]]:
    """Return the households of two years, of which one is on both lists and one on the first."""
    return [("2022", [home("A1", stays), home("A2", BA)]), ("2023", [home("A1", stays)])]


def test_register_same_list_twice_changes_nothing(register: str) -> None:
    one = made_list([home("H1", AN)], "2023")
    add(register, one)
    before = dump(register)
    found = add(register, one)
    assert (found.batch, found.unchanged, dump(register)) == (None, 1, before)


def test_register_decision_of_a_list_that_is_there_is_not_lost(tmp_path: Path) -> None:
    register = tmp_path / "so.sqlite"
    one = made_list([home("H1", AN)], "2023")

    def again(number: str | None, day: str | None) -> int:
        """Return how many households are unchanged where the list is brought with a decision."""
        with writing(address_of(register)) as connection:
            paper = DecisionPaper(number, day)
            return add_lists(connection, [one], AUTHOR, decision=paper).unchanged

    again("9/QĐ", "2023-12-20")
    before = dump(str(register))
    for known in ((None, None), ("9/QĐ", None), (None, "2023-12-20"), ("9/QĐ", "2023-12-20")):
        assert again(*known) == 1
    for other in ((None, "2023-12-21"), ("8/QĐ", None), ("8/QĐ", "2023-12-20")):
        with pytest.raises(UsageProblem) as caught:
            again(*other)
        assert (caught.value.fault.code, caught.value.exit_code) == ("RV-1226", 2)
    assert dump(str(register)) == before
    event = ("decision", "2023-12-21", "2023", "30169", None, None, '{"number":"8/QĐ"}')
    with writing(address_of(register)) as connection:
        contents = contents_of([record_digest(EVENT, event)])
        batch = append(connection, BatchHeader("event", AUTHOR.at, "Lan", "0", {}, contents))
        write_records(connection, EVENT, batch.number, [event])
    assert again("8/QĐ", "2023-12-21") == 1
