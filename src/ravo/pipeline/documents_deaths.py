"""People of certificates who are dead by a register: reported before the papers are signed."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ravo.faults import Fault
from ravo.pipeline.documents_register import on_day_of_papers
from ravo.pipeline.listener import Listener
from ravo.quotes import code_words
from ravo.text import first_named, match_key

if TYPE_CHECKING:
    from ravo.documents.gathered import PaperSource
    from ravo.documents.holders import CommunePapers, PaperHousehold
    from ravo.register.dead_members import RegisteredDeath

ON_CERTIFICATES = "RV-1499"


def report_dead(
    register: str | None,
    communes: "Sequence[CommunePapers]",
    items: "Sequence[PaperSource]",
    on: date | None,
    listener: Listener,
) -> None:
    """Report, by codes, the households whose certificates name people who are dead on a day.

    The day is that of the papers; today where they have none. Without a register nothing is
    reported.
    """
    if register is None:
        return
    from ravo.register.dead_members import deaths_of_workbook

    with on_day_of_papers(register, on) as (connection, day):
        known = [deaths_of_workbook(connection, item) for item in items]
    for papers, deaths in zip(communes, known, strict=True):
        heads, others = [], []
        for home in papers.households:
            if not home.listed or home.held_back:
                continue
            dead = [one for one in deaths.get(home.place, ()) if one.by <= day]
            names_head, names_others = _named(home, dead)
            if names_head:
                heads.append(code_words(home.code))
            elif names_others:
                others.append(code_words(home.code))
        if heads or others:
            params = {
                "path": papers.file,
                "count": len(heads) + len(others),
                "heads": first_named(heads) or "0",
                "others": first_named(others) or "0",
            }
            listener.fault(Fault(ON_CERTIFICATES, params=params))


def _named(home: "PaperHousehold", dead: "Sequence[RegisteredDeath]") -> tuple[bool, bool]:
    """Return whether a certificate names a dead person as the head, and as another member."""
    from ravo.register.dead_members import dead_among
    from ravo.register.dead_people import may_be_one_birth

    head = home.head
    if not dead:
        return False, False
    people = home.members or (head,)
    dead_members = dead_among(
        dead, [one.name for one in people], [one.birth_year for one in people]
    )
    key = match_key(head.name)
    is_head = any(
        match_key(people[at].name) == key
        and may_be_one_birth(head.birth_year, people[at].birth_year)
        for at in dead_members
    )
    return is_head, bool(dead_members)
