"""The printed list of newly escaped households, with the left-out households on a second sheet."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ravo.files import whole_file
from ravo.messages import Lang, say, spoken
from ravo.register.law_days import term_of
from ravo.register.newly_escaped import LeftOutHousehold, NewlyEscaped, NewlyEscapedHousehold
from ravo.register.newly_escaped_output import by_commune, sentence, village_of
from ravo.register.shown import period_word, word
from ravo.report.forms.layout import LINE_POINTS, lines_in
from ravo.report.forms.styles import FormStyles
from ravo.survey.sample_notice import notice_for
from ravo.xlsx.fonts import TYPEFACE
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheets import RISKY, safe_text, set_print_head

PrintedColumns = Mapping[str, tuple[float, str]]
LISTED: PrintedColumns = {
    "list_number": (5, "stt"),
    "list_head": (29, "text"),
    "list_village": (28, "text"),
    "list_from": (13, "text"),
    "list_to": (17, "text"),
    "list_escaped": (13, "stt"),
    "list_until": (13, "stt"),
    "list_note_head": (17, "text"),
}
LEFT_OUT: PrintedColumns = {
    "list_number": (5, "stt"),
    "list_code": (13, "text"),
    "list_head": (26, "text"),
    "list_village": (24, "text"),
    "out_period": (9, "stt"),
    "out_reason": (58, "text"),
}
"""The heading, width and look of each column of both lists; together they fill A4 across."""
HEADS_ROW, LETTERHEAD_ROWS = 4, 2
"""The row of the headings of a list without a letterhead, and the rows of one."""
SIGN_FROM, SIGN_ROWS = 4, 5
"""The column from which the chairman signs, and the rows left for it."""


def write_newly_escaped(listed: NewlyEscaped, path: Path, lang: Lang) -> None:
    """Write the list as a workbook to print; the file appears whole or not at all.

    Where households are left out a second sheet names them. Raises UsageProblem (exit code 2)
    where it cannot be written.
    """
    with whole_file(path) as temporary:
        notice = notice_for(listed.invented, lang)
        book = new_output(temporary, font=TYPEFACE, notice=notice or None)
        styles = FormStyles(book)
        _write_list(book.add_worksheet(word("sheet", lang)), listed, lang, styles)
        if listed.left_out:
            sheet = book.add_worksheet(word("out_sheet", lang))
            _write_left_out(sheet, listed, lang, styles)
        if notice:
            for sheet in book.worksheets():
                set_print_head(sheet, notice)
        book.close()


def _write_list(sheet: Any, listed: NewlyEscaped, lang: Lang, styles: FormStyles) -> None:
    top = (
        (word("list_title", lang).upper(), "title", 22),
        (word("list_day", lang, day=listed.on), "year", 18),
        (sentence(listed, lang), "plain", 18),
        (_note(listed, lang), "note", 42),
    )
    rows = {
        commune: [_cells(item, lang) for item in homes]
        for commune, homes in by_commune(listed.households).items()
    }
    heads = HEADS_ROW + LETTERHEAD_ROWS
    _begin(sheet, LISTED, top, lang, styles, heads)
    _write_letterhead(sheet, [*rows], lang, styles)
    last = _write_communes(sheet, LISTED, rows, lang, styles, heads + 1)
    last = _write_foot(sheet, last, lang, styles)
    sheet.print_area(0, 0, last, len(LISTED) - 1)


def _write_left_out(sheet: Any, listed: NewlyEscaped, lang: Lang, styles: FormStyles) -> None:
    top = (
        (word("out_title", lang).upper(), "title", 22),
        (word("list_day", lang, day=listed.on), "year", 18),
        (word("out_sentence", lang, count=len(listed.left_out)), "plain", 18),
        (word("out_note", lang), "note", 30),
    )
    _begin(sheet, LEFT_OUT, top, lang, styles, HEADS_ROW)
    rows = {
        commune: [_left_out_cells(item, lang) for item in homes]
        for commune, homes in by_commune(listed.left_out).items()
    }
    last = _write_communes(sheet, LEFT_OUT, rows, lang, styles, HEADS_ROW + 1)
    sheet.print_area(0, 0, last - 1, len(LEFT_OUT) - 1)


def _begin(
    sheet: Any,
    columns: PrintedColumns,
    top: Sequence[tuple[str, str, int]],
    lang: Lang,
    styles: FormStyles,
    heads: int,
) -> None:
    """Set up the page, and write the headings into row `heads` and the lines above them.

    A line is a text, its look and the height of its row.
    """
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C&P/&N")
    sheet.repeat_rows(heads)
    sheet.freeze_panes(heads + 1, 2)
    sheet.hide_gridlines(2)
    for place, (width, _) in enumerate(columns.values()):
        sheet.set_column(place, place, width)
    for row, (words, look, height) in enumerate(top, start=heads - len(top)):
        _over(sheet, row, (0, len(columns) - 1), words, styles.look(look))
        sheet.set_row(row, height)
    for place, name in enumerate(columns):
        sheet.write_string(heads, place, word(name, lang), styles.look("head"))
    sheet.set_row(heads, 34)


def _write_letterhead(sheet: Any, communes: Sequence[str], lang: Lang, styles: FormStyles) -> None:
    """Write the office on the left, the name of the state and its motto on the right.

    The office of a list of several communes is written by hand.
    """
    office = communes[0].upper() if len(communes) == 1 else say("results.list_no_commune", lang)
    lines = ((say("results.list_committee", lang), "committee"), (office, "unit"))
    state = (("results.list_republic", "republic"), ("results.list_motto", "unit"))
    for row, (own, (key, look)) in enumerate(zip(lines, state, strict=True)):
        _over(sheet, row, (0, SIGN_FROM - 2), own[0], styles.look(own[1]))
        _over(sheet, row, (SIGN_FROM - 1, len(LISTED) - 1), say(key, lang), styles.look(look))
        sheet.set_row(row, 18)


def _over(sheet: Any, row: int, columns: tuple[int, int], words: str, look: Any) -> None:
    """Write words over some columns of a row."""
    sheet.merge_range(row, columns[0], row, columns[1], "", look)
    sheet.write_string(row, columns[0], safe_text(words), look)


def _note(listed: NewlyEscaped, lang: Lang) -> str:
    """Return the note on how the term is counted, with the months of the edition of the day."""
    term = term_of(str(listed.on.year))
    return word("list_note", lang, months="…" if term is None else term.months)


def _write_communes(
    sheet: Any,
    columns: PrintedColumns,
    rows: Mapping[str, Sequence[Sequence[str]]],
    lang: Lang,
    styles: FormStyles,
    at: int,
) -> int:
    """Write the households of each commune under its name from row `at` on.

    Return the next free row.
    """
    for commune, homes in rows.items():
        title = word("commune", lang, commune=commune, count=len(homes))
        _over(sheet, at, (0, len(columns) - 1), title, styles.look("block"))
        for number, cells in enumerate(homes, start=1):
            _write_row(sheet, at + number, columns, (str(number), *cells), styles)
        at += len(homes) + 1
    return at


def _write_row(
    sheet: Any, row: int, columns: PrintedColumns, cells: Sequence[str], styles: FormStyles
) -> None:
    height = 1
    for place, (words, (width, look)) in enumerate(zip(cells, columns.values(), strict=True)):
        looks = styles.look(look, quoted=words.startswith(RISKY))
        sheet.write_string(row, place, safe_text(words), looks)
        height = max(height, lines_in(words, width))
    sheet.set_row(row, LINE_POINTS * height + 4)


def _write_foot(sheet: Any, row: int, lang: Lang, styles: FormStyles) -> int:
    """Write the lines for day and signature; return the last row."""
    left, right = (0, SIGN_FROM - 1), (SIGN_FROM, len(LISTED) - 1)
    _over(sheet, row + 1, right, word("list_place_day", lang), styles.look("foot"))
    _over(sheet, row + 2, left, word("list_made_by", lang), styles.look("signs"))
    _over(sheet, row + 2, right, word("list_signed", lang), styles.look("signs"))
    _over(sheet, row + 3, left, say("results.list_prepared_hint", lang), styles.look("foot"))
    _over(sheet, row + 3, right, say("results.list_chairman", lang), styles.look("signs"))
    _over(sheet, row + 4, right, say("results.list_chairman_hint", lang), styles.look("foot"))
    return row + 4 + SIGN_ROWS


def _cells(item: NewlyEscapedHousehold, lang: Lang) -> tuple[str, ...]:
    notes = {"derived": item.derived, "off_list": item.off_list, "unsettled": item.unsettled}
    return (
        item.head_name or "",
        village_of(item, lang),
        word(f"class_{item.from_class}", lang),
        word(f"class_{item.to_class}", lang),
        spoken(item.escaped_on, lang),
        spoken(item.until, lang),
        "; ".join(word(f"list_{name}", lang) for name, there in notes.items() if there),
    )


def _left_out_cells(item: LeftOutHousehold, lang: Lang) -> tuple[str, ...]:
    place = (item.ma_ho or "", item.head_name or "", item.village or "")
    return (*place, period_word(item.period), word(f"out_{item.reason}", lang))
