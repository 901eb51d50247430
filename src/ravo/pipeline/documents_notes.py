"""Notes for an officer before papers are signed: counts, heads with equal names."""

from typing import TYPE_CHECKING

from ravo.criteria.terms import HouseholdClass
from ravo.faults import Fault
from ravo.pipeline.listener import Listener
from ravo.quotes import code_words
from ravo.text import first_named

if TYPE_CHECKING:
    from ravo.documents.holders import CommunePapers


def report_still_listed(papers: "CommunePapers", listener: Listener) -> None:
    """Report the number of formerly poor households that are near-poor now.

    A decision has them in no list of escapes, whereas comparisons and the forms of a district count
    them with those that left poverty.
    """
    homes = [home for home in papers.households if not home.held_back]
    near = sum(
        home.start == HouseholdClass.poor and home.klass == HouseholdClass.near_poor
        for home in homes
    )
    if near:
        escaped = sum(home.escaped == HouseholdClass.poor for home in homes)
        params = {"path": papers.file, "near": near, "escaped": escaped, "both": near + escaped}
        listener.fault(Fault("RV-1442", params=params))


def report_twins(papers: "CommunePapers", listener: Listener) -> None:
    """Report households of one village whose heads have the same name, by their codes."""
    from ravo.documents.twins import twins_of

    twins = twins_of(papers.households)
    if twins:
        codes = [" + ".join(code_words(home.code) for home in homes) for homes in twins]
        count = sum(map(len, twins))
        params = {"path": papers.file, "count": count, "codes": first_named(codes)}
        listener.fault(Fault("RV-1443", params=params))
