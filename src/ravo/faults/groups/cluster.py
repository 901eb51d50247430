"""Category 1: the archive of verdicts, and a run on several machines."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS = (
    FaultKind(
        "RV-119",
        "warning",
        title=Text(
            "Hai bảng khảo sát của cùng một xã trong kho lưu trữ",
            "Two workbooks of one commune in the archive",
        ),
        message=Text(
            "{first} và {second} cùng một xã, một năm; kho lưu trữ chỉ giữ {first}.",
            "{first} and {second} are of one commune and year; the archive keeps {first} only.",
        ),
        hint=Text(
            "Xóa hoặc dời bảng cũ khỏi thư mục, hoặc sửa Mã xã ở bảng ghi nhầm.",
            "Remove the older one from the folder, or mend the commune's code in the wrong one.",
        ),
        example=Text(
            "30169.xlsx và 30169-sua.xlsx cùng nằm trong thư mục 2024.",
            "30169.xlsx and 30169-mended.xlsx both lie in the folder 2024.",
        ),
    ),
    FaultKind(
        "RV-130",
        "error",
        title=Text("Không đọc được kho lưu trữ", "The archive cannot be read"),
        message=Text(
            "{path} không phải kho lưu trữ của ravo, chưa có gì, hoặc bị hỏng.",
            "{path} is no archive of ravo, has nothing in it, or is damaged.",
        ),
        hint=Text(
            "Xóa tệp bị hỏng rồi chạy lại ravo batch với --archive và --force.",
            "Remove the damaged file, then run ravo batch again with --archive and --force.",
        ),
        example=Text(
            "Một tệp part.parquet bị cắt ngắn khi chép sang máy khác.",
            "A file part.parquet cut short while it was copied to another computer.",
        ),
    ),
    FaultKind(
        "RV-150",
        "error",
        title=Text("Không dùng được cụm máy", "The cluster cannot be used"),
        message=Text("Cụm máy {address}: {reason}", "Cluster {address}: {reason}"),
        hint=Text(
            "{advice} Hoặc bỏ --dask để chạy trên một máy.",
            "{advice} Or leave out --dask to run on this machine alone.",
        ),
        example=Text(
            "Máy điều phối chưa bật, hoặc một máy cài ravo bản khác.",
            "The scheduler is not running, or one machine has another version of ravo.",
        ),
    ),
)
