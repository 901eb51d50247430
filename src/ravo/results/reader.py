"""The reading of a results workbook by the ids in its hidden second row; counts are checked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import python_calamine
from numpy.typing import NDArray

from ravo.contract.columns import FIGURE_TYPES, Column, columns_of
from ravo.contract.days import iso_day
from ravo.contract.headings import SheetRows, letters_of
from ravo.criteria import load_edition
from ravo.criteria.loader import SHIPPED
from ravo.criteria.terms import AREAS
from ravo.criteria.truth import NO, UNKNOWN, YES, nullable
from ravo.faults import Fault, RavoError, unreadable
from ravo.frames import frame_of
from ravo.messages import Text, text
from ravo.results.cell_columns import figures_in, texts_in
from ravo.results.checksum import results_checksum
from ravo.results.edits import (
    WORD,
    Difference,
    EditedSheet,
    differences,
    edited_classes,
    edited_fault,
)
from ravo.results.facts import ResultsFacts, facts_of_rows
from ravo.results.facts_sheets import read_facts
from ravo.results.listed_deaths import ALTERED_DEATHS, read_deaths
from ravo.results.method_sheet import (
    DEPARTED_KEY,
    INFO_KEYS,
    MONTH_KEY,
    RESULTS_KEY,
    SCHEMA,
    SYNTHETIC_KEY,
    UNCHECKED_KEY,
)
from ravo.results.printed_check import NAMED_CELLS, printed_faults
from ravo.results.results import DEPRIVED, Results
from ravo.results.words import UNREVIEWED
from ravo.results.workbook import ID_ROW
from ravo.review.review import EVIDENCE_KINDS, Counts
from ravo.survey.survey import Info, Source
from ravo.text import few_of
from ravo.typed_columns import by_value
from ravo.workbook.book import Book
from ravo.workbook.calamine_cells import guarded, load
from ravo.workbook.opened import Opened
from ravo.xlsx.sheet_names import (
    DEATHS,
    FAULTS,
    HOUSEHOLD_FACTS,
    LIST,
    MEMBER_FACTS,
    METHOD,
    RESULTS,
    SUMMARY,
)

OWN_TEXT = {
    "loai_can_cu": "evidence",
    "ly_do": "reason",
    "bo_tieu_chi": "edition",
    "dieu_khoan": "article",
    "ma_phan_loai": "klass",
}
OWN_FIGURES = {
    "gia_tri": "value",
    "muc_chuan": "line",
    "so_thieu_hut": "count",
    "b2": "b2",
    "cach_chuan": "distance",
    "cach_nguong": "distance_count",
}
FIGURES = (
    "year",
    "total_households",
    "total_members",
    "minority_households",
    "minority_members",
)
MARK = "\x1f"
STATE_MARKS = {UNKNOWN: "/", NO: "0", YES: "1"}
"""One character for each state, in the order and at the distances of the states."""
NEEDED = ("ma_ho", "chu_ho", "so_khau", "ma_phan_loai")
ALWAYS_WRITTEN = frozenset({"dan_toc", "gioi_tinh", "thu_nhap"})
"""Columns that every summary needs; results always have them."""
INDICATOR = "th_"
Parsed = Mapping[str, python_calamine.CalamineSheet]
"""The sheets of results that are read back, parsed but not yet converted to values."""
READ_BACK = (RESULTS, METHOD, MEMBER_FACTS, HOUSEHOLD_FACTS, LIST, SUMMARY, DEATHS)
"""The sheets that are read back; results of an earlier ravo have only the first two."""


OWN_SHEETS = frozenset({*READ_BACK, FAULTS} - {DEATHS})


def is_results(opened: Opened) -> bool:
    """Return whether an opened workbook was written by `ravo score`, by the names of its sheets.

    Raises InputProblem (exit code 3) for results that lack a required sheet.
    """
    lacks = [name for name in (RESULTS, METHOD) if name not in opened.parts]
    if len(lacks) == 1 and len(OWN_SHEETS.intersection(opened.parts)) >= len(OWN_SHEETS) // 2:
        raise unreadable("RV-4059", path=opened.path.name, sheet=lacks[0])
    return not lacks


def about_results(opened: Opened) -> tuple[Info, str | None] | None:
    """Return the `Thông tin` of results and their month; None for a workbook without results.

    Raises InputProblem (exit code 3) where the workbook is damaged.
    """
    if not is_results(opened):
        return None
    with guarded(opened):
        rows = load(opened).get_sheet_by_name(METHOD).to_python(skip_empty_area=False)
    facts = facts_of_rows(rows)
    return _info(facts), facts.first(MONTH_KEY)


def read_results(opened: Opened, sheets: Parsed | None = None) -> Results:
    """Return the contents of a results workbook; `sheets` are its own, if parsed already.

    Raises InputProblem (exit code 3) where it was written by a version without facts to read back,
    where columns are missing, or where an edited row has no class. Rows edited after scoring are
    read as they are, and a fault of the results reports it.
    """
    parts = parsed(opened) if sheets is None else sheets
    book = {name: sheet.to_python(skip_empty_area=False) for name, sheet in parts.items()}
    results = _read(opened, book)
    # A sheet with the recorded checksum is unchanged, and needs no further checks.
    if results.edited:
        results = _read(opened, {**book, RESULTS: _checked_rows(opened)})
    facts = _facts(opened.path, book.get(METHOD, []))
    whole = _with_facts(results, facts, book)
    printed = printed_faults(whole, facts, book, list(opened.parts))
    own = (*_by_other_contents(whole), *_damaged(opened.path, facts), *printed)
    return replace(whole, faults=(*whole.faults, *own))


def _with_facts(results: Results, facts: ResultsFacts, book: Mapping[str, SheetRows]) -> Results:
    """Return results with the facts of the hidden sheets, and faults where these do not fit."""
    read = read_facts(book, facts, results.households["code"].tolist())
    apart: tuple[Fault, ...] = ()
    if read.apart:
        params = {"path": Path(results.source.path).name, "count": read.apart}
        apart = (Fault("RV-4053", params=params),)
    kept, deaths = read.kept, read_deaths(book, facts)
    if deaths is None:
        lost = {"path": Path(results.source.path).name, "sheet": DEATHS}
        apart = (*apart, Fault(ALTERED_DEATHS, sheet=DEATHS, params=lost))
    elif kept is not None:
        kept = replace(kept, deaths=deaths)
    departed = facts.whole(DEPARTED_KEY)
    if departed is None and read.kept is not None and "households" not in read.lost:
        departed = int(read.kept.unscored["departed"].sum())
    return replace(
        results,
        counts=_with_departed(results.counts, facts, departed or 0),
        kept=kept,
        facts_lost=read.lost,
        departed=departed,
        faults=(*results.faults, *apart),
    )


def _with_departed(counts: Counts, facts: ResultsFacts, gone: int) -> Counts:
    """Return the counts with the households that left the list separated from the rejected.

    An earlier ravo counted them among the rejected: its other counts add up to the rows read.
    """
    parts = (facts.whole(name) or 0 for name in ("scored", "rejected", "blank"))
    among = gone if facts.whole("read") == sum(parts) else 0
    rejected = max(counts.rejected - among, 0)
    read = counts.scored + rejected + counts.blank + gone
    return Counts(read, counts.scored, rejected, counts.blank, gone)


def _by_other_contents(results: Results) -> Iterator[Fault]:
    """Yield a warning where the deciding edition has the id of a shipped one but other contents.

    The checksum recorded by scoring is compared; without it nothing can be compared.
    """
    id, written = results.edition_id, results.edition_sha256
    if id in SHIPPED and written and written != load_edition(id).checksum:
        params = {"path": Path(results.source.path).name, "id": id}
        yield Fault("RV-4065", params=params)


def _damaged(path: Path, facts: ResultsFacts) -> Iterator[Fault]:
    """Yield a warning where facts on `Cách tính` were changed since scoring."""
    cells: list[object] = [*few_of(facts.damaged, NAMED_CELLS)]
    if facts.rows_gone:
        cells = [text("forms.facts_rows")]
    if cells:
        yield Fault("RV-4060", params={"path": path.name, "cells": cells})


def _checked_rows(opened: Opened) -> SheetRows:
    """Return the rows of edited results, read with the checks of a survey.

    Raises InputProblem where their XML is ambiguous (RV-1020) or a cell has an error of Excel
    (RV-1021), which would be read as a blank.
    """
    sheet = Book(opened).read(RESULTS)
    for cell in sheet.bad:
        place = f"{letters_of(cell.column)}{cell.row}"
        what = cell.value or "–"
        raise unreadable("RV-1021", path=opened.path.name, sheet=RESULTS, place=place, what=what)
    return sheet.rows


def _read(opened: Opened, book: Mapping[str, SheetRows]) -> Results:
    facts = _facts(opened.path, book.get(METHOD, []))
    rows = book.get(RESULTS, [])
    places = _places(opened.path, rows)
    kept = [at for at in range(ID_ROW + 1, len(rows)) if any(rows[at])]
    columns = list(zip(*(rows[at] for at in kept), strict=True)) or [()] * len(rows[ID_ROW])
    cells = {id: columns[place] for id, place in places.items()}
    households = _households(cells, facts)
    differing = differences(households, facts)
    edited = _edited(rows[: ID_ROW + 1], columns, facts, differing)
    if edited:
        sheet = EditedSheet(opened.path, cells, np.array(kept) + 1, places)
        households["klass"] = edited_classes(sheet, facts)
        differing = differences(households, facts)
    names = _names()
    return Results(
        source=Source(str(opened.path), opened.sha256),
        info=_info(facts),
        edition_id=facts.first("edition"),
        edition_sha256=facts.first("edition_sha256"),
        survey_sha256=facts.first("input_sha256") or "",
        verdict=facts.first("verdict") or "",
        counts=_counts(facts, len(households)),
        households=households,
        rows=np.array(kept, dtype=np.int64) + 1,
        letters={names.get(id, id): letters_of(place) for id, place in places.items()},
        rejected=tuple(facts.all("rejected_household")),
        errors=facts.whole("errors"),
        warnings=facts.whole("warnings"),
        edited=edited,
        faults=(edited_fault(opened.path, differing),) if edited else (),
        by_unchecked_grid=facts.first(UNCHECKED_KEY) is not None,
        list_month=facts.first(MONTH_KEY),
    )


def parsed(opened: Opened) -> Parsed:
    """Return the sheets that are read back. Raises InputProblem (exit code 3) where damaged."""
    book = load(opened)
    with guarded(opened):
        return {name: book.get_sheet_by_name(name) for name in READ_BACK if name in opened.parts}


def _facts(path: Path, rows: SheetRows) -> ResultsFacts:
    facts = facts_of_rows(rows)
    # Changed rows are reported elsewhere; without any row there is nothing to read back.
    if facts.first("schema") != SCHEMA and not (facts.damaged or facts.rows_gone):
        raise unreadable("RV-196", path=path.name)
    return facts


def _info(facts: ResultsFacts) -> Info:
    values: dict[str, Any] = {name: facts.first(name) for name in INFO_KEYS}
    values |= {name: facts.whole(name) for name in FIGURES}
    values["review_date"] = iso_day(values["review_date"])
    values["area"] = values["area"] if values["area"] in AREAS else None
    return Info(**values, synthetic=facts.first(SYNTHETIC_KEY) is not None or None)


def _places(path: Path, rows: SheetRows) -> dict[str, int]:
    """Return the column of each id, from 0; the ids are in the hidden second row."""
    ids = rows[ID_ROW] if len(rows) > ID_ROW else []
    places = {str(id): place for place, id in enumerate(ids) if id != ""}
    missing = [id for id in NEEDED if id not in places]
    if missing:
        raise unreadable("RV-197", path=path.name, columns=missing)
    return places


def _contract() -> dict[str, Column]:
    return {column.id: column for column in columns_of("households")}


def _names() -> dict[str, str]:
    own = {**OWN_TEXT, **OWN_FIGURES}
    return {**own, **{column.id: column.name for column in columns_of("households")}}


def _keys_by_word(*keys: str) -> dict[str, str]:
    """Return the key of each of its words in both languages."""
    by_word: dict[str, str] = {}
    for key in keys:
        words: Text = text(f"results.{key}")
        by_word |= {words.vi: key, words.en: key}
    return by_word


def _households(cells: Mapping[str, Sequence[Any]], facts: ResultsFacts) -> pd.DataFrame:
    data: dict[str, Any] = {}
    size = len(next(iter(cells.values())))
    for id, column in _contract().items():
        if id in cells and id != "khu_vuc":
            data[column.name] = _typed(column, cells[id])
        elif id in ALWAYS_WRITTEN:
            # The hidden id of the column was overwritten: its values are unknown.
            data[column.name] = _typed(column, [""] * size)
    for id, name in OWN_TEXT.items():
        data[name] = texts_in(cells.get(id, [""] * size))
    for id, name in OWN_FIGURES.items():
        data[name] = figures_in(cells.get(id, [""] * size))
    # The sheet names the decree in words; its id is among the facts.
    data["edition"] = np.full(size, facts.first("edition"), dtype=object)
    kinds = _keys_by_word(*EVIDENCE_KINDS)
    data["evidence"] = np.array(by_value(data["evidence"], kinds.get), dtype=object)
    waiting, blank = _keys_by_word(UNREVIEWED), [""] * size
    words = by_value(cells.get(WORD, blank), waiting.__contains__)
    data["unreviewed"] = np.array(words, dtype=bool)
    areas = _keys_by_word("rural", "urban")
    data["area"] = np.array(by_value(cells.get("khu_vuc", blank), areas.get), dtype=object)
    return frame_of({**data, **_deprived(cells, facts)})


def _typed(column: Column, cells: Sequence[Any]) -> Any:
    if column.type == "yes_no":
        return nullable(_states(cells))
    if column.type in FIGURE_TYPES:
        return figures_in(cells)
    return texts_in(cells)


class _States(dict[Any, int]):
    """The states by their words; UNKNOWN for any other cell."""

    def __missing__(self, cell: object) -> int:
        return UNKNOWN


def _states(cells: Sequence[Any]) -> NDArray[np.int8]:
    states = _plain_states(cells)
    if states is not None:
        return states
    return np.fromiter(map(_state_words().__getitem__, cells), np.int8, len(cells))


def _plain_states(cells: Sequence[Any]) -> NDArray[np.int8] | None:
    """Return the states of cells that are yes, no or blank, by their whole text.

    A look-up of a million cells one by one takes longer than all other columns together. The joined
    text is replaced by one character per state; if there are as many characters as cells, each cell
    is one of the three. None where a cell is anything else.
    """
    try:
        marks = MARK + MARK.join(cells)
    except TypeError:
        return None
    for word, state in _state_words().items():
        marks = marks.replace(MARK + word, STATE_MARKS[state])
    marks = marks.replace(MARK, STATE_MARKS[UNKNOWN])
    if len(marks) != len(cells):
        return None
    codes = np.frombuffer(marks.encode(), dtype=np.uint8)
    return np.asarray(codes.astype(np.int8) - ord(STATE_MARKS[NO]), dtype=np.int8)


@cache
def _state_words() -> _States:
    states = {"yes": YES, "no": NO}
    return _States({word: states[key] for word, key in _keys_by_word("yes", "no").items()})


def _deprived(
    cells: Mapping[str, Sequence[Any]], facts: ResultsFacts
) -> dict[str, NDArray[np.int8]]:
    """Return the states by indicator; their numbers are those of the edition that was used."""
    ids = [id for id in cells if id.startswith(INDICATOR)]
    edition_id = facts.first("edition")
    if not ids or edition_id is None:
        return {}
    named = _indicator_names(edition_id)
    return {DEPRIVED + named.get(id, id): _states(cells[id]) for id in ids}


def _indicator_names(edition_id: str) -> dict[str, str]:
    """Return the indicators by the ids of their columns; empty for an edition not shipped."""
    try:
        edition = load_edition(edition_id)
    except RavoError:
        return {}
    return {f"{INDICATOR}{item.number:02d}": item.id for item in edition.indicators}


def _counts(facts: ResultsFacts, scored: int) -> Counts:
    """Return the counts of scoring, with the present number of rows as `scored`."""
    rejected, blank = (facts.whole(name) or 0 for name in ("rejected", "blank"))
    return Counts(scored + rejected + blank, scored, rejected, blank)


def _edited(
    heads: SheetRows,
    columns: Sequence[Sequence[Any]],
    facts: ResultsFacts,
    differing: Sequence[Difference],
) -> bool:
    """Return whether the sheet was changed since scoring; by its counts if it has no checksum."""
    written = facts.first(RESULTS_KEY)
    if written is None:
        return bool(differing)
    return results_checksum(heads, columns) != written
