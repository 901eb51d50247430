"""Profile of the listed households: deprivations, causes of poverty, groups."""

from collections.abc import Sequence
from dataclasses import replace

from ravo.criteria.terms import LISTED, HouseholdClass
from ravo.report.figures.model import CAUSES, CommuneFigures, District
from ravo.report.page.model import CauseRow, GroupRow, IndicatorRow
from ravo.report.page.rates import points, share_of, sum_of

GROUPS = ("minority", "no_labour", "merit", "woman")
"""Groups in the order of the programmes; a household may be in several."""


def households_of(communes: Sequence[CommuneFigures], klass: str) -> int | None:
    """Return the households of a class; None without communes."""
    return sum_of(commune.classes[klass].households for commune in communes)


def deprived_shares(commune: CommuneFigures) -> tuple[float | None, ...]:
    """Return the share of a commune's poor households deprived in each indicator."""
    poor = commune.classes[HouseholdClass.poor].households
    return tuple(share_of(count, poor) for count in commune.deprived[HouseholdClass.poor])


def indicator_rows(district: District, *, compared: bool) -> tuple[IndicatorRow, ...]:
    """Return the profile of the poor by indicator, with last year's share of the same indicator."""
    previous = district.previous if compared else None
    last = _last_shares(previous) if previous else {}
    poor = households_of(district.communes, HouseholdClass.poor)
    rows = []
    for place, name in enumerate(district.indicators):
        count = sum_of(
            commune.deprived[HouseholdClass.poor][place] for commune in district.communes
        )
        rate = share_of(count, poor)
        unknown = sum(commune.unknown[HouseholdClass.poor][place] for commune in district.communes)
        before = last.get(name.id)
        rows.append(
            IndicatorRow(
                name.id, name.number, name.label, count, rate, unknown, before, points(rate, before)
            )
        )
    return tuple(rows)


def _last_shares(previous: District) -> dict[str, float | None]:
    return {
        row.id: row.rate for row in indicator_rows(replace(previous, previous=None), compared=False)
    }


def cause_rows(communes: Sequence[CommuneFigures]) -> tuple[CauseRow, ...]:
    """Return the causes, the one named by most poor households first; unknown ones last."""
    counts = {
        k: {c: sum_of(item.causes[k][c] for item in communes) for c in CAUSES} for k in LISTED
    }
    poor, near = (households_of(communes, klass) for klass in LISTED)
    order = sorted(CAUSES, key=lambda cause: -_known(counts[HouseholdClass.poor][cause]))
    mentions = sum(count for count in counts[HouseholdClass.poor].values() if count is not None)
    rows: list[CauseRow] = []
    named = 0
    for cause in order:
        count, other = counts[HouseholdClass.poor][cause], counts[HouseholdClass.near_poor][cause]
        named += count or 0
        shares = (share_of(count, poor), share_of(count, mentions))
        so_far = None if count is None else share_of(named, mentions)
        rows.append(CauseRow(cause, count, *shares, so_far, other, share_of(other, near)))
    return tuple(rows)


def _known(count: int | None) -> int:
    return -1 if count is None else count


def group_rows(communes: Sequence[CommuneFigures]) -> tuple[GroupRow, ...]:
    """Return the groups of listed households, in a fixed order."""
    poor, near = (households_of(communes, klass) for klass in LISTED)
    rows = []
    for name in GROUPS:
        mine, other = (_in_group(communes, klass, name) for klass in LISTED)
        rows.append(GroupRow(name, mine, share_of(mine, poor), other, share_of(other, near)))
    return tuple(rows)


def _in_group(communes: Sequence[CommuneFigures], klass: str, name: str) -> int | None:
    shares = [getattr(commune.groups[klass], name) for commune in communes]
    return sum_of(None if share is None else share.households for share in shares)
