"""The fields that a template of the written report can use, and the text that each prints.

Names are the officer's (`ngheo.ho`); `dong[].ngheo_ho` is the field `ngheo_ho` of each line of the
list `dong`. The meaning of each field is in `ravo.messages.texts.document` under
`document.field.…`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ravo.messages import Text, say
from ravo.messages import text as text_of
from ravo.text import format_number, format_signed
from ravo.word.fields import RAW, ROWS, FieldList, NamedField, Tree, Values, tree_of
from ravo.word.printed import printable

FigureKind = Literal[
    "text", "flag", "count", "households", "members", "percent", "change", "points", "reduction"
]


@dataclass(frozen=True, slots=True)
class TemplateField(NamedField):
    """One field: its name, kind and an example of what it prints.

    `percent` is in %, `points` a change of a rate in percentage points, `change` a change of a
    number of households; both are negative where the figure fell. `reduction` is in points and
    positive where the rate fell.
    """

    kind: FigureKind
    example: str

    @property
    def what(self) -> Text:
        """The description of the field."""
        return text_of(f"document.field.{self.name}")

    @property
    def unit(self) -> Text:
        """The unit of the figure; for text and conditions their kind."""
        return text_of(f"document.unit_{self.kind}")

    @property
    def numeric(self) -> bool:
        """Whether the field is a figure, which templates can also use as a plain number."""
        return self.kind not in ("text", "flag")

    @property
    def in_rows(self) -> bool:
        """Whether the field belongs to the lines of a list."""
        return ROWS in self.name

    def write(self, value: Any) -> Any:
        """Return a raw value as the template prints it; an unknown value is never printed as 0."""
        if self.kind == "flag":
            return bool(value)
        if self.kind == "text":
            return printable(value)
        return _cell(self.kind, value) if self.in_rows else worded(self.kind, value)


def worded(kind: FigureKind, value: float | None) -> str:
    """Return a figure as words of a sentence: `4,85%`, `giảm 120 hộ`, `chưa có số liệu`."""
    if value is None:
        return say("document.unknown", "vi")
    if kind in ("change", "points"):
        way = "same" if value == 0 else "rose" if value > 0 else "fell"
        return say(f"document.{kind}_{way}", "vi", by=_figure(kind, abs(value)))
    if kind == "reduction":
        return say("document.reduction", "vi", by=_figure(kind, value))
    return _figure(kind, value) + ("%" if kind == "percent" else "")


def _cell(kind: FigureKind, value: float | None) -> str:
    """Return a figure as a table shows it: changes with their sign, unknown figures as dots."""
    if value is None:
        return say("document.unknown_cell", "vi")
    return _figure(kind, value, signed=kind in ("change", "points"))


def _figure(kind: FigureKind, value: float, *, signed: bool = False) -> str:
    form = format_signed if signed else format_number
    return form(value, "vi", 2 if kind in ("percent", "points", "reduction") else 0)


def _fields(prefix: str, *rows: tuple[str, FigureKind, str]) -> tuple[TemplateField, ...]:
    return tuple(TemplateField(prefix + name, kind, example) for name, kind, example in rows)


def _of_class(name: str, households: str, sentence: str) -> tuple[TemplateField, ...]:
    return _fields(
        f"{name}.",
        ("ho", "households", households),
        ("khau", "members", "4.321"),
        ("ty_le", "percent", "4,85%"),
        ("ty_le_khau", "percent", "4,60%"),
        ("ho_truoc", "households", "1.354"),
        ("ty_le_truoc", "percent", "5,32%"),
        ("thay_doi_ho", "change", "giảm 120 hộ"),
        ("thay_doi_ty_le", "points", "giảm 0,47 điểm phần trăm"),
        ("cau", "text", sentence),
        ("so_sanh", "text", "So với năm 2023, số hộ giảm 120 hộ (từ 1.354 xuống 1.234 hộ)…"),
    )


FIELDS: tuple[TemplateField, ...] = (
    *_fields(
        "",
        ("nam", "text", "2024"),
        ("nam_truoc", "text", "2023"),
        ("co_nam_truoc", "flag", "đúng"),
        ("so_sanh_duoc", "flag", "đúng"),
        ("don_vi.ten", "text", "Huyện Lấp Vò"),
        ("don_vi.ten_hoa", "text", "HUYỆN LẤP VÒ"),
        ("don_vi.ten_cau", "text", "huyện Lấp Vò"),
        ("don_vi.cap", "text", "huyện"),
        ("don_vi.tinh", "text", "Tỉnh Đồng Tháp"),
        ("don_vi.cap_tren", "text", "tỉnh Đồng Tháp"),
        ("noi_lap", "text", "Lấp Vò"),
        ("nguoi_lap", "text", "Nguyễn Văn Mẫu"),
        ("nguoi_ky", "text", "Trần Thị Mẫu"),
        ("chuc_vu_ky", "text", "Chủ tịch"),
        ("bo_tieu_chi", "text", "nd07-2021"),
        ("can_cu[]", "text", "Nghị định số 07/2021/NĐ-CP ngày 27 tháng 01 năm 2021 của Chính phủ"),
    ),
    *_fields(
        "quyet_dinh.",
        ("so_hieu", "text", "125/QĐ-UBND"),
        ("ngay", "text", "ngày 10 tháng 12 năm 2024"),
        ("cau", "text", "Kết quả được công nhận tại Quyết định số 125/QĐ-UBND…"),
    ),
    *_fields(
        "nop.",
        ("tong", "count", "13"),
        ("da_nop", "count", "12"),
        ("chua_nop", "count", "1"),
        ("ten_chua_nop", "text", "Xã Tân Mỹ"),
        ("cau", "text", "12/13 xã, phường, thị trấn đã có kết quả rà soát…"),
    ),
    *_fields(
        "chat_luong.",
        ("doc", "households", "52.000"),
        ("cham", "households", "51.950"),
        ("bi_loai", "households", "40"),
        ("khong_con", "households", "6"),
        ("de_trong", "count", "10"),
        ("chua_xac_dinh", "households", "25"),
        ("cau", "text", "Đã rà soát 52.000 hộ…"),
    ),
    *_fields("dan_cu.", ("ho", "households", "25.440"), ("khau", "members", "93.940")),
    *_of_class("ngheo", "1.234", "Có 1.234 hộ nghèo với 4.321 nhân khẩu…"),
    *_of_class("can_ngheo", "987", "Có 987 hộ cận nghèo với 3.456 nhân khẩu…"),
    *_of_class("da_chieu", "2.221", "Có 2.221 hộ nghèo và hộ cận nghèo…"),
    *_of_class("trung_binh", "310", "Có 310 hộ có mức sống trung bình…"),
    *_fields(
        "chi_tieu.",
        ("co", "flag", "đúng"),
        ("ty_le", "text", "tỷ lệ hộ nghèo"),
        ("nguon", "text", "Kế hoạch số 12/KH-UBND"),
        ("thap_nhat", "reduction", "0,20 điểm phần trăm"),
        ("cao_nhat", "reduction", "0,50 điểm phần trăm"),
        ("muc_giam", "reduction", "0,47 điểm phần trăm"),
        ("ket_luan", "text", "đạt"),
        ("cau", "text", "Tỷ lệ hộ nghèo giảm 0,47 điểm phần trăm, đạt chỉ tiêu…"),
        ("xa_dat", "count", "9"),
        ("xa_chua_dat", "count", "3"),
        ("xa_chua_ro", "count", "1"),
        ("ten_xa_chua_dat", "text", "Xã Tân Mỹ, Xã Định An"),
        ("cau_xa", "text", "9 xã đạt, 3 xã chưa đạt chỉ tiêu…"),
    ),
    *_fields(
        "dien_bien.",
        ("co", "flag", "đúng"),
        ("thoat_ngheo", "households", "210"),
        ("vao_ngheo", "households", "85"),
        ("chua_giai_trinh", "households", "0"),
        ("cau_ngheo", "text", "Trong kỳ có 210 hộ thoát nghèo…"),
        ("cau_can_ngheo", "text", "Trong kỳ có 150 hộ thoát cận nghèo…"),
    ),
    *(
        field
        for name in ("ngheo", "can_ngheo")
        for field in _fields(
            f"dien_bien.{name}[].",
            ("tt", "text", "1"),
            ("noi_dung", "text", "Phát sinh mới"),
            ("ho", "households", "70"),
            ("khau", "members", "240"),
        )
    ),
    *_fields(
        "dong[].",
        ("tt", "text", "1.1"),
        ("ten", "text", "Xã Mỹ An Hưng A"),
        ("cap", "text", "xã"),
        ("dam", "flag", "sai"),
        ("co_so_lieu", "flag", "đúng"),
        ("dan_cu_ho", "households", "2.100"),
        ("dan_cu_khau", "members", "7.900"),
        ("ngheo_ho", "households", "95"),
        ("ngheo_khau", "members", "330"),
        ("ngheo_ty_le", "percent", "4,52"),
        ("can_ngheo_ho", "households", "70"),
        ("can_ngheo_khau", "members", "260"),
        ("can_ngheo_ty_le", "percent", "3,33"),
        ("trung_binh_ho", "households", "20"),
        ("ngheo_ty_le_truoc", "percent", "4,90"),
        ("thay_doi_ty_le", "points", "−0,38"),
        ("da_chieu_ho", "households", "165"),
        ("da_chieu_ty_le", "percent", "7,85"),
        ("da_chieu_ty_le_truoc", "percent", "8,40"),
        ("da_chieu_thay_doi", "points", "−0,55"),
        ("ket_luan", "text", "đạt"),
    ),
    *_fields("", ("cau_xa", "text", "Tỷ lệ hộ nghèo cao nhất ở Xã Tân Mỹ (7,10%)…")),
    *_fields(
        "thon[].",
        ("tt", "text", "1"),
        ("ten", "text", "Ấp An Thuận"),
        ("xa", "text", "Xã Mỹ An Hưng A"),
        ("ngheo_ho", "households", "12"),
        ("can_ngheo_ho", "households", "9"),
    ),
    *_fields(
        "chi_so[].",
        ("tt", "text", "1"),
        ("ten", "text", "Việc làm"),
        ("ngheo_ho", "households", "640"),
        ("ngheo_ty_le", "percent", "51,86"),
        ("can_ngheo_ho", "households", "210"),
        ("can_ngheo_ty_le", "percent", "21,28"),
        ("ngheo_ty_le_truoc", "percent", "53,10"),
        ("thay_doi_ty_le", "points", "−1,24"),
    ),
    *_fields("", ("cau_chi_so", "text", "Hộ nghèo thiếu hụt nhiều nhất ở: Việc làm (51,86%)…")),
    *(
        field
        for name, example in (("nhom", "Hộ dân tộc thiểu số"), ("nguyen_nhan", "Thiếu vốn"))
        for field in _fields(
            f"{name}[].",
            ("tt", "text", "1"),
            ("ten", "text", example),
            ("ngheo_ho", "households", "310"),
            ("ngheo_ty_le", "percent", "25,12"),
            ("can_ngheo_ho", "households", "120"),
            ("can_ngheo_ty_le", "percent", "12,16"),
        )
    ),
    *_fields("", ("cau_nguyen_nhan", "text", "Nguyên nhân nêu nhiều nhất: Thiếu vốn (310 hộ)…")),
    *_fields(
        "sat_chuan.",
        ("b1", "households", "140"),
        ("chi_so", "households", "220"),
        ("cau", "text", "Có 140 hộ có điểm B1 cách chuẩn không quá 3 điểm…"),
    ),
    *_fields(
        "",
        ("kien_nghi[]", "text", "Ưu tiên nguồn lực giảm thiếu hụt về Việc làm (640 hộ nghèo)…"),
        ("phu_luc[]", "text", "Biểu số 1: Tổng hợp kết quả chính thức rà soát hộ nghèo…"),
    ),
)


def tree() -> dict[str, Tree]:
    """Return the fields as nested groups, including the groups of plain numbers."""
    return tree_of(FIELDS)


def written(raw: Values) -> Values:
    """Return the values for a template: raw values as text, with their plain numbers under `so`.

    Raises KeyError for a value without a field or a field without a value.
    """
    return _group(raw, tree())


def _group(raw: Values, kinds: Mapping[str, Tree]) -> Values:
    names = [name for name in kinds if name != RAW]
    if set(names) != set(raw):
        raise KeyError(*sorted(set(names) ^ set(raw)))
    fields = {name: _written(raw[name], kinds[name]) for name in names}
    numbers = kinds.get(RAW)
    if isinstance(numbers, Mapping):
        fields[RAW] = {name: raw[name] for name in numbers}
    return fields


def _written(value: Any, kind: Tree) -> Any:
    if isinstance(kind, TemplateField):
        return kind.write(value)
    if isinstance(kind, FieldList):
        return [_written(item, kind.item) for item in value]
    return _group(value, kind if isinstance(kind, Mapping) else {})
