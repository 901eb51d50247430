"""An analysis as the object that `ravo analyse --format json` prints; a missing value is null."""

from collections.abc import Iterable
from typing import Any

from ravo.analysis.alkire_foster import Interval, Measures
from ravo.analysis.joint import JointDeprivation
from ravo.analysis.profile import AnalysedGroup, Analysis, ComparedYear, DecreeShares
from ravo.messages import Lang
from ravo.results.machine import SCHEMA, figure

IN_PERCENT = 100


def analysis_json(analysis: Analysis, lang: Lang) -> dict[str, Any]:
    """Return the object: shares from 0 to 1, `contribution` in units of M0, `…_pct` of 100."""
    rows, measures = analysis.rows, analysis.measures
    return {
        "schema": SCHEMA,
        "year": rows.year,
        "edition": rows.edition_id,
        "unit": analysis.unit,
        "k": analysis.k,
        "universe": {
            "reviewed": figure(analysis.reviewed),
            "without_class": rows.without_class,
            "uncounted": analysis.uncounted,
            "residents": analysis.residents,
            "h_of_residents": _interval(analysis.of_residents),
        },
        "by_decree": _by_decree(analysis.by_decree),
        **_measures(measures),
        "indicators": _indicators(analysis, lang),
        "services": [
            {
                "service": one.service.say(lang),
                "indicators": list(one.numbers),
                "contribution_pct": figure(one.contribution * IN_PERCENT),
            }
            for one in analysis.services
        ],
        "curve": [{"k": k, **_measures(one)} for k, one in enumerate(analysis.curve, 1)],
        "joint": [_pair(pair) for pair in analysis.joint],
        "by": analysis.by,
        "groups": [_group(group) for group in analysis.groups or ()],
        "change": None if analysis.before is None else _change(analysis.before),
    }


def _measures(measures: Measures) -> dict[str, Any]:
    bounds = measures.bounds
    return {
        "h": figure(measures.h),
        "a": figure(measures.a),
        "m0": figure(measures.m0),
        "bounds": {
            "h": _interval(bounds.h),
            "a": _interval(bounds.a),
            "m0": _interval(bounds.m0),
        },
    }


def _indicators(analysis: Analysis, lang: Lang) -> list[dict[str, Any]]:
    measures, bounds = analysis.measures, analysis.measures.bounds
    return [
        {
            "no": one.number,
            "id": one.id,
            "label": one.label.say(lang),
            "uncensored": figure(measures.uncensored[place]),
            "censored": figure(measures.censored[place]),
            "contribution": figure(measures.absolute[place]),
            "contribution_pct": figure(measures.contributions[place] * IN_PERCENT),
            "bounds": {
                "uncensored": _interval(bounds.uncensored[place]),
                "censored": _interval(bounds.censored[place]),
                "contribution_pct": _interval(bounds.contributions[place], IN_PERCENT),
            },
        }
        for place, one in enumerate(analysis.rows.indicators)
    ]


def _group(analysed: AnalysedGroup) -> dict[str, Any]:
    group = analysed.group
    return {
        "group": group.group,
        "rows": figure(group.measures.rows),
        "share": figure(group.share),
        "part": figure(group.part),
        "by_decree": _by_decree(analysed.by_decree),
        **_measures(group.measures),
        "censored": _figures(group.measures.censored),
    }


def _by_decree(shares: DecreeShares) -> dict[str, Any]:
    return {"poor": figure(shares.poor), "near_poor": figure(shares.near_poor)}


def _pair(pair: JointDeprivation) -> dict[str, Any]:
    return {
        "indicators": [pair.first + 1, pair.second + 1],
        "both": _interval(pair.both),
        "answered": figure(pair.answered),
        "overlap": figure(pair.overlap),
        "expected": figure(pair.expected),
    }


def _change(before: ComparedYear) -> dict[str, Any]:
    change = before.change
    return {
        "year": before.year,
        "edition": before.edition_id,
        "before": None if before.measures is None else _measures(before.measures),
        "m0": None if change is None else figure(change.m0),
        "incidence": None if change is None else figure(change.incidence),
        "intensity": None if change is None else figure(change.intensity),
    }


def _interval(interval: Interval | None, times: float = 1) -> list[int | float | None] | None:
    if interval is None:
        return None
    return [figure(interval.lower * times), figure(interval.upper * times)]


def _figures(values: Iterable[float]) -> list[int | float | None]:
    return [figure(value) for value in values]
