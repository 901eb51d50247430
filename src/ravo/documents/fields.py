"""The fields that templates of papers share, with the names and examples in their list."""

from collections.abc import Iterable
from dataclasses import dataclass

from ravo.messages import Text
from ravo.messages import text as text_of
from ravo.word.fields import NamedField


@dataclass(frozen=True, slots=True)
class DocumentField(NamedField):
    """One field of a paper: its name, an example of what it prints, and the key of its words."""

    example: str
    key: str

    @property
    def what(self) -> Text:
        """The description of the field."""
        return text_of(f"papers.field.{self.key}")


def document_fields(prefix: str, pairs: Iterable[tuple[str, str]]) -> tuple[DocumentField, ...]:
    """Return fields under a prefix, such as `ho.`; their words are looked up without the prefix."""
    return tuple(
        DocumentField(prefix + name, example, (prefix + name).split(".")[-1])
        for name, example in pairs
    )


COMMON: tuple[DocumentField, ...] = (
    *document_fields(
        "",
        (
            ("nam", "2025"),
            ("dot", "rà soát định kỳ năm 2025"),
            ("noi_lap", "Mỹ An Hưng A"),
            ("ngay_lap", "ngày …… tháng …… năm ………"),
            ("nguoi_ky", "Nguyễn Văn Mẫu"),
            ("chuc_vu_ky", "Chủ tịch"),
            ("can_cu[]", "Nghị định số 07/2021/NĐ-CP ngày 27 tháng 01 năm 2021 của Chính phủ"),
        ),
    ),
    *document_fields(
        "don_vi.",
        (
            ("ten", "Xã Mỹ An Hưng A"),
            ("ten_hoa", "XÃ MỸ AN HƯNG A"),
            ("ten_thuong", "xã Mỹ An Hưng A"),
            ("huyen", "Huyện Lấp Vò"),
            ("tinh", "Tỉnh Đồng Tháp"),
        ),
    ),
)
"""The fields of every paper, which are also available in headers and footers."""
