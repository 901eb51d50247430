"""Text of old codes: converted where it is certain, a fault where it is not, Unicode untouched."""

import csv
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ravo
from ravo.contract.columns import contract
from ravo.fault_words import fault_message
from ravo.messages import LANGS
from ravo.workbook.legacy import decode_sheet
from ravo.workbook.legacy.guess import encoding_of_font, guesses
from ravo.workbook.legacy.suspects import odd_bytes
from ravo.workbook.legacy.syllables import is_near_syllable, is_syllable
from ravo.workbook.legacy.tables import Encoding, from_misread_utf8, to_unicode
from support.reviews import codes

# An encoder that shares nothing with the tables under test: TCVN3 in the order of its bytes from
# A1 on (a full stop where a byte has no letter), VNI from the marks of which letters are made.

TCVN3_BYTES = (
    "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậèỂẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"
).replace("Ể", ".")
GRAVE, ACUTE, HOOK, TILDE, DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
PLAIN_TONES = {GRAVE: "ø", ACUTE: "ù", HOOK: "û", TILDE: "õ", DOT: "ï", "": ""}
HAT_TONES = {GRAVE: "à", ACUTE: "á", HOOK: "å", TILDE: "ã", DOT: "ä", "": "â"}
BREVE_TONES = {GRAVE: "è", ACUTE: "é", HOOK: "ú", TILDE: "ü", DOT: "ë", "": "ê"}
VNI_WHOLE = {"ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"}


def tcvn3(text: str) -> str:
    small = {letter: chr(0xA1 + place) for place, letter in enumerate(TCVN3_BYTES) if letter != "."}
    return "".join(small.get(char) or small.get(char.lower()) or char for char in text)


def vni_letter(letter: str) -> str:
    if letter.lower() in VNI_WHOLE:
        made = VNI_WHOLE[letter.lower()]
        return made.upper() if letter.isupper() else made
    base, *marks = list(unicodedata.normalize("NFD", letter))
    tone = next((mark for mark in marks if mark in PLAIN_TONES), "")
    if "\u0302" in marks:
        made = base + HAT_TONES[tone]
    elif "\u0306" in marks:
        made = base + BREVE_TONES[tone]
    elif "\u031b" in marks:
        made = {"o": "ô", "u": "ö"}[base.lower()] + PLAIN_TONES[tone]
    else:
        made = base + PLAIN_TONES[tone]
    return made.upper() if letter.isupper() else made


def vni(text: str) -> str:
    return "".join(vni_letter(char) if not char.isascii() else char for char in text)


ENCODERS = {"tcvn3": tcvn3, "vni": vni}
BOTH = pytest.mark.parametrize("code", ["tcvn3", "vni"])

SURNAMES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Lò",
    "Quàng",
    "Giàng",
    "Sùng",
]
MIDDLE = ["Văn", "Thị", "Hữu", "Đức", "Ngọc", "Xuân", "Thị", "Bích", "Quốc", "Thành", "Mỹ"]
GIVEN = [
    "Bé",
    "Hà",
    "Lan",
    "Hòa",
    "Thủy",
    "Dũng",
    "Tuấn",
    "Phượng",
    "Sơn",
    "Mười",
    "Út",
    "Nguyệt",
    "Quỳnh",
    "Hiếu",
    "Nghĩa",
    "Thảo",
    "Khuyên",
]
VILLAGES = [
    "Thôn Đông",
    "Bản Mường",
    "Ấp Bình Hòa",
    "Thôn Tân Tiến",
    "Bản Nậm Cắn",
    "Xã Mỹ An Hưng",
    "Thôn Trung Nghĩa",
]
HEADINGS = [c.heading for c in contract() if c.table == "households"]
GROUPS = [
    "Kinh",
    "Tày",
    "Thái",
    "Mường",
    "Nùng",
    "Khơ-me",
    "Ê-đê",
    "Gia-rai",
    "Xơ-đăng",
    "Hrê",
    "Cơ Lao",
]

people = st.builds(
    lambda *parts: " ".join(parts),
    st.sampled_from(SURNAMES),
    st.sampled_from(MIDDLE),
    st.sampled_from(GIVEN),
)
records = st.tuples(
    people,
    st.sampled_from(["Nam", "Nữ"]),
    st.sampled_from(GROUPS),
    st.sampled_from(VILLAGES),
    st.sampled_from(["Có", "Không"]),
    st.integers(1, 12),
)
HEADING = [
    "Họ và tên chủ hộ",
    "Giới tính",
    "Dân tộc",
    "Thôn/ấp/bản/tổ dân phố",
    "Có thẻ bảo hiểm y tế",
    "Số nhân khẩu",
]


