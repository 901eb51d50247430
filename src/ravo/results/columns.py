"""The columns of a scored household: one table for the workbook, CSV and Parquet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from ravo.contract.columns import FIGURE_TYPES, Column, answer_column, columns_of
from ravo.criteria.terms import AREAS, HouseholdClass
from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.messages import Lang, say
from ravo.results import words
from ravo.results.past_words import escape_words, first_year_words
from ravo.results.words import MEASURE_OF
from ravo.review.review import Review
from ravo.text import unpointed
from ravo.typed_columns import by_value, plain_column

ResultKind = Literal["text", "integer", "number", "money"]
ColumnPart = Literal["identity", "evidence", "indicator", "result", "grouping"]

IDENTITY = (
    "code",
    "head_name",
    "village",
    "ethnicity",
    "head_sex",
    "head_birth_year",
    "size",
    "opening_class",
)
GROUPING = ("b1", "income", "no_labour_capacity", "merit", "works_in_agriculture", "local_ethnic")
WIDTHS = {
    "code": 13.0,
    "head_name": 21.0,
    "village": 13.0,
    "ethnicity": 9.0,
    "head_sex": 6.0,
    "head_birth_year": 7.0,
    "size": 6.0,
    "income": 14.0,
    "origin_code": 15.0,
}
"""Widths in characters; other columns of the survey take 12."""
AFTER = ("change_reason", "origin_code")


@dataclass(frozen=True)
class ResultColumn:
    """One column of the results: contract id, heading, kind, part, and a value per household.

    Values are str, int or float; None for a blank cell.
    """

    id: str
    heading: str
    kind: ResultKind
    part: ColumnPart
    width: float
    values: list[Any]


def scored_rows(review: Review) -> NDArray[np.int64]:
    """Return the records of the households that were scored; rejected ones have no class."""
    has_class = np.array([klass is not None for klass in review.verdicts.klass], dtype=bool)
    return np.flatnonzero(has_class)


def result_columns(review: Review, lang: Lang) -> list[ResultColumn]:
    """Return the columns of `Kết quả` for the scored households, in order."""
    rows = scored_rows(review)
    contract = {column.name: column for column in columns_of("households")}
    return [
        *(_plain(review, rows, contract[name], "identity", lang) for name in IDENTITY),
        *_evidence(review, rows, contract["area"], lang),
        *_indicators(review, rows, lang),
        *_outcome(review, rows, lang),
        *past_columns(review, rows, lang),
        *(
            _plain(review, rows, contract[name], "grouping", lang)
            for name in _grouping_names(contract)
        ),
        _class_ids(review, rows, lang),
    ]


def _grouping_names(contract: dict[str, Column]) -> list[str]:
    many = [name for name in contract if name.startswith(("cause_", "need_"))]
    return [*GROUPING, *many, *AFTER]


def whole_figures(values: Sequence[Any]) -> list[Any]:
    """Return figures, whole ones as int; other values unchanged."""
    return by_value(values, unpointed)


def _plain(
    review: Review, rows: NDArray[np.int64], column: Column, part: ColumnPart, lang: Lang
) -> ResultColumn:
    """Return a column of the survey as read; columns of citizen numbers are never included."""
    values = plain_column(review.survey.households.columns[column.name][rows])
    kind: ResultKind = "text"
    if column.type == "yes_no":
        state_words = {True: words.state_word(YES, lang), False: words.state_word(NO, lang)}
        values = list(map(state_words.get, values))
    elif column.type in FIGURE_TYPES:
        kind = column.type
        values = whole_figures(values)
    wide = WIDTHS.get(column.name, 12.0)
    return ResultColumn(column.id, heading_of(column, lang), kind, part, wide, values)


def heading_of(column: Column, lang: Lang) -> str:
    """Return the heading of a contract column in `lang`."""
    return column.heading if lang == "vi" else say(f"results.col_{column.name}", lang)


def _evidence(
    review: Review, rows: NDArray[np.int64], area: Column, lang: Lang
) -> list[ResultColumn]:
    verdicts = review.verdicts
    areas = [words.area_word(item, lang) or None for item in verdicts.area[rows]]
    kinds = [words.evidence_word(item, lang) or None for item in verdicts.evidence[rows]]
    value = whole_figures(plain_column(verdicts.value[rows]))
    line = whole_figures(plain_column(verdicts.line[rows]))
    return [
        ResultColumn(area.id, heading_of(area, lang), "text", "evidence", 9.5, areas),
        _own("loai_can_cu", "evidence", "text", "evidence", 9.5, kinds, lang),
        _own("gia_tri", "value", "money", "evidence", 16, value, lang),
        _own("muc_chuan", "line", "money", "evidence", 11, line, lang),
    ]


def _own(
    id: str,
    key: str,
    kind: ResultKind,
    part: ColumnPart,
    width: float,
    values: list[Any],
    lang: Lang,
) -> ResultColumn:
    """Return a column of the results that the survey does not have.

    `key` names the heading in `lang`; `id`, `kind`, `part`, `width` and `values` are as in
    ResultColumn.
    """
    return ResultColumn(id, say(f"results.head_{key}", lang), kind, part, width, values)


def _indicators(review: Review, rows: NDArray[np.int64], lang: Lang) -> list[ResultColumn]:
    edition = review.edition
    if edition is None:
        return []
    state_words = {state: words.state_word(state, lang) for state in (YES, NO, UNKNOWN)}
    columns = []
    for indicator in edition.indicators:
        states = review.verdicts.deprived[rows, indicator.number - 1].tolist()
        heading = words.indicator_heading(indicator.number, indicator.label.say(lang), lang)
        values = [state_words[state] for state in states]
        id = answer_column(indicator).id
        columns.append(ResultColumn(id, heading, "text", "indicator", 8, values))
    return columns


def b2_points(review: Review) -> list[int | None]:
    """Return B2 per household record; None where an indicator is unknown or none is listed."""
    edition = review.edition
    if edition is None or edition.indicators_absent:
        return [None] * len(review.verdicts.klass)
    points = edition.points_per_indicator
    fewest, most = review.verdicts.fewest.tolist(), review.verdicts.most.tolist()
    return [few * points if few == many else None for few, many in zip(fewest, most, strict=True)]


def count_bounds(review: Review) -> list[int | None]:
    """Return, per household record, the number of deprived indicators that the poor class needs."""
    edition, verdicts = review.edition, review.verdicts
    unknown: list[int | None] = [None] * len(verdicts.klass)
    if edition is None:
        return unknown
    bounds: dict[tuple[str, str], int | None] = {}
    for measure in ("b1", "income"):
        for area in AREAS:
            lines = edition.find_lines(measure, area)
            least = [x.at_least for x in lines if x.klass == HouseholdClass.poor and x.at_least]
            bounds[measure, area] = max(least, default=None)
    pairs = zip(verdicts.evidence.tolist(), verdicts.area.tolist(), strict=True)
    return [bounds.get((MEASURE_OF.get(kind, ""), area)) for kind, area in pairs]


def _outcome(review: Review, rows: NDArray[np.int64], lang: Lang) -> list[ResultColumn]:
    edition, verdicts = review.edition, review.verdicts
    places = rows.tolist()
    b2, bounds = b2_points(review), count_bounds(review)
    fewest = verdicts.fewest.tolist()
    gap = whole_figures(plain_column((verdicts.value - verdicts.line)[rows]))
    counts = [
        None if b2[row] is None or bound is None else fewest[row] - bound
        for row, bound in ((row, bounds[row]) for row in places)
    ]
    klass, waiting = verdicts.klass[rows].tolist(), review.unreviewed[rows].tolist()
    classes = words.class_words(klass, waiting, lang)
    decided = words.rulings(review)
    why, cited = _reasons(review, decided, places, lang), words.citations(review, decided, lang)
    known = [fewest[row] for row in places]
    articles = ["; ".join(cited[row]) or None for row in places]
    names = [edition.id if edition else None] * len(places)
    return [
        _own("so_thieu_hut", "count", "integer", "result", 7, known, lang),
        _own("b2", "b2", "integer", "result", 6, [b2[row] for row in places], lang),
        _own("phan_loai", "class", "text", "result", 17, classes, lang),
        _own("cach_chuan", "distance", "money", "result", 11, gap, lang),
        _own("cach_nguong", "distance_count", "integer", "result", 11, counts, lang),
        _crossing(review, rows, lang),
        _own("ly_do", "reason", "text", "result", 40, why, lang),
        _own("bo_tieu_chi", "edition", "text", "result", 10, names, lang),
        _own("dieu_khoan", "article", "text", "result", 16, articles, lang),
    ]


def _reasons(
    review: Review, decided: Sequence[words.Ruling], rows: list[int], lang: Lang
) -> list[str | None]:
    """Return the reasons, with a note where only one person checked the deciding score table."""
    why = words.reasons(review, decided, lang)
    doubt = None
    if review.b1 is not None:
        from ravo.results.b1_words import one_person_words

        doubt = one_person_words(review.b1.grid.source, lang)
    if doubt is None:
        return [why[row] for row in rows]
    by_grid = (review.verdicts.evidence == "b1_grid").tolist()
    return [f"{why[row]} {doubt}" if by_grid[row] else why[row] for row in rows]


def _crossing(review: Review, rows: NDArray[np.int64], lang: Lang) -> ResultColumn:
    """Return the column of the smallest change of B1 answers across the line, if near it.

    Without a score table the column is empty, and only as wide as a turned heading.
    """
    texts: list[str | None] = [None] * len(rows)
    if review.b1 is not None:
        # Imported here, as in the workbook's sheets: most surveys have no answers of a score table.
        from ravo.results.b1_words import crossings_in_words
        from ravo.review.b1_account import crossings

        texts = crossings_in_words(crossings(review, review.b1, rows), rows.tolist(), lang)
    heading = say("score_table.col_crossing", lang)
    wide = 30 if review.b1 is not None else 7
    return ResultColumn("khoang_cach_chuan", heading, "text", "result", wide, texts)


def past_columns(review: Review, rows: NDArray[np.int64], lang: Lang) -> list[ResultColumn]:
    """Return the columns on the households' past in earlier lists; empty where none were read."""
    if review.past is None:
        return []
    past = [review.past.households[row] for row in rows.tolist()]
    state_words = {True: words.state_word(YES, lang), False: words.state_word(NO, lang)}
    first = [None if one is None else first_year_words(one, lang) for one in past]
    escaped = [None if one is None else escape_words(one, lang) for one in past]
    again = [None if one is None or one.again is None else state_words[one.again] for one in past]
    return [
        _own("nam_dau_danh_sach", "first_listed", "text", "grouping", 12, first, lang),
        _own("thoat_ngheo_ngay", "escaped_on", "text", "grouping", 20, escaped, lang),
        _own("tai_ngheo", "again", "text", "grouping", 8, again, lang),
    ]


def _class_ids(review: Review, rows: NDArray[np.int64], lang: Lang) -> ResultColumn:
    ids = review.verdicts.klass[rows].tolist()
    return _own("ma_phan_loai", "class_id", "text", "grouping", 15, ids, lang)
