"""Prints how many lines and branches the tests reached, by room: coverage_by_room.py [ROOM...].

It reads what `make coverage` measured. With rooms named, their unreached branches are listed too.
"""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import coverage

PACKAGE = "ravo"
COUNTS = ("num_statements", "covered_lines", "num_branches", "covered_branches")


def measured() -> Mapping[str, Any]:
    """Return what coverage reports of each file."""
    found = coverage.Coverage()
    found.load()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "coverage.json"
        found.json_report(outfile=str(path), ignore_errors=True)
        files: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))["files"]
    return files


def room_of(name: str) -> str:
    """Return the room of a file: the folder below the package, `top` for what stands in none."""
    parts = Path(name).parts
    below = parts[len(parts) - parts[::-1].index(PACKAGE) :]
    return below[0] if len(below) > 1 else "top"


def rate(part: int, whole: int) -> str:
    """Return a rate in percent with one decimal; a dash where there is nothing to reach."""
    return f"{100 * part / whole:.1f}" if whole else "-"


def main(rooms: list[str]) -> None:
    """Print a line for each room and one for all, then the branches of the named rooms."""
    files = measured()
    sums: dict[str, Counter[str]] = {}
    for name, file in files.items():
        for room in (room_of(name), "all"):
            counts = {key: file["summary"][key] for key in COUNTS}
            sums.setdefault(room, Counter()).update(counts)
    print(f"{'room':<16}{'lines':>8}{'%':>8}{'branches':>10}{'%':>8}")
    for room, n in sorted(sums.items(), key=lambda item: (item[0] == "all", item[0])):
        lines = f"{n['num_statements']:>8}{rate(n['covered_lines'], n['num_statements']):>8}"
        branches = f"{n['num_branches']:>10}{rate(n['covered_branches'], n['num_branches']):>8}"
        print(f"{room:<16}{lines}{branches}")
    for name, file in sorted(files.items()):
        if room_of(name) in rooms and file["missing_branches"]:
            missing = ", ".join(f"{start}->{end}" for start, end in file["missing_branches"])
            print(f"{name}: {missing}")


if __name__ == "__main__":
    main(sys.argv[1:])
