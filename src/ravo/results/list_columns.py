"""The columns of `Danh sách`: what the paper for signing gives of each household, in its order."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.messages import Lang, say
from ravo.results import words
from ravo.results.columns import (
    Kind,
    ResultColumn,
    b2_points,
    plain_values,
    scored_rows,
    whole_figures,
)
from ravo.review.evidence import CLASS_OF_WORD
from ravo.review.review import Review
from ravo.text import format_number, person_sort_key, sort_key

COLUMNS: dict[str, tuple[Kind, float]] = {
    "stt": ("integer", 5.5),
    "head": ("text", 24),
    "village": ("text", 15),
    "members": ("integer", 7),
    "b1": ("number", 7),
    "b2": ("integer", 6),
    "class": ("text", 15.5),
    "last_class": ("text", 15),
    "notes": ("text", 21),
}
"""The columns from left to right, each with its kind and its width in characters."""
WRAPPED = ("head", "village", "class", "last_class", "notes")
BY_POINTS = ("b1", "b1_grid")


def list_columns(review: Review, lang: Lang) -> list[ResultColumn]:
    """Return the columns of `Danh sách` for the scored households, by village and given name."""
    rows = _ordered(review, scored_rows(review))
    frame, verdicts = review.survey.households.frame, review.verdicts
    b2 = b2_points(review)
    classes = _class_words(verdicts.klass[rows].tolist(), lang)
    values: dict[str, list[Any]] = {
        "stt": [*range(1, len(rows) + 1)],
        "head": plain_values(frame["head_name"].iloc[rows].tolist()),
        "village": plain_values(frame["village"].iloc[rows].tolist()),
        "members": whole_figures(plain_values(frame["size"].iloc[rows].tolist())),
        "b1": whole_figures(plain_values(_b1(review)[rows].tolist())),
        "b2": [b2[row] for row in rows.tolist()],
        "class": classes,
        "last_class": _last_classes(plain_values(frame["opening_class"].iloc[rows].tolist()), lang),
        "notes": list(_notes(review, rows, lang)),
    }
    return [
        ResultColumn(name, say(f"results.list_{name}", lang), kind, "identity", width, values[name])
        for name, (kind, width) in COLUMNS.items()
    ]


def _class_words(classes: Sequence[str], lang: Lang) -> list[str | None]:
    said = {klass: words.class_word(klass, lang) for klass in set(classes)}
    return [said[klass] for klass in classes]


def _last_classes(written: Sequence[str | None], lang: Lang) -> list[str | None]:
    """Return the classes at the start of the period, as the survey records them."""
    said = {
        word: words.class_word(CLASS_OF_WORD[word], lang) if word in CLASS_OF_WORD else word
        for word in set(written)
    }
    return [said[word] for word in written]


def _ordered(review: Review, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the records by village and by the given name of the head, as Vietnamese lists are."""
    frame = review.survey.households.frame
    village, head = (
        [value or "" for value in plain_values(frame[name].iloc[rows].tolist())]
        for name in ("village", "head_name")
    )
    places = {name: sort_key(name) for name in set(village)}
    keys = [
        (places[home], person_sort_key(name), row)
        for home, name, row in zip(village, head, rows.tolist(), strict=True)
    ]
    return np.array([row for _, _, row in sorted(keys)], dtype=np.int64)


def _b1(review: Review) -> NDArray[np.float64]:
    """Return the B1 by which a household was judged, else the one that its sheet gives."""
    verdicts = review.verdicts
    written = review.survey.households.frame["b1"].to_numpy(dtype=np.float64)
    return np.where(np.isin(verdicts.evidence, BY_POINTS), verdicts.value, written)


def _notes(review: Review, rows: NDArray[np.int64], lang: Lang) -> Iterator[str | None]:
    """Yield what else a reader of the list needs: an income that decided, a reason of change."""
    verdicts = review.verdicts
    reasons = plain_values(review.survey.households.frame["change_reason"].iloc[rows].tolist())
    kinds, values = verdicts.evidence[rows].tolist(), verdicts.value[rows].tolist()
    for kind, value, reason in zip(kinds, values, reasons, strict=True):
        said = []
        if kind == "income" and value == value:
            said.append(say("results.list_income", lang, income=format_number(value, lang)))
        if kind == "recorded":
            said.append(say("results.list_recorded", lang))
        if reason is not None:
            said.append(reason)
        yield "; ".join(said) or None
