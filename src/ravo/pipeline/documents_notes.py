"""What an officer has to know about papers before they are signed: counts, heads alike."""

from typing import TYPE_CHECKING

from ravo.criteria.terms import HouseholdClass
from ravo.faults import Fault
from ravo.pipeline.listener import Listener
from ravo.quotes import code_words
from ravo.text import first_named

if TYPE_CHECKING:
    from ravo.documents.holders import CommunePapers


def report_still_listed(papers: "CommunePapers", listener: Listener) -> None:
    """Report how many poor households are near-poor now: a decision has them in no list of escapes.

    Comparisons and the forms of a district count them with those that left poverty.
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
    """Report households of which the heads have one name in one village, by their codes."""
    from ravo.documents.twins import twins_of

    twins = twins_of(papers.households)
    if twins:
        codes = [" + ".join(code_words(home.code) for home in homes) for homes in twins]
        count = sum(map(len, twins))
        params = {"path": papers.file, "count": count, "codes": first_named(codes)}
        listener.fault(Fault("RV-1443", params=params))
