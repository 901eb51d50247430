"""The words of an analysis: shares and bounds for readers, and notes on what is missing."""

from collections.abc import Iterator
from math import isnan

from ravo.analysis.alkire_foster import Interval
from ravo.analysis.changes_between import ChangeOfM0
from ravo.analysis.choices import GroupBy
from ravo.analysis.profile import Analysis
from ravo.messages import Lang, say
from ravo.survey.sample_notice import notice_for
from ravo.text import NAMED, few_of, format_number, format_signed

FEW = 30
"""The number of households below which a share is unreliable and printed with that number."""
IN_PERCENT = 100
NONE = "–"
"""The text printed where there is no value."""
PLACES = {"share": 2, "m0": 4}


def word(key: str, lang: Lang, **params: object) -> str:
    """Return a text of the analysis."""
    return say(f"analysis.{key}", lang, **params)


def share_words(interval: Interval, lang: Lang) -> str:
    """Return a share in %, `from – to` where unknown answers leave it open, blank for none."""
    return _between(interval, lang, IN_PERCENT, PLACES["share"])


def m0_words(interval: Interval, lang: Lang) -> str:
    """Return M0, a number from 0 to 1, as `share_words` returns a share."""
    return _between(interval, lang, 1, PLACES["m0"])


def _between(interval: Interval, lang: Lang, times: float, places: int) -> str:
    if isnan(interval.lower):
        return NONE
    lower, upper = (
        format_number(value * times, lang, places) for value in (interval.lower, interval.upper)
    )
    return lower if lower == upper else f"{lower} – {upper}"


def group_name(name: str, lang: Lang) -> str:
    """Return the printed name of a group, also of the group without a name."""
    return name or word("no_group", lang)


def grouped_by(by: GroupBy, lang: Lang) -> str:
    """Return the heading of the groups."""
    return word(f"by_{by}", lang)


def unit_word(analysis: Analysis, lang: Lang) -> str:
    """Return the word for the counted unit, households or people, in the plural."""
    return word(f"unit_{analysis.unit}", lang)


def remarks(analysis: Analysis, lang: Lang) -> Iterator[str]:
    """Yield notes to be read before the figures: what is counted, open or missing."""
    rows, unit = analysis.rows, unit_word(analysis, lang)
    if notice := notice_for(rows.invented, lang):
        yield notice
    if not analysis.reviewed:
        key = "no_sizes" if analysis.uncounted else "nobody"
        yield word(key, lang, count=analysis.uncounted)
        return
    key = "universe_in_part" if analysis.uncounted else "universe"
    yield word(key, lang, count=analysis.reviewed, unit=unit)
    if rows.monthly:
        yield word("monthly", lang)
    yield from _of_residents(analysis, lang)
    yield word("method", lang, k=analysis.k, count=len(rows.indicators))
    yield word("not_the_decree", lang)
    if rows.undetermined:
        yield word("undetermined", lang, count=rows.undetermined)
    if rows.without_class:
        yield word("without_class", lang, count=rows.without_class)
    if analysis.uncounted:
        yield word("uncounted", lang, count=analysis.uncounted)
    if analysis.reviewed < FEW:
        yield word("few", lang, count=analysis.reviewed, least=FEW)
    if analysis.measures.poor.upper == 0:
        yield word("nobody_poor", lang)
    if _is_open(analysis):
        yield word("open", lang)
    yield word("rounded", lang)
    yield from _since(analysis, lang)


def _is_open(analysis: Analysis) -> bool:
    """Return whether unknown answers leave any figure between two bounds."""
    bounds = analysis.measures.bounds
    parts = (*bounds.uncensored, *bounds.censored, *bounds.contributions)
    return any(one.is_open for one in (bounds.h, bounds.a, bounds.m0, *parts))


def _of_residents(analysis: Analysis, lang: Lang) -> Iterator[str]:
    unit = unit_word(analysis, lang)
    if analysis.below:
        shown = "; ".join(map(str, few_of(analysis.below, NAMED)))
        yield word("residents_below", lang, unit=unit, communes=shown)
        return
    if analysis.of_residents is None or analysis.residents is None:
        yield word("no_residents", lang, unit=unit)
        return
    share = share_words(analysis.of_residents, lang)
    yield word("of_residents", lang, count=analysis.residents, unit=unit, share=share)


def _since(analysis: Analysis, lang: Lang) -> Iterator[str]:
    before = analysis.before
    if before is None:
        yield word("no_year_before", lang)
    elif before.change is None:
        key = "other_indicators" if before.measures is None else "other_communes"
        yield word(key, lang, year=str(before.year))
    elif isnan(before.change.m0):
        yield word("change_open", lang, year=str(before.year))
    else:
        yield _change_words(before.change, before.year, unit_word(analysis, lang), lang)


def _change_words(change: ChangeOfM0, since: int, unit: str, lang: Lang) -> str:
    """Return the sentence on a known change; its parts only where both years have poor rows."""
    figures = {
        name: format_signed(getattr(change, name), lang, PLACES["m0"])
        for name in ("m0", "incidence", "intensity")
    }
    key = "change_alone" if isnan(change.incidence) else "change"
    return word(key, lang, year=str(since), unit=unit, **figures)
