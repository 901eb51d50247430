"""A sketch of an unknown sheet: its heading rows, legends of codes, columns and records."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ravo.contract.headings import HEADING_ROWS, SEARCHED_ROWS, SheetRows, heading_key, letters_of
from ravo.text import tidy, whole_number

IsNamed = Callable[[str], bool]
SAMPLE = 400
FEWEST_NAMED = 3
LOST_SHARE = 0.3
KEYS_SHARE = 0.9
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*")
_PAIR = re.compile(r"(?<![\w.])(\d{1,2})\s*[-–:=.)]?\s*([^\d·;|•]*[^\W\d_])")
_NUMBER = re.compile(r"[-+]?\d[\d.,\s/:-]*")
_LOST = re.compile(r"\?\w|\w\?(?!\s*$)|\?\?")
VALUES = frozenset(
    {
        "nam",
        "nữ",
        "f",
        "m",
        "có",
        "không",
        "x",
        "hộ nghèo",
        "hộ cận nghèo",
        "hộ không nghèo",
        "--",
        "nan",
    }
)
"""Words that are answers: a row that contains one is no heading."""


@dataclass(frozen=True)
class Legend:
    """A list of codes written into the sheet: the words before it, the codes and their words."""

    place: int
    label: str
    codes: Mapping[str, str]


@dataclass(frozen=True)
class SketchedColumn:
    """A column of an unknown sheet: its place, its possible names, its cells.

    `names` are the technical key, the lowest label, and the labels read downwards, as far as each
    identifies the column on the sheet. `own` is its lowest label or key. `values` are the filled
    cells of the first records, `records` the number of these records.
    """

    place: int
    cell: str
    names: tuple[str, ...]
    own: str
    values: tuple[Any, ...]
    records: int


@dataclass(frozen=True)
class SheetSketch:
    """The layout of a sheet; rows count from 1."""

    technical_row: int | None
    row: int
    data_row: int
    skip_rows: tuple[int, ...]
    legends: tuple[Legend, ...]
    columns: tuple[SketchedColumn, ...]


def filled(cell: Any) -> bool:
    """Return whether a cell holds more than blanks."""
    return cell is not None and (not isinstance(cell, str) or bool(tidy(cell)))


def look_at(rows: SheetRows, is_named: IsNamed) -> SheetSketch | None:
    """Return the layout of a sheet; None where no row names at least three columns.

    `is_named` returns whether the words of a heading are similar to those of a column.
    """
    counts = [_named_in(row, is_named) for row in rows[:SEARCHED_ROWS]]
    if max(counts, default=0) < FEWEST_NAMED:
        return None
    best = counts.index(max(counts))
    top, bottom = _block(rows, best, is_named)
    data, skipped = _first_record(rows, bottom)
    technical = next((at for at in range(top, bottom + 1) if is_technical(rows[at])), None)
    legends = tuple(legend for at in skipped for legend in _legends(rows[at]))
    columns = tuple(_columns(rows, (top, bottom), technical, data))
    skip = tuple(at + 1 for at in skipped)
    return SheetSketch(_counted(technical), bottom + 1, data + 1, skip, legends, columns)


def _counted(at: int | None) -> int | None:
    return None if at is None else at + 1


def _named_in(row: Sequence[Any], is_named: IsNamed) -> int:
    texts = {tidy(cell) for cell in row if isinstance(cell, str) and filled(cell)}
    named = {heading_key(text) for text in texts if heading_key(text) and is_named(text)}
    return len(named)


def is_technical(row: Sequence[Any]) -> bool:
    """Return whether a row holds the keys of a program: `family.hostName`, `b1Point`, `code`."""
    cells = [cell for cell in row if filled(cell)]
    if len(cells) < FEWEST_NAMED or not all(isinstance(cell, str) for cell in cells):
        return False
    keys = [tidy(cell) for cell in cells]
    joined = sum(bool(re.search(r"[._]|[a-z][A-Z]", key)) for key in keys)
    formed = sum(bool(_KEY.fullmatch(key)) for key in keys)
    return formed >= KEYS_SHARE * len(keys) and joined * 3 >= len(keys)


def _is_label_row(row: Sequence[Any], is_named: IsNamed) -> bool:
    """Return whether a row is part of a heading: words only, or mostly names of columns."""
    cells = [cell for cell in row if filled(cell)]
    if not cells or list(_legends(row)):
        return False
    if _named_in(row, is_named) >= max(FEWEST_NAMED, len(cells) / 2):
        return True
    texts = [tidy(cell).casefold() for cell in cells if isinstance(cell, str)]
    answers = any(text in VALUES or _NUMBER.fullmatch(text) for text in texts)
    return len(texts) == len(cells) and not answers


def _block(rows: SheetRows, best: int, is_named: IsNamed) -> tuple[int, int]:
    """Return the first and last heading row around the one that names most columns."""
    top = bottom = best
    last = min(len(rows) - 1, best + 2)
    while bottom < last and _is_label_row(rows[bottom + 1], is_named):
        bottom += 1
    while top > 0 and bottom - top + 1 < HEADING_ROWS and _heads(rows[top - 1], is_named):
        top -= 1
    return top, bottom


def _heads(row: Sequence[Any], is_named: IsNamed) -> bool:
    return is_technical(row) or (_is_label_row(row, is_named) and sum(map(filled, row)) > 1)


def _first_record(rows: SheetRows, bottom: int) -> tuple[int, list[int]]:
    """Return the row of the first record, and the rows between the heading and it, from 0."""
    skipped = []
    at = bottom + 1
    while at < min(len(rows), bottom + 6):
        blank = not any(map(filled, rows[at]))
        if not blank and not list(_legends(rows[at])) and not _is_numbering(rows[at]):
            break
        skipped.append(at)
        at += 1
    return at, skipped


def _is_numbering(row: Sequence[Any]) -> bool:
    marks = [str(cell).strip(" ()").removesuffix(".0") for cell in row if filled(cell)]
    figures = [whole_number(mark) for mark in marks if mark.isdecimal()]
    others = [mark for mark in marks if not mark.isdecimal()]
    counted = figures == list(range(1, len(figures) + 1)) and len(figures) > 2
    return counted and all(re.fullmatch("[A-Z]", mark) for mark in others)


def _legends(row: Sequence[Any]) -> Iterator[Legend]:
    for place, cell in enumerate(row):
        if isinstance(cell, str):
            yield from parse_legend(cell, place)


def parse_legend(words: str, place: int = 0) -> Iterator[Legend]:
    """Yield the lists of codes in a cell, such as `khu vực 1 thành thị · 2 nông thôn`."""
    kept: list[tuple[str, dict[int, str]]] = []
    for part in re.split(r"[;\n]", words):
        pairs = list(_PAIR.finditer(part))
        if not pairs:
            continue
        label = tidy(part[: pairs[0].start()]).strip(" :–-(")
        codes = {int(entries.group(1)): tidy(entries.group(2)).strip(" ,/–-") for entries in pairs}
        if kept and not label and min(codes) == max(kept[-1][1]) + 1:
            kept[-1][1].update(codes)
        else:
            kept.append((label, codes))
    for label, entries in kept:
        if len(entries) > 1 and list(entries) in (
            list(range(len(entries))),
            list(range(1, len(entries) + 1)),
        ):
            yield Legend(place, label, {str(code): word for code, word in entries.items()})


def _columns(
    rows: SheetRows, block: tuple[int, int], technical: int | None, data: int
) -> Iterator[SketchedColumn]:
    heads = {at: _words(rows[at]) for at in range(block[0], block[1] + 1)}
    keys = heads.pop(technical) if technical is not None else {}
    lowest, downwards = _labels(heads)
    places = sorted(keys.keys() | lowest.keys())
    records = [row for row in rows[data : data + SAMPLE] if any(map(filled, row))]
    for place in places:
        candidates = [side[place] for side in (keys, lowest, downwards) if place in side]
        unique = (
            words for words in candidates if _is_unique(words, place, keys, lowest, downwards)
        )
        values = tuple(row[place] for row in records if place < len(row) and filled(row[place]))
        yield SketchedColumn(
            place,
            f"{letters_of(place)}{block[1] + 1}",
            tuple(dict.fromkeys(unique)),
            lowest.get(place, keys.get(place, "")),
            values,
            len(records),
        )


def _words(row: Sequence[Any]) -> dict[int, str]:
    return {
        place: tidy(cell)
        for place, cell in enumerate(row)
        if isinstance(cell, str) and filled(cell)
    }


def _labels(heads: Mapping[int, Mapping[int, str]]) -> tuple[dict[int, str], dict[int, str]]:
    """Return the lowest label of each column, and its labels joined downwards with its groups'."""
    lowest: dict[int, str] = {}
    chains: dict[int, list[str]] = {}
    order = sorted(heads)
    below: list[set[int]] = [set().union(*(heads[a] for a in order if a > at)) for at in order]
    for at, under in zip(order, below, strict=True):
        for place, words in _spread(heads[at], under).items():
            chains.setdefault(place, []).append(words)
        lowest.update(heads[at])
    return lowest, {place: " ".join(dict.fromkeys(chain)) for place, chain in chains.items()}


