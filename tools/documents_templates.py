"""Writes the Word templates of the office's papers: python tools/documents_templates.py [FOLDER].

Their layout is the administrative one of Nghị định 30/2020/NĐ-CP; what the program fills in are the
fields of `ravo.documents`, the rest is text for an office to edit. A test compares the files in
`templates/` with what this script writes.
"""

import sys
from pathlib import Path

from docx.shared import Mm, Pt
from paper_writer import (
    CENTRE,
    INSIDE,
    LEFT,
    PLACE,
    SMALL,
    UNIT,
    OfficePaper,
    dotted,
    run,
)
from word_paper import FOLDER, write_into

from ravo.criteria import load_edition
from ravo.documents.templates import PAPERS

INDICATORS = len(load_edition("nd07-2021").indicators)
SHORT = "…" * 8
ABOUT = (
    "Về việc công nhận danh sách hộ nghèo, hộ cận nghèo",
    "và danh sách hộ thoát nghèo, hộ thoát cận nghèo",
    "trên địa bàn " + INSIDE + " năm {{ nam }}",
)


def decision() -> bytes:
    """Return the template of the decision (Mẫu 02)."""
    paper = OfficePaper("Quyết định công nhận danh sách hộ nghèo, hộ cận nghèo")
    paper.head("Số: …………/QĐ-UBND")
    paper.title("QUYẾT ĐỊNH", *ABOUT)
    line = paper.text("CHỦ TỊCH ỦY BAN NHÂN DÂN " + UNIT, bold=True, align=CENTRE, indent=0)
    line.paragraph_format.space_after = Pt(10)
    dotted(paper, "Căn cứ \t", indented=True, italic=True)
    paper.command("for c in can_cu")
    paper.text("Căn cứ {{ c }};", italic=True)
    paper.command("endfor")
    dotted(paper, "Theo kết quả {{ dot }} và đề nghị của \t", indented=True, italic=True)
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
        with_next=True,
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
    note = "(Kèm theo Quyết định số ………/QĐ-UBND {{ ngay_lap }}"
    paper.text(note, italic=True, align=CENTRE, indent=0).paragraph_format.space_after = Pt(0)
    paper.text("của Chủ tịch Ủy ban nhân dân " + INSIDE + ")", italic=True, align=CENTRE, indent=0)
    paper.list(
        (
            ("STT", 14, CENTRE, "tt"),
            ("Họ và tên chủ hộ", 76, LEFT, "chu_ho"),
            ("Thôn, ấp, tổ dân phố", 46, LEFT, "thon"),
            ("Số nhân khẩu", 24, CENTRE, "khau"),
        ),
        "a.dong",
        with_last=3,
    )
    line = paper.text("Tổng cộng: {{ a.gom }}.", align=LEFT, indent=0)
    line.paragraph_format.space_before = Pt(6)
    paper.command("endfor")


