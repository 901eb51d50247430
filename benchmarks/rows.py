"""The rows of the table of `make bench`: what is measured, against what, and its limit.

Workbooks are made once, before anything is measured, and shared by the rows.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from costs import HERE, Words, python, ravo, run, score
from floor import has_rust
from scale_table import NO_LIMIT, OFFICE, RUST, XLSXWRITER, Limit

PANDAS, SQLITE, PLAIN, SAME = (
    "`import pandas`",
    "calamine + sqlite3",
    "Python thuần / plain Python",
    "không phân tích / not analysed",
)
SIZES = (150, 900, 20_000)
DISTRICT, COMMUNE, COMMUNES = 13, 4_000, 15
REVIEWED, ANALYSED = 60_000, 600_000
RIDDEN, ALL = (5, 1), (1, 9)
"""Of each fifth household one cell is wrong; of each household nine."""
REGISTER_ROWS = (300_000, 70)
YEAR = 2024


def _nothing() -> None:
    pass


def _none() -> Mapping[str, Words]:
    return {}


@dataclass(frozen=True)
class Row:
    """A command under measurement; `bases` gives the commands to compare once it has run.

    `before` comes before every run and is not measured.
    """

    name: str
    words: Words
    bases: Callable[[], Mapping[str, Words]] = _none
    limit: Limit = NO_LIMIT
    floors: bool = False
    before: Callable[[], None] = field(default=_nothing)


def floor(kind: str, out: Path, shapes: Sequence[str], books: Sequence[Path]) -> Words:
    """Return the command of a floor: reading books, then writing cells of the shapes."""
    return python(HERE / "floor.py", kind, out, *shapes, "--", *books)


def sizes(book: Path) -> list[str]:
    """Return the sizes of a workbook's sheets, worked out by another process."""
    words = list(map(str, python(HERE / "floor.py", "sizes", book)))
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()


def _books(*folders: Path) -> list[Path]:
    return [book for folder in folders for book in sorted(folder.iterdir())]


def count(value: int) -> str:
    """Return a number with a dot between thousands."""
    return f"{value:,}".replace(",", ".")


