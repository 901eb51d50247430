"""Pairing of the households of two years: by code, citizen number, origin, then likeness."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes import places
from ravo.changes.fuzzy import PARTS, PairingSide, fuzzy_pairs
from ravo.changes.people import (
    Rows,
    SharedFacts,
    mapped,
    people_of,
    same_heads,
    shared_members,
)
from ravo.changes.year import Year
from ravo.faults import Fault, unreadable
from ravo.quotes import code_words
from ravo.survey.departures import left_list
from ravo.text import NAMED, mask_citizen, more_than_named

LEAST_AGREEING, FEWEST_CODES = 0.5, 3
"""A commune is taken for re-coded where under half of at least three equal codes have one head."""
NOT_SAID = ("part", "cell", "code")
"""Columns that describe the place of a household, not its identity."""
ROW_MARK = "#"
"""The separator between a code that restarts in every village and its row."""
PAIR_COLUMNS = (
    "old",
    "new",
    "how",
    *PARTS,
    "score",
    "rival_old",
    "rival_new",
    "rival_score",
    "gap",
)


@dataclass(frozen=True)
class Links:
    """An officer's answers about doubtful pairs, by the rows of both years."""

    confirmed: tuple[tuple[int, int], ...] = ()
    refused: frozenset[tuple[int, int]] = frozenset()


NO_LINKS = Links()


@dataclass(frozen=True)
class Pairing:
    """The households of two years, paired one to one.

    `pairs` has a row per pair: `old` and `new` (rows of the years), `how` (link, code, citizen,
    origin, fuzzy) and, for fuzzy ones, the parts, the `score`, the runner-up and the `gap`.
    `to_confirm` has the same columns; its pairs do not count as one household. `relations` names
    splits and merges: `old`, `new`, `kind` (split: `new` came out of `old`; merge: `old` went into
    `new`) and `how`. `compared_old` and `compared_new` are false for the households of communes
    that only one of the years has, and for those that the old year lists as gone. `matched` and
    `villages` show which places are the same.
    """

    pairs: pd.DataFrame
    to_confirm: pd.DataFrame
    relations: pd.DataFrame
    compared_old: NDArray[np.bool_]
    compared_new: NDArray[np.bool_]
    matched: places.MatchedVillages
    villages: places.Villages
    faults: tuple[Fault, ...] = ()


@dataclass
class _State:
    """The state of the pairing while it is built."""

    old: Year
    new: Year
    left: PairingSide
    right: PairingSide
    shared: SharedFacts
    refused: frozenset[tuple[int, int]]
    old_free: NDArray[np.bool_]
    new_free: NDArray[np.bool_]
    pairs: list[pd.DataFrame] = field(default_factory=list)
    relations: list[pd.DataFrame] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def take(self, pairs: pd.DataFrame, how: str) -> None:
        """Record pairs of free households; the caller ensures that none occurs twice."""
        free = self.old_free[pairs["old"].to_numpy()] & self.new_free[pairs["new"].to_numpy()]
        kept = pairs[free & self.allowed(pairs)]
        self.pairs.append(kept.assign(how=how))
        self.old_free[kept["old"].to_numpy()] = False
        self.new_free[kept["new"].to_numpy()] = False

    def allowed(self, pairs: pd.DataFrame) -> NDArray[np.bool_]:
        """Return which pairs no officer has refused."""
        if not self.refused:
            return np.ones(len(pairs), dtype=bool)
        keys = zip(pairs["old"].tolist(), pairs["new"].tolist(), strict=True)
        return np.array([key not in self.refused for key in keys], dtype=bool)

    def relate(self, pairs: pd.DataFrame, kind: str, how: str) -> None:
        """Record that households came out of, or went into, others; they are no longer free."""
        self.relations.append(pairs[["old", "new"]].assign(kind=kind, how=how))
        if kind == "split":
            self.new_free[pairs["new"].to_numpy()] = False
        else:
            self.old_free[pairs["old"].to_numpy()] = False


