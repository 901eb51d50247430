"""Odd sheets read by ravo and by openpyxl: the same, or refused."""

from collections import Counter
from pathlib import Path
from random import Random

from support.fuzzing import second
from support.fuzzing.feed import Feed

SHEETS = 400


def test_odd_sheets_are_read_as_a_second_reader_reads_them(tmp_path: Path) -> None:
    counted: Counter[str] = Counter()
    for seed in range(SHEETS):
        rows = second.rows_xml(Feed(Random(seed).randbytes(400)))
        path = second.write(tmp_path / "a.xlsx", rows)
        both = (second.read_by_ravo(path), second.read_by_openpyxl(path))
        assert second.difference(*both) is None, (seed, rows, both)
        counted["read" if None not in both else "refused"] += 1
    # Both happen, so the comparison is no comparison of nothing.
    assert min(counted["read"], counted["refused"]) > SHEETS // 20


def test_a_plain_sheet_is_read_by_both(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1" '
        't="e"><v>#N/A</v></c></row>'
    )
    path = second.write(tmp_path / "a.xlsx", rows)
    expected = {(1, 1): "second", (1, 2): 2.0, (1, 3): "#"}
    assert second.read_by_ravo(path) == second.read_by_openpyxl(path) == expected
