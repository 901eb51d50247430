"""Texts of the office's file of holidays."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "holidays.not_there": Text(
        "không có tệp này hoặc không mở được", "there is no such file, or it cannot be opened"
    ),
    "holidays.too_large": Text("tệp lớn hơn 1 MiB", "it is larger than 1 MiB"),
    "holidays.not_utf8": Text("không phải văn bản mã UTF-8", "it is no text in UTF-8"),
    "holidays.headings": Text(
        "dòng đầu phải là các tiêu đề Ngày; Đến ngày; Loại; Tên, mỗi tiêu đề một lần, "
        "ít nhất có Ngày",
        "its first line must have the headings Ngày; Đến ngày; Loại; Tên, each once, Ngày at least",
    ),
    "holidays.day": Text(
        "dòng {line}: ngày không đọc được", "line {line}: a day that cannot be read"
    ),
    "holidays.kind": Text(
        "dòng {line}: Loại phải là nghỉ hoặc làm bù", "line {line}: Loại must be nghỉ or làm bù"
    ),
    "holidays.stretch": Text(
        "dòng {line}: từ {first} đến {last} không phải là một đợt nghỉ "
        "(nhiều nhất {most} ngày, ngày cuối không trước ngày đầu)",
        "line {line}: {first} to {last} is no stretch of holidays "
        "(at most {most} days, the last not before the first)",
    ),
    "holidays.weekday": Text(
        "dòng {line}: làm bù chỉ vào thứ Bảy, Chủ nhật; ngày này vốn là ngày làm việc",
        "line {line}: only Saturdays and Sundays are worked in exchange; this is a working day",
    ),
    "holidays.too_many": Text(
        "dòng {line}: có ô ngoài các cột có tiêu đề",
        "line {line}: there is a cell outside the columns with headings",
    ),
    "holidays.both": Text(
        "{day} vừa là ngày nghỉ vừa là ngày làm bù",
        "{day} is both a holiday and worked in exchange",
    ),
}
