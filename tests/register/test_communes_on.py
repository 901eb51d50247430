"""Newly escaped households by the commune of the day, over the communes of two maps."""

from datetime import date

import pytest

from ravo.pipeline.listener import Silence
from ravo.pipeline.register_queries import newly_escaped_in_register
from ravo.places.units import FIRST_DAY_OF_NEW_MAP
from ravo.register.added import add_lists
from ravo.register.communes_on import NamedCommune, communes_on
from ravo.register.lists import StoredList
from ravo.register.newly_escaped import NewlyEscaped
from ravo.register.newly_escaped_output import newly_escaped_text
from ravo.register.store import address_of, writing
from support.register_homes import AUTHOR, home, made_list, person

NEW, A, B = "Xã Mỹ An Hưng", "Xã Mỹ An Hưng A", "Xã Mỹ An Hưng B"
LAST_OLD, FIRST_NEW = date(2025, 6, 30), FIRST_DAY_OF_NEW_MAP


def listed(period: str, commune: str, klass: str, *codes: str) -> StoredList:
    """Return a list whose households have one class."""
    homes = [home(code, person(f"Phan Văn {code}", 1970), klass=klass) for code in codes]
    return made_list(homes, period, commune)


@pytest.fixture(scope="module")
def register_across_maps(tmp_path_factory: pytest.TempPathFactory) -> str:
    """One household of A and one of B out of 2024, and one of A that is on the list of 2025."""
    path = str(tmp_path_factory.mktemp("register") / "so.sqlite")
    lists = (
        listed("2023", "30172", "poor", "An", "Ba"),
        listed("2024", "30172", "not_poor", "An", "Ba"),
        listed("2023", "30178", "near_poor", "Cam"),
        listed("2024", "30178", "not_poor", "Cam"),
        listed("2025", "30178@2025", "not_poor", "Ba"),
    )
    with writing(address_of(path)) as connection:
        add_lists(connection, lists, AUTHOR)
    return path


def on(register: str, day: date, commune: str | None = None) -> NewlyEscaped:
    """Return who counts on a day."""
    return newly_escaped_in_register(register, day, commune, Silence())


def chosen(register: str, day: date, commune: str) -> list[tuple[str | None, str | None]]:
    """Return the code and the old commune of who counts on a day in a commune."""
    return sorted((h.ma_ho, h.old_commune) for h in on(register, day, commune).households)


@pytest.mark.parametrize("words", [NEW, "Mỹ An Hưng", "30178"])
def test_a_commune_of_today_has_the_households_of_those_that_became_it(
    register_across_maps: str, words: str
) -> None:
    """Name and code give the same households, as the day has the commune."""
    after = [("An", A), ("Ba", None), ("Cam", B)]
    assert chosen(register_across_maps, date(2026, 1, 5), words) == after
    assert {h.commune for h in on(register_across_maps, date(2026, 1, 5)).households} == {NEW}


def test_the_map_changes_on_its_first_day(register_across_maps: str) -> None:
    """One code is an old commune until 30/6/2025, and the new one from the day after."""
    assert (
        chosen(register_across_maps, LAST_OLD, "30178")
        == chosen(register_across_maps, LAST_OLD, B)
        == [("Cam", None)]
    )
    assert {c for c, _ in chosen(register_across_maps, FIRST_NEW, "30178")} == {"An", "Ba", "Cam"}


def test_an_old_commune_has_its_own_households_on_either_map(register_across_maps: str) -> None:
    """Whoever was moved to the list of the new commune is met by the old one too."""
    assert [code for code, _ in chosen(register_across_maps, date(2026, 1, 5), A)] == ["An", "Ba"]
    assert [code for code, _ in chosen(register_across_maps, date(2026, 1, 5), "30172")] == [
        "An",
        "Ba",
    ]


def test_the_old_commune_is_beside_the_village(register_across_maps: str) -> None:
    """The list has one heading, of today's commune."""
    lines = newly_escaped_text(on(register_across_maps, FIRST_NEW), "vi").splitlines()
    assert [line for line in lines if line.endswith("hộ")] == [f"{NEW}: 3 hộ"]
    assert " ".join(lines).count("Hưng A cũ)") == 2  # Ba is not on a new list yet


def test_a_divided_commune_is_in_each_it_became() -> None:
    """Which of them a household is in is not known; an unknown commune is itself."""
    unknown = NamedCommune("99999", "Xã Lạ")
    assert communes_on("99999", unknown, FIRST_NEW) == (unknown,)
    divided = NamedCommune("00007", None)
    assert communes_on("00007", divided, LAST_OLD) == (divided,)
    assert [one.code for one in communes_on("00007", divided, FIRST_NEW)] == ["00008", "00025"]
