"""All that is said of the commune of a survey: the unit, what differs, and what is above it."""

import pytest

from ravo.places import Locality, WrittenPlace, commune_of
from ravo.places.lookup import PlaceDifference

P, D = "Tỉnh Đồng Tháp", "Huyện Lấp Vò"
MAP = ("87", P, "875", D)
"""The official codes and names above a commune of the district, on the map of 2024."""
Said = tuple[int | None, str | None, str | None, str | None, str | None]


def at(said: Said) -> Locality:
    return commune_of(WrittenPlace(*said))


def above(found: Locality) -> tuple[str | None, ...]:
    return found.province_code, found.province, found.district_code, found.district


def code(found: Locality) -> str | None:
    return found.unit.code if found.unit else None


@pytest.mark.parametrize(
    ("said", "unit", "how", "against", "unlike"),
    [
        ((2024, P, D, "Xã Tân Mỹ", None), "30175", "name", None, []),
        (
            (2024, P, D, "Xã Tân Mỹ", "30178"),
            "30175",
            "name",
            "30178",
            [("commune_code", "30178", "30175")],
        ),
        (
            (2024, P, None, "Xã Tân Mỹ", "30178"),
            "30178",
            "code",
            None,
            [("commune", "Xã Tân Mỹ", "Xã Mỹ An Hưng B")],
        ),
        (
            (2024, P, D, "Xa Tan My", "30178"),
            "30178",
            "code",
            "30175",
            [("commune", "Xa Tan My", "Xã Mỹ An Hưng B")],
        ),
        (
            (2024, P, D, "Xã Tân Mỹ", "99999"),
            "30175",
            "name",
            None,
            [("commune_code", "99999", "30175")],
        ),
        ((2024, P, D, None, " 30175 "), "30175", "code", None, []),
        ((2024, P, D, "  ", "30175"), "30175", "code", None, [("commune", "  ", "Xã Tân Mỹ")]),
        (
            (2024, P, D, "Phường 1", "30175"),
            "30175",
            "code",
            None,
            [("commune", "Phường 1", "Xã Tân Mỹ")],
        ),
        (
            (2024, P, "Huyện Bịa Đặt", "Xã Mỹ An Hưng A", None),
            "30172",
            "near",
            None,
            [("district", "Huyện Bịa Đặt", D)],
        ),
        (
            (2024, "Tỉnh Bịa", D, "Xã Mỹ An Hưng A", None),
            "30172",
            "near",
            None,
            [("province", "Tỉnh Bịa", P)],
        ),
        (
            (2024, P, "Thành phố Lấp Vò", "Xã Mỹ An Hưng A", None),
            "30172",
            "near",
            None,
            [("district", "Thành phố Lấp Vò", D)],
        ),
        (
            (2024, P, D, "Xã Lấp Vò", None),
            "30169",
            "near",
            None,
            [("commune", "Xã Lấp Vò", "Thị trấn Lấp Vò")],
        ),
        ((2024, None, None, "Xã Mỹ An Hưng A", None), "30172", "name", None, []),
    ],
)
def test_the_unit_how_it_was_found_and_what_differs(
    said: Said, unit: str, how: str, against: str | None, unlike: list[tuple[str, str, str]]
) -> None:
    found = at(said)
    assert (code(found), found.how, found.year) == (unit, how, 2024)
    assert (found.against.code if found.against else None) == against
    assert [(item.field, item.written, item.official) for item in found.unlike] == unlike
    assert (above(found), found.readings) == (MAP, ())


def test_a_short_code_has_its_zeros_and_names_of_elsewhere_are_told() -> None:
    found = at((2024, P, D, None, "1"))
    assert (code(found), found.how) == ("00001", "code")
    assert above(found) == ("01", "Thành phố Hà Nội", "001", "Quận Ba Đình")
    assert (found.written, found.official) == (f"{D}, {P}", "Quận Ba Đình, Thành phố Hà Nội")


