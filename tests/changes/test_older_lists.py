"""Lists of before 1/7/2025 beside newer ones of the same place: no household counts twice."""

from dataclasses import replace
from typing import Any

import pytest

from ravo.changes.comparison import Changes, compare
from ravo.changes.links import Links
from ravo.changes.older_lists import are_last_lists, distant_lists, latest_lists
from ravo.changes.places import predecessors
from ravo.changes.year import Year, year_of
from ravo.fault_words import fault_message
from ravo.places.units import communes, successors
from support.years import Record, home, pairs_of, review

DIVIDED, NORTH, SOUTH = "30079", "30088", "30025"
"""An old commune and the two that it became, each of which took in others too."""
OLD, MERGED = "30178", "30178"
"""A code that one of the old communes had, and that the new one has which it went into."""


def listed(year: int, code: str, *homes: Record, of: int | None = None) -> Any:
    """Return the review of a commune of the map of a year, or of that of the year `of`."""
    unit = communes(of or year)[code]
    words = {"commune": unit.name, "commune_code": code}
    return review(homes, year, district=unit.district, province=unit.province, **words)


def counts(changes: Changes) -> dict[str, object]:
    """Return the counts of the faults about maps."""
    codes = ("RV-1462", "RV-1475", "RV-1476", "RV-1477")
    return {one.code: one.params["count"] for one in changes.faults if one.code in codes}


def places_of(changes: Changes) -> dict[str, list[int]]:
    """Return the columns of form 2 by commune."""
    rows = changes.forms["2"].counts["households"].tolist()
    return dict(zip(changes.layout.names, rows, strict=False))


def poor(changes: Changes) -> dict[str, int]:
    """Return the sums of form 2 that are not 0."""
    return {name: n for name, n in changes.forms["2"].total("households").items() if n}


def of_months(*months: str) -> Year:
    """Return lists of months of 2025: to June those of the old commune, then of the new one."""
    lists = [listed(2025, OLD, home("H1"), of=2024 if m < "2025-07" else 2025) for m in months]
    year = year_of(2025, lists)
    parts = zip(year.parts, months, strict=True)
    return replace(year, parts=tuple(replace(part, list_month=month) for part, month in parts))


@pytest.mark.parametrize("months", [("2025-06", "2025-07"), ("2025-07", "2025-06")])
def test_the_newer_list_of_a_place_counts(months: tuple[str, ...]) -> None:
    """One code on both maps, and one code of a household: neither is taken for a double."""
    after = of_months("2025-08")
    changes = compare(of_months(*months), after)
    assert counts(changes) == {"RV-1475": 1}
    assert poor(changes) == {"1": 1, "9": 1}
    assert poor(compare(of_months("2025-07"), after)) == poor(changes)
    assert counts(compare(after, of_months(*months))) == {"RV-1475": 1}


def test_answers_about_pairs_keep_their_rows() -> None:
    """An answer about a household of the older list is left out; the other one counts."""
    others = [home(code, head_name=f"Lê {code}", head_birth_year=1930) for code in ("K8", "K9")]
    old = year_of(2025, [listed(2024, OLD, *others), listed(2025, MERGED, *others)])
    new = year_of(2026, [listed(2026, MERGED, home("N1"), home("N2"))])
    changes = compare(old, new, links=Links(((0, 0), (3, 1)), frozenset({(2, 0)})))
    assert pairs_of(changes) == {"K9": "N2"}
    assert changes.links == Links(((1, 1),), frozenset({(0, 0)}))


def divided(*north: Record, south: list[Record] | None = None) -> Changes:
    """Compare three households of a divided commune with the lists of what it became."""
    before = [home("A1", village="Ấp Bắc"), home("A2", village="Ấp Nam"), home("A3", village=None)]
    before += [one for one in north if one["code"] == "A0"]
    lists = [listed(2025, NORTH, *north)]
    if south is not None:
        lists.append(listed(2025, SOUTH, *south))
    return compare(year_of(2024, [listed(2024, DIVIDED, *before)]), year_of(2025, lists))


