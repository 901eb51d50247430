"""A workbook with 1,000 planted faults of many kinds comes back with exactly those 1,000."""

import random
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from ravo.faults.taxonomy import kind_of
from ravo.returned.styles import COLOURS
from support import books
from support.programs import inside_json

HOMES, FAULTY, WANTED = 380, 200, 1000
UNSEEN = 300
"""A household without any other fault, whose head's name holds a mark that nobody sees."""
AREA, INCOME = "Diện tích nhà ở (m2)", "Thu nhập bình quân (đồng/người/tháng)"
CITIZEN, VISIT, SIZE = "Số định danh cá nhân/CCCD", "Ngày rà soát", "Số nhân khẩu"
PEOPLE = "Dân tộc"
NAME, VILLAGE, ASKED = (
    "Họ và tên chủ hộ",
    "Thôn/ấp/bản/tổ dân phố",
    "Đề nghị xác định mức sống trung bình",
)
BIRTH, DEGREE = "Ngày/năm sinh", "Bằng cấp cao nhất"
MATERNITY = "Mang thai hoặc nuôi con dưới 24 tháng"
Line = Literal["home", "head", "child", "income"]
Row = dict[str, Any]
Told = tuple[str, str, str]


@dataclass(frozen=True)
class Wrong:
    """A wrong value: the fault it must give, where it is put, and the column told if another."""

    code: str
    line: Line
    heading: str
    value: Any
    told: str | None = None


def citizen(number: int) -> str:
    return f"0871700{number:05d}"


# Each topic is a part of a household that bears one wrong value at a time.
TOPICS: dict[str, tuple[Wrong, ...]] = {
    "b1": (
        Wrong("RV-201", "home", "Điểm B1", "#N/A"),
        Wrong("RV-202", "home", "Điểm B1", "=60*2"),
        Wrong("RV-207", "home", "Điểm B1", "cao"),
        Wrong("RV-220", "home", "Điểm B1", date(2024, 4, 3)),
    ),
    "sex": (Wrong("RV-203", "home", "Giới tính", "Trai"),),
    "answer": (Wrong("RV-204", "home", "3. Dinh dưỡng", "chưa rõ"),),
    "citizen": (
        Wrong("RV-205", "home", CITIZEN, "0871700001"),
        Wrong("RV-206", "home", CITIZEN, int),
        Wrong("RV-217", "home", CITIZEN, "341234567"),
        Wrong("RV-223", "home", CITIZEN, str),
    ),
    "area": (
        Wrong("RV-208", "home", AREA, "1.500"),
        Wrong("RV-216", "home", AREA, "--"),
        Wrong("RV-230", "home", AREA, 900),
        Wrong("RV-209", "home", AREA, -4),
    ),
    "size": (
        Wrong("RV-209", "home", SIZE, 60),
        Wrong("RV-211", "home", SIZE, 2.5),
        Wrong("RV-301", "home", SIZE, 3),
        Wrong("RV-214", "home", SIZE, None),
    ),
    "people": (Wrong("RV-210", "home", PEOPLE, "Kih"),),
    "visit": (Wrong("RV-212", "home", VISIT, "31/02/2024"),),
    "village": (Wrong("RV-214", "home", VILLAGE, None),),
    "income": (
        Wrong("RV-218", "home", INCOME, "36 triệu/năm"),
        Wrong("RV-219", "home", INCOME, "1,2E+6"),
        Wrong("RV-208", "home", INCOME, "1,5"),
    ),
    "name": (Wrong("RV-222", "home", NAME, "Nguyễn Văn Thử 0900000001"),),
    "year": (Wrong("RV-303", "home", "Năm sinh", 1971),),
    "head": (
        Wrong("RV-305", "head", MATERNITY, "Có"),
        Wrong("RV-204", "head", MATERNITY, "x?"),
    ),
    "child": (
        Wrong("RV-213", "child", BIRTH, "5/6/15"),
        Wrong("RV-215", "child", BIRTH, "2030"),
        Wrong("RV-304", "child", DEGREE, "THPT"),
        Wrong("RV-203", "child", DEGREE, "Đại hoc"),
        Wrong("RV-210", "child", "Quan hệ với chủ hộ", "Cháu rể"),
    ),
    "sums": (
        Wrong("RV-207", "income", "Thu: trồng trọt", "nhiều"),
        Wrong("RV-209", "income", "Thu: trồng trọt", -5),
        Wrong("RV-201", "income", "Thu: trồng trọt", "#REF!"),
    ),
}
# These need a household that is not rejected.
FINDINGS = (
    Wrong("RV-352", "home", "8. Diện tích nhà ở bình quân đầu người", "Có"),
    Wrong("RV-354", "home", ASKED, "Có"),
    Wrong("RV-511", "home", "10. Nhà tiêu hợp vệ sinh", None),
    Wrong("RV-302", "head", "Quan hệ với chủ hộ", "Con", told="Mã hộ"),
)
WARNINGS = tuple(
    wrong
    for name in ("citizen", "people", "name", "child")
    for wrong in TOPICS[name]
    if kind_of(wrong.code).severity == "warning"
)


