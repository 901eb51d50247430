"""Copies of workbooks with macros, passwords, older formats or unusual XML, and where they go."""

import re
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from ravo.commands.terminal import terminal
from ravo.faults import InputProblem, RavoError, UsageProblem
from ravo.messages import say
from ravo.pipeline.returned import give_back as give_back_job
from ravo.pipeline.returned import returned_targets
from ravo.pipeline.reviews import ReviewOutcome
from ravo.returned.comments import lines_of
from ravo.returned.copy import returned_name, write_returned
from ravo.returned.marked_sheet import frame_of
from ravo.returned.marks import address, place_of
from ravo.returned.sheet_list import free_name
from ravo.returned.splice import OddXml, appended, escaped, parse, spliced, with_attributes
from ravo.workbook.folders import Gathered
from support import books
from support.archives import written
from support.marked_copies import (
    FAULTS,
    LETTER,
    coloured,
    comments,
    error,
    give_back,
    links,
    opened,
    parts_of,
    review_of,
    sheet,
    small,
    told,
    warning,
    with_faults,
    words,
)
from support.rights import links_to

HOUSEHOLDS = "xl/worksheets/sheet2.xml"
BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"


def with_macros(path: Path) -> Path:
    parts = parts_of(small(path))
    relation = (
        b'<Relationship Id="m1" '
        b'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        b'Target="vbaProject.bin"/>'
    )
    parts["xl/vbaProject.bin"] = b"MACRO"
    parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", relation + b"</Relationships>")
    types = parts[TYPES].replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")
    types = types.replace(b"vnd.openxmlformats-officedocument.sheet.mac", b"vnd.ms-excel.sheet.mac")
    default = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    parts[TYPES] = types.replace(b"<Override", default + b"<Override", 1)
    return written(path, parts)


def test_macros_are_left_out_and_the_letter_says_so(tmp_path: Path) -> None:
    path = with_macros(tmp_path / "a.xlsm")
    copy = give_back(path, [error("Hộ", "H2")], kind="xlsm")
    parts = parts_of(copy)
    everything = b"".join(parts.values())
    assert "xl/vbaProject.bin" not in parts
    assert b"vbaProject" not in everything
    assert b"macroEnabled" not in everything
    assert coloured(opened(copy)) == {("Hộ", "H2"): "error"}
    assert say("returned.lost_macros", "vi") in words(opened(copy), LETTER)


def test_nothing_is_said_to_be_lost_where_nothing_was(tmp_path: Path) -> None:
    said = words(opened(give_back(small(tmp_path / "a.xlsx"))), LETTER)
    assert say("returned.kept", "vi") in said
    for key in ("macros", "password", "signature", "revisions"):
        assert say(f"returned.lost_{key}", "vi") not in said


def test_a_password_that_is_gone_is_told(tmp_path: Path) -> None:
    copy = opened(give_back(small(tmp_path / "a.xlsx"), had_password=True))
    assert say("returned.lost_password", "vi") in words(copy, LETTER)


def test_a_signature_does_not_outlive_what_it_signed(tmp_path: Path) -> None:
    parts = parts_of(small(tmp_path / "a.xlsx"))
    parts["_xmlsignatures/origin.sigs"] = b""
    kind = b"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    relation = b'<Relationship Id="s1" Type="' + kind + b'" Target="_xmlsignatures/origin.sigs"/>'
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(
        b"</Relationships>", relation + b"</Relationships>"
    )
    copy = give_back(written(tmp_path / "a.xlsx", parts))
    assert not any("signature" in name for name in parts_of(copy))
    assert b"signature" not in parts_of(copy)["_rels/.rels"]
    assert say("returned.lost_signature", "vi") in words(opened(copy), LETTER)


