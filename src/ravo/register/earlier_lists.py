"""The households of a review that is not in the register, compared with the register's lists."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sqlalchemy import Connection

from ravo.changes.earlier_heads import pairs_by_number_first
from ravo.changes.fuzzy import POSSIBLE
from ravo.changes.pairs import pair_years
from ravo.changes.year import Year, year_of
from ravo.criteria.terms import ABOVE, LISTED
from ravo.faults import Fault, UsageProblem
from ravo.register.answers import links_between
from ravo.register.class_periods import ListedPeriod, periods_of
from ravo.register.escapes import ClassedPeriod, escapes
from ravo.register.heads_before import heads_before
from ravo.register.law_days import closing_by_law
from ravo.register.lists import CLASSED, CommuneUnit, unit_of
from ravo.register.parts import ActiveParts, PartHeader, active_parts
from ravo.register.period_years import (
    PeriodYear,
    RowPlaces,
    forerunners,
    household_numbers,
    is_same_commune,
    period_year,
)
from ravo.register.periods import order_of, year_in
from ravo.register.recognition import recognised
from ravo.register.recorded_events import EventPlace, RecordedDecision, day_at, decisions_of
from ravo.review.earlier_lists import HouseholdPasts, PastOfHousehold
from ravo.review.review import Review

NOWHERE = RowPlaces(np.empty((0, 2), dtype=np.int64))
"""The places in the register of households that are not in it: none."""


@dataclass(frozen=True)
class ReadPast:
    """What a register records of a review's households, and the faults to report."""

    lists: HouseholdPasts
    faults: tuple[Fault, ...] = ()


@dataclass
class RecordPairs:
    """The register's household for each record of a review, filled in list by list.

    `household` has their numbers, 0 for none; `gap` flags records whose household is only on an
    earlier list, so that it was off the last one; `doubtful` flags those with a likely household
    that nobody confirmed. `compared` flags records of communes that the lists have, `lists` are all
    lists before.
    """

    household: NDArray[np.int64]
    gap: NDArray[np.bool_]
    doubtful: NDArray[np.bool_]
    compared: NDArray[np.bool_]
    lists: Sequence[PartHeader] = ()
    used: set[int] = field(default_factory=set)


def earlier_lists_of(connection: Connection, review: Review, source: str) -> ReadPast:
    """Return the past of each record of a review by the lists of its commune before its year.

    Records are paired with the last lists as in a comparison of two years; those without a pair are
    then compared with the years before.
    """
    size, file = len(review.verdicts.klass), review.survey.source.path
    unknown = HouseholdPasts(source, (), (None,) * size)
    year = review.survey.info.year
    if year is None:
        return ReadPast(unknown)
    try:
        unit = unit_of(review.survey.info, review.survey.info.map_year or year, file)
    except UsageProblem:
        return ReadPast(unknown, (Fault("RV-1262", params={"path": file}),))
    active, torn = _of_commune(active_parts(connection), unit, str(year))
    if not active.parts:
        params = {"path": file, "commune": unit.name or unit.key, "year": str(year)}
        return ReadPast(unknown, (*torn, Fault("RV-1261", params=params)))
    new = _period_of(review, unit, str(year))
    pairs = paired_records(connection, active, new)
    lists = HouseholdPasts(
        source,
        active.periods,
        tuple(_pasts(connection, review, pairs, new)),
        int(pairs.doubtful.sum()),
    )
    if not lists.doubtful:
        return ReadPast(lists, torn)
    doubt = Fault("RV-1263", params={"path": file, "count": lists.doubtful})
    return ReadPast(lists, (*torn, doubt))


def _of_commune(
    active: ActiveParts, unit: CommuneUnit, period: str
) -> tuple[ActiveParts, tuple[Fault, ...]]:
    """Return the lists of a commune before a period, and faults for lists that contradict others.

    Lists of the other map of communes count where they share ground with it.
    """

    def is_here(item: CommuneUnit, at: str) -> bool:
        """Return whether a list is of the commune and earlier than the period."""
        return is_same_commune(item, unit) and order_of(at) < order_of(period)

    parts = tuple(part for part in active.parts if is_here(part.unit, part.period))
    torn = tuple(
        Fault("RV-1215", params={"commune": item.unit.name or item.unit.key, "period": item.period})
        for item in active.contradictions
        if is_here(item.unit, item.period)
    )
    return ActiveParts(parts, ()), torn


def _period_of(review: Review, unit: CommuneUnit, period: str) -> PeriodYear:
    """Return a review in the form of a period of the register."""
    year = year_of(year_in(period), [review])
    return PeriodYear(period, year, (unit,), (period,), (), NOWHERE, NOWHERE)


def paired_records(connection: Connection, active: ActiveParts, new: PeriodYear) -> RecordPairs:
    """Return the register's household for each record of a period that is not in the register."""
    size = len(new.year.households)
    none = np.zeros(size, dtype=bool)
    numbers = np.zeros(size, dtype=np.int64)
    pairs = RecordPairs(numbers, none.copy(), none.copy(), none.copy(), active.parts)
    last = forerunners(active, new.period)
    own = {part.unit.key for part in last.get("new", ())}
    for map, parts in last.items():
        # The list of a former commune is not the last one if today's commune has a list.
        older = map == "old" and all(unit.key in own for unit in new.units)
        _pair(connection, parts, new, pairs, gap=older)
    met = {part.id for parts in last.values() for part in parts}
    for parts in _earlier(active, met):
        if pairs.household.all():
            break
        _pair(connection, parts, new, pairs, gap=True)
    # Rows without a class do not appear in the results.
    pairs.doubtful &= (pairs.household == 0) & ~new.year.households["rejected"].to_numpy(dtype=bool)
    return pairs


