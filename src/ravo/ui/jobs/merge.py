"""Several reviewers' files as one survey of the commune."""

import shutil
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ravo.contract.columns import RECORDS, SHEETS
from ravo.fault_words import plain_message
from ravo.faults import Fault
from ravo.merged.rows import ADDED
from ravo.messages import Lang, Text, say, text
from ravo.pipeline.merge import MergeOutcome, MergeRequest, merge_workbooks
from ravo.ui.answer import CardAnswer, CountedSum, OfferedFile
from ravo.ui.jobs.page_listener import Saying, sentence
from ravo.ui.jobs.read_options import reading_of
from ravo.ui.order import RunOrder

OUT = "bang-khao-sat-xa.xlsx"
BECAME = ("written", "folded", "repeated", "unread", "left")
"""The outcomes of a row; see `ravo.merged.counts`."""


def merge(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the survey of the commune, and what remains to be decided in it."""
    files = _apart(order.paths("files"))
    done = merge_workbooks(MergeRequest(files, order.out / OUT, reading_of(order)), saying)
    offered = OfferedFile(OUT, text("ui.file_merged"))
    sources = {one.file for one in done.counts} - {ADDED}
    headline = text("ui.merged").filled(files=len(sources), households=done.households)
    return CardAnswer(
        "care" if done.code or saying.faults else "good",
        headline,
        list(_lines(done)),
        list(_sums(done)),
        files=[offered],
    )


def _apart(paths: list[Path]) -> list[Path]:
    """Return the files; several with one name are copied into numbered folders."""
    same = {name for name, count in Counter(path.name for path in paths).items() if count > 1}
    seen: Counter[str] = Counter()
    files = []
    for path in paths:
        if path.name in same:
            seen[path.name] += 1
            numbered = Path("cung-ten") / str(seen[path.name]) / path.name
            numbered.parent.mkdir(parents=True, exist_ok=True)
            path = shutil.copyfile(path, numbered)
        files.append(path)
    return files


def _lines(done: MergeOutcome) -> Iterator[Text]:
    """Yield the next steps, and notes on the files for the officer."""
    if done.open:
        codes = {one.code for one in done.merged.open if one.code}
        counts = {"open": done.open, "households": len(codes)}
        yield text("ui.merged_open").filled(**counts)
    else:
        yield text("ui.merged_next")
    if decided := len(done.merged.conflicts) - done.open:
        yield text("merge.closing_decided").filled(count=decided)
    if done.edited:
        yield text("merge.closing_edited").filled(count=done.edited)
    for name, fault in done.notes:
        yield sentence(partial(_note, name, fault))


def _note(file: str, fault: Fault, lang: Lang) -> str:
    where = file if fault.sheet is None else f"{file}, {say('ui.sheet', lang, sheet=fault.sheet)}"
    return f"{where}: {plain_message(fault, lang)[0]}"


def _sums(done: MergeOutcome) -> Iterator[CountedSum]:
    """Yield the rows of each table, over all files, as a sum by outcome."""
    for table in RECORDS:
        counts = [one for one in done.counts if one.table == table]
        parts = [
            (text(f"merge.count_{name}"), sum(getattr(one, name) for one in counts))
            for name in BECAME
        ]
        if whole := sum(one.read + one.gone for one in counts):
            yield CountedSum(text("ui.sum_rows").filled(sheet=SHEETS[table]), whole, parts)