def test_another_format_comes_back_as_values_at_their_addresses(tmp_path: Path) -> None:
    def shifted(book: Workbook) -> None:
        sheet(book, "Hộ").insert_rows(1, 2)
        sheet(book, "Hộ")["A1"] = "<r>=1+1"
        book.create_sheet("Tên dài " + "x" * 23)["B2"] = True

    path = small(tmp_path / "a.xlsx", shifted)
    copy = opened(give_back(path, [error("Hộ", "H4")], kind="ods"))
    assert coloured(copy) == {("Hộ", "H4"): "error"}
    assert links(copy) == ["'Hộ'!H4"]
    was, now = sheet(opened(path), "Hộ"), sheet(copy, "Hộ")
    rows = [[cell.value for cell in row] for row in was.iter_rows(min_row=2)]
    assert [[cell.value for cell in row] for row in now.iter_rows(min_row=2)] == rows
    assert str(now["A1"].value).strip() == "<r>=1+1"
    assert sheet(copy, "Tên dài " + "x" * 23)["B2"].value is True
    assert say("returned.rebuilt", "vi") in words(copy, LETTER)


def test_a_workbook_of_unusual_parts_comes_back_as_values(tmp_path: Path) -> None:
    path = small(tmp_path / "a.xlsx")
    review = with_faults(review_of(path), [error("Hộ", "H2")])
    parts = parts_of(path)
    styles = parts["xl/styles.xml"]
    parts["xl/styles.xml"] = re.sub(rb"<fills.*</fills>", b"", styles, flags=re.DOTALL)
    broken = written(tmp_path / "b.xlsx", parts).read_bytes()
    target = tmp_path / "c.xlsx"
    write_returned(review, broken, target, "vi")
    assert coloured(opened(target)) == {("Hộ", "H2"): "error"}
    assert say("returned.rebuilt", "vi") in words(opened(target), LETTER)


def test_bytes_that_are_no_workbook_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    path = small(tmp_path / "a.xlsx")
    target = tmp_path / "back" / "a.xlsx"
    with pytest.raises(InputProblem) as caught:
        write_returned(review_of(path), b"PK\x03\x04 no zip", target, "vi")
    assert caught.value.fault.code == "RV-158"
    assert list(target.parent.iterdir()) == []


def test_the_input_is_never_written_over(tmp_path: Path) -> None:
    path = small(tmp_path / "a.xlsx")
    before = path.read_bytes()
    links = links_to(path, tmp_path / "link.xlsx")
    for target in (path, tmp_path / "x" / ".." / "a.xlsx", *links):
        with pytest.raises(UsageProblem) as caught:
            write_returned(review_of(path), before, target, "vi")
        assert caught.value.fault.code == "RV-157"
    assert path.read_bytes() == before


# XML as other programs write it


def prefixed(xml: bytes) -> bytes:
    """Return a sheet, list of sheets or formats with every tag under a prefix."""
    xml = re.sub(rb"<(/?)([A-Za-z])", rb"<\1x:\2", xml)
    return xml.replace(
        b'xmlns="http://schemas.openxmlformats.org/spreadsheetml',
        b'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml',
    )


def test_tags_under_a_prefix_are_marked_under_it(tmp_path: Path) -> None:
    path = small(tmp_path / "a.xlsx")
    parts = parts_of(path)
    for name in (HOUSEHOLDS, "xl/worksheets/sheet1.xml", BOOK, "xl/styles.xml"):
        parts[name] = prefixed(parts[name])
    written(path, parts)
    copy = give_back(path, [error("Hộ", "H2"), error("Hộ", "AB9")])
    for name in (HOUSEHOLDS, BOOK, "xl/styles.xml"):
        assert re.search(rb"<[^x/?!]", parts_of(copy)[name]) is None
    assert set(coloured(opened(copy))) == {("Hộ", "H2"), ("Hộ", "AB9")}
    assert told(review_of(copy)) == told(review_of(path))


