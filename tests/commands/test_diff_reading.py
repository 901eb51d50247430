"""What `ravo diff` reads: other layouts, values for each year, corrections, passwords, editions."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.cli import app
from ravo.console import run
from ravo.files import RESULT_SUFFIX
from support.books import household, write
from support.foreign_layouts import MIS_KEYS, MIS_LABELS

Home = tuple[str, int, int, int]
"""A household of the export: head, code, members, B1 points; three indicators are deprived."""


def export(path: Path, homes: Sequence[Home]) -> Path:
    """Write a household export of the province's software."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(MIS_KEYS)
    sheet.append(MIS_LABELS)
    for name, code, size, b1 in homes:
        word = "Hộ nghèo" if b1 <= 140 else "Hộ không nghèo"
        sheet.append(["14/12/2024", name, code, None, "Nam", size, "--", b1, 30, word, "X"])
    book.save(path)
    return path


def diff(*words: object) -> int:
    return run(app, ["diff", *map(str, words), "-q"])


def said(capsys: pytest.CaptureFixture[str], *words: object) -> Any:
    capsys.readouterr()
    diff(*words, "--format", "json")
    return json.loads(capsys.readouterr().out)


HOMES: tuple[Home, ...] = (
    ("Điểu An", 1, 3, 120),
    ("Điểu An", 2, 3, 120),
    ("H' Bình", 1, 4, 120),
    ("Y Cúc", 2, 5, 120),
    ("Y Cúc", 2, 5, 120),
)
MIS = ("--profile", "mis", "--area", "rural")


def exports(folder: Path, old: Sequence[Home], new: Sequence[Home]) -> tuple[Path, Path]:
    return (
        export(folder / "2023" / "Huyện Đắk Song.xlsx", old),
        export(folder / "2024" / "Huyện Đăk Song.xlsx", new),
    )


