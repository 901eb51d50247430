"""Fuzzy pairing of households without a common key: scores of their heads, best assignment.

Candidates are in one block and agree in at least one fact that a slip of the pen would not change;
then the best assignment of a whole block is chosen, so that no household is in two pairs.

Scipy is loaded where it is needed: few districts have many households without a common key, or some
that several others claim, and scipy takes as long to load as a commune to read.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.candidates import Candidates, PairingSide
from ravo.changes.equal_keys import (
    equal_rows,
    firsts,
    key_numbers,
    no_pairs,
    numbered,
    paired_numbers,
    row_pairs,
    turns,
)
from ravo.changes.people import (
    SharedFacts,
    name_scores,
    other_numbers,
    other_sex,
    same_heads,
)
from ravo.changes.places import joined_numbers
from ravo.typed_columns import Figures, Flags, Rows, TypedColumns, joined_columns

WEIGHTS = {"name": 0.45, "birth": 0.20, "size": 0.10, "village": 0.10, "members": 0.15}
"""Weights of the parts of a score; parts unknown on either side are left out."""
SURE, POSSIBLE, LEAST_GAP = 0.90, 0.75, 0.03
"""A pair is sure from SURE on if the next best is LEAST_GAP lower; under POSSIBLE it is no pair."""
BIRTH_OFF_BY_ONE, SIZE_OFF_BY_ONE, SIZE_OFF_BY_TWO = 0.8, 0.8, 0.5
FEW_PAIRS, MANY_PAIRS = 8, 50_000
"""Up to FEW_PAIRS every choice of a component is tried; over MANY_PAIRS scipy finds the
components."""
TIE = 1e-6
"""Sums of scores (of four decimals each) that differ by less than this count as equal."""
LARGE = 250_000
"""The most cells of a table of candidates that is still filled in completely."""
SCORES = 10_000
"""A score has four decimals."""
BEST = 30
"""In a crowded block so many of the best candidates of a household are kept.

At least two, so that its runner-up is always known."""
CODE_CLUE = 0.08
"""The weight of an equal code in the score, where codes restart in every village."""
PARTS = (*WEIGHTS, "code")
RIVAL = ("rival_old", "rival_new", "rival_score")
"""Columns of the runner-up of a pair; -1 and NaN where there is none."""


def each_once(pairs: TypedColumns) -> TypedColumns:
    """Return the pairs without those that repeat an earlier one."""
    return pairs.at(firsts(paired_numbers(pairs["old"], pairs["new"])))


def interchangeable(
    old: PairingSide, new: PairingSide, old_free: Rows, new_free: Rows
) -> TypedColumns:
    """Return pairs of households that are identical in every column to others of their own year.

    Where codes are no keys an export may hold equal rows. If both years have the same number of
    such rows, any pairing of them is right, so they are paired in their order. `alike` of a side
    shows which of its rows are equal.
    """
    left, right = old_free[old.clue[old_free]], new_free[new.clue[new_free]]
    if not (len(left) and len(right)):
        return no_pairs()
    keys = key_numbers((old.block[left], new.block[right]), (old.alike[left], new.alike[right]))
    first, second = (np.bincount(numbers)[numbers] for numbers in keys)
    i, j = equal_rows(*key_numbers(keys, (first, second), (turns(keys[0]), turns(keys[1]))))
    several = first[i] > 1
    return row_pairs(left[i[several]], right[j[several]])


def scored(
    old: PairingSide, new: PairingSide, pairs: TypedColumns, shared: SharedFacts
) -> TypedColumns:
    """Return the pairs with a column per part (0 to 1, NaN = unknown) and their `score`.

    Each pair of kinds is scored once.
    """
    kinds = paired_numbers(old.kind[pairs["old"]], new.kind[pairs["new"]])
    parts = _parts(old, new, pairs.at(firsts(kinds)), shared)
    place = numbered(kinds)
    return pairs.with_columns({name: values[place] for name, values in parts.items()})


def _parts(
    old: PairingSide, new: PairingSide, pairs: TypedColumns, shared: SharedFacts
) -> dict[str, Figures]:
    i, j = pairs["old"], pairs["new"]
    a, b = old.people, new.people
    parts = {
        "name": name_scores(a, i, b, j),
        "birth": _steps(np.abs(a.birth_year[i] - b.birth_year[j]), (1.0, BIRTH_OFF_BY_ONE)),
        "size": _steps(np.abs(a.size[i] - b.size[j]), (1.0, SIZE_OFF_BY_ONE, SIZE_OFF_BY_TWO)),
        "village": np.where(
            (a.village[i] == "") | (b.village[j] == ""), np.nan, a.village[i] == b.village[j]
        ).astype(np.float64),
        "members": _members(old, new, i, j, shared),
    }
    known = np.column_stack([~np.isnan(parts[name]) for name in WEIGHTS])
    values = np.column_stack([np.nan_to_num(parts[name]) for name in WEIGHTS])
    weights = np.array(list(WEIGHTS.values()))
    score = (values * weights).sum(axis=1) / np.maximum((known * weights).sum(axis=1), 1e-9)
    clue = old.clue[i] & new.clue[j]
    parts["code"] = np.where(clue, old.code[i] == new.code[j], np.nan).astype(np.float64)
    with_code = score * (1 - CODE_CLUE) + CODE_CLUE * np.nan_to_num(parts["code"])
    parts["score"] = np.where(clue, with_code, score).round(4)
    return parts


def _steps(distance: Figures, steps: tuple[float, ...]) -> Figures:
    """Return steps[d] for a distance of d, 0 beyond the last, NaN where it is unknown."""
    table = np.array([*steps, 0.0])
    place = np.minimum(np.nan_to_num(distance), len(steps)).astype(np.int64)
    return np.where(np.isnan(distance), np.nan, table[place])


def _members(old: PairingSide, new: PairingSide, i: Rows, j: Rows, shared: SharedFacts) -> Figures:
    """Return the share of the smaller household's members in both; NaN where one lists none."""
    fewest = np.minimum(old.listed[i], new.listed[j])
    a, b = old.people, new.people
    # The head counts as a common member even where the name or the year was misspelt.
    equal = (a.plain[i] == b.plain[j]) & (a.birth_year[i] == b.birth_year[j])
    count = shared.of(i, j, len(new.block)) + (same_heads(a, i, b, j) & ~equal)
    return np.where(fewest > 0, np.minimum(count / np.maximum(fewest, 1), 1.0), np.nan)


