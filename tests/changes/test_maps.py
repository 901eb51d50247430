"""The map of 1/7/2025: communes merged and divided are followed, and either map lays out the
report.
"""

from typing import Any

import pytest

from ravo.changes.comparison import Changes, compare
from ravo.changes.places import OPEN
from ravo.changes.year import Year
from ravo.faults import UsageProblem
from ravo.places.units import communes
from support.years import Record, home, pairs_of, review, year

A: dict[str, Any] = {"commune": "Xã Mỹ An Hưng A", "commune_code": "30172"}
B: dict[str, Any] = {"commune": "Xã Mỹ An Hưng B", "commune_code": "30178"}
MERGED: dict[str, Any] = {"commune": "Xã Mỹ An Hưng", "commune_code": "30178", "district": None}


def merged(**options: Any) -> Changes:
    old = year(
        2024,
        review([home("A1", village="Ấp A")], 2024, **A),
        review([home("B1", "near_poor", village="Ấp B")], 2024, **B),
    )
    new = year(
        2025,
        review(
            [
                home("A1", village="Ấp A"),
                home("B1", village="Ấp B"),
                home("C1", village="Ấp B", head_name="Lê Văn Lạ"),
            ],
            2025,
            **MERGED,
        ),
    )
    return compare(old, new, **options)


def test_communes_that_became_one_are_followed_and_nobody_moved() -> None:
    changes = merged()
    assert pairs_of(changes) == {"A1": "A1", "B1": "B1"}
    assert not changes.rows["crossed"].any()
    assert changes.layout.names == ("Xã Mỹ An Hưng",)


def test_the_old_map_lays_out_by_the_communes_of_last_year() -> None:
    changes = merged(layout="old")
    assert changes.layout.names[:2] == ("Xã Mỹ An Hưng A", "Xã Mỹ An Hưng B")
    closing = changes.forms["2"].counts["households"][:, 8]
    assert closing[:2].tolist() == [1, 2]
    assert closing.sum() == 3


def test_a_village_of_no_known_commune_is_asked_for() -> None:
    old = year(
        2024,
        review([home("A1", village="Ấp A")], 2024, **A),
        review([home("B1", village="Ấp B")], 2024, **B),
    )
    new = year(2025, review([home("C1", village="Ấp Lạ", head_name="Lê Văn Lạ")], 2025, **MERGED))
    changes = compare(old, new, layout="old")
    fault = next(fault for fault in changes.faults if fault.code == "RV-616")
    assert (fault.params["count"], fault.params["villages"]) == (1, "Ấp Lạ")
    assert changes.forms["2"].counts["households"][-1, 8] == 1


def divided() -> tuple[Record, ...]:
    """Return an old commune that became parts of several, and two of those."""
    now = communes(2025)
    unit = next(u for u in communes(2024).values() if len(u.successors) > 1 and u.kind == "xã")
    place = {
        "commune": unit.name,
        "commune_code": unit.code,
        "district": unit.district,
        "province": unit.province,
    }
    parts = [
        {
            "commune": now[code].name,
            "commune_code": code,
            "district": None,
            "province": now[code].province,
        }
        for code in unit.successors[:2]
    ]
    return (place, *parts)


def divided_years() -> tuple[Year, Year]:
    place, one, two = divided()
    gone = home("A3", village="Ấp Hai", head_name="Phạm Thị Xa")
    old = year(
        2024,
        review([home("A1", village="Ấp Một"), home("A2", village="Ấp Hai"), gone], 2024, **place),
    )
    new = year(
        2025,
        review([home("A1", village="Ấp Một")], 2025, **one),
        review([home("A2", village="Ấp Hai")], 2025, **two),
    )
    return old, new


def test_a_commune_that_became_several_takes_the_village_of_who_left() -> None:
    changes = compare(*divided_years())
    assert pairs_of(changes) == {"A1": "A1", "A2": "A2"}
    assert not changes.rows["crossed"].any()
    form = changes.forms["2"].counts["households"]
    by_name = dict(zip(changes.layout.names, form[:-1, [0, 3, 8]].tolist(), strict=True))
    _, one, two = divided()
    assert (by_name[one["commune"]], by_name[two["commune"]]) == ([1, 0, 1], [2, 1, 1])


