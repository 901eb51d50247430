"""The names of villages and peoples in a survey, unified for the whole workbook at once.

All further work uses the unified names; the cells stay unchanged.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ravo.contract.models import is_blank
from ravo.contract.values import plain
from ravo.faults import Fault
from ravo.messages import text
from ravo.places.peoples import is_official, people_names, people_of
from ravo.places.villages import KINDS, settle_villages
from ravo.quotes import heading_words, quoted
from ravo.survey.survey import Table
from ravo.text import NAMED, few_uncounted, first_named, loose_key
from ravo.typed_columns import are_in, factorized

NEARLY = 75
"""The likeness, of 100, from which a word is a misspelt name of a people."""
VILLAGE_LIST = "danh sach "
_KIND = "|".join(sorted(map(loose_key, KINDS), key=len, reverse=True))
_VILLAGE_LIST = re.compile(
    rf"{VILLAGE_LIST}(?:cac )?(?:{_KIND})(?: (?:va )?(?:{_KIND}))*"
    r"(?: (?:cua|trong|xa|phuong|thi tran|nam) .*| (?:xa|phuong))?"
)
HEADS = frozenset(
    {f"{front}{loose_key(kind)}" for kind in KINDS for front in ("", "ten ")}
    | {"ten", "ten thon ap", "thon ap", "thon ap ban to dan pho", "ten thon ap ban to dan pho"}
)
"""Headings followed by a list of villages, by `loose_key`."""
FIRST_ROWS = 5


class SettledTables(NamedTuple):
    """The tables with unified names, the faults, and the villages as written, by record."""

    households: Table
    members: Table | None
    faults: tuple[Fault, ...]
    villages_written: NDArray[np.object_]


def settled(households: Table, members: Table | None, listed: Sequence[str] = ()) -> SettledTables:
    """Return the tables with one name per village and people; `listed` is the list of villages."""
    written = households.columns["village"]
    homes, of_villages = _with_villages(households, listed)
    homes, more = _with_peoples(homes)
    faults = [*of_villages, *more]
    if members is not None:
        members, more = _with_peoples(members)
        faults += more
    return SettledTables(homes, members, tuple(faults), written)


# villages


def is_village_list(sheet: str) -> bool:
    """Return whether a sheet's name is that of a list of villages: `Danh sách ấp`.

    `Danh sách thôn 1` is not: it lists something in one village.
    """
    return _VILLAGE_LIST.fullmatch(loose_key(sheet)) is not None


def listed_villages(rows: Sequence[Sequence[Any]]) -> tuple[str, ...]:
    """Return the names in a list of villages: one column of words, with or without a heading."""
    for at, row in enumerate(rows[:FIRST_ROWS]):
        for place, cell in enumerate(row):
            if isinstance(cell, str) and loose_key(cell) in HEADS:
                return _names_of([line[place] for line in rows[at + 1 :] if place < len(line)])
    columns = [
        [line[at] for line in rows if at < len(line)]
        for at in range(max(map(len, rows), default=0))
    ]
    named = [_names_of(cells) for cells in columns]
    return max(named, key=len, default=())


def _names_of(cells: Sequence[Any]) -> tuple[str, ...]:
    words = [plain(cell) for cell in cells if isinstance(cell, str) and not is_blank(cell)]
    kept = [w for w in words if not w.isdecimal() and not loose_key(w).startswith(VILLAGE_LIST)]
    return tuple(dict.fromkeys(kept))


def _with_villages(table: Table, listed: Sequence[str]) -> tuple[Table, list[Fault]]:
    counts = _counts(table, "village")
    villages = settle_villages(counts, listed)
    if not villages.folded and not villages.strange:
        return table, []
    shown = _shown(counts)
    folded = [
        f"{shown(item.written)} → {shown(item.taken)} ({item.rows})" for item in villages.folded
    ]
    params = {
        "count": len(folded),
        "folded": text("places.folded").filled(count=len(folded), folded=first_named(folded))
        if folded
        else "",
        "strange": text("places.strange").filled(
            strange=first_named(list(map(shown, villages.strange)))
        )
        if villages.strange
        else "",
    }
    wrong = {item.written for item in villages.folded} | {
        word for word, name in villages.names.items() if name in villages.strange
    }
    fault = _fault_of(table, "RV-498", "village", wrong, params)
    return _renamed(table, "village", villages.names), [fault]


def _shown(counts: Mapping[str, int]) -> Callable[[str], str]:
    """Return the function that returns a village's words for a message.

    They are shown whole, but not where nearly every row has another word: then the column was
    shifted and holds the names of people.
    """
    people = len(counts) > max(NAMED, sum(counts.values()) / 2)
    return quoted if people else heading_words


# peoples


def _with_peoples(table: Table) -> tuple[Table, list[Fault]]:
    """Return the table with peoples named as in the official list, and the faults of the words."""
    if not table.given("ethnicity"):
        return table, []
    counts = _counts(table, "ethnicity")
    names = {word: people_of(word) for word in counts}
    known = {word: name for word, name in names.items() if name is not None and name != word}
    unofficial = {word: name for word, name in known.items() if not is_official(word, name)}
    strange = {word: counts[word] for word, name in names.items() if name is None}
    faults = [*_other_names(table, unofficial, counts), *_strangers(table, strange)]
    return (_renamed(table, "ethnicity", known) if known else table), faults


def _other_names(
    table: Table, names: Mapping[str, str], counts: Mapping[str, int]
) -> Iterator[Fault]:
    if names:
        folded = [f"{word} → {name} ({counts[word]})" for word, name in names.items()]
        params = {"count": sum(counts[word] for word in names), "folded": first_named(folded)}
        yield _fault_of(table, "RV-499", "ethnicity", names, params)


def _named(word: str) -> str:
    """Return a word for a message: whole if it is like a people's name, else shortened."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, people_names(), scorer=fuzz.ratio, processor=loose_key)
    return word if best is not None and best[1] >= NEARLY else quoted(word)


