"""The commune of each of many workbooks, to detect a commune that was sent twice."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from ravo.places.lookup import WrittenPlace, commune_of
from ravo.text import match_key

SentItem = TypeVar("SentItem")


def commune_key(place: WrittenPlace) -> tuple[str, ...] | None:
    """Return a key of the year and commune of a workbook, the same for every spelling.

    None where no year or no commune is named. A commune that no table has gets a key of its written
    words.
    """
    at = commune_of(place)
    if at.year is None:
        return None
    if at.unit is not None:
        return str(at.year), at.unit.code
    if not place.commune:
        return None
    words = (at.province or "", at.district or "", place.commune)
    return str(at.year), *map(match_key, words)


def sent_once(
    items: Iterable[SentItem], place_of: Callable[[SentItem], WrittenPlace]
) -> tuple[list[SentItem], list[list[SentItem]]]:
    """Return the workbooks whose commune sent one for its year, and groups of those sent again.

    Each group holds the workbooks of one commune and year.
    """
    groups: dict[object, list[SentItem]] = {}
    given = list(items)
    if len(given) < 2:
        return given, []
    for number, item in enumerate(given):
        groups.setdefault(commune_key(place_of(item)) or number, []).append(item)
    single = [group[0] for group in groups.values() if len(group) == 1]
    return single, [group for group in groups.values() if len(group) > 1]
