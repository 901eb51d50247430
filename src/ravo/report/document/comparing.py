"""Last year's figures of the same area, and what became of the rates and the target."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ravo import units
from ravo.report.district.model import CommuneFigures, District, key_of
from ravo.report.forms.tables import percent
from ravo.report.summary import Share

Reached = Literal["met", "over", "not_met", "unknown"]
NOTHING = float("nan")


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """Households and members of some classes together, and their rates in % of all residents."""

    households: int
    members: int
    rate: float | None
    member_rate: float | None


def summed(values: Sequence[int | None]) -> int | None:
    """Return the sum; None where one of the values is unknown, so that no sum is a part only."""
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def class_figures(communes: Sequence[CommuneFigures], classes: Sequence[str]) -> ClassFigures:
    """Return the figures of some classes over communes."""
    share = sum((item.classes[name] for item in communes for name in classes), Share(0, 0))
    totals = [item.totals for item in communes]
    return ClassFigures(
        share.households,
        share.members,
        rate_of(share.households, summed([item.households for item in totals])),
        rate_of(share.members, summed([item.members for item in totals])),
    )


def rate_of(part: int | None, whole: int | None) -> float | None:
    """Return `part` in % of `whole` with two decimals; None where it cannot be told."""
    return percent(NOTHING if part is None else part, NOTHING if whole is None else whole)


def points(now: float | None, before: float | None) -> float | None:
    """Return how a rate in % changed, in points: the difference of the two rates as printed."""
    if now is None or before is None:
        return None
    return float(_exact(now) - _exact(before))


def reached(change: float | None, least: float, most: float) -> Reached:
    """Tell whether a change of the poverty rate (in points) keeps the plan's yearly reduction.

    A reduction equal to `least` meets the target, one of more than `most` is over it.
    """
    if change is None:
        return "unknown"
    reduction = -_exact(change)
    if reduction < _exact(least):
        return "not_met"
    return "over" if reduction > _exact(most) else "met"


def _exact(value: float) -> Decimal:
    return Decimal(str(value))


def before_of(
    communes: Sequence[CommuneFigures], district: District
) -> tuple[CommuneFigures, ...] | None:
    """Return last year's communes that make the same area; None where they are not all there.

    Across 1/7/2025 an area is the communes that became it, each of them wholly.
    """
    previous = district.previous
    if previous is None:
        return None
    keys = {key_of(item.place) for item in communes}
    wanted = keys if _one_map(district.year, previous.year) else _became(keys)
    found = tuple(item for item in previous.communes if key_of(item.place) in wanted)
    return found if wanted and len(found) == len(wanted) else None


def whole_before(district: District) -> tuple[CommuneFigures, ...] | None:
    """Return last year's communes where both years report the same area; else None."""
    found = before_of(district.communes, district)
    previous = district.previous
    return found if found and previous and len(found) == len(previous.communes) else None


def _one_map(year: int, last: int) -> bool:
    first = units.FIRST_YEAR_OF_NEW_MAP
    return (year >= first) == (last >= first)


def _became(codes: set[str]) -> set[str]:
    """Return the codes of before 1/7/2025 that became these communes; empty where one was split."""
    old = units.communes(units.FIRST_YEAR_OF_NEW_MAP - 1).values()
    parts = [unit for unit in old if not codes.isdisjoint(unit.successors)]
    covered = {code for unit in parts for code in unit.successors}
    return {unit.code for unit in parts} if covered == codes else set()


def lacking(district: District) -> tuple[list[str], list[str]]:
    """Return the communes that only this year and only last year reports, by name.

    Empty where the years stand on the two sides of 1/7/2025, when names tell nothing.
    """
    previous = district.previous
    if previous is None or not _one_map(district.year, previous.year):
        return [], []
    now, last = ({key_of(c.place): c.place.name for c in year.communes} for year in (district, previous))  # fmt: skip
    new = [name for key, name in now.items() if key not in last]
    return new, [name for key, name in last.items() if key not in now]
