"""All programmes over a district, against a reckoning in plain Python: beneficiaries.py HOUSEHOLDS.

Made-up households of four people with every fact unknown for some; the lists are written as JSON.
The plain reckoning (tests/support/programme_oracle.py) gives no reasons and writes nothing; both
must agree on 20,000 households.
"""

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from costs import line, python, repeated

if TYPE_CHECKING:
    from ravo.pipeline.programme_facts import BookFacts

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
COMPARED = 20_000


def lists(households: int, out: str) -> None:
    """Write the lists of all programmes over made-up households."""
    from ravo.criteria import edition_for_year
    from ravo.pipeline.beneficiaries import judged
    from ravo.pipeline.programme_facts import joined_facts
    from ravo.programmes.loader import shipped_programmes
    from ravo.programmes.machine import beneficiaries_json
    from support.programme_oracle import ON

    facts = joined_facts([columns(households)], ON, edition_for_year(ON.year))
    with Path(out).open("w", encoding="utf-8") as file:
        file.writelines(beneficiaries_json(ON, tuple(judged(shipped_programmes(), facts))))


def columns(households: int) -> "BookFacts":
    """Return many households: those drawn for the tests, over and over."""
    from ravo.pipeline.programme_facts import BookFacts
    from support.random_cases import as_book, random_homes

    drawn = random_homes(1_000, seed=1)
    for home in drawn:
        home["people"] = (home["people"] * 4)[:4]
    few = as_book(drawn)
    times = -(-households // len(drawn))
    homes = {name: np.tile(values, times)[:households] for name, values in few.households.items()}
    homes["ma_ho"] = np.array([f"H{at:06}" for at in range(households)], dtype=object)
    size = households * 4
    members = {name: np.tile(values, times)[:size] for name, values in few.members.items()}
    members |= {"ho": np.repeat(np.arange(households), 4), "dong": np.arange(size) + 2}
    return BookFacts("Xã A", homes, members, ())


def reckoning(households: int) -> None:
    """Reckon every programme for every household, one after another."""
    from support.programme_oracle import HOMES, PEOPLE
    from support.random_cases import random_homes

    drawn = random_homes(1_000, seed=1)
    for home in drawn:
        home["people"] = (home["people"] * 4)[:4]
    for at in range(households):
        home = drawn[at % len(drawn)]
        for rule in HOMES.values():
            rule(home)
        for person in home["people"]:
            for of_people in PEOPLE.values():
                of_people(home, person)


def compare() -> None:
    """Exit with a message where the lists and the reckoning differ on random households."""
    from ravo.criteria import edition_for_year
    from ravo.pipeline.programme_facts import joined_facts
    from ravo.programmes.loader import shipped_programmes
    from ravo.programmes.standings import judge_programmes
    from support.programme_oracle import HOMES, ON, PEOPLE
    from support.random_cases import as_book, random_homes

    homes = random_homes(COMPARED, seed=20)
    facts = joined_facts([as_book(homes)], ON, edition_for_year(ON.year))
    places = {True: 0, None: 1, False: 2}
    for found in judge_programmes(shipped_programmes(), facts):
        id = found.programme.id
        if id in HOMES:
            wanted = [places[HOMES[id](home)] for home in homes]
        else:
            wanted = [places[PEOPLE[id](home, one)] for home in homes for one in home["people"]]
        if found.standing.tolist() != wanted:
            sys.exit(f"{id}: the lists differ from the reckoning")


def main() -> None:
    """Measure the lists and the reckoning, and compare both."""
    households = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    with tempfile.TemporaryDirectory(prefix="ravo-bench-") as name:
        out = Path(name) / "danh-sach.json"
        mine = repeated(python(__file__, "lists", households, out), 3)
        plain = repeated(python(__file__, "reckoning", households), 1)
        print(f"  {households:,} households of four, {out.stat().st_size / 1e6:.0f} MB of JSON")
        line("reckoned one by one", plain)
        line("lists of eleven programmes", mine, plain, "target <= 20 s, peak <= 500 MiB")
    compare()
    print(f"  both agree on {COMPARED:,} random households")


if __name__ == "__main__":
    if sys.argv[1:2] == ["lists"]:
        lists(int(sys.argv[2]), sys.argv[3])
    elif sys.argv[1:2] == ["reckoning"]:
        reckoning(int(sys.argv[2]))
    else:
        main()
