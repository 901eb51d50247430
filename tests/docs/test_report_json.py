"""`docs/report-json.md` names every key of report.json, and no other."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.folders import ROOT

CLASSES = r"(poor|near_poor|listed|average_living)"
VARYING = (
    (r"^(forms|notes)\.\d+", r"\1.*"),
    (r"\.values\..+", ".values.*"),
    (rf"^(page\.classes|page\.communes\[\]|page\.moves)\.{CLASSES}(?=[.\[])", r"\1.*"),
)
"""Parts of a path that are not names of their own: numbers of forms, column codes, classes."""


def paths(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from paths(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        yield from (found for item in value or [None] for found in paths(item, f"{path}[]"))
    else:
        for pattern, word in VARYING:
            path = re.sub(pattern, word, path)
        yield path


@pytest.fixture(scope="module")
def sample_figures(sample_report: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sample_report.read_text(encoding="utf-8"))
    return found


def test_the_page_names_every_key_and_no_other(sample_figures: dict[str, Any]) -> None:
    page = (ROOT / "docs" / "report-json.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE)
    assert len(set(named)) == len(named)
    # The sample district breaks no identity: its report has no breach to show the keys of.
    assert sample_figures["breaches"] == []
    inside = {name for name in named if name.startswith("breaches[].")}
    assert set(named) - inside == set(paths(sample_figures, "")) - {"breaches[]"}


def test_a_line_of_a_form_is_a_line_of_the_file(
    sample_report: Path, sample_figures: dict[str, Any]
) -> None:
    text = sample_report.read_text(encoding="utf-8")
    lines = {line.rstrip(",]") for line in text.splitlines()}
    row = sample_figures["forms"]["1"][1]
    assert json.dumps(row, ensure_ascii=False) in lines
