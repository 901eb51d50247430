"""The explanation of one household, as text, JSON or a page to print."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from ravo import __version__
from ravo.criteria import Citation, ClassLine, Mark
from ravo.criteria.model import A_YEAR
from ravo.criteria.terms import HouseholdClass
from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.fault_words import fault_message
from ravo.messages import Lang, Text, say, spoken
from ravo.page_templates import render
from ravo.printable import printable
from ravo.results.b1_words import (
    account_notes,
    answer_words,
    crossing_words,
    item_notes,
    points_words,
)
from ravo.results.machine import SCHEMA, fault_json, figure, score_table_json
from ravo.results.method_sheet import count_words
from ravo.results.words import (
    MEASURE_OF,
    area_word,
    class_word,
    evidence_word,
    line_unit_word,
)
from ravo.review.explanation import (
    B1Account,
    B1Item,
    Change,
    Explanation,
    HouseholdSupport,
    IndicatorStep,
    MemberFact,
    PastDeath,
)
from ravo.score_table.sheets import points_heading
from ravo.survey.sample_notice import notice_for
from ravo.text import capitalised, format_number, uncapitalised

ISO_DAY = len("2024-03-05")
WANTING = "RV-511"
"""The fault of a household without a determined class; it names the missing answers."""
STATES = {YES: "deprived", NO: "not_deprived", UNKNOWN: "unknown"}


@dataclass(frozen=True, slots=True)
class StepWords:
    """One indicator in words: `state` is 1 deprived, 0 not, -1 unknown."""

    name: str
    service: str
    state: int
    finding: str
    basis: tuple[str, ...]
    article: str


@dataclass(frozen=True)
class ExplanationPage:
    """An explanation in words, in the order in which it is read.

    `faults` are (severity, code, message, hint).
    """

    notice: str
    title: str
    facts: tuple[tuple[str, str], ...]
    klass: str
    evidence: str
    b1: tuple[tuple[str, str, str, str], ...]
    b1_notes: tuple[str, ...]
    steps: tuple[StepWords, ...]
    count: str
    rules: tuple[tuple[str, str], ...]
    conclusion: str
    changes: tuple[str, ...]
    faults: tuple[tuple[str, str, str, str], ...]
    supports_head: str
    supports: tuple[tuple[str, str], ...]
    foot: str


def _say(key: str, lang: Lang, **params: object) -> str:
    return say(f"explain.{key}", lang, **params)


def _in(words: Text, lang: Lang) -> str:
    """Return words of the workbook unchanged: braces in them are not fields of a text."""
    return words.en if lang == "en" else words.vi


def _mark(mark: Mark, lang: Lang) -> str:
    return say(f"results.mark_{mark.value}", lang)


def page_of(e: Explanation, lang: Lang, *, paper: bool = False) -> ExplanationPage:
    """Return the explanation in the words of `lang`.

    With `paper`, for a household to read, editions and documents have their names instead of ids.
    """
    klass = class_word(e.klass, lang) or _no_class(e, lang)
    documents = e.documents if paper else {}
    return ExplanationPage(
        notice=notice_for({e.code: e.synthetic}, lang),
        title=_say("title", lang),
        facts=(*_facts(e, lang), (_say("edition", lang), _edition(e, lang, paper=paper))),
        klass=klass,
        evidence=_evidence(e, lang),
        b1=tuple(_b1_item(item, e.b1, lang) for item in e.b1.items) if e.b1 else (),
        b1_notes=tuple(account_notes(e.b1, e.area, lang)) if e.b1 else (),
        steps=tuple(_step(step, documents, lang) for step in e.steps if e.left_for is None),
        count=_count(e, lang),
        rules=tuple(_rule(e, line, documents, lang) for line in e.lines),
        conclusion=_conclusion(e, klass, lang),
        changes=tuple(_change(e, change, lang) for change in e.changes),
        faults=tuple(
            (say(f"results.{fault.rank}", lang), fault.code, *fault_message(fault, lang))
            for fault in e.faults
        ),
        supports_head="" if e.supports_on is None else _say("supports", lang, day=e.supports_on),
        supports=tuple(_support(one, lang) for one in e.supports),
        foot=_say("foot", lang, path=e.source_path, version=__version__),
    )


def _support(one: HouseholdSupport, lang: Lang) -> tuple[str, str]:
    """Return a programme of support and its outcome for a household or some of its people."""
    failed = "excluded" if one.excluded else "no_group" if one.groups else one.standing
    words = _say(
        f"support_{'dead' if one.dead else failed}",
        lang,
        asked="; ".join(_in(item, lang) for item in _open_questions(one)),
        reason=_in(one.reason, lang),
        article=_in(one.article, lang),
    )
    quota = _in(one.quota, lang)
    words = f"{words}; {quota}" if quota else words
    people = ", ".join(one.people)
    return _in(one.title, lang), f"{people}: {words}" if people else words


def _open_questions(one: HouseholdSupport) -> tuple[Text, ...]:
    return (*one.home_questions, *one.questions, *one.looked_up)


def _no_class(e: Explanation, lang: Lang) -> str:
    """Return why a household has no class: it left the list, or its form has errors."""
    if e.left_for is not None:
        return _say("departed", lang, reason=e.left_for.lower())
    return _say("no_class", lang)


def _facts(e: Explanation, lang: Lang) -> Iterator[tuple[str, str]]:
    unknown = _say("unknown", lang)
    yield _say("code", lang), e.code
    yield _say("head_name", lang), e.head_name or unknown
    place = ", ".join(part for part in (e.village, e.commune) if part)
    yield _say("place", lang), place or unknown
    yield _say("size", lang), unknown if e.size is None else str(e.size)
    yield _say("area", lang), area_word(e.area, lang) or unknown
    yield _say("year", lang), unknown if e.year is None else str(e.year)
    if e.past:
        yield _say("past", lang), past_words(e, lang)
    if e.past_deaths:
        deaths = "; ".join(f"{one.name} ({_when(one, lang)})" for one in e.past_deaths)
        yield _say("past_deaths", lang), deaths


def _when(death: PastDeath, lang: Lang) -> str:
    """Return the day or period of a death, as closely as it is known."""
    if death.differing:
        return _say("death_open", lang)
    if death.written is None:
        return _say("death_period", lang, period=_period(death.period))
    if len(death.written) == ISO_DAY:
        return spoken(date.fromisoformat(death.written), lang)
    return _period(death.written)


def past_words(e: Explanation, lang: Lang) -> str:
    """Return the class of each earlier period that the register has, as part of a sentence."""
    return "; ".join(f"{_period(period)} {_class_inside(klass, lang)}" for period, klass in e.past)


def _period(period: str) -> str:
    """Return a period as people write it: 2024, or 3/2026 for a month."""
    year, _, month = period.partition("-")
    return f"{int(month)}/{year}" if month else year


def _class_inside(klass: str, lang: Lang) -> str:
    return uncapitalised(class_word(klass, lang))


def _edition(e: Explanation, lang: Lang, *, paper: bool) -> str:
    title = e.edition_title.say(lang)
    return title if paper else f"{e.edition_id}: {title}"


def _conclusion(e: Explanation, klass: str, lang: Lang) -> str:
    """Return the class; where it is undetermined, also the answers that would determine it."""
    wanted = (fault.params["answers"] for fault in e.faults if fault.code == WANTING)
    answers = next(wanted, None)
    return klass if answers is None else _say("wanting", lang, klass=klass, answers=answers)


def _article(citation: Citation, mark: Mark, documents: Mapping[str, Text], lang: Lang) -> str:
    """Return the article of a value and its mark; `documents` have names in place of their ids."""
    words = citation.say(lang)
    if (title := documents.get(citation.document)) is not None:
        place = words.removeprefix(citation.document).strip()
        words = ", ".join(part for part in (place, title.say(lang)) if part)
    return f"{words} ({_mark(mark, lang)})"


def _unit(kind: str | None, lang: Lang) -> str:
    measure = MEASURE_OF.get(kind or "")
    return say(f"results.unit_{measure}", lang) if measure else ""


def _b1_item(item: B1Item, account: B1Account, lang: Lang) -> tuple[str, str, str, str]:
    """Return an item of B1 as name, answer, points, and a remark on its column or exception."""
    name = f"{item.number}. {item.words}"
    points = points_words(item.least, item.most, lang)
    return name, answer_words(item, lang), points, item_notes(item, account, lang)


def _evidence(e: Explanation, lang: Lang) -> str:
    if e.left_for is not None:
        return _say("departed_evidence", lang)
    if e.evidence_kind == "b1_grid" and e.value is None and e.b1 is not None:
        sentence: str = say("score_table.missing_answers", lang, least=e.b1.least, most=e.b1.most)
        return capitalised(sentence) + "."
    if e.evidence_kind == "recorded":
        return _recorded(e, lang)
    if e.evidence_kind is None or e.value is None:
        return _say("no_evidence", lang)
    key = "no_line" if e.line is None else "below" if e.value <= e.line else "above"
    key = f"band_{e.band}" if e.band else key
    sentence = _say(
        key,
        lang,
        evidence=evidence_word(e.evidence_kind, lang),
        value=e.value,
        line=e.line,
        unit=_unit(e.evidence_kind, lang),
    )
    if e.klass == HouseholdClass.average_living and e.income is not None:
        sentence += " " + _say("average_income", lang, income=e.income)
    return sentence


def _recorded(e: Explanation, lang: Lang) -> str:
    """Return why the class recorded in an export is kept, with the known income or B1."""
    sentence = _say("recorded", lang, klass=class_word(e.klass, lang))
    if e.value is None:
        return sentence
    kind = "income" if e.income == e.value else "b1"
    value = _say(
        "recorded_value",
        lang,
        evidence=evidence_word(kind, lang),
        value=e.value,
        unit=_unit(kind, lang),
    )
    return f"{sentence} {value}"


def _step(step: IndicatorStep, documents: Mapping[str, Text], lang: Lang) -> StepWords:
    finding = STATES[step.state]
    return StepWords(
        name=f"{step.number}. {_in(step.label, lang)}",
        service=_in(step.service, lang),
        state=step.state,
        finding=_say(finding, lang),
        basis=tuple(_basis(step, lang)),
        article=_article(step.citation, step.mark, documents, lang),
    )


def _basis(step: IndicatorStep, lang: Lang) -> Iterator[str]:
    """Yield the basis of an indicator's state: the answer or the facts, then the members."""
    if step.source == "answer":
        answer = _say("deprived" if step.state == YES else "not_deprived", lang)
        yield _say("by_answer", lang, answer=uncapitalised(answer), cell=step.cell)
    elif step.source == "none":
        yield _say("by_nothing", lang)
    else:
        yield _say("by_facts", lang)
    if step.disagrees:
        yield _say("disagrees", lang)
    if step.source == "facts" or step.disagrees:
        yield from _behind(step, lang) if step.members or step.facts else _nobody(lang)


