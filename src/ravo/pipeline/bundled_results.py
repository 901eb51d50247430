"""Results in a bundle that belong to none of its communes and periods: warnings for the sender."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from ravo.faults import Fault, RavoError
from ravo.register.chosen import ChosenBatches, is_meant
from ravo.register.lists import CommuneUnit, unit_of
from ravo.register.periods import map_year_of, order_of
from ravo.results.reader import about_results
from ravo.text import few_of, first_named
from ravo.workbook.opened import open_workbook

MOST = 3
"""The most files that a message names."""


def results_beside(
    files: Sequence[Path],
    bundled: ChosenBatches,
    communes: Sequence[str],
    periods: Collection[str],
) -> Iterator[Fault]:
    """Yield a warning about results of other communes or periods, and about unknown files.

    `communes` and `periods` are the chosen ones. Where only periods are chosen, the communes of the
    bundled lists count; where nothing is chosen, there is no warning.
    """
    if not communes and not periods:
        return
    others: list[tuple[str, str]] = []
    unknown = []
    for file in files:
        about = _commune_and_period(file)
        if about is None:
            unknown.append(file.name)
            continue
        unit, period = about
        chosen = [one.unit for one in bundled.chosen]
        # A commune of today includes the lists of the communes from which it was formed.
        here = unit.key in {one.key for one in chosen} or is_meant(unit, chosen, communes)
        if not here or (periods and period not in periods):
            others.append((unit.name or unit.key, period))
    if others:
        ordered = sorted(others, key=lambda pair: (pair[0], order_of(pair[1])))
        named = first_named([f"{name} ({period})" for name, period in ordered])
        yield Fault("RV-1472", params={"count": len(others), "results": named})
    if unknown:
        yield Fault("RV-1473", params={"count": len(unknown), "files": few_of(unknown, MOST)})


def _commune_and_period(file: Path) -> tuple[CommuneUnit, str] | None:
    """Return the commune and the period of results; None where they are not known."""
    try:
        about = about_results(open_workbook(file))
        if about is None or about[0].year is None:
            return None
        info, month = about
        period = month or f"{info.year:04}"
        return unit_of(info, map_year_of(period), str(file)), period
    except RavoError:
        return None
