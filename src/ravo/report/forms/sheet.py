"""One form on its sheet: head, title, merged headings, lines of units, notes, foot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from ravo.messages import say
from ravo.report.forms.facts import LABELS, LISTS, FormColumn
from ravo.report.forms.formulas import Formulas
from ravo.report.forms.layout import (
    HEAD_TOP,
    LINE_POINTS,
    MARGINS,
    FormLayout,
    code_words,
    lines_in,
    page_of,
    place_key,
)
from ravo.report.forms.lists import ListRows
from ravo.report.forms.model import SUMS, FormRow, FormTable, FormValue, Report, unexplained
from ravo.report.forms.notes import over_hundred
from ravo.report.forms.styles import FormStyles
from ravo.typed_columns import by_value
from ravo.xlsx.blocks import ColumnLook
from ravo.xlsx.fonts import TYPEFACE
from ravo.xlsx.last_page import PrintedTable
from ravo.xlsx.sheets import RISKY, safe_cells, safe_text

TITLE_ROW, YEAR_ROW, UNITS_ROW = 3, 4, 5
ROW_POINTS, LIST_POINTS = 15.0, 15.0
"""Heights of rows; rows of lists keep the default height."""
WRAPPED = ("C", "3", "4")
"""Columns of lists whose texts wrap."""
GAP_POINTS = 4.0
"""The height of the row between the unit line and the headings."""
HEAD_SHARE = 0.42
"""Share of the width that the left head takes."""
SIGN_ROWS = 3
FOOT_ROWS = SIGN_ROWS + 3
"""The rows of the foot after the first: title, hint, room to sign, name."""


@dataclass
class FormPen:
    """A sheet with its form, geometry and formats."""

    sheet: Any
    table: FormTable
    layout: FormLayout
    styles: FormStyles
    report: Report
    points: dict[int, float] = field(default_factory=dict)
    """Heights of rows in points; rows that are not listed have `ROW_POINTS`."""
    starts: list[int] = field(default_factory=list)
    """The rows at which units begin, or communes and households in a list; pages may begin
    there."""

    @property
    def last(self) -> int:
        """The last column, from 0."""
        return len(self.table.columns) - 1

    def tall(self, row: int, points: float) -> None:
        """Set the height of a row."""
        self.sheet.set_row(row, points)
        self.points[row] = points

    def over(self, row: int, left: int, right: int, words: str, look: Any) -> None:
        """Write words over columns `left` to `right` of a row."""
        if right > left:
            self.sheet.merge_range(row, left, row, right, "", look)
        self.text(row, left, words, look)

    def text(self, row: int, column: int, words: str, look: Any) -> None:
        """Write text as plain text, never as a formula, link or markup."""
        safe = safe_text(words)
        self.sheet.write_string(row, column, safe, look)


def vi(key: str, **params: object) -> str:
    """Return words of a form; official forms are in Vietnamese only."""
    return say(f"forms.{key}", "vi", **params)


def write_form(pen: FormPen, others: Mapping[str, tuple[str, FormLayout]]) -> None:
    """Write a form; `others` has sheet name and geometry of the other forms of the workbook."""
    _set_page(pen)
    _write_top(pen)
    _write_headings(pen)
    if pen.table.number in LISTS:
        _write_list(pen)
    else:
        _write_lines(pen, Formulas(pen.table, pen.layout, others))
    row = _write_notes(pen, pen.layout.after + 1)
    _write_foot(pen, row + 1)
    page = page_of(pen.layout.widths)
    after = row + 2 + FOOT_ROWS
    whole = sum(_points(pen, 0, after)) <= page.most
    pen.sheet.set_paper(page.paper)
    pen.sheet.fit_to_pages(1, 1 if whole else 0)
    first, end = pen.layout.first, pen.layout.after
    head = sum(_points(pen, HEAD_TOP, first))
    table = PrintedTable(_points(pen, 0, after), first, end, head, page.room, pen.starts)
    if not whole and (last := table.last_page()) is not None:
        pen.sheet.set_h_pagebreaks([last])


def _points(pen: FormPen, first: int, after: int) -> list[float]:
    return [pen.points.get(row, ROW_POINTS) for row in range(first, after)]


def _set_page(pen: FormPen) -> None:
    sheet, layout = pen.sheet, pen.layout
    sheet.set_landscape()
    sheet.set_margins(**MARGINS)
    sheet.set_footer(f'&C&"{TYPEFACE},Regular"&10{vi("page")}')
    sheet.set_start_page(1)
    sheet.repeat_rows(HEAD_TOP, layout.code_row)
    sheet.freeze_panes(layout.first, sum(c.code in LABELS for c in pen.table.columns))
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
    for place, (width, column) in enumerate(zip(layout.widths, pen.table.columns, strict=True)):
        look = _list_look(column) if pen.table.number in LISTS else "plain"
        sheet.set_column(place, place, width, pen.styles.look(look))
    last = max(layout.after - 1, layout.first)
    numbers = f"A{layout.first + 1}:B{last + 1}"
    figures = f"{xl_rowcol_to_cell(layout.first, 0)}:{xl_rowcol_to_cell(last, pen.last)}"
    sheet.ignore_errors(
        {
            "number_stored_as_text": numbers,
            "formula_differs": figures,
            "formula_range": figures,
            "empty_cell_reference": figures,
        }
    )


def _split(pen: FormPen, share: float) -> int:
    """Return the column in which the first `share` of the width ends, at most the last but one."""
    widths, used = pen.layout.widths, 0.0
    for place, width in enumerate(widths):
        used += width
        if used >= share * sum(widths):
            return min(place, len(widths) - 2)
    return len(widths) - 2


def _write_top(pen: FormPen) -> None:
    """Write the head (unit left, republic and motto right), the title and the year."""
    middle, look = _split(pen, HEAD_SHARE), pen.styles.look
    right = middle + 1
    unit = committee_of(pen.report.unit)
    pen.over(0, 0, middle, unit, look("unit"))
    pen.tall(0, _height(unit, sum(pen.layout.widths[: middle + 1])))
    pen.over(0, right, pen.last, vi("republic"), look("republic"))
    pen.over(1, right, pen.last, vi("motto"), look("unit"))
    pen.over(2, right, pen.last, vi("number", number=pen.table.number), look("number"))
    pen.over(TITLE_ROW, 0, pen.last, pen.table.title, look("title"))
    lines = lines_in(pen.table.title, sum(pen.layout.widths) / 1.3)
    pen.tall(TITLE_ROW, 20.0 * lines + 4)
    pen.tall(HEAD_TOP - 1, GAP_POINTS)
    pen.over(YEAR_ROW, 0, pen.last, vi("year", year=str(pen.report.year)), look("year"))
    if pen.table.number not in LISTS:
        pen.over(UNITS_ROW, right, pen.last, _unit_of(pen.table), look("number"))


def committee_of(unit: str) -> str:
    """Return the heading of a unit's papers: `UBND HUYỆN …`."""
    return vi("committee", unit=unit.upper())


