"""The documents that reviews of a year rest on, by their full names (căn cứ)."""

from collections.abc import Iterator

from ravo.criteria.model import MEASURES, Document, Edition
from ravo.criteria.terms import AREAS
from ravo.messages import Text, say


def law_of_edition(edition: Edition) -> Text:
    """Return the title of the document that an edition encodes.

    That is the document with the edition's id; for a province's edition the document that its
    lines of income cite; without either the title of the edition itself.
    """
    cited = [
        line.citation.document
        for measure in sorted(MEASURES, key=lambda name: name != "income")
        for area in AREAS
        for line in edition.find_lines(measure, area)
        if line.upto is not None
    ]
    documents = (edition.documents.get(name) for name in (edition.id, *cited))
    return next((document.title for document in documents if document is not None), edition.title)


def basis_of(edition: Edition, year: int) -> tuple[str, ...]:
    """Return the documents that a review of `year` by an edition rests on, in the edition's order.

    Each has number, day and issuer as far as the edition has them, followed by the documents that
    amend it. Only documents on the classes or on the procedure of the review are included, and
    only those issued by the end of `year`.
    """
    cited = set(_cited(edition))
    return tuple(
        _named(edition, name, year)
        for name, document in edition.documents.items()
        if document.amends is None
        and _issued(document, year)
        and _counts(name, document, year, cited)
    )


def _counts(name: str, document: Document, year: int, cited: set[str]) -> bool:
    if document.basis_from is not None:
        return year >= document.basis_from
    return name in cited


def _issued(document: Document, year: int) -> bool:
    return document.published is None or document.published.year <= year


def _named(edition: Edition, name: str, year: int) -> str:
    """Return a document's full name and those of its amendments issued by the end of `year`."""
    amendments = [
        _full_name(item)
        for item in edition.documents.values()
        if item.amends == name and _issued(item, year)
    ]
    own = _full_name(edition.documents[name])
    if not amendments:
        return own
    return say("criteria.amended", "vi", document=own, amendments="; ".join(amendments))


def _full_name(document: Document) -> str:
    return document.full_name_vi or document.title.vi


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
