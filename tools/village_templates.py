"""Writes the Word templates of a village's papers: python tools/village_templates.py [FOLDER].

The list to post, the minutes of the meeting, the requests of households (Mẫu 01, Mẫu 04). What the
program fills in are the fields of `ravo.documents`, the rest is text for an office to edit. A test
compares the files in `templates/` with what this script writes.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Mm, Pt
from paper_writer import (
    BODY,
    CENTRE,
    INSIDE,
    LEFT,
    RIGHT,
    TABLE,
    UNIT,
    WIDE,
    OfficePaper,
    centred,
    dotted,
    keep_together,
    rule,
    ruled,
    run,
    widths,
)
from word_paper import FOLDER, narrow, write_into

from ravo.documents.templates import PAPERS, PaperKind

SHORT = "……"


def _kept(line: Any) -> Any:
    """Keep a paragraph on the page of the one behind it."""
    line.paragraph_format.keep_with_next = True
    return line


def _blank(field: str) -> str:
    """Return the value of a field, or dots up to the next stop where there is none."""
    return "{% if " + field + " %}{{ " + field + " }}{% else %}\t{% endif %}"


# what is posted


def posted() -> bytes:
    """Return the template of the list to post."""
    paper = OfficePaper("Danh sách niêm yết kết quả rà soát")
    paper.head("Số: …………/DS-UBND")
    paper.title("DANH SÁCH NIÊM YẾT", "Kết quả {{ dot }}", "{{ pham_vi }}")
    paper.command("for a in danh_sach")
    line = paper.text("", align=CENTRE, indent=0, with_next=True)
    run(line, "{{ a.ten_hoa }}", BODY, bold=True)
    _complaint_box(paper)
    paper.list(
        (
            ("STT", 13, CENTRE, "tt"),
            ("Họ và tên chủ hộ", 61, LEFT, "chu_ho"),
            ("Thôn, ấp, tổ dân phố", 42, LEFT, "thon"),
            ("Kết quả phân loại", 44, LEFT, "phan_loai"),
        ),
        "a.dong",
        with_last=3,
    )
    line = paper.text("{% if a.dong %}Tổng cộng: {{ a.gom }}.{% else %}Không có hộ nào.{% endif %}")
    line.paragraph_format.space_before = Pt(6)
    line.paragraph_format.first_line_indent = Mm(0)
    _kept(line)
    paper.command("endfor")
    paper.command("if chua_co")
    _kept(paper.text("{{ chua_co }}", italic=True, indent=0))
    paper.command("endif")
    paper.signed(
        (
            "- Nơi sinh hoạt chung (niêm yết);",
            "- Trụ sở UBND (niêm yết);",
            "- Lưu: ………",
        )
    )
    return paper.save()


def _complaint_box(paper: OfficePaper) -> None:
    """Write where and until when to complain, in a frame that no page cuts."""
    table = paper.document.add_table(rows=1, cols=1)
    table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    widths(table, (WIDE,))
    narrow(table, 57)
    cell = table.cell(0, 0)
    line = centred(cell, ("NƠI VÀ HẠN NHẬN Ý KIẾN, KHIẾU NẠI", BODY, True, False))
    line.paragraph_format.space_before = Pt(4)
    centred(cell, ("về danh sách {{ a.ten }}", BODY, True, False), first=False)
    said = (
        (
            "Ai thấy danh sách thiếu hộ, thừa hộ hoặc kết quả chưa đúng thì nêu ý kiến, khiếu nại "
            "bằng lời hoặc bằng đơn tại: ",
            "{{ a.noi_nhan }}.",
        ),
        (
            "Thời gian nhận: ",
            "từ ngày {{ a.tu_ngay }} đến hết ngày {{ a.den_ngay }}"
            "{% if a.thoi_han %} ({{ a.thoi_han }}){% endif %}.",
        ),
    )
    for words, strong in said:
        line = centred(cell, (words, BODY, False, False), first=False, align=LEFT)
        line.paragraph_format.space_before = Pt(3)
        run(line, strong, BODY, bold=True)
    cell.paragraphs[-1].paragraph_format.space_after = Pt(4)
    keep_together(table)
    paper.text("", indent=0)


# the minutes of a meeting


def minutes() -> bytes:
    """Return the template of the minutes of a village meeting."""
    paper = OfficePaper("Biên bản họp thôn")
    _minutes_head(paper)
    paper.title(
        "BIÊN BẢN",
        "Họp thôn lấy ý kiến về kết quả {{ dot }}",
        "(lần họp thứ {{ lan }})",
    )
    paper.text(f"Thời gian bắt đầu: {SHORT} giờ {SHORT}, ngày {SHORT} tháng {SHORT} năm {SHORT}…")
    dotted(paper, "Địa điểm: \t", indented=True)
    paper.text(
        "Thành phần tham dự: đại diện Ban Chỉ đạo, các tổ chức ở thôn và đại diện các hộ gia đình. "
        f"Số người có mặt: {SHORT}… người."
    )
    dotted(paper, "Chủ trì (Trưởng thôn, Trưởng ấp, Tổ trưởng): \t", indented=True)
    dotted(paper, "Thư ký: \t", indented=True)
    paper.text("Nội dung:", bold=True)
    paper.text(
        "1. Người chủ trì nêu kết quả rà soát, phân loại của từng hộ ở {{ thon }}, "
        + INSIDE
        + ", gồm {{ gom }}. Người có mặt biểu quyết về từng hộ. Hộ được từ 50% số người có mặt "
        "đồng ý trở lên thì được thông qua; hộ dưới 50% thì phải rà soát lại và họp lại."
    )
    paper.command("if chua_co")
    paper.text("{{ chua_co }}")
    paper.command("endif")
    _kept(paper.text("2. Kết quả biểu quyết:"))
    paper.list(
        (
            ("STT", 13, CENTRE, "tt"),
            ("Họ và tên chủ hộ", 57, LEFT, "chu_ho"),
            ("Phân loại đề nghị", 40, LEFT, "phan_loai"),
            ("Đồng ý (người)", 25, CENTRE, ""),
            ("Không đồng ý (người)", 25, CENTRE, ""),
        ),
        "dong",
        heights=8,
    )
    paper.command("if not dong")
    paper.text("Không có hộ nào.", indent=0)
    paper.command("endif")
    line = dotted(paper, "3. Ý kiến khác: \t", indented=True)
    line.paragraph_format.space_before = Pt(8)
    for _ in range(2):
        dotted(paper, "\t")
    _kept(paper.text(f"Cuộc họp kết thúc hồi {SHORT} giờ {SHORT} cùng ngày."))
    _kept(
        paper.text(
            "Biên bản được lập thành 02 bản có giá trị như nhau, đã đọc cho mọi người cùng nghe: "
            "01 bản lưu ở thôn, 01 bản gửi Ban Chỉ đạo cấp xã./."
        )
    )
    _signatures(
        paper,
        {"ĐẠI DIỆN HỘ GIA ĐÌNH": 68, "THƯ KÝ": 46, "CHỦ TRÌ": 46},
        "(Ký, ghi rõ họ tên)",
    )
    return paper.save()


def _minutes_head(paper: OfficePaper) -> None:
    """Write the names of state and village; the day is in the body of minutes."""
    table = paper.document.add_table(rows=1, cols=2)
    widths(table, (60, 100))
    narrow(table, 57)
    left, right = table.rows[0].cells
    centred(left, (UNIT, 13, False, False))
    centred(left, ("{{ thon_hoa }}", 13, True, False), first=False)
    rule(left, 20, 20)
    centred(right, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False))
    centred(right, ("Độc lập - Tự do - Hạnh phúc", 14, True, False), first=False)
    rule(right, 20, 20)


def _signatures(paper: OfficePaper, names: Mapping[str, float], note: str) -> None:
    """Write places for signatures side by side, in millimetres, which no page cuts."""
    table = paper.document.add_table(rows=1, cols=len(names))
    widths(table, list(names.values()))
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        centred(cell, (name, 13, True, False))
        centred(cell, (note, TABLE, False, True), first=False)
        for _ in range(4):
            centred(cell, ("", BODY, False, False), first=False)
    keep_together(table)


# what households ask for


def request_01() -> bytes:
    """Return the template of Mẫu 01."""
    return _request(
        "01",
        "Giấy đề nghị rà soát hộ nghèo",
        ("Rà soát hộ nghèo, hộ cận nghèo", "hoặc xác định hộ có mức sống trung bình"),
        _request_01,
    )


def request_04() -> bytes:
    """Return the template of Mẫu 04."""
    return _request(
        "04",
        "Giấy đề nghị công nhận hộ thoát nghèo",
        ("Công nhận hộ thoát nghèo, hộ thoát cận nghèo",),
        _request_04,
    )


def _request(
    number: str, name: str, about: Sequence[str], body: Callable[[OfficePaper], None]
) -> bytes:
    """Return the template of a request."""
    paper = OfficePaper(name, number=False)
    paper.text(f"Mẫu số {number}", align=RIGHT, indent=0)
    for words, size in (
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13),
        ("Độc lập - Tự do - Hạnh phúc", 14),
    ):
        line = paper.document.add_paragraph()
        line.alignment = CENTRE
        run(line, words, size, bold=True)
    ruled(paper.document.add_paragraph(), 48, 48, after=6)
    paper.title("GIẤY ĐỀ NGHỊ", *about)
    paper.text(
        "Kính gửi: Chủ tịch Ủy ban nhân dân "
        "{{ don_vi.ten_thuong or 'xã/phường/thị trấn …………………' }}",
        align=CENTRE,
        indent=0,
    )
    body(paper)
    _signatures(paper, {"": 80, "NGƯỜI ĐỀ NGHỊ": 80}, "")
    return paper.save()


def _request_01(paper: OfficePaper) -> None:
    sex = "Giới tính (1: Nam; 2: Nữ): " + _blank("ho.gioi_tinh")
    dotted(paper, "Họ và tên: " + _blank("ho.ho_ten") + "  " + sex, 92)
    _identity(paper)
    dotted(paper, f"Ngày cấp: {SHORT}/{SHORT}/{SHORT}…")
    dotted(paper, "Nơi thường trú: " + _blank("ho.noi_o"))
    dotted(paper, "Nơi ở hiện tại: \t")
    _kept(paper.text("Thông tin các thành viên của hộ:", indent=0))
    paper.list(
        (
            ("TT", 10, CENTRE, "tt"),
            ("Họ và tên", 46, LEFT, "ten"),
            ("Giới tính", 14, CENTRE, "gioi_tinh"),
            ("Ngày, tháng, năm sinh", 26, CENTRE, "nam_sinh"),
            ("Quan hệ với chủ hộ", 24, LEFT, "quan_he"),
            ("Tình trạng (Có việc làm / Không có việc làm / Đang đi học)", 40, LEFT, ""),
        ),
        "thanh_vien",
    )
    line = dotted(paper, "Lý do đề nghị: \t")
    line.paragraph_format.space_before = Pt(6)
    for reason in (line, dotted(paper, "\t")):
        _kept(reason)
    _day(paper)


def _request_04(paper: OfficePaper) -> None:
    sex = "Giới tính: Nam {{ ho.o_nam }}  Nữ {{ ho.o_nu }}"
    dotted(paper, "Họ và tên: " + _blank("ho.ho_ten") + "  " + sex, 108)
    _identity(paper)
    dotted(paper, f"Ngày cấp: {SHORT}/{SHORT}/{SHORT}…  Cơ quan cấp: \t")
    dotted(paper, "Nơi thường trú: " + _blank("ho.noi_o"))
    dotted(paper, "Nội dung, lý do đề nghị: \t")
    for _ in range(4):
        _kept(dotted(paper, "\t"))
    _day(paper)


def _identity(paper: OfficePaper) -> None:
    """Write birth, ethnic group and card; the number is for the household to write."""
    year = "{{ ho.nam_sinh or '" + SHORT + "…' }}"
    birth = f"Sinh ngày {SHORT} tháng {SHORT} năm {year}  "
    dotted(paper, birth + "Dân tộc: " + _blank("ho.dan_toc"))
    dotted(paper, "Số CCCD/CMND: □□□□□□□□□□□□")


def _day(paper: OfficePaper) -> None:
    """Write the line of place and day, which stays with the signature."""
    words = f"{SHORT}{SHORT}{SHORT}, ngày {SHORT} tháng {SHORT} năm {SHORT}…"
    line = paper.text(words, italic=True, align=RIGHT, indent=0)
    line.paragraph_format.space_before = Pt(8)
    _kept(line)


WRITERS: dict[PaperKind, Callable[[], bytes]] = {
    "posted": posted,
    "minutes": minutes,
    "request_01": request_01,
    "request_04": request_04,
}


def templates() -> dict[str, bytes]:
    """Return every template by the name of its file."""
    return {PAPERS[kind].file: write() for kind, write in WRITERS.items()}


def main(folder: Path = FOLDER) -> None:
    """Write the templates into a folder."""
    write_into(folder, templates())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
