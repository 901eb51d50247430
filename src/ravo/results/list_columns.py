"""The columns of `Danh sách`, the list for signing, and its order of households."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from ravo.messages import Lang, say
from ravo.results import words
from ravo.results.columns import ResultColumn, ResultKind, b2_points, scored_rows, whole_figures
from ravo.results.results import Results
from ravo.review.review import BY_POINTS, Review
from ravo.survey.survey import CLASS_OF_WORD
from ravo.text import format_number, person_sort_key, sort_key
from ravo.typed_columns import plain_column

COLUMNS: dict[str, tuple[ResultKind, float]] = {
    "stt": ("integer", 5.5),
    "head": ("text", 23),
    "village": ("text", 15),
    "members": ("integer", 7),
    "b1": ("number", 7),
    "b2": ("integer", 6),
    "class": ("text", 17.2),
    "last_class": ("text", 15),
    "notes": ("text", 20.3),
}
"""The columns from left to right, each with its kind and its width in characters."""
WRAPPED = ("head", "village", "class", "last_class", "notes")
OF_SURVEY = {
    "head": "head_name",
    "village": "village",
    "size": "size",
    "last_class": "opening_class",
    "reason": "change_reason",
    "b1": "b1",
}
"""The columns of the list that are copied from a survey's or results' columns of households."""


class ListedHouseholds(NamedTuple):
    """The values of `Danh sách` for the scored households, None where blank.

    `klass` and `evidence` are ids, `last_class` the word of the survey, `b1` the points on the
    household's form; `value` is the deciding value. `unreviewed` flags households that are not
    reviewed yet.
    """

    head: list[Any]
    village: list[Any]
    size: list[Any]
    klass: list[Any]
    last_class: list[Any]
    reason: list[Any]
    evidence: list[Any]
    value: list[Any]
    b1: list[Any]
    b2: list[Any]
    unreviewed: list[bool]


def listed_of(review: Review) -> ListedHouseholds:
    """Return the values of the list for the scored households of a review, in their order."""
    rows = scored_rows(review)
    given, verdicts = review.survey.households.columns, review.verdicts
    b2 = b2_points(review)
    return ListedHouseholds(
        klass=verdicts.klass[rows].tolist(),
        evidence=verdicts.evidence[rows].tolist(),
        value=plain_column(verdicts.value[rows]),
        b2=[b2[row] for row in rows.tolist()],
        unreviewed=review.unreviewed[rows].tolist(),
        **{name: plain_column(given[column][rows]) for name, column in OF_SURVEY.items()},
    )


def listed_again(results: Results) -> ListedHouseholds:
    """Return the values of the list for the households of results that were read back."""
    names = {
        **OF_SURVEY,
        **{name: name for name in ("klass", "evidence", "value", "b2", "unreviewed")},
    }
    frame = results.households
    blank: list[Any] = [None] * len(frame)
    listed: dict[str, list[Any]] = {
        name: plain_column(frame[column].to_numpy()) if column in frame else blank
        for name, column in names.items()
    }
    return ListedHouseholds(**listed)


def list_columns(homes: ListedHouseholds, lang: Lang) -> list[ResultColumn]:
    """Return the columns of `Danh sách`, its households by village and given name."""
    order = order_of(homes)
    values: dict[str, list[Any]] = {
        "stt": [*range(1, len(order) + 1)],
        "head": homes.head,
        "village": homes.village,
        "members": whole_figures(homes.size),
        "b1": whole_figures(_b1(homes)),
        "b2": whole_figures(homes.b2),
        "class": words.class_words(homes.klass, homes.unreviewed, lang),
        "last_class": _last_classes(homes.last_class, lang),
        "notes": _notes(homes, lang),
    }
    return [
        ResultColumn(
            name,
            say(f"results.list_{name}", lang),
            kind,
            "identity",
            width,
            values[name] if name == "stt" else [values[name][row] for row in order],
        )
        for name, (kind, width) in COLUMNS.items()
    ]


def _last_classes(written: Sequence[str | None], lang: Lang) -> list[str | None]:
    """Return the classes at the start of the period, as the survey records them."""
    names = {
        word: words.class_word(CLASS_OF_WORD[word], lang) if word in CLASS_OF_WORD else word
        for word in set(written)
    }
    return [names[word] for word in written]


def order_of(homes: ListedHouseholds) -> list[int]:
    """Return the places by village and by the given name of the head, as Vietnamese lists are."""
    return by_village_and_head(homes.village, homes.head)


def by_village_and_head(villages: Sequence[str | None], heads: Sequence[str | None]) -> list[int]:
    """Return the places of households by their village, then by the given name of their head."""
    village, head = ([value or "" for value in values] for values in (villages, heads))
    places = {name: sort_key(name) for name in set(village)}
    people = {name: person_sort_key(name) for name in set(head)}
    keys = [
        (places[home], people[name], row)
        for row, (home, name) in enumerate(zip(village, head, strict=True))
    ]
    return [row for _, _, row in sorted(keys)]


def _b1(homes: ListedHouseholds) -> list[Any]:
    """Return the B1 by which each household was judged, else the one on its form."""
    return [
        value if kind in BY_POINTS else written
        for kind, value, written in zip(homes.evidence, homes.value, homes.b1, strict=True)
    ]


def _notes(homes: ListedHouseholds, lang: Lang) -> list[str | None]:
    """Return the notes of the list: an income that decided, a reason of change."""
    kinds = zip(homes.evidence, homes.value, homes.reason, strict=True)
    # Notes have no points, so that there are few different ones: they are formed once each.
    wanted = [(k, value if k == "income" else None, reason) for k, value, reason in kinds]
    known = {one: _note(*one, lang) for one in set(wanted)}
    return [known[one] for one in wanted]


def _note(kind: str | None, income: float | None, reason: str | None, lang: Lang) -> str | None:
    parts = []
    if income is not None:
        parts.append(say("results.list_income", lang, income=format_number(income, lang)))
    if kind == "recorded":
        parts.append(say("results.list_recorded", lang))
    if reason is not None:
        parts.append(reason)
    return "; ".join(parts) or None
