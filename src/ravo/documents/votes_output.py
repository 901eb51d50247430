"""The decisions of the village meetings on each household: a list to print, and JSON, read back."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ravo.backups import part_of
from ravo.documents.votes import CommuneVotes, HeldMeeting, HouseholdVote
from ravo.faults import unreadable
from ravo.files import object_in, whole_file, write_whole_text
from ravo.messages import Lang, say
from ravo.results.words import class_word
from ravo.xlsx.fonts import TYPEFACE
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheet_names import MEETING_OUTCOME
from ravo.xlsx.sheets import make_styles, put_row, set_page

SCHEMA = 1
LARGEST = 10**9
"""A year or the number of a meeting is below it."""
COLUMNS = {
    "tt": 6.0,
    "village": 18.0,
    "ma_ho": 13.0,
    "chu_ho": 30.0,
    "phan_loai": 22.0,
    "number": 8.0,
    "present": 9.0,
    "dong_y": 9.0,
    "khong_dong_y": 9.0,
    "outcome": 26.0,
}
"""The columns of the list with their widths."""
TITLE_ROW, COUNTS_ROW, HEAD_ROW = 0, 1, 3
HEAD_HEIGHT, LINE_HEIGHT = 48.0, 15.75
FIRST_OUTCOMES = ("again", "open", "agreed")
"""The order of the list: what has to be done first comes first."""


def write_votes_list(votes: CommuneVotes, path: Path, lang: Lang) -> None:
    """Write the list of a commune: households to vote on again, then open ones, then agreed ones.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    with whole_file(path) as temporary:
        book = new_output(temporary, font=TYPEFACE)
        styles = make_styles(book)
        sheet = book.add_worksheet(MEETING_OUTCOME)
        papers = votes.homes.papers
        title = {"commune": papers.shown_name, "year": str(papers.year)}
        sheet.write_string(TITLE_ROW, 0, _say("list_title", lang, **title), styles.title)
        sheet.write_string(COUNTS_ROW, 0, _say("counts", lang, **votes.counts()), styles.note)
        sheet.set_row(HEAD_ROW, HEAD_HEIGHT)
        for place, (id, width) in enumerate(COLUMNS.items()):
            sheet.set_column(place, place, width)
            sheet.write_string(HEAD_ROW, place, _say(f"col_{id}", lang), styles.head)
        for row, cells in enumerate(_rows(votes, lang), start=HEAD_ROW + 1):
            sheet.set_row(row, _height(cells))
            put_row(sheet, row, cells, styles, styles.wrap)
        sheet.freeze_panes(HEAD_ROW + 1, 0)
        set_page(sheet, lang, heading_row=HEAD_ROW)
        book.close()


def is_votes_list(path: Path) -> bool:
    """Return whether a workbook is a list of meetings' decisions, by its one sheet."""
    names = re.findall(rb'<sheet [^>]*name="([^"]*)"', part_of(path, "xl/workbook.xml"))
    return [name.decode("utf-8", "replace") for name in names] == [MEETING_OUTCOME]


def _height(cells: Sequence[Any]) -> float:
    """Return the height of a row: text wraps at its column's end, the tallest cell counts."""
    words = (str(cell or "") for cell in cells)
    # Capitals and marks are wider than the digit in which a column's width is measured.
    lines = [
        -(-len(word) // int(width - 2)) for word, width in zip(words, COLUMNS.values(), strict=True)
    ]
    return LINE_HEIGHT * max(1, *lines)


def _say(key: str, lang: Lang, **params: object) -> str:
    return say(f"village_papers.votes_{key}", lang, **params)


def _rows(votes: CommuneVotes, lang: Lang) -> Iterator[list[Any]]:
    ordered = sorted(votes.households, key=lambda one: FIRST_OUTCOMES.index(one.outcome))
    for number, one in enumerate(ordered, start=1):
        home = one.home
        klass = class_word(home.klass, lang)
        figures = (one.meeting, one.present, one.agree, one.against)
        outcome = _say(f"outcome_{one.outcome}", lang)
        yield [number, home.village, home.code, home.head, klass, *figures, outcome]


def write_votes_json(votes: CommuneVotes, path: Path) -> None:
    """Write the meetings and the decision on each household of a commune, by code; no names."""
    papers = votes.homes.papers
    value = {
        "schema": SCHEMA,
        "commune": papers.place.commune,
        "commune_code": papers.place.code,
        "year": papers.year,
        "results": papers.file,
        "meetings": [_meeting(one) for one in votes.meetings],
        "households": [_household(one) for one in votes.households],
        "counts": votes.counts(),
    }
    words = json.dumps(value, ensure_ascii=False, indent=1)
    write_whole_text(path, words + "\n")


def _meeting(one: HeldMeeting) -> dict[str, Any]:
    return {
        "village": one.village,
        "meeting": one.number,
        "held_on": one.held_on.isoformat() if one.held_on else None,
        "present": one.present,
    }


@dataclass(frozen=True)
class EarlierMeetings:
    """The meetings in a file: the class of each household agreed to, the last meeting.

    `code` is the commune's, empty where it is not known.
    """

    commune: str
    year: int
    agreed: Mapping[str, str]
    last: int
    code: str = ""


def read_outcomes(path: Path) -> EarlierMeetings:
    """Return the meetings that a JSON file of outcomes records, with what they agreed to.

    Raises InputProblem (RV-1387, exit code 3) for any other file.
    """
    value = object_in(path)
    try:
        homes, whole = value["households"], value["counts"]["households"]
        meetings = EarlierMeetings(
            commune=_word(value["commune"]),
            year=_count(value["year"]),
            agreed={
                _word(one["ma_ho"]): _word(one["class"])
                for one in homes
                if one["outcome"] == "agreed"
            },
            last=max(map(_count, _meetings(homes)), default=0),
            code=_word(value["commune_code"]),
        )
    except (KeyError, TypeError, ValueError):
        raise unreadable("RV-1387", path=path.name) from None
    if value.get("schema") != SCHEMA or whole != len(homes):
        raise unreadable("RV-1387", path=path.name)
    return meetings


def _meetings(homes: Sequence[Mapping[str, object]]) -> list[object]:
    """Return the numbers of the meetings of households that had one, as written."""
    return [one["meeting"] for one in homes if one["meeting"] is not None]


def _word(value: object) -> str:
    """Return a value that is text. Raises TypeError for any other."""
    if not isinstance(value, str):
        raise TypeError(type(value))
    return value


def _count(value: object) -> int:
    """Return a value that is a whole number of a few digits. Raises TypeError for any other."""
    # For Python True is a 1; 2024.0 and "2024" are what another program made of a figure.
    if type(value) is not int or not 0 <= value < LARGEST:
        raise TypeError(type(value))
    return value


def _household(one: HouseholdVote) -> dict[str, Any]:
    return {
        "ma_ho": one.home.code,
        "village": one.home.village,
        "class": one.home.klass,
        "outcome": one.outcome,
        "meeting": one.meeting,
        "present": one.present,
        "agree": one.agree,
        "against": one.against,
    }
