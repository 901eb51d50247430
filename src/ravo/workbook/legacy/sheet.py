"""A sheet's cells in Unicode: text whose code is certain is converted, other text is a fault."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Literal

from ravo.contract.columns import contract
from ravo.contract.headings import CellPlace, letters_of
from ravo.faults import Fault
from ravo.text import NAMED_CELLS, match_key, with_rest
from ravo.workbook.legacy.decoded import DecodedSheet
from ravo.workbook.legacy.guess import (
    VIETNAMESE,
    CodeGuess,
    draws_capitals,
    encoding_of_font,
    fits,
    guesses,
    is_doubtful,
    is_foreign,
    odd_words,
    words_of,
)
from ravo.workbook.legacy.suspects import ODD
from ravo.workbook.legacy.tables import ENCODINGS, Encoding, from_misread_utf8, knows, to_unicode

FoundEncoding = Encoding | Literal["unicode", "open"]
NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI-Windows", "utf-8": "UTF-8"}
LOST_TEXTS = 3
"""The number of texts with `?` for a letter from which the file lost them, not its author."""
HEADING_ROWS = 3
LONGEST_EXAMPLE = 60
SOFT_HYPHEN = "\u00ad"
_LOST = re.compile("[^\\W\\d_]\\?[^\\W\\d_]|\ufffd")
_LETTERS = re.compile(r"[^\W\d_]+")
_LINK = re.compile("://|www\\.", re.IGNORECASE)
_PLACE_WORDS = re.compile(
    r"(?:thôn|bản|ấp|buôn|khóm|khu phố|tổ dân phố|xã|phường|thị trấn|huyện|tỉnh)(?: \S+){1,4}",
    re.IGNORECASE,
)


def converted(
    sheet: str, rows: list[list[Any]], fonts: Mapping[CellPlace, str], *, odd: bool
) -> DecodedSheet:
    """Return what `decode_sheet` does, for a sheet with such fonts or (`odd`) odd letters."""
    suspects = _suspects(rows) if odd else []
    if not suspects and not fonts:
        return DecodedSheet(rows)
    lost = frozenset(text for text in suspects if _LOST.search(text) and not _LINK.search(text))
    sight = _SheetSight(sheet, rows, fonts, lost)
    sight.look(suspects)
    return sight.decoded()


def _suspects(rows: Iterable[Iterable[Any]]) -> list[str]:
    """Return the distinct texts of a sheet that may not be Vietnamese in Unicode."""
    distinct: set[Any] = set()
    for row in rows:
        distinct.update(row)
    return [text for text in distinct if isinstance(text, str) and _is_suspect(text)]


def _is_suspect(text: str) -> bool:
    if text.isascii():
        return "?" in text and _LOST.search(text) is not None
    return ODD.search(text) is not None or "\ufffd" in text or _LOST.search(text) is not None


@cache
def _known_phrases() -> frozenset[str]:
    """Return headings and words of lists, which can be shown as they name no person."""
    phrases = {word for column in contract() for word in (column.heading, *column.vocabulary)}
    return frozenset(match_key(phrase) for phrase in (*phrases, "Có", "Không"))


@cache
def _heading_words() -> frozenset[str]:
    words = {match_key(word) for c in contract() for word in _LETTERS.findall(c.heading)}
    return frozenset(words)


def _is_known(text: str) -> bool:
    """Return whether a text is a heading, a word of a list, or composed of words of headings."""
    words = _LETTERS.findall(text)
    known = bool(words) and all(match_key(word) in _heading_words() for word in words)
    return known or match_key(text) in _known_phrases()


def _is_hyphenated(text: str) -> bool:
    """Return whether a word is odd only by its soft hyphens.

    A soft hyphen is also a letter of TCVN3, so it alone proves nothing.
    """
    if SOFT_HYPHEN not in text:
        return False
    readings = (to_unicode(text, code) for code in ENCODINGS if knows(text, code))
    return _is_known(text.replace(SOFT_HYPHEN, "")) and not any(map(_is_known, readings))


def _can_be_shown(text: str) -> bool:
    plain = " ".join(text.split())
    if len(plain) > LONGEST_EXAMPLE:
        return False
    return _is_known(plain) or bool(_PLACE_WORDS.fullmatch(plain))


def _as_written(text: str) -> str:
    """Return converted text in capitals where its ASCII letters are capitals.

    TCVN3 has no capitals with tones.
    """
    plain = [char for char in text if char.isascii() and char.isalpha()]
    return text.upper() if len(plain) > 1 and all(map(str.isupper, plain)) else text


def _cell(place: CellPlace) -> str:
    return f"{letters_of(place[1])}{place[0] + 1}"


def _named(places: list[CellPlace]) -> list[str]:
    """Return the first few cells, and the number of the others."""
    return with_rest([_cell(place) for place in places[:NAMED_CELLS]], len(places))


@dataclass
class _Votes:
    """The numbers of texts of certain code, by kind, in the rows and columns of a sheet."""

    rows: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    columns: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    records: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    first: int | None = None

    def add(self, place: CellPlace, kind: str) -> None:
        """Count a text of certain code; texts are added row by row.

        `first` is the first row with a text in an old code, `records` the kinds in each column
        below that row.
        """
        self.rows[place[0]][kind] += 1
        self.columns[place[1]][kind] += 1
        if self.first is not None and place[0] > self.first:
            self.records[place[1]].add(kind)
        if kind != "unicode" and self.first is None:
            self.first = place[0]

    @cached_property
    def torn(self) -> bool:
        """Whether a record below the first has both kinds, so that records prove nothing."""
        return any(len(kinds) > 1 for at, kinds in self.rows.items() if at > (self.first or 0))

    def company(self, place: CellPlace) -> str | None:
        """Return the only kind of the certain texts in a place's record and column, else None.

        A column counts only if it has more texts than a heading has rows, and not for a heading:
        headings and records prove nothing about each other. None where the record and the column
        differ, or where the column has both kinds in a sheet whose records have both too.
        """
        if self.torn and len(self.records.get(place[1], ())) > 1:
            return None
        row, column = self.rows.get(place[0], Counter()), self.columns.get(place[1], Counter())
        heading = not row and (self.first is None or place[0] < self.first)
        firm = _only(column) if column.total() > HEADING_ROWS and not heading else None
        kinds = {kind for kind in (_only(row), firm) if kind is not None}
        return kinds.pop() if len(kinds) == 1 else None


def _only(kinds: Counter[str]) -> str | None:
    return next(iter(kinds)) if len(kinds) == 1 else None


class _SheetSight:
    """The decisions on the cells of one sheet: converted, doubtful or lost."""

    def __init__(
        self,
        sheet: str,
        rows: list[list[Any]],
        fonts: Mapping[CellPlace, str],
        lost: frozenset[str],
    ) -> None:
        self.sheet, self.rows, self.fonts, self.lost_texts = sheet, rows, fonts, lost
        self.guesses: list[CodeGuess] = []
        self.converted: dict[CellPlace, tuple[str, str]] = {}
        self.doubtful: list[CellPlace] = []
        self.lost: list[CellPlace] = []
        self.strange = False
        self.kinds: dict[str, tuple[FoundEncoding, tuple[Encoding, ...]]] = {}

    def _texts(self) -> Iterator[tuple[CellPlace, str]]:
        for at, row in enumerate(self.rows):
            for place, cell in enumerate(row):
                if isinstance(cell, str) and (not cell.isascii() or "?" in cell):
                    yield (at, place), cell

    def look(self, suspects: list[str]) -> None:
        """Decide about every cell of the sheet."""
        misread = {text: original for text in suspects if (original := _misread(text))}
        unread = [x for x in suspects if x not in misread and not _is_hyphenated(x)]
        self.guesses = guesses(unread, set(self.fonts.values()))
        odd = {w for t in unread if not VIETNAMESE.search(t) for w in odd_words(t)}
        self.strange = bool(self.guesses) or is_doubtful(odd)
        votes, waiting = _Votes(), []
        for place, text in self._texts():
            if text in self.lost_texts:
                self.lost.append(place)
            elif text in misread:
                self.converted[place] = ("utf-8", misread[text])
            elif not text.isascii():
                kind = self._settle(place, text)
                waiting += [(place, text)] if kind == "open" else []
                if kind in ("unicode", *ENCODINGS):
                    votes.add(place, kind)
        for place, text in waiting:
            self._by_company(place, text, votes)
        if self.doubtful and not self.guesses:
            self.doubtful += self._beside_doubtful()

    def _beside_doubtful(self) -> list[CellPlace]:
        """Return the places of texts that may be in an old code, in records with doubtful texts.

        "Có" in TCVN3 is "Cã", which is also possible in Unicode and would be accepted unchanged. A
        record with a letter that only Unicode has is in Unicode.
        """
        records: dict[int, list[tuple[CellPlace, str]]] = {at: [] for at, _ in self.doubtful}
        for place, text in self._texts():
            if place[0] in records:
                records[place[0]].append((place, text))
        return [
            place
            for texts in records.values()
            if not any(VIETNAMESE.search(text) for _, text in texts)
            for place, text in texts
            if not odd_words(text) and any(fits(text, code, strictly=False) for code in ENCODINGS)
        ]

    def _settle(self, place: CellPlace, text: str) -> str:
        """Return the kind of a text: `unicode`, an old code (then convert it) or `open`.

        Empty for a text that is left and counts for no other.
        """
        font = self.fonts.get(place)
        if font is not None:
            return self._by_font(place, text, font)
        kind, _ = self._kind(text)
        if kind in ENCODINGS:
            self._convert(place, text, kind)
        elif kind == "open" and not odd_words(text):
            return self._by_words(place, text)
        return kind

    def _by_words(self, place: CellPlace, text: str) -> str:
        """Return the kind of a text that is possible in Unicode and in an old code.

        It is decided by the known headings and words of lists; `open` where they do not decide,
        empty on a sheet with fonts of old codes.
        """
        if self.fonts:
            return ""
        _, codes = self._kind(text)
        known = [code for code in codes if _is_known(to_unicode(text, code))]
        if _is_known(text):
            return "open" if known else "unicode"
        if len(known) == 1:
            self._convert(place, text, known[0])
            return known[0]
        return "open"

    def _by_font(self, place: CellPlace, text: str, font: str) -> str:
        code = encoding_of_font(font)
        if code is None or VIETNAMESE.search(text):
            return "unicode"
        if fits(text, code, strictly=False):
            self._convert(place, text, code, capitals=draws_capitals(font))
            return code
        if odd_words(text):
            self.doubtful.append(place)
            return ""
        return "unicode" if not knows(text, code) else ""

    def _kind(self, text: str) -> tuple[FoundEncoding, tuple[Encoding, ...]]:
        if text not in self.kinds:
            self.kinds[text] = self._look_at(text)
        return self.kinds[text]

    def _look_at(self, text: str) -> tuple[FoundEncoding, tuple[Encoding, ...]]:
        """Return the kind of a text by its letters alone, and its possible codes."""
        codes = [one.encoding for one in self.guesses]
        near = tuple(code for code in codes if fits(text, code, strictly=False))
        strict = tuple(code for code in near if fits(text, code, strictly=True))
        if VIETNAMESE.search(text) or not words_of(text) or _is_hyphenated(text):
            return "unicode", ()
        odd = odd_words(text)
        if not odd:
            return ("open", near) if near else ("unicode", ())
        best = strict or near
        if len(best) == 1:
            return best[0], best
        if best or any(map(is_foreign, odd)) or is_doubtful(odd):
            return "open", best
        return "unicode", ()

    def _by_company(self, place: CellPlace, text: str, votes: _Votes) -> None:
        """Convert a text of unclear code, leave it or record it as doubtful, by texts around it."""
        _, codes = self._kind(text)
        company = votes.company(place)
        if company in codes:
            self._convert(place, text, company)
        elif odd_words(text):
            self.doubtful += [place] if self.strange else []
        elif company != "unicode" and self.guesses:
            self.doubtful.append(place)

    def _convert(self, place: CellPlace, text: str, code: Any, *, capitals: bool = False) -> None:
        self.converted[place] = (code, _as_written(to_unicode(text, code, capitals=capitals)))

    def decoded(self) -> DecodedSheet:
        """Return the sheet with the converted texts, and its faults."""
        rows = self.rows
        if self.converted:
            rows = list(rows)
            for at in {place[0] for place in self.converted}:
                rows[at] = list(rows[at])
            for (at, column), (_, text) in self.converted.items():
                rows[at][column] = text
        self.doubtful.sort()
        faults = (*self._converted(), *self._left(), *self._losses())
        return DecodedSheet(rows, faults, tuple(self.doubtful), tuple(self.lost))

    def _converted(self) -> Iterator[Fault]:
        sure: dict[str, float] = {one.encoding: one.sure for one in self.guesses}
        for code in (*ENCODINGS, "utf-8"):
            places = sorted(place for place, (own, _) in self.converted.items() if own == code)
            if not places:
                continue
            share = min(round(sure.get(code, 99)), 99)
            params = {"encoding": NAMES[code], "sure": share, "count": len(places)}
            example = next((p for p in places if _can_be_shown(self.converted[p][1])), None)
            if example is None:
                yield Fault("RV-241", None, self.sheet, _cell(places[0]), params=params)
                continue
            before = " ".join(self.rows[example[0]][example[1]].split())
            words = {"before": before, "after": " ".join(self.converted[example][1].split())}
            yield Fault("RV-240", None, self.sheet, _cell(example), params={**params, **words})

    def _left(self) -> Iterator[Fault]:
        if self.doubtful:
            params = {"cells": _named(self.doubtful), "count": len(self.doubtful)}
            yield Fault("RV-242", None, self.sheet, _cell(self.doubtful[0]), params=params)

    def _losses(self) -> Iterator[Fault]:
        if self.lost:
            code = "RV-243" if len(self.lost_texts) >= LOST_TEXTS else "RV-244"
            params = {"cells": _named(self.lost), "count": len(self.lost)}
            yield Fault(code, None, self.sheet, _cell(self.lost[0]), params=params)


def _misread(text: str) -> str | None:
    """Return the original of misread UTF-8 where that is Vietnamese, else None."""
    original = from_misread_utf8(text)
    if original is None or original.isascii() or not original.isprintable():
        return None
    return original if not ODD.search(original) else None
