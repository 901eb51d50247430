"""A month applied from files to files: what is written, what is refused, what is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from ravo import criteria
from ravo.cli import app
from ravo.console import run
from ravo.fault_words import fault_message
from ravo.faults import Fault, RavoError
from ravo.pipeline.blanks import TemplateRequest, write_next_survey, write_requests_template
from ravo.pipeline.listener import SILENCE, Silence
from ravo.pipeline.monthly import MonthlyOutcome, MonthlyRequest, apply_month
from ravo.pipeline.reviews import review_workbook
from ravo.results.moves import moves_of
from ravo.results.workbook import write_results
from ravo.survey.options import ReadOptions
from ravo.survey.settings import load_settings
from ravo.workbook.products import product_of
from support import books
from support.register_lists import add, made_list
from support.register_lists import home as register_home
from support.results_files import read_results_file
from support.rights import rights_are
from support.workbook_reviews import judged

HEAD, PLACE, ASKS = "Họ và tên chủ hộ", "Thôn/ấp/bản/tổ dân phố", "Nội dung đề nghị"
COMMUNE = {"Mã xã": "30178", "Xã/phường/thị trấn": "Xã Mỹ An Hưng", "Huyện/quận/thị xã": None}
MONTH = {"Kỳ rà soát": "Thường xuyên", "Năm rà soát": 2026, "Ngày chốt số liệu": "20/03/2026"}
ENTER, ESCAPE = "Vào danh sách (Mẫu 01)", "Ra khỏi danh sách (Mẫu 04)"
LEFT = "Lý do biến động"
NAMES = {"H1": "Lê Văn An", "H2": "Võ Thị Bé", "H3": "Phan Văn Cư", "H4": "Đỗ Thị Dung"}


@dataclass(frozen=True)
class Files:
    """Last year's results and a month's requests."""

    state: Path
    requests: Path


def row(code: str, deprived: int, **more: Any) -> dict[str, Any]:
    return books.household(code, deprived, **{HEAD: NAMES.get(code, f"Mai Văn {code}"), **more})


def requests(path: Path, rows: Sequence[dict[str, Any]], **info: Any) -> Path:
    return books.write(path, rows, info={**COMMUNE, **MONTH, **info})


ASKED = (
    row("H1", 1, **{ASKS: ESCAPE}),
    row("H2", 3, **{ASKS: ESCAPE}),
    row("H4", 3, **{ASKS: ENTER}),
    row("H9", 3, **{ASKS: ESCAPE}),
)


@pytest.fixture(scope="module")
def month_files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("nam")
    rows = [row("H1", 3), row("H2", 3), row("H3", 1), row("H4", 0, **{"Điểm B1": 160})]
    year = {**COMMUNE, "Năm rà soát": 2025, "Kỳ rà soát": "Định kỳ"}
    survey = books.write(folder / "xa.xlsx", rows, info=year)
    review = judged(survey)
    state = folder / "xa.ket-qua.xlsx"
    write_results(review, state, "vi")
    return Files(state, requests(folder / "de-nghi.xlsx", ASKED))


def applied(state: Path, asked: Path, out: Path, **more: Any) -> MonthlyOutcome:
    return apply_month(MonthlyRequest(state, asked, out, ReadOptions(), "vi", **more), SILENCE)


def refusal(state: Path, asked: Path, out: Path, **more: Any) -> str:
    with pytest.raises(RavoError) as refused:
        applied(state, asked, out, **more)
    assert not out.exists()
    return refused.value.fault.code


@pytest.fixture(scope="module")
def march(month_files: Files, tmp_path_factory: pytest.TempPathFactory) -> MonthlyOutcome:
    return applied(
        month_files.state, month_files.requests, tmp_path_factory.mktemp("thang") / "2026"
    )


def lines(path: Path, name: str) -> list[list[Any]]:
    """Return the cells of a sheet that are filled, row by row."""
    sheet = openpyxl.load_workbook(path)[name]
    rows = ([cell for cell in line if cell is not None] for line in sheet.values)
    return [line for line in rows if line]


def test_the_papers_of_a_month(march: MonthlyOutcome) -> None:
    _, papers = march.files
    decided = lines(papers, "Kèm quyết định")
    start = decided.index(["Công nhận hộ nghèo: 1 hộ"])
    poor, near, above = "Hộ nghèo", "Hộ cận nghèo", "Hộ không nghèo"
    reason = "Theo giấy đề nghị; kết quả rà soát: {}."
    assert decided[start + 1 : start + 4] == [
        [1, "Đỗ Thị Dung", "Ấp Thử", 2, above, poor, reason.format(poor)],
        ["Công nhận hộ thoát nghèo, trở thành hộ cận nghèo: 1 hộ"],
        [1, "Lê Văn An", "Ấp Thử", 2, poor, near, reason.format(near)],
    ]
    refused = [line for line in lines(papers, "Không công nhận") if line[0] == 1]
    asks = "Công nhận thoát nghèo, thoát cận nghèo (Mẫu 04)"
    still = "Kết quả rà soát vẫn là: Hộ nghèo."
    assert refused == [[1, "Võ Thị Bé", "Ấp Thử", 2, poor, asks, still]]
    report = lines(papers, "Báo cáo tháng")
    assert ["Báo cáo Ủy ban nhân dân cấp tỉnh ngày 05/04/2026"] in report
    assert ["Công nhận hộ nghèo, hộ cận nghèo (Mẫu 01)", 1, 1, 0, 0] in report
    assert ["Công nhận thoát nghèo, thoát cận nghèo (Mẫu 04)", 3, 1, 1, 1] in report
    for period in ("Trong tháng", "Từ đầu năm"):
        assert [period, "Số hộ", 2, 1, 0, 0, 0, 0, 1, 0, 2] in report
        assert [period, "Số nhân khẩu", 2, 0, 0, 0, 2, 0, 0, 0, 4] in report
    opened = lines(papers, "Cần làm rõ")
    assert opened[-1][:2] == ["H9", "Mai Văn H9"]
    assert "Hộ!A5" in opened[-1]
    assert product_of(papers) == "monthly"


def test_who_has_to_be_cleared_up_is_named_with_its_cell(march: MonthlyOutcome) -> None:
    found = [(fault.code, fault.household, fault.cell) for fault in march.faults]
    assert found == [("RV-656", "H9", "A5")]
    assert [one.request.code for one in march.review.open] == ["H9"]


class Heard(Silence):
    """Keeps the codes of the faults that it hears."""

    codes: list[str] = []  # noqa: RUF012  a frozen listener; emptied by the test that uses it

    def fault(self, fault: Fault) -> None:
        self.codes.append(fault.code)


def test_months_left_out_and_a_part_of_a_commune_are_reported(
    month_files: Files, tmp_path: Path
) -> None:
    old = {"Mã xã": "30172"}
    survey = books.write(tmp_path / "cu.xlsx", [row("H1", 3)], info=old)
    review = review_workbook(survey, load_settings(ReadOptions())).review
    assert review is not None
    state = tmp_path / "cu.ket-qua.xlsx"
    write_results(review, state, "vi")
    month = {"Năm rà soát": 2025, "Ngày chốt số liệu": "20/08/2025"}
    asked = requests(tmp_path / "t8.xlsx", [row("H1", 1, **{ASKS: ESCAPE})], **month)
    Heard.codes.clear()
    apply_month(MonthlyRequest(state, asked, tmp_path / "ra", ReadOptions(), "vi"), Heard())
    assert Heard.codes[:2] == ["RV-1151", "RV-1144"]


def test_the_next_month_begins_with_the_list_of_the_folder(
    march: MonthlyOutcome, tmp_path: Path
) -> None:
    folder = march.files[0].parent
    april = {"Ngày chốt số liệu": "20/04/2026"}
    asked = requests(
        tmp_path / "t4.xlsx", [row("H3", 0, **{ASKS: ESCAPE, "Điểm B1": 160})], **april
    )
    out = tmp_path / "ra"
    done = applied(folder, asked, out).review
    assert done.after.counts() == {"poor": 2, "near_poor": 1, "not_poor": 1}
    assert (done.before.month.number, done.after.months) == (3, (3, 4))


def test_an_edited_list_is_kept_before_it_is_written_again(
    month_files: Files, tmp_path: Path
) -> None:
    out = tmp_path / "ra"
    target, _ = applied(month_files.state, month_files.requests, out).files
    book = openpyxl.load_workbook(target)
    book.save(target)
    applied(month_files.state, month_files.requests, out)
    assert len([*out.iterdir()]) == 3


@pytest.mark.parametrize(
    ("info", "month", "code"),
    [
        ({"Ngày chốt số liệu": None}, None, "RV-1140"),
        ({}, "2026-04", "RV-1141"),
        ({}, "tháng ba", "RV-1140"),
        ({"Kỳ rà soát": "Định kỳ"}, None, "RV-1142"),
        ({"Xã/phường/thị trấn": "Xã Lấp Vò", "Mã xã": None}, None, "RV-1145"),
        ({"Năm rà soát": 2027, "Ngày chốt số liệu": "20/03/2027"}, None, "RV-1146"),
    ],
)
def test_requests_that_do_not_follow_the_list(
    month_files: Files, tmp_path: Path, info: dict[str, Any], month: str | None, code: str
) -> None:
    asked = requests(tmp_path / "x.xlsx", ASKED, **info)
    assert refusal(month_files.state, asked, tmp_path / "ra", month=month) == code


def test_what_is_no_list(month_files: Files, march: MonthlyOutcome, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    assert refusal(month_files.requests, month_files.requests, out) == "RV-1149"
    assert refusal(march.files[0], month_files.requests, out) == "RV-1143"
    assert refusal(tmp_path, month_files.requests, out) == "RV-1152"
    assert refusal(month_files.state, march.files[1], out) == "RV-1007"


def test_blank_requests_are_the_months_own(month_files: Files, tmp_path: Path) -> None:
    out = tmp_path / "trong.xlsx"
    write_requests_template(TemplateRequest(out, None, "30178", month="3/2026"), SILENCE)
    info = {line[0]: line[1] for line in lines(out, "Thông tin") if len(line) > 1}
    assert (info["Kỳ rà soát"], info["Mã xã"]) == ("Thường xuyên", "30178")
    assert ASKS in {str(cell).split("\n")[0] for cell in lines(out, "Hộ")[0]}
    with pytest.raises(RavoError) as refused:
        write_requests_template(TemplateRequest(out, None, month="2026-13"), SILENCE)
    assert refused.value.fault.code == "RV-1154"


def test_requests_opened_with_the_list_change_nothing_as_they_are(
    march: MonthlyOutcome, tmp_path: Path
) -> None:
    out = tmp_path / "t4.xlsx"
    listed = march.files[0]
    write_next_survey(
        TemplateRequest(out, None, month="2026-04"), [listed], SILENCE, keep_facts=False
    )
    book = openpyxl.load_workbook(out)
    book.save(out)
    done = applied(listed, out, tmp_path / "ra").review
    assert (done.decisions, done.requests.untouched) == ((), 4)
    assert done.to_correct.faults == ()
    assert [fault.code for fault in done.requests.review.faults] == ["RV-1090"]
    assert done.after.counts() == march.review.after.counts()


def test_the_command_prints_what_the_month_came_to(
    month_files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ra"
    code = run(app, ["monthly", str(month_files.state), str(month_files.requests), "-o", str(out)])
    said = capsys.readouterr().err
    assert code == 1
    assert "Tháng 3/2026: 2 thay đổi, 1 đề nghị không được công nhận, 1 cần làm rõ." in said
    assert "2 hộ nghèo, 2 hộ cận nghèo, 0 hộ mức sống trung bình." in said
    assert "Báo cáo của tháng gửi cấp tỉnh ngày 05/04/2026." in said


def test_a_months_list_opens_the_yearly_review_of_its_own_year(
    march: MonthlyOutcome, tmp_path: Path
) -> None:
    april = {"Ngày chốt số liệu": "20/04/2026"}
    rows = [
        row("H3", 1, **{"Lý do biến động": "Chuyển đi", "Điểm B1": None}),
        row("H8", 3, **{"Lý do biến động": "Chuyển đến"}),
    ]
    asked = requests(tmp_path / "t4.xlsx", rows, **april)
    listed, _ = applied(march.files[0], asked, tmp_path / "ra").files
    out = tmp_path / "cuoi-nam.xlsx"
    done = write_next_survey(TemplateRequest(out, None), [listed], SILENCE, keep_facts=False)
    assert (done.year, str(done.list_month)) == (2026, "2026-04")
    frame = done.content.frames.households.set_index("code")
    poor, near, above = "Hộ nghèo", "Hộ cận nghèo", "Hộ không nghèo"
    assert frame["opening_class"].fillna("").to_dict() == {
        "H1": poor,
        "H2": poor,
        "H3": near,
        "H4": above,
        "H8": "",
    }
    reasons = frame["change_reason"].dropna().to_dict()
    assert reasons == {"H3": "Chuyển đi", "H8": "Chuyển đến"}
    assert set(frame.index[frame["review_reason"].notna()]) == {"H1", "H2", "H4", "H8"}
    assert frame["note"].isna().all()
    later = TemplateRequest(out, 2027)
    after = write_next_survey(later, [listed], SILENCE, keep_facts=False)
    classes = after.content.frames.households.set_index("code")["opening_class"].to_dict()
    assert classes == {"H1": near, "H2": poor, "H4": poor, "H8": poor}


def test_a_month_done_again_names_the_later_ones(month_files: Files, tmp_path: Path) -> None:
    out = tmp_path / "nam"
    first, _ = applied(month_files.state, month_files.requests, out).files
    april = requests(
        tmp_path / "t4.xlsx",
        [row("H3", 0, **{ASKS: ESCAPE, "Điểm B1": 160})],
        **{"Ngày chốt số liệu": "20/04/2026"},
    )
    may = requests(
        tmp_path / "t5.xlsx",
        [row("H2", 1, **{ASKS: ESCAPE})],
        **{"Ngày chốt số liệu": "20/05/2026"},
    )
    applied(out, april, out)
    assert [f.code for f in applied(month_files.state, month_files.requests, out).faults] == [
        "RV-656"
    ]
    applied(out, may, out)
    other = requests(tmp_path / "t3.xlsx", [row("H2", 1, **{ASKS: ESCAPE})])
    again = applied(month_files.state, other, out).faults
    assert [(f.code, f.params["months"]) for f in again] == [("RV-1155", "4/2026, 5/2026")]
    june = requests(
        tmp_path / "t6.xlsx",
        [row("H2", 1, **{ASKS: ESCAPE})],
        **{"Ngày chốt số liệu": "20/06/2026"},
    )
    assert refusal(out, june, tmp_path / "ra") == "RV-1156"
    applied(first, april, out)
    applied(out, may, out)
    assert applied(out, june, tmp_path / "ra").review.after.months == (3, 4, 5, 6)


def test_a_list_of_a_month_edited_by_hand_is_refused(march: MonthlyOutcome, tmp_path: Path) -> None:
    april = requests(tmp_path / "t4.xlsx", ASKED[1:2], **{"Ngày chốt số liệu": "20/04/2026"})
    book = openpyxl.load_workbook(march.files[0])
    sheet = book["Kết quả"]
    sheet.delete_rows(sheet.max_row)
    edited = tmp_path / "sua.ket-qua.xlsx"
    book.save(edited)
    assert refusal(edited, april, tmp_path / "ra") == "RV-1157"


def test_who_signs_is_who_the_requests_name(month_files: Files, tmp_path: Path) -> None:
    month = requests(
        tmp_path / "t3.xlsx", ASKED, **{"Người lập biểu": "Cán Bộ Mới", "Thủ trưởng đơn vị": None}
    )
    info = applied(month_files.state, month, tmp_path / "ra").review.after.info
    assert (info.prepared_by, info.signed_by) == ("Cán Bộ Mới", None)


def test_cells_that_change_nothing_are_named(march: MonthlyOutcome, tmp_path: Path) -> None:
    opening = "Phân loại đầu kỳ"
    rows = [
        # The class at the start of the year or that of the list now, a village without a change.
        row("H1", 1, **{ASKS: ESCAPE, opening: "Hộ nghèo"}),
        row("H2", 3, **{ASKS: ESCAPE, opening: "Hộ cận nghèo"}),
        row("H3", 0, **{ASKS: ESCAPE, "Điểm B1": 160, PLACE: "Ấp Khác"}),
        row("H4", 3, **{ASKS: ESCAPE, opening: "Hộ nghèo", PLACE: "Ấp Khác"}),
    ]
    april = requests(tmp_path / "t4.xlsx", rows, **{"Ngày chốt số liệu": "20/04/2026"})
    found = applied(march.files[0], april, tmp_path / "ra").faults
    (fault,) = [one for one in found if one.code == "RV-669"]
    assert fault.params["count"] == 2


def test_a_list_that_is_no_good_base_is_refused(
    month_files: Files, march: MonthlyOutcome, tmp_path: Path
) -> None:
    april = requests(tmp_path / "t4.xlsx", ASKED[1:2], **{"Ngày chốt số liệu": "20/04/2026"})

    def refused_with(change: Callable[[openpyxl.Workbook], None], base: Path) -> str:
        book = openpyxl.load_workbook(base)
        change(book)
        edited = tmp_path / "sua.ket-qua.xlsx"
        book.save(edited)
        return refusal(edited, april, tmp_path / "ra")

    def second_code(book: openpyxl.Workbook) -> None:
        book["Kết quả"]["A4"] = book["Kết quả"]["A3"].value

    def ledger(book: openpyxl.Workbook) -> None:
        book["Sổ tháng"]["C2"] = "Người Khác"

    def kept_numbers(book: openpyxl.Workbook) -> None:
        book["Sổ hộ"]["C2"] = "087070001234"

    def facts(book: openpyxl.Workbook) -> None:
        del book["Dữ liệu hộ"]

    assert refused_with(ledger, march.files[0]) == "RV-1147"
    assert refused_with(kept_numbers, march.files[0]) == "RV-1147"
    assert refused_with(facts, month_files.state) == "RV-1150"
    assert refused_with(second_code, month_files.state) == "RV-1153"


def test_a_list_by_other_criteria_is_refused(month_files: Files, tmp_path: Path) -> None:
    shipped = Path(criteria.__file__).parent / "data" / "nd07-2021.yaml"
    own = tmp_path / "tinh.yaml"
    own.write_text(
        shipped.read_text(encoding="utf-8").replace("id: nd07-2021", "id: tinh-2025"),
        encoding="utf-8",
    )
    reading = ReadOptions(edition=str(own))
    out = tmp_path / "ra"
    request = MonthlyRequest(month_files.state, month_files.requests, out, reading, "vi")
    with pytest.raises(RavoError) as refused:
        apply_month(request, SILENCE)
    assert (refused.value.fault.code, out.exists()) == ("RV-1148", False)


NUMBERS = {"Lê Văn An": "087060001111", "Lê Thị Nụ": "087315002222"}
MEMBERS = (
    books.member("H1", **{"Họ và tên": "Lê Văn An", "Ngày/năm sinh": "04/02/1960"}),
    books.member("H1", "Con", **{"Họ và tên": "Lê Thị Nụ", "Ngày/năm sinh": "07/2015"}),
    books.member("H2", **{"Họ và tên": "Võ Thị Bé", "Ngày/năm sinh": "1950"}),
)
BIRTH = books.member("H1", "Con", **{"Họ và tên": "Lê Văn Út", "Ngày/năm sinh": "31/01/2026"})
DWELLING = {"Tường bền chắc": "Có", "Diện tích nhà ở (m2)": 42, "Loại nhà tiêu": "Hai ngăn"}


def year_before(folder: Path, **more: Any) -> Path:
    """Write the survey of 2025, with birth dates, numbers and facts of dwellings."""
    rows = [row("H1", 3, **DWELLING), row("H2", 3, **{"Số nhân khẩu": 1})]
    people = [
        {**one, "Số định danh cá nhân/CCCD": NUMBERS.get(one["Họ và tên"])} for one in MEMBERS
    ]
    year = {**COMMUNE, "Năm rà soát": 2025, "Kỳ rà soát": "Định kỳ", **more}
    return books.write(folder / "xa.xlsx", rows, people, info=year)


def table_of(path: Path, name: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet of a survey workbook by heading."""
    heads, *rows = openpyxl.load_workbook(path)[name].values
    names = [str(head).split("\n")[0] for head in heads]
    return [dict(zip(names, row, strict=True)) for row in rows if row[0]]


