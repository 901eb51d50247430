"""Which commune a survey is of: by code, by names, nearly; never another one in silence."""

import pytest

from ravo.places import Locality, WrittenPlace, commune_of
from ravo.places.units import communes
from ravo.survey.survey import Info

PROVINCE, DISTRICT = "Tỉnh Đồng Tháp", "Huyện Lấp Vò"


def found(
    commune: str | None = None,
    code: str | None = None,
    district: str | None = DISTRICT,
    province: str | None = PROVINCE,
    year: int | None = 2024,
) -> Locality:
    return commune_of(WrittenPlace(year, province, district, commune, code))


def name(at: Locality) -> str | None:
    return at.unit.name if at.unit else None


@pytest.mark.parametrize(
    ("commune", "district", "province"),
    [
        ("Xã Mỹ An Hưng A", DISTRICT, PROVINCE),
        ("mỹ  an hưng a", "lấp vò", "đồng tháp"),
        ("X. Mỹ An Hưng A", "H.Lấp Vò", "T. Đồng Tháp"),
        ("XÃ MỸ AN HƯNG A", "LấpVò", None),
        ("Xã Mỹ An Hưng A", None, None),
    ],
)
def test_folded_words_are_the_official_ones_and_nothing_is_told(
    commune: str, district: str | None, province: str | None
) -> None:
    at = found(commune, None, district, province)
    assert (name(at), at.how, at.unlike, at.against) == ("Xã Mỹ An Hưng A", "name", (), None)


@pytest.mark.parametrize(
    ("commune", "district", "province", "told"),
    [
        ("Xã Mỹ An Hưng A", "Huyện Lấp Và", PROVINCE, "Huyện Lấp Vò"),
        ("Xã Mỹ An Hưng A", "Huyện Lấp Vó", PROVINCE, "Huyện Lấp Vò"),
        ("Xã Mỹ An Hưng A", "Huyen Lap Vo", PROVINCE, "Huyện Lấp Vò"),
        ("Xã Mỹ An Hưng A", "Huyện Bịa Đặt", PROVINCE, "Huyện Lấp Vò"),
        ("Xã Mỹ An Hưng A", DISTRICT, "Tỉnh Đồng Thap", "Tỉnh Đồng Tháp"),
        ("Xã Mỹ An Hưngg A", DISTRICT, PROVINCE, "Xã Mỹ An Hưng A"),
        ("Xã Lấp Vò", DISTRICT, PROVINCE, "Thị trấn Lấp Vò"),
        ("Xa Vinh Thanh", DISTRICT, PROVINCE, "Xã Vĩnh Thạnh"),
    ],
)
def test_what_differs_is_found_where_one_commune_fits_and_is_told(
    commune: str, district: str, province: str, told: str
) -> None:
    at = found(commune, None, district, province)
    assert (at.how, at.official) == ("near", told)
    assert at.district == DISTRICT
    assert at.written


@pytest.mark.parametrize(
    ("commune", "district", "how"),
    [
        ("Xã Mỹ An Hưng C", DISTRICT, "unknown"),
        ("Xã Mỹ An Hưng", DISTRICT, "unknown"),
        ("Xã Tân Mỹ", None, "several"),
        ("Xã Bịa Đặt", DISTRICT, "unknown"),
        ("Xã Mỹ An Hưng A", "Huyện Châu Thành", "unknown"),
        ("Xã Mỹ An Hưng A", "Huyen Chau Thanh", "unknown"),
    ],
)
def test_what_could_be_another_commune_is_not_taken(
    commune: str, district: str | None, how: str
) -> None:
    at = found(commune, None, district)
    assert (at.unit, at.how) == (None, how)
    assert at.province_code == "87"


def test_figures_and_letters_behind_a_name_are_never_a_slip() -> None:
    for one, other in (("Phường 1", "Phường 11"), ("Xã Mỹ An Hưng A", "Xã Mỹ An Hưng B")):
        places = [unit for unit in communes(2024).values() if unit.name == one]
        for unit in places:
            at = commune_of(WrittenPlace(2024, unit.province, unit.district, other))
            assert at.unit is None or at.unit.name == other


