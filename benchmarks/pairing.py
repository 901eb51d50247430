"""How well, and how fast, households of two years are paired: precision, recall, time.

python benchmarks/pairing.py [HOUSEHOLDS] pairs synthetic years with the noise of real ones: 10 %
of the names without marks, 6 % with a slip, 5 % of the birth years off by one, 3 % of the
households split, 3 % moved to another village, some gone and some new. No code or citizen
number is left, so that only likeness can find a pair. Then it compares two workbooks of 60,000
households each, with codes, and prints the time of pairing and movement against reading.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ravo.changes.comparison import compare
from ravo.changes.pairs import Pairing, pair_years
from ravo.changes.year import Year, YearPart, year_of
from ravo.review.review import Counts
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from ravo.survey.survey import Info, Source, Survey
from ravo.text import unmarked

UNMARKED, SLIPS, BIRTHS, SPLITS, MOVES = 0.10, 0.06, 0.05, 0.03, 0.03
GONE, NEW, GROWN = 0.05, 0.05, 0.2
FAMILIES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Huỳnh",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
)
MIDDLES = {"Nam": ("Văn", "Hữu", "Minh", "Thanh", "Quốc"), "Nữ": ("Thị", "Ngọc", "Kim", "Thị Mỹ")}
GIVEN = (
    "An",
    "Bình",
    "Cường",
    "Dung",
    "Hạnh",
    "Khánh",
    "Lan",
    "Minh",
    "Phúc",
    "Thảo",
    "Hòa",
    "Hùng",
    "Loan",
    "Tâm",
    "Thắng",
    "Tuấn",
    "Vinh",
    "Yến",
    "Đức",
    "Giang",
    "Hoa",
    "Hồng",
    "Liên",
    "Nga",
    "Nhung",
    "Phượng",
    "Sơn",
    "Tài",
    "Trang",
    "Út",
    "Bé",
    "Sáu",
    "Bảy",
    "Lợi",
    "Nghĩa",
    "Quý",
)
HERE = Path(__file__).parent
LETTERS = "abcdeghiklmnopqrstuvxy"
Record = dict[str, Any]


@dataclass(frozen=True)
class Truth:
    """Two years and which rows of them are one household."""

    old: Year
    new: Year
    pairs: frozenset[tuple[int, int]]


def _skewed(rng: np.random.Generator, words: tuple[str, ...]) -> str:
    """Return a word, the first ones far more often, as with Vietnamese names."""
    shares = 1.0 / np.arange(1, len(words) + 1)
    return str(rng.choice(words, p=shares / shares.sum()))


def _name(rng: np.random.Generator, sex: str) -> str:
    return f"{_skewed(rng, FAMILIES)} {_skewed(rng, MIDDLES[sex])} {_skewed(rng, GIVEN)}"


def _household(rng: np.random.Generator, village: int) -> Record:
    sex = str(rng.choice(["Nam", "Nữ"]))
    size = int(rng.integers(1, 7))
    people = [
        (_name(rng, str(rng.choice(["Nam", "Nữ"]))), int(rng.integers(1940, 2023)))
        for _ in range(size - 1)
    ]
    head = (_name(rng, sex), int(rng.integers(1940, 2000)))
    return {"head": head, "village": f"Ấp {village}", "size": size, "people": [head, *people]}


def _slip(rng: np.random.Generator, name: str) -> str:
    """Return a name with one letter dropped, doubled, swapped or replaced."""
    at = int(rng.integers(1, len(name) - 1))
    kind = int(rng.integers(4))
    if kind == 0:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + name[at] + name[at:]
    if kind == 2:
        return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]
    return name[:at] + str(rng.choice(list(LETTERS))) + name[at + 1 :]


def _next(rng: np.random.Generator, before: Record, villages: int) -> Record:
    """Return a household a year later, as another hand wrote it down."""
    name, birth = before["head"]
    if rng.random() < UNMARKED:
        name = unmarked(name)
    if rng.random() < SLIPS:
        name = _slip(rng, name)
    if rng.random() < BIRTHS:
        birth += int(rng.choice([-1, 1]))
    village = f"Ấp {rng.integers(villages)}" if rng.random() < MOVES else before["village"]
    size = before["size"] + (int(rng.choice([-1, 1])) if rng.random() < GROWN else 0)
    people = [(name, birth), *before["people"][1:]][: max(size, 1)]
    return {"head": (name, birth), "village": village, "size": max(size, 1), "people": people}


def noisy_years(households: int, per_commune: int, seed: int, *, members: bool) -> Truth:
    """Return two synthetic years without codes in common, and the pairs that are true."""
    rng = np.random.default_rng(seed)
    old: list[tuple[int, Record]] = []
    new: list[tuple[int, Record]] = []
    pairs = set()
    villages = max(per_commune // 40, 2)
    for number in range(households):
        commune = number // per_commune
        before = _household(rng, int(rng.integers(villages)))
        old.append((commune, before))
        if rng.random() < NEW:
            new.append((commune, _household(rng, int(rng.integers(villages)))))
        if rng.random() < GONE:
            continue
        after = _next(rng, before, villages)
        pairs.add((number, len(new)))
        new.append((commune, after))
        if rng.random() < SPLITS and after["size"] > 1:
            # Who split off heads a household of their own, with members of the old one.
            leaver = after["people"].pop() if len(after["people"]) > 1 else after["people"][0]
            after["size"] -= 1
            new.append((commune, {**after, "head": leaver, "size": 1, "people": [leaver]}))
    order = rng.permutation(len(new))
    place = {int(row): at for at, row in enumerate(order)}
    moved = frozenset((i, place[j]) for i, j in pairs)
    shuffled = [new[int(row)] for row in order]
    return Truth(_year(2023, old, "C", members), _year(2024, shuffled, "M", members), moved)


def _year(number: int, rows: list[tuple[int, Record]], prefix: str, members: bool) -> Year:
    communes = max(commune for commune, _ in rows) + 1
    size = len(rows)
    text = {
        "code": [f"{prefix}{i}" for i in range(size)],
        "head_name": [r["head"][0] for _, r in rows],
        "village": [r["village"] for _, r in rows],
        "cell": [f"A{i + 2}" for i in range(size)],
        "klass": ["poor"] * size,
        "evidence": ["b1"] * size,
        "area": ["rural"] * size,
    }
    blank = dict.fromkeys(
        ("head_citizen_id", "head_tail", "head_sex", "opening", "change_reason", "origin_code")
    )
    frame = pd.DataFrame({name: np.array(values, dtype=object) for name, values in text.items()})
    for name in blank:
        frame[name] = np.full(size, None, dtype=object)
    frame = frame.assign(
        part=[commune for commune, _ in rows],
        head_birth_year=[float(r["head"][1]) for _, r in rows],
        size=[float(r["size"]) for _, r in rows],
        rejected=False,
        departed=False,
        value=120.0,
        line=140.0,
        b1=120.0,
        income=np.nan,
        farming=-1,
        asked=-1,
    )
    people = (
        [(i, name, float(birth)) for i, (_, r) in enumerate(rows) for name, birth in r["people"]]
        if members
        else []
    )
    listed = pd.DataFrame(people, columns=["household", "name", "birth_year"]).astype(
        {"household": np.int64}
    )
    parts = tuple(
        YearPart(
            Source(f"{i}.xlsx", ""),
            Info(number, commune=f"Xã Thử {i}"),
            "thu",
            "thu",
            Counts(0, 0, 0, 0),
            "Hộ",
        )
        for i in range(communes)
    )
    return Year(
        number, parts, frame, listed.assign(citizen_id=np.full(len(listed), None, dtype=object))
    )


def quality(found: pd.DataFrame, truth: Truth) -> tuple[float, float]:
    """Return precision and recall of pairs, in %."""
    pairs = set(zip(found["old"].tolist(), found["new"].tolist(), strict=True))
    right = len(pairs & truth.pairs)
    return 100 * right / max(len(pairs), 1), 100 * right / max(len(truth.pairs), 1)


def print_quality(households: int, per_commune: int) -> None:
    """Print precision and recall, with and without members, and what is left to confirm."""
    print(
        f"{households:,} households in communes of {per_commune:,}, no code or citizen number kept"
    )
    for members in (False, True):
        truth = noisy_years(households, per_commune, seed=2024, members=members)
        start = time.perf_counter()
        pairing: Pairing = pair_years(truth.old, truth.new)
        seconds = time.perf_counter() - start
        twice = pairing.pairs["old"].duplicated().any() or pairing.pairs["new"].duplicated().any()
        precision, recall = quality(pairing.pairs, truth)
        both = pd.concat([pairing.pairs, pairing.to_confirm])
        _, asked = quality(both, truth)
        name = "with members" if members else "heads alone "
        print(
            f"  {name}  precision {precision:6.2f} %  recall {recall:6.2f} %  "
            f"recall with the {len(pairing.to_confirm):,} pairs to confirm {asked:6.2f} %  "
            f"claimed twice: {'YES' if twice else 'none'}  {seconds:.2f} s"
        )


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    found = work()
    return found, time.perf_counter() - start


def _read_all(book: Path, communes: Sequence[tuple[str, str]]) -> list[Survey]:
    """Read the same workbook as that of each commune."""
    surveys = [(read_survey(book), name, code) for name, code in communes]
    return [
        replace(survey, info=replace(survey.info, commune=name, commune_code=code))
        for survey, name, code in surveys
    ]


def print_ratio(households: int) -> None:
    """Print the time of pairing and movement against that of reading both workbooks."""
    communes = [("Xã Mỹ An Hưng A", "30172"), ("Xã Tân Mỹ", "30175"), ("Xã Mỹ An Hưng B", "30178")]
    each = households // len(communes)
    reading, years = 0.0, []
    with tempfile.TemporaryDirectory(prefix="ravo-pairing-") as folder:
        for number in (2023, 2024):
            book = Path(folder) / f"{number}.xlsx"
            subprocess.run([sys.executable, HERE / "households.py", book, str(each)], check=True)
            surveys, seconds = _timed(partial(_read_all, book, communes))
            reading += seconds
            years.append(year_of(number, [judge(survey) for survey in surveys]))
    old, new = years
    _, seconds = _timed(lambda: compare(old, new))
    ratio = seconds / reading
    print(
        f"{households:,} against {households:,} households with codes, three members each",
        flush=True,
    )
    print(
        f"  reading both {reading:.2f} s, pairing and movement {seconds:.2f} s: "
        f"{ratio:.2f}x  target <= 3x"
    )
    truth = noisy_years(households, 5_000, seed=2024, members=True)
    _, seconds = _timed(lambda: compare(truth.old, truth.new))
    print(
        f"  as many with noise, no code or citizen number {seconds:.2f} s: {seconds / reading:.2f}x"
    )


def main() -> None:
    """Print everything: python benchmarks/pairing.py [HOUSEHOLDS]."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    print_quality(6_000, 500)
    print_quality(6_000, 3_000)
    print_ratio(count)


if __name__ == "__main__":
    main()
