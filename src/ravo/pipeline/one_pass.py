"""One workbook read once for all outputs that its commune receives: faults, results, copy."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ravo.faults import RavoError
from ravo.files import RESULT_SUFFIX, as_closed_as, survey_stem, whole_file
from ravo.messages import Lang
from ravo.pipeline.listener import Listener
from ravo.pipeline.past import with_past
from ravo.pipeline.returned import give_back
from ravo.pipeline.reviews import ReviewOutcome, json_line, report_taken, review_workbook, spread
from ravo.survey.options import ReadOptions
from ravo.survey.settings import load_settings


@dataclass(frozen=True)
class OneReading:
    """Which workbook is read, with which options, and the folder of its outputs.

    `register` has the lists that show the past of the households.
    """

    path: Path
    reading: ReadOptions
    folder: Path
    lang: Lang
    register: Path | None = None


@dataclass(frozen=True, slots=True)
class ReadOnce:
    """The result of a workbook: its review or its problem, and the files that were written.

    `results` and `copy` are None where there are none: an unreadable workbook has neither, one
    without faults no marked copy.
    """

    outcome: ReviewOutcome
    results: Path | None = None
    copy: Path | None = None


def read_once(
    request: OneReading, listener: Listener, checked: Callable[[ReviewOutcome], None]
) -> ReadOnce:
    """Review a workbook and write its results and, with faults, its marked copy.

    `checked` is called with the review before anything is written. Raises UsageProblem (exit code
    2) where the folder cannot be written.
    """
    from ravo.results.workbook import write_results
    from ravo.returned.copy import returned_name

    path, folder = request.path, request.folder
    named = path.with_name(survey_stem(path) + path.suffix)
    settings = spread(load_settings(request.reading), [path], listener)[0][path]
    register = None if request.register is None else str(request.register)
    outcome = with_past(review_workbook(path, settings), register, listener)
    checked(outcome)
    if outcome.review is None:
        return ReadOnce(outcome)
    report_taken(outcome, listener)
    results = folder / (named.stem + RESULT_SUFFIX)
    with as_closed_as([path]):
        write_results(outcome.review, results, request.lang, audience="plain")
        listener.written(results)
        target = folder / returned_name(named) if outcome.review.faults else None
        copy = give_back(outcome, target, request.lang, listener, settings.passwords, "plain")
    if copy is None or isinstance(copy, RavoError):
        return ReadOnce(outcome, results)
    listener.written(copy)
    return ReadOnce(outcome, results, copy)


def write_check_json(outcome: ReviewOutcome, target: Path, lang: Lang) -> None:
    """Write the object that `ravo check --format json` prints for a workbook into a file."""
    with (
        whole_file(target) as temporary,
        temporary.open("w", encoding="utf-8", newline="\n") as lines,
    ):
        lines.writelines(json_line(outcome, lang, households=False))
