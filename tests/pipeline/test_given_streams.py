"""The data of a run goes to the stream that it is given, from a process beside it as well."""

import io
import json
from pathlib import Path

import pytest

from ravo.pipeline.analysis import AnalyseRequest, write_analysis
from ravo.pipeline.checks import CheckRequest, check_workbooks
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.scores import ScoreRequest, score_workbooks
from ravo.survey.options import ReadOptions
from support.folders import SAMPLES

BOOKS = sorted((SAMPLES / "2024").glob("*.xlsx"))[:2]


def lines_of(books: list[Path]) -> dict[str, list[dict[str, object]]]:
    """Return the JSON that each command writes about workbooks."""
    checked, scored, analysed = io.StringIO(), io.StringIO(), io.StringIO()
    check_workbooks(CheckRequest(books, ReadOptions(), "json", "vi"), SILENCE, to=checked)
    score_workbooks(ScoreRequest(books, ReadOptions(), "json", "vi"), SILENCE, to=scored)
    write_analysis(AnalyseRequest(books, "vi", format="json"), SILENCE, to=analysed)
    written = {"check": checked, "score": scored, "analyse": analysed}
    return {
        name: [json.loads(line) for line in to.getvalue().splitlines()]
        for name, to in written.items()
    }


@pytest.mark.usefixtures("apart")
@pytest.mark.parametrize("count", [1, 2])
def test_data_goes_to_the_stream_and_nowhere_else(
    count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    found = lines_of(BOOKS[:count])
    lengths = {name: len(lines) for name, lines in found.items()}
    assert lengths == {"check": count, "score": count, "analyse": 1}
    assert capsys.readouterr().out == ""
