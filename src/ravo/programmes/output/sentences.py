"""Sentences of the lists: open questions, the condition that fails, what is not at hand."""

from collections.abc import Iterator, Sequence

from ravo.messages import Lang, say
from ravo.programmes.facts import PRESENT_COLUMN
from ravo.programmes.findings import ProgrammeCase, ProgrammeFindings
from ravo.programmes.model import Condition, Programme, UnitOfCase
from ravo.programmes.output.columns import ESCAPED, column_words


def asked_words(columns: Sequence[str], unit: UnitOfCase, lang: Lang, *, people: int = 1) -> str:
    """Return open questions in the words of the survey's headings.

    They are of several `people` where a household is asked once about all of them.
    """
    asked = [id for id in columns if id != PRESENT_COLUMN]
    words = "; ".join(dict.fromkeys(column_words(id, unit, lang) for id in asked))
    said = [say("beneficiaries.unconfirmed", lang)] if PRESENT_COLUMN in columns else []
    if people > 1:
        said.insert(0, say("beneficiaries.unconfirmed_people", lang, count=people))
    return "; ".join([*said, *([say("beneficiaries.ask", lang, what=words)] if asked else [])])


def failed_words(programme: Programme, condition: Condition, lang: Lang) -> str:
    """Return why a case is not on the list: the condition that fails, with its article."""
    kind = "excluded" if condition in programme.exclusions else "failed"
    sentence = condition.sentence.say(lang)
    article = programme.cited(condition.citation, lang)
    return say(f"beneficiaries.{kind}", lang, sentence=sentence, article=article)


def case_note(
    case: ProgrammeCase, findings: ProgrammeFindings, lang: Lang, *, people: int = 1
) -> str | None:
    """Return the note beside a case: open questions, the quota, help that it had."""
    unit = findings.programme.unit
    said = [asked_words(case.missing, unit, lang, people=people)] if case.missing else []
    if case.tied:
        said.append(say("beneficiaries.tied", lang, order=str(case.order)))
    elif case.beyond_quota:
        said.append(say("beneficiaries.beyond", lang))
    for record in case.helped:
        year = "…" if record.year is None else str(record.year)
        said.append(say(f"beneficiaries.helped_{record.source}", lang, year=year))
    return "; ".join(said) or None


def remark_lines(programme: Programme, lang: Lang, *, register: bool) -> Iterator[str]:
    """Yield what is printed under the title: what is outside the data, or not at hand."""
    if programme.priority:
        order = "; ".join(item.sentence.say(lang) for item in programme.priority)
        yield say("beneficiaries.order", lang, order=order)
    if programme.quota is not None:
        most = programme.quota.most
        yield say(f"beneficiaries.quota_{programme.quota.within}", lang, most=most)
    for remark in programme.remarks:
        yield remark.sentence.say(lang)
    if not register and any(ESCAPED in item.expression for item in programme.requirements):
        yield say("beneficiaries.no_register", lang)


def basis_lines(programme: Programme, lang: Lang) -> Iterator[str]:
    """Yield the conditions with their articles, and how they are understood where that is open."""
    named = {None: ""} | {name: words.say(lang) for name, words in programme.groups.items()}
    group: str | None = None
    for condition in programme.requirements:
        if condition.group != group and condition.group is not None:
            yield f"{named[condition.group]}:"
        group = condition.group
        yield "– " + _condition_words(programme, condition, lang)


def _condition_words(programme: Programme, condition: Condition, lang: Lang) -> str:
    key = "basis_excluded" if condition in programme.exclusions else "basis"
    article = programme.cited(condition.citation, lang)
    words = say(
        f"beneficiaries.{key}", lang, sentence=condition.sentence.say(lang), article=article
    )
    return f"{words} {condition.note.say(lang)}" if condition.note is not None else words


def count_words(count: int, unit: UnitOfCase, lang: Lang) -> str:
    """Return a number of households or people."""
    return say(f"beneficiaries.count_{unit}", lang, count=count)
