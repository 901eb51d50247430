"""What is fuzzed, and what must hold of it: refusals are InputProblem or UsageProblem, rows add up.

Each target takes a `Feed` and a folder of its own to write in. Whatever it raises besides
RavoError is a finding, `Wrong` included: the oracles' own word.
"""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from ravo.contract.columns import SHEETS, Column, TableName, columns_of
from ravo.contract.headings import find_heading, heading_key, letters_of
from ravo.contract.models import is_blank
from ravo.contract.outcome import Read
from ravo.contract.values import read_value
from ravo.corrections.reader import read_corrections
from ravo.criteria import Indicator, edition_for_year
from ravo.fault_words import fault_message
from ravo.faults import Fault, RavoError
from ravo.faults.taxonomy import kind_of
from ravo.messages import LANGS
from ravo.profiles.draft import render_yaml
from ravo.profiles.guess import guess_profile
from ravo.profiles.loader import load_profile, profile_source
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.info import read_info
from ravo.survey.reader import read_survey
from ravo.survey.records import Reading, read_records
from ravo.survey.settings import ReadSettings
from ravo.workbook.book import open_book
from ravo.workbook.cell_scan import BadCell
from ravo.workbook.layout import MergedRange, Sheet, SheetLayout
from ravo.workbook.legacy import decode_sheet
from support import books
from support.folders import FORMATS, TESTS
from support.fuzzing.feed import Feed
from support.fuzzing.ingredients import edited, raw_of, text_of
from support.record_models import PYTHON_TYPES
from support.results_json import results_json

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TABLES: tuple[TableName, ...] = ("households", "members", "income")
Target = Callable[[Feed, Path], None]


class Wrong(AssertionError):
    """An oracle found that a result cannot be right."""


def holds(claim: bool, *about: object) -> None:
    """Raise Wrong where a claim does not hold."""
    if not claim:
        raise Wrong(*about)


# oracles


def sayable(faults: Iterable[Fault]) -> None:
    """Check that each fault has a code of the taxonomy and can be told in both languages."""
    for fault in faults:
        for lang in LANGS:
            message, hint = fault_message(fault, lang)
            holds(bool(message) and bool(hint), fault.code)


def refused_rightly(problem: RavoError) -> None:
    """Check that a refusal can be told."""
    sayable([problem.fault])


def reviewed(path: Path, wanted: ReadSettings | None = None) -> Review | None:
    """Return the review of a workbook whose counts add up; None where it is refused."""
    try:
        review = judge(read_survey(path, wanted))
    except RavoError as problem:
        refused_rightly(problem)
        return None
    counts, survey = review.counts, review.survey
    holds(counts.read == counts.scored + counts.rejected + counts.blank + counts.departed, counts)
    holds(counts.blank == survey.blank_rows and min(counts.scored, counts.rejected) >= 0, counts)
    holds(len(review.verdicts.klass) == len(survey.households.rows), "verdicts")
    sayable(review.faults)
    results_json(review, "vi")
    return review


# whole files


@cache
def _fixture(name: str) -> bytes:
    if name == "survey.xlsx":
        folder = TESTS / "fuzz" / "data"
        return (folder / name).read_bytes()
    return (FORMATS / name).read_bytes()


