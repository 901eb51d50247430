"""Two years compared: pairing, movements, causes, opening, balance, as one frozen value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ravo.changes import places
from ravo.changes.accounts import Account
from ravo.changes.average import average_of
from ravo.changes.causes import ChangeCauses, of_areas, why_of
from ravo.changes.choices import Map, Opening
from ravo.changes.doubtful_pairs import to_confirm_fault
from ravo.changes.earlier_heads import pairs_by_number_first
from ravo.changes.earlier_reviews import EarlierListed, again_of, heads_in
from ravo.changes.forms import OF_AREA, Breach, Form, breaches_of, form_of
from ravo.changes.identity import FORM_OF
from ravo.changes.links import NO_LINKS, Links
from ravo.changes.month_lists import months_of
from ravo.changes.movements import (
    STAYED,
    RejudgedClass,
    households_of,
    matrix_of,
    moved,
    open_again,
    standing,
    taken,
)
from ravo.changes.older_lists import LatestLists, kept_links, latest_lists, without_returned
from ravo.changes.opening_check import OpeningCheck, check_opening
from ravo.changes.pairs import Pairing, pair_years, same_places
from ravo.changes.places import OPEN, CommuneSpot, PlaceLayout, map_of, spots_of
from ravo.changes.repeated_lists import repeated_faults
from ravo.changes.standard import causes, rejudged
from ravo.changes.year import Year
from ravo.criteria import Edition
from ravo.criteria.terms import LISTED
from ravo.criteria.truth import YES
from ravo.faults import Fault, usage
from ravo.frames import words_of
from ravo.messages import Text, text
from ravo.places.units import successors
from ravo.quotes import code_words
from ravo.results.facts_sheets import CLUES_LOST, lost_facts
from ravo.review.b1_findings import unchecked_score_table
from ravo.review.review import BY_POINTS
from ravo.survey.left_members import GONE
from ravo.survey.whereabouts import written_words
from ravo.text import MINUS, NAMED, first_named, more_than_named, sort_key
from ravo.typed_columns import Flags


@dataclass(frozen=True)
class Changes:
    """What changed between two years.

    `rows` has a row per household of either year that was compared: `old`, `new` (rows of the
    years, -1 where there is none), `how`, `score`, `relation`, `other`, `class_old`,
    `class_new`, `start`, `members_old`, `members_new`, `gone`, `movement`, `cause`,
    `place_old`, `place_new` (places of `layout`), `crossed`, `changed`. `opening` is None where
    the first year is not before the second. `what_if` names the edition of a comparison of one
    year with itself.
    """

    old: Year
    new: Year
    pairing: Pairing
    layout: PlaceLayout
    rows: pd.DataFrame
    matrix: pd.DataFrame
    why: ChangeCauses
    forms: dict[str, Form]
    breaches: tuple[Breach, ...]
    opening: OpeningCheck | None
    starts_from: Opening
    history: tuple[int, ...]
    faults: tuple[Fault, ...]
    what_if: str | None = None
    links: Links = NO_LINKS

    @property
    def average(self) -> Account:
        """The movements of the average-living class, which the forms count as above the line."""
        return average_of(self.rows, len(self.layout.names))

    @property
    def area_changed(self) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        """Households whose area differs from last year's, so that other lines apply."""
        one = taken(self.old, self.rows["old"].to_numpy(), "area", None)
        other = taken(self.new, self.rows["new"].to_numpy(), "area", None)
        known = ~pd.isna(one) & ~pd.isna(other)
        return np.asarray(self.why.changed["area"] & known, dtype=bool)

    @property
    def unreviewed(self) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        """Flags of the households without a movement, as they are not reviewed this year yet."""
        return _waiting(self.new, self.rows)

    @property
    def moves(self) -> int:
        """Households that changed class, arrived or left, or whose movement is unknown."""
        classes = self.rows["class_old"].fillna("") != self.rows["class_new"].fillna("")
        return int((classes | ~self.rows["movement"].isin([*STAYED, "undetermined"])).sum())

    @property
    def missing(self) -> int:
        """The number of households that are not compared, as the other year lacks their commune."""
        pairing = self.pairing
        sides = (
            (pairing.compared_old, self.old.departed),
            (pairing.compared_new, self.new.departed),
        )
        return sum(int((~compared & ~gone).sum()) for compared, gone in sides)

    @property
    def same(self) -> bool:
        """Whether nothing at all differs: movements, evidence, doubtful pairs, communes."""
        doubtful = len(self.pairing.to_confirm) or self.missing
        return not self.moves and not self.rows["changed"].any() and not doubtful

    def counts(self) -> dict[str, int]:
        """Return the number of households of each movement."""
        return {
            str(name): int(count) for name, count in self.rows["movement"].value_counts().items()
        }


