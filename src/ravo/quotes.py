"""The words that a message may quote of a cell, a heading, a code or a file name.

A column that was shifted puts names into `Giới tính` and citizen numbers into `Khu vực`, so what
a cell holds is judged by itself and not by the column in which it stands.
"""

import re
import unicodedata
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ravo.contract.values import LAST_PROVINCE
from ravo.printable import printable
from ravo.text import CITIZEN_DIGITS, loose_key, mask_citizen, match_key

if TYPE_CHECKING:
    from ravo.contract.columns import Column
    from ravo.faults import Fault

LONGEST = 60
"""Characters of a cell that a message quotes."""
NEAR = 85
"""The likeness, of 100, from which a word counts as a mistyped word of a list."""
LONG_NUMBER = 9
"""The number of digits from which a number may identify a person: old cards have nine, telephones
ten."""
PLACES = frozenset({"province", "district", "commune"})
PATHS = frozenset(
    {"path", "kept", "file", "folder", "output", "other", "first", "second", "sha256"}
)
"""Fields of messages that name files, or figures already read."""
HARMLESS = frozenset(
    {
        "tr",
        "triệu",
        "trieu",
        "ng",
        "nghìn",
        "nghin",
        "ngàn",
        "ngan",
        "k",
        "đ",
        "đồng",
        "dong",
        "vnđ",
        "vnd",
        "m",
        "ha",
        "điểm",
        "diem",
        "khoảng",
        "khoang",
        "gần",
        "hơn",
        "dưới",
        "trên",
        "từ",
        "đến",
        "người",
        "nguoi",
        "khẩu",
        "hộ",
        "tháng",
        "năm",
        "ngày",
        "tuổi",
        "tầng",
        "lớp",
        "chưa",
        "rõ",
        "biết",
        "không",
        "có",
        "và",
        "x",
        "e",
        "am",
        "pm",
        "th",
    }
)
"""Words beside figures that name no person, such as those of `khoảng 2tr`."""
PHRASES = (
    "chưa rõ",
    "không rõ",
    "chưa biết",
    "không biết",
    "chưa có",
    "không có",
    "chưa hỏi",
    "không hỏi",
    "có/không",
    "trai",
    "gái",
    "nghèo",
    "cận nghèo",
    "không nghèo",
    "thoát nghèo",
    "trung bình",
    "đạt",
    "chưa đạt",
    "không đạt",
    "thiếu hụt",
    "không thiếu hụt",
    "xã",
    "phường",
    "thị trấn",
    "đặc khu",
    "inf",
    "-inf",
    "nan",
)
"""Answers that are in no list of the contract and name no person."""
FORMS = re.compile(r"^(?:mẫu|mau) ?(?:số |so )?\d{1,2}$", re.IGNORECASE)
"""A form by its number, such as Mẫu 01, which names no person."""
_NUMBER = r"\d(?:[ .,\-/]{0,2}\d)*"
_DAY = r"(?<!\d)(?:[0-3]?\d([/.-])[01]?\d\1(?:19|20)\d\d|(?:19|20)\d\d-[01]?\d-[0-3]?\d)(?!\d)"
_WORD = r"[^\W\d_]+"
_DIGITS = re.compile(r"\d{9,}")
_OWN_CODE = re.compile(r"#\d+$")


@lru_cache(maxsize=4096)
def quoted(text: str) -> str:
    """Return the quotable part of a cell's text; at most `LONGEST` characters of it.

    Words of the contract and of yes and no, short figures and days stay as they are. Of any other
    word the first letter is left, of a long number the last four digits.
    """
    text = printable(unicodedata.normalize("NFC", text)).strip()[:LONGEST]
    if _is_known(text) or FORMS.match(text):
        return text
    kept = HARMLESS if any(map(str.isdecimal, text)) else frozenset[str]()
    shortened = re.sub(_WORD, lambda word: _initial(word[0], kept), text)
    return re.sub(_NUMBER, lambda number: _figure(number[0]), shortened)


def _initial(word: str, kept: frozenset[str]) -> str:
    return word if len(word) == 1 or word.casefold() in kept else word[0] + "."


def _figure(written: str) -> str:
    if sum(map(str.isdecimal, re.sub(_DAY, "", written))) < LONG_NUMBER:
        return written
    return mask_citizen("".join(filter(str.isdecimal, written)))