class Rows:
    """The rows in a folder; every size is divided by `share`, 1 for the table of the docs."""

    def __init__(self, folder: Path, share: int = 1) -> None:
        self._folder, self._share = folder, share
        self._small, self._middle, self._large = (max(size // share, 20) for size in SIZES)
        self._commune = COMMUNE // share
        self._books = {size: folder / f"survey-{size}.xlsx" for size in self._surveys()}
        self._now, self._before = folder / "now", folder / "before"
        self._further_now, self._further_before = folder / "further-now", folder / "further-before"
        self._out, self._register = folder / "out", folder / "register.sqlite"

    def _surveys(self) -> Sequence[int]:
        return (self._large, self._commune, self._middle, self._small)

    def prepare(self) -> None:
        """Make every workbook, two at a time."""
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(run, [self._survey(size) for size in self._surveys()]))
            scored = [
                python(HERE / "district.py", self._books[self._commune], folder, *numbers)
                for folder, *numbers in (
                    (self._now, YEAR, 0, DISTRICT),
                    (self._before, YEAR - 1, 0, DISTRICT),
                    (self._further_now, YEAR, DISTRICT, COMMUNES),
                    (self._further_before, YEAR - 1, DISTRICT, COMMUNES),
                )
            ]
            spoilt = [self._spoilt(*kind) for kind in (RIDDEN, ALL)]
            list(pool.map(run, [*scored, *spoilt]))
        run(self._added(self._before, self._further_before), (0, 1))

    def _survey(self, households: int) -> Words:
        return python(HERE / "households.py", self._books[households], households)

    def _faulty(self, every: int) -> Path:
        return self._folder / f"faulty-{every}.xlsx"

    def _spoilt(self, every: int, cells: int) -> Words:
        book = self._books[self._large]
        return python(HERE / "faults.py", book, self._faulty(every), every, cells)

    def _added(self, *folders: Path) -> Words:
        return ravo("register", "add", *folders, "--register", self._register, "-q")

    def rows(self) -> Iterator[Row]:
        """Return the rows from top to bottom."""
        yield from self._starts()
        yield from self._scores()
        yield from self._districts()
        yield from self._registers()
        yield from self._others()

    def _floors(
        self, out: Path, books: Sequence[Path], more: Mapping[str, Words]
    ) -> Mapping[str, Words]:
        shapes = sizes(out)
        kinds = (XLSXWRITER, RUST) if has_rust() else (XLSXWRITER,)
        plain = {k: floor(k, self._folder / "floor.xlsx", shapes, books) for k in kinds}
        return {**plain, **more}

    def _starts(self) -> Iterator[Row]:
        pandas = {PANDAS: python("-c", "import pandas")}
        yield Row("`ravo --help`", ravo("--help"), lambda: pandas)

    def _scores(self) -> Iterator[Row]:
        pandas = {PANDAS: python("-c", "import pandas")}
        large = Limit(2.2, RUST, mib=250)
        plain = self._books
        yield self._score("chấm / score", self._small, plain[self._small], more=pandas)
        near = Limit(1.5, PANDAS)
        yield self._score("chấm / score", self._middle, plain[self._middle], near, pandas)
        yield self._score("chấm / score", self._large, plain[self._large], large)
        ridden = "1/5 hộ có lỗi / faults in a fifth"
        yield self._score(f"chấm, {ridden}", self._large, self._faulty(RIDDEN[0]))
        everywhere = "hộ nào cũng lỗi / every household faulty"
        most = Limit(3.5, RUST, mib=450)
        yield self._score(f"chấm, {everywhere}", self._large, self._faulty(ALL[0]), most)

    def _score(
        self,
        name: str,
        households: int,
        book: Path,
        limit: Limit | None = None,
        more: Mapping[str, Words] | None = None,
    ) -> Row:
        out = self._folder / "score.xlsx"
        office = {OFFICE: python(HERE / "office_script.py", book, self._folder / "office.xlsx")}
        bases = partial(self._floors, out, [book], office | dict(more or {}))
        title = f"{name}: {count(households)} hộ / households"
        return Row(title, score(book, out), bases, limit or NO_LIMIT, floors=True)

    def _districts(self) -> Iterator[Row]:
        now, before = _books(self._now), _books(self._before)
        forms, changes = self._out / "bieu-mau.xlsx", self._folder / "diff.xlsx"
        place = f"{DISTRICT} × {count(self._commune)}"
        report = ravo("report", self._now, "-o", self._out, "-q")
        limit = Limit(1.2, XLSXWRITER)
        yield Row(f"`report`, {place}", report, partial(self._floors, forms, now, {}), limit, True)
        both = partial(self._floors, forms, [*before, *now], {})
        words = [*report, "--previous", self._before]
        yield Row(f"`report`, hai năm / two years, {place}", words, both, limit, True)
        words = ravo("diff", self._before, self._now, "-o", changes, "-q")
        both = partial(self._floors, changes, [*before, *now], {})
        yield Row(f"`diff`, {place}", words, both, limit, True)

    def _registers(self) -> Iterator[Row]:
        kept, books = self._folder / "kept.sqlite", _books(self._now, self._further_now)
        shutil.copy(self._register, kept)
        rows, columns = REGISTER_ROWS
        shape = f"{rows // self._share}x{columns}"
        out = self._folder / "bare.sqlite"
        place = f"{COMMUNES} × {count(self._commune)}"

        def again() -> None:
            shutil.copy(kept, self._register)
            out.unlink(missing_ok=True)

        yield Row(
            f"`register add`, năm thứ hai / a second year, {place}",
            self._added(self._now, self._further_now),
            lambda: {SQLITE: floor("sqlite", out, [shape], books)},
            Limit(3, SQLITE, seconds=60, mib=400),
            before=again,
        )
        code = "30172000007"
        words = ravo("register", "show", code, "--register", self._register)
        yield Row("`register show`", words, limit=Limit(seconds=0.5))

    def _others(self) -> Iterator[Row]:
        people = REVIEWED // self._share
        script = HERE / "beneficiaries.py"
        yield Row(
            f"danh sách của 11 chương trình / lists of 11 programmes, {count(people)}",
            python(script, "lists", people, self._folder / "lists.json"),
            lambda: {PLAIN: python(script, "reckoning", people)},
            Limit(seconds=20, mib=500),
        )
        now, before = (self._now, self._further_now), (self._before, self._further_before)
        last = [word for folder in before for word in ("--previous", folder)]
        out = self._folder / "supervision"
        yield Row(
            f"`supervise`, hai năm / two years, {COMMUNES} × {count(self._commune)}",
            ravo("supervise", *now, *last, "-o", out, "-q"),
            partial(self._floors, out / "giam-sat.xlsx", _books(*before, *now), {}),
            Limit(seconds=60, mib=600),
            floors=True,
        )
        many = ANALYSED // self._share
        script = HERE / "deprivations.py"
        yield Row(
            f"`analyse`, không kể đọc / without reading, {count(many)} × 12",
            python(script, "analyse", many),
            lambda: {SAME: python(script, "matrix", many)},
            Limit(to=SAME, beyond=2),
        )
