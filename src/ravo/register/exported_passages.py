"""What became of households as a table: code, head, village and commune at that time.

Households of the first list of their commune are no movement: they come last and are not printed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, select

from ravo.messages import Lang, say
from ravo.register.batch_counts import GONE
from ravo.register.export_columns import ColumnSpecs, ExportTable, columns_of
from ravo.register.left_households import left_households
from ravo.register.lists import CommuneUnit
from ravo.register.parts import units
from ravo.register.period_years import is_same_commune
from ravo.register.periods import order_of
from ravo.register.tables import ALIAS, HOUSEHOLD, PART, PASSAGE, REVIEW

_PASSAGES: ColumnSpecs = (
    ("ky", "text", 8),
    ("xa", "text", 20),
    ("thon", "text", 18),
    ("ma_ho", "text", 14),
    ("chu_ho", "text", 24),
    ("viec", "text", 26),
    ("ma_ho_khac", "text", 14),
    ("uid", "text", 24),
    ("uid_khac", "text", 24),
    ("ma_xa", "text", 12),
)
_KIND = [id for id, _, _ in _PASSAGES].index("viec")


@dataclass(frozen=True, slots=True)
class _ListedPlace:
    """A household in a list: the period, its code, head and village, its commune by number."""

    period: str
    code: str | None
    head: str | None
    village: str | None
    unit: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class _ListedPassage:
    """What became of a household: a passage of the register, or the reason in a list."""

    kind: str
    period: str
    household: int
    other: int | None
    reason: str | None = None

    @property
    def gone(self) -> bool:
        """Whether the list before had the household, and this one lacks it or has it as gone."""
        return self.kind in (*GONE, "left")


def passage_table(connection: Connection, lang: Lang) -> ExportTable:
    """Return the table of what became of households; those of first lists follow the movements."""
    first = say("register.passage_first", lang)

    def is_movement(row: tuple[Any, ...]) -> bool:
        """Return whether a row is a movement, and so is printed."""
        return bool(row[_KIND] != first)

    return ExportTable(
        "passages", columns_of(_PASSAGES, lang), _rows(connection, first, lang), is_movement
    )


def _rows(connection: Connection, first: str, lang: Lang) -> Iterator[tuple[Any, ...]]:
    """Yield the passages, movements before first lists, by period, commune and code."""
    known = units(connection)
    begins = _first_periods(connection, known)
    uids = {row.id: row.uid for row in connection.execute(select(HOUSEHOLD.c.id, HOUSEHOLD.c.uid))}
    happened: dict[int, list[_ListedPassage]] = {}
    others: set[int] = set()
    for row in _passages(connection):
        happened.setdefault(row.household, []).append(row)
        if row.other is not None:
            others.add(row.other)
    codes: dict[int, list[_ListedPlace]] = {}
    passages = []
    for household, listed in _places(connection):
        if household in others:
            codes[household] = listed
        for passage in happened.get(household, ()):
            passages.append((passage, _place_at(listed, passage.period, gone=passage.gone)))
    rows = []
    for passage, place in passages:
        unit = known[place.unit]
        begun = passage.kind == "in" and order_of(passage.period) == begins[place.unit]
        what = first if begun else _what(passage, place, lang)
        other = None if passage.other is None else codes.get(passage.other)
        rows.append(
            (
                passage.period,
                unit.name,
                place.village,
                place.code,
                place.head,
                what,
                other and _place_at(other, passage.period).code,
                uids[passage.household],
                None if passage.other is None else uids.get(passage.other),
                unit.code or unit.key,
            )
        )
    rows.sort(key=lambda row: (row[_KIND] == first, order_of(row[0]), *map(str, row[1:])))
    yield from rows


def _passages(connection: Connection) -> Iterator[_ListedPassage]:
    """Yield the passages of the register, and the departures that lists record with a reason."""
    for row in connection.execute(select(PASSAGE)):
        yield _ListedPassage(row.kind, row.period, row.household, row.other)
    for gone in left_households(connection):
        kind = "left" if gone.other is None else "merge"
        yield _ListedPassage(kind, gone.period, gone.household, gone.other, gone.reason)


def _what(passage: _ListedPassage, place: _ListedPlace, lang: Lang) -> str:
    """Return what happened in words, with the reason that the list has for it."""
    reason = place.reason if passage.kind == "in" else passage.reason
    key = f"register.passage_{passage.kind}"
    if passage.kind in ("in", "left") and reason:
        return say(f"{key}_why", lang, reason=reason)
    return say(key, lang)


def _places(connection: Connection) -> Iterator[tuple[int, list[_ListedPlace]]]:
    """Yield each household with its lists that count."""
    query = (
        select(
            ALIAS.c.household,
            PART.c.period,
            REVIEW.c.code,
            REVIEW.c.head_name,
            REVIEW.c.village,
            PART.c.unit,
            REVIEW.c.change_reason,
        )
        .select_from(ALIAS)
        .join(REVIEW, (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row))
        .join(PART, PART.c.id == ALIAS.c.part)
        .order_by(ALIAS.c.household)
    )
    for household, rows in groupby(connection.execute(query), key=attrgetter("household")):
        yield household, [_ListedPlace(*row[1:]) for row in rows]


def _place_at(listed: Sequence[_ListedPlace], period: str, *, gone: bool = False) -> _ListedPlace:
    """Return the place of a household in a period; if it had `gone`, that in the list before."""
    last = order_of(period)
    before = [one for one in listed if order_of(one.period) < last]
    here = [] if gone else [one for one in listed if one.period == period]
    return max(here or before or listed, key=lambda one: order_of(one.period))


def _first_periods(
    connection: Connection, known: dict[int, CommuneUnit]
) -> dict[int, tuple[int, int]]:
    """Return the order of the first list that counts of each commune, or of its forerunners."""
    own: dict[int, tuple[int, int]] = {}
    query = select(PART.c.unit, PART.c.period).where(PART.c.id.in_(select(ALIAS.c.part)))
    for unit, period in connection.execute(query):
        order = order_of(period)
        own[unit] = min(own.get(unit, order), order)
    return {
        unit: min(own[other] for other in own if is_same_commune(known[unit], known[other]))
        for unit in own
    }
