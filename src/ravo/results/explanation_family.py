"""The explanation of a household's class for the family: one page, in the words of the annex."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ravo.contract.columns import DEPRIVED
from ravo.criteria import ClassLine, Mark
from ravo.criteria.terms import HouseholdClass
from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.faults.taxonomy import kind_of
from ravo.messages import Lang, Text, say, text
from ravo.page_templates import render
from ravo.places.spelling import KINDS
from ravo.printable import printable
from ravo.results.explanation import past_words
from ravo.results.words import class_word
from ravo.review.explanation import Explanation, HouseholdSupport, IndicatorStep
from ravo.review.review import BY_POINTS
from ravo.survey.sample_notice import notice_for
from ravo.survey.survey import MONTHLY, PERIODIC
from ravo.text import uncapitalised

NAMED = 4
"""The most members named with an indicator; of the others only the number is given."""
WIDTH = 78
"""The letters per line of the plain text."""
PROCESS = "qd24-2021"
"""The document that sets the steps of a review."""
SPECIAL = frozenset({HouseholdClass.undetermined, None})
CERTIFIED = frozenset({HouseholdClass.poor, HouseholdClass.near_poor})
CONTRADICTED = "RV-352"
"""The fault code of an answer of the form that contradicts other cells."""
RULES = 5
"""The category of faults about missing evidence, which the page lists in other words."""
_NUMBER = re.compile(r"^\d+\s*[.)]\s*")
_CODES = re.compile(r"\bB[12]\b")
_HEADS = (
    "seen",
    "who",
    "complain",
    "gives",
    "sign_family",
    "sign_officer",
    "sign_note",
    "sign_day",
)
_SIZES = ((880, "packed"), (560, "full"))
"""The numbers of letters from which the page is set smaller, to stay one page."""
_TIGHT = (1950, "tight")
"""The number of letters, with programmes of support, from which the page is set smallest."""


@dataclass(frozen=True, slots=True)
class PostingTerm:
    """The term for which a list is posted: days, whether working days, and its mark."""

    days: int
    working: bool
    mark: Mark


POSTED_PERIODIC = PostingTerm(3, working=False, mark=Mark.secondary)
POSTED_AVERAGE = PostingTerm(5, working=True, mark=Mark.quoted)
"""The term by qd24-2021; the days of a yearly review's re-check are absent, so the page has a line
to fill in."""


@dataclass(frozen=True, slots=True)
class DeprivedPoint:
    """One indicator in which the family is deprived: its name, its rule, and notes.

    `about` are the deprived members, and the remark that answer and facts contradict each other.
    """

    name: str
    rule: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """The page in words, in the order in which it is read."""

    notice: str
    office: str
    title: str
    facts: tuple[tuple[str, str], ...]
    result: tuple[str, str]
    note: str
    income: str
    deprived: str
    points: tuple[DeprivedPoint, ...]
    rest: tuple[str, ...]
    listed: str
    why_head: str
    why: tuple[str, ...]
    who: tuple[tuple[str, str], ...]
    complain: tuple[str, ...]
    gives: tuple[str, ...]
    foot: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyWords:
    """The words for a family: its language, and the kinds of its commune and its villages."""

    lang: Lang
    unit: Text
    village: Text


def _words_of(e: Explanation, lang: Lang) -> FamilyWords:
    """Return the words for a household; a commune without a recorded kind counts as a xã."""
    name = (e.commune or "").casefold()
    kind = next((kind for kind in KINDS["commune"] if name.startswith(kind)), "xã")
    village = "villages" if kind == "xã" else "quarters"
    return FamilyWords(lang, text(f"family.unit_{kind}"), text(f"family.{village}"))


def _say(key: str, words: FamilyWords, **params: object) -> str:
    own = {"unit": words.unit, "village": words.village, **params}
    return say(f"family.{key}", words.lang, **own)


def _in(sentence: Text, words: FamilyWords) -> str:
    return sentence.en if words.lang == "en" else sentence.vi


def _labels(steps: Sequence[IndicatorStep], state: int, words: FamilyWords) -> str:
    return "; ".join(_in(step.label, words) for step in steps if step.state == state)


def family_page(e: Explanation, lang: Lang) -> FamilyPage:
    """Return the page for the family in the words of `lang`."""
    words = _words_of(e, lang)
    open_ = e.klass in SPECIAL
    klass = _say("open", words) if open_ else class_word(e.klass, words.lang)
    if _gone(e):
        klass = _say("departed", words)
    title = _say("title", words)
    # The contents of a rejected form are no evidence, so nothing of it is listed.
    known = e.klass is not None and any(step.state != UNKNOWN for step in e.steps)
    return FamilyPage(
        notice=notice_for({e.code: e.synthetic}, words.lang),
        office=_say("office", words, commune=uncapitalised(e.commune)) if e.commune else "",
        title=title if e.year is None else _say("title_year", words, title=title, year=str(e.year)),
        facts=tuple(_facts(e, words)),
        result=(_say("result", words), klass),
        note=_note(e, words),
        income=_income(e, words),
        deprived=_deprived(e, words) if known else "",
        points=tuple(_point(step, words) for step in e.steps if known and step.state == YES),
        rest=tuple(_rest(e, words)) if known else (),
        listed=_listed_points(e, words),
        why_head=_say("why_departed" if _gone(e) else "why", words),
        why=tuple(_why(e, words)),
        who=tuple(_who(e, words)),
        complain=tuple(_complain(e, words)),
        gives=tuple(_gives(e, words)),
        foot=tuple(_foot(e, words)),
    )


def _facts(e: Explanation, words: FamilyWords) -> Iterator[tuple[str, str]]:
    yield _say("to", words), e.head_name or _say("fill", words)
    place = ", ".join(part for part in (e.village, e.commune) if part)
    place = place or _say("fill", words)
    if e.size is not None:
        place = _say("place_size", words, place=place, count=e.size)
    yield _say("place", words), place


def _gone(e: Explanation) -> str | None:
    """Return the reason with which a household left the list; None where it did not."""
    return None if e.left_for is None else e.left_for.lower()


def _note(e: Explanation, words: FamilyWords) -> str:
    if _gone(e):
        return _say("departed_note", words)
    if e.klass in SPECIAL:
        return _say("open_note", words)
    return "" if e.klass == HouseholdClass.not_poor else _say("not_yet_decided", words)


def _income(e: Explanation, words: FamilyWords) -> str:
    """Return how the income, or the points for it, compares with the poverty line."""
    if reason := _gone(e):
        return _say("departed_seen", words, reason=reason)
    if e.klass is None:
        return _say("unfit", words)
    line = ""
    if e.income_line is not None and e.area is not None:
        line = _say("line", words, area=_say(f"area_{e.area}", words), line=e.income_line)
    if e.evidence_kind == "recorded" or e.value is None or e.line is None:
        return _say("income_open", words, line=line)
    side = e.band or ("below" if e.value <= e.line else "above")
    if e.evidence_kind in BY_POINTS:
        money = _points_line(e, words) if line and not e.band else ""
        return _say(f"points_{side}", words, points=e.value, line=e.line, money=money)
    sentence = _say(f"income_{side}", words, line=line)
    return f"{_say('income_measured', words, income=e.value)} {sentence}"


def _points_line(e: Explanation, words: FamilyWords) -> str:
    """Return the income that corresponds to the line of points."""
    area = _say(f"area_{e.area}", words)
    return _say("points_line", words, area=area, line=e.income_line)


def _listed_points(e: Explanation, words: FamilyWords) -> str:
    """Return the points in the commune's list, each with the line that it is compared with."""
    if e.klass is None:
        return ""
    judged = e.evidence_kind in BY_POINTS
    figures = (
        ("b1", e.listed_b1, e.line if judged else None),
        ("b2", e.b2, e.b2_line),
    )
    parts = [
        _say(f"listed_{name}", words, points=points)
        + ("" if line is None else _say("listed_against", words, line=line))
        for name, points, line in figures
        if points is not None
    ]
    return _say("listed", words, parts="; ".join(parts)) if parts else ""


