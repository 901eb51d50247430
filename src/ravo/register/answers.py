"""An officer's answers about doubtful pairs, kept in the register by commune, code and cell."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from ravo.changes.links import Links
from ravo.register.batches import active_numbers, batches
from ravo.register.period_years import PeriodYear
from ravo.register.tables import LINK

KEY = ("period", "unit", "code", "cell")
NAMES = (*(f"old_{name}" for name in KEY), *(f"new_{name}" for name in KEY), "answer")
Answer = tuple[str | None, ...]
"""The values of NAMES."""


def answers(connection: Connection) -> list[Answer]:
    """Return the answers that count, later ones behind earlier ones."""
    counted = active_numbers(batches(connection))
    rows = connection.execute(select(LINK).order_by(LINK.c.batch, LINK.c.place))
    return [tuple(row._mapping[name] for name in NAMES) for row in rows if row.batch in counted]


def keys_of(side: PeriodYear, periods: Sequence[str]) -> list[tuple[str | None, ...]]:
    """Return the key of each household of a year; `periods` has that of every workbook."""
    frame = side.year.households
    columns = (frame["part"].tolist(), frame["code"].tolist(), frame["cell"].tolist())
    return [
        (periods[part], side.units[part].key, code, cell)
        for part, code, cell in zip(*columns, strict=True)
    ]


def links_between(connection: Connection, old: PeriodYear, new: PeriodYear) -> Links:
    """Return the answers about two periods by their rows; those about others are left out."""
    given = answers(connection)
    if not given:
        return Links()
    places = [
        {key: row for row, key in enumerate(keys_of(side, side.periods))} for side in (old, new)
    ]
    confirmed: dict[tuple[int, int], bool] = {}
    for answer in given:
        one, other = places[0].get(answer[:4]), places[1].get(answer[4:8])
        if one is not None and other is not None:
            confirmed[one, other] = answer[8] == "yes"
    return Links(
        tuple(pair for pair, yes in confirmed.items() if yes),
        frozenset(pair for pair, yes in confirmed.items() if not yes),
    )
