"""The households that changed, grouped by movement, in the words of what is printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.changes.comparison import Changes
from ravo.changes.movements import MOVEMENTS, STAYED, related, taken
from ravo.changes.output.words import bare_indicator_names, movement_word, place_name
from ravo.criteria.truth import UNKNOWN, YES
from ravo.frames import plain_values
from ravo.messages import Lang, say
from ravo.results.words import area_word, class_word
from ravo.review.review import BY_POINTS
from ravo.text import format_number, person_sort_key, sort_key

OUTSIDE = ("left_above", "arrived_above")
"""Movements that never touched the list: counted beside it, household by household elsewhere."""
NO_REASON = ("poor_left", "near_poor_left", "arrived_poor", "arrived_near_poor")
"""Movements whose reason somebody has to write down."""
TOLD_CAUSES = ("standard", "area", "both")


@dataclass(frozen=True, slots=True)
class ChangedHousehold:
    """One household in words: who, where, its class before and after, and what changed."""

    head: str
    commune: str
    village: str
    size: str
    before: str
    after: str
    what: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ChangedGroup:
    """The households of one movement, by commune, village and name."""

    movement: str
    title: str
    households: tuple[ChangedHousehold, ...]


def changed_groups(changes: Changes, lang: Lang) -> list[ChangedGroup]:
    """Return every household that came onto the list, left it or changed class, by movement."""
    rows, reader = changes.rows, _HouseholdReader(changes, lang)
    listed = changed_rows(changes)
    movement = rows["movement"].to_numpy()
    groups = []
    for name in MOVEMENTS:
        here = np.flatnonzero(listed & (movement == name)).tolist()
        if here:
            homes = sorted(((reader.key(at), reader.household(at)) for at in here), key=_first)
            title = say(f"changes.group_{name}", lang) if name in STAYED else None
            title = title or movement_word(name, lang)
            groups.append(ChangedGroup(name, title, tuple(home for _, home in homes)))
    return groups


def _first(pair: tuple[Any, Any]) -> Any:
    return pair[0]


def changed_rows(changes: Changes) -> NDArray[np.bool_]:
    """Return which households changed: a movement of the list, or another class beside it."""
    rows = changes.rows
    still = rows["movement"].isin([*STAYED, "undetermined"])
    differ = rows["start"].fillna("") != rows["class_new"].fillna("")
    flags = (~still | differ) & ~rows["movement"].isin(OUTSIDE)
    return flags.to_numpy(dtype=bool)


def outside_counts(changes: Changes) -> dict[str, int]:
    """Return how many households on the list of neither year came into the review or left it."""
    counts = changes.counts()
    return {name: counts.get(name, 0) for name in OUTSIDE}


@dataclass(frozen=True)
class _HouseholdReader:
    """Puts the households of a comparison into words; every column is read once."""

    changes: Changes
    lang: Lang

    @cached_property
    def columns(self) -> dict[str, tuple[list[Any], list[Any]]]:
        """The columns of both years, a value per movement; None where a year lacks it."""
        names = ("head_name", "village", "size", "area", "evidence", "value", "line")
        rows = self.changes.rows
        years = ((self.changes.old, rows["old"]), (self.changes.new, rows["new"]))
        columns = {}
        for name in (*names, "change_reason"):
            old, new = (
                plain_values(taken(year, at.to_numpy(), name, None).tolist()) for year, at in years
            )
            columns[name] = old, new
        return columns

    @cached_property
    def rows(self) -> dict[str, list[Any]]:
        """The columns of the movements as plain values."""
        rows = self.changes.rows
        names = ("old", "new", "start", "class_new", "movement", "cause", "relation")
        places = ("place_old", "place_new", "crossed", "gone")
        return {name: plain_values(rows[name].tolist()) for name in (*names, *places)}

    @cached_property
    def others(self) -> list[Any]:
        """The head of the household from which each one split, or into which it merged."""
        changes = self.changes
        heads = related(changes.old, changes.new, changes.rows, "head_name")
        return plain_values(heads.tolist())

    @cached_property
    def indicators(self) -> list[str]:
        """The names of the indicators in words of the annex, without their numbers."""
        return bare_indicator_names(self.changes, self.lang)

    def say(self, key: str, **params: object) -> str:
        """Return words of a comparison."""
        return say(f"changes.{key}", self.lang, **params)

    def figure(self, value: Any) -> str:
        """Return a figure; empty where there is none."""
        return "" if value is None else format_number(float(value), self.lang)

    def both(self, name: str, at: int) -> tuple[Any, Any]:
        """Return a column's value before and after."""
        old, new = self.columns[name]
        return old[at], new[at]

    def now(self, name: str, at: int) -> Any:
        """Return a column's value of this year; last year's for a household that left."""
        old, new = self.both(name, at)
        return new if self.rows["new"][at] >= 0 else old

    def place(self, at: int) -> int:
        """Return the present place of a household; its last place where it left."""
        rows = self.rows
        return int(rows["place_new"][at] if rows["new"][at] >= 0 else rows["place_old"][at])

    def key(self, at: int) -> tuple[Any, ...]:
        """Return the sort key of a household in its list."""
        village, head = (str(self.now(name, at) or "") for name in ("village", "head_name"))
        return self.place(at), sort_key(village), person_sort_key(head), at

    def household(self, at: int) -> ChangedHousehold:
        """Return one household in words."""
        rows = self.rows
        words = [class_word(rows[name][at], self.lang) for name in ("start", "class_new")]
        return ChangedHousehold(
            head=str(self.now("head_name", at) or self.say("no_head")),
            commune=place_name(self.changes, self.place(at), self.lang),
            village=str(self.now("village", at) or ""),
            size=self.figure(self.now("size", at)),
            before=words[0] or self.say("not_listed"),
            after=words[1] or self.say("no_longer"),
            what=tuple(self.what(at)),
            reason=self.reason(at),
        )

    def what(self, at: int) -> Iterator[str]:
        """Yield what changed: points, deprivations, members, area, head, place, the standard.

        Yields nothing for a household that left; for a new one only its points or income.
        """
        if self.rows["new"][at] < 0 or self.rows["gone"][at]:
            return
        yield from self._evidence(at)
        if self.rows["old"][at] < 0:
            return
        yield from self._deprivations(at)
        yield from self._facts(at)
        cause = self.rows["cause"][at]
        if cause in TOLD_CAUSES:
            yield self.say(f"by_{cause}")

    def _evidence(self, at: int) -> Iterator[str]:
        """Yield the points or the income of both years, each with the line for it."""
        kinds, values, lines = (self.both(name, at) for name in ("evidence", "value", "line"))
        sides = [
            self._side(*side)
            for side in zip(kinds, values, lines, strict=True)
            if side[0] and side[1] is not None
        ]
        kind = {"points" if kind in BY_POINTS else kind for kind in kinds if kind}
        if len(kind) != 1 or len(sides) < 2:
            yield from (f"{word} {figure}{against}" for word, figure, against in sides)
            return
        (word, old, before), (_, new, after) = sides
        if (old, before) != (new, after):
            yield f"{word} {old}{'' if before == after else before} → {new}{after}"

    def _side(self, kind: str, value: Any, line: Any) -> tuple[str, str, str]:
        """Return the word for the evidence, its figure and the line that it is compared with."""
        word = self.say("points" if kind in BY_POINTS else f"by_{kind}")
        against = self.say("against", line=self.figure(line)) if line is not None else ""
        return word, self.figure(value), against

    def _deprivations(self, at: int) -> Iterator[str]:
        why = self.changes.why
        if why.indicators:
            sides = (why.before[at], why.after[at])
            counts = [int((side == YES).sum()) for side in sides]
            known = all((side != UNKNOWN).all() for side in sides)
            if known and counts[0] != counts[1]:
                yield self.say("deprived_of", old=counts[0], new=counts[1])
            for key, flags in (("now_deprived", why.gained), ("no_longer_deprived", why.lost)):
                names = [self.indicators[place] for place in np.flatnonzero(flags[at])]
                if names:
                    yield self.say(key, names="; ".join(names))

    def _facts(self, at: int) -> Iterator[str]:
        changed = self.changes.why.changed
        if self._differs(changed, "size", at):
            old, new = self.both("size", at)
            yield self.say("size_changed", old=self.figure(old), new=self.figure(new))
        if self._differs(changed, "area", at) and all(self.both("area", at)):
            old, new = (area_word(area, self.lang).lower() for area in self.both("area", at))
            yield self.say("area_was", old=old, new=new)
        if self._differs(changed, "head_name", at) and self.both("head_name", at)[0]:
            yield self.say("head_was", name=self.both("head_name", at)[0])
        if self.rows["crossed"][at]:
            name = place_name(self.changes, int(self.rows["place_old"][at]), self.lang)
            yield self.say("came_from", name=name)

    def _differs(self, changed: dict[str, NDArray[np.bool_]], name: str, at: int) -> bool:
        return name in changed and bool(changed[name][at])

    def reason(self, at: int) -> str:
        """Return the reason in the survey; for arrivals and departures also that there is none."""
        relation, change_reason = self.rows["relation"][at], self.both("change_reason", at)[1]
        if relation in ("split", "merge"):
            name = self.others[at]
            return self.say(f"reason_{relation}", name=name or self.say("no_head"))
        if change_reason:
            return str(change_reason)
        return self.say("reason_none") if self.rows["movement"][at] in NO_REASON else ""
