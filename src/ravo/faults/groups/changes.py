"""Faults of one year against another."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-191",
        "error",
        title=Text("Mã hộ trùng nhau, không so sánh được", "Duplicate codes cannot be compared"),
        message=Text(
            "Không so sánh được {path}: trang {sheet} có {count} mã hộ đứng ở nhiều dòng ({codes}).",
            "{path} cannot be compared: {count} codes of the sheet {sheet} stand in several rows ({codes}).",
        ),
        hint=Text(
            "Nếu hai tệp là bản chép của nhau thì chỉ giữ một tệp; nếu là các hộ khác nhau thì sửa mã hộ ở các ô đã nêu để mỗi hộ có một mã riêng. Rồi chạy lại.",
            "Where one file is a copy of the other keep only one; where the households differ mend the codes in these cells so that each has its own. Then run again.",
        ),
        example=Text("Hai hộ cùng mang mã 0012.", "Two households with the code 0012."),
    ),
    FaultKind(
        "RV-192",
        "error",
        title=Text("Không rõ năm so sánh", "Unclear which year is compared"),
        message=Text(
            "Các tệp trong {path} phải thuộc cùng một năm rà soát, nhưng có: {years}.",
            "The workbooks of {path} must be of one review year, but there are: {years}.",
        ),
        hint=Text(
            "Để mỗi năm trong một thư mục riêng; bổ sung Năm rà soát ở tệp còn thiếu.",
            "Keep each year in a folder of its own; fill in the review year where it is missing.",
        ),
        example=Text(
            "Thư mục 2024 có lẫn một tệp của năm 2023.",
            "The folder 2024 holds one workbook of 2023.",
        ),
    ),
    FaultKind(
        "RV-193",
        "error",
        title=Text("Hai năm không có xã nào chung", "The two years have no commune in common"),
        message=Text(
            "Không có xã nào có ở cả hai bên: một bên là {old}; bên kia là {new}.",
            "No commune is on both sides: one has {old}; the other has {new}.",
        ),
        hint=Text(
            "Chọn hai năm của cùng một nơi; kiểm tra Mã xã và tên xã ở trang Thông tin.",
            "Give two years of the same place; check commune code and name in the sheet Thông tin.",
        ),
        example=Text(
            "So Xã A năm 2023 với Xã B năm 2024.", "Commune A of 2023 against commune B of 2024."
        ),
    ),
    FaultKind(
        "RV-194",
        "error",
        title=Text("Không đọc được tệp xác nhận", "The file of links cannot be read"),
        message=Text(
            "{path} không có trang {sheet} do ravo diff ghi ra, hoặc trang đã mất dòng mã cột.",
            "{path} has no sheet {sheet} written by ravo diff, or the sheet lost its row of column ids.",
        ),
        hint=Text(
            "Dùng tệp do ravo diff -o ghi ra; chỉ điền cột Xác nhận, không xóa dòng hay cột.",
            "Use the file written by ravo diff -o; fill in only the answer column, delete no row or column.",
        ),
        example=Text(
            "Trang Cần xác nhận bị chép sang tệp khác mà thiếu dòng ẩn.",
            "The sheet was copied elsewhere without its hidden row.",
        ),
    ),
    FaultKind(
        "RV-195",
        "error",
        title=Text("Câu trả lời xác nhận không dùng được", "An answer about a pair cannot be used"),
        message=Text(
            "{path}, ô {cell}: {problem} ({value}).",
            "{path}, cell {cell}: {problem} ({value}).",
        ),
        hint=Text(
            "Điền Có hoặc Không; mỗi hộ chỉ được xác nhận với một hộ; giữ nguyên mã hộ và xã.",
            "Answer Có or Không; confirm each household with one other only; leave codes and communes as they are.",
        ),
        example=Text(
            "Hộ 0012 được trả lời Có ở hai dòng.", "Household 0012 is answered Có in two rows."
        ),
    ),
    FaultKind(
        "RV-196",
        "error",
        title=Text("Tệp kết quả của bản ravo cũ", "Results of an older ravo"),
        message=Text(
            "{path}: trang Cách tính không có dữ kiện để đọc lại.",
            "{path}: its sheet Cách tính has no facts to read back.",
        ),
        hint=Text(
            "Chạy lại ravo score trên bảng khảo sát, hoặc đưa thẳng bảng khảo sát vào.",
            "Run ravo score on the survey workbook again, or give the survey workbook itself.",
        ),
        example=Text(
            "Tệp ket-qua.xlsx ghi bằng bản trước.", "A results workbook of an earlier version."
        ),
    ),
    FaultKind(
        "RV-197",
        "error",
        title=Text("Tệp kết quả thiếu cột", "Results lack columns"),
        message=Text(
            "{path}: dòng ẩn thứ hai của trang Kết quả không có: {columns}.",
            "{path}: the hidden second row of the sheet Kết quả lacks: {columns}.",
        ),
        hint=Text(
            "Không xóa cột hay dòng ẩn của tệp kết quả; chạy lại ravo score.",
            "Do not delete columns or the hidden row of results; run ravo score again.",
        ),
        example=Text(
            "Dòng ẩn bị xóa khi sắp xếp lại trang.", "The hidden row was deleted while sorting."
        ),
    ),
    FaultKind(
        "RV-198",
        "error",
        title=Text("Không phải tệp kết quả", "Not a results workbook"),
        message=Text(
            "{path} không phải tệp kết quả của ravo score.",
            "{path} is not a results workbook of ravo score.",
        ),
        hint=Text(
            "Chạy ravo score trước, rồi đưa tệp kết quả vào.",
            "Run ravo score first, then give its results.",
        ),
        example=Text("Đưa nhầm bảng khảo sát.", "The survey workbook was given by mistake."),
    ),
    FaultKind(
        "RV-611",
        "warning",
        title=Text("Xã đã đánh lại mã hộ", "The commune was re-coded"),
        message=Text(
            "{commune}: trong {count} mã có ở cả hai năm {old} và {new}, chỉ {agreeing} mã còn cùng chủ hộ.",
            "{commune}: of {count} codes found in both {old} and {new}, only {agreeing} still have the same head.",
        ),
        hint=Text(
            "Mã hộ của xã này không được dùng để ghép; xem trang Cần xác nhận.",
            "Codes of this commune are not used for pairing; see the sheet Cần xác nhận.",
        ),
        example=Text("Năm nay mã được đánh lại theo ấp.", "Codes were given anew by village."),
    ),
    FaultKind(
        "RV-612",
        "warning",
        title=Text("Xã chưa có số liệu", "A commune has no figures"),
        message=Text(
            "{commune}: năm {year} chưa có số liệu; {count} hộ không được so sánh.",
            "{commune}: no figures for {year}; {count} households are not compared.",
        ),
        hint=Text(
            "Bổ sung tệp của xã này; xã chưa có số liệu không được tính là 0.",
            "Add the commune's workbook; a commune without figures is not counted as 0.",
        ),
        example=Text(
            "Một trong mười ba xã chưa gửi tệp.", "One of thirteen communes sent nothing."
        ),
    ),
    FaultKind(
        "RV-613",
        "error",
        title=Text("Chênh lệch chưa giải trình", "Difference not accounted for"),
        message=Text(
            "{commune}, biểu {form}, {line}: 1 − 2 − 3 − 4 + 5 + 6 + 7 + 8 lệch {difference} so với cột 9; {count} hộ liên quan: {households}.",
            "{commune}, form {form}, {line}: 1 − 2 − 3 − 4 + 5 + 6 + 7 + 8 differs by {difference} from column 9; {count} households behind it: {households}.",
        ),
        hint=Text(
            "Bổ sung thông tin để phân loại các hộ này, hoặc ghi lý do biến động.",
            "Complete the evidence of these households, or give the reason of change.",
        ),
        example=Text(
            "Một hộ nghèo năm trước, năm nay chưa đủ thông tin.",
            "A household poor last year is undetermined now.",
        ),
    ),
    FaultKind(
        "RV-614",
        "warning",
        title=Text(
            "Đầu kỳ không khớp cuối kỳ năm trước", "Opening differs from last year's closing"
        ),
        message=Text(
            "{commune}: {klass} cuối năm {old} là {last} hộ, đầu kỳ {new} ghi {recorded} hộ; các hộ khác nhau: {households}.",
            "{commune}: {klass} at the end of {old}: {last} households, opening of {new}: {recorded}; they differ in: {households}.",
        ),
        hint=Text(
            "Xem danh sách hộ ở trang Đối chiếu; chọn số đầu kỳ bằng --opening.",
            "See the households in the sheet Đối chiếu; choose the opening with --opening.",
        ),
        example=Text(
            "470 hộ cuối năm trước, 238 hộ đầu năm nay.",
            "470 households at the end of last year, 238 at the start of this one.",
        ),
    ),
    FaultKind(
        "RV-616",
        "warning",
        title=Text("Cần biết thôn/ấp để xếp xã", "The village is needed to find the commune"),
        message=Text(
            "{count} hộ chưa xếp được vào xã trên bản đồ đã chọn; thôn/ấp của các hộ: {villages}.",
            "{count} households cannot be placed in a commune of the chosen map; their villages: {villages}.",
        ),
        hint=Text(
            "Cho biết các thôn/ấp này nay thuộc xã nào: ghi lại Mã xã ở trang Thông tin hoặc tách tệp theo xã.",
            "Say to which commune these villages belong now: give the commune code in Thông tin, or one workbook per commune.",
        ),
        example=Text(
            "Một xã cũ được chia vào hai xã mới.", "An old commune became parts of two new ones."
        ),
    ),
    FaultKind(
        "RV-617",
        "warning",
        title=Text(
            "Đã ghi là mất hoặc chuyển đi mà vẫn có kết quả",
            "Recorded as gone, and classed all the same",
        ),
        message=Text(
            "{count} hộ ghi lý do Chết hoặc Chuyển đi nhưng vẫn có nhân khẩu và được phân loại: {households}.",
            "{count} households have the reason Chết or Chuyển đi, yet members and a class: {households}.",
        ),
        hint=Text(
            "Nếu hộ không còn, bỏ hộ khỏi danh sách; nếu còn, xóa lý do biến động.",
            "If the household is gone, take it off the list; if not, clear the reason of change.",
        ),
        example=Text(
            "Hộ đơn thân đã mất vẫn còn 1 nhân khẩu.",
            "A single person who died still counts as one member.",
        ),
    ),
    FaultKind(
        "RV-618",
        "warning",
        title=Text(
            "Khu vực thay đổi nên chuẩn áp dụng thay đổi", "The area changed, and the line with it"
        ),
        message=Text(
            "{commune}: {count} hộ đổi khu vực (như thị trấn thành xã) nên áp dụng chuẩn khác: {households}.",
            "{commune}: {count} households changed area (a town became a rural commune), so another line applies: {households}.",
        ),
        hint=Text(
            "Kiểm tra khu vực; cột Nguyên nhân cho biết hộ nào đổi loại vì khu vực.",
            "Check the area; the column of causes says whose class changed with it.",
        ),
        example=Text(
            "Thị trấn Lấp Vò nay là Xã Lấp Vò.", "The town Lấp Vò is now a rural commune."
        ),
    ),
    FaultKind(
        "RV-619",
        "error",
        title=Text("Hai biểu biến động không khớp nhau", "The two movement forms do not agree"),
        message=Text(
            "{commune}, {line}: số giảm của biểu {form} lệch {difference} so với số tăng của biểu kia; {count} hộ liên quan: {households}.",
            "{commune}, {line}: the decrease in form {form} differs by {difference} from the increase in the other; {count} households behind it: {households}.",
        ),
        hint=Text(
            "Đây là lỗi của phép tính hoặc của số đầu kỳ; chạy lại với --opening last-year.",
            "This is a fault of the opening figures; run again with --opening last-year.",
        ),
        example=Text("Biểu 2 cột 2 khác biểu 3 cột 5.", "Form 2 column 2 is not form 3 column 5."),
    ),
    FaultKind(
        "RV-620",
        "warning",
        title=Text("Có cặp hộ cần xác nhận", "Pairs of households to confirm"),
        message=Text(
            "{count} cặp hộ giống nhau nhưng chưa chắc; các hộ này chưa được coi là một.",
            "{count} pairs of households are alike but not sure; they are not counted as one.",
        ),
        hint=Text(
            "Điền Có hoặc Không ở trang Cần xác nhận rồi chạy lại với --links TỆP.",
            "Answer Có or Không in the sheet Cần xác nhận, then run again with --links FILE.",
        ),
        example=Text(
            "Hai chủ hộ trùng tên và năm sinh trong một ấp.",
            "Two heads of one name and birth year in a village.",
        ),
    ),
    FaultKind(
        "RV-631",
        "error",
        title=Text("Bộ tiêu chí thiếu trị số để thử", "The edition lacks values to try it"),
        message=Text(
            "Không thử được bộ tiêu chí {edition}: {count} hộ cần trị số mà bộ này chưa có ({values}).",
            "The edition {edition} cannot be tried: {count} households need values that it lacks ({values}).",
        ),
        hint=Text(
            "Chờ văn bản chính thức có trị số này, hoặc dùng bảng khảo sát có căn cứ khác (thu nhập thay cho B1).",
            "Wait for the official text with these values, or use workbooks with other evidence (income instead of B1).",
        ),
        example=Text(
            "--what-if nd351-2025 với hộ chỉ có điểm B1.",
            "--what-if nd351-2025 with households that have B1 points only.",
        ),
    ),
    FaultKind(
        "RV-632",
        "warning",
        title=Text("Tên nơi khác tên chính thức", "A place is not named as it is officially"),
        message=Text(
            "Năm {year}: {written} được hiểu là {taken}.",
            "{year}: {written} is taken for {taken}.",
        ),
        hint=Text(
            "Kiểm tra tên xã, huyện, tỉnh và Mã xã ở trang Thông tin; nếu là nơi khác thì sửa rồi chạy lại.",
            "Check the commune, district, province and commune code in the sheet Thông tin; where it is another place, mend them and run again.",
        ),
        example=Text("Thi tran Lap Vo là Thị trấn Lấp Vò.", "Thi tran Lap Vo is Thị trấn Lấp Vò."),
    ),
    FaultKind(
        "RV-633",
        "warning",
        title=Text("Thôn/ấp viết khác cách", "Villages are spelt in another way"),
        message=Text(
            "{count} tên thôn/ấp viết khác dấu, hoặc thiếu chữ ấp/thôn/khóm/tổ, được coi là một: {villages}.",
            "{count} names of villages that differ in their marks or lack the kind are taken for one: {villages}.",
        ),
        hint=Text(
            "Nếu là hai nơi khác nhau, ghi cho thống nhất ở cả hai năm rồi chạy lại.",
            "Where they are two places, spell them alike in both years and run again.",
        ),
        example=Text(
            "Ap Hoa Binh được coi là Ấp Hòa Bình.", "Ap Hoa Binh is taken for Ấp Hòa Bình."
        ),
    ),
    FaultKind(
        "RV-634",
        "warning",
        title=Text("Hộ có đầu kỳ khác cuối kỳ", "Households whose opening is not their closing"),
        message=Text(
            "{count} hộ có Phân loại đầu kỳ năm {new} khác kết quả cuối năm {old}: {households}. {start}",
            "{count} households have an opening class in {new} that is not their class at the end of {old}: {households}. {start}",
        ),
        hint=Text(
            "Xem đủ các hộ ở trang Đối chiếu; chọn số đầu kỳ bằng --opening last-year|recorded.",
            "See all of them in the sheet Đối chiếu; choose with --opening last-year|recorded.",
        ),
        example=Text(
            "Cuối năm 2023 là hộ nghèo, đầu kỳ 2024 ghi hộ cận nghèo.",
            "Poor at the end of 2023, near-poor in the opening of 2024.",
        ),
    ),
    FaultKind(
        "RV-635",
        "warning",
        title=Text("Số định danh của nhiều chủ hộ", "One citizen number, several heads"),
        message=Text(
            "Năm {year}: {count} số định danh đứng ở nhiều chủ hộ ({numbers}).",
            "{year}: {count} citizen numbers stand with several heads ({numbers}).",
        ),
        hint=Text(
            "Số trùng không được dùng để ghép hộ; sửa ở các ô đã nêu rồi chạy lại.",
            "Such a number is not used for pairing; mend these cells and run again.",
        ),
        example=Text("Hai chủ hộ cùng ghi một số định danh.", "Two heads with one citizen number."),
    ),
    FaultKind(
        "RV-636",
        "error",
        title=Text("Thiếu năm để so sánh", "The second year is missing"),
        message=Text(
            "Chỉ có {old}; ravo diff cần hai năm: năm trước, rồi năm nay.",
            "There is only {old}; ravo diff needs two years: OLD, then NEW.",
        ),
        hint=Text(
            "Cho thêm tệp hoặc thư mục của năm kia; chỉ --what-if mới dùng một năm.",
            "Give the workbook or folder of the other year; only --what-if takes one.",
        ),
        example=Text("Chỉ gõ: ravo diff 2023.", "Only ravo diff 2023 was typed."),
    ),
    FaultKind(
        "RV-637",
        "error",
        title=Text("Thiếu giá trị cho một trong hai năm", "A value for each year is needed"),
        message=Text(
            "{option} được cho {count} lần cho {years} năm đem so.",
            "{option} is given {count} times for the {years} years that are compared.",
        ),
        hint=Text(
            "Cho một lần nếu cả hai năm dùng chung, hoặc hai lần: lần đầu cho năm trước, lần sau cho năm nay; --year thì mỗi năm một lần.",
            "Give it once for both years, or twice: first for OLD, then for NEW; --year once for each.",
        ),
        example=Text(
            "--year 2024 cho hai tệp của hai năm khác nhau.",
            "--year 2024 for two workbooks of different years.",
        ),
    ),
)
