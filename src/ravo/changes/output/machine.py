"""The comparison of two years as JSON, with the ids of the contract."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from ravo.changes.accounts import LINES
from ravo.changes.comparison import Changes, breach_fault, codes_of, place_of
from ravo.changes.forms import OF_AREA
from ravo.changes.identity import COLUMNS, DATA_SIGN, data_difference, left_over
from ravo.changes.movements import taken
from ravo.changes.opening_check import COUNTED
from ravo.changes.output.figures import CAUSES, by_cause, by_indicator
from ravo.changes.output.words import FUZZY_PARTS, lines_of, sentence_of
from ravo.changes.year import Year
from ravo.faults.taxonomy import kind_of
from ravo.messages import Lang
from ravo.results.machine import SCHEMA, fault_json, figure

LONG = ("movements", "why")
"""The arrays with an item for nearly every household."""
CAUSE_KEYS = tuple(cause or "unknown" for cause in CAUSES)


def changes_json(changes: Changes, lang: Lang) -> dict[str, Any]:
    """Return the object that `ravo diff --format json` prints."""
    values = changes_values(changes, lang)
    return {**values, **{name: list(values[name]) for name in LONG}}


def changes_values(changes: Changes, lang: Lang) -> dict[str, Any]:
    """Return the object that `ravo diff --format json` prints; LONG arrays are iterators."""
    forms = {number: form.total("households") for number, form in changes.forms.items()}
    members = {number: form.total("members") for number, form in changes.forms.items()}
    matrix = {
        str(before): {str(after): int(count) for after, count in row.items()}
        for before, row in changes.matrix.iterrows()
    }
    pairs = changes.pairing.pairs
    value: dict[str, Any] = {
        "schema": SCHEMA,
        "old": _input(changes.old),
        "new": _input(changes.new),
        "matrix": matrix,
        "movements": _movements(changes),
        "to_confirm": _pairs(changes, changes.pairing.to_confirm),
        "likeness": _pairs(changes, pairs[pairs["how"] == "fuzzy"]),
        "why": _why(changes),
        "opening": _opening(changes),
        "forms": forms,
        "forms_members": members,
        "average_living": {line: changes.average.total(line) for line in LINES},
        "causes": {
            name: dict(zip(CAUSE_KEYS, counts, strict=True))
            for name, counts in by_cause(changes).items()
        },
        "indicators": _indicators(changes, lang),
        "places": _places(changes, lang),
        "breaches": _breaches(changes, lang),
        "faults": [
            fault_json(fault, lang) for fault in changes.faults if not kind_of(fault.code).breach
        ],
        "sentence": sentence_of(changes, lang),
    }
    if changes.what_if:
        value["what_if"] = changes.what_if
    return value


def _input(year: Year) -> dict[str, Any]:
    """Return a year's input; what several workbooks have in common is listed once above them."""
    inputs = [
        {
            "path": part.source.path,
            "sha256": part.source.sha256,
            "commune": part.info.commune,
            "district": part.info.district,
            "province": part.info.province,
            "year": part.info.year,
        }
        for part in year.parts
    ]
    if len(inputs) == 1:
        return inputs[0]
    common = {
        key: inputs[0][key] if len({item[key] for item in inputs}) == 1 else None
        for key in inputs[0]
    }
    return {**common, "inputs": inputs}


def _plain(value: object) -> Any:
    return None if value is None or value != value else value


def _movements(changes: Changes) -> Iterator[dict[str, Any]]:
    rows = changes.rows
    i, j, other = (rows[name].to_numpy() for name in ("old", "new", "other"))
    split, merge = (
        (rows["relation"] == "split").to_numpy(),
        (rows["relation"] == "merge").to_numpy(),
    )
    # A split names the household it came out of, a merge the one it went into; the class of
    # the other year is null there, because that household has a movement of its own.
    old = taken(changes.old, np.where(split, other, i), "code", None)
    new = taken(changes.new, np.where(merge, other, j), "code", None)
    columns = (
        old.tolist(),
        new.tolist(),
        rows["how"].tolist(),
        rows["score"].tolist(),
        rows["class_old"].tolist(),
        rows["class_new"].tolist(),
        rows["movement"].tolist(),
        rows["cause"].tolist(),
        rows["members_old"].tolist(),
        rows["members_new"].tolist(),
    )
    for a, b, how, score, before, after, movement, cause, first, last in zip(*columns, strict=True):
        yield {
            "ma_ho_old": _plain(a),
            "ma_ho_new": _plain(b),
            "how": how,
            "score": _plain(score),
            "class_old": _plain(before),
            "class_new": _plain(after),
            "movement": movement,
            "cause": cause,
            "members_old": figure(first),
            "members_new": figure(last),
        }


