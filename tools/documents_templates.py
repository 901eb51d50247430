"""Writes the Word templates of the office's papers: python tools/documents_templates.py [FOLDER].

Their layout is the administrative one of Nghị định 30/2020/NĐ-CP; what the program fills in are the
fields of `ravo.documents`, the rest is text for an office to edit. A test compares the files in
`templates/` with what this script writes.
"""

import sys
from pathlib import Path

from docx.shared import Pt
from paper_writer import (
    CENTRE,
    DOTS,
    INSIDE,
    LEFT,
    RIGHT,
    SMALL,
    UNIT,
    OfficePaper,
    run,
)

from ravo.documents.templates import PAPERS

FOLDER = Path(__file__).resolve().parent.parent / "templates"
ABOUT = (
    "Về việc công nhận danh sách hộ nghèo, hộ cận nghèo và danh sách hộ thoát nghèo,",
    "hộ thoát cận nghèo trên địa bàn " + INSIDE + " năm {{ nam }}",
)


def decision() -> bytes:
    """Return the template of the decision (Mẫu 02)."""
    paper = OfficePaper("Quyết định công nhận danh sách hộ nghèo, hộ cận nghèo")
    paper.head("Số: …………/QĐ-UBND")
    paper.title("QUYẾT ĐỊNH", *ABOUT)
    line = paper.text("CHỦ TỊCH ỦY BAN NHÂN DÂN " + UNIT, bold=True, align=CENTRE, indent=0)
    line.paragraph_format.space_after = Pt(10)
    paper.text(f"Căn cứ {DOTS} (luật về tổ chức chính quyền địa phương);", italic=True, align=LEFT)
    paper.command("for c in can_cu")
    paper.text("Căn cứ {{ c }};", italic=True)
    paper.command("endfor")
    paper.text("Theo kết quả {{ dot }} và đề nghị của " + DOTS + ".", italic=True, align=LEFT)
    paper.text("QUYẾT ĐỊNH:", bold=True, align=CENTRE, indent=0)
    paper.article(
        "Điều 1",
        "Công nhận danh sách hộ nghèo, hộ cận nghèo, hộ có mức sống trung bình và danh sách hộ "
        "thoát nghèo, hộ thoát cận nghèo trên địa bàn " + INSIDE + " theo kết quả {{ dot }}, gồm:",
    )
    paper.command("for d in danh_sach")
    paper.text(
        "{{ d.so }}. {{ d.ten|capitalize }}: {{ d.gom }} (danh sách số {{ d.so }} kèm theo)."
    )
    paper.command("endfor")
    paper.command("if khong_co")
    paper.text("Đợt này không có: {{ khong_co|join('; ') }}.")
    paper.command("endif")
    paper.article(
        "Điều 2",
        "Hộ nghèo, hộ cận nghèo có tên trong danh sách được cấp giấy chứng nhận hộ nghèo, hộ cận "
        "nghèo và hưởng các chính sách theo quy định hiện hành. Quyết định này có hiệu lực kể từ "
        "ngày ký.",
    )
    paper.article(
        "Điều 3",
        "Văn phòng Ủy ban nhân dân, các bộ phận chuyên môn có liên quan, Trưởng các thôn, ấp, tổ "
        "dân phố và các hộ gia đình có tên trong danh sách chịu trách nhiệm thi hành Quyết định "
        "này./.",
    )
    paper.signed(
        (
            "- Như Điều 3;",
            "- Cơ quan cấp trên trực tiếp (để báo cáo);",
            "- Thường trực cấp ủy, HĐND cùng cấp (để báo cáo);",
            "- Lưu: VT, ………",
        )
    )
    _annexes(paper)
    return paper.save()


def _annexes(paper: OfficePaper) -> None:
    """Write each list with households on a page of its own."""
    paper.command("for a in danh_sach")
    line = paper.text("", align=CENTRE, indent=0)
    line.paragraph_format.page_break_before = True
    run(line, "Danh sách số {{ a.so }}", SMALL, bold=True)
    line = paper.text("DANH SÁCH {{ a.ten_hoa }} NĂM {{ nam }}", bold=True, align=CENTRE, indent=0)
    line.paragraph_format.space_after = Pt(0)
    note = "(Kèm theo Quyết định số …………/QĐ-UBND {{ ngay_lap }}"
    paper.text(note, italic=True, align=CENTRE, indent=0).paragraph_format.space_after = Pt(0)
    paper.text("của Chủ tịch Ủy ban nhân dân " + INSIDE + ")", italic=True, align=CENTRE, indent=0)
    paper.list(
        (
            ("STT", 14, CENTRE, "tt"),
            ("Họ và tên chủ hộ", 76, LEFT, "chu_ho"),
            ("Thôn, ấp, tổ dân phố", 46, LEFT, "thon"),
            ("Số nhân khẩu", 24, RIGHT, "khau"),
        ),
        "a.dong",
    )
    line = paper.text("Tổng cộng: {{ a.gom }}.", align=LEFT, indent=0)
    line.paragraph_format.space_before = Pt(6)
    paper.command("endfor")


def templates() -> dict[str, bytes]:
    """Return every template by the name of its file."""
    return {PAPERS["decision"].file: decision()}


def main(folder: Path = FOLDER) -> None:
    """Write the templates into a folder."""
    for name, data in templates().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
