"""Classes in the exported register fit their columns on paper, in both languages."""

from dataclasses import replace
from pathlib import Path

import pytest

from ravo.criteria.terms import CLASSES
from ravo.criteria.truth import UNKNOWN
from ravo.messages import Lang
from ravo.register.exported import export_tables
from ravo.register.lists import COLUMNS
from ravo.register.store import address_of, reading
from ravo.results.words import state_word
from support.register_lists import add, home, made_list


@pytest.fixture(scope="module")
def register_of_every_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list with a household of every class, which it had at the start as well."""
    path = tmp_path_factory.mktemp("widths") / "so.sqlite"
    stored = made_list(2024, [home(f"A{place}") for place, _ in enumerate(CLASSES)])
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in stored.households]
    known = [{**row, "klass": k, "opening": k} for row, k in zip(rows, CLASSES, strict=True)]
    add(path, replace(stored, households=tuple(tuple(row.values()) for row in known)))
    return path


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_class_fits_its_column(register_of_every_class: Path, lang: Lang) -> None:
    """Cells that are longer are cut where the one beside them is filled."""
    with reading(address_of(register_of_every_class)) as connection:
        table = export_tables(connection, lang)[0]
        rows = list(table.rows)
    for id in ("phan_loai_dau_ky", "phan_loai"):
        at = [column.id for column in table.columns].index(id)
        words = {row[at] for row in rows}
        assert len(words) == len(CLASSES)
        assert max(map(len, words)) <= table.columns[at].width


@pytest.mark.parametrize("gone", [0, 1])
def test_a_household_that_is_gone_has_no_class_and_no_states(tmp_path: Path, gone: int) -> None:
    path = tmp_path / "a.sqlite"
    stored = made_list(2024, [home("A1")])
    row = dict(zip(COLUMNS, stored.households[0], strict=True))
    row |= {"klass": "undetermined", "departed": gone, "answers": "?" * len(row["answers"])}
    add(path, replace(stored, households=(tuple(row.values()),)))
    with reading(address_of(path)) as connection:
        table = export_tables(connection, "vi")[0]
        (cells,) = table.rows
    ids = [column.id for column in table.columns]
    assert (cells[ids.index("phan_loai")] == "Không còn hộ") is bool(gone)
    assert cells[ids.index("ma_phan_loai")] == (None if gone else "undetermined")
    assert cells.count(state_word(UNKNOWN, "vi")) == (0 if gone else len(row["answers"]))
