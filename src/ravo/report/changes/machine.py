"""The comparison of two years as JSON, with the ids of the contract."""

from typing import Any

import numpy as np

from ravo.changes.comparing import Changes, codes_of
from ravo.changes.movement import taken
from ravo.changes.year import Year
from ravo.messages import Lang
from ravo.report.changes.words import sentence_of
from ravo.report.machine import SCHEMA, fault_json, figure

PARTS = ("name", "birth", "size", "village", "members")
BREACHES = ("RV-613", "RV-619")


def changes_json(changes: Changes, lang: Lang) -> dict[str, Any]:
    """Return the object that `ravo diff --format json` prints."""
    forms = {number: form.total("households") for number, form in changes.forms.items()}
    members = {number: form.total("members") for number, form in changes.forms.items()}
    matrix = {
        str(before): {str(after): int(count) for after, count in row.items()}
        for before, row in changes.matrix.iterrows()
    }
    value: dict[str, Any] = {
        "schema": SCHEMA,
        "old": _input(changes.old),
        "new": _input(changes.new),
        "matrix": matrix,
        "movements": _movements(changes),
        "to_confirm": _to_confirm(changes),
        "forms": forms,
        "forms_members": members,
        "breaches": _breaches(changes, lang),
        "faults": [
            fault_json(fault, lang) for fault in changes.faults if fault.code not in BREACHES
        ],
        "sentence": sentence_of(changes, lang),
    }
    if changes.what_if:
        value["what_if"] = changes.what_if
    return value


def _input(year: Year) -> dict[str, Any]:
    """Return a year's input; several workbooks are listed, and what they agree in stands above."""
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


def _movements(changes: Changes) -> list[dict[str, Any]]:
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
        old.tolist(), new.tolist(), rows["how"].tolist(), rows["score"].tolist(),
        rows["class_old"].tolist(), rows["class_new"].tolist(), rows["movement"].tolist(),
        rows["cause"].tolist(), rows["members_old"].tolist(), rows["members_new"].tolist(),
    )  # fmt: skip
    return [
        {
            "ma_ho_old": _plain(a), "ma_ho_new": _plain(b), "how": how, "score": _plain(score),
            "class_old": _plain(before), "class_new": _plain(after), "movement": movement,
            "cause": cause, "members_old": figure(first), "members_new": figure(last),
        }
        for a, b, how, score, before, after, movement, cause, first, last in zip(*columns, strict=True)
    ]  # fmt: skip


def _to_confirm(changes: Changes) -> list[dict[str, Any]]:
    pairs = changes.pairing.to_confirm
    old_code = changes.old.households["code"].to_numpy(dtype=object)
    new_code = changes.new.households["code"].to_numpy(dtype=object)
    found = []
    for pair in pairs.to_dict("records"):
        rival = None
        if pair["rival_old"] >= 0:
            rival = {
                "ma_ho_old": _plain(old_code[pair["rival_old"]]),
                "ma_ho_new": _plain(new_code[pair["rival_new"]]),
                "score": _plain(pair["rival_score"]),
            }
        found.append(
            {
                "ma_ho_old": _plain(old_code[pair["old"]]),
                "ma_ho_new": _plain(new_code[pair["new"]]),
                "score": pair["score"],
                "parts": {name: _plain(pair[name]) for name in PARTS},
                "runner_up": rival,
                "gap": _plain(pair["gap"]),
            }
        )
    return found


def _breaches(changes: Changes, lang: Lang) -> list[dict[str, Any]]:
    faults = [fault for fault in changes.faults if fault.code in BREACHES]
    return [
        {
            "commune": changes.layout.names[breach.place] if breach.place >= 0 else None,
            "form": breach.form,
            "line": breach.line,
            "difference": breach.difference,
            "households": codes_of(changes, breach.rows),
            **fault_json(fault, lang),
        }
        for breach, fault in zip(changes.breaches, faults, strict=True)
    ]
