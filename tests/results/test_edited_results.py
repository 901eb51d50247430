"""Results edited by hand after scoring are noticed by their values, and counted as they are."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ravo.cli import app
from ravo.console import run
from ravo.contract.columns import columns_of
from ravo.criteria import load_edition
from ravo.faults import InputProblem
from ravo.results.checksum import results_checksum
from ravo.results.reader import about_results
from ravo.results.results import Results
from ravo.results.words import class_quoted
from ravo.workbook.opened import open_workbook
from support.books import household, write
from support.results_files import read_results_file

Change = Callable[[Any], None]


@pytest.fixture(scope="module")
def unedited_results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three households: poor, near-poor and not poor, with a value that no decimal writes."""
    folder = tmp_path_factory.mktemp("scored")
    homes = [
        household("H1", 4, **{"Số nhân khẩu": 3}),
        household("H2", 1),
        household(
            "H3",
            0,
            **{
                "Điểm B1": None,
                "Thu nhập bình quân (đồng/người/tháng)": 1e7 / 3,
                "Họ và tên chủ hộ": "@Trần Thử_x0041_",
            },
        ),
    ]
    write(folder / "a.xlsx", homes)
    assert run(app, ["score", str(folder / "a.xlsx"), "-q"]) == 0
    return folder / "a.ket-qua.xlsx"


def saved(scored: Path, folder: Path, change: Change = lambda sheet: None) -> Path:
    """Return a copy that a spreadsheet program opened, changed and saved."""
    book = openpyxl.load_workbook(scored)
    change(book["Kết quả"])
    path = folder / "a.ket-qua.xlsx"
    book.save(path)
    return path


def put(id: str, row: int, value: Any) -> Change:
    def change(sheet: Any) -> None:
        place = next(cell.column for cell in sheet[2] if cell.value == id)
        sheet.cell(row, place).value = value

    return change


def counts(results: Results) -> dict[str, int]:
    return {str(name): int(n) for name, n in results.households["klass"].value_counts().items()}


def said(results: Results) -> str:
    from ravo.fault_words import fault_message

    return " ".join(fault_message(fault, "vi")[0] for fault in results.faults)


def unchanged(sheet: Any) -> None:
    """Save the sheet as it is."""


def moved(sheet: Any) -> None:
    """Swap two households, as sorting does."""
    third, fourth = ([cell.value for cell in sheet[row]] for row in (3, 4))
    for place, (one, other) in enumerate(zip(third, fourth, strict=True), 1):
        sheet.cell(3, place).value, sheet.cell(4, place).value = other, one


def painted(sheet: Any) -> None:
    from openpyxl.styles import PatternFill

    sheet["B3"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["BZ99"].fill = PatternFill("solid", fgColor="FFFF00")


@pytest.mark.parametrize("change", [unchanged, moved, painted])
def test_values_that_are_the_same_are_no_edit(
    unedited_results: Path, tmp_path: Path, change: Change
) -> None:
    results = read_results_file(saved(unedited_results, tmp_path, change))
    assert (results.edited, results.faults) == (False, ())
    assert counts(results) == {"poor": 1, "near_poor": 1, "not_poor": 1}


def test_a_word_of_a_class_that_was_changed_counts_and_is_told(
    unedited_results: Path, tmp_path: Path
) -> None:
    path = saved(unedited_results, tmp_path, put("phan_loai", 3, "Hộ cận nghèo"))
    results = read_results_file(path)
    assert results.edited
    assert counts(results) == {"near_poor": 2, "not_poor": 1}
    # The list and the summary still say what was scored.
    codes = [fault.code for fault in results.faults]
    assert codes == ["RV-457", "RV-4056", "RV-4057", "RV-4057"]
    assert "a.ket-qua.xlsx" in said(results)
    assert "Hộ nghèo: 1 → 0, Hộ cận nghèo: 1 → 2" in said(results)


@pytest.mark.parametrize("id", ["ma_ho", "ma_phan_loai"])
def test_results_without_a_column_that_is_needed_are_refused(
    unedited_results: Path, tmp_path: Path, id: str
) -> None:
    path = saved(unedited_results, tmp_path, put(id, 2, None))
    with pytest.raises(InputProblem) as raised:
        read_results_file(path)
    fault = raised.value.fault
    assert (fault.code, fault.params["columns"]) == ("RV-197", [id])
    assert run(app, ["report", str(path), "-o", str(tmp_path / "bc"), "-q"]) == 3


def test_results_that_hold_no_facts_to_read_back_are_refused(
    unedited_results: Path, tmp_path: Path
) -> None:
    def change(sheet: Any) -> None:
        method = sheet.parent["Cách tính"]
        method.delete_rows(1, method.max_row)

    path = saved(unedited_results, tmp_path, change)
    with pytest.raises(InputProblem) as raised:
        read_results_file(path)
    assert raised.value.fault.code == "RV-196"
    assert about_results(open_workbook(path)) is not None


def test_a_survey_is_no_results(unedited_results: Path) -> None:
    assert about_results(open_workbook(unedited_results.with_name("a.xlsx"))) is None
    found = about_results(open_workbook(unedited_results))
    assert found is not None
    assert (found[0].year, found[0].commune, found[1]) == (2024, "Xã Mỹ An Hưng A", None)


def test_an_id_that_was_changed_beside_its_word_is_refused(
    unedited_results: Path, tmp_path: Path
) -> None:
    with pytest.raises(InputProblem) as raised:
        read_results_file(saved(unedited_results, tmp_path, put("ma_phan_loai", 5, "poor")))
    fault = raised.value.fault
    assert fault.code == "RV-4055"
    assert str(fault.params["cell"]).endswith("5")
    assert (fault.params["value"], fault.params["word"]) == ("poor", "Hộ không nghèo")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("poor", "poor"),
        ("near_poor", "near_poor"),
        ("hộ nghèo", "hộ nghèo"),
        ("Near-poor", "Near-poor"),
        ("ngheo", "ngheo"),
        ("Trần Thị Bình", "T. T. B."),
        ("Binh", "B."),
        ("087070001234", "********1234"),
    ],
)
def test_words_and_ids_of_classes_are_shown_and_names_are_not(words: str, shown: str) -> None:
    assert class_quoted(words) == shown


