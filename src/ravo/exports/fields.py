"""The tables of an export and their columns: ids, kinds, codes, keys, defined once here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ravo.contract.columns import Column, columns_of
from ravo.exports.codes import CodeList
from ravo.messages import Text, text
from ravo.results.columns import heading_of

ExportFieldKind = Literal["text", "integer", "number"]
ExportTableName = Literal[
    "ho_nam", "chi_so", "don_vi", "phan_loai", "nhan", "dem_phan_loai", "dem_chi_so"
]
FACTS = ("works_in_agriculture", "no_labour_capacity", "merit", "local_ethnic")
MANY = ("cause_", "need_")
"""Prefixes of columns of which a household may have several."""
NAMING = ("code", "head_name")
"""Columns that identify a household, by their names in the contract."""


@dataclass(frozen=True, slots=True)
class ExportField:
    """A column: its id, the kind of its values, its name in both languages, its codes if any.

    `required` is whether it is never blank, `flag` whether it is 1 or 0.
    """

    id: str
    kind: ExportFieldKind
    label: Text
    codes: CodeList | None = None
    required: bool = False
    flag: bool = False


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns of a table whose values refer to columns of another table."""

    fields: tuple[str, ...]
    table: ExportTableName
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExportTableModel:
    """A table: its columns, the columns of its key, its references to other tables."""

    name: ExportTableName
    title: Text
    fields: tuple[ExportField, ...]
    key: tuple[str, ...]
    foreign: tuple[ForeignKey, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the columns, in order."""
        return tuple(field.id for field in self.fields)


def _own(
    id: str,
    kind: ExportFieldKind = "text",
    codes: CodeList | None = None,
    *,
    required: bool = False,
    flag: bool = False,
) -> ExportField:
    return ExportField(id, kind, text(f"exports.col_{id}"), codes, required, flag)


@cache
def contract_columns() -> dict[str, Column]:
    """Return the columns of households in the contract, by name."""
    return {column.name: column for column in columns_of("households")}


def _of_contract(
    name: str, codes: CodeList | None = None, kind: ExportFieldKind | None = None
) -> ExportField:
    """Return a column of the survey under its id, with the headings of the survey."""
    column = contract_columns()[name]
    flag = column.type == "yes_no"
    kinds: dict[str, ExportFieldKind] = {
        "integer": "integer",
        "number": "number",
        "money": "number",
    }
    field_kind = kind or ("integer" if flag else kinds.get(column.type, "text"))
    label = Text(heading_of(column, "vi"), heading_of(column, "en"))
    return ExportField(column.id, field_kind, label, codes, flag=flag)


def facts() -> tuple[str, ...]:
    """Return the names of the yes/no columns of a household."""
    return (*FACTS, *(name for name in contract_columns() if name.startswith(MANY)))


@cache
def household_table(*, names: bool = False) -> ExportTableModel:
    """Return the table with a row per household and period; with `names` also code and head."""
    fields = (
        _own("khoa", required=True),
        _own("ky", required=True),
        _own("nam", "integer", required=True),
        _own("ma_xa", required=True),
        _own("bo_tieu_chi"),
        _of_contract("village"),
        _of_contract("area", "area"),
        _of_contract("head_sex", "sex"),
        _of_contract("ethnicity", "people"),
        _of_contract("size"),
        _of_contract("opening_class", "klass"),
        _own("phan_loai", codes="klass", required=True),
        _own("chua_ra_soat", "integer", flag=True),
        _own("loai_can_cu", codes="evidence"),
        _own("gia_tri", "number"),
        _own("muc_chuan", "number"),
        _of_contract("b1"),
        _own("b2", "integer"),
        _of_contract("income"),
        _own("so_thieu_hut", "integer"),
        _own("so_chua_ro", "integer"),
        *(_of_contract(name) for name in facts()),
        *(_of_contract(name) for name in NAMING if names),
    )
    foreign = (
        ForeignKey(("ma_xa", "ky"), "don_vi", ("ma_xa", "ky")),
        ForeignKey(("phan_loai",), "phan_loai", ("ma",)),
        ForeignKey(("phan_loai_dau_ky",), "phan_loai", ("ma",)),
    )
    return _table("ho_nam", fields, ("khoa", "ky"), foreign)


@cache
def indicator_table() -> ExportTableModel:
    """Return the table with a row per household, period and indicator."""
    fields = (
        _own("khoa", required=True),
        _own("ky", required=True),
        _own("nam", "integer", required=True),
        _own("so_chi_so", "integer", required=True),
        _own("ma_chi_so", codes="indicator", required=True),
        _own("tra_loi", codes="answer", required=True),
        _own("thieu_hut", "integer", flag=True),
    )
    foreign = (ForeignKey(("khoa", "ky"), "ho_nam", ("khoa", "ky")),)
    return _table("chi_so", fields, ("khoa", "ky", "so_chi_so"), foreign)


@cache
def unit_table(*, counts: bool = True) -> ExportTableModel:
    """Return the table with a row per commune and period; with `counts` also the rows read."""
    fields = (
        _own("ma_xa", required=True),
        _own("ky", required=True),
        _own("nam", "integer", required=True),
        _own("xa"),
        _own("ma_huyen"),
        _own("huyen"),
        _own("ma_tinh"),
        _own("tinh"),
        _own("khu_vuc_xa", codes="area"),
        _own("tong_ho", "integer"),
        _own("tong_khau", "integer"),
        _own("bo_tieu_chi"),
        *(_counted() if counts else ()),
    )
    return _table("don_vi", fields, ("ma_xa", "ky"))


def _counted() -> Iterator[ExportField]:
    for id in ("so_dong_doc", "so_ho_xuat", "so_ho_tu_choi", "so_dong_trong", "so_ho_roi"):
        yield _own(id, "integer", required=True)
    yield _own("sua_tay", "integer", required=True, flag=True)
    yield _own("tep_sha256")


@cache
def class_table() -> ExportTableModel:
    """Return the table of the classes."""
    fields = (
        _own("ma", codes="klass", required=True),
        _own("thu_tu", "integer", required=True),
        _own("nhan_vi", required=True),
        _own("nhan_en", required=True),
    )
    return _table("phan_loai", fields, ("ma",))


@cache
def label_table() -> ExportTableModel:
    """Return the table of the labels of all other coded columns."""
    fields = tuple(_own(id, required=True) for id in ("cot", "ma", "nhan_vi", "nhan_en"))
    return _table("nhan", fields, ("cot", "ma"))


_PLACE = ("ky", "ma_xa", "so_tt")


@cache
def class_counts_table() -> ExportTableModel:
    """Return the table of households by commune or village, and class."""
    fields = (*_counted_place(), _own("phan_loai", codes="klass", required=True), *_count())
    foreign = (
        ForeignKey(("ma_xa", "ky"), "don_vi", ("ma_xa", "ky")),
        ForeignKey(("phan_loai",), "phan_loai", ("ma",)),
    )
    return _table("dem_phan_loai", fields, (*_PLACE, "phan_loai"), foreign)


@cache
def indicator_counts_table() -> ExportTableModel:
    """Return the table of households by commune or village, indicator and answer."""
    fields = (
        *_counted_place(),
        _own("so_chi_so", "integer", required=True),
        _own("ma_chi_so", codes="indicator", required=True),
        _own("tra_loi", codes="answer", required=True),
        *_count(),
    )
    foreign = (ForeignKey(("ma_xa", "ky"), "don_vi", ("ma_xa", "ky")),)
    return _table("dem_chi_so", fields, (*_PLACE, "so_chi_so", "tra_loi"), foreign)


def _counted_place() -> tuple[ExportField, ...]:
    return (
        _own("ky", required=True),
        _own("nam", "integer", required=True),
        _own("ma_xa", required=True),
        _own("so_tt", "integer", required=True),
        _own("cap", codes="level", required=True),
        _of_contract("village"),
    )


def _count() -> tuple[ExportField, ...]:
    return (
        _own("so_ho", "integer"),
        _own("giau", "integer", required=True, flag=True),
        _own("tong_so_ho", "integer"),
    )


def _table(
    name: ExportTableName,
    fields: tuple[ExportField, ...],
    key: tuple[str, ...],
    foreign: tuple[ForeignKey, ...] = (),
) -> ExportTableModel:
    return ExportTableModel(name, text(f"exports.table_{name}"), fields, key, foreign)


def every_table() -> tuple[ExportTableModel, ...]:
    """Return all tables with every possible column: of households, then to publish."""
    return (
        household_table(names=True),
        indicator_table(),
        unit_table(),
        class_table(),
        label_table(),
        class_counts_table(),
        indicator_counts_table(),
    )
