"""A commune's own workbook returned: coloured, commented, with a letter and a list in front."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import python_calamine

from ravo.backups import part_of
from ravo.fault_words import Audience
from ravo.faults import unreadable, usage
from ravo.files import is_same_file, stem_of, whole_file
from ravo.messages import Lang, say
from ravo.results.fault_lines import fault_lines
from ravo.results.faults_sheet import HEADS
from ravo.returned.added_sheets import MOST_LINKS, SHEET_TYPE, sheet_xml
from ravo.returned.comments import (
    BLOCK,
    COMMENTS_TYPE,
    VML_TYPE,
    Commented,
    empty_comments,
    shapes,
    with_ours,
)
from ravo.returned.left_out import leave_out
from ravo.returned.letter import (
    Letter,
    letter_page,
    letter_rows,
    list_order,
    list_page,
    list_rows,
)
from ravo.returned.marked_sheet import (
    Frame,
    Ranks,
    SheetMarker,
    column_styles,
    comments_place,
    frame_of,
    merged_anchors,
    skeleton_root,
    unselected,
)
from ravo.returned.marks import (
    CellMark,
    MarkedPlace,
    SheetMarks,
    anchored,
    comment_text,
    marks_of,
    place_of,
    remarks_of,
    worst,
)
from ravo.returned.parts import Package, resolved
from ravo.returned.rebuilt import rebuilt
from ravo.returned.sheet_list import (
    SheetPart,
    free_name,
    put_in_front,
    quoted,
    remove_own,
    sheets_of,
)
from ravo.returned.splice import Node, OddXml, parse, spliced
from ravo.returned.styles import StyleSheet
from ravo.review.review import Review
from ravo.workbook.gate import BOOK
from ravo.workbook.own_sheets import are_in_front
from ravo.workbook.products import RETURNED_SUFFIX
from ravo.xlsx.blocks import MOST_ROWS
from ravo.xlsx.sheet_names import FAULTS, LETTER

OWN_KINDS = ("xlsx", "xlsm", "csv")
_BROKEN = (OddXml, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, KeyError)


@dataclass(frozen=True, slots=True)
class CopyWords:
    """The language and the audience of a copy; whether its workbook had a password."""

    lang: Lang
    audience: Audience
    had_password: bool


def returned_name(source: Path) -> str:
    """Return the file name of the copy of a workbook: `xa.xlsx` → `xa.tra-lai.xlsx`."""
    return stem_of(source) + RETURNED_SUFFIX


def is_as_given(path: Path) -> bool:
    """Return whether no other program saved a returned copy since it was written."""
    return are_in_front(part_of(path, BOOK))


def write_returned(
    review: Review,
    data: bytes,
    target: Path,
    lang: Lang,
    *,
    audience: Audience = "operator",
    kind: str = "xlsx",
    had_password: bool = False,
) -> None:
    """Write a copy of the commune's own workbook with its faults marked.

    `review` has the faults. `data` is the workbook as it was read (decrypted: the copy has no
    password, and its letter reports that), `kind` its format; for a survey as text it is a workbook
    with the cells of its files. `target` is the file to write, `lang` the language of letter and
    comments, in the words of the `audience`; `had_password` is True for an encrypted input.

    Cells with faults are coloured by rank and commented; a letter and a list of faults are in
    front. The copy of an `.xlsx` or `.xlsm` has all other bytes unchanged, except macros; of any
    other format, or of a damaged workbook, the copy has values only, which the letter reports.

    A workbook that is itself a returned copy is cleared first: ravo's two sheets and comments are
    removed, and cells in exactly ravo's colours get back their former solid colour, or none where
    the program that saved the copy did not keep it.

    Raises UsageProblem (exit code 2) where the target is the input or cannot be written,
    InputProblem (exit code 3) where no copy can be made.
    """
    _refuse_the_input(review, target)
    words = CopyWords(lang, audience, had_password)
    with whole_file(target) as temporary:
        if kind in OWN_KINDS:
            try:
                _Copy(review, data, words).write(temporary)
            except _BROKEN:
                _write_rebuilt(review, data, temporary, words)
        else:
            _write_rebuilt(review, data, temporary, words)


def _refuse_the_input(review: Review, target: Path) -> None:
    if is_same_file(target, Path(review.survey.source.path)):
        raise usage("RV-157", path=str(target))


def _write_rebuilt(review: Review, data: bytes, path: Path, words: CopyWords) -> None:
    name = Path(review.survey.source.path).name
    try:
        fresh, names = rebuilt(data)
        _Copy(review, fresh, words, renamed=names).write(path)
    except (*_BROKEN, python_calamine.CalamineError):
        raise unreadable("RV-158", path=name) from None


@dataclass
class _SheetPlan:
    """One worksheet of the copy: its frame in the copy, the ranks of its marked rows."""

    sheet: SheetPart
    frame: Frame
    rows: dict[int, Ranks] = field(default_factory=dict)
    columns: list[tuple[int, int, int]] = field(default_factory=list)


class _Copy:
    """The copy of one workbook, which `write` writes."""

    def __init__(
        self,
        review: Review,
        data: bytes,
        words: CopyWords,
        renamed: dict[str, str] | None = None,
    ) -> None:
        self.review, self.renamed = review, renamed
        self.lang, self.audience = words.lang, words.audience
        self.package = Package(data)
        remove_own(self.package)
        notes = ["returned.rebuilt" if renamed is not None else "returned.kept"]
        notes += leave_out(self.package)
        notes += ["returned.lost_password"] if words.had_password else []
        self.notes = [say(key, self.lang) for key in notes]
        self.styles = StyleSheet(self.package)
        self.sheets = sheets_of(self.package)
        if any("macrosheet" in sheet.kind.lower() for sheet in self.sheets):
            raise OddXml("macro sheet")
        self.block = 1
        self.threaded = 0
        self.ranks: list[int] = []
        self.remarks: list[str] = []

    def write(self, path: Path) -> None:
        """Mark every sheet, add the letter and the list, and write the file."""
        faults = self.review.to_clear_up
        marks, self.ranks = marks_of(faults), faults.ranks.tolist()
        self.remarks = remarks_of(faults, self.lang, self.audience)
        streams: dict[str, Iterator[bytes]] = {}
        names = self._names()
        for sheet in self.sheets:
            if sheet.kind == "worksheet":
                plan = self._planned(sheet, marks.get(names.get(sheet.name, ""), SheetMarks()))
                streams[sheet.part] = self._sheet(plan)
            elif self.package.has(sheet.part):
                self.package.changed[sheet.part] = unselected(self.package.read(sheet.part))
        streams |= self._added()
        self.package.write(path, streams, self.styles.part, self.styles.finish)

    def _names(self) -> dict[str, str]:
        """Return, by the names of the copy's sheets, the names that faults use for them."""
        if self.renamed is None:
            return {sheet.name: sheet.name for sheet in self.sheets}
        return {new: old for old, new in self.renamed.items()}

    def _planned(self, sheet: SheetPart, marks: SheetMarks) -> _SheetPlan:
        frame = frame_of(self.package.stream(sheet.part))
        root = skeleton_root(frame)
        places = {*marks.cells, *((row, 0) for row in marks.rows)}
        cell_marks = anchored(marks, merged_anchors(root, places), self.ranks)
        frame = self._comments(sheet, frame, root, cell_marks)
        rows: dict[int, Ranks] = {}
        for (row, column), mark in cell_marks.items():
            rows.setdefault(row, {})[column] = mark.rank
        for row, faults in marks.rows.items():
            rows.setdefault(row, {})[-1] = worst(faults, self.ranks)
        plain = Frame(unselected(frame.head), frame.tail, frame.prefix)
        return _SheetPlan(sheet, plain, rows, column_styles(root))

    def _sheet(self, plan: _SheetPlan) -> Iterator[bytes]:
        yield plan.frame.head
        marker = SheetMarker(plan.frame, plan.rows, plan.columns, self.styles.marked)
        yield from marker.copied(self.package.stream(plan.sheet.part))
        yield b"</" + plan.frame.prefix + b"sheetData>" + plan.frame.tail

    def _comments(
        self, sheet: SheetPart, frame: Frame, root: Node, marks: dict[MarkedPlace, CellMark]
    ) -> Frame:
        """Add the comments; return the frame, with a drawing added where the sheet had none."""
        threads = self._threads(sheet)
        self.threaded += len(threads & set(marks))
        texts = {
            place: comment_text([self.remarks[at] for at in mark.faults], self.lang)
            for place, mark in sorted(marks.items())
            if place not in threads
        }
        part = self.package.related(sheet.part, "comments")
        if part is None and not texts:
            return frame
        xml = self.package.read(part) if part else empty_comments(self.package)
        done = with_ours(xml, texts)
        if part:
            self.package.changed[part] = done.xml
        else:
            part = self.package.new_name("xl/comments", ".xml")
            self.package.add(part, done.xml, COMMENTS_TYPE)
            self.package.relate(sheet.part, "comments", part)
        return self._shapes(sheet, frame, root, done)

    def _threads(self, sheet: SheetPart) -> set[MarkedPlace]:
        """Return the cells with a threaded comment, which programs show in place of a comment."""
        part = self.package.related(sheet.part, "threadedComment")
        if part is None:
            return set()
        nodes = parse(self.package.read(part)).within("threadedComment")
        return {place for node in nodes if (place := place_of(node.attribute("ref")))}

    def _shapes(self, sheet: SheetPart, frame: Frame, root: Node, done: Commented) -> Frame:
        drawing = root.child("legacyDrawing")
        if drawing is not None:
            part = self._related(sheet.part, drawing)
            self.package.changed[part] = shapes(self.package.read(part), done, self.block)
            return frame
        if not done.lengths:
            return frame
        vml = shapes(None, done, self.block)
        self.block += len(done.lengths) // BLOCK + 1
        part = self.package.new_name("xl/drawings/vmlDrawing", ".vml")
        self.package.add(part, vml, VML_TYPE)
        reference = self.package.relate(sheet.part, "vmlDrawing", part)
        element = (
            f'<{root.prefix}legacyDrawing xmlns:r="{self.package.office}" r:id="{reference}"/>'
        )
        at = comments_place(root)
        whole = spliced(frame.skeleton, [(at, at, element.encode())])
        return Frame(frame.head, whole[len(frame.skeleton) - len(frame.tail) :], frame.prefix)

    def _related(self, part: str, node: Node) -> str:
        wanted = node.attribute("id")
        for relation in self.package.relations(part):
            if relation.attribute("Id") == wanted:
                return resolved(part, relation.attribute("Target") or "")
        raise OddXml("legacyDrawing")

    def _added(self) -> dict[str, Iterator[bytes]]:
        """Add the letter and the list; return the streams of their parts."""
        taken = [sheet.name for sheet in self.sheets]
        names = [free_name(LETTER, taken), free_name(FAULTS, taken)]
        parts = []
        for _ in names:
            part = self.package.new_name("xl/worksheets/sheet", ".xml")
            self.package.add(part, b"", SHEET_TYPE)
            parts.append(part)
        faults = list_order(self.review)
        lines = fault_lines(faults)
        put_in_front(self.package, names, parts, _ranges(names[1], len(lines)))
        shown = {old: new for new, old in self._names().items()}
        notes = [*self.notes, *self._more_notes(len(lines))]
        letter = Letter(self.review, faults, shown, notes, names[1], lines, self.audience)
        lang, main = self.lang, self.package.main
        pages = (
            (letter_page(lang), letter_rows(letter, lang), True),
            (list_page(lang), list_rows(letter, lang), False),
        )
        return {
            part: sheet_xml(main, page, rows, self.styles, active=active)
            for part, (page, rows, active) in zip(parts, pages, strict=True)
        }

    def _more_notes(self, faults: int) -> Iterator[str]:
        if self.threaded:
            yield say("returned.threads", self.lang, count=self.threaded)
        if faults > MOST_LINKS:
            yield say("returned.links", self.lang, count=MOST_LINKS)
        if faults > MOST_ROWS - 1:
            key = "rows_cut_plain" if self.audience == "plain" else "rows_cut"
            yield say(f"returned.{key}", self.lang, count=MOST_ROWS - 1, all=faults)


def _ranges(sheet: str, faults: int) -> str:
    """Return the names of the list's filter and of the headings on every printed page."""
    last = chr(64 + len(HEADS))
    name = quoted(sheet).replace("&", "&amp;")
    rows = min(max(faults, 1) + 1, MOST_ROWS)
    return (
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">'
        f"{name}!$A$1:${last}${rows}</definedName>"
        f'<definedName name="_xlnm.Print_Titles" localSheetId="1">{name}!$1:$1</definedName>'
    )
