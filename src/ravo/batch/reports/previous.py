"""Last year's folder: its workbooks, and the commune of each."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ravo.batch.plan import REPORTS_FOLDER
from ravo.batch.scan import checksums
from ravo.batch.task import TaskOptions
from ravo.faults import Fault, InputProblem, unreadable
from ravo.files import RESULT_SUFFIX, WORKBOOK_SUFFIXES, object_in, write_whole_text
from ravo.places import WrittenPlace
from ravo.processes.isolation import Isolation, LostItem, ProcessLimits
from ravo.workbook.products import is_spare_copy

KNOWN = "nam-truoc.json"
"""The file with the communes of last year's workbooks, so that they are not opened every night."""
READ = "ravo.batch.reports.previous:place_in"


@dataclass(frozen=True, slots=True)
class LastYear:
    """A workbook or results of last year: its path, its checksum, and its commune."""

    path: str
    sha256: str
    place: WrittenPlace


@dataclass(frozen=True, slots=True)
class LastYearQuestion:
    """A workbook that has to be opened to find its commune."""

    path: str
    options: TaskOptions


def read_previous(
    folder: Path, keep: Path, work: Path, options: TaskOptions, limits: ProcessLimits
) -> tuple[tuple[LastYear, ...], tuple[Fault, ...]]:
    """Return last year's workbooks, and the faults of those that cannot be opened.

    Results have precedence over their survey. `keep` is the folder where the findings are stored.
    Raises InputProblem (exit code 3) for a missing folder.
    """
    if not folder.is_dir():
        raise unreadable("RV-101", path=str(folder))
    paths = books_in(folder)
    digests = {str(p): d for p, d in zip(paths, checksums(paths), strict=True) if d is not None}
    known = _known(keep / KNOWN)
    places = {path: known[digest] for path, digest in digests.items() if digest in known}
    questions = [LastYearQuestion(path, options) for path in digests if path not in places]
    faults = []
    for question, answer in Isolation[LastYearQuestion](READ, 1, limits).run(
        questions, lambda: False
    ):
        if isinstance(answer, WrittenPlace):
            places[question.path] = answer
        else:
            faults.append(_fault(question.path, answer))
    if questions:
        _keep(keep / KNOWN, work, {digests[path]: place for path, place in places.items()})
    workbooks = tuple(
        LastYear(path, digests[path], places[path]) for path in digests if path in places
    )
    return workbooks, tuple(faults)


def books_in(folder: Path) -> list[Path]:
    """Return the results in a folder and the folders in it, and the surveys without results."""
    books = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in WORKBOOK_SUFFIXES
        and not is_spare_copy(path, folder)
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        and path.is_file()
        and REPORTS_FOLDER not in path.relative_to(folder).parts
    ]
    scored = {
        path.with_name(path.name.removesuffix(RESULT_SUFFIX))
        for path in books
        if path.name.endswith(RESULT_SUFFIX)
    }
    return [
        path
        for path in books
        if path.name.endswith(RESULT_SUFFIX) or path.with_suffix("") not in scored
    ]


def place_in(question: LastYearQuestion) -> WrittenPlace | Fault:
    """Return the commune of a workbook, or the fault that it cannot be opened."""
    from ravo.pipeline.years import read_books
    from ravo.survey.settings import load_settings

    try:
        settings = load_settings(question.options.reading.of_any_year())
        item = next(read_books([Path(question.path)], settings))
    except InputProblem as problem:
        return problem.fault
    info = item.info
    return WrittenPlace.of(info)


def _fault(path: str, answer: Fault | LostItem) -> Fault:
    if isinstance(answer, Fault):
        return answer
    name = Path(path).name
    return Fault("RV-136", params={"path": name, "how": " ".join((answer.why, answer.how)).strip()})


def _known(path: Path) -> dict[str, WrittenPlace]:
    try:
        return {digest: WrittenPlace(**place) for digest, place in object_in(path).items()}
    except TypeError:
        return {}


def _keep(path: Path, work: Path, places: Mapping[str, WrittenPlace]) -> None:
    values: dict[str, Any] = {digest: asdict(place) for digest, place in sorted(places.items())}
    write_whole_text(path, json.dumps(values, ensure_ascii=False, indent=1) + "\n", work)
