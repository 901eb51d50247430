"""Texts of a run over many workbooks."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "batch.accepted": Text("{count} chấp nhận", "{count} accepted"),
    "batch.accepted_with_warnings": Text(
        "{count} chấp nhận có cảnh báo", "{count} accepted with warnings"
    ),
    "batch.partly_accepted": Text("{count} chấp nhận một phần", "{count} partly accepted"),
    "batch.rejected": Text("{count} từ chối", "{count} rejected"),
    "batch.failed": Text("{count} không xử lý được", "{count} could not be handled"),
    "batch.waiting": Text("{count} chờ lần sau", "{count} waiting for the next run"),
    "batch.left": Text("{count} chưa làm", "{count} not done"),
    "batch.outcome_accepted": Text("chấp nhận", "accepted"),
    "batch.outcome_accepted_with_warnings": Text("chấp nhận có cảnh báo", "accepted with warnings"),
    "batch.outcome_partly_accepted": Text("chấp nhận một phần", "partly accepted"),
    "batch.outcome_rejected": Text("từ chối", "rejected"),
    "batch.outcome_failed": Text("không xử lý được", "could not be handled"),
    "batch.outcome_waiting": Text("chờ lần sau", "waits for the next run"),
    "batch.summary": Text(
        "{communes} xã: {parts}; {households} hộ; {time}",
        "{communes:commune|communes}: {parts}; {households:household|households}; {time}",
    ),
    "batch.summary_more": Text(
        "{communes} xã ({workbooks} phiếu): {parts}; {households} hộ; {time}",
        "{communes:commune|communes} ({workbooks:workbook|workbooks}): {parts}; "
        "{households:household|households}; {time}",
    ),
    "batch.more_doubled": Text(
        "{count} xã gửi nhiều phiếu, chưa vào báo cáo",
        "{count:commune|communes} with several workbooks, in no report",
    ),
    "batch.more_unchanged": Text(
        "{count} không đổi từ lần trước", "{count} unchanged since the last run"
    ),
    "batch.more_gone": Text(
        "{count} phiếu không còn trong thư mục; kết quả cũ vẫn giữ, không tính vào đây",
        "{count:workbook is|workbooks are} no longer in the folder; old results stay and are not "
        "counted",
    ),
    "batch.more_undetermined": Text(
        "{count} hộ chưa đủ thông tin", "{count:household|households} undetermined"
    ),
    "batch.more_rejected_households": Text(
        "{count} hộ bị loại vì lỗi", "{count:household|households} rejected"
    ),
    "batch.more_interrupted": Text("đã dừng theo yêu cầu", "stopped as asked"),
    "batch.more_reports_missing": Text(
        "{count} báo cáo chưa lập được", "{count:report|reports} not made"
    ),
    "batch.more_unregistered": Text("chưa ghi được vào sổ theo dõi", "not in the register"),
    "batch.hours": Text("{count} giờ", "{count} h"),
    "batch.minutes": Text("{count} phút", "{count} min"),
    "batch.seconds": Text("{count} giây", "{count} s"),
    "batch.stopping": Text(
        "Đang dừng: làm xong phiếu đang xử lý. Bấm Ctrl-C lần nữa để dừng ngay.",
        "Stopping after the workbook in hand. Press Ctrl-C again to stop at once.",
    ),
    "batch.cut_off": Text(
        "Lần chạy đêm dừng giữa chừng; lần chạy sau làm tiếp từ chỗ dừng.",
        "The run was cut off before its end; the next one goes on from there.",
    ),
    "batch.report": Text("báo cáo {place} năm {year}", "the report of {place} for {year}"),
    "batch.comparison": Text(
        "so sánh năm của {place} năm {year}", "the comparison of {place} for {year}"
    ),
    "batch.lost": Text("tiến trình dừng giữa chừng ({how})", "its process ended ({how})"),
    "batch.cmd": Text(
        "Chấm phiếu của nhiều xã, không cần người trông. "
        "Mỗi phiếu một tiến trình; chỉ làm phần đã đổi; ghi sổ manifest.jsonl.",
        "Score the workbooks of many communes, unattended. "
        "A process for each; only what changed; an account in manifest.jsonl.",
    ),
    "batch.arg_target": Text(
        "Tệp cấu hình .toml, hoặc thư mục phiếu.", "A run file .toml, or the folder of workbooks."
    ),
    "batch.arg_out": Text("Thư mục kết quả.", "The folder of the outputs."),
    "batch.opt_init": Text(
        "Ghi một tệp cấu hình mẫu có lời giải thích.", "Write a commented run file."
    ),
    "batch.opt_force": Text("Chấm lại cả phiếu không đổi.", "Score unchanged workbooks too."),
    "batch.opt_jobs": Text(
        "Số phiếu xử lý cùng lúc; không ghi thì bằng số nhân máy được dùng.",
        "Workbooks at a time; the cores it may use where not given.",
    ),
    "batch.opt_wait": Text(
        "Đợi bấy nhiêu giây nếu một lần chạy khác đang giữ thư mục kết quả.",
        "Wait so many seconds where another run holds the folder of the outputs.",
    ),
    "batch.opt_previous": Text(
        "Thư mục phiếu hoặc kết quả của năm trước.",
        "The folder of last year's workbooks or results.",
    ),
    "batch.opt_pattern": Text(
        "Tệp nào trong thư mục là phiếu, ví dụ **/*-2024.xlsx.",
        "Which files of the folder are workbooks, such as **/*-2024.xlsx.",
    ),
    "batch.opt_log": Text(
        "Ghi nhật ký JSON vào tệp này, tự sang tệp mới khi lớn.",
        "Write a log of JSON lines to this file, rotated by size.",
    ),
    "batch.opt_notify_command": Text(
        "Chương trình được báo khi xong, không qua shell; lặp lại cho từng tham số.",
        "A program to start at the end, without a shell; repeat for each of its arguments.",
    ),
    "batch.opt_dask": Text(
        "Chạy trên cụm máy Dask ở địa chỉ này.", "Run on the Dask cluster at this address."
    ),
    "batch.opt_register": Text(
        "Ghi kết quả vào sổ theo dõi này: một tệp, hoặc postgresql+psycopg://…",
        "Add the results to this register: a file, or postgresql+psycopg://…",
    ),
    "batch.opt_archive": Text(
        "Lưu phân loại thành Parquet theo năm, tỉnh, xã.",
        "Keep the verdicts as Parquet by year, province and commune.",
    ),
}
