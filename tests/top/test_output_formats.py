"""The formats of what commands write: each name has its endings, each file of a report its own."""

from pathlib import PurePath
from typing import get_args

import pytest

from ravo.formats import (
    FORMATS,
    REPORT_FILES,
    CheckFormat,
    DiffFormat,
    ExplainFormat,
    ReportFormat,
    ScoreFormat,
)

CHOICES = (ScoreFormat, CheckFormat, ExplainFormat, DiffFormat, ReportFormat)
IN_FOLDERS = {"docx"}
"""A report writes such a file into its folder only: nobody names it with -o."""


def test_every_format_that_can_be_chosen_has_endings() -> None:
    chosen = {name for choice in CHOICES for name in get_args(choice)}
    assert chosen <= FORMATS.keys()


def test_no_ending_belongs_to_two_formats() -> None:
    endings = [ending for kind in FORMATS.values() for ending in kind.endings]
    assert len(endings) == len(set(endings))


@pytest.mark.parametrize(("name", "printed"), [("json", True), ("csv", True), ("parquet", False)])
def test_what_can_be_printed(name: str, printed: bool) -> None:
    assert FORMATS[name].is_text is printed
    assert not FORMATS["xlsx"].is_text


@pytest.mark.parametrize("name", sorted(set(REPORT_FILES) - IN_FOLDERS))
def test_a_report_names_its_files_by_their_format(name: ReportFormat) -> None:
    assert {PurePath(file).suffix for file in REPORT_FILES[name]} <= {*FORMATS[name].endings}