def compare(
    old: Year,
    new: Year,
    *,
    links: Links | None = None,
    history: Sequence[Year] | EarlierListed = (),
    opening: Opening = "last-year",
    layout: Map | None = None,
    explain: bool = True,
) -> Changes:
    """Return what changed from `old` to `new`, laid out by one map (that of the new year).

    `links` are the officer's answers about doubtful pairs, `history` the years before `old`, to
    recognise households that fell again, or these households themselves where they are known.
    Movements start from the class that `opening` names; `layout` names the map where it is not that
    of the new year. Without `explain`, for years without evidence, there are no reasons: no cause,
    no likeness of pairs, no difference but that of the area.

    Raises InputProblem (exit code 3) for duplicate codes, UsageProblem (exit code 2) where no
    commune is in both years.
    """
    before, after = latest_lists(old, new), latest_lists(new, old)
    given, new = links or NO_LINKS, after.year
    links = kept_links(given, before, after)
    pairing = _paired(history, before, new, links)
    if (left := without_returned(before, old, new, pairing)) is not before:
        before, links = left, kept_links(given, left, after)
        pairing = _paired(history, before, new, links)
    old = before.year
    rows = pairing.pairs[["old", "new"]].to_numpy(dtype=np.int64)
    again_listed = repeated_faults(old, new, rows)
    faults = (*before.faults, *after.faults, *again_listed, *pairing.faults)
    pairing = replace(pairing, faults=faults)
    if not _share_places(pairing):
        raise usage("RV-193", old=_communes(old, new), new=_communes(new, old))
    if opening == "last-year":
        pairing = _without_gone(pairing, new)
    if not explain:
        pairing = replace(pairing, pairs=pairing.pairs[["old", "new", "how", "score"]].copy())
    again, years = _again(history, old, new, links, after.kept)
    basis = _Basis(again, opening, layout, years, explain=explain)
    return replace(_assembled(old, new, pairing, basis), links=links)


def _paired(
    history: Sequence[Year] | EarlierListed, before: LatestLists, new: Year, links: Links
) -> Pairing:
    """Return the pairing of two years; citizen numbers on earlier lists outweigh likeness."""
    if isinstance(history, EarlierListed):
        heads = history.heads and history.heads.of(before.kept)
    else:
        heads = heads_in(history, before.year)
    return pairs_by_number_first(pair_years, before.year, new, links, heads)


def _share_places(pairing: Pairing) -> bool:
    """Return whether any commune has lists of both years, even where no household is in both."""
    matched = pairing.matched
    return bool(pairing.compared_old.any() or np.isin(matched.old, matched.new).any())


def _again(
    history: Sequence[Year] | EarlierListed, old: Year, new: Year, links: Links, kept: Flags
) -> tuple[Callable[[RejudgedClass], RejudgedClass], tuple[int, ...]]:
    """Return a function that looks up who was on an earlier list, and the years of these lists.

    The function takes the households for which the answer matters. `kept` flags the households of
    `new` that are compared: an `EarlierListed` is cut down to them.
    """
    if isinstance(history, EarlierListed):
        again = history.of(kept).again
        return lambda _: again, history.years
    years = tuple(sorted(year.year for year in history))
    return lambda open: again_of(history, old, new, links, open), years


