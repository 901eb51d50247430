"""A report beside a register: figures of its own year that differ are reported."""

from dataclasses import replace

from ravo.pipeline.earlier_years import other_figures
from ravo.report.figures.several_years import CommuneCounts, SeveralYears, YearCounts
from support.page_districts import two_years


def codes(*years: YearCounts) -> list[str]:
    """Return the faults of a register with years beside a report of no household."""
    district = replace(two_years(), communes=())
    return [fault.code for fault in other_figures(SeveralYears(years, (), 0), district)]


def test_a_register_without_the_own_year_is_reported() -> None:
    year = two_years().year
    assert codes(YearCounts(year, 1, 0, 0, None)) == []
    assert codes(YearCounts(year - 1, 1, 0, 0, None)) == codes() == ["RV-1279"]


def test_figures_of_the_report_are_compared_commune_by_commune() -> None:
    """A household less, or another class of it, is another list; equal sums may hide it."""
    district = two_years()
    own = [
        CommuneCounts(
            commune.place.code or "",
            *(commune.classes[klass].households for klass in ("poor", "near_poor")),
        )
        for commune in district.communes
    ]
    sums = [sum(getattr(item, name) for item in own) for name in ("poor", "near_poor")]
    last = YearCounts(district.year, len(own), sums[0], sums[1], None)
    names = [commune.place.name for commune in district.communes]

    def differing(*counts: CommuneCounts) -> list[object]:
        """Return the communes that are named as other ones."""
        faults = [*other_figures(SeveralYears((last,), (), 0, own=counts), district)]
        assert {fault.code for fault in faults} <= {"RV-1278"}
        return [fault.params["communes"] for fault in faults]

    assert differing(*own) == []
    one, two = own[:2]
    moved = replace(one, poor=one.poor - 1), replace(two, poor=two.poor + 1)
    assert differing(*moved, *own[2:]) == [f"{names[0]}, {names[1]}"]
    classed = replace(one, poor=one.poor - 1, near_poor=one.near_poor + 1)
    assert differing(classed, *own[1:]) == [names[0]]
    assert differing(*own[1:]) == [names[0]]
