"""The votes of village meetings: which households each meeting agreed to, by the ≥ 50 % rule.

A household passes where at least half of those present agree (the meeting's rule in
qd24-2021). A vote changes no class: a household without that half goes back to be scored again
and to another meeting.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from ravo.documents.village_homes import CommuneHomes, VillageHome
from ravo.faults import Fault
from ravo.messages import text
from ravo.quotes import code_words, quoted
from ravo.results.words import classes_by_word
from ravo.text import loose_key

VoteOutcome = Literal["agreed", "again", "open"]
OUTCOMES: tuple[VoteOutcome, ...] = ("agreed", "again", "open")
SHARE_OF = 2
"""One of so many of those present has to agree: half of them."""
MOST_PRESENT = 10_000
"""A figure above it is no number of people at a meeting of one village."""


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A cell as it was typed: its address and its value, blank as an empty text.

    `error` is the name of an error that stands there, or empty.
    """

    address: str
    value: Any = ""
    error: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing was typed."""
        return not self.error and (self.value is None or str(self.value).strip() == "")

    @property
    def words(self) -> str:
        """What a message may show of it."""
        if self.error:
            return self.error
        whole = isinstance(self.value, float) and self.value.is_integer()
        return quoted(str(int(self.value) if whole else self.value)[:40])


@dataclass(frozen=True, slots=True)
class VoteLine:
    """The line of one household: its code, the class that was voted on, the two counts."""

    code: TypedCell
    klass: TypedCell
    agree: TypedCell
    against: TypedCell


@dataclass(frozen=True)
class VotesSheet:
    """A sheet of votes as it was typed: one meeting of one village.

    `number` counts the meetings of the village about this review, the first is 1.
    """

    file: str
    sheet: str
    commune: str
    year: str
    village: str
    held_on: str
    number: TypedCell
    present: TypedCell
    lines: tuple[VoteLine, ...]


@dataclass(frozen=True, slots=True)
class HouseholdVote:
    """What the meeting decided of one household; figures are None where they are not known."""

    home: VillageHome
    outcome: VoteOutcome
    meeting: int | None = None
    present: int | None = None
    agree: int | None = None
    against: int | None = None


@dataclass(frozen=True)
class CommuneVotes:
    """The votes of a commune: every household with a class, once, and what is wrong."""

    homes: CommuneHomes
    households: tuple[HouseholdVote, ...]
    faults: tuple[Fault, ...] = field(default=())

    @property
    def errors(self) -> bool:
        """Whether a sheet has something that keeps a vote from being counted."""
        return any(fault.severity == "error" for fault in self.faults)

    def counts(self) -> dict[str, int]:
        """Return how many households there are, and how many of each outcome."""
        times = Counter(vote.outcome for vote in self.households)
        return {"households": len(self.households), **{name: times[name] for name in OUTCOMES}}


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A sheet with its two figures, None where they cannot be used."""

    sheet: VotesSheet
    number: int | None
    present: int | None


@dataclass(frozen=True, slots=True)
class _Cast:
    """The vote of a household at one meeting; `counted` is None where it cannot be counted."""

    meeting: _Meeting
    line: VoteLine
    counted: tuple[int, int | None] | None


def agreed_by(agree: int, present: int) -> bool:
    """Return whether a meeting agreed to a household: half of those present, or more."""
    return agree * SHARE_OF >= present


def votes_of(homes: CommuneHomes, sheets: Iterable[VotesSheet]) -> CommuneVotes:
    """Return what the meetings of a commune decided of each of its households with a class."""
    faults: list[Fault] = []
    known = {home.code: home for home in homes.homes}
    cast: dict[str, list[_Cast]] = defaultdict(list)
    for sheet in sheets:
        meeting = _meeting(sheet, faults)
        for line in sheet.lines:
            home = _home_of(sheet, line, known, faults)
            if home is not None:
                cast[home.code].append(_Cast(meeting, line, _counted(meeting, line, home, faults)))
    missing = _missing(homes, cast)
    households = tuple(_decided(home, cast.get(home.code, ()), faults) for home in homes.homes)
    return CommuneVotes(homes, households, (*faults, *missing))


def _fault(kind: str, sheet: VotesSheet, cell: TypedCell, **params: object) -> Fault:
    params = {"file": sheet.file, **params}
    return Fault(kind, sheet=sheet.sheet, cell=cell.address, params=params)


