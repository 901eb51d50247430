"""Texts of a workbook that several reviewers' files were merged into."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "merge.conflicts_title": Text(
        "Xung đột giữa các tệp đã gộp", "Conflicts between the merged files"
    ),
    "merge.conflicts_note": Text(
        "Ở mỗi dòng chưa quyết định: chọn Tệp A, Tệp B hoặc Giữ cả hai ở cột Quyết định, hoặc ghi "
        "giá trị khác vào cột Giá trị đúng; lưu lại rồi gộp lần nữa với chính tệp này. “Cả hộ” áp "
        "dụng cho các dòng còn trống của hộ đó, “mọi hộ” cho các dòng còn trống của hai tệp đó. "
        "Dòng ghi Có ở cột Ảnh hưởng phân loại mà chưa áp dụng thì hộ đó chưa được phân loại.",
        "On each open row choose Tệp A, Tệp B or Giữ cả hai in the column Quyết định, or type "
        "another value beside it; save, and merge again with this workbook. “Cả hộ” also decides "
        "the household's other open rows, “mọi hộ” those of these two files. While a row with Có "
        "in the column Ảnh hưởng phân loại is open, its household has no class.",
    ),
    "merge.instructions": Text(
        "Bảng gộp từ tệp của các rà soát viên: cuối mỗi dòng có tên tệp, dòng, người ghi. Tệp sửa "
        "của một rà soát viên thì gộp tiếp vào bảng này.",
        "Merged from the reviewers' files: each row ends with its file, row and reviewer. A later "
        "version of a reviewer's file is merged into this workbook.",
    ),
    "merge.instructions_open": Text(
        "Bảng gộp từ tệp của các rà soát viên, còn chỗ các tệp ghi khác nhau: mở trang Xung đột, "
        "chọn ở cột Quyết định, lưu, rồi gộp lại với chính bảng này.",
        "Merged from the reviewers' files, which still differ: choose in the column Quyết định of "
        "the sheet Xung đột, save, and merge again with this workbook.",
    ),
    "merge.sources_title": Text("Nguồn của từng dòng đã gộp", "The sources of the merged rows"),
    "merge.store_title": Text(
        "Dữ liệu của lần gộp, không sửa trang này", "What the merge keeps; leave this sheet alone"
    ),
    "merge.kind_cell": Text("Hai tệp ghi khác nhau", "Two files differ"),
    "merge.kind_sum": Text(
        "Đã cộng các phần không trùng hộ: cả xã {total}. Nếu mỗi tệp đã ghi số của cả xã thì chọn "
        "Tệp A hoặc Tệp B",
        "Added up, as the files are parts without a common household: {total} in all. Where each "
        "file has the whole commune's figure choose Tệp A or Tệp B",
    ),
    "merge.cleared": Text("(đã xóa ô)", "(the cell was cleared)"),
    "merge.kind_only_in": Text("Chỉ một tệp có người này", "One of the files alone has this row"),
    "merge.kind_other_code": Text(
        "Cùng chủ hộ, khác mã hộ: có phải một hộ?", "One head under two codes: one household?"
    ),
    "merge.kind_same_code": Text(
        "Cùng mã hộ, khác chủ hộ", "One code for two different households"
    ),
    "merge.kind_gone": Text(
        "Bản sau không còn hộ này", "The later version no longer has this household"
    ),
    "merge.count_file": Text("Tệp", "File"),
    "merge.count_reviewer": Text("Rà soát viên", "Reviewer"),
    "merge.count_sheet": Text("Trang", "Sheet"),
    "merge.count_read": Text("Dòng đã đọc", "Rows read"),
    "merge.count_gone": Text("Giữ từ bản trước", "Kept from an earlier version"),
    "merge.count_written": Text("Dòng trong tệp gộp", "Rows in the merged workbook"),
    "merge.count_folded": Text("Gộp với dòng của tệp khác", "One with a row of another file"),
    "merge.count_repeated": Text("Trùng trong chính tệp", "Repeated within the file"),
    "merge.count_unread": Text("Ở trang không đọc", "On a sheet that is not read"),
    "merge.count_left": Text("Bỏ theo quyết định hoặc đã xóa", "Left out by decision or deleted"),
    "merge.count_blank": Text("Dòng trống", "Blank rows"),
    "merge.line": Text(
        "{file}: {read} dòng hộ + {gone} giữ từ bản trước = {written} trong tệp gộp + {folded} gộp "
        "với tệp khác + {repeated} trùng trong tệp + {unread} ở trang không đọc + {left} bỏ "
        "ra; {blank} dòng trống; {members} thành viên.",
        "{file}: {read:household row|household rows} + {gone} kept from an earlier version = "
        "{written} in the workbook + {folded} one with another file + {repeated} repeated + "
        "{unread} on a sheet that is not read + {left} left out; {blank} blank; "
        "{members:member|members}.",
    ),
    "merge.closing": Text(
        "Cộng: {read} dòng hộ đã đọc + {gone} giữ từ bản trước = {written} hộ trong tệp gộp + "
        "{folded} gộp với tệp khác + {repeated} trùng trong tệp + {unread} ở trang không đọc + "
        "{left} bỏ ra; {members} thành viên.",
        "In all: {read:household row|household rows} read + {gone} kept from an earlier version = "
        "{written} in the workbook + {folded} one with another file + {repeated} repeated + "
        "{unread} on a sheet that is not read + {left} left out; {members:member|members}.",
    ),
    "merge.closing_open": Text(
        "Còn {open} xung đột ở {households} hộ chưa quyết định: mở trang Xung đột, chọn ở cột "
        "Quyết định, lưu, rồi chạy: {command}",
        "{open:conflict|conflicts} on {households:household|households} still to be decided: "
        "choose in the column Quyết định of the sheet Xung đột, save, then run: {command}",
    ),
    "merge.closing_decided": Text(
        "Đã áp dụng {count} quyết định của trang Xung đột.",
        "Applied {count:decision|decisions} of the sheet Xung đột.",
    ),
    "merge.closing_edited": Text(
        "Giữ {count} chỗ sửa tay trong tệp gộp lần trước.",
        "Kept {count:change|changes} made by hand in the workbook of the last run.",
    ),
    "merge.note": Text("{file}: {code}: {message}", "{file}: {code}: {message}"),
}
