"""The fields of a template as a tree, by which templates are checked and values are written.

Names are the officer's (`ngheo.ho`); `dong[].ten` is the field `ten` of each line of the list
`dong`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

RAW = "so"
"""The group inside every group that holds the same figures as plain numbers."""
ROWS = "[]"


@dataclass(frozen=True, slots=True)
class NamedField:
    """One field of a template by its name."""

    name: str

    @property
    def numeric(self) -> bool:
        """Whether the field is a figure, which templates can also have as a plain number."""
        return False


@dataclass(frozen=True, slots=True)
class FieldList:
    """A list in the tree of fields, with the fields of each of its lines."""

    item: "Tree"


Leaf = NamedField | None
"""A field, or None for the plain number beside one."""
Tree = Mapping[str, "Tree"] | FieldList | Leaf
Values = dict[str, Any]


def tree_of(fields: Iterable[NamedField]) -> dict[str, Tree]:
    """Return fields as a tree by the parts of their names, with the groups of plain numbers."""
    root: dict[str, Any] = {}
    for field in fields:
        group = root
        *parents, last = field.name.split(".")
        for part in parents:
            group = _below(group, part)
        if last.endswith(ROWS):
            group[last.removesuffix(ROWS)] = FieldList(field)
            continue
        group[last] = field
        if field.numeric:
            group.setdefault(RAW, {})[last] = None
    return root


def _below(group: dict[str, Any], part: str) -> dict[str, Any]:
    name = part.removesuffix(ROWS)
    if not part.endswith(ROWS):
        subgroup: dict[str, Any] = group.setdefault(name, {})
        return subgroup
    rows: FieldList = group.setdefault(name, FieldList({}))
    return rows.item  # type: ignore[return-value]