def test_every_commune_is_found_by_its_own_words_and_by_its_code() -> None:
    for year in (2024, 2025):
        homonyms = 0
        for unit in list(communes(year).values())[::7]:
            at = commune_of(WrittenPlace(year, unit.province, unit.district, unit.name))
            homonyms += at.how == "several"
            assert at.unit == unit or at.how == "several"
            assert commune_of(WrittenPlace(year, commune_code=unit.code)).unit == unit
        assert homonyms <= 2


@pytest.mark.parametrize("district", [DISTRICT, "Huyen Lap Vo", "Huyện Lấp Và", "Nơi khác", None])
def test_a_code_that_no_name_contradicts_goes_first(district: str | None) -> None:
    at = found("Xã Tân Mỹ", "30175", district)
    assert (name(at), at.how, at.district_code, at.against) == ("Xã Tân Mỹ", "code", "875", None)
    assert bool(at.unlike) == (district not in (DISTRICT, None))


@pytest.mark.parametrize(
    ("year", "how", "commune"), [(2024, "code", "Xã Ba Sao"), (2025, "name", "Xã Phong Hòa")]
)
def test_names_without_a_district_go_before_a_code_where_the_map_has_none(
    year: int, how: str, commune: str
) -> None:
    others = {unit.name: unit.code for unit in communes(year).values() if unit.province == PROVINCE}
    at = found("Xã Phong Hòa", others["Xã Ba Sao"], None, year=year)
    assert (at.how, name(at)) == (how, commune)
    assert at.against is not None
    assert {at.against.name, commune} == {"Xã Ba Sao", "Xã Phong Hòa"}


def test_a_code_goes_before_a_name_of_no_commune() -> None:
    at = found("Xã Bịa Đặt", "30175")
    assert (name(at), at.written, at.official) == ("Xã Tân Mỹ", "Xã Bịa Đặt", "Xã Tân Mỹ")


def test_a_code_of_another_commune_is_told_with_both() -> None:
    at = found("Xã Tân Mỹ", "30178")
    assert (name(at), at.against and at.against.name) == ("Xã Tân Mỹ", "Xã Mỹ An Hưng B")
    loose = found("Xa Tan My", "30178")
    assert (name(loose), loose.against and loose.against.name) == ("Xã Mỹ An Hưng B", "Xã Tân Mỹ")


def test_a_code_that_the_map_does_not_have_is_told() -> None:
    at = found("Xã Tân Mỹ", "99999")
    assert (name(at), at.written, at.official) == ("Xã Tân Mỹ", "99999", "30175")


def test_the_map_follows_the_year() -> None:
    assert name(found("Xã Lấp Vò", year=2025)) == "Xã Lấp Vò"
    assert found("Xã Mỹ An Hưng A", "30172", year=2025).unit is None
    assert found("Xã Mỹ An Hưng A", "30172", year=None).unit is None


def test_a_district_is_known_without_its_commune() -> None:
    at = found("Xã Bịa Đặt", None, "Huyện Lấp Và")
    assert (at.district_code, at.district, at.written) == ("875", DISTRICT, "Huyện Lấp Và")
    assert found("Xã Bịa", None, "Huyện Bịa").district == "Huyện Bịa"


@pytest.mark.parametrize(
    ("province", "code", "official"),
    [
        ("Tỉnh Đồng Tháp", "87", PROVINCE),
        ("Tinh Dong Thap", "87", PROVINCE),
        ("Tỉnh Đồng Thápp", "87", PROVINCE),
        ("Tỉnh Đồng Thápss", None, "Tỉnh Đồng Thápss"),
    ],
)
def test_a_province_is_known_by_a_letter_less_or_more(
    province: str, code: str | None, official: str
) -> None:
    at = found("Xã Bịa Đặt", None, None, province)
    assert (at.unit, at.province_code, at.province) == (None, code, official)


def test_the_words_of_a_survey_are_taken_each_in_its_place() -> None:
    words = Info(2024, PROVINCE, DISTRICT, "Xã Tân Mỹ", "30180", prepared_by="Ai đó")
    assert WrittenPlace.of(words) == WrittenPlace(2024, PROVINCE, DISTRICT, "Xã Tân Mỹ", "30180")
