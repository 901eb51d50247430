"""Programmes of support of single households, added to their explanations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ravo.messages import LANGS, Text, say
from ravo.pipeline.beneficiaries import BeneficiariesRequest, findings_of_review
from ravo.pipeline.listener import Listener
from ravo.programmes.facts import PEOPLE_COLUMN, PRESENT_COLUMN, REGISTER_COLUMN
from ravo.programmes.findings import ProgrammeCase, ProgrammeFindings, Standing
from ravo.programmes.model import Programme, UnitOfCase
from ravo.programmes.output.columns import contract_columns, question_words
from ravo.programmes.output.sentences import dead_words
from ravo.programmes.vocabulary import CEILING_COLUMN, WORKING_AGE_COLUMN
from ravo.review.explanation import NO_WORDS, HouseholdSupport
from ravo.survey.departures import departed

if TYPE_CHECKING:
    from ravo.review.explanation import Explanation
    from ravo.review.review import Review


PEOPLE_FIRST = ("gioi_tinh", "dan_toc")
"""Columns of people that also exist for households, about their head."""
HOME_FACTS = ("th_", "phan_loai")
"""Prefixes of facts about households that are no column of a sheet."""


@dataclass(frozen=True)
class SupportsWanted:
    """The day for which programmes of support are shown, and an office's own file of them."""

    on: date
    own: Path | None = None


def with_supports(
    explained: "Sequence[Explanation]",
    review: "Review",
    records: Sequence[int],
    wanted: SupportsWanted | None,
    register: str | None,
    listener: Listener,
) -> "list[Explanation]":
    """Return explanations with the findings of each programme about the household on the day.

    `explained` are the explanations of the households of `review` at `records`, in that order;
    `register` is the path or address of the earlier years, if any; `listener` receives warnings.
    They are unchanged where `wanted` is None. The errors are those of `beneficiaries_of`.
    """
    if wanted is None:
        return list(explained)
    request = BeneficiariesRequest([], wanted.on, own=wanted.own, register=register)
    findings = findings_of_review(review, request, listener)
    gone = departed(review.survey)
    places = np.cumsum(~gone) - 1
    explanations = []
    for one, record in zip(explained, records, strict=True):
        supports: tuple[HouseholdSupport, ...] = ()
        if not gone[record]:
            supports = supports_of(findings, int(places[record]))
        explanations.append(replace(one, supports=supports, supports_on=wanted.on))
    return explanations


def supports_of(
    findings: Sequence[ProgrammeFindings], household: int
) -> tuple[HouseholdSupport, ...]:
    """Return the findings of programmes about a household; those that list it come first."""
    supports = [one for item in findings for one in _of_programme(item, household)]
    order = [standing.value for standing in Standing]
    return tuple(sorted(supports, key=lambda one: order.index(one.standing)))


def _of_programme(findings: ProgrammeFindings, household: int) -> Iterator[HouseholdSupport]:
    """Yield each standing in a programme; people of a household with the same one together."""
    names = findings.facts.members.get("ho_ten")
    together: dict[tuple[object, ...], list[str]] = {}
    cases: dict[tuple[object, ...], ProgrammeCase] = {}
    quotas: dict[tuple[object, ...], Text] = {}
    for place in np.flatnonzero(findings.households == household).tolist():
        case = findings.case(place)
        quota = _quota_words(findings, place)
        key = (case.standing, case.missing, _reason(findings.programme, case), quota)
        cases.setdefault(key, case)
        quotas[key] = quota
        people = together.setdefault(key, [])
        name = None if case.member is None or names is None else names.iat[case.member]
        if isinstance(name, str):
            people.append(name)
    for same, one in cases.items():
        support = _support(findings.programme, one, tuple(together[same]))
        yield replace(support, quota=quotas[same])


def _quota_words(findings: ProgrammeFindings, place: int) -> Text:
    """Return the place of a case in its commune's quota; the other communes are not known here."""
    quota, standing = findings.programme.quota, findings.quota_standing(place)
    if quota is None or standing is None:
        return NO_WORDS
    key = f"beneficiaries.family_{standing if quota.within == 'commune' else 'shared'}"
    return Text(*(say(key, lang, most=quota.most) for lang in LANGS))


def _support(
    programme: Programme, case: ProgrammeCase, people: tuple[str, ...]
) -> HouseholdSupport:
    questions: dict[str, list[Text]] = {"people": [], "home": [], "commune": []}
    for column in case.missing:
        words = Text(*(question_words(column, programme.unit, lang) for lang in LANGS))
        questions[_answered_by(column, programme.unit)].append(words)
    return HouseholdSupport(
        programme.title,
        case.standing.value,
        people,
        questions=tuple(questions["people"]),
        home_questions=tuple(questions["home"]),
        looked_up=tuple(questions["commune"]),
        **_reason(programme, case)._asdict(),
    )


class _Reason(NamedTuple):
    """Why a case is off a list: the sentence of a condition or of all groups, and its article.

    For a dead person it is the death by the register.
    """

    reason: Text = NO_WORDS
    article: Text = NO_WORDS
    excluded: bool = False
    groups: bool = False
    dead: bool = False


def _reason(programme: Programme, case: ProgrammeCase) -> _Reason:
    if case.dead_by is not None:
        unit, day = programme.unit, case.dead_by
        return _Reason(Text(*(dead_words(unit, day, lang) for lang in LANGS)), dead=True)
    if case.failed is None:
        return _Reason()
    condition = programme.condition(case.failed)
    if programme.is_one_of_groups(condition):
        words = Text(*(programme.group_words(lang) for lang in LANGS))
        articles = Text(*(programme.group_articles(lang) for lang in LANGS))
        return _Reason(words, articles, groups=True)
    article = Text(*(programme.cited(condition.citation, lang) for lang in LANGS))
    return _Reason(condition.sentence, article, excluded=condition in programme.exclusions)


def _answered_by(column: str, unit: UnitOfCase) -> str:
    """Return who can answer for a column: people, the household, or the commune itself."""
    if column in (REGISTER_COLUMN, CEILING_COLUMN, WORKING_AGE_COLUMN, PRESENT_COLUMN):
        return "commune"
    if column == PEOPLE_COLUMN:
        return "home"
    of_home = column in contract_columns("household") or column.startswith(HOME_FACTS)
    of_members = column in PEOPLE_FIRST or not of_home
    return "people" if unit == "person" and of_members else "home"
