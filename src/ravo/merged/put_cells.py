"""Cells of a merged workbook, written as they were typed in the files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from ravo.blanks.record_sheets import HEAD, LAST_YEAR, NEEDED
from ravo.blanks.survey import NUMBER_FORMATS
from ravo.merged.cells import OPEN, ErrorCell
from ravo.xlsx.blocks import ColumnLook
from ravo.xlsx.fonts import FONT
from ravo.xlsx.sheets import RISKY, safe_text

_ERRORS = {
    "#N/A": "=NA()",
    "#DIV/0!": "=1/0",
    "#REF!": "=#REF!",
    "#VALUE!": "=#VALUE!",
    "#NAME?": "=#NAME?",
    "#NUM!": "=#NUM!",
    "#NULL!": "=#NULL!",
}
"""The formula for each error, which XlsxWriter writes together with the error value."""
PLAIN = frozenset({type(None), str, int, float, date})
"""The types of values that can be written in a block of rows unchanged."""


@dataclass(frozen=True)
class MergedLooks:
    """The formats of a merged workbook, each created once; `columns` by the type of a column.

    `needed` is for the headings of required columns, `key` and `framed` for the sheet `Thông tin`,
    `old` for last year's facts.
    """

    title: Any
    head: Any
    source: Any
    note: Any
    wrap: Any
    side: Any
    day: Any
    moment: Any
    clock: Any
    quoted: Any
    open: Any
    answer: Any
    columns: Mapping[str, Any]
    needed: Any
    key: Any
    needed_key: Any
    hint: Any
    old: Any
    framed: Mapping[str, Any]


def looks_of(book: Any) -> MergedLooks:
    """Return the formats of a new workbook."""

    def style(**more: Any) -> Any:
        """Return a format in the font of all sheets."""
        return book.add_format({**FONT, **more})

    def by_type(**more: Any) -> dict[str, Any]:
        """Return a format for each type of column."""
        shapes = {"choice": "", "yes_no": "", **NUMBER_FORMATS}
        return {
            kind: style(**({"num_format": shape} if shape else {}), **more)
            for kind, shape in shapes.items()
        }

    key = {"bold": True, "border": 1, "valign": "vcenter"}
    head = {"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"}
    return MergedLooks(
        title=style(bold=True, font_size=14),
        head=style(**head, bg_color=HEAD),
        source=style(**head, bg_color="#E7E6E6"),
        note=style(italic=True, font_color="#555555", text_wrap=True, valign="top"),
        wrap=style(border=1, text_wrap=True, valign="top"),
        side=style(border=1, text_wrap=True, valign="top", align="left"),
        day=style(num_format="dd/mm/yyyy"),
        moment=style(num_format="dd/mm/yyyy hh:mm:ss"),
        clock=style(num_format="[h]:mm:ss"),
        quoted=style(quote_prefix=True),
        open=style(bg_color="#FFC7CE", font_color="#9C0006"),
        answer=style(border=1, bg_color="#FFF2CC", valign="top", align="left", text_wrap=True),
        columns=by_type(),
        needed=style(**head, bg_color=NEEDED),
        key=style(**key, bg_color=HEAD),
        needed_key=style(**key, bg_color=NEEDED),
        hint=style(italic=True, font_color="#555555", text_wrap=True, valign="vcenter"),
        old=style(bg_color=LAST_YEAR),
        framed=by_type(border=1, align="left", valign="vcenter"),
    )


def put_lines(sheet: Any, row: int, lines: Iterable[Sequence[Any]], looks: MergedLooks) -> None:
    """Write lines of values of any type from a row and the first column on; None is no cell."""
    look = ColumnLook(quoted=looks.quoted, day=looks.day)
    for is_plain, group in groupby(lines, lambda line: PLAIN.issuperset(map(type, line))):
        some = list(group)
        if is_plain:
            sheet.put_block(row, [*zip(*some, strict=True)], [look] * len(some[0]))
        else:
            for at, line in enumerate(some, start=row):
                for place, value in enumerate(line):
                    if value is not None:
                        put_cell(sheet, at, place, value, looks)
        row += len(some)


def put_cell(
    sheet: Any, row: int, place: int, value: Any, looks: MergedLooks, style: Any = None
) -> None:
    """Write a `value` of any type, in `style` unless the type needs a format of its own.

    `sheet` is one of XlsxWriter, `row` and `place` are the position of the cell, `looks` the
    formats of types.
    """
    if value is None:
        sheet.write_blank(row, place, None, style)
    elif isinstance(value, ErrorCell):
        look = looks.open if value == OPEN else style
        shown = value.value if value.value in _ERRORS else OPEN.value
        sheet.write_formula(row, place, _ERRORS[shown], look, shown)
    elif isinstance(value, bool):
        sheet.write_boolean(row, place, value, style)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, place, value, looks.moment)
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, looks.day)
    elif isinstance(value, time | timedelta):
        sheet.write_datetime(row, place, value, looks.clock)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value, style)
    else:
        text = safe_text(str(value))
        sheet.write_string(row, place, text, looks.quoted if text.startswith(RISKY) else style)
