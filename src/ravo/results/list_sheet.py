"""The sheet `Danh sách`: every household's class on A4 paper, for the meeting and for signing.

It contains points and income; the list that is posted in public is in `documents/posted.py`.

It is written for people. ravo reads `Kết quả`, and compares the list with it (`printed_check`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ravo.criteria import Edition
from ravo.criteria.rules import deprivation_bound, poverty_bound
from ravo.criteria.terms import AREAS, CLASSES
from ravo.messages import Lang, say
from ravo.places.spelling import place_of_date
from ravo.results.columns import ResultColumn
from ravo.results.law_words import edition_words
from ravo.results.list_columns import WRAPPED, list_columns, listed_of
from ravo.results.summary import Share, Summary
from ravo.results.table_rows import BLACK, colour_classes, write_rows
from ravo.results.words import area_word, class_word
from ravo.review.review import Review
from ravo.survey.survey import MONTHLY, Info
from ravo.text import format_number, sort_key
from ravo.xlsx.fonts import TYPEFACE
from ravo.xlsx.last_page import PrintedTable
from ravo.xlsx.sheets import LINE_HEIGHT, Styles, rule_cells, safe_text

FONT, SIZE = TYPEFACE, 11
LETTERS = 1.05
"""The letters of this font that fit into a unit of a column's width, broken between words."""
UNIT_ROW, NOTICE_ROW, TITLE_ROW, WHERE_ROW, LAW_ROW, LEGEND_ROW, HEAD_ROW = 1, 2, 3, 4, 5, 6, 7
FIRST_ROW = HEAD_ROW + 1
MIDDLE = 3
"""The first column of the right half of the heading and of the signatures."""
HEAD_HEIGHT, TITLE_HEIGHT = 48.0, 40.0
MARGINS = {"left": 0.5, "right": 0.4, "top": 0.5, "bottom": 0.6}
"""The margins of the printed list in inches."""
A4_POINTS, INCH, SPARE = (595.0, 842.0), 72.0, 0.97
"""The page in points, an inch in points, and the share of a page that rows may fill, as programs
measure differently."""
DIGIT, EDGE, POINTS_PER_PIXEL = 7, 5, 0.75
SIGN_ROWS = 4
CENTRED = ("stt", "members", "b1", "b2")
LOOKS: dict[str, dict[str, Any]] = {
    "plain": {"align": "center"},
    "strong": {"align": "center", "bold": True},
    "unit": {"align": "center", "bold": True, "underline": 1},
    "title": {"align": "center", "bold": True, "font_size": 14},
    "italic": {"align": "center", "italic": True},
    "head": {"align": "center", "bold": True, "border": 1, "bg_color": "#D9E2F3"},
    "line": {"valign": "top"},
    "band": {"bold": True, "border": 1, "bg_color": "#F2F2F2", "indent": 1},
    "total": {"bold": True, "valign": "top"},
    "note": {"italic": True, "valign": "top"},
}
"""The formats of a list on paper; a band is a row that names the village of the rows below it."""


class ListPen:
    """Writes words into merged columns of the list; `look` is the key of a format."""

    def __init__(self, book: Any, sheet: Any, last: int, lang: Lang) -> None:
        self.sheet, self.last, self.lang = sheet, last, lang
        base = {"font_name": FONT, "font_size": SIZE, "valign": "vcenter", "text_wrap": True}
        self.looks = {name: book.add_format({**base, **look}) for name, look in LOOKS.items()}

    def over(self, row: int, left: int, right: int, words: str, look: str) -> None:
        """Write words over columns `left` to `right` of a row."""
        self.sheet.merge_range(row, left, row, right, "", self.looks[look])
        self.sheet.write_string(row, left, safe_text(words), self.looks[look])

    def whole(self, row: int, words: str, look: str) -> None:
        """Write words over the whole width of a row."""
        self.over(row, 0, self.last, words, look)

    def left(self, row: int, words: str, look: str) -> None:
        """Write words over the left half of a row."""
        self.over(row, 0, MIDDLE - 1, words, look)

    def right(self, row: int, words: str, look: str) -> None:
        """Write words over the right half of a row."""
        self.over(row, MIDDLE, self.last, words, look)

    def say(self, key: str, **params: object) -> str:
        """Return the text of a key, in the language of the list."""
        return say(f"results.list_{key}", self.lang, **params)


