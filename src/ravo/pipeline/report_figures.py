"""The workbooks of one year, read and counted one after another: the input of a report."""

import gc
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ravo.changes.month_lists import ListFile, refuse_several_months
from ravo.changes.year import PartRead, Year, joined, part_of
from ravo.criteria import Edition, load_edition
from ravo.faults import Fault, RavoError, usage
from ravo.faults.unread import Unread
from ravo.pipeline.listener import SILENCE, Listener
from ravo.pipeline.years import read_books, unread_of_item
from ravo.places import commune_of
from ravo.report.figures.communes import (
    ScoredHouseholds,
    count_commune,
    scored_of_results,
    scored_of_review,
)
from ravo.report.figures.households import PoorHouseholds, poor_households
from ravo.report.figures.model import CommuneFigures, NearHousehold, NearRule, ReportPlace, key_of
from ravo.report.figures.near import near_households
from ravo.results.results import Results
from ravo.review.review import Review
from ravo.survey.settings import ReadSettings
from ravo.survey.whereabouts import unsettled
from ravo.text import NAMED, with_rest

OF_EACH_VALUE = 2
"""The number of files that a message names for each year, edition or month."""


@dataclass(frozen=True)
class CountedYear:
    """One workbook, counted. `part` is for a comparison of two years, None where there is none."""

    path: str
    year: int | None
    edition_id: str | None
    figures: CommuneFigures
    listed: PoorHouseholds | None
    near: tuple[NearHousehold, ...]
    faults: tuple[Fault, ...]
    unread: Unread
    part: PartRead | None
    places: tuple[Fault, ...] = ()
    list_month: str | None = None

    @property
    def file(self) -> ListFile:
        """The workbook with its commune, and its month where it is a month's list."""
        place = self.figures.place
        return ListFile(key_of(place), place.name, self.path, self.list_month)


@dataclass(frozen=True)
class YearRead:
    """The workbooks of one year, counted.

    The households `listed` and those `near` a line are filled in only where lists are printed.
    `compared` is the year for the comparison with another, None where there is none. `faults` are
    those of results that were edited since they were scored, `places` name communes that do not
    match the official words.
    """

    year: int
    edition: Edition | None
    communes: tuple[CommuneFigures, ...]
    listed: tuple[PoorHouseholds, ...]
    near: tuple[NearHousehold, ...]
    compared: Year | None
    faults: tuple[Fault, ...]
    unread: Unread
    places: tuple[Fault, ...] = ()


def read_year(
    books: Sequence[Path],
    settings: ReadSettings,
    *,
    keep: bool,
    lists: NearRule | None,
    like: Year | None = None,
    listener: Listener = SILENCE,
) -> YearRead:
    """Return the figures of one year's workbooks; surveys are judged on the way.

    `books` are files, none of them a folder, read by `settings`. `keep` builds the year for the
    comparison with another, sharing the texts of the year `like`; with `lists`, the rule for
    households near a line, the households of printed lists are included. `listener` receives edited
    results and the progress. Raises UsageProblem (exit code 2) with the list of files where years,
    editions or communes do not go together, InputProblem (exit code 3) for a workbook that cannot
    be read.
    """
    read = []
    for item in read_books(books, settings, listener):
        read.append(_counted(item, keep, lists))
        # What was counted stays until the end: searching it for cycles again after every workbook
        # would take a twentieth of the time. The workbook itself is not kept, and must not be
        # frozen while it is part of a cycle, as it would never be freed.
        del item
        gc.collect()
        gc.freeze()
    years = [(book.path, str(book.year or "?")) for book, _ in read]
    refuse_mixed("RV-451", years)
    refuse_mixed("RV-452", [(book.path, book.edition_id or "?") for book, _ in read])
    refuse_several_months(book.file for book, _ in read)
    refuse_duplicates([(book.figures.place, book.path) for book, _ in read])
    book, edition = read[-1]
    if book.year is None:
        raise usage("RV-451", files=_list_of(years))
    return YearRead(
        book.year,
        edition,
        tuple(book.figures for book, _ in read),
        tuple(book.listed for book, _ in read if book.listed),
        tuple(home for book, _ in read for home in book.near),
        joined(book.year, [book.part for book, _ in read if book.part], like) if keep else None,
        tuple(fault for book, _ in read for fault in book.faults),
        sum((book.unread for book, _ in read), Unread()),
        tuple(fault for book, _ in read for fault in book.places),
    )


