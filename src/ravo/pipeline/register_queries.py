"""Queries of a register about households: nothing heavy is loaded, so that answers are quick."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from ravo.faults import Fault, usage
from ravo.files import write_whole_text
from ravo.formats import NewlyEscapedFormat
from ravo.messages import Lang
from ravo.pipeline.listener import SILENCE, Listener
from ravo.register.history import HouseholdHistory, history_of
from ravo.register.search import (
    HouseholdMatch,
    counted_periods,
    is_citizen_number,
    number_key,
    search,
)
from ravo.register.store import reading, register_address
from ravo.register.uncounted import uncounted_faults
from ravo.text import mask_citizen

if TYPE_CHECKING:
    from ravo.register.life import HouseholdLife
    from ravo.register.newly_escaped import NewlyEscaped

LEFT_OUT = {
    "undated": "RV-1234",
    "without_term": "RV-1235",
    "recorded": "RV-1236",
    "unclassed": "RV-1227",
    "split": "RV-1237",
    "later": "RV-1453",
    "same_code": "RV-1454",
    "moved": "RV-1455",
    "nobody": "RV-1533",
    "departed": "RV-1553",
    "off_list": "RV-1238",
    "unsettled": "RV-1239",
}
"""The fault for each reason why a household is left out, or listed with an open question."""


@dataclass(frozen=True)
class FoundHouseholds:
    """The households that match words, and the history if there is only one."""

    matches: tuple[HouseholdMatch, ...]
    history: HouseholdHistory | None


def find_in_register(
    register: str | None,
    words: str,
    period: str | None = None,
    listener: Listener = SILENCE,
) -> FoundHouseholds:
    """Look up a household by a code of any period, a citizen number or a name.

    With a period only households in its lists match. Raises UsageProblem (exit code 2) where none
    matches.
    """
    with reading(register_address(register)) as connection:
        _report_uncounted(connection, listener)
        matches = search(connection, words, period)
        if not matches:
            raise _nothing_in(connection, words, period)
        history = history_of(connection, matches[0].id, period) if len(matches) == 1 else None
    return FoundHouseholds(matches, history)


def _report_uncounted(connection: Connection, listener: Listener) -> None:
    """Report the communes and periods whose lists contradict each other, so that none counts."""
    for fault in uncounted_faults(connection):
        listener.fault(fault)


def life_in_register(history: HouseholdHistory) -> "HouseholdLife":
    """Return the events of a household that was looked up, by the days of the law."""
    from ravo.register.law_days import closing_by_law, term_of
    from ravo.register.life import life_of

    return life_of(history, closing_by_law, term_of)


def write_household_page(
    history: HouseholdHistory, life: "HouseholdLife", out: Path, lang: Lang
) -> None:
    """Write the page of a household: a picture of its years, and its events."""
    from ravo.register.household_page import household_html

    write_whole_text(out, household_html(history, life, lang))


def _nothing_in(connection: Connection, words: str, period: str | None) -> Exception:
    """Return the problem that nothing matches, or that matches are in other periods only."""
    elsewhere = search(connection, words) if period is not None else ()
    if not elsewhere:
        return _nothing(words)
    from ravo.register.periods import is_period
    from ravo.register.shown import period_word

    every = counted_periods(connection)
    periods = counted_periods(connection, [item.id for item in elsewhere])
    wanted = period_word(str(period)) if is_period(str(period)) else period
    code, known = ("RV-1339", periods) if period in every else ("RV-1213", every)
    return usage(code, period=wanted, periods=[*map(period_word, known)])


def _nothing(words: str) -> Exception:
    """Return the problem that nothing matches; the words may be a name and are not repeated."""
    if is_citizen_number(words):
        return usage("RV-1231", words=mask_citizen(number_key(words)))
    return usage("RV-1230")


def newly_escaped_in_register(
    register: str | None, on: date, commune: str | None, listener: Listener
) -> "NewlyEscaped":
    """Return the households of a register that count as newly escaped on a day.

    Raises UsageProblem (exit code 2) for a commune that the register does not have.
    """
    from ravo.register.list_years import gap_faults
    from ravo.register.newly_escaped import newly_escaped

    with reading(register_address(register)) as connection:
        _report_uncounted(connection, listener)
        escaped = newly_escaped(connection, on, commune)
    for fault in (*gap_faults(escaped.gaps, "RV-1271"), *left_out_faults(escaped)):
        listener.fault(fault)
    return escaped


def left_out_faults(listed: "NewlyEscaped") -> list[Fault]:
    """Return a fault for each reason to be left out, or to be listed with an open question."""
    counts = Counter[str](item.reason for item in listed.left_out)
    counts["off_list"] = sum(item.off_list for item in listed.households)
    counts["unsettled"] = sum(item.unsettled for item in listed.households)
    counted = ((code, counts[name]) for name, code in LEFT_OUT.items())
    return [Fault(code, params={"count": count}) for code, count in counted if count]


def write_newly_escaped_list(
    listed: "NewlyEscaped", format: NewlyEscapedFormat, out: Path, lang: Lang, listener: Listener
) -> None:
    """Write the list of newly escaped households to a file."""
    if format == "xlsx":
        from ravo.register.newly_escaped_sheet import write_newly_escaped

        write_newly_escaped(listed, out, lang)
    else:
        from ravo.register.newly_escaped_output import rendered

        write_whole_text(out, rendered(listed, format, lang))
    listener.written(out)
