"""The sheet `Xung đột`: the differences of two files, with a column for the decision."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ravo.contract.columns import SHEETS, Column, columns_of
from ravo.contract.headings import letters_of
from ravo.contract.merged_marks import (
    CODE_HEADING,
    CONFLICTS,
    DECIDES_HEADING,
    DECISION_HEADING,
    OPEN_STATE,
    STATE_HEADING,
)
from ravo.contract.models import is_blank
from ravo.contract.values import plain
from ravo.faults import Fault
from ravo.merged.cells import ErrorCell, as_kept
from ravo.merged.conflicts import (
    KEEP_BOTH,
    Conflict,
    ConflictChoice,
    ConflictKind,
    Decision,
    is_open,
)
from ravo.merged.put_cells import MergedLooks, put_cell
from ravo.messages import say
from ravo.text import mask_citizen, match_key
from ravo.workbook.layout import Sheet

DecisionScope = Literal["household", "file"]
Wide = tuple[str, frozenset[str]]
"""The scope of a wide choice: a household's code (empty for all), and the two files."""
DONE_STATE = "Đã áp dụng"
VALUE_HEADING = "Giá trị đúng (nếu khác cả hai)"
MARKS = ("Khóa", "Dấu A", "Dấu B")
"""Headings of hidden columns by which a decision is matched to its conflict in the next run."""
HEADINGS = (
    STATE_HEADING,
    CODE_HEADING,
    "Chủ hộ hoặc thành viên",
    "Nội dung",
    "Trang",
    "Cột",
    "Tệp A",
    "Giá trị A",
    "Tệp B",
    "Giá trị B",
    DECISION_HEADING,
    VALUE_HEADING,
    DECIDES_HEADING,
    "Nơi ghi A",
    "Rà soát viên A",
    "Nơi ghi B",
    "Rà soát viên B",
    *MARKS,
)
"""The headings: the basis of a decision is beside it, the place of the values comes after."""
WIDTHS = (15, 14, 20, 22, 12, 20, 16, 18, 16, 18, 14, 18, 12, 16, 20, 16, 20, 8, 8, 8)
PRINTED = HEADINGS.index(DECIDES_HEADING)
HEIGHT, NOTE_HEIGHT, SUM_HEIGHT = 32, 52, 64
SUM_WORD = "Cộng các phần"
CHOICES: dict[str, ConflictChoice] = {
    "Tệp A": "a",
    "Tệp B": "b",
    "Giữ cả hai": "both",
    SUM_WORD: "sum",
}
WIDE: dict[str, tuple[ConflictChoice, DecisionScope]] = {
    "Tệp A – cả hộ": ("a", "household"),
    "Tệp B – cả hộ": ("b", "household"),
    "Tệp A – mọi hộ": ("a", "file"),
    "Tệp B – mọi hộ": ("b", "file"),
}
"""Choices that also decide the other rows between the same two files: the household's, or all."""
WIDELY: frozenset[ConflictKind] = frozenset({"cell", "only_in"})
"""Conflicts that a wide choice decides: those about whole households are decided one by one."""
OF_CLASS = "Có"
_AT = {heading: place for place, heading in enumerate(HEADINGS)}


