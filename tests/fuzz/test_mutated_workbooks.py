"""Good workbooks mutated: no crash, rows add up, each planted fault once, no silent new class."""

import json
import os
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ravo.faults import InputProblem
from ravo.review.review import Review
from ravo.survey.reader import read_survey
from support import reviews
from support.fuzzing import mutations
from support.fuzzing.mutations import KEEPING, PLANTING, TAKING, Draft, Mutation, Where, mutate

QUICK = settings(
    max_examples=14,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
UTF8 = {**os.environ, "PYTHONIOENCODING": "utf-8"}
BASES = (mutations.small_workbook, mutations.cut_sample)
FEW_LISTED = "RV-4093"
"""The made-up workbook lists the members of some households only, whatever is changed in it."""
seeds = st.integers(0, 4)
kept = st.lists(st.sampled_from(KEEPING), max_size=5)


def review_of(draft: Draft) -> Review:
    with TemporaryDirectory() as folder:
        return reviews.review(draft.write(Path(folder) / "a.xlsx"))


@cache
def unmutated(base: Any, seed: int) -> Review:
    return review_of(base(seed))


def told(review: Review) -> Counter[Where]:
    faults = (f for f in review.faults if f.code != FEW_LISTED)
    return Counter((f.code, f.sheet or "", f.cell) for f in faults)


def classes(review: Review) -> dict[str, Any]:
    codes = review.survey.households.frame["code"].tolist()
    return dict(zip(codes, review.verdicts.klass.tolist(), strict=True))


def explained(review: Review) -> set[str | None]:
    """Return the households of which a fault names a cell."""
    return {fault.household for fault in review.faults if fault.cell}


def unexplained(before: Review, after: Review, draft: Draft) -> list[str]:
    """Return the households with another class than before and no fault that names a cell."""
    old, new = classes(before), classes(after)
    kept_codes = [code for code in old if code not in draft.renamed]
    changed = [code for code in kept_codes if new.get(code) != old[code]]
    return [code for code in changed if code not in explained(after)]


@pytest.mark.parametrize("base", BASES)
def test_the_workbooks_are_good_before_they_are_mutated(base: Any) -> None:
    review = review_of(base(7))
    assert told(review) == Counter()
    assert None not in classes(review).values()


@pytest.mark.parametrize("mutation", KEEPING, ids=lambda mutation: mutation.__name__)
def test_each_change_of_layout_alone_changes_nothing(mutation: Mutation) -> None:
    draft = mutate(mutations.small_workbook(3), [mutation])
    assert draft.applied
    review = review_of(draft)
    assert told(review) == draft.expected()
    assert classes(review) == classes(review_of(mutations.small_workbook(3)))


@pytest.mark.parametrize("base", BASES)
@given(seed=seeds, chosen=kept)
@QUICK
def test_no_layout_changes_a_class(base: Any, seed: int, chosen: list[Mutation]) -> None:
    draft = mutate(base(seed), chosen)
    review = review_of(draft)
    assert told(review) == draft.expected(), draft.applied
    assert classes(review) == classes(unmutated(base, seed)), draft.applied


@pytest.mark.parametrize("base", BASES)
@given(seed=seeds, planted=st.lists(st.sampled_from(PLANTING), min_size=1, max_size=6), chosen=kept)
@QUICK
def test_every_planted_fault_is_told_once_at_its_cell(
    base: Any, seed: int, planted: list[Mutation], chosen: list[Mutation]
) -> None:
    draft = mutate(base(seed), [*planted, *chosen])
    review = review_of(draft)
    assert told(review) == draft.expected(), draft.applied
    assert unexplained(unmutated(base, seed), review, draft) == [], draft.applied


@given(
    seed=seeds,
    taken=st.sampled_from(TAKING),
    planted=st.lists(st.sampled_from(PLANTING), max_size=3),
)
@QUICK
def test_what_is_taken_away_is_missed_by_name(
    seed: int, taken: Mutation, planted: list[Mutation]
) -> None:
    draft = mutate(mutations.small_workbook(seed), [*planted, taken])
    review = review_of(draft)
    missing = draft.expected() - told(review)
    assert not missing, draft.applied
    more = {code for code, _, _ in told(review) - draft.expected()}
    if draft.rejected:
        assert (more, review.verdict) == ({"RV-407"}, "rejected")
        assert set(review.verdicts.klass) == {None}
    else:
        assert more <= {"RV-511", "RV-407"}
        assert unexplained(unmutated(mutations.small_workbook, seed), review, draft) == []


@pytest.mark.parametrize("sheet", mutations.RECORDS)
def test_wrong_values_of_every_column_are_told_once_each(sheet: str) -> None:
    draft = mutations.all_wrong(sheet)
    review = review_of(draft)
    assert told(review) >= draft.expected()
    # The only day of a visit that is a day is of another year.
    of_all = {code for code, _, _ in told(review) - draft.expected()}
    assert of_all == ({"RV-4099"} if sheet == mutations.HOUSEHOLDS else set())
    wrong = {fault.household for fault in review.faults if fault.severity == "error"}
    assert {code for code, klass in classes(review).items() if klass is None} == wrong


# files


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mutations.small_workbook(1).write(tmp_path_factory.mktemp("good") / "a.xlsx")


@given(seed=st.integers(0, 10**6), count=st.integers(1, 8))
@settings(QUICK, max_examples=40)
def test_corrupt_bytes_are_refused_or_change_nothing(good: Path, seed: int, count: int) -> None:
    random = Random(seed)
    data = bytearray(good.read_bytes())
    for _ in range(count):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(data)
        try:
            review = reviews.review(path)
        except InputProblem:
            return
    whole = reviews.review(good)
    assert (told(review), classes(review)) == (told(whole), classes(whole))


@given(cut=st.floats(0.01, 0.999))
@settings(QUICK, max_examples=15)
def test_a_file_cut_off_is_refused(good: Path, cut: float) -> None:
    data = good.read_bytes()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(data[: int(len(data) * cut)])
        with pytest.raises(InputProblem):
            read_survey(path)


def test_a_value_in_the_last_cell_of_excel_is_refused_with_its_place(tmp_path: Path) -> None:
    def stray(book: openpyxl.Workbook) -> None:
        book[mutations.HOUSEHOLDS]["XFD1048576"] = "x"

    draft = mutations.small_workbook(2)
    draft.extra.append(stray)
    with pytest.raises(InputProblem) as caught:
        read_survey(draft.write(tmp_path / "a.xlsx"))
    assert caught.value.fault.code == "RV-112"


@pytest.mark.parametrize("seed", [1, 2])
def test_the_command_line_tells_the_same(tmp_path: Path, seed: int) -> None:
    planted = [mutations.wrong_value, mutations.error_cell, mutations.double_code]
    draft = mutate(mutations.cut_sample(seed), [*planted, *KEEPING[:9]])
    path = draft.write(tmp_path / "xa-thu.xlsx")
    command = [sys.executable, "-m", "ravo", "check", str(path), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=UTF8)
    assert "Traceback" not in done.stderr
    found = json.loads(done.stdout)
    counts = found["counts"]
    unclassed = counts["rejected"] or any(
        f["code"] in ("RV-403", "RV-511") for f in found["faults"]
    )
    assert done.returncode == (1 if unclassed else 0)
    assert counts["read"] == counts["scored"] + counts["rejected"] + counts["blank"]
    where = Counter((f["code"], f["sheet"], f["cell"]) for f in found["faults"])
    assert where == draft.expected()


def test_the_command_line_refuses_a_corrupt_file_in_one_line(tmp_path: Path, good: Path) -> None:
    path = tmp_path / "hong.xlsx"
    path.write_bytes(good.read_bytes()[:3000])
    command = [sys.executable, "-m", "ravo", "check", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=UTF8)
    assert "Traceback" not in done.stderr
    assert (done.returncode, done.stdout) == (3, "")