def _meeting(sheet: VotesSheet, faults: list[Fault]) -> _Meeting:
    figures: dict[str, int | None] = {}
    for name, cell in (("number", sheet.number), ("present", sheet.present)):
        what = text(f"village_papers.votes_{name}")
        if cell.blank:
            faults.append(_fault("RV-1373", sheet, cell, what=what))
            figures[name] = None
            continue
        figures[name] = _whole(cell, least=1)
        if figures[name] is None:
            faults.append(_fault("RV-1375", sheet, cell, what=what, value=cell.words))
    return _Meeting(sheet, figures["number"], figures["present"])


def _whole(cell: TypedCell, *, least: int = 0) -> int | None:
    """Return a whole number of people; None for anything else."""
    value = cell.value
    if cell.error or isinstance(value, bool):
        return None
    if isinstance(value, str):
        value = value.strip()
        if not (value.isascii() and value.isdecimal()):
            return None
        value = float(value)
    if not isinstance(value, int | float) or value != int(value):
        return None
    return int(value) if least <= value <= MOST_PRESENT else None


def code_of(cell: TypedCell) -> str:
    """Return a household's code; a spreadsheet may have stored it as a number."""
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _home_of(
    sheet: VotesSheet, line: VoteLine, known: Mapping[str, VillageHome], faults: list[Fault]
) -> VillageHome | None:
    """Return the household of a line; None where it is not one of the review, which is named."""
    home = None if line.code.error else known.get(code_of(line.code))
    if home is None:
        code = line.code.error or code_words(code_of(line.code)[:40]) or "–"
        faults.append(_fault("RV-1377", sheet, line.code, code=code))
    return home


def _counted(
    meeting: _Meeting, line: VoteLine, home: VillageHome, faults: list[Fault]
) -> tuple[int, int | None] | None:
    """Return the votes for and against; None where they do not count, which is named."""
    sheet, before = meeting.sheet, len(faults)
    code = code_words(home.code)
    if classes_by_word().get(loose_key(str(line.klass.value))) != home.klass:
        params = {"code": code, "voted": line.klass.words, "now": text(f"results.{home.klass}")}
        faults.append(_fault("RV-1380", sheet, line.klass, **params))
    figures: list[int | None] = []
    for name, cell in (("agree", line.agree), ("against", line.against)):
        what = text(f"village_papers.votes_{name}")
        figure = None if cell.blank else _whole(cell)
        figures.append(figure)
        if cell.blank:
            kind = "RV-1374" if name == "agree" else "RV-1383"
            faults.append(_fault(kind, sheet, cell, code=code, what=what))
        elif figure is None:
            faults.append(_fault("RV-1375", sheet, cell, what=what, value=cell.words))
    agree, against = figures
    cast, present = (agree or 0) + (against or 0), meeting.present
    if present is not None and cast > present:
        cell = line.agree if (agree or 0) > present else line.against
        faults.append(_fault("RV-1376", sheet, cell, code=code, votes=cast, present=present))
    wrong = any(fault.severity == "error" for fault in faults[before:])
    return None if wrong or agree is None else (agree, against)


def _decided(home: VillageHome, cast: Sequence[_Cast], faults: list[Fault]) -> HouseholdVote:
    """Return the decision of the last meeting about a household."""
    if not cast or any(one.meeting.number is None for one in cast):
        return HouseholdVote(home, "open")
    last = max(one.meeting.number or 0 for one in cast)
    mine = [one for one in cast if one.meeting.number == last]
    if len(mine) > 1:
        first, second = mine[0], mine[1]
        other = f"{first.meeting.sheet.file}: {first.line.code.address}"
        params = {"code": code_words(home.code), "other": other, "number": last}
        faults.append(_fault("RV-1379", second.meeting.sheet, second.line.code, **params))
        return HouseholdVote(home, "open", last)
    present, counted = mine[0].meeting.present, mine[0].counted
    if present is None or counted is None:
        return HouseholdVote(home, "open", last, present)
    agree, against = counted
    outcome: VoteOutcome = "agreed" if agreed_by(agree, present) else "again"
    return HouseholdVote(home, outcome, last, present, agree, against)


def _missing(homes: CommuneHomes, cast: Mapping[str, object]) -> list[Fault]:
    """Return who is in no sheet: a village without any vote by its name, others one by one."""
    found = []
    for village in homes.villages():
        lacks = [home.code for home in village.homes if home.code not in cast]
        if lacks and len(lacks) == len(village.homes):
            name = village.name or text("village_papers.no_village")
            found.append(Fault("RV-1384", params={"village": name, "count": len(lacks)}))
            continue
        found += [Fault("RV-1378", params={"code": code_words(code)}) for code in lacks]
    return found
