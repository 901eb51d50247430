"""Classes of results that somebody edited, beside the figures of their households."""

from pathlib import Path

from openpyxl import load_workbook

from ravo.documents.edited_classes import edited_classes
from ravo.documents.gathered import edition_of
from ravo.faults import Fault
from ravo.pipeline.documents import _report_edits
from ravo.pipeline.listener import Silence
from ravo.results.workbook import write_results
from support.books import household, write
from support.results_files import read_results_file
from support.reviews import review

HOMES = [
    household("H1", 4),
    household("H2", 1),
    household("H3", 2, **{"Điểm B1": 146}),
    household("H4", 3, **{"Điểm B1": 141}),
]


def edit(path: Path, code: str, klass: str) -> None:
    """Write another class of a household into results."""
    book = load_workbook(path)
    sheet = book["Kết quả"]
    heads = {cell.value: cell for row in sheet.iter_rows(max_row=9) for cell in row if cell.value}
    codes, classes = heads["Mã hộ"].column, heads["Phân loại"].column
    for row in range(1, sheet.max_row + 1):
        if sheet.cell(row, codes).value == code:
            sheet.cell(row, classes).value = klass
    book.save(path)


def test_classes_that_no_figure_gives_are_named_once_and_the_rest_follows(tmp_path: Path) -> None:
    path = tmp_path / "a.ket-qua.xlsx"
    write_results(review(write(tmp_path / "a.xlsx", HOMES)), path, "vi")
    edit(path, "H3", "Hộ nghèo")
    results = read_results_file(path)
    edition = edition_of(results)
    assert edition is not None
    assert edited_classes(results, edition) == ("H3",)
    heard: list[str] = []

    class Hearing(Silence):
        """Keeps the codes of faults."""

        def fault(self, fault: Fault) -> None:
            """Keep one."""
            heard.append(fault.code)

    other = Fault("RV-1432")
    _report_edits([results], [*results.faults, other], Hearing())
    assert heard == ["RV-1486", "RV-1432"]
    edit(path, "H3", "Hộ không nghèo")
    assert edited_classes(read_results_file(path), edition) == ()
