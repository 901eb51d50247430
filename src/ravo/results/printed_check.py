"""The comparison of the printed sheets `Danh sách` and `Tổng hợp` with `Kết quả`, by cell.

Both are written for people, and the list is signed. Their words and figures follow from `Kết quả`
and `Cách tính`, so they are formed again from what was read, and compared. Rows of the list may be
in any order; dates, names and signatures below it are the officers' own, and so is a note where
ravo wrote none.
"""

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, zip_longest
from pathlib import Path
from typing import Any, NamedTuple, get_args

from ravo.contract.headings import SheetRows, letters_of
from ravo.criteria import Edition, load_edition
from ravo.criteria.terms import CLASSES
from ravo.faults import Fault, RavoError
from ravo.faults.severity import FileVerdict
from ravo.messages import LANGS, Lang, Text, say, text
from ravo.messages.texts.results import TEXTS
from ravo.quotes import code_words, heading_words, quoted
from ravo.results.facts import ResultsFacts
from ravo.results.list_columns import COLUMNS, list_columns, listed_again, order_of
from ravo.results.list_sheet import foot_lines, heading_words_of, village_words
from ravo.results.results import Results
from ravo.results.summary import summarise_again
from ravo.results.summary_sheet import summary_cells
from ravo.results.words import class_quoted, class_word, classes_by_word
from ravo.text import loose_key, shortened, whole_number, with_rest
from ravo.typed_columns import by_value
from ravo.xlsx.sheet_names import FAULTS, LIST, RESULTS, SUMMARY
from ravo.xlsx.sheets import safe_text

PRINTED_KEY = "printed"
"""The key of the language and the layout of the printed sheets."""
NAMED_CELLS = 3
"""The most cells that one message names."""
LONGEST = 80
NUMBER, NOTES, CLASS = "stt", "notes", "class"
COMPARED = tuple(name for name in COLUMNS if name != NUMBER)
NAMING = ("head", "village", CLASS)
"""Columns of which a row of the list has at least one."""
ALIKE = len(COMPARED) // 2
MOST_TRIED = 10_000
"""Pairs of rows that are tried one by one; of more, only those of one name and village."""
PrintedRow = dict[str, str]
"""What a row of the list says, by column, as comparable text."""


def printed_form(lang: Lang) -> str:
    """Return the value of `PRINTED_KEY`: the language, and a checksum of words and columns.

    Only sheets in the layout of this version of ravo can be formed again word by word.
    """
    words = [getattr(TEXTS[key], lang) for key in sorted(TEXTS)]
    shape = repr((words, list(COLUMNS), [*CLASSES]))
    return f"{lang} {hashlib.sha256(shape.encode()).hexdigest()[:12]}"


class Deviation(NamedTuple):
    """A cell of a printed sheet, its contents, and the contents by the results."""

    cell: str
    printed: object
    due: object

    def worded(self) -> Text:
        """Return the difference in words."""
        blank = text("results.printed_blank")
        printed, due = (
            blank if words in ("", None) else words for words in (self.printed, self.due)
        )
        return text("results.printed_cell").filled(cell=self.cell, said=printed, due=due)


class _Deviations(NamedTuple):
    """The differences on one sheet; `classes` are those that concern a class."""

    classes: list[Deviation]
    others: list[Deviation]


def printed_faults(
    results: Results, facts: ResultsFacts, book: Mapping[str, SheetRows], sheets: Sequence[str]
) -> tuple[Fault, ...]:
    """Return the faults of printed sheets that differ from the results or are missing.

    `book` has the rows of the sheets that were read, `sheets` are the names of all sheets. Nothing
    is compared for results of a version that did not record the layout.
    """
    lang, _, form = (facts.first(PRINTED_KEY) or "").partition(" ")
    if not form:
        return ()
    name = Path(results.source.path).name
    faults = [
        Fault("RV-4058", params={"path": name, "sheet": sheet})
        for sheet in (LIST, SUMMARY, FAULTS)
        if sheet not in sheets
    ]
    known: Lang = "en" if lang == "en" else "vi"
    same_form = facts.first(PRINTED_KEY) == printed_form(known)
    edition = _edition_of(results)
    if LIST in book:
        deviations = _ListCheck(results, edition, known, book[LIST]).compare(whole=same_form)
        faults += _faults(name, LIST, deviations)
    if SUMMARY in book and same_form and results.verdict in get_args(FileVerdict):
        others = list(_summary_deviations(results, edition, known, book[SUMMARY]))
        faults += _faults(name, SUMMARY, _Deviations([], others))
    return tuple(faults)


def _faults(path: str, sheet: str, deviations: _Deviations) -> Iterator[Fault]:
    for code, cells in (("RV-4056", deviations.classes), ("RV-4057", deviations.others)):
        if cells:
            named: list[object] = [cell.worded() for cell in cells[:NAMED_CELLS]]
            named += with_rest([], len(cells) - len(named))
            params = {"path": path, "sheet": sheet, "count": len(cells), "cells": named}
            yield Fault(code, params=params)