def write_conflicts(book: Any, conflicts: Sequence[Conflict], looks: MergedLooks) -> None:
    """Write the sheet of conflicts, open ones first."""
    sheet = book.add_worksheet(CONFLICTS)
    sheet.write_string(0, 0, say("merge.conflicts_title", "vi"), looks.title)
    sheet.set_row(0, NOTE_HEIGHT)
    beside = (_AT["Nội dung"], _AT["Giá trị B"])
    sheet.merge_range(0, beside[0], 0, beside[1], say("merge.conflicts_note", "vi"), looks.note)
    sheet.set_row(1, 34)
    for place, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
        options = {"hidden": True} if heading in MARKS else {}
        sheet.set_column(place, place, width, None, options)
        sheet.write_string(1, place, heading, looks.head)
    ordered = sorted(conflicts, key=lambda one: (not is_open(one), one.code, one.table))
    for row, conflict in enumerate(ordered, start=2):
        sheet.set_row(row, SUM_HEIGHT if conflict.kind == "sum" else HEIGHT)
        for place, value in enumerate(_cells(conflict)):
            answer = HEADINGS[place] in (DECISION_HEADING, VALUE_HEADING)
            put_cell(sheet, row, place, value, looks, looks.answer if answer else looks.side)
        words = [
            word
            for word, choice in CHOICES.items()
            if (choice != "both" or conflict.kind in KEEP_BOTH)
            and (choice != "sum" or conflict.kind == "sum")
        ]
        words += WIDE if conflict.kind in WIDELY else ()
        at = _AT[DECISION_HEADING]
        sheet.data_validation(row, at, row, at, {"validate": "list", "source": words})
    sheet.freeze_panes(2, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.print_area(0, 0, len(ordered) + 1, PRINTED)


def _cells(one: Conflict) -> Iterator[Any]:
    """Yield the cells of a conflict."""
    decision = one.decision
    word = None
    if decision is not None:
        choice = decision.choice
        if choice in ("a", "b"):
            choice = "a" if decision.chosen == one.marks[0] else "b"
        word = next((word for word, option in CHOICES.items() if option == choice), None)
    yield OPEN_STATE if decision is None else DONE_STATE
    yield one.code
    yield one.who or None
    total = decision.value if decision is not None else None
    yield say(f"merge.kind_{one.kind}", "vi", total=total)
    yield SHEETS[one.table]  # type: ignore[index]
    yield one.heading or None
    for side, value in zip((one.one, one.other), _shown_values(one), strict=True):
        yield side.file
        yield value
    yield word
    # A sum was not typed in any file.
    yield None if decision is None or decision.choice == "sum" else decision.value
    yield OF_CLASS if one.decides else None
    for side in (one.one, one.other):
        yield side.place or None
        yield side.reviewer or None
    yield one.mark
    yield from one.marks


def _shown_values(one: Conflict) -> Iterator[Any]:
    """Yield the values of both sides; of citizen numbers only the digits that differ."""
    values = (one.one.value, one.other.value)
    is_number = any(c.name == one.column and c.type == "citizen" for c in _columns_of(one.table))
    if is_number and one.kind == "cell":
        values = shown_numbers(*values)
    return (say("merge.cleared", "vi") if value is None else value for value in values)


def _columns_of(table: str) -> Sequence[Column]:
    return columns_of(table)  # type: ignore[arg-type]


def shown_numbers(one: Any, other: Any) -> tuple[Any, Any]:
    """Return two citizen numbers with their last four digits, or more where these agree.

    Blanks and errors are shown unchanged.
    """
    if any(value is None or isinstance(value, ErrorCell) for value in (one, other)):
        return _last_shown(one), _last_shown(other)
    texts = plain(one), plain(other)
    shown = [list(_last_shown(text)) for text in texts]
    if shown[0][-4:] == shown[1][-4:] and len(texts[0]) == len(texts[1]):
        for at, (a, b) in enumerate(zip(*texts, strict=True)):
            if a != b:
                shown[0][at], shown[1][at] = a, b
    return "".join(shown[0]), "".join(shown[1])


def _last_shown(value: Any) -> Any:
    return value if value is None or isinstance(value, ErrorCell) else mask_citizen(plain(value))


@dataclass(frozen=True)
class ReadDecisions:
    """The decisions of a sheet by the mark of their conflict, and a fault for each unclear cell."""

    decisions: dict[str, Decision]
    faults: tuple[Fault, ...]


def read_decisions(sheet: Sheet) -> ReadDecisions:
    """Return the decisions on a sheet of conflicts; the order of rows does not matter."""
    rows = sheet.rows
    heads = next(
        (at for at, row in enumerate(rows) if MARKS[0] in row and DECISION_HEADING in row), None
    )
    if heads is None:
        return ReadDecisions({}, ())
    places = {str(cell): place for place, cell in enumerate(rows[heads])}
    if not {*MARKS, DECISION_HEADING, VALUE_HEADING} <= set(places):
        return ReadDecisions({}, ())
    answers = _Answers(sheet, places)
    for at in range(heads + 1, len(rows)):
        answers.take(at)
    return answers.read()


class _Answers:
    """The decisions of a sheet while its rows are read."""

    def __init__(self, sheet: Sheet, places: Mapping[str, int]) -> None:
        self.sheet, self.places = sheet, places
        self.decisions: dict[str, Decision] = {}
        self.faults: list[Fault] = []
        self.wide: dict[tuple[DecisionScope, Wide], set[str]] = defaultdict(set)
        self.others: list[tuple[str, Between, tuple[str, str]]] = []

    def take(self, at: int) -> None:
        """Read one row."""
        row = self.sheet.rows[at]
        mark, one, other = (plain(row[self.places[name]]) for name in MARKS)
        choice_cell, typed = row[self.places[DECISION_HEADING]], row[self.places[VALUE_HEADING]]
        value = None if is_blank(typed) else as_kept(typed)
        between = _between(row, self.places)
        if not mark:
            return
        if is_blank(choice_cell) and value is None:
            if between is not None:
                self.others.append((mark, between, (one, other)))
            return
        choice, scope = ("other", None) if is_blank(choice_cell) else _choice(choice_cell)
        if choice is None:
            self._report(at)
            return
        if value is not None and choice != "both":
            choice = "other"
        elif between is not None and scope is not None:
            self._widen(between, choice, scope)
        chosen = {"a": one, "b": other}.get(choice, "")
        self.decisions[mark] = Decision(choice, chosen, value)

    def _report(self, at: int) -> None:
        cell = f"{letters_of(self.places[DECISION_HEADING])}{at + 1}"
        params = {"words": (*CHOICES, *WIDE)}
        fault = Fault("RV-4091", None, self.sheet.name, cell, DECISION_HEADING, params=params)
        self.faults.append(fault)

    def _widen(self, between: "Between", choice: ConflictChoice, scope: DecisionScope) -> None:
        code = between.code if scope == "household" else ""
        chosen = between.files[0 if choice == "a" else 1]
        self.wide[scope, (code, frozenset(between.files))].add(chosen)

    def read(self) -> ReadDecisions:
        """Return the decisions; wide choices apply to rows without a decision of their own.

        Wide choices that contradict each other decide no other row.
        """
        for mark, between, marks in self.others:
            files = frozenset(between.files)
            chosen_files = self.wide.get(("household", (between.code, files)))
            chosen_files = chosen_files or self.wide.get(("file", ("", files)))
            if chosen_files is not None and len(chosen_files) == 1:
                at = between.files.index(next(iter(chosen_files)))
                self.decisions[mark] = Decision("b" if at else "a", marks[at])
        return ReadDecisions(self.decisions, tuple(self.faults))


@dataclass(frozen=True)
class Between:
    """The household and the two files of a row to which a wide choice may apply."""

    code: str
    files: tuple[str, str]


def _between(row: Sequence[Any], places: Mapping[str, int]) -> Between | None:
    """Return the scope of a row for wide choices; None for a row that these do not decide."""
    names = ("Nội dung", CODE_HEADING, "Tệp A", "Tệp B")
    if not set(names) <= places.keys():
        return None
    kind, code, one, other = (plain(row[places[name]]) for name in names)
    if kind not in {say(f"merge.kind_{name}", "vi") for name in WIDELY} or not code:
        return None
    return Between(code, (one, other))


def _choice(cell: Any) -> tuple[ConflictChoice | None, DecisionScope | None]:
    """Return the choice in a cell, and the other rows to which it also applies."""
    key = match_key(plain(cell))
    for words, (choice, scope) in WIDE.items():
        if match_key(words) == key:
            return choice, scope
    narrow = {"a": "a", "b": "b"} | {match_key(word): one for word, one in CHOICES.items()}
    return narrow.get(key), None  # type: ignore[return-value]
