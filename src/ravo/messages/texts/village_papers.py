"""Texts of posted lists, of minutes and votes of village meetings, and of requests."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "village_papers.no_village": Text("Hộ chưa ghi thôn", "Households without a village"),
    "village_papers.votes_title": Text(
        "BẢNG GHI KẾT QUẢ BIỂU QUYẾT HỌP THÔN", "VOTES OF THE VILLAGE MEETING"
    ),
    "village_papers.votes_note": Text(
        "Ghi theo biên bản họp: chỉ ghi số vào các ô tô màu. Không ai đồng ý, không ai phản đối thì "
        "ghi 0: ô để trống là chưa ghi. Không thêm, không xóa dòng hay cột.",
        "Type what the minutes say into the coloured cells, figures alone. Where nobody agreed or "
        "was against type 0: a blank is missing. Add or delete no row or column.",
    ),
    "village_papers.votes_commune": Text("Xã, phường", "Commune"),
    "village_papers.votes_year": Text("Năm rà soát", "Review year"),
    "village_papers.votes_village": Text("Thôn, ấp, tổ dân phố", "Village"),
    "village_papers.votes_held_on": Text("Ngày họp", "Day of the meeting"),
    "village_papers.votes_number": Text("Lần họp", "Number of the meeting"),
    "village_papers.votes_present": Text("Số người có mặt", "People present"),
    "village_papers.votes_agree": Text("đồng ý", "in favour"),
    "village_papers.votes_against": Text("không đồng ý", "against"),
    "village_papers.votes_col_tt": Text("TT", "No."),
    "village_papers.votes_col_ma_ho": Text("Mã hộ", "Code"),
    "village_papers.votes_col_chu_ho": Text("Họ và tên chủ hộ", "Head of household"),
    "village_papers.votes_col_phan_loai": Text("Kết quả phân loại đề nghị", "Proposed class"),
    "village_papers.votes_col_dong_y": Text("Số phiếu đồng ý", "Votes in favour"),
    "village_papers.votes_col_khong_dong_y": Text("Số phiếu không đồng ý", "Votes against"),
    "village_papers.votes_wrong_title": Text("Không phải số phiếu", "No number of votes"),
    "village_papers.votes_wrong": Text(
        "Ghi một số nguyên, không ghi chữ hay phần trăm.",
        "Type a whole number, no words and no percentage.",
    ),
}