def births_of(path: Path) -> dict[str, tuple[str, str | None]]:
    return {
        row["Họ và tên"]: (str(row["Ngày/năm sinh"]), row["Số định danh cá nhân/CCCD"])
        for row in table_of(path, "Thành viên")
    }


def test_births_and_numbers_stay_with_the_list_until_the_autumn(tmp_path: Path) -> None:
    survey = year_before(tmp_path)
    out = tmp_path / "nam"

    def opened(name: str, source: Path, **more: Any) -> Path:
        request = TemplateRequest(tmp_path / name, None, **more)
        write_next_survey(request, [source], Heard())
        return request.out

    Heard.codes.clear()
    first = opened("t1.xlsx", survey, month="2026-01")
    book = openpyxl.load_workbook(first)
    sheet = book["Thành viên"]
    heads = [str(cell.value).split("\n")[0] for cell in sheet[1]]
    born = {**BIRTH, "Số định danh cá nhân/CCCD": "087326003333", "Lý do biến động": "Mới sinh"}
    for name, value in born.items():
        sheet.cell(5, heads.index(name) + 1, value)
    book.save(first)
    register = tmp_path / "so.sqlite"
    add(register, made_list(2024, [register_home("Z9")]))
    register.chmod(0o600)
    done = applied(survey, first, out, register=str(register))
    assert [one.why for one in done.review.decisions] == ["people"]
    assert [rights_are(path, 0o600) for path in done.files] == [True, True]
    second = opened("t2.xlsx", out, month="2026-02")
    applied(out, second, out)
    autumn = opened("cuoi-nam.xlsx", out / "danh-sach-2026-02.ket-qua.xlsx")
    expected = {
        "Lê Văn An": ("04/02/1960", NUMBERS["Lê Văn An"]),
        "Lê Thị Nụ": ("07/2015", NUMBERS["Lê Thị Nụ"]),
        "Võ Thị Bé": ("1950", None),
        "Lê Văn Út": ("31/01/2026", "087326003333"),
    }
    for path in (second, autumn):
        assert births_of(path) == expected
        known = next(row for row in table_of(path, "Hộ") if row["Mã hộ"] == "H1")
        assert {name: known[name] for name in DWELLING} == DWELLING
        assert known["Số nhân khẩu"] == 3
    assert not {"RV-1095", "RV-1096"} & {*Heard.codes}
    moves = moves_of(judged(autumn))
    assert [one.name for one in moves["people_came"]] == ["Lê Văn Út"]
    for path in done.files:
        shown = openpyxl.load_workbook(path)
        cells = [
            str(cell)
            for sheet in shown
            if not sheet.title.startswith("Sổ ")
            for line in sheet.values
            for cell in line
        ]
        numbers = (*NUMBERS.values(), "087326003333")
        assert not [cell for cell in cells for number in numbers if number in cell]
    kept = read_results_file(done.files[0]).kept
    assert kept is not None
    assert kept.members is not None
    assert not {"birth", "citizen_id"} & {*kept.members}


