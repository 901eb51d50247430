"""Words of an edition's workbook that were changed or contradict the figures beside them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ravo.faults import Fault
from ravo.text import format_number

_NUMBER = re.compile(
    r"(?<![\w/.,-])(\d+(?:[.,]\d+)*)(?![/\w])(?:\s*(triệu|million|nghìn|ngàn|thousand))?",
    re.IGNORECASE,
)
_TIMES = {"triệu": 1e6, "million": 1e6, "nghìn": 1e3, "ngàn": 1e3, "thousand": 1e3}
FAR = 5
"""The factor from which a changed figure is reported as far from the exported one."""
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


@dataclass(frozen=True)
class WordedRow:
    """The words of one row of a workbook and the figures that they are about.

    `words` contains, by the cell's address, its text as exported and now; `before` and `now` are
    the figures of the line, or of every cut-off of the indicator, as exported and now.
    """

    sheet: str
    words: Mapping[str, tuple[str, str]]
    before: frozenset[float]
    now: frozenset[float]


def wording_faults(rows: Sequence[WordedRow]) -> Iterator[Fault]:
    """Yield a warning for each cell whose words contradict a figure, or changed without a figure.

    A number in the words contradicts the figures where it is new, or is a figure that was replaced.
    """
    for row in rows:
        for cell, (before, now) in row.words.items():
            wrong = _contradictions(before, now, row)
            params = {"sheet": row.sheet, "cell": cell}
            if wrong:
                values = [format_number(value, "vi") for value in sorted(row.now)]
                all_params = {**params, "numbers": wrong, "values": values or ["–"]}
                yield Fault("RV-591", None, row.sheet, cell, params=all_params)
            elif before != now and row.before == row.now:
                yield Fault("RV-592", None, row.sheet, cell, params=params)


def far_values(
    sheet: str, figures: Mapping[str, tuple[float | None, float | None]]
) -> Iterator[Fault]:
    """Yield a warning for each cell whose figure is far from the one that was exported.

    `figures` contains, by the cell's address, the figure as exported and now, None where missing. A
    wrong unit or zero changes a figure at least tenfold; no decree has changed one by as much.
    """
    for cell, (before, now) in figures.items():
        if before is None or now is None or before == now:
            continue
        low, high = sorted((abs(before), abs(now)))
        if high >= FAR * low:
            params = {"sheet": sheet, "cell": cell, "before": before, "value": now}
            yield Fault("RV-597", None, sheet, cell, params=params)


def _contradictions(before: str, now: str, row: WordedRow) -> list[str]:
    known, gone = numbers_in(before), row.before - row.now
    return [
        words
        for words, figures in numbers_in(now).items()
        if not figures & row.now and (words not in known or figures & gone)
    ]


def numbers_in(text: str) -> dict[str, frozenset[float]]:
    """Return the numbers that a text names, each with the figures that it may mean."""
    numbers = {}
    for match in _NUMBER.finditer(text):
        digits, unit = match[1], (match[2] or "").lower()
        readings = (
            {digits.replace(",", ".")} if digits.count(",") + digits.count(".") < 2 else set()
        )
        if _GROUPED.fullmatch(digits):
            readings.add(re.sub(r"[.,]", "", digits))
        values = frozenset(float(one) * _TIMES.get(unit, 1.0) for one in readings)
        if values:
            numbers[match[0]] = values
    return numbers
