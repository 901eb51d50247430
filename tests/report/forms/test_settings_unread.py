"""Nothing of a sheet of settings is passed over: other sheets, columns, and changed examples."""

from pathlib import Path

import openpyxl
import pytest

from ravo.faults import InputProblem
from ravo.report.forms.settings_blank import write_settings_book
from ravo.report.forms.settings_file import read_settings


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    path = tmp_path / "cai-dat.xlsx"
    write_settings_book(path, 2026, "vi")
    return path


def words_of(path: Path) -> str:
    with pytest.raises(InputProblem) as raised:
        read_settings(path)
    problems = raised.value.fault.params["keys"]
    assert isinstance(problems, list)
    return "; ".join(item.vi for item in problems)


def test_the_sheet_as_it_is_written_is_read(blank: Path) -> None:
    assert read_settings(blank).unit is None


@pytest.mark.parametrize("cell", ["E5", "F6", "H9"])
def test_a_value_beside_its_column_is_named(blank: Path, cell: str) -> None:
    book = openpyxl.load_workbook(blank)
    book["Cài đặt"][cell] = "Huyện Lạc Chỗ"
    book.save(blank)
    assert words_of(blank) == f"ô {cell} không được đọc: ghi giá trị ở cột Giá trị"


@pytest.mark.parametrize("name", ["Cài đặt (2)", "CÀI ĐẶT 2025"])
def test_a_second_sheet_is_named(blank: Path, name: str) -> None:
    book = openpyxl.load_workbook(blank)
    book.create_sheet(name)
    book.save(blank)
    assert f"trang {name} không được đọc" in words_of(blank)


@pytest.mark.parametrize(
    ("least", "most", "fits"),
    [
        ("0.002", "0.005", False),
        ("0.0", "0.05", True),
        ("0.0", "0.04", False),
        ("0.05", "0.125", False),
        ("0", "1", True),
    ],
)
def test_a_fraction_is_no_target_in_points(
    tmp_path: Path, least: str, most: str, *, fits: bool
) -> None:
    path = tmp_path / "report.toml"
    text = f'target.2024 = {{least = {least}, most = {most}, source = "Kế hoạch thử"}}\n'
    path.write_text(text, encoding="utf-8")
    if fits:
        assert read_settings(path).target[2024].most == float(most)
    else:
        assert "target.2024." in words_of(path)


@pytest.mark.parametrize("line", ["near_line_points = nan", 'unit = "a\\u0000b"'])
def test_a_value_that_cannot_be_used_is_no_unknown_key(tmp_path: Path, line: str) -> None:
    path = tmp_path / "report.toml"
    path.write_text(line + "\n", encoding="utf-8")
    assert words_of(path) == f"{line.split()[0]}: giá trị không dùng được"