def _deprived(e: Explanation, words: FamilyWords) -> str:
    if e.deprived:
        key = "deprived_known" if e.unknown else "deprived"
        return _say(key, words, count=e.deprived, all=len(e.steps))
    return _say("deprived_none_known" if e.unknown else "deprived_none", words)


def _point(step: IndicatorStep, words: FamilyWords) -> DeprivedPoint:
    named = step.members[:NAMED]
    about = [_say("member", words, name=m.name, age=m.age_years) for m in named]
    if more := len(step.members) - len(named):
        about.append(_say("more_members", words, count=more))
    notes = [", ".join(about)] if about else []
    notes += [_say("disagrees", words)] if step.disagrees else []
    return DeprivedPoint(_in(step.label, words), _in(step.rule, words), tuple(notes))


def _rest(e: Explanation, words: FamilyWords) -> Iterator[str]:
    for state, key in ((NO, "not_deprived"), (UNKNOWN, "unknown")):
        if labels := _labels(e.steps, state, words):
            yield _say(key, words, labels=labels)


# why


def _why(e: Explanation, words: FamilyWords) -> Iterator[str]:
    if reason := _gone(e):
        yield _say("departed_why", words, reason=reason)
        yield _say("departed_here", words)
    elif e.klass is None:
        yield _wrong(e, words) or _say("why_form", words)
        yield _say("see", words)
    elif e.klass == HouseholdClass.undetermined:
        yield from _why_open(e, words)
    elif e.evidence_kind == "recorded":
        yield _say("why_recorded", words)
        if e.b2 is not None and e.unknown:
            yield _say("deprived_recorded", words)
    elif e.klass == HouseholdClass.average_living:
        yield _say("why_average", words)
    else:
        yield _why_classed(e, words)
    if e.klass is not None and (doubted := _contradicted(e, words)):
        yield _say("why_contradicted", words, wanted=doubted)
    if e.past:
        yield _say("past", words, years=past_words(e, words.lang))