def _unit_of(table: FormTable) -> str:
    """Return the line with a form's unit: households, members or children, and % for rates."""
    if table.number == "11":
        return vi("unit_children")
    if table.number in ("5", "7"):
        return vi("unit_share")
    if table.number in ("4", "6", "9", "10"):
        return vi("unit_households")
    return vi("unit_all" if any(column.is_rate for column in table.columns) else "unit_both")


def _height(words: str, width: float) -> float:
    return max(LINE_POINTS * lines_in(words, width) + 3, ROW_POINTS)


def _write_headings(pen: FormPen) -> None:
    head, code = pen.styles.look("head"), pen.styles.look("code")
    for n, height in enumerate(pen.layout.heights):
        pen.tall(HEAD_TOP + n, height)
    for cell in pen.layout.cells:
        if (cell.top, cell.left) != (cell.bottom, cell.right):
            pen.sheet.merge_range(cell.top, cell.left, cell.bottom, cell.right, "", head)
        pen.text(cell.top, cell.left, cell.words, head)
    for place, column in enumerate(pen.table.columns):
        pen.text(pen.layout.code_row, place, code_words(column), code)


def _write_lines(pen: FormPen, formulas: Formulas) -> None:
    """Write the lines of all units; the lines of one unit share its number and name."""
    wrong = {
        (row.stt, row.level, row.line, column.code)
        for column in pen.table.columns
        for row in over_hundred(pen.table.rows, column)
    }
    start = 0
    while start < len(pen.table.rows):
        row = pen.table.rows[start]
        end = start
        while end + 1 < len(pen.table.rows) and _same_unit(row, pen.table.rows[end + 1]):
            end += 1
        key = place_key(row.stt, row.level)
        at = pen.layout.rows[key, row.line]
        pen.starts.append(at)
        _write_unit(pen, pen.table.rows[start : end + 1], at)
        start = end + 1
    for row in pen.table.rows:
        at = pen.layout.rows[place_key(row.stt, row.level), row.line]
        for place, column in enumerate(pen.table.columns):
            if column.code in LABELS:
                continue
            is_wrong = (row.stt, row.level, row.line, column.code) in wrong
            name = "wrong" if is_wrong else "rate" if column.is_rate else "count"
            look = pen.styles.look(name, bold=row.level in SUMS)
            value = row.values[column.code]
            _put(pen, at, place, value, formulas.of(row, column), look)
    for (key, line), at in pen.layout.open_rows.items():
        row = next(r for r in pen.table.rows if (place_key(r.stt, r.level), r.line) == (key, line))
        _write_open(pen, row, at, formulas)


