"""The work of each card: what it answers and which files it leaves, without a server."""

import csv
import io
import json
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from ravo.cli import app
from ravo.console import run
from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of
from ravo.ui.answer import read_answer
from ravo.ui.cards import CARDS, card_of
from ravo.ui.confirmed_cells import WORK
from ravo.ui.jobs import (
    beneficiaries,
    blank,
    calendar,
    check,
    compare,
    complaints,
    confirm,
    documents,
    explain,
    families,
    looking_over,
    merge,
    monthly,
    next_year,
    points,
    register,
    register_add,
    register_check,
    register_escaped,
    register_link,
    register_record,
    register_undo,
    report,
    sheets,
    village_papers,
)
from ravo.ui.jobs.page_listener import shown_fault
from ravo.ui.jobs.worker import carry_out
from ravo.ui.order import CHECKED, IN, OUT, RunOrder
from support import books
from support.foreign_layouts import mis_rows, write_book

WORKS = (
    blank.blank,
    next_year.next_year,
    points.points,
    calendar.calendar,
    check.check,
    explain.explain,
    families.families,
    compare.compare,
    report.report,
    village_papers.minutes,
    village_papers.votes,
    village_papers.posted,
    village_papers.requests,
    documents.decision,
    documents.certificates,
    documents.refusals,
    documents.paper_templates,
    beneficiaries.beneficiaries,
    complaints.complaints,
    complaints.complaints_add,
    complaints.complaints_close,
    complaints.complaints_receipt,
    looking_over.supervise,
    looking_over.analyse,
    sheets.sheets,
    merge.merge,
    register.register,
    register_add.register_add,
    register_check.register_check,
    register_escaped.register_escaped,
    register_link.register_link,
    register_record.register_record,
    register_record.register_support,
    register_undo.register_undo,
    monthly.month_requests,
    monthly.monthly,
)
Given = Path | Sequence[Path]
Carry = Callable[..., dict[str, Any]]


