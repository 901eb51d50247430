"""The letter and the list of faults: the contents of the two added sheets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ravo.criteria.terms import HouseholdClass
from ravo.fault_words import Audience
from ravo.faults import RANKS, Fault, Rank
from ravo.faults.table import AT_ONCE, FaultShare, FaultTable
from ravo.faults.taxonomy import kind_of
from ravo.messages import Lang, say
from ravo.results.fault_lines import FaultLines
from ravo.results.faults_sheet import HEADS, line_columns, sorted_faults
from ravo.results.words import counts_of_rows, verdict_word
from ravo.returned.added_sheets import AddedCell, AddedRow, AddedSheet, height_of
from ravo.returned.marks import MarkedPlace, place_of
from ravo.returned.styles import COLOURS, CellLook
from ravo.review.review import Review
from ravo.text import uncapitalised
from ravo.xlsx.blocks import MOST_ROWS

COMMONEST = 10
SHEET = 4
"""The place of the sheet's name among the cells of a line."""
AIR = 4.0
"""Points between the lines of the letter."""
LETTERS = 1.05
"""The letters that fit into a unit of width in long lines."""
LETTER_WIDTHS = (20.0, 42.0, 11.0, 9.0, 22.0)
_BLUE, _HEAD = "FF0563C1", "FFD9E2F3"
PLAIN = CellLook(wrap=True)
TITLE = CellLook(bold=True, size=16, down="center")
PART = CellLook(bold=True, size=12, colour="FF1F3864", down="center")
BOLD = CellLook(bold=True, wrap=True)
HEAD = CellLook(bold=True, fill=_HEAD, border=True, wrap=True, across="center", down="center")
BODY = CellLook(border=True, wrap=True, indent=1)
LINK = CellLook(border=True, colour=_BLUE, underline=True, wrap=True, indent=1)


@dataclass(frozen=True)
class Letter:
    """The contents of the letter. `sheets` maps the sheets of faults to those of the copy."""

    review: Review
    faults: FaultTable
    sheets: Mapping[str, str]
    notes: Sequence[str]
    list_name: str
    lines: FaultLines
    audience: Audience = "operator"

    def target(self, fault: Fault) -> tuple[str, MarkedPlace] | None:
        """Return the sheet and place to which a fault links; None without such a cell."""
        place = place_of(fault.cell)
        sheet = self.sheets.get(fault.sheet or "")
        return (sheet, place) if sheet is not None and place is not None else None


def commonest(faults: FaultTable) -> list[FaultShare]:
    """Return the kinds of faults, the most frequent first, equally frequent ones by code.

    Faults of one code but different ranks are different kinds.
    """
    return sorted(faults.shares(), key=lambda kind: (-kind.count, kind.code, kind.rank))


def letter_page(lang: Lang) -> AddedSheet:
    """Return the layout of the letter: A4 portrait."""
    return AddedSheet(LETTER_WIDTHS, landscape=False, foot=f"&L&A&R{say('results.foot', lang)}")


def list_page(lang: Lang) -> AddedSheet:
    """Return the layout of the list of faults: A4 landscape, headings frozen and filtered."""
    return AddedSheet(
        [float(width) for _, width in HEADS],
        frozen_rows=1,
        frozen_columns=2,
        filtered=1,
        foot=f"&L&A&R{say('results.foot', lang)}",
    )


def letter_rows(letter: Letter, lang: Lang) -> Iterator[AddedRow]:
    """Yield the letter: verdict, counts, the commonest faults, how to continue, notes."""
    yield AddedRow([AddedCell(say("returned.title", lang), TITLE)], 30, span=4)
    for key, value in (*_heads(letter, lang), *_facts(letter, lang)):
        yield _fact(say(f"returned.{key}", lang), value, strong=key in ("to", "verdict"))
    yield AddedRow([])
    yield _line(say(f"returned.means_{letter.review.verdict}", lang))
    if open_ := int((letter.review.verdicts.klass == HouseholdClass.undetermined).sum()):
        yield _line(say("returned.open_households", lang, count=open_))
    if letter.faults:
        yield AddedRow([])
        yield from _table(letter, lang)
        yield AddedRow([])
        yield from _how(letter, lang)
    yield AddedRow([])
    for key in ("deadline", "contact") if letter.faults else ("contact",):
        yield _fact(say(f"returned.{key}", lang), say(f"returned.dots_{key}", lang), strong=False)
    yield AddedRow([])
    yield AddedRow([AddedCell(say("returned.about_copy", lang), PART)], 22, span=4)
    for note in letter.notes:
        yield _line(f"– {note}")