def test_rows_and_cells_without_addresses_are_counted(tmp_path: Path) -> None:
    path = small(tmp_path / "a.xlsx")
    parts = parts_of(path)
    parts[HOUSEHOLDS] = re.sub(
        rb'(<(?:row|c))( [^>]*?)?\sr="[A-Z]*\d+"', rb"\1\2", parts[HOUSEHOLDS]
    )
    assert b' r="' not in parts[HOUSEHOLDS]
    copy = opened(give_back(written(path, parts), [error("Hộ", "H3"), error("Hộ", "A2")]))
    assert set(coloured(copy)) == {("Hộ", "H3"), ("Hộ", "A2")}


def test_a_sheet_without_rows_is_marked(tmp_path: Path) -> None:
    path = small(tmp_path / "a.xlsx", lambda book: book.create_sheet("Trống"))
    copy = opened(give_back(path, [warning("Trống", "C5"), warning("Trống", "7:7")]))
    assert set(coloured(copy)) == {("Trống", "C5"), ("Trống", "A7")}


def test_a_workbook_without_formats_gets_them(tmp_path: Path) -> None:
    path = small(tmp_path / "a.xlsx")
    parts = parts_of(path)
    del parts["xl/styles.xml"]
    parts[RELATIONS] = re.sub(rb"<Relationship [^>]*styles[^>]*/>", b"", parts[RELATIONS])
    parts[TYPES] = re.sub(rb"<Override [^>]*styles[^>]*/>", b"", parts[TYPES])
    parts[HOUSEHOLDS] = re.sub(rb'\ss="\d+"', b"", parts[HOUSEHOLDS])
    copy = opened(give_back(written(path, parts), [error("Hộ", "H2")]))
    assert coloured(copy) == {("Hộ", "H2"): "error"}


def test_a_cell_with_a_conversation_is_coloured_and_told_in_the_list(tmp_path: Path) -> None:
    def noted(book: Workbook) -> None:
        sheet(book, "Hộ")["H2"].comment = Comment("[Threaded comment] Hỏi lại", "tc={1}")

    path = small(tmp_path / "a.xlsx", noted)
    parts = parts_of(path)
    rels = "xl/worksheets/_rels/sheet2.xml.rels"
    relation = (
        b'<Relationship Id="t1" '
        b'Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" '
        b'Target="../threadedComments/threadedComment1.xml"/>'
    )
    parts[rels] = parts[rels].replace(b"</Relationships>", relation + b"</Relationships>")
    parts["xl/threadedComments/threadedComment1.xml"] = (
        b"<ThreadedComments "
        b'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        b'<threadedComment ref="H2" id="{1}"><text>x</text></threadedComment></ThreadedComments>'
    )
    copy = opened(give_back(written(path, parts), [error("Hộ", "H2"), error("Hộ", "H3")]))
    assert set(coloured(copy)) == {("Hộ", "H2"), ("Hộ", "H3")}
    assert "RV-201" not in comments(copy)[("Hộ", "H2")]
    assert "RV-201" in comments(copy)[("Hộ", "H3")]
    assert say("returned.threads", "vi", count=1) in words(copy, LETTER)


# small parts


@given(st.integers(1, 1_048_576), st.integers(0, 16_383))
def test_an_address_is_read_back(row: int, column: int) -> None:
    assert place_of(address((row, column))) == (row, column)


@pytest.mark.parametrize(
    ("cell", "place"),
    [("7:7", (7, 0)), ("B2:C9", (2, 1)), (None, None), ("", None), ("Hộ", None), ("A0", None)],
)
def test_the_place_of_a_fault(cell: str | None, place: tuple[int, int] | None) -> None:
    assert place_of(cell) == place


@given(st.lists(st.text("abLỗi ()ravo", min_size=1, max_size=9)))
def test_a_free_name_is_never_taken(taken: list[str]) -> None:
    assert free_name("Lỗi", taken).casefold() not in {name.casefold() for name in taken}


