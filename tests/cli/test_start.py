"""What is loaded before a command does its work: what it needs, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

from support.folders import SAMPLES

LOADED = (
    "import sys; sys.argv = ['ravo', *sys.argv[1:]]\n"
    "from ravo.__main__ import main\n"
    "try:\n"
    "    main()\n"
    "except SystemExit:\n"
    "    print(*sys.modules, file=sys.stderr)\n"
)
LEFT_FOR_THE_END = (
    "import atexit, sys; sys.argv = ['ravo', 'score', '--nope']\n"
    "from ravo.__main__ import main\n"
    "try:\n"
    "    main()\n"
    "finally:\n"
    "    atexit.register(print, 'done', end='')\n"
)
LIBRARIES = {
    *("scipy", "sqlalchemy", "jinja2", "docx", "docxtpl", "openpyxl", "lxml", "starlette"),
    *("uvicorn", "pyarrow", "cryptography", "icalendar", "segno", "xlrd", "urllib.request"),
    *("platformdirs", "filelock", "rich", "rapidfuzz", "numpy.ma", "numpy.random"),
}
ROOMS = {
    *("analysis", "batch", "blanks", "changes", "corrections", "documents"),
    *("household_sheets", "merged", "processes"),
    *("monthly", "profiles.model", "programmes", "register", "report", "returned"),
    *("results.b1_table", "results.machine", "results.two_editions", "review.explanation"),
    *("review.two_editions", "sample", "score_table.model", "supervision", "ui", "word"),
    *("workbook.legacy.guess", "workbook.legacy.tables"),
}
HEAVY = {"pandas", "numpy", "pydantic", *LIBRARIES}


def loaded_by(*words: object) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *map(str, words)],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return set(done.stderr.splitlines()[-1].split())


def commands_in(modules: set[str]) -> set[str]:
    """Return the modules of commands that define one; the others hold what several share."""
    shared = {"options", "drop_group", "given_days", "reading_options", "together"}
    names = {name.removeprefix("ravo.commands.") for name in modules if "ravo.commands." in name}
    return names - shared


def test_a_version_loads_no_command_and_no_heavy_library() -> None:
    modules = loaded_by("--version")
    assert commands_in(modules) == set()
    assert not HEAVY & modules


def test_the_help_of_a_command_loads_no_other_command_and_no_heavy_library() -> None:
    modules = loaded_by("score", "--help")
    assert commands_in(modules) == {"score"}
    # Typer checks the value of an option in front of the command by pydantic.
    assert HEAVY & modules <= {"pydantic"}


def test_score_of_one_workbook_loads_only_what_it_needs(tmp_path: Path) -> None:
    book = min(SAMPLES.glob("2024/*.xlsx"))
    modules = loaded_by("score", book, "-o", tmp_path / "out.xlsx")
    assert (tmp_path / "out.xlsx").exists()
    assert "numpy" in modules
    assert not {"pandas", *LIBRARIES} & modules
    assert not {f"ravo.{room}" for room in ROOMS} & modules


def test_what_was_left_for_the_end_of_the_process_is_done_and_the_exit_code_stays() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LEFT_FOR_THE_END], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "done")
