"""Category 1: a request that names something unknown."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-131",
        "error",
        title=Text(
            "Không có mã xã này",
            "Unknown commune code",
        ),
        message=Text(
            "Không có xã nào mang mã {commune_code} ở năm {year}. {more}",
            "No commune has the code {commune_code} in {year}. {more}",
        ),
        hint=Text(
            "Kiểm tra mã của Tổng cục Thống kê, hoặc ghi --province, --district, --commune.",
            "Check the code, or give --province, --district and --commune.",
        ),
        example=Text(
            "--code 99999",
            "--code 99999",
        ),
    ),
    FaultKind(
        "RV-132",
        "error",
        title=Text(
            "Không có mã huyện này",
            "Unknown district code",
        ),
        message=Text(
            "Không có huyện nào mang mã {district}.",
            "No district has the code {district}.",
        ),
        hint=Text(
            "Dùng mã trước 1/7/2025, ví dụ 875 là Lấp Vò.",
            "Use a code from before 1/7/2025, such as 875 for Lấp Vò.",
        ),
        example=Text(
            "--district 000",
            "--district 000",
        ),
    ),
    FaultKind(
        "RV-133",
        "error",
        title=Text(
            "Không có dữ liệu tổng hợp cho năm này",
            "No synthetic data of this year",
        ),
        message=Text(
            "Dữ liệu tổng hợp chỉ có từ năm {first} đến năm {last}, không có năm {year}.",
            "Synthetic data exists from {first} to {last}, not for {year}.",
        ),
        hint=Text(
            "Chọn năm trong khoảng đó ở --year.",
            "Give --year a year between them.",
        ),
        example=Text(
            "--year 2020",
            "--year 2020",
        ),
    ),
    FaultKind(
        "RV-134",
        "error",
        title=Text(
            "Số quá nhỏ",
            "Number too small",
        ),
        message=Text(
            "{option} là {value}, nhỏ hơn {least}.",
            "{option} is {value}, less than {least}.",
        ),
        hint=Text(
            "Ghi một số nguyên từ {least} trở lên.",
            "Give a whole number of {least} or more.",
        ),
        example=Text(
            "--households 0",
            "--households 0",
        ),
    ),
    FaultKind(
        "RV-141",
        "error",
        title=Text(
            "Không có hộ này",
            "Unknown household",
        ),
        message=Text(
            "Không có hộ mang mã {household} trong tệp.",
            "The workbook has no household {household}.",
        ),
        hint=Text(
            "Kiểm tra mã ở cột Mã hộ.",
            "Check the code in the column Mã hộ.",
        ),
        example=Text(
            "--household KHONG-CO",
            "--household NONE",
        ),
    ),
    FaultKind(
        "RV-142",
        "error",
        title=Text(
            "Tệp bị từ chối",
            "Workbook rejected",
        ),
        message=Text(
            "Chưa giải thích được hộ {household} vì cả tệp bị từ chối.",
            "Household {household} cannot be explained, because the whole workbook is rejected.",
        ),
        hint=Text(
            "Chạy ravo check để xem lỗi và sửa trước.",
            "Run ravo check, mend its faults first.",
        ),
        example=Text(
            "Năm rà soát để trống.",
            "The review year is blank.",
        ),
    ),
    FaultKind(
        "RV-1050",
        "error",
        title=Text("Số ngoài khoảng dùng được", "Number out of range"),
        message=Text(
            "{option} là {value}, ngoài khoảng từ {least} đến {most}.",
            "{option} is {value}, not between {least} and {most}.",
        ),
        hint=Text(
            "Ghi một số nguyên từ {least} đến {most}.",
            "Give a whole number between {least} and {most}.",
        ),
        example=Text("--households 1000000000", "--households 1000000000"),
    ),
)