def _contradicted(e: Explanation, words: FamilyWords) -> str:
    """Return the headings of answers that contradict other cells of the form."""
    columns = (fault.column for fault in e.faults if fault.code == CONTRADICTED)
    return "; ".join(dict.fromkeys(_plain(column, words) for column in columns if column))


def _why_classed(e: Explanation, words: FamilyWords) -> str:
    """Return the rule by which the household is, or is not, poor or near-poor."""
    line = next((line for line in e.lines if line.klass == e.klass), None)
    if line is not None:
        return _listed(line, words)
    above = e.value is not None and e.line is not None and e.value > e.line
    over = "why_over_band" if e.band == "over" else "why_not_poor"
    return _say(over if above else "why_neither", words)


def _listed(line: ClassLine, words: FamilyWords) -> str:
    klass = uncapitalised(class_word(line.klass, words.lang))
    income = _say("why_upto" if line.above is None else "why_between", words, klass=klass)
    count = ""
    if line.at_least:
        count = _say("why_at_least", words, count=line.at_least)
    elif line.at_most is not None:
        count = _say("why_under", words, count=line.at_most + 1)
    return _say("why_listed", words, income=income, count=count, klass=klass)


def _why_open(e: Explanation, words: FamilyWords) -> Iterator[str]:
    """Yield the missing and the doubtful parts of the form, and whom to see about them."""
    missing = []
    if e.value is None:
        missing.append(_say("wanted_income", words))
    if e.area is None:
        missing.append(_say("wanted_area", words))
    missing += [_in(step.label, words) for step in e.steps if step.state == UNKNOWN]
    wrong = _wrong(e, words)
    if missing:
        yield _say("why_missing", words, wanted="; ".join(missing))
    if wrong:
        yield wrong
    yield _say("see" if missing or wrong else "why_law", words)


def _wrong(e: Explanation, words: FamilyWords) -> str:
    """Return the headings of the form with a fault; empty where there are none."""
    faults = [f for f in e.faults if f.column and _keeps_from_class(f.code, e.klass)]
    headings = dict.fromkeys(_plain(fault.column or "", words) for fault in faults)
    return _say("why_wrong", words, wanted="; ".join(headings)) if headings else ""


def _keeps_from_class(code: str, klass: str | None) -> bool:
    """Return whether a household has no class because of a fault of this kind."""
    kind = kind_of(code)
    return (
        kind.severity == "error"
        if klass is None
        else (kind.category != RULES and kind.bears == "opens")
    )


def _plain(heading: str, words: FamilyWords) -> str:
    """Return a heading of the form without its number and without abbreviations of points."""
    plain = _NUMBER.sub("", heading.replace("\n", " ").removeprefix(DEPRIVED).strip())
    return _say("wanted_income", words) if _CODES.search(plain) else plain