def test_who_may_live_where_there_is_no_list_is_not_gone() -> None:
    """By its village one household is gone; two may be of the commune whose list is missing."""
    strange = home("B1", village="Ấp Bắc", head_name="Lê Văn Lạ")
    changes = divided(strange, home("A0", village="Ấp Bắc"))
    assert counts(changes)["RV-1462"] == 2
    assert poor(changes) == {"1": 2, "4": 1, "7": 1, "9": 2}
    assert changes.missing == 2


def test_with_the_lists_of_all_communes_who_is_in_none_is_gone() -> None:
    strange = {"village": "Ấp Bắc", "head_name": "Lê Văn Lạ"}
    changes = divided(home("B1", **strange), south=[home("A2", village="Ấp Nam")])
    assert "RV-1462" not in counts(changes)
    assert poor(changes) == {"1": 3, "4": 2, "7": 1, "9": 2}


@pytest.mark.parametrize(("village", "named"), [("Ấp Một", None), ("Ấp Hai", 1)])
def test_who_may_come_from_a_commune_without_a_list_is_named(
    village: str, named: int | None
) -> None:
    """It counts as new all the same: the list of today has it."""
    old = year_of(2024, [listed(2024, OLD, home("A1", village="Ấp Một"))])
    came = home("B1", village=village, head_name="Lê Văn Lạ")
    changes = compare(
        old, year_of(2025, [listed(2025, MERGED, home("A1", village="Ấp Một"), came)])
    )
    assert counts(changes).get("RV-1476") == named
    assert poor(changes) == {"1": 1, "7": 1, "9": 2}


@pytest.mark.parametrize(("village", "moved"), [("Ấp Giữa", False), ("Ấp Nam", True)])
def test_who_comes_back_is_counted_from_the_newer_list(village: str, moved: bool) -> None:
    """The newer list lacked the household; only one of a village of the other part moved here."""
    strangers = [
        home(f"K{at}", village="Ấp Giữa", head_name=f"{name} Lạ", head_birth_year=1930)
        for at, name in enumerate(("Lý", "Tô"))
    ]
    before = home("A1", village=village, head_citizen_id="087050000001")
    old = [listed(2024, DIVIDED, before), listed(2025, NORTH, strangers[0])]
    south = [home("S1", village="Ấp Nam", head_name="Hồ Xa"), strangers[1]]
    new = [
        listed(2026, NORTH, strangers[0], {**before, "village": "Ấp Giữa"}),
        listed(2026, SOUTH, *south),
    ]
    changes = compare(year_of(2025, old), year_of(2026, new))
    assert counts(changes).get("RV-1477") == (None if moved else 1)
    found = {
        name: n for name, n in zip("123456789", places_of(changes)["Xã Phong Mỹ"], strict=True) if n
    }
    assert found == ({"1": 1, "8": 1, "9": 2} if moved else {"1": 1, "7": 1, "9": 2})


def test_last_lists_of_several_years_are_of_two_maps() -> None:
    old, older = listed(2024, DIVIDED, home("A1")), listed(2023, DIVIDED, home("A1"))
    new = listed(2025, MERGED, home("B1"))
    assert are_last_lists(year_of(2025, [old, new]))
    assert not are_last_lists(year_of(2024, [older, old]))
    assert not are_last_lists(year_of(2026, [new, listed(2026, NORTH, home("C1"))]))


def test_only_communes_with_an_older_last_list_are_far() -> None:
    """The households of the others are compared with the year before."""
    old = year_of(2025, [listed(2024, DIVIDED, home("A1")), listed(2025, MERGED, home("B1"))])
    lists = [listed(2026, MERGED, home("B1")), listed(2026, SOUTH, home("A1"))]
    found = distant_lists(old, year_of(2026, lists))
    assert found.new.tolist() == [False, True]
    (fault,) = found.faults
    assert (fault.code, fault.severity) == ("RV-1478", "warning")
    assert (fault.params["before"], fault.params["count"]) == ("2024", 2)


