"""A commune's own workbook: its households with their programmes, open questions and reasons.

A household has one row in each part, with its people, so that an officer visits it once.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.files import whole_file
from ravo.messages import Lang, say
from ravo.programmes.facts import CLASS_COLUMN
from ravo.programmes.findings import DEAD, QUOTA_STANDINGS, ProgrammeFindings, Standing
from ravo.programmes.model import UnitOfCase
from ravo.programmes.output.columns import ListedCases, is_inferred, list_columns_of, question_words
from ravo.programmes.output.lists import ProgrammeLists, short_title
from ravo.programmes.output.new_book import new_lists
from ravo.programmes.output.paper import BookLooks, ListPaper, PaperUnit
from ravo.programmes.output.sentences import count_words, dead_words, failed_words
from ravo.results.columns import ResultColumn

HOME_COLUMNS = ("chu_ho", "thon", "phan_loai")
BIRTH = "ngay_sinh"
WIDE = 60.0
ListedWords = Mapping[int, str]
"""The words of a list for each household, by household row."""


@dataclass(frozen=True)
class CommuneLists:
    """The lists of one commune, and the values that all of them need."""

    lists: ProgrammeLists
    commune: str | None
    lang: Lang
    titles: Mapping[str, str] = field(default_factory=dict)

    def places(self, findings: ProgrammeFindings, standing: Standing) -> NDArray[np.int64]:
        """Return the commune's cases of a standing, by village and name."""
        places = self.lists.places(findings, standing)
        return places[self.own_homes[findings.households[places]]]

    @cached_property
    def own_homes(self) -> NDArray[np.bool_]:
        """Which households are the commune's."""
        communes = self.lists.facts.households["xa"].to_numpy(dtype=object)
        return np.asarray(communes == self.commune, dtype=bool)

    def names(self, findings: ProgrammeFindings, places: NDArray[np.int64]) -> list[str | None]:
        """Return the names of people; None for a household, or where nobody is listed."""
        names = self.lists.facts.members.get("ho_ten")
        if findings.programme.unit == "household" or names is None:
            return [None] * len(places)
        return list(names.to_numpy(dtype=object)[places].tolist())

    def who_lacks(self, column: str, home: int) -> list[str | None]:
        """Return the names of the people of a household for whom its class lacks a column."""
        facts = self.lists.facts
        names = facts.members.get("ho_ten")
        if names is None:
            return []
        known = names.to_numpy(dtype=object)
        return [known[row] for row in facts.blank_people.get((column, home), ())]

    def questions(self, column: str, home: int, person: str | None) -> list[tuple[str | None, str]]:
        """Return the open questions for a column that a case lacks, each with a name or None.

        If an open class lacks facts about people, the questions are about these people; None is the
        household.
        """
        facts = self.lists.facts
        # In a household that may be gone, questions are not asked about each person.
        if facts.unconfirmed[home]:
            return [(None, column)]
        if column == CLASS_COLUMN:
            lacks = facts.settling((CLASS_COLUMN,), home)
            questions = [(name, one) for one in lacks for name in self.who_lacks(one, home)]
            return [*questions] or [(None, column)]
        if not _is_of_members(self, column):
            return [(None, column)]
        if person is not None:
            return [(person, column)]
        return [(name, column) for name in self.who_lacks(column, home)] or [(None, column)]

    def table(self, rows: ListedWords, heading: str) -> list[ResultColumn]:
        """Return the columns of households by commune, village and name; the last has `rows`."""
        rank = self.lists.rank
        homes = sorted(rows, key=lambda home: int(rank[home]))
        cases = ListedCases(
            self.lists.facts, "household", np.array(homes, dtype=np.int64), self.lang
        )
        columns = list_columns_of(cases, HOME_COLUMNS, communes=False)
        words = [rows[home] or None for home in homes]
        return [*columns, ResultColumn("what", heading, "text", "identity", WIDE, words)]


