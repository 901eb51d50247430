"""The measures of one year's households, by groups and services, and their change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import nan
from typing import get_args

import numpy as np

from ravo.analysis.alkire_foster import Interval, Measures, alkire_foster, measures_of
from ravo.analysis.answer_patterns import patterns_of
from ravo.analysis.changes_between import ChangeOfM0, change_of_m0
from ravo.analysis.choices import CountedUnit, GroupBy
from ravo.analysis.groups import GroupMeasures, NumberedGroups, by_group, numbered
from ravo.analysis.joint import JointDeprivation, joint_deprivations
from ravo.messages import Text
from ravo.places.villages import village_order
from ravo.typed_columns import Figures

GROUPINGS: tuple[GroupBy, ...] = get_args(GroupBy)


@dataclass(frozen=True, slots=True)
class AnalysedIndicator:
    """An indicator by its number from 1, its name and the basic service that it belongs to."""

    number: int
    id: str
    label: Text
    service: Text | None


@dataclass(frozen=True, slots=True)
class ResidentTotals:
    """All households and people of the communes; None where a commune did not state its number.

    `below_households`, `below_people` name the communes whose number is less than what was
    reviewed, with both figures: such a number is wrong.
    """

    households: int | None
    people: int | None
    below_households: tuple[str, ...] = ()
    below_people: tuple[str, ...] = ()

    def of(self, unit: CountedUnit) -> int | None:
        """Return the number of households or of people."""
        return self.households if unit == "household" else self.people

    def below(self, unit: CountedUnit) -> tuple[str, ...]:
        """Return the communes whose number of households or of people cannot be right."""
        return self.below_households if unit == "household" else self.below_people


@dataclass(frozen=True, eq=False)
class ReviewedRows:
    """The households of one year's review, one row each.

    `deprived` is n × d of 0, 1 and NaN; a household without a class is a row of NaN. `size` is the
    number of members, NaN where unknown. `poor` and `near_poor` mark the classes of the decree.
    `labels` names the group of each row for every grouping, "" where unknown. `ground` are the
    communes, by today's map; `undetermined` counts the households without a class by the decree;
    `monthly` is whether the lists are of the monthly review; `invented` has for each commune
    whether its data is invented.
    """

    year: int
    edition_id: str
    indicators: tuple[AnalysedIndicator, ...]
    deprived: Figures
    size: Figures
    poor: Figures
    near_poor: Figures
    labels: Mapping[GroupBy, Sequence[str]]
    residents: ResidentTotals
    without_class: int
    ground: frozenset[str] = frozenset()
    undetermined: int = 0
    monthly: bool = False
    invented: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ServiceContribution:
    """The indicators of one basic service, by their numbers, and their part of M0."""

    service: Text
    numbers: tuple[int, ...]
    contribution: float


@dataclass(frozen=True, slots=True)
class DecreeShares:
    """The shares of poor and near-poor by the decree; NaN where no row is counted."""

    poor: float
    near_poor: float


@dataclass(frozen=True, slots=True)
class AnalysedGroup:
    """A group's measures beside its shares of poor and near-poor households by the decree."""

    group: GroupMeasures
    by_decree: DecreeShares


@dataclass(frozen=True, slots=True)
class ComparedYear:
    """The year before: its measures, None where its indicators differ, and the change since.

    The change is also None where the communes differ.
    """

    year: int
    edition_id: str
    measures: Measures | None
    change: ChangeOfM0 | None


@dataclass(frozen=True, eq=False)
class Analysis:
    """The measures of a year, by groups and for every cut-off.

    `k` is the number of indicators from which a household is poor; `curve` has the measures for 1
    up to all of them. `reviewed` is the number of households (or people) counted, `uncounted` that
    of households whose members are unknown where people are counted. `residents` is None where a
    commune did not state its number. `of_residents` is the share of all residents that are poor by
    these measures, if nobody outside the review is; it is None without `residents`, with
    `uncounted` households, or where a number is less than what was reviewed (`below`). `groups` are
    None where none were requested.
    """

    rows: ReviewedRows
    unit: CountedUnit
    k: int
    measures: Measures
    curve: tuple[Measures, ...]
    services: tuple[ServiceContribution, ...]
    joint: tuple[JointDeprivation, ...]
    by_decree: DecreeShares
    reviewed: float
    uncounted: int
    residents: int | None
    of_residents: Interval | None
    by: GroupBy | None
    groups: tuple[AnalysedGroup, ...] | None
    before: ComparedYear | None
    below: tuple[str, ...] = ()


