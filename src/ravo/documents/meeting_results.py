"""The decisions of village meetings on the households that papers name."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ravo.documents.holders import CommunePapers, MeetingResult, PaperHousehold

HELD_BACK: Mapping[MeetingResult, str] = {"not_agreed": "RV-1430", "other_class": "RV-1431"}
"""The fault that names the households held back, for each result of a meeting."""


def with_meetings(papers: CommunePapers, agreed: Mapping[str, str]) -> CommunePapers:
    """Return papers whose households have the decisions of their meetings.

    `agreed` has the class of each household that a meeting agreed to, by its code. Where two
    households have one code, it is not known which of them was voted on.
    """
    times = Counter(home.code for home in papers.households if home.classed)

    def result(home: PaperHousehold) -> MeetingResult | None:
        """Return the decision on one household; None for a household without a class."""
        if not home.classed:
            return None
        if times[home.code] > 1 or home.code not in agreed:
            return "not_agreed"
        return "agreed" if agreed[home.code] == home.klass else "other_class"

    homes = tuple(replace(home, meeting=result(home)) for home in papers.households)
    return replace(papers, households=homes, meetings_known=True)


def held_back_in(papers: CommunePapers) -> Iterator[tuple[str, list[PaperHousehold]]]:
    """Yield the households that meetings held back, by the fault that names them."""
    for result, code in HELD_BACK.items():
        homes = [home for home in papers.households if home.held_back and home.meeting == result]
        if homes:
            yield code, homes
