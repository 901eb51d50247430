"""The region of a commune: by province before 1/7/2025, through the communes it was formed from."""

import pytest

from ravo.places.regions import NOWHERE, REGIONS, RegionPlace, place_of, region_of_province
from ravo.places.units import communes


def region(place: RegionPlace) -> str | None:
    return None if place.column is None else REGIONS[place.column - 1]


def test_every_province_before_the_change_has_one_of_six_regions() -> None:
    codes = {unit.province_code for unit in communes(2024).values()}
    assert len(codes) == 63
    assert {region_of_province(code) for code in codes} == set(REGIONS)


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("30172", "Đồng bằng sông Cửu Long"),
        ("00001", "Đồng bằng sông Hồng"),
        ("1", "Đồng bằng sông Hồng"),
        ("23284", "Tây Nguyên"),
    ],
)
def test_a_commune_before_the_change_has_its_provinces_region(code: str, wanted: str) -> None:
    assert region(place_of(2024, code=code)) == wanted


def test_every_commune_now_has_the_region_of_those_it_was_formed_from() -> None:
    unsettled = [u.name for u in communes(2025).values() if place_of(2025, u.code).column is None]
    # Its province was formed from two regions, and no commune before it is on record.
    assert unsettled == ["Đặc khu Lý Sơn"]


def test_a_province_joined_from_two_regions_leaves_the_region_open() -> None:
    place = place_of(2025, province="Tỉnh Gia Lai")
    assert [REGIONS[at - 1] for at in place.columns] == [
        "Bắc Trung Bộ và Duyên hải miền Trung",
        "Tây Nguyên",
    ]
    assert place.provinces == ("Tỉnh Bình Định", "Tỉnh Gia Lai") or set(place.provinces) == {
        "Tỉnh Bình Định",
        "Tỉnh Gia Lai",
    }
    assert place_of(2024, province="Gia Lai").column == 1 + REGIONS.index("Tây Nguyên")


def test_a_name_stands_in_for_a_code_that_the_map_lacks() -> None:
    named = place_of(
        2024, code="99999", name="Xã Mỹ An Hưng A", district="Lấp Vò", province="Đồng Tháp"
    )
    assert region(named) == "Đồng bằng sông Cửu Long"


def test_nothing_known_leaves_all_six() -> None:
    assert place_of(2024) == NOWHERE
    assert place_of(2024, province="Tỉnh Không Có") == NOWHERE
    assert len(NOWHERE.columns) == 6
    assert not NOWHERE.known


@pytest.mark.parametrize(
    ("name", "province", "column", "before"),
    [
        ("Xã Phù Mỹ", "Tỉnh Gia Lai", 3, "Tỉnh Bình Định"),
        ("Xã Chư Prông", "Tỉnh Gia Lai", 4, "Tỉnh Gia Lai"),
        ("Xã Bắc Bình", "Tỉnh Lâm Đồng", 3, "Tỉnh Bình Thuận"),
    ],
)
def test_a_commune_given_by_name_has_the_region_of_what_it_was_formed_from(
    name: str, province: str, column: int, before: str
) -> None:
    assert place_of(2025, name=name, province=province) == RegionPlace((column,), (before,))


@pytest.mark.parametrize(
    ("district", "columns"),
    [("Tân Châu", (5,)), ("Đức Hòa", (6,)), (None, NOWHERE.columns)],
)
def test_a_district_tells_communes_of_one_name_apart(
    district: str | None, columns: tuple[int, ...]
) -> None:
    assert place_of(2024, name="Xã Tân Phú", district=district).columns == columns
