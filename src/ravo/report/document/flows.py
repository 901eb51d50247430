"""Movements of the poor and near-poor of the unit: the lines of their tables, and sentences."""

from collections.abc import Sequence

from ravo.changes.identity import COLUMNS, FORM_OF, SIGNS
from ravo.criteria.terms import HouseholdClass
from ravo.messages import say
from ravo.report.document import sentences
from ravo.report.figures.model import CommuneFlow, District, key_of
from ravo.report.forms.facts import form_facts
from ravo.text import uncapitalised
from ravo.word.fields import Values

FORMS = {
    "ngheo": FORM_OF[HouseholdClass.poor],
    "can_ngheo": FORM_OF[HouseholdClass.near_poor],
}
"""The lists of lines, and the form that each is taken from."""
HEADS = {-1: "flow_less", 1: "flow_more"}
"""The headings of decreases and increases by sign; forms use equal names for both."""


def movements(district: District) -> Values:
    """Return the fields `dien_bien`; None for figures where a commune lacks last year."""
    flows = {name: _flow(district, number) for name, number in FORMS.items()}
    poor = flows["ngheo"]
    return {
        "co": poor is not None,
        "thoat_ngheo": poor.households[1] + poor.households[2] if poor else None,
        "vao_ngheo": sum(poor.households[4:7]) if poor else None,
        "chua_giai_trinh": poor.unexplained[0] if poor else None,
        "cau_ngheo": sentences.moved_poor(poor, district),
        "cau_can_ngheo": sentences.moved_near_poor(flows["can_ngheo"], district),
        **{name: _lines(FORMS[name], flow) for name, flow in flows.items()},
    }


def _flow(district: District, number: str) -> CommuneFlow | None:
    """Return the movements of the whole unit; None where one of its communes has none."""
    moved = district.movements
    if moved is None:
        return None
    known = moved.forms[number]
    whole = all(key_of(item.place) in known for item in district.communes)
    return moved.totals[number] if whole else None


def _lines(number: str, flow: CommuneFlow | None) -> list[Values]:
    """Return a line for each column of the form, and one for the unexplained difference."""
    if flow is None:
        return []
    headings = [column.heading for column in form_facts()[number].columns if column.figure]
    lines = [
        _line(column, _words(heading, sign), households, members)
        for column, heading, sign, households, members in zip(
            COLUMNS, headings, SIGNS, flow.households, flow.members, strict=True
        )
    ]
    if any(flow.unexplained):
        lines.append(_line("", say("document.unexplained", "vi"), *flow.unexplained))
    return lines


def _line(tt: str, words: str, households: int, members: int) -> Values:
    return {"tt": tt, "noi_dung": words, "ho": households, "khau": members}


def _words(heading: Sequence[str], sign: int) -> str:
    """Return the headings of a column; those of a movement begin with decrease or increase."""
    if len(heading) == 1:
        return heading[0]
    lower = [uncapitalised(words) for words in heading[1:]]
    return say(f"document.{HEADS[sign]}", "vi", words=": ".join(lower))