def _communes(year: Year, other: Year) -> list[str]:
    """Return the names of a year's communes for a message.

    District and province are added where the other year has a commune of the same name.
    """
    there = {part.info.commune for part in other.parts}
    names = ((part, part.info.commune or part.source.path) for part in year.parts)
    return [written_words(part.info) if name in there else name for part, name in names]


def _without_gone(pairing: Pairing, new: Year) -> Pairing:
    """Return a pairing without the departed households that only the new year has.

    They had left before, or came and went between the two lists: a list of a month has all that
    left in its year.
    """
    alone = new.departed.copy()
    alone[pairing.pairs["new"].to_numpy(dtype=np.int64)] = False
    return replace(pairing, compared_new=pairing.compared_new & ~alone)


def what_if(year: Year, edition: Edition, layout: Map | None = None) -> Changes:
    """Return how the households of one year would be classed by other criteria.

    Raises UsageProblem (exit code 2) naming the values that the edition lacks and the
    households need.
    """
    latest = latest_lists(year, year)
    year = latest.year
    refuse_absent(year, edition)
    other = rejudged(year, edition)
    rows = np.arange(len(year.households))
    everyone = np.ones(len(rows), dtype=bool)
    none = pd.DataFrame({"old": rows[:0], "new": rows[:0], "kind": [], "how": []})
    pairs = pd.DataFrame({"old": rows, "new": rows, "how": "code", "score": np.nan})
    matched, villages = same_places(year, other)
    pairing = Pairing(pairs, pairs[:0], none, everyone, everyone, matched, villages, latest.faults)
    never = np.zeros(len(rows), dtype=bool)
    none_again = RejudgedClass(never, never)
    basis = _Basis(lambda _: none_again, "last-year", layout, what_if=edition.id)
    return _assembled(year, other, pairing, basis)


def refuse_absent(year: Year, edition: Edition) -> None:
    """Raise UsageProblem where households depend on values that the criteria set lacks."""
    from ravo.changes.standard import evidence_in
    from ravo.review.findings import absent_names
    from ravo.review.verdicts import ABSENT_BIT, readings_of

    if edition.indicators_absent:
        values = text("changes.indicator_list")
        raise usage("RV-631", edition=edition.id, values=values, count=len(year.households))
    lacking: set[str] = set()
    count = 0
    rejected = year.households["rejected"].to_numpy(dtype=bool)
    for place in range(len(year.parts)):
        mine = (year.households["part"] == place).to_numpy()
        fit = ~rejected[mine]
        by_points = year.households["evidence"].isin(BY_POINTS).to_numpy()[mine]
        evidence = evidence_in(year, place, edition)
        readings = readings_of(evidence, edition)
        points = fit & (readings.kind < 0) & by_points
        money = fit & (readings.kind >= 0) & ((readings.possible & ABSENT_BIT) != 0)
        count += int((points | money).sum())
        for measure, needed in (("b1", points), ("income", money)):
            for area in set(evidence.area[needed]):
                # Only households that requested the class of average living need its line.
                here = needed & (evidence.area == area)
                requested = bool(((evidence.asked == YES) | evidence.asked_doubted)[here].any())
                names = absent_names(edition, measure, area, requested=requested)  # type: ignore[arg-type]
                lacking.update(names)
    if lacking:
        raise usage("RV-631", edition=edition.id, values=sorted(lacking), count=count)


@dataclass(frozen=True)
class _Basis:
    """The options of `compare`: what a comparison rests on beside the paired years.

    `again` returns which of the given households were on the list in an earlier year.
    """

    again: Callable[[RejudgedClass], RejudgedClass]
    opening: Opening
    layout: Map | None
    history: tuple[int, ...] = ()
    what_if: str | None = None
    explain: bool = True


