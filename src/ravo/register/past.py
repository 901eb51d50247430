"""The classes of households before a review, for the explanation: plain SQL, no guesses."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from ravo.criteria.terms import CLASSES, HouseholdClass
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP, successors
from ravo.register.communes_on import NamedCommune, is_of_new_map, is_one_of
from ravo.register.history import HouseholdHistory, PeriodEntry, history_of
from ravo.register.periods import order_of
from ravo.register.search import code_key, exactly, name_key, number_key
from ravo.review.explanation import Explanation, PastDeath

Past = tuple[tuple[str, str], ...]
"""Periods in their order, each with the class that the household had."""


@dataclass(frozen=True, slots=True)
class SoughtHousehold:
    """A household of a survey: the facts by which it is searched in the register.

    `communes` are the code and the name of its commune on the map of `map_year`.
    """

    code: str
    head_name: str
    citizen_id: str | None
    communes: tuple[str, ...]
    map_year: int


def history_before(connection: Connection, sought: SoughtHousehold) -> HouseholdHistory | None:
    """Return the history of a survey's household in the register; None where none fits.

    It is the one household that has its head's citizen number, else the one of its commune with its
    code and its head's name. Where several fit, None.
    """
    histories = _of_number(connection, sought) or _of_code(connection, sought)
    return histories[0] if len(histories) == 1 else None


def with_history(one: Explanation, history: HouseholdHistory | None, before: str) -> Explanation:
    """Return an explanation with the classes and deaths before a period; none without a class."""
    past = () if history is None else classes_before(history, before)
    if history is None or not past:
        return replace(one, past=())
    deaths = tuple(
        PastDeath(item.name, item.death.period, item.death.written, item.death.differing)
        for item in history.deaths
        if order_of(item.death.period) < order_of(before)
    )
    return replace(one, past=past, past_deaths=deaths)


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
        if any(_headed(item, key)) and any(_is_of(entry, sought) for entry in item.entries)
    ]


def _is_of(entry: PeriodEntry, sought: SoughtHousehold) -> bool:
    """Return whether a list is of a household's commune, as a code may differ between maps.

    A list of the former map is of the commune of today that its commune became.
    """
    new, wanted_new = is_of_new_map(entry.unit), sought.map_year >= FIRST_YEAR_OF_NEW_MAP
    if new and not wanted_new:
        return False
    places = [NamedCommune(entry.commune_code, entry.commune)]
    if wanted_new and not new:
        # A commune that no table has can still be compared by its own name.
        now = successors(entry.commune_code or "")
        places = [NamedCommune(unit.code, unit.name) for unit in now] or places
    return any(is_one_of(places, words) for words in sought.communes)


def classes_before(history: HouseholdHistory, before: str) -> Past:
    """Return the periods before one with a class of a household, and the classes.

    Lists that record the household as gone, that did not review it or left its class undetermined
    are left out.
    """
    known = set(CLASSES) - {HouseholdClass.undetermined.value}
    return tuple(
        (entry.period, entry.klass)
        for entry in history.entries
        if entry.klass in known
        and order_of(entry.period) < order_of(before)
        and not (entry.departed or entry.unreviewed)
    )