def certificate() -> bytes:
    """Return the template of a certificate (Mẫu 03)."""
    paper = OfficePaper("Giấy chứng nhận hộ nghèo, hộ cận nghèo", number=False)
    section = paper.document.sections[0]
    section.left_margin, section.right_margin = Mm(25), Mm(15)
    paper.wide = 170
    section.top_margin = section.bottom_margin = Mm(15)
    paper.head("Số: ……/GCN-HN.HCN", place="")
    paper.title("GIẤY CHỨNG NHẬN", "HỘ NGHÈO, HỘ CẬN NGHÈO", rule_after=6)
    for words in (
        "Họ và tên chủ hộ: {{ ho.chu_ho }}",
        "Dân tộc: {{ ho.dan_toc or '" + SHORT + "' }}",
        "Số CCCD/CMND: {{ ho.so_dinh_danh }}     Ngày cấp: " + SHORT,
        "Nơi thường trú: {{ ho.thuong_tru }}",
    ):
        paper.fact(words)
    paper.fact("I. Thành viên của hộ", bold=True)
    columns = (
        ("STT", 11, CENTRE, "tt"),
        ("Họ và tên", 52, LEFT, "ten"),
        ("Dân tộc", 20, CENTRE, "dan_toc"),
        ("Mối quan hệ với chủ hộ", 26, CENTRE, "quan_he"),
        ("Năm sinh|Nam", 15, CENTRE, "nam_sinh_nam"),
        ("Năm sinh|Nữ", 15, CENTRE, "nam_sinh_nu"),
        ("Ghi chú (thay đổi thành viên)", 31, LEFT, ""),
    )
    paper.list(columns, "thanh_vien", size=11)
    paper.fact(
        "II. Kết quả phân loại giai đoạn {{ giai_doan.tu }} – {{ giai_doan.den }}", bold=True
    )
    years = (
        ("Năm", 15, CENTRE, "nam"),
        ("Phân loại (N, CN)", 26, CENTRE, "loai"),
        *(
            (f"Chỉ số thiếu hụt dịch vụ xã hội cơ bản|{number}", 8, CENTRE, f"chi_so[{number - 1}]")
            for number in range(1, INDICATORS + 1)
        ),
        ("Xác nhận của UBND cấp xã", 33, CENTRE, ""),
    )
    paper.list(years, "cac_nam", heights=9, size=11, whole=True)
    line = paper.fact("Chỉ số: {% for c in chi_so %}{{ c.tt }}. {{ c.ten }}; {% endfor %}", size=9)
    run(
        line,
        "N: hộ nghèo; CN: hộ cận nghèo; x: thiếu hụt; –: không thiếu hụt hoặc không thuộc danh "
        "sách; ô trống: chưa có số liệu.",
        9,
        italic=True,
    )
    line.paragraph_format.space_before = Pt(3)
    line.paragraph_format.keep_with_next = True
    line.paragraph_format.space_after = Pt(6)
    paper.signed((), before=PLACE)
    return paper.save()


def refusal() -> bytes:
    """Return the template of a letter to a household that was not recognised."""
    paper = OfficePaper("Thông báo không công nhận", size=13, number=False)
    paper.head("Số: …………/TB-UBND")
    paper.title("THÔNG BÁO", "Về việc không công nhận theo giấy đề nghị của hộ gia đình")
    paper.text("Kính gửi: Ông (bà) {{ ho.chu_ho }}", align=LEFT)
    paper.text("Nơi thường trú: {{ ho.thuong_tru }}", align=LEFT)
    paper.text(
        "Ủy ban nhân dân " + INSIDE + " đã nhận giấy đề nghị {{ ho.de_nghi }} của ông (bà) và đã "
        "rà soát hộ gia đình theo Quyết định số 24/2021/QĐ-TTg ngày 16 tháng 7 năm 2021 của Thủ "
        "tướng Chính phủ."
    )
    paper.text(
        "Theo kết quả {{ dot }}, hộ gia đình ông (bà) là {{ ho.ket_qua }}, {{ ho.chua }}.",
        with_next=True,
    )
    paper.text("Lý do:", bold=True, align=LEFT)
    paper.command("for c in ho.ly_do")
    paper.text("- {{ c }}")
    paper.command("endfor")
    paper.command("if ho.dieu_khoan")
    paper.text("Điều khoản áp dụng: {{ ho.dieu_khoan }}.")
    paper.command("endif")
    paper.text(
        "Nếu không đồng ý, ông (bà) có quyền đề nghị xem xét lại hoặc khiếu nại theo quy định của "
        "pháp luật, gửi đến Ủy ban nhân dân " + INSIDE + ":"
    )
    dotted(paper, "- Nơi nhận (địa chỉ, điện thoại): \t", indented=True)
    paper.text("- Nhận đến hết ngày …… tháng …… năm ……….", align=LEFT)
    paper.text(
        "Khi thu nhập hoặc hoàn cảnh của hộ thay đổi, ông (bà) có thể gửi giấy đề nghị mới đến Ủy "
        "ban nhân dân " + INSIDE + "./.",
        with_next=True,
    )
    paper.signed(("- Như trên;", "- Trưởng thôn, ấp, tổ dân phố;", "- Lưu: VT, ………"))
    return paper.save()


def templates() -> dict[str, bytes]:
    """Return every template by the name of its file."""
    return {
        PAPERS["decision"].file: decision(),
        PAPERS["certificates"].file: certificate(),
        PAPERS["refusals"].file: refusal(),
    }


def main(folder: Path = FOLDER) -> None:
    """Write the templates into a folder."""
    write_into(folder, templates())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
