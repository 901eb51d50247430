"""Communes on both sides of 1/7/2025: codes, names, areas, successors, helpful faults."""

import pytest

from ravo.faults import UsageProblem
from ravo.places import WrittenPlace, commune_of, units
from ravo.places.spelling import place_of_date
from ravo.places.units import commune, communes, communes_of_district, successors

LAP_VO = (
    "Thị trấn Lấp Vò",
    "Xã Mỹ An Hưng A",
    "Xã Tân Mỹ",
    "Xã Mỹ An Hưng B",
    "Xã Tân Khánh Trung",
    "Xã Long Hưng A",
    "Xã Vĩnh Thạnh",
    "Xã Long Hưng B",
    "Xã Bình Thành",
    "Xã Định An",
    "Xã Định Yên",
    "Xã Hội An Đông",
    "Xã Bình Thạnh Trung",
)


def test_the_thirteen_communes_of_lap_vo() -> None:
    assert tuple(unit.name for unit in communes_of_district("875")) == LAP_VO


@pytest.mark.parametrize(
    ("code", "year", "area"),
    [("30169", 2024, "urban"), ("30169", 2025, "rural"), ("30172", 2024, "rural")],
)
def test_the_area_follows_the_kind_on_the_map_of_the_year(code: str, year: int, area: str) -> None:
    assert commune(code, year).area == area


def test_a_special_zone_has_no_area_of_its_own() -> None:
    assert {u.area for u in communes(2025).values() if u.kind == "đặc khu"} == {None}
    assert all(unit.area for unit in communes(2024).values())


def test_every_commune_names_its_kind_and_every_successor_exists() -> None:
    for year in (2024, 2025):
        assert all(u.name.lower().startswith(u.kind + " ") for u in communes(year).values())
    for code, unit in communes(2024).items():
        assert len(successors(code)) == len(unit.successors), code


def test_successors_of_an_unknown_code_are_none() -> None:
    assert [unit.name for unit in successors("30169")] == ["Xã Lấp Vò"]
    assert successors("99999") == ()


@pytest.mark.parametrize("year", [2024, 2025])
def test_a_code_of_the_other_map_says_what_it_is_there(year: int) -> None:
    here = {**communes(2024)} if year == 2024 else {**communes(2025)}
    other = communes(2025 if year == 2024 else 2024)
    old = communes(2024).values()
    came = {new for unit in old for new in unit.successors}
    code = next(c for c in other if c not in here and (c in came or other[c].successors))
    with pytest.raises(UsageProblem) as caught:
        commune(code, year)
    assert other[code].name in str(caught.value.fault.params["more"])


def test_a_code_with_blanks_or_a_lost_zero_is_the_same_code() -> None:
    assert commune(" 30172 ", 2024).code == "30172"
    assert commune("4", 2024).code == "00004"


@pytest.mark.parametrize(
    "name", ["Mỹ An Hưng A", "XÃ MỸ AN HƯNG A", "xã  Mỹ\u00a0An Hưng A", "My\u0303 An Hu\u031bng A"]
)
def test_a_name_is_found_in_any_spelling(name: str) -> None:
    found = commune_of(WrittenPlace(2024, "Tỉnh Đồng Tháp", "Lấp Vò", name))
    assert found.unit is not None
    assert (found.unit.code, found.how, found.unlike) == ("30172", "name", ())


def test_a_name_shared_by_several_communes_is_never_guessed() -> None:
    assert commune_of(WrittenPlace(2024, commune="Tân Mỹ")).unit is None
    found = commune_of(WrittenPlace(2024, None, "Huyện Lấp Vò", "Tân Mỹ")).unit
    assert found is not None
    assert found.code == "30175"
    assert commune_of(WrittenPlace(2024, None, "Cao Lãnh", "Tân Mỹ")).unit is None
    assert commune_of(WrittenPlace(2024, None, "Lấp Vò", "Mỹ An Hưng")).unit is None


def test_a_name_without_its_marks_is_never_taken_in_silence() -> None:
    found = commune_of(WrittenPlace(2024, commune="My An Hung A"))
    assert (found.how, found.official) == ("near", "Xã Mỹ An Hưng A")


@pytest.mark.parametrize("year", [2024, 2025])
def test_a_commune_alone_is_the_one_of_the_whole_map(year: int) -> None:
    known = communes(year)
    codes = list(known)
    # Each look-up goes through the whole table: the ends, every tenth, and each odd spelling.
    odd = [code for code, unit in known.items() if not unit.name.replace(" ", "").isalpha()]
    tried = {*codes[:5], *codes[-5:], *codes[::10], *odd[:200]}
    assert {code: commune(code, year) for code in tried} == {code: known[code] for code in tried}


@pytest.mark.parametrize("code", ["00001,Phường Phúc Xá", "code", "99999", ""])
def test_no_other_text_is_a_code(code: str) -> None:
    with pytest.raises(UsageProblem):
        commune(code, 2024)


def test_a_district_without_communes_is_a_wrong_use() -> None:
    with pytest.raises(UsageProblem) as caught:
        communes_of_district("000")
    assert (caught.value.fault.code, caught.value.fault.params) == ("RV-132", {"district": "000"})


@pytest.mark.parametrize(("year", "other"), [(2024, 1), (2024, 2021), (2025, 2026), (2025, 9999)])
def test_years_of_one_map_share_its_communes(year: int, other: int) -> None:
    assert units.map_year(other) == year
    assert units.communes(other) is units.communes(year)
    assert units.communes(year) is not units.communes(4049 - year)


def test_a_numbered_commune_keeps_its_kind_beside_the_date() -> None:
    assert place_of_date("Phường 1", "commune") == "Phường 1"
    assert place_of_date("Xã Mỹ An Hưng A", "commune") == "Mỹ An Hưng A"
    assert place_of_date("Lấp Vò", "commune") == "Lấp Vò"