@pytest.mark.parametrize(("before", "far"), [(2022, True), (2023, False)])
def test_a_whole_year_that_is_further_off_is_named(before: int, far: bool) -> None:
    """Opening classes repeat the year between; lists of one map are linked by no ground."""
    old = year_of(before, [listed(before, OLD, home("A1"))])
    found = distant_lists(old, year_of(2024, [listed(2024, OLD, home("A1"))]))
    assert (len(found.faults), found.new.tolist()) == (int(far), [far])


def test_a_whole_year_of_the_old_map_two_years_before_the_new_one_is_named() -> None:
    old = year_of(2024, [listed(2024, DIVIDED, home("A1"))])
    lists = [listed(2026, NORTH, home("A1")), listed(2026, SOUTH, home("A2"))]
    assert distant_lists(old, year_of(2026, lists)).new.tolist() == [True, True]


@pytest.mark.parametrize("year", [2024, 2026])
def test_a_commune_without_a_list_is_named_as_the_year_calls_it(year: int) -> None:
    """Nobody can bring a list of 2026 of a commune that ended on 1/7/2025."""
    here, away = listed(2023, "30175", home("A1")), listed(2023, DIVIDED, home("B1"))
    changes = compare(
        year_of(2023, [here, away]),
        year_of(year, [listed(year, "30175" if year < 2025 else MERGED, home("A1"))]),
    )
    named = [one for one in changes.faults if one.code == "RV-612"]
    own = communes(2023)[DIVIDED].name
    now = ", ".join(unit.name for unit in successors(DIVIDED))
    shown = own if year < 2025 else f"{now} (trước là {own})"
    words = f"Năm {year} chưa có số liệu của 1 xã: {shown} (1 hộ); 1 hộ không được so sánh."
    assert [fault_message(one, "vi")[0] for one in named] == [words]


def test_an_older_list_keeps_who_may_live_where_no_newer_list_is() -> None:
    """One is in the newer list, one in its village, three may live on the rest of the ground."""
    both = home("A4", village="Ấp Bắc")
    before = [
        home("A1", village="Ấp Bắc"),
        home("A2", village="Ấp Nam"),
        home("A3", village=None),
        both,
        home("A5", village="Ấp Giữa"),
    ]
    strange = home("N1", village="Ấp Giữa", head_name="Lê Văn Lạ", head_birth_year=1930)
    lists = [listed(2024, DIVIDED, *before), listed(2025, NORTH, both, strange)]
    given = year_of(2025, [*lists, listed(2024, "30175", home("K1", village="Ấp Bắc"))])
    other = year_of(2026, [listed(2026, SOUTH, home("S1", village="Ấp Giữa"))])
    found = latest_lists(given, other)
    assert found.kept.tolist() == [False, True, True, False, True, True, True, True]
    assert found.year.households["code"].tolist() == ["A2", "A3", "A5", "A4", "N1", "K1"]
    names = {"older": communes(2024)[DIVIDED].name, "newer": communes(2025)[NORTH].name}
    assert [(one.code, one.params) for one in found.faults] == [
        (code, {**names, "count": 1}) for code in ("RV-1475", "RV-1477")
    ]


def test_who_is_left_out_by_the_village_alone_is_in_one_fault_and_nobody_in_another() -> None:
    """None is in the newer list, but one lives in a village that it has."""
    before = [home("A1", village="Ấp Bắc"), home("A2", village="Ấp Nam")]
    strange = home("N1", village="Ấp Bắc", head_name="Lê Văn Lạ", head_birth_year=1930)
    given = year_of(2025, [listed(2024, DIVIDED, *before), listed(2025, NORTH, strange)])
    found = latest_lists(given, year_of(2026, [listed(2026, SOUTH, home("S1"))]))
    assert found.kept.tolist() == [False, True, True]
    assert [(one.code, one.params["count"]) for one in found.faults] == [("RV-1477", 1)]


def test_an_older_list_goes_whole_with_newer_lists_of_all_its_ground() -> None:
    """Of what it became a part has a list under its name only, or all parts have lists."""
    before = listed(2024, DIVIDED, home("A1", village="Ấp Xa"))
    lists = [listed(2025, NORTH, home("N1", head_name="Lý Lạ"))]
    given = year_of(2025, [before, *lists, listed(2025, SOUTH, home("S1", head_name="Tô Lạ"))])
    found = latest_lists(given, year_of(2026, lists))
    assert found.kept.tolist() == [False, True, True]
    newer = sorted(communes(2025)[code].name for code in (NORTH, SOUTH))
    (fault,) = found.faults
    assert (fault.code, fault.params["newer"]) == ("RV-1475", ", ".join(newer))


