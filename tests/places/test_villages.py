"""Spellings of one village are one; distinct villages never are."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ravo.places.villages import alike_but_for_marks, settle_villages, spellings_of_one


@pytest.mark.parametrize(
    "written", ["ấp một", "Một", "ẤP MỘT", "Âp Một", "Ap Mot", "ấp  Một", "Thôn Một", "Khóm Một"]
)
def test_a_spelling_goes_by_the_name_that_most_rows_have(written: str) -> None:
    found = settle_villages({written: 1, "Ấp Một": 9, "Ấp Hai": 5})
    assert found.names == {written: "Ấp Một", "Ấp Một": "Ấp Một", "Ấp Hai": "Ấp Hai"}
    assert [(item.written, item.taken, item.rows) for item in found.folded] == [
        (written, "Ấp Một", 1)
    ]


def test_five_spellings_are_one_village() -> None:
    names = ("Ấp Tân Hòa", "ấp Tân Hoà", "Tân Hòa", "Ap Tan Hoa", "ẤP TÂN HÒA")
    found = settle_villages(dict.fromkeys(names, 1))
    assert len(set(found.names.values())) == 1
    assert next(iter(found.names.values())) in names


@pytest.mark.parametrize(
    "pair",
    [
        ("Ấp 1", "Ấp 10"),
        ("Ấp 1", "Ấp 1A"),
        ("Ấp Tân Hòa", "Ấp Tân Hóa"),
        ("Ấp An Thạnh", "Ấp An Thành"),
        ("Ấp An Thạnh", "Ấp An Thanh"),
        ("Thôn 1", "Tổ 1"),
        ("Thôn Đông", "Khóm Đông"),
        ("Bàn Thạch", "Thạch"),
        ("Ấp Một", "Ấp Mốt"),
        ("Bản Lang", "Bản Làng"),
    ],
)
def test_villages_of_many_rows_that_differ_stay_two(pair: tuple[str, str]) -> None:
    found = settle_villages(dict.fromkeys(pair, 20))
    assert found.names == {name: name for name in pair}
    assert found.folded == ()


@pytest.mark.parametrize(
    ("written", "most"),
    [
        ("ấp1", "Ấp 1"),
        ("Tổ5", "Tổ 5"),
        ("Khóm 1 A", "Khóm 1A"),
        ("Ấp MỹHòa", "Ấp Mỹ Hòa"),
        ("Ấp Mỹ Hòa1", "Ấp Mỹ Hòa 1"),
    ],
)
def test_blanks_make_no_other_village(written: str, most: str) -> None:
    found = settle_villages({most: 9, written: 8})
    assert found.names == {most: most, written: most}


@pytest.mark.parametrize(
    "pair", [("Ấp 1 1", "Ấp 11"), ("Tổ 1-2", "Tổ 12"), ("Ấp 3/2", "Ấp 32"), ("Ấp 1B", "Ấp 11B")]
)
def test_a_blank_between_figures_makes_another_village(pair: tuple[str, str]) -> None:
    assert settle_villages(dict.fromkeys(pair, 9)).folded == ()


def test_a_name_that_two_kinds_have_is_neither() -> None:
    found = settle_villages({"Thôn 1": 30, "Tổ 1": 30, "1": 2})
    assert found.names["1"] == "1"


def test_figures_of_two_kinds_that_a_commune_uses_are_two_villages() -> None:
    names = {"Thôn 1": 30, "Tổ 1": 1, "Thôn 2": 30, "Tổ 2": 1}
    assert settle_villages(names).folded == ()


def test_a_bare_name_of_two_marked_ones_is_neither() -> None:
    found = settle_villages({"Ấp An Thạnh": 3, "Ấp An Thành": 3, "Ap An Thanh": 1})
    assert found.names["Ap An Thanh"] == "Ap An Thanh"


@pytest.mark.parametrize("short", ["TDP 1", "tdp. 01", "Tổ dân phố số 1"])
def test_a_kind_may_be_written_short(short: str) -> None:
    found = settle_villages({short: 1, "Tổ dân phố 1": 9})
    assert (found.names[short] == "Tổ dân phố 1") is (short != "Tổ dân phố số 1")


def test_a_list_settles_names_and_names_those_it_lacks() -> None:
    found = settle_villages({"ấp một": 9, "Một": 1, "Ấp Ba": 2}, ["Ấp Một", "Ấp Hai"])
    assert found.names == {"ấp một": "Ấp Một", "Một": "Ấp Một", "Ấp Ba": "Ấp Ba"}
    assert found.strange == ("Ấp Ba",)


def test_a_list_that_has_both_keeps_them_two() -> None:
    listed = ["Ấp An Thạnh", "Ấp An Thanh"]
    found = settle_villages({"Ấp An Thạnh": 50, "Ấp An Thanh": 1}, listed)
    assert found.names == {name: name for name in listed}


@given(
    st.dictionaries(st.text("aáạ1 AẤấpP", min_size=1, max_size=6), st.integers(1, 9), max_size=8)
)
def test_every_name_taken_is_one_that_somebody_wrote(counts: dict[str, int]) -> None:
    found = settle_villages(counts)
    assert set(found.names) == set(counts)
    assert set(found.names.values()) <= set(counts)
    assert all(found.names[name] == name for name in found.names.values())


def test_no_tone_and_no_letter_joins_villages_of_papers() -> None:
    names = ["Thôn Hạ", "Thôn Hà", "thôn  hạ", "THÔN HẠ", "Ấp Đông", "Ấp Dong", "Ấp 01", "ấp 1"]
    names += ["Ấp Hoà", unicodedata.normalize("NFD", "Ấp Hòa")]
    taken = [spellings_of_one(names)[name] for name in names]
    assert taken == [*names[:2], *["Thôn Hạ"] * 2, *names[4:7], "Ấp 01", "Ấp Hoà", "Ấp Hoà"]
    assert alike_but_for_marks(names) == [("Thôn Hạ", "Thôn Hà"), ("Ấp Đông", "Ấp Dong")]