def _heads(letter: Letter, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield sender, recipient and date of the letter; unknown ones are lines to fill in."""
    commune = letter.review.survey.info.commune
    inside = uncapitalised(commune) if commune else ""
    dots = say("returned.dots", lang)
    yield "from", dots
    yield "to", say("returned.committee", lang, commune=inside) if commune else dots
    yield "day", say("returned.dots_day", lang)


def _facts(letter: Letter, lang: Lang) -> Iterator[tuple[str, str]]:
    review = letter.review
    info, counts = review.survey.info, review.counts
    none = say("returned.not_given", lang)
    yield "commune", info.commune or none
    yield "district", info.district or none
    yield "year", str(info.year) if info.year is not None else none
    yield "file", PurePath(review.survey.source.path).name
    yield "verdict", verdict_word(review.verdict, lang)
    yield (
        "rows",
        say("results.reconciled", lang, **counts_of_rows(counts, lang)),
    )
    times = letter.faults.counts()
    key = "how_many_open" if times["open"] else "how_many"
    yield "found", say(f"returned.{key}", lang, **times)


def _airy(texts: Sequence[tuple[str, float]]) -> float:
    """Return the height of a row of the letter: its text and some space below."""
    return height_of(texts, LETTERS) + AIR


def _fact(label: str, value: str, *, strong: bool) -> AddedRow:
    height = _airy([(label, LETTER_WIDTHS[0]), (value, sum(LETTER_WIDTHS[1:]))])
    return AddedRow(
        [AddedCell(label, BOLD), AddedCell(value, BOLD if strong else PLAIN)], height, span=4
    )


def _line(words: str) -> AddedRow:
    return AddedRow([AddedCell(words, PLAIN)], _airy([(words, sum(LETTER_WIDTHS))]), span=4)


def _rank_look(rank: Rank) -> CellLook:
    return CellLook(border=True, wrap=True, indent=1, fill=COLOURS[rank])


def _table(letter: Letter, lang: Lang) -> Iterator[AddedRow]:
    kinds = commonest(letter.faults)
    key = "commonest" if letter.faults.errors else "to_look_at"
    yield AddedRow(
        [AddedCell(say(f"returned.{key}", lang, count=min(len(kinds), COMMONEST)), PART)],
        22,
        span=4,
    )
    heads = ("code", "what", "severity", "count", "first")
    yield AddedRow([AddedCell(say(f"returned.head_{key}", lang), HEAD) for key in heads], 32)
    for kind in kinds[:COMMONEST]:
        yield _kind_row(letter, kind, lang)
    if len(kinds) > COMMONEST:
        more = say("returned.more", lang, count=len(kinds) - COMMONEST, sheet=letter.list_name)
        yield _line(more)


def _kind_row(letter: Letter, kind: FaultShare, lang: Lang) -> AddedRow:
    target, rank = letter.target(kind.first), kind.rank
    known = kind_of(kind.code)
    words = known.title.say(lang)
    if known.contradiction:
        words = say("returned.contradiction", lang, title=words)
    where = kind.first.sheet
    if target:
        where = say("returned.where", lang, sheet=kind.first.sheet, cell=kind.first.cell)
    severity = AddedCell(say(f"results.{rank}", lang), _rank_look(rank))
    height = _airy([(words, LETTER_WIDTHS[1]), (where or "", LETTER_WIDTHS[4])])
    return AddedRow(
        [
            AddedCell(kind.code, BODY),
            AddedCell(words, BODY),
            severity,
            AddedCell(kind.count, BODY),
            AddedCell(where, LINK if target else BODY, target),
        ],
        height,
    )


def _how(letter: Letter, lang: Lang) -> Iterator[AddedRow]:
    """Yield the meaning of the colours and the steps to send the workbook again."""
    yield AddedRow([AddedCell(say("returned.how", lang), PART)], 22, span=4)
    for rank in RANKS:
        words = say(f"returned.colour_{rank}", lang)
        height = _airy([(words, sum(LETTER_WIDTHS[1:]))])
        swatch = AddedCell(say(f"results.{rank}", lang), _rank_look(rank))
        yield AddedRow([swatch, AddedCell(words, PLAIN)], height, span=4)
    for step in ("correct", "save", "keep"):
        yield _line(say(f"returned.step_{step}", lang, sheet=letter.list_name))


def list_rows(letter: Letter, lang: Lang) -> Iterator[AddedRow]:
    """Yield the list: headings, then one row per fault, as in the results workbook."""
    yield AddedRow([AddedCell(say(f"results.fault_{name}", lang), HEAD) for name, _ in HEADS], 30)
    for start in range(0, min(len(letter.lines), MOST_ROWS - 1), AT_ONCE):
        some = letter.lines[start : min(start + AT_ONCE, MOST_ROWS - 1)]
        columns = line_columns(some, lang, letter.audience)
        for fault, *texts in zip(some.faults, *columns, strict=True):
            yield _fault_row(letter, fault, texts)
    if not letter.faults:
        yield AddedRow([AddedCell(say("results.no_faults", lang), CellLook())])


def _fault_row(letter: Letter, fault: Fault, texts: list[str | None]) -> AddedRow:
    target = letter.target(fault)
    texts[SHEET] = letter.sheets.get(fault.sheet or "", texts[SHEET])
    looks = {0: _rank_look(fault.rank), 5: LINK if target else BODY}
    cells = [
        AddedCell(text, looks.get(place, BODY), target if place == 5 else None)
        for place, text in enumerate(texts)
    ]
    pairs = zip(texts, HEADS, strict=True)
    return AddedRow(cells, height_of([(text or "", width) for text, (_, width) in pairs]))


def list_order(review: Review) -> FaultTable:
    """Return the faults in the order of the list."""
    return sorted_faults(review)
