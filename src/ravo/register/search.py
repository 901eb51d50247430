"""Households looked up by code, citizen number or name: plain SQL, nothing heavy loaded."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, select

from ravo.register.periods import order_of
from ravo.register.portions import portions
from ravo.register.tables import ALIAS, HOUSEHOLD, PART, REVIEW, SEARCH, UNIT
from ravo.text import loose_key, match_key, tidy

SearchKind = Literal["code", "name", "number"]
NUMBER_LENGTHS = (9, 12)
"""The number of digits of a citizen number: old identity cards, and today's."""
SHOWN_TAIL = 4
"""Digits of a citizen number that lists and papers show."""


@dataclass(frozen=True, slots=True)
class HouseholdMatch:
    """A household that matches a search, by its last list; `kinds` are the keys that match."""

    id: int
    uid: str
    kinds: tuple[str, ...]
    period: str
    code: str | None
    head_name: str | None
    birth_year: int | None
    village: str | None
    commune: str | None
    district: str | None
    province: str | None
    klass: str | None


def code_key(code: str) -> str:
    """Return a household's code as the key that searches compare."""
    return tidy(code).casefold()


def name_key(name: str) -> str:
    """Return a name as the key that searches compare: without marks, case and signs."""
    return loose_key(name)


def number_key(number: str) -> str:
    """Return a citizen number as the key that searches compare: letters and digits only."""
    return number if number.isalnum() else "".join(sign for sign in number if sign.isalnum())


def is_citizen_number(words: str) -> bool:
    """Return whether words are as many digits as a citizen number has, blanks and dots aside."""
    digits = words.replace(" ", "").replace(".", "")
    return digits.isascii() and digits.isdigit() and len(digits) in NUMBER_LENGTHS


def search(
    connection: Connection, words: str, period: str | None = None
) -> tuple[HouseholdMatch, ...]:
    """Return the households that match words: by code, citizen number or uid, else by name.

    Four digits that are none of these are the last digits of a citizen number.

    A whole name has precedence over a part of one: where a name equals the words, names that only
    contain them are left out. With a period only households in its lists match. By name, heads come
    before members, the most similar first, then by commune and code.
    """
    kinds_by_household: dict[int, set[str]] = {}
    for kind, key in _keys(words):
        for household in exactly(connection, kind, key):
            kinds_by_household.setdefault(household, set()).add(kind)
    for household in connection.scalars(select(HOUSEHOLD.c.id).where(HOUSEHOLD.c.uid == words)):
        kinds_by_household.setdefault(household, set()).add("uid")
    if kinds_by_household:
        return matches(connection, kinds_by_household, period)
    named = {household: {"name"} for household in _named(connection, name_key(words))}
    if not named and is_tail(words):
        named = {household: {"tail"} for household in _with_tail(connection, words)}
    return tuple(
        sorted(matches(connection, named, period), key=lambda match: _named_place(match, words))
    )


def is_tail(words: str) -> bool:
    """Return whether words may be the last digits of a citizen number, as in printed lists."""
    return len(words) == SHOWN_TAIL and words.isascii() and words.isdigit()


def _with_tail(connection: Connection, digits: str) -> set[int]:
    """Return the households in which a head's or member's citizen number ends in these digits."""
    whole = (SEARCH.c.kind == "number") & SEARCH.c.key.like(f"%{digits}")
    households = {*connection.scalars(select(SEARCH.c.household).where(whole))}
    here = (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row)
    heads = select(ALIAS.c.household).join(REVIEW, here).where(REVIEW.c.head_tail == digits)
    return households | {*connection.scalars(heads)}


def _named_place(match: HouseholdMatch, words: str) -> tuple[Any, ...]:
    """Return the sort key of a match by name: how well the head's name fits, then the place.

    A whole name comes before a part of one, and the same marks before others.
    """
    place = (match.province, match.district, match.commune)
    where = (*(name_key(word or "") for word in place), code_key(match.code or ""), match.uid)
    name = match.head_name or ""
    if not is_in_name(words, name):
        return 2, False, *where
    whole = name_key(words) == name_key(name)
    written = f" {match_key(words)} " in f" {match_key(name)} "
    return 0 if whole else 1, not written, *where


