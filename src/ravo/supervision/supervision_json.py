"""Supervision as the object that `ravo supervise --format json` prints; no value is None."""

from typing import Any

from ravo.results.machine import SCHEMA, figure
from ravo.supervision.households import SupervisedHouseholds
from ravo.supervision.jumps import Jump
from ravo.supervision.reviewers import ReviewerFigure
from ravo.supervision.supervised import (
    ChangedFigure,
    CommuneDigits,
    RecheckSample,
    Supervision,
    UnitCrossing,
)


def supervision_json(supervision: Supervision) -> dict[str, Any]:
    """Return the object; households are named by their codes, never by name."""
    households = supervision.households
    return {
        "schema": SCHEMA,
        "year": supervision.year,
        "previous": supervision.last_year,
        "households": households.count,
        "crossings": [_crossing(one) for one in supervision.crossings],
        "reviewers": [_reviewer(one) for one in supervision.reviewers.figures],
        "one_reviewer": list(supervision.reviewers.one_reviewer),
        "digits": [_digits(one) for one in supervision.digits],
        "changes": [_change(one, households) for one in supervision.changes],
        "sample": None if supervision.sample is None else _sample(supervision.sample, households),
    }


def _crossing(one: UnitCrossing) -> dict[str, Any]:
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


def _digits(one: CommuneDigits) -> dict[str, Any]:
    return {
        "commune": one.commune,
        "figure": one.figure,
        "counts": list(one.comparison.counts),
        "others": list(one.comparison.others),
        "p": one.comparison.p,
        "adjusted": one.adjusted,
        "look": one.look,
    }


def _change(one: ChangedFigure, households: SupervisedHouseholds) -> dict[str, Any]:
    found = one.jumps
    return {
        "figure": one.figure,
        "compared": found.compared,
        "least": _or_none(found.lower),
        "most": _or_none(found.upper),
        "households": [_jump(jump, households) for jump in found.households],
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


def _or_none(value: float | None) -> int | float | None:
    return None if value is None else figure(float(value))