def test_a_list_of_another_commune_says_nothing_of_a_village() -> None:
    """A village of the missing part is a name that another commune has as well."""
    stays = home("A0", village="Ấp Bắc")
    before = [stays, home("A1", village="Ấp Bắc"), home("A2", village="Ấp Nam")]
    away = [home("K1", village="Ấp Nam", head_name="Tô Xa")]
    old = year_of(2024, [listed(2024, DIVIDED, *before), listed(2024, OLD, *away)])
    new = year_of(
        2025,
        [
            listed(2025, NORTH, home("B1", village="Ấp Bắc", head_name="Lý Lạ"), stays),
            listed(2025, MERGED, *away),
        ],
    )
    changes = compare(old, new)
    (fault,) = [one for one in changes.faults if one.code == "RV-1462"]
    now = ", ".join(sorted(unit.name for unit in successors(DIVIDED)))
    own = communes(2024)[DIVIDED].name
    assert fault.params == {"communes": own, "now": now, "count": 1}
    assert poor(changes) == {"1": 3, "4": 1, "7": 1, "9": 3}


def test_a_newer_list_of_the_year_before_is_compared_instead_of_the_rest() -> None:
    """The old list counts for the part without a list of its own year, and only for it."""
    stays = home("A0", village="Ấp Nam")
    before = [home("A1", village="Ấp Bắc"), home("A2", village="Ấp Nam"), home("A3", village=None)]
    before.append(stays)
    north = home("N1", village="Ấp Bắc Mới", head_name="Lý Lạ", head_birth_year=1930)
    old = year_of(2025, [listed(2024, DIVIDED, *before), listed(2025, NORTH, north)])
    south = home("S1", village="Ấp Nam", head_name="Hồ Xa", head_birth_year=1930)
    new = year_of(2026, [listed(2026, NORTH, north), listed(2026, SOUTH, south, stays)])
    changes = compare(old, new)
    assert counts(changes) == {"RV-1462": 2}
    assert poor(changes) == {"1": 3, "4": 1, "7": 1, "9": 3}


def test_only_a_commune_of_today_may_have_come_from_one_without_a_list() -> None:
    """Another list before it changes nothing, nor does a list of before 1/7/2025 of its code."""
    here = home("A1", village="Ấp Một")
    came = home("B1", village="Ấp Hai", head_name="Lê Văn Lạ")
    away = home("N1", village="Ấp Bắc", head_name="Lý Lạ")
    old = year_of(2024, [listed(2024, OLD, here)])
    new = year_of(2025, [listed(2025, NORTH, away), listed(2025, MERGED, here, came)])
    (fault,) = [one for one in compare(old, new).faults if one.code == "RV-1476"]
    missing = [unit.name for unit in predecessors(MERGED) if unit.code != OLD]
    assert fault.params == {
        "communes": communes(2025)[MERGED].name,
        "missing": ", ".join(sorted(missing)),
        "count": 1,
        "year": "2024",
    }
    mixed = year_of(2025, [listed(2025, NORTH, away), listed(2024, OLD, here, came)])
    assert "RV-1476" not in counts(compare(old, mixed))


def test_the_village_of_who_left_a_divided_commune_is_named() -> None:
    """Both of its parts have lists, and no list knows the village."""
    gone = home("A3", village="Ấp Xa", head_name="Phạm Thị Xa", head_birth_year=1930)
    north, south = home("A1", village="Ấp Bắc"), home("A2", village="Ấp Nam")
    old = year_of(2024, [listed(2024, DIVIDED, north, south, gone)])
    new = year_of(2025, [listed(2025, NORTH, north), listed(2025, SOUTH, south)])
    (fault,) = [one for one in compare(old, new).faults if one.code == "RV-616"]
    assert fault.params == {"count": 1, "villages": "Ấp Xa"}
