"""The two hidden sheets of results with `KeptFacts`: of members, and of households.

Both have the ids of their columns in the first row and a record in each row below, without formats.
The marks of a member are in one cell: a character for each of `MARKED` in order (1 yes, 0 no,
- unknown), then a letter for each of `CHOICE_MARKS`; cells for each would take half of the time of
the sheet. The facts of a household are in one cell in the same way. Days are figures (20240531,
with 0 for an unknown month or day). A household's request is in one cell too: a letter for each of
`REQUEST_MARKS`, then the mark of an answer. Results of an earlier ravo lack the last columns of
both sheets: those facts are then unknown. A member refers to its household by the code on `Kết
quả`. A household without a class has no row there; on the hidden sheet it has a cross in
`khong_xep_loai`, or `di` where it died out or moved away, and its own facts. Checksums of the
values are on `Cách tính`: a sheet that was changed is not used, while the other one is.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from sys import intern
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ravo.contract.headings import SheetRows
from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.faults import Fault
from ravo.results.cell_columns import figures_in, texts_in
from ravo.results.checksum import results_checksum
from ravo.results.facts import ResultsFacts
from ravo.results.kept_facts import (
    CLUE_FIGURES,
    CLUE_TEXTS,
    HOME_ANSWERS,
    HOME_DAYS,
    HOME_FIGURES,
    MEMBER_ANSWERS,
    MEMBER_FLAGS,
    MEMBER_TEXTS,
    PERSON_ANSWERS,
    PERSON_CHOICES,
    REQUEST_ANSWER,
    YEAR,
    FactsLost,
    KeptFacts,
)
from ravo.results.listed_deaths import write_deaths
from ravo.text import first_named, unpointed
from ravo.typed_columns import TypedColumns, factorized, objects, only_where
from ravo.workbook.own_sheets import OwnColumns
from ravo.xlsx.sheet_names import HOUSEHOLD_FACTS, MEMBER_FACTS
from ravo.xlsx.sheets import safe_cells

MEMBER_IDS = {
    "ma_ho": "code",
    "ho_ten": "name",
    "quan_he": "relation",
    "gioi_tinh": "sex",
    "dan_toc": "ethnicity",
    "nam_sinh": "birth_year",
    "dau_hieu": "marks",
    "ngay_sinh": "born",
    "so_dong": "row",
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
    "du_kien_nha": "facts",
    "thu_nhap": "income",
    "nam_ho_tro_nha_o": "housing_support_year",
    "ngay_tach_ho": "separated_on",
    "ngay_quyet_dinh": "decision_date",
    "so_quyet_dinh": "decision_number",
    "giay_de_nghi": "requested",
}
LATER_COLUMNS = {MEMBER_FACTS: (2,), HOUSEHOLD_FACTS: (1, 7)}
"""The numbers of last columns of each sheet that results of earlier versions lack."""
KEYS = {MEMBER_FACTS: "members_sha256", HOUSEHOLD_FACTS: "households_sha256"}
"""The key of the checksum of each sheet."""
MARKED = (*MEMBER_FLAGS, *MEMBER_ANSWERS, *PERSON_ANSWERS)
STATE_MARKS = {YES: "1", NO: "0", UNKNOWN: "-"}
NOT_KNOWN = STATE_MARKS[UNKNOWN]
CHOICE_MARKS = {
    "work": {
        "Có việc làm": "a",
        "Làm thuê không hợp đồng": "b",
        "Không tìm được việc": "c",
        "Không có khả năng lao động": "d",
        "Đang đi học": "e",
        "Không có nhu cầu": "f",
    },
    "school_level": {
        "Mầm non": "a",
        "Tiểu học": "b",
        "THCS": "c",
        "THPT": "d",
        "Nghề": "e",
        "Cao đẳng/đại học": "f",
    },
    "highest_degree": {
        "Chưa có": "a",
        "Tiểu học": "b",
        "THCS": "c",
        "THPT": "d",
        "Sơ cấp/chứng chỉ nghề": "e",
        "Trung cấp": "f",
        "Cao đẳng trở lên": "g",
    },
}
"""The letter of each word of the survey's choices; it stays the same if the words are reordered."""
REQUEST_MARKS = {
    "request": {
        "Vào danh sách (Mẫu 01)": "a",
        "Ra khỏi danh sách (Mẫu 04)": "b",
        "Mức sống trung bình (Mẫu 01)": "c",
    },
    "review_reason": {"Trong danh sách": "a", "Có giấy đề nghị": "b"},
}
"""The letter of each word about a request, which also stays the same."""
CLUES_LOST: frozenset[FactsLost] = frozenset({"old", "households"})
"""The losses with which only the codes of households without a class are known."""
NONE_LISTED = "none"
"""The value in place of a checksum where the survey has no sheet of members."""
MARK, DEPARTED_MARK = "x", "di"
REJECTED_HOUSEHOLD, DEPARTED_HOUSEHOLD = "rejected_household", "departed_household"
"""The keys on `Cách tính` of the households without a class, and of those that departed."""


