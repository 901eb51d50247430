"""Typed values read from cells, by the type of the column, without a guess.

Each reader takes a non-blank raw value and returns a `Read`: a value, or the code of its fault. A
text with two possible readings is a fault that names both.
"""

import math
import re
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

from ravo.contract.columns import DAY_TYPES, NEVER_YEARS, Column, ColumnType
from ravo.contract.confirmations import COLUMN as CONFIRMED
from ravo.contract.confirmations import read_confirmation
from ravo.contract.days import birth_of, day_of, whole_day
from ravo.contract.figures import MILLION, figure_of, is_fraction_of_sum, money_of
from ravo.contract.outcome import Read, plain, typed_text, wrong
from ravo.contract.slips import BIRTH_YEARS, likely_slip
from ravo.faults.taxonomy import kind_of
from ravo.messages import Text, text
from ravo.text import (
    CITIZEN_DIGITS,
    as_shown,
    few_uncounted,
    loose_key,
    mask_citizen,
    match_key,
    tidy,
)

__all__ = ["READERS", "Read", "plain", "read_value"]

YES_WORDS = frozenset(
    {"có", "co", "x", "×", "✓", "✔", "√", "☑", "1", "c", "yes", "y", "true", "đúng", "dung"}
)
NO_WORDS = frozenset({"không", "khong", "0", "k", "no", "n", "false", "sai", "ko"})
DEPRIVED_WORDS = frozenset(
    {"thieu hut", "co thieu hut", "bi thieu hut", "co bi thieu hut", "thieu"}
)
NOT_DEPRIVED_WORDS = frozenset(
    {"khong thieu hut", "khong bi thieu hut", "ko thieu hut", "k thieu hut", "khong thieu"}
)
BLANK_WORDS = frozenset({"nan", "none", "null", "n/a", "nil", "<na>", "nat"})
DITTO_WORDS = frozenset({"nt", "n t", "nhu tren"})
"""Words, without marks, for the value of the row above."""
FREE = frozenset({"note", "sheet_a"})
"""Columns of free words, in which nothing is a sign for something else."""
ERROR_WORDS = frozenset(
    {"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)
OLD_CARD_DIGITS = 9
LAST_PROVINCE = 96
LIVING_CENTURIES = "0123"
"""The fourth digit of a citizen number: 0 and 1 born from 1900 on, 2 and 3 from 2000 on."""
SETTLED = frozenset({"ethnicity"})
"""Columns whose words are interpreted for the workbook as a whole, after all is read."""
DATED = frozenset({"change_reason"})
"""Columns of events, whose words may be followed by the day of the event."""
REASON = ("households", "change_reason")
"""The column whose words may mean that a household is gone, even if they are in no list."""
_YEAR_COLUMNS = BIRTH_YEARS | NEVER_YEARS | {"year"}
_DASHES = re.compile(r"[-_.\s]+")
_CITIZEN = re.compile(rf"(?<!\d)\d(?:[ .\-]?\d){{{CITIZEN_DIGITS - 1}}}(?!\d)")
"""Twelve digits inside words, together or in groups."""
_DAY_BEHIND = (
    r"(?i)[\s,;:(–-]{1,3}(?:(?:từ|vào|hồi|trong)\s)?(?:(?:ngày|tháng|năm)\s?)?"
    r"\d{1,4}(?:[/.-]\d{1,4}){0,2}(?:\s?(?:tháng|năm)\s?\d{1,4}){0,2}\s?\)?$"
)
"""A day, a month or a year after words: `ngày 3/5/2024`, `(tháng 5 năm 2024)`, `2024`."""
_SCIENTIFIC = r"(?i)\d(?:[.,]\d+)?e\+?\d+"
_DITTO = re.compile("[\"'\u2018-\u201f\u2032-\u2036\u3003\u02ba\u02dd\u00a8\u00b4 ]+")
_ASKED = re.compile(r"[?\uff1f]")
_PARTED = re.compile(r"\w\W*[^\w\s]\W*\w")
"""A sign between words, as in `Không - thiếu hụt`: an answer and its meaning, or one expression."""


# words


def _last_digits(number: re.Match[str]) -> str:
    return mask_citizen("".join(filter(str.isdecimal, number[0])))


def read_text(raw: Any, column: Column) -> Read:
    """Return text in NFC; a word outside the column's usual words is kept with a warning.

    A citizen number in it is masked but for its last four digits: texts are printed and posted.
    """
    text = plain(raw)
    masked = _CITIZEN.sub(_last_digits, text)
    if masked != text:
        return Read(masked, "RV-225")
    if not column.vocabulary or column.name in SETTLED:
        return Read(text)
    known = _known_word(text, column.vocabulary) or _other_word(text, column)
    return Read(known) if known else Read(text, "RV-210", {"words": _few(column.vocabulary)})


def _few(words: tuple[str, ...]) -> str:
    return " | ".join(few_uncounted(words, 8))


def _known_word(text: str, vocabulary: tuple[str, ...]) -> str | None:
    for key in (match_key, loose_key):
        wanted = key(text)
        words = [word for word in vocabulary if key(word) == wanted]
        if len(words) == 1:
            return words[0]
    return None


def _other_word(text: str, column: Column) -> str | None:
    """Return the word of the vocabulary that is the only meaning of another word, else None."""
    known = _known_word(text, tuple(other for other, _ in column.read_as))
    return dict(column.read_as)[known] if known else None


def read_choice(raw: Any, column: Column) -> Read:
    """Return the word of the vocabulary that the cell means as a whole, never by part of a word.

    Besides the words of the vocabulary those in `read_as` are accepted. With a question mark no
    word is an answer.
    """
    text = plain(raw)
    if column.name in DATED:
        text = re.sub(_DAY_BEHIND, "", text)
    known = None
    if not _ASKED.search(text):
        known = _known_word(text, column.vocabulary) or _other_word(text, column)
    if known:
        return Read(known)
    gone = (column.table, column.name) == REASON and _may_be_gone(text)
    return wrong("RV-334" if gone else "RV-203", words=_few(column.vocabulary))


def _may_be_gone(text: str) -> bool:
    # Imported here, as few workbooks have a reason in free words.
    from ravo.contract.leaving_words import may_be_gone

    return may_be_gone(text)


def read_yes_no(raw: Any, column: Column) -> Read:
    """Return True for Có, False for Không; answers to indicators may be Thiếu hụt instead.

    `Không - thiếu hụt` may mean that the household lacks it, and is thereby deprived.
    """
    if column.rule is not None and isinstance(raw, str) and not _ASKED.search(raw):
        words = loose_key(typed_text(raw))
        if words in DEPRIVED_WORDS:
            return Read(True)
        if words in NOT_DEPRIVED_WORDS and not _PARTED.search(typed_text(raw)):
            return Read(False)
    word = str(int(raw)) if isinstance(raw, bool) else typed_text(raw).casefold()
    word = re.sub(r"^([01])\.0$", r"\1", word)
    if word in YES_WORDS:
        return Read(True)
    if word not in NO_WORDS and column.name == CONFIRMED:
        return read_confirmation(raw)
    return Read(False) if word in NO_WORDS else wrong("RV-204", words=" | ".join(column.words))


def read_name(raw: Any, _column: Column) -> Read:
    """Return a person's name; digits in it give a warning that does not show the name.

    A citizen number in it is masked but for its last four digits: names are printed and posted.
    """
    text = plain(raw)
    digits = sum(map(str.isdigit, text))
    if not digits:
        return Read(text)
    masked = _CITIZEN.sub(_last_digits, text)
    return Read(masked, "RV-225") if masked != text else Read(text, "RV-222", {"digits": digits})


def read_code(raw: Any, _column: Column) -> Read:
    """Return a code as text; 12.0 is 12, a trailing dot is dropped.

    A date is refused: Excel makes one of a code such as 3/4, and the code is lost. A number
    3.1 that was typed as 3.10 cannot be distinguished from 3.1.
    """
    if isinstance(raw, date | time | timedelta):
        return wrong("RV-220", date=plain(raw))
    return Read(re.sub(r"^(\d+)\.0?$", r"\1", typed_text(raw)))


def read_citizen(raw: Any, _column: Column) -> Read:
    """Return a citizen number of twelve digits.

    A cell formatted as a number has lost the leading zero. It is restored, with a warning, where
    exactly one digit is missing and the result has the structure of a citizen number. The nine
    digits of an old card are no citizen number.
    """
    typed = typed_text(raw)
    if isinstance(raw, str) and re.fullmatch(_SCIENTIFIC, typed):
        return wrong("RV-219")
    text = typed
    if not text.isdecimal():
        text = re.sub(r"[\s.\-]", "", re.sub(r"\.0$", "", typed))
    if not text.isdecimal() or not text.isascii():
        return wrong("RV-205")
    if len(text) == OLD_CARD_DIGITS:
        return wrong("RV-217")
    if len(text) == CITIZEN_DIGITS:
        return Read(text) if _well_built(text) else Read(text, "RV-223", {})
    lost = len(text) == CITIZEN_DIGITS - 1 and isinstance(raw, int | float)
    if lost and _well_built("0" + text):
        return Read("0" + text, "RV-206", {})
    return wrong("RV-205")


def _well_built(number: str) -> bool:
    """Return whether twelve digits begin with a province and a century, as citizen numbers do.

    They consist of three digits for the province where the birth was registered (001 to 096), one
    for century and sex, two for the year and six random ones: only the first four can be checked.
    """
    return 1 <= int(number[:3]) <= LAST_PROVINCE and number[3] in LIVING_CENTURIES


# figures


def _not_a_number(raw: Any) -> Read | None:
    """Return the fault of a cell that holds a truth value or a date, else None."""
    if isinstance(raw, bool):
        return wrong("RV-207")
    if isinstance(raw, date | time | timedelta):
        return wrong("RV-220", date=plain(raw))
    if isinstance(raw, int | float) and not math.isfinite(raw):
        return wrong("RV-207")
    return None


def _limits(column: Column, low: float | None, high: float | None) -> Text:
    """Return two limits in words, years without thousands separators; one of them may be None."""
    years = column.type in DAY_TYPES or column.name in _YEAR_COLUMNS

    def _shown(limit: float | None) -> Any:
        return f"{limit:.0f}" if years and limit is not None else limit

    key = "from" if high is None else "to" if low is None else "from_to"
    return text(f"slips.limits_{key}").filled(low=_shown(low), high=_shown(high))


def _in_limits(read: Read, column: Column) -> Read:
    """Return a reading with an error outside the hard limits, a warning outside the soft ones.

    Days are compared by their year. The fault names the probable typing error, if there is one. The
    warning is RV-230 for a value that a class depends on, which must be confirmed, else RV-221.
    """
    if read.code is not None or read.value is None:
        return read
    figure = read.value.year if isinstance(read.value, date) else read.value
    if column.has_never and figure == 0:
        return read
    if outside(figure, column.low, column.high):
        limits = _limits(column, column.low, column.high)
        unknown = text("slips.not_blank" if column.required else "slips.blank")
        slip = likely_slip(figure, column)
        return wrong("RV-209", limits=limits, slip=slip, unknown=unknown)
    if outside(figure, column.soft_low, column.soft_high):
        limits = _limits(column, column.soft_low, column.soft_high)
        if column.decides != "class":
            return Read(read.value, "RV-221", {"limits": limits})
        slip = likely_slip(figure, column)
        unknown = text("slips.not_blank" if column.required else "slips.blank")
        params = {"limits": limits, "slip": slip, "unknown": unknown}
        return Read(read.value, "RV-230", params)
    return read


def outside(figure: float, low: float | None, high: float | None) -> bool:
    """Return whether a figure lies outside two inclusive limits; None is no limit."""
    return (low is not None and figure < low) or (high is not None and figure > high)


def read_number(raw: Any, column: Column) -> Read:
    """Return a number; `1.500` has two readings and is a fault that names both."""
    if odd := _not_a_number(raw):
        return odd
    is_number = isinstance(raw, int | float)
    read = Read(float(raw)) if is_number else figure_of(typed_text(raw), "number")
    return _in_limits(read, column)


def read_money(raw: Any, column: Column) -> Read:
    """Return đồng: per person and month on the form, per household and year on `Thu nhập`.

    A đồng has no decimals, so `1.500` is fifteen hundred, and `1,5` is refused: it may mean
    millions.
    """
    if odd := _not_a_number(raw):
        return odd
    if isinstance(raw, int | float):
        if is_fraction_of_sum(raw):
            return wrong("RV-208", first=float(raw), second=float(raw) * MILLION)
        return _in_limits(Read(float(raw)), column)
    of = ("year", "household") if column.table == "income" else ("month", "person")
    return _in_limits(money_of(typed_text(raw), *of), column)


def read_integer(raw: Any, column: Column) -> Read:
    """Return a whole number; of a full date the year, where a column takes a birth year."""
    if column.name in BIRTH_YEARS and (born := _full_birth(raw)):
        return born if born.value is None else _in_limits(born, column)
    if odd := _not_a_number(raw):
        return odd
    is_number = isinstance(raw, int | float)
    read = Read(float(raw)) if is_number else figure_of(typed_text(raw), "integer")
    if read.code is None and not float(read.value).is_integer():
        return wrong("RV-211")
    return _in_limits(read, column)


def _full_birth(raw: Any) -> Read | None:
    """Return the year of a full birth date, or its two readings; None for any other cell."""
    if isinstance(raw, int | float) or typed_text(raw).isdecimal():
        return None
    born = birth_of(raw)
    if born.value is not None:
        return Read(float(born.value.year))
    return born if born.code and kind_of(born.code).two_readings else None


# days


def read_date(raw: Any, column: Column) -> Read:
    """Return a day from a date cell, dd/mm/yyyy, yyyy-mm-dd or an Excel serial number."""
    return _in_limits(day_of(raw), column)


def read_birth(raw: Any, column: Column) -> Read:
    """Return a birth date; a bare year counts as 1 January, a month as its first day."""
    return _in_limits(birth_of(raw), column)


READERS: dict[ColumnType, Callable[[Any, Column], Read]] = {
    "text": read_text,
    "name": read_name,
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


def is_meaningless(text: str) -> bool:
    """Return whether a text such as `--` or `nan` means nothing in any column."""
    typed = typed_text(text)
    return bool(_DASHES.fullmatch(typed)) or typed.casefold() in BLANK_WORDS


def _is_named(column: Column) -> bool:
    """Return whether a column holds names and words that a sign or a number cannot be."""
    return column.type in ("text", "name") and column.name not in FREE


def _is_ditto(text: str) -> bool:
    return loose_key(text) in DITTO_WORDS or bool(_DITTO.fullmatch(text))


def _means_no_answer(text: str, column: Column) -> bool:
    """Return whether a text such as `--` or `nan` means no answer.

    Exports write these for blanks. Free text keeps them: the province software writes `--` for a
    sheet A that was not filled in. Nor is a ditto mark a village, a name or a decision: which row
    it repeats is not certain, as rows are sorted and filtered.
    """
    if _is_named(column) and _is_ditto(text):
        return True
    if column.type == "text" and not column.vocabulary and not column.required:
        return False
    if _DASHES.fullmatch(text):
        return True
    if column.type == "name":
        return not any(map(str.isalnum, text))
    return text.casefold() in BLANK_WORDS and column.type != "code"


def read_value(raw: Any, column: Column) -> Read:
    """Return the value or fault of a non-blank cell of `column`.

    The text of an Excel error counts as that error. A word for nothing is a blank with a warning
    (RV-216), or a missing answer (RV-214) where the column is required.
    """
    if isinstance(raw, float):
        raw = as_shown(raw)
    elif isinstance(raw, str):
        if column.type in ("birth", "date") and (day := whole_day(raw)):
            return _in_limits(Read(day), column)
        text = typed_text(raw)
        if text.upper() in ERROR_WORDS:
            return wrong("RV-201", value=text.upper())
        if _means_no_answer(text, column):
            return wrong("RV-214" if column.required else "RV-216", value=tidy(raw)[:20])
    if raw == 0 and raw is not False and _is_named(column):
        # A formula that fetches a blank cell gives 0.
        return wrong("RV-214" if column.required else "RV-216", value="0")
    return READERS[column.type](raw, column)
