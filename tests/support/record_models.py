"""A model of one record, by the same types as the reading of whole columns."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, create_model
from pydantic_core import PydanticCustomError

from ravo.contract.columns import Column, ColumnType
from ravo.contract.models import is_blank
from ravo.contract.values import read_value

PYTHON_TYPES: dict[ColumnType, Any] = {
    "text": str,
    "name": str,
    "code": str,
    "citizen": str,
    "choice": str,
    "yes_no": bool,
    "integer": float,
    "number": float,
    "money": float,
    "date": date,
    "birth": date,
}


def field_type(column: Column) -> Any:
    """The pydantic type of a column's cells: None is blank, refused where required."""

    def check(raw: Any) -> Any:
        if is_blank(raw):
            if column.required:
                raise PydanticCustomError("RV-214", "required")
            return None
        read = read_value(raw, column)
        if read.code is not None and read.value is None:
            raise PydanticCustomError(read.code, "value", read.params)
        return read.value

    return Annotated[PYTHON_TYPES[column.type] | None, BeforeValidator(check)]


def record_model(name: str, columns: Iterable[Column]) -> type[BaseModel]:
    fields: dict[str, Any] = {
        column.name: (field_type(column), ... if column.required else None) for column in columns
    }
    return create_model(name, __config__=ConfigDict(frozen=True, extra="forbid"), **fields)
