"""The list of households near a line as a printable workbook, a part for each commune.

The first sheet has those within a number of points of B1, the nearest first; the many households
that only deprived indicators would move are on a sheet of their own.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from ravo.files import whole_file
from ravo.messages import Lang, say
from ravo.report.figures.model import By, NearHousehold, NearRule, Turn
from ravo.report.forms.layout import LINE_POINTS, lines_in
from ravo.report.forms.styles import FormStyles
from ravo.results.words import class_word
from ravo.text import format_number, format_signed
from ravo.typed_columns import by_value
from ravo.xlsx.blocks import ColumnLook
from ravo.xlsx.fonts import TYPEFACE
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheets import safe_cells, safe_text

COLUMNS: dict[str, tuple[float, str]] = {
    "number": (5, "stt"),
    "head": (22, "text"),
    "birth_year": (7, "stt"),
    "village": (17, "text"),
    "b1": (7, "stt"),
    "gap": (9, "stt"),
    "deprived": (9, "stt"),
    "klass": (13, "text"),
    "change": (50, "text"),
}
"""Width and format of each column; at `SCALE` they fill A4 across."""
SCALE = 94
"""The scale of the print in %: type of 11 points is printed above 10."""
LAST = len(COLUMNS) - 1
PARTS: tuple[By, ...] = ("points", "indicators")
"""The kind of nearness of the households on each sheet."""
HEADS_ROW = 5
MOST_BREAKS = 1000
"""The most page breaks that a sheet may have."""


@dataclass(frozen=True)
class NearSheet:
    """The subject of a sheet: its unit, its year, the rule of nearness, its part of the list."""

    unit: str
    year: int
    rule: NearRule
    lang: Lang
    part: By = "points"

    def say(self, key: str, **params: object) -> str:
        """Return the words of the list under `key`."""
        return say(f"near.{key}", self.lang, **params)


def write_near_list(homes: Sequence[NearHousehold], about: NearSheet, path: Path) -> None:
    """Write the list; the file appears whole or not at all.

    `homes` come commune by commune. Raises UsageProblem (exit code 2) where it cannot be written.
    """
    with whole_file(path) as temporary:
        book = new_output(temporary)
        book.formats[0].set_font_name(TYPEFACE)
        styles = FormStyles(book)
        for part in PARTS if about.rule.indicators else PARTS[:1]:
            sheet = book.add_worksheet(about.say(f"sheet_{part}"))
            mine = [home for home in homes if home.is_near_by("points") == (part == "points")]
            _set_page(sheet, about)
            _write_top(sheet, mine, replace(about, part=part), styles)
            _write_communes(sheet, mine, about, styles)
        book.close()


def _set_page(sheet: Any, about: NearSheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_print_scale(SCALE)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f'&C&"{TYPEFACE},Regular"&10{about.say("page")}')
    sheet.repeat_rows(HEADS_ROW)
    sheet.freeze_panes(HEADS_ROW + 1, 2)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
    for place, (width, _) in enumerate(COLUMNS.values()):
        sheet.set_column(place, place, width)


def _write_top(
    sheet: Any, homes: Sequence[NearHousehold], about: NearSheet, styles: FormStyles
) -> None:
    order = about.say(f"order_{about.part}")
    total = f"{about.say('count', count=len(homes))} {order}" if homes else about.say("none")
    rows = (
        (about.unit.upper(), "committee"),
        (about.say(f"title_{about.part}").upper(), "title"),
        (about.say("year", year=str(about.year)), "year"),
        (f"{_within(about)} {total}", "plain"),
        (about.say("internal"), "note"),
    )
    width = sum(width for width, _ in COLUMNS.values())
    for row, (words, look) in enumerate(rows):
        sheet.merge_range(row, 0, row, LAST, "", styles.look(look))
        sheet.write_string(row, 0, safe_text(words), styles.look(look))
        size = 1.3 if look == "title" else 1.0
        sheet.set_row(row, LINE_POINTS * size * lines_in(words, width / size) + 4)
    for place, name in enumerate(COLUMNS):
        sheet.write_string(HEADS_ROW, place, about.say(name), styles.look("head"))
    sheet.set_row(HEADS_ROW, LINE_POINTS * 3 + 4)


def _within(about: NearSheet) -> str:
    """Return the sentence on which households the sheet lists."""
    rule = about.rule
    return about.say(f"within_{about.part}", points=rule.points, indicators=rule.indicators)


def _write_communes(
    sheet: Any, homes: Iterable[NearHousehold], about: NearSheet, styles: FormStyles
) -> None:
    """Write each commune from a new page on, so that its part can be handed out."""
    row, breaks = HEADS_ROW + 1, []
    looks = [
        ColumnLook(styles.look(look), quoted=styles.look(look, quoted=True))
        for _, look in COLUMNS.values()
    ]
    for place, group in groupby(homes, key=lambda home: home.place):
        columns = _columns_of(list(group), about)
        count = len(columns[0])
        breaks.append(row)
        title = about.say("commune", name=place.name, count=count)
        sheet.merge_range(row, 0, row, LAST, "", styles.look("block"))
        sheet.write_string(row, 0, safe_text(title), styles.look("block"))
        sheet.put_block(row + 1, list(map(safe_cells, columns)), looks, _heights(columns))
        row += count + 1
    sheet.set_h_pagebreaks(breaks[1:MOST_BREAKS])
    sheet.print_area(0, 0, max(row - 1, HEADS_ROW), LAST)
    sheet.ignore_errors({"number_stored_as_text": f"A{HEADS_ROW + 1}:I{row + 1}"})


def _columns_of(homes: Sequence[NearHousehold], about: NearSheet) -> list[list[str]]:
    """Return the cells of households by column, the nearest first; unknown values are blank."""
    close = by_value([home.turns for home in homes], _closeness)
    mine = [homes[at] for at in sorted(range(len(homes)), key=close.__getitem__)]
    turns, lang = [home.turns for home in mine], about.lang
    return [
        [str(number) for number in range(1, len(mine) + 1)],
        [home.head for home in mine],
        by_value([home.birth_year for home in mine], _plain),
        [home.village for home in mine],
        by_value(
            [home.b1 for home in mine], lambda b1: "" if b1 is None else format_number(b1, lang)
        ),
        by_value(turns, lambda each: _gap(each, lang)),
        by_value([home.deprived for home in mine], _plain),
        by_value([home.klass for home in mine], lambda klass: class_word(klass, lang)),
        by_value(turns, lambda each: "\n".join(turn_words(turn, about) for turn in each)),
    ]


def _closeness(turns: Iterable[Turn]) -> tuple[float, float]:
    """Return the distance of a household from another class: by points, then by indicators."""
    away = {by: [abs(turn.amount) for turn in turns if turn.by == by] for by in PARTS}
    points, indicators = (min(away[by], default=math.inf) for by in PARTS)
    return points, indicators


def _plain(figure: int | None) -> str:
    return "" if figure is None else str(figure)


def _gap(turns: Iterable[Turn], lang: Lang) -> str:
    """Return the distance of B1 from a line, with its sign; blank if only indicators are near."""
    gap = next((turn.amount for turn in turns if turn.by == "points"), None)
    return "" if gap is None else format_signed(gap, lang)


def _heights(columns: Sequence[Sequence[str]]) -> list[float]:
    """Return the points that each row needs for the texts in it."""
    widths = (width for width, _ in COLUMNS.values())
    lines = [by_value(c, partial(_lines_of, w)) for c, w in zip(columns, widths, strict=True)]
    return by_value(map(max, *lines), lambda most: LINE_POINTS * most + 4)


def _lines_of(width: float, words: str) -> int:
    return sum(lines_in(part, width) for part in words.split("\n"))


def turn_words(turn: Turn, about: NearSheet) -> str:
    """Return the change that would lead to another class, and that class, in words."""
    klass = about.say(turn.klass or "open")
    amount = abs(turn.amount)
    if turn.by == "indicators":
        return about.say("more" if turn.amount > 0 else "fewer", amount=amount, klass=klass)
    way = "on_line" if turn.amount == 0 else "falls" if turn.amount > 0 else "rises"
    return about.say(way, amount=amount, line=turn.line, klass=klass)
