"""Communes as the office's papers name them, made by hand; every person in them is invented."""

import io
from collections.abc import Sequence
from typing import Any

from docx import Document

from ravo.changes.comparison import compare
from ravo.criteria import load_edition
from ravo.documents.gathered import EarlierClasses, papers_of
from ravo.documents.holders import CommunePapers, CommunePlace, PaperHousehold, PaperPerson
from ravo.documents.paper import PaperIssuer
from ravo.review.review import Review
from support.years import Record, review, year

PLACE = CommunePlace("Xã Mỹ An Hưng A", "Huyện Lấp Vò", "Tỉnh Đồng Tháp", "30172")
ISSUER = PaperIssuer(PLACE, "Xã Mỹ An Hưng A", "Mỹ An Hưng A")


def paper_home(place: int, klass: str | None, **more: Any) -> PaperHousehold:
    """Return a household of a paper; the head has no number unless it is given."""
    values: dict[str, Any] = {
        "place": place,
        "code": f"H{place}",
        "head": PaperPerson(f"Nguyễn Thử {place}"),
        "village": "Ấp Một",
        "size": 3,
        "klass": klass,
    }
    return PaperHousehold(**{**values, **more})


def commune_papers(homes: Sequence[PaperHousehold], **more: Any) -> CommunePapers:
    """Return a commune of 2024 with these households, and nothing else in its rows."""
    edition = load_edition("nd07-2021")
    values: dict[str, Any] = {
        "file": "xa.xlsx",
        "place": PLACE,
        "year": 2024,
        "edition": edition.id,
        "period": "Định kỳ",
        "list_month": None,
        "basis": (),
        "indicators": tuple(item.id for item in edition.indicators),
        "indicator_names": tuple(item.label.vi for item in edition.indicators),
        "households": tuple(homes),
        "read": len(homes),
    }
    return CommunePapers(**{**values, **more})


def papers_of_years(
    new: Sequence[Record] | Review,
    old: Sequence[Record] | None = None,
    earlier: EarlierClasses | None = None,
    **options: Any,
) -> CommunePapers:
    """Return the papers of 2024 by households as surveys have them; `old` are those of 2023."""
    item = new if isinstance(new, Review) else review(new, 2024)
    now = year(2024, item)
    changes = None if old is None else compare(year(2023, old), now, explain=False, **options)
    (made,) = papers_of(now, [item], changes, earlier)
    return made


def lines(document: bytes) -> list[str]:
    """Return the lines of a document outside its tables, without the empty ones."""
    return [p.text for p in Document(io.BytesIO(document)).paragraphs if p.text.strip()]


def tables(document: bytes) -> list[list[list[str]]]:
    """Return the tables of a document as rows of cells."""
    found = Document(io.BytesIO(document)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]