def _strangers(table: Table, strange: Mapping[str, int]) -> Iterator[Fault]:
    """Yield one fault for all words that name no people; each stays as written."""
    if not strange:
        return
    records = _records(table, "ethnicity", strange)
    one = len(records) == 1
    words = [_named(word) if one else f"{_named(word)} ({n})" for word, n in strange.items()]
    value = first_named(words)
    fault = _fault_of(
        table,
        "RV-210",
        "ethnicity",
        strange,
        {"words": " | ".join(few_uncounted(people_names(), 8))},
    )
    yield replace(
        fault, value=value, household=table.value("code", int(records[0])) if one else None
    )


# tables


def _counts(table: Table, name: str) -> dict[str, int]:
    """Return the number of records of each word, in the order of first occurrence."""
    codes, words = factorized(table.columns[name])
    times = np.bincount(codes[codes >= 0], minlength=len(words))
    return dict(zip(map(str, words), times.tolist(), strict=True))


def _records(table: Table, name: str, words: Mapping[str, object] | set[str]) -> NDArray[np.int64]:
    return np.flatnonzero(are_in(table.columns[name], words))


def _fault_of(
    table: Table,
    code: str,
    name: str,
    words: Mapping[str, object] | set[str],
    params: dict[str, Any],
) -> Fault:
    """Return a fault of words of the workbook, at the first record with one of `words`."""
    records = _records(table, name, words)
    if not len(records):
        return Fault(code, sheet=table.sheet, params=params)
    first = int(records[0])
    return Fault(
        code,
        None,
        table.sheet_of(first),
        table.cell(name, first),
        table.heading(name, first),
        None,
        params,
    )


def _renamed(table: Table, name: str, names: Mapping[str, str]) -> Table:
    """Return the table with words of a column replaced."""
    codes, words = factorized(table.columns[name])
    renamed = np.array([*(names.get(word, word) for word in words), None], dtype=object)
    return table.with_columns({name: renamed[codes]})
