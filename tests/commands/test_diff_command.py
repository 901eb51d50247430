"""`ravo diff` from workbooks to workbooks: exit codes, JSON, links, results read back, what-if."""

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
from support.results_files import read_results_file

KEYS = {
    "ma_ho_old",
    "ma_ho_new",
    "how",
    "score",
    "class_old",
    "class_new",
    "movement",
    "cause",
    "members_old",
    "members_new",
}
OTHER = household("H4", **{"Họ và tên chủ hộ": "Trần Thị Khác", "Năm sinh": 1995})
TWIN = {"Họ và tên chủ hộ": "Lê Văn Đôi", "Năm sinh": 1980}


def book(path: Path, homes: Sequence[dict[str, Any]], year: int = 2024, **info: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, homes, info={"Năm rà soát": year, **info})
    return path


@pytest.fixture
def compared_surveys(tmp_path: Path) -> tuple[Path, Path]:
    old = book(tmp_path / "old.xlsx", [household("H1"), household("H2", 1), household("H3")], 2023)
    new = book(tmp_path / "new.xlsx", [household("H1", 1), household("H2", 1), OTHER])
    return old, new


def diff(*words: object) -> int:
    return run(app, ["diff", *map(str, words), "-q"])


def said(capsys: pytest.CaptureFixture[str], *words: object) -> Any:
    diff(*words, "--format", "json")
    return json.loads(capsys.readouterr().out)


