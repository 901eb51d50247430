"""The households that count as newly escaped: on a terminal, as JSON, as a list to print."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from ravo.files import whole_file
from ravo.messages import Lang, spoken
from ravo.printable import printable_json
from ravo.register.newly_escaped import NewlyEscaped, NewlyEscapedHousehold
from ravo.register.shown import folded, period_word, table_lines, word

COLUMNS = {
    "code": 11,
    "head": 18,
    "village": 13,
    "from": 9,
    "escaped": 14,
    "until": 10,
}
SHEET_COLUMNS: dict[str, tuple[float, str]] = {
    "number": (5, "stt"),
    "code": (13, "text"),
    "head": (24, "text"),
    "village": (20, "text"),
    "from": (13, "text"),
    "to": (17, "text"),
    "escaped": (13, "stt"),
    "until": (13, "stt"),
    "note_head": (17, "text"),
}
"""Width and look of each column of the printed list; together they fill A4 across."""
LAST = len(SHEET_COLUMNS) - 1
HEADS_ROW = 4
SIGN_FROM, SIGN_ROWS = 5, 5
"""The column from which the chairman signs, and the rows left for it."""


def rendered(listed: NewlyEscaped, format: Literal["text", "json"], lang: Lang) -> str:
    """Return the list as text or as JSON."""
    if format == "text":
        return newly_escaped_text(listed, lang)
    words = json.dumps(newly_escaped_json(listed), ensure_ascii=False, allow_nan=False)
    return printable_json(words) + "\n"


def newly_escaped_json(listed: NewlyEscaped) -> dict[str, Any]:
    """Return the list as `ravo register newly-escaped --format json` prints it."""
    return {
        "on": listed.on.isoformat(),
        "households": [
            {
                "uid": item.uid,
                "ma_ho": item.ma_ho,
                "commune": item.commune,
                **({"old_commune": item.old_commune} if item.old_commune else {}),
                "village": item.village,
                "from_class": item.from_class,
                "to_class": item.to_class,
                "escaped_on": item.escaped_on.isoformat(),
                "until": item.until.isoformat(),
                "derived": item.derived,
            }
            for item in listed.households
        ],
    }


def newly_escaped_text(listed: NewlyEscaped, lang: Lang) -> str:
    """Return the list for a terminal of 80 columns, a table for each commune."""
    lines = folded(_sentence(listed, lang))
    for commune, homes in _by_commune(listed):
        lines += ["", word("commune", lang, commune=commune, count=len(homes)), ""]
        rows = [
            (
                item.ma_ho or "",
                item.head_name or "",
                _village(item, lang),
                word(f"class_{item.from_class}", lang),
                _escaped(item, lang),
                spoken(item.until, lang),
            )
            for item in homes
        ]
        lines += table_lines(COLUMNS, rows, lang)
    if any(item.derived for item in listed.households):
        lines += ["", *folded(word("derived_note", lang))]
    return "\n".join(lines) + "\n"


def _sentence(listed: NewlyEscaped, lang: Lang) -> str:
    poor = sum(item.from_class == "poor" for item in listed.households)
    counts = {"count": len(listed.households), "poor": poor}
    near = len(listed.households) - poor
    words = word("newly_escaped", lang, day=listed.on, near=near, **counts)
    if listed.last_period is None:
        return words
    return f"{words} {word('until_period', lang, period=period_word(listed.last_period))}"


def _by_commune(listed: NewlyEscaped) -> list[tuple[str, list[NewlyEscapedHousehold]]]:
    homes: dict[str, list[NewlyEscapedHousehold]] = {}
    for item in listed.households:
        homes.setdefault(item.commune or "…", []).append(item)
    return list(homes.items())


def _village(item: NewlyEscapedHousehold, lang: Lang) -> str:
    """Return the village of a household, with its commune of before 1/7/2025 where that differs."""
    village = item.village or ""
    if item.old_commune is None:
        return village
    return word("village_of_old", lang, village=village, commune=item.old_commune).strip()


def _escaped(item: NewlyEscapedHousehold, lang: Lang) -> str:
    day = spoken(item.escaped_on, lang)
    return f"{day} (*)" if item.derived else day


def write_newly_escaped(listed: NewlyEscaped, path: Path, lang: Lang) -> None:
    """Write the list as a workbook to print; the file appears whole or not at all.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    from ravo.report.forms.styles import FONT, FormStyles
    from ravo.xlsx.new_workbook import new_output

    with whole_file(path) as temporary:
        book = new_output(temporary, font=FONT)
        styles = FormStyles(book)
        sheet = book.add_worksheet(word("sheet", lang))
        _set_page(sheet)
        _write_top(sheet, listed, lang, styles)
        row = HEADS_ROW + 1
        for commune, homes in _by_commune(listed):
            row = _write_commune(sheet, row, (commune, homes), lang, styles)
        row = _write_foot(sheet, max(row, HEADS_ROW + 1), lang, styles)
        sheet.print_area(0, 0, row, LAST)
        book.close()