def _edition_of(results: Results) -> Edition | None:
    """Return the edition that judged the results; None for one from a province's own file."""
    try:
        return load_edition(results.edition_id) if results.edition_id else None
    except RavoError:
        return None


# comparable text


def _plain(cell: object) -> str:
    """Return a cell as text that is equal for equal words or equal figures."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, int | float):
        return format(float(cell), ".12g")
    return " ".join(str(cell).split())


def _shown(cell: object) -> object:
    """Return a cell as a message shows it: a figure, or an officer's words."""
    if isinstance(cell, int | float):
        return round(cell, 2)
    return shortened(heading_words(_plain(cell)), LONGEST)


class _PlainTexts(dict[Any, str]):
    """A cache of cells as comparable text, as thousands of cells hold few different values."""

    def __missing__(self, cell: Any) -> str:
        self[cell] = _plain(cell)
        return self[cell]

    def of(self, cells: Iterable[Any]) -> list[str]:
        """Return many cells as comparable text."""
        return list(map(self.__getitem__, cells))


class _SafeTexts(_PlainTexts):
    """A cache of values as comparable text of the cells that ravo writes for them."""

    def __missing__(self, cell: Any) -> str:
        self[cell] = _plain(safe_text(cell) if isinstance(cell, str) else cell)
        return self[cell]


class _ListedLines(NamedTuple):
    """Households of a list: the number of each row, and their columns as comparable text."""

    rows: Sequence[int]
    columns: Mapping[str, Sequence[str]]

    def row(self, place: int) -> PrintedRow:
        """Return one household."""
        return {name: words[place] for name, words in self.columns.items()}