def pair_years(old: Year, new: Year, links: Links = NO_LINKS) -> Pairing:
    """Return the pairing of two years' households.

    Order: what an officer confirmed, household code, citizen number of the head, origin code,
    likeness inside a block. Raises InputProblem (exit code 3) where a code that should be
    unique is in two rows of a workbook.
    """
    refuse_duplicates(old)
    refuse_duplicates(new)
    matched, villages = same_places(old, new)
    state = _start(old, new, matched, villages, links)
    # Who was recorded as gone a year ago is not on this year's list; that is no movement.
    state.old_free &= ~gone_of(old)
    state.faults += [*_loose_names(matched, villages), *_twice_numbered(old), *_twice_numbered(new)]
    compared = state.old_free.copy(), state.new_free.copy()
    state.take(_links(links), "link")
    _by_code(state)
    _by_citizen(state)
    _by_origin(state, certain=True)
    to_confirm = _by_likeness(state)
    _by_origin(state, certain=False)
    _by_members(state)
    return Pairing(
        pairs=_table(state.pairs, PAIR_COLUMNS),
        to_confirm=_still_free(state, _table([to_confirm], PAIR_COLUMNS)),
        relations=_table(state.relations, ("old", "new", "kind", "how")),
        compared_old=compared[0],
        compared_new=compared[1],
        matched=matched,
        villages=villages,
        faults=tuple(state.faults),
    )


def gone_of(year: Year) -> NDArray[np.bool_]:
    """Return which households of a year were listed with the reason why they left the list."""
    frame = year.households
    without_class = frame["rejected"].to_numpy(dtype=bool)
    sizes = frame["size"].to_numpy(dtype=np.float64)
    return left_list(without_class, frame["change_reason"], sizes)


def _table(frames: Sequence[pd.DataFrame], columns: Iterable[str]) -> pd.DataFrame:
    filled = [frame for frame in frames if len(frame)]
    if not filled:
        empty = {
            name: pd.Series(dtype=np.int64 if name in ("old", "new") else object)
            for name in columns
        }
        return pd.DataFrame(empty)
    found = pd.concat(filled, ignore_index=True).reindex(columns=list(columns))
    for name in ("rival_old", "rival_new"):
        if name in found:
            found[name] = found[name].fillna(-1).astype(np.int64)
    return found.sort_values(["old", "new"], kind="stable", ignore_index=True)


def _still_free(state: _State, pairs: pd.DataFrame) -> pd.DataFrame:
    free = state.old_free[pairs["old"].to_numpy(dtype=np.int64)]
    kept: pd.DataFrame = pairs[free & state.new_free[pairs["new"].to_numpy(dtype=np.int64)]]
    return kept.reset_index(drop=True)


def refuse_duplicates(year: Year) -> None:
    """Raise InputProblem where a commune has a code twice that should be unique, with both cells.

    Several workbooks of one commune count as one: a copy left in the folder shows here.
    """
    frame = year.households
    unique = np.array([part.codes_unique for part in year.parts], dtype=bool)
    communes = np.array([spot.key for spot in places.spots_of(year)], dtype=object)
    parts = frame["part"].to_numpy(dtype=np.int64)
    coded = frame.assign(commune=communes[parts])[unique[parts] & frame["code"].notna()]
    twice = coded[coded.duplicated(["commune", "code"], keep=False)]
    if not len(twice):
        return
    told, count = _named(year, twice, ["commune", "code"], code_words)
    part = year.parts[int(twice["part"].iloc[0])]
    raise unreadable("RV-191", path=part.source.path, sheet=part.sheet, count=count, codes=told)


def _named(
    year: Year, twice: pd.DataFrame, keys: list[str], shown: Callable[[str], str]
) -> tuple[str, int]:
    """Return the first keys that occur in several rows, with their cells, and their number.

    The last of `keys` is the column that is shown.
    """
    distinct = twice[keys].drop_duplicates()
    first = distinct.iloc[:NAMED]
    said = []
    for values in first.itertuples(index=False):
        here = (twice[keys] == list(values)).all(axis=1)
        said.append(f"{shown(str(values[-1]))}: {_cells(year, twice[here])}")
    return "; ".join(said) + more_than_named(len(distinct)), len(distinct)


def _cells(year: Year, rows: pd.DataFrame) -> str:
    """Return the cells of a code; those of another workbook with its path."""
    first = int(rows["part"].iloc[0])
    return ", ".join(
        str(cell or "?") if part == first else f"{year.parts[part].source.path}!{cell or '?'}"
        for part, cell in zip(rows["part"], rows["cell"], strict=True)
    )


def same_places(old: Year, new: Year) -> tuple[places.MatchedVillages, places.Villages]:
    """Return which communes and villages of two years are the same."""
    matched = places.match_places(old, new)
    blocks = matched.old[_part(old)], matched.new[_part(new)]
    return matched, places.villages_of(old, new, *blocks)


def _part(year: Year) -> Rows:
    return year.households["part"].to_numpy(dtype=np.int64)


