"""How a written name of a unit differs from the official one, and which differences are none."""

import pytest

from ravo.formats import UnitLevel
from ravo.places.spelling import (
    LEAST_LETTERS,
    LONGEST_NAME,
    NameDistance,
    apart,
    bare_folded,
    breve_folded,
    one_letter_apart,
    parted,
    shown_name,
    unmarked_parted,
)

SAME, BREVE, MARKS = NameDistance.SAME, NameDistance.BREVE, NameDistance.MARKS
KIND, LETTER, OTHER = NameDistance.KIND, NameDistance.LETTER, NameDistance.OTHER


@pytest.mark.parametrize(
    ("written", "official", "level", "found"),
    [
        ("Xã Tân Mỹ", "Xã Tân Mỹ", "commune", SAME),
        ("Tân Mỹ", "Xã Tân Mỹ", "commune", SAME),
        ("XÃ  TÂN-MỸ", "Xã Tân Mỹ", "commune", SAME),
        ("x. Tân Mỹ", "Xã Tân Mỹ", "commune", SAME),
        ("Phường 01", "Phường 1", "commune", SAME),
        ("P.1", "Phường 1", "commune", SAME),
        ("P 1", "Phường 1", "commune", SAME),
        ("TT Lấp Vò", "Thị trấn Lấp Vò", "commune", SAME),
        ("Xã Hoà An", "Xã Hòa An", "commune", SAME),
        ("TP.HCM", "Thành phố Hồ Chí Minh", "province", SAME),
        ("HCM", "Thành phố Hồ Chí Minh", "province", SAME),
        ("T.Đồng Tháp", "Tỉnh Đồng Tháp", "province", SAME),
        ("Huyện Đăk Hà", "Huyện Đắk Hà", "district", BREVE),
        ("Xã Đăk Hà", "Huyện Đắk Hà", "district", OTHER),
        ("Thi xa Dak Ha", "Huyện Đắk Hà", "district", OTHER),
        ("Huyen Dak Ha", "Huyện Đắk Hà", "district", MARKS),
        ("Huyện Dak Ha", "Huyện Đắk Hà", "district", MARKS),
        ("Dak Ha", "Huyện Đắk Hà", "district", MARKS),
        ("Phuong 01", "Phường 1", "commune", MARKS),
        ("Xã Lấp Vò", "Thị trấn Lấp Vò", "commune", KIND),
        ("Phường Tân Mỹ", "Xã Tân Mỹ", "commune", KIND),
        ("Phường Tan My", "Xã Tân Mỹ", "commune", OTHER),
        ("Xã Tân Mĩ", "Xã Tân Mỹ", "commune", LETTER),
        ("Xã Mỹ An Hưngg", "Xã Mỹ An Hưng", "commune", LETTER),
        ("Xã Mỹ An Hưn", "Xã Mỹ An Hưng", "commune", LETTER),
        ("Xã Mỹ An Hnưg", "Xã Mỹ An Hưng", "commune", LETTER),
        ("Xã Mỹ An Hư", "Xã Mỹ An Hưng", "commune", OTHER),
        ("Phường 1", "Phường 11", "commune", OTHER),
        ("Xã Mỹ An Hưng A", "Xã Mỹ An Hưng B", "commune", OTHER),
        ("Xã Bịa Đặt", "Xã Tân Mỹ", "commune", OTHER),
    ],
)
def test_how_far_a_written_name_is_from_the_official_one(
    written: str, official: str, level: UnitLevel, found: NameDistance
) -> None:
    assert apart(written, official, level) is found


def test_differences_are_ordered_the_least_first() -> None:
    assert sorted(NameDistance) == [SAME, BREVE, MARKS, KIND, LETTER, OTHER]


def test_a_text_too_long_for_a_name_is_no_name() -> None:
    long = "Xã " + "x" * (LONGEST_NAME - 3)
    assert apart(long, long, "commune") is SAME
    assert apart(long + "x", long + "x", "commune") is OTHER