def _nobody(lang: Lang) -> Iterator[str]:
    """Yield the remark that no member is deprived, for an indicator not deprived by facts."""
    yield _say("by_members", lang, nobody=_say("no_member", lang))


def _row_of(member: MemberFact, lang: Lang) -> str:
    """Return the row of a member, with its sheet where members are on several."""
    if member.sheet is None:
        return str(member.row)
    return _say("row_on", lang, row=member.row, sheet=member.sheet)


def _behind(step: IndicatorStep, lang: Lang) -> Iterator[str]:
    for member in step.members:
        row = _row_of(member, lang)
        who = _say("member", lang, name=member.name, age=member.age_years, row=row)
        yield f"{who}: {member.detail}" if member.detail else who
    if step.facts:
        yield "; ".join(f"{_in(heading, lang)}: {value}" for heading, value in step.facts)


def _count(e: Explanation, lang: Lang) -> str:
    if e.left_for is not None:
        return _say("departed_count", lang)
    if not e.steps:
        return _say("no_indicators", lang)
    if e.unknown and e.b2 is not None:
        return _say("count_recorded", lang, b2=e.b2)
    if e.unknown or e.b2 is None:
        return _say("count_unknown", lang, count=e.deprived, numbers=e.unknown)
    if not e.deprived:
        return _say("count_none", lang)
    return _say("count", lang, count=e.deprived, each=e.b2 // e.deprived, b2=e.b2)


def _rule(
    e: Explanation, line: ClassLine, documents: Mapping[str, Text], lang: Lang
) -> tuple[str, str]:
    """Return a line of the edition in words, and its article with its mark."""
    article = _article(line.citation, line.mark, documents, lang)
    klass = class_word(line.klass, lang)
    if line.upto is None:
        return _say("rule_absent", lang, klass=klass), article
    kind = "income" if line.klass == HouseholdClass.average_living else e.evidence_kind
    key = "rule_upto" if line.above is None else "rule_between"
    unit = _unit(kind, lang) if line.unit != A_YEAR else line_unit_word(line, "income", lang)
    parts = [_say(key, lang, above=line.above, upto=line.upto, unit=unit)]
    if line.count_absent:
        parts.append(say("criteria.count_absent", lang))
    elif line.klass != HouseholdClass.average_living:
        bounded = line.at_least or line.at_most is not None
        words = _say("rule_count", lang, count=count_words(line, lang))
        parts.append(words if bounded else _say("rule_any", lang))
    return _say("rule", lang, klass=klass, bounds=", ".join(parts)), article


def _change(e: Explanation, change: Change, lang: Lang) -> str:
    more = "more" if change.amount > 0 else "less"
    return _say(
        f"change_{change.kind}_{more}",
        lang,
        evidence=evidence_word(e.evidence_kind, lang),
        amount=format_number(abs(change.amount), lang),
        unit=_unit(e.evidence_kind, lang),
        numbers=change.numbers,
        klass=class_word(change.to_class, lang),
    )


# renderers


def explanation_text(e: Explanation, lang: Lang) -> str:
    """Return the explanation as plain text for a terminal."""
    page = page_of(e, lang)
    lines = [page.notice, ""] if page.notice else []
    lines += [page.title.upper(), *(f"  {name}: {value}" for name, value in page.facts)]
    lines += ["", f"{_say('class', lang)}: {page.klass}"]
    lines += ["", _say("evidence", lang), f"  {page.evidence}"]
    if page.b1:
        lines += ["", say("score_table.explain_title", lang)]
        lines += [_b1_line(row, lang) for row in page.b1]
        lines += [f"  {note}" for note in page.b1_notes]
    lines += ["", _say("indicators", lang)]
    for step in page.steps:
        lines.append(f"  {step.name}: {step.finding} [{step.article}]")
        lines += [f"      {basis}" for basis in step.basis]
    lines += [f"  {page.count}", "", _say("conclusion", lang)]
    lines += [f"  {rule} [{article}]" for rule, article in page.rules]
    lines += [f"  {page.conclusion}", "", _say("changes", lang)]
    lines += [f"  {change}" for change in page.changes] or [f"  {_say('no_changes', lang)}"]
    if page.supports_head:
        lines += ["", page.supports_head]
        lines += [f"  {title} – {words}" for title, words in page.supports]
    if page.faults:
        lines += ["", _say("faults", lang)]
        lines += [f"  {sev} {code}: {message} {hint}" for sev, code, message, hint in page.faults]
    return "\n".join(map(printable, [*lines, "", page.foot])) + "\n"


def _b1_line(row: tuple[str, str, str, str], lang: Lang) -> str:
    name, answer, points, note = row
    unit = _unit("b1", lang)
    return f"  {name}: {answer} → {points}{unit}" + (f" [{note}]" if note else "")


def explanation_html(e: Explanation, lang: Lang) -> str:
    """Return the explanation as one self-contained A4 page; nothing is loaded from elsewhere."""
    keys = (
        "class",
        "evidence",
        "indicators",
        "head_indicator",
        "head_state",
        "head_basis",
        "head_article",
        "conclusion",
        "changes",
        "no_changes",
        "faults",
    )
    words = {key: _say(key, lang) for key in keys}
    own = ("explain_title", "head_item", "head_answer", "head_points", "head_column")
    words |= {f"b1_{key}": say(f"score_table.{key}", lang) for key in own}
    klass = e.klass or "rejected"
    return render(
        "explain.html.j2", lang=lang, page=page_of(e, lang, paper=True), words=words, klass=klass
    )


def explanation_json(e: Explanation, lang: Lang) -> dict[str, Any]:
    """Return the explanation as JSON, with the same keys as a household of `score`."""
    return {
        "schema": SCHEMA,
        "input": {"path": e.source_path, "commune": e.commune, "year": e.year},
        "edition": e.edition_id,
        "synthetic": e.synthetic,
        "ma_ho": e.code,
        "class": e.klass,
        "area": e.area,
        "members": e.size,
        "evidence": {
            "kind": e.evidence_kind,
            "value": None if e.value is None else figure(e.value),
            "line": None if e.line is None else figure(e.line),
        },
        "income": None if e.income is None else figure(e.income),
        "indicators": [_step_json(step, lang) for step in e.steps],
        "deprived": [step.number for step in e.steps if step.state == YES],
        "unknown": list(e.unknown),
        "b2": e.b2,
        **({"past": [{"period": p, "class": k} for p, k in e.past]} if e.past else {}),
        **({"past_deaths": [*map(asdict, e.past_deaths)]} if e.past_deaths else {}),
        "lines": [_line_json(line, lang) for line in e.lines],
        "changes": [
            {
                "kind": change.kind,
                "amount": figure(float(change.amount)),
                "class": change.to_class,
                "indicators": list(change.numbers),
                "text": _change(e, change, lang),
            }
            for change in e.changes
        ],
        "faults": [fault_json(fault, lang) for fault in e.faults],
        "b1": None if e.b1 is None else _b1_json(e.b1, lang),
        **({} if e.supports_on is None else {"programmes": _supports_json(e, lang)}),
    }


def _supports_json(e: Explanation, lang: Lang) -> dict[str, Any]:
    """Return the programmes of support as of a day."""
    return {
        "on": None if e.supports_on is None else e.supports_on.isoformat(),
        "programmes": [
            {
                "title": _in(one.title, lang),
                "standing": one.standing,
                "people": list(one.people),
                "asked": [_in(item, lang) for item in _open_questions(one)],
                "reason": _in(one.reason, lang),
                "article": _in(one.article, lang),
            }
            for one in e.supports
        ],
    }


def _b1_json(account: B1Account, lang: Lang) -> dict[str, Any]:
    """Return B1 item by item, the columns used, the table's source and names, and the change."""
    source, crossing = account.source, account.crossing
    return {
        "least": figure(account.least),
        "most": figure(account.most),
        "form": None if account.form is None else figure(account.form),
        "columns": [points_heading(column) for column in account.columns],
        "provinces": list(account.provinces),
        "items": [
            {
                "number": item.number,
                "item": item.words,
                "answer": answer_words(item, lang),
                "least": figure(item.least),
                "most": figure(item.most),
                "column": None if item.column is None else points_heading(item.column),
                "scored": item.scored,
                "exceptions": list(item.exceptions),
            }
            for item in account.items
        ],
        "crossing": None
        if crossing is None
        else {"points": figure(crossing.points), "text": crossing_words(crossing, lang)},
        "grid": score_table_json(source, account.sha256),
    }


def _step_json(step: IndicatorStep, lang: Lang) -> dict[str, Any]:
    return {
        "number": step.number,
        "label": _in(step.label, lang),
        "state": STATES[step.state],
        "source": step.source,
        "cell": step.cell,
        "members": [
            {"row": m.row, "name": m.name, "age": m.age_years, "detail": m.detail}
            | ({} if m.sheet is None else {"sheet": m.sheet})
            for m in step.members
        ],
        "facts": {_in(heading, lang): value for heading, value in step.facts},
        "disagrees": bool(step.disagrees),
        "citation": step.citation.say(lang),
        "mark": step.mark.value,
    }


def _line_json(line: ClassLine, lang: Lang) -> dict[str, Any]:
    return {
        "class": line.klass,
        "above": line.above,
        "upto": line.upto,
        "at_least": line.at_least,
        "at_most": line.at_most,
        "unit": line.unit,
        "citation": line.citation.say(lang),
        "mark": line.mark.value,
    }
