"""The faults of a review as a list to read or to open in Excel."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from ravo.fault_words import fault_message
from ravo.faults import Fault
from ravo.messages import Lang, say
from ravo.printable import printable
from ravo.quotes import spoken_of
from ravo.results.machine import FAULT_KEYS, as_text, fault_json
from ravo.results.words import verdict_word
from ravo.review.review import Review


def faults_text(review: Review, lang: Lang) -> str:
    """Return the file's verdict, its counts, and every fault in two lines each."""
    counts = review.counts
    head = say(
        "cli.check_head",
        lang,
        path=review.survey.source.path,
        verdict=verdict_word(review.verdict, lang),
        read=counts.read,
        scored=counts.scored,
        rejected=counts.rejected,
        blank=counts.blank,
    )
    lines = [head]
    for fault in map(spoken_of, review.faults):
        message, hint = fault_message(fault, lang)
        where = "!".join(part for part in (fault.sheet, fault.cell) if part)
        lines.append(f"  {say(f'cli.{fault.severity}', lang)} {fault.code} {where}: {message}")
        lines.append(f"      {hint}")
    return "\n".join(lines) + "\n"


def faults_csv(review: Review, lang: Lang, *, heading: bool) -> Iterator[str]:
    """Yield the faults as CSV, one per line; text that a spreadsheet would run stays text."""
    return csv_of(review.survey.source.path, review.faults, lang, heading=heading)


def csv_of(path: str, faults: Iterable[Fault], lang: Lang, *, heading: bool) -> Iterator[str]:
    """Yield the faults of a workbook or of a folder as CSV, one per line."""
    if heading:
        yield _csv_line(["path", *FAULT_KEYS])
    path = printable(path)
    for fault in faults:
        row = [path, *fault_json(fault, lang).values()]
        yield _csv_line([as_text("" if item is None else str(item)) for item in row])


def _csv_line(cells: Sequence[str]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerow(cells)
    return file.getvalue()
