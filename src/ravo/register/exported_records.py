"""Records about households as tables: decisions, events, supports.

Only records of batches that count are read, in the order in which these count.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from ravo.messages import Lang, say
from ravo.register.deaths import is_of_list, repeated_deaths
from ravo.register.export_columns import PLACE, ColumnSpecs, ExportTable, columns_of
from ravo.register.parts import PartHeader, units
from ravo.register.periods import order_of
from ravo.register.portions import portions
from ravo.register.recorded_events import DECISION, EventPlace, counting_rows, facts_of_event
from ravo.register.shown import period_word
from ravo.register.tables import ALIAS, EVENT, HOUSEHOLD, PART, REVIEW, SUPPORT, UNIT
from ravo.text import capitalised

_FRONT: ColumnSpecs = (*(one for one in PLACE if one[0] != "ma_xa"), ("chu_ho", "text", 22))
_BACK: ColumnSpecs = (("uid", "text", 24), ("ma_xa", "text", 12))
"""Columns for programs, after those that are printed."""
_DECISIONS: ColumnSpecs = (
    *_FRONT,
    ("so_quyet_dinh", "text", 18),
    ("ngay_quyet_dinh", "day", 12),
    ("cach_ghi", "text", 24),
    *_BACK,
)
_EVENTS: ColumnSpecs = (
    *_FRONT,
    ("nguoi", "text", 22),
    ("loai", "text", 14),
    ("ngay", "day", 12),
    ("so_van_ban", "text", 18),
    ("noi_dung", "text", 50),
    *_BACK,
)
_SUPPORTS: ColumnSpecs = (
    *_FRONT,
    ("nguoi", "text", 22),
    ("chuong_trinh", "text", 30),
    ("ngay", "day", 12),
    ("so_tien", "number", 15),
    ("nguon", "text", 30),
    *_BACK,
)


@dataclass(frozen=True, slots=True)
class _RecordedHousehold:
    """The household of a record: its id in the register, its head in that period."""

    uid: str | None = None
    head: str | None = None


def record_tables(
    connection: Connection, parts: Sequence[PartHeader], lang: Lang
) -> tuple[ExportTable, ...]:
    """Return the tables of what was recorded; `parts` are the lists that count."""
    decided = counting_rows(connection, EVENT, EVENT.c.kind == DECISION)
    again = repeated_deaths(connection)
    happened = [
        row
        for row in counting_rows(connection, EVENT, EVENT.c.kind != DECISION)
        if (row.batch, row.place) not in again
    ]
    given = counting_rows(connection, SUPPORT, SUPPORT.c.period.is_not(None))
    front = _Front(connection, [*decided, *happened, *given])
    decisions = [*_of_lists(connection, parts, lang), *_recorded_decisions(decided, front, lang)]
    # A later decision follows earlier ones of the same list: the last one counts.
    decisions.sort(key=lambda row: (order_of(row[0]), row[-1], row[2] or ""))
    return (
        ExportTable("decisions", columns_of(_DECISIONS, lang), iter(decisions)),
        ExportTable("events", columns_of(_EVENTS, lang), _events(happened, front, lang)),
        ExportTable("supports", columns_of(_SUPPORTS, lang), _supports(given, front)),
    )


class _Front:
    """Builds the cells of a record: first its place, last the columns for programs."""

    def __init__(self, connection: Connection, records: Iterable[Any]) -> None:
        self.units = {unit.key: unit for unit in units(connection).values()}
        codes = sorted({row.code for row in records if row.code})
        self.homes: dict[EventPlace, _RecordedHousehold] = {}
        for some in portions(codes):
            for row in connection.execute(_homes(some)):
                place = (row.key, row.period, row.code)
                self.homes[place] = _RecordedHousehold(row.uid, row.head_name)

    def row(self, record: Any, *own: Any) -> tuple[Any, ...]:
        """Return the cells of a record: those of `_FRONT`, its own, those of `_BACK`."""
        unit = self.units.get(record.unit)
        place = (record.unit, record.period, record.code)
        home = self.homes.get(place, _RecordedHousehold())
        name = None if unit is None else unit.name
        code = record.unit if unit is None else unit.code or unit.key
        return (record.period, name, record.code, home.head, *own, home.uid, code)


def _homes(codes: Sequence[str]) -> Any:
    return (
        select(UNIT.c.key, PART.c.period, REVIEW.c.code, REVIEW.c.head_name, HOUSEHOLD.c.uid)
        .select_from(ALIAS)
        .join(REVIEW, (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row))
        .join(PART, PART.c.id == ALIAS.c.part)
        .join(UNIT, UNIT.c.id == PART.c.unit)
        .join(HOUSEHOLD, HOUSEHOLD.c.id == ALIAS.c.household)
        .where(REVIEW.c.code.in_(codes))
    )


def _of_lists(
    connection: Connection, parts: Sequence[PartHeader], lang: Lang
) -> Iterator[tuple[Any, ...]]:
    """Yield the decision with which each list was added."""
    with_list = say("register.decision_of_list", lang)
    known = {
        row.id: row
        for row in connection.execute(
            select(PART.c.id, PART.c.decision_number, PART.c.decision_date)
        )
    }
    for part in parts:
        list_row = known[part.id]
        if list_row.decision_number or list_row.decision_date:
            decision = (list_row.decision_number, list_row.decision_date)
            back = (None, part.unit.code or part.unit.key)
            yield (part.period, part.unit.name, None, None, *decision, with_list, *back)


def _recorded_decisions(
    records: Iterable[Any], front: _Front, lang: Lang
) -> Iterator[tuple[Any, ...]]:
    for row in records:
        how = say(f"register.decision_of_{'household' if row.code else 'whole'}", lang)
        yield front.row(row, facts_of_event(row.about).get("number"), row.on, how)


def _events(records: Iterable[Any], front: _Front, lang: Lang) -> Iterator[tuple[Any, ...]]:
    for row in records:
        facts = facts_of_event(row.about)
        kind = say(f"register_history.event_{row.kind}", lang)
        words = facts.get("text")
        if is_of_list(row):
            month = facts.get("month") or row.period
            words = say("register.death_of_list", lang, period=period_word(month))
        about = (facts.get("number"), words)
        yield front.row(row, row.member, capitalised(kind), row.on, *about)


def _supports(records: Iterable[Any], front: _Front) -> Iterator[tuple[Any, ...]]:
    for row in records:
        yield front.row(row, row.member, row.programme, row.on, row.amount, row.source)
