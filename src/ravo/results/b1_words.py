"""B1 by the answers in words: items, columns used, changes across the line, the table's mark."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from ravo.messages import Lang, say
from ravo.places.regions import REGIONS, RegionPlace
from ravo.review.explanation import B1Account, B1Item
from ravo.score_table.crossings import AnswerChange, Crossing
from ravo.score_table.model import Item, ScoreTableSource
from ravo.score_table.overview import mark_line, source_line
from ravo.score_table.sheets import points_heading
from ravo.text import format_number


def crossing_words(crossing: Crossing, lang: Lang) -> str:
    """Return the points and the answers that would change, such as `+3 điểm: mục 5 …`."""
    changes = "; ".join(_change(change, lang) for change in crossing.changes)
    return say("score_table.crossing", lang, points=_signed(crossing.points, lang), changes=changes)


def crossings_in_words(
    crossings: Mapping[int, Crossing], records: Iterable[int], lang: Lang
) -> list[str | None]:
    """Return `crossing_words` of each record, None where it has no crossing.

    Equal crossings of many households are put into words once.
    """
    distinct = {id(crossing): crossing for crossing in crossings.values()}
    words = {key: crossing_words(crossing, lang) for key, crossing in distinct.items()}
    return [words[id(crossings[record])] if record in crossings else None for record in records]


@lru_cache(1024)
def _signed(points: float, lang: Lang) -> str:
    return say("score_table.more" if points > 0 else "score_table.less", lang, points=abs(points))


def _change(change: AnswerChange, lang: Lang) -> str:
    return _change_words(
        change.item,
        change.answer or change.item_words,
        _answer(change.before, lang),
        _answer(change.after, lang),
        lang,
    )


@lru_cache(1024)
def _change_words(item: int, what: str, before: str, after: str, lang: Lang) -> str:
    return say("score_table.change", lang, item=str(item), what=what, before=before, after=after)


def _answer(value: str | bool | float, lang: Lang) -> str:
    if isinstance(value, bool):
        return say("results.yes" if value else "results.no", lang)
    return value if isinstance(value, str) else format_number(value, lang)


def letter(place: int) -> str:
    """Return the letter of an answer by its place in its item: a to z, then a2, b2."""
    return chr(ord("a") + place % 26) + (str(place // 26 + 1) if place >= 26 else "")


def answer_marks(item: Item, state: Sequence[float]) -> str:
    """Return the answers to an item in letters: `b`, `ac`, `a×2 b×1`; `?` is unknown.

    `state` is the place chosen (−1 for none), or 1, 0 or −1 for each tick, or each number of
    units (NaN for none).
    """
    if item.counting == "choose_one":
        return letter(int(state[0])) if state[0] >= 0 else "?"
    if item.counting == "add":
        return "".join(
            letter(at) + ("?" if ticked < 0 else "") for at, ticked in enumerate(state) if ticked
        )
    return " ".join(
        letter(at) + (f"×{format_number(units, 'vi')}" if units == units else "?")
        for at, units in enumerate(state)
        if units
    )


def points_words(least: float, most: float, lang: Lang) -> str:
    """Return points as text, or their two bounds where answers are missing."""
    low, high = format_number(least, lang), format_number(most, lang)
    return low if least == most else f"{low}–{high}"


def answer_words(item: B1Item, lang: Lang) -> str:
    """Return the answers to an item in words; an unknown answer is named as unknown."""
    if len(item.answers) == 1 and not item.answers[0][0]:
        return say("score_table.explain_not_answered", lang)
    parts = []
    for words, value in item.answers:
        if value is None:
            parts.append(say("score_table.explain_unknown_part", lang, words=words))
        elif value is True:
            parts.append(words)
        elif value is not False and value > 0:
            parts.append(f"{words}: {format_number(value, lang)}")
    return "; ".join(parts) or say("score_table.explain_none", lang)


def item_notes(item: B1Item, account: B1Account, lang: Lang) -> str:
    """Return a remark on the points column of an item that is not the household's own, and why."""
    notes = []
    if item.exceptions:
        notes.append(say("score_table.explain_exception", lang, names=item.exceptions))
    if not item.scored:
        notes.append(say("score_table.explain_not_scored", lang))
    elif item.column is not None and (item.column,) != account.columns:
        column = points_heading(item.column)
        notes.append(say("score_table.explain_other_column", lang, column=column))
    return "; ".join(notes)


def column_words(account: B1Account, area: str | None, lang: Lang) -> str:
    """Return the points column of a household and why it is that one."""
    names = tuple(points_heading(column) for column in account.columns)
    if len(names) != 1 or area is None:
        why = say("score_table.explain_why_open", lang)
    elif area == "urban":
        why = say("score_table.explain_why_urban", lang)
    else:
        regions = _regions(account.columns)
        why = say(
            "score_table.explain_why_rural", lang, provinces=account.provinces, regions=regions
        )
    return say("score_table.explain_column", lang, columns=f"{', '.join(names)} ({why})")


def _regions(columns: Sequence[int]) -> tuple[str, ...]:
    """Return the regions of these rural columns."""
    return tuple(REGIONS[column - 1] for column in columns if column > 0)


def place_words(place: RegionPlace, lang: Lang) -> str:
    """Return a line on the rural column of a commune's households and its provinces."""
    key = "score_table.sheet_place" if place.column is not None else "score_table.sheet_place_open"
    provinces = place.provinces or (say("score_table.sheet_no_province", lang),)
    return say(key, lang, provinces=provinces, regions=_regions(place.columns))


def one_person_words(source: ScoreTableSource, lang: Lang) -> str | None:
    """Return the note on a result by a score table that only one person checked."""
    return None if source.checked else say("score_table.one_person", lang)


def account_notes(account: B1Account, area: str | None, lang: Lang) -> Iterator[str]:
    """Yield the total, the column and why, the form's total, the change, the score table."""
    total = points_words(account.least, account.most, lang)
    yield say("score_table.explain_total", lang, points=total)
    yield column_words(account, area, lang)
    if account.form is not None:
        yield say("score_table.explain_form", lang, form=account.form)
    if account.crossing is not None:
        changes = "; ".join(_change(change, lang) for change in account.crossing.changes)
        points = _signed(account.crossing.points, lang)
        yield say("score_table.explain_crossing", lang, changes=changes, points=points)
    yield source_line(account.source, lang)
    yield mark_line(account.source, lang)
