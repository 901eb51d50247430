"""Results in words: classes, evidence, and the one sentence that gives the reason."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import Literal, NamedTuple

import numpy as np

from ravo.criteria import ClassLine, Edition
from ravo.criteria.model import A_YEAR, INCOME_UNITS
from ravo.criteria.rules import as_lines_count, poverty_line
from ravo.criteria.terms import AREAS, CLASSES, LISTED, HouseholdClass
from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.digits import all_as_shown
from ravo.faults.taxonomy import kind_of
from ravo.messages import LANGS, Lang, say
from ravo.quotes import quoted
from ravo.results.law_words import edition_words
from ravo.review.review import EVIDENCE_KINDS, Counts, Review, Verdicts
from ravo.text import capitalised, format_number, loose_key
from ravo.typed_columns import Rows

MEASURE_OF: dict[str, Literal["b1", "income"]] = {
    "b1": "b1",
    "b1_grid": "b1",
    "income": "income",
}
UNREVIEWED = "unreviewed"
"""The key of the word for a household that is not reviewed yet."""
_STATES = {YES: "yes", NO: "no", UNKNOWN: "unknown"}
_ID = "[a-z][a-z_]{0,15}"
_VALUE, _COUNT, _INCOME = "\ue000v", "\ue000c", "\ue000i"
Ladder = tuple[str, tuple[ClassLine, ...], float]
Deciding = tuple[tuple[tuple[str, ClassLine], ...], bool]


@cache
def _word(key: str, lang: Lang) -> str:
    return say(f"results.{key}", lang)


def class_word(klass: str | None, lang: Lang) -> str:
    """Return the name of a class; an empty string for a household without one."""
    return _word(klass, lang) if klass else ""


@cache
def classes_by_word() -> dict[str, str]:
    """Return the id of each class by the loose key of its words in either language."""
    known = {loose_key(class_word(klass, lang)): klass for klass in CLASSES for lang in LANGS}
    open_ = HouseholdClass.undetermined.value
    return {**known, **{loose_key(_word(UNREVIEWED, lang)): open_ for lang in LANGS}}


def class_words(classes: Sequence[str | None], unreviewed: Sequence[bool], lang: Lang) -> list[str]:
    """Return the name of each class, or the word that a household is not reviewed yet."""
    words = {klass: class_word(klass, lang) for klass in set(classes)}
    waiting = _word(UNREVIEWED, lang)
    return [
        waiting if waits else words[klass] for klass, waits in zip(classes, unreviewed, strict=True)
    ]


def class_quoted(words: str) -> str:
    """Return the contents of a cell for a class as a message shows them.

    Words and ids of classes, and other short ids, name no person and are shown unchanged.
    """
    plain = words.strip()
    if loose_key(plain) in classes_by_word() or re.fullmatch(_ID, plain):
        return plain
    return quoted(words)


def counts_of_rows(counts: Counts, lang: Lang) -> dict[str, object]:
    """Return the parts of the sentence by which the rows of a survey add up.

    Households that left the list are a part of it where there are any.
    """
    gone = counts.departed
    return {
        "read": counts.read,
        "scored": counts.scored,
        "rejected": counts.rejected,
        "blank": counts.blank,
        "departed": say("results.and_departed", lang, count=gone) if gone else "",
    }


def area_word(area: str | None, lang: Lang) -> str:
    """Return the name of an area; an empty string where it is unknown."""
    return _word(area, lang) if area else ""


def evidence_word(kind: str | None, lang: Lang) -> str:
    """Return the name of a kind of evidence; an empty string where there is none."""
    return _word(kind, lang) if kind else ""


def verdict_word(verdict: str, lang: Lang) -> str:
    """Return the verdict on a file, such as `Chấp nhận một phần`."""
    return _word(verdict, lang)


def indicator_heading(number: int, label: str, lang: Lang) -> str:
    """Return the heading of a column of deprivations: `4. Thiếu hụt: Bảo hiểm y tế`."""
    return say("results.head_deprived", lang, number=number, label=label)


def state_word(state: int, lang: Lang) -> str:
    """Return YES / NO / UNKNOWN as Có / Không / chưa rõ."""
    return _word(_STATES[state], lang)


class Ruling(NamedTuple):
    """Households that were decided in the same way: class, evidence, area, and lines.

    `bounds` has for each possible area the bound with which the sentence compares the value, and is
    empty for a recorded or undetermined class; `below` is True for a value at or under it.
    """

    rows: Rows
    klass: str
    kind: str | None
    lines: tuple[ClassLine, ...]
    bounds: tuple[tuple[str, float], ...]
    below: bool


def rulings(review: Review) -> list[Ruling]:
    """Return the rulings on the households of a review; each household with a class occurs once."""
    edition, verdicts = review.edition, review.verdicts
    if edition is None:
        return []
    decided: list[Ruling] = []
    for rows, klass, kind, area in _alike(verdicts):
        decided += _decided(edition, verdicts, rows, klass, kind, area)
    return decided


def _alike(verdicts: Verdicts) -> Iterator[tuple[Rows, str, str | None, str | None]]:
    kinds: tuple[str | None, ...] = (*EVIDENCE_KINDS, None)
    of_kind = {kind: verdicts.evidence == kind for kind in kinds}
    in_area = {area: verdicts.area == area for area in (*AREAS, None)}
    for klass in CLASSES:
        mine = verdicts.klass == klass
        for kind, area in product(of_kind, in_area):
            rows = np.flatnonzero(mine & of_kind[kind] & in_area[area])
            if len(rows):
                yield rows, klass, kind, area


def _decided(
    edition: Edition,
    verdicts: Verdicts,
    rows: Rows,
    klass: str,
    kind: str | None,
    area: str | None,
) -> Iterator[Ruling]:
    """Yield the rulings of households that share class, kind of evidence and area.

    `rows` are their places in `verdicts`; `klass`, `kind` and `area` are what they share, and
    `edition` has the lines. Households decided by the same lines are in one ruling.
    """
    if kind not in MEASURE_OF or klass == HouseholdClass.undetermined:
        yield Ruling(rows, klass, kind, (), (), below=False)
        return
    ladders = _ladders(edition, klass, kind, area)
    # Where the answers leave B1 open, the bound nearer to the line decided.
    nearer = verdicts.value_ends[:, 0 if klass == HouseholdClass.not_poor else 1]
    average = klass == HouseholdClass.average_living
    measure = "income" if average else MEASURE_OF[kind]
    values = as_lines_count(edition, measure, verdicts.income if average else nearer)
    fewest = verdicts.fewest
    groups: dict[tuple[object, ...], tuple[list[int], Deciding]] = {}
    for row, value, count in zip(
        rows.tolist(), values[rows].tolist(), fewest[rows].tolist(), strict=True
    ):
        deciding = _deciding(ladders, klass, value, count)
        key = (*(id(line) for _, line in deciding[0]), deciding[1])
        groups.setdefault(key, ([], deciding))[0].append(row)
    for members, (lines, below) in groups.values():
        bounds = {where: float(line.upto or 0) for where, line in lines}
        cited = tuple(line for _, line in lines)
        yield Ruling(np.array(members), klass, kind, cited, tuple(bounds.items()), below)


def _ladders(
    edition: Edition, klass: str, kind: str | None, area: str | None
) -> tuple[Ladder, ...]:
    """Return (area, known lines that may decide, poverty line) for each possible area."""
    measure = "income" if klass == HouseholdClass.average_living else MEASURE_OF[kind or "b1"]
    ladders = []
    for where in AREAS if area is None else (area,):
        lines = edition.find_lines(measure, where)  # type: ignore[arg-type]
        wanted = LISTED if klass == HouseholdClass.not_poor else (klass,)
        known = tuple(x for x in lines if x.klass in wanted and x.upto is not None)
        ladders.append((where, known, poverty_line(edition, measure, where)))  # type: ignore[arg-type]
    return tuple(ladders)


def _deciding(ladders: tuple[Ladder, ...], klass: str, value: float, count: int) -> Deciding:
    """Return the lines that decided, with their areas, and whether the value is under them."""
    deciding: list[tuple[str, ClassLine]] = []
    below = klass != HouseholdClass.not_poor
    for where, lines, top in ladders:
        if klass == HouseholdClass.not_poor:
            below = value <= top
            deciding += [(where, line) for line in lines if line.upto == top]
        else:
            deciding += [(where, line) for line in lines if line.holds(value, count)][:1]
    return tuple(deciding), below


def citations(review: Review, decided: Sequence[Ruling], lang: Lang) -> list[tuple[str, ...]]:
    """Return for each household record the articles of the lines that decided its class.

    `decided` are the rulings of the review.
    """
    by_record: list[tuple[str, ...]] = [()] * len(review.verdicts.klass)
    for ruling in decided:
        articles = tuple(dict.fromkeys(line.citation.say(lang) for line in ruling.lines))
        for row in ruling.rows.tolist():
            by_record[row] = articles
    return by_record


def reasons(review: Review, decided: Sequence[Ruling], lang: Lang) -> list[str]:
    """Return for each household record one sentence with the reason for its class.

    Such as `B1 = 130 ≤ 140 điểm và thiếu hụt 4 chỉ số (≥ 3): hộ nghèo.`; empty for a rejected
    household. `decided` are the rulings of the review.
    """
    sentences = [""] * len(review.verdicts.klass)
    for ruling in decided:
        if ruling.klass == HouseholdClass.undetermined:
            pairs: Iterable[tuple[int, str]] = _undetermined(review, ruling.rows, lang)
        else:
            pairs = _filled(review.verdicts, ruling, _sentence(ruling, lang), lang)
        for row, sentence in pairs:
            sentences[row] = sentence
    return sentences


def _filled(
    verdicts: Verdicts, ruling: Ruling, sentence: str, lang: Lang
) -> Iterator[tuple[int, str]]:
    fewest, most = (counts[ruling.rows].tolist() for counts in (verdicts.fewest, verdicts.most))
    months = INCOME_UNITS.get(ruling.lines[0].unit, 1) if ruling.lines else 1
    ends, incomes = (
        [all_as_shown(end * months).tolist() for end in verdicts.value_ends[ruling.rows].T],
        all_as_shown(verdicts.income[ruling.rows] * months).tolist(),
    )
    figure = cache(lambda value: format_number(value, lang))
    for row, least, top, income, few, many in zip(
        ruling.rows.tolist(), *ends, incomes, fewest, most, strict=True
    ):
        value = figure(least) if not least < top else f"{figure(least)}–{figure(top)}"
        with_figures = sentence.replace(_VALUE, value).replace(_INCOME, figure(income))
        yield row, with_figures.replace(_COUNT, _count(ruling.klass, few, many, lang))


@cache
def _count(klass: str, fewest: int, most: int, lang: Lang) -> str:
    if fewest == most:
        return str(fewest)
    if klass == HouseholdClass.poor:
        return say("results.at_least", lang, count=fewest)
    return say("results.at_most", lang, count=most)


def _sentence(ruling: Ruling, lang: Lang) -> str:
    """Return the sentence of a ruling with placeholders for each household's figures."""
    if not ruling.bounds:
        return say("results.reason_recorded", lang, klass=class_word(ruling.klass, lang))
    line = _bound_words(ruling, lang)
    if ruling.klass == HouseholdClass.average_living:
        unit = line_unit_word(ruling.lines[0], "income", lang)
        return say("results.reason_average_living", lang, income=_INCOME, line=line, unit=unit)
    measure = MEASURE_OF[ruling.kind or "b1"]
    word = _word(f"measure_{measure}", lang)
    bound = _count_words(ruling)
    return say(
        f"results.{'reason_counted' if bound else 'reason_any_count'}",
        lang,
        measure=capitalised(word),
        value=_VALUE,
        sign="≤" if ruling.below else ">",
        line=line,
        unit=line_unit_word(ruling.lines[0], measure, lang),
        count=_COUNT,
        bound=bound,
        klass=_word(f"class_{ruling.klass}", lang),
    )


