"""Marks that nobody sees are dropped wherever they stand, and counted once per workbook."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from ravo.survey.unseen_marks import without_unseen
from ravo.text import loose_key, match_key, tidy
from support import books
from support.reviews import review

MARKS = [
    *map(chr, range(0x200B, 0x2010)),
    "\u2060",
    "\ufeff",
    "\u00ad",
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2066, 0x206A)),
    "\ufe0f",
]
BLANKS = ["\u00a0", "\u202f", "\u2007"]
CONTROLS = ["\x1b", "\x07", "\x0b", "\x9b", "\x7f"]


@pytest.mark.parametrize("mark", [*MARKS, *CONTROLS], ids=lambda mark: f"U+{ord(mark):04X}")
def test_a_mark_in_a_word_leaves_the_word(mark: str) -> None:
    word = f"{mark}Cá{mark}i Rắn{mark}"
    assert tidy(word) == "Cái Rắn"
    assert match_key(word) == match_key("cái rắn")
    assert loose_key(word) == "cai ran"
    assert tidy(f"HO-0{mark}1") == "HO-01"


@pytest.mark.parametrize("blank", [*BLANKS, "\n", "\t", "\r\n"])
def test_a_blank_of_any_kind_parts_words(blank: str) -> None:
    assert tidy(f"Cái{blank}Rắn{blank}") == "Cái Rắn"


@pytest.mark.parametrize("mark", ["\u200d", "\u00ad", "\u202e", "\ufeff"])
def test_a_workbook_with_marks_everywhere_reads_like_a_clean_one(tmp_path: Path, mark: str) -> None:
    def soil(book: openpyxl.Workbook) -> None:
        for sheet in book:
            for cells in sheet.iter_rows():
                for cell in cells:
                    if isinstance(cell.value, str):
                        cell.value = mark + cell.value[:1] + mark + cell.value[1:] + mark
            sheet.title = sheet.title[:1] + mark + sheet.title[1:]

    rows = [books.household(f"H{n}", n) for n in range(5)]
    members = [books.member("H1"), books.member("H1", "Con", **{"Ngày/năm sinh": "2012"})]
    clean = review(books.write(tmp_path / "a.xlsx", rows, members=members))
    found = review(books.write(tmp_path / "b.xlsx", rows, members=members, change=soil))
    assert found.verdicts.klass.tolist() == clean.verdicts.klass.tolist()
    assert [f.code for f in found.faults if f.code != "RV-245"] == [f.code for f in clean.faults]
    assert [f.code for f in found.faults].count("RV-245") == 1
    frames = (found.survey.households.frame, clean.survey.households.frame)
    assert frames[0].equals(frames[1])


def test_the_note_counts_the_cells_and_names_the_first(tmp_path: Path) -> None:
    rows = [books.household(f"H{n}\u200b", 3) for n in range(7)]
    rows[0][books.ANSWERS[0]] = "Có\u00a0"
    found = review(books.write(tmp_path / "a.xlsx", rows))
    assert [f.code for f in found.faults] == ["RV-245"]
    fault = found.faults[0]
    assert (fault.sheet, fault.cell, fault.params["count"]) == ("Hộ", "A2", 8)
    assert fault.params["cells"] == ["Hộ!A2", "Hộ!I2", "Hộ!A3", "Hộ!A4", "Hộ!A5", "… (+3)"]
    assert found.survey.households.frame["code"].tolist() == [f"H{n}" for n in range(7)]


def test_a_cell_of_marks_alone_is_blank(tmp_path: Path) -> None:
    row = books.household("H1", 3, **{"Ghi chú": "\u200b\u00a0", books.ANSWERS[11]: "\u200d"})
    found = review(books.write(tmp_path / "a.xlsx", [row]))
    assert found.survey.households.frame["answer_information"].isna().all()
    assert "RV-204" not in [f.code for f in found.faults]


def test_rows_without_marks_are_handed_back_untouched() -> None:
    rows: list[list[Any]] = [["Có", 1.0, None], ["Ấp “Một” – 5 m²\nđầu", True, ""]] * 120
    assert without_unseen(rows).rows is rows
    rows[130] = ["x", "y\u200b", 2]
    cleaned = without_unseen(rows)
    assert cleaned.places == ((130, 1),)
    assert cleaned.rows[130] == ["x", "y", 2]
    assert rows[130][1] == "y\u200b"


@pytest.mark.parametrize("answer", ["C\u00adó", "Có\u00ad", "\u00adCó", "Kh\u00adông"])
def test_a_soft_hyphen_in_an_answer_is_no_letter_of_an_old_code(
    tmp_path: Path, answer: str
) -> None:
    row = books.household("H1", 3, **{books.ANSWERS[2]: answer})
    found = judge(read_survey(books.write(tmp_path / "a.xlsx", [row])))
    assert [fault.code for fault in found.faults] == ["RV-245"]
    assert found.verdicts.klass.tolist() == ["near_poor" if "Kh" in answer else "poor"]
