"""The words of supervision: whom to visit again, why, how many. They never speak of guilt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ravo.contract.columns import ANSWER
from ravo.messages import Lang, say
from ravo.results.words import class_word
from ravo.supervision.crossings import Cells, LineCrossing
from ravo.supervision.digits import FEWEST as FEWEST_DIGITS
from ravo.supervision.digits import WHIPPLE_AGES
from ravo.supervision.households import SupervisedHouseholds
from ravo.supervision.jumps import FEWEST as FEWEST_CHANGES
from ravo.supervision.recheck import WrongShare
from ravo.supervision.reviewers import FEWEST
from ravo.supervision.revisits import B1_RANGE, RevisitedHousehold
from ravo.supervision.supervised import AGES, CommuneDigits, Supervision, UnitCrossing
from ravo.supervision.village_differences import DifferingFigure, VillageDifference
from ravo.survey.sample_notice import notice_for
from ravo.text import format_number, sort_key

DEPRIVED = "deprived_"
IN_PERCENT = 100
MOST_FIGURES = 3
"""The most figures of a village on one line; the workbook has all of them."""
SHARES = ("blanks", "b1_tens", "likeness")
"""Figures of reviewers that are shares, like those of single answers."""


def word(key: str, lang: Lang, **params: object) -> str:
    """Return a text of supervision."""
    return say(f"supervision.{key}", lang, **params)


def heads(lang: Lang, *names: str) -> list[str]:
    """Return the headings of columns by their names."""
    return [word(f"head_{name}", lang) for name in names]


def figure_name(figure: str, lang: Lang) -> str:
    """Return the name of a compared figure, such as the answers to one indicator."""
    if figure.startswith(ANSWER):
        return word("figure_answer", lang, number=figure.removeprefix(ANSWER))
    return word(f"figure_{figure}", lang)


def value_words(figure: str, value: float, lang: Lang) -> str:
    """Return a reviewer's figure in words: a share in %, or a number a day."""
    if figure.startswith(ANSWER) or figure in SHARES:
        return f"{format_number(value * IN_PERCENT, lang, 1)} %"
    return format_number(value, lang, 1)


@dataclass(frozen=True, slots=True)
class ToVisit:
    """One reason to visit households again: which, why, how many."""

    where: str
    why: str
    households: int


def to_visit(supervision: Supervision, lang: Lang) -> Iterator[ToVisit]:
    """Yield the reasons to visit single households again: crossings, then changes, the sample.

    These are exactly the households of the letters and of `visit_counts`.
    """
    for crossing in supervision.crossings:
        if crossing.crossing.finding == "look":
            yield _of_crossing(crossing, lang)
    everywhere = word("everywhere", lang)
    if changed := _changed(supervision):
        why = word("why_changed", lang, year=str(supervision.last_year))
        yield ToVisit(everywhere, why, len(changed))
    if supervision.sample is not None and supervision.sample.rows:
        why = word("why_sample", lang, day=supervision.sample.announced)
        yield ToVisit(everywhere, why, len(supervision.sample.rows))


def finding_words(one: LineCrossing, lang: Lang) -> str:
    """Return the finding about a line; that nobody crossed it does not mean that all is usual."""
    if one.finding == "too_few" and one.at_line == Cells(0, 0):
        return word("finding_nobody", lang)
    return word(f"finding_{one.finding}", lang)


def _of_crossing(one: UnitCrossing, lang: Lang) -> ToVisit:
    why = word(
        f"why_{one.crossing.kind}",
        lang,
        line=one.line.value,
        measure=word(f"measure_{one.line.measure}", lang),
        area=word(f"area_{one.line.area}", lang),
        observed=one.crossing.at_line.near,
        expected=round(one.crossing.expected or 0),
        excess=max(round(one.crossing.excess or 0), 1),
    )
    return ToVisit(one.unit, why, len(one.rows))


