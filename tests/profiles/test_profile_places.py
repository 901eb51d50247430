"""Year and place from the names of files and folders, in whatever spelling they come."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.fault_words import fault_message
from ravo.places.units import communes
from ravo.profiles.file_names import NamedPlace, place_faults, place_of
from ravo.profiles.loader import load_profile

MIS = load_profile("mis")


def place(path: str, **given_: str | int | None) -> NamedPlace:
    return place_of(Path(path), MIS, **given_)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    [
        "Huyện Đắk R'Lấp",
        "Huyện Đắk RLấp",
        "Huyện Đắk R’Lấp",
        "huyện đắk r`lấp",
        "H. Đắk R'Lấp",
        "Huyện  Đắk  R'Lấp",
        "HUYỆN ĐẮK RLẤP",
        "Huyen_Huyện_Đắk_R_Lấp",
        "Đắk R'Lấp",
        unicodedata.normalize("NFD", "Huyện Đắk R'Lấp"),
    ],
)
def test_a_district_in_several_spellings(name: str) -> None:
    found = place(f"2023/{name}.xlsx")
    assert (found.year, found.district, found.province) == (
        2023,
        "Huyện Đắk R'Lấp",
        "Tỉnh Đắk Nông",
    )
    assert found.loose == {}


@pytest.mark.parametrize("name", ["Thị trấn Ea TLing", "TT Ea T'ling", "TT. Ea T’Ling"])
def test_a_commune_in_several_spellings(name: str) -> None:
    found = place(f"Huyện Cư Jút/2024/{name}.xlsx")
    assert (found.commune, found.commune_code) == ("Thị trấn Ea T'Ling", "24640")
    assert found.district == "Huyện Cư Jút"


@pytest.mark.parametrize("name", ["Thành phố Hoà Bình", "Thành phố Hòa Bình", "TP Hòa Bình"])
def test_the_place_of_the_tone_does_not_matter(name: str) -> None:
    assert place(f"2024 {name}.xlsx").district == "Thành phố Hòa Bình"


def test_a_breve_without_its_acute_is_taken_but_told() -> None:
    found = place("2024/Huyện Đăk R'Lấp.xlsx")
    assert found.district == "Huyện Đắk R'Lấp"
    assert found.loose == {"district": "Huyện Đăk R'Lấp"}
    (fault,) = place_faults(found, Path("Huyện Đăk R'Lấp.xlsx"))
    assert (fault.code, fault.severity) == ("RV-175", "warning")
    assert "Huyện Đắk R'Lấp" in fault_message(fault, "vi")[0]


def test_an_exact_name_with_a_breve_is_not_loose() -> None:
    found = place("2024/Huyện Đăk Glong.xlsx")
    assert (found.district, found.loose) == ("Huyện Đăk Glong", {})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Phường Sa Pa", "Phường Sa Pả"),
        ("Xã Ia Băng", "Xã Ia Bang"),
        ("Xã Nga Thành", "Xã Nga Thanh"),
    ],
)
def test_communes_that_collide_without_marks_stay_apart(first: str, second: str) -> None:
    for name in (first, second):
        districts = {u.district for u in communes(2024).values() if u.name == name}
        both = districts & {
            u.district for u in communes(2024).values() if u.name in (first, second)
        }
        for district in both:
            assert place(f"{district}/2024/{name}.xlsx").commune in (name, None)
    assert place("Thị xã Sa Pa/2024/Phường Sa Pả.xlsx").commune_code == "03002"
    assert place("Thị xã Sa Pa/2024/Phường Sa Pa.xlsx").commune_code == "03001"


@pytest.mark.parametrize("name", ["Huyen Dak Mil", "huyen dak rlap", "Phuong Sa Pa"])
def test_names_without_marks_are_not_guessed(name: str) -> None:
    found = place(f"2024/{name}.xlsx")
    assert (found.province, found.district, found.commune) == (None, None, None)


def test_a_kind_in_front_excludes_other_kinds() -> None:
    """There is a Huyện Đắk Mil and a Thị trấn Đắk Mil, but no Xã Đắk Mil."""
    assert place("2024/Xã Đắk Mil.xlsx").district is None
    assert place("2024/Huyện Đắk Mil.xlsx").commune is None
    assert place("2024/Huyện Đắk Mil - Thị trấn Đắk Mil.xlsx").commune == "Thị trấn Đắk Mil"


def test_two_years_in_the_path_are_told_and_neither_is_taken() -> None:
    found = place("2023/Huyện Cư Jút 2024.xlsx")
    assert (found.year, found.district) == (None, None)
    assert set(found.unclear["year"]) == {"2023", "2024"}
    (fault,) = place_faults(found, Path("Huyện Cư Jút 2024.xlsx"))
    assert (fault.code, fault.severity) == ("RV-176", "warning")
    assert "--year" in fault_message(fault, "en")[1]


def test_the_year_of_the_command_goes_before_the_path() -> None:
    found = place("2023/Huyện Cư Jút 2024.xlsx", year=2024)
    assert (found.year, found.district, found.unclear) == (None, "Huyện Cư Jút", {})


def test_a_year_is_no_part_of_a_longer_figure() -> None:
    assert place("a/20240115.xlsx").year is None
    assert place("a/ngày 15-01-2024.xlsx").year == 2024


def test_homonyms_are_told_unless_something_narrows_them() -> None:
    lone = place("2024/Huyện Châu Thành.xlsx")
    assert lone.district is None
    assert "Huyện Châu Thành – Tỉnh Long An" in lone.unclear["district"]
    assert place("2024/Huyện Châu Thành.xlsx", province="Long An").province == "Tỉnh Long An" or (
        place("2024/Huyện Châu Thành.xlsx", province="Long An").district == "Huyện Châu Thành"
    )
    folder = place("Tỉnh Long An/2024/Huyện Châu Thành.xlsx")
    assert (folder.district, folder.province, folder.unclear) == (
        "Huyện Châu Thành",
        "Tỉnh Long An",
        {},
    )


def test_two_districts_in_the_path_are_told_and_neither_is_taken() -> None:
    found = place("2024/Huyện Lấp Vò/Huyện Cư Jút.xlsx")
    assert (found.district, found.commune) == (None, None)
    assert len(found.unclear["district"]) == 2


def test_since_2025_there_are_no_districts() -> None:
    new = place("2025/Phường Sa Pa.xlsx")
    assert (new.commune, new.district, new.province) == ("Phường Sa Pa", None, "Tỉnh Lào Cai")
    assert new.commune_code != place("2024/Phường Sa Pa.xlsx").commune_code


def test_what_was_taken_says_from_which_words() -> None:
    found = place("Rà soát 2024/H. Cư Jút/danh sách hộ.xlsx")
    assert found.from_words == {"year": "2024", "district": "H Cư Jút", "province": "H Cư Jút"}


def test_far_folders_and_a_profile_without_place_say_nothing() -> None:
    assert place("2019/a/b/c/Huyện Cư Jút 2024.xlsx").year == 2024
    silent = MIS.model_copy(update={"place": None})
    assert place_of(Path("2024/Huyện Cư Jút.xlsx"), silent) == NamedPlace()


def test_a_pattern_may_name_the_commune() -> None:
    rules = MIS.place
    assert rules is not None
    own = rules.model_copy(
        update={"patterns": (r"(?P<year>20\d\d)-(?P<district>.+?)-(?P<commune>.+)",)}
    )
    found = place_of(
        Path("2024-Huyện Cư Jút-Xã Nam Dong.xlsx"), MIS.model_copy(update={"place": own})
    )
    assert (found.year, found.commune) == (2024, "Xã Nam Dong")


@settings(deadline=None)
@given(st.sampled_from(sorted(communes(2024))))
def test_a_path_of_full_names_gives_that_commune_or_says_why(code: str) -> None:
    unit = communes(2024)[code]
    found = place(f"{unit.province}/{unit.district}/2024/{unit.name}.xlsx")
    if found.commune_code is None:
        assert found.unclear
    else:
        assert found.commune_code == code
        assert replace(found, from_words={}).loose == {}
