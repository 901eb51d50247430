"""A month applied from files to files: what is written, what is refused, what is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.cli import app
from ravo.console import run
from ravo.faults import Fault, RavoError
from ravo.pipeline.blanks import TemplateRequest, write_next_survey, write_requests_template
from ravo.pipeline.listener import SILENCE, Silence
from ravo.pipeline.monthly import MonthlyOutcome, MonthlyRequest, apply_month
from ravo.pipeline.reviews import review_workbook
from ravo.results.workbook import write_results
from ravo.survey.options import ReadOptions
from ravo.survey.settings import load_settings
from ravo.workbook.products import product_of
from support import books

HEAD, PLACE, ASKS = "Họ và tên chủ hộ", "Thôn/ấp/bản/tổ dân phố", "Nội dung đề nghị"
COMMUNE = {"Mã xã": "30178", "Xã/phường/thị trấn": "Xã Mỹ An Hưng", "Huyện/quận/thị xã": None}
MONTH = {"Kỳ rà soát": "Thường xuyên", "Năm rà soát": 2026, "Ngày chốt số liệu": "20/03/2026"}
ENTER, ESCAPE = "Vào danh sách (Mẫu 01)", "Ra khỏi danh sách (Mẫu 04)"
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
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("nam")
    rows = [row("H1", 3), row("H2", 3), row("H3", 1), row("H4", 0, **{"Điểm B1": 160})]
    year = {**COMMUNE, "Năm rà soát": 2025, "Kỳ rà soát": "Định kỳ"}
    survey = books.write(folder / "xa.xlsx", rows, info=year)
    review = review_workbook(survey, load_settings(ReadOptions())).review
    assert review is not None
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
def march(files: Files, tmp_path_factory: pytest.TempPathFactory) -> MonthlyOutcome:
    return applied(files.state, files.requests, tmp_path_factory.mktemp("thang") / "2026")


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


def test_months_left_out_and_a_part_of_a_commune_are_reported(files: Files, tmp_path: Path) -> None:
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


def test_an_edited_list_is_kept_before_it_is_written_again(files: Files, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    target, _ = applied(files.state, files.requests, out).files
    book = openpyxl.load_workbook(target)
    book.save(target)
    applied(files.state, files.requests, out)
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
    files: Files, tmp_path: Path, info: dict[str, Any], month: str | None, code: str
) -> None:
    asked = requests(tmp_path / "x.xlsx", ASKED, **info)
    assert refusal(files.state, asked, tmp_path / "ra", month=month) == code


def test_what_is_no_list(files: Files, march: MonthlyOutcome, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    assert refusal(files.requests, files.requests, out) == "RV-1149"
    assert refusal(march.files[0], files.requests, out) == "RV-1143"
    assert refusal(tmp_path, files.requests, out) == "RV-1152"
    assert refusal(files.state, march.files[1], out) == "RV-1007"


def test_blank_requests_are_the_months_own(files: Files, tmp_path: Path) -> None:
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
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ra"
    code = run(app, ["monthly", str(files.state), str(files.requests), "-o", str(out)])
    said = capsys.readouterr().err
    assert code == 1
    assert "Tháng 3/2026: 2 thay đổi, 1 đề nghị không được công nhận, 1 cần làm rõ." in said
    assert "2 hộ nghèo, 2 hộ cận nghèo, 0 hộ mức sống trung bình." in said
    assert "Báo cáo của tháng gửi cấp tỉnh ngày 05/04/2026." in said