def assigned(pairs: TypedColumns) -> TypedColumns:
    """Return the pairs of the assignment with the greatest sum of scores, one per household."""
    if not len(pairs):
        return pairs
    i, j, score = pairs["old"], pairs["new"], pairs["score"]
    label = _components(i, j)
    alone = (np.minimum(_households(i, label), _households(j, label)) == 1)[label]
    # If one household is in every pair of a component, its best pair is taken.
    order = np.lexsort((-score, label))
    first = order[np.flatnonzero(np.diff(label[order], prepend=-1))]
    rest = np.flatnonzero(~alone)
    groups = (rest[group] for group in _groups(label[rest]))
    chosen = [_best(group, i[group], j[group], score) for group in groups]
    return pairs.at(np.sort(np.concatenate([first[alone[first]], *chosen])))


def _components(old: Rows, new: Rows) -> Rows:
    """Return for each pair the number of its component, from 0 on.

    A component holds the pairs that are connected by common households.
    """
    (i, one), (j, other) = pd.factorize(old), pd.factorize(new)
    size = len(one) + len(other)
    if len(i) <= MANY_PAIRS:
        numbers = joined_numbers(size, zip(i.tolist(), (j + len(one)).tolist(), strict=True))
        return np.asarray(numbers[i], dtype=np.int64)
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    graph = coo_array((np.ones(len(i)), (i, j + len(one))), shape=(size, size))
    _, labels = connected_components(graph, directed=False)
    return np.asarray(labels[i], dtype=np.int64)


def _households(rows: Rows, label: Rows) -> NDArray[np.int64]:
    """Return for each component the number of different households that one side has in it."""
    return np.asarray(np.bincount(label[firsts(rows)]), dtype=np.int64)


def _groups(labels: NDArray[np.int64]) -> list[Rows]:
    """Return for each label the places that have it; an empty list without labels."""
    if not len(labels):
        return []
    order = np.argsort(labels, kind="stable")
    ends = np.flatnonzero(np.diff(labels[order])) + 1
    return list(np.split(order, ends))


def _best(group: Rows, i: Rows, j: Rows, score: Figures) -> Rows:
    """Return the rows of a component's pairs that are in its best assignment."""
    if len(group) <= FEW_PAIRS:
        only = _only_best(i.tolist(), j.tolist(), score[group].tolist())
        if only is not None:
            return group[list(only)]
    rows, a = np.unique(i, return_inverse=True)
    columns, b = np.unique(j, return_inverse=True)
    if len(rows) * len(columns) > LARGE:
        return group[_sparse_best(a, b, score[group], len(rows), len(columns))]
    from scipy.optimize import linear_sum_assignment

    table = np.zeros((len(rows), len(columns)))
    place = np.full(table.shape, -1, dtype=np.int64)
    table[a, b] = score[group]
    place[a, b] = group
    chosen: Rows = place[linear_sum_assignment(table, maximize=True)]
    return chosen[chosen >= 0]