def _pairs(changes: Changes, pairs: pd.DataFrame) -> list[dict[str, Any]]:
    """Return pairs items by likeness, each with its parts, the runner-up and the gap to it."""
    old_code = changes.old.households["code"].to_numpy(dtype=object)
    new_code = changes.new.households["code"].to_numpy(dtype=object)
    items = []
    for pair in pairs.to_dict("records"):
        rival = None
        if pair["rival_old"] >= 0:
            rival = {
                "ma_ho_old": _plain(old_code[pair["rival_old"]]),
                "ma_ho_new": _plain(new_code[pair["rival_new"]]),
                "score": _plain(pair["rival_score"]),
            }
        items.append(
            {
                "ma_ho_old": _plain(old_code[pair["old"]]),
                "ma_ho_new": _plain(new_code[pair["new"]]),
                "score": pair["score"],
                "parts": {name: _plain(pair[name]) for name in FUZZY_PARTS},
                "runner_up": rival,
                "gap": _plain(pair["gap"]),
            }
        )
    return items


def _why(changes: Changes) -> Iterator[dict[str, Any]]:
    """Yield what changed in each household of both years, in the order of the movements.

    Members are counted, never named; null where one of the years lists none.
    """
    rows, why = changes.rows, changes.why
    at = np.flatnonzero(why.differs & ((rows["old"] >= 0) & (rows["new"] >= 0)).to_numpy())
    i, j = rows["old"].to_numpy()[at], rows["new"].to_numpy()[at]
    codes = taken(changes.old, i, "code", None), taken(changes.new, j, "code", None)
    evidence = _evidence(changes.old, i), _evidence(changes.new, j)
    names = np.array(why.indicators, dtype=object)
    for n, (row, before, after) in enumerate(zip(at.tolist(), *evidence, strict=True)):
        yield {
            "ma_ho_old": _plain(codes[0][n]),
            "ma_ho_new": _plain(codes[1][n]),
            "changed": [name for name, flags in why.changed.items() if flags[row]],
            "evidence_old": before,
            "evidence_new": after,
            "gained": names[why.gained[row]].tolist(),
            "lost": names[why.lost[row]].tolist(),
            "members_in": figure(why.came[row]),
            "members_out": figure(why.went[row]),
        }


def _evidence(year: Year, rows: "np.ndarray[Any, np.dtype[np.int64]]") -> Iterator[dict[str, Any]]:
    names = ("evidence", "value", "line", "area")
    columns = [taken(year, rows, name, None).tolist() for name in names]
    for kind, value, line, area in zip(*columns, strict=True):
        yield {
            "kind": _plain(kind),
            "value": figure(value),
            "line": figure(line),
            "area": _plain(area),
        }


def _opening(changes: Changes) -> dict[str, Any] | None:
    """Return the check of the opening with every household that differs; null without one."""
    check = changes.opening
    if check is None:
        return None
    rows = changes.rows.iloc[check.rows]
    places = np.where(rows["new"] < 0, rows["place_old"], rows["place_new"]).tolist()
    codes = codes_of(changes, check.rows)
    recorded = check.recorded_class[check.rows].tolist()
    classes = rows["class_old"].tolist()
    names = changes.layout.names
    return {
        "starts_from": changes.starts_from,
        **(check.counts() or dict.fromkeys(COUNTED)),
        "communes": [
            {
                "commune": names[place] if place >= 0 else None,
                "filled": bool(check.filled[place]),
                **{f"closing_{name}": int(counts[place]) for name, counts in check.closing.items()},
                **{
                    f"recorded_{name}": int(counts[place])
                    for name, counts in check.recorded.items()
                },
            }
            for place in sorted({*changes.rows["place_old"], *changes.rows["place_new"]})
        ],
        "households": [
            {
                "ma_ho": _plain(code),
                "commune": names[place] if place >= 0 else None,
                "closing": _plain(last),
                "recorded": _plain(now),
                "difference": str(kind),
            }
            for code, place, last, now, kind in zip(
                codes, places, classes, recorded, check.kinds, strict=True
            )
        ],
    }


def _indicators(changes: Changes, lang: Lang) -> list[dict[str, Any]]:
    keys = ("deprived_old", "deprived_new", "gained", "lost", "unknown_old", "unknown_new")
    return [
        {"id": id, "label": name, **dict(zip(keys, figures, strict=True))}
        for id, (name, figures) in zip(
            changes.why.indicators, by_indicator(changes, lang), strict=True
        )
    ]


def _places(changes: Changes, lang: Lang) -> list[dict[str, Any]]:
    """Return the forms by commune, by district and in all, with their unexplained differences."""
    places = []
    for item in lines_of(changes, lang):
        for line in LINES:
            counts = {n: form.summed(line, item.places) for n, form in changes.forms.items()}
            forms = {n: dict(zip(COLUMNS, c, strict=True)) for n, c in counts.items()}
            left = {n: DATA_SIGN * left_over(c) for n, c in counts.items()}
            places.append(
                {
                    "unit": item.name,
                    "total": item.total,
                    "line": line,
                    "forms": forms,
                    "difference": left,
                }
            )
    return places


def _breaches(changes: Changes, lang: Lang) -> list[dict[str, Any]]:
    return [
        {
            "commune": place_of(changes, breach) if breach.place != OF_AREA else None,
            "district": breach.area,
            "form": breach.form,
            "line": breach.line,
            "difference": data_difference(breach.identity, breach.difference),
            "households": codes_of(changes, breach.rows),
            # Some are no faults: what results lost is behind them, and is named once.
            **fault_json(breach_fault(changes, breach), lang),
        }
        for breach in changes.breaches
    ]
