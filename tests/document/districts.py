"""Districts made from small workbooks, or from figures alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ravo.changes.comparing import compare
from ravo.changes.year import year_of
from ravo.jobs.reviewing import wanted
from ravo.report.district.assembling import assemble, level_of, with_history
from ravo.report.district.counting import count_commune, scored_of_review
from ravo.report.district.model import CommuneFigures, District, Level, Place, Totals
from ravo.report.summary import Share
from ravo.review.judging import judge
from ravo.survey.reading import read_survey


def reviewed(
    now: Sequence[Path], previous: Sequence[Path] = (), level: Level | None = None
) -> District:
    """Return the district of survey workbooks, with last year's where there are any."""
    years = []
    for paths in (now, previous):
        reviews = [judge(read_survey(path, wanted(None, None, None, None, None, None))) for path in paths]  # fmt: skip
        if not reviews:
            continue
        edition = reviews[0].edition
        communes = [count_commune(scored_of_review(review), edition) for review in reviews]
        at = level or level_of([item.place for item in communes])
        year = reviews[0].survey.info.year or 0
        years.append((assemble(year, communes, edition, level=at, missing=True), reviews))
    if len(years) == 1:
        return years[0][0]
    (district, new), (before, old) = years
    changes = compare(year_of(before.year, old), year_of(district.year, new))
    return with_history(district, before, changes)


def commune(
    like: CommuneFigures,
    name: str = "Xã Thử",
    *,
    poor: int = 0,
    near_poor: int = 0,
    residents: int | None = 1000,
    code: str | None = None,
    **more: Any,
) -> CommuneFigures:
    """Return a commune with these households, each of two members."""
    counts: Mapping[str, int] = {"poor": poor, "near_poor": near_poor}
    classes = {klass: Share(counts.get(klass, 0), counts.get(klass, 0) * 2) for klass in like.classes}  # fmt: skip
    members = None if residents is None else residents * 4
    return replace(
        like,
        place=Place(code, name, "875", "Huyện Thử", "Tỉnh Thử"),
        totals=Totals(residents, members, None, None),
        classes=classes,
        **more,
    )


def district(
    like: District,
    communes: Sequence[CommuneFigures],
    previous: Sequence[CommuneFigures] | None = None,
    **more: Any,
) -> District:
    """Return a district of these communes; last year's are those of the year before."""
    now = replace(like, communes=tuple(communes), previous=None, movements=None, missing=(), **more)
    if previous is None:
        return now
    last = replace(now, year=now.year - 1, communes=tuple(previous))
    return replace(now, previous=last)
