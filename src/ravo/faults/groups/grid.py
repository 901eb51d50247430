"""Faults of the grid of B1 points that an office types in: its file, and what it says."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-181",
        "error",
        title=Text(
            "Bảng điểm B1 thiếu trang",
            "B1 grid lacks a sheet",
        ),
        message=Text(
            "Tệp bảng điểm B1 không có trang '{name}'. Tệp có các trang: {sheets}.",
            "The file of the B1 grid has no sheet '{name}'. It has: {sheets}.",
        ),
        hint=Text(
            "Nhập bảng điểm vào mẫu của ravo b1 template, giữ nguyên tên trang.",
            "Type the grid into the workbook of ravo b1 template and keep the names of its sheets.",
        ),
        example=Text(
            "Nhập nhầm tệp khảo sát của xã thay cho bảng điểm.",
            "A survey workbook given in place of the grid.",
        ),
    ),
    FaultKind(
        "RV-182",
        "error",
        title=Text(
            "Bảng điểm B1 thiếu tiêu đề",
            "B1 grid lacks a heading",
        ),
        message=Text(
            "Trang {sheet} của bảng điểm B1 thiếu: {columns}.",
            "The sheet {sheet} of the B1 grid lacks: {columns}.",
        ),
        hint=Text(
            "Ghi lại tiêu đề như trong mẫu của ravo b1 template.",
            "Write the heading as in the workbook of ravo b1 template.",
        ),
        example=Text(
            "Cột Nông thôn: Tây Nguyên bị xóa.",
            "The column Nông thôn: Tây Nguyên was removed.",
        ),
    ),
    FaultKind(
        "RV-183",
        "error",
        title=Text(
            "Chưa có bảng điểm B1",
            "No B1 grid",
        ),
        message=Text(
            "Chưa nhập bảng điểm B1 nào cho bộ tiêu chí {edition}.",
            "No B1 grid has been imported for the edition {edition}.",
        ),
        hint=Text(
            "Nhập bảng điểm từ công báo bằng ravo b1 import, hoặc chỉ tệp bảng điểm bằng --grid.",
            "Import the grid from the gazette with ravo b1 import, or name its file with --grid.",
        ),
        example=Text(
            "ravo b1 show khi chưa nhập bảng điểm.",
            "ravo b1 show before any import.",
        ),
    ),
    FaultKind(
        "RV-184",
        "error",
        title=Text(
            "Bảng điểm B1 đã bị sửa",
            "B1 grid was altered",
        ),
        message=Text(
            "Tệp bảng điểm B1 đã nhập không còn nguyên vẹn: {path}.",
            "The imported B1 grid is no longer what it was: {path}.",
        ),
        hint=Text(
            "Không dùng tệp này. Nhập lại bảng điểm từ công báo bằng ravo b1 import.",
            "Do not use it. Import the grid from the gazette again with ravo b1 import.",
        ),
        example=Text(
            "Một điểm trong tệp đã lưu bị sửa sau khi nhập.",
            "A figure in the kept file was changed after the import.",
        ),
    ),
    FaultKind(
        "RV-185",
        "error",
        title=Text(
            "Không đọc được bảng điểm B1 đã lưu",
            "Kept B1 grid cannot be read",
        ),
        message=Text(
            "Không đọc được bảng điểm B1 đã lưu hoặc lịch sử của nó: {path}.",
            "The kept B1 grid, or its history, cannot be read: {path}.",
        ),
        hint=Text(
            "Chuyển thư mục này đi nơi khác rồi nhập lại bảng điểm bằng ravo b1 import.",
            "Move that folder away and import the grid again with ravo b1 import.",
        ),
        example=Text(
            "Tệp lịch sử bị cắt mất một phần.",
            "The file of the history was cut off.",
        ),
    ),
    FaultKind(
        "RV-186",
        "error",
        title=Text(
            "Thiếu tên người nhập bảng điểm",
            "Nobody named who typed the grid",
        ),
        message=Text(
            "Chưa có tên người nhập bảng điểm B1.",
            "Nobody is named who typed the B1 grid.",
        ),
        hint=Text(
            "Ghi tên ở trang Nguồn, hoặc dùng --typed-by; người kiểm tra ghi ở --checked-by.",
            "Write the name on the sheet Nguồn, or give --typed-by; the checker goes to --checked-by.",
        ),
        example=Text(
            "Ô Người nhập để trống và lệnh không có --typed-by.",
            "The cell Người nhập is blank and --typed-by is not given.",
        ),
    ),
    FaultKind(
        "RV-187",
        "error",
        title=Text(
            "Bảng điểm B1 có lỗi",
            "B1 grid has faults",
        ),
        message=Text(
            "Bảng điểm B1 {path} bị từ chối: {count} lỗi.",
            "The B1 grid {path} is refused: {count} faults.",
        ),
        hint=Text(
            "Xem từng lỗi bằng ravo b1 import, sửa theo công báo rồi chạy lại.",
            "See each fault with ravo b1 import, mend it by the gazette and run again.",
        ),
        example=Text(
            "Bảng điểm còn một ô trống.",
            "A blank cell is left in the grid.",
        ),
    ),
    FaultKind(
        "RV-521",
        "error",
        title=Text(
            "Bảng điểm B1 trống",
            "B1 grid is empty",
        ),
        message=Text(
            "Trang {sheet} chưa có dòng nào dưới tiêu đề.",
            "The sheet {sheet} has no row under its headings.",
        ),
        hint=Text(
            "Nhập mỗi câu trả lời của mỗi mục một dòng, theo công báo.",
            "Type one row for each answer of each item, from the gazette.",
        ),
        example=Text(
            "Mẫu trống được nhập ngay.",
            "The empty template is imported as it is.",
        ),
    ),
    FaultKind(
        "RV-523",
        "error",
        title=Text(
            "Vùng chưa có điểm",
            "Region without points",
        ),
        message=Text(
            "Ô {cell}: cột {column} chưa có điểm nào.",
            "Cell {cell}: the column {column} has no points at all.",
        ),
        hint=Text(
            "Nhập điểm của cột này cho mọi dòng; mục không có điểm ở vùng này thì ghi 0.",
            "Type its points in every row; where an item gives none in the region, write 0.",
        ),
        example=Text(
            "Cột Nông thôn: Tây Nguyên để trống.",
            "The column Nông thôn: Tây Nguyên is blank.",
        ),
    ),
    FaultKind(
        "RV-524",
        "error",
        title=Text(
            "Các dòng của một mục nói khác nhau",
            "Rows of one item disagree",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi '{value}', khác ô {other} cùng mục ghi '{told}'.",
            "Cell {cell} ({column}) says '{value}', but {other} of the same item says '{told}'.",
        ),
        hint=Text(
            "Ghi tên mục và cách tính giống nhau ở mọi dòng của mục, hoặc sửa số mục.",
            "Write the item and how it counts alike in all its rows, or mend the number.",
        ),
        example=Text(
            "Mục 3 có dòng chọn một và dòng cộng dồn.",
            "Item 3 has a row chọn một and a row cộng dồn.",
        ),
    ),
    FaultKind(
        "RV-525",
        "error",
        title=Text(
            "Câu trả lời lặp lại",
            "Answer given twice",
        ),
        message=Text(
            "Ô {cell}: câu trả lời '{value}' đã có ở ô {other} của cùng mục.",
            "Cell {cell}: the answer '{value}' already stands in {other} of the same item.",
        ),
        hint=Text(
            "Xóa dòng thừa hoặc sửa câu trả lời theo công báo.",
            "Remove the row, or mend the answer by the gazette.",
        ),
        example=Text(
            "Mục 5 có hai dòng Có xe máy.",
            "Item 5 has two rows Có xe máy.",
        ),
    ),
    FaultKind(
        "RV-526",
        "error",
        title=Text(
            "Mục chỉ có một câu trả lời",
            "Item with one answer",
        ),
        message=Text(
            "Ô {cell}: mục {number} chỉ có một câu trả lời.",
            "Cell {cell}: item {number} has one answer only.",
        ),
        hint=Text(
            "Nhập đủ các câu trả lời của mục, kể cả câu được 0 điểm.",
            "Type all answers of the item, the one that gives 0 points as well.",
        ),
        example=Text(
            "Mục chọn một chỉ có dòng Có lương hưu.",
            "An item chọn một with the one row Có lương hưu.",
        ),
    ),
    FaultKind(
        "RV-527",
        "error",
        title=Text(
            "Mục chọn một thiếu câu thấp nhất",
            "Choice without a lowest answer",
        ),
        message=Text(
            "Ô {cell}: mục {number} không có câu trả lời nào thấp điểm nhất: ở mọi cột đều có từ hai câu cùng ít điểm nhất; ở cột đầu, '{value}' và '{told}' (ô {other}) cùng {least} điểm.",
            "Cell {cell}: item {number} has no lowest answer: in every column two or more share the fewest points; in the first column '{value}' and '{told}' ({other}) both give {least}.",
        ),
        hint=Text(
            "Sửa điểm theo công báo. Nếu công báo cho hai câu cùng số điểm ở mọi cột thì nhập thành một dòng, ghi cả hai câu; câu thấp nhất không bắt buộc là 0 điểm.",
            "Mend the points by the gazette. Where it gives two answers the same points in every column, type them as one row with the words of both; the lowest need not be 0.",
        ),
        example=Text(
            "Mục chọn một có hai câu trả lời cùng 10 điểm ở mọi cột.",
            "An item chọn một with two answers of 10 points in every column.",
        ),
    ),
    FaultKind(
        "RV-528",
        "error",
        title=Text(
            "Thiếu số lượng tối đa",
            "No cap given",
        ),
        message=Text(
            "Ô {cell}: câu trả lời tính theo số lượng nhưng chưa có số lượng tối đa lớn hơn 0.",
            "Cell {cell}: the answer counts by number but has no cap over 0.",
        ),
        hint=Text(
            "Ghi số lượng nhiều nhất được tính điểm theo công báo.",
            "Write the largest number that gives points, from the gazette.",
        ),
        example=Text(
            "Cách tính theo số lượng, ô Số lượng tối đa trống.",
            "Counted theo số lượng, the cell Số lượng tối đa blank.",
        ),
    ),
    FaultKind(
        "RV-529",
        "error",
        title=Text(
            "Số lượng tối đa thừa",
            "Cap where none applies",
        ),
        message=Text(
            "Ô {cell} ghi số lượng tối đa {value}, nhưng mục này không tính theo số lượng.",
            "Cell {cell} gives the cap {value}, but the item does not count by number.",
        ),
        hint=Text(
            "Để trống ô này, hoặc sửa cách tính của mục.",
            "Leave it blank, or mend how the item counts.",
        ),
        example=Text(
            "Mục chọn một có số lượng tối đa 3.",
            "An item chọn một with a cap of 3.",
        ),
    ),
    FaultKind(
        "RV-530",
        "error",
        title=Text(
            "Hai mục trùng tên",
            "Two items of one name",
        ),
        message=Text(
            "Ô {cell}: mục '{value}' trùng tên với mục ở ô {other} nhưng khác số mục.",
            "Cell {cell}: the item '{value}' has the name of the item in {other} but another number.",
        ),
        hint=Text(
            "Sửa số mục hoặc tên mục theo công báo.",
            "Mend the number or the name by the gazette.",
        ),
        example=Text(
            "Nhà ở vừa là mục 6 vừa là mục 7.",
            "Nhà ở is both item 6 and item 7.",
        ),
    ),
    FaultKind(
        "RV-531",
        "error",
        title=Text(
            "Ngoại lệ không rõ mục",
            "Exception without its items",
        ),
        message=Text(
            "Ô {cell} ghi '{value}': ngoại lệ phải nêu số của các mục có trong bảng điểm. Không có mục: {lost}.",
            "Cell {cell} says '{value}': an exception names items of the grid by number. There is no item: {lost}.",
        ),
        hint=Text(
            "Ghi số các mục, cách nhau bằng dấu phẩy, ví dụ 14, 15.",
            "Write the numbers of the items with commas between them, such as 14, 15.",
        ),
        example=Text(
            "Ngoại lệ được áp dụng nhưng ô Các mục trống.",
            "An exception switched on with no items.",
        ),
    ),
    FaultKind(
        "RV-532",
        "error",
        title=Text(
            "Ngoại lệ không rõ cách áp dụng",
            "Exception without its effect",
        ),
        message=Text(
            "Ô {cell}: ngoại lệ được áp dụng nhưng chưa chọn cách áp dụng.",
            "Cell {cell}: the exception is switched on, but not what it does.",
        ),
        hint=Text(
            "Chọn một cách áp dụng trong danh sách, hoặc ghi Không ở cột Áp dụng.",
            "Choose what it does from the list, or write Không in the column Áp dụng.",
        ),
        example=Text(
            "Áp dụng = Có, Cách áp dụng trống.",
            "Áp dụng = Có with a blank Cách áp dụng.",
        ),
    ),
    FaultKind(
        "RV-533",
        "error",
        title=Text(
            "Cột dùng thay không khớp ngoại lệ",
            "Column does not fit the exception",
        ),
        message=Text(
            "Ô {cell}: cột dùng thay chỉ ghi, và phải ghi, khi ngoại lệ dùng cột của vùng khác.",
            "Cell {cell}: a column is named where, and only where, the exception uses another region's.",
        ),
        hint=Text(
            "Chọn cột dùng thay, hoặc để trống ô này.",
            "Choose the column, or leave the cell blank.",
        ),
        example=Text(
            "Ngoại lệ dùng cột của vùng khác nhưng chưa chọn cột.",
            "An exception of another region's column that names none.",
        ),
    ),
    FaultKind(
        "RV-534",
        "error",
        title=Text(
            "Hai ngoại lệ trùng tên",
            "Two exceptions of one name",
        ),
        message=Text(
            "Ô {cell}: ngoại lệ '{value}' trùng tên với ô {other}.",
            "Cell {cell}: the exception '{value}' has the name in {other}.",
        ),
        hint=Text(
            "Đặt tên khác nhau cho các ngoại lệ.",
            "Give the exceptions different names.",
        ),
        example=Text(
            "Hai dòng cùng ghi Hộ gần sông nước.",
            "Two rows Hộ gần sông nước.",
        ),
    ),
    FaultKind(
        "RV-535",
        "error",
        title=Text(
            "Hai ngoại lệ trên một mục",
            "Two exceptions on one item",
        ),
        message=Text(
            "Ô {cell}: mục {items} đã thuộc ngoại lệ ở ô {other}; không rõ điểm nào được dùng.",
            "Cell {cell}: item {items} already belongs to the exception in {other}; which points count is not clear.",
        ),
        hint=Text(
            "Bỏ mục đó ở một trong hai ngoại lệ theo công báo.",
            "Take the item out of one of the two, by the gazette.",
        ),
        example=Text(
            "Mục 14 vừa dùng cột nông thôn vừa dùng cột của vùng khác.",
            "Item 14 uses the rural column and another region's as well.",
        ),
    ),
)
