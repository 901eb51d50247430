"""The sheet `Cần xác nhận`: doubtful pairs, to be answered and given back with `--links`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ravo.changes.comparison import Changes
from ravo.changes.links import ANSWER, PERIODS, Links
from ravo.changes.output.pen import for_screen_only
from ravo.changes.output.words import FUZZY_PARTS, side_names
from ravo.changes.year import Year
from ravo.contract.columns import YES_NO
from ravo.fault_words import Audience
from ravo.frames import plain_values
from ravo.messages import Lang, say
from ravo.xlsx.sheet_names import CONFIRM
from ravo.xlsx.sheets import Styles, put, put_row, set_page

NOTE_ROW, HEAD_ROW, ID_ROW, FIRST_ROW = 0, 1, 2, 3
NOTES: dict[Audience, str] = {"operator": "confirm_note", "plain": "confirm_note_plain"}
SIDES = ("old", "new")
PAIRED = ("code", "head", "birth", "village", "size", "place", "row")
_COLUMNS = {
    "code": "code",
    "head": "head_name",
    "birth": "head_birth_year",
    "village": "village",
    "size": "size",
    "row": "cell",
}
_WIDTHS = {"code": 13, "head": 21, "birth": 8, "village": 15, "size": 7, "place": 18, "row": 7}
PERIOD_WIDTH = 9.0
_KEYS = {"code": "ma_ho", "place": "xa", "row": "dong"}


@dataclass(frozen=True)
class PairColumns:
    """The columns of a sheet of doubtful pairs: ids for the reader, headings, widths."""

    ids: Sequence[str]
    heads: Sequence[str]
    widths: Sequence[float]


def write_confirm(
    book: Any,
    sheet: Any,
    changes: Changes,
    styles: Styles,
    lang: Lang,
    audience: Audience = "operator",
) -> None:
    """Write a row per doubtful pair: both households, parts of the score, runner-up, answer.

    `book` and `sheet` are XlsxWriter's, `styles` the formats of `book`. The pairs are those of
    `changes`; texts are in `lang`, in the words for the `audience`.
    """
    pairs = changes.pairing.to_confirm
    note = say(f"changes.{NOTES[audience] if len(pairs) else 'confirm_none'}", lang)
    rows = pair_rows(changes.old, changes.new, pairs, changes.links, lang)
    columns = _columns(changes, lang)
    if any(part.list_month for year in (changes.old, changes.new) for part in year.parts):
        columns, rows = _with_periods(changes, columns, rows, lang)
    write_pairs(book, sheet, note, columns, rows, styles, lang)


def _with_periods(
    changes: Changes, columns: PairColumns, rows: Sequence[list[Any]], lang: Lang
) -> tuple[PairColumns, list[list[Any]]]:
    """Return a sheet with the periods of both households at its end: years do not name months."""
    heads = [say(f"changes.col_period_{side}", lang) for side in SIDES]
    wide = PairColumns(
        [*columns.ids, *PERIODS],
        [*columns.heads, *heads],
        [*columns.widths, *[PERIOD_WIDTH] * 2],
    )
    pairs = changes.pairing.to_confirm
    rows_of = [*zip(pairs["old"].tolist(), pairs["new"].tolist(), strict=True)]
    rows_of += [*changes.links.confirmed, *sorted(changes.links.refused)]
    blanks = [[None] * (len(columns.ids) - len(row)) for row in rows]
    return wide, [
        [*row, *blank, _period(changes.old, one), _period(changes.new, other)]
        for row, blank, (one, other) in zip(rows, blanks, rows_of, strict=True)
    ]


def _period(year: Year, row: int) -> str:
    """Return the period of a household: its list's month (`2026-03`), else the year."""
    part = year.parts[int(year.households["part"].to_numpy()[row])]
    return part.list_month or str(part.info.year or year.year)


