"""Lists of a period: their places as columns of numbers, their ground, the last ones before."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from ravo.changes.older_lists import LatestLists
from ravo.places.units import communes
from ravo.register import period_years
from ravo.register.lists import PAIRED, CommuneUnit
from ravo.register.parts import ActiveParts, PartHeader
from ravo.register.period_years import (
    PeriodYear,
    RowPlaces,
    forerunners,
    ground_of,
    is_same_commune,
    lists_before,
    rows_only,
    shares_ground,
)
from support.register_homes import UNITS
from support.years import home, person, year

TOWN, A, B, NOW = (UNITS[key] for key in ("30169", "30172", "30178", "30178@2025"))
NUMBERS = [(1, 0, 2), (1, 1, 0), (2, 0, 1), (1, 3, 3), (2, 5, 0)]


def test_places_are_read_in_pieces_beside_other_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(period_years, "ROWS_AT_ONCE", 2)
    places, words = RowPlaces(np.array(NUMBERS)), np.array(list("abcde"), dtype=object)
    assert (len(places), list(places), places[3]) == (5, NUMBERS, (1, 3, 3))
    beside = [(*place, word) for place, word in zip(NUMBERS, "abcde", strict=True)]
    assert list(places.beside(words)) == beside


def test_places_of_one_list_and_of_some_rows() -> None:
    places = RowPlaces(np.array(NUMBERS))
    assert (places.rows_in(1).tolist(), places.rows_in(2).tolist()) == ([0, 1, 3], [0, 5])
    assert list(places.only(np.array([True, False, False, True, False]))) == [
        NUMBERS[0],
        NUMBERS[3],
    ]


def divided() -> tuple[CommuneUnit, list[str]]:
    """Return a commune that became parts of several, and the keys of these."""
    unit = next(one for one in communes(2024).values() if len(one.successors) > 1)
    old = CommuneUnit(unit.code, "old", unit.code, unit.name, unit.district, unit.province)
    return old, [f"{code}@2025" for code in unit.successors]


def test_ground_is_in_words_of_the_new_map_where_the_tables_know_it() -> None:
    assert ground_of(A) == ground_of(B) == ground_of(NOW) == {"30178@2025"}
    old, keys = divided()
    assert ground_of(old) == set(keys)
    unknown = CommuneUnit("xa thu", "old", None, "Xã Thử", None, None)
    assert ground_of(unknown) == {"xa thu"}
    assert ground_of(CommuneUnit("99999", "old", "99999", "Xã Thử", None, None)) == {"99999"}


def test_communes_of_one_map_are_the_same_by_their_key_only() -> None:
    assert is_same_commune(A, A)
    assert is_same_commune(A, NOW)
    assert is_same_commune(NOW, B)
    # They became one commune, and were two.
    assert not is_same_commune(A, B)
    assert not is_same_commune(TOWN, NOW)
    assert shares_ground([TOWN, A], [NOW])
    assert shares_ground([A], [TOWN, B])
    assert not shares_ground([TOWN], [A, NOW])


def headers(*lists: tuple[CommuneUnit, str]) -> ActiveParts:
    parts = [
        PartHeader(number, 1, unit, period, "", frozenset(), None, None)
        for number, (unit, period) in enumerate(lists)
    ]
    return ActiveParts(tuple(parts), ())


def keys(active: ActiveParts, period: str) -> dict[str, list[tuple[str, str]]]:
    found = forerunners(active, period)
    return {map: [(one.unit.key, one.period) for one in parts] for map, parts in found.items()}


def test_the_last_list_of_each_commune_is_before_the_period() -> None:
    active = headers((A, "2022"), (A, "2023"), (B, "2021"), (A, "2024"), (TOWN, "2024"))
    before = {"old": [("30172", "2023"), ("30178", "2021")]}
    assert keys(active, "2024") == before
    assert keys(active, "2021") == {}
    # A month comes before the review of its year.
    assert keys(headers((A, "2024-12")), "2024") == {"old": [("30172", "2024-12")]}
    assert keys(headers((A, "2024")), "2024-12") == {}


def test_an_old_list_whose_ground_has_a_newer_one_is_left_out() -> None:
    active = headers((A, "2024"), (B, "2024"), (TOWN, "2024"), (NOW, "2025"), (NOW, "2025-08"))
    found = keys(active, "2026")
    assert found == {"new": [("30178@2025", "2025")], "old": [("30169", "2024")]}
    assert list(found) == ["new", "old"]
    assert keys(active, "2025-08") == {
        "old": [("30172", "2024"), ("30178", "2024"), ("30169", "2024")]
    }


def test_a_divided_commune_is_left_out_with_newer_lists_of_all_its_ground() -> None:
    old, new = divided()
    some = [CommuneUnit(key, "new", key[:5], "Xã", None, None) for key in new]
    lists = [(old, "2024"), *((one, "2025") for one in some)]
    assert "old" not in keys(headers(*lists), "2026")
    assert keys(headers(*lists[:-1]), "2026")["old"] == [(old.key, "2024")]


def period_of(period: str) -> PeriodYear:
    """Return a period of two households, of whom the second has two members."""
    who = [person(f"Lê Văn {name}", 1980) for name in ("Ba", "Tư", "Năm")]
    homes = [home("A1", members=who[:1]), home("A2", members=who[1:])]
    at, seats = [(7, 0), (7, 1)], [(7, 0, 0), (7, 1, 0), (7, 1, 1)]
    places = RowPlaces(np.array(at)), RowPlaces(np.array(seats))
    return PeriodYear(period, year(2024, homes), (A,), (period,), (7,), *places)


def test_some_households_keep_their_places_and_members() -> None:
    some = rows_only(period_of("2024"), np.array([False, True]))
    assert some.year.households["code"].tolist() == ["A2"]
    assert (list(some.at), list(some.seats)) == ([(7, 1)], [(7, 1, 0), (7, 1, 1)])
    assert (period_of("2024").whole, some.whole) == (True, False)
    assert [(part, rows.tolist()) for part, rows in some.rows_of_parts()] == [(7, [1])]


@pytest.mark.parametrize("kept", [[True, True], [True, False]])
def test_the_lists_before_have_the_last_period_and_no_household_twice(
    kept: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A year's review is later than the months of its year."""
    active = headers((A, "2024-12"), (TOWN, "2024"), (B, "2023"), (A, "2025"))

    def read(connection: Any, parts: Any, period: str, **more: Any) -> PeriodYear:
        assert [part.period for part in parts] == ["2024", "2024-12", "2023"]
        assert (connection, more) == (None, {"names": PAIRED, "held": None})
        return period_of(period)

    def latest(old: Any, new: Any) -> LatestLists:
        assert new == "2025"
        return LatestLists(old, np.array(kept))

    monkeypatch.setattr(period_years, "period_year", read)
    monkeypatch.setattr(period_years, "latest_lists", latest)
    new: Any = SimpleNamespace(period="2025", year="2025")
    found = lists_before(None, active, new, names=PAIRED)  # type: ignore[arg-type]
    assert found is not None
    assert (found.period, len(found.at), found.whole) == ("2024", sum(kept), all(kept))


def test_before_the_first_list_there_is_none() -> None:
    new: Any = SimpleNamespace(period="2024")
    assert lists_before(None, headers((A, "2024")), new) is None  # type: ignore[arg-type]