def _with_class_ids(columns: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return columns with the ids of classes in place of their words."""
    size = len(next(iter(columns.values())))
    for name in (CLASS, "last_class"):
        words = columns.get(name, [""] * size)
        ids = {word: _class_key(word) for word in set(words)}
        columns[name] = [ids[word] for word in words]
    return columns


class _ListCheck:
    """The comparison of the present `Danh sách` with the list that follows from the results."""

    def __init__(
        self, results: Results, edition: Edition | None, lang: Lang, rows: SheetRows
    ) -> None:
        self.results, self.edition, self.lang, self.rows = results, edition, lang, rows
        self.due = list_columns(listed_again(results), lang)
        self.head, self.known = _heading_row(rows)
        # A changed heading does not move its column from where ravo writes it.
        free = {n: at for at, n in enumerate(COLUMNS) if at not in self.known.values()}
        self.places = {**free, **self.known} if len(self.known) > ALIKE else {}
        self.deviations = _Deviations([], [])

    def compare(self, *, whole: bool) -> _Deviations:
        """Return the deviations; for a list in another layout only those of its rows."""
        if CLASS not in self.places or "head" not in self.places:
            wanted = text("results.printed_headings").filled(name=say("results.list_class", "vi"))
            self.deviations.classes.append(Deviation("A1", "", wanted))
            return self.deviations
        if whole:
            self._compare_top()
        last = self._compare_rows(whole=whole)
        if whole:
            self._compare_foot(last)
        return self.deviations

    def _compare_top(self) -> None:
        """Compare the words above the list (whose, which year, which law) and the headings."""
        above = {_plain(row[0]) for row in self.rows[: self.head] if row}
        for row, due in heading_words_of(self.results.info, self.edition, self.lang).items():
            if _plain(due) not in above:
                self._other(row, 0, self._text(row, 0), due)
        for place, name in enumerate(COLUMNS):
            if name not in self.known:
                due = say(f"results.list_{name}", self.lang)
                self._other(self.head, place, self._text(self.head, place), due)

    def _text(self, row: int, column: int) -> str:
        cells = self.rows[row] if row < len(self.rows) else ()
        return _plain(cells[column]) if column < len(cells) else ""

    def _other(self, row: int, column: int, printed: str, due: str) -> None:
        cell = f"{letters_of(column)}{row + 1}"
        self.deviations.others.append(Deviation(cell, _shown(printed), _shown(due)))

    # the households

    def _compare_rows(self, *, whole: bool) -> int:
        """Compare the households; return their last row, from 0."""
        rows, cells = self._listed()
        if cells != self._cells_due():
            self._compare_cells(rows, cells, whole=whole)
        if whole and NUMBER in self.places:
            self._compare_villages(rows)
        return max(rows, default=self.head)

    def _compare_cells(
        self, rows: Sequence[int], cells: Mapping[str, Sequence[Any]], *, whole: bool
    ) -> None:
        """Compare households cell by cell, where some differ from what ravo writes."""
        plain, safe = _PlainTexts(), _SafeTexts()
        columns = {name: plain.of(values) for name, values in cells.items()}
        printed = _ListedLines(rows, _with_class_ids(columns))
        columns = {column.id: safe.of(column.values) for column in self.due}
        due = _ListedLines(range(len(columns[NUMBER])), _with_class_ids(columns))
        names = [name for name in COMPARED if name in self.places]
        left, missing = _apart(printed, due, names)
        for at, place in _paired(left, missing, names):
            self._compare_row(at, left[at], missing[place], whole=whole)
            del left[at]
            del missing[place]
        nobody = text("results.printed_nobody")
        for at, row in left.items():
            listed = class_quoted(_class_in_words(row.get(CLASS, ""), self.lang))
            self.deviations.classes.append(Deviation(self._cell(at, CLASS), listed, nobody))
        for place in sorted(missing):
            self.deviations.classes.append(self._unlisted(place))
        if whole and NUMBER in self.places:
            self._compare_numbers(printed)

    def _listed(self) -> tuple[list[int], dict[str, list[Any]]]:
        """Return the rows of the households on the list, from 0, and their cells by column."""
        below = self.head + 1
        cells = list(zip_longest(*self.rows[below:], fillvalue=""))
        blank = ("",) * (len(self.rows) - below)
        columns = {n: cells[at] if at < len(cells) else blank for n, at in self.places.items()}
        named = [by_value(columns[name], _plain) for name in NAMING if name in columns]
        kept = list(map(any, zip(*named, strict=True)))
        rows = compress(range(below, len(self.rows)), kept)
        return list(rows), {name: list(compress(c, kept)) for name, c in columns.items()}

    def _cells_due(self) -> dict[str, list[Any]]:
        """Return the expected cells of the list by column, in the order that ravo writes."""
        return {c.id: ["" if cell is None else cell for cell in c.values] for c in self.due}

    def _compare_row(self, at: int, printed: PrintedRow, due: PrintedRow, *, whole: bool) -> None:
        for name in COMPARED if whole else NAMING:
            if name not in self.places or _agrees(name, printed, due):
                continue
            cells = self.deviations.classes if name == CLASS else self.deviations.others
            words = (_class_in_words(row[name], self.lang) for row in (printed, due))
            shown = class_quoted if name in (CLASS, "last_class") else quoted
            cells.append(Deviation(self._cell(at, name), *map(shown, words)))

    def _cell(self, at: int, name: str) -> str:
        return f"{letters_of(self.places[name])}{at + 1}"

    def _unlisted(self, place: int) -> Deviation:
        """Return the difference of a household missing on the list, at its row of `Kết quả`."""
        row = order_of(listed_again(self.results))[place]
        code = self.results.households["code"].iloc[row]
        where = f"{RESULTS}!{self.results.letters.get('code', 'A')}{self.results.rows[row]}"
        klass = class_word(self.results.households["klass"].iloc[row], self.lang)
        lacks = text("results.printed_unlisted").filled(
            code=code_words(str(code or "–")), klass=klass
        )
        return Deviation(where, "", lacks)

    def _compare_numbers(self, printed: _ListedLines) -> None:
        """Compare the running numbers: each once, in any order."""
        numbers = printed.columns[NUMBER]
        times = Counter(numbers)
        known = {str(number) for number in range(1, len(self.results.households) + 1)}
        due = text("results.printed_number")
        for at, number in zip(printed.rows, numbers, strict=True):
            if times[number] > 1 or number not in known:
                self.deviations.others.append(
                    Deviation(self._cell(at, NUMBER), _shown(number), due)
                )

    def _compare_villages(self, rows: Sequence[int]) -> None:
        """Compare the headings of the villages above the last household, in any order."""
        homes = set(rows)
        above = range(self.head + 1, max(homes, default=self.head))
        place = self.places[NUMBER]
        here = {at: words for at in above if at not in homes and (words := self._text(at, place))}
        due = [_plain(words) for words in village_words(self.due, self.lang)]
        lacking = [words for words in due if words not in here.values()]
        for at, words in here.items():
            if words not in due:
                self._other(at, place, words, lacking.pop(0) if lacking else "")

    # the totals

    def _compare_foot(self, last: int) -> None:
        """Compare the totals below the households, down to the signatures."""
        sign = {_plain(say("results.list_prepared", lang)) for lang in LANGS}
        below: dict[int, str] = {}
        for at in range(last + 1, len(self.rows)):
            if self._text(at, 0) in sign:
                break
            if printed := self._text(at, 0):
                below[at] = printed
        due = [_plain(words) for words in self._foot()]
        if not len(self.results.households):
            due.insert(0, _plain(say("results.list_nobody", self.lang)))
        open_ = [at for at, printed in below.items() if printed not in due]
        for words in due:
            if words not in below.values():
                at = open_.pop(0) if open_ else max(below, default=last + 1)
                printed = below.get(at, "")
                self._other(at, 0, "" if printed in due else printed, words)
        for at in open_:
            self._other(at, 0, below[at], "")

    def _foot(self) -> Iterator[str]:
        summary = summarise_again(self.results, self.edition)
        for look, words in foot_lines(summary, self.lang):
            if look != "note" or self.results.departed is not None:
                yield safe_text(words)


def _heading_row(rows: SheetRows) -> tuple[int, dict[str, int]]:
    """Return the row most similar to the list's headings, and the place of each column."""
    known = {_plain(say(f"results.list_{n}", lang)): n for n in COLUMNS for lang in LANGS}
    best: tuple[int, dict[str, int]] = (0, {})
    for at, row in enumerate(rows[:40]):
        places = {known[word]: c for c, cell in enumerate(row) if (word := _plain(cell)) in known}
        if len(places) > len(best[1]):
            best = at, places
    return best


def _class_key(words: str) -> str:
    """Return the id of a class for its words in either language, other words as they are."""
    return classes_by_word().get(loose_key(words), words) if words else ""


def _class_in_words(value: str, lang: Lang) -> str:
    return class_word(value, lang) if value in CLASSES else value


def _agrees(name: str, printed: PrintedRow, due: PrintedRow) -> bool:
    return printed[name] == due[name] or (name == NOTES and not due[name])


def _apart(
    printed: _ListedLines, due: _ListedLines, names: Sequence[str]
) -> tuple[dict[int, PrintedRow], dict[int, PrintedRow]]:
    """Return the rows of the list without an equal row of the results, and the reverse.

    Both by their row numbers. Of several equal rows each matches only one.
    """
    plain = [name for name in names if name != NOTES]
    open_: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, key in enumerate(zip(*(due.columns[name] for name in plain), strict=True)):
        open_[key].append(place)
    notes = due.columns[NOTES]
    own = printed.columns.get(NOTES)
    left: dict[int, PrintedRow] = {}
    missing = set(range(len(due.rows)))
    keys = zip(*(printed.columns[name] for name in plain), strict=True)
    for number, key in enumerate(keys):
        same = open_.get(key, ())
        fits = (p for p in same if own is None or notes[p] in ("", own[number]))
        fit = next(fits, None)
        if fit is None:
            left[printed.rows[number]] = printed.row(number)
        else:
            open_[key].remove(fit)
            missing.discard(fit)
    return left, {place: due.row(place) for place in sorted(missing)}


def _paired(
    left: Mapping[int, PrintedRow], missing: Mapping[int, PrintedRow], names: Sequence[str]
) -> list[tuple[int, int]]:
    """Return pairs of an unmatched row of the list and a missing household, the most similar first.

    The running number decides between equally similar ones. A row that has less than half of its
    cells in common with every household is not paired.
    """
    named: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, due in missing.items():
        named[tuple(due[name] for name in NAMING[:2])].append(place)
    few = len(left) * len(missing) <= MOST_TRIED
    scores = []
    for at, row in left.items():
        tried = missing if few else named[tuple(row.get(name, "") for name in NAMING[:2])]
        by_number = (whole_number(row.get(NUMBER, "")) or 0) - 1
        for place in {*tried, *({by_number} & missing.keys())}:
            likeness = _likeness(row, missing[place], names)
            if likeness >= ALIKE:
                scores.append((-likeness, place != by_number, at, place))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, at, place in sorted(scores):
        if at not in pairs and place not in taken:
            pairs[at] = place
            taken.add(place)
    return list(pairs.items())


def _likeness(printed: PrintedRow, due: PrintedRow, names: Sequence[str]) -> int:
    return sum(printed[name] == due[name] for name in names)


# the summary


def _summary_deviations(
    results: Results, edition: Edition | None, lang: Lang, rows: SheetRows
) -> Iterator[Deviation]:
    """Yield the cells of `Tổng hợp` that differ from the results."""
    due = summary_cells(summarise_again(results, edition), lang)
    last = max(row for row, _ in due)
    if edition is None:
        # The tables of indicators and those below need the indicators' names.
        part = say("results.part_deprived", lang)
        last = next(row for (row, _), words in due.items() if words == part) - 1
    printed = {
        (at, column): cell
        for at, row in enumerate(rows[: last + 1])
        for column, cell in enumerate(row)
        if cell not in (None, "")
    }
    for at, column in sorted({place for place in due if place[0] <= last} | printed.keys()):
        here, wanted = printed.get((at, column)), due.get((at, column))
        if not _equal(here, wanted):
            yield Deviation(f"{letters_of(column)}{at + 1}", _shown(here), _shown(wanted))


def _equal(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return _plain(one) == _plain(other)
