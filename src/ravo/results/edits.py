"""Results that were edited after scoring: the differing counts, and the present class of rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.contract.headings import letters_of
from ravo.criteria.terms import CLASSES
from ravo.faults import Fault, unreadable
from ravo.messages import Text, text
from ravo.results.facts import ResultsFacts
from ravo.results.words import class_quoted, classes_by_word
from ravo.text import loose_key

WORD, ID = "phan_loai", "ma_phan_loai"


@dataclass(frozen=True, slots=True)
class Difference:
    """A count of the present rows that differs from that of scoring (None where that is lost)."""

    name: str
    written: int | None
    now: int


@dataclass(frozen=True)
class EditedSheet:
    """The cells of `Kết quả` by column id, the Excel row of each, and the columns' places."""

    path: Path
    cells: Mapping[str, Sequence[Any]]
    rows: NDArray[np.int64]
    places: Mapping[str, int]


def differences(households: pd.DataFrame, facts: ResultsFacts) -> tuple[Difference, ...]:
    """Return the counts of the households that differ from those recorded by scoring."""
    counted = {"scored": len(households), "members": int(np.nansum(households["size"]))}
    counted |= {klass: int((households["klass"] == klass).sum()) for klass in CLASSES}
    recorded = {name: facts.whole(name) for name in counted}
    return tuple(
        Difference(n, recorded[n], count) for n, count in counted.items() if recorded[n] != count
    )


def edited_classes(sheet: EditedSheet, facts: ResultsFacts) -> NDArray[np.object_]:
    """Return the class of each row by its word, which is visible and edited by officers.

    The hidden id counts where the word is blank. Raises InputProblem (exit code 3) for the first
    cell that holds no class. It is raised too for the first id that differs from the word if the
    ids were changed: the words still give the counts of scoring, and the ids do not.
    """
    ids = [id if id in CLASSES else None for id in sheet.cells[ID]]
    known = classes_by_word()
    written = sheet.cells.get(WORD, sheet.cells[ID])
    words = [
        known.get(loose_key(str(word))) if word != "" else id
        for word, id in zip(written, ids, strict=True)
    ]
    if None in words:
        at = words.index(None)
        cell = f"{letters_of(sheet.places.get(WORD, sheet.places[ID]))}{sheet.rows[at]}"
        raise unreadable(
            "RV-476", path=sheet.path.name, cell=cell, value=class_quoted(str(written[at]))
        )
    if None not in ids and _as_scored(words, facts) and not _as_scored(ids, facts):
        at = next(at for at, pair in enumerate(zip(words, ids, strict=True)) if pair[0] != pair[1])
        cell = f"{letters_of(sheet.places[ID])}{sheet.rows[at]}"
        pair = {"value": class_quoted(str(ids[at])), "word": class_quoted(str(written[at]))}
        raise unreadable("RV-4055", path=sheet.path.name, cell=cell, **pair)
    return np.array(words, dtype=object)


def _as_scored(classes: Sequence[str | None], facts: ResultsFacts) -> bool:
    return all(classes.count(klass) == facts.whole(klass) for klass in CLASSES)


def edited_fault(path: Path, differing: Sequence[Difference]) -> Fault:
    """Return the warning that results were edited, with the counts that differ now."""
    words = [_worded(item) for item in differing] or text("forms.edited_same")
    return Fault("RV-457", params={"path": path.name, "changes": words})


def _worded(item: Difference) -> Text:
    name = text(f"forms.edited_{item.name}" if item.name not in CLASSES else f"results.{item.name}")
    sentence = text("forms.edited_count")
    written: object = text("forms.edited_unknown") if item.written is None else item.written
    params = {"name": name, "written": written, "now": item.now}
    return Text(sentence.say("vi", **params), sentence.say("en", **params))
