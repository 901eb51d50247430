"""The lists that a decision recognises, and the account of all households that were read."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from ravo.criteria.terms import ABOVE, HouseholdClass
from ravo.documents.holders import CommunePapers, PaperHousehold

ListName = Literal["ngheo", "can_ngheo", "trung_binh", "thoat_ngheo", "thoat_can_ngheo"]
"""The names of the lists in templates, in the order of a decision."""
BELONGS: Mapping[ListName, Callable[[PaperHousehold], bool]] = {
    "ngheo": lambda home: home.klass == HouseholdClass.poor,
    "can_ngheo": lambda home: home.klass == HouseholdClass.near_poor,
    "trung_binh": lambda home: home.klass == HouseholdClass.average_living,
    "thoat_ngheo": lambda home: home.escaped == HouseholdClass.poor,
    "thoat_can_ngheo": lambda home: home.escaped == HouseholdClass.near_poor,
}


@dataclass(frozen=True, slots=True)
class PaperAccount:
    """The account of the rows of a workbook, which the review counted as `read`.

    `named` households are named by the papers that were written, `others` have a class and are in
    none of them. `not_agreed` are those to whose class their meeting did not agree. `undetermined`
    and `rejected` have no class that papers could name; `departed` left the list, `blank` rows are
    empty.
    """

    read: int
    named: int
    others: int
    not_agreed: int
    undetermined: int
    rejected: int
    departed: int
    blank: int

    @property
    def agrees(self) -> bool:
        """Whether the parts add up to the rows that were read."""
        classed = (self.named, self.others, self.not_agreed)
        return self.read == sum(
            (*classed, self.undetermined, self.rejected, self.departed, self.blank)
        )


def lists_of(papers: CommunePapers) -> dict[ListName, tuple[PaperHousehold, ...]]:
    """Return the households of each list, by village and then in the order of the workbook.

    Households held back by a village meeting are in none.
    """
    homes = [home for home in in_villages(papers) if not home.held_back]
    return {
        name: tuple(home for home in homes if belongs(home)) for name, belongs in BELONGS.items()
    }


def in_villages(papers: CommunePapers) -> list[PaperHousehold]:
    """Return the households by village, in the order in which the workbook has the villages."""
    order = {home.village: place for place, home in reversed(list(enumerate(papers.households)))}
    return sorted(papers.households, key=lambda home: (order[home.village], home.place))


def decided_in(papers: CommunePapers) -> frozenset[int]:
    """Return the records of the households that are in a list of the decision."""
    return frozenset(home.place for homes in lists_of(papers).values() for home in homes)


def account_of(papers: CommunePapers, named: Collection[int]) -> PaperAccount:
    """Return the account of a workbook's rows; `named` are the records that papers name."""
    open_ = [home for home in papers.households if home.klass == HouseholdClass.undetermined]
    refused = [home for home in papers.households if home.klass is None]
    return PaperAccount(
        read=papers.read,
        named=len(named),
        others=sum(
            home.classed and not home.held_back and home.place not in named
            for home in papers.households
        ),
        not_agreed=sum(home.held_back for home in papers.households),
        undetermined=len(open_),
        rejected=sum(not home.departed for home in refused),
        departed=sum(home.departed for home in refused),
        blank=papers.blank,
    )


def named_nowhere(papers: CommunePapers) -> dict[str, list[PaperHousehold]]:
    """Return by fault the households that no paper names, and those without a class at the start.

    Of a household above the list whose class at the start of the year is missing it is not known
    whether it escaped.
    """
    homes = papers.households
    return {
        "RV-1358": [home for home in homes if home.klass == HouseholdClass.undetermined],
        "RV-1359": [home for home in homes if home.klass is None and not home.departed],
        "RV-1360": [
            home
            for home in homes
            if home.klass in ABOVE and home.start is None and not papers.starts_known
        ],
    }
