"""The sheet `Hộ thay đổi`: the list that is printed and signed, by movement, village and name."""

from typing import Any

from ravo.changes.comparison import Changes
from ravo.changes.output.changed import (
    OUTSIDE,
    ChangedHousehold,
    changed_groups,
    outside_counts,
)
from ravo.changes.output.pen import SheetPen
from ravo.changes.output.words import (
    heading_years,
    notice_of_years,
    place_of_paper,
    side_names,
    smallest_unit,
)
from ravo.messages import Lang, say
from ravo.xlsx.sheets import Styles, put, set_page

WIDTHS = (5, 22, 17, 6.5, 14, 14, 52, 17)
LAST = len(WIDTHS) - 1
WRAPPED = (1, 2, 4, 5, 6, 7)
LEFT, RIGHT = 3, 4
"""The last column of the left half of head and foot, and the first of the right one."""
LETTERS, LINE = 0.98, 13.2
"""Letters per unit of column width where text wraps; the height of a line in points."""


def write_changed(book: Any, sheet: Any, changes: Changes, styles: Styles, lang: Lang) -> None:
    """Write every household that came onto the list, left it or changed class."""
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.hide_gridlines(2)
    pen = SheetPen(book, sheet, styles)
    _top(book, pen, changes, lang)
    heading = pen.row
    _heads(pen, changes, lang)
    groups = changed_groups(changes, lang)
    several = len({home.commune for group in groups for home in group.households}) > 1
    for group in groups:
        title = say("changes.group_count", lang, name=group.title, count=len(group.households))
        _over(pen, title, pen.group)
        for number, home in enumerate(group.households, start=1):
            where = ", ".join(filter(None, (home.village, home.commune if several else "")))
            _household(pen, number, home, where)
    if not groups:
        _over(pen, say("changes.nobody_changed", lang), pen.styles.cell)
    _outside(pen, changes, lang)
    _foot(book, pen, changes, lang)
    set_page(sheet, lang, heading_row=heading)
    sheet.set_footer(f"&C{say('changes.page', lang)}")
    sheet.set_start_page(1)
    sheet.print_area(0, 0, pen.row, LAST)


def _over(pen: SheetPen, words: str, look: Any) -> None:
    """Write words over all columns."""
    pen.across(words, look, 0, LAST)
    pen.row += 1


def _top(book: Any, pen: SheetPen, changes: Changes, lang: Lang) -> None:
    """Write the head of an administrative paper, the title, the years and the sentence."""
    bold = book.add_format({"bold": True, "align": "center"})
    plain = book.add_format({"align": "center"})
    title = book.add_format({"bold": True, "font_size": 14, "align": "center"})
    pen.across(say("results.list_committee", lang), plain, 0, LEFT)
    pen.across(say("forms.republic", lang), bold, RIGHT, LAST)
    pen.row += 1
    pen.across(smallest_unit(changes).upper(), bold, 0, LEFT)
    pen.across(say("forms.motto", lang), bold, RIGHT, LAST)
    pen.row += 1
    if notice := notice_of_years(changes, lang):
        pen.across(notice, bold, 0, LAST)
    pen.row += 1
    pen.sheet.set_row(pen.row, 22)
    pen.across(say("changes.changed_title", lang), title, 0, LAST)
    pen.row += 1
    pen.across(heading_years(changes, lang), plain, 0, LAST)
    pen.row += 2


def _heads(pen: SheetPen, changes: Changes, lang: Lang) -> None:
    old, new = side_names(changes, lang).values()
    heads = [
        say("changes.col_number", lang),
        say("changes.col_head", lang),
        say("changes.col_village", lang),
        say("changes.col_size", lang),
        say("changes.col_class", lang, year=old),
        say("changes.col_class", lang, year=new),
        say("changes.col_what", lang),
        say("changes.col_reason", lang),
    ]
    if changes.what_if:
        heads[4], heads[5] = say("changes.col_before", lang), say("changes.col_after", lang)
    pen.sheet.set_row(pen.row, 34)
    pen.cells(heads, [pen.styles.head] * len(heads))


def _household(pen: SheetPen, number: int, home: ChangedHousehold, where: str) -> None:
    words = ("; ".join(home.what), home.reason)
    cells = [number, home.head, where, home.size, home.before, home.after, *words]
    lines = max(
        -(-len(str(cells[place])) // int(WIDTHS[place] * LETTERS)) if cells[place] else 1
        for place in WRAPPED
    )
    pen.sheet.set_row(pen.row, LINE * lines + 2)
    styles = pen.styles
    for column, value in enumerate(cells):
        look = pen.centred if column in (0, 3) else styles.wrap
        put(pen.sheet, pen.row, column, value or None, styles, look)
    pen.row += 1


def _outside(pen: SheetPen, changes: Changes, lang: Lang) -> None:
    """Write how many households that never were on the list came into the review or left it."""
    counts = outside_counts(changes)
    if any(counts.values()):
        pen.row += 1
        pen.sheet.set_row(pen.row, LINE * 2 + 2)
        words = say("changes.outside", lang, **{name: counts[name] for name in OUTSIDE})
        pen.across(words, pen.note, 0, LAST)
        pen.row += 1


def _foot(book: Any, pen: SheetPen, changes: Changes, lang: Lang) -> None:
    """Write place and date, who prepared the list on the left, who signs it on the right."""
    bold = book.add_format({"bold": True, "align": "center"})
    plain = book.add_format({"italic": True, "align": "center"})
    pen.row += 1
    pen.across(say("forms.date", lang, place=place_of_paper(changes) or "…………"), plain, RIGHT, LAST)
    pen.row += 1
    pen.across(say("forms.prepared_by", lang), bold, 0, LEFT)
    pen.across(say("changes.for_committee", lang), bold, RIGHT, LAST)
    pen.row += 1
    pen.across(say("forms.sign_hint", lang), plain, 0, LEFT)
    pen.across(say("changes.chairman", lang), bold, RIGHT, LAST)
    pen.row += 1
    pen.across(say("forms.seal_hint", lang), plain, RIGHT, LAST)
    pen.row += 4