def is_in_name(words: str, name: str) -> bool:
    """Return whether words are whole syllables of a name, ignoring marks and case."""
    return f" {name_key(words)} " in f" {name_key(name)} "


def _keys(words: str) -> tuple[tuple[SearchKind, str], ...]:
    return ("code", code_key(words)), ("number", number_key(words))


def exactly(connection: Connection, kind: SearchKind, key: str) -> list[int]:
    """Return the households that have a key of a kind."""
    here = (SEARCH.c.kind == kind) & (SEARCH.c.key == key)
    return list(connection.scalars(select(SEARCH.c.household).where(here).distinct()))


def _named(connection: Connection, key: str) -> list[int]:
    if not key:
        return []
    whole = exactly(connection, "name", key)
    if whole:
        return whole
    # Keys have letters, digits and single blanks only, none of which is a wildcard of LIKE.
    inside = (" " + SEARCH.c.key + " ").like(f"% {key} %")
    query = select(SEARCH.c.household).where(SEARCH.c.kind == "name").where(inside).distinct()
    return list(connection.scalars(query))


def counted_periods(
    connection: Connection, households: Sequence[int] | None = None
) -> tuple[str, ...]:
    """Return the periods of the lists that count, in their order; only of `households` if given."""
    query = select(PART.c.period).join(ALIAS, ALIAS.c.part == PART.c.id).distinct()
    periods: set[str] = set()
    if households is None:
        periods.update(connection.scalars(query))
    else:
        for some in portions(households):
            here = ALIAS.c.household.in_(some)
            periods.update(connection.scalars(query.where(here)))
    return tuple(sorted(periods, key=order_of))


def matches(
    connection: Connection, kinds: dict[int, set[str]], period: str | None = None
) -> tuple[HouseholdMatch, ...]:
    """Return households with the facts of their last lists (or those of a period), by place."""
    last: dict[int, Any] = {}
    ids = sorted(kinds)
    for some in portions(ids):
        for row in connection.execute(_last_rows(some)):
            if period not in (None, row.period):
                continue
            known = last.get(row.household)
            if known is None or order_of(known.period) < order_of(row.period):
                last[row.household] = row
    items = [_match(row, tuple(sorted(kinds[household]))) for household, row in last.items()]
    return tuple(sorted(items, key=_place))


def _last_rows(ids: Sequence[int]) -> Any:
    columns = (
        *(ALIAS.c.household, HOUSEHOLD.c.uid, PART.c.period, REVIEW.c.code, REVIEW.c.head_name),
        *(
            REVIEW.c.head_birth_year,
            REVIEW.c.village,
            REVIEW.c.klass,
            UNIT.c.name,
            UNIT.c.district,
            UNIT.c.province,
        ),
    )
    return (
        select(*columns)
        .select_from(ALIAS)
        .join(HOUSEHOLD, HOUSEHOLD.c.id == ALIAS.c.household)
        .join(PART, PART.c.id == ALIAS.c.part)
        .join(UNIT, UNIT.c.id == PART.c.unit)
        .join(REVIEW, (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row))
        .where(ALIAS.c.household.in_(ids))
    )


def _match(row: Any, kinds: tuple[str, ...]) -> HouseholdMatch:
    return HouseholdMatch(
        row.household,
        row.uid,
        kinds,
        row.period,
        row.code,
        row.head_name,
        None if row.head_birth_year is None else int(row.head_birth_year),
        row.village,
        row.name,
        row.district,
        row.province,
        row.klass,
    )


def _place(match: HouseholdMatch) -> tuple[str, ...]:
    words = (match.province, match.district, match.commune, match.village, match.head_name)
    return (*(name_key(word or "") for word in words), match.uid)
