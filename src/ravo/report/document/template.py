"""The Word template of a report: ravo's own, or the office's in its folder."""

from pathlib import Path

from ravo.faults import unreadable
from ravo.formats import ReportKind
from ravo.page_templates import templates_dir
from ravo.report.document.fields import tree
from ravo.word.template import Template, open_file

NAMES: dict[ReportKind, str] = {"year": "bao-cao-nam.docx", "half-year": "bao-cao-6-thang.docx"}


def open_template(which: ReportKind, folder: Path | None) -> Template:
    """Return the template of the yearly or half-year report, from the office's folder or ravo's.

    Raises InputProblem (exit code 3) for a template that is missing (RV-464), is no Word document
    (RV-465), misspells fields (RV-466, all of them) or has a mistake in its commands (RV-467).
    """
    path = template_path(which, folder)
    return open_file(path, path.name, tree())


def template_path(which: ReportKind, folder: Path | None) -> Path:
    """Return the path of the template of a report.

    Raises InputProblem (RV-464, exit code 3) where it is missing.
    """
    path = (folder or templates_dir()) / NAMES[which]
    if not path.is_file():
        raise unreadable("RV-464", path=path.name, folder=str(path.parent))
    return path
