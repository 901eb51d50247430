"""The households behind a difference that the movement forms print."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

from ravo.report.figures.district import movements_of
from ravo.report.figures.model import District, ReportPlace, key_of
from support.years import diff, home, year


def test_who_was_not_reviewed_yet_is_behind_the_difference_as_printed() -> None:
    """H-02 is at the start of form 2 and, not reviewed yet, not at its end: it is named."""
    old = [home("H-01"), home("H-02", size=4), home("H-03", "near_poor")]
    new = year(2024, [home("H-01"), home("H-02", "undetermined"), home("H-03", "near_poor")])
    waiting = new.households.assign(unreviewed=[False, True, False])
    changes = diff(year(2023, old), replace(new, households=waiting))
    assert changes.breaches == ()
    place = ReportPlace("30172", "Xã Mỹ An Hưng A", None, None, None, "rural")
    communes: Any = (SimpleNamespace(place=place),)
    moved = movements_of(changes, cast(District, SimpleNamespace(communes=communes)))
    key = key_of(place)
    assert moved.behind == {("2", "households", key): ("H-02",), ("2", "members", key): ("H-02",)}
