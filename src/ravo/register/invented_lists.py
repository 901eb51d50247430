"""Which lists of a register have invented data, according to their workbooks."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from ravo.json_text import json_value
from ravo.messages import Lang
from ravo.register.tables import PART, UNIT

if TYPE_CHECKING:
    from ravo.register.parts import PartHeader


def is_invented(about: Mapping[str, Any]) -> bool:
    """Return whether the facts of a list's workbook mark its data as invented."""
    return bool(about["info"].get("synthetic"))


def has_invented(connection: Connection, unit: str) -> bool:
    """Return whether any list of a commune, by its key, has invented data."""
    of_unit = select(PART.c.about).join(UNIT, UNIT.c.id == PART.c.unit).where(UNIT.c.key == unit)
    return any(is_invented(json_value(about)) for about in connection.scalars(of_unit))


def invented_communes(lists: Iterable[tuple[str, bool]]) -> dict[str, bool]:
    """Return for each commune whether any of its lists is invented, from pairs of both."""
    invented: dict[str, bool] = {}
    for commune, is_one in lists:
        invented[commune] = invented.get(commune, False) or is_one
    return invented


def notice_of_lists(connection: Connection, parts: "Iterable[PartHeader]", lang: Lang) -> str:
    """Return the notice about some lists; empty where none is invented.

    Where some communes have only lists of real data, the notice names the others.
    """
    # Imported here: looking up a household needs nothing of the survey.
    from ravo.survey.sample_notice import notice_for

    names = {part.id: part.unit.name or part.unit.key for part in parts}
    rows = connection.execute(select(PART.c.id, PART.c.about)).all()
    pairs = ((names[id], is_invented(json_value(about))) for id, about in rows if id in names)
    return notice_for(invented_communes(pairs), lang)
