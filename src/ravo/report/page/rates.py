"""Rates of poverty, last year's, their change, and the plan's target."""

from collections.abc import Iterable, Mapping, Sequence
from math import nan

from ravo.criteria.terms import LISTED
from ravo.report.figures.ground import CommuneParts
from ravo.report.figures.model import CommuneFigures, District, ReportPlace, key_of
from ravo.report.forms.settings import Blocks, YearTarget
from ravo.report.forms.tables import percent, tree_of
from ravo.report.page.model import Rate, RowCounts, Target, Verdict
from ravo.results.summary import Share


def share_of(part: int | None, whole: int | None) -> float | None:
    """Return `part` in % of `whole`, two decimals; None where one is unknown or the whole is 0."""
    return percent(nan if part is None else part, nan if whole is None else whole)


def points(now: float | None, last: float | None) -> float | None:
    """Return the change of a printed rate in points; None where one of the two is unknown."""
    return None if now is None or last is None else round(now - last, 2)


def sum_of(values: Iterable[int | None]) -> int | None:
    """Return the sum; None where there is nothing or one part is unknown."""
    known = list(values)
    return None if not known or None in known else sum(n for n in known if n is not None)


def total_of(commune: CommuneFigures, unit: str) -> int | None:
    """Return a commune's residents (`households` or `members`).

    None where it states none or 0, or fewer than its poor and near-poor: such a total was not
    filled in properly, and the rate of the district would be wrong too.
    """
    total: int | None = getattr(commune.totals, unit)
    listed = sum(getattr(commune.classes[klass], unit) for klass in LISTED)
    return total if total and total >= listed else None


def totals_of(communes: Sequence[CommuneFigures], unit: str) -> int | None:
    """Return the residents of several communes; None where one of them has no usable total."""
    return sum_of(total_of(commune, unit) for commune in communes)


def rate_of(
    communes: Sequence[CommuneFigures],
    last: Sequence[CommuneFigures] | None,
    classes: Sequence[str],
) -> Rate:
    """Return the rate of some classes together; `last` is None if the years do not compare."""
    now, before = _share(communes, classes), _share(last or (), classes)
    households, members = (now.households, now.members) if now else (None, None)
    last_households = before.households if before else None
    rate = share_of(households, totals_of(communes, "households"))
    last_rate = share_of(last_households, totals_of(last or (), "households"))
    return Rate(
        households=households,
        members=members,
        rate=rate,
        member_rate=share_of(members, totals_of(communes, "members")),
        last_households=last_households,
        last_rate=last_rate,
        change=points(rate, last_rate),
    )


def _share(communes: Sequence[CommuneFigures], classes: Sequence[str]) -> Share | None:
    if not communes:
        return None
    return sum((item.classes[klass] for item in communes for klass in classes), Share(0, 0))


def target_of(poor: Rate, listed: Rate, plan: YearTarget | None, *, yearly: bool) -> Target | None:
    """Return whether the rate named in the plan of the year fell as planned; None without a plan.

    The rate is that of the `poor`, or of the `listed`: poor and near-poor together. Where the two
    years are not consecutive (`yearly` is false) the verdict is `unknown`.
    """
    if plan is None:
        return None
    rate = poor if plan.rate == "poor" else listed
    fall = None if rate.change is None else round(0.0 - rate.change, 2)
    verdict = _verdict(fall if yearly else None, plan.least, plan.most)
    return Target(plan.least, plan.most, plan.source, plan.rate, fall, verdict)


def multidimensional_rates(district: District, blocks: Blocks = "none") -> tuple[float | None, ...]:
    """Return the rate of poor and near-poor of every unit of a report, in print order."""
    units = tree_of(district, blocks).every
    return tuple(rate_of(unit.sent, None, LISTED).rate for unit in units)


def _verdict(fall: float | None, least: float, most: float) -> Verdict:
    if fall is None:
        return "unknown"
    if fall < least:
        return "missed"
    return "exceeded" if fall > most else "met"


def rows_of(commune: CommuneFigures | None) -> RowCounts:
    """Return the row counts of a commune; all None where it sent no results."""
    if commune is None:
        return RowCounts(*[None] * len(RowCounts.__slots__))
    q = commune.quality
    return RowCounts(
        q.read,
        q.scored,
        q.rejected,
        q.departed,
        q.blank,
        q.undetermined,
        q.errors,
        q.warnings,
    )


def places_of(district: District) -> list[tuple[ReportPlace, CommuneFigures | None]]:
    """Return the communes in the order of the report, then those without results."""
    sent: list[tuple[ReportPlace, CommuneFigures | None]] = [
        (c.place, c) for c in district.communes
    ]
    return [*sent, *((place, None) for place in district.missing)]


def last_parts(last: Mapping[str, CommuneParts], place: ReportPlace) -> CommuneParts | None:
    """Return last year's communes on the ground of a commune; None where not comparable."""
    return last.get(key_of(place))
