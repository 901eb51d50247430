"""The cells of a sheet with a comment of an officer; comments themselves are not read."""

import posixpath
import re
from collections.abc import Iterator

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ravo.workbook.cell_scan import column_place
from ravo.workbook.opened import Opened
from ravo.workbook.package import relations_of, resolved

AUTHOR = "ravo"
RULE = "———— ravo ————"
"""The first line of ravo's comment, on its own or below the officer's words."""
_COMMENTS = "/comments"
_REF = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


def is_ours(words: str, author: str) -> bool:
    """Return whether a comment is only ravo's: nothing is above ravo's rule, or ravo is the author.

    The author counts only without a rule, as some programs do not keep it.
    """
    return not words.partition(RULE)[0].strip() if RULE in words else author == AUTHOR


def commented(opened: Opened, part: str) -> frozenset[tuple[int, int]]:
    """Return the places, from 0, of the cells of an .xlsx sheet with an officer's comment.

    Empty where the part of comments is no XML. Raises InputProblem where it is damaged or too
    large.
    """
    try:
        return frozenset(_commented(opened, part))
    except (DefusedXmlException, SyntaxError, ValueError, LookupError):
        return frozenset()


def _commented(opened: Opened, part: str) -> Iterator[tuple[int, int]]:
    relations = opened.whole(relations_of(part))
    for relation in fromstring(relations, forbid_dtd=True) if relations else ():
        if not posixpath.join("/", relation.get("Type", "")).endswith(_COMMENTS):
            continue
        data = opened.whole(resolved(part, relation.get("Target", "")))
        root = fromstring(data, forbid_dtd=True)
        authors = ["".join(author.itertext()) for author in root.iterfind(".//{*}author")]
        for comment in root.iterfind(".//{*}comment"):
            number = int(comment.get("authorId", "0"))
            author = authors[number] if number < len(authors) else ""
            words = "".join("".join(text.itertext()) for text in comment.iterfind(".//{*}t"))
            place = _REF.fullmatch(comment.get("ref", ""))
            if place is not None and words.strip() and not is_ours(words, author):
                yield int(place[2]) - 1, column_place(place[1])