def write_facts(book: Any, kept: KeptFacts, codes: Sequence[str | None]) -> dict[str, str]:
    """Write the hidden sheets, also that of people who died; return their checksums by key.

    `codes` are those of the scored households, in the order of `Kết quả`.
    """
    every = [*codes, *safe_cells(kept.unscored["code"].tolist())]
    tables = {HOUSEHOLD_FACTS: _household_columns(kept, every)}
    checksums = dict.fromkeys(KEYS.values(), NONE_LISTED)
    if kept.members is not None:
        tables[MEMBER_FACTS] = _member_columns(kept.members, every)
    for name, columns in tables.items():
        sheet = book.add_worksheet(name)
        sheet.hide()
        sheet.write_row(0, 0, columns)
        sheet.put_block(1, list(columns.values()))
        checksums[KEYS[name]] = results_checksum([list(columns)], list(columns.values()))
    return checksums | write_deaths(book, kept.deaths)


def _member_columns(members: TypedColumns, codes: Sequence[str | None]) -> OwnColumns:
    data = {"code": [codes[place] for place in members["household"].tolist()]}
    data |= {name: safe_cells(members[name].tolist()) for name in MEMBER_TEXTS}
    data |= {name: _whole(members[name]) for name in ("birth_year", "born", "row")}
    choices = [CHOICE_MARKS[name] for name in PERSON_CHOICES]
    words = [members[name].tolist() for name in PERSON_CHOICES]
    letters = [
        [marks.get(word, NOT_KNOWN) for word in column]
        for marks, column in zip(choices, words, strict=True)
    ]
    ends = [intern("".join(pair)) for pair in zip(*letters, strict=True)]
    data["marks"] = _marks(members, MARKED, ends)
    return {id: data[name] for id, name in MEMBER_IDS.items()}


def _marks(facts: TypedColumns, names: Sequence[str], ends: Sequence[str] = ()) -> list[str]:
    """Return the marks of each row, followed by the text of `ends`.

    Equal texts are the same object, as there are few different ones.
    """
    states = np.column_stack([facts[name].astype(np.int8) for name in names])
    letters = np.array([STATE_MARKS[state] for state in (NO, YES, UNKNOWN)])[states]
    marks = letters.view(f"U{len(names)}").ravel().tolist()
    return [intern(mark + end) for mark, end in zip(marks, ends or [""] * len(marks), strict=True)]


