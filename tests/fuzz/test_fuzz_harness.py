"""The fuzzing harness itself: it runs without atheris, is deterministic, and its oracles bite."""

from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import fuzz_reader
import pytest

from ravo.review.verdicts import judge
from support.fuzzing import targets
from support.fuzzing.feed import Feed

RUNS = 120


def test_random_inputs_find_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # A busy machine is no finding.
    monkeypatch.setattr(fuzz_reader, "SLOW_SECONDS", float("inf"))
    finder = fuzz_reader.Finder(None)
    for data in islice(fuzz_reader.random_inputs(20), RUNS):
        finder.try_one(data)
    assert dict(finder.found) == {}, capsys.readouterr().err
    assert sum(finder.runs.values()) == RUNS
    assert set(finder.runs) == {target.__name__ for target in targets.TARGETS}


def test_the_same_seed_makes_the_same_inputs() -> None:
    first, again, other = (list(islice(fuzz_reader.random_inputs(s), 5)) for s in (3, 3, 4))
    assert first == again
    assert first != other


def test_every_target_takes_no_bytes_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    finder = fuzz_reader.Finder(None)
    for at in range(len(targets.TARGETS)):
        finder.try_one(bytes([at]))
    assert dict(finder.found) == {}, capsys.readouterr().err
    assert dict(finder.runs) == {target.__name__: 1 for target in targets.TARGETS}


def test_what_is_no_refusal_is_kept_once_with_its_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("support.fuzzing.targets.read_value", broken)
    finder = fuzz_reader.Finder(tmp_path)
    for data in islice(fuzz_reader.random_inputs(1, "values"), 3):
        finder.try_one(data)
    assert list(finder.found.values()) == [3]
    kept = sorted(path.suffix for path in (tmp_path / "findings").iterdir())
    assert kept == [".bin", ".txt"]
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_counts_that_do_not_add_up_are_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(survey: Any) -> Any:
        review = judge(survey)
        return replace(review, counts=replace(review.counts, scored=99))

    monkeypatch.setattr("support.fuzzing.targets.judge", forgetful)
    with pytest.raises(targets.Wrong):
        targets.cells(Feed(b""), tmp_path)