def test_a_birth_after_the_month_names_the_day_and_asks_for_no_facts(tmp_path: Path) -> None:
    survey, opened = year_before(tmp_path), tmp_path / "t1.xlsx"
    write_next_survey(TemplateRequest(opened, None, month="2026-01"), [survey], SILENCE)
    book = openpyxl.load_workbook(opened)
    sheet = book["Thành viên"]
    heads = [str(cell.value).split("\n")[0] for cell in sheet[1]]
    born = {**BIRTH, "Ngày/năm sinh": "01/02/2026", "Lý do biến động": "Mới sinh"}
    for name, value in born.items():
        sheet.cell(5, heads.index(name) + 1, value)
    book.save(opened)
    done = applied(survey, opened, tmp_path / "ra").review
    assert [(one.request.code, one.why) for one in done.decisions] == [("H1", "rejected")]
    faults = done.to_correct.faults
    assert [fault.code for fault in faults if fault.code in ("RV-215", "RV-1093")] == ["RV-215"]
    (late,) = (fault for fault in faults if fault.code == "RV-215")
    assert "31/01/2026" in fault_message(late, "vi")[0]


def test_a_household_that_came_and_waits_is_known_next_month(tmp_path: Path) -> None:
    survey, out = year_before(tmp_path), tmp_path / "nam"
    blank = books.household("H7", 0, **{HEAD: "Ngô Văn Đến", "Lý do biến động": "Chuyển đến"})
    keep = ("Mã hộ", HEAD, "Năm sinh", PLACE, "Số nhân khẩu", "Lý do biến động")
    bare = {name: value if name in keep else None for name, value in blank.items()}
    poor = row("H8", 3, **{"Lý do biến động": "Chuyển đến"})
    people = [
        books.member("H7", **{"Họ và tên": "Ngô Văn Đến", "Ngày/năm sinh": "05/06/1981"}),
        books.member("H7", "Con", **{"Họ và tên": "Ngô Thị Con", "Ngày/năm sinh": "07/08/2012"}),
    ]
    asked = books.write(tmp_path / "t3.xlsx", [bare, poor], people, info={**COMMUNE, **MONTH})
    done = applied(survey, asked, out)
    codes = [(fault.code, fault.household) for fault in done.faults]
    assert codes == [("RV-649", "H7"), ("RV-648", "H8")]
    assert [line[0] for line in lines(done.files[1], "Cần làm rõ")][-1] == "H7"
    decided = [cell for line in lines(done.files[1], "Kèm quyết định") for cell in line]
    assert "Chuyển đến; chưa có giấy đề nghị (Mẫu 01)" in decided
    assert "Ngô Văn Đến" not in decided
    opened = tmp_path / "t4.xlsx"
    write_next_survey(TemplateRequest(opened, None, month="2026-04"), [out], SILENCE)
    assert births_of(opened)["Ngô Thị Con"] == ("07/08/2012", None)
    again = applied(out, opened, tmp_path / "ra")
    assert (again.review.decisions, again.review.after.counts()["undetermined"]) == ((), 1)


