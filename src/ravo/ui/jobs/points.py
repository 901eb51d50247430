"""A score table of B1 typed from the gazette: checked, kept, and shown for comparison."""

from dataclasses import replace

from ravo.criteria import edition_for_year
from ravo.faults.taxonomy import kind_of
from ravo.files import write_whole_text
from ravo.messages import Text, text
from ravo.pipeline.score_tables import TypedScoreTable, typed_score_table
from ravo.score_table import store
from ravo.score_table.model import ScoreTableSource
from ravo.score_table.overview import mark_line, score_table_text
from ravo.ui.answer import CardAnswer, OfferedFile, ShownFault
from ravo.ui.jobs.check import kinds_of, listed
from ravo.ui.jobs.page_listener import Saying, sentence
from ravo.ui.order import RunOrder

SHOWN = "bang-diem-b1.txt"


def points(order: RunOrder, saying: Saying) -> CardAnswer:
    """Keep a score table without faults for the year's edition; else list its faults."""
    (path,) = order.paths("file")
    typed = typed_score_table(path, edition_for_year(order.year()).id)
    if typed.read.grid is None:
        faults = typed.read.faults
        return CardAnswer(
            "bad",
            text("ui.points_refused").filled(count=len(faults)),
            kinds=kinds_of(faults),
            faults=[_of_a_table(fault) for fault in listed(faults)],
        )
    return _kept(order, typed, saying)


def _of_a_table(fault: ShownFault) -> ShownFault:
    """Return a fault with advice for a score table: a figure is compared with the gazette.

    The usual advice is for cells of surveys, which are corrected with the household.
    """
    of_a_cell = kind_of(fault.code).category == 2
    return replace(fault, hint=text("ui.points_look")) if of_a_cell else fault


def _next(source: ScoreTableSource) -> list[Text]:
    """Return the names on a kept table, the name that is still needed, and the next step."""
    lines = [sentence(lambda lang: mark_line(source, lang))]
    if not source.checked:
        lines.append(text("ui.points_second"))
    return [*lines, text("ui.points_next")]


def _kept(order: RunOrder, typed: TypedScoreTable, saying: Saying) -> CardAnswer:
    grid = typed.read.grid
    if grid is None:
        raise ValueError("a score table with faults is not kept")
    names = (order.value("typed_by"), order.value("checked_by"))
    given = (names[0] or grid.source.typed_by, names[1] or grid.source.checked_by)
    source = replace(grid.source, typed_by=given[0], checked_by=given[1])
    kept = store.store(replace(grid, source=source), typed.edition, order.paths("file")[0].name)
    write_whole_text(order.out / SHOWN, score_table_text(kept.grid, typed.edition, order.lang))
    saying.written(order.out / SHOWN)
    return CardAnswer(
        "good" if kept.grid.source.checked else "care",
        text("ui.points_kept"),
        _next(kept.grid.source),
        files=[OfferedFile(SHOWN, text("ui.file_points"))],
    )
