"""Sentences of the lists: open questions, failing conditions, values that are not at hand."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from ravo.messages import Lang, say
from ravo.programmes.facts import PRESENT_COLUMN
from ravo.programmes.findings import QUOTA_STANDINGS, ProgrammeCase, ProgrammeFindings, Standing
from ravo.programmes.model import Condition, Programme, UnitOfCase
from ravo.programmes.output.columns import ESCAPED, question_words


def open_questions(columns: Sequence[str], unit: UnitOfCase, lang: Lang, *, people: int = 1) -> str:
    """Return open questions in the words of the survey's headings.

    They are about several `people` where a household has one question for all of them.
    """
    columns_to_ask = [id for id in columns if id != PRESENT_COLUMN]
    words = "; ".join(dict.fromkeys(question_words(id, unit, lang) for id in columns_to_ask))
    sentences = [say("beneficiaries.unconfirmed", lang)] if PRESENT_COLUMN in columns else []
    if people > 1:
        sentences.insert(0, say("beneficiaries.unconfirmed_people", lang, count=people))
    return "; ".join(
        [*sentences, *([say("beneficiaries.ask", lang, what=words)] if columns_to_ask else [])]
    )


def failed_words(programme: Programme, condition: Condition, lang: Lang) -> str:
    """Return why a case is unlisted: the condition that fails, with its article.

    Where one of several groups is enough, all groups are named, because the case fails all of them.
    """
    if programme.is_one_of_groups(condition):
        groups, article = programme.group_words(lang), programme.group_articles(lang)
        return say("beneficiaries.no_group", lang, groups=groups, article=article)
    kind = "excluded" if condition in programme.exclusions else "failed"
    sentence = condition.sentence.say(lang)
    article = programme.cited(condition.citation, lang)
    return say(f"beneficiaries.{kind}", lang, sentence=sentence, article=article)


def dead_words(unit: UnitOfCase, day: date | None, lang: Lang) -> str:
    """Return the sentence that a person, or everybody in a household, is dead by a register.

    It names the `day` by which they were dead, if there is one.
    """
    if day is None:
        return say(f"beneficiaries.dead_{unit}", lang)
    return say(f"beneficiaries.dead_{unit}_by", lang, day=day)


def case_note(
    case: ProgrammeCase, findings: ProgrammeFindings, lang: Lang, *, people: int = 1
) -> str | None:
    """Return the note beside a case: open questions, the quota, help received before; or None."""
    unit = findings.programme.unit
    notes = [open_questions(case.missing, unit, lang, people=people)] if case.missing else []
    if case.tied:
        notes.append(say("beneficiaries.tied", lang, order=str(case.order)))
    elif case.beyond_quota:
        notes.append(say("beneficiaries.beyond", lang))
    for record in case.helped:
        year = "…" if record.year is None else str(record.year)
        notes.append(say(f"beneficiaries.helped_{record.source}", lang, year=year))
    return "; ".join(notes) or None


def remark_lines(programme: Programme, lang: Lang, *, register: bool) -> Iterator[str]:
    """Yield the lines under the title: order, quota, what is outside the data or not at hand.

    The last one is that no register was read, for a programme whose conditions need one.
    """
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


def quota_lines(
    findings: ProgrammeFindings, communes: Sequence[str | None], lang: Lang
) -> Iterator[str]:
    """Yield the numbers of listed cases within the quota, tied at its cut, and beyond it."""
    quota = findings.programme.quota
    if quota is None:
        return
    places = findings.places(Standing.eligible).tolist()
    homes = findings.facts.households["xa"].tolist()
    several = quota.within == "commune" and len(communes) > 1
    by_place: dict[str | None, Counter[str]] = {one: Counter() for one in communes}
    by_place = by_place if several else {None: Counter()}
    for place in places:
        commune = homes[findings.households[place]] if several else None
        by_place[commune][findings.quota_standing(place) or ""] += 1
    for commune, counts in by_place.items():
        where = commune if several and commune else say("beneficiaries.quota_whole", lang)
        numbers = {name: counts[name] for name in QUOTA_STANDINGS}
        yield say("beneficiaries.quota_counts", lang, place=where, **numbers)


def basis_lines(programme: Programme, lang: Lang) -> Iterator[str]:
    """Yield the conditions with their articles, and how doubtful ones are interpreted."""
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
