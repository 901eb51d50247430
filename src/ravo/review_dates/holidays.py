"""An office's file of holidays: a CSV table, saved by Excel or typed as text.

One line is one day or a range of days, under the headings `Ngày`, `Đến ngày`, `Loại`, `Tên`
(only the first is required): days as 30/4/2026 or 2026-04-30; the kind is `nghỉ` (the default) or
`làm bù`, a Saturday or Sunday that is worked in exchange. Lines that begin with # are remarks.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain, repeat
from pathlib import Path
from typing import Literal

from ravo.faults import unreadable
from ravo.messages import Text, text
from ravo.review_dates.loader import shipped_dates
from ravo.review_dates.working_days import ONE_DAY, SATURDAY, WorkingDays, weekends_only
from ravo.text import match_key

MOST_BYTES = 1 << 20
LONGEST = timedelta(days=30)
"""The longest time between the first and the last day of one holiday."""
LONGEST_LINE = 10_000
FIRST_YEAR, LAST_YEAR = 2000, 2100
SEPARATORS = ";\t,"
HolidayColumn = Literal["first", "last", "kind", "name"]
NAMES: dict[HolidayColumn, tuple[str, ...]] = {
    "first": ("Ngày", "Từ ngày", "Date", "From"),
    "last": ("Đến ngày", "To", "Until"),
    "kind": ("Loại", "Kind"),
    "name": ("Tên", "Tên ngày nghỉ", "Ghi chú", "Name", "Note"),
}
HEADINGS = {match_key(words): column for column, known in NAMES.items() for words in known}
WORKED = {match_key(words) for words in ("làm bù", "worked")}
OFF = {match_key(words) for words in ("", "nghỉ", "nghỉ lễ", "nghỉ bù", "off")}


@dataclass
class _HolidayLines:
    """The days of the lines read so far, and the problems of these lines."""

    off: set[date] = field(default_factory=set)
    worked: set[date] = field(default_factory=set)
    problems: list[Text] = field(default_factory=list)

    def report(self, line: int, problem: str, **fields: object) -> None:
        """Add a problem of a line; `problem` is the key of its words."""
        words = text(f"holidays.{problem}").filled(line=line, **fields)
        self.problems.append(words)


def working_days(path: Path | None) -> WorkingDays:
    """Return the working days by a file of holidays; without a file only weekends are off.

    Raises InputProblem (exit code 3) where the file cannot be read (RV-1392), or has unusable
    lines, each of which it names (RV-1393).
    """
    if path is None:
        return weekends_only()
    rows = list(_rows(path))
    columns = _columns(path, rows)
    lines = _HolidayLines()
    for line, cells in rows[1:]:
        _read_line(lines, line, dict(zip(columns, chain(cells, repeat("")), strict=False)))
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            lines.report(line, "too_many")
    for day in sorted(lines.off & lines.worked):
        lines.problems.append(text("holidays.both").filled(day=day))
    if lines.problems:
        raise unreadable("RV-1393", path=path.name, problems=lines.problems)
    return WorkingDays(
        frozenset(lines.off),
        frozenset(lines.worked),
        path.name,
        shipped_dates().first_day.counts,
    )


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that are neither blank nor remarks, with their numbers.

    Raises InputProblem (RV-1392) for a file that is missing, too large or no UTF-8 text.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _unfit(path, "not_there") from error
    if len(data) > MOST_BYTES:
        raise _unfit(path, "too_large")
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise _unfit(path, "not_utf8") from error
    if "\0" in "".join(lines) or max(map(len, lines), default=0) > LONGEST_LINE:
        raise _unfit(path, "not_utf8")
    numbered = [(n, line) for n, line in enumerate(lines, 1) if not line.startswith("#")]
    head = next((line for _, line in numbered if line.strip()), "")
    separator = max(SEPARATORS, key=head.count)
    for number, line in numbered:
        cells = next(csv.reader([line], delimiter=separator), [])
        if any(cell.strip() for cell in cells):
            yield number, cells


def _unfit(path: Path, problem: str) -> Exception:
    return unreadable("RV-1392", path=path.name, problem=text(f"holidays.{problem}"))


def _columns(path: Path, rows: Sequence[tuple[int, list[str]]]) -> list[HolidayColumn]:
    """Return the columns by the headings of the first line."""
    cells = [match_key(cell) for cell in rows[0][1]] if rows else []
    while cells and not cells[-1]:
        cells.pop()
    columns = [HEADINGS[cell] for cell in cells if cell in HEADINGS]
    if "first" not in columns or len(columns) < len(cells) or len(set(columns)) < len(columns):
        raise _unfit(path, "headings")
    return columns


def _read_line(read: _HolidayLines, line: int, cells: dict[HolidayColumn, str]) -> None:
    """Add the days of a line, or its problems."""
    kind = match_key(cells.get("kind", ""))
    if kind not in WORKED | OFF:
        read.report(line, "kind")
        return
    first, last = (_day(cells.get(name, "")) for name in ("first", "last"))
    if not cells.get("last", "").strip():
        last = first
    if first is None or last is None:
        read.report(line, "day")
    elif not timedelta() <= last - first <= LONGEST:
        read.report(line, "stretch", first=first, last=last, most=LONGEST.days + 1)
    else:
        days = {first + n * ONE_DAY for n in range((last - first).days + 1)}
        if kind in WORKED and any(day.weekday() < SATURDAY for day in days):
            read.report(line, "weekday")
        (read.worked if kind in WORKED else read.off).update(days)


def _day(written: str) -> date | None:
    """Return the day in 30/4/2026, 30-4-2026 or 2026-04-30; None for any other text."""
    parts = written.strip().replace("-", "/").split("/")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    year_first = len(parts[0]) == 4
    year, month, day = (int(part) for part in (parts if year_first else reversed(parts)))
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