def test_the_years_of_two_maps_may_be_swapped() -> None:
    old, new = divided_years()
    there, back = compare(old, new), compare(new, old)
    assert {v: k for k, v in pairs_of(back).items()} == pairs_of(there)


def test_a_pair_of_which_one_year_only_is_placed_is_open() -> None:
    """A neighbour's village shows in one year in which new commune the household lives."""
    place, one, _ = divided()
    whole = next(u for u in communes(2024).values() if u.successors == (one["commune_code"],))
    names = ("commune", "commune_code", "district", "province")
    near = dict(zip(names, (whole.name, whole.code, whole.district, whole.province), strict=True))
    old, new = (
        year(
            at,
            review([home("A1", village=village)], at, **place),
            review([home("Q1", village="Ấp Bên")], at, **near),
        )
        for at, village in ((2023, "Ấp Bên"), (2024, "Ấp Lạ"))
    )
    changes = compare(old, new, layout="new")
    assert pairs_of(changes) == {"A1": "A1", "Q1": "Q1"}
    (row,) = changes.rows[changes.rows["crossed"]].to_dict("records")
    assert (row["place_old"] == OPEN, row["place_new"] == OPEN) == (False, True)
    fault = next(fault for fault in changes.faults if fault.code == "RV-616")
    assert (fault.params["count"], fault.params["villages"]) == (1, "Ấp Lạ")


@pytest.mark.parametrize("name", ["Xã Mỹ An Hưng A", "xã  mỹ an hưng a"])
def test_a_commune_without_a_code_is_found_by_its_name(name: str) -> None:
    old = year(2023, review([home("A1")], 2023, commune=name, commune_code=None))
    assert pairs_of(compare(old, year(2024, [home("A1")]))) == {"A1": "A1"}


def test_places_that_no_table_knows_are_matched_by_name() -> None:
    own = {"commune": "Xã Thử Nghiệm", "commune_code": None, "province": "Tỉnh Thử"}
    old, new = (year(n, review([home("A1")], n, **own)) for n in (2023, 2024))
    assert pairs_of(compare(old, new)) == {"A1": "A1"}


def test_single_workbooks_without_any_place_are_of_one_commune() -> None:
    """Only where neither year names its commune: any other pair would be a guess."""
    blank = dict.fromkeys(("province", "district", "commune", "commune_code"))
    old, new = (year(n, review([home("A1")], n, **blank)) for n in (2023, 2024))
    assert pairs_of(compare(old, new)) == {"A1": "A1"}
    with pytest.raises(UsageProblem):
        compare(old, year(2024, [home("A1")]))


def test_open_villages_are_named_once_in_the_order_of_the_alphabet() -> None:
    """Đ follows D in Vietnamese; a household without a village has no name to show."""
    old = year(
        2024,
        review([home("A1", village="Ấp A")], 2024, **A),
        review([home("B1", village="Ấp B")], 2024, **B),
    )
    villages = ["Ấp Em", "Ấp Đông", None, "Ấp Đông"]
    came = [home(f"C{at}", village=v, head_name=f"Lê Lạ {at}") for at, v in enumerate(villages)]
    changes = compare(old, year(2025, review(came, 2025, **MERGED)), layout="old")
    fault = next(fault for fault in changes.faults if fault.code == "RV-616")
    assert fault.params == {"count": 4, "villages": "Ấp Đông, Ấp Em"}


def test_a_place_that_no_table_knows_lies_in_its_district_or_province() -> None:
    own = {"commune": "Xã Thử Nghiệm", "commune_code": None, "province": "Tỉnh Thử"}
    for district, area in (("Huyện Thử", "Huyện Thử"), (None, "Tỉnh Thử")):
        old, new = (
            year(n, review([home("A1")], n, district=district, **own)) for n in (2023, 2024)
        )
        layout = compare(old, new).layout
        assert (layout.names, layout.codes, layout.areas) == (("Xã Thử Nghiệm",), (None,), (area,))
        assert layout.groups() == [(area, (0,))]