def write_list(
    book: Any, sheet: Any, review: Review, summary: Summary, styles: Styles, lang: Lang
) -> None:
    """Write heading, households, totals and the places for signatures.

    `sheet` is a new one of `book`, both of XlsxWriter; `review` has the households, `summary` the
    totals of it. `styles` are the formats of the book, `lang` is the language of the words.
    """
    columns = list_columns(listed_of(review), lang)
    villages = _villages(columns)
    last = FIRST_ROW + max(len(columns[0].values) + len(villages), 1) - 1
    pen = ListPen(book, sheet, len(columns) - 1, lang)
    set_list_page(sheet, lang)
    sheet.set_default_row(LINE_HEIGHT)
    _lay_out(book, sheet, columns)
    _write_top(pen, review)
    sheet.set_row(HEAD_ROW, HEAD_HEIGHT)
    for place, column in enumerate(columns):
        sheet.write_string(HEAD_ROW, place, column.heading, pen.looks["head"])
    table = _write_villages(pen, columns, villages, styles)
    if not columns[0].values:
        pen.whole(FIRST_ROW, pen.say("nobody"), "plain")
    place = next(n for n, column in enumerate(columns) if column.id == "class")
    colour_classes(book, sheet, (FIRST_ROW, last), place, lang)
    rule_cells(book, sheet, (FIRST_ROW, last), len(columns), BLACK)
    end = _write_foot(pen, summary, last + 2)
    end = write_signatures(pen, review, end + 1)
    sheet.print_area(0, 0, end, pen.last)
    _keep_signature(sheet, columns, table, end + 1)


def _villages(columns: Sequence[ResultColumn]) -> list[tuple[int, int]]:
    """Return the first row of each village among the households, and the row after its last."""
    names = next(column.values for column in columns if column.id == "village")
    known = {name: sort_key(name or "") for name in set(names)}
    keys = [known[name] for name in names]
    starts = [n for n, key in enumerate(keys) if n == 0 or key != keys[n - 1]]
    return [*zip(starts, [*starts[1:], len(keys)], strict=True)] if starts else []


def village_words(columns: Sequence[ResultColumn], lang: Lang) -> list[str]:
    """Return the heading of each village of the list: its name and numbers."""
    by_id = {column.id: column.values for column in columns}
    headings = []
    for start, end in _villages(columns):
        name = by_id["village"][start] or say("results.list_no_village", lang)
        members = sum(size or 0 for size in by_id["members"][start:end])
        figures = _figures(Share(end - start, int(members)), lang)
        headings.append(safe_text(say("results.list_village_head", lang, village=name, **figures)))
    return headings


def _write_villages(
    pen: ListPen,
    columns: Sequence[ResultColumn],
    villages: Sequence[tuple[int, int]],
    styles: Styles,
) -> tuple[list[float], list[int]]:
    """Write each village under a heading with its numbers.

    Return the heights of the rows, and the rows with which a page may begin: none that would
    separate a heading from its village.
    """
    points: list[float] = []
    starts: list[int] = []
    words = village_words(columns, pen.lang)
    for (start, end), heading in zip(villages, words, strict=True):
        row = FIRST_ROW + len(points)
        part = [replace(column, values=column.values[start:end]) for column in columns]
        pen.whole(row, heading, "band")
        heights = write_rows(pen.sheet, row + 1, part, styles.quoted, WRAPPED, letters=LETTERS)
        points += [LINE_HEIGHT, *heights]
        starts += [row, *range(row + 2, row + 1 + end - start)]
    return points, starts


def _keep_signature(
    sheet: Any, columns: Sequence[ResultColumn], table: tuple[list[float], list[int]], after: int
) -> None:
    """Break the page to keep households above the signatures; `after` is the row after them."""
    points, starts = table
    across = A4_POINTS[0] - INCH * (MARGINS["left"] + MARGINS["right"])
    down = A4_POINTS[1] - INCH * (MARGINS["top"] + MARGINS["bottom"])
    wide = sum((column.width * DIGIT + EDGE) * POINTS_PER_PIXEL for column in columns)
    room = down / min(1.0, across / wide) * SPARE
    tall = {HEAD_ROW: HEAD_HEIGHT, TITLE_ROW: TITLE_HEIGHT}
    above = [tall.get(row, LINE_HEIGHT) for row in range(FIRST_ROW)]
    end = FIRST_ROW + len(points)
    heights = [*above, *points, *[LINE_HEIGHT] * (after - end)]
    printed = PrintedTable(heights, FIRST_ROW, end, HEAD_HEIGHT, room, starts)
    if (last := printed.last_page()) is not None:
        sheet.set_h_pagebreaks([last])


def set_list_page(sheet: Any, lang: Lang) -> None:
    """Set A4 portrait, one page wide, the heading row on every page, page numbers below."""
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(**MARGINS)
    sheet.set_footer(f'&C&"{FONT},Regular"&10{say("results.list_page", lang)}')
    sheet.set_start_page(1)
    sheet.repeat_rows(HEAD_ROW)
    sheet.freeze_panes(FIRST_ROW, 2)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)


def _lay_out(book: Any, sheet: Any, columns: Sequence[ResultColumn]) -> None:
    base = {"font_name": FONT, "font_size": SIZE, "valign": "top"}
    centred = book.add_format({**base, "align": "center"})
    text = book.add_format({**base, "text_wrap": True})
    for place, column in enumerate(columns):
        look = centred if column.id in CENTRED else text
        sheet.set_column(place, place, column.width, look)