def _counted(
    item: Review | Results, keep: bool, lists: NearRule | None
) -> tuple[CountedYear, Edition | None]:
    """Return a workbook counted, with its edition; its other contents may be freed."""
    scored, edition = scored_with_edition(item)
    faults = item.faults if isinstance(item, Results) else ()
    near = near_households(scored, edition, lists) if lists else ()
    counted = CountedYear(
        scored.path,
        scored.info.year,
        scored.edition_id,
        count_commune(scored, near),
        poor_households(scored) if lists else None,
        near,
        faults,
        unread_of_item(item),
        part_of(item, explain=False) if keep else None,
        tuple(_place_notes(scored)),
        item.list_month if isinstance(item, Results) else None,
    )
    return counted, edition


def _place_notes(scored: ScoredHouseholds) -> Iterator[Fault]:
    """Yield a warning where a commune matches no unit, or only one with other words."""
    locality = commune_of(scored.info)
    if locality.unlike and locality.year is not None:
        params = {
            "written": locality.written,
            "taken": locality.official,
            "year": str(locality.year),
        }
        yield Fault("RV-632", params=params)
    if locality.unit is None and locality.year is not None and scored.info.commune:
        yield unsettled(scored.info, locality, "RV-638", path=Path(scored.path).name)


def scored_with_edition(item: Review | Results) -> tuple[ScoredHouseholds, Edition | None]:
    """Return a workbook's scored households, and the edition where it is at hand."""
    if isinstance(item, Review):
        return scored_of_review(item), item.edition
    edition = _edition(item.edition_id) if item.edition_id else None
    return scored_of_results(item, edition), edition


@cache
def _edition(id: str) -> Edition | None:
    """Return an edition; None for one of the province's own file, which results only name."""
    try:
        return load_edition(id)
    except RavoError:
        return None


def _list_of(pairs: Sequence[tuple[str, str]]) -> str:
    """Return files with their values: the first files of each value, and the number of others."""
    of_value: dict[str, list[str]] = {}
    for path, value in pairs:
        of_value.setdefault(value, []).append(path)
    shown = [
        f"{path}: {value}" for value, paths in of_value.items() for path in paths[:OF_EACH_VALUE]
    ]
    return "; ".join(with_rest(shown[:NAMED], len(pairs)))


def distinct_names(places: Sequence[ReportPlace]) -> list[str]:
    """Return the names of communes; equal names get the district, or else the code."""
    times = Counter(place.name for place in places)
    return [
        place.name
        if times[place.name] == 1
        else f"{place.name} ({place.district or place.code or place.province or '?'})"
        for place in places
    ]


def refuse_mixed(code: str, pairs: Sequence[tuple[str, str]]) -> None:
    """Raise UsageProblem (exit code 2) where files, each with its value, have several values."""
    if len({value for _, value in pairs}) > 1:
        raise usage(code, files=_list_of(pairs))


def refuse_duplicates(places: Sequence[tuple[ReportPlace, str]]) -> None:
    """Raise UsageProblem (exit code 2) naming all communes that are in several files."""
    paths: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for place, path in places:
        paths.setdefault(key_of(place), []).append(path)
        names[key_of(place)] = place.name
    twice = {key: several for key, several in paths.items() if len(several) > 1}
    if twice:
        words = "; ".join(f"{names[key]}: {', '.join(paths)}" for key, paths in twice.items())
        raise usage("RV-453", files=words)