def _spread(row: Mapping[int, str], under: set[int]) -> dict[int, str]:
    """Return a heading row in which each column of a group has the group's words.

    `under` are the columns with words in lower rows.
    """
    spread: dict[int, str] = dict(row)
    for place in sorted(under):
        if place not in row and place - 1 in spread and place - 1 in under:
            spread[place] = spread[place - 1]
    return spread


def _is_unique(words: str, place: int, *sides: Mapping[int, str]) -> bool:
    key = heading_key(words)
    others = (heading_key(w) for side in sides for at, w in side.items() if at != place)
    return bool(key) and key not in others


def is_number(value: Any) -> bool:
    """Return whether a cell holds a figure, as a number or as text."""
    if isinstance(value, bool | date):
        return False
    return isinstance(value, int | float) or bool(re.fullmatch(r"\d[\d.,\s]*", str(value)))


def letters_lost(rows: SheetRows) -> bool:
    """Return whether a sheet lost its Vietnamese letters in another code page.

    All its letters with marks are then `?`, and cannot be restored.
    """
    texts = [
        cell for row in rows[:SAMPLE] for cell in row if isinstance(cell, str) and filled(cell)
    ]
    words = [text for text in texts if not _NUMBER.fullmatch(text)]
    lost = sum(text.isascii() and bool(_LOST.search(text)) for text in words)
    return lost >= FEWEST_NAMED and lost > LOST_SHARE * len(words)