def in_code(rows: list[list[Any]], code: str) -> list[list[Any]]:
    encode = ENCODERS[code]
    return [[encode(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]


def unicode_texts() -> list[str]:
    """Return every name of a unit, heading, word of a list and sentence that ravo knows."""
    texts = {word for c in contract() for word in (c.heading, *c.vocabulary)}
    for file in (Path(ravo.__file__).parent / "places" / "data").glob("*.csv"):
        with file.open(encoding="utf-8") as lines:
            texts |= {cell for row in csv.reader(lines) for cell in row}
    return sorted(texts)


# tables


@BOTH
@given(text=st.sampled_from(unicode_texts()) | people)
@settings(max_examples=300)
def test_text_comes_back_from_an_independent_encoder(code: Encoding, text: str) -> None:
    """Capitals apart, which TCVN3 draws by the font."""
    made = to_unicode(ENCODERS[code](unicodedata.normalize("NFC", text)), code)
    assert made.lower() == unicodedata.normalize("NFC", text).lower()


@pytest.mark.parametrize(
    ("code", "old", "text"),
    [
        ("tcvn3", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("tcvn3", "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("tcvn3", "Ph­êng", "Phường"),
        ("vni", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("vni", "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("vni", "NGUYEÃN THÒ PHÖÔÏNG", "NGUYỄN THỊ PHƯỢNG"),
        ("vni", "Nguyeãn Thò AÙnh", "Nguyễn Thị Ánh"),
    ],
)
def test_known_lines_of_old_documents(code: Encoding, old: str, text: str) -> None:
    assert to_unicode(old, code) == text


def test_every_letter_of_the_alphabet_has_its_place_in_both_codes() -> None:
    vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"]
    letters = [unicodedata.normalize("NFC", v + tone) for v in vowels for tone in PLAIN_TONES]
    for code in ("tcvn3", "vni"):
        for letter in [*letters, "đ"]:
            assert to_unicode(ENCODERS[code](letter), code) == letter, (code, letter)
    assert (
        "".join(to_unicode(vni(letter.upper()), "vni") for letter in letters)
        == "".join(letters).upper()
    )


def test_a_font_of_capitals_makes_capitals() -> None:
    assert to_unicode("NguyÔn ThÞ §µo", "tcvn3", capitals=True) == "NGUYỄN THỊ ĐÀO"


@pytest.mark.parametrize(
    ("font", "code"),
    [
        (".VnTime", "tcvn3"),
        (".VnTimeH", "tcvn3"),
        (".vnArial", "tcvn3"),
        ("VNI-Times", "vni"),
        ("VNI Helve", "vni"),
        ("Times New Roman", None),
        ("Vni", None),
        ("Arial", None),
    ],
)
def test_which_code_a_font_draws(font: str, code: str | None) -> None:
    assert encoding_of_font(font) == code


# syllables


@pytest.mark.parametrize(
    "word",
    [
        "Nguyễn",
        "Quỳnh",
        "khuya",
        "giếng",
        "gì",
        "Giang",
        "ngoằn",
        "Mười",
        "uống",
        "Ương",
        "xoong",
        "yêu",
        "Hòa",
        "Hoà",
        "quốc",
    ],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["ôHoaằ", "Hoađ", "cafộ", "Blô", "các̀", "Họagen", "Cộong", "b"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_names_of_the_highlands_come_near_a_syllable() -> None:
    assert all(map(is_near_syllable, ["Blô", "Niê", "Ksơr", "Mlô", "Rơ", "Prông"]))
    assert not any(map(is_near_syllable, ["ôHoaằ", "cafộ", "Cộong", "Hoađ"]))


# a whole sheet


@BOTH
@given(rows=st.lists(records, min_size=3, max_size=12))
@settings(max_examples=60)
def test_a_sheet_in_an_old_code_becomes_what_it_was(code: str, rows: list[tuple[Any, ...]]) -> None:
    plain = [HEADING, *map(list, rows)]
    decoded = decode_sheet("Hộ", in_code(plain, code), {})
    assert [[str(cell).lower() for cell in row] for row in decoded.rows] == [
        [str(cell).lower() for cell in row] for row in plain
    ]
    assert codes(decoded) == ["RV-240"]
    assert decoded.doubtful == ()


@BOTH
def test_the_warning_says_how_sure_and_shows_a_heading_never_a_name(code: str) -> None:
    rows = in_code(
        [["Họ và tên chủ hộ", "Dân tộc"], ["Lê Thị Thử", "Mường"], ["Võ Văn Thử", "Tày"]], code
    )
    (fault,) = decode_sheet("Hộ", rows, {}).faults
    assert fault.params["after"] == "Họ và tên chủ hộ"
    assert fault.params["before"] == rows[0][0]
    assert (fault.cell, fault.params["count"]) == ("A1", 6)
    assert 75 <= float(str(fault.params["sure"])) <= 99
    for lang in LANGS:
        message, _ = fault_message(fault, lang)
        assert "Thử" not in message
        assert "Họ và tên chủ hộ" in message


def test_where_only_names_were_converted_none_is_shown() -> None:
    rows = [["Mã", "Tên"], ["1", "NguyÔn ThÞ Thö"], ["2", "TrÇn V¨n Thö"]]
    decoded = decode_sheet("Hộ", rows, {})
    assert decoded.rows[1:] == [["1", "Nguyễn Thị Thử"], ["2", "Trần Văn Thử"]]
    assert codes(decoded) == ["RV-241"]
    assert decoded.faults[0].cell == "B2"
    assert "Thử" not in str(decoded.faults[0])


def test_capitals_are_kept() -> None:
    rows = [["NGUYÔN THÞ THö"], ["TRÇN V¡N §¹T"], ["Hµ"]]
    assert decode_sheet("Hộ", rows, {}).rows == [["NGUYỄN THỊ THỬ"], ["TRẦN VĂN ĐẠT"], ["Hà"]]


@BOTH
@given(rows=st.lists(records, min_size=4, max_size=10), data=st.data())
@settings(max_examples=60)
def test_records_pasted_from_an_old_file_are_converted_and_no_others(
    code: str, rows: list[tuple[Any, ...]], data: st.DataObject
) -> None:
    """Nothing is converted wrongly: what is left open is named, and left as it was."""
    old = data.draw(st.sets(st.integers(0, len(rows) - 1)))
    plain = [HEADING, *map(list, rows)]
    mixed = [in_code([row], code)[0] if at - 1 in old else row for at, row in enumerate(plain)]
    decoded = decode_sheet("Hộ", mixed, {})
    open_ones = set(decoded.doubtful)
    for at, row in enumerate(plain):
        for place, cell in enumerate(row):
            if (at, place) in open_ones:
                assert decoded.rows[at][place] == mixed[at][place]
            elif at - 1 not in old or decoded.faults:
                assert str(decoded.rows[at][place]).lower() == str(cell).lower()
    if open_ones:
        assert "RV-242" in codes(decoded)


def test_in_a_record_that_no_code_is_sure_of_every_open_text_is_named() -> None:
    record = ["NguyÔn V¨n Lan", "Nam", "Hrª", "Th«n §«ng", "Cã", 1]
    rows: list[list[Any]] = [
        HEADING,
        record,
        *[["Lê Văn Bé", "Nam", "Kinh", "Thôn Đông", "Có", 1]] * 3,
    ]
    decoded = decode_sheet("Hộ", rows, {})
    assert decoded.rows is rows
    assert decoded.doubtful == ((1, 0), (1, 2), (1, 3), (1, 4))
    assert decoded.faults[0].params["count"] == 4


def test_a_clean_sheet_is_handed_back_as_it_is() -> None:
    rows: list[list[Any]] = [
        HEADING,
        ["Lê Bé Hà", "Nam", "Hrê", "Thôn Hòa", "Có", 3],
        ["", None, 2.5],
    ]
    decoded = decode_sheet("Hộ", rows, {})
    assert decoded.rows is rows
    assert decoded.faults == ()


def test_no_text_in_unicode_is_taken_for_an_old_code() -> None:
    texts = unicode_texts()
    assert len(texts) > 15_000
    for form in ("NFC", "NFD"):
        rows = [[unicodedata.normalize(form, text)] for text in texts]
        decoded = decode_sheet("Hộ", rows, {})
        assert decoded.faults == ()
        assert decoded.rows is rows or decoded.rows == rows
    assert guesses(texts) == []


@given(st.lists(people | st.sampled_from([*GROUPS, *VILLAGES, *HEADINGS, *GIVEN])))
def test_unicode_by_itself_never_changes(texts: list[str]) -> None:
    rows = [[text] for text in texts]
    assert decode_sheet("Hộ", rows, {}).faults == ()


@pytest.mark.parametrize(
    "texts",
    [
        ["m²", "25 µg", "3 × 4", "½", "15 °C", "Điều 5 §2"],
        ["«Hoa»", "Sữa ABC®", "café", "A·B", "© 2024"],
        ["Zürich", "Hà", "Bé", "Lê"],
        ["Xã Laêê", "Y Blô Niê", "Êban"],
        ["Có thẻ BHYT?", "Vì sao ?", "http://example.org/a?b=c", "?"],
    ],
)
def test_signs_and_foreign_names_are_no_old_code(texts: list[str]) -> None:
    rows: list[list[Any]] = [texts]
    decoded = decode_sheet("Hộ", rows, {})
    assert (decoded.rows, decoded.faults) == (rows, ())


# fonts


def test_a_font_settles_what_letters_leave_open() -> None:
    rows: list[list[Any]] = [["Cã", "Cã"], ["Hé", "Bé"]]
    decoded = decode_sheet("Hộ", rows, {(0, 0): ".VnTime", (1, 0): ".VnTimeH"})
    assert decoded.rows == [["Có", "Cã"], ["HỘ", "Bé"]]
    assert codes(decoded) == ["RV-240"]
    assert rows == [["Cã", "Cã"], ["Hé", "Bé"]]


def test_unicode_under_an_old_font_stays() -> None:
    rows: list[list[Any]] = [["Nguyễn Thị Hà", "Hà Giang", "Nam"]]
    fonts = {(0, place): ".VnTime" for place in range(3)}
    decoded = decode_sheet("Hộ", rows, fonts)
    assert (decoded.rows, decoded.faults) == (rows, ())


def test_letters_that_do_not_fit_their_font_are_a_fault_and_stay() -> None:
    decoded = decode_sheet("Hộ", [["Nguyeãn Thò Thöû"]], {(0, 0): ".VnTime"})
    assert decoded.rows == [["Nguyeãn Thò Thöû"]]
    assert codes(decoded) == ["RV-242"]
    assert decoded.doubtful == ((0, 0),)


# doubt


def test_one_odd_word_is_not_enough_to_convert() -> None:
    decoded = decode_sheet("Hộ", [["Mã hộ", "Thôn"], ["H1", "Hµ"]], {})
    assert decoded.rows[1][1] == "Hµ"
    assert codes(decoded) == ["RV-242"]
    assert decoded.faults[0].params == {"cells": ["B2"], "count": 1}


def test_a_text_that_is_a_word_either_way_in_a_mixed_sheet_is_a_fault() -> None:
    """`Bé` in Unicode is Bé; in TCVN3 it is Bộ. The column says one thing, the record the other."""
    rows = [["Tên", "Thôn"], *([f"Nguyễn Văn {x}", "Thôn Đông"] for x in "ABCD")]
    rows.append(["Lê Bé", "Th«n §«ng §Çu"])
    decoded = decode_sheet("Hộ", rows, {})
    assert decoded.rows[5] == ["Lê Bé", "Thôn Đông Đầu"]
    assert decoded.doubtful == ((5, 0),)
    assert [fault.cell for fault in decoded.faults if fault.code == "RV-242"] == ["A6"]


def test_headings_in_unicode_over_records_in_an_old_code_stay() -> None:
    """`Mã` and `Tên` read as Mó and Tờn in TCVN3: nothing in their row says what they are."""
    records = [[str(i), "NguyÔn ThÞ Thö", "Hé nghÌo"] for i in range(9)]
    decoded = decode_sheet("Hộ", [["Mã hộ", "Tên", "Bé"], *records], {})
    assert decoded.rows[0] == ["Mã hộ", "Tên", "Bé"]
    assert decoded.rows[1] == ["0", "Nguyễn Thị Thử", "Hộ nghèo"]
    assert decoded.doubtful == ((0, 2),)


def test_answers_are_known_by_their_words() -> None:
    """`Cã` alone in its row is Có: the contract has no word Cã."""
    rows = [["Họ và tên", "Có thẻ"], ["NguyÔn ThÞ Thö", "Kh«ng"], ["", "Cã"], ["", "Có"]]
    decoded = decode_sheet("Hộ", rows, {})
    assert [row[1] for row in decoded.rows] == ["Có thẻ", "Không", "Có", "Có"]
    assert decoded.doubtful == ()


def test_records_of_both_codes_prove_nothing_about_a_word_that_is_both() -> None:
    """`Bé` is Bộ in TCVN3. Where codes change from cell to cell, no neighbour tells which."""
    names = ["NguyÔn ThÞ Thö", "Trần Thị Thử", "Ph¹m ThÞ Thö", "Lý Bé"]
    villages = ["Thôn Đông", "Th«n §«ng", "Th«n T©n", "Th«n T©n"]
    decoded = decode_sheet("Hộ", [list(pair) for pair in zip(names, villages, strict=True)], {})
    assert decoded.rows[3] == ["Lý Bé", "Thôn Tân"]
    assert decoded.doubtful == ((3, 0),)


@pytest.mark.parametrize("text", ["Khoâng", "Th«n", "Leâ Vaên"])
def test_a_lone_text_in_an_old_code_is_never_passed_over(text: str) -> None:
    decoded = decode_sheet("Hộ", [["Mã hộ", "Ghi chú"], ["H1", text]], {})
    assert len(decoded.faults) == 1


def test_text_of_an_unknown_code_is_a_fault() -> None:
    rows = [["Nguy-n V\u00a5n \u00b5\u00f0x", "Tr\u00a6n\u00fez", "Ph\u00d5m\u00dfq \u00f0\u00e6k"]]
    decoded = decode_sheet("Hộ", rows, {})
    assert decoded.rows == rows
    assert codes(decoded) == ["RV-242"]


def test_many_doubtful_cells_are_counted_and_the_first_named() -> None:
    decoded = decode_sheet("Hộ", [["Hµ"] for _ in range(9)], {})
    assert decoded.faults[0].params == {
        "cells": ["A1", "A2", "A3", "A4", "A5", "… (+4)"],
        "count": 9,
    }


# lost and misread letters


def test_letters_lost_in_three_texts_cannot_be_used() -> None:
    rows: list[list[Any]] = [
        ["H? và tên ch? h?"],
        ["Nguy?n V?n An"],
        ["Tr?n Thì"],
        ["Ph?m Th? Hoa"],
    ]
    decoded = decode_sheet("Hộ", rows, {})
    assert codes(decoded) == ["RV-243"]
    assert decoded.lost == ((1, 0), (2, 0), (3, 0))
    assert decoded.rows == rows


@pytest.mark.parametrize("text", ["Ti?u học", "Ti\ufffdu học"])
def test_letters_lost_in_one_text_are_a_warning(text: str) -> None:
    decoded = decode_sheet("Hộ", [["Bằng cấp"], [text], [text]], {})
    assert codes(decoded) == ["RV-244"]
    assert decoded.faults[0].params == {"cells": ["A2", "A3"], "count": 2}


@given(st.sampled_from([*VILLAGES, *HEADINGS]) | people)
def test_utf8_read_as_windows_1252_comes_back(text: str) -> None:
    raw = text.encode()
    misread = "".join(
        bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b)
        for b in raw
    )
    if misread == text:
        return
    assert from_misread_utf8(misread) == text
    decoded = decode_sheet("Hộ", [[misread]], {})
    assert decoded.rows == [[text]]
    assert decoded.faults[0].params["encoding"] == "UTF-8"
    assert codes(decoded)[0] in ("RV-240", "RV-241")


def test_text_that_lost_bytes_on_the_way_is_not_misread_utf8() -> None:
    assert from_misread_utf8("Nguyá»…n"[:-2]) is None
    assert from_misread_utf8("Nguyễn") is None
    assert from_misread_utf8("Nguyen") is None


# the quick look


@BOTH
@given(text=people | st.sampled_from([*VILLAGES, *HEADINGS]))
def test_the_quick_look_misses_no_sheet_that_is_converted(code: str, text: str) -> None:
    old = ENCODERS[code](text)
    assert guesses([old, *map(ENCODERS[code], ["Nguyễn Thị", "Trần Văn"])])
    assert odd_bytes(" ".join([old, *map(ENCODERS[code], ["Nguyễn Thị", "Trần Văn"])]).encode())


def test_the_quick_look_passes_clean_text() -> None:
    clean = "\n".join(text for text in unicode_texts() if "Laêê" not in text)
    assert not odd_bytes(clean.encode())
    assert not odd_bytes(b'<?xml version="1.0"?><c><v>1</v></c>')
    assert odd_bytes(b"Nguy?n")
    assert odd_bytes("Nguyá»…n".encode())
    assert odd_bytes("Ti\ufffdu".encode())


@given(st.lists(st.lists(st.text(max_size=8) | st.integers() | st.none(), max_size=4), max_size=4))
def test_any_sheet_is_read_without_an_accident(rows: list[list[Any]]) -> None:
    decoded = decode_sheet("Hộ", rows, {})
    assert [len(row) for row in decoded.rows] == [len(row) for row in rows]
    if decoded.rows != rows:
        assert {"RV-240", "RV-241"} & set(codes(decoded))
