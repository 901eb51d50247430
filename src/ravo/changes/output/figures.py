"""Figures of a comparison that several renderers show: by movement, cause and indicator."""

from dataclasses import dataclass

from ravo.changes.accounts import weights
from ravo.changes.comparison import Changes
from ravo.changes.movements import MOVEMENTS
from ravo.changes.output.words import indicator_names
from ravo.criteria.truth import UNKNOWN, YES
from ravo.messages import Lang

CAUSES = ("household", "standard", "area", "both", None)
"""The causes in the order shown; None is a cause that cannot be determined."""


CAME = tuple(
    name for name in MOVEMENTS if name.startswith(("new_", "arrived_")) or "_again" in name
)
WENT = tuple(name for name in MOVEMENTS if name.endswith("_left") or name == "left_above")
"""Movements counted only with the size at the end (CAME), only with that at the start (WENT)."""


@dataclass(frozen=True, slots=True)
class MovementCount:
    """The households of a movement, with their members as the forms count them.

    `opening` are the members that columns 1 to 4 count, `closing` those that 5 to 9 count;
    None where the movement is in none of these columns.
    """

    movement: str
    households: int
    opening: int | None
    closing: int | None


def by_movement(changes: Changes) -> list[MovementCount]:
    """Return the households and members of every movement, in the order of MOVEMENTS."""
    rows = changes.rows
    first, last = weights(rows, "members")
    counts = []
    for name in MOVEMENTS:
        here = (rows["movement"] == name).to_numpy()
        opening = None if name in CAME else int(first[here].sum())
        closing = None if name in WENT else int(last[here].sum())
        counts.append(MovementCount(name, int(here.sum()), opening, closing))
    return counts


def by_cause(changes: Changes) -> dict[str, list[int]]:
    """Return for each movement the households of both years that changed class, by CAUSES."""
    rows = changes.rows
    both = ((rows["old"] >= 0) & (rows["new"] >= 0) & ~rows["gone"].astype(bool)).to_numpy()
    changed = both & (rows["class_old"] != rows["class_new"]).to_numpy() & ~changes.unreviewed
    all_counts = {}
    for movement in MOVEMENTS:
        here = changed & (rows["movement"] == movement).to_numpy()
        if not here.any():
            continue
        causes = rows["cause"][here]
        counts = [
            int((causes.isna() if cause is None else causes == cause).sum()) for cause in CAUSES
        ]
        if sum(counts):
            all_counts[movement] = counts
    return all_counts


def by_indicator(changes: Changes, lang: Lang) -> list[tuple[str, list[int | None]]]:
    """Return each indicator's name with its numbers of households.

    They are: deprived before and after, newly, no longer, state not known before and after. None
    where no edition of that side has the indicator.
    """
    why, rows = changes.why, changes.rows
    has = [set(year.indicators) for year in (changes.old, changes.new)]
    listed = [(rows[name] >= 0).to_numpy() for name in ("old", "new")]
    counts: list[tuple[str, list[int | None]]] = []
    for place, (id, name) in enumerate(
        zip(why.indicators, indicator_names(changes, lang), strict=True)
    ):
        states = [why.before[:, place], why.after[:, place]]
        known = [id in side for side in has]
        deprived, unknown = (
            [
                int(((state == wanted) & here).sum()) if fit else None
                for state, here, fit in zip(states, listed, known, strict=True)
            ]
            for wanted in (YES, UNKNOWN)
        )
        moved = [
            int(flags[:, place].sum()) if all(known) else None for flags in (why.gained, why.lost)
        ]
        counts.append((name, [*deprived, *moved, *unknown]))
    return counts
