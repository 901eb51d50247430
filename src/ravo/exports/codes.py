"""The codes of coded columns, each with its label in Vietnamese and English."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ravo.criteria import shipped_editions
from ravo.criteria.terms import AREAS, CLASSES
from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.messages import Text, text
from ravo.places.peoples import OTHER, peoples
from ravo.review.review import EVIDENCE_KINDS

CodeList = Literal["klass", "area", "evidence", "sex", "people", "answer", "indicator", "level"]
SEXES = {"Nam": "male", "Nữ": "female"}
ANSWERS = {YES: "1", NO: "0", UNKNOWN: "unknown"}
"""The code of each state of an indicator."""
OTHER_PEOPLE, UNLISTED = "other", "unlisted"
COMMUNE, VILLAGE, POOLED = "commune", "village", "pooled"
"""The kind of place of a row of counts: a commune, a village, small villages pooled."""


@dataclass(frozen=True, slots=True)
class CodeLabel:
    """A code and what it means."""

    code: str
    label: Text


@cache
def code_list(name: CodeList) -> tuple[CodeLabel, ...]:
    """Return the codes of a list with their labels, in their order."""
    return tuple(CodeLabel(code, label) for code, label in _labels(name).items())


def _labels(name: CodeList) -> Mapping[str, Text]:
    if name == "people":
        return _peoples()
    if name == "indicator":
        return _indicators()
    keys: Mapping[str, Mapping[str, str]] = {
        "klass": {klass: f"results.{klass}" for klass in CLASSES},
        "area": {area: f"results.{area}" for area in AREAS},
        "evidence": {kind: f"results.{kind}" for kind in EVIDENCE_KINDS},
        "sex": {code: f"exports.{code}" for code in SEXES.values()},
        "answer": {code: f"exports.answer_{code}" for code in ANSWERS.values()},
        "level": {code: f"exports.level_{code}" for code in (COMMUNE, VILLAGE, POOLED)},
    }
    return {code: text(key) for code, key in keys[name].items()}


def _peoples() -> Mapping[str, Text]:
    """Return the 54 peoples by two-digit code; names are the same in both languages."""
    listed = {f"{one.number:02}": Text(one.name, one.name) for one in peoples()}
    others = {code: text(f"exports.people_{code}") for code in (OTHER_PEOPLE, UNLISTED)}
    return {**listed, **others}


def _indicators() -> Mapping[str, Text]:
    """Return the indicators of every shipped edition by their id."""
    return {one.id: one.label for edition in shipped_editions() for one in edition.indicators}


@cache
def code_of_people() -> Mapping[str, str]:
    """Return the code of each word of the column of peoples."""
    return {**{one.name: f"{one.number:02}" for one in peoples()}, OTHER: OTHER_PEOPLE}
