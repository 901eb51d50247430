"""The receipt of a complaint: what it says, what is left to write, nothing of ours on it."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

from docx import Document

from ravo.pipeline.complaints import write_receipt
from ravo.pipeline.listener import SILENCE
from ravo.register.complaint_receipt import ReceiptFacts, receipt_document, receipt_facts
from ravo.register.complaints import Complaint
from ravo.register.recorded_complaints import TypedComplaint, TypedHousehold, record_complaint
from ravo.register.store import address_of, reading
from support.register_lists import add, author, home, made_list, within
from support.rights import rights_are

RECEIVED, DUE = date(2026, 1, 12), date(2026, 3, 16)
TYPED = TypedComplaint(
    TypedHousehold("A1"), "facts", "Lê Thị Thử", RECEIVED, "Nhà dột", date(2026, 1, 9)
)
ABSENT = TypedHousehold(name="Trần Văn Vắng", village="Ấp 9")


def bring(file: Path, typed: TypedComplaint, day: int) -> Complaint:
    done = within(file, record_complaint, typed, 5, DUE, author(day))
    complaint: Complaint = done.complaint
    return complaint


def facts(file: Path, complaint: Complaint, *office: str | None) -> ReceiptFacts:
    with reading(address_of(file)) as connection:
        return receipt_facts(connection, complaint, *(office or (None, None)))


def words_of(document: bytes) -> str:
    paper = Document(io.BytesIO(document))
    cells = [cell.text for table in paper.tables for cell in table._cells]
    return "\n".join([*(line.text for line in paper.paragraphs), *cells])


def test_a_receipt_has_no_code_of_ours(register_of_two_homes: Path) -> None:
    complaint = bring(register_of_two_homes, TYPED, 12)
    absent = bring(
        register_of_two_homes, replace(TYPED, household=ABSENT, posted=None, text=None), 13
    )
    first = words_of(receipt_document(facts(register_of_two_homes, complaint)))
    for words in (
        "Người khiếu nại: Lê Thị Thử",
        "Về hộ: Lê Văn A1",
        "Nội dung: Nhà dột",
        "Danh sách được niêm yết: ngày 09 tháng 01 năm 2026",
        "Nhận khiếu nại: ngày 12 tháng 01 năm 2026",
        "Hạn trả lời: ngày 16 tháng 3 năm 2026 (5 ngày làm việc)",
    ):
        assert words in first
    second = words_of(receipt_document(facts(register_of_two_homes, absent, "Xã Thử", "Bến Thử")))
    assert "Về hộ: Trần Văn Vắng, Ấp 9" in second
    assert "niêm yết" not in second
    assert "Nội dung: ……" in second
    assert "XÃ THỬ" in second
    assert "Bến Thử, ngày 12 tháng 01 năm 2026" in second
    assert "Ủy ban nhân dân xã Thử" in second
    for words in (first, second):
        for code in (complaint.id[:4], absent.id[:4], "ravo", "A2"):
            assert code not in words


def test_the_receipt_of_an_invented_commune_says_so(tmp_path: Path) -> None:
    notice, register = "DỮ LIỆU TỔNG HỢP, KHÔNG CÓ THẬT", tmp_path / "so.sqlite"
    add(register, made_list(2024, [home("A1")], synthetic=True))
    # Lists of another commune are real, as are its receipts.
    add(register, made_list(2024, [home("B1")], "Tân Mỹ"), day=2)
    other = replace(TYPED, household=TypedHousehold("B1"))
    for day, (typed, invented) in enumerate(((TYPED, True), (other, False)), start=12):
        paper = receipt_document(facts(register, bring(register, typed, day)))
        assert (notice in words_of(paper)) is invented


def test_the_office_is_the_commune_of_that_day_or_left_blank(register_of_two_homes: Path) -> None:
    complaint = bring(register_of_two_homes, TYPED, 12)
    old = replace(complaint, unit="30172", commune_code="30172", commune="Xã Mỹ An Hưng A")
    before = facts(register_of_two_homes, replace(old, received=date(2025, 6, 30)))
    assert (before.office, before.place) == ("Xã Mỹ An Hưng A", "Mỹ An Hưng A")
    assert facts(register_of_two_homes, old).office == "Xã Mỹ An Hưng"
    unknown = facts(
        register_of_two_homes, replace(complaint, commune=None, commune_code=None, period="2031")
    )
    assert (unknown.office, unknown.place, unknown.head) == (None, None, None)
    assert "Về hộ: ……" in words_of(receipt_document(unknown))


def test_the_file_is_the_same_bytes(register_of_two_homes: Path, tmp_path: Path) -> None:
    complaint = bring(register_of_two_homes, TYPED, 12)
    settings = tmp_path / "report.toml"
    settings.write_text('unit = "Xã Thử"\n', "utf-8")
    out = tmp_path / "giay.docx"
    for _ in range(2):
        write_receipt(str(register_of_two_homes), complaint.short, out, settings, SILENCE)
    assert out.read_bytes() == receipt_document(
        facts(register_of_two_homes, complaint, "Xã Thử", None)
    )
    assert rights_are(out, 0o600)
    assert not list(tmp_path.glob("*.truoc*"))
