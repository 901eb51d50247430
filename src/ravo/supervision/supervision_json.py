"""Supervision as the object that `ravo supervise --format json` prints; a missing value is null."""

from typing import Any

from ravo.messages import Lang
from ravo.results.machine import SCHEMA, figure
from ravo.supervision.households import SupervisedHouseholds
from ravo.supervision.jumps import Jump
from ravo.supervision.recheck import WrongShare
from ravo.supervision.reviewers import ReviewerFigure
from ravo.supervision.revisits import Revisits
from ravo.supervision.supervised import (
    ChangedFigure,
    CommuneDigits,
    RecheckSample,
    Supervision,
    UnitCrossing,
)
from ravo.supervision.village_differences import VillageDifference
from ravo.supervision.words import remarks


def supervision_json(supervision: Supervision, lang: Lang) -> dict[str, Any]:
    """Return the object; households are named by their codes, never by name.

    `remarks` are the sentences about what could not be compared.
    """
    households = supervision.households
    return {
        "schema": SCHEMA,
        "year": supervision.year,
        "previous": supervision.last_year,
        "other_editions": list(supervision.editions),
        "remarks": list(remarks(supervision, lang)),
        "households": households.count,
        "crossings": [_crossing(one, households) for one in supervision.crossings],
        "reviewers": [_reviewer(one) for one in supervision.reviewers.figures],
        "villages": [_village(one, households) for one in supervision.villages],
        "one_reviewer": list(supervision.reviewers.one_reviewer),
        "digits": [_digits(one) for one in supervision.digits],
        "changes": [_change(one, households) for one in supervision.changes],
        "sample": None if supervision.sample is None else _sample(supervision.sample, households),
        "recheck": None
        if supervision.revisits is None
        else _revisits(supervision.revisits, households),
    }


def _crossing(one: UnitCrossing, households: SupervisedHouseholds) -> dict[str, Any]:
    crossing = one.crossing
    return {
        "unit": one.unit,
        "area": one.line.area,
        "measure": one.line.measure,
        "line": figure(one.line.value),
        "kind": crossing.kind,
        "communes": one.communes,
        "compared": crossing.compared,
        "at_line": [crossing.at_line.near, crossing.at_line.far],
        "at_placebos": [crossing.at_placebos.near, crossing.at_placebos.far],
        "observed": crossing.at_line.near,
        "expected": _or_none(crossing.expected),
        "excess": _or_none(crossing.excess),
        "p": _or_none(crossing.p),
        "verdict": crossing.finding,
        "households": [
            {"ma_ho": households.code[row], "commune": households.commune[row]} for row in one.rows
        ],
    }


def _reviewer(one: ReviewerFigure) -> dict[str, Any]:
    return {
        "village": one.village,
        "reviewer": one.reviewer,
        "figure": one.figure,
        "count": one.households,
        "value": figure(one.value),
        "others": figure(one.others),
        "p": one.p,
        "adjusted": one.adjusted,
        "look": one.look,
    }


def _village(one: VillageDifference, households: SupervisedHouseholds) -> dict[str, Any]:
    return {
        "village": one.village,
        "figures": [
            {
                "figure": two.figure,
                "lower": figure(two.lower),
                "higher": figure(two.higher),
                "elsewhere": _or_none(two.elsewhere),
            }
            for two in one.figures
        ],
        "households": [
            {"ma_ho": households.code[row], "commune": households.commune[row]} for row in one.rows
        ],
    }


def _digits(one: CommuneDigits) -> dict[str, Any]:
    return {
        "commune": one.commune,
        "figure": one.figure,
        "counts": list(one.comparison.counts),
        "others": list(one.comparison.others),
        "whipple": _or_none(one.comparison.index),
        "whipple_others": _or_none(one.comparison.others_index),
        "p": one.comparison.p,
        "adjusted": one.adjusted,
        "look": one.look,
    }


def _change(one: ChangedFigure, households: SupervisedHouseholds) -> dict[str, Any]:
    jumps = one.jumps
    return {
        "figure": one.figure,
        "compared": jumps.compared,
        "least": _or_none(jumps.lower),
        "most": _or_none(jumps.upper),
        "households": [_jump(jump, households) for jump in jumps.households],
    }


def _jump(jump: Jump, households: SupervisedHouseholds) -> dict[str, Any]:
    return {
        "ma_ho": households.code[jump.row],
        "commune": households.commune[jump.row],
        "before": figure(jump.before),
        "now": figure(jump.now),
    }


def _sample(sample: RecheckSample, households: SupervisedHouseholds) -> dict[str, Any]:
    return {
        "size": len(sample.rows),
        "seed": sample.seed,
        "announced": sample.announced.isoformat(),
        "tolerable": sample.tolerable,
        "probability": sample.probability,
        "households": [
            {"ma_ho": households.code[row], "commune": households.commune[row]}
            for row in sample.rows
        ],
    }


def _revisits(revisits: Revisits, households: SupervisedHouseholds) -> dict[str, Any]:
    return {
        "listed": revisits.listed,
        "visited": len(revisits.visited),
        "not_visited": revisits.not_visited,
        "unusable": revisits.unusable,
        "different": len(revisits.different),
        "reclassed": sum(one.reclassed for one in revisits.visited),
        "corrected": sum(one.corrected for one in revisits.visited),
        "all": _share(revisits.whole),
        "reviewers": [
            {"reviewer": name, **_share(share)} for name, share in revisits.by_reviewer.items()
        ],
        "households": [
            {
                "ma_ho": households.code[one.row],
                "commune": households.commune[one.row],
                "class": one.reviewed,
                "class_at_visit": one.klass,
                "class_now": households.klass[one.row],
                "size": one.reviewed_size,
                "size_at_visit": one.size,
                "size_agrees": one.size_agrees,
                "b1": one.reviewed_b1,
                "b1_at_visit": one.b1,
                "b1_agrees": one.b1_agrees,
                "agrees": one.agrees,
            }
            for one in revisits.visited
        ],
    }


def _share(share: WrongShare) -> dict[str, Any]:
    ends = {"lower": figure(share.lower), "upper": figure(share.upper)}
    return {"visited": share.visited, "wrong": share.wrong, **ends}


def _or_none(value: float | None) -> int | float | None:
    return None if value is None else figure(float(value))
