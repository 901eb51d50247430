"""The commune of a list on a given day: from 1/7/2025 on, the one that its commune became."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ravo.places.spelling import folded, parted
from ravo.places.units import (
    FIRST_DAY_OF_NEW_MAP,
    FIRST_YEAR_OF_NEW_MAP,
    successors,
    unit_of_code,
)


@dataclass(frozen=True, slots=True)
class NamedCommune:
    """A commune by its code and name; None where one is not known."""

    code: str | None
    name: str | None


def communes_on(unit: str, listed: NamedCommune, day: date) -> tuple[NamedCommune, ...]:
    """Return the commune of a list (`unit` is its key) on the map of a day.

    Several are returned where the list's commune was divided: which of them a household is in is
    not known. A commune that the tables lack is returned unchanged.
    """
    if day < FIRST_DAY_OF_NEW_MAP or listed.code is None:
        return (listed,)
    if is_of_new_map(unit):
        known = unit_of_code(listed.code, FIRST_YEAR_OF_NEW_MAP)
        return (listed if known is None else NamedCommune(known.code, known.name),)
    now = successors(listed.code)
    return tuple(NamedCommune(new.code, new.name) for new in now) or (listed,)


def is_of_new_map(unit: str) -> bool:
    """Return whether a key of the register is of a commune of the map since 1/7/2025."""
    return unit.endswith(f"@{FIRST_YEAR_OF_NEW_MAP}")


def is_one_of(communes: Sequence[NamedCommune], words: str) -> bool:
    """Return whether words are the code or name of one of several communes."""
    return any(is_commune(one.code, one.name, words) for one in communes)


def is_commune(code: str | None, name: str | None, words: str) -> bool:
    """Return whether words are a commune's code, or its name with or without its kind.

    Marks count, as some communes differ by nothing else.
    """
    if words.strip() == code:
        return True
    if name is None:
        return False
    kind, bare = parted(words, "commune")
    if kind is None:
        return folded(bare) == folded(parted(name, "commune")[1])
    return folded(words) == folded(name)
