"""The fifteen forms from surveys and from the results of the same surveys: no cell differs."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.changes.comparison import compare
from ravo.faults import Fault
from ravo.pipeline.report_figures import YearRead, read_year
from ravo.report.figures.district import assemble, with_history
from ravo.report.figures.households import statuses
from ravo.report.figures.model import District, NearRule
from ravo.report.forms.model import Report
from ravo.report.forms.report import faults_of, make_report
from ravo.report.forms.settings import ReportSettings
from ravo.results.workbook import write_results
from support.books import household, write
from support.districts import ASKED
from support.forms_oracle import rows_of
from support.reviews import review

Forms = dict[str, list[Any]]


def unit(year: YearRead) -> District:
    return assemble(year.year, year.communes, year.edition, level="district", missing=False)


def reported(now: Sequence[Path], last: Sequence[Path]) -> tuple[Report, tuple[Fault, ...]]:
    new = read_year(now, ASKED, keep=True, lists=NearRule())
    old = read_year(last, ASKED, keep=True, lists=None, like=new.compared)
    assert new.compared is not None
    assert old.compared is not None
    changes = compare(old.compared, new.compared, explain=False)
    district = with_history(unit(new), unit(old), changes)
    report = make_report(district, new.listed, statuses(changes), ReportSettings())
    return report, faults_of(report, district)


def cells(report: Report) -> Forms:
    return {
        table.number: [
            *((row.stt, row.unit, row.level, row.line, row.values) for row in table.rows),
            *table.notes,
        ]
        for table in report.tables
    }


def results_of(paths: Sequence[Path], folder: Path) -> list[Path]:
    folder.mkdir()
    found = []
    for path in paths:
        found.append(folder / f"{path.stem}.ket-qua.xlsx")
        write_results(review(path), found[-1], "vi")
    return found


@pytest.fixture(scope="module")
def scored_surveys(
    made_up_surveys: tuple[list[Path], list[Path]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[Path], list[Path]]:
    folder = tmp_path_factory.mktemp("results")
    last, now = (results_of(paths, folder / paths[0].parent.name) for paths in made_up_surveys)
    return last, now


def test_no_cell_of_the_fifteen_forms_differs(
    made_up_surveys: tuple[list[Path], list[Path]], scored_surveys: tuple[list[Path], list[Path]]
) -> None:
    one, faults = reported(made_up_surveys[1], made_up_surveys[0])
    other, more = reported(scored_surveys[1], scored_surveys[0])
    left, right = cells(one), cells(other)
    assert list(left) == [str(number) for number in range(1, 16)]
    assert sum(len(rows) for rows in left.values()) > 150
    for number, rows in left.items():
        assert rows == right[number], number
    assert [fault.code for fault in more] == [fault.code for fault in faults]


def test_form_11_from_results_counts_the_children_of_the_surveys(
    made_up_surveys: tuple[list[Path], list[Path]], scored_surveys: tuple[list[Path], list[Path]]
) -> None:
    """Counted a second time from the cells of the surveys, without any part of the report."""
    report, _ = reported(scored_surveys[1], scored_surveys[0])
    rows = [row for row in cells(report)["11"] if isinstance(row, tuple) and row[2] == "commune"]
    for path, row in zip(made_up_surveys[1], rows, strict=True):
        poor = {
            home["Mã hộ"]
            for home in rows_of(path, "Hộ")
            if home["Điểm B1"] == 120 and home["3. Dinh dưỡng"] == "Có"
            if home["Số nhân khẩu"] != "nhiều"
        }
        due: Counter[str] = Counter()
        for person in rows_of(path, "Thành viên"):
            born = str(person["Ngày/năm sinh"])
            if person["Mã hộ"] not in poor or "/" not in born:
                continue
            day = datetime.strptime(born, "%d/%m/%Y")
            months = (2024 - day.year) * 12 + 12 - day.month - (day.day > 14)
            if months < 16 * 12:
                due["1"] += 1
                due["2"] += person["Có thẻ bảo hiểm y tế"] == "Không"
                due["3"] += person["Suy dinh dưỡng"] == "Có"
                due["4"] += months >= 3 * 12 and person["Đang đi học đúng cấp"] == "Không"
        assert {column: row[4][column] for column in "1234"} == dict(due)
        assert min(due.values()) > 0


def test_results_of_an_older_ravo_are_read_and_named(
    made_up_surveys: tuple[list[Path], list[Path]],
    scored_surveys: tuple[list[Path], list[Path]],
    tmp_path: Path,
) -> None:
    old = tmp_path / "cu.ket-qua.xlsx"
    book = openpyxl.load_workbook(scored_surveys[1][0])
    for name in ("Danh sách", "Dữ liệu hộ", "Dữ liệu thành viên"):
        del book[name]
    sheet = book["Cách tính"]
    for row in range(sheet.max_row, 0, -1):
        key = str(sheet.cell(row, 1).value)
        if key in ("ravo:members_sha256", "ravo:households_sha256"):
            sheet.delete_rows(row)
    book.save(old)
    report, faults = reported([old, scored_surveys[1][1]], scored_surveys[0])
    left, right = cells(reported(made_up_surveys[1], made_up_surveys[0])[0]), cells(report)
    assert [left[n] == right[n] for n in ("1", "4", "8", "9", "10", "11", "14", "15")] == [
        *(True,) * 5,
        *(False,) * 3,
    ]
    (told,) = [fault for fault in faults if fault.code == "RV-4051"]
    assert told.params == {"year": "2024", "communes": "Xã Mỹ An Hưng A", "count": 1}


def test_a_survey_without_members_is_not_taken_for_older_results(tmp_path: Path) -> None:
    paths = [
        write(tmp_path / f"{year}.xlsx", [household()], info={"Năm rà soát": year})
        for year in (2023, 2024)
    ]
    last, now = (results_of([path], tmp_path / path.stem) for path in paths)
    report, faults = reported(now, last)
    assert {"RV-4051", "RV-4052"}.isdisjoint(fault.code for fault in faults)
    assert cells(report) == cells(reported([paths[1]], [paths[0]])[0])
