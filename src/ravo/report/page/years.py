"""Several years of a unit on the page: counts, rates, years on the list."""

from ravo.report.figures.several_years import SeveralYears, YearCounts
from ravo.report.page.model import MissingRow, OnListRow, YearRow, YearsFigures
from ravo.report.page.rates import share_of


def years_figures(several: SeveralYears | None) -> YearsFigures | None:
    """Return the figures of several years; None where there is at most one."""
    if several is None or len(several.years) < 2:
        return None
    total = sum(item.households for item in several.on_list)
    return YearsFigures(
        tuple(map(_row, several.years)),
        tuple(
            OnListRow(item.years, item.households, share_of(item.households, total))
            for item in several.on_list
        ),
        several.again,
        tuple(MissingRow(item.year, item.communes, item.whole) for item in several.missing),
    )


def _row(counts: YearCounts) -> YearRow:
    return YearRow(
        year=counts.year,
        communes=counts.communes,
        residents=counts.residents,
        poor=counts.poor,
        poor_rate=share_of(counts.poor, counts.residents),
        near_poor=counts.near_poor,
        near_poor_rate=share_of(counts.near_poor, counts.residents),
        listed_rate=share_of(counts.poor + counts.near_poor, counts.residents),
    )