@given(st.text(), st.text())
def test_any_text_survives_as_xml(words: str, attribute: str) -> None:
    tag = with_attributes(b"<a/>", {"n": attribute})[:-2] + b">"
    xml = tag + escaped(words).encode() + b"</a>"
    assert parse(xml).close == len(xml) - len(b"</a>")


@pytest.mark.parametrize("xml", [b"<a><b/></a>", b"<a><b  x='>'/></a>", b"<a><b></b></a>"])
def test_content_goes_into_an_element_however_it_is_closed(xml: bytes) -> None:
    child = parse(xml).children[0]
    made = spliced(xml, [appended(xml, child, b"<c/>")])
    assert [node.name for node in parse(made).children[0].children] == ["c"]
    assert parse(made).children[0].attributes == child.attributes


def test_declarations_of_entities_are_refused() -> None:
    with pytest.raises(OddXml):
        parse(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')


@given(st.integers(1, 80))
def test_a_sheet_is_split_at_the_same_place_whatever_the_pieces(size: int) -> None:
    xml = (
        b'<x:worksheet xmlns:x="m"><x:cols/><x:sheetData><x:row '
        b'r="1"/></x:sheetData><x:t/></x:worksheet>'
    )
    frame = frame_of(xml[at : at + size] for at in range(0, len(xml), size))
    assert frame.head.endswith(b"<x:sheetData>")
    assert frame.tail == b"<x:t/></x:worksheet>"
    assert frame.prefix == b"x:"


def test_long_lines_of_a_comment_take_more_room() -> None:
    assert lines_of("a") == 1
    assert lines_of("a\n\nb") == 3
    assert lines_of("a" * 51) == 2


# where copies go


def test_a_copy_is_named_after_its_workbook_and_stays_in_the_folder(tmp_path: Path) -> None:
    assert returned_name(Path("x/Xã A.xls")) == "Xã A.tra-lai.xlsx"
    books_ = [tmp_path / "in" / "..a.xlsx", tmp_path / "in" / "b.xlsx"]
    targets = returned_targets(Gathered(tuple(books_)), tmp_path / "out")
    assert [target.parent for target in targets.values()] == [tmp_path / "out"] * 2
    assert returned_targets(Gathered(tuple(books_)), None) == {}


def test_copies_may_not_share_a_file_nor_overwrite_an_input(tmp_path: Path) -> None:
    def code(*paths: str, folder: str = "out") -> str:
        given = Gathered(tuple(tmp_path / path for path in paths))
        with pytest.raises(UsageProblem) as caught:
            returned_targets(given, tmp_path / folder)
        return caught.value.fault.code

    (tmp_path / "file").write_bytes(b"")
    assert code("a.xls", "a.xlsx") == "RV-159"
    assert code("a.xlsx", "out/a.tra-lai.xlsx") == "RV-157"
    assert code("a.xlsx", folder="file") == "RV-160"


def test_the_job_writes_the_copy_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = books.write(tmp_path / "a.xlsx", [books.household("H1", 3, **{"Số nhân khẩu": 60})])
    target = returned_targets(Gathered((path,)), tmp_path / "out")[path]
    outcome = ReviewOutcome(path, review=review_of(path))
    assert give_back_job(outcome, target, "vi", terminal(quiet=False)) == target
    assert capsys.readouterr().err == ""
    assert coloured(openpyxl.load_workbook(target)) == {("Hộ", "G2"): "error"}
    assert FAULTS in openpyxl.load_workbook(target, read_only=True).sheetnames


def test_the_job_tells_a_copy_that_cannot_be_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small(tmp_path / "a.xlsx")
    outcome = ReviewOutcome(path, review=review_of(path))
    path.write_bytes(b"PK cut off")
    problem = give_back_job(outcome, tmp_path / "b.xlsx", "vi", terminal(quiet=True))
    assert isinstance(problem, RavoError)
    assert problem.exit_code == 3
    assert problem.fault.code in capsys.readouterr().err
    assert not (tmp_path / "b.xlsx").exists()
