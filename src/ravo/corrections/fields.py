"""The columns of a corrections file, and the words with a special meaning in it."""

import unicodedata
from typing import Any

from ravo.contract.columns import Column, ColumnType
from ravo.contract.models import is_blank
from ravo.messages import Lang
from ravo.text import loose_key, tidy, unmarked

_CONFIRMS = frozenset({"dung nhu vay", "correct as is", "as is"})
_IGNORES = frozenset({"bo qua", "ignore", "leave out"})
_EVERY = frozenset({"*", "tat ca", "all"})
_BLANK = frozenset({"(trong)", "(blank)", "(empty)"})


def _field(name: str, vi: str, en: str, *, required: bool, type: ColumnType = "text") -> Column:
    # A column of the contract's type, so that headings are recognised in the same way; a file of
    # corrections has only one table, so the table's name does not matter.
    return Column("households", en, name, vi, type, required)


FIELDS: tuple[Column, ...] = (
    _field("household", "Mã hộ", "Household", required=True),
    _field("sheet", "Trang", "Sheet", required=False),
    _field("row", "Dòng", "Row", required=False),
    _field("member", "Thành viên", "Member", required=False),
    _field("column", "Cột", "Column", required=True),
    _field("old", "Giá trị cũ", "Old value", required=True),
    _field("new", "Giá trị mới", "New value", required=True),
    _field("reason", "Lý do", "Reason", required=True),
    _field("who", "Người sửa", "Who", required=True),
    _field("on", "Ngày", "Date", required=True, type="date"),
    _field("file", "Tệp", "File", required=False),
)
FIELD = {column.name: column for column in FIELDS}
FILLED = tuple(c for c in FIELDS if c.required and c.name != "old")
"""The columns that every line must fill in; a blank old value means a blank cell."""


def heading(column: Column, lang: Lang) -> str:
    """Return the heading of a column of the corrections file; both languages are read."""
    return column.id if lang == "en" else column.heading


def confirms(raw: Any) -> bool:
    """Return whether a new value is `đúng như vậy`, which confirms the old one."""
    return isinstance(raw, str) and loose_key(raw) in _CONFIRMS


def ignores(raw: Any) -> bool:
    """Return whether a new value is `bỏ qua`: the column is left out on purpose."""
    return isinstance(raw, str) and loose_key(raw) in _IGNORES


def means_every(raw: Any) -> bool:
    """Return whether a line names all households (`*`, `tất cả`), and so a whole column."""
    return isinstance(raw, str) and (raw.strip() == "*" or loose_key(raw) in _EVERY)


def value_of(raw: Any) -> Any:
    """Return an old or new value: None where it is blank or `(trống)`."""
    if is_blank(raw):
        return None
    if isinstance(raw, str):
        word = unmarked(tidy(raw)).casefold()
        return None if word in _BLANK else unicodedata.normalize("NFC", raw)
    return raw
