"""A unit over the years: poor and near-poor, years on the list, households that fell again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class YearCounts:
    """One year of the communes of a unit, on today's ground.

    `communes` counts the lists of that year, `residents` all households living there; None where
    a commune gave no total.
    """

    year: int
    communes: int
    poor: int
    near_poor: int
    residents: int | None


@dataclass(frozen=True, slots=True)
class YearsOnList:
    """This year's listed households that were on the list in so many `years`, this one included."""

    years: int
    households: int


@dataclass(frozen=True, slots=True)
class MissingLists:
    """The communes (their names) without a list that counts in a year between others.

    `whole` is whether no commune has a list in that year.
    """

    year: int
    communes: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class CommuneCounts:
    """The poor and near-poor households of a commune (its code) in one year."""

    code: str
    poor: int
    near_poor: int


@dataclass(frozen=True, slots=True)
class SeveralYears:
    """The years of a unit that a register has, the earliest first, up to that of the report.

    `missing` are the years from the first on that lack communes, `own` the report's own year,
    commune by commune. `on_list` counts the households of the last year's list by their number of
    years on it, `again` those of them that were off it in a year between.
    """

    years: tuple[YearCounts, ...]
    on_list: tuple[YearsOnList, ...]
    again: int
    missing: tuple[MissingLists, ...] = ()
    own: tuple[CommuneCounts, ...] = ()