def _household_columns(kept: KeptFacts, codes: Sequence[str | None]) -> OwnColumns:
    unscored = kept.unscored
    scored: list[Any] = [None] * (len(codes) - len(unscored))
    data: OwnColumns = {"number": [*range(1, len(codes) + 1)], "code": list(codes)}
    data["tail"] = kept.tails.tolist()
    data["unscored"] = scored + [DEPARTED_MARK if gone else MARK for gone in unscored["departed"]]
    data |= {name: scored + safe_cells(unscored[name].tolist()) for name in ("area", *CLUE_TEXTS)}
    data |= {name: scored + _whole(unscored[name]) for name in CLUE_FIGURES}
    return {id: data[name] for id, name in HOUSEHOLD_IDS.items() if name in data} | {
        **_homes(kept),
        **_requests(kept),
    }


def _homes(kept: KeptFacts) -> OwnColumns:
    """Return the columns of the facts of households; empty where they are not known."""
    homes = kept.homes
    if homes is None:
        return {}
    data: OwnColumns = {"facts": _marks(homes, HOME_ANSWERS)}
    data |= {name: _whole(homes[name]) for name in (*HOME_FIGURES, *HOME_DAYS)}
    data["decision_number"] = safe_cells(homes["decision_number"].tolist())
    return {id: data[name] for id, name in HOUSEHOLD_IDS.items() if name in data}


def _requests(kept: KeptFacts) -> OwnColumns:
    """Return the column of households' requests; empty where they are not known."""
    requests = kept.requests
    if requests is None:
        return {}
    letters = [
        [marks.get(word, NOT_KNOWN) for word in requests[name].tolist()]
        for name, marks in REQUEST_MARKS.items()
    ]
    answers = _marks(requests, (REQUEST_ANSWER,))
    marks = [intern("".join(marks)) for marks in zip(*letters, answers, strict=True)]
    return {id: marks for id, name in HOUSEHOLD_IDS.items() if name == "requested"}


def _whole(figures: NDArray[np.float64]) -> list[float | int | None]:
    return [None if figure != figure else unpointed(figure) for figure in figures.tolist()]


class FactsRead(NamedTuple):
    """The facts on the hidden sheets of results, and which of them are lost.

    `apart` is the number of households of `Kết quả` that the hidden sheets do not have: a code was
    changed or a row added.
    """

    kept: KeptFacts | None
    lost: frozenset[FactsLost] = frozenset()
    apart: int = 0