def _assembled(old: Year, new: Year, pairing: Pairing, basis: _Basis) -> Changes:
    pairs = pairing.pairs[["old", "new"]].to_numpy(dtype=np.int64)
    layout = places.lay_out(
        old,
        new,
        pairs,
        basis.layout or places.map_of_lists(new),
        pairing.matched,
        pairing.villages,
    )
    size = len(layout.names)
    rows = _placed(standing(old, new, households_of(pairing), basis.opening), layout)
    check = check_opening(new, rows, size) if old.year < new.year else None
    rows = moved(new, rows, basis.again(open_again(new, rows)))
    rows["cause"] = causes(old, new, rows) if basis.explain else None
    rows = _blanks_as_none(rows)
    why = (why_of if basis.explain else of_areas)(old, new, rows)
    rows["changed"] = why.differs | ((rows["old"] < 0) | (rows["new"] < 0)).to_numpy()
    forms = {number: form_of(number, rows, size) for number in FORM_OF.values()}
    breaches = _breaches(rows, ~_waiting(new, rows), forms, layout)
    changes = Changes(
        old,
        new,
        pairing,
        layout,
        rows,
        matrix_of(rows),
        why,
        forms,
        breaches,
        check,
        basis.opening,
        basis.history,
        pairing.faults,
        basis.what_if,
    )
    return _with_faults(changes)


def _waiting(new: Year, rows: pd.DataFrame) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Return which rows are of a household that nobody has reviewed yet."""
    return taken(new, rows["new"].to_numpy(), "unreviewed", False).astype(bool)


def _breaches(
    rows: pd.DataFrame,
    reviewed: "np.ndarray[tuple[int], np.dtype[np.bool_]]",
    forms: dict[str, Form],
    layout: PlaceLayout,
) -> tuple[Breach, ...]:
    """Return the identities that fail among the households that were reviewed.

    A household that is not reviewed yet is counted at the start of a form and not at its end. That
    is no unexplained difference; it is reported once (RV-650).
    """
    if reviewed.all():
        return breaches_of(forms, rows, layout.groups())
    known = rows[reviewed].reset_index(drop=True)
    forms = {number: form_of(number, known, len(layout.names)) for number in forms}
    places = np.flatnonzero(reviewed)
    breaches = breaches_of(forms, known, layout.groups())
    return tuple(replace(item, rows=places[item.rows]) for item in breaches)


def _unreviewed(changes: Changes) -> list[Fault]:
    """Report once how many households this year's review has not reached yet."""
    count = int(changes.unreviewed.sum())
    if not count:
        return []
    params = {"count": count, "year": str(changes.new.year)}
    return [Fault("RV-650", params={**params, "all": int((changes.rows["new"] >= 0).sum())})]


