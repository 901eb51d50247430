"""The table of docs/scale.md that `make bench` writes: rows, marks around them, figures.

    python benchmarks/scale_table.py       prints the table that docs/scale.md has

The table is for readers of both languages. A ratio divides the seconds of ravo on the clock by
those of another program that ran in turns with it, and in brackets its computed seconds; "–" where
there is nothing to compare. It is the median of the ratios of single turns: on a machine whose
speed changes from minute to minute, only the runs of one turn can be compared.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from costs import Cost, middle

PAGE = Path(__file__).resolve().parent.parent / "docs" / "scale.md"
BEGIN, END = "<!-- make bench -->", "<!-- /make bench -->"
NOTHING, ABSENT = "–", "chưa cài / not installed"
HEADS = (
    "Việc / Work",
    "giây / s",
    "giây tính / CPU s",
    "MiB",
    "÷ calamine + XlsxWriter",
    "÷ calamine + Rust",
    "÷ văn phòng / office",
    "÷ khác / other",
    "giới hạn / limit",
    "đạt / met",
)
XLSXWRITER, RUST, OFFICE = "xlsxwriter", "rust", "office"
MET = {
    (True, True): "có / yes",
    (False, False): "không / **no**",
    (True, False): "đồng hồ có, giây tính không / clock yes, **CPU no**",
    (False, True): "đồng hồ không, giây tính có / **clock no**, CPU yes",
    (None, None): NOTHING,
}
"""Whether a limit is kept to on the clock and by computed seconds."""
COLUMNS = (XLSXWRITER, RUST, OFFICE)
NAMES = {XLSXWRITER: "XlsxWriter", RUST: "Rust", OFFICE: "văn phòng / office"}


def on_the_clock(cost: Cost) -> float:
    """Return the seconds that somebody waited."""
    return cost.seconds


def computed(cost: Cost) -> float:
    """Return the seconds that all cores computed."""
    return cost.cpu


Turns = Sequence[Cost]
"""The costs of a program, turn by turn."""


def ratio(ours: Turns, base: Turns, of: Callable[[Cost], float]) -> float:
    """Return the median over the turns of our cost divided by that of a base in the same turn."""
    return median(of(mine) / of(other) for mine, other in zip(ours, base, strict=False))


@dataclass(frozen=True)
class Limit:
    """What a row must keep to; None where an issue sets nothing.

    `ratio` times the base `to`; `beyond` seconds more than it.
    """

    ratio: float | None = None
    to: str = ""
    seconds: float | None = None
    beyond: float | None = None
    mib: float | None = None

    def words(self) -> str:
        """Return the limit as the table has it."""
        to = NAMES.get(self.to, self.to)
        parts = (
            self.ratio is not None and f"{figure(self.ratio, 1)} × {to}",
            self.beyond is not None and f"{to} + {self.beyond:g} s",
            self.seconds is not None and f"{figure(self.seconds, None)} s",
            self.mib is not None and f"{self.mib:g} MiB",
        )
        return ", ".join(f"≤ {part}" for part in parts if part) or NOTHING

    def met(
        self, ours: Turns, bases: Mapping[str, Turns], of: Callable[[Cost], float]
    ) -> bool | None:
        """Return whether costs keep to the limit; None without one, or without its base.

        Ratios are those of the seconds that `of` returns.
        """
        wanted: list[bool | None] = []
        base, whole = bases.get(self.to), middle(ours)
        if self.ratio is not None:
            wanted.append(None if base is None else ratio(ours, base, of) <= self.ratio)
        if self.beyond is not None:
            wanted.append(None if base is None else of(whole) <= self.beyond + of(middle(base)))
        if self.seconds is not None:
            wanted.append(whole.seconds <= self.seconds)
        if self.mib is not None:
            wanted.append(whole.mib <= self.mib)
        if False in wanted:
            return False
        return None if None in wanted or not wanted else True


NO_LIMIT = Limit()


@dataclass(frozen=True)
class Measured:
    """A row of the table: its name in both languages, its costs and those it is compared with."""

    name: str
    ours: Turns
    bases: Mapping[str, Turns] = field(default_factory=dict)
    limit: Limit = NO_LIMIT
    missing: Sequence[str] = ()

    def cells(self) -> list[str]:
        """Return the row as text."""
        by = [self.limit.met(self.ours, self.bases, of) for of in (on_the_clock, computed)]
        ours = middle(self.ours)
        others = [f"{self._ratio(base)} × {base}" for base in self.bases if base not in COLUMNS]
        return [
            self.name,
            figure(ours.seconds, 2),
            figure(ours.cpu, 2),
            f"{ours.mib:.0f}",
            *map(self._ratio, COLUMNS),
            "; ".join(others) or NOTHING,
            self.limit.words(),
            MET[by[0], by[1]],
        ]

    def _ratio(self, base: str) -> str:
        if base in self.missing:
            return ABSENT
        if base not in self.bases:
            return NOTHING
        turns = self.bases[base]
        clock, cores = (ratio(self.ours, turns, of) for of in (on_the_clock, computed))
        return f"{figure(clock, 2)} ({figure(cores, 2)})"


def figure(value: float, decimals: int | None) -> str:
    """Return a number with a decimal comma."""
    return (f"{value:g}" if decimals is None else f"{value:.{decimals}f}").replace(".", ",")


def table(rows: Sequence[Measured]) -> list[str]:
    """Return the table's lines."""
    lines = [HEADS, ["---", *["---:"] * 6, *["---"] * 3], *(row.cells() for row in rows)]
    return ["| " + " | ".join(line) + " |" for line in lines]


def block_of(page: str) -> str:
    """Return what is between the marks of a page; ValueError where there is not one pair."""
    if page.count(BEGIN) != 1 or page.count(END) != 1 or page.index(BEGIN) > page.index(END):
        raise ValueError(f"{BEGIN} … {END} is not there exactly once")
    return page.split(BEGIN)[1].split(END)[0].strip("\n")


def with_block(page: str, block: str) -> str:
    """Return a page with other lines between its marks."""
    block_of(page)
    return f"{page.split(BEGIN)[0]}{BEGIN}\n{block}\n{END}{page.split(END)[1]}"


def rewrite(block: str, path: Path = PAGE) -> None:
    """Put the block into the page."""
    page = with_block(path.read_text(encoding="utf-8"), block)
    path.write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.stdout.write(block_of(PAGE.read_text(encoding="utf-8")) + "\n")