def _start(
    old: Year, new: Year, matched: places.MatchedVillages, villages: places.Villages, links: Links
) -> _State:
    sides, free = [], []
    shared_blocks = np.intersect1d(matched.old, matched.new)
    for year, block, village in (
        (old, matched.old, villages.old),
        (new, matched.new, villages.new),
    ):
        part = _part(year)
        unique = np.array([item.codes_unique for item in year.parts], dtype=bool)
        listed = np.bincount(
            year.members["household"].to_numpy(dtype=np.int64), minlength=len(part)
        )
        code = year.households["code"].to_numpy(dtype=object)
        clue = ~pd.isna(code) & ~unique[part]
        written = np.where(clue, mapped(code, as_written), code)
        people = people_of(year, village)
        sides.append(
            PairingSide(people, block[part], written, clue, listed, _alike(year, written, clue))
        )
        free.append(np.isin(block[part], shared_blocks))
    shared = shared_members(old, new, sides[0].block, sides[1].block)
    return _State(old, new, sides[0], sides[1], shared, links.refused, free[0], free[1])


def _alike(year: Year, code: NDArray[np.object_], clue: NDArray[np.bool_]) -> NDArray[np.object_]:
    """Return the whole record of each household with a code that is no key, as one text."""
    found = np.full(len(code), "", dtype=object)
    names = sorted(str(name) for name in year.households if name not in NOT_SAID)
    columns = [code[clue].tolist()]
    columns += [year.households[name].to_numpy(dtype=object)[clue].tolist() for name in names]
    found[clue] = [repr(cells) for cells in zip(*columns, strict=True)]
    return found


def as_written(code: str) -> str:
    """Return a code that restarts in every village as in the cell, without its row."""
    return code.partition(ROW_MARK)[0]


def _loose_names(matched: places.MatchedVillages, villages: places.Villages) -> list[Fault]:
    """Report every commune or village name taken for another one of the same letters."""
    faults = [
        Fault(
            "RV-632",
            params={"written": item.written, "taken": item.taken_for, "year": str(item.year)},
        )
        for item in matched.loose
    ]
    if villages.folded:
        said = [f"{written} = {taken}" for written, taken in villages.folded]
        params = {"count": len(said), "villages": "; ".join(said)}
        faults.append(Fault("RV-633", params=params))
    return faults


def _twice_numbered(year: Year) -> list[Fault]:
    """Report the cells of heads that share a citizen number, which then identifies nobody."""
    frame = year.households
    known = frame[frame["head_citizen_id"].notna()]
    twice = known[known["head_citizen_id"].duplicated(keep=False)]
    if not len(twice):
        return []
    told, count = _named(year, twice, ["head_citizen_id"], mask_citizen)
    params = {"year": str(year.year), "count": count, "numbers": told}
    return [Fault("RV-635", params=params)]


def _links(links: Links) -> pd.DataFrame:
    pairs = np.array(links.confirmed, dtype=np.int64).reshape(-1, 2)
    return pd.DataFrame(pairs, columns=["old", "new"])


# by code


def _by_code(state: _State) -> None:
    """Pair equal codes of a block, then codes unique to two households of one head, anywhere."""
    inside = _equal(state, ["block", "code"])
    state.take(_trusted(state, inside), "code")
    anywhere = _equal(state, ["code"])
    one = same_heads(
        state.left.people, _rows(anywhere, "old"), state.right.people, _rows(anywhere, "new")
    )
    state.take(anywhere[one], "code")


def _rows(pairs: pd.DataFrame, name: str) -> Rows:
    return pairs[name].to_numpy(dtype=np.int64)


def _equal(state: _State, keys: list[str]) -> pd.DataFrame:
    """Return the pairs of free households with equal keys, each unique in its year."""
    sides = []
    for side, free in ((state.left, state.old_free), (state.right, state.new_free)):
        usable = free & ~side.clue & ~pd.isna(side.code)
        rows = np.flatnonzero(usable)
        frame = pd.DataFrame({"row": rows, "block": side.block[rows], "code": side.code[rows]})
        sides.append(frame[~frame.duplicated(keys, keep=False)])
    both = sides[0].merge(sides[1], on=keys)
    return both[["row_x", "row_y"]].set_axis(["old", "new"], axis=1)


def _trusted(state: _State, pairs: pd.DataFrame) -> pd.DataFrame:
    """Drop equal codes that now name another household, and all of a commune that was re-coded."""
    i, j = _rows(pairs, "old"), _rows(pairs, "new")
    left, right = state.left.people, state.right.people
    met = state.shared.of(i, j, len(right.key)) > 0
    one = same_heads(left, i, right, j) | met
    parts = pd.DataFrame(
        {
            "old": state.old.households["part"].to_numpy()[i],
            "new": state.new.households["part"].to_numpy()[j],
            "one": one,
        }
    )
    groups = parts.groupby(["old", "new"])["one"]
    share, count = groups.transform("mean"), groups.transform("size")
    recoded = ((share < LEAST_AGREEING) & (count >= FEWEST_CODES)).to_numpy(dtype=bool)
    for _, group in parts[recoded].groupby(["old", "new"]):
        new = int(group["new"].iloc[0])
        state.faults.append(_recoded(state, new, len(group), int(group["one"].sum())))
    elsewhere = _head_elsewhere(left.citizen[i], right.citizen[j], left.citizen, right.citizen)
    return pairs[~recoded & (one | ~elsewhere)]


