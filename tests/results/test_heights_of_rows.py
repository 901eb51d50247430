"""The lines that a text takes in a cell: broken between words, a long word within itself."""

import pytest

from ravo.results.columns import ResultColumn
from ravo.results.table_rows import lines_of, write_rows
from ravo.xlsx.blocks import BlockSheet

AVERAGE = "Hộ nông, lâm, ngư, diêm nghiệp có mức sống trung bình"


@pytest.mark.parametrize(
    ("words", "room", "lines"),
    [
        (AVERAGE, 18, 3),
        (AVERAGE, 17, 4),
        ("Thu nhập 1.448.000 đồng/người/tháng", 21, 2),
        ("aaaa bbbb", 9, 1),
        ("aaaa bbbb", 8, 2),
        ("aaaaaaaa", 8, 1),
        ("aaaaaaaaa", 8, 2),
        ("aaaaaaaaa bbbbbb", 8, 2),
        ("aaaaaaaaa bbbbbbb", 8, 3),
        ("", 8, 1),
    ],
)
def test_lines_are_broken_between_words(words: str, room: int, lines: int) -> None:
    assert lines_of(words, room) == lines


def test_a_row_is_as_high_as_its_longest_text() -> None:
    sheet, texts = BlockSheet(), ["Hộ nghèo", AVERAGE, None]
    column = ResultColumn("class", "Phân loại", "text", "identity", 17.2, texts)
    assert write_rows(sheet, 8, [column], None, ("class",), letters=1.05) == [16, 45, 16]
    assert [heights for block in sheet.blocks for _, heights in block.parts()] == [[None, 45, None]]
