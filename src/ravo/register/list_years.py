"""Years without a list between the lists of communes, and lists that do not count: plain SQL."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, exists, select

from ravo.faults import Fault
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP, successors
from ravo.register.batches import active_numbers, batches
from ravo.register.periods import is_month, order_of, year_in
from ravo.register.tables import ALIAS, PART, REVIEW, UNIT
from ravo.text import first_named


@dataclass(frozen=True, slots=True)
class ListedCommune:
    """A commune with lists: its key in the register, its map, its code and name."""

    key: str
    map: str
    code: str | None
    name: str | None

    @property
    def words(self) -> str:
        """Its name for messages; its key where no name is known."""
        return self.name or self.key


@dataclass(frozen=True, slots=True)
class KnownList:
    """A commune's list of a period; `counted` is false where lists contradict each other."""

    unit: ListedCommune
    period: str
    counted: bool


@dataclass(frozen=True, slots=True)
class ListGaps:
    """Gaps between the first and last list of communes: missing years, contradicting periods."""

    missing: tuple[int, ...] = ()
    torn: tuple[str, ...] = ()


NO_GAPS = ListGaps()


@dataclass(frozen=True, slots=True)
class CommuneGap:
    """A commune with the years between its lists of which it has no review."""

    unit: ListedCommune
    missing: tuple[int, ...]


def known_lists(connection: Connection) -> list[KnownList]:
    """Return the lists of the batches that count, by commune and period.

    Only households of lists that count have an identity.
    """
    columns = (UNIT.c.key, UNIT.c.map, UNIT.c.code, UNIT.c.name)
    counts = exists().where(ALIAS.c.part == PART.c.id)
    filled = exists().where(REVIEW.c.part == PART.c.id)
    query = (
        select(PART.c.batch, PART.c.period, *columns)
        .add_columns(counts.label("counts"), filled.label("filled"))
        .join(UNIT, UNIT.c.id == PART.c.unit)
        .order_by(UNIT.c.key, PART.c.period)
    )
    active = active_numbers(batches(connection))
    counted_by_place: dict[tuple[ListedCommune, str], bool] = {}
    for row in connection.execute(query):
        if row.batch in active:
            place = (ListedCommune(*row[2:6]), row.period)
            counted_by_place[place] = (
                counted_by_place.get(place, False) or bool(row.counts) or not row.filled
            )
    return [
        KnownList(unit, period, counted) for (unit, period), counted in counted_by_place.items()
    ]


def gaps_of(
    lists: Sequence[KnownList], units: Iterable[str], first: str, until: int | None = None
) -> ListGaps:
    """Return the gaps of communes (keys) from a period up to the last list on their ground.

    With `until` the gaps are counted to the end of that year.
    """
    here = set(units)
    mine = [item.unit for item in lists if item.unit.key in here]
    near = [
        item
        for item in lists
        if order_of(item.period) >= order_of(first) and _meets(item.unit, mine)
    ]
    good = {item.period for item in near if item.counted}
    torn = sorted({item.period for item in near} - good, key=order_of)
    years = {year_in(item.period) for item in near if not is_month(item.period)}
    end = max(years, default=0) if until is None else until
    every = range(year_in(first), end + 1)
    return ListGaps(tuple(year for year in every if year not in years), tuple(torn))


def _meets(unit: ListedCommune, others: Sequence[ListedCommune]) -> bool:
    """Return whether a commune is one of several, or shares ground with one on the other map."""
    return any(
        unit.key == other.key or (unit.map != other.map and bool(_ground(unit) & _ground(other)))
        for other in others
    )


def is_near(unit: ListedCommune, lists: Sequence[KnownList], units: Iterable[str]) -> bool:
    """Return whether a commune is one of several (their keys), or shares ground with one."""
    here = set(units)
    return _meets(unit, [item.unit for item in lists if item.unit.key in here])


@cache
def _ground(unit: ListedCommune) -> frozenset[str]:
    """Return the keys of the communes that a commune became on 1/7/2025; its own key otherwise."""
    if unit.map != "old" or unit.code is None:
        return frozenset({unit.key})
    now = {f"{new.code}@{FIRST_YEAR_OF_NEW_MAP}" for new in successors(unit.code)}
    return frozenset(now or {unit.key})


def commune_gaps(lists: Sequence[KnownList], until: int) -> list[CommuneGap]:
    """Return the communes that lack reviews of years from their first list to a year.

    A year whose lists contradict each other counts as missing, as none of them counts.
    """
    known = [item for item in lists if item.counted and year_in(item.period) <= until]
    firsts: dict[ListedCommune, str] = {}
    for item in sorted(known, key=lambda item: order_of(item.period)):
        if not is_month(item.period):
            firsts.setdefault(item.unit, item.period)
    pairs = ((unit, gaps_of(known, [unit.key], first, until)) for unit, first in firsts.items())
    return [CommuneGap(unit, gaps.missing) for unit, gaps in pairs if gaps.missing]


def gap_faults(gaps: Iterable[CommuneGap], code: str) -> list[Fault]:
    """Return a fault for each set of missing years; it names the communes that lack them."""
    by_years: dict[tuple[int, ...], list[str]] = {}
    for gap in gaps:
        by_years.setdefault(gap.missing, []).append(gap.unit.words)
    return [
        Fault(code, params={"years": [*map(str, years)], "communes": first_named(sorted(names))})
        for years, names in sorted(by_years.items())
    ]
