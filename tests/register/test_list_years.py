"""Years that a register lacks: movements over them, who escaped or fell again, histories."""

from pathlib import Path

import pytest

from ravo.changes.comparison import OPENING_CODES
from ravo.messages import say
from ravo.pipeline.listener import Silence
from ravo.pipeline.register import movements_in_register
from ravo.pipeline.register_queries import find_in_register, life_in_register
from ravo.register.added import add_lists
from ravo.register.identities import work_out
from ravo.register.list_years import ListGaps, commune_gaps, known_lists
from ravo.register.lists import StoredList
from ravo.register.movements_text import movements_text
from ravo.register.parts import active_parts, write_list
from ravo.register.shown import life_sentences
from ravo.register.store import address_of, reading, writing
from support.register_homes import AUTHOR, add, home, made_list, person


def listed(period: str, klass: str, commune: str = "30169", **more: str) -> StoredList:
    """Return a list of one household, which is not poor at the start by its opening class."""
    who = person(f"Phan Văn {commune}", 1970)
    return made_list([home(f"{commune}-1", who, klass=klass, **more)], period, commune)


def register_of(path: Path, *lists: StoredList) -> str:
    """Return the address of a register with lists."""
    register = str(path / "so.sqlite")
    with writing(address_of(register)) as connection:
        add_lists(connection, lists, AUTHOR)
    return register


@pytest.fixture(scope="module")
def gapped(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A town without 2022, and a commune that has every year."""
    town = (("2021", "poor"), ("2023", "not_poor"), ("2024", "not_poor"))
    other = (("2021", "poor"), ("2022", "poor"), ("2023", "not_poor"), ("2024", "poor"))
    wrong = {"opening": "near_poor"}
    return register_of(
        tmp_path_factory.mktemp("register"),
        *(listed(period, klass, **wrong) for period, klass in town),
        *(listed(period, klass, "30172", **wrong) for period, klass in other),
    )


def faults(register: str, period: str) -> dict[str, dict[str, object]]:
    """Return the faults of a period's movements by their code."""
    return {
        f.code: dict(f.params) for f in movements_in_register(register, period, Silence()).faults
    }


def test_movements_of_two_years_are_named_first(gapped: str) -> None:
    """Only the commune that lacks the year before is named, before any figure."""
    changes = movements_in_register(gapped, "2023", Silence())
    fault = changes.faults[0]
    assert fault.code == "RV-1270"
    assert fault.params == {
        "communes": "Thị trấn Lấp Vò",
        "period": "2023",
        "before": "2021",
        "years": ["2022"],
        "count": 2,
    }
    printed = movements_text(changes, "2023", "vi")
    assert printed.index("RV-1270") < printed.index(
        say("register_history.form_2", "vi", period="2023")
    )
    assert printed.count("RV-1270") == 1


def test_opening_classes_are_not_checked_against_another_year(gapped: str) -> None:
    """The commune with the year before is checked as ever; the other one is not."""
    found = faults(gapped, "2023")
    assert found["RV-1456"]["count"] == 1
    assert found["RV-614"]["commune"] == "Xã Mỹ An Hưng A"
    assert "RV-1270" not in faults(gapped, "2024")
    assert faults(gapped, "2024")["RV-1456"]["count"] == 2


def test_a_gap_everywhere_leaves_no_check_at_all(tmp_path: Path) -> None:
    """Then the comparison has no opening."""
    lists = listed("2021", "poor", opening="poor"), listed("2023", "poor", opening="near_poor")
    changes = movements_in_register(register_of(tmp_path, *lists), "2023", Silence())
    assert changes.opening is None
    assert not {f.code for f in changes.faults} & set(OPENING_CODES)


def test_who_fell_again_names_the_years_that_are_not_known(gapped: str) -> None:
    """Column 6 of 2024 cannot see the town's 2022."""
    found = faults(gapped, "2024")["RV-1272"]
    assert (found["years"], found["communes"]) == (["2022"], "Thị trấn Lấp Vò")
    assert "RV-1272" not in faults(gapped, "2022")


def test_the_last_years_of_a_commune_are_missing_too(tmp_path: Path) -> None:
    """A commune whose lists end before those of others lacks what others have."""
    lists = listed("2021", "poor"), listed("2021", "poor", "30172"), listed("2022", "poor", "30172")
    with reading(address_of(register_of(tmp_path, *lists))) as connection:
        gaps = commune_gaps(known_lists(connection), 2022)
    assert [(gap.unit.key, gap.missing) for gap in gaps] == [("30169", (2022,))]


def sentences(register: str, code: str) -> list[str]:
    """Return what is said of a household's years."""
    history = find_in_register(register, code).history
    assert history is not None
    return list(life_sentences(life_in_register(history), "vi"))


def test_a_history_over_a_gap_is_not_sure(gapped: str) -> None:
    """Without the year it is not known whether the household fell again."""
    said = sentences(gapped, "30169-1")
    assert say("register_history.not_again", "vi") not in said
    assert "Sổ theo dõi không có kỳ 2022 của xã." in said
    assert not any("không có kỳ" in line for line in sentences(gapped, "30172-1"))


def test_a_history_names_the_year_of_two_lists(tmp_path: Path) -> None:
    """Lists of two registers contradict each other: neither counts, and the history names it."""
    register = register_of(tmp_path, listed("2021", "poor"), listed("2023", "not_poor"))
    add(register, listed("2022", "poor"))
    with writing(address_of(register)) as connection:
        write_list(connection, 2, listed("2022", "near_poor"))
        work_out(connection, active_parts(connection), "2022")
    history = find_in_register(register, "30169-1").history
    assert history is not None
    assert [entry.period for entry in history.entries] == ["2021", "2023"]
    assert history.gaps == ListGaps((), ("2022",))
    assert any(
        line.startswith("Kỳ 2022: sổ có hai danh sách") for line in sentences(register, "30169-1")
    )