def line_unit_word(line: ClassLine, measure: str, lang: Lang) -> str:
    """Return the unit of a line of `measure` as written after a figure."""
    return _word("unit_income_year" if line.unit == A_YEAR else f"unit_{measure}", lang)


def _bound_words(ruling: Ruling, lang: Lang) -> str:
    if len(ruling.bounds) == 1:
        return format_number(ruling.bounds[0][1], lang)
    return ", ".join(
        say("results.in_area", lang, line=bound, area=_word(area, lang))
        for area, bound in ruling.bounds
    )


def _count_words(ruling: Ruling) -> str:
    """Return the bound on deprived indicators that decided, such as `≥ 3`; empty where none did."""
    if not ruling.below:
        return ""
    if ruling.klass == HouseholdClass.not_poor:
        return f"< {min(line.at_least for line in ruling.lines)}"
    line = ruling.lines[0]
    if line.at_most is not None:
        return f"< {line.at_most + 1}"
    return f"≥ {line.at_least}" if line.at_least else ""


def _undetermined(review: Review, rows: Rows, lang: Lang) -> Iterator[tuple[int, str]]:
    lacking: dict[str | None, set[str]] = {}
    for fault in review.faults.such(lambda fault: kind_of(fault.code).edition_lacks is not None):
        if lacks := kind_of(fault.code).edition_lacks:
            lacking.setdefault(fault.household, set()).add(lacks)
    codes = review.survey.households.codes
    waiting = review.unreviewed.tolist()
    for row in rows.tolist():
        if waiting[row]:
            yield row, _word("reason_unreviewed", lang)
            continue
        missing = _missing(review, row, lacking.get(codes[row], set()), lang)
        yield row, say("results.reason_undetermined", lang, missing="; ".join(missing))


def _missing(review: Review, row: int, lacking: set[str], lang: Lang) -> list[str]:
    """Return the words on the missing values because of which a household has no class."""
    verdicts = review.verdicts
    edition = edition_words(review.edition, lang) if review.edition else ""
    unknown = [int(i) + 1 for i in np.flatnonzero(verdicts.deprived[row] == UNKNOWN)]
    missing = []
    if "value" in lacking:
        missing.append(say("results.missing_value", lang, edition=edition))
    elif verdicts.evidence[row] is None:
        missing.append(_word("missing_evidence", lang))
    elif verdicts.evidence[row] == "b1_grid" and np.isnan(verdicts.value[row]):
        least, most = verdicts.value_ends[row].tolist()
        missing.append(say("score_table.missing_answers", lang, least=least, most=most))
    if verdicts.area[row] is None:
        missing.append(_word("missing_area", lang))
    if "indicators" in lacking:
        missing.append(say("results.missing_indicators", lang, edition=edition))
    if unknown and not lacking:
        known = int((verdicts.deprived[row] == YES).sum())
        missing.append(
            say("results.missing_answers", lang, count=known, unknown=len(unknown), numbers=unknown)
        )
    return missing or [_word("missing_farming", lang)]
