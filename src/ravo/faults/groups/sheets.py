"""Faults of sheets and keys that were read together, or not read."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-485",
        "warning",
        title=Text(
            "Nhiều trang được đọc chung",
            "Several sheets read together",
        ),
        message=Text(
            "Các trang {sheets} được đọc chung như một trang '{name}': {count} dòng.",
            "The sheets {sheets} are read together as one sheet '{name}': {count} rows.",
        ),
        hint=Text(
            "Không cần làm gì nếu mọi trang này đều là dữ liệu rà soát; trang nào không phải thì xóa khỏi tệp.",
            "Nothing to do where all of them are data of this review; remove a sheet that is not.",
        ),
        example=Text(
            "Trang 'Hộ' và 'Hộ bổ sung'.",
            "Sheets 'Hộ' and 'Hộ bổ sung'.",
        ),
    ),
    FaultKind(
        "RV-486",
        "warning",
        title=Text(
            "Trang có dữ liệu chưa được đọc",
            "Sheet with data that was not read",
        ),
        message=Text(
            "Trang {sheet} có {count} dòng có chữ nhưng không được đọc: tiêu đề các cột không phải của trang Hộ, Thành viên hay Thu nhập.",
            "The sheet {sheet} holds {count} rows that were not read: its headings are not those of Hộ, Thành viên or Thu nhập.",
        ),
        hint=Text(
            "Nếu là dữ liệu rà soát thì ghi tiêu đề các cột như mẫu (có cột Mã hộ), hoặc chép các dòng vào đúng trang; nếu không thì không cần làm gì.",
            "If these are data of the review, head their columns as the template does (Mã hộ among them) or copy the rows to the right sheet; else there is nothing to do.",
        ),
        example=Text(
            "Trang 'Tổng hợp' có 12 dòng.",
            "A sheet 'Tổng hợp' with 12 rows.",
        ),
        unread="sheets",
    ),
    FaultKind(
        "RV-487",
        "warning",
        title=Text(
            "Dòng lặp lại ở trang khác",
            "Rows repeated on another sheet",
        ),
        message=Text(
            "Trang {sheet}: dòng {rows} giống hệt dòng cùng mã hộ ở trang {name} nên chỉ tính một lần ({count} dòng).",
            "Sheet {sheet}: rows {rows} equal those with the same household code on {name} and count once ({count} rows).",
        ),
        hint=Text(
            "Không cần làm gì; nếu là hộ khác thì sửa mã hộ.",
            "Nothing to do; if it is another household, mend its code.",
        ),
        example=Text(
            "Trang 'Hộ cận nghèo' trích từ trang Hộ.",
            "A sheet 'Hộ cận nghèo' taken from the sheet Hộ.",
        ),
    ),
    FaultKind(
        "RV-488",
        "warning",
        title=Text(
            "Bản sao có dòng mà trang được đọc không có",
            "A copy has rows that the sheet read lacks",
        ),
        message=Text(
            "Trang {sheet} giống bản sao nên không được đọc, nhưng có {count} dòng mà trang {name} không có: dòng {rows}.",
            "The sheet {sheet} looks like a copy and is not read, but has {count} rows that {name} lacks: rows {rows}.",
        ),
        hint=Text(
            "Nếu là dữ liệu của kỳ này thì chép các dòng đó vào trang {name} rồi chạy lại; nếu không thì xóa trang {sheet}.",
            "If they belong to this review, copy those rows to {name} and run again; else remove {sheet}.",
        ),
        example=Text(
            "Trang 'Hộ (2)' có thêm 3 hộ.",
            "A sheet 'Hộ (2)' with 3 more households.",
        ),
        unread="sheets",
    ),
    FaultKind(
        "RV-489",
        "warning",
        title=Text(
            "Trang có hộ chưa được đọc vì thiếu cột",
            "Rows not read for want of columns",
        ),
        message=Text(
            "Trang {sheet} có {count} dòng (dòng {rows}) mà trang {name} không có, nhưng thiếu cột {columns} nên chưa được đọc.",
            "The sheet {sheet} has {count} rows (rows {rows}) that {name} lacks, but not the columns {columns}, so they were not read.",
        ),
        hint=Text(
            "Nếu là dữ liệu của kỳ này thì thêm các cột còn thiếu vào trang {sheet}, hoặc chép các dòng vào trang {name}, rồi chạy lại.",
            "If they belong to this review, add the missing columns to {sheet}, or copy the rows to {name}, and run again.",
        ),
        example=Text(
            "Trang 'Danh sách bổ sung' không có cột Số nhân khẩu.",
            "A sheet 'Danh sách bổ sung' without the column Số nhân khẩu.",
        ),
        unread="sheets",
    ),
    FaultKind(
        "RV-490",
        "error",
        title=Text(
            "Cột để phân loại nằm ở trang khác",
            "Evidence on another sheet",
        ),
        message=Text(
            "Trang {sheet} có cột {columns} của các hộ ở trang {name}, nhưng trang {name} không có các cột đó nên không đọc được cho đúng hộ.",
            "The sheet {sheet} has the columns {columns} of households of {name}, which itself lacks them, so that they cannot be read with their households.",
        ),
        hint=Text(
            "Chép các cột đó sang trang {name}, mỗi hộ một dòng theo mã hộ, rồi xóa trang {sheet} và chạy lại.",
            "Copy those columns to {name}, by household code, remove {sheet} and run again.",
        ),
        example=Text(
            "Trang 'Chỉ số' có 12 câu trả lời, trang Hộ không có.",
            "A sheet 'Chỉ số' with the twelve answers that Hộ lacks.",
        ),
        unread="sheets",
    ),
    FaultKind(
        "RV-491",
        "warning",
        title=Text(
            "Ô ở trang Thông tin chưa được đọc",
            "Cells of Thông tin that were not read",
        ),
        message=Text(
            "Trang {sheet}, {count} chỗ có giá trị nhưng không được đọc: {cells}.",
            "Sheet {sheet}: {count} entries were not read: {cells}.",
        ),
        hint=Text(
            "Nếu là mục của mẫu thì sửa tên mục cho giống mẫu; nếu không thì không cần làm gì.",
            "If it is a key of the template, write it as the template does; else there is nothing to do.",
        ),
        example=Text(
            "A9 'Số trẻ em' = 520.",
            "A9 'Số trẻ em' (number of children) = 520.",
        ),
        unread="keys",
    ),
    FaultKind(
        "RV-492",
        "warning",
        title=Text(
            "Mục có thể là khu vực chưa được hiểu",
            "A key that may be the area is not understood",
        ),
        message=Text(
            "Ô {cell} (trang {sheet}): '{value}' có thể là mục {near}, nhưng chưa chắc nên không được đọc; khu vực của xã coi như chưa biết.",
            "Cell {cell} (sheet {sheet}): '{value}' may be the key {near}, but not surely, and was not read; the commune's area counts as not known.",
        ),
        hint=Text(
            "Nếu đúng là mục đó thì sửa ô này thành '{near}', ghi Nông thôn hoặc Thành thị ở bên phải; nếu không thì thêm dòng '{near}'.",
            "If it is, mend the cell to '{near}', with Nông thôn or Thành thị to its right; if not, add a line '{near}'.",
        ),
        example=Text(
            "'Khu vực xếp loại' bên cạnh 'Thành thị'.",
            "'Khu vực xếp loại' beside 'Thành thị'.",
        ),
        unread="keys",
    ),
    FaultKind(
        "RV-493",
        "warning",
        title=Text(
            "Trang không mở được",
            "Sheet that cannot be opened",
        ),
        message=Text(
            "Trang {sheet} không mở được ({reason}) nên chưa được đọc; các trang khác vẫn được đọc.",
            "The sheet {sheet} cannot be opened ({reason}) and was not read; other sheets are.",
        ),
        hint=Text(
            "Nếu trang này có dữ liệu rà soát thì chép sang trang mới; nếu không thì xóa trang.",
            "If it holds data of the review, copy them to a new sheet; else remove it.",
        ),
        example=Text(
            "Trang 'Bản đồ' có quá nhiều ô.",
            "A sheet 'Bản đồ' with too many cells.",
        ),
        unread="sheets",
    ),
    FaultKind(
        "RV-494",
        "error",
        title=Text(
            "Hai trang ghi khác nhau về một hộ",
            "Two sheets differ on a household",
        ),
        message=Text(
            "Ô {cell} (trang {sheet}): {column} của hộ {household} ghi '{value}', khác ô {other}.",
            "Cell {cell} (sheet {sheet}): {column} of household {household} is '{value}', unlike {other}.",
        ),
        hint=Text(
            "Sửa cho hai ô giống nhau; hoặc xóa trang {sheet} nếu trang đó không còn dùng.",
            "Make the two cells agree; or remove the sheet {sheet} where it is of no use any more.",
        ),
        example=Text(
            "Trang 'Điểm B1' ghi 120, trang Hộ ghi 140.",
            "A sheet 'Điểm B1' says 120, Hộ says 140.",
        ),
    ),
)
