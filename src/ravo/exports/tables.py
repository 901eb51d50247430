"""The rows of each commune in the tables of an export, in an order that discloses nothing."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.exports.codes import (
    ANSWERS,
    SEXES,
    UNLISTED,
    code_list,
    code_of_people,
)
from ravo.exports.communes import ExportedCommune
from ravo.exports.fields import (
    NAMING,
    ExportTableModel,
    class_table,
    contract_columns,
    facts,
    household_table,
    indicator_table,
    label_table,
    unit_table,
)
from ravo.exports.pseudonyms import PseudonymKey
from ravo.text import unpointed

TablePiece = dict[str, Sequence[Any]]
"""Values by the id of their column, all of equal length; None where blank."""
_LONG_NUMBER = re.compile(r"\d(?:[\s.\-]?\d){8,}")
"""Nine digits or more: an old or a new citizen number, with any grouping."""
_CITIZEN = re.compile(r"(?<!\d)\d(?:[\s.]?\d){11}(?!\d)")
"""A citizen number in a household's code or a name; shorter numbers are offices' codes."""
_STATES = {YES: 1, NO: 0, UNKNOWN: None}


@dataclass(frozen=True)
class ExportedTable:
    """A table with its rows in pieces, which can be read once for each file."""

    model: ExportTableModel
    count: int
    pieces: Callable[[], Iterator[TablePiece]]


def whole_table(model: ExportTableModel, *pieces: TablePiece) -> ExportedTable:
    """Return a table of given rows."""
    return ExportedTable(
        model, sum(len(rows[model.ids[0]]) for rows in pieces), lambda: iter(pieces)
    )


def household_tables(
    communes: Sequence[ExportedCommune], key: PseudonymKey, *, names: bool = False
) -> tuple[ExportedTable, ...]:
    """Return the tables of households, in the order in which they refer to each other.

    Within a commune rows are in the order of their pseudonyms, as the order of the list would
    disclose the household. `names` adds household codes and the names of heads.
    """
    keyed = [(commune, _pseudonyms(commune, key)) for commune in communes]
    homes = partial(_households, keyed, names=names)
    count = sum(one.size for one in communes)
    answers = sum(one.size * len(one.indicators) for one in communes)
    return (
        whole_table(class_table(), class_rows()),
        label_rows_table([household_table(), indicator_table(), unit_table()], communes),
        whole_table(unit_table(), unit_rows(communes)),
        ExportedTable(household_table(names=names), count, homes),
        ExportedTable(indicator_table(), answers, partial(_indicators, keyed)),
    )


def _pseudonyms(commune: ExportedCommune, key: PseudonymKey) -> list[str]:
    return [key.of(identity) for identity in commune.identities]


def _order(pseudonyms: Sequence[str]) -> list[int]:
    return sorted(range(len(pseudonyms)), key=pseudonyms.__getitem__)


def _households(
    keyed: Sequence[tuple[ExportedCommune, Sequence[str]]], *, names: bool
) -> Iterator[TablePiece]:
    for commune, pseudonyms in keyed:
        rows = household_rows(commune, pseudonyms, names=names)
        order = _order(pseudonyms)
        yield {id: [values[at] for at in order] for id, values in rows.items()}


def household_rows(
    commune: ExportedCommune, pseudonyms: Sequence[str], *, names: bool = False
) -> TablePiece:
    """Return the households of a commune, in the order of its list."""
    count, columns = commune.size, commune.columns
    contract = contract_columns()

    def column(name: str) -> Sequence[Any]:
        return columns.get(name) or [None] * count

    values: dict[str, Sequence[Any]] = {
        "khoa": pseudonyms,
        "ky": [commune.period] * count,
        "nam": [commune.year] * count,
        "ma_xa": [commune.unit.key] * count,
        "bo_tieu_chi": [commune.edition] * count,
        "thon": [None if is_withheld(word) else word for word in column("village")],
        "khu_vuc": column("area"),
        "gioi_tinh": [SEXES.get(word) for word in column("head_sex")],
        "dan_toc": [people_code(word) for word in column("ethnicity")],
        "so_khau": column("size"),
        "phan_loai_dau_ky": column("opening"),
        "phan_loai": column("klass"),
        "chua_ra_soat": column("unreviewed"),
        "loai_can_cu": column("evidence"),
        "gia_tri": column("value"),
        "muc_chuan": column("line"),
        "diem_b1": column("b1"),
        "b2": column("b2"),
        "thu_nhap": column("income"),
        "so_thieu_hut": _counted(commune, YES),
        "so_chua_ro": _counted(commune, UNKNOWN),
        **{contract[name].id: column(name) for name in facts()},
    }
    if names:
        values |= {contract[name].id: [*map(shortened, column(name))] for name in NAMING}
    kinds = {field.id: field.kind for field in household_table(names=names).fields}
    return {id: _plain(values[id], kind) for id, kind in kinds.items()}


def _plain(values: Sequence[Any], kind: str) -> Sequence[Any]:
    """Return figures as plain numbers: integers if whole, None for what is no number."""
    if kind == "text":
        return values
    return [_figure(value) for value in values]


def _figure(value: Any) -> int | float | None:
    return None if value is None or value != value else unpointed(float(value))


def _counted(commune: ExportedCommune, state: int) -> Sequence[int | None]:
    """Return the number of indicators with a state; None where the edition has no indicators."""
    if not commune.indicators:
        return [None] * commune.size
    counts: list[int | None] = (commune.states == state).sum(axis=1).tolist()
    return counts


def is_withheld(word: str | None) -> bool:
    """Return whether a word has so many digits that it may be a citizen number."""
    return word is not None and _LONG_NUMBER.search(word) is not None


def people_code(word: str | None) -> str | None:
    """Return the code of a people, `UNLISTED` for an unknown word, None for a blank."""
    return None if word is None else code_of_people().get(word, UNLISTED)


def _indicators(keyed: Sequence[tuple[ExportedCommune, Sequence[str]]]) -> Iterator[TablePiece]:
    for commune, pseudonyms in keyed:
        order, width = _order(pseudonyms), len(commune.indicators)
        if not width:
            continue
        count = len(order) * width
        states = commune.states[order].ravel().tolist()
        yield {
            "khoa": [pseudonyms[at] for at in order for _ in range(width)],
            "ky": [commune.period] * count,
            "nam": [commune.year] * count,
            "so_chi_so": [one.number for one in commune.indicators] * len(order),
            "ma_chi_so": [one.id for one in commune.indicators] * len(order),
            "tra_loi": [ANSWERS[state] for state in states],
            "thieu_hut": [_STATES[state] for state in states],
        }


def unit_rows(communes: Iterable[ExportedCommune], *, counts: bool = True) -> TablePiece:
    """Return a row per commune and period."""
    model = unit_table(counts=counts)
    rows = [_unit(commune) for commune in communes]
    return {id: [row[id] for row in rows] for id in model.ids}


def _unit(commune: ExportedCommune) -> Mapping[str, Any]:
    unit, counts = commune.unit, commune.counts
    return {
        "ma_xa": unit.key,
        "ky": commune.period,
        "nam": commune.year,
        "xa": unit.name,
        "ma_huyen": unit.district_code,
        "huyen": unit.district,
        "ma_tinh": unit.province_code,
        "tinh": unit.province,
        "khu_vuc_xa": unit.area,
        "tong_ho": commune.residents[0],
        "tong_khau": commune.residents[1],
        "bo_tieu_chi": commune.edition,
        "so_dong_doc": counts.read,
        "so_ho_xuat": commune.size,
        "so_ho_tu_choi": counts.rejected,
        "so_dong_trong": counts.blank,
        "so_ho_roi": counts.departed,
        "sua_tay": int(commune.edited),
        "tep_sha256": commune.sha256,
    }


def class_rows() -> TablePiece:
    """Return a row per class."""
    labels = code_list("klass")
    return {
        "ma": [one.code for one in labels],
        "thu_tu": [*range(1, len(labels) + 1)],
        "nhan_vi": [one.label.vi for one in labels],
        "nhan_en": [one.label.en for one in labels],
    }


def label_rows_table(
    models: Iterable[ExportTableModel], communes: Iterable[ExportedCommune]
) -> ExportedTable:
    """Return the labels of the coded columns of tables, except classes, which have a table.

    Indicators of an edition that is not shipped have the names that the communes give.
    """
    coded = {
        field.id: field.codes
        for model in models
        for field in model.fields
        if field.codes is not None and field.codes != "klass"
    }
    rows = [
        (column, one.code, one.label.vi, one.label.en)
        for column, codes in coded.items()
        for one in code_list(codes)
    ]
    known = {one.code for one in code_list("indicator")}
    own = {
        one.id: one.label
        for commune in communes
        for one in commune.indicators
        if one.id not in known
    }
    if "ma_chi_so" in coded:
        rows += [("ma_chi_so", id, label.vi, label.en) for id, label in sorted(own.items())]
    ids = label_table().ids
    return whole_table(label_table(), {id: [row[at] for row in rows] for at, id in enumerate(ids)})


def withheld_count(communes: Iterable[ExportedCommune], *, names: bool = False) -> int:
    """Count the cells that are blanked or shortened because they may have a citizen number."""
    count = 0
    for commune in communes:
        count += sum(map(is_withheld, commune.columns.get("village", ())))
        for name in NAMING if names else ():
            words = commune.columns.get(name, ())
            count += sum(shortened(word) != word for word in words)
    return count


def shortened(word: str | None) -> str | None:
    """Return a word in which every citizen number is reduced to its last four digits."""
    return None if word is None else _CITIZEN.sub(lambda match: "…" + match[0][-4:], word)


def doubled(communes: Iterable[ExportedCommune]) -> Iterator[tuple[ExportedCommune, int]]:
    """Yield the communes with households that occur twice in one period, and how many these are."""
    seen: set[tuple[str, str]] = set()
    for commune in communes:
        places = [(commune.period, identity) for identity in commune.identities]
        twice = len(places) - len(set(places) - seen)
        seen.update(places)
        if twice:
            yield commune, twice


def in_order(communes: Iterable[ExportedCommune]) -> list[ExportedCommune]:
    """Return the communes by period, then by code; their present order does not matter."""
    return sorted(communes, key=lambda one: (one.year, one.period, one.unit.key))
