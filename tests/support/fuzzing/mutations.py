"""Good workbooks damaged on purpose, each damage with the fault that must be told, and where.

A draft keeps its cells as objects, so that a fault planted in one is still expected at the right
address when later mutations have moved it.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from ravo.contract.columns import Column, ColumnType, columns_of
from ravo.contract.headings import letters_of
from ravo.text import unmarked
from support import books
from support.folders import sample

SAMPLE = sample("30199", 2024)
SAMPLE_HOUSEHOLDS = 8
HOUSEHOLDS, MEMBERS, INCOME, INFO = "Hộ", "Thành viên", "Thu nhập", "Thông tin"
RECORDS = (HOUSEHOLDS, MEMBERS, INCOME)
Where = tuple[str, str, str | None]
"""Code, sheet and cell of a fault."""
ERRORS = ("#N/A", "#REF!", "#DIV/0!", "#VALUE!")


@dataclass(eq=False)
class Spot:
    """One cell: what it holds, whether as an error of Excel, and the faults it must lead to."""

    value: Any = None
    is_error: bool = False
    codes: list[str] = field(default_factory=list)

    @property
    def is_damaged(self) -> bool:
        """Whether something was already planted here."""
        return self.is_error or bool(self.codes)


@dataclass(eq=False)
class Line:
    """One row of a sheet; `codes` are the faults that name the row as a whole."""

    spots: list[Spot]
    is_record: bool = False
    is_heading: bool = False
    codes: list[str] = field(default_factory=list)


@dataclass
class Draft:
    """A workbook to be written: its sheets from top to bottom, and what must be told of it."""

    sheets: dict[str, list[Line]]
    random: Random
    extra: list[Callable[[openpyxl.Workbook], None]] = field(default_factory=list)
    about: list[Where] = field(default_factory=list)
    applied: list[str] = field(default_factory=list)
    citizens: set[Any] = field(default_factory=set)
    renamed: set[Any] = field(default_factory=set)
    rejected: bool = False

    def heading(self, sheet: str) -> int:
        """Return the place of the line with the headings."""
        return next(at for at, line in enumerate(self.sheets[sheet]) if line.is_heading)

    def records(self, sheet: str) -> list[Line]:
        """Return the lines that are records."""
        return [line for line in self.sheets[sheet] if line.is_record]

    def place(self, sheet: str, heading: str) -> int | None:
        """Return where a column stands, by its heading in any spelling of these mutations."""
        for place, spot in enumerate(self.sheets[sheet][self.heading(sheet)].spots):
            if _folded(spot.value) == _folded(heading):
                return place
        return None

    def has(self, *names: str) -> bool:
        """Tell whether one of these mutations was applied."""
        return any(name in self.applied for name in names)

    def expected(self) -> Counter[Where]:
        """Return every fault that must be told, and how often."""
        found: Counter[Where] = Counter(self.about)
        for sheet, lines in self.sheets.items():
            for row, line in enumerate(lines, start=1):
                for place, spot in enumerate(line.spots):
                    for code in spot.codes:
                        found[code, sheet, f"{letters_of(place)}{row}"] += 1
            found.update(_row_faults(sheet, lines))
        return found

    def write(self, path: Path) -> Path:
        """Write the workbook."""
        book = openpyxl.Workbook()
        book.remove(book["Sheet"])
        for name, lines in self.sheets.items():
            sheet = book.create_sheet(name)
            for row, line in enumerate(lines, start=1):
                for place, spot in enumerate(line.spots, start=1):
                    if spot.value is not None:
                        _fill(sheet, row, place, spot)
        for change in self.extra:
            change(book)
        book.save(path)
        return path


def _fill(sheet: Worksheet, row: int, place: int, spot: Spot) -> None:
    cell = sheet.cell(row, place)
    assert isinstance(cell, Cell)
    cell.value = spot.value
    if spot.is_error:
        cell.data_type = "e"


def _row_faults(sheet: str, lines: Sequence[Line]) -> Counter[Where]:
    """Return the faults of whole rows: one of each kind, at the first of its rows."""
    first: dict[str, int] = {}
    for row, line in enumerate(lines, start=1):
        for code in line.codes:
            first.setdefault(code, row)
    return Counter((code, sheet, f"{row}:{row}") for code, row in first.items())


def _folded(words: Any) -> str:
    plain = unmarked(str(words)).casefold().replace("\n", " ")
    return plain.removeprefix("(7) ")


# the good workbooks


def _draft(rows: dict[str, list[list[Any]]], random: Random) -> Draft:
    sheets = {
        name: [
            Line(
                [Spot(value) for value in row],
                is_record=at > 0 and name in RECORDS,
                is_heading=at == 0,
            )
            for at, row in enumerate(body)
        ]
        for name, body in rows.items()
    }
    return Draft(sheets, random)


def small_workbook(seed: int) -> Draft:
    """Return a workbook with every column of the contract and households of every class."""
    random = Random(seed)
    headings = [c.heading for c in columns_of("households") if c.name != "note"]
    rows = []
    for at in range(random.randrange(3, 7)):
        points = random.choice((100, 140, 150, 175, 200))
        row = books.household(f"H{at + 1}", random.randrange(7), **{"Điểm B1": points})
        rows.append({**dict.fromkeys(headings), **row})
    people = [c.heading for c in columns_of("members")]
    listed = [
        {**dict.fromkeys(people), **books.member("H1")},
        {**dict.fromkeys(people), **books.member("H1", "Con", **{"Ngày/năm sinh": "1999"})},
    ]
    money = {**dict.fromkeys(c.heading for c in columns_of("income")), "Mã hộ": "H2"}
    rows[1]["Điểm B1"] = None
    # Two adults without children: their ages speak against these answers.
    rows[0].update(dict.fromkeys((books.ANSWERS[i] for i in (1, 2, 5)), "Không"))
    money["Thu: tiền lương, tiền công"] = 60_000_000
    tables = {HOUSEHOLDS: rows, MEMBERS: listed, INCOME: [money]}
    grids = {
        name: [list(body[0]), *(list(r.values()) for r in body)] for name, body in tables.items()
    }
    return _draft({INFO: [list(pair) for pair in books.INFO.items()], **grids}, random)


def cut_sample(seed: int) -> Draft:
    """Return a few households of the sample district, with their members and incomes."""
    random = Random(seed)
    sample = _sample()
    codes = random.sample([row[0] for row in sample[HOUSEHOLDS][1:]], SAMPLE_HOUSEHOLDS)
    kept = {
        name: [row for at, row in enumerate(body) if at == 0 or name == INFO or row[0] in codes]
        for name, body in sample.items()
    }
    return _draft({name: body for name, body in kept.items() if len(body) > 1}, random)


@cache
def _sample() -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(SAMPLE, read_only=True)
    return {
        name: [list(row) for row in book[name].iter_rows(values_only=True)]
        for name in (INFO, *RECORDS)
    }


# what is planted in single cells

WRONG: dict[ColumnType, tuple[tuple[Any, str], ...]] = {
    "text": (),
    "name": (("Thử 0912345678", "RV-222"), ("Trần 2", "RV-222")),
    "code": (),
    "citizen": (
        ("12345", "RV-205"),
        ("123456789", "RV-217"),
        ("abc", "RV-205"),
        ("8,72E+10", "RV-219"),
        ("999201012345", "RV-223"),
        (87_203_999_001, "RV-206"),
    ),
    "choice": (("Trai", "RV-203"), (7, "RV-203"), ("Hộ", "RV-203")),
    "yes_no": (("chưa rõ", "RV-204"), (2, "RV-204"), ("Có lẽ không", "RV-204")),
    "integer": ((2.5, "RV-211"), ("khoảng hai", "RV-207"), (True, "RV-207"), (-1, "RV-209")),
    "number": ((-1, "RV-209"), ("1.500", "RV-208"), ("nhiều", "RV-207"), (False, "RV-207")),
    "money": ((-1, "RV-209"), ("vài triệu", "RV-207"), (True, "RV-207"), (1.5, "RV-208")),
    "date": (("31/02/2024", "RV-212"), ("5/6/14", "RV-221"), ("hôm qua", "RV-212")),
    "birth": (
        ("31/02/1970", "RV-212"),
        ("5/6/15", "RV-213"),
        ("năm ngoái", "RV-212"),
        ("01/01/1850", "RV-209"),
    ),
}
OWN: dict[str, tuple[tuple[Any, str], ...]] = {
    "size": ((60, "RV-209"), (0, "RV-209"), (None, "RV-214"), ("--", "RV-214")),
    "head_birth_year": ((2042, "RV-215"), (1890, "RV-209"), (None, "RV-214")),
    "head_sex": ((None, "RV-214"), ("nan", "RV-214")),
    "head_name": ((None, "RV-214"),),
    "village": ((None, "RV-214"), ("\u00a0", "RV-214")),
    "b1": ((1340, "RV-209"),),
    "floor_area": ((900, "RV-230"), (20_000, "RV-209")),
    "relation": (("Bà con xa", "RV-210"),),
    "ethnicity": (("Người Kinh", "RV-499"),),
}
OTHER_CODES: dict[tuple[str, str], set[Any]] = {
    ("xac_nhan_nha_o", "RV-204"): {"chưa rõ", 2, "Có lẽ không"},
    ("ly_do_bien_dong", "RV-203"): {7},
}
"""Values that their column takes for something else: no confirmation, a household that may be gone.
"""
INSTEAD = {"RV-204": "RV-4080", "RV-203": "RV-334"}
UNTOUCHED = frozenset({"code", "origin_code"})
"""A code that is lost leaves the rows of other sheets without their household."""


def _undamaged(draft: Draft, sheet: str) -> tuple[Line, Spot, Column] | None:
    """Return a cell of a contract column in a record in which nothing was planted yet."""
    lines = [line for line in draft.records(sheet) if not any(s.is_damaged for s in line.spots)]
    places = [
        (place, column)
        for column in _columns(sheet)
        if column.name not in UNTOUCHED
        and (place := draft.place(sheet, column.heading)) is not None
    ]
    if not lines or not places:
        return None
    line, (place, column) = draft.random.choice(lines), draft.random.choice(places)
    return line, line.spots[place], column


@cache
def _columns(sheet: str) -> tuple[Column, ...]:
    tables = {HOUSEHOLDS: "households", MEMBERS: "members", INCOME: "income"}
    from ravo.criteria import edition_for_year

    answers = edition_for_year(2024).indicators if sheet == HOUSEHOLDS else ()
    return columns_of(tables[sheet], answers)  # type: ignore[arg-type]


def _wrong_of(column: Column) -> tuple[tuple[Any, str], ...]:
    """Return the wrong values of a column, each with the code of its fault."""
    of = column.id if column.table == "households" else ""
    general = (
        (value, INSTEAD[code] if value in OTHER_CODES.get((of, code), ()) else code)
        for value, code in WRONG[column.type]
    )
    return (*general, *OWN.get(column.name, ()))


def wrong_value(draft: Draft) -> bool:
    """Write a value that its column cannot have, or hardly has."""
    sheet = draft.random.choice([name for name in RECORDS if name in draft.sheets])
    found = _undamaged(draft, sheet)
    if found is None:
        return False
    line, spot, column = found
    choices = _wrong_of(column)
    if not choices:
        return False
    value, code = draft.random.choice(choices)
    if column.name == "relation" and spot.value == "Chủ hộ":
        return False
    once = column.type == "citizen" or column.name == "ethnicity"
    if once and value in draft.citizens:
        return False
    if code == "RV-221" and _earner(draft, line):
        return False
    draft.citizens.add(value)
    spot.value, spot.codes = value, [code]
    return True


def _earner(draft: Draft, line: Line) -> bool:
    """Tell whether a household has an income beside its points, which other points contradict."""
    place, own = draft.place(HOUSEHOLDS, "Mã hộ"), draft.place(INCOME, "Mã hộ")
    assert place is not None
    assert own is not None
    earners = {other.spots[own].value for other in _maybe(draft, INCOME)}
    return line.spots[place].value in earners


def error_cell(draft: Draft) -> bool:
    """Put an error of Excel, or a formula without its value, into a cell."""
    sheet = draft.random.choice([name for name in RECORDS if name in draft.sheets])
    found = _undamaged(draft, sheet)
    if found is None or found[2].name == "relation":
        return False
    _, spot, _ = found
    if draft.random.randrange(3):
        spot.value, spot.is_error, spot.codes = draft.random.choice(ERRORS), True, ["RV-201"]
    else:
        spot.value, spot.codes = "=1+1", ["RV-202"]
    return True


def double_code(draft: Draft) -> bool:
    """Give a household the code of another one."""
    lines = [line for line in draft.records(HOUSEHOLDS) if not any(s.codes for s in line.spots)]
    place = draft.place(HOUSEHOLDS, "Mã hộ")
    if place is None:
        return False
    used = {line.spots[0].value for name in (MEMBERS, INCOME) for line in _maybe(draft, name)}
    free = [line for line in lines if line.spots[place].value not in used]
    if len(free) < 2 or draft.has("shuffle_columns"):
        return False
    line, other = draft.random.sample(free, 2)
    draft.renamed.add(line.spots[place].value)
    line.spots[place].value = other.spots[place].value
    for twin in (line, other):
        twin.spots[place].codes.append("RV-401")
    return True


def _maybe(draft: Draft, sheet: str) -> list[Line]:
    return draft.records(sheet) if sheet in draft.sheets else []


# what is done to the layout: nothing is lost, no class changes


def shuffle_columns(draft: Draft) -> bool:
    """Put the columns of a sheet in another order."""
    sheet = _sheet(draft)
    width = max(len(line.spots) for line in draft.sheets[sheet])
    order = list(range(width))
    draft.random.shuffle(order)
    for line in draft.sheets[sheet]:
        line.spots += [Spot() for _ in range(width - len(line.spots))]
        line.spots = [line.spots[place] for place in order]
    return True


def shuffle_rows(draft: Draft) -> bool:
    """Put the records of a sheet in another order."""
    sheet = _sheet(draft)
    lines = draft.sheets[sheet]
    places = [at for at, line in enumerate(lines) if line.is_record]
    records = [lines[at] for at in places]
    draft.random.shuffle(records)
    for at, line in zip(places, records, strict=True):
        lines[at] = line
    return True


def _sheet(draft: Draft) -> str:
    return draft.random.choice([name for name in RECORDS if name in draft.sheets])


def _respell(draft: Draft, spell: Callable[[str], str]) -> bool:
    sheet = _sheet(draft)
    for spot in draft.sheets[sheet][draft.heading(sheet)].spots:
        if isinstance(spot.value, str):
            spot.value = spell(spot.value)
    return True


def decompose(draft: Draft) -> bool:
    """Write all text of a sheet in NFD."""
    for line in draft.sheets[_sheet(draft)]:
        for spot in line.spots:
            if isinstance(spot.value, str) and not spot.is_error:
                spot.value = unicodedata.normalize("NFD", spot.value)
    return True


def upper_case(draft: Draft) -> bool:
    """Write headings in capitals."""
    return _respell(draft, str.upper)


def unmark(draft: Draft) -> bool:
    """Write headings without marks."""
    return _respell(draft, unmarked)


def break_lines(draft: Draft) -> bool:
    """Break headings into lines."""
    return _respell(draft, lambda words: words.replace(" ", "\n"))


def number_headings(draft: Draft) -> bool:
    """Put a number in front of headings that have none."""
    if draft.has("number_headings"):
        return False
    return _respell(draft, lambda words: words if words[0].isdigit() else f"(7) {words}")


def title_rows(draft: Draft) -> bool:
    """Put title rows above the headings."""
    sheet = _sheet(draft)
    if draft.heading(sheet) > 6:
        return False
    titles = ("UBND XÃ THỬ", "DANH SÁCH RÀ SOÁT", None)
    draft.sheets[sheet][:0] = [Line([Spot(words)]) for words in titles]
    return True


def own_column(draft: Draft) -> bool:
    """Put a column of the commune's own between the others, with an error cell in it: it is
    named.
    """
    if draft.has("own_column"):
        return False
    sheet = _sheet(draft)
    lines, head = draft.sheets[sheet], draft.heading(sheet)
    place = draft.random.randrange(len(lines[head].spots))
    for at, line in enumerate(lines):
        line.spots += [Spot() for _ in range(place - len(line.spots))]
        own = Spot("Xếp hạng của xóm", codes=["RV-270"]) if at == head else Spot()
        line.spots.insert(place, own)
    errors = [line for line in lines if line.is_record]
    errors[-1].spots[place].value, errors[-1].spots[place].is_error = "#N/A", True
    return True


def blank_rows(draft: Draft) -> bool:
    """Put blank rows between records."""
    sheet = _sheet(draft)
    lines = draft.sheets[sheet]
    first = draft.heading(sheet) + 1
    last = max(at for at, line in enumerate(lines) if line.is_record)
    for _ in range(draft.random.randrange(1, 4)):
        lines.insert(draft.random.randrange(first, last + 1), Line([]))
    return True


def heading_again(draft: Draft) -> bool:
    """Repeat the headings between records, as a print does on each page."""
    sheet = _sheet(draft)
    lines, head = draft.sheets[sheet], draft.heading(sheet)
    words = [Spot(spot.value) for spot in lines[head].spots]
    lines.insert(draft.random.randrange(head + 2, len(lines) + 1), Line(words, codes=["RV-421"]))
    return True


def totals_row(draft: Draft) -> bool:
    """Put a row of totals at the foot."""
    if draft.has("shuffle_columns", "own_column"):
        return False
    size = draft.place(HOUSEHOLDS, "Số nhân khẩu")
    spots = [Spot() for _ in range((size or 0) + 1)]
    spots[1].value = draft.random.choice(("Tổng cộng", "TỔNG SỐ", "Cộng"))
    spots[-1].value = 12
    draft.sheets[HOUSEHOLDS].append(Line(spots, codes=["RV-422"]))
    return True


def signatures(draft: Draft) -> bool:
    """Put a line of signatures under a sheet."""
    words = draft.random.choice(("Người lập biểu", "Ngày 14 tháng 12 năm 2024"))
    if draft.has("shuffle_columns", "own_column"):
        return False
    draft.sheets[HOUSEHOLDS] += [Line([]), Line([Spot(), Spot(words)], codes=["RV-423"])]
    return True


def merged_headings(draft: Draft) -> bool:
    """Merge each heading with the blank cell under it, or put a merged title over several."""
    sheet = _sheet(draft)
    if draft.has("merged_headings", "title_rows"):
        return False
    head = draft.heading(sheet)
    deep = draft.random.randrange(2) == 0
    draft.sheets[sheet].insert(head + deep, Line([] if deep else [Spot("Phần kê khai")]))
    width = len(draft.sheets[sheet][head + (not deep)].spots)

    def merge(book: openpyxl.Workbook) -> None:
        top = draft.sheets[sheet].index(row) + 1
        for place in range(1, width + 1) if deep else ():
            book[sheet].merge_cells(
                start_row=top, end_row=top + 1, start_column=place, end_column=place
            )
        if not deep:
            book[sheet].merge_cells(start_row=top, end_row=top, start_column=1, end_column=4)

    row = draft.sheets[sheet][head]
    draft.extra.append(merge)
    return True


def extra_sheet(draft: Draft) -> bool:
    """Add a sheet of the commune's own: it holds data that are not read, and it is said."""
    name = f"Ghi chép {len(draft.extra)}"

    def add(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet(name, draft.random.randrange(len(book.sheetnames) + 1))
        sheet.append(["Việc cần làm", "Hạn"])
        sheet.append(["Gọi lại các ấp", "20/11/2024"])

    draft.about.append(("RV-486", name, None))
    draft.extra.append(add)
    return True


def style_far_off(draft: Draft) -> bool:
    """Give the last cell that Excel has a style, so that a huge sheet is declared."""
    sheet = _sheet(draft)

    def style(book: openpyxl.Workbook) -> None:
        book[sheet]["XFD1048576"].font = Font(bold=True)

    draft.extra.append(style)
    return True


def merge_villages(draft: Draft) -> bool:
    """Merge the cells of households of one village that follow each other, as officers do."""
    if draft.has("merge_villages"):
        return False

    def merge(book: openpyxl.Workbook) -> None:
        place = draft.place(HOUSEHOLDS, "Thôn/ấp/bản/tổ dân phố")
        assert place is not None
        for top, bottom in _same_village(draft.sheets[HOUSEHOLDS], place):
            book[HOUSEHOLDS].merge_cells(None, top, place + 1, bottom, place + 1)

    draft.extra.append(merge)
    return True


def _same_village(lines: Sequence[Line], place: int) -> list[tuple[int, int]]:
    """Return the first and last rows of records that follow each other and share a village."""
    runs: list[tuple[int, int]] = []
    before: Any = None
    for row, line in enumerate(lines, start=1):
        spot = line.spots[place] if line.is_record else None
        village = spot.value if spot is not None and not spot.is_damaged else None
        if village is not None and village == before:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
        before = village
    return [(top, bottom) for top, bottom in runs if bottom > top]


def hidden_parts(draft: Draft) -> bool:
    """Hide the last record of a sheet: it is read, and it is said."""
    sheet = _sheet(draft)
    if draft.has("hidden_parts"):
        return False
    line = draft.records(sheet)[-1]
    line.codes.append("RV-425")

    def hide(book: openpyxl.Workbook) -> None:
        book[sheet].row_dimensions[draft.sheets[sheet].index(line) + 1].hidden = True

    draft.extra.append(hide)
    return True


# what takes something away


def drop_cause(draft: Draft) -> bool:
    """Drop a column on which no class depends."""
    return _drop(draft, draft.random.choice(("Thiếu vốn", "Nhu cầu hỗ trợ y tế", "Rà soát viên")))


def drop_evidence(draft: Draft) -> bool:
    """Drop an answer, or the points: classes may be open, and it must be said of whom."""
    heading = draft.random.choice((*books.ANSWERS, "Điểm B1"))
    return _drop(draft, heading)


def drop_required(draft: Draft) -> bool:
    """Drop a required column: without the number of members no household is classed."""
    heading = draft.random.choice(("Số nhân khẩu", "Số nhân khẩu", "Giới tính", "Dân tộc"))
    if not _drop(draft, heading):
        return False
    draft.rejected = heading == "Số nhân khẩu"
    return True


def _drop(draft: Draft, heading: str) -> bool:
    place = draft.place(HOUSEHOLDS, heading)
    if place is None or draft.has("merged_headings", "heading_again", "totals_row"):
        return False
    for line in draft.sheets[HOUSEHOLDS]:
        del line.spots[place : place + 1]
    return True


Mutation = Callable[[Draft], bool]
KEEPING: tuple[Mutation, ...] = (
    shuffle_columns,
    shuffle_rows,
    decompose,
    upper_case,
    unmark,
    break_lines,
    number_headings,
    title_rows,
    own_column,
    blank_rows,
    heading_again,
    totals_row,
    signatures,
    merged_headings,
    extra_sheet,
    style_far_off,
    merge_villages,
    hidden_parts,
    drop_cause,
)
"""Mutations after which every household must have the class it had."""
PLANTING: tuple[Mutation, ...] = (wrong_value, error_cell, double_code)
TAKING: tuple[Mutation, ...] = (drop_evidence, drop_required)


def mutate(draft: Draft, mutations: Sequence[Mutation]) -> Draft:
    """Apply mutations in turn; those that do not fit the draft are passed over."""
    for mutation in mutations:
        if mutation(draft):
            draft.applied.append(mutation.__name__)
    return draft


# every wrong value of every column


def all_wrong(sheet: str) -> Draft:
    """Return a workbook with each wrong value of each column of a sheet, one in a household."""
    planted = [
        (column, value, code)
        for column in _columns(sheet)
        if column.name not in (*UNTOUCHED, "relation")
        for value, code in _wrong_of(column)
    ]
    codes = [f"H{at}" for at in range(1, len(planted) + 1)]
    tables: dict[str, list[dict[str, Any]]] = {
        HOUSEHOLDS: [books.household(code, 0, **{"Số nhân khẩu": 1}) for code in codes]
    }
    if sheet == MEMBERS:
        tables[MEMBERS] = [books.member(code) for code in codes]
    elif sheet == INCOME:
        tables[INCOME] = [{"Mã hộ": code} for code in codes]
    for row in tables[sheet]:
        row.update({c.heading: row.get(c.heading) for c in _columns(sheet)})
    grids = {
        name: [list(body[0]), *(list(row.values()) for row in body)]
        for name, body in tables.items()
    }
    draft = _draft({INFO: [list(pair) for pair in books.INFO.items()], **grids}, Random(0))
    for line, (column, value, code) in zip(draft.records(sheet), planted, strict=True):
        place = draft.place(sheet, column.heading)
        assert place is not None
        line.spots[place].value, line.spots[place].codes = value, [code]
    return draft
