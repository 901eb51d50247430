"""Counts that a file declares and does not hold: put right, or refused, never believed."""

import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ravo.faults import InputProblem
from ravo.workbook.book import open_book
from ravo.workbook.compound import workbook_stream
from ravo.workbook.xls_strings import with_true_count
from ravo.workbook.xlsb_records import record
from support.archives import (
    FORMATS,
    MAIN,
    STRINGS,
    cell,
    number_rows,
    ods,
    ods_cell,
    row,
    wide,
    written,
    xlsb,
    xlsx,
    xlsx_parts,
)

MOST = "4294967295"
HUGE = "9" * 5000
COUNTS = (MOST, "50000000", "99999999999999999999", "-1", HUGE, "", "x")
READ = """
import sys
if sys.platform == "linux":
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
from pathlib import Path
from ravo.faults import InputProblem
from ravo.workbook.book import open_book
try:
    book = open_book(Path(sys.argv[1]))
    print([book.read(name).rows for name in book.names])
except InputProblem as problem:
    print(problem.fault.code)
"""


def told(path: Path) -> str:
    """Return what a process of its own reads, within little memory; an abort fails."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    return done.stdout.strip()


@pytest.mark.parametrize(
    "tag",
    [
        f'<sst xmlns="{MAIN}" uniqueCount="{MOST}" count="{MOST}">',
        f"<sst uniqueCount = '{MOST}' xmlns='{MAIN}'>",
        f'<!-- <sst uniqueCount="1"> --><sst xmlns="{MAIN}" uniqueCount="{MOST}">',
        f'<sst xmlns="{MAIN}" x=">" uniqueCount="{MOST}">',
        f'<x:sst xmlns:x="{MAIN}" xmlns="{MAIN}" uniqueCount="50000000">',
    ],
)
def test_shared_strings_are_not_believed_their_count(tmp_path: Path, tag: str) -> None:
    parts = xlsx_parts('<row r="1"><c r="A1" t="s"><v>1</v></c></row>')
    close = "</x:sst>" if "<x:sst" in tag else "</sst>"
    parts[STRINGS] = f"{tag}<si><t>a</t></si><si><t>b</t></si>{close}"
    assert told(written(tmp_path / "a.xlsx", parts)) == "[[['b']]]"


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("name", ["count", "uniqueCount"])
def test_any_count_of_strings_is_read_past(tmp_path: Path, name: str, count: str) -> None:
    parts = xlsx_parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', texts=("a",))
    parts[STRINGS] = parts[STRINGS].replace("<sst ", f'<sst {name}="{count}" ')
    assert open_book(written(tmp_path / "a.xlsx", parts)).read("S").rows == [["a"]]


@pytest.mark.parametrize("count", COUNTS)
def test_other_counts_of_a_workbook_are_read_past(tmp_path: Path, count: str) -> None:
    after = f'<mergeCells count="{count}"><mergeCell ref="A1:B1"/></mergeCells>'
    parts = xlsx_parts(number_rows(1, 1), after)
    for name in ("fonts", "cellXfs"):
        parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(
            f"<{name}>", f'<{name} count="{count}">'
        )
    sheets = parts["xl/workbook.xml"]
    names = f'</sheets><definedNames count="{count}"/>'
    parts["xl/workbook.xml"] = sheets.replace("</sheets>", names)
    assert open_book(written(tmp_path / "a.xlsx", parts)).read("S").rows == [[1.5]]


@pytest.mark.parametrize(
    "dimension",
    [
        "A0:D5",
        "",
        "foo",
        "A1:XFD1048576",
        "D5:A1",
        f"A1:A{HUGE}",
        f"A1:{MOST}",
        "A1:ZZZZZ9",
        "$A$1",
    ],
)
def test_a_declared_dimension_is_no_fact(tmp_path: Path, dimension: str) -> None:
    before = f'<dimension ref="{dimension}"/>'
    path = xlsx(tmp_path / "a.xlsx", number_rows(2, 2), before=before)
    assert open_book(path).read("S").rows == [[1.5, 1.5]] * 2


@pytest.mark.parametrize("ref", [f"A1:B{HUGE}", f"A{MOST}:B2", f"{'A' * 5000}1:B2"])
def test_ranges_of_thousands_of_digits_are_none(tmp_path: Path, ref: str) -> None:
    after = f'<mergeCells><mergeCell ref="{ref}"/><mergeCell ref="A1:B2"/></mergeCells>'
    before = f'<cols><col min="{HUGE}" max="{HUGE}" hidden="1"/></cols>'
    layout = open_book(xlsx(tmp_path / "a.xlsx", number_rows(2, 2), after, before)).read("S").layout
    assert len(layout.merged) == 1
    assert layout.hidden_columns == frozenset()


@pytest.mark.parametrize(("total", "unique"), [(0xFFFFFFFF, 1), (1, 0xFFFFFFFF), (1, 0), (1, 9)])
def test_binary_strings_are_not_believed_their_count(
    tmp_path: Path, total: int, unique: int
) -> None:
    path = xlsb(tmp_path / "a.xlsb", row(0) + cell(7, 0, struct.pack("<I", 0)))
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    strings = record(159, struct.pack("<II", total, unique)) + record(19, b"\0" + wide("x"))
    parts["xl/sharedStrings.bin"] = strings + record(160, b"")
    assert told(written(path, parts)) in ("[[['x']]]", "RV-103")


@pytest.mark.parametrize("times", [MOST, "1048577", "-1", HUGE, "x", "99999999999999999999"])
@pytest.mark.parametrize("what", ["columns", "rows"])
def test_repeats_of_open_document_are_bounded(tmp_path: Path, what: str, times: str) -> None:
    more = f'table:number-{what}-repeated="{times}"'
    cells = ods_cell("x", more if what == "columns" else "")
    rows = f"<table:table-row {more if what == 'rows' else ''}>{cells}</table:table-row>"
    path = ods(tmp_path / "a.ods", rows)
    if times in (MOST, "1048577"):
        assert set(open_book(path).read("S").rows[0]) == {"x"}
        return
    with pytest.raises(InputProblem) as caught:
        open_book(path)
    assert caught.value.fault.code == "RV-103"


@pytest.mark.parametrize("unique", [0, 3, 11, 13, 15, 500, 1 << 24, 0xFFFFFFFF])
def test_an_old_workbook_is_read_whatever_count_of_texts_it_declares(
    tmp_path: Path, unique: int
) -> None:
    data = (FORMATS / "households.xls").read_bytes()
    right = open_book(FORMATS / "households.xls")
    head = data.index(struct.pack("<HHII", 0xFC, 200, 14, 14))
    path = tmp_path / "a.xls"
    path.write_bytes(data[: head + 8] + struct.pack("<I", unique) + data[head + 12 :])
    book = open_book(path)
    assert [book.read(n).rows for n in book.names] == [right.read(n).rows for n in right.names]


def test_texts_that_go_on_in_another_record_are_counted() -> None:
    def text(letters: bytes, flags: int = 0, more: bytes = b"", behind: bytes = b"") -> bytes:
        size = len(letters) >> (flags & 1)
        return struct.pack("<HB", size, flags) + more + letters + behind

    def stream(*pieces: bytes) -> bytes:
        made = struct.pack("<HH", 0xFC, len(pieces[0]) + 8) + struct.pack("<II", 9, 77) + pieces[0]
        made += b"".join(struct.pack("<HH", 0x3C, len(piece)) + piece for piece in pieces[1:])
        return made + struct.pack("<HH", 0x0A, 0)

    rich = text(b"ab", 8, struct.pack("<H", 1), bytes(4))
    wide_ = text("xyz".encode("utf-16-le"), 1)
    cut = text(b"abcdef")
    for pieces in (
        (rich + wide_ + cut,),
        (rich + wide_ + cut[:5], b"\0" + cut[5:]),
        (rich + wide_[:5], b"\1" + wide_[5:], cut),
        (rich[:-2], rich[-2:] + wide_ + cut),
    ):
        fixed = with_true_count(stream(*pieces))
        assert struct.unpack_from("<II", fixed, 4) == (9, 3)
    assert with_true_count(b"") == b""
    whole = workbook_stream((FORMATS / "households.xls").read_bytes(), FORMATS)
    assert with_true_count(whole) == whole
