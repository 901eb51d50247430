"""The two hidden sheets of results that hold `KeptFacts`: members, and a clue per household.

Both have the ids of their columns in the first row, a record per row below, and no format. The
marks of a member are in one cell, a place for each of `MARKED` in order (1 yes, 0 no, - unknown):
in cells of their own they would take half of the time of the sheet. A member names its household
by the code that this has on `Kết quả`; a household without a class has a cross in
`khong_xep_loai`, or `di` where it died out or moved away, and, as it has no row there, its own
facts. Checksums of the values are on `Cách tính`: a sheet that
somebody changed is not relied on, and the other one is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.faults import Fault
from ravo.frames import frame_of, words_of
from ravo.results.checksum import results_checksum
from ravo.results.facts import ResultsFacts
from ravo.results.kept_facts import (
    CLUE_FIGURES,
    CLUE_TEXTS,
    MEMBER_ANSWERS,
    MEMBER_FLAGS,
    MEMBER_TEXTS,
    FactsLost,
    KeptFacts,
)
from ravo.text import first_named
from ravo.xlsx.bulk_cells import put_block, put_row, sheet_class
from ravo.xlsx.sheet_names import HOUSEHOLD_FACTS, MEMBER_FACTS
from ravo.xlsx.sheets import safe_text

MEMBER_IDS = {
    "ma_ho": "code",
    "ho_ten": "name",
    "quan_he": "relation",
    "gioi_tinh": "sex",
    "dan_toc": "ethnicity",
    "nam_sinh": "birth_year",
    "dau_hieu": "marks",
}
HOUSEHOLD_IDS = {
    "so_dong": "number",
    "ma_ho": "code",
    "so_cuoi_cccd": "tail",
    "khong_xep_loai": "unscored",
    "khu_vuc": "area",
    "chu_ho": "head_name",
    "gioi_tinh": "head_sex",
    "nam_sinh": "head_birth_year",
    "thon": "village",
    "so_khau": "size",
    "phan_loai_dau_ky": "opening_class",
    "ly_do_bien_dong": "change_reason",
    "ma_ho_goc": "origin_code",
}
KEYS = {MEMBER_FACTS: "members_sha256", HOUSEHOLD_FACTS: "households_sha256"}
"""The key of the checksum of each sheet."""
MARKED = (*MEMBER_FLAGS, *MEMBER_ANSWERS)
STATE_MARKS = {YES: "1", NO: "0", UNKNOWN: "-"}
CLUES_LOST: frozenset[FactsLost] = frozenset({"old", "households"})
"""With which nothing is known of the households without a class beside their codes."""
NONE_LISTED = "none"
"""In place of a checksum: the survey has no sheet of members, so that no sheet was written."""
Columns = dict[str, list[Any]]
Rows = Sequence[Sequence[Any]]
MARK, DEPARTED_MARK = "x", "di"
REJECTED_HOUSEHOLD, DEPARTED_HOUSEHOLD = "rejected_household", "departed_household"
"""The keys on `Cách tính` of the households without a class, and of those that departed."""


def write_facts(book: Any, kept: KeptFacts, codes: Sequence[str | None]) -> dict[str, str]:
    """Write the hidden sheets; return the checksum of each under its key.

    `codes` are those of the scored households, in the order of `Kết quả`.
    """
    every = [*codes, *_safe(kept.unscored["code"])]
    tables = {HOUSEHOLD_FACTS: _household_columns(kept, every)}
    found = dict.fromkeys(KEYS.values(), NONE_LISTED)
    if kept.members is not None:
        tables[MEMBER_FACTS] = _member_columns(kept.members, every)
    for name, columns in tables.items():
        sheet = book.add_worksheet(name, sheet_class())
        sheet.hide()
        put_row(sheet, 0, list(columns))
        put_block(sheet, 1, list(columns.values()))
        found[KEYS[name]] = results_checksum([list(columns)], list(columns.values()))
    return found


def _member_columns(members: pd.DataFrame, codes: Sequence[str | None]) -> Columns:
    data = {"code": [codes[place] for place in members["household"].tolist()]}
    data |= {name: _safe(members[name]) for name in MEMBER_TEXTS}
    data["birth_year"] = _whole(members["birth_year"])
    data["marks"] = _marks(members)
    return {id: data[name] for id, name in MEMBER_IDS.items()}


def _marks(members: pd.DataFrame) -> list[str]:
    """Return the marks of each member; of the few there are, each text is one object."""
    states = np.column_stack([members[name].to_numpy(dtype=np.int8) for name in MARKED])
    kinds, which = np.unique(states, axis=0, return_inverse=True)
    said = ["".join(STATE_MARKS[state] for state in kind) for kind in kinds.tolist()]
    return [said[kind] for kind in which.ravel().tolist()]


def _household_columns(kept: KeptFacts, codes: Sequence[str | None]) -> Columns:
    unscored = kept.unscored
    scored: list[Any] = [None] * (len(codes) - len(unscored))
    data: Columns = {"number": [*range(1, len(codes) + 1)], "code": list(codes)}
    data["tail"] = kept.tails.tolist()
    data["unscored"] = scored + [DEPARTED_MARK if gone else MARK for gone in unscored["departed"]]
    data |= {name: scored + _safe(unscored[name]) for name in ("area", *CLUE_TEXTS)}
    data |= {name: scored + _whole(unscored[name]) for name in CLUE_FIGURES}
    return {id: data[name] for id, name in HOUSEHOLD_IDS.items()}


def _safe(texts: "pd.Series[str]") -> list[str | None]:
    held = {text: safe_text(text) for text in set(texts.tolist()) if text is not None}
    return [held.get(text) for text in texts.tolist()]


def _whole(figures: "pd.Series[float]") -> list[float | int | None]:
    return [
        None if figure != figure else int(figure) if figure.is_integer() else figure
        for figure in figures.tolist()
    ]


@dataclass(frozen=True)
class FactsRead:
    """The facts that results hold beside `Kết quả`, and what of them is lost.

    `apart` counts the households of `Kết quả` that the hidden sheets do not know: somebody wrote
    another code, or added a row.
    """

    kept: KeptFacts | None
    lost: frozenset[FactsLost] = frozenset()
    apart: int = 0


def read_facts(
    book: Mapping[str, Rows], facts: ResultsFacts, codes: Sequence[str | None]
) -> FactsRead:
    """Return the facts of the hidden sheets; `codes` are those of `Kết quả` as it is now.

    A sheet that is not as it was written costs its own facts only. The codes of the households
    without a class, and which of them departed, are on `Cách tính` too.
    """
    if not all(facts.first(key) for key in KEYS.values()):
        return FactsRead(None, frozenset({"old"}))
    homes = _table(HOUSEHOLD_FACTS, HOUSEHOLD_IDS, book, facts)
    people = _table(MEMBER_FACTS, MEMBER_IDS, book, facts)
    lost: set[FactsLost] = set()
    if homes is None:
        lost.add("households")
    if people is None and facts.first(KEYS[MEMBER_FACTS]) != NONE_LISTED:
        lost.add("members")
    return _facts(homes or _bare(facts, len(codes)), people, codes, frozenset(lost))


def _table(
    name: str, ids: Mapping[str, str], book: Mapping[str, Rows], facts: ResultsFacts
) -> Columns | None:
    """Return the columns of a hidden sheet by name; None where it is not as it was written."""
    if facts.first(KEYS[name]) == NONE_LISTED:
        return None
    columns = _as_written(book.get(name, ()), tuple(ids), facts.first(KEYS[name]))
    if columns is not None and name == HOUSEHOLD_FACTS:
        columns = _as_numbered(columns)
    return None if columns is None else dict(zip(ids.values(), columns, strict=True))


def _as_numbered(columns: list[list[Any]]) -> list[list[Any]]:
    """Return the columns with their rows by the first one, their number, however sorted."""
    order = sorted(range(len(columns[0])), key=lambda row: float(columns[0][row]))
    return [[column[row] for row in order] for column in columns]


def _bare(facts: ResultsFacts, scored: int) -> Columns:
    """Return what is known of the households without their hidden sheet, as its columns."""
    codes, gone = facts.all(REJECTED_HOUSEHOLD), set(facts.all(DEPARTED_HOUSEHOLD))
    size = scored + len(codes)
    found: Columns = {name: [""] * size for name in HOUSEHOLD_IDS.values()}
    found["code"] = [""] * scored + codes
    marks = [DEPARTED_MARK if code in gone else MARK for code in codes]
    found["unscored"] = [""] * scored + marks
    return found


def _as_written(rows: Rows, ids: tuple[str, ...], checksum: str | None) -> list[list[Any]] | None:
    """Return the columns below the ids; None where they are not those that were written."""
    if not rows or tuple(rows[0][: len(ids)]) != ids:
        return None
    kept = [row for row in rows[1:] if any(cell != "" for cell in row)]
    columns = [list(column) for column in zip(*kept, strict=True)] or [[] for _ in ids]
    known = columns[: len(ids)]
    same = results_checksum([ids], columns) == checksum
    return known if same else None


def _facts(
    households: Columns,
    members: Columns | None,
    codes: Sequence[str | None],
    lost: frozenset[FactsLost],
) -> FactsRead:
    without = np.isin(np.array(households["unscored"], dtype=object), (MARK, DEPARTED_MARK))
    written = _texts(households["code"])
    every = [*codes, *written[without].tolist()]
    places: dict[str | None, int] = {}
    for place, code in enumerate(every):
        places.setdefault(code, place)
    tails = _texts(households["tail"])
    by_code = dict(zip(written[~without].tolist(), tails[~without].tolist(), strict=True))
    own = np.empty(len(every), dtype=object)
    own[:] = [*(by_code.get(code) for code in codes), *tails[without].tolist()]
    unscored: dict[str, Any] = {"code": written[without]}
    unscored["area"] = words_of(_texts(households["area"])[without])
    unscored["departed"] = np.array(households["unscored"], dtype=object)[without] == DEPARTED_MARK
    for name in CLUE_TEXTS:
        unscored[name] = words_of(_texts(households[name])[without])
    for name in CLUE_FIGURES:
        unscored[name] = _figures(households[name])[without]
    kept = KeptFacts(
        members=None if members is None else _members(members, places),
        tails=own,
        unscored=frame_of(unscored),
    )
    apart = 0 if "households" in lost else sum(code not in by_code for code in codes)
    return FactsRead(kept, lost, apart)


def _members(columns: Columns, places: Mapping[str | None, int]) -> pd.DataFrame:
    household = np.array([places.get(code, -1) for code in columns["code"]], dtype=np.int64)
    there = household >= 0
    data: dict[str, Any] = {"household": household[there], "name": _texts(columns["name"])[there]}
    data |= {name: words_of(_texts(columns[name])[there]) for name in MEMBER_TEXTS[1:]}
    data["birth_year"] = _figures(columns["birth_year"])[there]
    states = _states(columns["marks"])[there]
    for place, name in enumerate(MARKED):
        kind = bool if name in MEMBER_FLAGS else np.int8
        data[name] = states[:, place].astype(kind)
    return frame_of(data)


def _states(marks: Sequence[str]) -> NDArray[np.int8]:
    """Return members × `MARKED` states of the texts that `_marks` gives."""
    state_of = {mark: state for state, mark in STATE_MARKS.items()}
    known = {text: [state_of[mark] for mark in text] for text in set(marks)}
    states = np.array([known[text] for text in marks], dtype=np.int8)
    return states.reshape(-1, len(MARKED))


def _texts(cells: Sequence[Any]) -> NDArray[np.object_]:
    found = np.empty(len(cells), dtype=object)
    found[:] = [None if cell == "" else str(cell) for cell in cells]
    return found


def _figures(cells: Sequence[Any]) -> NDArray[np.float64]:
    return np.array([np.nan if cell == "" else float(cell) for cell in cells], dtype=np.float64)


def lost_facts(year: int, communes: Sequence[tuple[str, frozenset[FactsLost]]]) -> Iterator[Fault]:
    """Warn of the communes whose results lack facts; `communes` are (name, what is lost)."""
    codes: dict[FactsLost, str] = {
        "old": "RV-4051",
        "members": "RV-4052",
        "households": "RV-4061",
    }
    for what, code in codes.items():
        names = [name for name, lost in communes if what in lost]
        if names:
            params = {"year": str(year), "communes": first_named(names), "count": len(names)}
            yield Fault(code, params=params)