def test_the_survey_opens_the_year_as_its_results_do(tmp_path: Path) -> None:
    survey = year_before(tmp_path)
    review = review_workbook(survey, load_settings(ReadOptions())).review
    assert review is not None
    state = tmp_path / "xa.ket-qua.xlsx"
    write_results(review, state, "vi")
    asked = requests(tmp_path / "t3.xlsx", [row("H1", 1, **{ASKS: ESCAPE})])
    done = [applied(base, asked, tmp_path / base.stem) for base in (survey, state)]
    assert ["RV-1099" in [fault.code for fault in one.faults] for one in done] == [False, True]
    lists = [one.review.after for one in done]
    first, second = (one.homes.frame.set_index("code") for one in lists)
    same = ["klass", "size", "head_name", "opening_class", "evidence", "value", "departed"]
    pd.testing.assert_frame_equal(first[same], second[same])
    assert lists[0].start == lists[1].start
    # The list that knows years only has the rest from the survey of the year before.
    listed, out = tmp_path / "xa.ket-qua" / "danh-sach-2026-03.ket-qua.xlsx", tmp_path / "t4.xlsx"
    Heard.codes.clear()
    for source in (survey, state):
        write_next_survey(TemplateRequest(out, None, month="2026-01"), [source], Heard())
    assert Heard.codes == ["RV-1099"]
    Heard.codes.clear()
    for sources in ([listed], [listed, survey]):
        request = TemplateRequest(out, None, month="2026-04")
        write_next_survey(request, sources, Heard(), keep_facts=True)
    assert (Heard.codes.count("RV-1096"), Heard.codes.count("RV-1095")) == (1, 1)
    assert births_of(out)["Lê Thị Nụ"] == ("07/2015", NUMBERS["Lê Thị Nụ"])
    classes = {row["Mã hộ"]: row["Phân loại đầu kỳ"] for row in table_of(out, "Hộ")}
    assert classes == {"H1": "Hộ cận nghèo", "H2": "Hộ nghèo"}
    torn = year_before(tmp_path, **{"Xã/phường/thị trấn": None, "Mã xã": None})
    assert refusal(torn, asked, tmp_path / "ra") == "RV-1158"
    rows = [row("H1", 3), row("H1", 3), row("H2", 3)]
    year = {**COMMUNE, "Năm rà soát": 2025, "Kỳ rà soát": "Định kỳ"}
    twice = books.write(tmp_path / "hai.xlsx", rows, info=year)
    assert refusal(twice, asked, tmp_path / "ra") == "RV-1153"


