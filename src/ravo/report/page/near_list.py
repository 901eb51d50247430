"""The list of households near a line as a printable workbook, a part for each commune.

The first sheet has those within so many points of B1, the nearest first; those that only a few
deprived indicators would move are many, and stand on a sheet of their own.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from ravo.files import whole_file
from ravo.messages import Lang, say
from ravo.report.figures.model import By, NearHousehold, NearRule, Turn
from ravo.report.forms.layout import LINE_POINTS, lines_in
from ravo.report.forms.styles import FONT, FormStyles
from ravo.results.words import class_word
from ravo.text import format_number, format_signed
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheets import RISKY, safe_text

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
"""Width and look of each column; at `SCALE` they fill A4 across."""
SCALE = 94
"""Size of the print in %: type of 11 points comes out above 10."""
LAST = len(COLUMNS) - 1
PARTS: tuple[By, ...] = ("points", "indicators")
"""What brings a household onto each sheet."""
HEADS_ROW = 5
MOST_BREAKS = 1000
"""Page breaks that a sheet may have."""


@dataclass(frozen=True)
class NearSheet:
    """What a sheet is of: its unit, its year, what counts as near, and which part of the list."""

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
        book.formats[0].set_font_name(FONT)
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
    sheet.set_footer(f'&C&"{FONT},Regular"&10{about.say("page")}')
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
    """Return what brings a household onto the sheet, in a sentence."""
    rule = about.rule
    return about.say(f"within_{about.part}", points=rule.points, indicators=rule.indicators)


def _write_communes(
    sheet: Any, homes: Iterable[NearHousehold], about: NearSheet, styles: FormStyles
) -> None:
    """Write each commune from a page of its own on, so that it can be handed out."""
    row, breaks, cells = HEADS_ROW + 1, [], _NearCells(about, styles)
    for place, group in groupby(homes, key=lambda home: home.place):
        mine = sorted(group, key=_closeness)
        breaks.append(row)
        title = about.say("commune", name=place.name, count=len(mine))
        sheet.merge_range(row, 0, row, LAST, "", styles.look("block"))
        sheet.write_string(row, 0, safe_text(title), styles.look("block"))
        for number, home in enumerate(mine, start=1):
            _write_home(sheet, row + number, (str(number), *_texts_of(home, cells)), cells)
        row += len(mine) + 1
    sheet.set_h_pagebreaks(breaks[1:MOST_BREAKS])
    sheet.print_area(0, 0, max(row - 1, HEADS_ROW), LAST)
    sheet.ignore_errors({"number_stored_as_text": f"A{HEADS_ROW + 1}:I{row + 1}"})


def _closeness(home: NearHousehold) -> tuple[float, float]:
    """Return how far a household is from another class: by points first, then by indicators."""
    away = {by: [abs(turn.amount) for turn in home.turns if turn.by == by] for by in PARTS}
    points, indicators = (min(away[by], default=math.inf) for by in PARTS)
    return points, indicators


class _NearCells:
    """Gives what a text is in a cell and the words of what would move a household.

    Thousands of households near a line share few of both.
    """

    def __init__(self, about: NearSheet, styles: FormStyles) -> None:
        self.about, self._styles = about, styles
        self._looks = [(width, look) for width, look in COLUMNS.values()]
        self._known: dict[tuple[int, str], tuple[str, Any, int]] = {}
        self._turns: dict[tuple[Turn, ...], str] = {}
        self._classes: dict[str, str] = {}

    def cell(self, place: int, words: str) -> tuple[str, Any, int]:
        """Return the text of a cell of a column, its format, and the number of its lines."""
        known = self._known.get((place, words))
        if known is None:
            width, look = self._looks[place]
            quoted = words.startswith(RISKY)
            lines = sum(lines_in(part, width) for part in words.split("\n"))
            known = (safe_text(words), self._styles.look(look, quoted=quoted), lines)
            self._known[place, words] = known
        return known

    def turns(self, turns: tuple[Turn, ...]) -> str:
        """Return what would change a class, a line for each way."""
        known = self._turns.get(turns)
        if known is None:
            known = "\n".join(turn_words(turn, self.about) for turn in turns)
            self._turns[turns] = known
        return known

    def klass(self, klass: str) -> str:
        """Return the name of a class."""
        if klass not in self._classes:
            self._classes[klass] = class_word(klass, self.about.lang)
        return self._classes[klass]


def _write_home(sheet: Any, row: int, texts: Sequence[str], cells: _NearCells) -> None:
    height = 1
    for place, words in enumerate(texts):
        safe, look, lines = cells.cell(place, words)
        sheet.write_string(row, place, safe, look)
        height = max(height, lines)
    sheet.set_row(row, LINE_POINTS * height + 4)


def _texts_of(home: NearHousehold, cells: _NearCells) -> tuple[str, ...]:
    """Return the cells of a household after its number; what is not known is blank."""
    lang = cells.about.lang
    gap = next((turn.amount for turn in home.turns if turn.by == "points"), None)
    return (
        home.head,
        "" if home.birth_year is None else str(home.birth_year),
        home.village,
        "" if home.b1 is None else format_number(home.b1, lang),
        "" if gap is None else format_signed(gap, lang),
        "" if home.deprived is None else str(home.deprived),
        cells.klass(home.klass),
        cells.turns(home.turns),
    )


def turn_words(turn: Turn, about: NearSheet) -> str:
    """Return what would change a class, and into which."""
    klass = about.say(turn.klass or "open")
    amount = abs(turn.amount)
    if turn.by == "indicators":
        return about.say("more" if turn.amount > 0 else "fewer", amount=amount, klass=klass)
    way = "on_line" if turn.amount == 0 else "falls" if turn.amount > 0 else "rises"
    return about.say(way, amount=amount, line=turn.line, klass=klass)
