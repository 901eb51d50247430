"""A model of one record, by the same types as the reading of whole columns."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, create_model

from ravo.contract.columns import Column
from ravo.contract.models import field_type


def record_model(name: str, columns: Iterable[Column]) -> type[BaseModel]:
    fields: dict[str, Any] = {
        column.name: (field_type(column), ... if column.required else None) for column in columns
    }
    return create_model(name, __config__=ConfigDict(frozen=True, extra="forbid"), **fields)
