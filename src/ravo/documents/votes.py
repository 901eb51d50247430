"""The votes of village meetings: which households each meeting agreed to, by the ≥ 50 % rule.

A household passes where at least half of those present agree (the meeting's rule in
qd24-2021). A vote changes no class: a household without that half goes back to be scored again
and to another meeting.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from ravo.contract.days import day_of
from ravo.documents.village_homes import CommuneHomes, VillageHome
from ravo.faults import Fault
from ravo.messages import text
from ravo.quotes import code_words, quoted
from ravo.results.words import classes_by_word
from ravo.text import cell_text, first_named, loose_key, unpointed

VoteOutcome = Literal["agreed", "again", "open"]
OUTCOMES: tuple[VoteOutcome, ...] = ("agreed", "again", "open")
SHARE_OF = 2
"""The divisor of the number present: at least half of them have to agree."""
MOST_PRESENT = 10_000
"""The greatest credible number of people at a meeting of one village."""


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A cell as typed: its address and its value, an empty text if blank.

    `error` is the name of an error in the cell, or empty.
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
        """The value as far as a message may show it."""
        if self.error:
            return self.error
        return quoted(str(unpointed(self.value))[:40])


@dataclass(frozen=True, slots=True)
class VoteLine:
    """The line of one household: its code, the class that was voted on, the two counts."""

    code: TypedCell
    klass: TypedCell
    agree: TypedCell
    against: TypedCell


@dataclass(frozen=True)
class VotesSheet:
    """A sheet of votes as typed: one meeting of one village.

    `number` counts the meetings of the village about this review from 1. `code` is the commune's,
    empty where the sheet has none.
    """

    file: str
    sheet: str
    commune: str
    year: str
    village: str
    held_on: TypedCell
    number: TypedCell
    present: TypedCell
    lines: tuple[VoteLine, ...]
    code: str = ""


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting by its sheet; missing or unusable values are None."""

    village: str
    number: int | None
    held_on: date | None
    present: int | None
    sheet: VotesSheet


@dataclass(frozen=True, slots=True)
class HouseholdVote:
    """The decision of the meeting on one household; unknown figures are None."""

    home: VillageHome
    outcome: VoteOutcome
    meeting: int | None = None
    present: int | None = None
    agree: int | None = None
    against: int | None = None


