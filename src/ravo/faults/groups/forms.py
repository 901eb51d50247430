"""Faults of a district's report: inputs that do not go together, totals, identities, settings."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-188",
        "error",
        Text("Không đọc được tệp thiết lập", "Settings cannot be read"),
        Text("Không đọc được {path} ({problem}).", "{path} cannot be read ({problem})."),
        Text(
            "Kiểm tra tệp có đúng dạng TOML, mã UTF-8, mỗi dòng là tên = giá trị.",
            "Check that it is a TOML file in UTF-8, one name = value per line.",
        ),
        Text("place = Lấp Vò (thiếu dấu ngoặc kép).", "place = Lap Vo (quotes are missing)."),
    ),
    FaultKind(
        "RV-189",
        "error",
        Text("Thiết lập báo cáo không dùng được", "Report settings that cannot be used"),
        Text("{path}: không dùng được {keys}.", "{path}: {keys} cannot be used."),
        Text("Tên và giá trị dùng được: {known}.", "Names and values that can be used: {known}."),
        Text('peoples = ["Khmer"] thay cho "Khơ-me".', 'peoples = ["Khmer"] for "Khơ-me".'),
    ),
    FaultKind(
        "RV-190",
        "error",
        Text("Lựa chọn của báo cáo không có", "A choice that the report does not have"),
        Text("{option} không nhận {value}.", "{option} does not take {value}."),
        Text("Các giá trị dùng được: {known}.", "Values that can be used: {known}."),
        Text(
            "ravo report ket-qua -o bao-cao --forms 1,16", "ravo report results -o out --forms 1,16"
        ),
    ),
    FaultKind(
        "RV-451",
        "error",
        Text("Nhiều năm lẫn trong một báo cáo", "Several years in one report"),
        Text(
            "Các tệp không cùng một năm rà soát: {files}.",
            "The files are not of one review year: {files}.",
        ),
        Text(
            "Đưa tệp của một năm; kết quả năm trước để sau --previous.",
            "Give the files of one year; last year's results go after --previous.",
        ),
        Text("Thư mục có cả kết quả 2023 và 2024.", "A folder with results of 2023 and 2024."),
    ),
    FaultKind(
        "RV-452",
        "error",
        Text("Nhiều bộ tiêu chí lẫn trong một báo cáo", "Several editions in one report"),
        Text(
            "Các tệp được chấm theo các bộ tiêu chí khác nhau: {files}.",
            "The files were judged by different editions: {files}.",
        ),
        Text(
            "Chấm lại các tệp theo cùng một bộ tiêu chí (ravo score --edition).",
            "Score them again by one edition (ravo score --edition).",
        ),
        Text(
            "Một xã chấm theo bộ tiêu chí của tỉnh.", "One commune judged by a provincial edition."
        ),
    ),
    FaultKind(
        "RV-453",
        "error",
        Text("Một xã có nhiều tệp", "A commune has several files"),
        Text(
            "Có xã được nộp nhiều lần: {files}.", "Communes were handed in more than once: {files}."
        ),
        Text("Giữ lại một tệp cho mỗi xã.", "Keep one file per commune."),
        Text(
            "xa-a.ket-qua.xlsx và xa-a-sua.ket-qua.xlsx.", "a.ket-qua.xlsx and a-new.ket-qua.xlsx."
        ),
    ),
    FaultKind(
        "RV-454",
        "error",
        Text("Tỷ lệ trên 100 %", "A rate over 100 %"),
        Text(
            "{commune}: tổng số dân cư ghi là {whole} nhưng riêng “{heading}” đã là {part} (biểu {form} cột {column}).",
            "{commune}: {whole} residents are given, but “{heading}” alone is {part} (form {form} column {column}).",
        ),
        Text(
            "Sửa tổng số hộ, nhân khẩu ở trang Thông tin của xã rồi chấm lại; tỷ lệ này không được in.",
            "Correct the totals on the sheet Thông tin of the commune and score again; the rate is not printed.",
        ),
        Text(
            "Tổng số hộ dân cư ghi 10 cho cả xã: tỷ lệ 2040 %.",
            "10 households for a whole commune: a rate of 2040 %.",
        ),
    ),
    FaultKind(
        "RV-455",
        "error",
        Text("Xã chưa ghi tổng số dân cư", "A commune without totals of residents"),
        Text("{commune}: chưa ghi {what}.", "{commune}: {what} not filled in."),
        Text(
            "Điền ở trang Thông tin của bảng khảo sát rồi chấm lại; nếu không, tỷ lệ để trống.",
            "Fill it in on the sheet Thông tin and score again; until then the rates are blank.",
        ),
        Text("Tổng số hộ dân cư để 0.", "Total households given as 0."),
    ),
    FaultKind(
        "RV-456",
        "error",
        Text("Đẳng thức giữa các biểu không đúng", "An identity between the forms fails"),
        Text(
            "Biểu {form}, {unit}{line}: {identity}; chênh lệch chưa giải trình {difference}.",
            "Form {form}, {unit}{line}: {identity}; unexplained difference {difference}.",
        ),
        Text(
            "Xem trang Đối chiếu trong bieu-mau.xlsx, nơi ghi các hộ liên quan.",
            "See the sheet Đối chiếu of bieu-mau.xlsx, which names the households behind it.",
        ),
        Text(
            "Hộ nghèo đầu kỳ nay chưa đủ thông tin.",
            "A poor household of last year is now undetermined.",
        ),
    ),
    FaultKind(
        "RV-457",
        "warning",
        Text("Kết quả được sửa tay sau khi chấm", "Results edited by hand after scoring"),
        Text(
            "{path}: trang Kết quả đã bị sửa sau khi ravo score ghi ra; số liệu được đếm theo các dòng như đang có ({changes}).",
            "{path}: the sheet Kết quả was edited after ravo score wrote it; the rows are counted as they are now ({changes}).",
        ),
        Text(
            "Nếu sửa là đúng, sửa cả ở bảng khảo sát rồi chạy lại ravo score, để cách tính khớp với kết quả.",
            "If the edit is right, mend the survey workbook too and run ravo score again, so that verdicts and reasons agree.",
        ),
        Text(
            "Một hộ được đổi từ Hộ nghèo sang Hộ cận nghèo ngay trên trang Kết quả.",
            "A household was changed from poor to near-poor on the sheet Kết quả itself.",
        ),
    ),
    FaultKind(
        "RV-458",
        "error",
        Text("Biểu 2 và 3 cần năm trước", "Forms 2 and 3 need last year"),
        Text(
            "Không lập được biểu {forms} khi thiếu kết quả năm trước.",
            "Forms {forms} cannot be made without last year's results.",
        ),
        Text(
            "Thêm --previous KẾT_QUẢ_NĂM_TRƯỚC, hoặc bỏ biểu đó khỏi --forms.",
            "Add --previous RESULTS, or leave them out of --forms.",
        ),
        Text("ravo report ket-qua -o bao-cao --forms 2", "ravo report results -o out --forms 2"),
    ),
    FaultKind(
        "RV-459",
        "warning",
        Text("Xã chưa nộp kết quả", "Communes that sent nothing"),
        Text(
            "Chưa có số liệu của {count} xã: {communes}.",
            "There is no data of {count} communes: {communes}.",
        ),
        Text(
            "Các biểu để trống những xã này; bổ sung kết quả rồi chạy lại, hoặc đặt list_missing = false trong report.toml.",
            "The forms leave them blank; add their results and run again, or set list_missing = false in report.toml.",
        ),
        Text(
            "Huyện có 13 xã, mới nộp 12.", "12 of the 13 communes of a district have sent results."
        ),
    ),
    FaultKind(
        "RV-460",
        "warning",
        Text("Hộ chưa được phân loại", "Households without a class"),
        Text(
            "{commune}: {rejected} hộ bị loại vì lỗi và {undetermined} hộ chưa đủ thông tin không có trong số hộ nghèo, cận nghèo.",
            "{commune}: {rejected} rejected and {undetermined} undetermined households are not among the poor or near-poor.",
        ),
        Text(
            "Sửa theo trang Lỗi của bảng kết quả, chấm lại rồi lập báo cáo.",
            "Mend what the sheet Lỗi of the results names, score again, then report.",
        ),
        Text(
            "Ba hộ để trống câu trả lời về việc làm.",
            "Three households without an answer about work.",
        ),
    ),
    FaultKind(
        "RV-461",
        "error",
        Text(
            "Năm trước không trước năm báo cáo", "The previous year is not before the reported one"
        ),
        Text(
            "--previous là kết quả năm {previous}, báo cáo là năm {year}.",
            "--previous holds results of {previous}, the report is of {year}.",
        ),
        Text(
            "Đưa kết quả của năm trước vào --previous.",
            "Give results of an earlier year to --previous.",
        ),
        Text(
            "ravo report 2024 --previous 2024 -o bao-cao", "ravo report 2024 --previous 2024 -o out"
        ),
    ),
    FaultKind(
        "RV-462",
        "error",
        Text("Các xã không cùng một đơn vị", "The communes are not of one unit"),
        Text(
            "Không lập được báo cáo cấp {level}: các tệp thuộc {units}.",
            "No report at the level {level} can be made: the files belong to {units}.",
        ),
        Text(
            "Chọn --level cao hơn, hoặc đưa tệp của một đơn vị.",
            "Choose a higher --level, or give the files of one unit.",
        ),
        Text(
            "--level district với xã của hai huyện.",
            "--level district with communes of two districts.",
        ),
    ),
    FaultKind(
        "RV-463",
        "warning",
        Text("Xã không có kết quả năm trước", "A commune without last year's results"),
        Text(
            "Năm trước không có kết quả của {communes}; biểu 2 và 3 để trống các xã này và dòng tổng hợp.",
            "There are no results of last year of {communes}; forms 2 and 3 leave them and the sums blank.",
        ),
        Text(
            "Bổ sung kết quả năm trước của các xã đó vào --previous.",
            "Add their results of last year to --previous.",
        ),
        Text("Năm 2023 thiếu kết quả một xã.", "One commune's results of 2023 are missing."),
    ),
    FaultKind(
        "RV-476",
        "error",
        Text("Dòng kết quả không có loại hộ", "A row of results without a class"),
        Text(
            "{path}, trang Kết quả, ô {cell}: “{value}” không phải là một loại hộ.",
            "{path}, sheet Kết quả, cell {cell}: “{value}” is no class of household.",
        ),
        Text(
            "Ghi lại loại hộ đúng như ravo score đã ghi, hoặc xóa dòng không phải là hộ; tốt nhất là chấm lại bảng khảo sát.",
            "Write the class as ravo score does, or delete a row that is no household; best, score the survey workbook again.",
        ),
        Text("Cột Phân loại được sửa thành “thoát nghèo”.", "The class was edited to “left”."),
    ),
    FaultKind(
        "RV-477",
        "warning",
        Text("Còn cặp hộ chưa xác nhận giữa hai năm", "Pairs of the two years to confirm"),
        Text(
            "{count} cặp hộ của hai năm giống nhau nhưng chưa chắc; biểu 2 và 3 chưa coi là một hộ.",
            "{count} pairs of households of the two years are alike but not sure; forms 2 and 3 do not count them as one.",
        ),
        Text(
            "Chạy ravo diff NĂM_TRƯỚC NĂM_NAY -o TỆP, điền Có hoặc Không ở trang Cần xác nhận, rồi lập lại báo cáo với --links TỆP.",
            "Run ravo diff LAST_YEAR THIS_YEAR -o FILE, answer in its sheet Cần xác nhận, then report again with --links FILE.",
        ),
        Text(
            "Hai chủ hộ trùng tên, năm sinh lệch một năm.",
            "Two heads of one name, born a year apart.",
        ),
    ),
    FaultKind(
        "RV-478",
        "error",
        Text("Lựa chọn cần năm trước", "Options that need last year"),
        Text(
            "{options}: chỉ có nghĩa khi so với năm trước.",
            "{options}: without meaning unless last year is compared.",
        ),
        Text("Thêm --previous KẾT_QUẢ_NĂM_TRƯỚC.", "Add --previous RESULTS."),
        Text(
            "ravo report ket-qua -o bao-cao --history ket-qua-cu",
            "ravo report results -o out --history old-results",
        ),
    ),
    FaultKind(
        "RV-479",
        "error",
        Text("Danh sách dài hơn một trang tính", "A list longer than a sheet"),
        Text(
            "Biểu {form} có {count} dòng; một trang tính chỉ chứa được {most} dòng.",
            "Form {form} has {count} lines; a sheet holds {most}.",
        ),
        Text(
            "Bỏ biểu này khỏi --forms, ghi dạng csv (--format csv), hoặc lập báo cáo theo từng huyện, xã.",
            "Leave it out of --forms, write it as csv (--format csv), or report district by district.",
        ),
        Text(
            "Danh sách thành viên của cả tỉnh có 1,2 triệu người.",
            "A province's list of members has 1.2 million people.",
        ),
    ),
    FaultKind(
        "RV-480",
        "warning",
        Text(
            "Điểm B1 theo bảng điểm mới một người kiểm tra",
            "B1 from a grid that one person only checked",
        ),
        Text(
            "Năm {year}: điểm B1 của {count} xã tính theo bảng điểm mới một người kiểm tra: {communes}.",
            "{year}: B1 of {count} communes comes from a grid that one person only checked: {communes}.",
        ),
        Text(
            "Nhờ người thứ hai so bảng điểm với công báo (ravo b1 show), nhập lại với tên cả hai người (ravo b1 import), rồi chấm lại.",
            "Have a second person compare the grid with the gazette (ravo b1 show), import it with both names (ravo b1 import), and score again.",
        ),
        Text(
            "Trang Nguồn của bảng điểm không có tên người kiểm.",
            "The grid's sheet of its source names nobody who checked it.",
        ),
    ),
)