class Planted:
    """A workbook without a fault, every fourth household not poor, and what was put into it."""

    def __init__(self) -> None:
        self.homes = [self._home(number) for number in range(HOMES)]
        self.members: list[Row] = []
        self.income: list[Row] = []
        for number in range(HOMES):
            born = {DEGREE: None, MATERNITY: None}
            child = {"Họ và tên": "Nguyễn Thị Con", "Giới tính": "Nữ", BIRTH: "2012"}
            self.members.append(books.member(f"H{number}", **born))
            self.members.append(books.member(f"H{number}", "Con", **{**child, **born}))
            if number % 2 == 0:
                self.income.append({"Mã hộ": f"H{number}", "Thu: trồng trọt": 12000000})
        self.told: list[Told] = []

    def _home(self, number: int) -> Row:
        needs: Row = dict.fromkeys(books.ANSWERS[9:], "Không" if number % 4 == 1 else "Có")
        needs["Làm nông, lâm, ngư, diêm nghiệp"] = "Có"
        needs["Điểm B1"] = 190 if number % 4 == 1 else 120
        more = {CITIZEN: citizen(number), AREA: 40, VISIT: "14/11/2024", INCOME: None, ASKED: None}
        row: Row = books.household(f"H{number}", 0, **needs, **more)
        return row

    def rows(self, line: Line) -> tuple[str, list[Row]]:
        tables = {"home": ("Hộ", self.homes), "income": ("Thu nhập", self.income)}
        return tables.get(line, ("Thành viên", self.members))

    def row_of(self, line: Line, number: int) -> int:
        """Return the place from 0 of a household's line on its sheet."""
        return {"home": number, "head": 2 * number, "child": 2 * number + 1}.get(line, number // 2)

    def tell(self, code: str, line: Line, heading: str, at: int) -> None:
        name, rows = self.rows(line)
        self.told.append(
            (code, name, f"{get_column_letter(list(rows[0]).index(heading) + 1)}{at + 2}")
        )

    def plant(self, number: int, wrong: Wrong) -> None:
        """Put a wrong value into a household, and note what must be told of it."""
        value = {int: int(citizen(number)), str: "8" + citizen(number)[1:]}.get(
            wrong.value, wrong.value
        )
        self.rows(wrong.line)[1][self.row_of(wrong.line, number)][wrong.heading] = value
        where: Line = "home" if wrong.told else wrong.line
        if wrong.heading == PEOPLE and any(
            code == wrong.code and name == "Hộ" for code, name, _ in self.told
        ):
            return  # All unknown names of peoples are one fault, at the first of them.
        self.tell(wrong.code, where, wrong.told or wrong.heading, self.row_of(where, number))

    def twins(self, count: int) -> None:
        """Add pairs of households of one code, and pairs that share a citizen number."""
        for number in range(HOMES, HOMES + count):
            for home in (self._home(number), {**self._home(number), CITIZEN: None}):
                self.tell("RV-401", "home", "Mã hộ", len(self.homes))
                self.homes.append(home)
        for first in range(HOMES - 2 * count, HOMES, 2):
            self.homes[first + 1][CITIZEN] = self.homes[first][CITIZEN]
            self.tell("RV-402", "home", CITIZEN, first)
            self.tell("RV-402", "home", CITIZEN, first + 1)

    def strays(self, count: int) -> None:
        """Add members of no household, and second lines of income."""
        for number in range(count):
            self.tell("RV-403", "head", "Mã hộ", len(self.members))
            self.members.append(books.member(f"X{number}"))
            self.tell("RV-404", "income", "Mã hộ", len(self.income))
            self.income.append({"Mã hộ": f"H{2 * number}", "Thu: trồng trọt": 1000000})

    def unread(self) -> Row:
        """Add columns that nobody knows and a mark that nobody sees; return a key of that kind."""
        columns: tuple[tuple[Line, str], ...] = (
            ("home", "Sổ theo dõi riêng"),
            ("head", "Ghi ở ấp"),
        )
        for line, words in columns:
            self.rows(line)[1][0][words] = "x"
            self.tell("RV-270", line, words, -1)
        self.homes[UNSEEN][NAME] += "\u200b"
        self.tell("RV-245", "home", NAME, UNSEEN)
        self.told.append(("RV-491", "Thông tin", f"A{len(books.INFO) + 1}"))
        return {"Số trạm bơm": 3}


def workbook(path: Path) -> list[Told]:
    """Write a workbook with a thousand faults; return the code, sheet and cell of each."""
    draw, planted = random.Random(11), Planted()
    for number in range(FAULTY):
        names = [name for name in TOPICS if name != "sums" or number % 2 == 0]
        for name in draw.sample(names, 4):
            planted.plant(number, draw.choice(TOPICS[name]))
    for number in range(FAULTY, FAULTY + 60):
        planted.plant(number, FINDINGS[number % 4])
        planted.plant(number, draw.choice(WARNINGS))
    planted.strays(51)
    planted.twins(10)
    info = planted.unread()
    books.write(path, planted.homes, planted.members, planted.income, info)
    return planted.told


def check(*words: object) -> tuple[int, dict[str, Any]]:
    """Return the exit code of `ravo check`, and the object that it prints."""
    return inside_json("check", *words)


@pytest.fixture(scope="module")
def thousand_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("thousand")


@pytest.fixture(scope="module")
def planted_faults(thousand_folder: Path) -> list[Told]:
    return workbook(thousand_folder / "a.xlsx")


@pytest.fixture(scope="module")
def printed_faults(thousand_folder: Path, planted_faults: list[Told]) -> dict[str, Any]:
    """Return what `ravo check` prints; it also gives the workbook back."""
    code, value = check(thousand_folder / "a.xlsx", "--return", thousand_folder / "back")
    assert code == 1
    return value


def test_without_the_planted_values_the_workbook_is_accepted(tmp_path: Path) -> None:
    clean = Planted()
    path = books.write(tmp_path / "a.xlsx", clean.homes, clean.members, clean.income)
    code, value = check(path)
    assert (code, value["faults"], value["verdict"]) == (0, [], "accepted")


def test_a_thousand_faults_of_many_kinds_are_planted(planted_faults: list[Told]) -> None:
    assert (len(planted_faults), len(set(planted_faults))) == (WANTED, WANTED)
    assert len({code for code, _, _ in planted_faults}) >= 35


def test_check_tells_exactly_the_planted_faults(
    printed_faults: dict[str, Any], planted_faults: list[Told]
) -> None:
    said = Counter(
        (fault["code"], fault["sheet"], fault["cell"]) for fault in printed_faults["faults"]
    )
    assert said - Counter(planted_faults) == Counter()
    assert Counter(planted_faults) - said == Counter()


def test_counts_and_household_codes_agree_with_the_faults(printed_faults: dict[str, Any]) -> None:
    counts = printed_faults["counts"]
    assert counts["read"] == counts["scored"] + counts["rejected"] + counts["blank"]
    wrong = {f["ma_ho"] for f in printed_faults["faults"] if f["severity"] == "error"}
    twins = sum(f["code"] == "RV-401" for f in printed_faults["faults"]) // 2
    own = {code for code in wrong if not code.startswith("X")}
    assert counts["rejected"] == len(own) + twins


def marked(path: Path) -> tuple[set[tuple[str, str]], dict[tuple[str, str], str], int]:
    """Return a copy's coloured cells, the comment of each cell, and the lines of its list."""
    book = openpyxl.load_workbook(path)
    cells = {
        (name, cell.coordinate): cell
        for name in ("Thông tin", "Hộ", "Thành viên", "Thu nhập")
        for row in book[name].iter_rows()
        for cell in row
    }
    fills = set(COLOURS.values())
    coloured = {place for place, cell in cells.items() if str(cell.fill.fgColor.rgb) in fills}
    comments = {place: cell.comment.text for place, cell in cells.items() if cell.comment}
    return coloured, comments, book["Lỗi"].max_row - 1


def test_the_returned_copy_marks_exactly_the_planted_cells(
    thousand_folder: Path, printed_faults: dict[str, Any], planted_faults: list[Told]
) -> None:
    assert len(printed_faults["faults"]) == WANTED
    coloured, comments, lines = marked(thousand_folder / "back" / "a.tra-lai.xlsx")
    assert coloured == set(comments) == {(name, cell) for _, name, cell in planted_faults}
    said = Counter(
        (code, *place)
        for place, words in comments.items()
        for code in re.findall(r"RV-\d{3}", words)
    )
    assert said == Counter(planted_faults)
    assert lines == WANTED
