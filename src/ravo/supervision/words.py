"""The words of supervision: whom to visit again, why, how many. Never a word of guilt."""

from collections.abc import Iterator
from dataclasses import dataclass

from ravo.messages import Lang, say
from ravo.supervision.recheck import WrongShare
from ravo.supervision.reviewers import FEWEST, ReviewerFigure
from ravo.supervision.revisits import OK_RANGE
from ravo.supervision.supervised import CommuneDigits, Supervision, UnitCrossing
from ravo.text import format_number

ANSWER, DEPRIVED = "answer_", "deprived_"
IN_PERCENT = 100
SHARES = ("blanks", "b1_tens", "likeness")
"""Figures of reviewers that are shares, beside those of single answers."""


def word(key: str, lang: Lang, **params: object) -> str:
    """Return a text of supervision."""
    return say(f"supervision.{key}", lang, **params)


def figure_name(figure: str, lang: Lang) -> str:
    """Return the name of a compared figure, such as the answers to one indicator."""
    for prefix in (ANSWER, DEPRIVED):
        if figure.startswith(prefix):
            return word(f"figure_{prefix.rstrip('_')}", lang, number=figure.removeprefix(prefix))
    return word(f"figure_{figure}", lang)


def value_words(figure: str, value: float, lang: Lang) -> str:
    """Return a reviewer's figure as people read it: a share in %, or a number a day."""
    if figure.startswith(ANSWER) or figure in SHARES:
        return f"{format_number(value * IN_PERCENT, lang, 1)} %"
    return format_number(value, lang, 1)


@dataclass(frozen=True, slots=True)
class ToVisit:
    """One reason to visit households again: which, why, how many at least."""

    where: str
    why: str
    households: int


def to_visit(supervision: Supervision, lang: Lang, *, names: bool = True) -> Iterator[ToVisit]:
    """Yield the reasons to visit households again: findings first, then changes and the sample.

    Without `names` no reviewer is named: that is for the district's workbook alone.
    """
    for crossing in supervision.crossings:
        if crossing.crossing.finding == "look":
            yield _of_crossing(crossing, lang)
    for figure in supervision.reviewers.figures:
        if figure.look:
            yield _of_reviewer(figure, lang, names=names)
    for digits in supervision.digits:
        if digits.look:
            yield _of_digits(digits, lang)
    everywhere = word("everywhere", lang)
    if changed := _changed(supervision):
        yield ToVisit(
            everywhere, word("why_changed", lang, year=str(supervision.last_year)), changed
        )
    if supervision.sample is not None and supervision.sample.rows:
        why = word("why_sample", lang, day=supervision.sample.announced)
        yield ToVisit(everywhere, why, len(supervision.sample.rows))


def _of_crossing(one: UnitCrossing, lang: Lang) -> ToVisit:
    excess = max(round(one.crossing.excess or 0), 1)
    why = word(
        f"why_{one.crossing.kind}",
        lang,
        line=one.line.value,
        measure=word(f"measure_{one.line.measure}", lang),
        area=word(f"area_{one.line.area}", lang),
        observed=one.crossing.at_line.near,
        expected=round(one.crossing.expected or 0, 1),
    )
    return ToVisit(one.unit, why, excess)


def _of_reviewer(one: ReviewerFigure, lang: Lang, *, names: bool) -> ToVisit:
    why = word(
        "why_reviewer",
        lang,
        reviewer=one.reviewer if names else word("a_reviewer", lang),
        figure=figure_name(one.figure, lang),
        value=value_words(one.figure, one.value, lang),
        others=value_words(one.figure, one.others, lang),
    )
    return ToVisit(one.village, why, one.households)


def _of_digits(one: CommuneDigits, lang: Lang) -> ToVisit:
    counts = one.comparison.counts
    digit = max(range(len(counts)), key=lambda n: counts[n])
    why = word("why_digits", lang, figure=figure_name(one.figure, lang), digit=str(digit))
    return ToVisit(one.commune, why, counts[digit])


def _changed(supervision: Supervision) -> int:
    """Return the households any of whose figures changed more than nearly all others' did."""
    return len({jump.row for change in supervision.changes for jump in change.jumps.households})


def revisit_lines(supervision: Supervision, lang: Lang, *, names: bool = True) -> Iterator[str]:
    """Yield what the visits showed, with Wilson's interval; of each reviewer where `names` is set.

    A reviewer of few visits has no share that says anything.
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
    yield word("revisits_rule", lang, points=OK_RANGE["b1"])
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


def _share_words(name: str, share: WrongShare, lang: Lang) -> str:
    ends = {
        end: format_number(getattr(share, end) * IN_PERCENT, lang, 1) for end in ("lower", "upper")
    }
    counted = {"wrong": share.wrong, "visited": share.visited}
    return word("revisits_share", lang, name=name, **counted, **ends)


def remarks(supervision: Supervision, lang: Lang) -> Iterator[str]:
    """Yield what could not be compared, and why; these are sentences and no findings."""
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
    yield from _reviewers(supervision, lang)
    if supervision.sample is None:
        yield word("no_sample", lang)
    elif not supervision.sample.rows:
        yield word("empty_sample", lang)
    else:
        if left := supervision.without_class:
            yield word("not_in_sample", lang, count=left)
        yield word(
            "sample",
            lang,
            count=len(supervision.sample.rows),
            tolerable=format_number(supervision.sample.tolerable * IN_PERCENT, lang),
            probability=format_number(supervision.sample.probability * IN_PERCENT, lang),
            day=supervision.sample.announced,
        )


def _few(supervision: Supervision, lang: Lang) -> Iterator[str]:
    few = [one for one in supervision.crossings if one.crossing.finding == "too_few"]
    if not supervision.crossings:
        yield word("no_crossings", lang)
    if any(one.communes < 2 for one in few):
        yield word("one_commune", lang)
    if any(one.communes > 1 for one in few):
        yield word("too_few", lang)


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