@dataclass(frozen=True, slots=True)
class ToSettle:
    """A place whose figures differ from others': the differences, the number of drawn households.

    The district clears it up there; no household has a reason of its own to be visited.
    """

    where: str
    what: str
    drawn: int


def to_settle(supervision: Supervision, lang: Lang) -> Iterator[ToSettle]:
    """Yield the villages whose reviewers differ, then communes by digits and ages.

    No reviewer is named: of two, each differs from the other.
    """
    for village in supervision.villages:
        yield ToSettle(village.village, village_words(village, lang), len(village.rows))
    for digits in supervision.digits:
        if digits.look:
            yield ToSettle(digits.commune, _digits_words(digits, lang), 0)


def settle_note(supervision: Supervision, lang: Lang) -> str:
    """Return the note on how differences are cleared up, and that those visits are not counted."""
    if not supervision.villages:
        return word("settle_digits", lang)
    drawn = any(one.rows for one in supervision.villages)
    return word("settle_drawn" if drawn else "settle_not_drawn", lang)


def village_words(village: VillageDifference, lang: Lang) -> str:
    """Return the differing figures of a village's reviewers, the most certain first."""
    shown = [_difference_words(one, lang) for one in village.figures[:MOST_FIGURES]]
    further = len(village.figures) - len(shown)
    if further:
        shown.append(word("more_figures", lang, count=further))
    return word("village_differs", lang, figures="; ".join(shown))


def _difference_words(one: DifferingFigure, lang: Lang) -> str:
    figure = {"figure": figure_name(one.figure, lang)}
    ends = {name: value_words(one.figure, getattr(one, name), lang) for name in ("lower", "higher")}
    if one.elsewhere is None:
        return word("differs", lang, **figure, **ends)
    elsewhere = value_words(one.figure, one.elsewhere, lang)
    return word("differs_elsewhere", lang, **figure, **ends, elsewhere=elsewhere)


def _digits_words(one: CommuneDigits, lang: Lang) -> str:
    if one.figure == AGES:
        index = {"value": one.comparison.index, "others": one.comparison.others_index}
        return word(
            "why_ages", lang, **{name: _whole(value or 0, lang) for name, value in index.items()}
        )
    digit = str(one.comparison.most)
    return word("why_digits", lang, figure=figure_name(one.figure, lang), digit=digit)


def _whole(value: float, lang: Lang) -> str:
    return format_number(round(value), lang)


def _changed(supervision: Supervision) -> set[int]:
    """Return the rows of households that changed more than almost all others."""
    return {jump.row for change in supervision.changes for jump in change.jumps.households}


REASONS = ("near_line", "changed", "sample")
"""Reasons for visiting single households again."""


@dataclass(frozen=True)
class VisitCounts:
    """Households to visit by commune (name, by reason (REASONS), each once), and in total.

    `several` counts the households with more than one of the reasons.
    """

    communes: tuple[tuple[str, tuple[int, ...], int], ...]
    total: tuple[int, ...]
    every: int
    several: int


def visit_counts(supervision: Supervision) -> VisitCounts:
    """Return the households to visit again, counted by commune and together."""
    crossings = [one for one in supervision.crossings if one.crossing.finding == "look"]
    rows = (
        {row for one in crossings for row in one.rows},
        _changed(supervision),
        set(() if supervision.sample is None else supervision.sample.rows),
    )
    every = set().union(*rows)
    communes = supervision.households.commune
    counted = []
    for name in sorted({str(communes[row]) for row in every}, key=sort_key):
        here = [{row for row in some if communes[row] == name} for some in (*rows, every)]
        counted.append((name, tuple(map(len, here[:-1])), len(here[-1])))
    several = sum(sum(row in some for some in rows) > 1 for row in every)
    return VisitCounts(tuple(counted), tuple(map(len, rows)), len(every), several)


def commune_rows(counts: VisitCounts, lang: Lang) -> Iterator[tuple[Any, ...]]:
    """Yield each commune with its numbers by reason and altogether, then the totals."""
    for name, numbers, every in counts.communes:
        yield name, *numbers, every
    if counts.communes:
        yield word("total", lang), *counts.total, counts.every