@pytest.mark.parametrize(
    ("said", "how", "readings", "over", "unlike"),
    [
        (
            (2024, P, None, "Xã Tân Mỹ", None),
            "several",
            ["30145", "30175"],
            ("87", P, None, None),
            [],
        ),
        ((2024, None, D, "Xã Bịa", None), "unknown", [], MAP, []),
        (
            (2024, P, "Huyện Lấp Và", "Xã Bịa", None),
            "unknown",
            [],
            MAP,
            [PlaceDifference("district", "Huyện Lấp Và", D)],
        ),
        (
            (2024, "Tỉnh Đồng Thápp", "Huyện Lấp Và", "Xã Bịa", None),
            "unknown",
            [],
            MAP,
            [
                PlaceDifference("district", "Huyện Lấp Và", D),
                PlaceDifference("province", "Tỉnh Đồng Thápp", P),
            ],
        ),
        (
            (2024, None, "Huyện Lấp Và", "Xã Bịa", None),
            "unknown",
            [],
            (None, None, None, "Huyện Lấp Và"),
            [],
        ),
        (
            (2024, None, "Huyện Châu Thành", "Xã Bịa", None),
            "unknown",
            [],
            (None, None, None, "Huyện Châu Thành"),
            [],
        ),
        (
            (2024, P, "Huyện Châu Thành", "Xã Mỹ An Hưng A", None),
            "unknown",
            [],
            ("87", P, "877", "Huyện Châu Thành"),
            [],
        ),
        (
            (2024, "Tỉnh Đồng Thap", None, "Xã Bịa", None),
            "unknown",
            [],
            ("87", P, None, None),
            [PlaceDifference("province", "Tỉnh Đồng Thap", P)],
        ),
        (
            (2024, "Tỉnh Đồng Thap", "Huyện Bịa", "Xã Bịa", None),
            "unknown",
            [],
            ("87", P, None, "Huyện Bịa"),
            [PlaceDifference("province", "Tỉnh Đồng Thap", P)],
        ),
        ((2024, "Tỉnh Bịa", D, "Xã Bịa", None), "unknown", [], (None, "Tỉnh Bịa", None, D), []),
        (
            (2024, "Tỉnh Bịa", None, None, "99999"),
            "unknown",
            [],
            (None, "Tỉnh Bịa", None, None),
            [],
        ),
        ((2025, P, D, "Xã Mỹ An Hưng A", None), "unknown", ["30178"], ("82", P, None, D), []),
        ((2025, P, None, "Xã Bịa", None), "unknown", [], ("82", P, None, None), []),
        ((None, P, D, "Xã Tân Mỹ", "30175"), "unknown", [], (None, P, None, D), []),
        ((2024, None, None, None, None), "unknown", [], (None, None, None, None), []),
    ],
)
def test_without_a_commune_what_is_known_above_it_stands(
    said: Said,
    how: str,
    readings: list[str],
    over: tuple[str | None, ...],
    unlike: list[PlaceDifference],
) -> None:
    found = at(said)
    assert (found.unit, found.against, found.how, found.year) == (None, None, how, said[0])
    assert [unit.code for unit in found.readings] == readings
    assert (above(found), list(found.unlike)) == (over, unlike)


def test_the_year_asked_for_goes_before_that_of_the_survey() -> None:
    said = WrittenPlace(2025, P, None, "Xã Lấp Vò")
    assert code(commune_of(said)) == "30169"
    assert (commune_of(said).district, commune_of(said, 2024).district) == (None, D)
    assert commune_of(said, 2024).year == 2024


def test_a_text_that_is_no_name_is_cut_where_it_is_shown() -> None:
    found = at((2024, P, D, "x" * 300, "30175"))
    assert found.written == "x" * 80 + "…"
    found = at((2024, P, D, "x" * 80, "30175"))
    assert found.written == "x" * 80