def test_exports_are_read_by_their_profile_and_the_names_of_their_folders(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = [*HOMES[:2], ("H’ BÌNH", 1, 4, 160), *HOMES[3:]]
    old, now = exports(tmp_path, HOMES, list(reversed(new)))
    found = said(capsys, old, now, *MIS)
    assert (found["old"]["year"], found["new"]["year"]) == (2023, 2024)
    assert (
        sorted(row["movement"] for row in found["movements"])
        == ["poor_to_above"] + ["stayed_poor"] * 4
    )
    assert found["to_confirm"] == []
    assert [item["unit"] for item in found["places"]][:1] == ["Huyện Đắk Song"]


def test_a_code_that_restarts_tells_homonyms_apart_and_equal_rows_are_no_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, _ = exports(tmp_path, HOMES, HOMES)
    assert diff(old, old, *MIS) == 0
    found = said(capsys, old, old, *MIS)
    pairs = {(row["ma_ho_old"], row["ma_ho_new"]) for row in found["movements"]}
    assert pairs == {(code, code) for code in ("1#3", "2#4", "1#5", "2#6", "2#7")}
    homonyms = [pair for pair in found["likeness"] if pair["ma_ho_old"] == "1#3"]
    assert [(pair["parts"]["code"], pair["gap"]) for pair in homonyms] == [(1.0, 0.08)]


def test_a_code_is_one_clue_among_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = exports(
        tmp_path,
        [("Điểu An", 1, 3, 120), ("Y Bình", 2, 4, 120)],
        [("Điểu An", 2, 3, 120), ("Y Bình", 1, 4, 120)],
    )
    found = said(capsys, old, new, *MIS)
    pairs = {(row["ma_ho_old"], row["ma_ho_new"]) for row in found["movements"]}
    assert pairs == {("1#3", "2#3"), ("2#4", "1#4")}


def test_results_of_an_export_say_what_the_export_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = exports(tmp_path, HOMES, [HOMES[3], HOMES[0], *HOMES[1:3], HOMES[4]])
    run(app, ["score", str(old), str(new), *MIS, "-q"])
    results = [path.with_name(path.stem + RESULT_SUFFIX) for path in (old, new)]
    plain, again = said(capsys, old, new, *MIS), said(capsys, *results)
    for key in ("movements", "matrix", "forms", "to_confirm"):
        assert plain[key] == again[key], key


# values for each year


def book(path: Path, homes: Sequence[dict[str, Any]], **info: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return write(path, homes, info=info)


def test_a_value_may_be_given_for_both_years_or_once_for_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    none = {"Năm rà soát": None, "Xã/phường/thị trấn": None}
    old = book(tmp_path / "a.xlsx", [household()], **none)
    new = book(tmp_path / "b.xlsx", [household()], **none)
    place = ("--commune", "Xã Mỹ An Hưng A")
    found = said(capsys, old, new, "--year", 2023, "--year", 2024, *place)
    assert (found["old"]["year"], found["new"]["year"]) == (2023, 2024)
    assert [row["movement"] for row in found["movements"]] == ["stayed_poor"]
    areas = ("--area", "rural", "--area", "urban")
    found = said(capsys, old, new, "--year", 2023, "--year", 2024, *place, *areas)
    assert [fault["code"] for fault in found["faults"]] == ["RV-618"]


@pytest.mark.parametrize(
    "words",
    [
        ("--year", 2024),
        ("--year", 2022, "--year", 2023, "--year", 2024),
        ("--commune", "A", "--commune", "B", "--commune", "C"),
    ],
)
def test_a_value_given_any_other_number_of_times_is_wrong_use(
    tmp_path: Path, words: tuple[object, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(tmp_path / "a.xlsx", [household()])
    assert diff(path, path, *words) == 2
    assert "RV-637" in capsys.readouterr().err


def test_one_year_alone_is_wrong_use_and_its_year_may_be_given_for_a_what_if(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(tmp_path / "a.xlsx", [household()], **{"Năm rà soát": None})
    assert diff(path) == 2
    assert "RV-636" in capsys.readouterr().err
    assert diff(path, "--year", 2024, "--what-if", "nd07-2021") == 0


def test_corrections_go_to_the_workbook_that_they_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = book(tmp_path / "old.xlsx", [household()], **{"Năm rà soát": 2023})
    new = book(tmp_path / "new.xlsx", [household()], **{"Năm rà soát": 2024})
    heads = "Tệp,Mã hộ,Cột,Giá trị cũ,Giá trị mới,Lý do,Người sửa,Ngày"
    lines = f"{heads}\nnew.xlsx,H1,Điểm B1,120,160,đo lại,A,15/12/2024\n"
    mended = tmp_path / "sua.csv"
    mended.write_text(lines, encoding="utf-8")
    assert [r["movement"] for r in said(capsys, old, new)["movements"]] == ["stayed_poor"]
    found = said(capsys, old, new, "--corrections", mended)
    assert [row["movement"] for row in found["movements"]] == ["poor_to_above"]


def test_an_edition_of_the_province_may_judge_one_of_the_years(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    poor = household(**{"Điểm B1": None, "Thu nhập bình quân (đồng/người/tháng)": 1_800_000})
    old = book(tmp_path / "old.xlsx", [poor], **{"Năm rà soát": 2023})
    new = book(tmp_path / "new.xlsx", [poor], **{"Năm rà soát": 2024})
    found = said(capsys, old, new, "--edition", "nd07-2021", "--edition", "dong-nai-2022")
    row = found["movements"][0]
    assert (row["class_old"], row["class_new"], row["cause"]) == ("not_poor", "poor", "standard")
    assert found["causes"] == {
        "new_poor": {"household": 0, "standard": 1, "area": 0, "both": 0, "unknown": 0}
    }


# another edition tried


def income(deprived: int) -> dict[str, Any]:
    return household(
        "H1", deprived, **{"Điểm B1": None, "Thu nhập bình quân (đồng/người/tháng)": 1_000_000}
    )


def test_an_indicator_that_only_the_other_edition_has_is_counted_on_its_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(tmp_path / "a.xlsx", [income(12)])
    found = said(capsys, path, "--what-if", "nd351-2025")
    by_id = {item.pop("id"): item for item in found["indicators"]}
    only_old, only_new = by_id["information"], by_id["household_waste"]
    assert (only_old["deprived_old"], only_old["deprived_new"], only_old["lost"]) == (1, None, None)
    assert (only_new["deprived_old"], only_new["deprived_new"], only_new["unknown_new"]) == (
        None,
        0,
        1,
    )
    assert (by_id["water"]["deprived_old"], by_id["water"]["deprived_new"]) == (1, 1)


def test_a_what_if_tells_its_two_sides_apart_in_every_heading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, target = book(tmp_path / "a.xlsx", [income(4)]), tmp_path / "d.xlsx"
    assert diff(path, "--what-if", "nd351-2025", "-o", target) == 0
    shown = capsys.readouterr().out
    assert "Nghị định 07/2021/NĐ-CP" in shown
    assert "Nghị định 351/2025/NĐ-CP" in shown
    assert "2024 ↓" not in shown
    assert "Rác thải sinh hoạt" in shown
    heads = [cell.value for cell in openpyxl.load_workbook(target)["Biến động"][1]]
    assert len(heads) == len(set(heads))


def test_an_edition_without_its_list_of_indicators_is_refused_by_that_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(tmp_path / "a.xlsx", [income(4)])
    assert diff(path, "--what-if", "qd59-2015") == 2
    assert "danh mục chỉ số" in capsys.readouterr().err


# what is missing


def test_a_commune_that_one_year_lacks_is_no_equality(tmp_path: Path) -> None:
    far = {"Xã/phường/thị trấn": "Xã Tân Mỹ"}
    for year in (2023, 2024):
        book(tmp_path / str(year) / "a.xlsx", [household()], **{"Năm rà soát": year})
    book(
        tmp_path / "2023" / "b.xlsx",
        [household("K1"), household("K2")],
        **far,
        **{"Năm rà soát": 2023},
    )
    old, new = tmp_path / "2023", tmp_path / "2024"
    assert diff(old, new) == 1
    assert diff(old, new, "--max-changes", 1) == 1
    assert diff(old, new, "--max-changes", 2) == 0


def test_what_is_read_is_never_written_over(tmp_path: Path) -> None:
    for year in (2023, 2024):
        book(tmp_path / str(year) / "a.xlsx", [household()], **{"Năm rà soát": year})
    old, new = tmp_path / "2023", tmp_path / "2024"
    assert diff(old, new, "-o", new / "a.xlsx") == 2
    assert diff(old, new, "-o", tmp_path / "d", "--html", tmp_path / "d") == 2
