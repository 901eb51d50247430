"""Texts of `ravo profile`, and the comments in the files that it writes."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "profile.head": Text(
        "ravo đoán từ tiêu đề và nội dung; sau mỗi dòng là độ tin cậy.\n"
        "Đọc từng dòng, bỏ dấu # ở dòng đúng, xóa dòng sai, rồi chạy ravo profile check.",
        "Guessed by ravo from headings and contents; after each line stands how sure it is.\n"
        "Read every line, take the # off what is right, remove what is wrong, "
        "run ravo profile check.",
    ),
    "profile.rest": Text("Cột chưa rõ là gì:", "Columns that ravo does not know:"),
    "profile.decide": Text(
        "mẫu khảo sát không có từ này; cán bộ quyết định",
        "the survey workbook has no such word; the officer decides",
    ),
    "profile.ticks": Text(
        "Các cột này chỉ có Có hoặc để trống. Bỏ dấu # nếu để trống nghĩa là Không.",
        "These columns hold Có or nothing. Take the # off if a blank means Không.",
    ),
    "profile.may_be_blank": Text(
        "Các cột bắt buộc này có ô trống. Bỏ dấu # nếu chấp nhận để trống.",
        "These required columns have blank cells. Take the # off if blanks are to be accepted.",
    ),
    "profile.restart": Text(
        "Mã hộ lặp lại trong tệp, có lẽ đánh lại từ đầu ở mỗi thôn.",
        "Household codes come again in the file; they may restart in every village.",
    ),
    "profile.lacks": Text(
        "Cột bắt buộc không thấy trong tệp. Xóa khỏi danh sách cột nào thật ra có.",
        "Required columns not found in the file. Take out of the list what is there after all.",
    ),
    "profile.place": Text(
        "Năm, huyện, xã lấy từ tên tệp và thư mục.",
        "Year, district and commune are taken from the names of file and folders.",
    ),
    "profile.ok": Text("Tệp ánh xạ {id} dùng được: {title}", "The profile {id} is usable: {title}"),
    "profile.sheet_name": Text("trang {name}", "sheet {name}"),
    "profile.sheet_pattern": Text("trang có tên dạng {name}", "the sheet named like {name}"),
    "profile.sheet_first": Text("trang đầu tiên", "the first sheet"),
    "profile.table": Text("{table}: {sheet}{rows}", "{table}: {sheet}{rows}"),
    "profile.technical_row": Text("mã kỹ thuật ở dòng {row}", "keys in row {row}"),
    "profile.heading_row": Text("tiêu đề ở dòng {row}", "headings in row {row}"),
    "profile.data_row": Text("dữ liệu từ dòng {row}", "data from row {row}"),
    "profile.skip_rows": Text("bỏ qua dòng {rows}", "passing over rows {rows}"),
    "profile.day": Text("ngày", "day"),
    "profile.month": Text("tháng", "month"),
    "profile.year": Text("năm", "year"),
    "profile.words": Text("Từ ngữ của {id}: {words}", "Words of {id}: {words}"),
    "profile.units": Text("Đơn vị được quy đổi: {units}", "Units converted: {units}"),
    "profile.constants": Text("Giá trị chung: {values}", "Same for every row: {values}"),
    "profile.tick_list": Text("Để trống nghĩa là Không: {ids}", "A blank means Không: {ids}"),
    "profile.blank_list": Text("Coi như để trống: {words}", "Read as blank: {words}"),
    "profile.may_be_blank_list": Text("Được để trống: {ids}", "May be blank: {ids}"),
    "profile.lack_list": Text("Tệp không có: {ids}", "The layout lacks: {ids}"),
    "profile.ignored_list": Text(
        "Cột chủ ý để ngoài: {headings}", "Columns left out on purpose: {headings}"
    ),
    "profile.codes_unique": Text(
        "Mã hộ không lặp lại trong một tệp.", "Household codes are unique in a file."
    ),
    "profile.codes_restart": Text(
        "Mã hộ đánh lại từ đầu ở mỗi thôn; hộ được nhận ra theo tệp, dòng, mã, chủ hộ, số khẩu.",
        "Household codes restart in every village; a household is known by file, row, code, "
        "head and members.",
    ),
    "profile.place_list": Text(
        "Lấy từ tên tệp và thư mục: {what}", "Taken from the names of file and folders: {what}"
    ),
    "profile.place_units": Text("huyện, xã", "district, commune"),
    "profile.place_patterns": Text("theo mẫu {patterns}", "by the patterns {patterns}"),
    "profile.written": Text(
        "Đã ghi: {path}. {sure} cột chắc chắn, {unsure} cột cần xem lại, {rest} cột chưa rõ. "
        "Đọc từng dòng trước khi dùng.",
        "Written: {path}. {sure:column is|columns are} sure, {unsure} need a look, "
        "{rest} are not known. "
        "Read every line before use.",
    ),
    "profile.row": Text("{id}: {title}", "{id}: {title}"),
}
