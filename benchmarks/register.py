"""What the register costs beside bare sqlite3: seconds, peak memory, bytes; a process each.

python benchmarks/register.py [YEARS] [HOUSEHOLDS] [REGISTER]

YEARS (5 by default) of HOUSEHOLDS (60,000 by default) households in 15 communes, four members
each, are added to a register year by year; then come the commands that read it. REGISTER is a file
in a temporary folder, or the URL of a server. Of each year nine households in ten are those of the
year before. The floor are the households of one year and their members, 300,000 rows of 70
columns, written by sqlite3 alone into a file beside the register and committed as it commits,
right before each year is added: both meet the same machine. The last part adds the results files
of one year, 15 of HOUSEHOLDS / 15, and shows what part of that is reading them. Nothing is asserted
about time.
"""

import random
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from costs import HERE, Cost, python, run

if TYPE_CHECKING:
    from ravo.register.lists import StoredList

UNITS = (
    *("30169", "30172", "30175", "30178", "30181", "30184", "30187", "30190"),
    *("30193", "30196", "30199", "30202", "30205", "30208", "30211"),
)
COMMUNES = 15
PEOPLE = 4
FLOOR_ROWS = 300_000
FLOOR_COLUMNS = 70
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ")
MIDDLES = ("Văn", "Thị", "Hữu", "Ngọc", "Minh", "Kim", "Thanh", "Quốc", "Hoàng", "Đức")
GIVEN = ("An", "Bình", "Cúc", "Dũng", "Em", "Giang", "Hạnh", "Khoa", "Lan", "Mai", "Nam", "Oanh")
INDICATORS = [f"indicator_{number}" for number in range(12)]
CLASSES = ("poor", "near_poor", "average_living", "not_poor")


def number_of(commune: int, household: int, place: int) -> str:
    """Return a citizen number that nobody else has."""
    return f"0{commune:02}{household:06}{place:03}"


def people_of(commune: int, household: int) -> list[tuple[Any, ...]]:
    """Return the members of a household, the head first."""
    draw = random.Random(commune * 1_000_003 + household)
    family = draw.choice(FAMILIES)
    found: list[tuple[Any, ...]] = []
    for place in range(PEOPLE):
        name = f"{family} {draw.choice(MIDDLES)} {draw.choice(MIDDLES)} {draw.choice(GIVEN)}"
        year = draw.randint(1940, 1990) + (25 if place > 1 else 0)
        birth = f"{year}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        relation = ("Chủ hộ", "Vợ/chồng", "Con", "Con")[place]
        number = number_of(commune, household, place)
        found.append((name, year, number, birth, relation, draw.choice(("Nam", "Nữ")), "Kinh"))
    return found


def household_of(
    commune: int, household: int, row: int, year: int, people: list[tuple[Any, ...]]
) -> dict[str, Any]:
    """Return a household's values by column."""
    draw = random.Random(household * 7919 + year)
    b1 = float(draw.randint(60, 260))
    head = people[0]
    return {
        "code": f"{commune:05}-{household:05}",
        "head_name": head[0],
        "head_citizen_id": head[2],
        "head_tail": str(head[2])[-4:],
        "head_sex": head[5],
        "village": f"Ấp {household % 9 + 1}",
        "opening": draw.choice(CLASSES),
        "klass": draw.choice(CLASSES),
        "area": "rural",
        "evidence": "b1",
        "cell": f"A{row + 2}",
        "head_birth_year": float(head[1]),
        "size": float(PEOPLE),
        "value": b1,
        "line": 140.0,
        "b1": b1,
        "farming": 1,
        "asked": 0,
        "rejected": 0,
        "departed": 0,
        "unreviewed": 0,
        "ethnicity": "Kinh",
        "merit": 0,
        "local_ethnic": 0,
        "decision_number": "237/QĐ-UBND",
        "decision_date": f"{year}-12-25",
        "answers": "".join(draw.choice("01") for _ in INDICATORS),
    }


def lists_of(year: int, first: int, size: int) -> "Iterator[StoredList]":
    """Return the lists of a year, one commune at a time; a tenth is new each year."""
    from ravo.register.lists import COLUMNS, StoredList, unit_of
    from ravo.survey.survey import Info

    each = size // COMMUNES
    moved = (year - first) * each // 10
    for commune in range(COMMUNES):
        unit = unit_of(Info(year, commune_code=UNITS[commune]), year, "")
        households, members = [], []
        for row, household in enumerate(range(moved, moved + each)):
            people = people_of(commune, household)
            values = household_of(commune, household, row, year, people)
            households.append(tuple(values.get(name) for name in COLUMNS))
            members.append(tuple(people))
        counts = {"read": each, "scored": each, "rejected": 0, "blank": 0, "departed": 0}
        about = {
            "info": {"year": year, "commune_code": unit.code, "commune": unit.name},
            "counts": counts,
            "sheet": "Hộ",
            "codes_unique": True,
            "by_unchecked_grid": False,
            "facts_lost": [],
            "indicators": INDICATORS,
        }
        yield StoredList(
            unit=unit,
            period=str(year),
            file=f"{unit.code}-{year}.xlsx",
            input_sha256="0" * 64,
            edition="nd07-2021",
            edition_sha256="1" * 64,
            about=about,
            households=tuple(households),
            members=tuple(members),
        )


