"""The faults of a review as a list to read or to open in Excel."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from ravo.contract.columns import SHEETS
from ravo.fault_words import fault_message
from ravo.faults import RANKS, Fault
from ravo.faults.fault import counts_of
from ravo.faults.taxonomy import kind_of
from ravo.messages import Lang, say
from ravo.messages.sheet_files import is_text_file
from ravo.printable import printable, wrapped
from ravo.quotes import code_words, heading_words, quoted, spoken_of
from ravo.results.machine import FAULT_KEYS, as_text, fault_json
from ravo.results.words import counts_of_rows, verdict_word
from ravo.review.review import Review

_CELL = re.compile(r"([A-Z]{1,3})(\d+)")


def faults_text(review: Review, lang: Lang, width: int | None = None) -> str:
    """Return the file's verdict, its counts, every fault by sheet and row, and counts by kind.

    A row is named with the code of its household and the initials of its head. Lines are cut
    between words at `width` letters; None leaves them whole.
    """
    initials = _initials(review)
    lines = [_head(review, lang)]
    for (sheet, row), faults in _by_place(review.faults):
        if sheet or row:
            lines.append(_heading(sheet, row, faults, initials, lang))
        for fault in faults:
            lines += _entry(fault, lang)
    lines += _counted(review.faults, lang)
    return "\n".join(wrapped(line, width, "  ") for line in lines) + "\n"


def _head(review: Review, lang: Lang) -> str:
    return say(
        "cli.check_head",
        lang,
        path=review.survey.source.path,
        verdict=verdict_word(review.verdict, lang),
        **counts_of_rows(review.counts, lang),
    )


def _initials(review: Review) -> dict[str, str]:
    """Return the initials of the head of each household whose code no other has."""
    frame = review.survey.households.frame
    if not {"code", "head_name"} <= set(frame.columns):
        return {}
    single = frame.loc[~frame["code"].duplicated(keep=False), ["code", "head_name"]].dropna()
    codes, names = (single[name].tolist() for name in ("code", "head_name"))
    return {code: quoted(str(name)) for code, name in zip(codes, names, strict=True)}


def _by_place(faults: Sequence[Fault]) -> Iterator[tuple[tuple[str, int], list[Fault]]]:
    """Yield the faults of each row of each sheet, in the order of the contract's sheets."""
    order = {name: place for place, name in enumerate(SHEETS.values())}

    def at(fault: Fault) -> tuple[int, str, int, bool]:
        """Return the place of a fault in the list: sheet, then row; those of no sheet first.

        In a row what is no household's own comes first: it begins there and is about many.
        """
        sheet, own = fault.sheet or "", fault.household is not None
        return (order.get(sheet, len(order)) if sheet else -1, sheet, _cell(fault)[1], own)

    found = sorted(faults, key=lambda fault: (at(fault), _cell(fault)[0]))
    for (_, sheet, row, _), group in groupby(found, key=at):
        yield (sheet, row), list(group)


def _cell(fault: Fault) -> tuple[tuple[int, str], int]:
    """Return the column and the row in which a fault comes first; 0 where it names none."""
    named = _CELL.match(fault.cell or "")
    return ((len(named[1]), named[1]), int(named[2])) if named else ((0, ""), 0)


def _heading(
    sheet: str, row: int, faults: Sequence[Fault], initials: Mapping[str, str], lang: Lang
) -> str:
    """Return the place of a row's faults in words, with the household where it has one."""
    codes = {fault.household for fault in faults if fault.household}
    code = codes.pop() if len(codes) == 1 else None
    key = "check_row" if row else "check_sheet"
    words = say(f"cli.{key}", lang, sheet=heading_words(sheet), row=str(row))
    if code is None:
        return f"  {words}"
    who = say("cli.check_household", lang, code=code_words(code))
    head = initials.get(code)
    return f"  {words}, {who}" + (f" ({head})" if head else "")


def _entry(fault: Fault, lang: Lang) -> Iterator[str]:
    """Yield a fault and what to do about it; its cell is named once."""
    fault = spoken_of(fault)
    message, hint = fault_message(fault, lang)
    by_row = is_text_file(fault.sheet)
    named = not fault.cell or by_row or _names(message, fault.cell)
    where = "" if named else f" {fault.cell}"
    yield f"    {say(f'cli.{fault.rank}', lang)} {fault.code}{where}: {message}"
    yield f"      {hint}"


def _names(message: str, cell: str) -> bool:
    return re.search(rf"(?<![A-Z0-9]){re.escape(cell)}(?![0-9])", message) is not None


def _counted(faults: Sequence[Fault], lang: Lang) -> Iterator[str]:
    """Yield how many faults of each rank there are, then how many of each kind."""
    if not faults:
        return
    times = Counter((RANKS.index(fault.rank), fault.code) for fault in faults)
    totals = counts_of(faults)
    yield say("cli.check_total_open" if totals["open"] else "cli.check_total", lang, **totals)
    for (place, code), count in sorted(times.items()):
        title = kind_of(code).title
        word = say(f"cli.{RANKS[place]}", lang)
        yield "  " + say("cli.check_kind", lang, severity=word, code=code, title=title, count=count)


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
