"""The report of a district, and of a province, against bare reading and writing of the same cells.

python benchmarks/report.py [HOUSEHOLDS]   13 communes of so many reviewed households (4,000), all
forms, page and document, and a province of 150 such communes, all in this run.

The base reads every sheet of the results with calamine and writes as many cells as the report's
workbook has with XlsxWriter, plainly. A second base writes the cells of the results themselves.
The communes are one synthetic commune under other names: 43 % of its households are listed.
"""

import os
import re
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from run import HERE, Cost, python, run, sizes

DISTRICT, PROVINCE, MOST = "875", "89", 150
YEAR, BEFORE = 2024, 2023
STRINGS = "xl/sharedStrings.xml"
TIMES = 3


@dataclass(frozen=True)
class Place:
    """A commune: its code and names."""

    code: str
    name: str
    district: str
    province: str


def places(*, district: str = "", province: str = "") -> list[Place]:
    """Return the communes of a district or a province as they were in the benchmark's year."""
    from ravo.places import units

    return [
        Place(unit.code, unit.name, unit.district or "", unit.province)
        for unit in units.communes(YEAR).values()
        if (unit.district_code == district or unit.province_code == province)
    ]


def results_of_one(folder: Path, households: int) -> Path:
    """Return the results of one synthetic commune."""
    book, results = folder / "one.xlsx", folder / "one.ket-qua.xlsx"
    run(python(HERE / "households.py", book, households))
    run(python("-m", "ravo", "score", book, "-o", results, "-q"), (0, 1))
    return results


def _replaced(words: dict[str, str], found: re.Match[str]) -> str:
    return f"<t>{words.get(found[1], found[1])}</t>"


def copies(results: Path, folder: Path, communes: Sequence[Place], year: int) -> Path:
    """Write the results of one commune under the name of each of `communes` into a folder."""
    folder.mkdir(parents=True)
    with zipfile.ZipFile(results) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    strings = parts[STRINGS].decode()
    for place in communes:
        said = {
            "30172": place.code,
            "Xã Mỹ An Hưng A": place.name,
            "Huyện Lấp Vò": place.district,
            "Đồng Tháp": place.province,
            str(YEAR): str(year),
        }
        own = re.sub(r"<t>([^<]*)</t>", partial(_replaced, said), strings)
        with zipfile.ZipFile(
            folder / f"{place.code}.ket-qua.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1
        ) as book:
            for name, data in parts.items():
                book.writestr(name, own.encode() if name == STRINGS else data)
    return folder


def bare(target: str, shapes: Sequence[str], books: Sequence[str]) -> None:
    """Read every cell of the books, one after another, and write sheets of the shapes."""
    import floor

    values: dict[str, list[list[object]]] = {}
    for book in books:
        values = floor.read(book)
    floor.write(values, list(shapes), target)


def base(folder: Path, shapes: Sequence[str], *years: Path) -> list[object]:
    """Return the command of the base: bare reading of one year or two, and writing."""
    found = [book for books in years for book in sorted(books.iterdir())]
    return python(__file__, "bare", folder / "bare.xlsx", *shapes, "--", *found)


def in_turns(times: int, *commands: list[object]) -> list[Cost]:
    """Run commands in turns, and return for each the median of its times."""
    costs: list[list[Cost]] = [[] for _ in commands]
    for _ in range(times):
        for kept, words in zip(costs, commands, strict=True):
            # What the runs before it left for the disk would be waited for by the first that syncs.
            getattr(os, "sync", lambda: None)()
            kept.append(run(words, (0, 1)))
    return [
        Cost(median(c.seconds for c in kept), max(c.mib for c in kept), median(c.cpu for c in kept))
        for kept in costs
    ]


def line(name: str, cost: Cost, floor: Cost | None = None, target: str = "") -> None:
    """Print a row: elapsed and computing seconds, memory, and both ratios."""
    ratios = (
        f"{cost.seconds / floor.seconds:6.2f}x {cost.cpu / floor.cpu:6.2f}x" if floor else " " * 15
    )
    print(
        f"  {name:<60}{cost.seconds:7.2f} s{cost.cpu:7.2f} s{cost.mib:7.0f} MiB {ratios}  {target}",
        flush=True,
    )


def report(books: Path, out: Path, *more: object) -> list[object]:
    """Return the command under measurement."""
    return python("-m", "ravo", "report", books, "-o", out, "-q", *more)


def district(folder: Path, results: Path) -> None:
    """Compare the report of a district with its base, with and without last year."""
    communes = places(district=DISTRICT)
    books = copies(results, folder / "now", communes, YEAR)
    before = copies(results, folder / "before", communes, BEFORE)
    out = folder / "out"
    run(report(books, out), (0, 1))
    printed = sizes(out / "bieu-mau.xlsx")
    run(report(books, out, "--previous", before), (0, 1))
    compared = sizes(out / "bieu-mau.xlsx")
    read = [shape for book in sorted(books.iterdir())[:1] for shape in sizes(book)] * len(communes)
    floor, copied, two, ours, xlsx, both = in_turns(
        TIMES,
        base(folder, printed, books),
        base(folder, read, books),
        base(folder, compared, books, before),
        report(books, out),
        report(books, out, "--format", "xlsx"),
        report(books, out, "--previous", before),
    )
    print("  seconds elapsed and computed, peak memory, ratios of both to the base")
    line("base: calamine reads, XlsxWriter writes the report's cells", floor)
    line("another base: ... writes the cells of the results", copied)
    line("base of two years: ... reads last year's results as well", two)
    line("ravo report: all forms, page, document, JSON, CSV", ours, floor, "target <= 1.5x")
    line("  against the other base", ours, copied)
    line("ravo report --format xlsx", xlsx, floor)
    line(
        "ravo report --previous: last year paired, against both years", both, two, "target <= 1.5x"
    )


def province(folder: Path, households: int) -> None:
    """Measure the memory of a province's report, and of one with last year's results as well."""
    folder.mkdir(parents=True)
    results, communes = results_of_one(folder, households), places(province=PROVINCE)[:MOST]
    words = report(copies(results, folder / "now", communes, YEAR), folder / "out")
    before = copies(results, folder / "before", communes, BEFORE)
    said = f"ravo report: {MOST} x {households:,} households"
    line(said, run(words, (0, 1)), target="peak <= 1024 MiB")
    line(
        f"{said}, two years compared",
        run([*words, "--previous", before], (0, 1)),
        target="peak <= 1024 MiB",
    )


def reports(folder: Path, households: int) -> None:
    """Print what a district's and a province's report take."""
    print(f"(f) the report of a district of 13 communes x {households:,} reviewed households")
    (folder / "district").mkdir()
    district(folder / "district", results_of_one(folder / "district", households))
    print(f"(g) the report of a province of {MOST} communes")
    province(folder / "province", households)


def main() -> None:
    """Measure in a temporary folder; as `bare`, be the base."""
    if sys.argv[1:2] == ["bare"]:
        cut = sys.argv.index("--")
        bare(sys.argv[2], sys.argv[3:cut], sys.argv[cut + 1 :])
        return
    with tempfile.TemporaryDirectory(prefix="ravo-bench-") as name:
        reports(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else 4_000)


if __name__ == "__main__":
    main()
