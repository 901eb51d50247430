"""Programmes and facts made for a test out of a few words."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from ravo.criteria import edition_for_year
from ravo.pipeline.programme_facts import BookFacts, joined_facts
from ravo.programmes.facts import ProgrammeFacts
from ravo.programmes.findings import ProgrammeFindings
from ravo.programmes.loader import programmes_from
from ravo.programmes.model import Programme
from ravo.programmes.standings import judge_programmes

ON = date(2025, 1, 15)
HEAD = """\
id: thu
title: {vi: "Thử", en: "Trial"}
office: {name: {vi: "Cơ quan", en: "Office"}, mark: secondary, columns: [chu_ho]}
documents: {qd1: {title: {vi: "Quyết định 1", en: "Decision 1"}}}
"""


def made_programme(unit: str = "household", quota: str = "", **parts: Sequence[Any]) -> Programme:
    """Return a programme whose conditions, exclusions and priority are given as expressions.

    An expression with a group is a pair.
    """
    lines = [HEAD + f"unit: {unit}"]
    groups = []
    for key, items in parts.items():
        lines.append(f"{key}:")
        for place, item in enumerate(items):
            expression, group = item if isinstance(item, tuple) else (item, None)
            groups += [group] if group else []
            more = f", group: {group}" if group else ""
            lines.append(
                f"  - {{id: {key[0]}{place + 1}, sentence: {{vi: a, en: a}}, citation: qd1,"
                f" mark: secondary, expression: '{expression}'{more}}}"
            )
    if groups:
        named = ", ".join(f"{group}: {{vi: a, en: a}}" for group in dict.fromkeys(groups))
        lines.append(f"groups: {{{named}}}")
    lines += [f"quota: {{{quota}, citation: qd1, mark: secondary}}"] if quota else []
    found, faults = programmes_from(Path("thu.yaml"), "\n".join(lines).encode())
    assert faults == (), faults
    return found[0]


def made_book(
    homes: Sequence[Mapping[str, Any]],
    people: Sequence[tuple[int, Mapping[str, Any]]] = (),
    commune: str = "Xã A",
) -> BookFacts:
    """Return households, and people as pairs of the row of a household and facts."""
    households = {"ma_ho": _column([f"H{at}" for at in range(len(homes))]), **_columns(homes)}
    size = len(homes)
    households.setdefault("thu_nhap", np.full(size, np.nan))
    households.setdefault("khu_vuc", np.full(size, None, dtype=object))
    households.setdefault("lop", np.full(size, -1, dtype=np.int32))
    members = _columns([facts for _, facts in people])
    if "ngay_sinh" in members:
        members["ngay_sinh_den"] = members["ngay_sinh"]
    members["ho"] = np.array([at for at, _ in people], dtype=np.int64)
    members["dong"] = np.arange(len(people), dtype=np.int64) + 2
    return BookFacts(commune, households, members, ())


def made_facts(*books: BookFacts, on: date = ON) -> ProgrammeFacts:
    """Return books as facts on a day."""
    return joined_facts(books, on, edition_for_year(on.year))


def judged_one(programme: Programme, facts: ProgrammeFacts) -> ProgrammeFindings:
    """Return what a programme makes of facts."""
    return next(judge_programmes([programme], facts))


def _columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: _column([row.get(name) for row in rows]) for name in names}


def _column(values: Sequence[Any]) -> Any:
    known = next((value for value in values if value is not None), None)
    if isinstance(known, bool):
        return np.array([-1 if value is None else value for value in values], dtype=np.int8)
    if isinstance(known, date):
        return np.array(values, dtype="datetime64[D]")
    if isinstance(known, int | float):
        return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    found = np.empty(len(values), dtype=object)
    found[:] = list(values)
    return found
