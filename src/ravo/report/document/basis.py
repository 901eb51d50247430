"""The legal basis of a report: the documents that its edition of the criteria cites."""

import re
from collections.abc import Iterator
from datetime import date

from ravo.criteria import Edition, load_edition
from ravo.criteria.model import MEASURES
from ravo.criteria.terms import AREAS
from ravo.faults import RavoError
from ravo.messages import say

_NUMBERED = re.compile(r"(?P<kind>\D+?) (?P<number>\d+/\S+?)(?P<rest>,.*)?")
"""A title such as `Thông tư 07/2021/TT-BLĐTBXH, sửa đổi bởi Thông tư 02/2022`."""

ISSUERS = {
    "NĐ-CP": "government",
    "QĐ-TTg": "prime_minister",
    "TT-BLĐTBXH": "labour_minister",
}
"""Who issues documents of each kind, by the letters at the end of their numbers."""


def legal_basis(edition_id: str | None, year: int) -> list[str]:
    """Return the documents of an edition in its order, with their dates where it gives them.

    Only documents that say who is poor or how the review goes, that were issued by the end of
    the year and are at hand; none for an edition of the province's own file.
    """
    if edition_id is None:
        return []
    try:
        edition = load_edition(edition_id)
    except RavoError:
        # Results name an edition of the province's own file, but do not hold it.
        return []
    cited = set(_cited(edition))
    return [
        _dated(document.title.vi, document.published)
        for name, document in edition.documents.items()
        if name in cited and (document.published is None or document.published.year <= year)
    ]


def _cited(edition: Edition) -> Iterator[str]:
    """Yield the documents of the lines, of the indicators and of the procedure."""
    for measure in MEASURES:
        for area in AREAS:
            for line in edition.find_lines(measure, area):
                if line.upto is not None:
                    yield line.citation.document
    for item in edition.indicators:
        yield item.citation.document
    beside = {
        value.citation.document for values in edition.values.values() for value in values.values()
    }
    beside |= {
        value.citation.document for ages in edition.retirement.values() for value in ages.values()
    }
    for part in edition.coverage:
        if part.state != "none" and part.citation.document not in beside:
            yield part.citation.document


def _dated(title: str, published: date | None) -> str:
    """Return a title as a report cites it: with `số`, and the date after the number."""
    found = _NUMBERED.fullmatch(title)
    if found is None:
        return title
    said = say("document.numbered", "vi", kind=found["kind"], number=found["number"])
    return said + _day(published) + _issuer(found["number"]) + (found["rest"] or "")


def _issuer(number: str) -> str:
    """Return the issuer of a document, by the letters of its number; empty for others."""
    name = ISSUERS.get(number.rpartition("/")[2])
    return say("document.issued_by", "vi", issuer=say(f"document.{name}", "vi")) if name else ""


def _day(published: date | None) -> str:
    """Return a date in words: days to 9, January and February with a 0 in front."""
    if published is None:
        return ""
    month = f"{published.month:02d}" if published.month < 3 else str(published.month)
    return say(
        "document.of_day", "vi", day=f"{published.day:02d}", month=month, year=str(published.year)
    )
