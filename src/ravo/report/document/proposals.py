"""The proposals (kiến nghị) that follow from the figures of a report, a line each, or none.

A proposal names the figure that it follows from. The office adds any further proposals itself.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ravo.changes.identity import FORM_OF
from ravo.criteria.terms import HouseholdClass
from ravo.messages import say
from ravo.report.document import sentences
from ravo.report.figures.model import District
from ravo.word.fields import Values

MOST = 2
"""The number of indicators and causes that a proposal names."""


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """The raw values of the fields that proposals follow from."""

    district: District
    units: Sequence[Values]
    target: Values
    quality: Values
    sent: Values
    near: Values
    near_points: int
    indicators: Sequence[Values]
    causes: Sequence[Values]


def proposals(facts: ProposalFacts) -> list[str]:
    """Return the proposals in the order of a report: aims, support, corrections of the list."""
    return [line for rule in RULES for line in rule(facts)]


def _say(key: str, **params: object) -> str:
    return say(f"document.propose_{key}", "vi", **params)


def _short_of_target(facts: ProposalFacts) -> Iterator[str]:
    names = [row["ten"] for row in _communes(facts) if row["ket_luan"] == _not_met()]
    if names and len(list(_communes(facts))) > 1:
        rate = facts.target["ty_le"]
        unit = sentences.unit_word(facts.district.level)
        yield _say("short", count=len(names), names=sentences.named(names), rate=rate, unit=unit)


def _rose(facts: ProposalFacts) -> Iterator[str]:
    names = [
        row["ten"]
        for row in _communes(facts)
        if (row["thay_doi_ty_le"] or 0) > 0 and row["ket_luan"] != _not_met()
    ]
    if names and len(list(_communes(facts))) > 1:
        yield _say("rose", count=len(names), names=sentences.named(names))


def _communes(facts: ProposalFacts) -> Iterator[Values]:
    return (row for row in facts.units if not row["dam"])


def _not_met() -> str:
    return sentences.verdict_cell("missed")


def _indicators(facts: ProposalFacts) -> Iterator[str]:
    if top := _most(facts.indicators):
        yield _say("indicators", names=sentences.with_counts(top))


def _causes(facts: ProposalFacts) -> Iterator[str]:
    if top := _most(facts.causes):
        yield _say("causes", names=sentences.with_counts(top))


def _most(rows: Sequence[Values]) -> list[Values]:
    """Return the lines with the most poor households; none where no household is poor."""
    known = [row for row in rows if row["ngheo_ho"]]
    return sorted(known, key=lambda row: -row["ngheo_ho"])[:MOST]


def _no_labour(facts: ProposalFacts) -> Iterator[str]:
    groups = [item.groups[HouseholdClass.poor].no_labour for item in facts.district.communes]
    count = sum(share.households for share in groups if share is not None)
    if count:
        yield _say("no_labour", count=count)


def _near(facts: ProposalFacts) -> Iterator[str]:
    if count := facts.near["b1"]:
        yield _say("near", count=count, points=facts.near_points)


def _unclassed(facts: ProposalFacts) -> Iterator[str]:
    if count := facts.quality["bi_loai"] + facts.quality["chua_xac_dinh"]:
        yield _say("unclassed", count=count)


def _unexplained(facts: ProposalFacts) -> Iterator[str]:
    moved = facts.district.movements
    if moved is not None and any(
        any(moved.totals[number].unexplained) for number in FORM_OF.values()
    ):
        yield _say("unexplained")


def _not_sent(facts: ProposalFacts) -> Iterator[str]:
    if names := [place.name for place in facts.district.missing]:
        yield _say("not_sent", names=sentences.named(names))


RULES: tuple[Callable[[ProposalFacts], Iterator[str]], ...] = (
    _short_of_target,
    _rose,
    _indicators,
    _causes,
    _no_labour,
    _near,
    _unclassed,
    _unexplained,
    _not_sent,
)
