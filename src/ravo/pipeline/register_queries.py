"""What a register answers about households: nothing heavy is loaded, so that answers are quick."""

from dataclasses import dataclass

from ravo.faults import usage
from ravo.register.history import HouseholdHistory, history_of
from ravo.register.search import HouseholdMatch, is_citizen_number, keeps_numbers, search
from ravo.register.store import reading, register_address
from ravo.text import mask_citizen


@dataclass(frozen=True)
class FoundHouseholds:
    """The households that words fit, and the history of the only one."""

    matches: tuple[HouseholdMatch, ...]
    history: HouseholdHistory | None


def find_in_register(
    register: str | None, words: str, period: str | None = None
) -> FoundHouseholds:
    """Look up a household by a code of any period, a citizen number or a name.

    With a period only those that are in its lists fit. Raises UsageProblem (exit code 2) where
    nothing fits.
    """
    with reading(register_address(register)) as connection:
        found = search(connection, words, period)
        if not found:
            raise _nothing(words, period, numbers=keeps_numbers(connection))
        history = history_of(connection, found[0].id) if len(found) == 1 else None
    return FoundHouseholds(found, history)


def _nothing(words: str, period: str | None, *, numbers: bool) -> Exception:
    if not is_citizen_number(words):
        return usage("RV-1230", words=words, period=period or "")
    code = "RV-1231" if numbers else "RV-1232"
    return usage(code, words=mask_citizen("".join(filter(str.isdigit, words))))