def analyse(
    rows: ReviewedRows,
    k: int,
    unit: CountedUnit = "household",
    by: GroupBy | None = None,
    previous: ReviewedRows | None = None,
) -> Analysis:
    """Return the analysis of a year, and of its change since the `previous` one.

    `k` is a number of indicators, from 1 to all of them. Raises ValueError for any other.
    """
    count = len(rows.indicators)
    if not 1 <= k <= count:
        raise ValueError(f"k is {k}, not from 1 to {count}")
    weights, size = _weights(rows), _size(rows, unit)
    patterns = patterns_of(rows.deprived, size)
    curve = tuple(measures_of(patterns, weights, cut / count) for cut in range(1, count + 1))
    measures = curve[k - 1]
    residents = rows.residents.of(unit)
    uncounted = int(np.isnan(rows.size).sum()) if unit == "person" else 0
    below = _below(rows, unit, measures.rows)
    return Analysis(
        rows=rows,
        unit=unit,
        k=k,
        measures=measures,
        curve=curve,
        services=_services(rows.indicators, measures),
        joint=joint_deprivations(rows.deprived, size),
        by_decree=_by_decree(rows, size, NumberedGroups(("",), np.zeros(size.size, np.int64)))[0],
        reviewed=measures.rows,
        uncounted=uncounted,
        residents=residents,
        of_residents=_of_residents(measures, None if uncounted or below else residents),
        by=by,
        groups=None if by is None else _groups(rows, k, size, by),
        before=None if previous is None else _before(rows, previous, measures, k, unit),
        below=below,
    )


def _below(rows: ReviewedRows, unit: CountedUnit, reviewed: float) -> tuple[str, ...]:
    """Return in words the numbers of residents below what was reviewed, with both figures."""
    residents = rows.residents.of(unit)
    named = rows.residents.below(unit)
    if named or residents is None or residents >= reviewed:
        return named
    return (f"{residents} < {reviewed:g}",)


def _weights(rows: ReviewedRows) -> Figures:
    count = len(rows.indicators)
    return np.full(count, 1 / count)


def _size(rows: ReviewedRows, unit: CountedUnit) -> Figures:
    """Return the number that each row counts for; an unknown number of people counts as 0."""
    return np.ones(len(rows.size)) if unit == "household" else np.nan_to_num(rows.size, nan=0.0)


def _services(
    indicators: Sequence[AnalysedIndicator], measures: Measures
) -> tuple[ServiceContribution, ...]:
    named: dict[Text, list[int]] = {}
    for indicator in indicators:
        if indicator.service is not None:
            named.setdefault(indicator.service, []).append(indicator.number)
    return tuple(
        ServiceContribution(
            service, tuple(numbers), sum(measures.contributions[n - 1] for n in numbers)
        )
        for service, numbers in named.items()
    )


def _of_residents(measures: Measures, residents: int | None) -> Interval | None:
    if not residents:
        return None
    return Interval(measures.poor.lower / residents, measures.poor.upper / residents)


def _by_decree(
    rows: ReviewedRows, size: Figures, groups: NumberedGroups
) -> tuple[DecreeShares, ...]:
    """Return the shares of poor and near-poor in each group."""
    total, poor, near = (
        groups.sums(weighed).tolist() for weighed in (size, size * rows.poor, size * rows.near_poor)
    )
    return tuple(
        DecreeShares(a / n, b / n) if n else DecreeShares(nan, nan)
        for n, a, b in zip(total, poor, near, strict=True)
    )


def _groups(rows: ReviewedRows, k: int, size: Figures, by: GroupBy) -> tuple[AnalysedGroup, ...]:
    share = k / len(rows.indicators)
    numbers = numbered(rows.labels[by])
    grouped = by_group(rows.deprived, _weights(rows), share, size, numbers)
    decree = _by_decree(rows, size, numbers)
    groups = tuple(map(AnalysedGroup, grouped, decree))
    if by != "thon":
        return groups
    return tuple(sorted(groups, key=lambda one: _village_place(one.group.group)))


def _village_place(name: str) -> tuple[bool, tuple[object, ...]]:
    """Return the sort key of a village; households without one come last."""
    return not name, village_order(name)


def _before(
    rows: ReviewedRows, previous: ReviewedRows, now: Measures, k: int, unit: CountedUnit
) -> ComparedYear:
    same = [one.id for one in rows.indicators] == [one.id for one in previous.indicators]
    if not same:
        return ComparedYear(previous.year, previous.edition_id, None, None)
    weights, share = _weights(rows), k / len(rows.indicators)
    before = alkire_foster(previous.deprived, weights, share, _size(previous, unit))
    # Communes that only one year has would look like a change.
    change = change_of_m0(before, now) if rows.ground == previous.ground else None
    return ComparedYear(previous.year, previous.edition_id, before, change)