def _set_page(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C&P/&N")
    sheet.repeat_rows(HEADS_ROW)
    sheet.freeze_panes(HEADS_ROW + 1, 2)
    sheet.hide_gridlines(2)
    for place, (width, _) in enumerate(SHEET_COLUMNS.values()):
        sheet.set_column(place, place, width)


def _write_top(sheet: Any, listed: NewlyEscaped, lang: Lang, styles: Any) -> None:
    rows = (
        (word("list_title", lang).upper(), "title", 22),
        (word("list_day", lang, day=listed.on), "year", 18),
        (_sentence(listed, lang), "plain", 18),
        (_note(listed, lang), "note", 42),
    )
    for row, (words, look, height) in enumerate(rows):
        sheet.merge_range(row, 0, row, LAST, "", styles.look(look))
        sheet.write_string(row, 0, words, styles.look(look))
        sheet.set_row(row, height)
    for place, name in enumerate(SHEET_COLUMNS):
        sheet.write_string(HEADS_ROW, place, word(f"list_{name}", lang), styles.look("head"))
    sheet.set_row(HEADS_ROW, 34)


def _note(listed: NewlyEscaped, lang: Lang) -> str:
    """Return how the term is counted, with the months of the edition of the day."""
    from ravo.register.law_days import term_of

    term = term_of(str(listed.on.year))
    return word("list_note", lang, months="…" if term is None else term.months)


def _write_foot(sheet: Any, row: int, lang: Lang, styles: Any) -> int:
    """Write the place for the day and for who signs; return the last row."""
    sheet.merge_range(row + 1, SIGN_FROM, row + 1, LAST, "", styles.look("signs"))
    sheet.write_string(row + 1, SIGN_FROM, word("list_place_day", lang), styles.look("foot"))
    for first, last, name in ((0, SIGN_FROM - 1, "list_made_by"), (SIGN_FROM, LAST, "list_signed")):
        sheet.merge_range(row + 2, first, row + 2, last, "", styles.look("signs"))
        sheet.write_string(row + 2, first, word(name, lang), styles.look("signs"))
    return row + 2 + SIGN_ROWS


def _write_commune(
    sheet: Any,
    row: int,
    group: tuple[str, Sequence[NewlyEscapedHousehold]],
    lang: Lang,
    styles: Any,
) -> int:
    """Write the heading and the households of a commune; return the row behind them."""
    from ravo.report.forms.layout import LINE_POINTS, lines_in
    from ravo.xlsx.sheets import RISKY, safe_text

    commune, homes = group
    title = word("commune", lang, commune=commune, count=len(homes))
    sheet.merge_range(row, 0, row, LAST, "", styles.look("block"))
    sheet.write_string(row, 0, safe_text(title), styles.look("block"))
    for number, item in enumerate(homes, start=1):
        height = 1
        cells = (str(number), *_cells(item, lang))
        for place, (words, (width, look)) in enumerate(
            zip(cells, SHEET_COLUMNS.values(), strict=True)
        ):
            looks = styles.look(look, quoted=words.startswith(RISKY))
            sheet.write_string(row + number, place, safe_text(words), looks)
            height = max(height, lines_in(words, width))
        sheet.set_row(row + number, LINE_POINTS * height + 4)
    return row + len(homes) + 1


def _cells(item: NewlyEscapedHousehold, lang: Lang) -> tuple[str, ...]:
    notes = (("derived", item.derived), ("off_list", item.off_list))
    return (
        item.ma_ho or "",
        item.head_name or "",
        _village(item, lang),
        word(f"class_{item.from_class}", lang),
        word(f"class_{item.to_class}", lang),
        spoken(item.escaped_on, lang),
        spoken(item.until, lang),
        "; ".join(word(f"list_{name}", lang) for name, there in notes if there),
    )
