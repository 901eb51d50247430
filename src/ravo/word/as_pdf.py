"""A Word document as a PDF, printed by LibreOffice where the computer has it."""

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from os import environ
from pathlib import Path

from ravo.faults import unreadable, usage
from ravo.files import scratch_folder

PROGRAMS = ("soffice", "libreoffice")
WINDOWS_PLACES = ("ProgramFiles", "ProgramFiles(x86)")
MACOS_PLACE = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
DOCUMENT, PRINTED = "phieu.docx", "phieu.pdf"
MARK = b"\n%ravo "
"""The beginning of a line after the end of a PDF, with the checksum of all bytes before it.

Readers of PDFs ignore that line."""


def pdf_printer() -> Path:
    """Return the program that makes PDFs. Raises UsageProblem (RV-1124) where there is none."""
    for place in _places():
        if place.is_file():
            return place
    raise usage("RV-1124")


def _places() -> Iterator[Path]:
    for name in PROGRAMS:
        if program := shutil.which(name):
            yield Path(program)
    for variable in WINDOWS_PLACES:
        if folder := environ.get(variable):
            yield Path(folder) / "LibreOffice" / "program" / "soffice.exe"
    yield MACOS_PLACE


def as_pdf(document: bytes, printer: Path, seconds: float) -> bytes:
    """Return a Word document as a PDF, followed by a line with its checksum.

    Raises InputProblem (RV-1125) where the program fails or takes longer than `seconds`.
    """
    with scratch_folder() as place:
        (place / DOCUMENT).write_bytes(document)
        words = [
            str(printer),
            # LibreOffice may be open: a profile of its own starts a second one beside it.
            f"-env:UserInstallation={(place / 'user').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(place)),
            str(place / DOCUMENT),
        ]
        try:
            subprocess.run(  # noqa: S603  the program that was looked for, and our own file
                words, capture_output=True, check=False, timeout=seconds, stdin=subprocess.DEVNULL
            )
        except (OSError, subprocess.TimeoutExpired):
            raise unreadable("RV-1125", program=printer.name) from None
        pdf = place / PRINTED
        if not pdf.is_file():
            raise unreadable("RV-1125", program=printer.name)
        return _marked(pdf.read_bytes())


def _marked(data: bytes) -> bytes:
    return data + MARK + hashlib.sha256(data).hexdigest().encode() + b"\n"


def is_pdf_as_written(path: Path) -> bool:
    """Return whether a PDF is unchanged since ravo wrote it, by the checksum after its end."""
    try:
        data, mark, _ = path.read_bytes().rpartition(MARK)
        return bool(mark) and path.read_bytes() == _marked(data)
    except OSError:
        return False
