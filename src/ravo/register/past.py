"""The years of households before a review, for their explanation: plain SQL, nothing guessed."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from ravo.criteria.terms import CLASSES, HouseholdClass
from ravo.register.communes_on import is_commune
from ravo.register.history import HouseholdHistory, history_of
from ravo.register.periods import order_of
from ravo.register.search import code_key, exactly, name_key, number_key

Past = tuple[tuple[str, str], ...]
"""Periods in their order, each with the class that the household had."""


@dataclass(frozen=True, slots=True)
class SoughtHousehold:
    """A household of a survey, by what one of the register is compared with."""

    code: str
    head_name: str
    citizen_id: str | None
    communes: tuple[str, ...]


def past_of(connection: Connection, sought: SoughtHousehold, before: str) -> Past | None:
    """Return the classes of a household in the periods before one; None where it is in none.

    It is the one household that its head's citizen number is in, else the one of its commune with
    its code and its head's name. Where several fit it is none of them.
    """
    found = _of_number(connection, sought) or _of_code(connection, sought)
    if len(found) != 1:
        return None
    return _classes(found[0], before) or None


def _of_number(connection: Connection, sought: SoughtHousehold) -> list[HouseholdHistory]:
    number = number_key(sought.citizen_id or "")
    ids = exactly(connection, "number", number) if number else []
    histories = [history_of(connection, id) for id in ids]
    key = name_key(sought.head_name)
    return [item for item in histories if any(_headed(item, key))]


def _headed(history: HouseholdHistory, key: str) -> Sequence[bool]:
    return [name_key(entry.head_name or "") == key for entry in history.entries]


def _of_code(connection: Connection, sought: SoughtHousehold) -> list[HouseholdHistory]:
    key = name_key(sought.head_name)
    histories = (
        history_of(connection, id) for id in exactly(connection, "code", code_key(sought.code))
    )
    return [
        item
        for item in histories
        if any(_headed(item, key))
        and any(
            is_commune(entry.commune_code, entry.commune, words)
            for entry in item.entries
            for words in sought.communes
        )
    ]


def _classes(history: HouseholdHistory, before: str) -> Past:
    known = set(CLASSES) - {HouseholdClass.undetermined.value}
    return tuple(
        (entry.period, entry.klass)
        for entry in history.entries
        if entry.klass in known
        and order_of(entry.period) < order_of(before)
        and not (entry.departed or entry.unreviewed)
    )