@pytest.mark.parametrize(
    ("id", "row", "value"),
    [
        ("chu_ho", 3, "Nguyễn Văn Khác"),
        ("gia_tri", 3, 120.5),
        ("th_01", 3, None),
        ("thon", 1, "Ấp"),
    ],
)
def test_any_cell_that_was_changed_is_an_edit_with_the_same_counts(
    unedited_results: Path, tmp_path: Path, id: str, row: int, value: Any
) -> None:
    results = read_results_file(saved(unedited_results, tmp_path, put(id, row, value)))
    assert results.edited
    assert "số hộ từng loại không đổi" in said(results)


def test_a_deleted_row_and_other_members_are_told_from_what_to_what(
    unedited_results: Path, tmp_path: Path
) -> None:
    results = read_results_file(
        saved(unedited_results, tmp_path, lambda sheet: sheet.delete_rows(3))
    )
    assert "Số hộ: 3 → 2, Số nhân khẩu: 7 → 4, Hộ nghèo: 1 → 0" in said(results)
    assert (results.counts.scored, results.counts.read) == (2, 2)


def test_a_row_without_a_class_is_refused_with_its_cell(
    unedited_results: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(unedited_results, tmp_path, put("phan_loai", 4, "thoát nghèo"))
    assert run(app, ["report", str(path), "-o", str(tmp_path / "out"), "-q"]) == 3
    told = capsys.readouterr().err
    assert "RV-476" in told
    assert "ô C4: “thoát nghèo”" in told


def test_results_without_a_checksum_are_known_by_their_counts(
    unedited_results: Path, tmp_path: Path
) -> None:
    def old(path: Path) -> Path:
        book = openpyxl.load_workbook(path)
        for row in book["Cách tính"].iter_rows(max_col=1):
            if row[0].value == "ravo:results_sha256":
                row[0].value = None
        book.save(path)
        return path

    assert not read_results_file(old(saved(unedited_results, tmp_path))).edited
    other = old(saved(unedited_results, tmp_path, lambda sheet: sheet.delete_rows(5)))
    assert read_results_file(other).edited


def test_an_error_of_a_formula_in_results_is_no_blank(
    unedited_results: Path, tmp_path: Path
) -> None:
    with pytest.raises(InputProblem) as raised:
        read_results_file(saved(unedited_results, tmp_path, put("thon", 4, "#DIV/0!")))
    fault = raised.value.fault
    assert (fault.code, fault.params["sheet"]) == ("RV-1021", "Kết quả")
    assert str(fault.params["place"]).endswith("4")
    assert fault.params["what"] == "#DIV/0!"


@pytest.mark.parametrize("id", ["thu_nhap", "gioi_tinh", "dan_toc"])
def test_a_column_without_its_hidden_id_has_unknown_values(
    unedited_results: Path, tmp_path: Path, id: str
) -> None:
    name = {column.id: column.name for column in columns_of("households")}[id]
    before = read_results_file(unedited_results).households[name]
    results = read_results_file(saved(unedited_results, tmp_path, put(id, 2, "khac")))
    assert before.notna().any()
    assert not results.households[name].notna().any()
    assert counts(results) == {"poor": 1, "near_poor": 1, "not_poor": 1}


def test_the_report_counts_edited_rows_and_tells(
    unedited_results: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(unedited_results, tmp_path, put("phan_loai", 3, "Hộ không nghèo"))
    words = ["report", str(path), "-o", str(tmp_path / "out"), "--format", "json", "-q"]
    # The list that was signed gives the household another class.
    assert run(app, words) == 1
    assert "RV-457" in capsys.readouterr().err
    told = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    codes = [fault["code"] for fault in told["faults"]]
    assert codes == ["RV-457", "RV-4056", "RV-4057", "RV-4057"]
    (row,) = [row["values"] for row in told["forms"]["1"] if row["level"] == "commune"]
    assert (row["3"], row["5"]) == (0, 1)


def test_faults_of_the_review_are_read_back(tmp_path: Path) -> None:
    homes = [
        household("H1"),
        household("H2", **{"Số nhân khẩu": -1}),
        household("H3", **{"Năm sinh": 1800}),
    ]
    path = write(tmp_path / "a.xlsx", homes)
    out = tmp_path / "a.json"
    run(app, ["score", str(path), "--format", "json", "-o", str(out), "-q"])
    run(app, ["score", str(path), "-q"])
    faults = json.loads(out.read_text(encoding="utf-8"))["faults"]
    errors = sum(fault["severity"] == "error" for fault in faults)
    results = read_results_file(tmp_path / "a.ket-qua.xlsx")
    assert errors > 0
    assert (results.errors, results.warnings) == (errors, len(faults) - errors)


Cells = st.one_of(
    st.none(), st.integers(-(10**9), 10**9), st.floats(-1e9, 1e9), st.text(max_size=4)
)


def test_texts_of_another_class_are_the_same_texts() -> None:
    class Word(str):
        pass

    for word in ("Ấp 1", ""):
        assert results_checksum([["A"]], [[Word(word)]]) == results_checksum([["A"]], [[word]])
        beside = results_checksum([["A"]], [["H1", "H2"], [Word(word), 1]])
        assert beside == results_checksum([["A"]], [["H1", "H2"], [word, 1]])


@pytest.mark.parametrize(
    "figure", [0.0, -0.0, 7.0, -12.5, 1e15 - 1, -1e15, 1e15, 1e15 + 1, 1e17, 0.1 + 0.2]
)
def test_a_figure_counts_by_the_digits_that_every_program_keeps(figure: float) -> None:
    digits = f"{float(format(figure or 0, '.16G')):.15G}"
    due = hashlib.sha256(f"A\x1e\x1d{digits}\x1e".encode()).hexdigest()
    assert results_checksum([["A"]], [[figure]]) == due


@given(
    st.lists(
        st.lists(Cells, min_size=3, max_size=3), unique_by=lambda row: str(row[0]), max_size=6
    ),
    st.randoms(use_true_random=False),
)
def test_the_checksum_knows_neither_order_of_rows_nor_kind_of_blank(
    rows: list[list[Any]], random: Any
) -> None:
    rows = [[f"H{n}", *row[1:]] for n, row in enumerate(rows)]
    other = [["" if cell is None else cell for cell in row] + [None] for row in rows]
    random.shuffle(other)
    one = results_checksum([["A"]], list(zip(*rows, strict=True)))
    assert results_checksum([["A", ""]], list(zip(*other, strict=True))) == one


@given(st.lists(st.text("ab1", max_size=2) | st.integers(0, 2), min_size=1, max_size=4))
def test_the_checksum_tells_text_from_numbers_and_columns_apart(row: list[Any]) -> None:
    seen = results_checksum([["A"]], [[cell] for cell in row])
    for place, cell in enumerate(row):
        other = [
            *row[:place],
            f"{cell}1" if isinstance(cell, str) else str(cell),
            *row[place + 1 :],
        ]
        assert results_checksum([["A"]], [[cell] for cell in other]) != seen
    assert results_checksum([["A"]], [[cell] for cell in ["x", *row]]) != seen


@pytest.mark.parametrize("word", ["Có lẽ", "C", "0", "1", "Không rõ", "CóKhông", 1, True])
def test_a_word_that_is_neither_yes_nor_no_is_not_known(
    unedited_results: Path, tmp_path: Path, word: Any
) -> None:
    untouched = read_results_file(unedited_results).households
    found = read_results_file(saved(unedited_results, tmp_path, put("th_02", 4, word))).households
    (name,) = [
        n for n in found.columns if n.startswith("deprived_") and (found[n] != untouched[n]).any()
    ]
    assert found[name].tolist() == [untouched[name].tolist()[0], -1, untouched[name].tolist()[2]]


def test_results_by_other_contents_of_a_shipped_edition_are_named(
    unedited_results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_results_file(unedited_results).faults == ()
    other = load_edition("nd07-2021").model_copy(update={"checksum": "0" * 64})
    monkeypatch.setattr("ravo.results.reader.load_edition", lambda _: other)
    (fault,) = read_results_file(unedited_results).faults
    assert (fault.code, fault.severity) == ("RV-4065", "warning")
    assert fault.params == {"path": "a.ket-qua.xlsx", "id": "nd07-2021"}
