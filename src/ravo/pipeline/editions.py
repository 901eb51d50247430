"""Editions of the criteria read back from the workbook that a legal officer corrected."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.files import as_closed_as, write_whole_text
from ravo.messages import Lang, say
from ravo.pipeline.listener import Listener
from ravo.pipeline.outputs import checked_output, refuse_inputs, spare

if TYPE_CHECKING:
    from ravo.criteria import Edition
    from ravo.criteria.imported import SheetCells
    from ravo.faults import Fault


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """The result of a workbook: its edition and files; none where it has faults."""

    faults: "tuple[Fault, ...]"
    edition: "Edition | None" = None


def import_criteria(
    workbook: Path, out: Path | None, lang: Lang, listener: Listener
) -> ImportOutcome:
    """Write the edition in a workbook as YAML, with a first file of cases beside it.

    The YAML is written beside the workbook unless `out` names a file. Nothing is written where the
    workbook has any fault. Existing files are kept beside the new ones.
    """
    from ravo.criteria.cases import cases_text, first_cases
    from ravo.criteria.imported import other_sheets, read_edition
    from ravo.criteria.loader import is_another_under_a_shipped_id
    from ravo.faults import Fault
    from ravo.yamlfile import cases_path

    target = workbook.with_suffix(".yaml") if out is None else out
    checked_output(target, "yaml", prints=False)
    refuse_inputs(target, [workbook])
    sheets = _sheets(workbook)
    read = read_edition(workbook, sheets, target)
    others = list(other_sheets(sheets))
    if others:
        params = {"file": workbook.name, "sheets": others}
        listener.fault(Fault("RV-580", params=params))
    if read.edition is None:
        return ImportOutcome(read.faults)
    if is_another_under_a_shipped_id(read.edition):
        params = {"file": workbook.name, "id": read.edition.id}
        return ImportOutcome((Fault("RV-595", params=params), *read.faults))
    for fault in read.faults:
        listener.fault(fault)
    heading = say("criteria.cases_heading", lang, edition=read.edition.id)
    cases = cases_text(first_cases(read.edition), heading)
    with as_closed_as([workbook]):
        for path, words in ((target, read.source), (cases_path(target), cases)):
            _write(path, words, listener)
    return ImportOutcome((), read.edition)


def _write(path: Path, words: str, listener: Listener) -> None:
    """Write a text, keeping the file of that name; the same text is left as it is."""
    if path.is_file() and path.read_bytes() == words.encode("utf-8"):
        return
    spare(path, listener, _never)
    write_whole_text(path, words)
    listener.written(path)


def _never(_path: Path) -> bool:
    """Return False: a text may always have been edited, so that it is kept."""
    return False


def _sheets(workbook: Path) -> "dict[str, SheetCells]":
    """Return the cells of every sheet. Raises InputProblem where the file cannot be read."""
    from ravo.criteria.imported import SheetCells
    from ravo.workbook.book import open_book

    book = open_book(workbook)
    sheets = {}
    for name in book.names:
        sheet = book.read(name)
        bad = {(cell.row - 1, cell.column): cell.value for cell in sheet.bad}
        sheets[name] = SheetCells(sheet.rows, bad)
    return sheets