def test_the_report_begins_with_one_sentence(
    compared_surveys: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff(*compared_surveys) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("Năm 2024: 1 hộ thoát nghèo")
    # H1 is near-poor now: a decision has it in no list of escapes.
    assert "1 hộ thoát nghèo (1 hộ trở thành hộ cận nghèo)" in first
    assert diff(*compared_surveys, "--lang", "en") == 1
    assert capsys.readouterr().out.startswith("2024: 1 household left poverty")


def test_json_has_what_the_contract_names(
    compared_surveys: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    found = said(capsys, *compared_surveys)
    assert found["schema"] == 1
    assert (found["old"]["year"], found["new"]["year"]) == (2023, 2024)
    assert all(set(row) == KEYS for row in found["movements"])
    assert found["matrix"]["poor"]["near_poor"] == 1
    assert set(found["forms"]["2"]) == set(found["forms_members"]["3"]) == set("123456789")
    assert found["to_confirm"] == []
    assert found["sentence"].startswith("Năm 2024")


def test_exit_codes_tell_the_same_from_the_changed(compared_surveys: tuple[Path, Path]) -> None:
    old, new = compared_surveys
    assert diff(old, old) == 0
    assert diff(old, new) == 1
    assert diff(old, new, "--max-changes", 3) == 0
    assert diff(old, new, "--max-changes", 2) == 1


def test_wrong_use_and_unreadable_inputs_have_their_own_codes(
    compared_surveys: tuple[Path, Path], tmp_path: Path
) -> None:
    old, new = compared_surveys
    assert diff(old) == 2
    assert diff(old, new, "--max-changes", -1) == 2
    assert diff(old, new, "-o", new) == 2
    assert diff(old, tmp_path / "missing.xlsx") == 3
    assert diff(old, new, "--links", old) == 3
    mixed = tmp_path / "mixed"
    book(mixed / "a.xlsx", [household("H1")], 2023)
    book(mixed / "b.xlsx", [household("H1")], 2024)
    assert diff(old, mixed) == 2


def test_the_order_of_columns_changes_nothing(
    compared_surveys: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    homes = [household("H1", 1), household("H2", 1), OTHER]
    turned = book(tmp_path / "turned.xlsx", [dict(reversed(home.items())) for home in homes])
    plain, other = said(capsys, *compared_surveys), said(capsys, compared_surveys[0], turned)
    assert plain["movements"] == other["movements"]
    assert plain["forms"] == other["forms"]


def test_results_say_what_their_surveys_say(
    compared_surveys: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    run(app, ["score", *map(str, compared_surveys), "-q"])
    results = [path.with_name(path.stem + RESULT_SUFFIX) for path in compared_surveys]
    capsys.readouterr()
    plain, again = said(capsys, *compared_surveys), said(capsys, *results)
    for key in ("movements", "matrix", "forms", "forms_members", "breaches", "sentence"):
        assert plain[key] == again[key], key


def test_results_of_both_languages_are_read_back(
    compared_surveys: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    frames = []
    for lang in ("vi", "en"):
        target = compared_surveys[1].with_name(f"{lang}{RESULT_SUFFIX}")
        run(app, ["score", str(compared_surveys[1]), "-o", str(target), "-q", "--lang", lang])
        frames.append(read_results_file(target))
    capsys.readouterr()
    one, other = frames
    assert (one.info.year, one.info.commune, one.counts.scored) == (2024, "Xã Mỹ An Hưng A", 3)
    plain = one.households.drop(columns=["reason", "article"])
    assert plain.equals(other.households.drop(columns=["reason", "article"]))
    assert plain["klass"].tolist() == ["near_poor", "near_poor", "poor"]
    assert plain["deprived_employment"].tolist() == [1, 1, 1]


def test_results_that_were_edited_are_counted_as_they_stand_and_said_to_be(
    compared_surveys: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    run(app, ["score", str(compared_surveys[1]), "-q"])
    path = compared_surveys[1].with_name(compared_surveys[1].stem + RESULT_SUFFIX)
    edited = openpyxl.load_workbook(path)
    edited["Kết quả"].delete_rows(3)
    edited.save(path)
    capsys.readouterr()
    assert diff(compared_surveys[0], path) == 1
    assert "RV-457" in capsys.readouterr().err


def test_a_rejected_household_of_results_did_not_leave(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = book(tmp_path / "old.xlsx", [household("H1"), household("H2")], 2023)
    new = book(tmp_path / "new.xlsx", [household("H1"), household("H2", **{"Số nhân khẩu": 99})])
    run(app, ["score", str(new), "-q"])
    capsys.readouterr()
    found = said(capsys, old, new.with_name(new.stem + RESULT_SUFFIX))
    assert [row["movement"] for row in found["movements"]] == ["stayed_poor", "undetermined"]


def test_a_folder_with_surveys_and_their_results_is_read_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book(tmp_path / "2023" / "a.xlsx", [household("H1")], 2023)
    book(tmp_path / "2024" / "a.xlsx", [household("H1")], 2024)
    run(app, ["score", str(tmp_path / "2024"), "-q"])
    capsys.readouterr()
    found = said(capsys, tmp_path / "2023", tmp_path / "2024")
    assert [row["how"] for row in found["movements"]] == ["code"]


def test_answers_in_the_workbook_come_back_as_links(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = book(tmp_path / "old.xlsx", [household("A1", **TWIN), household("A2", **TWIN)], 2023)
    new = book(tmp_path / "new.xlsx", [household("B1", **TWIN), household("B2", **TWIN)])
    target = tmp_path / "diff.xlsx"
    diff(old, new, "-o", target)
    asked = openpyxl.load_workbook(target)
    sheet = asked["Cần xác nhận"]
    assert sheet.row_dimensions[3].hidden
    ids = [cell.value for cell in sheet[3]]
    for row, answer in ((4, "Có"), (5, "Không")):
        sheet.cell(row, ids.index("xac_nhan") + 1, answer)
    asked.save(target)
    capsys.readouterr()
    found = said(capsys, old, new, "--links", target)
    assert sorted(row["how"] for row in found["movements"]) == ["link", "none", "none"]
    assert found["to_confirm"] == []


@pytest.mark.parametrize(
    ("column", "value"), [("xac_nhan", "có lẽ"), ("ma_ho_old", "KHÔNG CÓ"), ("ma_ho_new", "B1")]
)
def test_an_answer_that_cannot_be_used_is_wrong_use(
    tmp_path: Path, column: str, value: str
) -> None:
    old = book(tmp_path / "old.xlsx", [household("A1", **TWIN), household("A2", **TWIN)], 2023)
    new = book(tmp_path / "new.xlsx", [household("B1", **TWIN), household("B2", **TWIN)])
    target = tmp_path / "diff.xlsx"
    diff(old, new, "-o", target)
    asked = openpyxl.load_workbook(target)
    sheet = asked["Cần xác nhận"]
    ids = [cell.value for cell in sheet[3]]
    for row in (4, 5):
        sheet.cell(row, ids.index("xac_nhan") + 1, "Có")
        sheet.cell(row, ids.index(column) + 1, value)
    asked.save(target)
    assert diff(old, new, "--links", target) == 2


def test_history_is_read_from_a_folder_of_years(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for year, deprived in ((2021, 3), (2022, 0)):
        book(tmp_path / "history" / str(year) / "a.xlsx", [household("H1", deprived)], year)
    above = household("H1", 0, **{"Điểm B1": 160})
    old, new = (
        book(tmp_path / "o.xlsx", [above], 2023),
        book(tmp_path / "n.xlsx", [household("H1")]),
    )
    assert said(capsys, old, new)["movements"][0]["movement"] == "new_poor"
    found = said(capsys, old, new, "--history", tmp_path / "history")
    assert found["movements"][0]["movement"] == "poor_again"


INCOME = {"Điểm B1": None}


def test_another_edition_is_tried_on_one_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = Path("src/ravo/criteria/data/nd07-2021.yaml")
    text = (Path(__file__).resolve().parents[2] / source).read_text(encoding="utf-8")
    text = text.replace("id: nd07-2021", "id: thu", 1).replace("upto: 140,", "upto: 130,")
    edition = tmp_path / "thu.yaml"
    edition.write_text(text.replace("above: 140", "above: 130"), encoding="utf-8")
    survey = book(tmp_path / "a.xlsx", [household("H1"), household("H2", **{"Điểm B1": 135})])
    assert diff(survey, "--what-if", edition) == 1
    capsys.readouterr()
    found = said(capsys, survey, "--what-if", edition)
    assert [row["movement"] for row in found["movements"]] == ["stayed_poor", "poor_to_above"]
    assert [row["cause"] for row in found["movements"]] == ["none", "standard"]


def test_an_edition_that_lacks_a_value_is_refused_by_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    survey = book(tmp_path / "a.xlsx", [household("H1")])
    assert diff(survey, "--what-if", "nd351-2025") == 2
    told = capsys.readouterr().err
    assert told.startswith("ravo: RV-631: ")
    assert "b1.poor.rural" in told


def test_every_output_is_written(compared_surveys: tuple[Path, Path], tmp_path: Path) -> None:
    target, page = tmp_path / "d.xlsx", tmp_path / "d.html"
    assert diff(*compared_surveys, "-o", target, "--html", page) == 1
    names = openpyxl.load_workbook(target, read_only=True).sheetnames
    papers = ["Tổng hợp", "Hộ thay đổi"]
    office = ["Việc cần làm", "Biến động", "Cần xác nhận", "Đối chiếu", "Cách tính"]
    assert names == [*papers, *office]
    html = page.read_text(encoding="utf-8")
    assert "<svg" in html
    assert "<script" not in html
    assert "http" not in html.replace("http-equiv", "")


def test_names_that_look_like_formulas_stay_text(tmp_path: Path) -> None:
    risky = {"Họ và tên chủ hộ": "+1+1", "Thôn/ấp/bản/tổ dân phố": "<script>alert(1)</script>"}
    old = book(tmp_path / "old.xlsx", [household("-H1", **risky)], 2023)
    new = book(tmp_path / "new.xlsx", [household("-H1", 1, **risky)])
    target, page = tmp_path / "d.xlsx", tmp_path / "d.html"
    diff(old, new, "-o", target, "--html", page)
    cells = [
        cell for row in openpyxl.load_workbook(target)["Biến động"].iter_rows() for cell in row
    ]
    assert {cell.quotePrefix for cell in cells if cell.value in ("+1+1", "-H1")} == {True}
    assert "<script" not in page.read_text(encoding="utf-8")


def test_changed_cells_are_coloured(compared_surveys: tuple[Path, Path], tmp_path: Path) -> None:
    old = book(tmp_path / "o.xlsx", [household("H1", **{"Số nhân khẩu": 2})], 2023)
    new = book(tmp_path / "n.xlsx", [household("H1", **{"Số nhân khẩu": 4})])
    target = tmp_path / "d.xlsx"
    diff(old, new, "-o", target)
    sheet = openpyxl.load_workbook(target)["Biến động"]
    heads = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
    grown, village = (
        sheet.cell(2, heads[head]) for head in ("Số khẩu năm 2024", "Thôn/ấp năm 2024")
    )
    assert (grown.value, grown.fill.fgColor.rgb) == (4, "FFFCE4D6")
    assert village.fill.fgColor.rgb != "FFFCE4D6"