def _blanks_as_none(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with every text column as objects, None where there is nothing."""
    texts = ("how", "relation", "class_old", "class_new", "start", "movement", "cause")
    frame = rows.copy()
    for name in texts:
        # Without a dtype pandas would infer one for text, whose blanks are NaN.
        frame[name] = pd.Series(words_of(rows[name]), index=rows.index, dtype=object)
    return frame


def _placed(rows: pd.DataFrame, layout: PlaceLayout) -> pd.DataFrame:
    """Add the places before and after; households of one year only have a single place."""
    i, j = rows["old"].to_numpy(), rows["new"].to_numpy()
    old = np.where(i < 0, OPEN, layout.old[i]) if len(layout.old) else np.full(len(i), OPEN)
    new = np.where(j < 0, OPEN, layout.new[j]) if len(layout.new) else np.full(len(j), OPEN)
    old, new = np.where(i < 0, new, old), np.where(j < 0, old, new)
    crossed = (i >= 0) & (j >= 0) & (old != new)
    return rows.assign(place_old=old, place_new=new, crossed=crossed)


def _with_faults(changes: Changes) -> Changes:
    faults = [
        *changes.faults,
        *_backwards(changes),
        *_missing_places(changes),
        *_open_places(changes),
        *_gone(changes),
        *_area(changes),
    ]
    if len(changes.pairing.to_confirm):
        count = len(changes.pairing.to_confirm)
        faults.append(to_confirm_fault(count))
    faults += [
        *_unreviewed(changes),
        *_unchecked(changes),
        *_without_members(changes),
        *_opening_faults(changes),
    ]
    faults += [
        breach_fault(changes, breach)
        for breach in changes.breaches
        if not _without_clues(changes, breach.rows).any()
    ]
    return replace(changes, faults=tuple(faults))


def _backwards(changes: Changes) -> list[Fault]:
    """Report that the second year is before the first: every movement then runs backwards."""
    first, second = changes.old.year, changes.new.year
    if second >= first:
        return []
    return [Fault("RV-641", params={"first": str(first), "second": str(second)})]


def _missing_places(changes: Changes) -> list[Fault]:
    """Report the communes that have no workbook in one of the years, in one fault for each year."""
    faults = []
    blocks = changes.pairing.matched.old, changes.pairing.matched.new
    sides = (
        (changes.old, changes.new, changes.pairing.compared_old),
        (changes.new, changes.old, changes.pairing.compared_new),
    )
    for side, (year, other, compared) in enumerate(sides):
        part = year.households["part"].to_numpy()
        lacking: list[tuple[str | Text, int]] = []
        for spot, item in zip(spots_of(year), year.parts, strict=True):
            here = part == spot.part
            # Households missing from the lists of their own ground are reported by a fault of their
            # own.
            alone = not np.isin(blocks[side][spot.part], blocks[1 - side])
            if here.any() and alone and not compared[here].any():
                name = _name_in(other, spot, item.info.commune or item.source.path)
                lacking.append((name, int(here.sum())))
        if lacking:
            faults.append(_lacking(other, lacking))
    return faults


def _lacking(year: Year, communes: Sequence[tuple[str | Text, int]]) -> Fault:
    """Return the fault that names communes without a workbook of `year`, with their households."""
    named = text("changes.commune_count")
    params = {
        "period": _period_in_words(year),
        "places": len(communes),
        "communes": [named.filled(commune=name, count=n) for name, n in communes[:NAMED]],
        "more": more_than_named(len(communes)),
        "count": sum(n for _, n in communes),
    }
    return Fault("RV-612", params=params)


def _period_in_words(year: Year) -> Text:
    """Return words for a year, or for the month of its lists, that begin a sentence.

    The month is named where the lists of the year are all of one month.
    """
    months = months_of(year, np.zeros(len(year.households), dtype=bool))
    month = months.pop() if len(months) == 1 else None
    if month is None:
        return text("changes.when_year").filled(year=str(year.year))
    return text("changes.when_month").filled(month=month)


def _name_in(year: Year, spot: CommuneSpot, own: str) -> str | Text:
    """Return the name of a commune on the map of a year: today's communes, and its former name."""
    if spot.map == map_of(year.year) or spot.map == "new" or spot.unit is None:
        return own
    now = [unit.name for unit in successors(spot.unit.code)]
    return text("changes.commune_now").filled(now=now, before=own) if now else own


def codes_of(changes: Changes, rows: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> list[object]:
    """Return the household codes behind movements: this year's, else last year's."""
    i, j = changes.rows["old"].to_numpy()[rows], changes.rows["new"].to_numpy()[rows]
    old, new = taken(changes.old, i, "code", None), taken(changes.new, j, "code", None)
    return list(np.where(j < 0, old, new))


def _codes(changes: Changes, rows: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> str:
    codes = codes_of(changes, rows[:NAMED])
    named = (code_words(str(code)) if code is not None else "?" for code in codes)
    return ", ".join(named) + more_than_named(len(rows))


def _unchecked(changes: Changes) -> list[Fault]:
    # One year under another edition is compared with itself.
    years = {year.year: year for year in (changes.old, changes.new)}
    return [
        fault
        for number, year in years.items()
        for fault in unchecked_score_table(
            number,
            [p.info.commune or p.source.path for p in year.parts if p.by_unchecked_grid],
        )
    ]


def _without_members(changes: Changes) -> list[Fault]:
    years = {year.year: year for year in (changes.old, changes.new)}
    return [
        fault
        for number, year in years.items()
        for fault in lost_facts(
            number, [(p.info.commune or p.source.path, p.facts_lost) for p in year.parts]
        )
    ]


def _open_places(changes: Changes) -> list[Fault]:
    i, j = changes.rows["place_old"].to_numpy(), changes.rows["place_new"].to_numpy()
    rows = np.flatnonzero((i == OPEN) | (j == OPEN))
    if not len(rows):
        return []
    old, new = changes.rows["old"].to_numpy()[rows], changes.rows["new"].to_numpy()[rows]
    villages = np.where(
        new < 0, taken(changes.old, old, "village", None), taken(changes.new, new, "village", None)
    )
    shown = sorted({str(word) for word in villages if word}, key=sort_key)
    return [Fault("RV-616", params={"count": len(rows), "villages": first_named(shown)})]


def _gone(changes: Changes) -> list[Fault]:
    """Report households recorded as dead or moved away that were classed all the same."""
    j = changes.rows["new"].to_numpy()
    reason = pd.Series(taken(changes.new, j, "change_reason", None)).isin(GONE).to_numpy()
    classed = ~taken(changes.new, j, "rejected", True).astype(bool)
    rows = np.flatnonzero(reason & classed & ~changes.rows["gone"].to_numpy(dtype=bool))
    if not len(rows) or changes.what_if:
        return []
    return [Fault("RV-617", params={"count": len(rows), "households": _codes(changes, rows)})]


def _area(changes: Changes) -> list[Fault]:
    """Report the number of households of a commune in another area, and so under other lines."""
    faults = []
    here = changes.area_changed
    for place in sorted(set(changes.rows["place_new"].to_numpy()[here].tolist())):
        rows = np.flatnonzero(here & (changes.rows["place_new"] == place).to_numpy())
        name = changes.layout.names[place] if place != OPEN else ""
        params = {
            "commune": name,
            "count": len(rows),
            "households": _codes(changes, rows),
        }
        faults.append(Fault("RV-618", params=params))
    return faults


def _without_clues(
    changes: Changes, rows: "np.ndarray[tuple[int], np.dtype[np.int64]]"
) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Return which rows are households without a class whose results lost the facts about them.

    Their opening class and their reason of change are missing from the results, not from the
    survey. That is reported once (RV-4051, RV-4061), and is no fault of the household.
    """
    without_clues = np.zeros(len(rows), dtype=bool)
    for year, name in ((changes.old, "old"), (changes.new, "new")):
        lost = np.array([bool(part.facts_lost & CLUES_LOST) for part in year.parts], dtype=bool)
        at = changes.rows[name].to_numpy()[rows]
        there = np.flatnonzero(at >= 0)
        part = year.households["part"].to_numpy()[at[there]]
        rejected = year.households["rejected"].to_numpy(dtype=bool)[at[there]]
        without_clues[there] |= rejected & lost[part]
    return without_clues


OF_PLACES, OF_HOUSEHOLDS, LEFT_BLANK = "RV-614", "RV-634", "RV-640"
OPENING_CODES = (OF_PLACES, OF_HOUSEHOLDS, LEFT_BLANK)
"""The messages about opening classes."""


def without_opening(
    changes: Changes, apart: "np.ndarray[tuple[int], np.dtype[np.bool_]]"
) -> Changes:
    """Return a comparison that does not check the opening classes of some new households.

    `apart` flags the households of communes that are compared with an older year than the one
    before: their opening classes repeat the closing classes of another year.
    """
    check, rows = changes.opening, changes.rows
    if check is None:
        return changes
    faults = [fault for fault in changes.faults if fault.code not in OPENING_CODES]
    new = rows["new"].to_numpy()
    place = rows["place_new"].to_numpy()
    places = np.unique(place[new >= 0][apart[new[new >= 0]]])
    filled = check.filled.copy()
    filled[places] = False
    kept = ~np.isin(place[check.rows], places)
    if not filled.any():
        return replace(changes, opening=None, faults=tuple(faults))
    left = replace(check, filled=filled, rows=check.rows[kept], kinds=check.kinds[kept])
    checked = replace(changes, opening=left)
    return replace(checked, faults=(*faults, *_opening_faults(checked)))


def _opening_faults(changes: Changes) -> list[Fault]:
    """Report opening classes that contradict last year's, and those that were left blank.

    Households that left, that arrived or that were undetermined last year contradict nothing.
    """
    check = changes.opening
    if check is None:
        return []
    years = {"old": str(changes.old.year), "new": str(changes.new.year)}
    faults = _places_opened(changes, check, years)
    start = text(start_key(changes.starts_from))
    for code, kind in (("RV-634", "class"), ("RV-640", "blank_now")):
        rows = check.of(kind)
        rows = rows[~_without_clues(changes, rows)]
        if len(rows):
            params = {"count": len(rows), "start": start, "households": _codes(changes, rows)}
            faults.append(Fault(code, params={**params, **years}))
    return faults


def _places_opened(changes: Changes, check: OpeningCheck, years: dict[str, str]) -> list[Fault]:
    """Report the places whose opening figures differ because households have another class."""
    faults = []
    behind_of = _behind_opening(changes, check)
    for place, name in enumerate(changes.layout.names):
        for klass in LISTED:
            last, now = int(check.closing[klass][place]), int(check.recorded[klass][place])
            behind = behind_of(place, klass)
            differ = behind[np.isin(behind, check.of("class"))]
            others = len(behind) - len(differ)
            besides = text("changes.opening_others").filled(count=others)
            if check.filled[place] and last != now and len(differ):
                params = {
                    "commune": name,
                    "klass": _class(klass),
                    "last": last,
                    "recorded": now,
                    "count": len(differ),
                    "others": besides if others else "",
                    "households": _codes(changes, differ),
                }
                faults.append(Fault("RV-614", params={**params, **years}))
    return faults


def start_key(opening: Opening) -> str:
    """Return the key of the sentence that names the class from which the movements start."""
    return f"changes.opening_{'last' if opening == 'last-year' else 'from_recorded'}"


def _behind_opening(
    changes: Changes, check: OpeningCheck
) -> "Callable[[int, str], np.ndarray[tuple[int], np.dtype[np.int64]]]":
    """Return a function that lists the households which only one of two opening figures counts."""
    names = ("place_old", "place_new", "class_old")
    old, new, last = (changes.rows[name].to_numpy()[check.rows] for name in names)
    recorded = check.recorded_class[check.rows]
    classes = {klass: (last == klass, recorded == klass) for klass in LISTED}

    def behind(place: int, klass: str) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        """Return the rows of the households behind the difference of one place and class."""
        before, now = classes[klass]
        differ = ((old == place) & before) != ((new == place) & now)
        return np.asarray(check.rows[differ], dtype=np.int64)

    return behind


def _class(klass: str) -> object:
    return text(f"results.class_{klass}")


def place_of(changes: Changes, breach: Breach) -> str | None:
    """Return the commune or district of a breach; None where the commune is unknown."""
    if breach.place == OF_AREA:
        return breach.area
    return changes.layout.names[breach.place] if breach.place != OPEN else None


def breach_fault(changes: Changes, breach: Breach) -> Fault:
    """Return what a breach is reported as."""
    params = {
        "commune": place_of(changes, breach) or "",
        "form": breach.form,
        "line": text(f"changes.{breach.line}"),
        "difference": f"{breach.difference:+d}".replace("-", MINUS),
        "households": _codes(changes, breach.rows),
        "count": len(breach.rows),
    }
    return Fault("RV-613" if breach.identity == "balance" else "RV-619", params=params)
