"""The events of a household over the years, in their order, worked out from its history."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from ravo.criteria.terms import ABOVE, LISTED, HouseholdClass
from ravo.register.escapes import (
    ClassedPeriod,
    Escape,
    EscapeTerm,
    escapes,
)
from ravo.register.history import (
    HouseholdDeath,
    HouseholdHistory,
    HouseholdPassage,
    PeriodEntry,
)
from ravo.register.list_years import NO_GAPS, ListGaps
from ravo.register.periods import is_month, order_of
from ravo.register.recognition import recognised
from ravo.register.search import HouseholdMatch

LifeKind = Literal[
    "first_seen",
    "first_listed",
    "listed_again",
    "listed_anew",
    "came_back",
    "became_poor",
    "became_near_poor",
    "escaped",
    "split",
    "split_off",
    "merge",
    "took_in",
    "new_head",
    "moved",
    "new_map",
    "no_class",
    "died",
    "member_left",
    "departed",
    "off_list",
]
PASSAGES: dict[str, LifeKind] = {
    "split": "split",
    "split_off": "split_off",
    "merge": "merge",
    "took_in": "took_in",
    "new_head": "new_head",
    "out": "off_list",
}
"""The passages that are events of their own; the first list shows that a household arrived."""


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """One event of a household in a period.

    `klass` is its new class, `from_class` the one before. Of an escape, `day` is when it was
    recognised, `derived` by the closing day of the review, `until` the last day on which the
    household counts as newly escaped; None where it fell again. `place` is the former place of a
    household that moved, the reason why it came or left, or the name of a member who left; `death`
    is the person who died. For a household that came back, `since` is the first period whose list
    records it as gone, or lacks it.
    """

    period: str
    kind: LifeKind
    klass: str | None = None
    from_class: str | None = None
    day: date | None = None
    derived: bool = False
    until: date | None = None
    place: str | None = None
    other: HouseholdMatch | None = None
    death: HouseholdDeath | None = None
    since: str | None = None


@dataclass(frozen=True)
class HouseholdLife:
    """The events of a household in order, and its years on the list.

    `first_listed` is the first period on the list, `listed` all of them; `listed_before` is whether
    the opening class of its first list records it as listed earlier. `escape` is the last escape
    that has not ended, `fell_again` the periods in which it was on the list again after an escape,
    or after a list without it, as column 6 of forms 2 and 3 counts: as poor where it was poor
    before, and not where it came back from elsewhere. `gaps` are the years that are not known.
    """

    events: tuple[LifeEvent, ...]
    listed: tuple[str, ...]
    listed_before: bool
    escape: LifeEvent | None
    fell_again: tuple[str, ...]
    gaps: ListGaps = NO_GAPS

    @property
    def first_listed(self) -> str | None:
        """The first period on the list of the poor and near-poor."""
        return self.listed[0] if self.listed else None


def life_of(
    history: HouseholdHistory,
    closing: Callable[[str], date | None],
    term: Callable[[str], EscapeTerm | None],
) -> HouseholdLife:
    """Return the events of a household.

    `closing` returns the day on which the law closes the review of a period, `term` how long a
    household that escapes in it counts as newly escaped.
    """
    periods = [classed(entry, closing) for entry in history.entries]
    left = escapes(periods)
    ended = {escape.ended.period for escape in left if escape.ended is not None}
    ended |= _back_on_list(periods, history.passages)
    back = tuple(returns_of(history))
    came = {item.period for item in back}
    again = set(_fallen_again(periods, ended, came))
    events = [
        *_entries(history),
        *_classes(periods, ended, again, came),
        *(item for item in back if not _is_elsewhere(history.entries, item.period)),
        *(_escaped(escape, term) for escape in left),
        *(_passed(item) for item in history.passages if item.kind in PASSAGES),
        *(
            LifeEvent(item.death.period, "died", day=item.death.day, death=item)
            for item in history.deaths
        ),
        *(
            LifeEvent(item.period, "member_left", day=item.on, place=item.name)
            for item in history.departures
        ),
        *(LifeEvent(item.period, "departed", day=item.on) for item in history.whole_departures),
    ]
    events.sort(key=lambda item: (order_of(item.period), ORDER.index(item.kind)))
    now = left[-1] if left and left[-1].ended is None else None
    first = history.entries[0]
    return HouseholdLife(
        events=tuple(events),
        listed=tuple(item.period for item in periods if item.klass in LISTED),
        listed_before=first.opening in LISTED,
        escape=None if now is None else _escaped(now, term),
        fell_again=tuple(item.period for item in periods if item.period in again),
        gaps=history.gaps,
    )


ORDER: tuple[LifeKind, ...] = (
    *("first_seen", "split", "moved", "new_map", "came_back", "new_head", "first_listed"),
    *("listed_again", "listed_anew"),
    *("became_poor", "became_near_poor", "escaped", "no_class", "split_off", "took_in"),
    *("died", "member_left", "departed", "merge", "off_list"),
)
"""The order of the events of one period."""


def classed(entry: PeriodEntry, closing: Callable[[str], date | None]) -> ClassedPeriod:
    """Return the class of an entry with the day on which it was recognised."""
    klass = None if entry.departed or entry.unreviewed else entry.klass
    days = (entry.decision_date, entry.list_date)
    closed = entry.review_date or closing(entry.period)
    return recognised(entry.period, klass, days, closed, entry.recorded)


def _escaped(escape: Escape, term: Callable[[str], EscapeTerm | None]) -> LifeEvent:
    lasts = term(escape.period) if escape.ended is None else None
    until = None if lasts is None or escape.day is None else lasts.last_day(escape.day)
    return LifeEvent(
        escape.period,
        "escaped",
        escape.to_class,
        escape.from_class,
        escape.day,
        escape.derived,
        until,
    )


def _passed(item: HouseholdPassage) -> LifeEvent:
    return LifeEvent(item.period, PASSAGES[item.kind], other=item.other)


def _entries(history: HouseholdHistory) -> Iterator[LifeEvent]:
    """Yield the events that lists show: the first one, moves, no class, departures.

    A merge into another household is an event of its own.
    """
    entries = history.entries
    merged = {item.period for item in history.passages if item.kind == "merge"}
    yield LifeEvent(entries[0].period, "first_seen", place=_came_by(history))
    for before, now in pairwise(entries):
        if (before.unit, before.village) != (now.unit, now.village):
            place = ", ".join(word for word in (before.village, before.commune) if word)
            # On the map since 1/7/2025 the same ground has another key than before.
            other_map = ("@" in before.unit) != ("@" in now.unit)
            yield LifeEvent(now.period, "new_map" if other_map else "moved", place=place)
    gone = False
    for entry in entries:
        # The lists of the months after a departure repeat it.
        if entry.departed and not gone and entry.period not in merged:
            yield LifeEvent(entry.period, "departed", place=entry.change_reason)
        gone = entry.departed
        if gone:
            continue
        if entry.unreviewed or entry.klass not in (*LISTED, *ABOVE):
            yield LifeEvent(entry.period, "no_class")


def _came_by(history: HouseholdHistory) -> str | None:
    """Return why a household is new, by its first list; None where that has no such reason.

    The reason of a change of class is none; a split is an event of its own.
    """
    first = history.entries[0]
    split = any(item.kind == "split" for item in history.passages if item.period == first.period)
    return None if split or first.opening or first.departed else first.change_reason


def _back_on_list(
    periods: Sequence[ClassedPeriod], passages: Sequence[HouseholdPassage]
) -> set[str]:
    """Return the periods in which a formerly listed household is on the list after one without it.

    Movements count it as fallen again.
    """
    out = [order_of(item.period) for item in passages if item.kind == "out"]
    listed = [item.period for item in periods if item.klass in LISTED]
    return {
        now.period
        for before, now in pairwise(periods)
        if now.period in listed[1:]
        and any(order_of(before.period) < gone < order_of(now.period) for gone in out)
    }


def _fallen_again(
    periods: Sequence[ClassedPeriod], back: Collection[str], came: Collection[str]
) -> Iterator[str]:
    """Yield the periods on the list again that column 6 of its form counts.

    `back` are the periods on the list after an escape or after a list without the household. A poor
    household counts if it was poor before, a near-poor one if it was poor or near-poor: for a year,
    in reviews of years; for a month, in any list. A household that `came` in a month arrived then,
    and counts as fallen again in the review of its year.
    """
    years, every = set[str](), set[str]()
    last: ClassedPeriod | None = None
    waits = False
    for item in periods:
        month = is_month(item.period)
        counts = item.period in back and item.period not in came
        if month:
            waits |= item.period in back and item.period in came
        else:
            counts |= waits and last is not None and last.klass in ABOVE
            waits, last = False, item
        known = every if month else years
        was = known & {HouseholdClass.poor.value} if item.klass == HouseholdClass.poor else known
        if counts and was and item.klass in LISTED:
            yield item.period
        if item.klass in LISTED:
            every.add(item.klass)
            years |= set() if month else {item.klass}


def returns_of(history: HouseholdHistory) -> Iterator[LifeEvent]:
    """Yield the returns of a household that lists recorded as gone, or lacked for a while.

    In the second case its row has a reason. Movements count it as arrived.
    """
    out = [item.period for item in history.passages if item.kind == "out"]
    gone: PeriodEntry | None = None
    last: PeriodEntry | None = None
    for entry in history.entries:
        if entry.departed:
            gone = gone or entry
        elif gone is not None:
            yield _return(entry, gone.period, gone.change_reason)
            gone = None
        elif last is not None and entry.change_reason:
            ends = order_of(last.period), order_of(entry.period)
            lacking = [period for period in out if ends[0] < order_of(period) < ends[1]]
            if lacking:
                yield _return(entry, min(lacking, key=order_of), None)
        last = entry


def _return(entry: PeriodEntry, since: str, reason: str | None) -> LifeEvent:
    return LifeEvent(entry.period, "came_back", entry.klass, place=reason, since=since)


def _is_elsewhere(entries: Sequence[PeriodEntry], period: str) -> bool:
    """Return whether a household is in the list of another commune of the same map than before.

    Its move is the only event then.
    """
    return any(
        before.unit != now.unit and ("@" in before.unit) == ("@" in now.unit)
        for before, now in pairwise(entries)
        if now.period == period
    )


def _classes(
    periods: Sequence[ClassedPeriod], ended: set[str], again: set[str], came: set[str]
) -> Iterator[LifeEvent]:
    """Yield the changes of class by which a household enters, stays on or leaves the list.

    `ended` are the periods back on the list after an escape or a list without the household,
    `again` those of them that count as fallen again. A period in which the household `came` has no
    change.
    """
    before: str | None = None
    listed = False
    for item in periods:
        if item.klass in LISTED:
            if not listed:
                yield LifeEvent(item.period, "first_listed", item.klass, before)
            elif item.period in again:
                yield LifeEvent(item.period, "listed_again", item.klass, before)
            elif item.period in came:
                pass
            elif item.period in ended:
                yield LifeEvent(item.period, "listed_anew", item.klass, before)
            elif item.klass != before:
                kind: LifeKind = (
                    "became_poor" if item.klass == HouseholdClass.poor else "became_near_poor"
                )
                yield LifeEvent(item.period, kind, item.klass, before)
            listed = True
        if item.klass in (*LISTED, *ABOVE):
            before = item.klass
