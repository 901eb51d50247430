"""Category 3: the answers of a whole survey that may have been given the wrong way round."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-355",
        "warning",
        title=Text(
            "Hộ thiếu hụt gần hết các chỉ số",
            "Deprived in nearly every indicator",
        ),
        message=Text(
            "Ô {cell}: hộ {household} ghi thiếu hụt {count} trên {total} chỉ số. Kết quả vẫn theo câu trả lời.",
            "Cell {cell}: household {household} says that it is deprived in {count} of {total} indicators. The answers decide all the same.",
        ),
        hint=Text(
            "Ở các cột này, Có nghĩa là thiếu hụt. Nếu ghi ngược thì sửa; nếu đúng thì ghi một dòng «đúng như vậy» cho ô này trong tệp sửa lỗi.",
            "In these columns Có means DEPRIVED. Mend the answers if they say the contrary; if they are right, confirm this cell («đúng như vậy») in the file of corrections.",
        ),
        example=Text(
            "Hộ khá giả ghi Có ở cả mười hai chỉ số, ý là có bảo hiểm, có nhà vệ sinh...",
            "A well-off household with Có in all twelve, meant as: it has insurance, it has a toilet ...",
        ),
    ),
    FaultKind(
        "RV-356",
        "warning",
        title=Text(
            "Cột trả lời có lẽ ghi ngược nghĩa",
            "A column of answers is probably reversed",
        ),
        message=Text(
            "Trang {sheet}, cột {column} có lẽ ghi ngược nghĩa: {apart} trên {known} hộ có cả câu trả lời và dữ kiện thì hai bên trái nhau. Mọi câu trả lời của cột này được coi là chưa trả lời ({answers} ô); dữ kiện cũng không thay cho câu trả lời.",
            "Sheet {sheet}, column {column} is probably reversed: in {apart} of {known} households that have both, answer and facts contradict each other. All answers of this column count as missing ({answers} cells), and the facts do not stand in for them.",
        ),
        hint=Text(
            "Ở cột này, Có nghĩa là thiếu hụt, Không nghĩa là không thiếu hụt. Nếu ghi ngược thì đổi lại cả cột; nếu đúng thì ghi một dòng «đúng như vậy» cho ô {cell} trong tệp sửa lỗi (ghi * ở Mã hộ là cả cột), hoặc chạy lại với --answers-confirmed.",
            "Có means DEPRIVED, Không means not deprived. If it is reversed, change the whole column; if it is right, run again with --answers-confirmed, or confirm cell {cell} («đúng như vậy») in the file of corrections (household * for the column).",
        ),
        example=Text(
            "Cột 'Bảo hiểm y tế' ghi Có cho mọi hộ có thẻ.",
            "The column 'Bảo hiểm y tế' says Có for every household with a card.",
        ),
    ),
    FaultKind(
        "RV-357",
        "warning",
        title=Text(
            "Gần như hộ nào cũng thiếu hụt",
            "Nearly every household is deprived",
        ),
        message=Text(
            "Trang {sheet}, cột {column}: {deprived} trên {answers} hộ ghi thiếu hụt, và không có dữ kiện để đối chiếu. Kết quả vẫn theo câu trả lời.",
            "Sheet {sheet}, column {column}: {deprived} of {answers} households say deprived, and there are no facts to compare with. The answers decide all the same.",
        ),
        hint=Text(
            "Ở cột này, Có nghĩa là thiếu hụt. Nếu ghi ngược thì đổi lại cả cột; nếu đúng thì ghi một dòng «đúng như vậy» cho ô {cell} trong tệp sửa lỗi, hoặc chạy lại với --answers-confirmed.",
            "Có means DEPRIVED. If the column is reversed, change all of it; if it is right, confirm cell {cell} («đúng như vậy») in the file of corrections, or run with --answers-confirmed.",
        ),
        example=Text(
            "Cột 'Nhà tiêu hợp vệ sinh' ghi Có cho cả xã.",
            "The column 'Nhà tiêu hợp vệ sinh' says Có for the whole commune.",
        ),
    ),
)
