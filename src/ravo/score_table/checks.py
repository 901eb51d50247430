"""Items and exceptions built from typed rows, with faults for impossible rows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ravo.faults import Fault
from ravo.places.regions import COLUMNS
from ravo.score_table.model import (
    COUNTING_WORDS,
    EFFECT_WORDS,
    Answer,
    Counting,
    Item,
    ScoreTableException,
    ordered_answers,
)
from ravo.score_table.sheets import EXCEPTION_COLUMNS, POINTS_COLUMNS, points_heading, points_id
from ravo.text import loose_key, match_key, sort_key, whole_number

HEADINGS = {column.name: column.heading for column in (*POINTS_COLUMNS, *EXCEPTION_COLUMNS)}
_PARTS = re.compile(r"[,;\s]+")


@dataclass(frozen=True)
class TypedRow:
    """One typed row: its Excel row, the letters of its columns, its values (None: blank)."""

    number: int
    letters: Mapping[str, str]
    values: Mapping[str, Any]

    def cell(self, name: str) -> str:
        """Return the address of one of its cells."""
        return f"{self.letters[name]}{self.number}"

    def fault(self, code: str, name: str, sheet: str, **params: Any) -> Fault:
        """Return a fault of one of its cells."""
        value = self.values.get(name)
        shown = None if value is None else f"{value:g}" if isinstance(value, float) else str(value)
        return Fault(code, None, sheet, self.cell(name), HEADINGS[name], shown, params)


def score_table_items(
    rows: Sequence[TypedRow] | None, sheet: str
) -> tuple[tuple[Item, ...], list[Fault]]:
    """Return the items of a score table in the order of their numbers, and their faults.

    Rows with a blank or faulty cell already have their faults; their other cells are compared too.
    """
    if rows is None:
        return (), []
    if not rows:
        return (), [Fault("RV-521", None, sheet, "1:1")]
    by_number: dict[int, list[TypedRow]] = {}
    for row in rows:
        if row.values["number"] is not None:
            by_number.setdefault(int(row.values["number"]), []).append(row)
    faults = [fault for at in sorted(by_number) for fault in _item_faults(by_number[at], sheet)]
    faults += _same_words(by_number, sheet)
    items = tuple(_item(number, by_number[number]) for number in sorted(by_number))
    return tuple(item for item in items if item is not None), faults


def numbers_of(rows: Sequence[TypedRow]) -> set[int]:
    """Return the typed item numbers, those of rows with faults included."""
    return {int(row.values["number"]) for row in rows if row.values["number"] is not None}


def _item(number: int, rows: Sequence[TypedRow]) -> Item | None:
    """Return an item; None where a cell of it is blank or faulty, which is a fault already."""
    needed = ("item", "counting", "answer", *(points_id(at) for at in range(len(COLUMNS))))
    if any(row.values[name] is None for row in rows for name in needed):
        return None
    answers = [
        Answer(
            words=row.values["answer"],
            points=tuple(float(row.values[points_id(at)]) for at in range(len(COLUMNS))),
            cap=row.values["cap"],
            row=row.number,
        )
        for row in rows
    ]
    first = min(rows, key=lambda row: row.number)
    counting = COUNTING_WORDS[first.values["counting"]]
    return Item(number, first.values["item"], counting, ordered_answers(counting, answers))


def _item_faults(rows: Sequence[TypedRow], sheet: str) -> Iterator[Fault]:
    """Yield the faults of contradictions between the rows of one item."""
    first = min(rows, key=lambda row: row.number)
    for row in rows:
        for name in ("item", "counting"):
            before, here = first.values[name], row.values[name]
            if None not in (before, here) and match_key(before) != match_key(here):
                yield row.fault("RV-524", name, sheet, other=first.cell(name), other_value=before)
    yield from _twice(rows, sheet)
    counting = COUNTING_WORDS.get(first.values["counting"] or "")
    if counting is None:
        return
    yield from _caps(rows, counting, sheet)
    if counting != "per_unit" and len(rows) == 1:
        yield first.fault("RV-526", "answer", sheet, number=str(int(first.values["number"])))
    elif counting == "choose_one":
        yield from _no_lowest(rows, first, sheet)


def _twice(rows: Sequence[TypedRow], sheet: str) -> Iterator[Fault]:
    seen: dict[str, TypedRow] = {}
    for row in rows:
        words = row.values["answer"]
        if words is None:
            continue
        other = seen.setdefault(match_key(words), row)
        if other is not row:
            yield row.fault("RV-525", "answer", sheet, other=other.cell("answer"))


def _caps(rows: Sequence[TypedRow], counting: Counting, sheet: str) -> Iterator[Fault]:
    for row in rows:
        cap = row.values["cap"]
        if counting == "per_unit" and (cap is None or cap <= 0):
            yield row.fault("RV-528", "cap", sheet)
        elif counting != "per_unit" and cap is not None:
            yield row.fault("RV-529", "cap", sheet)


def _no_lowest(rows: Sequence[TypedRow], first: TypedRow, sheet: str) -> Iterator[Fault]:
    """Yield a fault where, in every points column, several answers of a choice have fewest points.

    The lowest answer is for households for which no better answer is true, so one answer must have
    fewer points than all others in at least one column. Answers may be equal in some columns, the
    lowest may differ between columns, and it need not be 0: the annex may give points to every
    case. Where several answers are lowest in all columns, one was typed wrong or they are one
    answer. Rows with a blank are not compared.
    """
    table = [[row.values[points_id(at)] for row in rows] for at in range(len(COLUMNS))]
    if any(None in points for points in table):
        return
    if all(points.count(min(points)) > 1 for points in table):
        tied = [row for row, points in zip(rows, table[0], strict=True) if points == min(table[0])]
        number = str(int(first.values["number"]))
        yield tied[1].fault(
            "RV-527",
            "answer",
            sheet,
            number=number,
            other=tied[0].cell("answer"),
            other_value=tied[0].values["answer"],
            least=min(table[0]),
        )


def _same_words(by_number: Mapping[int, Sequence[TypedRow]], sheet: str) -> Iterator[Fault]:
    """Yield a fault for each item that has the same words as an item of another number."""
    seen: dict[str, TypedRow] = {}
    for number in sorted(by_number):
        first = min(by_number[number], key=lambda row: row.number)
        if first.values["item"] is not None:
            other = seen.setdefault(match_key(first.values["item"]), first)
            if other is not first:
                yield first.fault("RV-530", "item", sheet, other=other.cell("item"))


# exceptions


def score_table_exceptions(
    rows: Sequence[TypedRow], numbers: set[int], sheet: str
) -> tuple[tuple[ScoreTableException, ...], list[Fault]]:
    """Return the exceptions that are switched on, in the order of their names, and their faults."""
    faults: list[Fault] = []
    typed: list[tuple[TypedRow, ScoreTableException]] = []
    for row in rows:
        if row.values["on"] is not True or row.values["name"] is None:
            continue
        items, wrong = _named_items(row, numbers, sheet)
        effect = EFFECT_WORDS.get(row.values["effect"] or "")
        column = _place_of(row.values["column"])
        faults += wrong
        if effect is None:
            faults.append(row.fault("RV-532", "effect", sheet))
        elif (effect == "column") != (column is not None):
            faults.append(row.fault("RV-533", "column", sheet))
        elif not wrong:
            typed.append((row, ScoreTableException(row.values["name"], items, effect, column)))
    faults += _overlaps(typed, sheet)
    exceptions = (exception for _, exception in typed)
    return tuple(sorted(exceptions, key=lambda e: (sort_key(e.name), e.name))), faults


def _place_of(heading: str | None) -> int | None:
    places = {points_heading(at): at for at in range(len(COLUMNS))}
    return None if heading is None else places.get(heading)


def _named_items(
    row: TypedRow, numbers: set[int], sheet: str
) -> tuple[tuple[int, ...], list[Fault]]:
    words = [part for part in _PARTS.split(row.values["items"] or "") if part]
    places = {word: whole_number(word) for word in words}
    items = tuple(sorted({place for place in places.values() if place in numbers}))
    lost = [word for word in words if places[word] not in numbers]
    if not words or lost:
        named = lost or [""]
        return (), [row.fault("RV-531", "items", sheet, lost=tuple(named))]
    return items, []


def _overlaps(
    exceptions: Sequence[tuple[TypedRow, ScoreTableException]], sheet: str
) -> Iterator[Fault]:
    """Yield a fault where two exceptions contradict each other on an item, or share a name.

    Names are compared as headings are, because each is the heading of a survey's column.
    """
    for at, (row, exception) in enumerate(exceptions):
        for other_row, other in exceptions[:at]:
            if loose_key(other.name) == loose_key(exception.name):
                yield row.fault("RV-534", "name", sheet, other=other_row.cell("name"))
            swaps = "not_scored" not in (exception.effect, other.effect)
            shared = sorted(set(exception.items) & set(other.items))
            if shared and (swaps or exception.effect == other.effect):
                yield row.fault(
                    "RV-535",
                    "items",
                    sheet,
                    items=tuple(map(str, shared)),
                    other=other_row.cell("items"),
                )
