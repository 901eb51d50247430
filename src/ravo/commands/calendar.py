"""`ravo calendar`: the dates of a year's review for the officer's calendar."""

from typing import Annotated

from ravo.commands.options import LangOpt, OutFile, Quiet, choice, option
from ravo.formats import UnitLevel


def calendar(
    *,
    year: Annotated[int, option("--year", metavar="N", key="calendar_year")],
    out: OutFile,
    level: Annotated[UnitLevel | None, choice("--level", UnitLevel, key="calendar_level")] = None,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Write the dates of a year's review as a calendar."""
    from ravo.commands.terminal import terminal
    from ravo.console import tell
    from ravo.faults.exit_codes import ExitCode
    from ravo.messages import say
    from ravo.pipeline.calendars import write_calendar
    from ravo.review_dates.model import LEVELS

    listener = terminal(quiet=quiet)
    levels = LEVELS if level is None else (level,)
    written = write_calendar(year, out, listener.lang, listener, levels)
    if not quiet:
        words = {"count": written.dates, "year": str(written.year)}
        tell(say("calendar.wrote", listener.lang, **words))
        if written.district_ends:
            tell(say("calendar.district_ends", listener.lang))
    return ExitCode.DONE
