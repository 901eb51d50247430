"""The facts that a condition may name: yes/no, word and figure columns, and derived facts."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ravo.contract.columns import columns_of
from ravo.criteria.terms import AREAS, INDICATORS, HouseholdClass
from ravo.programmes.facts import CLASS_COLUMN, REGISTER_COLUMN

FactKind = Literal["answer", "figure", "word", "day"]
KINDS: dict[str, FactKind] = {
    "yes_no": "answer",
    "choice": "word",
    "text": "word",
    "integer": "figure",
    "number": "figure",
    "money": "figure",
}
CEILING_COLUMN = "muc_thu_nhap_thap"
"""The lacking column where the ceiling of low-income workers of the day is not at hand."""
WORKING_AGE_COLUMN = "do_tuoi_lao_dong"
"""The lacking column where the edition of the day's year states no working age."""


@dataclass(frozen=True, slots=True)
class FactName:
    """A fact that conditions may name.

    `of_members` is whether it is about people, so that a programme of households cannot name it.
    `needs` are the columns from which it is derived. `words` are the possible words; empty where
    any word is.
    """

    id: str
    of_members: bool
    kind: FactKind
    needs: tuple[str, ...]
    words: tuple[str, ...] = ()


_CLASSES = tuple(klass.value for klass in HouseholdClass if klass != HouseholdClass.undetermined)
_OWN = (
    FactName(CLASS_COLUMN, False, "word", (CLASS_COLUMN,), _CLASSES),
    FactName("moi_thoat_ngheo", False, "answer", (REGISTER_COLUMN,)),
    FactName("khu_vuc", False, "word", ("khu_vuc",), AREAS),
    FactName("thu_nhap_thap", False, "answer", ("thu_nhap", "khu_vuc", CEILING_COLUMN)),
    FactName("ngay_tach_ho", False, "day", ("ngay_tach_ho",)),
    *(
        FactName(f"th_{number:02}", False, "answer", (f"th_{number:02}",))
        for number in range(1, INDICATORS + 1)
    ),
    FactName("tuoi", True, "figure", ("ngay_sinh",)),
    FactName("tuoi_thang", True, "figure", ("ngay_sinh",)),
    FactName("trong_tuoi_lao_dong", True, "answer", ("ngay_sinh", "gioi_tinh")),
)


@cache
def vocabulary() -> dict[str, FactName]:
    """Return every fact that a condition may name, by its id."""
    facts = {item.id: item for item in _OWN}
    for table, of_members in (("members", True), ("households", False)):
        for column in columns_of(table):  # type: ignore[arg-type]
            kind = KINDS.get(column.type)
            if kind and column.id not in facts:
                words = column.vocabulary if column.type == "choice" else ()
                facts[column.id] = FactName(column.id, of_members, kind, (column.id,), words)
    return facts


@cache
def seen_columns() -> frozenset[str]:
    """Return the columns that a receiving office may see: those of a survey, and derived ones."""
    every = (*columns_of("households"), *columns_of("members"))
    return frozenset({"xa", *vocabulary(), *(column.id for column in every)})
