"""From what a cell holds to what it means, one column type at a time; never a guess.

Each reader takes a non-blank raw value and returns a `Read`: a value, or the code of what is
wrong with it. Two possible readings of one text are a fault that shows both.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from ravo.survey.columns import Column, ColumnType
from ravo.text import loose_key, match_key, tidy

YES_WORDS = frozenset({"có", "co", "x", "✓", "✔", "1", "c", "yes", "y", "true", "đúng"})
NO_WORDS = frozenset({"không", "khong", "0", "k", "no", "n", "false", "sai", "ko"})
EPOCH = date(1899, 12, 30)
CITIZEN_DIGITS = 12
LONGEST_NUMBER = 40
_GROUPED = re.compile(r"-?\d{1,3}(?:([.,])\d{3})+")
_UNIT = re.compile(r"(?:\s*(?:đồng|đ|vnđ|vnd|m2|m²|điểm))+$", re.IGNORECASE)
_MILLION = re.compile(r"(.+?)\s*(?:triệu|tr)$", re.IGNORECASE)
_DATE = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?: .*)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_MONTH = re.compile(r"(\d{1,2})[/.\-](\d{4})")
_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class Read:
    """A value, or the code of a fault with its params; `warning` goes with a value."""

    value: Any = None
    code: str | None = None
    params: dict[str, Any] | None = None


def _wrong(code: str, **params: Any) -> Read:
    return Read(None, code, params)


def plain(raw: Any) -> str:
    """Return a raw cell as text: whole numbers without `.0`, blanks folded."""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime | date):
        return raw.strftime("%d/%m/%Y")
    return tidy(str(raw))


def read_text(raw: Any, column: Column) -> Read:
    """Return text in NFC; a word outside the column's usual words is kept with a warning."""
    text = plain(raw)
    if not column.vocabulary:
        return Read(text)
    known = _known_word(text, column.vocabulary)
    return Read(known) if known else Read(text, "RV-210", {"words": _few(column.vocabulary)})


def _few(words: tuple[str, ...]) -> str:
    return " | ".join(words[:8]) + (" | …" if len(words) > 8 else "")


def _known_word(text: str, vocabulary: tuple[str, ...]) -> str | None:
    for key in (match_key, loose_key):
        wanted = key(text)
        found = [word for word in vocabulary if key(word) == wanted]
        if len(found) == 1:
            return found[0]
    return None


def read_choice(raw: Any, column: Column) -> Read:
    """Return the word of the vocabulary; never by a part of a word."""
    known = _known_word(plain(raw), column.vocabulary)
    return Read(known) if known else _wrong("RV-203", words=_few(column.vocabulary))


def read_yes_no(raw: Any, column: Column) -> Read:
    """Return True for Có, False for Không."""
    word = str(int(raw)) if isinstance(raw, bool) else plain(raw).casefold()
    if word in YES_WORDS:
        return Read(True)
    return Read(False) if word in NO_WORDS else _wrong("RV-204")


def read_code(raw: Any, column: Column) -> Read:
    """Return a code as text; 12.0 is 12, a trailing dot is dropped."""
    text = plain(raw)
    return Read(re.sub(r"^(\d+)\.0?$", r"\1", text))


def read_citizen(raw: Any, column: Column) -> Read:
    """Return a citizen number of twelve digits.

    A number typed as a number has lost its leading zero: restored, with a warning, where
    exactly one is missing.
    """
    text = re.sub(r"[\s.]", "", plain(raw))
    if not text.isdecimal() or not text.isascii():
        return _wrong("RV-205")
    if len(text) == CITIZEN_DIGITS:
        return Read(text)
    if len(text) == CITIZEN_DIGITS - 1 and isinstance(raw, int | float):
        return Read("0" + text, "RV-206", {})
    return _wrong("RV-205")


def _plain_number(text: str, *, whole: bool) -> Read:
    """Return the number a text stands for, in Vietnamese or English writing."""
    if len(text) > LONGEST_NUMBER:
        return _wrong("RV-207")
    if re.fullmatch(r"-?\d+", text):
        return Read(float(text))
    if found := _GROUPED.fullmatch(text):
        mark = found.group(1)
        if text.count(mark) == 1 and not whole:
            thousands, decimal = text.replace(mark, ""), text.replace(",", ".")
            return _wrong("RV-208", first=thousands, second=decimal.replace(".", ","))
        return Read(float(re.sub(r"[.,]", "", text))) if _one_mark(text) else _wrong("RV-207")
    if re.fullmatch(r"-?\d+[.,]\d+", text):
        return Read(float(text.replace(",", ".")))
    return _mixed_number(text)


