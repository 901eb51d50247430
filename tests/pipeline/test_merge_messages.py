"""What merging says of its files: each message with the files, cells and rows that it is about."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from ravo.contract.merged_marks import CONFLICTS
from ravo.fault_words import fault_message
from ravo.faults import Fault, RavoError
from ravo.merged.conflict_sheet import HEADINGS
from ravo.pipeline.blanks import TemplateRequest, write_next_survey
from ravo.pipeline.listener import SILENCE, Silence
from ravo.pipeline.merge import MergeRequest, merge_workbooks
from ravo.results.workbook import write_results
from ravo.survey.options import ReadOptions
from support import books
from support.edited_books import changed
from support.workbook_reviews import judged


@dataclass(frozen=True)
class KeptFaults(Silence):
    """Keeps the faults that it hears."""

    faults: list[Fault] = field(default_factory=list)

    def fault(self, fault: Fault) -> None:
        self.faults.append(fault)

    def words(self, code: str) -> str:
        """Return the Vietnamese message of the one fault with a code."""
        (found,) = [fault for fault in self.faults if fault.code == code]
        return fault_message(found, "vi")[0]


def merge(out: Path, *files: Path) -> KeptFaults:
    heard = KeptFaults()
    merge_workbooks(MergeRequest(files, out, ReadOptions()), heard)
    return heard


def refused(out: Path, *files: Path) -> tuple[Fault, KeptFaults]:
    heard = KeptFaults()
    with pytest.raises(RavoError) as caught:
        merge_workbooks(MergeRequest(files, out, ReadOptions()), heard)
    assert not out.exists()
    return caught.value.fault, heard


def home(code: str, **more: Any) -> dict[str, Any]:
    at = int(code[1:])
    own = {"Họ và tên chủ hộ": f"Nguyễn Văn {chr(64 + at)}", "Năm sinh": 1950 + at}
    return books.household(code, at % 5, **{**own, "Số nhân khẩu": 1, **more})


def decide(word: str) -> Callable[[Any], None]:
    """Return the change that writes a decision on the first conflict."""

    def change(book: Any) -> None:
        book[CONFLICTS].cell(3, HEADINGS.index("Quyết định") + 1).value = word

    return change


@pytest.fixture
def merged_file(tmp_path: Path) -> Path:
    """The file of one reviewer, merged alone into `xa.xlsx` beside it."""
    file = books.write(tmp_path / "a.xlsx", [home(f"H{at}") for at in range(1, 7)])
    merge(tmp_path / "xa.xlsx", file)
    return file


def test_every_file_that_cannot_be_read_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    bad = tmp_path / "hong.xlsx"
    bad.write_bytes(b"PK\x03\x04 no workbook")
    survey = books.write(tmp_path / "a.xlsx", [home("H1")])
    results = tmp_path / "a.ket-qua.xlsx"
    write_results(judged(survey), results, "vi")
    fault, _ = refused(tmp_path / "xa.xlsx", survey, results)
    assert (fault.code, fault.params["path"]) == ("RV-1103", "a.ket-qua.xlsx")
    fault, heard = refused(tmp_path / "xa.xlsx", survey, results, bad)
    assert (fault.code, fault.params["count"], fault.params["whole"]) == ("RV-1100", 2, 3)
    assert [one.code for one in heard.faults] == ["RV-1103", "RV-103"]


def test_two_merged_workbooks_are_not_merged(merged_file: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "xa.xlsx", tmp_path / "xa-cu.xlsx"
    other.write_bytes(one.read_bytes())
    fault, _ = refused(tmp_path / "moi.xlsx", one, other)
    assert (fault.code, fault.params["files"]) == ("RV-1104", "xa.xlsx, xa-cu.xlsx")


def test_files_of_two_areas_are_not_merged(tmp_path: Path) -> None:
    area = "Khu vực"
    info = {**books.INFO, "Xã/phường/thị trấn": None, "Mã xã": None}
    files = [
        books.write(tmp_path / f"{name}.xlsx", [home(code)], info={**info, area: word})
        for name, code, word in (("a", "H1", "Nông thôn"), ("b", "H2", "Thành thị"))
    ]
    fault, _ = refused(tmp_path / "xa.xlsx", *files)
    assert (fault.code, fault.params["files"]) == ("RV-1110", "a.xlsx, b.xlsx")


def test_a_file_without_a_year_and_keys_that_differ_are_named(tmp_path: Path) -> None:
    info = {**books.INFO, "Người lập biểu": "Lê A"}
    one = books.write(tmp_path / "a.xlsx", [home("H1")], info=info)
    info = {**info, "Năm rà soát": None, "Người lập biểu": "Lê B"}
    other = books.write(tmp_path / "b.xlsx", [home("H2")], info=info)
    heard = merge(tmp_path / "xa.xlsx", one, other)
    assert heard.words("RV-1107").startswith("b.xlsx")
    # The commune of both is that of the year of the others.
    assert "Người lập biểu" in heard.words("RV-1118")


def test_rows_taken_out_by_hand_stay_out_until_their_file_changes(
    merged_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "xa.xlsx"
    changed(out, lambda book: book["Hộ"].delete_rows(3))
    heard = merge(out, merged_file)
    assert "1 dòng" in heard.words("RV-1115")
    later = tmp_path / "a-lan2.xlsx"
    rows = [home(f"H{at}", **{"Điểm B1": 70 if at == 2 else 120}) for at in range(1, 7)]
    books.write(later, rows)
    heard = merge(out, out, later)
    assert "H2" in heard.words("RV-1116")
    assert "RV-1115" not in {fault.code for fault in heard.faults}


def test_a_cell_changed_by_hand_whose_row_is_gone_is_named(
    merged_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "xa.xlsx"

    def points(book: Any) -> None:
        heads = [cell.value for cell in book["Hộ"][1]]
        book["Hộ"].cell(7, heads.index("Điểm B1") + 1).value = 95

    changed(out, points)
    later = books.write(tmp_path / "a-lan2.xlsx", [home(f"H{at}") for at in range(1, 6)])
    assert "RV-1117" not in {fault.code for fault in merge(out, out, later).faults}
    # The later version no longer has the household: the officer decides for it.
    changed(out, decide("Tệp B"))
    assert "1 ô" in merge(out, out).words("RV-1117")


def test_a_decision_that_is_no_choice_is_named_with_its_cell(tmp_path: Path) -> None:
    out = tmp_path / "xa.xlsx"
    files = [
        books.write(tmp_path / f"{name}.xlsx", [home("H1", **{"Điểm B1": points})])
        for name, points in (("a", 90), ("b", 91))
    ]
    merge(out, *files)
    changed(out, decide("Tệp nào cũng được"))
    heard = KeptFaults()
    done = merge_workbooks(MergeRequest([out], out, ReadOptions()), heard)
    faults = [*heard.faults, *(fault for _, fault in done.notes)]
    (fault,) = [one for one in faults if one.code == "RV-4091"]
    assert (fault.sheet, fault.severity, done.open) == (CONFLICTS, "warning", 1)
    assert "Tệp A" in fault_message(fault, "vi")[0]


def opened_list(folder: Path, name: str, codes: str) -> Path:
    """Return the workbook to fill in that is opened with last year's list of households."""
    rows = [home(f"H{code}") for code in codes]
    people = [books.member(row["Mã hộ"], **{"Họ và tên": row["Họ và tên chủ hộ"]}) for row in rows]
    info = {**books.INFO, "Năm rà soát": 2023}
    survey = books.write(folder / f"{name}.xlsx", rows, people, info=info)
    results = folder / f"{name}.ket-qua.xlsx"
    write_results(judged(survey), results, "vi")
    out = folder / f"{name}-2024.xlsx"
    write_next_survey(TemplateRequest(out, 2024), [results], SILENCE, keep_facts=False)
    return out


