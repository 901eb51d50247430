"""Forms 2 and 3 of a period of the register for a terminal of 80 columns."""

from collections.abc import Iterator, Sequence

from ravo.changes.accounts import LINES
from ravo.changes.comparison import Changes
from ravo.changes.forms import Form
from ravo.changes.identity import COLUMNS
from ravo.changes.large_gaps import GAPS
from ravo.changes.output.terminal import fault_lines
from ravo.changes.output.words import lines_of, sentence_of
from ravo.changes.year import Year
from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of
from ravo.messages import Lang, say
from ravo.register.counted_deaths import NOBODY_DIED, DeathCounts
from ravo.register.periods import is_month, order_of
from ravo.register.shown import WIDTH, deaths_sentence, folded, period_word, word
from ravo.text import format_number, shortened

NARROW = 6
"""The least width of a column of figures, with the blank before it."""


def is_far_apart(changes: Changes) -> bool:
    """Return whether the figures of some communes span several years, or are missing.

    Households that may be missing from a list do not matter here: they are counted, and people have
    to check them.
    """
    apart = (fault for fault in changes.faults if fault.code != GAPS)
    return any(kind_of(fault.code).before_figures for fault in apart)


def movements_text(
    changes: Changes, period: str, lang: Lang, deaths: DeathCounts = NOBODY_DIED
) -> str:
    """Return the movements of a period: a sentence, the deaths, forms 2 and 3, open questions."""
    lines = folded(sentence_of(changes, lang))
    if deaths.people:
        lines += folded(deaths_sentence(deaths, lang))
    if is_month(period):
        lines += folded(word("compared_with", lang, periods=_periods(changes.old)))
    first: list[Fault] = []
    others: list[Fault] = []
    for fault in changes.faults:
        (first if kind_of(fault.code).before_figures else others).append(fault)
    for line in fault_lines(first, lang, None):
        lines += folded(line) if line else [""]
    for number, form in changes.forms.items():
        lines += ["", *_form(changes, form, number, period, lang)]
    for line in fault_lines(others, lang, None):
        lines += folded(line) if line else [""]
    return "\n".join(lines) + "\n"


def _periods(year: Year) -> list[str]:
    """Return the periods of the lists of a year in their order, as people write them."""
    periods = {part.list_month or str(part.info.year or year.year) for part in year.parts}
    return [period_word(period) for period in sorted(periods, key=order_of)]


def _form(changes: Changes, form: Form, number: str, period: str, lang: Lang) -> Iterator[str]:
    """Yield a form: its title, a row for each commune, the sums, what its columns count."""
    places = lines_of(changes, lang)
    rows = [
        (place.name, *_figures(form.summed("households", place.places), lang))
        for place in places[:-1]
    ]
    every = places[-1].places
    sums = [
        (word(f"sum_{line}", lang), *_figures(form.summed(line, every), lang)) for line in LINES
    ]
    heads = ("", *(f"({column})" for column in COLUMNS))
    wide = max(NARROW, *(len(cell) + 1 for row in (*rows, *sums) for cell in row[1:]))
    rule = "─" * (WIDTH - wide * len(COLUMNS)) + (" " + "─" * (wide - 1)) * len(COLUMNS)
    yield word(f"form_{number}", lang, period=period_word(period))
    yield ""
    yield from (_row(heads, wide), rule)
    if rows:
        yield from (*(_row(row, wide) for row in rows), rule)
    yield from (_row(row, wide) for row in sums)
    yield ""
    for column in COLUMNS:
        yield f"({column}) {say(f'changes.f{number}_{column}', lang)}"


def _figures(figures: Sequence[int], lang: Lang) -> list[str]:
    return [format_number(figure, lang) for figure in figures]


def _row(cells: Sequence[str], wide: int) -> str:
    name = WIDTH - wide * len(COLUMNS)
    return f"{shortened(cells[0], name - 1):<{name}}" + "".join(
        f"{cell:>{wide}}" for cell in cells[1:]
    )