def _is_known(text: str) -> bool:
    known = _known_words()
    return match_key(text) in known or loose_key(text) in known


@cache
def _known_words() -> frozenset[str]:
    """Return the keys of every word that any of the contract's columns takes."""
    from ravo.contract.columns import contract
    from ravo.contract.values import BLANK_WORDS, ERROR_WORDS, NO_WORDS, YES_WORDS

    listed = [word for column in contract() for word in column.vocabulary]
    words = {*listed, *PHRASES, *YES_WORDS, *NO_WORDS, *BLANK_WORDS, *ERROR_WORDS}
    return frozenset({*map(match_key, words), *map(loose_key, words)} - {""})


def cell_words(text: str, column: "Column") -> str | None:
    """Return the quotable part of a cell of a column; None for a column of people's names.

    Shown whole are place names of `Thông tin` and words that are like one of the column's list;
    codes are shown as `code_words` returns them.
    """
    if column.type == "name":
        return None
    if column.type == "citizen" and _is_mostly_digits(text):
        return mask_citizen(printable(text)[:LONGEST])
    if column.type == "code":
        return code_words(text[:LONGEST])
    if _is_near(text[:LONGEST], column.vocabulary):
        return heading_words(text[:LONGEST])
    if column.name in PLACES and column.table == "info":
        return heading_words(text[:LONGEST])
    return quoted(text)


def _is_near(text: str, vocabulary: "tuple[str, ...]") -> bool:
    """Return whether text is like a word of a list, as a mistyped one is; never with digits.

    A name that was shifted into the column is not like any.
    """
    from rapidfuzz import fuzz

    key = loose_key(printable(text))
    if any(map(str.isdecimal, key)):
        return False
    return any(fuzz.ratio(key, loose_key(word), score_cutoff=NEAR) for word in vocabulary)


def _is_mostly_digits(text: str) -> bool:
    return 2 * sum(map(str.isdecimal, text)) > len(text)


def heading_words(words: str) -> str:
    """Return an officer's words for a heading, a place or a key, with long numbers masked."""
    return _DIGITS.sub(lambda match: mask_citizen(match[0]), printable(words))


def code_words(code: str) -> str:
    """Return a household's code as messages show it.

    Officers find households by their codes, so most are shown whole. A code that is a citizen
    number or the number of an old card is masked; a code of several words without figures, which
    may be a name, is shortened.
    """
    text = printable(code)
    own = _OWN_CODE.search(text)
    plain, row = (text[: own.start()], own[0]) if own else (text, "")
    if _is_a_persons(number := re.sub(r"[ .]", "", plain)) and (
        number == plain or len(number) > LONG_NUMBER
    ):
        return mask_citizen(number) + row
    worded = " " in plain.strip() and not any(map(str.isdecimal, plain))
    return (quoted(plain) if worded else without_persons(plain)) + row


def without_persons(text: str) -> str:
    """Return text in which citizen numbers and numbers of old cards are masked."""
    return _DIGITS.sub(
        lambda match: mask_citizen(match[0]) if _is_a_persons(match[0]) else match[0],
        printable(text),
    )


def _is_a_persons(digits: str) -> bool:
    """Return whether digits form a citizen number, or are nine as on an old card."""
    if not (digits.isascii() and digits.isdecimal()):
        return False
    if len(digits) == CITIZEN_DIGITS:
        return 1 <= int(digits[:3]) <= LAST_PROVINCE and digits[3] in "0123"
    return len(digits) == LONG_NUMBER


def params_words(name: str, value: object) -> object:
    """Return a field of a message with people's numbers masked in its texts; paths are kept."""
    if isinstance(value, str):
        return value if name in PATHS or value.isalpha() else without_persons(value)
    if value.__class__ in (list, tuple):
        return [params_words(name, item) for item in value]
    return value


def spoken_of(fault: "Fault") -> "Fault":
    """Return a fault with its code, heading and value in words that may be shown."""
    household = code_words(fault.household) if fault.household else fault.household
    column = heading_words(fault.column) if fault.column else fault.column
    sheet = printable(fault.sheet) if fault.sheet else fault.sheet
    value = without_persons(fault.value) if fault.value else fault.value
    now = (household, column, sheet, value)
    if now == (fault.household, fault.column, fault.sheet, fault.value):
        return fault
    return replace(fault, household=household, column=column, sheet=sheet, value=value)