def _only_best(i: list[int], j: list[int], score: list[float]) -> tuple[int, ...] | None:
    """Return the places of the pairs of the best assignment; None where two assignments tie."""
    best: list[tuple[float, tuple[int, ...]]] = []
    open: list[tuple[int, float, tuple[int, ...]]] = [(0, 0.0, ())]
    while open:
        at, total, taken = open.pop()
        if at == len(i):
            best.append((total, taken))
            continue
        open.append((at + 1, total, taken))
        if all(i[at] != i[one] and j[at] != j[one] for one in taken):
            open.append((at + 1, total + score[at], (*taken, at)))
    best.sort(reverse=True)
    return best[0][1] if best[0][0] - best[1][0] > TIE else None


def _sparse_best(a: Rows, b: Rows, score: Figures, rows: int, columns: int) -> Rows:
    """Return the places of the pairs in the best assignment, without a table of all pairs.

    Every row may also stay without a partner, at a score of 0. Costs are 2 less the score, so that
    they are positive.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    alone = np.arange(rows)
    cost = np.concatenate([2.0 - score, np.full(rows, 2.0)])
    # Older releases of scipy accept 32-bit whole numbers only here.
    ends = np.concatenate([a, alone]), np.concatenate([b, columns + alone])
    at = tuple(side.astype(np.int32) for side in ends)
    table = csr_array((cost, at), shape=(rows, columns + rows))
    matched = dict(
        zip(*(side.tolist() for side in min_weight_full_bipartite_matching(table)), strict=True)
    )
    return np.flatnonzero([matched[i] == j for i, j in zip(a.tolist(), b.tolist(), strict=True)])


def with_runner_up(chosen: TypedColumns, pairs: TypedColumns) -> TypedColumns:
    """Return the chosen pairs with `rival_old`, `rival_new`, `rival_score` and the `gap` to it.

    The runner-up is the best other candidate of either household; -1 and NaN where there is
    none, and the gap is then the score itself.
    """
    (one, first), (two, second) = (equal_rows(chosen[mine], pairs[mine]) for mine in ("old", "new"))
    place, rival = np.concatenate([one, two]), np.concatenate([first, second])
    other = (pairs["old"][rival] != chosen["old"][place]) | (
        pairs["new"][rival] != chosen["new"][place]
    )
    place, rival = place[other], rival[other]
    i, j, score = (pairs[name][rival] for name in ("old", "new", "score"))
    # The last one that is written to a place is the best.
    order = np.lexsort((-j, -i, score))
    unrivalled = without_rival(chosen)
    columns = {name: unrivalled[name].copy() for name in RIVAL}
    for name, values in zip(RIVAL, (i, j, score), strict=True):
        columns[name][place[order]] = values[order]
    gap = chosen["score"] - np.nan_to_num(columns["rival_score"])
    return unrivalled.with_columns({**columns, "gap": gap.round(4)})


def without_rival(pairs: TypedColumns) -> TypedColumns:
    """Return scored pairs of which no other candidate exists; the gap is the score itself."""
    none = np.full(len(pairs), -1, dtype=np.int64)
    rival = dict(zip(RIVAL, (none, none, np.full(len(pairs), np.nan)), strict=True))
    return pairs.with_columns({**rival, "gap": pairs["score"]})


def sure(pairs: TypedColumns) -> Flags:
    """Return which chosen pairs are certain without an officer's confirmation."""
    return np.asarray((pairs["score"] >= SURE) & (pairs["gap"] >= LEAST_GAP), dtype=bool)


def _certain(old: PairingSide, new: PairingSide, pairs: TypedColumns) -> Flags:
    """Return which chosen pairs are sure and do not have heads that are different people.

    Heads are different people if their citizen numbers differ, or one is a man and one a woman.
    """
    people = old.people, pairs["old"], new.people, pairs["new"]
    return sure(pairs) & ~other_numbers(*people) & ~other_sex(*people)


def _apart(
    old: PairingSide, new: PairingSide, pairs: TypedColumns, shared: SharedFacts
) -> NDArray[np.bool_]:
    """Return which pairs are clearly two households, so that no answer of an officer is needed.

    Their heads are a man and a woman with different names, and they have no member in common.
    """
    i, j = pairs["old"], pairs["new"]
    a, b = old.people, new.people
    apart = other_sex(a, i, b, j) & (a.plain[i] != b.plain[j])
    at = np.flatnonzero(apart)
    apart[at] = shared.of(i[at], j[at], len(new.block)) == 0
    return np.asarray(apart, dtype=bool)


