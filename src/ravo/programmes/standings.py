"""Programmes evaluated over facts: the standing of every case, its reasons, missing columns."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from ravo.criteria.truth import NO, YES
from ravo.programmes.expressions import Evaluator, Mask, WorkedOut, joined, turned
from ravo.programmes.facts import ProgrammeFacts
from ravo.programmes.findings import DEAD, NONE_FAILED, STANDINGS, ProgrammeFindings, Standing
from ravo.programmes.model import Condition, Programme, UnitOfCase

PLACE_OF = {standing: np.int8(place) for place, standing in enumerate(STANDINGS)}


def judge_programmes(
    programmes: Iterable[Programme], facts: ProgrammeFacts
) -> Iterator[ProgrammeFindings]:
    """Yield the findings of each programme over the facts, in their order."""
    units: tuple[UnitOfCase, ...] = ("household", "person")
    evaluators = {unit: Evaluator(facts, unit) for unit in units}
    for programme in programmes:
        yield _judged(programme, facts, evaluators[programme.unit].fresh())


def _judged(programme: Programme, facts: ProgrammeFacts, evaluator: Evaluator) -> ProgrammeFindings:
    values = {name: item.value for name, item in programme.values.items()}

    def worked_out(items: Iterable[Condition]) -> list[WorkedOut]:
        return [evaluator.states(item.expression, values) for item in items]

    present = evaluator.present()
    held = worked_out(programme.conditions)
    excluded = [turned(item) for item in worked_out(programme.exclusions)]
    groups = _by_group(programme, held)
    common = [
        states for item, states in zip(programme.conditions, held, strict=True) if not item.group
    ]
    each = [present, evaluator.listed_people(), *common]
    parts = [*each, *([joined(groups, every=False)] if groups else []), *excluded]
    whole = joined(parts, every=True)
    dead = ~np.isnat(facts.death_days(programme.unit))
    standing = _standing(whole)
    standing[dead] = PLACE_OF[Standing.not_eligible]
    listed = standing == PLACE_OF[Standing.eligible]
    order = _order(worked_out(programme.priority), listed)
    beyond, tied = _cut(programme, facts, order)
    reasons, reason_sets = _sets(
        _reasons(programme, groups, listed), [item.id for item in programme.conditions]
    )
    lacking, lacking_sets = _sets(whole.lacks, evaluator.columns)
    return ProgrammeFindings(
        programme=programme,
        facts=facts,
        standing=standing,
        reasons=reasons,
        lacking=lacking,
        failed=np.where(
            dead, np.int16(DEAD), _failed(programme, [*held, *excluded], standing)
        ).astype(np.int16),
        order=order,
        beyond_quota=beyond,
        tied=tied,
        reason_sets=reason_sets,
        lacking_sets=lacking_sets,
    )


def _standing(whole: WorkedOut) -> NDArray[np.int8]:
    standings = np.full(len(whole.state), PLACE_OF[Standing.to_ask], dtype=np.int8)
    standings[whole.state == YES] = PLACE_OF[Standing.eligible]
    standings[whole.state == NO] = PLACE_OF[Standing.not_eligible]
    return standings


def group_names(programme: Programme) -> tuple[str, ...]:
    """Return the groups of a programme's conditions in their order."""
    return tuple(dict.fromkeys(item.group for item in programme.conditions if item.group))


def _by_group(programme: Programme, held: list[WorkedOut]) -> list[WorkedOut]:
    """Return one result for each group of conditions: whether all of them hold."""
    pairs = list(zip(programme.conditions, held, strict=True))
    return [
        joined([states for item, states in pairs if item.group == name], every=True)
        for name in group_names(programme)
    ]


def _reasons(programme: Programme, groups: list[WorkedOut], listed: NDArray[np.bool_]) -> Mask:
    """Return the bits of the conditions by which a case is on the list.

    They are those without a group, and those of every group that holds as a whole.
    """
    holds: dict[str | None, NDArray[np.bool_]] = {None: listed}
    names = group_names(programme)
    holds |= {
        name: listed & (group.state == YES) for name, group in zip(names, groups, strict=True)
    }
    reasons = np.zeros(len(listed), dtype=np.uint64)
    for bit, item in enumerate(programme.conditions):
        reasons[holds[item.group]] |= np.uint64(1 << bit)
    return reasons


def _failed(
    programme: Programme, states: list[WorkedOut], standing: NDArray[np.int8]
) -> NDArray[np.int16]:
    """Return the first requirement that an unlisted case fails, else -1.

    Requirements without a group come first, then those of the groups in their order, then
    exclusions.
    """
    order = sorted(
        range(len(states)),
        key=lambda at: (at >= len(programme.conditions), bool(programme.requirements[at].group)),
    )
    failed = np.full(len(standing), NONE_FAILED, dtype=np.int16)
    off = standing == PLACE_OF[Standing.not_eligible]
    grouped_out = _all_groups_fail(programme, states)
    for at in order:
        item = programme.requirements[at]
        here = off & (failed < 0) & (states[at].state == NO)
        if at < len(programme.conditions) and item.group:
            here &= grouped_out
        failed[here] = at
    return failed


def _all_groups_fail(programme: Programme, states: list[WorkedOut]) -> NDArray[np.bool_]:
    groups = _by_group(programme, states[: len(programme.conditions)])
    size = len(states[0].state)
    fails = [group.state == NO for group in groups]
    return np.logical_and.reduce(fails) if fails else np.zeros(size, dtype=bool)


def _order(priority: list[WorkedOut], listed: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Return the rank of each listed case from 1, the same for equal cases; 0 off the list.

    Cases that meet a priority come first, then those that may meet it, then the others.
    """
    ranks = np.zeros(len(listed), dtype=np.int32)
    key = np.zeros(len(listed), dtype=np.int64)
    for states in priority:
        key = key * 3 + np.array([2, 0, 1], dtype=np.int64)[states.state]
    distinct, places = np.unique(key[listed], return_inverse=True)
    del distinct
    ranks[listed] = places.ravel().astype(np.int32) + 1
    return ranks


def _cut(
    programme: Programme, facts: ProgrammeFacts, order: NDArray[np.int32]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which cases are beyond the quota, and which are equal at its cut.

    The order of rows does not decide between equal cases: if the quota takes only some of them, all
    are tied.
    """
    beyond, tied = np.zeros((2, len(order)), dtype=bool)
    quota = programme.quota
    if quota is None:
        return beyond, tied
    place = np.zeros(len(order), dtype=np.int64)
    if quota.within == "commune":
        place = facts.households["xa_so"].to_numpy(dtype=np.int64)[
            facts.household_of(programme.unit)
        ]
    for one in np.unique(place[order > 0]).tolist():
        here = (order > 0) & (place == one)
        counts = np.bincount(order[here])
        until = np.cumsum(counts)
        before = until - counts
        beyond |= here & (before[np.where(here, order, 0)] >= quota.most)
        cut = (before < quota.most) & (until > quota.most)
        tied |= here & cut[np.where(here, order, 0)]
    return beyond, tied


def _sets(masks: Mask, names: list[str]) -> tuple[NDArray[np.int32], tuple[tuple[str, ...], ...]]:
    """Return masks as indices of the distinct tuples of names that their bits represent."""
    distinct, places = np.unique(masks, return_inverse=True)
    sets = tuple(
        tuple(name for bit, name in enumerate(names) if mask >> bit & 1)
        for mask in distinct.tolist()
    )
    return places.ravel().astype(np.int32), sets
