"""The sheet `Danh sách biến động`: who left the list and who came, on A4 paper, for signing."""

from collections.abc import Sequence
from typing import Any

from ravo.contract.columns import HEAD_RELATION, MERGED
from ravo.messages import Lang, say
from ravo.results.columns import ResultColumn
from ravo.results.list_sheet import (
    FIRST_ROW,
    HEAD_ROW,
    LETTERS,
    TITLE_HEIGHT,
    TITLE_ROW,
    WHERE_ROW,
    ListPen,
    set_list_page,
    where_words,
    write_letterhead,
    write_signatures,
)
from ravo.results.moves import Move, MovePart, moves_of
from ravo.results.table_rows import BLACK, write_rows
from ravo.results.words import class_word
from ravo.review.review import Review
from ravo.survey.new_heads import eldest_of, lacks_head
from ravo.xlsx.fonts import FONT
from ravo.xlsx.sheet_names import MOVED
from ravo.xlsx.sheets import LINE_HEIGHT, Styles, rule_cells

WIDTHS = {
    "stt": 5.5,
    "name": 25.0,
    "birth": 8.0,
    "village": 19.0,
    "reason": 13.0,
    "class": 16.0,
    "notes": 38.0,
}
WRAPPED = ("name", "village", "reason", "class", "notes")
CENTRED = ("stt", "birth")
HEAD_HEIGHT = 2 * LINE_HEIGHT


def write_moves(book: Any, review: Review, styles: Styles, lang: Lang) -> None:
    """Add the sheet of who left and who came; no sheet where nobody did."""
    moves = {part: own_moves for part, own_moves in moves_of(review).items() if own_moves}
    if not moves:
        return
    sheet = book.add_worksheet(MOVED)
    pen = ListPen(book, sheet, len(WIDTHS) - 1, lang)
    set_list_page(sheet, lang)
    sheet.set_default_row(LINE_HEIGHT)
    _lay_out(book, sheet)
    write_letterhead(pen, review)
    pen.whole(TITLE_ROW, say("results.moves_title", lang), "title")
    sheet.set_row(TITLE_ROW, TITLE_HEIGHT)
    pen.whole(WHERE_ROW, where_words(review.survey.info, lang), "italic")
    sheet.set_row(HEAD_ROW, HEAD_HEIGHT)
    for place, name in enumerate(WIDTHS):
        sheet.write_string(HEAD_ROW, place, say(f"results.moves_{name}", lang), pen.looks["head"])
    row = FIRST_ROW
    for part, own_moves in moves.items():
        words = say(f"results.moves_{part}", lang, count=len(own_moves))
        pen.whole(row, words, "band")
        write_rows(
            sheet, row + 1, _columns(part, own_moves, lang), styles.quoted, WRAPPED, letters=LETTERS
        )
        row += 1 + len(own_moves)
    rule_cells(book, sheet, (FIRST_ROW, row - 1), len(WIDTHS), BLACK)
    end = write_signatures(pen, review, row + 1)
    sheet.print_area(0, 0, end, pen.last)


def _lay_out(book: Any, sheet: Any) -> None:
    base = {**FONT, "valign": "top"}
    centred = book.add_format({**base, "align": "center"})
    text = book.add_format({**base, "text_wrap": True})
    for place, (name, width) in enumerate(WIDTHS.items()):
        sheet.set_column(place, place, width, centred if name in CENTRED else text)


def _columns(part: MovePart, moves: Sequence[Move], lang: Lang) -> list[ResultColumn]:
    values: dict[str, list[Any]] = {
        "stt": [*range(1, len(moves) + 1)],
        "name": [move.name for move in moves],
        "birth": [move.birth_year for move in moves],
        "village": [move.village for move in moves],
        "reason": [move.reason for move in moves],
        "class": [move.klass and class_word(move.klass, lang) for move in moves],
        "notes": [_notes(part, move, lang) for move in moves],
    }
    return [
        ResultColumn(
            name,
            say(f"results.moves_{name}", lang),
            "integer" if name in CENTRED else "text",
            "identity",
            width,
            values[name],
        )
        for name, width in WIDTHS.items()
    ]


def _notes(part: MovePart, move: Move, lang: Lang) -> str | None:
    """Return the note of a move: the person's household, a household's origin, the sheet's note."""
    notes = []
    if part in ("people_left", "people_came"):
        words = {"head": move.head or "…", "relation": (move.relation or "…").lower()}
        was_head = part == "people_left" and move.relation == HEAD_RELATION
        key = "was_head" if was_head else "of_household"
        if was_head and move.head is not None and lacks_head(move.head):
            key, words = "no_head", {"eldest": eldest_of(move.head) or "…"}
        notes.append(say(f"results.moves_{key}", lang, **words))
    if move.other:
        merged = "went_into" if part == "households_left" else "took_in"
        key = merged if move.reason == MERGED else "origin"
        notes.append(say(f"results.moves_{key}", lang, other=move.other))
    if move.note:
        notes.append(move.note)
    return "; ".join(notes) or None
