"""The table of docs/scale.md that `make bench` writes: rows, marks around them, figures.

    python benchmarks/scale_table.py       prints the table that docs/scale.md has

The table is for readers of both languages. A ratio divides the seconds of ravo on the clock by
those of another program that ran in turns with it, and in brackets its computed seconds; "–" where
there is nothing to compare.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from costs import Cost

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
        self, ours: Cost, bases: Mapping[str, Cost], of: Callable[[Cost], float]
    ) -> bool | None:
        """Return whether a cost keeps to the limit; None without one, or without its base.

        Ratios are those of the seconds that `of` returns.
        """
        wanted: list[bool | None] = []
        base = bases.get(self.to)
        if self.ratio is not None:
            wanted.append(None if base is None else of(ours) <= self.ratio * of(base))
        if self.beyond is not None:
            wanted.append(None if base is None else of(ours) <= self.beyond + of(base))
        if self.seconds is not None:
            wanted.append(ours.seconds <= self.seconds)
        if self.mib is not None:
            wanted.append(ours.mib <= self.mib)
        if False in wanted:
            return False
        return None if None in wanted or not wanted else True


NO_LIMIT = Limit()


@dataclass(frozen=True)
class Measured:
    """A row of the table: its name in both languages, its cost and those it is compared with."""

    name: str
    ours: Cost
    bases: Mapping[str, Cost] = field(default_factory=dict)
    limit: Limit = NO_LIMIT
    missing: Sequence[str] = ()

    def cells(self) -> list[str]:
        """Return the row as text."""
        by = [self.limit.met(self.ours, self.bases, of) for of in (on_the_clock, computed)]
        others = [f"{self._ratio(base)} × {base}" for base in self.bases if base not in COLUMNS]
        return [
            self.name,
            figure(self.ours.seconds, 2),
            figure(self.ours.cpu, 2),
            f"{self.ours.mib:.0f}",
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
        clock, cores = (of(self.ours) / of(self.bases[base]) for of in (on_the_clock, computed))
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
