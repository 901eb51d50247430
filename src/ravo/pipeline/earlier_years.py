"""The years before those that are compared: from folders of workbooks, and from a register."""

from collections.abc import Sequence
from pathlib import Path

from ravo.changes.year import Year
from ravo.pipeline.listener import Listener
from ravo.pipeline.years import read_history
from ravo.survey.settings import ReadSettings


def earlier_years(
    folders: Sequence[Path],
    register: str | None,
    before: int,
    settings: ReadSettings,
    listener: Listener,
) -> list[Year]:
    """Return the years before `before` that folders hold, and those that only a register has.

    Raises InputProblem (exit code 3) for a workbook or a register that cannot be read.
    """
    found = read_history(folders, before, settings, listener)
    if register is None:
        return found
    years = {year.year for year in found}
    more = [year for year in _of_register(register, before, listener) if year.year not in years]
    return sorted([*found, *more], key=lambda year: year.year)


def _of_register(register: str, before: int, listener: Listener) -> list[Year]:
    from ravo.register.compared import contradiction_faults, reviews_before
    from ravo.register.store import address_of, reading

    with reading(address_of(register)) as connection:
        for fault in contradiction_faults(connection):
            listener.fault(fault)
        return reviews_before(connection, before)
