"""Letters to communes: each household once with its reasons; no reviewer, no word of guilt."""

import io
import zipfile
from pathlib import Path

from docx import Document

from ravo.page_templates import templates_dir
from ravo.supervision.letters import TEMPLATE, letters, reasons_by_row
from support import programs
from support.supervised_rows import a_district


def test_a_letter_to_each_commune_names_its_households_once() -> None:
    supervision = a_district(1600, 80)
    made = {one.commune: Document(io.BytesIO(one.document)) for one in letters(supervision)}
    assert list(made) == ["Xã 1", "Xã 2"]
    reasons = reasons_by_row(supervision)
    codes: list[str] = []
    for commune, document in made.items():
        rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows[1:]]
        codes += [row[3] for row in rows]
        assert [row[0] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
        words = " ".join(line.text for line in document.paragraphs)
        assert f"thăm lại {len(rows)} hộ" in words
        assert f"Kính gửi: Ủy ban nhân dân {commune.replace('X', 'x')}" in words
    assert sorted(codes) == sorted(str(supervision.households.code[row]) for row in reasons)


def test_a_letter_names_no_reviewer() -> None:
    supervision = a_district(1600, 80)
    for one in letters(supervision):
        with zipfile.ZipFile(io.BytesIO(one.document)) as parts:
            text = b" ".join(parts.read(name) for name in parts.namelist()).decode(
                "utf-8", "ignore"
            )
        assert "Bình" not in text
        assert "gian lận" not in text


def test_reasons_of_one_household_come_together() -> None:
    reasons = reasons_by_row(a_district(1600, 80))
    assert all(len(set(words)) == len(words) for words in reasons.values())
    assert any(len(words) > 1 for words in reasons.values())


def test_the_template_is_that_of_its_script(tmp_path: Path) -> None:
    data = programs.tool("supervision_template").templates()[TEMPLATE]
    with (
        zipfile.ZipFile(templates_dir() / TEMPLATE) as kept,
        zipfile.ZipFile(io.BytesIO(data)) as now,
    ):
        for part in now.namelist():
            assert kept.read(part) == now.read(part), "run: python tools/supervision_template.py"


def test_a_letter_has_its_own_communes_households_with_years_and_all_reasons() -> None:
    supervision = a_district(1600, 80)
    households, reasons = supervision.households, reasons_by_row(supervision)
    row_of = {str(code): row for row, code in enumerate(households.code)}
    for one in letters(supervision):
        document = Document(io.BytesIO(one.document))
        head = " ".join(cell.text for row in document.tables[0].rows for cell in row.cells)
        assert "HUYỆN THỬ" in head
        assert any("năm 2024" in line.text for line in document.paragraphs)
        rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows[1:]]
        places = [row_of[row[3]] for row in rows]
        assert {str(households.commune[place]) for place in places} == {one.commune}
        assert [row[4] for row in rows] == ["; ".join(reasons[place]) for place in places]
        villages = [str(households.village[place]) for place in places]
        assert villages == sorted(villages)
    changed = {words for of_row in reasons.values() for words in of_row if "2023" in words}
    assert changed
    assert all(words[0].isupper() for words in changed)