def _rezipped(data: bytes, feed: Feed) -> bytes:
    """Return an archive with one or two of its parts altered, its checksums mended."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in sorted(archive.namelist())}
    for _ in range(1 + feed.below(2)):
        name = feed.one_of(list(parts))
        parts[name] = edited(parts[name], feed)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def _read_all(path: Path) -> None:
    """Read every sheet of a workbook of any kind."""
    try:
        book = open_book(path)
        sheets = [book.read(name) for name in book.names]
    except RavoError as problem:
        refused_rightly(problem)
        return
    sayable(book.notes)
    for sheet in sheets:
        holds(len({len(row) for row in sheet.rows}) <= 1, "rows of one length")
        for bad in sheet.bad:
            holds(bad.row >= 1 and bad.column >= 0, bad)


def archives(feed: Feed, folder: Path) -> None:
    """Alter the parts of .xlsx, .xlsb and .ods files."""
    names = ("survey.xlsx", "households.xlsx", "households.xlsb", "households.ods")
    name = feed.one_of(names)
    path = folder / f"a{Path(name).suffix}"
    path.write_bytes(_rezipped(_fixture(name), feed))
    _read_all(path)
    reviewed(path)


def raw_files(feed: Feed, folder: Path) -> None:
    """Alter the bytes of files as they lie on the disk."""
    names = (
        "households.xls",
        "survey.xlsx",
        "households.xlsb",
        "households.ods",
        "read-only.xlsx",
        "password-rc4.xls",
    )
    name = feed.one_of(names)
    path = folder / f"a{Path(name).suffix}"
    path.write_bytes(edited(_fixture(name), feed))
    _read_all(path)
    reviewed(path)


# cells of a valid workbook


def _cell(feed: Feed, address: str) -> str:
    """Return the XML of one cell of any kind, right or wrong."""
    at = f' r="{address}"'
    kind = feed.below(14)
    text = text_of(feed)
    safe = _printable(text)
    made = {
        0: f'<c{at} t="inlineStr"><is><t>{safe}</t></is></c>',
        1: f'<c{at} t="str"><v>{safe}</v></c>',
        2: f"<c{at}><v>{int.from_bytes(feed.raw(3), 'little') / (1 + feed.below(200))}</v></c>",
        3: f"<c{at}><v>{safe}</v></c>",
        4: f'<c{at} t="e"><v>{safe or "#N/A"}</v></c>',
        5: f"<c{at}><f>{safe}</f></c>",
        6: f'<c{at} t="str"><f>A1</f><v>{safe}</v></c>',
        7: f'<c{at} t="b"><v>{feed.below(3)}</v></c>',
        8: f'<c{at} t="d"><v>{safe}</v></c>',
        9: f'<c{at} s="{feed.below(6)}"><v>{feed.below(60000)}</v></c>',
        10: (
            f'<c{at} t="inlineStr"><is><r><t '
            f'xml:space="preserve">{safe}</t></r><r><t>{safe}</t></r></is></c>'
        ),
        11: f"<c{at}/>",
        12: f'<c{at} t="s"><v>{feed.below(300)}</v></c>',
        13: f'<c{at} t="inlineStr"><is><t>{text}</t></is></c>',
    }
    return made[kind]


STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="170" '
    'formatCode="[h]:mm"/></numFmts><fonts count="2"><font><name val="Arial"/></font><font>'
    '<name val=".VnTime"/></font></fonts><fills count="1"><fill/></fills><cellXfs count="6">'
    '<xf fontId="0"/><xf fontId="1"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="46"/>'
    '<xf numFmtId="170" fontId="1"/></cellXfs></styleSheet>'
).encode()
FAR_ROWS, FAR_COLUMNS = (40, 9_000, 70_000, 1_048_576), ("A", "H", "AZ", "ZZ", "XFD")


def _strings(feed: Feed, xml: bytes) -> bytes:
    """Return shared strings with more of them, blank ones and a long one too."""
    more = [text_of(feed) for _ in range(feed.below(20))] + [" ", "", "dài " * 300]
    items = "".join(f'<si><t xml:space="preserve">{_printable(word)}</t></si>' for word in more)
    return xml.replace(b"</sst>", items.encode("utf-8", "replace") + b"</sst>")


def _printable(words: str) -> str:
    return "".join(char for char in escape(words) if char >= " ")


def _far_row(feed: Feed) -> str:
    """Return a row far below the others with a cell that is blank, or not."""
    number, letters = feed.one_of(FAR_ROWS), feed.one_of(FAR_COLUMNS)
    at = f'<c r="{letters}{number}" s="1"'
    inside = feed.one_of(
        (
            "/>",
            "><v></v></c>",
            ' t="s"><v>60</v></c>',
            ' t="inlineStr"><is><t> </t></is></c>',
            ' t="e"><v>#N/A</v></c>',
            "><v>7</v></c>",
            ' t="str"><f>A1</f><v></v></c>',
        )
    )
    return f'<row r="{number}">{at}{inside}</row>'


def _plain_cell(address: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return f'<c r="{address}"><v>{value}</v></c>'
    return f'<c r="{address}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def _record(feed: Feed, row: dict[str, Any], number: int) -> str:
    """Return the XML of one row, some of its cells put in by the fuzzer."""
    cells = [
        _cell(feed, f"{letters_of(place)}{number}")
        if feed.chance(8)
        else _plain_cell(f"{letters_of(place)}{number}", value)
        for place, value in enumerate(row.values())
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _sheet_xml(feed: Feed, rows: Sequence[dict[str, Any]], headless: bool = False) -> bytes:
    first = 1 if headless else 2
    head = "" if headless else _record(Feed(b""), {key: key for key in rows[0]}, 1)
    body = "".join(_record(feed, row, first + at) for at, row in enumerate(rows))
    body += _far_row(feed) if feed.chance(6) else ""
    after = "".join(
        f'<mergeCell ref="{letters_of(feed.below(9))}{1 + feed.below(5)}:'
        f'{letters_of(feed.below(12))}{1 + feed.below(7)}"/>'
        for _ in range(feed.below(3))
    )
    merged = f"<mergeCells>{after}</mergeCells>" if after else ""
    return (
        f'<worksheet xmlns="{MAIN}"><sheetData>{head}{body}</sheetData>{merged}</worksheet>'
    ).encode("utf-8", "replace")


def cells(feed: Feed, folder: Path) -> None:
    """Put cells of every kind into a valid survey workbook."""
    parts = _parts()
    households = [
        {**_more_columns(feed), **books.household(f"H{1 + at}", feed.below(13))}
        for at in range(1 + feed.below(3))
    ]
    members = [books.member(feed.one_of(("H1", "H2", "H9"))) for _ in range(1 + feed.below(3))]
    if feed.chance(2):
        parts["xl/styles.xml"] = STYLES
        parts["xl/sharedStrings.xml"] = _strings(feed, parts["xl/sharedStrings.xml"])
    parts["xl/worksheets/sheet2.xml"] = _sheet_xml(feed, households)
    parts["xl/worksheets/sheet3.xml"] = _sheet_xml(feed, members)
    if feed.chance(3):
        told = [{"key": key, "value": value} for key, value in books.INFO.items()]
        parts["xl/worksheets/sheet1.xml"] = _sheet_xml(feed, told, headless=True)
    reviewed(_zipped(folder / "a.xlsx", parts))


def _zipped(path: Path, parts: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _parts() -> dict[str, bytes]:
    """Return the parts of the good workbook, with shared strings besides."""
    with zipfile.ZipFile(io.BytesIO(_fixture("survey.xlsx"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    strings = (
        f'<Relationship Type="{RELATION}/sharedStrings" Target="sharedStrings.xml" Id="rId9"/>'
    )
    relations = "xl/_rels/workbook.xml.rels"
    closing = b"</Relationships>"
    parts[relations] = parts[relations].replace(closing, strings.encode() + closing)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}"><si><t>Có</t></si></sst>'.encode()
    return parts


def _more_columns(feed: Feed) -> dict[str, Any]:
    """Return a column of the contract that plain households do not have."""
    column = feed.one_of(columns_of("households"))
    return {column.heading: text_of(feed) if feed.chance(2) else None}


SHEET_NAMES = (
    "Hộ",
    "Thông tin",
    "Thành viên",
    "Thu nhập",
    "Ho",
    "HỘ",
    "Hộ (2)",
    "Copy of Hộ",
    "Ho\u0323\u0302",
    "Sheet1",
    "Lỗi",
    "=A1",
    "../x",
    "Thong tin",
    "Hộ cũ",
    "a'b",
    "",
)


def sheets(feed: Feed, folder: Path) -> None:
    """Name, hide, repeat and link the sheets of a workbook in any way."""
    parts = _parts()
    listed = "".join(
        f'<sheet name="{escape(feed.one_of(SHEET_NAMES))}" sheetId="{1 + at}" '
        f'state="{feed.one_of(("visible", "hidden", "veryHidden"))}" '
        f'r:id="rId{1 + feed.below(5)}"/>'
        for at in range(1 + feed.below(5))
    )
    named = "".join(
        f'<definedName name="{feed.one_of(("_ravo_letter", "_ravo_faults", "x"))}" hidden="1">'
        f"{escape(feed.one_of(SHEET_NAMES))}!{feed.one_of(('$A$1', '', text_of(feed)))}"
        "</definedName>"
        for _ in range(feed.below(3))
    )
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><sheets>{listed}</sheets>'
        f"<definedNames>{named}</definedNames></workbook>"
    ).encode("utf-8", "replace")
    if feed.chance(2):
        parts["xl/externalLinks/externalLink1.xml"] = feed.one_of(
            (b"<externalLink/>", b'<x><ddeLink ddeService="cmd"/></x>', b"\xff<ddeLink")
        )
        link = feed.one_of(("file:///a/b%20c.xlsx", "", "%ff%00", text_of(feed)))
        parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
            f'<R><Relationship Target="{escape(link)}"/></R>'.encode("utf-8", "replace")
        )
    path = _zipped(folder / "a.xlsx", parts)
    _read_all(path)
    reviewed(path)


EXPORT: dict[str, Any] = {
    "date": "14/11/2024",
    "family.hostName": "NGUYỄN VĂN THỬ",
    "family.code": 1,
    "family.coDanTocTaiCho": None,
    "family.hostGender": "Nam",
    "family.numberOfMembers": 3,
    "quickReview.result": "--",
    "b1Point": 120,
    "b2Point": 30,
    "classify": "Hộ nghèo",
    "reviewer": "Trần Thị Thử",
}
LABELS = (
    "Thời gian rà soát",
    "Chủ hộ",
    "Mã hộ",
    "Dân tộc tại chỗ",
    "Giới tính",
    "Số nhân khẩu",
    "Phiếu A",
    "Phiếu B1",
    "Phiếu B2",
    "Kết quả rà soát",
    "Người rà soát",
)


def exports(feed: Feed, folder: Path) -> None:
    """Read the export of the province's software by the profile that ravo carries."""
    parts = _parts()
    labels: dict[str, Any] = dict(zip(EXPORT, LABELS, strict=True))
    rows = [labels, *[EXPORT] * feed.below(5)]
    parts["xl/worksheets/sheet1.xml"] = _sheet_xml(feed, rows)
    path = _zipped(folder / feed.one_of(("lap-vo-2024.xlsx", "2023.xlsx", "a.xlsx")), parts)
    area = feed.one_of((None, "rural", "urban"))
    reviewed(path, ReadSettings(profile=load_profile("mis"), area=area))  # type: ignore[arg-type]
    reviewed(path)


