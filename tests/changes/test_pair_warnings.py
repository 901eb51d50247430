"""The warning about doubtful pairs, and what is typed for a year to answer them."""

from dataclasses import replace
from pathlib import Path

import pytest

from ravo.changes.doubtful_pairs import TO_CONFIRM, to_confirm_fault, where
from ravo.fault_words import fault_message
from support.years import home, review, year


def test_the_warning_has_how_many_pairs_are_open() -> None:
    fault = to_confirm_fault(7)
    assert fault.code == TO_CONFIRM
    assert fault.params == {"count": 7, "run": "ravo diff", "file": "", "first": ""}
    assert "7" in fault_message(fault, "vi")[0]


def typed_for(*paths: str) -> str:
    """Return what is typed for a year of workbooks."""
    given = year(2024, *(review([home("A1")], 2024) for _ in paths))
    parts = tuple(
        replace(part, source=replace(part.source, path=str(Path(path))))
        for part, path in zip(given.parts, paths, strict=True)
    )
    return where(replace(given, parts=parts))


@pytest.mark.parametrize(
    ("paths", "typed"),
    [
        (("2024/a.xlsx",), "2024/a.xlsx"),
        (("2024/a.xlsx", "2024/b.xlsx"), "2024"),
        (("2024/x/a.xlsx", "2024/y/b.xlsx"), "2024"),
        (("a.xlsx", "b.xlsx"), "."),
        (("x/a.xlsx", "y/b.xlsx"), "."),
    ],
)
def test_a_year_is_its_workbook_or_the_folder_of_its_workbooks(
    paths: tuple[str, ...], typed: str
) -> None:
    assert typed_for(*paths) == str(Path(typed))


def test_a_year_of_workbooks_from_here_and_from_elsewhere_is_the_folder_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert typed_for("a/x.xlsx", str(tmp_path / "b" / "y.xlsx")) == str(tmp_path)