@pytest.mark.parametrize(
    ("month", "code"), [("2026-03", "RV-1097"), ("2026-02", "RV-1097"), ("2027-01", "RV-1098")]
)
def test_a_workbook_of_a_month_follows_its_list(
    march: MonthlyOutcome, tmp_path: Path, month: str, code: str
) -> None:
    out = tmp_path / "t.xlsx"
    request = TemplateRequest(out, None, month=month)
    with pytest.raises(RavoError) as refused:
        write_next_survey(request, [march.files[0]], SILENCE, keep_facts=False)
    assert (refused.value.fault.code, out.exists()) == (code, False)


def test_months_between_a_list_and_the_workbook_are_reported(
    march: MonthlyOutcome, tmp_path: Path
) -> None:
    Heard.codes.clear()
    for month in ("2026-04", "2026-06"):
        request = TemplateRequest(tmp_path / f"{month}.xlsx", None, month=month)
        write_next_survey(request, [march.files[0]], Heard(), keep_facts=False)
    assert Heard.codes == ["RV-1144"]


def test_a_base_in_another_folder_is_compared_too(month_files: Files, tmp_path: Path) -> None:
    base = tmp_path / "goc.ket-qua.xlsx"
    base.write_bytes(month_files.state.read_bytes())
    out = tmp_path / "nam"
    applied(base, month_files.requests, out)
    april = requests(tmp_path / "t4.xlsx", ASKED[1:2], **{"Ngày chốt số liệu": "20/04/2026"})
    review = review_workbook(year_before(tmp_path), load_settings(ReadOptions())).review
    assert review is not None
    write_results(review, base, "vi")
    assert refusal(out, april, tmp_path / "ra") == "RV-1156"