def _write_top(pen: ListPen, review: Review) -> None:
    info, edition = review.survey.info, review.edition
    words = heading_words_of(info, edition, pen.lang)
    write_letterhead(pen, review)
    pen.whole(TITLE_ROW, words[TITLE_ROW], "title")
    pen.sheet.set_row(TITLE_ROW, TITLE_HEIGHT)
    pen.whole(WHERE_ROW, words[WHERE_ROW], "italic")
    pen.sheet.set_row(WHERE_ROW, 18)
    if LAW_ROW in words:
        pen.whole(LAW_ROW, words[LAW_ROW], "italic")
    if legend := legend_of(edition, pen.lang):
        pen.whole(LEGEND_ROW, legend, "italic")


def write_letterhead(pen: ListPen, review: Review) -> None:
    """Write the issuing office on the left, the name of the state and its motto on the right.

    Invented data has its notice below them.
    """
    words = heading_words_of(review.survey.info, review.edition, pen.lang)
    pen.left(0, pen.say("committee"), "plain")
    pen.left(UNIT_ROW, words[UNIT_ROW], "unit")
    pen.right(0, pen.say("republic"), "strong")
    pen.right(UNIT_ROW, pen.say("motto"), "unit")
    if review.survey.info.synthetic:
        pen.whole(NOTICE_ROW, say("sample.notice", pen.lang), "strong")


def legend_of(edition: Edition | None, lang: Lang) -> str:
    """Return the legend with the lines of the points; empty where the edition lacks them."""
    if edition is None:
        return ""
    bounds = [(area, poverty_bound(edition, "b1", area)) for area in AREAS]
    lines = [
        say("results.list_line", lang, line=line, area=area_word(area, lang).lower())
        for area, line in bounds
        if line is not None
    ]
    least = {deprivation_bound(edition, "b1", area) for area in AREAS}
    if not lines or None in least or len(least) > 1:
        return ""
    return safe_text(say("results.list_legend", lang, lines=lines, least=least.pop()))


def where_words(info: Info, lang: Lang) -> str:
    """Return the words on a list's commune and its year, or its year until a month."""
    places = ", ".join(name for name in (info.commune, info.district, info.province) if name)
    year = "…" if info.year is None else str(info.year)
    if info.period != MONTHLY or info.review_date is None:
        return say("results.list_where", lang, places=places, year=year)
    month = str(info.review_date.month)
    return say("results.list_where_month", lang, places=places, month=month, year=year)


def heading_words_of(info: Info, edition: Edition | None, lang: Lang) -> dict[int, str]:
    """Return the words of the heading by row: whose list, of which year, by which law.

    Rows count from 0; the words begin in the first column.
    """
    by_row = {
        UNIT_ROW: (info.commune or say("results.list_no_commune", lang)).upper(),
        TITLE_ROW: say("results.list_title", lang),
        WHERE_ROW: where_words(info, lang),
    }
    if edition is not None:
        by_row[LAW_ROW] = say("results.list_law", lang, law=edition_words(edition, lang))
    return {row: safe_text(words) for row, words in by_row.items()}


def _write_foot(pen: ListPen, summary: Summary, row: int) -> int:
    """Write the totals and the households that the list lacks; return the next free row."""
    lines = list(foot_lines(summary, pen.lang))
    for place, (look, words) in enumerate(lines, start=row):
        pen.whole(place, words, look)
    return row + len(lines)


def foot_lines(summary: Summary, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield the lines of the totals and of the households that the list lacks: look and words."""
    scored = summary.scored
    key = "total" if scored.households else "total_none"
    yield "total", say(f"results.list_{key}", lang, **_figures(scored, lang))
    for klass in CLASSES:
        share = summary.classes[klass]
        if share.households:
            words = {"klass": class_word(klass, lang), **_figures(share, lang)}
            yield "line", say("results.list_of_class", lang, **words)
    if (waiting := summary.unreviewed).households:
        yield "note", say("results.list_unreviewed", lang, **_figures(waiting, lang))
    if left_out := summary.counts.rejected:
        yield "note", say("results.list_rejected", lang, count=format_number(left_out, lang))
    if gone := summary.counts.departed:
        yield "note", say("results.list_departed", lang, count=format_number(gone, lang))


def _figures(share: Share, lang: Lang) -> dict[str, str]:
    return {
        "households": format_number(share.households, lang),
        "members": format_number(share.members, lang),
    }


def write_signatures(pen: ListPen, review: Review, row: int) -> int:
    """Write the places of who prepares and who signs, with room to sign; return the last row."""
    info = review.survey.info
    # Papers of a commune are dated at its bare name (Nghị định 30/2020).
    place = place_of_date(info.commune, "commune") if info.commune else pen.say("no_commune")
    pen.right(row, pen.say("date", place=place), "italic")
    pen.left(row + 1, pen.say("prepared"), "strong")
    pen.right(row + 1, pen.say("committee_signs"), "strong")
    pen.left(row + 2, pen.say("prepared_hint"), "italic")
    pen.right(row + 2, pen.say("chairman"), "strong")
    pen.right(row + 3, pen.say("chairman_hint"), "italic")
    last = row + 4 + SIGN_ROWS
    pen.left(last, info.prepared_by or "", "strong")
    pen.right(last, info.signed_by or "", "strong")
    return last