def _one_mark(text: str) -> bool:
    return not ("." in text and "," in text)


def _mixed_number(text: str) -> Read:
    """Read 1.234,5 and 1,234.5: the last mark is the decimal one."""
    for group, decimal in ((".", ","), (",", ".")):
        pattern = rf"-?\d{{1,3}}(?:\{group}\d{{3}})+\{decimal}\d+"
        if re.fullmatch(pattern, text):
            return Read(float(text.replace(group, "").replace(decimal, ".")))
    return _wrong("RV-207")


def _figure(raw: Any, *, whole: bool) -> Read:
    if isinstance(raw, bool):
        return _wrong("RV-207")
    if isinstance(raw, int | float):
        return Read(float(raw)) if math.isfinite(raw) else _wrong("RV-207")
    text = _UNIT.sub("", tidy(str(raw))).strip()
    if found := _MILLION.fullmatch(text):
        millions = _plain_number(found.group(1).replace(" ", ""), whole=False)
        if millions.code == "RV-208":
            return millions
        return Read(round(millions.value * 1e6, 3)) if millions.code is None else millions
    return _plain_number(re.sub(r"(?<=\d) (?=\d{3})", "", text), whole=whole)


def _in_limits(read: Read, column: Column) -> Read:
    if read.code is not None or read.value is None:
        return read
    low, high = column.low, column.high
    if (low is not None and read.value < low) or (high is not None and read.value > high):
        return _wrong("RV-209", low=low, high=high if high is not None else "…")
    return read


def read_number(raw: Any, column: Column) -> Read:
    """Return a number; `1.500` reads two ways and is a fault that shows both."""
    return _in_limits(_figure(raw, whole=False), column)


def read_money(raw: Any, column: Column) -> Read:
    """Return đồng. There are no parts of a đồng, so `1.500` is fifteen hundred."""
    return _in_limits(_figure(raw, whole=True), column)


def read_integer(raw: Any, column: Column) -> Read:
    """Return a whole number."""
    read = _figure(raw, whole=True)
    if read.code is None and not float(read.value).is_integer():
        return _wrong("RV-211")
    return _in_limits(read, column)


def _day(year: int, month: int, day: int) -> Read:
    try:
        return Read(date(year, month, day))
    except ValueError:
        return _wrong("RV-212")


def read_date(raw: Any, column: Column) -> Read:
    """Return a day from a date cell, dd/mm/yyyy, yyyy-mm-dd or an Excel serial number."""
    if isinstance(raw, datetime):
        return Read(raw.date())
    if isinstance(raw, date):
        return Read(raw)
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        inside = 3654 <= raw < 73415
        return Read(EPOCH + timedelta(days=int(raw))) if inside else _wrong("RV-212")
    text = tidy(str(raw))
    if found := _DATE.fullmatch(text):
        year = int(found.group(3))
        if year < 100:
            return _wrong("RV-213", first=f"{2000 + year}", second=f"{1900 + year}")
        return _day(year, int(found.group(2)), int(found.group(1)))
    if found := _ISO.fullmatch(text):
        return _day(*(int(part) for part in found.groups()))
    return _wrong("RV-212")


def read_birth(raw: Any, column: Column) -> Read:
    """Return a birth date; a bare year counts as 1 January, a month as its first day."""
    if isinstance(raw, int | float) and not isinstance(raw, bool) and 1900 <= raw <= 2100:
        return _day(int(raw), 1, 1) if float(raw).is_integer() else _wrong("RV-212")
    if isinstance(raw, str):
        text = tidy(raw)
        if _YEAR.fullmatch(text):
            return _day(int(text), 1, 1)
        if found := _MONTH.fullmatch(text):
            return _day(int(found.group(2)), int(found.group(1)), 1)
    return read_date(raw, column)


READERS: dict[ColumnType, Callable[[Any, Column], Read]] = {
    "text": read_text,
    "name": read_text,
    "code": read_code,
    "citizen": read_citizen,
    "choice": read_choice,
    "yes_no": read_yes_no,
    "integer": read_integer,
    "number": read_number,
    "money": read_money,
    "date": read_date,
    "birth": read_birth,
}


def read_value(raw: Any, column: Column) -> Read:
    """Return what a non-blank cell of `column` means."""
    return READERS[column.type](raw, column)