def write_pairs(
    book: Any,
    sheet: Any,
    note: str,
    columns: PairColumns,
    rows: Sequence[list[Any]],
    styles: Styles,
    lang: Lang,
) -> None:
    """Write a sheet of doubtful pairs; the first column is the answer.

    `book` and `sheet` are XlsxWriter's, `styles` the formats of `book`. `note` is the text above
    the table, `columns` are its headings and widths, `rows` the values of each pair under them;
    headings are in `lang`.
    """
    set_page(sheet, lang)
    sheet.write_string(NOTE_ROW, 0, note, styles.note)
    for place, width in enumerate(columns.widths):
        sheet.set_column(place, place, width)
    for_screen_only(sheet, len(columns.widths) + 1, CONFIRM, lang)
    sheet.set_row(HEAD_ROW, 62)
    put_row(sheet, HEAD_ROW, list(columns.heads), styles, styles.head)
    sheet.set_row(ID_ROW, None, None, {"hidden": True})
    put_row(sheet, ID_ROW, list(columns.ids), styles, styles.cell)
    sheet.freeze_panes(FIRST_ROW, 1)
    for row, values in enumerate(rows, start=FIRST_ROW):
        put_row(sheet, row, values, styles, styles.wrap)
    answer = book.add_format({"border": 1, "bg_color": "#FFF2CC", "align": "center"})
    for row, values in enumerate(rows, start=FIRST_ROW):
        put(sheet, row, 0, values[0], styles, answer)
    if rows:
        last = FIRST_ROW + len(rows) - 1
        sheet.data_validation(FIRST_ROW, 0, last, 0, {"validate": "list", "source": list(YES_NO)})


def _columns(changes: Changes, lang: Lang) -> PairColumns:
    years = side_names(changes, lang)

    def head(key: str, side: str) -> str:
        """Return the heading of what both households have."""
        if key == "row":
            return say("changes.col_row", lang, year=years[side])
        return say(f"changes.col_{key}_{side}", lang, **{side: years[side]})

    return pair_columns(head, lang)


def pair_columns(head: Callable[[str, str], str], lang: Lang) -> PairColumns:
    """Return the columns; `head` gives the heading of one of PAIRED and a side."""
    ids, heads, widths = [ANSWER], [say("changes.col_answer", lang)], [15.0]
    for key in PAIRED:
        for side in SIDES:
            ids.append(f"{_KEYS.get(key, key)}_{side}")
            heads.append(head(key, side))
            widths.append(float(_WIDTHS[key]))
    heads += [say(f"changes.col_{name}_part", lang) for name in FUZZY_PARTS]
    heads += [
        say(f"changes.{key}", lang)
        for key in ("col_score", "col_rival", "col_rival_score", "col_gap")
    ]
    ids += [*FUZZY_PARTS, "score", "rival", "rival_score", "gap"]
    return PairColumns(ids, heads, [*widths, *[8.0] * 7, 24.0, 8.0, 8.0])


def pair_rows(
    old: Year, new: Year, to_confirm: pd.DataFrame, links: Links, lang: Lang
) -> list[list[Any]]:
    """Return the cells of each doubtful pair of two years, then of those that were answered."""
    lines = []
    sides = {"old": _PairSide(old), "new": _PairSide(new)}
    for pair in to_confirm.to_dict("records"):
        values: list[Any] = [None]
        for key in PAIRED:
            values += [side.value(key, int(pair[name])) for name, side in sides.items()]
        rival = None
        if pair["rival_old"] >= 0:
            codes = {n: str(s.value("code", int(pair[f"rival_{n}"]))) for n, s in sides.items()}
            rival = say("changes.rival_pair", lang, **codes)
        parts = [pair[name] for name in (*FUZZY_PARTS, "score")]
        shown = plain_values([*parts, rival, pair["rival_score"], pair["gap"]])
        lines.append([*values, *(round(x, 2) if isinstance(x, float) else x for x in shown)])
    # Earlier answers are included, so that only this file has to be given next time.
    answered = [*((YES_NO[0], pair) for pair in links.confirmed)]
    answered += [(YES_NO[1], pair) for pair in sorted(links.refused)]
    for word, (i, j) in answered:
        line: list[Any] = [word]
        for key in PAIRED:
            line += [sides["old"].value(key, i), sides["new"].value(key, j)]
        lines.append(line)
    return lines


class _PairSide:
    """Gives the cells of one year's households."""

    def __init__(self, year: Year) -> None:
        self.columns = {key: year.households[name].tolist() for key, name in _COLUMNS.items()}
        communes = [part.info.commune or "" for part in year.parts]
        self.columns["place"] = [communes[part] for part in year.households["part"]]

    def value(self, key: str, row: int) -> Any:
        """Return one value of a household as it is printed."""
        return plain_values([self.columns[key][row]])[0]
