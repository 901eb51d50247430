"""Years before those that are compared, from folders of workbooks and from a register."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.changes.links import Links
from ravo.changes.year import Year
from ravo.criteria.terms import LISTED
from ravo.faults import Fault
from ravo.pipeline.listener import Listener
from ravo.pipeline.years import read_history
from ravo.survey.settings import ReadSettings
from ravo.text import first_named

if TYPE_CHECKING:
    from ravo.report.figures.model import CommuneFigures, District
    from ravo.report.figures.several_years import SeveralYears


def earlier_years(
    folders: Sequence[Path],
    register: str | None,
    before: int,
    settings: ReadSettings,
    listener: Listener,
) -> list[Year]:
    """Return the years before `before` in folders, and those that only a register has.

    Raises InputProblem (exit code 3) for a workbook or a register that cannot be read.
    """
    read_years = read_history(folders, before, settings, listener)
    if register is None:
        return read_years
    years = {year.year for year in read_years}
    more = [year for year in _of_register(register, before, listener) if year.year not in years]
    return sorted([*read_years, *more], key=lambda year: year.year)


def with_registered_answers(
    given: Links, register: str | None, old: Year, new: Year, listener: Listener
) -> Links:
    """Return the answers of files about doubtful pairs, joined with those of a register.

    Where both answer about one household differently, those of the files count, which is reported;
    communes for which the register lacks earlier years are reported too.
    """
    if register is None:
        return given
    from ravo.register.answered_files import answers_about, joined_answers, units_in
    from ravo.register.compared import earlier_gap_faults
    from ravo.register.store import address_of, reading

    with reading(address_of(register)) as connection:
        joined = joined_answers(given, answers_about(connection, old, new))
        faults = earlier_gap_faults(connection, old.year, units_in(new))
    if joined.differing:
        faults.append(Fault("RV-1273", params={"count": joined.differing}))
    for fault in faults:
        listener.fault(fault)
    return joined.links


def year_before_in(register: str, now: Year, listener: Listener) -> Year | None:
    """Return the last yearly review before a year that a register has of its communes.

    None where there is none, which is reported; lists that contradict each other are reported too.
    Raises InputProblem (exit code 3) for a register that cannot be read.
    """
    from ravo.register.answered_files import units_in
    from ravo.register.compared import contradiction_faults, last_review_before
    from ravo.register.store import address_of, reading

    address = address_of(register)
    with reading(address) as connection:
        faults = contradiction_faults(connection)
        year_before = last_review_before(connection, now.year, units_in(now))
    if year_before is None:
        name = address.path.name if address.path else address.shown
        faults.append(Fault("RV-1487", params={"path": name, "year": str(now.year)}))
    for fault in faults:
        listener.fault(fault)
    return year_before


def several_years_of(
    register: str | None, district: "District", listener: Listener
) -> "SeveralYears | None":
    """Return the register's years of a report's communes; None without a register.

    If the register has other figures for the report's own year, that is reported.
    """
    if register is None:
        return None
    from ravo.register.several_years import several_years
    from ravo.register.store import address_of, reading

    wanted = {item.place.code: item.place.name for item in district.communes if item.place.code}
    with reading(address_of(register)) as connection:
        years = several_years(connection, district.year, wanted)
    for fault in other_figures(years, district):
        listener.fault(fault)
    return years


def other_figures(several: "SeveralYears", district: "District") -> list[Fault]:
    """Return a fault where a register lacks a report's year, or has other figures for it.

    Communes are compared one by one, the poor apart from the near-poor: sums may agree by chance.
    """
    year = str(district.year)
    last = several.years[-1] if several.years else None
    if last is None or last.year != district.year:
        return [Fault("RV-1279", params={"year": year})]
    there = {item.code: (item.poor, item.near_poor) for item in several.own}
    figures = [(item.place, _listed(item)) for item in district.communes]
    other = [place.name for place, listed in figures if there.get(place.code or "") != listed]
    if not other:
        return []
    poor, near = (sum(listed[at] for _, listed in figures) for at in (0, 1))
    about = {"poor": last.poor, "near": last.near_poor, "own_poor": poor, "own_near": near}
    return [Fault("RV-1278", params={"year": year, **about, "communes": first_named(other)})]


def _listed(commune: "CommuneFigures") -> tuple[int, int]:
    """Return the numbers of poor and near-poor households of a commune of a report."""
    poor, near = (commune.classes[klass].households for klass in LISTED)
    return poor, near


def _of_register(register: str, before: int, listener: Listener) -> list[Year]:
    from ravo.register.compared import contradiction_faults, reviews_before
    from ravo.register.store import address_of, reading

    with reading(address_of(register)) as connection:
        for fault in contradiction_faults(connection):
            listener.fault(fault)
        return reviews_before(connection, before)