# values, headings, rows without a file


@cache
def _all_columns() -> tuple[Column, ...]:
    found = [column for table in ("info", *TABLES) for column in columns_of(table)]
    return (*found, *(c for c in columns_of("households", _indicators()) if c not in found))


@cache
def _indicators() -> tuple[Indicator, ...]:
    return tuple(edition_for_year(2024).indicators)


def values(feed: Feed, folder: Path) -> None:
    """Read single values by the reader of every column type."""
    while feed.left:
        raw, column = raw_of(feed), feed.one_of(_all_columns())
        if not is_blank(raw):
            _meant(read_value(raw, column), column)


def _meant(read: Read, column: Column) -> None:
    kind = PYTHON_TYPES[column.type]
    holds(read.value is None or isinstance(read.value, kind), column.name, read)
    holds(read.value is not None or read.code is not None, column.name, read)
    if isinstance(read.value, float):
        holds(abs(read.value) < float("inf"), column.name, read)
        holds(column.low is None or read.value >= column.low, column.name, read)
        holds(column.high is None or read.value <= column.high, column.name, read)
    if isinstance(read.value, date):
        holds(1000 <= read.value.year <= 9999, read)
    if column.type == "choice" and read.value is not None:
        holds(read.value in column.vocabulary, column.name, read)
    if column.type == "citizen" and read.value is not None:
        holds(len(read.value) == 12 and read.value.isdecimal(), read)
    if read.code is not None:
        refused = read.value is None and read.code not in ("RV-216", "RV-4080")
        holds((kind_of(read.code).severity == "error") == refused, column.name, read)
        sayable([Fault(read.code, "H1", "Hộ", "A1", column.heading, "x", read.params or {})])