def write_commune_book(
    lists: ProgrammeLists, commune: str | None, unit: PaperUnit, path: Path, lang: Lang
) -> None:
    """Write the three lists of a commune; the file appears whole or not at all.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    titles = {one.programme.id: short_title(one.programme, lang) for one in lists.findings}
    own = CommuneLists(lists, commune, lang, titles)
    with whole_file(path) as temporary:
        book = new_lists(temporary, unit.notice)
        looks = BookLooks(book)
        for standing in (Standing.eligible, Standing.to_ask):
            rows = _listed(own) if standing is Standing.eligible else _to_ask(own)
            table = own.table(rows, say(f"beneficiaries.col_{standing}", lang))
            paper = _paper(book, looks, own, standing, unit, table)
            count = count_words(len(rows), "household", lang)
            paper.part(say(f"beneficiaries.part_{standing}", lang, count=count), table)
            paper.end(unit)
        _write_not(book, looks, own, unit)
        book.close()


def _paper(
    book: Any,
    looks: BookLooks,
    own: CommuneLists,
    standing: Standing,
    unit: PaperUnit,
    columns: Sequence[ResultColumn],
) -> ListPaper:
    """Return a sheet of the commune with its title and headings."""
    lang = own.lang
    paper = ListPaper(book, looks, say(f"beneficiaries.sheet_{standing}", lang), columns, lang)
    where = say("beneficiaries.where", lang, places=unit.places, on=own.lists.on)
    title = say(f"beneficiaries.commune_{standing}", lang)
    paper.top(unit, [(title, "title"), (where, "italic")])
    paper.line(say("beneficiaries.internal", lang), "italic")
    if not own.lists.register:
        paper.line(say("beneficiaries.no_register", lang), "note")
    if is_inferred([columns], lang):
        paper.line(say("beneficiaries.derived_note", lang), "note")
    paper.skip()
    paper.heads()
    return paper


def _listed(own: CommuneLists) -> ListedWords:
    """Return for each household the programmes for which it or its people are listed."""
    lines_by_home: dict[int, list[str]] = defaultdict(list)
    for findings in own.lists.findings:
        for title, places in _by_quota(own, findings):
            for home, names in _people(own, findings, places).items():
                lines_by_home[home].append(_with_names(title, names))
    return {home: "; ".join(lines) for home, lines in lines_by_home.items()}


def _by_quota(
    own: CommuneLists, findings: ProgrammeFindings
) -> Iterator[tuple[str, NDArray[np.int64]]]:
    """Yield the title of a programme with its cases; with a quota, once for each position."""
    title = own.titles[findings.programme.id]
    places = own.places(findings, Standing.eligible)
    if findings.programme.quota is None:
        yield title, places
        return
    sides = np.array([findings.quota_standing(place) for place in places.tolist()], dtype=object)
    for side in QUOTA_STANDINGS:
        quota = say(f"beneficiaries.{side}", own.lang)
        words = say("beneficiaries.with_quota", own.lang, title=title, quota=quota)
        yield words, places[sides == side]


def _people(
    own: CommuneLists, findings: ProgrammeFindings, places: NDArray[np.int64]
) -> dict[int, list[str]]:
    """Return by household the names of its people among some cases, with notes.

    The dead have the day by which they were dead; a household without living people has only that.
    """
    names_by_home: dict[int, list[str]] = {}
    ordered = np.sort(places)
    homes = findings.households[ordered].tolist()
    names = own.names(findings, ordered)
    for home, name, note in zip(homes, names, _notes(own, findings, ordered), strict=True):
        listed = names_by_home.setdefault(home, [])
        if name is not None:
            listed.append(f"{name} ({note})" if note else name)
        elif note:
            listed.append(note)
    return names_by_home


def _notes(own: CommuneLists, findings: ProgrammeFindings, places: NDArray[np.int64]) -> list[str]:
    """Return the note after the name of each case: the day of death, or an unlikely age."""
    odd = say("beneficiaries.look_at_age", own.lang)
    dead = (findings.failed[places] == DEAD).tolist()
    days = findings.death_days[places].tolist()
    unlikely = findings.unlikely_mothers[places].tolist()
    return [
        say("beneficiaries.dead_on", own.lang, day=day) if is_dead else odd if is_odd else ""
        for is_dead, day, is_odd in zip(dead, days, unlikely, strict=True)
    ]


def _with_names(title: str, names: Sequence[str]) -> str:
    return f"{title}: {', '.join(names)}" if names else title


def _to_ask(own: CommuneLists) -> ListedWords:
    """Return by household the open questions about it and each of its people, once each."""
    questions_by_home: dict[int, dict[str | None, dict[str, None]]] = defaultdict(dict)
    titles: dict[int, dict[str, None]] = defaultdict(dict)
    for findings in own.lists.findings:
        unit: UnitOfCase = findings.programme.unit
        places = own.places(findings, Standing.to_ask)
        cases = zip(
            findings.households[places].tolist(),
            own.names(findings, places),
            own.lists.missing(findings, places),
            strict=True,
        )
        for home, person, missing in cases:
            for column in missing:
                for name, one in own.questions(column, home, person):
                    questions_by_home[home].setdefault(name, {})[
                        question_words(one, unit, own.lang)
                    ] = None
            titles[home][own.titles[findings.programme.id]] = None
    lang = own.lang
    sentences = {}
    for home, by_name in questions_by_home.items():
        ordered = sorted(by_name, key=lambda name: name is not None)
        lines = [_with_names(name, list(by_name[name])) if name else "" for name in ordered]
        own_words = ", ".join(by_name.get(None, ()))
        words = "; ".join(line for line in (own_words, *lines) if line)
        sentences[home] = say(
            "beneficiaries.ask_for", lang, what=words, programmes="; ".join(titles[home])
        )
    return sentences


def _by_reason(
    findings: ProgrammeFindings, places: NDArray[np.int64], lang: Lang
) -> dict[str, NDArray[np.int64]]:
    """Return unlisted cases by the words of the reason."""
    programme, failed = findings.programme, findings.failed[places]
    places_by_reason: dict[str, list[NDArray[np.int64]]] = {}
    if len(dead := places[failed == DEAD]):
        places_by_reason[dead_words(programme.unit, None, lang)] = [dead]
    for place in np.unique(failed[failed >= 0]).tolist():
        reason = failed_words(programme, programme.requirements[place], lang)
        places_by_reason.setdefault(reason, []).append(places[failed == place])
    return {reason: np.sort(np.concatenate(some)) for reason, some in places_by_reason.items()}


def _unlisted(own: CommuneLists, home: int, names: Sequence[str]) -> str:
    """Return the people of a household, with a note where only the register has the household."""
    words = ", ".join(names)
    if not own.lists.facts.unconfirmed[home]:
        return words
    return say("beneficiaries.unconfirmed_person", own.lang, names=words).strip()


def _is_of_members(own: CommuneLists, column: str) -> bool:
    return column in own.lists.facts.members or column == BIRTH


def _write_not(book: Any, looks: BookLooks, own: CommuneLists, unit: PaperUnit) -> None:
    """Write the unlisted cases by programme and by the first condition that fails."""
    heading = say("beneficiaries.col_not_eligible", own.lang)
    paper = _paper(book, looks, own, Standing.not_eligible, unit, own.table({}, heading))
    for findings in own.lists.findings:
        programme = findings.programme
        places = own.places(findings, Standing.not_eligible)
        for reason, mine in _by_reason(findings, places, own.lang).items():
            count = count_words(len(mine), programme.unit, own.lang)
            words = say(
                "beneficiaries.not_band",
                own.lang,
                programme=programme.title.say(own.lang),
                reason=reason,
                count=count,
            )
            people = _people(own, findings, mine)
            rows = {home: _unlisted(own, home, names) for home, names in people.items()}
            paper.part(words, own.table(rows, heading))
    paper.end(unit)
