"""A sheet of faults that a person can open: the first thousands line by line, then ranges."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.results import fault_lines as lines_of_faults
from ravo.results.fault_lines import MOST_ALIKE, MOST_BLOCKS, FaultLines, fault_lines
from ravo.results.fault_list import faults_csv, faults_text
from ravo.results.machine import json_pieces, streamed
from ravo.results.workbook import write_results
from ravo.returned.copy import write_returned
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings
from support import books


def fault(row: int, letters: str = "H", code: str = "RV-203") -> Fault:
    return Fault(
        code, f"H{row}", "Hộ", f"{letters}{row}", "Giới tính", "Trai", {"words": "Nam | Nữ"}
    )


def lines_of(faults: Sequence[Fault]) -> FaultLines:
    return fault_lines(FaultTable.of(faults))


def ranges(lines: FaultLines) -> list[tuple[str | None, int]]:
    return [pair for pair in zip(lines.cells(), lines.counts.tolist(), strict=True) if pair[1]]


def blocks(rows: list[int]) -> list[tuple[str | None, int]]:
    return ranges(lines_of([fault(row) for row in rows]))


def all_alone(faults: Sequence[Fault]) -> bool:
    lines = lines_of(faults)
    return lines.faults == faults and not lines.counts.any()


def test_five_thousand_of_a_kind_are_lines_of_their_own() -> None:
    faults = [fault(row) for row in range(2, 2 + MOST_ALIKE)]
    assert all_alone(faults)


def test_from_the_next_on_they_are_a_range() -> None:
    faults = [fault(row) for row in range(2, 20_002)]
    lines = lines_of(faults)
    assert lines.faults[:MOST_ALIKE] == faults[:MOST_ALIKE]
    assert not lines.counts[:MOST_ALIKE].any()
    assert ranges(lines) == [("H5002:H20001", 15_000)]
    assert len(lines) == MOST_ALIKE + 1


def test_one_more_is_a_single_cell() -> None:
    assert blocks([*range(2, 2 + MOST_ALIKE), 9000]) == [("H9000", 1)]


def test_a_gap_parts_ranges() -> None:
    rows = [*range(2, 2 + MOST_ALIKE), *range(6000, 6010), *range(6011, 6013)]
    assert blocks(rows) == [("H6000:H6009", 10), ("H6011:H6012", 2)]


def test_two_faults_of_one_cell_do_not_part_them() -> None:
    assert blocks([*range(2, 2 + MOST_ALIKE), 6000, 6000, 6001]) == [("H6000:H6001", 3)]


def test_columns_kinds_and_sheets_are_counted_apart() -> None:
    faults = [
        fault(row, letters, code)
        for row in range(2, 4_002)
        for letters in "HI"
        for code in ("RV-203", "RV-210")
    ]
    assert all_alone(faults)


def test_scattered_faults_end_in_one_range() -> None:
    rows = [*range(2, 2 + MOST_ALIKE), *range(6000, 26_000, 2)]
    found = blocks(rows)
    assert len(found) == MOST_BLOCKS
    assert found[0] == ("H6000", 1)
    assert found[-1] == (f"H{6000 + 2 * (MOST_BLOCKS - 1)}:H25998", 10_000 - MOST_BLOCKS + 1)


def test_faults_without_a_cell_are_never_put_together() -> None:
    faults = [Fault("RV-412", sheet="Hộ")] * (MOST_ALIKE + 5) + [
        Fault("RV-407", None, "Hộ", "2:2")
    ] * (MOST_ALIKE + 5)
    assert all_alone(faults)


@given(st.lists(st.integers(1, 60), max_size=80), st.integers(0, 9))
def test_every_fault_is_told_once(rows: list[int], most: int) -> None:
    before, lines_of_faults.MOST_ALIKE = lines_of_faults.MOST_ALIKE, most
    try:
        lines = lines_of([fault(row) for row in sorted(rows)])
    finally:
        lines_of_faults.MOST_ALIKE = before
    alone = int((lines.counts == 0).sum())
    assert alone + lines.counts.sum() == len(rows)
    assert alone == min(most, len(rows))
    covered: set[int] = set()
    for cell in lines.cells():
        top, _, last = str(cell).replace("H", "").partition(":")
        covered |= set(range(int(top), int(last or top) + 1))
    assert covered == set(rows)


# in the files

COUNT = 30


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_of_faults, "MOST_ALIKE", 10)


def faulty(folder: Path) -> Review:
    rows = [books.household(f"H{n}", **{"Giới tính": "Trai"}) for n in range(COUNT)]
    return judge(read_survey(books.write(folder / "xa.xlsx", rows), ReadSettings()))


@pytest.mark.usefixtures("few")
def test_the_sheet_of_results_tells_the_range(tmp_path: Path) -> None:
    review = faulty(tmp_path)
    write_results(review, tmp_path / "kq.xlsx", "vi")
    rows = list(openpyxl.load_workbook(tmp_path / "kq.xlsx")["Lỗi"].iter_rows(values_only=True))
    mine = [row for row in rows if row[1] == "RV-203"]
    assert [row[5] for row in mine] == [*(f"C{n}" for n in range(2, 12)), "C12:C31"]
    assert mine[-1][3] is None
    assert "20 ô" in str(mine[-1][8])
    assert "C12:C31" in str(mine[-1][8])


@pytest.mark.usefixtures("few")
def test_the_list_of_the_returned_copy_tells_the_range_and_leads_to_it(tmp_path: Path) -> None:
    review = faulty(tmp_path)
    write_returned(review, (tmp_path / "xa.xlsx").read_bytes(), tmp_path / "tl.xlsx", "vi")
    book = openpyxl.load_workbook(tmp_path / "tl.xlsx")
    cells = [row for row in book["Lỗi"].iter_rows() if row[1].value == "RV-203"]
    assert [row[5].value for row in cells] == [*(f"C{n}" for n in range(2, 12)), "C12:C31"]
    link = cells[-1][5].hyperlink
    assert link is not None
    assert "C12" in str(link.location)
    marked = [row for row in range(2, 32) if book["Hộ"].cell(row, 3).comment]
    assert len(marked) == COUNT


@pytest.mark.usefixtures("few")
def test_json_and_csv_tell_each_and_the_text_counts_them(tmp_path: Path) -> None:
    review = faulty(tmp_path)
    cells = [f"C{n}" for n in range(2, 32)]
    faults = json.loads("".join(json_pieces(review, "vi")))["faults"]
    assert [item["cell"] for item in faults if item["code"] == "RV-203"] == cells
    rows = csv.DictReader(io.StringIO("".join(faults_csv(review, "vi", heading=True))))
    assert [row["cell"] for row in rows if row["code"] == "RV-203"] == cells
    listed = faults_text(review, "vi")
    assert listed.count("cảnh báo RV-203: Ô") == 1
    assert "C3:C31" in listed
    assert f"{COUNT} lần cảnh báo RV-203: " in listed


def test_json_in_pieces_is_one_line(tmp_path: Path) -> None:
    review = faulty(tmp_path)
    for households in (True, False):
        pieces = "".join(json_pieces(review, "vi", households))
        value = json.loads(pieces)
        assert ("households" in value, len(value["faults"])) == (households, len(review.faults))
        assert pieces == json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"


@given(st.integers(0, 7), st.integers(0, 7), st.integers(1, 3))
def test_lists_are_joined_as_if_whole(first: int, second: int, most: int) -> None:
    from ravo import printable

    before, printable.ITEMS_AT_ONCE = printable.ITEMS_AT_ONCE, most
    lists: dict[str, list[dict[str, Any]]] = {
        "a": [{"x": n} for n in range(first)],
        "b": [{"y": "é"}] * second,
    }
    try:
        said = "".join(streamed({"h": 1}, lists))
    finally:
        printable.ITEMS_AT_ONCE = before
    assert said == json.dumps({"h": 1, **lists}, ensure_ascii=False) + "\n"
