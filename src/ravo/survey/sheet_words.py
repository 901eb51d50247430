"""Words of a sheet outside its records that bear on them: a unit, a year, a legend of colours."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from ravo.contract.columns import Column
from ravo.contract.headings import Heading, letters_of
from ravo.contract.measures import StatedMeasure, stated_unit
from ravo.contract.models import is_blank
from ravo.contract.money_units import OWN_UNITS
from ravo.faults import Fault
from ravo.messages import Text, text
from ravo.quotes import heading_words
from ravo.survey.lines import COLOURS, Lines
from ravo.text import loose_key, tidy
from ravo.typed_columns import Flags
from ravo.workbook.layout import Sheet

UNIT, YEAR, LEGEND = "RV-1345", "RV-1346", "RV-1347"
"""Fault codes: another unit of money above a table, another year, a legend of colours."""
NAME = -1
"""The row of the name of a sheet, which is in none."""
FEW_CELLS = 3
"""The least number of filled cells of a row of headings, in which a cell is about its columns."""
LONGEST_TITLE = 1000
_PARTS = re.compile(r"[()\[\];:]|(?<!\d),|,(?!\d)")
_UNIT_NAMED = re.compile(r"(?i)(?:đvt|đơn vị(?: tính)?|dvt|don vi(?: tinh)?)\b[\s:.]*+(.*)")
_COLOUR = re.compile(rf"(?i)\b(?:màu|nền|bôi|tô màu|ô|chữ|dòng) (?:{COLOURS})\b")
_FOR_FILLING_IN = re.compile(
    r"(?i)bắt buộc|\bnhập|công thức|tự tính|tự động|tự nhảy|dữ kiện năm trước|tiêu đề|không sửa"
)
"""Words of colours that show where to write, and of those in ravo's own blanks."""
_YEAR = r"20[12]\d"
_NAMED_YEAR = re.compile(rf"(?<!thang \d )(?<!thang \d\d )\bnam ({_YEAR})\b(?! {_YEAR})")
"""A year with its word; not that of a day, nor the first of a period."""
_NO_REVIEW = re.compile(r" (?:theo|thong tu|nghi dinh|quyet dinh|chuan|giai doan|ngay|thang|hoc)\b")
"""Words after which a year is that of a decree or of a period."""
REACH = 80
"""The characters within which a year belongs to the words before it."""
REVIEWS, LISTS = ("ra soat", "dieu tra"), ("ho ngheo", "can ngheo")
"""Words for a review, and for a list, which may be the one on which this review rests."""


class TitleText(NamedTuple):
    """A text outside the records of a sheet: its row and column from 0, and its words.

    The name of the sheet has the row NAME.
    """

    row: int
    place: int
    words: str

    @property
    def cell(self) -> str | None:
        """The address of its cell; None for the name of the sheet."""
        return None if self.row == NAME else f"{letters_of(self.place)}{self.row + 1}"

    @property
    def where(self) -> Text:
        """Its place in words."""
        in_name = self.row == NAME
        return text("reader.in_name") if in_name else text("reader.in_cell").filled(cell=self.cell)


def _texts(rows: Sequence[Sequence[Any]], numbers: Iterable[int]) -> Iterator[TitleText]:
    """Yield the texts in some rows of a sheet."""
    for row in numbers:
        for place, cell in enumerate(rows[row]):
            if isinstance(cell, str) and not is_blank(cell):
                lines = map(tidy, cell[:LONGEST_TITLE].splitlines())
                yield TitleText(row, place, "\n".join(lines))


def _outside(sheet: Sheet, heading: Heading, lines: Lines) -> Iterator[TitleText]:
    """Yield the texts above the first record, and in rows for signatures and notes."""
    aside = [row for row, kind in lines.others if kind == "foot"]
    first = lines.records[0] if lines.records else heading.row + 1
    # A heading that a profile places may be below the last row.
    above = [row for row in range(min(first, len(sheet.rows))) if row not in aside]
    yield from _texts(sheet.rows, [*above, *aside])


# units


def unit_doubts(
    sheet: Sheet, heading: Heading, lines: Lines, columns: Iterable[Column]
) -> tuple[Fault | None, Mapping[str, Flags]]:
    """Return the fault of another unit of money than the contract's, and the figures in doubt.

    These are flags of the records by the name of a column. `columns` are those whose unit nothing
    else gives.
    """
    money = {c.name: c for c in columns if c.type == "money" and c.name in heading.places}
    if not money:
        return None, {}
    doubted: dict[str, Flags] = {}
    named: list[tuple[TitleText, str, Column]] = []
    for title in (TitleText(NAME, 0, sheet.name), *_outside(sheet, heading, lines)):
        for words, stated, alone in _units_in(title.words):
            over = [
                c
                for c in money.values()
                if alone or title.row == NAME or _is_over(sheet, heading, lines, title, c.name)
            ]
            given = {c.name: _given(sheet, lines, heading.places[c.name]) for c in over}
            held = {c.name: c for c in over if given[c.name].any() and _differs(stated, c)}
            if held:
                doubted |= {name: given[name] for name in held}
                named.append((title, words, next(iter(held.values()))))
    if not named:
        return None, {}
    title, words, column = named[0]
    params = {
        "where": title.where,
        "unit": heading_words(words),
        "own": OWN_UNITS[column.table],
        "columns": tuple(letters_of(heading.places[name]) for name in doubted),
        "marked": tuple(dict.fromkeys(other.cell for other, _, _ in named if other.cell)),
    }
    return Fault(UNIT, None, sheet.name, title.cell, params=params, decides=True), doubted