def visits_sentence(supervision: Supervision, lang: Lang) -> str:
    """Return how many households are to be visited, and how many for several reasons."""
    counts = visit_counts(supervision)
    return word("visits_together", lang, count=counts.every, several=counts.several)


def revisit_lines(supervision: Supervision, lang: Lang, *, names: bool = True) -> Iterator[str]:
    """Yield the results of the visits with Wilson's interval; by reviewer where `names` is set.

    The share of a reviewer with few visits is left out, as it would not be meaningful.
    """
    revisits = supervision.revisits
    if revisits is None:
        return
    counts = {"visited": len(revisits.visited), "blank": revisits.not_visited}
    unusable = {"unusable": revisits.unusable}
    yield word("revisits_counts", lang, listed=revisits.listed, **counts, **unusable)
    open_ = sum(one.agrees is None for one in revisits.visited)
    if open_:
        yield word("revisits_open", lang, count=open_)
    yield word("revisits_rule", lang, points=B1_RANGE)
    corrected = sum(one.corrected for one in revisits.visited)
    if corrected:
        reclassed = sum(one.reclassed for one in revisits.visited)
        others = corrected - reclassed
        yield word("revisits_corrected", lang, count=reclassed, others=others)
    shares = {word("everybody", lang): revisits.whole}
    if names:
        shares |= {
            name or word("nobody_named", lang): share
            for name, share in revisits.by_reviewer.items()
            if share.visited >= FEWEST
        }
    for name, share in shares.items():
        if share.visited:
            yield _share_words(name, share, lang)
    several = [share.visited for share in revisits.by_reviewer.values()]
    if several and any(revisits.by_reviewer) and max(several) < FEWEST:
        yield word("few_each", lang, fewest=FEWEST)


def note_of(households: SupervisedHouseholds, row: int, lang: Lang) -> str:
    """Return the register's note for a household's visitor; empty where nobody died.

    It is that nobody is alive, that the head died, or how many members did.
    """
    deaths = households.deaths
    if deaths is None:
        return ""
    if deaths.nobody[row]:
        return word("note_nobody", lang)
    if deaths.headless[row]:
        return word("note_headless", lang)
    return word("note_dead", lang, count=int(deaths.dead[row])) if deaths.dead[row] else ""


def different_words(one: RevisitedHousehold, lang: Lang) -> str:
    """Return the differences between a visit and the review, with both values."""
    parts = []
    if one.same_class is False and one.klass is not None:
        both = {"then": class_word(one.reviewed, lang), "visit": class_word(one.klass, lang)}
        parts.append(word("differs_class", lang, **both))
    figures = (
        ("size", one.size_agrees, one.reviewed_size, one.size),
        ("b1", one.b1_agrees, one.reviewed_b1, one.b1),
    )
    for name, agrees, then, visit in figures:
        if agrees is False:
            both = {
                "then": format_number(then or 0, lang),
                "visit": format_number(visit or 0, lang),
            }
            parts.append(word(f"differs_{name}", lang, **both))
    return "; ".join(parts)


def _share_words(name: str, share: WrongShare, lang: Lang) -> str:
    ends = {
        end: format_number(getattr(share, end) * IN_PERCENT, lang, 1) for end in ("lower", "upper")
    }
    counted = {"wrong": share.wrong, "visited": share.visited}
    return word("revisits_share", lang, name=name, **counted, **ends)