def _possible(
    old: PairingSide,
    new: PairingSide,
    old_free: Rows,
    new_free: Rows,
    shared: SharedFacts,
    refused: set[tuple[int, int]],
) -> tuple[TypedColumns, bool]:
    """Return the scored pairs that may be one household, and whether any are left out.

    In a crowded block only those are kept that are among the BEST of either household.
    """
    every = Candidates(old, new, old_free, new_free, shared)
    crowded = every.crowded
    kept: list[TypedColumns] = []
    best, left_out = None, False
    for portion in every.portions():
        pairs = scored(old, new, portion, shared)
        pairs = pairs.at(pairs["score"] >= POSSIBLE)
        pairs = pairs.at(~_apart(old, new, pairs, shared))
        if refused:
            keys = zip(pairs["old"].tolist(), pairs["new"].tolist(), strict=True)
            pairs = pairs.at(np.array([key not in refused for key in keys], dtype=bool))
        full = crowded[pairs["old"]]
        kept.append(pairs.at(~full))
        if full.any():
            several = pairs.at(full) if best is None else joined_columns([best, pairs.at(full)])
            best = several.at(_among_best(old, new, several))
            left_out |= len(best) < len(several)
    pairs = joined_columns(kept if best is None else [*kept, best])
    order = np.argsort(pairs["step"], kind="stable")
    return pairs.only(name for name in pairs if name != "step").at(order), left_out


def _among_best(old: PairingSide, new: PairingSide, pairs: TypedColumns) -> Flags:
    """Return which pairs are among the BEST of either household.

    Of equal scores each household of a kind has others first, so that all of them find partners.
    """
    i, j = pairs["old"], pairs["new"]
    many = np.bincount(old.kind)[old.kind[i]], np.bincount(new.kind)[new.kind[j]]
    turn = turns(new.kind)[j] - turns(old.kind)[i]
    worse = np.rint((1 - pairs["score"]) * SCORES).astype(np.int64)
    best = np.zeros(len(pairs), dtype=bool)
    for rows, spread in ((i, turn % many[1]), (j, -turn % many[0])):
        keys = paired_numbers(paired_numbers(rows, worse), spread)
        order = np.argsort(keys, kind="stable")
        best[order[turns(rows[order]) < BEST]] = True
    return best


def _lack_rivals(pairs: TypedColumns, near: TypedColumns, rest: TypedColumns) -> bool:
    """Return whether a household has lost so many candidates to sure pairs that others are missing.

    `pairs` are all that are kept, `rest` those without the households of the sure pairs `near`.
    """
    for name in ("old", "new"):
        size = int(pairs[name].max(initial=0)) + 1
        before, after = (np.bincount(one[name], minlength=size) for one in (pairs, rest))
        lacking = (before >= BEST) & (after < 2)
        lacking[near[name]] = False
        if lacking.any():
            return True
    return False


def fuzzy_pairs(
    old: PairingSide,
    new: PairingSide,
    old_free: Rows,
    new_free: Rows,
    shared: SharedFacts,
    refused: set[tuple[int, int]],
) -> tuple[TypedColumns, TypedColumns]:
    """Return the sure pairs and those to confirm among free households.

    Pairs inside a village are settled first, then those inside the whole block.

    `old` and `new` are the households of the two years, `old_free` and `new_free` the rows still
    unpaired; `shared` counts the members in common, and `refused` are the pairs (old, new) that an
    officer refused.
    """
    twins = interchangeable(old, new, old_free, new_free)
    old_free, new_free = np.setdiff1d(old_free, twins["old"]), np.setdiff1d(new_free, twins["new"])
    pairs, thinned = _possible(old, new, old_free, new_free, shared, refused)
    near = with_runner_up(assigned(pairs.at(pairs["village"] == 1.0)), pairs)
    near = near.at(_certain(old, new, near))
    rest = pairs.at(~(np.isin(pairs["old"], near["old"]) | np.isin(pairs["new"], near["new"])))
    old_free, new_free = np.setdiff1d(old_free, near["old"]), np.setdiff1d(new_free, near["new"])
    if thinned and _lack_rivals(pairs, near, rest):
        rest, thinned = _possible(old, new, old_free, new_free, shared, refused)
    chosen = assigned(rest)
    while thinned:
        # A household whose best candidates all have a pair may have others that were left out.
        left = np.setdiff1d(old_free, chosen["old"])
        right = np.setdiff1d(new_free, chosen["new"])
        more, thinned = _possible(old, new, left, right, shared, refused)
        rest, chosen = joined_columns([rest, more]), joined_columns([chosen, assigned(more)])
    wide = with_runner_up(chosen, rest)
    certain = _certain(old, new, wide)
    alone = without_rival(scored(old, new, twins, shared))
    return joined_columns([near, wide.at(certain), alone]), wide.at(~certain)