# who explains, where to complain, programmes of support


def _who(e: Explanation, words: FamilyWords) -> Iterator[tuple[str, str]]:
    fill, short = _say("fill", words), _say("fill_short", words)
    day = _say("fill_day", words) if e.visit.on is None else e.visit.on
    name = e.visit.reviewer or fill
    yield _say("reviewer", words), _say("on", words, name=name, day=day)
    for key in ("village_head", "officer"):
        yield _say(key, words), _say("with_phone", words, name=fill, phone=short)


def _complain(e: Explanation, words: FamilyWords) -> Iterator[str]:
    """Yield where and until when to complain; the days of the village are lines to fill in."""
    day = _say("fill_day", words)
    if e.period == MONTHLY:
        yield _say("ask_office", words, day=day)
        if PROCESS in e.documents:
            yield _say("monthly", words)
        return
    yield _say("meeting", words, day=day, where=_say("fill", words))
    yield _say("posted", words, day=day, end=day, term=_term(e, words))
    yield _say("answer", words, day=day)


def _term(e: Explanation, words: FamilyWords) -> str:
    """Return for how long the list is posted, where the term of such a review is known."""
    average = e.klass == HouseholdClass.average_living
    if PROCESS not in e.documents or not (average or e.period == PERIODIC):
        return ""
    term = POSTED_AVERAGE if average else POSTED_PERIODIC
    return _say("term_working" if term.working else "term", words, days=term.days)


def _gives(e: Explanation, words: FamilyWords) -> Iterator[str]:
    yield from _gives_by_class(e, words)
    if e.supports_on is not None and not _gone(e):
        yield from family_supports(e, words)


def _gives_by_class(e: Explanation, words: FamilyWords) -> Iterator[str]:
    if e.klass in SPECIAL:
        yield _say("none_departed" if _gone(e) else "none_yet", words)
        return
    if e.klass == HouseholdClass.not_poor:
        yield _say("none", words)
        yield _say("again", words)
        return
    if e.klass in CERTIFIED:
        klass = class_word(e.klass, words.lang)
        yield _say("certificate", words, klass=uncapitalised(klass))
    else:
        yield _say("average", words)
    if e.supports_on is None:
        yield _say("policies", words, fill=_say("fill", words))


def family_supports(e: Explanation, words: FamilyWords) -> Iterator[str]:
    """Yield the programmes that may apply to a family, questions to it, and why others do not."""
    listed = [_with_people(one, e, words) for one in e.supports if one.standing == "eligible"]
    if listed:
        programmes = "; ".join(listed)
        yield _say("supports", words, day=e.supports_on, programmes=programmes)
        yield _say("supports_more", words)
    questions = _questions(e.supports, words)
    if questions:
        yield _say("supports_ask", words, asked="; ".join(questions))
    if any(one.looked_up for one in e.supports):
        yield _say("supports_looked_up", words)
    considered = {one.title for one in e.supports if one.standing != "not_eligible"}
    refused: dict[str, dict[str, None]] = {}
    for one in e.supports:
        if one.title not in considered:
            key = "supports_no_group" if one.groups else "supports_failed"
            key = "supports_excluded" if one.excluded else key
            why = _say(key, words, reason=_in(one.reason, words))
            why = _why_dead(one, words) if one.dead else why
            refused.setdefault(why, {})[_support_name(one, words)] = None
    for why, titles in refused.items():
        yield _say("supports_not", words, programmes="; ".join(titles), why=why)


def _why_dead(one: HouseholdSupport, words: FamilyWords) -> str:
    """Return the sentence that people, by name, or all people of a household have died."""
    reason = _in(one.reason, words)
    return f"{', '.join(one.people)}: {reason}" if one.people else reason


def _support_name(one: HouseholdSupport, words: FamilyWords) -> str:
    """Return the name of a programme without its number in a plan."""
    title = _in(one.title, words)
    name = title.partition(":")[2].strip() or title
    return uncapitalised(name)


def _with_people(one: HouseholdSupport, e: Explanation, words: FamilyWords) -> str:
    name, quota = _support_name(one, words), _in(one.quota, words)
    name = f"{name} – {quota}" if quota else name
    if one.people and len(one.people) == e.size and e.size > 1:
        return f"{name} ({_say('everybody', words)})"
    return f"{name} ({', '.join(one.people)})" if one.people else name


