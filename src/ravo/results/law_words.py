"""The names of criteria sets and articles in words, as on papers for signing."""

from ravo.criteria import Edition
from ravo.criteria.basis import law_of_edition
from ravo.messages import Lang


def edition_words(edition: Edition, lang: Lang) -> str:
    """Return the decree of an edition in words, such as `Nghị định 07/2021/NĐ-CP`."""
    return law_of_edition(edition).say(lang).partition(",")[0].partition(":")[0]


def cited_words(citation: str, edition: Edition, lang: Lang) -> str:
    """Return a citation with its document in words, such as `Nghị định 07/2021/NĐ-CP Điều 3`."""
    id, gap, place = citation.partition(" ")
    document = edition.documents.get(id)
    name = document.title.say(lang).partition(",")[0] if document is not None else id
    return f"{name}{gap}{place}"