def remarks(supervision: Supervision, lang: Lang) -> Iterator[str]:
    """Yield what could not be compared, and why; these sentences are no findings."""
    if notice := notice_for(supervision.invented, lang):
        yield notice
    yield word("purpose", lang)
    yield word("read", lang, count=supervision.households.count, year=str(supervision.year))
    if not supervision.households.count:
        return
    if supervision.monthly:
        yield word("monthly", lang)
    if supervision.last_year is None:
        yield word("no_last_year", lang)
    else:
        yield from _few(supervision, lang)
        yield from _not_compared(supervision, lang)
    yield from _reviewers(supervision, lang)
    yield from _ages(supervision, lang)
    if supervision.sample is None:
        if supervision.revisits is None:
            yield word("no_sample", lang)
    elif not supervision.sample.rows:
        yield word("empty_sample", lang)
    else:
        if left := supervision.without_class:
            yield word("not_in_sample", lang, count=left)
        if dead := supervision.nobody_alive:
            yield word("nobody_in_sample", lang, count=dead)
        yield word(
            "sample",
            lang,
            count=len(supervision.sample.rows),
            tolerable=format_number(supervision.sample.tolerable * IN_PERCENT, lang),
            probability=format_number(supervision.sample.probability * IN_PERCENT, lang),
            day=supervision.sample.announced,
        )


def nothing_to_visit(supervision: Supervision, lang: Lang) -> str:
    """Return the sentence for no household to visit; without a year before it is not known."""
    compared = supervision.last_year is not None and not supervision.nobody_before
    return word("nothing" if compared else "nothing_compared", lang)


def _few(supervision: Supervision, lang: Lang) -> Iterator[str]:
    few = [one for one in supervision.crossings if one.crossing.finding == "too_few"]
    if supervision.editions:
        yield word("other_edition", lang)
    elif not supervision.crossings:
        yield word("no_crossings", lang)
    areas = sorted({one.line.area for one in few if one.communes < 2})
    if areas:
        named = ", ".join(word(f"area_{area}", lang) for area in areas)
        yield word("one_commune", lang, areas=named)
    if any(one.communes > 1 for one in few):
        yield word("too_few", lang)


def _not_compared(supervision: Supervision, lang: Lang) -> Iterator[str]:
    """Yield the figures that cannot be compared with last year's, and why."""
    if supervision.nobody_before:
        yield word("nobody_before", lang, year=str(supervision.last_year))
    elif supervision.not_compared and not supervision.editions:
        figures = _figures(supervision.not_compared, lang)
        yield word("not_compared", lang, figures=figures, year=str(supervision.last_year))
    if supervision.not_known:
        figures = _figures(supervision.not_known, lang)
        yield word("not_compared", lang, figures=figures, year=str(supervision.year))
    few = [one.figure for one in supervision.changes if one.jumps.lower is None]
    if few:
        yield word("few_changes", lang, figures=_figures(few, lang), fewest=FEWEST_CHANGES)


def _figures(names: Sequence[str], lang: Lang) -> str:
    return ", ".join(figure_name(name, lang) for name in names)


def _ages(supervision: Supervision, lang: Lang) -> Iterator[str]:
    """Yield the result for the ages of all communes, and how many have too few people for it."""
    comparisons = [one.comparison for one in supervision.digits if one.figure == AGES]
    communes = len(set(supervision.households.commune.tolist()))
    if not comparisons:
        yield word("no_ages", lang)
        return
    known = [one.index for one in comparisons if one.index is not None]
    if known:
        least, most = _whole(min(known), lang), _whole(max(known), lang)
        span = most if least == most else word("span", lang, least=least, most=most)
        yield word("ages", lang, count=len(known), span=span)
    if communes > len(known):
        youngest, oldest = WHIPPLE_AGES
        limits = {"fewest": FEWEST_DIGITS, "least": youngest, "most": oldest}
        yield word("few_ages", lang, count=communes - len(known), **limits)


def _reviewers(supervision: Supervision, lang: Lang) -> Iterator[str]:
    if not any(supervision.households.reviewer.tolist()):
        yield word("no_reviewers", lang)
        return
    nowhere = int((supervision.households.village == "").sum())
    if nowhere:
        yield word("no_village", lang, count=nowhere)
    alone = supervision.reviewers.one_reviewer
    if alone:
        yield word("one_reviewer", lang, count=len(alone))
    if supervision.reviewers.alike:
        yield word("alike", lang)