def _recoded(state: _State, new: int, count: int, agreeing: int) -> Fault:
    part = state.new.parts[new]
    params = {
        "commune": part.info.commune or part.source.path,
        "count": count,
        "agreeing": agreeing,
        "old": str(state.old.year),
        "new": str(state.new.year),
    }
    return Fault("RV-611", sheet=part.sheet, params=params)


def _head_elsewhere(
    mine: NDArray[np.object_],
    theirs: NDArray[np.object_],
    old: NDArray[np.object_],
    new: NDArray[np.object_],
) -> NDArray[np.bool_]:
    """Return where one code has two heads, one of whom heads another household."""
    differ = np.asarray((mine != "") & (theirs != "") & (mine != theirs), dtype=bool)
    elsewhere, heads, others = np.zeros(len(mine), dtype=bool), set(old), set(new)
    for at in np.flatnonzero(differ):
        elsewhere[at] = mine[at] in others or theirs[at] in heads
    return elsewhere


# by citizen number


def _by_citizen(state: _State) -> None:
    """Pair heads of one citizen number, then households with mostly the same members."""
    sides = []
    for side, free in ((state.left, state.old_free), (state.right, state.new_free)):
        rows = np.flatnonzero(free & (side.people.citizen != ""))
        frame = pd.DataFrame({"row": rows, "number": side.people.citizen[rows]})
        sides.append(frame[~frame["number"].duplicated(keep=False)])
    both = sides[0].merge(sides[1], on="number")
    state.take(both[["row_x", "row_y"]].set_axis(["old", "new"], axis=1), "citizen")
    state.take(_same_digits(state), "citizen")
    state.take(_same_members(state), "citizen")


def _same_digits(state: _State) -> pd.DataFrame:
    """Return free pairs of a block whose heads agree in all that results keep of a number.

    Results have its last four digits only. With the birth year and the sex they name one person of
    a commune nearly always; a name of which one half is the same settles it.
    """
    keys = ["block", "tail", "birth", "sex"]
    sides = []
    for year, side, free in (
        (state.old, state.left, state.old_free),
        (state.new, state.right, state.new_free),
    ):
        found = pd.DataFrame(
            {
                "row": np.arange(len(free)),
                "block": side.block,
                "tail": year.households["head_tail"].to_numpy(dtype=object),
                "birth": side.people.birth_year,
                "sex": year.households["head_sex"].to_numpy(dtype=object),
                "whole": side.people.citizen != "",
            }
        )
        known = found[free & found[keys].notna().all(axis=1).to_numpy()]
        sides.append(known[~known.duplicated(keys, keep=False)])
    both = sides[0].merge(sides[1], on=keys)
    # Two whole numbers were compared as they are.
    both = both[~(both["whole_x"] & both["whole_y"])]
    i, j = _rows(both, "row_x"), _rows(both, "row_y")
    left, right = state.left.people, state.right.people
    named = (left.plain[i] != "") & (right.plain[j] != "")
    given = left.given(i) == right.given(j)
    family = (left.family(i) == right.family(j)) & (left.family(i) != "")
    pairs = both[["row_x", "row_y"]].set_axis(["old", "new"], axis=1)
    return pairs[np.asarray(named & (given | family), dtype=bool)]


def _same_members(state: _State) -> pd.DataFrame:
    """Return free pairs that share at least two citizen numbers and half of the larger household.

    No other household may share as many with either of them.
    """
    numbers = _shared_numbers(state.old, state.new)
    free = state.old_free[_rows(numbers, "old")] & state.new_free[_rows(numbers, "new")]
    most = np.maximum(
        state.left.listed[_rows(numbers, "old")], state.right.listed[_rows(numbers, "new")]
    )
    count = numbers["count"]
    found = numbers[free & (count >= 2) & (count * 2 >= most)]
    for name in ("old", "new"):
        best = numbers.groupby(name)["count"].transform("max")
        ties = numbers[numbers["count"] == best].groupby(name)["count"].transform("size")
        alone = ties[ties == 1].index
        found = found[found.index.isin(alone)]
    return found[["old", "new"]]


