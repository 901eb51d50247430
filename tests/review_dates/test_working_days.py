"""Working days: weekends, a file of holidays, days worked in exchange, years without any."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from ravo.criteria.model import Mark
from ravo.fault_words import fault_message
from ravo.faults import InputProblem
from ravo.review_dates.holidays import working_days
from ravo.review_dates.loader import dates_from, shipped_dates
from ravo.review_dates.working_days import WorkingDays, weekends_only
from support.folders import ROOT

FILE = """\
# ngày nghỉ bịa ra để thử
Ngày;Đến ngày;Loại;Tên
16/02/2026;20/02/2026;nghỉ;Nghỉ dài
2026-04-30;;;
1-5-2026;;Nghỉ;
28/02/2026;;làm bù;
"""


def office(folder: Path, words: str = FILE) -> WorkingDays:
    path = folder / "nghi.csv"
    path.write_text(words, "utf-8-sig")
    return working_days(path)


def test_weekends_are_left_out_on_both_sides() -> None:
    plain = weekends_only()
    friday = date(2026, 10, 9)
    assert plain.after(friday, 1).day == date(2026, 10, 12)
    assert plain.after(friday, 5).day == date(2026, 10, 16)
    assert plain.after(friday, 6).day == date(2026, 10, 19)
    assert plain.after(date(2026, 10, 10), 1).day == date(2026, 10, 12)
    assert plain.before(date(2026, 10, 12), 1).day == friday
    assert plain.after(friday, 3, "days").day == date(2026, 10, 12)
    assert plain.after(friday, 0).day == friday
    for wrong in (-1, 367):
        with pytest.raises(ValueError, match=str(wrong)):
            plain.after(friday, wrong)


def test_the_first_day_counts_where_the_one_value_says_so() -> None:
    friday, saturday = date(2026, 10, 9), date(2026, 10, 10)
    counted = WorkingDays(first_day_counts=True)
    assert counted.after(friday, 1).day == friday
    assert counted.after(friday, 2).day == date(2026, 10, 12)
    assert counted.after(saturday, 1).day == date(2026, 10, 12)
    assert counted.after(friday, 0).day == friday
    first = shipped_dates().first_day
    assert weekends_only().first_day_counts is first.counts is False
    assert first.mark is Mark.unverified


def test_the_file_of_an_office_is_read_and_held_against_numpy(tmp_path: Path) -> None:
    days = office(tmp_path)
    assert days.worked == {date(2026, 2, 28)}
    assert len(days.off) == 7
    assert days.after(date(2026, 2, 13), 1).day == date(2026, 2, 23)
    assert days.after(date(2026, 2, 27), 1).day == date(2026, 2, 28)
    assert days.after(date(2026, 4, 29), 1).day == date(2026, 5, 4)
    holidays = sorted(days.off)
    for start in (date(2026, 3, 1) + timedelta(days=7 * n // 3) for n in range(90)):
        # numpy knows no days that are worked in exchange: all of these lie behind the only one.
        for count in (1, 3, 5, 11):
            theirs = np.busday_offset(start, count, roll="backward", holidays=holidays)
            assert days.after(start, count).day == theirs.astype(date)
            back = np.busday_offset(start, -count, roll="forward", holidays=holidays)
            if back > np.datetime64("2026-02-28"):
                assert days.before(start, count).day == back.astype(date)


@pytest.mark.parametrize("separator", [",", "\t"])
def test_excel_may_save_it_with_other_signs(tmp_path: Path, separator: str) -> None:
    same = office(tmp_path, FILE.replace(";", separator).replace("\n", "\r\n"))
    assert same == office(tmp_path)


def test_a_year_without_holidays_is_named_and_so_is_no_file(tmp_path: Path) -> None:
    days = office(tmp_path)
    assert days.after(date(2026, 12, 28), 3).doubt is None
    last = days.after(date(2026, 12, 29), 3)
    assert last.years_without == (2027,)
    assert last.doubt is not None
    assert last.doubt.code == "RV-1391"
    assert "2027" in fault_message(last.doubt, "vi")[0]
    assert days.before(date(2026, 1, 1), 1).years_without == (2025,)
    assert days.after(date(2027, 3, 1), 3, "days").doubt is None
    without = weekends_only().after(date(2026, 4, 29), 3)
    assert without.day == date(2026, 5, 4)
    assert without.doubt is not None
    assert without.doubt.code == "RV-1390"
    only_worked = office(tmp_path, "Ngày,Loại\n28/02/2026,làm bù\n")
    assert only_worked.after(date(2026, 3, 2), 1).years_without == (2026,)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("30/2/2026;;;", "dòng 2: ngày không đọc được"),
        ("30/4;;;", "dòng 2: ngày không đọc được"),
        ("30/4/26;;;", "dòng 2: ngày không đọc được"),
        (";30/4/2026;;", "dòng 2: ngày không đọc được"),
        ("30/4/2026;x;;", "dòng 2: ngày không đọc được"),
        ("30/4/2026;29/4/2026;;", "dòng 2: từ 30/04/2026 đến 29/04/2026"),
        ("1/3/2026;1/4/2026;;", "nhiều nhất 31 ngày"),
        ("30/4/2026;;bù;", "Loại phải là nghỉ hoặc làm bù"),
        ("2/3/2026;;làm bù;", "vốn là ngày làm việc"),
        ("28/2/2026;;làm bù;\n28/2/2026;;;", "28/02/2026 vừa là ngày nghỉ"),
        ("30/4/2026;;;lễ;thừa", "ngoài các cột"),
    ],
)
def test_lines_that_cannot_be_used_are_named(tmp_path: Path, line: str, words: str) -> None:
    with pytest.raises(InputProblem) as problem:
        office(tmp_path, f"Ngày;Đến ngày;Loại;Tên\n{line}\n")
    assert problem.value.fault.code == "RV-1393"
    assert words in fault_message(problem.value.fault, "vi")[0]
    whole = office(tmp_path, "Ngày;Đến ngày;Loại;Tên\n1/3/2026;31/3/2026;;\n")
    assert len(whole.off) == 31


@pytest.mark.parametrize(
    "words", ["", "30/4/2026\n", "Ngày;Ngày\n", "Ngày;Lương\n", "Loại\nnghỉ\n"]
)
def test_a_file_without_its_headings_is_refused(tmp_path: Path, words: str) -> None:
    with pytest.raises(InputProblem) as problem:
        office(tmp_path, words)
    assert problem.value.fault.code == "RV-1392"
    for wrong in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(InputProblem):
            working_days(wrong)
    with pytest.raises(InputProblem):
        office(tmp_path, "Ngày\n" + "x" * 200_000)
    bytes_of_old_code = tmp_path / "tcvn.csv"
    bytes_of_old_code.write_bytes("Ngày".encode("cp1258"))
    with pytest.raises(InputProblem):
        working_days(bytes_of_old_code)


def test_terms_have_numbers_only_where_a_source_has_them() -> None:
    terms = {term.id: term for term in shipped_dates().terms}
    assert {id: (term.days, term.unit, term.mark) for id, term in terms.items()} == {
        "posting_periodic": (3, "days", Mark.secondary),
        "posting_average_living": (5, "working_days", Mark.quoted),
        "recheck_periodic": (None, "working_days", Mark.absent),
        "recheck_average_living": (3, "working_days", Mark.secondary),
    }
    page = (ROOT / "docs" / "complaints.md").read_text("utf-8")
    assert f"| {terms['recheck_average_living'].days} ngày làm việc | `secondary` |" in page
    source = shipped_dates().path.read_text("utf-8")
    absent = "days: null, unit: working_days, citation: qd24-2021, mark: absent"
    assert absent in source
    for other in (absent.replace("null", "3"), absent.replace("absent", "secondary")):
        with pytest.raises(InputProblem) as problem:
            dates_from(Path("d.yaml"), source.replace(absent, other).encode())
        assert problem.value.fault.code == "RV-557"