@pytest.mark.parametrize(
    ("name", "level", "kind", "rest"),
    [
        ("Xã Tân Mỹ", "commune", "xã", "Tân Mỹ"),
        ("Tân Mỹ", "commune", None, "Tân Mỹ"),
        ("XÃ Tân - Mỹ", "commune", "xã", "Tân Mỹ"),
        ("Xãm Hai", "commune", None, "Xãm Hai"),
        ("TX Hồng Ngự", "district", "thị xã", "Hồng Ngự"),
        ("TX Hồng Ngự", "commune", None, "TX Hồng Ngự"),
        ("Đ.K Phú Quốc", "commune", None, "Đ K Phú Quốc"),
        ("ĐK. Phú Quốc", "commune", "đặc khu", "Phú Quốc"),
        ("tp . hcm", "province", "thành phố", "hồ chí minh"),
        ("hcm", "province", None, "hồ chí minh"),
        ("Xa Tan My", "commune", None, "Xa Tan My"),
        ("Xã", "commune", None, "Xã"),
    ],
)
def test_a_kind_in_front_is_parted_from_the_name(
    name: str, level: UnitLevel, kind: str | None, rest: str
) -> None:
    assert parted(name, level) == (kind, rest)


@pytest.mark.parametrize(
    ("name", "kind", "rest"),
    [
        ("Thi tran Lap Vo", "thị trấn", "Lap Vo"),
        ("THI TRAN Lap Vo", "thị trấn", "Lap Vo"),
        ("Xã Tân Mỹ", "xã", "Tân Mỹ"),
        ("Xanh Tan My", None, "Xanh Tan My"),
        ("Tan My", None, "Tan My"),
    ],
)
def test_a_kind_without_marks_is_parted_where_marks_do_not_count(
    name: str, kind: str | None, rest: str
) -> None:
    assert unmarked_parted(name, "commune") == (kind, rest)


@pytest.mark.parametrize(
    ("written", "official", "found"),
    [
        ("Vinh", "Vĩnh", True),
        ("Vin", "Vinh", False),
        ("Vi", "Vin", False),
        ("Vinhh", "Vinh", True),
        ("Vính", "Vĩnh", True),
        ("Vĩnh Thạnhh", "Vĩnh Thạnh", True),
        ("Vinh Thanhh", "Vĩnh Thạnh", True),
        ("Vinh Thanhhh", "Vĩnh Thạnh", False),
        ("Vĩnh Thanhh", "Vĩnh Thạnh", False),
        ("Khóm 12", "Khóm 2", False),
        ("Khómm 2", "Khóm 2", True),
        ("An Hưng A", "An Hưng B", False),
        ("An Hưng", "An Hưng B", False),
        ("An Hưg b", "An Hưng B", True),
    ],
)
def test_names_that_one_slip_of_the_pen_parts(written: str, official: str, found: bool) -> None:
    assert one_letter_apart(written, official) is found
    assert LEAST_LETTERS == 4


@pytest.mark.parametrize(("length", "cut"), [(79, False), (80, False), (81, True)])
def test_what_a_message_shows_of_a_text(length: int, cut: bool) -> None:
    assert shown_name("y" * length) == ("y" * 80 + "…" if cut else "y" * length)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Đăk Lăk", "Đắk Lắk", True),
        ("Đăk-Lăk", "Đắk Lắk", True),
        ("ĐăkLăk", "Đắk Lắk", True),
        ("Đăk Lăk 05", "Đắk Lắk 5", True),
        ("Đăk Đa", "Đắk Đá", False),
        ("Đặk Lăk", "Đắk Lắk", False),
        ("Đăk Lăk 50", "Đắk Lắk 5", False),
    ],
)
def test_a_breve_with_and_without_its_tone_is_one_letter(one: str, other: str, alike: bool) -> None:
    assert (breve_folded(one) == breve_folded(other)) is alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("LapVo", "Lấp Vò", True),
        ("lap-vo 05", "Lấp Vò 5", True),
        ("Lap Vo 50", "Lấp Vò 5", False),
    ],
)
def test_a_key_without_marks_has_no_blanks_and_no_noughts_before_figures(
    one: str, other: str, alike: bool
) -> None:
    assert (bare_folded(one) == bare_folded(other)) is alike
