"""Days read from cells and texts; the day comes before the month, and nothing is guessed.

Serial numbers count days as Excel for Windows does, from 1900. Date cells of a workbook that counts
from 1904 (an old Mac setting) are correct too; only a bare number in it is read four years and a
day too early, which the cell does not show.
"""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from ravo.contract.outcome import Read, typed_text, wrong

EPOCH = date(1899, 12, 30)
FIRST_SERIAL, END_SERIAL = 3654, 73415
"""Serial numbers of 2/1/1910 and of 30/12/2100."""
LAST_BIRTH, LAST_VISIT = 30, 31
"""Two digits above these cannot be a year of this century: reviews end with 2030, nobody
reviewed was born later, and figures are closed in 2031 at the latest."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
_LAST = r"(.*?)(?:,?[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPpSsCc][MmHh])?Z?)?"
_WHOLE = re.compile(r"[0-9]{2}/[0-9]{2}/[0-9]{4}")
"""A day in the format of the template and of nearly every program: dd/mm/yyyy."""
_DAY = re.compile(r"(\d{1,2}) ?[/.\-] ?(\d{1,2}) ?[/.\-] ?(\d{4}|\d{2})")
_WORDS = r"(?i)(?:ngày |ngay )?(\d{1,2}) (?:tháng|thang) (\d{1,2}) (?:năm |nam )?(\d{4})"
_ISO = r"(\d{4}) ?[/.\-] ?(\d{1,2}) ?[/.\-] ?(\d{1,2})"
_MONTH = re.compile(
    r"(?:(?:tháng|thang) )?(\d{1,2})(?: ?[/.\-] ?| (?:năm |nam )?)(\d{4})", re.IGNORECASE
)
_YEAR = re.compile(r"(?:(?:sinh )?(?:năm|nam) )?((?:19|20)\d{2})", re.IGNORECASE)
_SERIAL = r"\d{5}"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def whole_day(text: str) -> date | None:
    """Return the day of a text dd/mm/yyyy; None for other texts and for days that do not exist.

    This is the fast path: nearly all dates of birth are written so, and nearly all are distinct.
    """
    if not _WHOLE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(f"{text[6:]}-{text[3:5]}-{text[:2]}")
    except ValueError:
        return None


def _one_of(days: list[date | None]) -> Read:
    """Return the only existing day of several readings; RV-213 for two, RV-212 for none."""
    real = [day for day in days if day is not None]
    if len(real) == 1:
        return Read(real[0])
    if not real:
        return wrong("RV-212")
    return wrong("RV-213", first=str(real[0].year), second=str(real[1].year))


def _centuries(year: int, *, birth: bool) -> list[int]:
    """Return the years that two digits can mean: only 20yy for a visit or a closing day."""
    these = [2000 + year] if year <= (LAST_BIRTH if birth else LAST_VISIT) else []
    return [*these, 1900 + year] if birth else these


def _serial(number: float) -> Read:
    if not FIRST_SERIAL <= number < END_SERIAL:
        return wrong("RV-212")
    return Read(EPOCH + timedelta(days=int(number)))


def _text_day(text: str, *, birth: bool) -> Read:
    if match := _DAY.fullmatch(text) or re.fullmatch(_WORDS, text):
        day, month, year = (int(part) for part in match.groups())
        years = [year] if len(match[3]) > 2 else _centuries(year, birth=birth)
        return _one_of([_day(one, month, day) for one in years])
    if match := re.fullmatch(_ISO, text):
        return _one_of([_day(*(int(part) for part in match.groups()))])
    return _serial(int(text)) if re.fullmatch(_SERIAL, text) else wrong("RV-212")


def _day_only(text: str) -> str:
    match = re.fullmatch(_LAST, text) if ":" in text else None
    return match[1] if match else text


def day_of(raw: Any, *, birth: bool = False) -> Read:
    """Return a day from a date cell, dd/mm/yyyy, words, yyyy-mm-dd or an Excel serial number.

    A birth year of two digits above 30 can only be 19yy, because reviews end with 2030; any
    other has two readings (RV-213 with both years). A visit or a closing day is of this century.
    """
    if isinstance(raw, datetime):
        return Read(raw.date())
    if isinstance(raw, date):
        return Read(raw)
    if isinstance(raw, bool):
        return wrong("RV-212")
    if isinstance(raw, int | float):
        return _serial(raw)
    return _text_day(_day_only(typed_text(raw)), birth=birth)


@lru_cache(4_096)
def iso_day(written: str | None) -> date | None:
    """Return a day that ravo itself wrote as text; None where it is none."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None


def short_day(raw: Any) -> tuple[int, int | None] | None:
    """Return the year, and the month or None, of a cell with a date without a day.

    None for any other cell.
    """
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        bare = FIRST_YEAR <= raw <= LAST_YEAR and float(raw).is_integer()
        return (int(raw), None) if bare else None
    if raw is None or isinstance(raw, date | bool):
        return None
    if isinstance(raw, str) and _WHOLE.fullmatch(raw):
        return None
    text = typed_text(raw)
    if match := _YEAR.fullmatch(text.removesuffix(".0")):
        return int(match[1]), None
    if match := _MONTH.fullmatch(text):
        return int(match[2]), int(match[1])
    return None


def birth_of(raw: Any) -> Read:
    """Return a birth date; a bare year counts as 1 January, a month as its first day.

    A bare number between 1900 and 2100 is a year, not a serial number. A year typed into a cell
    that was already formatted as a date shows as a day of 1905: such a cell has two readings
    (RV-208).
    """
    if isinstance(raw, date):
        return _year_as_date(raw)
    number = isinstance(raw, int | float) and not isinstance(raw, bool)
    if number and FIRST_YEAR <= raw <= LAST_YEAR and not float(raw).is_integer():
        return wrong("RV-212")
    if short := short_day(raw):
        year, month = short
        return _one_of([_day(year, month or 1, 1)])
    return day_of(raw, birth=True)


def _year_as_date(raw: date) -> Read:
    day = raw.date() if isinstance(raw, datetime) else raw
    serial = (day - EPOCH).days
    if FIRST_YEAR <= serial <= LAST_YEAR:
        return wrong("RV-208", first=day, second=str(serial))
    return Read(day)
