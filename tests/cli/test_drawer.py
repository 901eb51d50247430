"""The command line on workbooks from the drawer: profiles, corrections, copies given back."""

import json
import subprocess
from pathlib import Path

import openpyxl
import pytest

from support import books
from support.folders import FORMATS
from support.programs import inside, ravo

HEADS = ("Mã hộ", "Cột", "Giá trị cũ", "Giá trị mới", "Lý do", "Người sửa", "Ngày")


@pytest.fixture
def oversized_survey(tmp_path: Path) -> Path:
    """Return a workbook with a household whose size is impossible, and one that is right."""
    rows = [books.household("H1", **{"Số nhân khẩu": 60}), books.household("H2")]
    return books.write(tmp_path / "xa.xlsx", rows)


def corrections(path: Path, *lines: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (HEADS, *lines):
        sheet.append(list(line))
    book.save(path)
    return path


def scored(done: subprocess.CompletedProcess[str]) -> dict[str, object]:
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_a_correction_is_applied_and_listed_everywhere(oversized_survey: Path) -> None:
    line = ("H1", "Số nhân khẩu", 60, 6, "Đối chiếu phiếu", "Cán bộ xã", "14/11/2024")
    file = corrections(oversized_survey.with_name("sua.xlsx"), line)
    done = inside(
        "score",
        oversized_survey,
        "--corrections",
        file,
        "--format",
        "json",
        cwd=oversized_survey.parent,
    )
    found = scored(done)
    assert done.returncode == 0, done.stderr
    assert found["counts"] == {"read": 2, "scored": 2, "rejected": 0, "blank": 0}
    applied = found["corrections"]["applied"]  # type: ignore[index]
    assert [(item["ma_ho"], item["old"], item["new"]) for item in applied] == [("H1", "60", "6")]
    inside("score", oversized_survey, "--corrections", file, "-q", cwd=oversized_survey.parent)
    method = openpyxl.load_workbook(oversized_survey.with_suffix(".ket-qua.xlsx"))["Cách tính"]
    cells = [cell.value for row in method.iter_rows() for cell in row]
    assert "Đối chiếu phiếu" in cells


def test_a_correction_whose_old_value_is_gone_is_refused(oversized_survey: Path) -> None:
    line = ("H1", "Số nhân khẩu", 16, 6, "Đối chiếu phiếu", "Cán bộ xã", "14/11/2024")
    file = corrections(oversized_survey.with_name("sua.xlsx"), line)
    done = inside(
        "check",
        oversized_survey,
        "--corrections",
        file,
        "--format",
        "json",
        cwd=oversized_survey.parent,
    )
    codes = {fault["code"] for fault in scored(done)["faults"]}  # type: ignore[attr-defined]
    assert done.returncode == 1
    assert codes == {"RV-439", "RV-209"}


def test_as_it_is_silences_that_warning(oversized_survey: Path) -> None:
    rows = [books.household("H1", **{"Số nhân khẩu": 15})]
    path = books.write(oversized_survey.with_name("lon.xlsx"), rows)
    warned = scored(inside("check", path, "--format", "json", cwd=path.parent))
    assert len(warned["faults"]) == 1  # type: ignore[arg-type]
    line = ("H1", "so_khau", 15, "đúng như vậy", "Hộ ba thế hệ", "Cán bộ xã", "14/11/2024")
    file = corrections(path.with_name("sua.xlsx"), line)
    found = scored(
        inside("check", path, "--corrections", file, "--format", "json", cwd=path.parent)
    )
    assert (found["faults"], found["verdict"]) == ([], "accepted")


@pytest.mark.parametrize("command", ["check", "score"])
def test_a_copy_is_given_back_and_the_input_is_untouched(
    oversized_survey: Path, command: str
) -> None:
    before = oversized_survey.read_bytes()
    done = inside(command, oversized_survey, "--return", "tra-lai", cwd=oversized_survey.parent)
    assert done.returncode == 1
    assert oversized_survey.read_bytes() == before
    copy = openpyxl.load_workbook(oversized_survey.parent / "tra-lai" / "xa.tra-lai.xlsx")
    column = list(books.household()).index("Số nhân khẩu") + 1
    comment = copy["Hộ"].cell(2, column).comment
    assert comment is not None
    assert "RV-209" in comment.text
    assert "Lỗi" in copy.sheetnames


def test_the_mended_copy_is_accepted(oversized_survey: Path) -> None:
    inside("check", oversized_survey, "--return", "tra-lai", cwd=oversized_survey.parent)
    copy = oversized_survey.parent / "tra-lai" / "xa.tra-lai.xlsx"
    book = openpyxl.load_workbook(copy)
    book["Hộ"].cell(2, list(books.household()).index("Số nhân khẩu") + 1).value = 6
    book.save(copy)
    found = scored(inside("check", copy, "--format", "json", cwd=oversized_survey.parent))
    assert (found["faults"], found["verdict"]) == ([], "accepted")


def test_an_unknown_profile_names_those_there_are(oversized_survey: Path) -> None:
    done = inside("check", oversized_survey, "--profile", "khong-co", cwd=oversized_survey.parent)
    assert done.returncode == 2
    assert "mis" in done.stderr


def test_a_copy_is_never_written_over_an_input(oversized_survey: Path) -> None:
    copy = oversized_survey.rename(oversized_survey.with_name("xa.tra-lai.xlsx"))
    other = books.write(oversized_survey.with_name("xa.xlsx"), [books.household()])
    done = inside("check", copy, other, "--return", copy.parent, cwd=copy.parent)
    assert done.returncode == 2
    assert "RV-157" in done.stderr


@pytest.mark.parametrize("suffix", ["xls", "xlsb", "ods"])
@pytest.mark.parametrize(
    "words",
    [
        ("diff", "BOOK", "BOOK"),
        ("check", "xa.xlsx", "--corrections", "BOOK"),
        ("b1", "import", "BOOK", "--edition", "nd07-2021"),
        ("profile", "guess", "BOOK", "-o", "my.yaml"),
        ("explain", "BOOK", "--household", "H1"),
        ("report", "BOOK", "-o", "bao-cao"),
    ],
    ids=lambda words: words[0],
)
def test_no_command_breaks_on_another_format(
    oversized_survey: Path, suffix: str, words: tuple[str, ...]
) -> None:
    book = FORMATS / f"households.{suffix}"
    # A command has a process of its own: there, a library that reads a format may end it.
    command = ravo if (words[0], suffix) == ("explain", "ods") else inside
    done = command(
        *(book if word == "BOOK" else word for word in words), cwd=oversized_survey.parent
    )
    assert done.returncode in (0, 1, 2, 3), done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_stands_for_its_workbooks_of_every_format(oversized_survey: Path) -> None:
    for suffix in ("xls", "ods"):
        source = FORMATS / f"households.{suffix}"
        oversized_survey.with_name(f"khac-{suffix}.{suffix}").write_bytes(source.read_bytes())
    done = inside("check", oversized_survey.parent, "--format", "json", cwd=oversized_survey.parent)
    paths = [json.loads(line)["input"]["path"] for line in done.stdout.splitlines()]
    assert sorted(Path(path).suffix for path in paths) == [".ods", ".xls", ".xlsx"]


def test_a_cell_that_imitates_markup_stays_text_in_the_list_of_faults(
    oversized_survey: Path,
) -> None:
    rows = [books.household("H1", **{"<r><t>Nam": "x"}), books.household("H2")]
    path = books.write(oversized_survey.with_name("the.xlsx"), rows)
    inside("score", path, "-q", cwd=path.parent)
    faults = openpyxl.load_workbook(path.with_suffix(".ket-qua.xlsx"))["Lỗi"]
    values = [str(cell.value).strip() for row in faults.iter_rows() for cell in row]
    assert "<r><t>Nam" in values
