"""Options that a command cannot use together, or at all: refused with what to type instead."""

from pathlib import Path

import openpyxl
import pytest

from ravo.commands.given_days import day_given
from ravo.faults import UsageProblem
from ravo.results.workbook import write_results
from ravo.ui.order import RunOrder
from support import books
from support.programs import inside
from support.workbook_reviews import judged


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            "score xa.xlsx --edition nd07-2021 --edition nd351-2025 --format csv",
            "RV-1055",
            "not in csv",
        ),
        ("score xa.xlsx --edition nd07-2021 --edition nd07-2021", "RV-1056", "nd07-2021"),
        ("score xa.xlsx --edition a --edition b --edition c", "RV-1057", "3 times"),
        ("score xa.xlsx -o a.xlsx --out-dir ra", "RV-155", "a.xlsx"),
        ("score xa.xlsx xb.xlsx -o a.xlsx", "RV-155", "a.xlsx"),
        ("template --year 2024 --keep-facts -o a.xlsx", "RV-1077", "--keep-facts"),
        ("template -o a.xlsx", "RV-1078", "--year"),
        ("template --year 2024 --profile mis -o a.xlsx", "RV-1091", "--profile"),
        ("register movements --year 2024 --month 2024-03", "RV-1216", "--month"),
        ("register movements", "RV-1216", "--month"),
        ("register export --canonical --year 2024 -o a.txt", "RV-1558", "--canonical"),
        ("register movements 2024", "RV-1464", "--year"),
        ("calendar --year 31/8", "RV-1412", "31/8"),
    ],
)
def test_options_that_do_not_fit_are_refused_before_anything_is_written(
    tmp_path: Path, words: str, code: str, said: str
) -> None:
    for name in ("xa.xlsx", "xb.xlsx"):
        books.write(tmp_path / name, [books.household()])
    register = {"RAVO_REGISTER": str(tmp_path / "so.sqlite")}
    done = inside(*words.split(), "--lang", "en", cwd=tmp_path, **register)
    told = " ".join(done.stderr.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert told.startswith(f"ravo: {code}: ")
    assert said in told
    assert {path.name for path in tmp_path.iterdir()} == {"xa.xlsx", "xb.xlsx"}


@pytest.mark.parametrize("written", ["31/8", "8/2025", "2025"])
def test_a_day_that_is_not_whole_is_no_day(written: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        day_given(written, "--on")
    assert (refused.value.fault.code, refused.value.exit_code) == ("RV-1411", 2)


@pytest.mark.parametrize("typed", ["24", "20245", "hai nghìn", "２０２４", ""])
def test_a_year_of_the_page_has_four_digits(typed: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        RunOrder("blank", Path(), {}, {"year": typed}, "vi").year()
    assert refused.value.fault.code == "RV-1081"
    assert RunOrder("blank", Path(), {}, {"year": "2024"}, "vi").year() == 2024


def test_an_error_cell_in_edited_results_is_named_and_not_read_as_blank(tmp_path: Path) -> None:
    survey = books.write(tmp_path / "xa.xlsx", [books.household()])
    path = tmp_path / "xa.ket-qua.xlsx"
    write_results(judged(survey), path, "vi")
    book = openpyxl.load_workbook(path)
    book["Kết quả"]["C3"] = "#REF!"
    book.save(path)
    done = inside("report", path, "-o", tmp_path / "ra", "--lang", "en")
    told = " ".join(done.stderr.split())
    assert "RV-1021: " in told
    assert "cell C3" in told
    assert "#REF!" in told
    assert done.returncode == 3


def test_results_of_two_years_are_not_compared_as_one(tmp_path: Path) -> None:
    (tmp_path / "cu").mkdir()
    for year in (2022, 2023):
        info = {**books.INFO, "Năm rà soát": year}
        books.write(tmp_path / "cu" / f"{year}.xlsx", [books.household()], info=info)
    info = {**books.INFO, "Năm rà soát": 2024}
    now = books.write(tmp_path / "xa.xlsx", [books.household()], info=info)
    done = inside("diff", tmp_path / "cu", now, "--lang", "en")
    told = " ".join(done.stderr.split())
    assert done.returncode == 2
    assert "RV-192: " in told
    assert "2022, 2023" in told
