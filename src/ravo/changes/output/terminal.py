"""The comparison of two years for a terminal: one sentence first, then the figures."""

import textwrap
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Plain

from ravo.changes.comparison import Changes
from ravo.changes.identity import CLOSING, COLUMNS, OPENING
from ravo.changes.output.figures import CAUSES, by_cause, by_indicator
from ravo.changes.output.words import (
    cause_word,
    counted_movements,
    law_of,
    lines_of,
    opening_words,
    sentence_of,
    side_names,
)
from ravo.fault_words import fault_message
from ravo.faults import Fault
from ravo.messages import Lang, say
from ravo.printable import printable
from ravo.results.terminal import PIPE_WIDTH
from ravo.text import format_number

LISTED = 3
"""The most messages of one kind that are printed; the workbook lists all of them."""
NAME_WIDTH, NARROWEST, HANGING = 34, 12, "  "
"""Columns for a name, for the narrowest window, and the indent of a message's further lines."""


def changes_text(changes: Changes, lang: Lang, width: int | None = None) -> str:
    """Return the report for a terminal; it begins with one sentence, its lines have no colour.

    Messages are wrapped at words for a window of `width` columns; without one they stay on a line.
    Tables fit into 80 columns in either case.
    """
    pieces = [sentence_of(changes, lang), ""]
    if changes.what_if:
        pieces += [_sides(changes, lang), ""]
    pieces += _printed(_matrix(changes, lang))
    pieces += ["", *_movements(changes, lang)]
    pieces += _causes(changes, lang)
    if changes.what_if and changes.why.indicators:
        pieces += ["", *_printed(_indicators(changes, lang))]
    if len(lines_of(changes, lang)) > 2:
        pieces += ["", *_printed(_places(changes, lang))]
    if len(changes.pairing.to_confirm):
        count = len(changes.pairing.to_confirm)
        pieces += ["", say("changes.to_confirm_count", lang, count=count)]
    if changes.opening is not None:
        pieces += ["", opening_words(changes, changes.opening, lang)]
    pieces += fault_lines(changes.faults, lang)
    return "\n".join(line for piece in pieces for line in _wrapped(piece, width)) + "\n"


def _wrapped(line: str, width: int | None) -> list[str]:
    """Return a line in pieces of at most `width` columns, broken at words and never inside one."""
    if width is None or len(line) <= width:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.wrap(
        line.strip(),
        max(width, NARROWEST),
        initial_indent=indent,
        subsequent_indent=indent or HANGING,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _causes(changes: Changes, lang: Lang) -> list[str]:
    """Return one line of the causes of all changes of class; none where no class changed."""
    sums = [sum(counts) for counts in zip(*by_cause(changes).values(), strict=True)]
    causes = [
        f"{cause_word(cause, lang)} {format_number(count, lang)}"
        for cause, count in zip(CAUSES, sums, strict=False)
        if count
    ]
    return ["", say("changes.causes_line", lang, causes="; ".join(causes))] if causes else []


def _indicators(changes: Changes, lang: Lang) -> Table:
    """Return the number of households deprived in each indicator under each criteria set."""
    table = _table(say("changes.indicator", lang))
    for key in ("brief_before", "brief_after", "brief_undetermined"):
        table.add_column(Plain(say(f"changes.{key}", lang)), justify="right")
    for name, figures in by_indicator(changes, lang):
        shown = [
            "–" if figures[at] is None else format_number(figures[at] or 0, lang)
            for at in (0, 1, 5)
        ]
        table.add_row(Plain(printable(name)), *map(Plain, shown))
    return table


def fault_lines(faults: Sequence[Fault], lang: Lang, most: int | None = LISTED) -> list[str]:
    """Return the lines of all faults, grouped by kind, with the advice once for each kind.

    Beyond the first `most` of a kind faults are only counted, as a workbook lists them; None prints
    all of them.
    """
    lines: list[str] = []
    for code in dict.fromkeys(fault.code for fault in faults):
        mine = [fault for fault in faults if fault.code == code]
        messages = [fault_message(fault, lang) for fault in mine[:most]]
        lines.append("")
        lines += [
            f"{say(f'cli.{fault.severity}', lang)} {code}: {message}"
            for fault, (message, _) in zip(mine, messages, strict=False)
        ]
        if len(mine) > len(messages):
            lines.append(
                f"    {say('changes.more_of_kind', lang, count=len(mine) - len(messages))}"
            )
        lines += [f"    {hint}" for hint in dict.fromkeys(hint for _, hint in messages)]
    return lines


def _printed(table: Table) -> list[str]:
    console = Console(width=PIPE_WIDTH, highlight=False, color_system=None)
    with console.capture() as captured:
        console.print(table)
    return [line.rstrip() for line in captured.get().splitlines() if line.strip()]


def _table(corner: str) -> Table:
    """Return a table with narrow gaps, so that it fits into 80 columns."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(Plain(corner), overflow="fold", max_width=NAME_WIDTH)
    return table


def _sides(changes: Changes, lang: Lang) -> str:
    """Return a line that explains which law the rows of the table are by, and which its columns."""
    laws = {"old": law_of(changes, lang, old=True), "new": law_of(changes, lang, old=False)}
    return say("changes.brief_sides", lang, **laws)


def _matrix(changes: Changes, lang: Lang) -> Table:
    heads = [say(f"changes.brief_{name}", lang) for name in changes.matrix.columns]
    years = side_names(changes, lang, "bare")
    if changes.what_if:
        years = {side: say(f"changes.brief_side_{side}", lang) for side in years}
    table = _table(say("changes.brief_corner", lang, **years))
    for head in (*heads, say("changes.total", lang)):
        table.add_column(Plain(head), justify="right")
    for head, (_, row) in zip(heads, changes.matrix.iterrows(), strict=True):
        counts = [int(value) for value in row]
        _add(table, head, [*counts, sum(counts)], lang)
    sums = [int(value) for value in changes.matrix.sum()]
    _add(table, say("changes.total", lang), [*sums, sum(sums)], lang)
    return table


def _add(table: Table, name: str, figures: list[int], lang: Lang) -> None:
    """Add a row as plain text: brackets in a commune's name are not markup."""
    table.add_row(Plain(name), *(Plain(format_number(figure, lang)) for figure in figures))


def _movements(changes: Changes, lang: Lang) -> list[str]:
    counted = counted_movements(changes, lang)
    width = max(len(word) for word, _ in counted)
    return [f"{word:<{width}}  {format_number(count, lang):>8}" for word, count in counted if count]


def _places(changes: Changes, lang: Lang) -> Table:
    table = _table(say("changes.place", lang))
    for number in changes.forms:
        for column in (OPENING, CLOSING):
            head = say(f"changes.brief_f{number}_{column}", lang)
            table.add_column(Plain(head), justify="right")
    for item in lines_of(changes, lang):
        figures = [
            form.summed("households", item.places)[COLUMNS.index(column)]
            for form in changes.forms.values()
            for column in (OPENING, CLOSING)
        ]
        _add(table, item.name, figures, lang)
    return table