def _questions(supports: Sequence[HouseholdSupport], words: FamilyWords) -> list[str]:
    """Return the questions to a family, each once, with the people concerned."""
    questions: dict[str, dict[str, None]] = {}
    for one in supports:
        for item in one.home_questions:
            questions.setdefault(_in(item, words), {})
        for item in one.questions:
            questions.setdefault(_in(item, words), {}).update(dict.fromkeys(one.people))
    return [
        f"{item} ({', '.join(people)})" if people else item for item, people in questions.items()
    ]


def _foot(e: Explanation, words: FamilyWords) -> Iterator[str]:
    cited = {step.citation.document for step in e.steps} | {PROCESS}
    cited |= {line.citation.document for line in e.lines}
    names = [_in(title, words) for name, title in e.documents.items() if name in cited]
    if names:
        yield _say("basis", words, documents="; ".join(names))
    yield _say("foot", words)


# renderers


@dataclass(frozen=True, slots=True)
class FamilySheet:
    """A page with the data for its layout.

    `words` are the headings and the words under the signatures, by key; `klass` is the key of the
    class's colour, `size` that of the font size: `full`, `packed`, `tight` or empty.
    """

    page: FamilyPage
    words: Mapping[str, str]
    klass: str
    size: str


def family_sheet(e: Explanation, lang: Lang) -> FamilySheet:
    """Return the page for the family as it is laid out on paper."""
    page, spoken = family_page(e, lang), _words_of(e, lang)
    texts = (
        *page.rest,
        page.listed,
        *page.why,
        *(word for p in page.points for word in (p.rule, *p.about)),
        *(page.gives if e.supports_on is not None else ()),
    )
    sizes = _SIZES if e.supports_on is None else (_TIGHT, *_SIZES)
    size = next((size for least, size in sizes if sum(map(len, texts)) >= least), "")
    words = {key: _say(key, spoken) for key in _HEADS}
    return FamilySheet(page, words, e.klass or "rejected", size)


def family_html(e: Explanation, lang: Lang) -> str:
    """Return the page for the family, one self-contained A4 page to print."""
    return families_html([family_sheet(e, lang)], lang)


def families_html(sheets: Sequence[FamilySheet], lang: Lang) -> str:
    """Return one self-contained document with an A4 page for each family."""
    page = sheets[0].page
    title = page.title if len(sheets) > 1 else f"{page.facts[0][1]} – {page.title}"
    return render("explain-family.html.j2", lang=lang, title=title, sheets=sheets)


def family_text(e: Explanation, lang: Lang) -> str:
    """Return the page for the family as plain text, its lines wrapped at words."""
    page, words = family_page(e, lang), _words_of(e, lang)
    lines = [page.notice, ""] if page.notice else []
    lines += [page.office.upper(), ""] if page.office else []
    lines += [page.title.upper(), "", *(f"{name}: {value}" for name, value in page.facts), ""]
    lines += [f"{page.result[0]}: {page.result[1].upper()}", *([page.note] if page.note else [])]
    lines += ["", _say("seen", words), f"- {page.income}"]
    lines += [f"- {page.deprived}"] if page.deprived else []
    for point in page.points:
        lines += [f"  + {point.name}: {'. '.join((point.rule, *point.about)).rstrip('.')}."]
    lines += [f"- {line}" for line in page.rest]
    lines += [f"- {page.listed}"] if page.listed else []
    lines += ["", page.why_head, *page.why]
    lines += ["", _say("who", words), *(f"- {name}: {value}" for name, value in page.who)]
    lines += ["", _say("complain", words), *(f"- {line}" for line in page.complain)]
    lines += ["", _say("gives", words), *(f"- {line}" for line in page.gives), "", *page.foot]
    return "\n".join(piece for line in lines for piece in _wrapped(printable(line))) + "\n"


def _wrapped(line: str) -> list[str]:
    """Return a line in pieces of at most `WIDTH` letters, the second and later ones indented."""
    mark = re.match(r" *(?:[-+] )?", line)
    return textwrap.wrap(
        line,
        WIDTH,
        subsequent_indent=" " * len(mark[0] if mark else ""),
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    ) or [""]
