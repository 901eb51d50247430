"""Districts made from small workbooks or from figures alone, and Word files read back."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from docx import Document

from ravo.changes.comparison import compare
from ravo.changes.year import year_of
from ravo.formats import ReportKind
from ravo.report.document.template import NAMES
from ravo.report.figures.communes import count_commune, scored_of_review
from ravo.report.figures.district import assemble, level_of, with_history
from ravo.report.figures.model import CommuneFigures, District, ReportPlace, Totals
from ravo.results.summary import Share
from ravo.review.verdicts import judge
from ravo.survey.options import ReadOptions
from ravo.survey.reader import read_survey
from ravo.survey.settings import load_settings

ASKED = load_settings(ReadOptions())


def reviewed(now: Sequence[Path], previous: Sequence[Path] = ()) -> District:
    """Return the district of survey workbooks, with last year's where there are any."""
    years = []
    for paths in filter(None, (now, previous)):
        reviews = [judge(read_survey(path, ASKED)) for path in paths]
        edition = reviews[0].edition
        communes = [count_commune(scored_of_review(review)) for review in reviews]
        year = reviews[0].survey.info.year or 0
        level = level_of([item.place for item in communes])
        years.append((assemble(year, communes, edition, level=level), reviews))
    if len(years) == 1:
        return years[0][0]
    (district, new), (before, old) = years
    return with_history(
        district, before, compare(year_of(before.year, old), year_of(district.year, new))
    )


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
    counts = {"poor": poor, "near_poor": near_poor}
    classes = {
        klass: Share(counts.get(klass, 0), counts.get(klass, 0) * 2) for klass in like.classes
    }
    members = None if residents is None else residents * 4
    place = ReportPlace(code, name, "875", "Huyện Thử", "Tỉnh Thử")
    return replace(
        like, place=place, totals=Totals(residents, members, None, None), classes=classes, **more
    )


def district(
    like: District,
    communes: Sequence[CommuneFigures],
    previous: Sequence[CommuneFigures] | None = None,
    **more: Any,
) -> District:
    """Return a district of these communes; last year's are those of the year before."""
    plain: dict[str, Any] = {
        "previous": None,
        "movements": None,
        "missing": (),
        "level": "district",
    }
    now = replace(like, communes=tuple(communes), **{**plain, **more})
    if previous is None:
        return now
    return replace(
        now, previous=replace(now, year=now.year - 1, communes=tuple(previous), missing=())
    )


def template(folder: Path, *paragraphs: str, which: ReportKind = "year") -> Path:
    """Write an office's template of plain paragraphs and return its folder."""
    folder.mkdir(exist_ok=True)
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(str(folder / NAMES[which]))
    return folder


def lines_of(path: Path) -> list[str]:
    """Return the paragraphs of a document that stand outside tables."""
    return [line.text for line in Document(str(path)).paragraphs]


def tables_of(path: Path) -> list[list[list[str]]]:
    """Return the tables of a document as rows of texts."""
    return [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in Document(str(path)).tables
    ]


def words_of(path: Path) -> str:
    """Return everything that a document says."""
    cells = [cell for table in tables_of(path) for row in table for cell in row]
    return "\n".join([*lines_of(path), *cells])