@dataclass(frozen=True)
class CommuneVotes:
    """The votes of a commune: every household with a class, once, and the faults.

    Of several meetings about a household the last one counts.
    """

    homes: CommuneHomes
    households: tuple[HouseholdVote, ...]
    meetings: tuple[HeldMeeting, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def errors(self) -> bool:
        """Whether a sheet has an error that prevents counting a vote."""
        return any(fault.severity == "error" for fault in self.faults)

    def counts(self) -> dict[str, int]:
        """Return the number of households, and of households with each outcome."""
        times = Counter(vote.outcome for vote in self.households)
        return {"households": len(self.households), **{name: times[name] for name in OUTCOMES}}


@dataclass(frozen=True, slots=True)
class _Cast:
    """The line of a household at one meeting."""

    meeting: HeldMeeting
    line: VoteLine


@dataclass
class _Faults:
    """The faults of the sheets, in the order in which they are read."""

    entries: list[Fault] = field(default_factory=list)

    def add(self, kind: str, sheet: VotesSheet, cell: TypedCell, **params: object) -> None:
        """Add a fault of a cell."""
        params = {"file": sheet.file, **params}
        self.entries.append(Fault(kind, sheet=sheet.sheet, cell=cell.address, params=params))

    def figure(self, sheet: VotesSheet, cell: TypedCell, name: str, least: int = 0) -> int | None:
        """Return the whole number of a cell; for anything else None, after adding a fault."""
        figure = _whole(cell, least)
        if figure is None:
            what = text(f"village_papers.votes_{name}")
            self.add("RV-1375", sheet, cell, what=what, value=cell.words)
        return figure


def agreed_by(agree: int, present: int) -> bool:
    """Return whether a meeting agreed to a household: at least half of those present did."""
    return agree * SHARE_OF >= present


def votes_of(homes: CommuneHomes, sheets: Iterable[VotesSheet]) -> CommuneVotes:
    """Return the decisions of a commune's meetings on each of its households with a class."""
    faults = _Faults()
    codes = Counter(home.code for home in homes.homes)
    cast: dict[str, list[_Cast]] = defaultdict(list)
    meetings = [_meeting(sheet, faults) for sheet in sheets]
    for meeting in meetings:
        for line in meeting.sheet.lines:
            code = "" if line.code.error else code_of(line.code)
            if codes[code] == 1:
                cast[code].append(_Cast(meeting, line))
                continue
            shown = line.code.error or code_words(code[:40]) or "–"
            faults.add("RV-1377", meeting.sheet, line.code, code=shown)
    households = tuple(_decided(home, cast.get(home.code, ()), faults) for home in homes.homes)
    missing = _missing(homes, cast)
    return CommuneVotes(homes, households, tuple(meetings), (*faults.entries, *missing))


def _meeting(sheet: VotesSheet, faults: _Faults) -> HeldMeeting:
    figures: dict[str, int | None] = {}
    for name, cell in (("number", sheet.number), ("present", sheet.present)):
        if cell.blank:
            what = text(f"village_papers.votes_{name}")
            faults.add("RV-1373", sheet, cell, what=what)
            figures[name] = None
        else:
            figures[name] = faults.figure(sheet, cell, name, least=1)
    day = _day(sheet, faults)
    return HeldMeeting(sheet.village, figures["number"], day, figures["present"], sheet)


def _day(sheet: VotesSheet, faults: _Faults) -> date | None:
    """Return the day of a meeting, or None; the count does not depend on it."""
    cell = sheet.held_on
    if cell.blank:
        return None
    read = None if cell.error else day_of(cell.value).value
    if not isinstance(read, date):
        faults.add("RV-1388", sheet, cell, value=cell.words)
        return None
    return read


def _whole(cell: TypedCell, least: int) -> int | None:
    """Return a whole number of people; None for anything else."""
    value = cell.value
    if isinstance(value, str):
        value = value.strip()
        value = float(value) if value.isascii() and value.isdecimal() else None
    if cell.error or isinstance(value, bool) or not isinstance(value, int | float):
        return None
    whole = float(value).is_integer() and least <= value <= MOST_PRESENT
    return int(value) if whole else None


def code_of(cell: TypedCell) -> str:
    """Return a household's code; a spreadsheet may have stored it as a number."""
    return cell_text(cell.value).strip()


def _decided(home: VillageHome, cast: Sequence[_Cast], faults: _Faults) -> HouseholdVote:
    """Return the decision of the last meeting about a household."""
    if not cast or any(one.meeting.number is None for one in cast):
        return HouseholdVote(home, "open")
    last = max(one.meeting.number or 0 for one in cast)
    first, *others = [one for one in cast if one.meeting.number == last]
    for other in others:
        where = f"{first.meeting.sheet.file}: {first.line.code.address}"
        params = {"code": code_words(home.code), "other": where, "number": last}
        faults.add("RV-1379", other.meeting.sheet, other.line.code, **params)
    present = first.meeting.present
    counted = _counted(first, home, faults)
    if others or present is None or counted is None:
        return HouseholdVote(home, "open", last, present)
    agree, against = counted
    outcome: VoteOutcome = "agreed" if agreed_by(agree, present) else "again"
    return HouseholdVote(home, outcome, last, present, agree, against)


def _counted(cast: _Cast, home: VillageHome, faults: _Faults) -> tuple[int, int | None] | None:
    """Return the votes for and against; None where they do not count, after adding a fault."""
    sheet, line, present = cast.meeting.sheet, cast.line, cast.meeting.present
    code, voted = code_words(home.code), classes_by_word().get(loose_key(str(line.klass.value)))
    if voted != home.klass:
        voted_words = text(f"results.{voted}") if voted else line.klass.words
        params = {"code": code, "voted": voted_words, "now": text(f"results.{home.klass}")}
        faults.add("RV-1380", sheet, line.klass, **params)
    agree, against = (
        _votes(cast, name, cell, code, faults)
        for name, cell in (("agree", line.agree), ("against", line.against))
    )
    votes = (agree or 0) + (against or 0)
    if present is not None and votes > present:
        cell = line.agree if (agree or 0) > present else line.against
        faults.add("RV-1376", sheet, cell, code=code, votes=votes, present=present)
        return None
    readable = agree is not None and (against is not None or line.against.blank)
    known = readable and voted == home.klass
    return (agree, against) if known and agree is not None else None


def _votes(cast: _Cast, name: str, cell: TypedCell, code: str, faults: _Faults) -> int | None:
    """Return the votes in a cell; a blank is reported as missing, and is not zero."""
    sheet = cast.meeting.sheet
    if not cell.blank:
        return faults.figure(sheet, cell, name)
    kind = "RV-1374" if name == "agree" else "RV-1383"
    faults.add(kind, sheet, cell, code=code, what=text(f"village_papers.votes_{name}"))
    return None


def _missing(homes: CommuneHomes, cast: Mapping[str, object]) -> list[Fault]:
    """Return the faults of missing votes: villages without any by name, other votes together."""
    faults, rest = [], []
    for village in homes.villages():
        lacks = [home.code for home in village.homes if home.code not in cast]
        if lacks and len(lacks) == len(village.homes):
            name = village.name or text("village_papers.no_village")
            faults.append(Fault("RV-1384", params={"village": name, "count": len(lacks)}))
            continue
        rest += [code_words(code) for code in lacks]
    if rest:
        faults.append(Fault("RV-1378", params={"count": len(rest), "codes": first_named(rest)}))
    return faults
