"""What a run over many workbooks says of itself."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "batch.accepted": Text("{count} chấp nhận", "{count} accepted"),
    "batch.accepted_with_warnings": Text(
        "{count} chấp nhận, có cảnh báo", "{count} accepted with warnings"
    ),
    "batch.partly_accepted": Text("{count} chấp nhận một phần", "{count} partly accepted"),
    "batch.rejected": Text("{count} từ chối", "{count} rejected"),
    "batch.failed": Text("{count} không xử lý được", "{count} could not be handled"),
    "batch.waiting": Text("{count} chờ lần sau", "{count} waiting for the next run"),
    "batch.left": Text("{count} chưa làm", "{count} not done"),
    "batch.none": Text("không có phiếu nào", "no workbook"),
    "batch.summary": Text(
        "{workbooks} xã: {parts}; {households} hộ; {time}",
        "{workbooks} communes: {parts}; {households} households; {time}",
    ),
    "batch.unchanged": Text("không đổi {count}", "{count} unchanged"),
    "batch.gone": Text(
        "{count} phiếu không còn trong thư mục; kết quả cũ vẫn giữ, không tính vào đây",
        "{count} workbooks are no longer in the folder; their old results stay and are not counted",
    ),
    "batch.undetermined": Text("{count} hộ chưa đủ thông tin", "{count} households undetermined"),
    "batch.rejected_households": Text("{count} hộ bị loại vì lỗi", "{count} households rejected"),
    "batch.interrupted": Text("đã dừng theo yêu cầu", "stopped as asked"),
    "batch.reports_missing": Text("{count} báo cáo chưa lập được", "{count} reports not made"),
    "batch.hours": Text("{count} giờ", "{count} h"),
    "batch.minutes": Text("{count} phút", "{count} min"),
    "batch.seconds": Text("{count} giây", "{count} s"),
    "batch.stopping": Text(
        "Đang dừng: làm xong phiếu đang xử lý. Bấm Ctrl-C lần nữa để dừng ngay.",
        "Stopping after the workbook in hand. Press Ctrl-C again to stop at once.",
    ),
    "batch.done_line": Text(
        "{place}/{all} {name}: {verdict}", "{place} of {all}, {name}: {verdict}"
    ),
    "batch.report_district": Text("báo cáo {place} năm {year}", "the report of {place} for {year}"),
    "batch.report_diff": Text(
        "so sánh năm của {place} năm {year}", "the comparison of {place} for {year}"
    ),
    "batch.lost": Text("tiến trình dừng giữa chừng ({how})", "its process ended ({how})"),
}
