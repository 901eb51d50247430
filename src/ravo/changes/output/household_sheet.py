"""The sheet `Biến động`: a row per household, the old beside the new, what changed in colour."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.comparison import Changes
from ravo.changes.movements import related, taken
from ravo.changes.output.pen import for_screen_only
from ravo.changes.output.words import (
    cause_word,
    evidence_words,
    indicator_names,
    movement_words,
    pair_words,
    people_words,
    place_name,
    side_names,
)
from ravo.changes.places import OPEN
from ravo.criteria.terms import HouseholdClass
from ravo.frames import plain_values
from ravo.messages import Lang, say
from ravo.results.class_colours import CLASS_COLOURS
from ravo.results.words import area_word, class_word, class_words
from ravo.xlsx.blocks import ColumnLook, Marked
from ravo.xlsx.sheet_names import CHANGES
from ravo.xlsx.sheets import (
    BORDER,
    LETTERS_PER_WIDTH,
    LINE_HEIGHT,
    MOST_LINES,
    Styles,
    put,
    safe_cells,
    set_page,
)

CHANGED = "#FCE4D6"
HEAD_HEIGHT = 48
FROZEN = 2


@dataclass(frozen=True)
class SheetColumn:
    """One column: its heading, width, a value per household, and where it is coloured."""

    heading: str
    width: float
    values: list[Any]
    changed: NDArray[np.bool_] | None = None
    klass: bool = False


def write_households(book: Any, sheet: Any, changes: Changes, styles: Styles, lang: Lang) -> None:
    """Write every household of either year, by commune and code."""
    columns = household_columns(changes, lang)
    order = _order(changes)
    set_page(sheet, lang)
    sheet.freeze_panes(1, FROZEN)
    sheet.set_row(0, HEAD_HEIGHT)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        put(sheet, 0, place, column.heading, styles, styles.head)
        if column.klass:
            _colour(book, sheet, place, len(order), lang)
    rows, heights = order.tolist(), _heights(columns)[order].tolist()
    cells = [_cells(column, rows) for column in columns]
    sheet.put_block(1, cells, [_look(book, styles)] * len(columns), heights)
    sheet.autofilter(0, 0, max(len(order), 1), len(columns) - 1)
    for_screen_only(sheet, len(columns) + 1, CHANGES, lang)


def _look(book: Any, styles: Styles) -> ColumnLook:
    look = {"border": 1, "border_color": BORDER, "valign": "top", "text_wrap": True}
    marked = book.add_format({**look, "bg_color": CHANGED})
    return ColumnLook(styles.wrap, styles.wrap, styles.quoted, marked=marked)


def _cells(column: SheetColumn, rows: list[int]) -> list[Any]:
    """Return the values of some rows as a cell may hold them, marked where they are coloured."""
    values = safe_cells(column.values)
    if column.changed is not None:
        marked = {value: Marked(value) for value in dict.fromkeys(values)}
        flags = column.changed.tolist()
        values = [
            marked[value] if flag else value for value, flag in zip(values, flags, strict=True)
        ]
    return [values[at] for at in rows]


def _heights(columns: list[SheetColumn]) -> NDArray[np.float64]:
    """Return the height of each row in points: room for its longest wrapped text."""
    lines = np.ones(len(columns[0].values), dtype=np.int64)
    for column in columns:
        room = max(int(column.width * LETTERS_PER_WIDTH), 1)
        texts = (value for value in dict.fromkeys(column.values) if isinstance(value, str))
        needed = {text: -(-len(text) // room) for text in texts if len(text) > room}
        if needed:
            lines = np.maximum(lines, [needed.get(value, 1) for value in column.values])
    return LINE_HEIGHT * np.minimum(lines, MOST_LINES)


def _order(changes: Changes) -> NDArray[np.int64]:
    rows = changes.rows
    place = np.where(rows["place_new"] < 0, rows["place_old"], rows["place_new"])
    codes = np.where(
        rows["new"] < 0,
        taken(changes.old, rows["old"].to_numpy(), "code", ""),
        taken(changes.new, rows["new"].to_numpy(), "code", ""),
    )
    words = np.array(["" if code is None else str(code) for code in codes], dtype=object)
    return np.lexsort((words.astype(str), place))


def household_columns(changes: Changes, lang: Lang) -> list[SheetColumn]:
    """Return the columns of the sheet, a value per row of the movements."""
    names = side_names(changes, lang)
    rows = changes.rows
    movements = movement_words(changes, lang)
    columns = [
        _pair(changes, "code", "code", 13, names, lang),
        [SheetColumn(say("changes.movement", lang), 32, movements)],
        _classes(changes, names, lang),
        [SheetColumn(say("changes.col_cause", lang), 16, _causes(changes, lang))],
        _pair(changes, "head", "head_name", 21, names, lang),
        _places(changes, names, lang),
        _pair(changes, "village", "village", 18, names, lang),
        _pair(changes, "size", "size", 8, names, lang),
        _evidence(changes, names, lang),
        _areas(changes, names, lang),
        _indicators(changes, lang),
        _people(changes, lang),
        [
            SheetColumn(
                say("changes.col_how", lang),
                20,
                _how(rows["how"].tolist(), lang),
            )
        ],
        _likeness(changes, lang),
        [SheetColumn(say("changes.col_note", lang), 30, notes_of(changes, lang))],
    ]
    return [column for group in columns for column in group]


def _how(ways: list[str], lang: Lang) -> list[str]:
    words = {how: say(f"changes.how_{how}", lang) for how in set(ways)}
    return [words[how] for how in ways]


def _heads(key: str, names: dict[str, str], lang: Lang) -> tuple[str, str]:
    return (
        say(f"changes.col_{key}_old", lang, old=names["old"]),
        say(f"changes.col_{key}_new", lang, new=names["new"]),
    )


def _pair(
    changes: Changes, key: str, name: str, width: float, names: dict[str, str], lang: Lang
) -> list[SheetColumn]:
    """Return a column of the survey in both years; the new one is coloured where it differs.

    `key` names the column in the headings, `name` in the years; `width` is in characters, and
    `names` are the headings of the two years by side.
    `changes` has both years, and headings are in `lang`.
    """
    first, second = _heads(key, names, lang)
    old = taken(changes.old, changes.rows["old"].to_numpy(), name, None)
    new = taken(changes.new, changes.rows["new"].to_numpy(), name, None)
    changed = changes.why.changed.get(name)
    return [
        SheetColumn(first, width, plain_values(old.tolist())),
        SheetColumn(second, width, plain_values(new.tolist()), changed),
    ]


def _classes(changes: Changes, names: dict[str, str], lang: Lang) -> list[SheetColumn]:
    first, second = _heads("class", names, lang)
    rows = changes.rows
    waiting = changes.unreviewed.tolist()
    nobody = [False] * len(rows)
    columns = [
        SheetColumn(
            head,
            17,
            [word or None for word in class_words(plain_values(rows[name].tolist()), waits, lang)],
            klass=True,
        )
        for head, name, waits in ((first, "class_old", nobody), (second, "class_new", waiting))
    ]
    if changes.starts_from == "recorded":
        starts = [class_word(klass, lang) or None for klass in plain_values(rows["start"].tolist())]
        columns.insert(1, SheetColumn(say("changes.col_start", lang, new=names["new"]), 17, starts))
    return columns


def _causes(changes: Changes, lang: Lang) -> list[str | None]:
    rows = changes.rows
    same = ((rows["class_old"] == rows["class_new"]) & (rows["cause"] == "none")).to_numpy()
    return [
        None if stayed else cause_word(cause, lang)
        for stayed, cause in zip(same, plain_values(rows["cause"].tolist()), strict=True)
    ]


def _people(changes: Changes, lang: Lang) -> list[SheetColumn]:
    """Return columns of who came and who went; no columns where neither year lists members."""
    why = changes.why
    if not (why.came >= 0).any():
        return []
    return [
        SheetColumn(
            say("changes.col_came", lang), 24, people_words(changes, came=True), why.came > 0
        ),
        SheetColumn(
            say("changes.col_went", lang), 24, people_words(changes, came=False), why.went > 0
        ),
    ]


def _likeness(changes: Changes, lang: Lang) -> list[SheetColumn]:
    """Return the columns on how alike pairs are; none where no pair rests on likeness."""
    rows = changes.rows
    if not (rows["how"] == "fuzzy").any():
        return []
    return [
        SheetColumn(say("changes.col_score", lang), 8, plain_values(rows["score"].tolist())),
        SheetColumn(say("changes.col_parts", lang), 34, pair_words(changes, lang)),
    ]


def _places(changes: Changes, names: dict[str, str], lang: Lang) -> list[SheetColumn]:
    if len(changes.layout.names) < 2 and not changes.rows["crossed"].any():
        return []
    first, second = _heads("place", names, lang)
    rows = changes.rows
    crossed = rows["crossed"].to_numpy(dtype=bool)
    # The last entry is for households whose place is unknown: their place is -1.
    words = np.array([*changes.layout.names, place_name(changes, OPEN, lang)], dtype=object)
    by_side = []
    for side in ("old", "new"):
        places = words[rows[f"place_{side}"].to_numpy()]
        places[rows[side].to_numpy() < 0] = None
        by_side.append(places.tolist())
    return [SheetColumn(first, 18, by_side[0]), SheetColumn(second, 18, by_side[1], crossed)]


def _evidence(changes: Changes, names: dict[str, str], lang: Lang) -> list[SheetColumn]:
    first, second = _heads("value", names, lang)
    changed = np.logical_or(changes.why.changed["value"], changes.why.changed["evidence"])
    return [
        SheetColumn(
            first, 24, [word or None for word in evidence_words(changes, old=True, lang=lang)]
        ),
        SheetColumn(
            second,
            24,
            [word or None for word in evidence_words(changes, old=False, lang=lang)],
            changed,
        ),
    ]


def _areas(changes: Changes, names: dict[str, str], lang: Lang) -> list[SheetColumn]:
    first, second = _heads("area", names, lang)
    by_side = []
    for side, year in (("old", changes.old), ("new", changes.new)):
        areas = taken(year, changes.rows[side].to_numpy(), "area", None)
        by_side.append([area_word(area, lang) or None for area in plain_values(areas.tolist())])
    return [
        SheetColumn(first, 10, by_side[0]),
        SheetColumn(second, 10, by_side[1], changes.why.changed["area"]),
    ]


def _indicators(changes: Changes, lang: Lang) -> list[SheetColumn]:
    names = indicator_names(changes, lang)
    columns = []
    for key, states in (("gained", changes.why.gained), ("lost", changes.why.lost)):
        words = _named(states, names) if names else [None] * len(states)
        any_ = np.asarray(states.any(axis=1), dtype=bool)
        columns.append(SheetColumn(say(f"changes.col_{key}", lang), 38, words, any_))
    return columns


def _named(states: NDArray[np.bool_], names: list[str]) -> list[str | None]:
    """Return the names of the indicators that are true in each row; None where none is."""
    # Most rows have no such indicator, and the search for different rows takes long.
    some = np.flatnonzero(states.any(axis=1))
    kinds, which = np.unique(states[some], axis=0, return_inverse=True)
    words = ["; ".join(names[at] for at in np.flatnonzero(kind)) for kind in kinds]
    texts: list[str | None] = [None] * len(states)
    for at, kind in zip(some.tolist(), which.ravel().tolist(), strict=True):
        texts[at] = words[kind]
    return texts


def notes_of(changes: Changes, lang: Lang) -> list[str | None]:
    """Return the further notes of each movement for an officer; None where there are none."""
    rows = changes.rows
    reasons = taken(changes.new, rows["new"].to_numpy(), "change_reason", None)
    area = changes.area_changed
    others = related(changes.old, changes.new, rows, "code")
    average = _average_notes(changes)
    relation, gone = rows["relation"].to_numpy(), rows["gone"].to_numpy(dtype=bool)
    split = np.isin(relation.astype(str), ("split", "merge"))
    notes: list[str | None] = [None] * len(rows)
    for at in np.flatnonzero(split | gone | ~pd.isna(reasons) | area | (average != "")).tolist():
        parts = []
        if split[at]:
            parts.append(say(f"changes.relation_{relation[at]}", lang, code=others[at]))
        if gone[at]:
            parts.append(say("changes.note_gone", lang, reason=reasons[at]))
        elif reasons[at]:
            parts.append(say("changes.note_reason", lang, reason=reasons[at]))
        if area[at]:
            parts.append(say("changes.note_area", lang))
        if average[at]:
            parts.append(say(f"changes.note_average_{average[at]}", lang))
        notes[at] = "; ".join(parts) or None
    return notes


def _average_notes(changes: Changes) -> NDArray[np.str_]:
    """Return for every movement whether it enters, leaves or keeps the average-living class."""
    rows = changes.rows
    before = (rows["start"] == HouseholdClass.average_living).to_numpy()
    after = (rows["class_new"] == HouseholdClass.average_living).to_numpy()
    cases = {"stayed": before & after, "left": before & ~after, "came": ~before & after}
    return np.select(list(cases.values()), list(cases), default="")


def _colour(book: Any, sheet: Any, place: int, last: int, lang: Lang) -> None:
    for klass, colour in CLASS_COLOURS.items():
        look = book.add_format({"bg_color": colour, "bold": klass == HouseholdClass.poor})
        rule = {"type": "cell", "criteria": "==", "value": f'"{class_word(klass, lang)}"'}
        sheet.conditional_format(1, place, max(last, 1), place, {**rule, "format": look})