def rows_of(book: Any, code: str) -> Iterator[tuple[Any, int]]:
    for name in ("Hộ", "Thành viên"):
        sheet = book[name]
        for row in range(sheet.max_row, 1, -1):
            if sheet.cell(row, 1).value == code:
                yield sheet, row


def without(*codes: str) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        for code in codes:
            for sheet, row in rows_of(book, code):
                sheet.delete_rows(row)

    return change


def test_households_of_the_list_that_copies_lack_are_named(tmp_path: Path) -> None:
    given = opened_list(tmp_path, "nam-truoc", "12345")
    copies = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for copy, codes in zip(copies, (("H2", "H3"), ("H3",)), strict=True):
        copy.write_bytes(given.read_bytes())
        changed(copy, without(*codes))
    heard = merge(tmp_path / "xa.xlsx", *copies)
    elsewhere = heard.words("RV-1174")
    assert elsewhere.startswith("a.xlsx: 1 hộ")
    assert "H2" in elsewhere
    nowhere = [fault for fault in heard.faults if fault.code == "RV-323"]
    assert [fault.params["file"] for fault in nowhere] == ["a.xlsx", "b.xlsx"]
    assert {fault.params["codes"] for fault in nowhere} == {"H3"}


def test_a_cell_that_one_copy_cleared_is_named_with_its_household(tmp_path: Path) -> None:
    given = opened_list(tmp_path, "nam-truoc", "123")
    copies = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for copy in copies:
        copy.write_bytes(given.read_bytes())

    def clear(book: Any) -> None:
        heads = [str(cell.value).split("\n")[0] for cell in book["Hộ"][1]]
        at = heads.index("Dân tộc") + 1
        for sheet, row in rows_of(book, "H2"):
            if sheet.title == "Hộ":
                assert sheet.cell(row, at).value == "Kinh"
                sheet.cell(row, at).value = None

    changed(copies[0], clear)
    said = merge(tmp_path / "xa.xlsx", *copies).words("RV-1173")
    assert said.startswith("a.xlsx: 1 ô")
    assert "H2 (Dân tộc)" in said


def test_files_opened_from_two_lists_are_named_with_both(tmp_path: Path) -> None:
    one = opened_list(tmp_path, "nam-truoc", "1234")
    other = opened_list(tmp_path, "thang-2", "12345")
    said = merge(tmp_path / "xa.xlsx", one, other).words("RV-325")
    assert "nam-truoc-2024.xlsx" in said
    assert "thang-2-2024.xlsx" in said
    assert "H5" in said
