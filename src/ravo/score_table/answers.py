"""The survey's columns for a score table: one for each choice, tick, number and exception."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ravo.contract.columns import Column, ColumnType
from ravo.contract.headings import SEARCHED_ROWS
from ravo.criteria.truth import Tri, all_unknown, side_by_side
from ravo.typed_columns import TypedColumns, any_given, factorized

if TYPE_CHECKING:
    from ravo.score_table.model import Item, ScoreTable

PREFIX = "b1_"
EXCEPTION_PREFIX = "b1_nl_"
_HEADING = re.compile(r"\s*(?:B1\.\d+|b1_\d{2})", re.IGNORECASE)


def item_column(item: "Item") -> str:
    """Return the name of the column in which an item's one answer is chosen."""
    return f"{PREFIX}{item.number:02d}"


def answer_column_name(item: "Item", place: int) -> str:
    """Return the name of the column of one answer, by its place among the item's answers."""
    return f"{item_column(item)}_{place + 1}"


def exception_column(place: int) -> str:
    """Return the name of the column for whether an exception applies to a household."""
    return f"{EXCEPTION_PREFIX}{place + 1}"


def names_of(item: "Item") -> tuple[str, ...]:
    """Return the names of an item's columns: one for a choice, else one for each answer."""
    if item.counting == "choose_one":
        return (item_column(item),)
    return tuple(answer_column_name(item, place) for place in range(len(item.answers)))


def score_table_columns(grid: "ScoreTable") -> tuple[Column, ...]:
    """Return the columns that a score table adds to the sheet `Hộ`, in the order of its items.

    A choice has one column with its answers as words; every tick and every number has its own;
    the exceptions follow, one yes/no column each. A column's name is its id.
    """
    columns = [column for item in grid.items for column in _columns(item)]
    columns += [
        _column(exception_column(at), f"B1 ngoại lệ: {one.name}", "yes_no")
        for at, one in enumerate(grid.exceptions)
    ]
    return tuple(columns)


def with_score_table(columns: Sequence[Column], grid: "ScoreTable | None") -> tuple[Column, ...]:
    """Return the columns of the sheet `Hộ` with those of a score table after the B1 total."""
    if grid is None:
        return tuple(columns)
    named = (at for at, column in enumerate(columns, start=1) if column.name == "b1")
    at = next(named, len(columns))
    return (*columns[:at], *score_table_columns(grid), *columns[at:])


def _columns(item: "Item") -> Iterator[Column]:
    mark = f"B1.{item.number}"
    if item.counting == "choose_one":
        words = tuple(answer.words for answer in item.answers)
        yield _column(item_column(item), f"{mark} {item.words}", "choice", words)
        return
    kind: ColumnType = "yes_no" if item.counting == "add" else "number"
    for place, answer in enumerate(item.answers):
        heading = f"{mark}.{place + 1} {item.words}: {answer.words}"
        yield _column(answer_column_name(item, place), heading, kind)


def _column(name: str, heading: str, type: ColumnType, words: tuple[str, ...] = ()) -> Column:
    low = 0.0 if type == "number" else None
    return Column("households", name, name, heading, type, False, words, low)


def has_answers(rows: Sequence[Sequence[Any]]) -> bool:
    """Return whether the first rows of a sheet have headings of B1 answers, of any score table."""
    return any(
        isinstance(cell, str) and _HEADING.match(cell) is not None
        for row in rows[:SEARCHED_ROWS]
        for cell in row
    )


def given(grid: "ScoreTable", columns: TypedColumns) -> NDArray[np.bool_]:
    """Return flags of the households that answered at least one item of the table."""
    names = [n for item in grid.items for n in names_of(item) if n in columns]
    return any_given((columns[name] for name in names), len(columns))


def chosen(item: "Item", columns: TypedColumns) -> NDArray[np.int64]:
    """Return the place of each household's chosen answer to an item, -1 for none."""
    name = item_column(item)
    if name not in columns:
        return np.full(len(columns), -1, dtype=np.int64)
    codes, words = factorized(columns[name])
    places = np.array([*(item.place_of(str(word)) for word in words), -1], dtype=np.int64)
    return places[codes]


def ticked(item: "Item", place: int, columns: TypedColumns) -> Tri:
    """Return whether each household ticked an answer: YES, NO or UNKNOWN."""
    return _states(columns, answer_column_name(item, place))


def counted(item: "Item", place: int, columns: TypedColumns) -> NDArray[np.float64]:
    """Return each household's number of units for an answer, NaN where it is blank."""
    name = answer_column_name(item, place)
    if name not in columns:
        return np.full(len(columns), np.nan)
    return columns[name]


def exception_states(grid: "ScoreTable", columns: TypedColumns) -> Tri:
    """Return an array households × exceptions: whether each applies (YES, NO, UNKNOWN)."""
    states = [_states(columns, exception_column(at)) for at in range(len(grid.exceptions))]
    return side_by_side(states, len(columns))


def _states(columns: TypedColumns, name: str) -> Tri:
    if name not in columns:
        return all_unknown(len(columns))
    return columns[name]