def add(register: str, year: int, first: int, size: int) -> None:
    """Add the lists of a year to a register."""
    from ravo.register.added import Author, add_lists
    from ravo.register.store import address_of, writing

    with writing(address_of(register)) as connection:
        author = Author("đo", "2026-11-29T00:00:00+00:00", "0")
        add_lists(connection, lists_of(year, first, size), author)


def make(year: int, first: int, size: int) -> None:
    """Make the lists of a year and do nothing with them."""
    for _ in lists_of(year, first, size):
        pass


def floor(path: Path) -> None:
    """Write the floor: bare rows."""
    names = ", ".join(f"c{place}" for place in range(FLOOR_COLUMNS))
    marks = ", ".join("?" * FLOOR_COLUMNS)
    kinds = FLOOR_COLUMNS // 5
    rows = (
        (f"Nguyễn Văn {at}", at / 7, f"{at:012}", "poor", at % 2) * kinds
        for at in range(FLOOR_ROWS)
    )
    connection = sqlite3.connect(path)
    connection.execute(f"CREATE TABLE floor ({names})")
    connection.executemany(f"INSERT INTO floor VALUES ({marks})", rows)
    connection.commit()
    connection.close()


def read(folder: Path) -> None:
    """Read results as `ravo register add` does, and do nothing with them."""
    from ravo.pipeline.listener import SILENCE
    from ravo.pipeline.years import gathered_years, read_books
    from ravo.register.lists import list_of
    from ravo.survey.options import ReadOptions
    from ravo.survey.settings import load_settings

    settings = load_settings(ReadOptions())
    for item in read_books(gathered_years([folder], recursive=False).books, settings, SILENCE):
        list_of(item)


def row(name: str, cost: Cost, more: str = "") -> None:
    """Print one line."""
    words = f"  {name:<44}{cost.seconds:7.1f} s {cost.cpu:7.1f} cpu {cost.mib:6.0f} MiB  {more}"
    print(words.rstrip(), flush=True)


def floor_of(folder: Path) -> Cost:
    """Return what the floor costs now."""
    path = folder / "floor.sqlite"
    bare = run(python(__file__, "floor", path))
    path.unlink()
    return bare


def commands(register: str, last: int, code: str, folder: Path) -> None:
    """Print what the commands cost that read a register, and its merge into an empty one."""
    for name, words in (
        (f"movements {last}", ("movements", "--year", last)),
        (f"movements {last}, JSON", ("movements", "--year", last, "--format", "json")),
        ("show", ("show", code)),
        ("newly-escaped", ("newly-escaped", "--on", f"{last + 1}-01-01")),
        ("check", ("check",)),
        ("export --canonical", ("export", "--canonical", "-o", folder / "dump.jsonl")),
    ):
        command = python("-m", "ravo", "register", *words, "--register", register)
        row(name, run(command, allowed=(0, 1)))
    (folder / "dump.jsonl").unlink()
    other = ("merge", register, "--register", folder / "merged.sqlite")
    row("merge into an empty register", run(python("-m", "ravo", "register", *other)))


def files(folder: Path, size: int) -> None:
    """Print what it costs to add results files, and to read them alone."""
    book, given = folder / "one.xlsx", folder / "results"
    run(python(HERE / "households.py", book, size // COMMUNES))
    run(python(HERE / "district.py", book, given, 2024, 0, COMMUNES))
    reading = run(python(__file__, "read", given))
    register = ("--register", folder / "files.sqlite")
    whole = run(python("-m", "ravo", "register", "add", given, *register, "-q"), allowed=(0, 1))
    row(f"reading {COMMUNES} results files of {size // COMMUNES}", reading)
    share = f"reading is {reading.cpu / whole.cpu:.0%} of it"
    row("ravo register add of these files", whole, share)


def main(years: int, size: int, given: str | None) -> None:
    """Print what each step costs."""
    with tempfile.TemporaryDirectory(prefix="ravo-bench-") as folder:
        register = given or str(Path(folder) / "so.sqlite")
        me = python(__file__)
        row(f"sqlite3 alone, {FLOOR_ROWS} rows x {FLOOR_COLUMNS}", floor_of(Path(folder)))
        print("  Ratios are of one year: its households and members are as many rows as the floor.")
        # The communes are those of the map before 1/7/2025.
        first = 2025 - years
        made = run([*me, "make", first, first, size])
        row(f"making the lists of a year, {size} households", made)
        added, floors = 0.0, 0.0
        for year in range(first, first + years):
            bare = floor_of(Path(folder))
            cost = run([*me, "add", register, year, first, size])
            ratio = f"{(cost.cpu - made.cpu) / bare.cpu:.2f}x the floor, without making them"
            row(f"add {year}", cost, ratio)
            added, floors = added + cost.cpu - made.cpu, floors + bare.cpu
        print(f"  all years: {added / floors:.2f}x their floors")
        if given is None:
            taken = Path(register).stat().st_size / (years * size)
            print(f"  the file: {taken / 1000:.2f} kB a household and year")
        oldest = (years - 1) * (size // COMMUNES) // 10
        commands(register, first + years - 1, f"{3:05}-{oldest:05}", Path(folder))
        files(Path(folder), size)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["floor", path]:
            floor(Path(path))
        case ["read", folder]:
            read(Path(folder))
        case ["make", year, first, size]:
            make(int(year), int(first), int(size))
        case ["add", register, year, first, size]:
            add(register, int(year), int(first), int(size))
        case words:
            main(
                int(words[0]) if words else 5,
                int(words[1]) if len(words) > 1 else 60_000,
                words[2] if len(words) > 2 else None,
            )