def _earlier(active: ActiveParts, met: set[int]) -> Iterator[list[PartHeader]]:
    """Yield the lists of each period that are not among the last ones, the latest period first.

    `met` are the numbers of the last lists.
    """
    for period in reversed(active.periods):
        parts = [part for part in active.in_period(period) if part.id not in met]
        if parts:
            yield parts


def _pair(
    connection: Connection,
    parts: Sequence[PartHeader],
    new: PeriodYear,
    state: RecordPairs,
    *,
    gap: bool,
) -> None:
    """Pair a review with lists; records and households with a pair keep it.

    A record that resembles one household but surely is another one, by earlier lists, is not paired
    with the first.
    """
    old = period_year(connection, parts, parts[0].period, names=CLASSED)
    links = links_between(connection, old, new)
    heads = None if gap else heads_before(connection, connection, state.lists, old)
    years = _without_doubled(old.year), _without_doubled(new.year)
    pairing = pairs_by_number_first(pair_years, *years, links, heads)
    numbers = [number for part in old.parts for number in household_numbers(connection, part)]
    for i, j in pairing.pairs[["old", "new"]].to_numpy(dtype=np.int64).tolist():
        if not state.household[j] and numbers[i] not in state.used:
            state.household[j], state.gap[j] = numbers[i], gap
            state.used.add(numbers[i])
    state.compared |= pairing.compared_new
    for i, j in _doubtful(pairing.to_confirm):
        state.doubtful[j] |= not state.household[j] and numbers[i] not in state.used


def _without_doubled(year: Year) -> Year:
    """Return a year without the codes that occur in several rows, as they identify no household."""
    frame = year.households
    doubled = frame.duplicated(["part", "code"], keep=False).to_numpy(dtype=bool)
    codes = frame["code"].mask(doubled, None).astype(object) if doubled.any() else frame["code"]
    return replace(year, households=frame.assign(code=codes))


def _doubtful(pairs: pd.DataFrame) -> list[tuple[int, int]]:
    """Return the pairs to confirm, and the runners-up that are possible as well."""
    near = pairs[(pairs["rival_score"] >= POSSIBLE).fillna(False).astype(bool)]
    rows = [pairs[["old", "new"]].to_numpy(), near[["rival_old", "rival_new"]].to_numpy()]
    return [(int(i), int(j)) for some in rows for i, j in some.tolist()]


def _pasts(
    connection: Connection, review: Review, state: RecordPairs, new: PeriodYear
) -> Iterator[PastOfHousehold | None]:
    numbers = state.household.tolist()
    lists = periods_of(connection, (number for number in numbers if number), new.period)
    now = _this_review(review, new, decisions_of(connection))
    unknown = (state.doubtful | ~state.compared).tolist()
    columns = (numbers, state.gap.tolist(), unknown, now)
    for number, gap, blank, listed in zip(*columns, strict=True):
        yield None if blank else past_by((*lists.get(number, ()), listed), off_last=gap)


def _this_review(
    review: Review, new: PeriodYear, decisions: Mapping[EventPlace, RecordedDecision]
) -> Iterator[ListedPeriod]:
    """Yield each record of a review in the form of an entry of a register's list."""
    period, unit = new.period, new.units[0].key
    homes, table = new.year.households, review.survey.households
    closing = review.survey.info.review_date or closing_by_law(period)
    whole = day_at(decisions, (unit, period, None))
    without = (homes["departed"] | homes["unreviewed"]).tolist()
    days = table.births("decision_date") if "decision_date" in table.frame else without
    columns = (homes["code"], review.verdicts.klass, homes["opening"])
    rows = zip(*(column.tolist() for column in columns), without, days, strict=True)
    for code, klass, opening, gone, day in rows:
        written = (day if isinstance(day, date) else None, None)
        recorded = (day_at(decisions, (unit, period, code)), whole)
        known = None if gone else klass
        yield ListedPeriod(recognised(period, known, written, closing, recorded), opening)


def past_by(lists: Sequence[ListedPeriod], *, off_last: bool = False) -> PastOfHousehold:
    """Return the past of a household from its lists in their order, that of this review last.

    `off_last` is true where the lists just before this review lack it, though an earlier one has
    it.
    """
    periods = [item.classed for item in lists]
    listed = [item for item in periods if item.klass in LISTED]
    risen = escapes(periods)
    opened = lists[0].opening in LISTED
    first = year_in(listed[0].period if listed else periods[0].period)
    if opened:
        first = year_in(periods[0].period)
    last = risen[-1] if risen else None
    return PastOfHousehold(
        first_year=first if listed or opened else None,
        earlier=opened,
        escaped=last is not None,
        escaped_on=last.day if last else None,
        derived=last is not None and last.day is not None and last.derived,
        again=_is_again(periods, opened=opened, off_last=off_last),
        ended=last is not None and last.ended is not None,
    )


def _is_again(periods: Sequence[ClassedPeriod], *, opened: bool, off_last: bool) -> bool | None:
    """Return whether a household is listed now, was listed before, and was off the list between.

    The opening class alone does not prove that: the list before is not at hand, so it is not known
    whether the household was ever off it. None where the answer is not known.
    """
    *earlier, now = periods
    if now.klass not in LISTED:
        return False if now.klass in ABOVE else None
    if any(item.klass in LISTED for item in earlier):
        return off_last or any(item.ended is not None for item in escapes(periods))
    return None if opened and any(item.klass in ABOVE for item in earlier) else False
