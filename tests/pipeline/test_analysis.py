"""`ravo analyse` from workbooks: what is counted, what is refused, what is written."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.faults import UsageProblem
from ravo.pipeline.report_figures import refuse_mixed
from support.books import household, write
from support.programs import inside, inside_json


@pytest.fixture(scope="module")
def analysed_surveys(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Return a workbook a year: three households, one of them rejected."""
    folder = tmp_path_factory.mktemp("analysed")
    homes: dict[int, list[dict[str, Any]]] = {
        2023: [household("1", 6), household("2", 1), household("3", 0)],
        2024: [
            household("1", 3, **{"Thôn/ấp/bản/tổ dân phố": "Ấp Đông"}),
            household("2", 1, **{"Thôn/ấp/bản/tổ dân phố": "Ấp Tây"}),
            household("3", 0, **{"Điểm B1": "hai trăm"}),
        ],
    }
    return {
        year: write(folder / f"{year}.xlsx", rows, info={"Năm rà soát": year})
        for year, rows in homes.items()
    }


def test_a_rejected_household_is_counted_as_unknown(analysed_surveys: dict[int, Path]) -> None:
    _, value = inside_json("analyse", analysed_surveys[2024], "--by", "thon")
    assert value["universe"]["reviewed"] == 3
    assert value["universe"]["without_class"] == 1
    assert value["bounds"]["h"] == [pytest.approx(1 / 3), pytest.approx(2 / 3)]
    assert [one["rows"] for one in value["groups"]] == [1, 1, 1]
    assert [one["group"] for one in value["groups"]] == ["Ấp Đông", "Ấp Tây", ""]


def test_the_change_since_the_year_before(analysed_surveys: dict[int, Path]) -> None:
    _, value = inside_json("analyse", analysed_surveys[2023])
    assert (value["h"], value["a"], value["change"]) == (pytest.approx(1 / 3), 0.5, None)
    _, value = inside_json("analyse", analysed_surveys[2024], "--previous", analysed_surveys[2023])
    assert value["change"]["before"]["m0"] == pytest.approx(1 / 6)
    # A household without a class leaves this year's M0 open, and so the change.
    assert value["change"]["m0"] is None


def test_what_does_not_go_together_is_refused(
    analysed_surveys: dict[int, Path], tmp_path: Path
) -> None:
    now = analysed_surveys[2024]
    for words, code in (
        (("--k", "13"), "RV-1422"),
        (("--k", "0"), "RV-1422"),
        (("--previous", now), "RV-1421"),
        (("--format", "xlsx"), "RV-1420"),
        (("--format", "xlsx", "-o", tmp_path / "a.txt"), "RV-1011"),
        ((analysed_surveys[2023],), "RV-451"),
    ):
        done = inside("analyse", now, *words)
        assert done.returncode == 2, words
        assert code in done.stderr


def test_a_workbook_and_a_text_file_are_written(
    analysed_surveys: dict[int, Path], tmp_path: Path
) -> None:
    for format, name in (("xlsx", "a.xlsx"), ("text", "a.txt"), ("json", "a.json")):
        done = inside("analyse", analysed_surveys[2024], "--format", format, "-o", tmp_path / name)
        assert done.stdout == ""
        assert (tmp_path / name).stat().st_size > 0


def test_residents_below_what_was_reviewed_give_no_share(
    analysed_surveys: dict[int, Path], tmp_path: Path
) -> None:
    homes = [household(str(number), 6) for number in range(3)]
    shares = []
    for total in (2, 3):
        info = {"Năm rà soát": 2024, "Tổng số hộ dân cư": total}
        book = write(tmp_path / f"{total}.xlsx", homes, info=info)
        _, value = inside_json("analyse", book)
        shares.append(value["universe"]["h_of_residents"])
        shown = " ".join(inside("analyse", book, "--lang", "en").stdout.split())
        assert ("2 < 3" in shown) is (total == 2)
    assert shares == [None, [1, 1]]


@pytest.fixture(scope="module")
def analysed_results(analysed_surveys: dict[int, Path]) -> Path:
    """Return the results of a year: two households with a class."""
    folder = analysed_surveys[2024].parent / "kq"
    inside("score", analysed_surveys[2024], "--out-dir", folder)
    return folder / "2024.ket-qua.xlsx"


@pytest.mark.parametrize(
    ("size", "is_odd"),
    [(-5, True), (0, True), (1, False), (2.5, True), (50, False), (51, True), (1e300, True)],
)
def test_a_size_that_is_none_is_refused_where_people_are_counted(
    analysed_results: Path, tmp_path: Path, size: float, is_odd: bool
) -> None:
    path = tmp_path / "sửa.ket-qua.xlsx"
    book = openpyxl.load_workbook(analysed_results)
    sheet = book["Kết quả"]
    (column,) = (cell.column for cell in sheet[2] if cell.value == "so_khau")
    cell = sheet.cell(4, column)
    cell.value = size
    book.save(path)
    done = inside("analyse", path, "--unit", "person")
    assert done.returncode == (3 if is_odd else 0), done.stderr
    assert ("RV-1517" in done.stderr and f"{cell.coordinate} (" in done.stderr) is is_odd
    assert (done.stdout == "") is is_odd
    assert inside("analyse", path).returncode == 0


def test_a_household_that_comes_twice_is_refused(analysed_results: Path, tmp_path: Path) -> None:
    path = tmp_path / "chép.ket-qua.xlsx"
    book = openpyxl.load_workbook(analysed_results)
    sheet = book["Kết quả"]
    sheet.append([cell.value for cell in sheet[3]])
    book.save(path)
    done = inside("analyse", path, "--lang", "en")
    assert done.returncode == 3
    said = " ".join(done.stderr.split())
    assert "ravo: RV-1518: " in said
    assert "1 household code is in several rows: 1 (3, 5)" in said


@pytest.mark.parametrize("command", ["analyse", "supervise"])
def test_several_files_may_follow_one_previous(
    analysed_surveys: dict[int, Path], tmp_path: Path, command: str
) -> None:
    twin = tmp_path / "hai.xlsx"
    twin.write_bytes(analysed_surveys[2023].read_bytes())
    done = inside(command, analysed_surveys[2024], "--previous", analysed_surveys[2023], twin)
    # Both are of last year, where one commune may not come twice.
    assert (done.returncode, "RV-453" in done.stderr) == (2, True), done.stderr


def test_files_of_two_years_are_named_in_part() -> None:
    of_2024, of_2023 = ([(f"{year}-{n}", year) for n in range(13)] for year in ("2024", "2023"))
    with pytest.raises(UsageProblem) as problem:
        refuse_mixed("RV-451", [*of_2024, *of_2023])
    files = "2024-0: 2024; 2024-1: 2024; 2023-0: 2023; 2023-1: 2023; … (+22)"
    assert problem.value.fault.params["files"] == files
