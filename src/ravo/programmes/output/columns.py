"""The columns of a list about a household or person, by the ids that an office may see.

A list for an office contains only these columns and the commune: neither reasons nor groups, which
would disclose more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.contract.columns import DAY_TYPES, FIGURE_TYPES, Column, columns_of
from ravo.criteria.terms import AREAS
from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.frames import plain_values
from ravo.messages import Lang, say
from ravo.programmes.expressions import LAST
from ravo.programmes.facts import (
    BIRTH_WRITTEN,
    CLASS_COLUMN,
    DERIVED_COLUMN,
    PEOPLE_COLUMN,
    PRESENT_COLUMN,
    ProgrammeFacts,
)
from ravo.programmes.model import UnitOfCase
from ravo.results.columns import ResultColumn, ResultKind, whole_figures
from ravo.results.kept_facts import SHOWN_DIGITS, written_days
from ravo.results.words import area_word, class_word, state_word

NUMBER, COMMUNE, NOTE = "stt", "xa", "ghi_chu"
INDICATOR = "th_"
ESCAPED = "moi_thoat_ngheo"
BIRTH, AREA, CODE = "ngay_sinh", "khu_vuc", "ma_ho"
DAY_WIDTH, ANSWER_WIDTH, FIGURE_WIDTH, WORD_WIDTH = 11.0, 9.0, 9.0, 14.0
WIDTHS = {
    "chu_ho": 23.0,
    "ho_ten": 23.0,
    "thon": 16.0,
    "gioi_tinh": 6.0,
    "dan_toc": 9.0,
    "quan_he": 10.0,
    "viec_lam": 19.0,
    COMMUNE: 14.0,
    CLASS_COLUMN: 14.0,
}
MASK = "********"


@cache
def contract_columns(unit: UnitOfCase) -> dict[str, Column]:
    """Return the columns of the contract by id; for people their own replace their household's."""
    homes = {column.id: column for column in columns_of("households")}
    if unit == "household":
        return homes
    return {**homes, **{column.id: column for column in columns_of("members")}}


@cache
def column_words(id: str, unit: UnitOfCase, lang: Lang) -> str:
    """Return an officer's name for a column, or for a fact that is no column."""
    own = _own_words(id, lang)
    if own is not None:
        return own
    column = contract_columns(unit).get(id) or contract_columns("person").get(id)
    if column is None:
        return id
    return column.heading if lang == "vi" else column.name.replace("_", " ").capitalize()


def question_words(id: str, unit: UnitOfCase, lang: Lang) -> str:
    """Return the question about a missing column: its heading in the survey."""
    column = contract_columns(unit).get(id)
    if id == BIRTH and column is not None and lang == "vi":
        return column.heading
    return column_words(id, unit, lang)


def _own_words(id: str, lang: Lang) -> str | None:
    if id.startswith(INDICATOR):
        from ravo.criteria.loader import founding_edition

        number = id.removeprefix(INDICATOR)
        for item in founding_edition().indicators:
            if number == f"{item.number:02}":
                label = item.label.say(lang)
                return say("beneficiaries.indicator", lang, number=str(item.number), label=label)
    if id in OWN:
        return say(f"beneficiaries.column_{id}", lang)
    return None


OWN = (
    COMMUNE,
    CLASS_COLUMN,
    BIRTH,
    ESCAPED,
    "thu_nhap_thap",
    "tuoi",
    "tuoi_thang",
    "trong_tuoi_lao_dong",
    "so_theo_doi",
    "muc_thu_nhap_thap",
    "do_tuoi_lao_dong",
    PEOPLE_COLUMN,
    PRESENT_COLUMN,
)
"""Facts and columns whose headings are texts of `beneficiaries`, not the survey's."""