def read_facts(
    book: Mapping[str, SheetRows], facts: ResultsFacts, codes: Sequence[str | None]
) -> FactsRead:
    """Return the facts of the hidden sheets; `codes` are the present ones of `Kết quả`.

    Of a changed sheet only its own facts are lost. The codes of the households without a class, and
    which of them departed, are also on `Cách tính`.
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
    name: str, ids: Mapping[str, str], book: Mapping[str, SheetRows], facts: ResultsFacts
) -> OwnColumns | None:
    """Return the columns of a hidden sheet by name; None where it was changed or is missing."""
    if facts.first(KEYS[name]) == NONE_LISTED:
        return None
    rows = book.get(name, ())
    known = _known_ids(rows, ids, LATER_COLUMNS[name])
    columns = _as_written(rows, tuple(known), facts.first(KEYS[name]))
    if columns is not None and name == HOUSEHOLD_FACTS:
        columns = _as_numbered(columns)
    return None if columns is None else dict(zip(known.values(), columns, strict=True))


def _known_ids(rows: SheetRows, ids: Mapping[str, str], later: Sequence[int]) -> Mapping[str, str]:
    """Return the ids of the columns that a sheet has: earlier versions lack some `later` ones."""
    known = list(ids.items())
    lists = [known, *(known[:-count] for count in later)]
    written = list(rows[0]) if rows else list(ids)
    fitting = (one for one in lists if written[: len(one)] == [id for id, _ in one])
    return dict(next(fitting, lists[-1]))


def _as_numbered(columns: list[list[Any]]) -> list[list[Any]]:
    """Return the columns with their rows sorted by the first column, the running number."""
    order = sorted(range(len(columns[0])), key=lambda row: float(columns[0][row]))
    return [[column[row] for row in order] for column in columns]


def _bare(facts: ResultsFacts, scored: int) -> OwnColumns:
    """Return the facts of households known without their hidden sheet, as its columns."""
    codes, gone = facts.all(REJECTED_HOUSEHOLD), set(facts.all(DEPARTED_HOUSEHOLD))
    size = scored + len(codes)
    columns: OwnColumns = {
        name: [""] * size for name in ("tail", "area", *CLUE_TEXTS, *CLUE_FIGURES)
    }
    columns["code"] = [""] * scored + codes
    marks = [DEPARTED_MARK if code in gone else MARK for code in codes]
    columns["unscored"] = [""] * scored + marks
    return columns


def _as_written(
    rows: SheetRows, ids: tuple[str, ...], checksum: str | None
) -> list[list[Any]] | None:
    """Return the columns below the ids; None where they were changed since they were written."""
    if not rows or tuple(rows[0][: len(ids)]) != ids:
        return None
    kept = [row for row in rows[1:] if row.count("") < len(row)]
    columns = [list(column) for column in zip(*kept, strict=True)] or [[] for _ in ids]
    known = columns[: len(ids)]
    same = results_checksum([ids], columns) == checksum
    return known if same else None


def _facts(
    households: OwnColumns,
    members: OwnColumns | None,
    codes: Sequence[str | None],
    lost: frozenset[FactsLost],
) -> FactsRead:
    # Imported here, as only the reading of results needs pandas.
    from ravo.frames import words_of

    marks, written, tails = (texts_in(households[name]) for name in ("unscored", "code", "tail"))
    without = (marks == MARK) | (marks == DEPARTED_MARK)
    rest = np.flatnonzero(without)
    every = [*codes, *written[rest].tolist()]
    # Of two households with one code the first gets the members.
    places = dict(zip(reversed(every), reversed(range(len(every))), strict=True))
    row_of = {code: row for row, code in enumerate(written.tolist()) if not without[row]}
    at = [*map(row_of.get, codes, repeat(-1)), *rest.tolist()]
    if at and not written.size:
        # Rows were added to results that had no household: there must be a row for -1 to lead to.
        households, tails = {name: [""] for name in households}, texts_in([""])
    clues = {
        name: [households[name][row] for row in rest.tolist()]
        for name in ("area", *CLUE_TEXTS, *CLUE_FIGURES)
    }
    unscored: dict[str, Any] = {"code": written[rest], "area": words_of(texts_in(clues["area"]))}
    unscored["departed"] = marks[rest] == DEPARTED_MARK
    unscored |= {name: words_of(texts_in(clues[name])) for name in CLUE_TEXTS}
    unscored |= {name: figures_in(clues[name]) for name in CLUE_FIGURES}
    kept = KeptFacts(
        members=None if members is None else _members(members, places),
        tails=only_where(np.array(at) >= 0, tails[at]),
        unscored=TypedColumns(unscored),
        homes=_homes_read(households, at),
        requests=_requests_read(households, at),
    )
    apart = 0 if "households" in lost else at.count(-1)
    return FactsRead(kept, lost, apart)


def _homes_read(columns: OwnColumns, rows: Sequence[int]) -> TypedColumns | None:
    """Return the facts of the households in some rows of the sheet, unknown for row -1."""
    if "facts" not in columns:
        return None
    at = np.array(rows, dtype=np.int64)
    there, data = at >= 0, dict[str, Any]()
    states = _MarkTexts(columns["facts"]).states(0, HOME_ANSWERS)
    for place, name in enumerate(HOME_ANSWERS):
        data[name] = np.where(there, states[at, place], UNKNOWN).astype(np.int8)
    for name in (*HOME_FIGURES, *HOME_DAYS):
        data[name] = np.where(there, figures_in(columns[name])[at], np.nan)
    numbers = texts_in(columns["decision_number"])[at]
    numbers[~there] = None
    return TypedColumns({**data, "decision_number": numbers})


def _requests_read(columns: OwnColumns, rows: Sequence[int]) -> TypedColumns | None:
    """Return the requests of the households in some rows of the sheet.

    They are unknown for row -1, a household that the sheet does not have.
    """
    if "requested" not in columns:
        return None
    cells = columns["requested"]
    marks = _MarkTexts([cells[row] if row >= 0 else "" for row in rows])
    data: dict[str, Any] = {
        name: marks.words(place, letters)
        for place, (name, letters) in enumerate(REQUEST_MARKS.items())
    }
    answer = marks.states(len(REQUEST_MARKS), (REQUEST_ANSWER,))
    return TypedColumns({**data, REQUEST_ANSWER: answer[:, 0]})


def _members(columns: OwnColumns, places: Mapping[str | None, int]) -> TypedColumns:
    from ravo.frames import words_of

    household = np.array([*map(places.get, columns["code"], repeat(-1))], dtype=np.int64)
    there = household >= 0
    data: dict[str, Any] = {"household": household[there], "name": texts_in(columns["name"])[there]}
    data |= {name: words_of(texts_in(columns[name])[there]) for name in MEMBER_TEXTS[1:]}
    data["birth_year"] = figures_in(columns["birth_year"])[there]
    marks = _MarkTexts(columns["marks"])
    states = marks.states(0, MARKED)[there]
    for place, name in enumerate(MARKED):
        kind = bool if name in MEMBER_FLAGS else np.int8
        data[name] = states[:, place].astype(kind)
    for place, name in enumerate(PERSON_CHOICES, start=len(MARKED)):
        data[name] = marks.words(place, CHOICE_MARKS[name])[there]
    data["born"] = data["birth_year"] * YEAR
    data["row"] = np.full(len(data["born"]), np.nan)
    data |= {name: figures_in(columns[name])[there] for name in ("born", "row") if name in columns}
    return TypedColumns(data)


class _MarkTexts:
    """Texts of marks, as returned by `_marks`; missing marks at the end count as unknown."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.rows, self.different = factorized(objects(texts))

    def states(self, first: int, names: Sequence[str]) -> NDArray[np.int8]:
        """Return the states of the marks from place `first` on, an array texts × `names`."""
        state_of = {mark: state for state, mark in STATE_MARKS.items()}
        size = len(names)
        known = [
            [state_of[mark] for mark in text[first : first + size].ljust(size, NOT_KNOWN)]
            for text in self.different
        ]
        return np.array(known, dtype=np.int8).reshape(-1, size)[self.rows]

    def words(self, place: int, letters: Mapping[str, str]) -> NDArray[np.object_]:
        """Return the word of the letter at a place, None for another letter."""
        word_of = {letter: word for word, letter in letters.items()}
        known = [word_of.get(text[place : place + 1]) for text in self.different]
        return np.array(known, dtype=object)[self.rows]


class LostFactsWarnings(NamedTuple):
    """The fault codes of lost facts: in a report or comparison, and in a register."""

    compared: str
    kept: str


LOST_FACTS: Mapping[FactsLost, LostFactsWarnings] = {
    "old": LostFactsWarnings(compared="RV-4051", kept="RV-1537"),
    "members": LostFactsWarnings(compared="RV-4052", kept="RV-1535"),
    "households": LostFactsWarnings(compared="RV-4061", kept="RV-1536"),
}


def lost_facts(year: int, communes: Sequence[tuple[str, frozenset[FactsLost]]]) -> Iterator[Fault]:
    """Yield warnings of communes whose results lost facts; `communes` are (name, losses)."""
    for what, warnings in LOST_FACTS.items():
        names = [name for name, lost in communes if what in lost]
        if names:
            params = {"year": str(year), "communes": first_named(names), "count": len(names)}
            yield Fault(warnings.compared, params=params)
