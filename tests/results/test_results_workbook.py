"""The results workbook as Excel opens it."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.contract.columns import columns_of
from ravo.criteria.model import Value
from ravo.faults import Fault
from ravo.messages import LANGS, Lang, say
from ravo.results.faults_sheet import sorted_faults
from ravo.results.method_sheet import amount_words
from ravo.results.summary import Share, rate, summarise
from ravo.results.summary_sheet import summary_cells
from ravo.results.workbook import write_results
from ravo.review.review import Review
from ravo.review.verdicts import judge

MakeReview = Callable[..., Review]
MakeHousehold = Callable[..., dict[str, Any]]


def opened(review: Review, folder: Path, lang: Lang = "vi") -> Any:
    path = folder / "x.ket-qua.xlsx"
    write_results(review, path, lang)
    assert [item.name for item in folder.iterdir()] == [path.name]
    return openpyxl.load_workbook(path)


def cells(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def records(sheet: Any) -> list[dict[str, Any]]:
    rows = cells(sheet)
    return [dict(zip(rows[1], row, strict=True)) for row in rows[2:]]


@pytest.mark.parametrize("lang", LANGS)
def test_second_row_holds_the_ids_and_is_hidden(mixed: Review, tmp_path: Path, lang: Lang) -> None:
    sheet = opened(mixed, tmp_path, lang)["Kết quả"]
    ids = [cell.value for cell in sheet[2]]
    assert sheet.row_dimensions[2].hidden
    assert not sheet.row_dimensions[1].hidden
    assert ids[:4] == ["ma_ho", "chu_ho", "phan_loai", "thon"]
    assert len(set(ids)) == len(ids)
    assert {f"th_{n:02d}" for n in range(1, 13)} <= set(ids)
    assert {"khong_kn_lao_dong", "nn_dat", "ht_khac", "ma_ho_goc"} <= set(ids)
    assert sheet.freeze_panes == "D3"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_title_cols == "$A:$C"


def test_every_scored_household_is_there_once(mixed: Review, tmp_path: Path) -> None:
    found = records(opened(mixed, tmp_path)["Kết quả"])
    assert [item["ma_ho"] for item in found] == ["H1", "H2", "H3", "H4", "H5"]
    first = found[0]
    assert (first["phan_loai"], first["b2"], first["so_thieu_hut"]) == ("Hộ nghèo", 40, 4)
    assert (first["cach_chuan"], first["cach_nguong"]) == (-10, 1)
    assert (first["th_04"], first["th_05"]) == ("Có", "Không")
    assert first["bo_tieu_chi"] == "Nghị định 07/2021/NĐ-CP"
    assert first["dieu_khoan"] == "Thông tư 07/2021/TT-BLĐTBXH Điều 1 khoản 1"
    assert first["nguoi_co_cong"] == "Có"
    assert found[4]["th_12"] == "chưa rõ"
    assert found[4]["b2"] is None


def test_formula_like_text_is_text_with_a_prefix(
    make_review: MakeReview, make_household: MakeHousehold, tmp_path: Path
) -> None:
    names = ["=1+1", "+84", "-x", "@sum", "http://x.vn"]
    review = make_review(
        [make_household(f"H{i}", 100, 4, head_name=name) for i, name in enumerate(names)],
        faults=[Fault("RV-153", value="=CMD()", params={"path": "=x"})],
    )
    book = opened(review, tmp_path)
    for row, name in enumerate(names, start=3):
        cell = book["Kết quả"].cell(row, 2)
        assert (cell.value, cell.data_type, cell.hyperlink) == (name, "s", None)
        assert bool(cell.quotePrefix) == name.startswith(("=", "+", "-", "@"))
    assert book["Lỗi"].cell(2, 8).data_type == "s"


def test_markup_is_text_and_long_text_is_cut(
    make_review: MakeReview, make_household: MakeHousehold, tmp_path: Path
) -> None:
    names = ["<r><t>x</t></r>", "=" + "x" * 40_000, "<r>" + "</r>" * 10_000, "Lê B"]
    review = make_review(
        [make_household(f"H{i}", 100, 4, head_name=name) for i, name in enumerate(names)]
    )
    sheet = opened(review, tmp_path)["Kết quả"]
    found = [sheet.cell(row, 2).value for row in range(3, 7)]
    assert found == [" " + names[0], names[1][:32767], (" " + names[2])[:32767], "Lê B"]
    assert [bool(sheet.cell(row, 2).quotePrefix) for row in range(3, 7)] == [
        False,
        True,
        False,
        False,
    ]


def test_results_hold_no_formula_and_no_link(mixed: Review, tmp_path: Path) -> None:
    opened(mixed, tmp_path)
    with zipfile.ZipFile(tmp_path / "x.ket-qua.xlsx") as book:
        sheets = [book.read(n).decode() for n in book.namelist() if "worksheets/sheet" in n]
        links = [n for n in book.namelist() if "externalLink" in n]
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    assert links == []


def test_summary_counts_households_members_and_rates(mixed: Review) -> None:
    summary = summarise(mixed)
    assert summary.classes["poor"] == Share(1, 4)
    assert summary.scored == Share(5, 20)
    assert summary.deprived["poor"] == (1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0)
    assert summary.deprived["near_poor"] == (1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    assert summary.groups["minority"]["poor"] == Share(1, 4)
    assert summary.groups["woman"]["near_poor"] == Share(1, 4)
    assert summary.counts.read == summary.scored.households + 1 + 3


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(1, 8, 12.5), (0, 8, 0.0), (8, 8, 100.0), (9, 8, None), (0, 0, None), (1, None, None)],
)
def test_a_rate_without_a_sound_denominator_is_blank(
    part: int, whole: int | None, expected: float | None
) -> None:
    assert rate(part, whole) == expected


def test_tong_hop_shows_rates_charts_and_blanks(
    make_review: MakeReview, make_household: MakeHousehold, tmp_path: Path
) -> None:
    review = make_review([make_household("H1", 130, 4)], total_households=3, total_members=0)
    sheet = opened(review, tmp_path)["Tổng hợp"]
    poor = next(row for row in cells(sheet) if row[0] == "Hộ nghèo")
    assert poor[1:3] == [1, 4]
    assert poor[3] == pytest.approx(100 / 3)
    assert poor[4] is None
    assert len(sheet._charts) == 2
    near = next(row for row in cells(sheet) if str(row[0]).startswith("1. "))
    assert near[1:5] == [1, 100, 0, None]


@pytest.mark.parametrize("lang", LANGS)
def test_every_fault_is_listed_errors_first(
    make_review: MakeReview, make_household: MakeHousehold, tmp_path: Path, lang: Lang
) -> None:
    warning = Fault("RV-511", household="A", sheet="Hộ", cell="A2", params={"answers": ["x"]})
    late = Fault("RV-153", household="B", sheet="Hộ", cell="B10", params={"path": "x"})
    soon = Fault("RV-153", household="C", sheet="Hộ", cell="AA9", params={"path": "x"})
    review = make_review([make_household("H1", 130, 4)], faults=[warning, late, soon])
    assert sorted_faults(review) == [soon, late, warning]
    rows = cells(opened(review, tmp_path, lang)["Lỗi"])
    assert [row[5] for row in rows[1:]] == ["AA9", "B10", "A2"]
    assert rows[1][0] == say("results.error", lang)


def test_cach_tinh_names_edition_input_values_and_counts(mixed: Review, tmp_path: Path) -> None:
    rows = cells(opened(mixed, tmp_path)["Cách tính"])
    text = [str(cell) for row in rows for cell in row if cell is not None]
    assert "ab" * 32 in text
    assert mixed.edition is not None
    assert mixed.edition.checksum in text
    assert "9 dòng đã đọc = 5 đã chấm điểm + 1 bị từ chối + 3 trống." in text
    name = "Mức điểm B1 của hộ nghèo, khu vực nông thôn"
    line = next(row for row in rows if row[0] == name)
    assert line[4] == 140
    assert line[6:9] == [
        "≥ 3",
        "Thông tư 07/2021/TT-BLĐTBXH Điều 1 khoản 1",
        "trích nguyên văn, từ hai nguồn",
    ]


def test_absent_values_are_named(
    make_review: MakeReview, make_household: MakeHousehold, tmp_path: Path
) -> None:
    record = {"code": "H1", "size": 4, "b1": 100}
    review = make_review([record], edition="nd351-2025", year=2027)
    rows = cells(opened(review, tmp_path)["Cách tính"])
    text = " ".join(str(cell) for row in rows for cell in row if cell)
    assert "có mức sống trung bình, khu vực nông thôn: văn bản có trị số này" in text
    printed = [str(row[0]) for row in rows if not str(row[0]).startswith("ravo:")]
    assert not [words for words in printed if re.search(r"\b[a-z]+_[a-z]+|\w\.\w+\.|nd\d", words)]
    assert "chưa có" in text


def test_a_rejected_workbook_still_gets_its_four_sheets(mixed: Review, tmp_path: Path) -> None:
    review = judge(replace(mixed.survey, workbook_rejected=True))
    book = opened(review, tmp_path)
    assert book.sheetnames == [
        *("Danh sách", "Kết quả", "Tổng hợp", "Lỗi", "Cách tính"),
        "Dữ liệu hộ",
    ]
    assert records(book["Kết quả"]) == []


def test_vietnamese_headings_are_those_of_the_contract() -> None:
    for column in columns_of("households"):
        try:
            heading = say(f"results.col_{column.name}", "vi")
        except KeyError:
            continue
        assert heading == column.heading


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (732, "tháng tuổi", (61, "tuổi")),
        (735, "tháng tuổi", (61, "tuổi 3 tháng")),
        (0.5, "phần số nhân khẩu", ("một nửa", "số nhân khẩu")),
        (0.4, "phần số nhân khẩu", (0.4, "phần số nhân khẩu")),
        (16, "tuổi", (16, "tuổi")),
    ],
)
def test_values_of_the_law_are_in_plain_words(value: float, unit: str, shown: object) -> None:
    cited = {"citation": "nd07-2021 Điều 3", "mark": "quoted"}
    assert (
        amount_words(Value.model_validate({"value": value, "unit": unit, **cited}), "vi") == shown
    )


def test_the_summary_begins_with_the_classes(mixed: Review) -> None:
    cells = summary_cells(summarise(mixed), "vi")
    rows = {words: row for (row, column), words in cells.items() if column == 0}
    assert rows["Phân loại"] == 4
    assert rows["Phân loại"] < rows["Tổng số dân cư của xã"] < rows["Số dòng của trang Hộ"]