def _units_in(words: str) -> Iterator[tuple[str, StatedMeasure, bool]]:
    """Yield the units of money that a text names, and whether each is named as that of a table."""
    named = _UNIT_NAMED.search(words)
    alone = named is not None and not words[: named.start()].strip(" (\n")
    parts = [named[1]] if named else []
    # A heading may be broken between any two words: only what is whole without lines is a part.
    whole = " ".join(words.split())
    for part in dict.fromkeys([*_PARTS.split(" ".join(parts)), *_PARTS.split(whole)]):
        stated = stated_unit(part)
        if stated is not None:
            yield " ".join(part.split()), stated, alone


def _differs(stated: StatedMeasure, column: Column) -> bool:
    """Return whether a unit is another one than the contract's for a column."""
    return not (stated.may_be_yearly if column.table == "income" else stated.may_be_contract)


def _is_over(sheet: Sheet, heading: Heading, lines: Lines, title: TitleText, name: str) -> bool:
    """Return whether a text above a table is about a column.

    In a row of headings or of units it is about the columns below it, else about all of them.
    """
    filled = sum(not is_blank(cell) for cell in sheet.rows[title.row])
    span = next(
        (
            block
            for block in sheet.layout.merged
            if (block.first_row, block.first_column) == (title.row, title.place)
        ),
        None,
    )
    last = span.last_column if span is not None else title.place
    # A text alone in its row is a title, however far it is merged.
    group = filled > 1 and title.row == heading.row - 1 and last > title.place
    group = group and _UNIT_NAMED.search(title.words) is None
    few = max(FEW_CELLS, len(heading.places) // 3)
    below = heading.row <= title.row < (lines.records[0] if lines.records else heading.row + 1)
    if filled >= few or below or group:
        return title.place <= heading.places[name] <= last
    return True


def _given(sheet: Sheet, lines: Lines, place: int) -> Flags:
    return np.array([not is_blank(sheet.rows[at][place]) for at in lines.records], dtype=bool)


# years


def other_year(
    sheet: str, rows: Sequence[Sequence[Any]], last: int, year: int | None
) -> Iterator[Fault]:
    """Yield a warning where the titles of a sheet name a review of another year.

    `last` is the last row of titles, from 0, and `year` the review year. There is none where the
    titles have that year too, as in a list made of the year before.
    """
    if year is None:
        return
    titles = [*_texts(rows, range(min(last + 1, len(rows))))]
    keys = [loose_key(title.words) for title in titles]
    if any(str(year) in _NAMED_YEAR.findall(key) for key in keys):
        return
    for title, key in zip(titles, keys, strict=True):
        written, listed = _year_after(key, REVIEWS), _year_after(key, LISTS)
        if written is None and listed is not None and int(listed) < year - 1:
            written = listed
        if written is not None:
            params = {"written": written, "year": str(year), "where": title.where}
            yield Fault(YEAR, None, sheet, title.cell, params=params)
            return


def _year_after(key: str, subjects: Sequence[str]) -> str | None:
    """Return the year that a title, given by its key, names after one of some subjects."""
    for match in _NAMED_YEAR.finditer(key):
        before = key[max(0, match.start() - REACH) : match.start()]
        at = max(before.rfind(subject) for subject in subjects)
        if at >= 0 and not _NO_REVIEW.search(before[at:]):
            return match[1]
    return None


def year_in_name(sheet: str, year: int | None) -> Iterator[Fault]:
    """Yield a warning where the name of a sheet that is read has the year of an earlier review."""
    years = re.findall(rf"(?<!\d){_YEAR}(?!\d)", sheet)
    if year is not None and len(years) == 1 and int(years[0]) < year:
        params = {"written": years[0], "year": str(year), "where": text("reader.in_name")}
        yield Fault(YEAR, None, sheet, params=params)


# colours


def legends(sheet: Sheet, heading: Heading, lines: Lines) -> Iterator[Fault]:
    """Yield a warning of the words beside a table that give colours of cells a meaning."""
    yield from legend_in(sheet.name, _outside(sheet, heading, lines))


def legend_of_sheet(sheet: Sheet) -> Iterator[Fault]:
    """Yield the warning of a sheet that holds nothing but a legend of colours."""
    yield from legend_in(sheet.name, _texts(sheet.rows, range(len(sheet.rows))))


def legend_in(sheet: str, texts: Iterable[TitleText]) -> Iterator[Fault]:
    """Yield one warning where texts explain colours."""
    cells = [
        title.cell
        for title in texts
        if _COLOUR.search(title.words) and not _FOR_FILLING_IN.search(title.words)
    ]
    if cells:
        yield Fault(LEGEND, None, sheet, cells[0], params={"marked": tuple(cells)})
