"""A PDF is made by another program, which may be missing or fail; an edited one is noticed."""

import sys
from pathlib import Path

import pytest

from ravo.faults import InputProblem, UsageProblem
from ravo.word import as_pdf as printing
from ravo.word.as_pdf import as_pdf, is_pdf_as_written, pdf_printer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a program is a shell script here")


def program(folder: Path, words: str) -> Path:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{words}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_pdf_is_known_again_until_it_is_edited(tmp_path: Path) -> None:
    # The last two words are the folder and the document, as LibreOffice takes them.
    copying = program(
        tmp_path, 'while [ $# -gt 1 ]; do dir="$1"; shift; done; cp "$1" "$dir/phieu.pdf"'
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(as_pdf(b"%PDF-1.7 one", copying, 20))
    assert path.read_bytes().startswith(b"%PDF-1.7 one\n%ravo ")
    assert is_pdf_as_written(path)
    path.write_bytes(path.read_bytes().replace(b"one", b"two"))
    assert not is_pdf_as_written(path)
    path.write_bytes(b"%PDF-1.7 of somebody else")
    assert not is_pdf_as_written(path)
    assert not is_pdf_as_written(tmp_path / "none.pdf")


def test_a_program_that_makes_nothing_is_named(tmp_path: Path) -> None:
    for words in ("exit 1", "exec sleep 5"):
        with pytest.raises(InputProblem) as problem:
            as_pdf(b"x", program(tmp_path, words), 0.2)
        assert problem.value.fault.code == "RV-1125"
        assert problem.value.fault.params["program"] == "soffice"


def test_a_computer_without_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(printing, "WINDOWS_PLACES", ())
    monkeypatch.setattr(printing, "MACOS_PLACE", tmp_path / "none")
    with pytest.raises(UsageProblem) as problem:
        pdf_printer()
    assert problem.value.fault.code == "RV-1124"
    assert pdf_printer_in(tmp_path) == tmp_path / "soffice"


def pdf_printer_in(folder: Path) -> Path:
    program(folder, "exit 0")
    return pdf_printer()