def _write_open(pen: FormPen, row: FormRow, at: int, formulas: Formulas) -> None:
    """Write the unexplained difference of a line under its unit, with its sign, as a formula."""
    words = vi("open_line", line=vi(row.line or "households"))
    pen.over(at, 0, pen.last - 1, words, pen.styles.look("open"))
    look = pen.styles.look("open_figure")
    pen.sheet.write_formula(at, pen.last, formulas.left_over(row), look, unexplained(row))
    pen.tall(at, ROW_POINTS)


def _same_unit(one: FormRow, other: FormRow) -> bool:
    """Return whether a line is a further line of the unit whose first line is `one`."""
    further = other.line not in (None, "households")
    return further and (one.stt, one.level) == (other.stt, other.level)


def _write_unit(pen: FormPen, rows: Sequence[FormRow], at: int) -> None:
    first = rows[0]
    bold = first.level in SUMS
    look, last = pen.styles.look, at + len(rows) - 1
    quoted = first.unit.startswith(RISKY)
    name, number = look("text", bold=bold, quoted=quoted), look("stt", bold=bold)
    pairs = first.line is not None
    if len(rows) > 1:
        pen.sheet.merge_range(at, 0, last, 0, "", number)
    if len(rows) > 1 and pairs:
        pen.sheet.merge_range(at, 1, last, 1, "", name)
    pen.text(at, 0, first.printed_stt, number)
    pen.text(at, 1, first.unit, name)
    room = ROW_POINTS * (len(rows) if pairs else 1)
    needed = _height(first.unit, pen.layout.widths[1] * (0.9 if bold else 1.0))
    for n, row in enumerate(rows):
        if row.line is not None:
            words = vi(row.line)
            shape = look("text", bold=bold, quoted=words.startswith(RISKY))
            pen.text(at + n, 2 if pairs else 1, words, shape)
        first_line = max(ROW_POINTS, needed - room + ROW_POINTS)
        pen.tall(at + n, first_line if n == 0 else ROW_POINTS)


def _put(
    pen: FormPen, row: int, column: int, value: FormValue, formula: str | None, look: Any
) -> None:
    """Write a figure, as a formula where there is one; unknown figures stay blank.

    `row` and `column` count from 0; `value` is the figure, `formula` the formula with its `=`, and
    `look` the format of the cell on the sheet of `pen`.
    """
    if formula is not None:
        pen.sheet.write_formula(row, column, formula, look, "" if value is None else value)
    elif value is None:
        pen.sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        pen.text(row, column, value, look)
    else:
        pen.sheet.write_number(row, column, value, look)


