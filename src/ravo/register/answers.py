"""An officer's answers about doubtful pairs, kept in the register by commune, code and cell."""

from sqlalchemy import Connection

from ravo.changes.links import Links
from ravo.register.home_departures import departed_homes
from ravo.register.period_years import PeriodYear
from ravo.register.records import active_records
from ravo.register.tables import LINK

KEY = ("period", "unit", "code", "cell")
NAMES = (*(f"old_{name}" for name in KEY), *(f"new_{name}" for name in KEY), "answer")
YES, NO = "yes", "no"
PairAnswer = tuple[str | None, ...]
"""The values of NAMES."""
HouseholdKeys = tuple[str | None, ...]
"""The values of KEY."""


def answers(connection: Connection) -> list[PairAnswer]:
    """Return the answer that counts about each pair: the one of the latest batch.

    Answers are sorted as batches are in every register, the latest last.
    """
    answers_by_pair: dict[PairAnswer, PairAnswer] = {}
    for answer in active_records(connection, LINK):
        answers_by_pair.pop(answer[:-1], None)
        answers_by_pair[answer[:-1]] = answer
    return list(answers_by_pair.values())


def keys_of(side: PeriodYear) -> list[HouseholdKeys]:
    """Return the key of each household of a period."""
    frame = side.year.households
    columns = (frame["part"].tolist(), frame["code"].tolist(), frame["cell"].tolist())
    return [
        (side.periods[part], side.units[part].key, code, cell)
        for part, code, cell in zip(*columns, strict=True)
    ]


def links_between(connection: Connection, old: PeriodYear, new: PeriodYear) -> Links:
    """Return the answers about two periods by their rows; those about others are left out.

    Where a household was confirmed with two others, the later answer counts. Its `gone` has the
    households of `old` whose people have all left or died since, as was recorded.
    """
    gone = departed_homes(connection, old)
    given = answers(connection)
    if not given:
        return Links(gone=gone)
    finders = [_finder(side) for side in (old, new)]
    confirmed: list[tuple[int, int]] = []
    refused: set[tuple[int, int]] = set()
    used: set[tuple[str, int]] = set()
    for answer in reversed(given):
        one, other = _row(finders[0], answer[:4]), _row(finders[1], answer[4:8])
        if one is None or other is None:
            continue
        ends = {("old", one), ("new", other)}
        if answer[8] == NO:
            refused.add((one, other))
        elif not ends & used:
            used |= ends
            confirmed.append((one, other))
    return Links(tuple(sorted(confirmed)), frozenset(refused), gone)


_Finder = dict[tuple[str | None, ...], list[tuple[str | None, int]]]


def _finder(side: PeriodYear) -> _Finder:
    finder: _Finder = {}
    for row, key in enumerate(keys_of(side)):
        finder.setdefault(key[:3], []).append((key[3], row))
    return finder


def _row(finder: _Finder, key: HouseholdKeys) -> int | None:
    """Return the row of a household: by its code, and by its cell where codes repeat."""
    candidates = finder.get(key[:3], [])
    if len(candidates) > 1 or key[2] is None:
        candidates = [item for item in candidates if item[0] == key[3]]
    return candidates[0][1] if len(candidates) == 1 else None
