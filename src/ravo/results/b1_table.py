"""B1 item by item for every household: a sheet of the results workbook, and JSON.

The sheet has the answers and points of all items in one cell, answers by their letters on the sheet
of the score table: with a cell for each item a large commune would have a million cells, which take
half as long again as its other results. JSON and the explanation of a household have words.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ravo.criteria.terms import AREAS
from ravo.criteria.truth import YES
from ravo.messages import Lang, say
from ravo.results.b1_words import answer_marks, place_words, points_words
from ravo.review.b1 import B1Evidence, own_column
from ravo.review.review import Review
from ravo.score_table.answers import chosen, counted, exception_states, ticked
from ravo.score_table.model import Item, ScoreTable
from ravo.score_table.overview import mark_line
from ravo.score_table.sheets import points_heading
from ravo.text import format_number
from ravo.typed_columns import TypedColumns
from ravo.xlsx.sheets import BORDER, Styles, safe_text, set_page

SHEET = "Điểm B1"
HEADS = (
    ("sheet_code", 15, 15),
    ("sheet", 36, 60),
    ("sheet_exceptions", 18, 75),
    ("sheet_total", 14, 14),
    ("sheet_items", 60, 180),
)
"""The columns, each with its smallest and largest width in characters."""
HEAD_HEIGHT = 34
TOTAL = 3
B1Value = str | float | None
LARGEST = 2**62


def write_b1(
    book: Any, sheet: Any, review: Review, evidence: B1Evidence, styles: Styles, lang: Lang
) -> None:
    """Write every household's answers and points by item, the column used and why, exceptions."""
    notes = (
        say("score_table.sheet_note", lang),
        place_words(evidence.place, lang),
        mark_line(evidence.grid.source, lang),
    )
    top = len(notes)
    set_page(sheet, lang, heading_row=top, beside=1)
    for row, words in enumerate(notes):
        sheet.write_string(row, 0, words, styles.note)
    rows = np.flatnonzero(evidence.given & (review.verdicts.klass != None))  # noqa: E711  element-wise
    columns = _columns(review, evidence, rows, lang)
    _heads(book, sheet, top, columns, styles, lang)
    sheet.put_block(top + 1, columns)


def _heads(
    book: Any,
    sheet: Any,
    top: int,
    columns: Sequence[Sequence[B1Value]],
    styles: Styles,
    lang: Lang,
) -> None:
    """Write the headings, set the widths by the contents, and draw borders around all cells.

    `top` is the first row, from 0, of the headings on the `sheet` of `book`; `columns` are the
    values below them, `styles` the formats, and `lang` the language.
    """
    middle = book.add_format({"align": "center"})
    sheet.set_row(top, HEAD_HEIGHT)
    for place, (key, least, most) in enumerate(HEADS):
        longest = max((len(str(value)) for value in columns[place]), default=0)
        look = middle if place == TOTAL else None
        sheet.set_column(place, place, min(max(least, longest), most), look)
        sheet.write_string(top, place, say(f"score_table.{key}", lang), styles.head)
    sheet.freeze_panes(top + 1, 1)
    last = top + len(columns[0])
    if last > top:
        ruled = book.add_format({"border": 1, "border_color": BORDER})
        whole = {"type": "formula", "criteria": "=TRUE", "format": ruled}
        sheet.conditional_format(top + 1, 0, last, len(HEADS) - 1, whole)
        sheet.autofilter(top, 0, last, len(HEADS) - 1)


def _columns(
    review: Review, evidence: B1Evidence, rows: Any, lang: Lang
) -> list[Sequence[B1Value]]:
    """Return the columns of the sheet; text of survey and score table as cells may hold it."""
    given = review.survey.households.columns.at(rows)
    areas = review.verdicts.area[rows]
    least, most = (ends[rows] for ends in evidence.bounds(review.verdicts.area))
    columns: list[Sequence[B1Value]] = [
        list(map(safe_text, given["code"].tolist())),
        _columns_used(evidence, areas),
        [words and safe_text(words) for words in exceptions_of(evidence.grid, given)],
        _points(least, most, lang),
    ]
    low, high = _by_item(evidence, review.verdicts.area)
    item_words = [
        _item_words(item, given, low[rows, at], high[rows, at], lang)
        for at, item in enumerate(evidence.grid.items)
    ]
    return [*columns, ["; ".join(each) for each in zip(*item_words, strict=True)]]


def _item_words(item: Item, given: TypedColumns, low: Any, high: Any, lang: Lang) -> list[str]:
    """Return each household's answer to an item and its points, such as `2b: 37`."""
    states = _states(item, given)
    parts = [_coded(item, state) for state in states]
    ends = [low] if (low == high).all() else [low, high]
    groups, firsts = _alike([*parts, *map(_factors, ends)])
    words = [
        f"{item.number}{answer_marks(item, [state[row] for state in states])}: "
        + points_words(low[row], high[row], lang)
        for row in firsts
    ]
    return np.array(words, dtype=object)[groups].tolist()  # type: ignore[no-any-return]


def _states(item: Item, given: TypedColumns) -> list[Any]:
    if item.counting == "choose_one":
        return [chosen(item, given)]
    read = ticked if item.counting == "add" else counted
    return [read(item, place, given) for place in range(len(item.answers))]


