"""Sheets of one table are read together, each household once; other sheets with data are named."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from ravo.fault_words import fault_message
from ravo.faults import Fault
from ravo.review.explainer import explain, record_of
from ravo.review.review import Review
from support import books
from support.programs import inside
from support.reviews import review

Rows = Sequence[Mapping[str, Any]]


def put(book: Workbook, name: str, rows: Rows, headings: Sequence[str] | None = None) -> None:
    """Add a sheet with a title row above its headings, so that its rows are its own."""
    sheet = book.create_sheet(name)
    heads = list(headings or dict.fromkeys(key for row in rows for key in row))
    sheet.append([f"Danh sách {name}"])
    sheet.append(heads)
    for row in rows:
        sheet.append([row.get(head) for head in heads])


def made(tmp_path: Path, change: Callable[[Workbook], None], **more: Any) -> Path:
    rows = more.pop("households", [books.household("H1"), books.household("H2", 0)])
    return books.write(tmp_path / "xa.xlsx", rows, change=change, **more)


def of(found: Review, code: str) -> list[Fault]:
    return [fault for fault in found.faults if fault.code == code]


def classes(found: Review) -> dict[str, str | None]:
    codes = found.survey.households.frame["code"]
    return dict(zip(codes, found.verdicts.klass.tolist(), strict=True))


def balanced(found: Review) -> bool:
    counts = found.counts
    return counts.read == counts.scored + counts.rejected + counts.blank + counts.departed


# read together


def test_a_second_sheet_of_households_is_read_with_the_first(tmp_path: Path) -> None:
    more = [books.household("H3"), books.household("H4", 0)]
    found = review(made(tmp_path, lambda book: put(book, "Hộ bổ sung", more)))
    assert classes(found) == {"H1": "poor", "H2": "near_poor", "H3": "poor", "H4": "near_poor"}
    assert [fault.code for fault in found.faults] == ["RV-485"]
    assert balanced(found)
    assert found.counts.read == 4


def test_days_that_nobody_wrote_stay_apart_on_sheets_read_together(tmp_path: Path) -> None:
    """A year or a month alone is known as such, of each sheet and of the records that are kept."""
    first = [books.household("H1", **{"Ngày tách hộ": "05/2024"}), books.household("H2")]
    more = [books.household("H3", **{"Ngày tách hộ": "2013"})]
    more.append(books.household("H4", **{"Ngày tách hộ": "1/1/2013"}))
    change = partial(put, name="Hộ bổ sung", rows=more)
    found = review(made(tmp_path, lambda book: change(book), households=first))
    table = found.survey.households
    days: list[object] = ["05/2024", None, 2013, date(2013, 1, 1)]
    assert table.births("separated_on") == days
    kept = np.array([True, False, False, True])
    assert table.only(kept).births("separated_on") == [days[0], days[3]]


def test_three_sheets_of_villages_in_other_orders_are_one_commune(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        del book["Hộ"]
        heads = list(books.household())
        for n, name in enumerate(("Ấp Một", "Ấp Hai", "Ấp Ba")):
            rows = [books.household(f"{n}A", **{"Điểm B1": 120}), books.household(f"{n}B", 0)]
            put(book, name, rows, heads[n:] + heads[:n] if n < 2 else heads[::-1])

    found = review(made(tmp_path, change))
    table = found.survey.households
    assert sorted(classes(found)) == ["0A", "0B", "1A", "1B", "2A", "2B"]
    assert [part.sheet for part in table.parts] == ["Ấp Một", "Ấp Hai", "Ấp Ba"]
    assert table.sheets() == ("Ấp Một", "Ấp Hai", "Ấp Ba")
    assert [table.sheet_of(i) for i in range(6)] == [
        "Ấp Một",
        "Ấp Một",
        "Ấp Hai",
        "Ấp Hai",
        "Ấp Ba",
        "Ấp Ba",
    ]
    # The code is the first column, the last of the second sheet, the last of the third.
    last = get_column_letter(len(books.household()))
    assert [table.cell("code", i) for i in (0, 3, 4)] == ["A3", f"{last}4", f"{last}3"]


def test_a_fault_of_the_second_sheet_names_its_own_cell(tmp_path: Path) -> None:
    heads = [*reversed(books.household()), "Ghi chú"]
    more = [books.household("H3"), books.household("H4", **{"Số nhân khẩu": "mấy người"})]
    path = made(tmp_path, lambda book: put(book, "Hộ bổ sung", more, heads))
    wrong = next(fault for fault in review(path).faults if fault.severity == "error")
    sheet = openpyxl.load_workbook(path)[wrong.sheet or ""]
    assert wrong.sheet == "Hộ bổ sung"
    assert wrong.household == "H4"
    assert sheet[wrong.cell or ""].value == "mấy người"


def test_a_column_that_one_sheet_lacks_is_blank_there(tmp_path: Path) -> None:
    more = books.household("H3")
    del more["4. Bảo hiểm y tế"]
    found = review(made(tmp_path, lambda book: put(book, "Hộ bổ sung", [more])))
    table = found.survey.households
    answer = next(name for name, words in table.headings.items() if words == "4. Bảo hiểm y tế")
    assert table.given(answer)
    assert table.given_at(answer, 0)
    assert not table.given_at(answer, 2)
    assert table.frame[answer].isna().tolist() == [False, False, True]
    assert table.cell(answer, 2) == "3:3"


def test_members_are_known_by_their_headings(tmp_path: Path) -> None:
    people = [books.member("H1"), books.member("H1", "Con"), books.member("H2")]
    people.append(books.member("H2", "Con"))
    found = review(made(tmp_path, lambda book: put(book, "Nhân khẩu", people)))
    assert found.survey.members is not None
    assert len(found.survey.members.rows) == 4
    assert (found.faults[0].code, found.faults[0].sheet) == ("RV-417", "Nhân khẩu")
    assert not of(found, "RV-486")


def test_members_on_two_sheets_are_the_people_of_one_commune(tmp_path: Path) -> None:
    first = [books.member("H1"), books.member("H1", "Con")]
    second = [books.member("H2"), books.member("H2", "Con"), books.member("H2", "Con")]
    path = made(tmp_path, lambda book: put(book, "Nhân khẩu ấp Hai", second), members=first)
    found = review(path)
    assert found.survey.members is not None
    assert len(found.survey.members.rows) == 5
    (size,) = of(found, "RV-301")
    assert (size.household, size.params["rows"]) == ("H2", 3)


def test_income_on_two_sheets_is_taken_from_each(tmp_path: Path) -> None:
    rows = [{**books.household(code), "Điểm B1": None} for code in ("H1", "H2")]
    wages = "Thu: tiền lương, tiền công"
    first = [{"Mã hộ": "H1", wages: 24_000_000, "Thu: trồng trọt": 0}]
    second = [{"Thu: trồng trọt": 0, wages: 240_000_000, "Mã hộ": "H2"}]
    path = made(
        tmp_path, lambda book: put(book, "Thu nhập hộ", second), households=rows, income=first
    )
    found = review(path)
    assert classes(found) == {"H1": "poor", "H2": "not_poor"}
    assert not of(found, "RV-486")


def test_a_blank_sheet_of_the_template_leaves_the_table_to_the_others(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["Hộ"].delete_rows(2, 5)
        put(book, "Ấp Một", [books.household("H1")])

    found = review(made(tmp_path, change))
    assert classes(found) == {"H1": "poor"}
    assert found.verdict != "rejected"


@pytest.mark.parametrize("name", ["Hộ - Table 1", "1. Hộ", "02_HO", " Hộ ", "Hộ."])
def test_the_name_of_a_sheet_may_be_dressed(tmp_path: Path, name: str) -> None:
    def change(book: Workbook) -> None:
        book["Hộ"].title = name

    found = review(made(tmp_path, change))
    assert classes(found) == {"H1": "poor", "H2": "near_poor"}
    assert not found.faults


# each household once


def test_rows_that_another_sheet_repeats_count_once(tmp_path: Path) -> None:
    extract = [dict(reversed(books.household("H2", 0).items()))]
    found = review(made(tmp_path, lambda book: put(book, "Hộ cận nghèo", extract)))
    assert classes(found) == {"H1": "poor", "H2": "near_poor"}
    (told,) = found.faults
    assert (told.code, told.sheet, told.cell) == ("RV-487", "Hộ cận nghèo", "3:3")
    assert balanced(found)
    assert found.counts.read == 2


def test_rows_of_one_code_that_differ_are_errors_with_both_places(tmp_path: Path) -> None:
    extract = [books.household("H2", 0, **{"Điểm B1": 121}), books.household("H3")]
    found = review(made(tmp_path, lambda book: put(book, "Hộ cận nghèo", extract)))
    assert classes(found) == {"H1": "poor", "H2": None, "H3": "poor"}
    first, second = of(found, "RV-401")
    assert (first.sheet, first.cell, first.params["others"]) == ("Hộ", "A3", ["Hộ cận nghèo!A3"])
    assert (second.sheet, second.cell) == ("Hộ cận nghèo", "A3")
    assert second.params["others"] == ["Hộ!A3"]
    assert balanced(found)
    assert (found.counts.read, found.counts.rejected) == (4, 2)


def test_two_income_rows_of_a_household_name_each_other(tmp_path: Path) -> None:
    wages, crops = "Thu: tiền lương, tiền công", "Thu: trồng trọt"
    first = [{"Mã hộ": "H1", wages: 24_000_000, crops: 0}]
    second = [{"Mã hộ": "H1", wages: 25_000_000, crops: 0}]
    path = made(tmp_path, lambda book: put(book, "Thu nhập 6 tháng", second), income=first)
    (told,) = of(review(path), "RV-404")
    assert (told.sheet, told.cell, told.params["other"]) == (
        "Thu nhập 6 tháng",
        "A3",
        "Thu nhập!A2",
    )


@pytest.mark.parametrize("name", ["Hộ (2)", "Hộ - Copy", "Hộ cũ", "Dữ liệu gốc"])
def test_a_copy_of_the_sheet_does_not_double_the_commune(tmp_path: Path, name: str) -> None:
    rows = [books.household(f"H{n}", 0) for n in range(10)]
    other = [{**row, "Điểm B1": 100} for row in rows]
    found = review(made(tmp_path, lambda book: put(book, name, other), households=rows))
    assert [(f.code, f.params["sheets"]) for f in found.faults] == [("RV-416", (name,))]
    assert set(found.survey.households.frame["b1"]) == {120.0}
    assert found.counts.scored == 10


def test_households_of_a_copy_alone_are_told_by_their_rows(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        rows = [books.household("H1"), books.household("H2", 0), books.household("H9")]
        put(book, "Hộ (2)", rows)

    found = review(made(tmp_path, change))
    assert [f.code for f in found.faults] == ["RV-416", "RV-488"]
    (told,) = of(found, "RV-488")
    assert (told.sheet, told.cell, told.params["count"]) == ("Hộ (2)", "5:5", 1)


def test_a_sheet_named_as_a_copy_that_goes_on_with_others_is_read(tmp_path: Path) -> None:
    more = [books.household("H3"), books.household("H4", 0)]
    found = review(made(tmp_path, lambda book: put(book, "Hộ (2)", more)))
    assert sorted(classes(found)) == ["H1", "H2", "H3", "H4"]


def test_rows_that_lack_columns_are_told_with_what_they_lack(tmp_path: Path) -> None:
    keys = ("Mã hộ", "Họ và tên chủ hộ", "Giới tính", "Năm sinh", "Dân tộc")
    rows = [{key: books.household(code)[key] for key in keys} for code in ("H2", "H3", "H4")]
    found = review(made(tmp_path, lambda book: put(book, "Hộ thoát nghèo", rows)))
    told, repeated = found.faults
    assert (told.code, told.severity, told.params["count"]) == ("RV-489", "warning", 2)
    assert (repeated.code, repeated.params["count"]) == ("RV-487", 1)
    assert "Số nhân khẩu" in fault_message(told, "vi")[0]


def test_a_list_of_households_that_are_read_already_lacks_nothing(tmp_path: Path) -> None:
    keys = ("Mã hộ", "Họ và tên chủ hộ", "Giới tính", "Năm sinh", "Dân tộc")
    rows = [{key: books.household("H2")[key] for key in keys}]
    found = review(made(tmp_path, lambda book: put(book, "Danh sách", rows)))
    assert [f.code for f in found.faults] == ["RV-487"]


def test_evidence_that_only_the_other_sheet_has_decides_nothing_in_silence(tmp_path: Path) -> None:
    rows = [books.household("H1"), books.household("H2", 0)]
    plain = [{k: v for k, v in row.items() if k not in books.ANSWERS} for row in rows]
    names = [{"Mã hộ": row["Mã hộ"], **{k: row[k] for k in books.ANSWERS}} for row in rows]
    found = review(made(tmp_path, lambda book: put(book, "Chỉ số", names), households=plain))
    assert "RV-490" in [f.code for f in found.faults]
    assert found.verdict == "rejected"


def test_points_on_another_sheet_that_differ_are_errors_of_their_household(tmp_path: Path) -> None:
    rows = [{"Mã hộ": "H1", "Điểm B1": 120}, {"Mã hộ": "H2", "Điểm B1": 150}]
    found = review(made(tmp_path, lambda book: put(book, "Điểm", rows)))
    assert classes(found) == {"H1": "poor", "H2": None}
    assert {f.code for f in found.faults} == {"RV-487", "RV-494"}
    (told,) = of(found, "RV-494")
    assert (told.sheet, told.cell, told.household) == ("Điểm", "B4", "H2")
    assert told.params["other"] == "Hộ!H3"


def test_a_blank_cell_of_a_list_beside_the_table_differs_from_nothing(tmp_path: Path) -> None:
    points = [
        {"Mã hộ": code, "Số nhân khẩu": size, "Điểm B1": b1}
        for code, size, b1 in (("H1", None, 120), ("H2", 2, None))
    ]
    found = review(made(tmp_path, lambda book: put(book, "Điểm", points)))
    assert {fault.code for fault in found.faults} == {"RV-487"}
    assert classes(found) == {"H1": "poor", "H2": "near_poor"}


def test_two_sheets_with_headings_alone_are_one_survey_without_households(tmp_path: Path) -> None:
    heads = list(books.household())
    path = made(tmp_path, lambda book: put(book, "Hộ bổ sung", [], heads), households=[{}])
    found = review(path)
    assert found.verdict == "rejected"
    assert found.counts.read == 0
    assert [(fault.code, fault.sheet) for fault in of(found, "RV-412")] == [("RV-412", "Hộ")]


def two_of_the_name(tmp_path: Path, row: Mapping[str, Any]) -> Review:
    """Return the review of H1 and H2 on a sheet, and of this row on another of the same name."""

    def change(book: Workbook) -> None:
        book["Hộ"].title = "HO"
        put(book, "Hộ.", [row])

    return review(made(tmp_path, change))


def test_two_sheets_of_the_tables_name_with_other_households_are_both_read(tmp_path: Path) -> None:
    found = two_of_the_name(tmp_path, books.household("H3"))
    assert classes(found) == {"H1": "poor", "H2": "near_poor", "H3": "poor"}
    assert of(found, "RV-413") == []


def test_rows_of_the_tables_name_without_codes_equal_no_others(tmp_path: Path) -> None:
    row = {key: cell for key, cell in books.household("H1").items() if key != "Mã hộ"}
    found = two_of_the_name(tmp_path, row)
    assert (found.verdict, found.counts.read) == ("rejected", 3)
    assert found.survey.households.columns["code"].tolist() == ["H1", "H2", None]
    assert not of(found, "RV-413") + of(found, "RV-487")


def test_a_list_of_people_without_all_columns_is_told_and_rejects_nothing(tmp_path: Path) -> None:
    keys = ("Mã hộ", "Họ và tên", "Giới tính", "Có thẻ bảo hiểm y tế")
    people = [{key: books.member("H1").get(key, "Có") for key in keys}]
    found = review(made(tmp_path, lambda book: put(book, "BHYT", people)))
    (told,) = found.faults
    assert (told.code, told.sheet, told.params["count"]) == ("RV-489", "BHYT", 1)
    assert classes(found) == {"H1": "poor", "H2": "near_poor"}


def test_a_row_with_more_evidence_than_its_twin_is_not_passed_over(tmp_path: Path) -> None:
    plain = {k: v for k, v in books.household("H1").items() if k != "Điểm B1"}
    path = made(
        tmp_path,
        lambda book: put(book, "Hộ bổ sung", [books.household("H1")]),
        households=[plain, {**plain, "Mã hộ": "H2"}],
    )
    found = review(path)
    assert [f.code for f in of(found, "RV-401")] == ["RV-401", "RV-401"]
    assert classes(found)["H1"] is None


def test_the_sheet_of_the_tables_own_name_is_never_a_list_beside_it(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["Hộ"].delete_cols(7)
        put(book, "Ấp Một", [books.household("H3")])

    found = review(made(tmp_path, change))
    (told,) = of(found, "RV-407")
    assert (told.sheet, found.verdict) == ("Hộ", "rejected")


def test_a_sheet_of_the_tables_own_name_without_headings_is_told(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        del book["Hộ"]
        book.create_sheet("Hộ").append(["Danh sách", "cũ"])
        put(book, "Ấp Một", [books.household("H3")])

    assert of(review(made(tmp_path, change)), "RV-407")[0].sheet == "Hộ"


# not read


def test_other_sheets_with_data_are_named_with_their_rows(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        for name, state in (("Tổng hợp", "visible"), ("Nháp", "veryHidden")):
            sheet = book.create_sheet(name)
            sheet.append(["Ấp", "Số hộ"])
            sheet.append(["Ấp Một", 12])
            sheet.sheet_state = state
        book.create_sheet("Trống")
        book.create_sheet("Ghi chú")["A1"] = "Số liệu do cán bộ ấp nhập trong tháng mười một."

    found = review(made(tmp_path, change))
    assert [(f.code, f.sheet, f.params["count"]) for f in found.faults] == [
        ("RV-486", "Tổng hợp", 2),
        ("RV-486", "Nháp", 2),
    ]
    assert found.verdict == "accepted_with_warnings"


def test_ravos_own_sheets_are_no_data(tmp_path: Path) -> None:
    path = made(tmp_path, lambda book: None)
    made_of = inside("score", path, "-o", tmp_path / "ket-qua.xlsx")
    assert made_of.returncode == 0, made_of.stderr
    results = openpyxl.load_workbook(tmp_path / "ket-qua.xlsx")

    def change(book: Workbook) -> None:
        for name in results.sheetnames:
            sheet = book.create_sheet(name)
            for row in results[name].iter_rows(values_only=True):
                sheet.append(row)

    assert not review(made(tmp_path, change)).faults


# through the commands


def two_sheets(tmp_path: Path) -> Path:
    heads = [*reversed(books.household())]
    more = [books.household("H3"), books.household("H4", **{"Số nhân khẩu": "?"})]
    return made(tmp_path, lambda book: put(book, "Hộ bổ sung", more, heads))


def test_score_classes_the_households_of_both_sheets(tmp_path: Path) -> None:
    done = inside("score", two_sheets(tmp_path), "--format", "json")
    told = json.loads(done.stdout)
    assert done.returncode == 1, done.stderr
    assert told["counts"] == {"read": 4, "scored": 3, "rejected": 1, "blank": 0}
    assert [h["ma_ho"] for h in told["households"] if h["class"]] == ["H1", "H2", "H3"]


def test_the_returned_copy_marks_the_second_sheet(tmp_path: Path) -> None:
    path = two_sheets(tmp_path)
    inside("check", path, "--return", tmp_path / "back")
    (copy,) = (tmp_path / "back").iterdir()
    book = openpyxl.load_workbook(copy)
    commented = [c.value for row in book["Hộ bổ sung"].iter_rows() for c in row if c.comment]
    assert commented == ["?"]
    assert not [c for row in book["Hộ"].iter_rows() for c in row if c.comment]


def corrected(tmp_path: Path, path: Path, *lines: Sequence[Any]) -> dict[str, Any]:
    sheet = openpyxl.Workbook()
    page = sheet.active
    assert page is not None
    page.append(
        ["Mã hộ", "Cột", "Giá trị cũ", "Giá trị mới", "Lý do", "Người sửa", "Ngày", "Trang"]
    )
    for line in lines:
        page.append([*line[:4], "Gõ nhầm", "Cán bộ Thử", "20/11/2024", *line[4:]])
    sheet.save(tmp_path / "sua.xlsx")
    done = inside("score", path, "--corrections", tmp_path / "sua.xlsx", "--format", "json")
    return dict(json.loads(done.stdout))


def test_a_correction_reaches_the_household_on_the_second_sheet(tmp_path: Path) -> None:
    told = corrected(tmp_path, two_sheets(tmp_path), ["H4", "Số nhân khẩu", "?", 2])
    assert told["counts"]["scored"] == 4
    (line,) = told["corrections"]["applied"]
    assert (line["ma_ho"], line["sheet"]) == ("H4", "Hộ bổ sung")


def test_a_correction_that_fits_both_sheets_is_refused_with_its_cells(tmp_path: Path) -> None:
    more = [books.household("H1", **{"Điểm B1": 130})]
    path = made(tmp_path, lambda book: put(book, "Hộ bổ sung", more))
    told = corrected(tmp_path, path, ["H1", "Năm sinh", 1970, 1971])
    (refused,) = [f for f in told["faults"] if f["code"] == "RV-441"]
    assert "Hộ!D2" in refused["message"]
    assert "Hộ bổ sung!D3" in refused["message"]


def test_a_correction_that_names_its_sheet_goes_there(tmp_path: Path) -> None:
    more = [books.household("H1", **{"Điểm B1": 130})]
    path = made(tmp_path, lambda book: put(book, "Hộ bổ sung", more))
    told = corrected(tmp_path, path, ["H1", "Mã hộ", "H1", "H5", "Hộ bổ sung"])
    assert told["counts"]["scored"] == 3
    assert [h["ma_ho"] for h in told["households"]] == ["H1", "H2", "H5"]


def test_a_row_read_once_is_corrected_once(tmp_path: Path) -> None:
    path = made(tmp_path, lambda book: put(book, "Hộ nghèo", [books.household("H1")]))
    told = corrected(tmp_path, path, ["H1", "Điểm B1", 120, 130])
    assert told["counts"] == {"read": 2, "scored": 2, "rejected": 0, "blank": 0}


def test_an_explanation_names_the_sheet_of_a_cell(tmp_path: Path) -> None:
    more = [books.household("H3")]
    found = review(made(tmp_path, lambda book: put(book, "Hộ bổ sung", more)))
    steps = explain(found, record_of(found, "H3")).steps
    assert steps[0].cell == "Hộ bổ sung!I3"


# a layout of one's own


def test_a_layout_names_the_sheets_that_it_leaves(tmp_path: Path) -> None:
    profile = tmp_path / "p.yaml"
    profile.write_text(
        "id: thu\ntitle: {vi: Thử, en: Test}\n"
        "sheets: {info: {name: Thông tin}, households: {name: Hộ}}\ncolumns: {}\n",
        encoding="utf-8",
    )
    path = made(tmp_path, lambda book: put(book, "Hộ bổ sung", [books.household("H3")]))
    done = inside("check", path, "--profile", profile, "--format", "json")
    told = json.loads(done.stdout)
    assert told["counts"]["read"] == 2, done.stderr
    assert [(f["code"], f["sheet"]) for f in told["faults"]] == [("RV-486", "Hộ bổ sung")]
