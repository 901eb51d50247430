"""The households of one commune's papers by village, for its lists and meetings."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from ravo.documents.holders import CommunePapers, PaperHousehold
from ravo.documents.twins import birth_words
from ravo.places.villages import spellings_of_one
from ravo.text import sort_key


@dataclass(frozen=True, slots=True)
class VillageHome:
    """A household with a class: its code, head, village and class; unknown text is empty.

    `born` follows the head's name on minutes where two names are equal; posted lists never have it.
    """

    code: str
    head: str
    village: str
    klass: str
    born: str = ""


@dataclass(frozen=True, slots=True)
class VillagePart:
    """One village: its classed households by the head's given name, and the number that wait.

    `held_back` counts those to whose class the meeting did not agree.
    """

    name: str
    homes: tuple[VillageHome, ...]
    waiting: int = 0
    held_back: int = 0


@dataclass(frozen=True)
class CommuneHomes:
    """The households of a review: those with a class by village and by the head's given name.

    `waiting` counts those without a class by village, `unplaced` further ones whose village is
    missing in results of an earlier version. `held_back` counts by village those to whose class
    their meeting did not agree. Households that left the list are not counted.
    """

    papers: CommunePapers
    homes: tuple[VillageHome, ...]
    waiting: Mapping[str, int] = field(default_factory=dict)
    unplaced: int = 0
    held_back: Mapping[str, int] = field(default_factory=dict)

    @property
    def all_waiting(self) -> int:
        """The number of households of the commune without a class."""
        return sum(self.waiting.values()) + self.unplaced

    def without(self, agreed: Mapping[str, str]) -> "CommuneHomes":
        """Return the homes without the households whose present class was agreed to."""
        left = tuple(home for home in self.homes if agreed.get(home.code) != home.klass)
        return replace(self, homes=left)

    def villages(self) -> Iterator[VillagePart]:
        """Yield each village, also one whose households all wait for a class."""
        homes_by_village = {
            name: tuple(homes) for name, homes in groupby(self.homes, lambda one: one.village)
        }
        for name in sorted({*homes_by_village, *self.waiting, *self.held_back}, key=sort_key):
            counts = (self.waiting.get(name, 0), self.held_back.get(name, 0))
            yield VillagePart(name, homes_by_village.get(name, ()), *counts)


def homes_of(papers: CommunePapers) -> CommuneHomes:
    """Return the households of a commune's papers by village."""
    # Imported here: filling in an office's template does not need the slow modules for sorting.
    from ravo.results.list_columns import by_village_and_head

    there = [home for home in papers.households if not home.departed]
    names = spellings_of_one(home.village for home in there)
    villages = [names[home.village] for home in there]
    born = birth_words(there)
    homes, waiting, held_back = [], Counter[str](), Counter[str]()
    for place in by_village_and_head(villages, [home.head.name for home in there]):
        home, village = there[place], villages[place]
        if home.held_back:
            held_back[village] += 1
        elif home.classed:
            homes.append(_home(home, village, born.get(home.place, "")))
        else:
            waiting[village] += 1
    unplaced = papers.read - papers.blank - len(papers.households)
    return CommuneHomes(papers, tuple(homes), dict(waiting), max(unplaced, 0), dict(held_back))


def _home(home: PaperHousehold, village: str, born: str) -> VillageHome:
    return VillageHome(home.code, home.head.name, village, home.klass or "", born)
