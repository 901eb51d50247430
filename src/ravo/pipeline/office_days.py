"""The working days of an office, by the file of holidays of an option or of its settings."""

from pathlib import Path
from typing import TYPE_CHECKING

from ravo.review_dates.holidays import working_days
from ravo.review_dates.working_days import WorkingDays

if TYPE_CHECKING:
    from ravo.report.forms.settings import ReportSettings


def office_days(
    holidays: Path | None, settings: "ReportSettings | None" = None, path: Path | None = None
) -> WorkingDays:
    """Return the working days by a file of holidays, else by the one named in the settings.

    `path` is the file of the settings, in whose folder their file of holidays is. Raises
    InputProblem (exit code 3) for an unusable file of holidays.
    """
    if holidays is None and settings is not None and settings.holidays is not None:
        holidays = (path.parent if path else Path()) / settings.holidays
    return working_days(holidays)
