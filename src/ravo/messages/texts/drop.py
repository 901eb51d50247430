"""Texts about files that were dropped on the program; they name no codes and no commands."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "drop.outcome": Text(
        "{file}: {classed}; {faults}; {where}.", "{file}: {classed}; {faults}; {where}."
    ),
    "drop.all_classed": Text(
        "đã phân loại {count} hộ, trong đó {poor} hộ nghèo và {near_poor} hộ cận nghèo",
        "{count:household|households} classed, {poor} poor and {near_poor} near-poor among them",
    ),
    "drop.some_classed": Text(
        "đã phân loại {count} hộ, trong đó {poor} hộ nghèo và {near_poor} hộ cận nghèo, "
        "còn {without} hộ chưa phân loại được",
        "{count:household|households} classed, {poor} poor and {near_poor} near-poor among them, "
        "and {without} not classed yet",
    ),
    "drop.none_classed": Text("chưa phân loại được hộ nào", "no household could be classed"),
    "drop.no_faults": Text("không có lỗi", "nothing is wrong"),
    "drop.errors": Text("có {errors} lỗi phải sửa", "{errors:error|errors} to correct"),
    "drop.gaps": Text("có {open} chỗ phải bổ sung", "{open:gap|gaps} to fill in"),
    "drop.warnings": Text(
        "có {warnings} chỗ nên xem lại", "{warnings:place|places} to look at again"
    ),
    "drop.counted": Text("{first} và {more}", "{first} and {more}"),
    "drop.marked_in": Text("{faults}, đánh dấu ở {returned}", "{faults}, marked in {returned}"),
    "drop.results_in": Text("kết quả ở {results}", "the results are in {results}"),
    "drop.open": Text(
        "{file} có vẻ đang mở trong Excel: ravo đọc bản lưu gần nhất; nếu vừa sửa thêm thì lưu rồi "
        "thả lại.",
        "{file} seems to be open in Excel: what was saved last was read; save it and drop it again "
        "where you changed more.",
    ),
    "drop.outdated": Text(
        "{file} là của lần trước; nay không còn lỗi nên có thể xóa tệp đó.",
        "{file} is of an earlier time; nothing is wrong any more, so it can be deleted.",
    ),
    "drop.locks": Text(
        "Bỏ qua {names}: tệp ẩn, hoặc tệp tạm do Excel tạo khi bảng đang mở.",
        "Passed over {names}: hidden, or put there by Excel while a workbook is open.",
    ),
    "drop.products": Text(
        "Bỏ qua {names}: do ravo lập, không phải bảng khảo sát.",
        "Passed over {names}: made by ravo, no surveys.",
    ),
    "drop.copies": Text(
        "Bỏ qua {names}: bản trả lại chưa ai sửa, bảng gốc nằm cạnh đó. Xã sửa ngay trên bản trả "
        "lại thì lưu rồi thả bản ấy vào.",
        "Passed over {names}: a returned copy that nobody corrected, beside its survey. Correct "
        "the copy, save it, and drop it again.",
    ),
    "drop.twice": Text(
        "{commune} có nhiều bảng của một năm: {names}. Nếu mỗi bảng là một phần của xã (từng thôn, "
        "từng rà soát viên) thì đừng bỏ bảng nào: gộp lại ở thẻ «Gộp tệp của các rà soát viên» của "
        "trang ravo. Nếu là một danh sách gửi lại thì chỉ giữ một: bản trả lại mà xã đã sửa (tên "
        "tận cùng là .tra-lai.xlsx) thì mới hơn bảng gốc.",
        "{commune} has several workbooks of one year: {names}. If each is a part of the commune "
        "(of a village, of a reviewer), leave none out: make one of them on the card «Merge "
        "the reviewers' files» of the page. If it is one list sent again, keep one of them: a "
        "returned copy that the commune corrected (its name ends in .tra-lai.xlsx) is newer than "
        "the original.",
    ),
    "drop.nothing": Text(
        "Chưa có bảng khảo sát nào để kiểm tra.", "There is no survey to be checked."
    ),
    "drop.aside": Text(
        "Không ghi được vào thư mục {folder}, nên kết quả nằm ở {place}.",
        "Nothing can be written into {folder}, so the results are in {place}.",
    ),
    "drop.busy": Text("Đang kiểm tra {names} …", "Checking {names} …"),
    "drop.report_wanted": Text(
        "Có kết quả năm {year} của {count} bảng{compared}{left_out}. Lập luôn báo cáo tổng hợp? "
        "Gõ c rồi Enter để lập, chỉ Enter để thôi:",
        "There are results of {year} for {count:workbook|workbooks}{compared}{left_out}. Make the "
        "report of all of them too? Type y and Enter to make it, Enter alone not to:",
    ),
    "drop.report_refused": Text(
        "Chưa lập được báo cáo. {reason}", "The report could not be made. {reason}"
    ),
    "drop.report_compared": Text(", so với năm {year}", ", compared with {year}"),
    "drop.report_without": Text(", chưa kể {names}", ", without {names}"),
    "drop.report_agrees": Text(
        "Báo cáo ở thư mục {folder}; số liệu khớp nhau.",
        "The report is in {folder}; its figures agree.",
    ),
    "drop.report_open": Text(
        "Báo cáo ở thư mục {folder}; còn việc phải làm trước khi gửi, ghi ở trang {page}.",
        "The report is in {folder}; what is left to do before it is sent is in {page}.",
    ),
    "drop.press_key": Text(
        "Nhấn một phím bất kỳ để đóng cửa sổ này.", "Press any key to close this window."
    ),
}
