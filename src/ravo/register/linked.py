"""Answers about doubtful pairs: read from the sheet, recorded in the register, applied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection

from ravo.changes.links import (
    PERIODS,
    HouseholdFinder,
    TypedAnswer,
    as_code,
    row_of,
    typed_answers,
)
from ravo.register.added import Author
from ravo.register.answers import NO, YES, PairAnswer, answers, keys_of
from ravo.register.batches import BatchHeader, ChainedBatch, append, at_after, contents_of
from ravo.register.doubtful import period_pair
from ravo.register.identities import work_out
from ravo.register.parts import ActiveParts, active_parts
from ravo.register.period_years import PeriodYear
from ravo.register.periods import order_of
from ravo.register.records import record_digest, write_records
from ravo.register.tables import LINK


@dataclass(frozen=True, slots=True)
class LinkedAnswers:
    """The result of a file of answers: its batch (None where nothing is new), its counts."""

    batch: ChainedBatch | None
    recorded: int
    unchanged: int


@dataclass(frozen=True)
class _TwoPeriods:
    """Two periods that are paired, with a finder of the households of each."""

    old: PeriodYear
    new: PeriodYear
    finders: tuple[HouseholdFinder, HouseholdFinder]

    def rows(self, typed: TypedAnswer) -> tuple[int | None, int | None]:
        """Return the rows of both households of an answer; None for one missing in its period."""
        old = row_of(typed, "old", self.finders[0])
        if old is not None:
            part = int(self.old.year.households["part"].to_numpy()[old])
            if self.old.periods[part] != _period_of(typed, "old"):
                old = None
        return old, row_of(typed, "new", self.finders[1])


def read_answers(
    connection: Connection, path: Path, passwords: tuple[str, ...] = ()
) -> list[PairAnswer]:
    """Return the answers of a sheet of doubtful pairs, of this register or of two years compared.

    Raises InputProblem (exit code 3) where the file has no such sheet, UsageProblem (exit code 2)
    naming the cell of an unknown answer, an unknown household or a second confirmation.
    """
    active = active_parts(connection)
    known: dict[str, list[_TwoPeriods]] = {}
    used: set[PairAnswer] = set()
    pair_answers = []
    for typed in typed_answers(path, passwords, PERIODS):
        period = _period_of(typed, "new")
        if period not in known:
            known[period] = list(_periods(connection, active, period))
        one, other = _households(path, typed, known[period])
        if typed.yes:
            ends = {(*one, "old", period), (*other, "new", one[0])}
            if ends & used:
                raise typed.wrong(path, "xac_nhan", "twice", str(typed.cells["ma_ho_new"]))
            used |= ends
        pair_answers.append((*one, *other, YES if typed.yes else NO))
    return pair_answers


def _period_of(typed: TypedAnswer, side: Literal["old", "new"]) -> str:
    """Return the period of a household; in a sheet of two years the headings name it."""
    cell = typed.cells.get(f"ky_{side}")
    return typed.cells["year"][side] or "" if cell is None else as_code(cell)


def _periods(connection: Connection, active: ActiveParts, period: str) -> Iterator[_TwoPeriods]:
    if period not in active.periods:
        return
    both = period_pair(connection, active, period)
    if both is not None:
        old, new = both
        yield _TwoPeriods(old, new, (HouseholdFinder(old.year), HouseholdFinder(new.year)))


def _households(
    path: Path, typed: TypedAnswer, periods: Sequence[_TwoPeriods]
) -> tuple[PairAnswer, PairAnswer]:
    """Return the keys of both households of an answer."""
    for two in periods:
        old, new = two.rows(typed)
        if old is not None and new is not None:
            return keys_of(two.old)[old], keys_of(two.new)[new]
    there = [two.rows(typed)[0] is not None for two in periods]
    side = "new" if any(there) else "old"
    raise typed.wrong(path, f"ma_ho_{side}", "household", as_code(typed.cells[f"ma_ho_{side}"]))


def link(
    connection: Connection,
    given: Sequence[PairAnswer],
    author: Author,
    files: Sequence[tuple[str, str]] = (),
) -> LinkedAnswers:
    """Record the new answers as one batch, and work out identities anew."""
    known = set(answers(connection))
    fresh = [answer for answer in dict.fromkeys(given) if answer not in known]
    unchanged = len(given) - len(fresh)
    if not fresh:
        return LinkedAnswers(None, 0, unchanged)
    header = BatchHeader(
        "link",
        at_after(connection, author.at),
        author.by,
        author.ravo,
        {},
        contents_of(record_digest(LINK, answer) for answer in fresh),
        tuple(files),
    )
    batch = append(connection, header)
    write_records(connection, LINK, batch.number, fresh)
    periods = [str(answer[4]) for answer in fresh]
    work_out(connection, active_parts(connection), min(periods, key=order_of))
    return LinkedAnswers(batch, len(fresh), unchanged)
