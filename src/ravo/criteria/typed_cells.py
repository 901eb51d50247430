"""The values of the cells of an edition's workbook, each by the kind of its column."""

import re
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from ravo.criteria.model import Citation
from ravo.criteria.tables import WORDS, EditionCell, EditionCellKind
from ravo.messages import LANGS, Text, text
from ravo.text import loose_key

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ENGLISH = {"Annex": "Phụ lục", "Article": "Điều", "clause": "khoản", "point": "điểm"}


def typed(kind: EditionCellKind, raw: Any) -> EditionCell:
    """Return the value of a cell of a kind; None where the cell holds no value of the kind."""
    words = _word(kind, raw)
    if words is not None:
        return words
    if kind in ("number", "plain"):
        return _number(raw)
    if kind in ("date", "day"):
        return _day(raw)
    if kind == "citation":
        return _citation(raw)
    return str(raw) if kind == "text" else None


def wanted(kind: EditionCellKind) -> Text:
    """Return a description of what a cell of a kind may hold."""
    words = [text(key) for key in WORDS.get(kind, {}).values()]
    if kind in ("number", "plain", "date", "day", "citation"):
        return text(f"criteria.wanted_{kind}")
    listed = (", ".join(word.say(lang) for word in words) for lang in LANGS)
    return text("criteria.wanted_word").filled(words=Text(*listed))


def _word(kind: EditionCellKind, raw: Any) -> EditionCell:
    """Return the value that a word means in a cell of a kind: Vietnamese, English or the id."""
    if not isinstance(raw, str):
        return None
    for value, key in WORDS.get(kind, {}).items():
        spellings = {loose_key(word) for word in text(key)}
        if isinstance(value, str):
            spellings.add(loose_key(value))
        if loose_key(raw) in spellings:
            return value
    return None


def _number(raw: Any) -> float | None:
    if isinstance(raw, str) and raw.isascii() and raw.isdecimal():
        return float(raw)
    return float(raw) if isinstance(raw, int | float) and not isinstance(raw, bool) else None


def _day(raw: Any) -> date | None:
    if isinstance(raw, date):
        return raw.date() if isinstance(raw, datetime) else raw
    try:
        if match := _DAY.fullmatch(str(raw)):
            day, month, year = map(int, match.groups())
            return date(year, month, day)
        return date.fromisoformat(str(raw))
    except ValueError:
        return None


def _citation(raw: Any) -> str | None:
    """Return a citation in its Vietnamese form; None where the cell holds no citation."""
    words = re.sub(r"\b(Annex|Article|clause|point)\b", lambda m: _ENGLISH[m[0]], str(raw))
    try:
        return str(Citation.model_validate(words))
    except ValidationError:
        return None
