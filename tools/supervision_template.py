"""Writes the Word template of a district's letter: python tools/supervision_template.py [FOLDER].

The letter names to a commune the households to visit again. What the program fills in are the
fields of `ravo.supervision.letters`; the rest is text for an office to edit. A test compares the
file in `templates/` with what this script writes.
"""

import sys
from pathlib import Path

from paper_writer import CENTRE, DOTS, LEFT, OfficePaper
from word_paper import FOLDER, write_into

from ravo.supervision.letters import TEMPLATE


def letter() -> bytes:
    """Return the template of the letter."""
    paper = OfficePaper("Đề nghị thăm lại các hộ", number=False)
    issuer = ("ỦY BAN NHÂN DÂN", "{{ noi_gui_hoa or '" + DOTS + "' }}")
    paper.head("Số: …………/UBND", issuer, "…………, ngày …… tháng …… năm ………")
    paper.title("ĐỀ NGHỊ", "Thăm lại một số hộ theo kết quả rà soát năm {{ nam }}")
    paper.text("Kính gửi: Ủy ban nhân dân {{ xa }}", align=CENTRE, indent=0)
    paper.text(
        "Qua xem xét kết quả rà soát hộ nghèo, hộ cận nghèo năm {{ nam }}, đề nghị Ủy ban nhân dân "
        "{{ xa }} tổ chức thăm lại {{ so_ho }} hộ có tên dưới đây, ghi thông tin tại thời điểm "
        "thăm (số nhân khẩu, điểm B1, phân loại, điều khác với phiếu rà soát) vào cột cuối. Các hộ "
        "có lý do “Rút mẫu” do người được huyện cử đi thăm ghi vào bảng mẫu thăm lại của huyện. "
        "Việc thăm lại để kết quả phản ánh đúng mức sống của hộ; hộ có tên trong danh sách không "
        "phải là hộ có sai sót."
    )
    paper.list(
        (
            ("STT", 11, CENTRE, "tt"),
            ("Họ và tên chủ hộ", 34, LEFT, "chu_ho"),
            ("Thôn, ấp, tổ dân phố", 26, LEFT, "thon"),
            ("Mã hộ", 22, CENTRE, "ma_ho"),
            ("Lý do thăm lại", 32, LEFT, "ly_do"),
            ("Thông tin khi thăm", 35, LEFT, "ghi"),
        ),
        "ho",
    )
    paper.text("")
    paper.text("Kết quả thăm lại gửi về trước ngày …… tháng …… năm ………./.", with_next=True)
    paper.signed(("- Như trên;", "- Lưu: VT, ………"), title="Người ký")
    return paper.save()


def templates() -> dict[str, bytes]:
    """Return the template by the name of its file."""
    return {TEMPLATE: letter()}


def main(folder: Path = FOLDER) -> None:
    """Write the template into a folder."""
    write_into(folder, templates())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
