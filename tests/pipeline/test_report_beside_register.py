"""A report beside a register: figures of its own year that differ are reported."""

from dataclasses import replace

from ravo.pipeline.earlier_years import other_figures
from ravo.report.figures.several_years import SeveralYears, YearCounts
from support.page_districts import two_years


def codes(*years: YearCounts) -> list[str]:
    """Return the faults of a register with years beside a report of no household."""
    district = replace(two_years(), communes=())
    return [fault.code for fault in other_figures(SeveralYears(years, (), 0), district)]


def test_other_figures_of_the_own_year_are_reported() -> None:
    """One household more is another list; without the year there is nothing to fit."""
    year = two_years().year
    assert codes(YearCounts(year, 1, 0, 0, None)) == []
    assert codes(YearCounts(year, 1, 0, 1, None)) == ["RV-1278"]
    assert codes(YearCounts(year, 1, 1, 0, None)) == ["RV-1278"]
    assert codes(YearCounts(year - 1, 1, 0, 0, None)) == codes() == ["RV-1279"]


def test_figures_of_the_report_are_those_of_its_communes() -> None:
    """The sums of all communes fit, a household less does not."""
    district = two_years()
    poor, near = (
        sum(commune.classes[klass].households for commune in district.communes)
        for klass in ("poor", "near_poor")
    )
    for missing in (0, 1):
        own = YearCounts(district.year, 1, poor - missing, near, None)
        assert len(other_figures(SeveralYears((own,), (), 0), district)) == missing