def headings(feed: Feed, folder: Path) -> None:
    """Find headings in spellings that an officer or a program may make of them."""
    columns = columns_of(feed.one_of(TABLES), _indicators())
    rows = [[_spelt(feed, columns) for _ in range(6)] for _ in range(1 + feed.below(4))]
    found = find_heading(rows, columns)
    if found is None:
        return
    for name, place in found.places.items():
        key = heading_key(found.words[name])
        holds(found.known[key].name == name, name, key)
        holds(any(isinstance(row[place], str) for row in rows), name)


def _spelt(feed: Feed, columns: Sequence[Column]) -> Any:
    if feed.chance(3):
        return raw_of(feed)
    words = feed.one_of(columns).heading
    spell: Sequence[Callable[[str], str]] = (
        str,
        str.upper,
        lambda w: w.replace(" ", "\n"),
        lambda w: f"({feed.below(30)}) {w}",
        lambda w: f"{w} {text_of(feed)}",
        lambda w: w[: feed.below(20)],
        lambda w: "",
    )
    return feed.one_of(spell)(words)


def legacy(feed: Feed, folder: Path) -> None:
    """Decode sheets in old codes, with and without their fonts."""
    spell: Sequence[Callable[[str], str]] = (
        str,
        str,
        lambda w: w.encode().decode("cp1252", "replace"),
        lambda w: w.encode("cp1258", "replace").decode("cp1252", "replace"),
        lambda w: w.encode("utf-16-le", "replace").decode("latin-1"),
        lambda w: w[::-1],
    )
    rows = [
        [feed.one_of(spell)(text_of(feed)) if feed.below(4) else raw_of(feed) for _ in range(4)]
        for _ in range(1 + feed.below(6))
    ]
    fonts = {
        (feed.below(len(rows)), feed.below(4)): feed.one_of(
            (".VnTime", ".VnTimeH", "VNI-Times", "Arial")
        )
        for _ in range(feed.below(6))
    }
    decoded = decode_sheet("Hộ", rows, fonts)
    holds([len(row) for row in decoded.rows] == [len(row) for row in rows], "shape")
    for before, after in zip(rows, decoded.rows, strict=True):
        for old, new in zip(before, after, strict=True):
            holds(isinstance(old, str) or new is old, old, new)
    sayable(decoded.faults)


