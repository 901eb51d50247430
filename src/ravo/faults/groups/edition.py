"""Category 5: an edition file that cannot be used."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-551",
        "error",
        title=Text(
            "Không có bộ tiêu chí này",
            "Unknown edition",
        ),
        message=Text(
            "Không có bộ tiêu chí {edition}. Các bộ hiện có: {editions}.",
            "There is no edition {edition}. There are: {editions}.",
        ),
        hint=Text(
            "Chọn một mã trong danh sách, hoặc chỉ tới tệp .yaml.",
            "Choose one of the ids, or name a .yaml file.",
        ),
        example=Text(
            "--edition nd99-2099",
            "--edition nd99-2099",
        ),
    ),
    FaultKind(
        "RV-552",
        "error",
        title=Text(
            "Không mở được tệp bộ tiêu chí",
            "Edition file cannot be opened",
        ),
        message=Text(
            "Không mở được tệp {file}.",
            "{file} cannot be opened.",
        ),
        hint=Text(
            "Kiểm tra đường dẫn và quyền đọc.",
            "Check the path and the permission to read.",
        ),
        example=Text(
            "--edition khong-co.yaml",
            "--edition missing.yaml",
        ),
    ),
    FaultKind(
        "RV-553",
        "error",
        title=Text(
            "Tệp không phải YAML hợp lệ",
            "Not valid YAML",
        ),
        message=Text(
            "{file}, dòng {line}: không phải YAML hợp lệ.",
            "{file}, line {line}: not valid YAML.",
        ),
        hint=Text(
            "Sửa tệp ở dòng đã nêu, rồi chạy ravo criteria check.",
            "Mend the file at that line, then run ravo criteria check.",
        ),
        example=Text(
            "Thiếu dấu hai chấm sau tên mục.",
            "A colon is missing after a key.",
        ),
    ),
    FaultKind(
        "RV-554",
        "error",
        title=Text(
            "Mục ghi hai lần",
            "Duplicate key",
        ),
        message=Text(
            "{file}, dòng {line}: mục {key} đã ghi ở trên.",
            "{file}, line {line}: {key} stands there already.",
        ),
        hint=Text(
            "Xóa một trong hai mục.",
            "Remove one of the two.",
        ),
        example=Text(
            "Hai mục income trong một tệp.",
            "Two keys named income in one file.",
        ),
    ),
    FaultKind(
        "RV-555",
        "error",
        title=Text(
            "Mục không có trong mẫu",
            "Unknown key",
        ),
        message=Text(
            "{file}, dòng {line}: không có mục {key}.",
            "{file}, line {line}: there is no key {key}.",
        ),
        hint=Text(
            "Sửa tệp ở dòng đã nêu, rồi chạy ravo criteria check.",
            "Mend the file at that line, then run ravo criteria check.",
        ),
        example=Text(
            "Viết nhầm inccome.",
            "inccome, misspelt.",
        ),
    ),
    FaultKind(
        "RV-556",
        "error",
        title=Text(
            "Thiếu mục",
            "Missing key",
        ),
        message=Text(
            "{file}, dòng {line}: thiếu {key}.",
            "{file}, line {line}: {key} is missing.",
        ),
        hint=Text(
            "Ghi mục còn thiếu; mỗi trị số phải có điều khoản (citation) và dấu (mark).",
            "Add it; every value needs a citation and a mark.",
        ),
        example=Text(
            "Trị số không có citation.",
            "A value without citation.",
        ),
    ),
    FaultKind(
        "RV-557",
        "error",
        title=Text(
            "Trị số không hợp lệ",
            "Invalid value",
        ),
        message=Text(
            "{file}, dòng {line}: giá trị của {key} không hợp lệ.",
            "{file}, line {line}: the value of {key} is not valid.",
        ),
        hint=Text(
            "Sửa giá trị; absent thì không ghi trị số, có trị số thì không ghi absent.",
            "Mend it; an absent value has no figure, a value with a figure is not absent.",
        ),
        example=Text(
            "mark: absent nhưng vẫn ghi upto.",
            "mark: absent with an upto.",
        ),
    ),
    FaultKind(
        "RV-558",
        "error",
        title=Text(
            "Hai mức chồng nhau",
            "Overlapping lines",
        ),
        message=Text(
            "{file}, dòng {line}: ở {key}, giá trị {value} với {count} chỉ số thiếu hụt thuộc hai loại cùng lúc.",
            "{file}, line {line}: in {key}, the value {value} with {count} deprived indicators belongs to two classes at once.",
        ),
        hint=Text(
            "Sửa above, upto, at_least hoặc at_most.",
            "Mend above, upto, at_least or at_most.",
        ),
        example=Text(
            "Nghèo từ 3 chỉ số, cận nghèo tới 3 chỉ số.",
            "Poor from 3 indicators, near-poor up to 3.",
        ),
    ),
    FaultKind(
        "RV-559",
        "error",
        title=Text(
            "Có khoảng hở giữa các mức",
            "Gap between lines",
        ),
        message=Text(
            "{file}, dòng {line}: ở {key}, giá trị {value} với {count} chỉ số thiếu hụt không thuộc loại nào.",
            "{file}, line {line}: in {key}, the value {value} with {count} deprived indicators belongs to no class.",
        ),
        hint=Text(
            "Thêm mức còn thiếu, hoặc khai mức đó với mark: absent.",
            "Add the missing line, or declare it with mark: absent.",
        ),
        example=Text(
            "Nghèo từ 3 chỉ số, cận nghèo chỉ tới 1.",
            "Poor from 3 indicators, near-poor only up to 1.",
        ),
    ),
    FaultKind(
        "RV-560",
        "error",
        title=Text(
            "Văn bản chưa khai",
            "Unknown document",
        ),
        message=Text(
            "{file}, dòng {line}: văn bản {key} không có trong mục documents.",
            "{file}, line {line}: the document {key} is not among documents.",
        ),
        hint=Text(
            "Khai văn bản đó trong documents.",
            "Add it to documents.",
        ),
        example=Text(
            "Trích nd07-2022 nhưng chỉ khai nd07-2021.",
            "Cites nd07-2022, only nd07-2021 is declared.",
        ),
    ),
    FaultKind(
        "RV-561",
        "error",
        title=Text(
            "Không có bộ tiêu chí để mở rộng",
            "Unknown edition to extend",
        ),
        message=Text(
            "{file}, dòng {line}: không có bộ tiêu chí {key} để mở rộng. Các bộ hiện có: {editions}.",
            "{file}, line {line}: there is no edition {key} to extend. There are: {editions}.",
        ),
        hint=Text(
            "Ghi ở extends một mã trong danh sách; một tệp không mở rộng được tệp khác.",
            "Name one of these ids in extends; a file cannot extend another file.",
        ),
        example=Text(
            "Ghi extends: nd99-2099, một bộ không có.",
            "extends: nd99-2099, which does not exist.",
        ),
    ),
    FaultKind(
        "RV-562",
        "error",
        title=Text(
            "Chỉ số thiếu ngưỡng",
            "Indicator without its cut-off",
        ),
        message=Text(
            "{file}, dòng {line}: chỉ số {key} chưa tính được từ dữ kiện vì thiếu {missing}.",
            "{file}, line {line}: the indicator {key} cannot be derived from facts without {missing}.",
        ),
        hint=Text(
            "Ghi trị số còn thiếu kèm điều khoản; nếu chưa có trong tay, ghi derivable: false để chỉ dùng câu trả lời trên phiếu.",
            "Add the value with its citation; if it is not at hand, write derivable: false, so that only the form's answers count.",
        ),
        example=Text(
            "housing_area không ghi square_metres.",
            "housing_area without square_metres.",
        ),
    ),
    FaultKind(
        "RV-563",
        "error",
        title=Text(
            "Giá trị dẫn lại từ chỗ khác",
            "Value taken from elsewhere",
        ),
        message=Text(
            "{file}, dòng {line}: giá trị được dẫn lại bằng dấu & và *.",
            "{file}, line {line}: a value is repeated by reference with & and *.",
        ),
        hint=Text(
            "Ghi đầy đủ giá trị tại từng chỗ để đối chiếu được với Công báo.",
            "Write the value out in each place, so that it can be compared with the gazette.",
        ),
        example=Text(
            "rural: &muc [...] rồi urban: *muc",
            "rural: &line [...] and then urban: *line",
        ),
    ),
    FaultKind(
        "RV-564",
        "error",
        title=Text(
            "Chỉ số chưa có công thức",
            "Indicator without a formula",
        ),
        message=Text(
            "{file}, dòng {line}: ravo chưa có công thức tính chỉ số {key} từ dữ kiện.",
            "{file}, line {line}: ravo has no formula to derive the indicator {key} from facts.",
        ),
        hint=Text(
            "Kiểm tra lại mã chỉ số; nếu đúng, ghi derivable: false để chỉ dùng câu trả lời trên phiếu.",
            "Check the id; if it is right, write derivable: false, so that only the form's answers count.",
        ),
        example=Text(
            "Viết nhầm id: watre.",
            "id: watre, misspelt.",
        ),
    ),
)