@pytest.fixture
def carried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Carry:
    """Return what carries a card's work out in this process and gives its answer."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", None)

    def work(card: str, files: Mapping[str, Given], **values: str) -> dict[str, Any]:
        folder = tmp_path / f"item-{len(list(tmp_path.glob('item-*')))}"
        (folder / OUT).mkdir(parents=True)
        (folder / IN).mkdir()
        named = {}
        for field, given in files.items():
            paths = [given] if isinstance(given, Path) else given
            named[field] = tuple(put_in(folder / IN, path) for path in paths)
        found = card_of(card)
        assert found is not None
        carry_out(RunOrder(found.work, folder, named, values, "vi"), io.StringIO())
        answer = read_answer(folder, "vi")
        assert answer is not None
        return {**answer, "folder": folder}

    return work


def put_in(folder: Path, path: Path) -> str:
    """Copy a file into a folder, a second one of its name into another below it."""
    place = folder / path.name
    if place.exists():
        place = folder / "2" / path.name
        place.parent.mkdir()
    place.write_bytes(path.read_bytes())
    return place.relative_to(folder).as_posix()


def test_every_card_has_its_work() -> None:
    works = {f"{work.__module__}:{work.__name__}" for work in WORKS}
    assert {card.work for card in CARDS} == works


def test_confirmed_cells_have_their_work() -> None:
    work = confirm.check_confirmed
    assert f"{work.__module__}:{work.__name__}" == WORK


def test_a_check_lists_each_fault_with_its_cell_and_writes_what_is_taken(
    carried: Carry, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [books.household("H1", 4), books.household("H2", 2, **{"Điểm B1": "{x}"})]
    path = books.write(tmp_path / "xa.xlsx", rows)
    answer = carried("check", {"file": path})
    folder = answer["folder"]
    assert answer["tone"] == "care"
    assert [one["name"] for one in answer["files"]] == ["xa.tra-lai.xlsx", "xa.ket-qua.xlsx"]
    assert {one.name for one in (folder / OUT).iterdir()} == {"xa.tra-lai.xlsx", "xa.ket-qua.xlsx"}
    os.chdir(tmp_path)
    run(app, ["check", "--format", "json", "--quiet", "xa.xlsx"])
    expected = capsys.readouterr().out
    assert (folder / CHECKED).read_text(encoding="utf-8") == expected
    faults = json.loads(expected)["faults"]
    keys = ("code", "severity", "sheet", "cell", "message")
    assert [[one[key] for key in keys] for one in answer["faults"]] == [
        [one[key] for key in keys] for one in faults
    ]
    assert any("{x}" in one["message"] for one in faults)
    rows_read = answer["sums"][0]
    assert (rows_read["name"], rows_read["count"]) == ("Dòng trong bảng khảo sát", 2)
    parts = dict(rows_read["parts"])
    assert list(parts.values()) == [1, 1, 0]
    assert sum(one["count"] for one in answer["kinds"]) == len(faults)


def test_results_by_the_page_are_those_of_the_command(carried: Carry, tmp_path: Path) -> None:
    path = books.write(tmp_path / "xa.xlsx", [books.household("H1", 4)])
    answer = carried("check", {"file": path})
    assert answer["tone"] == "good"
    assert [one["name"] for one in answer["files"]] == ["xa.ket-qua.xlsx"]
    os.chdir(tmp_path)
    run(app, ["score", "--quiet", "xa.xlsx"])
    by_page, by_command = (
        openpyxl.load_workbook(folder / "xa.ket-qua.xlsx")
        for folder in (answer["folder"] / OUT, tmp_path)
    )
    for name in ("Danh sách", "Kết quả"):
        cells = [list(book[name].values) for book in (by_page, by_command)]
        assert cells[0] == cells[1]


@pytest.mark.parametrize(
    ("typed", "tone", "found"),
    [
        ("H1", "good", []),
        ("h1", "good", []),
        ("tran thi", "good", []),
        ("TRẦN", "good", []),
        ("thu", "care", ["H3", "H1"]),
        ("Lê", "bad", []),
        ("!", "bad", []),
    ],
)
def test_a_household_is_found_by_code_or_name(
    carried: Carry, tmp_path: Path, typed: str, tone: str, found: list[str]
) -> None:
    rows = [
        books.household("H1", 4),
        books.household("H2", 2, **{"Họ và tên chủ hộ": "Trần Thị Mẫu"}),
        books.household("H3", 2, **{"Họ và tên chủ hộ": "Phạm Thu"}),
    ]
    path = books.write(tmp_path / "xa.xlsx", rows)
    answer = carried("explain", {"file": path}, household=typed)
    assert answer["tone"] == tone
    assert [one["code"] for one in answer["households"]] == found
    pages = ["giai-thich.html", "giai-thich-can-bo.html"] if tone == "good" else []
    assert [one["name"] for one in answer["files"]] == pages


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("survey", "bang-khao-sat-2024.xlsx"),
        ("b1", "bang-diem-b1.xlsx"),
        ("settings", "cai-dat-bao-cao.xlsx"),
    ],
)
def test_blanks(carried: Carry, kind: str, name: str) -> None:
    answer = carried("template", {}, kind=kind, year="2024", code="30172")
    assert [one["name"] for one in answer["files"]] == [name]
    assert (answer["folder"] / OUT / name).read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("year", ["", "24", "20x4", "２０２４"])
def test_a_year_that_is_none_is_told(carried: Carry, year: str) -> None:
    answer = carried("template", {}, kind="survey", year=year)
    assert answer["tone"] == "bad"
    assert "bốn chữ số" in answer["headline"]
    assert answer["files"] == []


def test_a_file_that_is_no_score_table_is_refused(carried: Carry, tmp_path: Path) -> None:
    path = books.write(tmp_path / "xa.xlsx", [books.household("H1", 4)])
    answer = carried("b1", {"file": path}, year="2024", typed_by="Lê A")
    assert answer["tone"] == "bad"
    assert answer["files"] == []


def test_two_years_and_a_report(carried: Carry, tmp_path: Path) -> None:
    old, new = (
        books.write(tmp_path / f"{year}.xlsx", [books.household("H1", poor)], info=info)
        for year, poor, info in ((2023, 4, {"Năm rà soát": 2023}), (2024, 1, {}))
    )
    answer = carried("diff", {"old": old, "new": new})
    assert (answer["tone"], answer["lines"]) == (
        "good",
        ["Không có điểm nào phải làm rõ: xem và in trang biến động."],
    )
    assert {one["name"] for one in answer["files"]} == {"bien-dong.html", "bien-dong.xlsx"}
    turned = carried("diff", {"old": new, "new": old})
    assert turned["tone"] == "bad"
    assert "2024" in turned["headline"].partition("năm nay")[0]


def test_a_report_of_the_same_year_twice_names_the_field_of_the_page(
    carried: Carry, tmp_path: Path
) -> None:
    first, second = (
        books.write(tmp_path / f"{name}.xlsx", [books.household("H1", 4)]) for name in "ab"
    )
    answer = carried("report", {"results": first, "previous": second})
    assert answer["tone"] == "bad"
    assert "--" not in answer["headline"] + "".join(answer["lines"])
    assert "«Năm trước: kết quả" in answer["headline"]


def test_only_a_whole_option_is_replaced() -> None:
    shown = shown_fault(Fault("RV-461", params={"previous": "--year-x {y}", "year": "2024"}))
    assert "--year-x {y}" in shown.message.say("vi")


COMMANDS = re.compile(r"(?<![\w-])--[a-z]|\bravo [a-z0-9]+ |RV-\d")


def sentences(path: Path) -> list[str]:
    """Return what a workbook says to who reads it, comments too; a code alone is for support."""
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    words = [str(cell.value) for cell in cells if isinstance(cell.value, str)]
    words += [cell.comment.text for cell in cells if cell.comment is not None]
    return [one for one in words if not re.fullmatch(r"RV-\d+", one)]


def test_the_files_of_a_check_speak_of_the_page_and_not_of_commands(
    carried: Carry, tmp_path: Path
) -> None:
    """`--area` and the file of corrections are named in the advice that commands give."""
    rows = [books.household(f"H{n}", 4, **{INCOME: 24_000_000}) for n in range(30)]
    for row in rows:
        row.pop("Điểm B1")
    info = {"Xã/phường/thị trấn": "Mỹ An Hưng A", "Khu vực": "miền xuôi"}
    answer = carried("check", {"file": books.write(tmp_path / "xa.xlsx", rows, info=info)})
    codes = {one["code"] for one in answer["faults"]}
    assert any(COMMANDS.search(kind_of(code).hint.vi) for code in codes)
    out = answer["folder"] / OUT
    for name in ("xa.tra-lai.xlsx", "xa.ket-qua.xlsx"):
        assert [one for one in sentences(out / name) if COMMANDS.search(one)] == []
    marked = openpyxl.load_workbook(out / "xa.tra-lai.xlsx")
    assert {cell.value for cell in marked["Lỗi"]["B"][1:]} == codes


INCOME = "Thu nhập bình quân (đồng/người/tháng)"


def test_the_pairs_to_confirm_say_where_the_page_takes_them(carried: Carry, tmp_path: Path) -> None:
    old, new = (
        books.write(tmp_path / f"{year}.xlsx", [one], info={"Năm rà soát": year})
        for year, one in (
            (2023, books.household("A1")),
            (2024, books.household("B1", **{"Năm sinh": 1975})),
        )
    )
    answer = carried("diff", {"old": old, "new": new})
    out = answer["folder"] / OUT / "bien-dong.xlsx"
    assert [one for one in sentences(out) if COMMANDS.search(one)] == []
    note = openpyxl.load_workbook(out)["Cần xác nhận"]["A1"].value
    assert answer["tone"] == "care"
    assert answer["lines"][0].startswith("Còn 1 cặp hộ phải xác nhận")
    assert "«Cặp hộ đã xác nhận»" in note


def test_the_blank_score_table_names_no_command(carried: Carry) -> None:
    out = carried("template", {}, kind="b1", year="2024")["folder"] / OUT / "bang-diem-b1.xlsx"
    assert [one for one in sentences(out) if COMMANDS.search(one)] == []


@pytest.mark.parametrize(
    ("rows", "tone", "headline"),
    [
        ([{}], "good", "Tệp được chấp nhận."),
        ([{}, {"Điểm B1": None}], "care", "Tệp được chấp nhận một phần: 1 hộ chưa đủ thông tin"),
        ([{"Điểm B1": None}], "bad", "Tệp chưa được chấp nhận"),
        ([{}, {"Điểm B1": "x"}], "care", "Tệp được chấp nhận một phần: 1 hộ chưa phân loại được"),
        ([{"Điểm B1": "x"}], "bad", "Tệp chưa được chấp nhận"),
        ([{}, {"Diện tích nhà ở (m2)": 1}], "care", "Tệp được chấp nhận, có chỗ nên xem lại."),
    ],
)
def test_the_headline_counts_the_households_without_a_class(
    carried: Carry, tmp_path: Path, rows: list[dict[str, Any]], tone: str, headline: str
) -> None:
    homes = [books.household(f"H{n}", 4, **more) for n, more in enumerate(rows)]
    answer = carried("check", {"file": books.write(tmp_path / "xa.xlsx", homes)})
    assert (answer["tone"], answer["headline"][: len(headline)]) == (tone, headline)
    ticks = any("«Đúng như phiếu»" in line for line in answer["lines"])
    assert not ticks or any(one["may_be_right"] for one in answer["faults"])


def test_an_export_of_other_software_is_sent_to_the_field_for_its_layout(
    carried: Carry, tmp_path: Path
) -> None:
    answer = carried("check", {"file": write_book(tmp_path / "mis.xlsx", {"A": mis_rows()})})
    assert answer["open_fold"]
    (line,) = answer["lines"]
    assert "«Tệp theo mẫu nào»" in line
    assert "bản đánh dấu" not in line


def test_a_year_that_a_layout_lacks_is_typed_into_its_field(carried: Carry, tmp_path: Path) -> None:
    path = write_book(tmp_path / "mis.xlsx", {"A": mis_rows()})
    answer = carried("check", {"file": path}, layout="mis")
    assert answer["open_fold"]
    assert "«Năm rà soát»" in answer["lines"][0]


def test_a_value_that_no_confirmation_makes_usable_cannot_be_confirmed() -> None:
    """A birth year of 1700 is an error; where no class depends on it, it is only warned about."""
    place = ("H1", "Thành viên", "E2", "Ngày/năm sinh")
    for code, may in (("RV-209", False), ("RV-221", True)):
        params = {"limits": "1", "unknown": "", "slip": ""}
        fault = Fault(code, *place, value="1700", params=params, decides=False)
        assert (shown_fault(fault).severity, shown_fault(fault).may_be_right) == ("warning", may)


def test_a_blank_survey_with_the_questions_of_a_table_that_nobody_kept_is_refused(
    carried: Carry, user_home: Path
) -> None:
    assert not user_home.exists()
    answer = carried("template", {}, kind="survey", year="2024", b1_questions="kept_points")
    assert (answer["tone"], answer["files"]) == ("bad", [])
    assert "«Điền bảng điểm B1»" in answer["lines"][0]


def test_the_calendar_has_the_days_of_the_level_that_is_chosen(carried: Carry) -> None:
    days = {}
    for level in ("commune", "province", "all_levels"):
        answer = carried("calendar", {}, year="2026", level=level)
        (file,) = answer["files"]
        assert file["name"] == "lich-ra-soat-2026.ics"
        words = (answer["folder"] / OUT / file["name"]).read_text(encoding="utf-8")
        days[level] = {one for one in words.splitlines() if one.startswith("UID")}
        assert answer["headline"] == f"Lịch năm 2026 có {words.count('BEGIN:VEVENT')} ngày."
    assert days["commune"] < days["all_levels"]
    assert days["commune"] | days["province"] == days["all_levels"]


@pytest.mark.parametrize(
    ("year", "level", "dates", "told"),
    [
        # 10/6 and 10/11 are dates of one district's plan.
        ("2024", "district", 11, ["2024 của huyện Lấp Vò"]),
        ("2024", "province", 11, []),
        ("2025", "district", 6, ["2024 của huyện Lấp Vò", "dừng ở ngày 30/6/2025"]),
        ("2025", "all_levels", 25, ["2024 của huyện Lấp Vò"]),
    ],
)
def test_a_district_has_a_calendar_as_long_as_there_was_one(
    carried: Carry, year: str, level: str, dates: int, told: list[str]
) -> None:
    answer = carried("calendar", {}, year=year, level=level)
    assert answer["headline"] == f"Lịch năm {year} có {dates} ngày."
    assert len(answer["lines"]) == 1 + len(told)
    assert all(any(words in line for line in answer["lines"]) for words in told)


def test_a_district_has_no_calendar_when_there_is_none(carried: Carry) -> None:
    answer = carried("calendar", {}, year="2026", level="district")
    assert (answer["tone"], answer["files"]) == ("bad", [])
    assert "từ 01/7/2025 không còn cấp huyện" in answer["headline"]


def test_a_year_without_an_act_has_no_calendar(carried: Carry) -> None:
    answer = carried("calendar", {}, year="2019", level="commune")
    assert (answer["tone"], answer["files"]) == ("bad", [])
    assert "2019" in answer["headline"]


def test_last_years_file_opens_the_survey_of_the_year_after(carried: Carry, tmp_path: Path) -> None:
    rows = [books.household("H1", 4), books.household("H2", 0, **{"Điểm B1": 200})]
    path = books.write(tmp_path / "xa.xlsx", rows, info={"Năm rà soát": 2023})
    answer = carried("next_year", {"last_year": path}, year="", keep_facts="no_facts")
    assert answer["tone"] == "good"
    assert answer["headline"].startswith("Đã điền sẵn 2 hộ, 0 thành viên cho năm 2024;")
    assert [one["name"] for one in answer["files"]] == ["bang-khao-sat-2024.xlsx"]
    (written,) = (answer["folder"] / OUT).iterdir()
    values = list(openpyxl.load_workbook(written)["Hộ"].values)
    at = [str(head).split("\n")[0] for head in values[0]].index("Phân loại đầu kỳ")
    assert [(row[0], row[at]) for row in values[1:3]] == [
        ("H1", "Hộ nghèo"),
        ("H2", "Hộ không nghèo"),
    ]


def test_a_list_that_is_not_of_a_year_before_is_refused_in_the_words_of_the_page(
    carried: Carry, tmp_path: Path
) -> None:
    path = books.write(tmp_path / "xa.xlsx", [books.household("H1", 4)])
    late = carried("next_year", {"last_year": path}, year="2024", keep_facts="no_facts")
    assert (late["tone"], late["files"]) == ("bad", [])
    assert list((late["folder"] / OUT).iterdir()) == []
    other = carried("next_year", {"last_year": path}, code="30169")
    assert "lệnh" not in other["lines"][0]


def test_what_results_lack_for_the_next_survey_is_named_without_commands(
    carried: Carry, tmp_path: Path
) -> None:
    survey = books.write(tmp_path / "xa.xlsx", [books.household("H1", 4)])
    results = carried("check", {"file": survey})["folder"] / OUT / "xa.ket-qua.xlsx"
    answer = carried("next_year", {"last_year": results}, keep_facts="facts")
    assert (answer["tone"], len(answer["files"])) == ("care", 1)
    assert "--" not in "".join(answer["notes"])
    assert any("không mang được gì từ tệp này" in one for one in answer["notes"])


@pytest.fixture
def survey_with_namesakes(tmp_path: Path) -> Path:
    """Three poor households, two of them namesakes, and one that is not poor."""
    rows = [
        books.household("H1", 4),
        books.household("H2", 4, **{"Năm sinh": 1955}),
        books.household("H3", 4, **{"Họ và tên chủ hộ": "Trần Thị Mẫu"}),
        books.household("H4", 0, **{"Điểm B1": 200, "Họ và tên chủ hộ": "Lê Mẫu"}),
    ]
    return books.write(tmp_path / "xa.xlsx", rows)


@pytest.mark.parametrize(
    ("chosen", "pages"),
    [
        ("poor_and_near", {"hộ nghèo": 3}),
        ("everybody", {"hộ nghèo": 3, "hộ không nghèo": 1}),
        ("not_poor", {"hộ không nghèo": 1}),
    ],
)
def test_the_families_of_a_class_are_explained_in_one_file(
    carried: Carry, survey_with_namesakes: Path, chosen: str, pages: dict[str, int]
) -> None:
    answer = carried(
        "families", {"file": survey_with_namesakes}, **{"class": chosen, "format": "html"}
    )
    assert answer["tone"] == "good"
    assert [one["name"] for one in answer["files"]] == ["giai-thich-cac-ho.html"]
    assert dict(answer["sums"][0]["parts"]) == pages
    words = (answer["folder"] / OUT / "giai-thich-cac-ho.html").read_text(encoding="utf-8")
    assert ("Lê Mẫu" in words) == ("hộ không nghèo" in pages)
    assert answer["households"] == []


def test_namesakes_are_explained_together_and_listed_to_choose_one(
    carried: Carry, survey_with_namesakes: Path
) -> None:
    typed = {"class": "everybody", "format": "docx", "name": "nguyen van thu"}
    answer = carried("families", {"file": survey_with_namesakes}, **typed)
    assert [one["name"] for one in answer["files"]] == ["giai-thich-cac-ho.docx"]
    seen = {(one["code"], one["born"]) for one in answer["households"]}
    assert seen == {("H1", 1970), ("H2", 1955)}
    nobody = carried(
        "families", {"file": survey_with_namesakes}, **{**typed, "name": "nguyen van thuu"}
    )
    assert (nobody["tone"], nobody["files"], nobody["same_file"]) == ("bad", [], True)
    assert {one["code"] for one in nobody["households"]} == {"H1", "H2"}


def test_what_of_a_file_was_left_unread_stands_beside_the_explanations(
    carried: Carry, tmp_path: Path
) -> None:
    row = books.household("H1", 4, **{"Cột lạ của xã": "x"})
    path = books.write(tmp_path / "xa.xlsx", [row])
    for card, typed in (("explain", {"household": "H1"}), ("families", {})):
        lines = carried(card, {"file": path}, **typed)["lines"]
        assert any("chưa đọc: 1 cột." in line for line in lines)


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ({"village": "Ấp 99"}, "Ấp 99"),
        ({"class": "near_poor", "name": "mau"}, "«Loại hộ»"),
    ],
)
def test_what_fits_no_family_is_typed_again_for_the_same_file(
    carried: Carry, survey_with_namesakes: Path, typed: dict[str, str], label: str
) -> None:
    answer = carried("families", {"file": survey_with_namesakes}, **{"class": "everybody", **typed})
    assert (answer["tone"], answer["files"], answer["same_file"]) == ("bad", [], True)
    assert label in answer["headline"]
    assert "--" not in answer["headline"] + "".join(answer["lines"])


MERGED = "Tệp gộp có 3 hộ, từ 2 tệp."
HEAD, ASKS = "Họ và tên chủ hộ", "Nội dung đề nghị"


def zipped(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    """Write a survey as a zip of its tables in CSV."""
    tables = {"ho.csv": [list(rows[0]), *(list(row.values()) for row in rows)]}
    tables["thong-tin.csv"] = [[name, value] for name, value in books.INFO.items()]
    with ZipFile(path, "w") as packed:
        for name, lines in tables.items():
            text = io.StringIO()
            csv.writer(text).writerows(lines)
            packed.writestr(name, text.getvalue())
    return path


def test_a_zip_of_tables_is_a_survey_and_a_loose_table_is_sent_to_be_packed(
    carried: Carry, tmp_path: Path
) -> None:
    rows = [books.household("H1", 4), books.household("H2", 4, **{"Điểm B1": "trăm"})]
    answer = carried("check", {"file": zipped(tmp_path / "xa.zip", rows)})
    assert answer["tone"] == "care"
    assert [one["name"] for one in answer["files"]] == ["xa.tra-lai.xlsx", "xa.ket-qua.xlsx"]
    (fault,) = answer["faults"]
    assert [fault[key] for key in ("sheet", "cell", "column")] == ["ho.csv", "H3", "Điểm B1"]
    with ZipFile(tmp_path / "xa.zip") as packed:
        packed.extract("ho.csv", tmp_path)
    loose = carried("check", {"file": tmp_path / "ho.csv"})
    assert (loose["tone"], loose["files"]) == ("bad", [])
    assert "thành một tệp .zip" in loose["lines"][0]


def test_files_of_reviewers_become_one_survey_once_their_conflict_is_decided(
    carried: Carry, tmp_path: Path
) -> None:
    """Two files of one name, of which a household is in both; the second says five members."""
    files = []
    for place, code in enumerate(("H1", "H2")):
        (tmp_path / str(place)).mkdir()
        own, both = (books.household(one, **{HEAD: f"Võ {one}"}) for one in (code, "H9"))
        both["Số nhân khẩu"] = 4 + place
        files.append(books.write(tmp_path / str(place) / "ap.xlsx", [own, both]))
    first = carried("merge", {"files": files})
    assert (first["tone"], first["headline"]) == ("care", MERGED)
    assert "1 chỗ các tệp ghi khác nhau, ở 1 hộ" in first["lines"][0]
    (rows,) = first["sums"]
    assert (rows["name"], rows["count"]) == ("Dòng của trang Hộ", 4)
    assert [count for _, count in rows["parts"]] == [3, 1, 0, 0, 0]
    (name,) = [one["name"] for one in first["files"]]
    assert [one for one in sentences(first["folder"] / OUT / name) if COMMANDS.search(one)] == []
    book = openpyxl.load_workbook(first["folder"] / OUT / name)
    sources = [str(cell.value) for cell in book["Nguồn gộp"]["A"]]
    assert {"1/ap.xlsx", "2/ap.xlsx"} <= set(sources)
    conflicts = book["Xung đột"]
    (heading,) = [c for row in conflicts.iter_rows() for c in row if c.value == "Quyết định"]
    conflicts.cell(heading.row + 1, heading.column).value = "Tệp B"
    book.save(tmp_path / name)
    checked = carried("check", {"file": tmp_path / name})
    (unclear,) = [one for one in checked["faults"] if one["code"] == "RV-4090"]
    assert "«Gộp tệp của các rà soát viên»" in unclear["hint"]
    again = carried("merge", {"files": tmp_path / name})
    assert (again["tone"], again["headline"], again["notes"]) == ("good", MERGED, [])
    assert "«Kiểm tra bảng khảo sát»" in again["lines"][0]
    named, *households = openpyxl.load_workbook(again["folder"] / OUT / name)["Hộ"].values
    heads = [str(one).split("\n")[0] for one in named]
    at, size = heads.index("Mã hộ"), heads.index("Số nhân khẩu")
    assert {row[at]: row[size] for row in households}["H9"] == 5


def test_files_of_two_communes_are_not_merged(carried: Carry, tmp_path: Path) -> None:
    files = [
        books.write(tmp_path / f"{name}.xlsx", [books.household(name)], info=info)
        for name, info in (("a", {}), ("b", {"Xã/phường/thị trấn": "Xã Tân Mỹ"}))
    ]
    answer = carried("merge", {"files": files})
    assert (answer["tone"], answer["files"]) == ("bad", [])
    assert "b.xlsx: Xã Tân Mỹ" in answer["headline"]


def test_sheets_of_each_village_come_as_one_archive_with_blank_ones(
    carried: Carry, tmp_path: Path
) -> None:
    village = "Thôn/ấp/bản/tổ dân phố"
    rows = [books.household(f"H{n}", **{village: f"Ấp {n % 2 + 1}"}) for n in range(3)]
    path = books.write(tmp_path / "xa.xlsx", rows)
    answer = carried("sheets", {"file": path}, split="by_village", blank="2")
    assert (answer["tone"], answer["headline"]) == ("good", "Đã lập 7 phiếu.")
    assert dict(answer["sums"][0]["parts"]) == {"Phiếu của hộ trong bảng": 3, "Phiếu trống": 4}
    assert [one.name for one in (answer["folder"] / OUT).iterdir()] == ["phieu-theo-thon.zip"]
    with ZipFile(answer["folder"] / OUT / "phieu-theo-thon.zip") as packed:
        assert packed.namelist() == ["phieu-2024-ap-1.docx", "phieu-2024-ap-2.docx"]
        assert all(packed.read(name)[:2] == b"PK" for name in packed.namelist())


@pytest.mark.skipif(sys.platform == "win32", reason="a program is a shell script here")
@pytest.mark.parametrize(
    ("words", "split", "names", "told"),
    [
        (
            'while [ $# -gt 1 ]; do dir="$1"; shift; done; /bin/cp "$1" "$dir/phieu.pdf"',
            "one_document",
            ["phieu.pdf", "phieu.docx"],
            "tệp PDF in ngay được",
        ),
        ("exit 1", "one_document", ["phieu.docx"], "không làm được tệp PDF lần này"),
        (None, "one_document", ["phieu.docx"], "không có LibreOffice"),
        (None, "by_village", ["phieu-theo-thon.zip"], "mở từng tệp Word"),
    ],
)
def test_sheets_are_a_pdf_as_well_where_a_program_makes_one(
    carried: Carry,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: str | None,
    split: str,
    names: list[str],
    told: str,
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    if words is not None:
        (programs / "soffice").write_text(f"#!/bin/sh\n{words}\n", encoding="utf-8")
        (programs / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    path = books.write(tmp_path / "xa.xlsx", [books.household("H1")])
    answer = carried("sheets", {"file": path}, split=split, paper="word_and_pdf")
    assert [one["name"] for one in answer["files"]] == names
    assert answer["tone"] == ("good" if "phieu.pdf" in names else "care")
    assert any(told in line for line in answer["lines"])


def test_the_template_of_sheets_is_given_edited_and_used(carried: Carry, tmp_path: Path) -> None:
    given = carried("template", {}, kind="sheet")
    names = [one["name"] for one in given["files"]]
    assert names == ["phieu-ra-soat.docx", "cac-truong-phieu.docx"]
    own = tmp_path / names[0]
    own.write_bytes((given["folder"] / OUT / names[0]).read_bytes())
    typed = {"split": "one_document", "blank": "1", "year": "2025"}
    assert carried("sheets", {"office_template": own}, **typed)["tone"] == "good"
    own.write_bytes(b"x")
    refused = carried("sheets", {"office_template": own}, **typed)
    assert (refused["tone"], refused["files"]) == ("bad", [])
    assert refused["headline"] == "phieu-ra-soat.docx không phải văn bản Word (.docx) đọc được."


def test_blank_sheets_alone_want_a_number_and_a_year(carried: Carry) -> None:
    done = carried("sheets", {}, split="one_document", blank="2", year="2025")
    assert [one["name"] for one in done["files"]] == ["phieu.docx"]
    assert dict(done["sums"][0]["parts"]) == {"Phiếu của hộ trong bảng": 0, "Phiếu trống": 2}
    for typed, words in (
        ({"blank": "hai", "year": "2025"}, "Số phiếu trống là hai"),
        ({"blank": "-1", "year": "2025"}, "Số phiếu trống là -1"),
        ({"blank": "9" * 30, "year": "2025"}, "chỉ nhận từ 0 đến 5.000"),
        ({"blank": "2"}, "Không rõ năm rà soát"),
        ({}, "cũng chưa có số phiếu trống"),
    ):
        refused = carried("sheets", {}, split="one_document", **typed)
        assert (refused["tone"], refused["files"], refused["same_file"]) == ("bad", [], False)
        assert words in refused["headline"]
        assert "--" not in "".join(refused["lines"])


COMMUNE = {"Mã xã": "30178", "Xã/phường/thị trấn": "Xã Mỹ An Hưng", "Huyện/quận/thị xã": None}


def test_a_month_goes_from_last_years_results_to_the_list_after_it(
    carried: Carry, tmp_path: Path
) -> None:
    rows = [books.household(code, 4, **{HEAD: f"Lê {code}"}) for code in ("H1", "H2")]
    info = {**COMMUNE, "Năm rà soát": 2025}
    year = books.write(tmp_path / "xa.xlsx", rows, info=info)
    state = carried("check", {"file": year})["folder"] / OUT / "xa.ket-qua.xlsx"
    blank = carried("month_requests", {"state": state}, month="3/2026")
    assert any("là tệp kết quả" in one for one in blank["notes"])
    assert blank["headline"].startswith("Đã mở bảng đề nghị với 2 hộ, 0 thành viên")
    (written,) = (blank["folder"] / OUT).iterdir()
    assert written.name == "de-nghi-2026-03.xlsx"
    book = openpyxl.load_workbook(written)
    names = next(book["Hộ"].values)
    heads = {str(name).split("\n")[0]: at for at, name in enumerate(names, start=1)}
    heads |= {name.removeprefix("Thiếu hụt "): column for name, column in heads.items()}
    leaves = books.household("H1", 0, **{"Điểm B1": 200, ASKS: "Ra khỏi danh sách (Mẫu 04)"})
    unknown = books.household("H7", 4, **{ASKS: "Ra khỏi danh sách (Mẫu 04)"})
    for at, values in ((2, {**leaves, HEAD: "Lê H1"}), (4, unknown)):
        for name, value in values.items():
            book["Hộ"].cell(at, heads[name]).value = value
    book.save(tmp_path / "de-nghi.xlsx")
    given = {"state": state, "requests": tmp_path / "de-nghi.xlsx"}
    answer = carried("monthly", given)
    assert answer["tone"] == "care"
    assert answer["headline"].startswith("Tháng 3/2026: 1 thay đổi, 0 đề nghị")
    assert [one["name"] for one in answer["files"]] == [
        "danh-sach-2026-03.ket-qua.xlsx",
        "giay-to-2026-03.xlsx",
    ]
    for path in (written, *(answer["folder"] / OUT).iterdir()):
        assert [one for one in sentences(path) if COMMANDS.search(one)] == []
    (unclear,) = [one for one in answer["faults"] if one["code"] == "RV-656"]
    assert (unclear["household"], unclear["sheet"]) == ("H7", "Hộ")
    assert not any(unclear["message"] in one for one in answer["notes"])
    other = carried("monthly", given, month="4/2026")
    assert (other["tone"], other["files"]) == ("bad", [])
    assert "«Tháng»" in other["lines"][0]
    late = carried("month_requests", {}, month="13/2026")
    assert (late["tone"], late["files"]) == ("bad", [])
    assert late["headline"].startswith("«13/2026» không phải một tháng")


def test_a_month_opened_with_the_survey_keeps_the_facts_of_dwellings(
    carried: Carry, tmp_path: Path
) -> None:
    info = {**COMMUNE, "Năm rà soát": 2025, "Kỳ rà soát": "Định kỳ"}
    rows = [books.household("H1", 4, **{"Diện tích nhà ở (m2)": 42})]
    survey = books.write(tmp_path / "xa.xlsx", rows, info=info)
    answer = carried("month_requests", {"state": survey}, month="1/2026")
    assert not any("là tệp kết quả" in one for one in answer["notes"])
    (written,) = (answer["folder"] / OUT).iterdir()
    heads, first, *_ = openpyxl.load_workbook(written)["Hộ"].values
    known = dict(zip([str(head).split("\n")[0] for head in heads], first, strict=True))
    assert (known["Diện tích nhà ở (m2)"], known["Mã hộ"]) == (42, "H1")


def test_an_empty_workbook_of_requests_is_of_its_month(carried: Carry) -> None:
    answer = carried("month_requests", {}, month="2026-05", code="30178")
    (written,) = (answer["folder"] / OUT).iterdir()
    assert (answer["tone"], written.name) == ("good", "de-nghi-2026-05.xlsx")
    info = {row[0]: row[1] for row in openpyxl.load_workbook(written)["Thông tin"].values}
    assert (info["Kỳ rà soát"], info["Năm rà soát"]) == ("Thường xuyên", 2026)