def rows_of_cells(feed: Feed, folder: Path) -> None:
    """Read records from rows of cells with merged blocks, hidden rows and error cells."""
    table = feed.one_of(TABLES)
    columns = columns_of(table, _indicators())
    width = 3 + feed.below(6)
    rows = [[_spelt(feed, columns) for _ in range(width)] for _ in range(1 + feed.below(3))]
    rows += [[raw_of(feed) for _ in range(width)] for _ in range(feed.below(8))]
    sheet = _sheet_of(feed, rows, width)
    read = read_records(sheet, Reading(table, columns))
    sayable(read.faults)
    told = read_info(sheet, ReadSettings())
    sayable(told.faults)
    if read.table is None:
        return
    records = read.table.rows.tolist()
    holds(len(set(records)) == len(records) and sorted(records) == records, records)
    holds(len(records) + read.table.blank_rows <= len(rows), "more rows than the sheet has")
    holds(len(read.table.frame) == len(records), "frame")
    _bad_cells_told(sheet, read.faults, records, set(read.table.letters.values()))


def _sheet_of(feed: Feed, rows: list[list[Any]], width: int) -> Sheet:
    bad = {
        (1 + feed.below(len(rows)), feed.below(width)): feed.one_of(("#N/A", None))
        for _ in range(feed.below(4))
    }
    for row, place in bad:
        rows[row - 1][place] = ""
    blocks = []
    for _ in range(feed.below(4)):
        top, left = feed.below(len(rows)), feed.below(width)
        blocks.append(MergedRange(top, left, top + feed.below(5), left + feed.below(4)))
    hidden = frozenset(feed.below(len(rows)) for _ in range(feed.below(3)))
    layout = SheetLayout(tuple(blocks), hidden, frozenset(), feed.chance(2))
    cells_ = [BadCell(place, row, value) for (row, place), value in bad.items()]
    return Sheet("Hộ", rows, cells_, layout)


def _bad_cells_told(
    sheet: Sheet, faults: Iterable[Fault], records: Sequence[int], letters: set[str]
) -> None:
    """Check that an error cell in a known column of a record is a fault at its cell."""
    told = {fault.cell for fault in faults if fault.code in ("RV-201", "RV-202")}
    for bad in sheet.bad:
        if bad.row in records and letters_of(bad.column) in letters:
            holds(f"{letters_of(bad.column)}{bad.row}" in told, bad)


