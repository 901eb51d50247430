"""A sound workbook, one thing broken in it, and the advice about that obeyed to the letter."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ravo.fault_words import fault_message
from ravo.review.review import Review
from support import books
from support.reviews import review

HOMES, PEOPLE, EARNINGS = "Hộ", "Thành viên", "Thu nhập"
INCOME = "Thu nhập bình quân (đồng/người/tháng)"
CITIZEN = "Số định danh cá nhân/CCCD"
Rows = list[dict[str, Any]]
Change = Callable[["Book"], None]


@dataclass
class Book:
    """The rows of a workbook's sheets, and what its sheet `Thông tin` says."""

    homes: Rows = field(default_factory=list)
    people: Rows = field(default_factory=list)
    earnings: Rows = field(default_factory=list)
    info: dict[str, Any] = field(default_factory=dict)

    def rows(self, sheet: str) -> Rows:
        """Return the rows of a sheet."""
        return {HOMES: self.homes, PEOPLE: self.people, EARNINGS: self.earnings}[sheet]


@dataclass(frozen=True)
class Advice:
    """A fault made by `broken`, words of its advice, and `obeyed`, which does what they say.

    `left` are the codes that stay because nothing is wrong any more, such as a note. `classes` are
    those of the households whose class is another than that of the sound workbook.
    """

    code: str
    broken: Change
    words: str
    obeyed: Change
    left: frozenset[str] = frozenset()
    classes: Mapping[str, str | None] = field(default_factory=dict)


def sound() -> Book:
    """Return a workbook without any fault: H1 is poor, H2 not poor, H3 poor by income."""
    more = {"Số định danh cá nhân/CCCD": "087070001234", "Diện tích nhà ở (m2)": 40}
    # Of these three the workbook has no facts that could contradict the answers.
    deprived = dict.fromkeys(books.ANSWERS[8:11], "Có")
    homes = [
        books.household("H1", 0, **more, **deprived),
        books.household("H2", 3, **{"Điểm B1": 150}),
        books.household("H3", 3, **{"Điểm B1": None, INCOME: 1_200_000}),
    ]
    wife = {"Giới tính": "Nữ", "Ngày/năm sinh": "1975", "Họ và tên": "Trần Thị Thử"}
    people = [books.member("H1"), books.member("H1", "Vợ/chồng", **wife)]
    return Book(homes, people)


def cell(sheet: str, row: int, heading: str, value: Any) -> Change:
    """Return the change that writes a value into one cell."""

    def _write(book: Book) -> None:
        book.rows(sheet)[row][heading] = value

    return _write


def key(heading: str, value: Any) -> Change:
    """Return the change that writes a value of the sheet `Thông tin`."""

    def _write(book: Book) -> None:
        book.info[heading] = value

    return _write


def heading(sheet: str, old: str, new: str | None) -> Change:
    """Return the change that renames a heading; None removes its column."""

    def _rename(book: Book) -> None:
        for row in book.rows(sheet):
            value = row.pop(old, None)
            if new is not None:
                row[new] = value

    return _rename


def added(sheet: str, row: Mapping[str, Any]) -> Change:
    """Return the change that puts a row at the end of a sheet."""
    return lambda book: book.rows(sheet).append(dict(row))


def removed(sheet: str, row: int) -> Change:
    """Return the change that takes a row off a sheet."""

    def _remove(book: Book) -> None:
        del book.rows(sheet)[row]

    return _remove


def together(*changes: Change) -> Change:
    """Return the change that is several ones in turn."""

    def _all(book: Book) -> None:
        for change in changes:
            change(book)

    return _all


def reviewed(folder: Path, book: Book) -> Review:
    """Return the review of a workbook with these rows."""
    path = folder / "xa.xlsx"
    return review(books.write(path, book.homes, book.people, book.earnings, book.info))


def classes(found: Review) -> dict[str, str | None]:
    """Return the class of each household by its code."""
    return dict(zip(found.survey.households.frame["code"], found.verdicts.klass, strict=True))


@dataclass(frozen=True)
class Obedience:
    """The reviews before and after an advice was obeyed, and the advice as it was given."""

    before: Review
    after: Review
    hints: tuple[str, ...]


def obey(folder: Path, advice: Advice) -> Obedience:
    """Return what becomes of a broken workbook when its advice is obeyed."""
    book = deepcopy(sound())
    advice.broken(book)
    before = reviewed(folder, book)
    hints = tuple(
        fault_message(fault, "vi")[1] for fault in before.faults if fault.code == advice.code
    )
    advice.obeyed(book)
    return Obedience(before, reviewed(folder, book), hints)