def _write_list(pen: FormPen) -> None:
    """Write households and members under a line with the name of their commune.

    Lines have the format of their columns; borders and bold heads are conditional formats, so that
    lists of a hundred thousand people need no format, and no blank cell, of their own.
    """
    rows = pen.table.rows
    if not isinstance(rows, ListRows):
        raise TypeError(pen.table.number)
    row = pen.layout.first
    for lines in rows.lines():
        pen.over(row, 0, pen.last, lines.unit.upper(), pen.styles.look("block"))
        # The first household stays below the heading of its commune.
        pen.starts.append(row)
        pen.starts += [at for at, level in enumerate(lines.levels, row + 1) if level != "member"][
            1:
        ]
        _write_people(pen, row + 1, [safe_cells(values) for values in lines.columns])
        row += 1 + len(lines.numbers)
    _rule_list(pen, len(rows), pen.layout.columns["C"])


def _write_people(pen: FormPen, row: int, columns: Sequence[Sequence[FormValue]]) -> None:
    """Write the households and members of a commune; `row` is the first, from 0."""
    texts = [pen.layout.columns[code] for code in WRAPPED]
    needed = [by_value(columns[at], partial(_list_height, pen.layout.widths[at])) for at in texts]
    heights = by_value(map(max, *needed), lambda points: points if points > LIST_POINTS else None)
    pen.points |= {at: points for at, points in enumerate(heights, row) if points is not None}
    quoted = ColumnLook(quoted=pen.styles.look("list_text", quoted=True))
    looks = [quoted if at in texts else ColumnLook() for at in range(len(columns))]
    pen.sheet.put_block(row, columns, looks, heights)


def _list_height(width: float, words: FormValue) -> float:
    """Return the height in points that a text needs in a column of a list."""
    lines = lines_in(words, width) if isinstance(words, str) else 1
    return LIST_POINTS if lines == 1 else LINE_POINTS * lines + 3


def _rule_list(pen: FormPen, count: int, name: int) -> None:
    if not count:
        return
    first, last = pen.layout.first, pen.layout.first + count - 1
    head = {
        "type": "formula",
        "criteria": f'=$A{first + 1}<>""',
        "format": pen.styles.look("list_head"),
    }
    pen.sheet.conditional_format(first, name, last, name, head)
    ruled = {"type": "formula", "criteria": "=TRUE", "format": pen.styles.look("ruled")}
    pen.sheet.conditional_format(first, 0, last, pen.last, ruled)


def _list_look(column: FormColumn) -> str:
    """Return the name of the format of a column of a list."""
    if column.code in ("1", "2", "B"):
        return "list_year"
    return "list_text" if column.code in WRAPPED else "list_tick"


def _write_notes(pen: FormPen, row: int) -> int:
    """Write the notes under the table; return the next free row."""
    if not pen.table.notes:
        return row
    pen.over(row, 0, pen.last, vi("notes"), pen.styles.look("note_head"))
    width = sum(pen.layout.widths)
    for note in pen.table.notes:
        row += 1
        words = "– " + vi(f"note_{note.key}", **note.params)
        pen.over(row, 0, pen.last, words, pen.styles.look("note"))
        pen.tall(row, LINE_POINTS * lines_in(words, width) + 2)
    return row + 1


def _write_foot(pen: FormPen, row: int) -> None:
    """Write place and date, the preparer of the form on the left, the head on the right."""
    foot, look, middle = pen.report.foot, pen.styles.look, _split(pen, 0.5)
    right = middle + 1
    pen.over(row, right, pen.last, vi("date", place=foot.place or "…………"), look("foot"))
    title = foot.signer_title.upper() if foot.signer_title else vi("signed_by")
    pen.over(row + 1, 0, middle, vi("prepared_by"), look("signs"))
    pen.over(row + 1, right, pen.last, title, look("signs"))
    pen.over(row + 2, 0, middle, vi("sign_hint"), look("foot"))
    pen.over(row + 2, right, pen.last, vi("seal_hint"), look("foot"))
    pen.over(row + 3 + SIGN_ROWS, 0, middle, foot.prepared_by or "", look("signs"))
    pen.over(row + 3 + SIGN_ROWS, right, pen.last, foot.signed_by or "", look("signs"))
    pen.sheet.print_area(0, 0, row + 3 + SIGN_ROWS, pen.last)