# files beside the workbook

CORRECTIONS = (
    "Mã hộ,Cột,Giá trị cũ,Giá trị mới,Lý do,Người sửa,Ngày\n"
    "H1,Số nhân khẩu,2,3,Đối chiếu phiếu,Cán bộ xã,14/11/2024\n"
    "H2,so_khau,60,đúng như vậy,Hộ ba thế hệ,Cán bộ xã,14/11/2024\n"
    'H2,Điểm B1,"120","1.500","a ""b""",Cán bộ xã,14/11/2024\n'
)


def corrections(feed: Feed, folder: Path) -> None:
    """Read corrections from CSV files and apply them to a workbook."""
    path = folder / "sua.csv"
    text = CORRECTIONS
    if feed.chance(2):
        lines = [[text_of(feed) for _ in range(7)] for _ in range(1 + feed.below(4))]
        text = CORRECTIONS.splitlines()[0] + "\n" + "\n".join(map(feed.one_of(",;\t").join, lines))
    data = text.encode(feed.one_of(("utf-8", "utf-8-sig", "utf-16")), "replace")
    path.write_bytes(edited(data, feed) if feed.chance(2) else data)
    try:
        read = read_corrections(path)
    except RavoError as problem:
        refused_rightly(problem)
        return
    sayable(read.faults)
    book = folder / "a.xlsx"
    book.write_bytes(_fixture("survey.xlsx"))
    review = reviewed(book, ReadSettings(corrections=read))
    holds(review is not None, "a good workbook is refused")


def profiles(feed: Feed, folder: Path) -> None:
    """Load profiles from altered YAML and read a workbook by those that load."""
    path = folder / "my.yaml"
    path.write_bytes(edited(profile_source("mis").encode(), feed, 4))
    try:
        profile = load_profile(path)
    except RavoError as problem:
        refused_rightly(problem)
        return
    book = folder / "ap-thu-2024.xlsx"
    book.write_bytes(_fixture("survey.xlsx"))
    reviewed(book, ReadSettings(profile=profile, year=2024))


def guesses(feed: Feed, folder: Path) -> None:
    """Guess a profile from rows of cells; what is written must load."""
    columns = columns_of(feed.one_of(TABLES), _indicators())
    width = 3 + feed.below(6)
    rows = [[_spelt(feed, columns) for _ in range(width)] for _ in range(1 + feed.below(3))]
    rows += [[raw_of(feed) for _ in range(width)] for _ in range(feed.below(8))]
    try:
        guess = guess_profile({feed.one_of(list(SHEETS.values())): rows}, text_of(feed) + ".xlsx")
    except RavoError as problem:
        refused_rightly(problem)
        return
    path = folder / "guess.yaml"
    path.write_text(render_yaml(guess, feed.one_of(LANGS)), encoding="utf-8", newline="\n")
    try:
        load_profile(path)
    except RavoError as problem:
        raise Wrong("a guessed profile does not load", problem.fault) from None


def corrections_books(feed: Feed, folder: Path) -> None:
    """Read corrections from workbooks and apply them."""
    heads = CORRECTIONS.splitlines()[0].split(",")
    lines = [
        dict(zip(heads, line.split(","), strict=True)) for line in CORRECTIONS.splitlines()[1:3]
    ]
    parts = _parts()
    parts["xl/worksheets/sheet1.xml"] = _sheet_xml(feed, lines)
    path = _zipped(folder / "sua.xlsx", parts)
    try:
        read = read_corrections(path)
    except RavoError as problem:
        refused_rightly(problem)
        return
    sayable(read.faults)
    book = folder / "a.xlsx"
    book.write_bytes(_fixture("survey.xlsx"))
    holds(reviewed(book, ReadSettings(corrections=read)) is not None, "a good workbook is refused")


TARGETS: tuple[Target, ...] = (
    cells,
    values,
    rows_of_cells,
    archives,
    raw_files,
    legacy,
    headings,
    corrections,
    profiles,
    guesses,
    sheets,
    exports,
    corrections_books,
)


def run(data: bytes, folder: Path) -> str:
    """Run the target that the first byte names on the bytes after it; return its name."""
    feed = Feed(data)
    target = feed.one_of(TARGETS)
    target(feed, folder)
    return target.__name__
