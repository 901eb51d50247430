"""A score table as text, for a second person to compare with the gazette line by line."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from ravo.messages import Lang, say
from ravo.places.regions import COLUMNS
from ravo.score_table.model import (
    WORDS_OF_COUNTING,
    Item,
    ScoreTable,
    ScoreTableException,
    ScoreTableSource,
)
from ravo.score_table.sheets import points_heading
from ravo.score_table.store import HistoryEntry
from ravo.text import format_number

ANSWER_WIDTH = 46
FIGURE_WIDTH = 7


def mark_line(source: ScoreTableSource, lang: Lang) -> str:
    """Return a line with a score table's mark and both names, or that one person checked it."""
    typed = source.typed_by or say("score_table.nobody", lang)
    if not source.checked:
        return say("score_table.mark_one", lang, typed=typed)
    return say("score_table.mark_two", lang, typed=typed, checked=source.checked_by)


def source_line(source: ScoreTableSource, lang: Lang) -> str:
    """Return the source of the points: document, annex, gazette, date."""
    return say(
        "score_table.shown_source",
        lang,
        document=source.document,
        annex=source.annex,
        gazette=source.gazette,
        day=source.date,
    )


def score_table_text(grid: ScoreTable, edition: str, lang: Lang) -> str:
    """Return the whole score table as it was typed, with its source, totals and exceptions."""
    lines = [
        say("score_table.shown_edition", lang, edition=edition),
        source_line(grid.source, lang),
        "",
        say("score_table.columns", lang),
        *(f"  ({at + 1}) {points_heading(at)}" for at in range(len(COLUMNS))),
        "",
        _line("", (f"({at + 1})" for at in range(len(COLUMNS)))),
    ]
    for item in grid.items:
        lines += _item(item, lang)
    lines += ["", *(exception_line(one, lang) for one in grid.exceptions)]
    lines += [say("score_table.no_zero", lang, number=str(number)) for number in without_zero(grid)]
    return "\n".join([*lines, *totals(grid, lang)]) + "\n"


def without_zero(grid: ScoreTable) -> tuple[int, ...]:
    """Return the numbers of the choices in which some column has no answer of 0 points.

    The gazette may have no such answer, or it was left out: a second person must compare.
    """
    return tuple(
        item.number
        for item in grid.items
        if item.counting == "choose_one"
        and any(item.bounds(column)[0] > 0 for column in range(len(COLUMNS)))
    )


def totals(grid: ScoreTable, lang: Lang) -> list[str]:
    """Return the lowest and the highest possible B1 of each column, and the numbers typed."""
    bounds = [grid.bounds(column) for column in range(len(COLUMNS))]
    counts = {
        "items": len(grid.items),
        "answers": grid.answer_count,
        "exceptions": len(grid.exceptions),
    }
    return [
        say("score_table.totals", lang),
        _line(say("score_table.lowest", lang), (format_number(low, lang) for low, _ in bounds)),
        _line(say("score_table.highest", lang), (format_number(high, lang) for _, high in bounds)),
        say("score_table.counts", lang, **counts),
        say("score_table.sha256", lang, sha256=grid.sha256),
    ]


def history_lines(history: Iterable[HistoryEntry], lang: Lang) -> list[str]:
    """Return the imports of an edition's score tables, oldest first."""
    nobody = say("score_table.nobody", lang)
    return [
        say("score_table.history", lang),
        *(
            "  "
            + say(
                "score_table.history_line",
                lang,
                at=entry.at,
                source=entry.source_name,
                source_sha256=entry.source_sha256[:12],
                sha256=entry.sha256[:12],
                typed=entry.typed_by,
                checked=entry.checked_by or nobody,
            )
            for entry in history
        ),
    ]


def exception_line(exception: ScoreTableException, lang: Lang) -> str:
    """Return a line on an exception: its name, its effect, its items."""
    column = "" if exception.column is None else points_heading(exception.column)
    effect = say(f"score_table.effect_{exception.effect}", lang, column=column)
    items = tuple(map(str, exception.items))
    return say("score_table.exception", lang, name=exception.name, effect=effect, items=items)


def _item(item: Item, lang: Lang) -> Iterator[str]:
    counting = WORDS_OF_COUNTING[item.counting]
    yield say(
        "score_table.item", lang, number=str(item.number), words=item.words, counting=counting
    )
    for answer in sorted(item.answers, key=lambda one: one.row):
        cap = "" if answer.cap is None else f" ({say('score_table.cap', lang, cap=answer.cap)})"
        first, *rest = wrap(answer.words + cap, ANSWER_WIDTH - 4) or [""]
        yield _line(f"    {first}", (format_number(points, lang) for points in answer.points))
        yield from (f"    {words}" for words in rest)


def _line(words: str, figures: Iterable[str]) -> str:
    return words.ljust(ANSWER_WIDTH) + "".join(figure.rjust(FIGURE_WIDTH) for figure in figures)