def _coded(item: Item, state: Any) -> tuple[Any, int]:
    """Return a state as whole numbers from 0, and the number of possible ones."""
    if item.counting == "per_unit":
        return _factors(state)
    return state.astype(np.int64) + 1, max(len(item.answers), 2) + 1


def _factors(values: Any) -> tuple[Any, int]:
    kinds, codes = np.unique(values, return_inverse=True)
    return codes, len(kinds)


def _alike(parts: Sequence[tuple[Any, int]]) -> tuple[Any, list[int]]:
    """Return the group number of each row (rows equal in all parts), and one row of each group."""
    groups, size = np.zeros(len(parts[0][0]), dtype=np.int64), 1
    for codes, count in parts:
        if size * count > LARGEST:
            kinds, groups = np.unique(groups, return_inverse=True)
            size = len(kinds)
        groups, size = groups * count + codes, size * count
    kinds, groups = np.unique(groups, return_inverse=True)
    firsts = np.empty(len(kinds), dtype=np.int64)
    firsts[groups[::-1]] = np.arange(len(groups))[::-1]
    return groups, firsts.tolist()


def _columns_used(evidence: B1Evidence, areas: Any) -> list[B1Value]:
    named: dict[str | None, str | None] = {}
    for area in (*AREAS, None):
        column = own_column(evidence, area)
        named[area] = None if column is None else points_heading(column)
    return [named[area] for area in areas]


def _by_item(evidence: B1Evidence, areas: Any) -> tuple[Any, Any]:
    """Return the fewest and most points, households × items, in each one's own area."""
    scored = [(area, evidence.scores[area]) for area in AREAS if area in evidence.scores]
    first, *others = scored
    low, high = first[1].low, first[1].high
    for area, score in others:
        mine, unknown = (areas == area)[:, None], (areas == None)[:, None]  # noqa: E711  element-wise
        low = np.where(mine, score.low, np.where(unknown, np.minimum(low, score.low), low))
        high = np.where(mine, score.high, np.where(unknown, np.maximum(high, score.high), high))
    return low, high


def _points(low: Any, high: Any, lang: Lang) -> list[B1Value]:
    """Return points as numbers, or as text with two bounds where answers are missing."""
    known = (low == high).tolist()
    pairs = zip(known, low.tolist(), high.tolist(), strict=True)
    return [least if same else points_words(least, most, lang) for same, least, most in pairs]


def answers_of(item: Item, given: TypedColumns, lang: Lang) -> list[B1Value]:
    """Return each household's answer to an item in words; None where it is blank."""
    if item.counting == "choose_one":
        words = np.array([*(answer.words for answer in item.answers), None], dtype=object)
        texts: list[B1Value] = words[chosen(item, given)].tolist()
        return texts
    parts = []
    for place, answer in enumerate(item.answers):
        if item.counting == "add":
            states = ticked(item, place, given)
            kinds = np.array(["", answer.words, f"{answer.words}: ?"], dtype=object)
            parts.append(kinds[states].tolist())
        else:
            parts.append(_counts(answer.words, counted(item, place, given), lang))
    joined: dict[tuple[str, ...], str] = {}
    for pieces in set(zip(*parts, strict=True)):
        joined[pieces] = "; ".join(piece for piece in pieces if piece) or "–"
    return [joined[pieces] for pieces in zip(*parts, strict=True)]


def _counts(words: str, units: Any, lang: Lang) -> list[str]:
    values, places = np.unique(units, return_inverse=True)
    texts = [
        f"{words}: ?"
        if value != value
        else f"{words}: {format_number(value, lang)}"
        if value
        else ""
        for value in values.tolist()
    ]
    return np.array(texts, dtype=object)[places].tolist()  # type: ignore[no-any-return]


def exceptions_of(grid: ScoreTable, given: TypedColumns) -> list[str | None]:
    """Return the names of the exceptions that apply to each household; None for none."""
    applies = exception_states(grid, given) == YES
    names: list[str | None] = [None] * len(given)
    for row in np.flatnonzero(applies.any(axis=1)).tolist():
        pairs = zip(grid.exceptions, applies[row].tolist(), strict=True)
        names[row] = "; ".join(one.name for one, here in pairs if here)
    return names


def b1_json(review: Review) -> dict[int, dict[str, Any]]:
    """Return B1 by item of each household record that gave answers: column, exceptions, points."""
    evidence = review.b1
    if evidence is None:
        return {}
    rows = np.flatnonzero(evidence.given)
    given, areas = review.survey.households.columns.at(rows), review.verdicts.area[rows]
    used, exceptions = _columns_used(evidence, areas), exceptions_of(evidence.grid, given)
    low, high = (ends[rows].tolist() for ends in _by_item(evidence, review.verdicts.area))
    answers = [answers_of(item, given, "vi") for item in evidence.grid.items]
    return {
        row: {
            "column": used[at],
            "exceptions": exceptions[at],
            "items": _items(
                evidence.grid.numbers, [words[at] for words in answers], low[at], high[at]
            ),
        }
        for at, row in enumerate(rows.tolist())
    }


def _items(
    numbers: Sequence[int], answers: Sequence[B1Value], low: Sequence[float], high: Sequence[float]
) -> list[dict[str, Any]]:
    return [
        {"item": number, "answer": answer, "least": least, "most": most}
        for number, answer, least, most in zip(numbers, answers, low, high, strict=True)
    ]