@dataclass(frozen=True)
class ListedCases:
    """Some cases of a unit for which columns are built, by their indices among all cases."""

    facts: ProgrammeFacts
    unit: UnitOfCase
    places: NDArray[np.int64]
    lang: Lang

    @property
    def homes(self) -> NDArray[np.int64]:
        """The household row of each case."""
        return self.facts.household_of(self.unit)[self.places]

    def column(self, id: str) -> ResultColumn:
        """Return a column of the list: words and figures in printed form."""
        column = contract_columns(self.unit).get(id)
        kind: ResultKind = "text"
        values = self._values(id, column)
        if column is not None and column.type in FIGURE_TYPES:
            kind = "integer"
            values = whole_figures(plain_values(values))
        heading = column_words(id, self.unit, self.lang)
        return ResultColumn(id, heading, kind, "identity", _width(id, column), values)

    def _values(self, id: str, column: Column | None) -> list[Any]:
        if id == BIRTH and self.unit == "person":
            return self._births()
        frame, rows = self._frame(id)
        if frame is None:
            return [None] * len(self.places)
        values = frame[id].to_numpy()[rows]
        if id == CLASS_COLUMN:
            return self._classes(values)
        if id == AREA:
            words = {area: area_word(area, self.lang) for area in AREAS}
            return _in_words(values, lambda area: words.get(area, area))
        if values.dtype.kind == "M":
            return self._days(frame, id, rows)
        if values.dtype == np.int8:
            return _in_words(values, self._answer)
        if column is not None and column.type == "citizen":
            return _in_words(values, lambda number: MASK + number[-SHOWN_DIGITS:])
        return list(values.tolist())

    def _frame(self, id: str) -> tuple[pd.DataFrame | None, NDArray[np.int64]]:
        """Return the frame with a column (None if there is none) and the rows of the cases."""
        facts = self.facts
        if self.unit == "person" and id in facts.members:
            return facts.members, self.places
        return (facts.households if id in facts.households else None), self.homes

    def _classes(self, classes: NDArray[np.object_]) -> list[Any]:
        """Return the classes in words; for a newly escaped household that it is one."""
        words = _in_words(classes, lambda klass: class_word(klass, self.lang))
        homes = self.facts.households
        if ESCAPED not in homes:
            return words
        escaped = (homes[ESCAPED].to_numpy()[self.homes] == YES).tolist()
        new = say(f"beneficiaries.column_{ESCAPED}", self.lang)
        inferred = say("beneficiaries.escaped_derived", self.lang, escaped=new)
        derived = [False] * len(escaped)
        if DERIVED_COLUMN in homes:
            derived = (homes[DERIVED_COLUMN].to_numpy()[self.homes] == YES).tolist()
        rows = zip(words, escaped, derived, strict=True)
        return [(inferred if by else new) if is_new else word for word, is_new, by in rows]

    def _answer(self, state: int) -> str | None:
        return None if state == UNKNOWN else state_word(YES if state == YES else NO, self.lang)

    def _births(self) -> list[Any]:
        """Return births as exactly as they are written: a day, a month or a year."""
        members = self.facts.members
        if BIRTH_WRITTEN not in members:
            return [None] * len(self.places)
        figures = members[BIRTH_WRITTEN].to_numpy(dtype=np.float64)[self.places]
        return [
            day.strftime("%d/%m/%Y") if isinstance(day, date) else None if day is None else str(day)
            for day in written_days(figures.tolist())
        ]

    def _days(self, frame: pd.DataFrame, id: str, rows: NDArray[np.int64]) -> list[Any]:
        """Return days as exactly as they are known: a day, a month or a year."""
        first = frame[id].to_numpy(dtype="datetime64[D]")[rows]
        last = frame[id + LAST] if id + LAST in frame else frame[id]
        ends = zip(first.tolist(), last.to_numpy(dtype="datetime64[D]")[rows].tolist(), strict=True)
        return [None if start is None else _day(start, end) for start, end in ends]


def _day(first: Any, last: Any) -> str:
    if first == last:
        return str(first.strftime("%d/%m/%Y"))
    return str(first.strftime("%m/%Y" if first.month == last.month else "%Y"))


def _in_words(values: NDArray[Any], words: Any) -> list[Any]:
    """Return words for values, built once for each distinct value; None for a blank."""
    every = values.tolist()
    known = {value: None if value is None or value != value else words(value) for value in every}
    return [known[value] for value in every]


def _width(id: str, column: Column | None) -> float:
    if id in WIDTHS:
        return WIDTHS[id]
    if column is None:
        return WORD_WIDTH
    if column.type in DAY_TYPES:
        return DAY_WIDTH
    if column.type == "yes_no":
        return ANSWER_WIDTH
    return FIGURE_WIDTH if column.type in FIGURE_TYPES else WORD_WIDTH


def list_columns_of(
    cases: ListedCases, ids: Sequence[str], *, communes: bool
) -> list[ResultColumn]:
    """Return the columns with these ids, after the row number and, if wanted, the commune."""
    size = len(cases.places)
    heading = say("results.list_stt", cases.lang)
    columns = [ResultColumn(NUMBER, heading, "integer", "identity", 5.5, [*range(1, size + 1)])]
    if communes:
        columns.append(cases.column(COMMUNE))
    return [*columns, *(cases.column(id) for id in ids)]


def note_column(notes: Sequence[str | None], width: float, lang: Lang) -> ResultColumn:
    """Return the last column of a list, for open questions and other notes."""
    heading = say("results.list_notes", lang)
    return ResultColumn(NOTE, heading, "text", "identity", width, list(notes))


def is_inferred(parts: Sequence[Sequence[ResultColumn]], lang: Lang) -> bool:
    """Return whether a list has a newly escaped household whose day is inferred."""
    new = say(f"beneficiaries.column_{ESCAPED}", lang)
    words = say("beneficiaries.escaped_derived", lang, escaped=new)
    return any(
        words in column.values for part in parts for column in part if column.id == CLASS_COLUMN
    )