@pytest.mark.parametrize("code", ["H!O", None])
def test_who_died_under_no_code_of_a_household_has_to_be_cleared_up(
    month_files: Files, tmp_path: Path, code: str | None
) -> None:
    people = [
        books.member("H3", **{"Họ và tên": NAMES["H3"]}),
        books.member("H3", "Con", **{"Họ và tên": "Phan Thị Đào"}),
        books.member("x", "Con", **{"Mã hộ": code, "Họ và tên": "Phan Văn Út", LEFT: "Chết"}),
    ]
    info = {**COMMUNE, **MONTH}
    quiet = {"Điểm B1": None, **{key: None for key in row("H3", 1) if key.startswith("Thiếu")}}
    asked = books.write(tmp_path / "t.xlsx", [row("H3", 1, **quiet)], people, info=info)
    done = applied(month_files.state, asked, tmp_path / "ra")
    found = [(fault.sheet, fault.cell) for fault in done.faults if fault.code == "RV-4089"]
    assert found == [("Thành viên", "A4")]
    assert done.review.unclear == len(done.review.open) + 1
    opened = lines(done.files[1], "Cần làm rõ")
    assert opened[-1][0] == "Thành viên!A4"
    assert "Chết: Phan Văn Út" in opened[-1][1]


def test_people_of_one_name_on_a_sorted_hidden_sheet_are_counted(tmp_path: Path) -> None:
    """Whose number and birth date are whose is open then; both are left blank."""
    twins = [("087315002222", "Lê Thị Na"), ("087315003333", "Lê Thị Na")]
    people = [books.member("H1", **{"Họ và tên": "Lê Văn An", "Ngày/năm sinh": "04/02/1960"})] + [
        books.member(
            "H1",
            "Con",
            **{"Họ và tên": name, "Ngày/năm sinh": "07/03/2015"},
            **{"Số định danh cá nhân/CCCD": number},
        )
        for number, name in twins
    ]
    year = {**COMMUNE, "Năm rà soát": 2025, "Kỳ rà soát": "Định kỳ"}
    rows = [row("H1", 3, **{"Số nhân khẩu": 3}), row("H2", 3)]
    state = tmp_path / "xa.ket-qua.xlsx"
    write_results(judged(books.write(tmp_path / "xa.xlsx", rows, people, info=year)), state, "vi")
    asked = requests(tmp_path / "t3.xlsx", [row("H2", 1, **{ASKS: ESCAPE})])
    listed, _ = applied(state, asked, tmp_path / "t3").files
    book = openpyxl.load_workbook(listed)
    sheet = book["Dữ liệu thành viên"]
    there = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2)]
    for at, line in enumerate(reversed(there), start=2):
        for place, value in enumerate(line, start=1):
            sheet.cell(at, place).value = value
    book.save(listed)
    april = requests(
        tmp_path / "t4.xlsx",
        [row("H2", 1, **{ASKS: ESCAPE})],
        **{"Ngày chốt số liệu": "20/04/2026"},
    )
    Heard.codes.clear()
    apply_month(MonthlyRequest(listed, april, tmp_path / "t4", ReadOptions(), "vi"), Heard())
    assert Heard.codes.count("RV-4086") == 1