def _shared_numbers(old: Year, new: Year) -> pd.DataFrame:
    """Return the count of citizen numbers that households share: columns old, new, count."""
    sides = [
        year.members.loc[
            year.members["citizen_id"].notna(), ["household", "citizen_id"]
        ].drop_duplicates("citizen_id", keep=False)
        for year in (old, new)
    ]
    both = sides[0].merge(sides[1], on="citizen_id")
    counted = both.groupby(["household_x", "household_y"], as_index=False).size()
    return counted.set_axis(["old", "new", "count"], axis=1).astype(np.int64)


# by origin


def _by_origin(state: _State, *, certain: bool) -> None:
    """Follow `Mã hộ gốc`: splits, merges, and households that go on under another code.

    In the first, `certain` pass a household goes on as another only where heads or members
    agree; after the search by likeness the largest one that came out of it does.
    """
    links = _origins(state)
    if not len(links):
        return
    i, j = _rows(links, "old"), _rows(links, "new")
    both = links[state.old_free[i] & state.new_free[j]]
    state.take(_continued(state, both, certain=certain), "origin")
    taken_old, taken_new = ~state.old_free[i], ~state.new_free[j]
    state.relate(links[taken_old & ~taken_new], "split", "origin")
    state.relate(links[~taken_old & taken_new], "merge", "origin")


def _origins(state: _State) -> pd.DataFrame:
    """Return (old, new) for every new household with the origin code of one old household."""
    origin = state.new.households["origin_code"].to_numpy(dtype=object)
    compared = np.isin(state.right.block, state.left.block)
    rows = np.flatnonzero(~pd.isna(origin) & compared & (origin != state.right.code))
    asked = pd.DataFrame({"new": rows, "block": state.right.block[rows], "code": origin[rows]})
    usable = np.flatnonzero(~pd.isna(state.left.code) & ~state.left.clue)
    known = pd.DataFrame(
        {"old": usable, "block": state.left.block[usable], "code": state.left.code[usable]}
    )
    inside = asked.merge(
        known[~known.duplicated(["block", "code"], keep=False)], on=["block", "code"]
    )
    others = asked[~asked["new"].isin(inside["new"])]
    anywhere = others.merge(known[~known.duplicated("code", keep=False)], on="code")
    return pd.concat([inside[["old", "new"]], anywhere[["old", "new"]]], ignore_index=True).astype(
        np.int64
    )


def _continued(state: _State, pairs: pd.DataFrame, *, certain: bool) -> pd.DataFrame:
    """Return for each free origin the one household that continues it."""
    i, j = _rows(pairs, "old"), _rows(pairs, "new")
    met = state.shared.of(i, j, len(state.right.block))
    one = same_heads(state.left.people, i, state.right.people, j)
    ranked = pairs.assign(one=one, met=met, size=state.right.people.size[j])
    if certain:
        half = met * 2 >= np.maximum(state.left.listed[i], 1)
        ranked = ranked[one | half]
    ranked = ranked.sort_values(
        ["one", "met", "size", "new"], ascending=[False, False, False, True]
    )
    return ranked.drop_duplicates("old")[["old", "new"]].drop_duplicates("new")


# by likeness, and what members show about the rest


def _by_likeness(state: _State) -> pd.DataFrame:
    certain, doubtful = fuzzy_pairs(
        state.left,
        state.right,
        np.flatnonzero(state.old_free),
        np.flatnonzero(state.new_free),
        state.shared,
        set(state.refused),
    )
    state.take(certain, "fuzzy")
    return doubtful.assign(how="fuzzy")


def _by_members(state: _State) -> None:
    """Detect splits and merges by the citizen number of a head who was a member elsewhere."""
    for kind, heads, free, year in (
        ("split", state.right.people.citizen, state.new_free, state.old),
        ("merge", state.left.people.citizen, state.old_free, state.new),
    ):
        rows = np.flatnonzero(free & (heads != ""))
        members = year.members.loc[year.members["citizen_id"].notna(), ["household", "citizen_id"]]
        known = members.drop_duplicates("citizen_id", keep=False)
        found = pd.DataFrame({"row": rows, "citizen_id": heads[rows]}).merge(known, on="citizen_id")
        names = (
            {"row": "new", "household": "old"}
            if kind == "split"
            else {"row": "old", "household": "new"}
        )
        pairs = found.rename(columns=names)
        other = state.old_free if kind == "split" else state.new_free
        taken = ~other[_rows(pairs, "old" if kind == "split" else "new")]
        state.relate(pairs[taken], kind, "citizen")
