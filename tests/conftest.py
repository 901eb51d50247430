"""Small reviews made by hand: a frame of households in, a judged review out; a small district."""

import gc
import itertools
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
import typer
from filelock import FileLock

from ravo.cli import app
from ravo.console import run
from ravo.faults import Fault
from ravo.report.figures.model import District
from ravo.review.review import Review
from ravo.score_table import store
from support import books
from support.districts import reviewed
from support.folders import FEW, ROOT, SAMPLES, MadeOnce, ScoredSample, sample
from support.own_workbooks import deriving_keys_once, packing_lightly, reading_lightly
from support.programs import Here, home_environment
from support.registers import (
    BOTH,
    BegunRegister,
    FreshRegister,
    compiling_statements_once,
    files_in,
    not_waiting_for_disks,
)
from support.small_reviews import MakeReview, build, household
from support.word_templates import preparing_templates_once
from support.work_here import work_apart, work_here

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from ravo.score_table.model import ScoreTable
    from support.card_answers import Ask
    from support.postgres_server import Server


LONG = (
    "packaging/test_sdist.py",
    "packaging/test_wheel.py",
    "batch/engines/test_cluster.py",
    "batch/test_whole_nights.py",
    "ui/test_page_in_browser.py",
    "house/test_linear_patterns.py",
)
"""Files of which some tests take many seconds, or wait for what they started."""
FOLDERS = itertools.count()
"""Numbers of the folders of tests."""


def pytest_configure() -> None:
    """Have no test open a folder on the desktop of who runs it, nor build all commands anew.

    Texts are kept as on an officer's machine, where no pyarrow is installed: that is also faster
    for small tables. Programs that tests start keep them as the tests' environment has it.
    """
    os.environ["RAVO_NO_OPEN"] = "1"
    pd.set_option("mode.string_storage", "python")
    reading_lightly()
    packing_lightly()
    # Modules and tests that are collected hold hardly any cycle that is garbage.
    gc.disable()
    # A process of the program builds its commands once, for the one command line that it runs.
    build = typer.main.get_command
    built = cache(lambda: build(app))
    typer.main.get_command = lambda typer_instance: (
        built() if typer_instance is app else build(typer_instance)
    )
    work_here()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have long tests begin first: no process of the tests then works alone at the end."""
    items.sort(key=lambda item: not item.nodeid.partition("::")[0].endswith(LONG))


def pytest_collection_finish() -> None:
    """Have the collector of garbage pass over what lives as long as the tests: libraries, tests.

    Where tests were collected that use registers, these wait for no disk; where they use Word, its
    templates are made ready once.
    """
    if "sqlalchemy" in sys.modules:
        not_waiting_for_disks()
        compiling_statements_once()
    if "docxtpl" in sys.modules:
        preparing_templates_once()
    if "msoffcrypto" in sys.modules:
        deriving_keys_once()
    if "hypothesis" in sys.modules:
        _numbers_drawn_once()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    gc.enable()


def _numbers_drawn_once() -> None:
    """Have Hypothesis look for the holder of its source of numbers before that is frozen.

    It looks at its first property, and from Python 3.14 on finds none among what is frozen.
    """
    from hypothesis import given, settings
    from hypothesis.strategies import none

    @settings(max_examples=1, database=None)
    @given(none())
    def holds(nothing: None) -> None:
        """Accept the one value that there is."""

    holds()


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh folder. pytest would look through those of all earlier tests for its number."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    return tmp_path_factory.mktemp(f"{name}-{next(FOLDERS)}", numbered=False)


@pytest.fixture
def make_review() -> MakeReview:
    return build


@pytest.fixture
def make_household() -> Callable[..., dict[str, Any]]:
    return household


@pytest.fixture
def mixed(make_review: MakeReview) -> Review:
    """Six households: one of each class that B1 and income give, one undetermined, one rejected."""
    return make_review(
        [
            household("H1", 130, 4, ethnicity="Khơ-me", merit=True),
            household("H2", 140, 2, head_sex="Nữ"),
            household("H3", 141, 5),
            household(
                "H4", 150, 1, income=2_250_000, works_in_agriculture=True, asked_average_living=True
            ),
            household("H5", 120, 2, answer_information=None),
            household("H6", 100, 6, size=9),
        ],
        rejected=[5],
        faults=[Fault("RV-511", household="H6", sheet="Hộ", cell="A7", params={"answers": ["x"]})],
        blank=3,
    )


OTHER = {"Xã/phường/thị trấn": "Xã Tân Mỹ", "Tổng số hộ dân cư": 1000, "Tổng số nhân khẩu": 4000}
LAST = {"Năm rà soát": 2023}


def _book(folder: Path, name: str, homes: list[dict[str, Any]], **info: Any) -> Path:
    folder.mkdir(exist_ok=True)
    return books.write(folder / f"{name}.xlsx", homes, info=info)


@pytest.fixture(scope="session")
def pair(tmp_path_factory: pytest.TempPathFactory) -> District:
    """Last year three poor and one near-poor, this year two poor and two near-poor households."""
    folder = tmp_path_factory.mktemp("district")
    capital = {"Thiếu vốn": "Có"}
    now = [
        _book(
            folder / "new",
            "a",
            [books.household("H1", **capital), books.household("H2", 1), books.household("H3", 1)],
        ),
        _book(folder / "new", "b", [books.household("K1", 4)], **OTHER),
    ]
    last = [
        _book(
            folder / "old",
            "a",
            [books.household("H1"), books.household("H2"), books.household("H3", 1)],
            **LAST,
        ),
        _book(folder / "old", "b", [books.household("K1", 4)], **OTHER, **LAST),
    ]
    return reviewed(now, last)


@pytest.fixture(scope="session")
def postgres_server(made_once: MadeOnce) -> Iterator["Server"]:
    """A server that all tests of a process share, on a copy of a cluster that is made once."""
    from support.postgres_server import begin_cluster, postgres

    with postgres(made_once("postgres", begin_cluster)) as running:
        yield running


@pytest.fixture(params=BOTH)
def fresh_register(request: pytest.FixtureRequest, tmp_path: Path) -> FreshRegister:
    """What returns the address of another register, not begun yet: files, then databases."""
    if request.param == "sqlite":
        return files_in(tmp_path)
    running: Server = request.getfixturevalue("postgres_server")
    return running.fresh


@pytest.fixture
def register(fresh_register: FreshRegister) -> str:
    """The address of a register, not begun yet."""
    return fresh_register()


@pytest.fixture
def register_of_two_homes(tmp_path: Path) -> Path:
    """A register in a file: one list of two households."""
    from support.register_lists import add, home, made_list

    path = tmp_path / "so.sqlite"
    add(path, made_list(2024, [home("A1"), home("A2")]))
    return path


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str]) -> Here:
    """Run commands in this process; return the exit code, the data and the talk."""

    def carry_out(*words: object) -> tuple[int, str, str]:
        code = run(app, [str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return carry_out


@pytest.fixture
def apart() -> Iterator[None]:
    """Work that commands do in a process beside theirs is done in one: what ends it is tried.

    So is what fills in an office's templates.
    """
    work_apart()
    yield
    work_here()


@pytest.fixture
def user_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh home, of this process and of those that it starts."""
    for name, value in home_environment(tmp_path / "nha").items():
        monkeypatch.setenv(name, value)
    return tmp_path / "nha"


@pytest.fixture
def kept_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh folder in which tables of points are kept, one folder for each edition."""
    monkeypatch.setattr(store, "folder", lambda edition: tmp_path / "kept" / edition)
    return tmp_path / "kept"


@pytest.fixture(scope="session")
def boats_table(tmp_path_factory: pytest.TempPathFactory) -> "ScoreTable":
    """A made-up score table with the exceptions `b1_nl_1` for boats, `b1_nl_2` for land in town."""
    from support.made_up_score_table import BOATS, LAND, read_made_up

    return read_made_up(tmp_path_factory.mktemp("boats"), exceptions=[LAND, BOATS])


@pytest.fixture(scope="session")
def exceptions_table(tmp_path_factory: pytest.TempPathFactory) -> "ScoreTable":
    """A made-up score table with an exception of every kind."""
    from support.made_up_score_table import EXCEPTIONS, read_made_up

    return read_made_up(tmp_path_factory.mktemp("exceptions"), exceptions=EXCEPTIONS)


@pytest.fixture(scope="module")
def browser_tab() -> Iterator["Page"]:
    """One tab for all tests of a file: each of its own would start processes of its own."""
    from support.page_browser import PATIENCE_MS, chromium

    with chromium() as browser:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE_MS)
        yield page


@pytest.fixture
def ask_card(tmp_path: Path) -> "Ask":
    """What has a card's work done on the office's register, or on files that are given."""
    from support.card_answers import asking

    return asking(tmp_path)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Return a path for a name, which is made once for all processes of a run of tests."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent

    def made(name: str, make: Callable[[Path], None]) -> Path:
        out = folder / name
        with FileLock(folder / f"{name}.lock"):
            if not out.exists():
                make(unfinished := folder / f"{name}.unfinished")
                unfinished.rename(out)
        return out

    return made


@pytest.fixture(scope="session")
def sample_report(made_once: MadeOnce) -> Path:
    """`report.json` of two years of a few of the sample's communes, to be read only."""

    def make(out: Path) -> None:
        now, before = ([str(sample(code, year)) for code in FEW] for year in (2024, 2023))
        years = [*now, *(word for path in before for word in ("--previous", path))]
        own = ["--settings", str(SAMPLES / "report.toml")]
        run(app, ["report", *years, *own, "-o", str(out), "--format", "json", "-q"])

    return made_once("sample-report", make) / "report.json"


@pytest.fixture(scope="session")
def scored_sample(made_once: MadeOnce) -> ScoredSample:
    """Return what `ravo score` says of workbooks of the sample of a year, in their order."""

    def scored(year: int, codes: Sequence[str] = ("",)) -> list[dict[str, Any]]:
        def make(out: Path) -> None:
            books = [
                str(path)
                for code in codes
                for path in sorted((SAMPLES / str(year)).glob(f"{code}*.xlsx"))
            ]
            out.mkdir()
            told = out / "sample.json"
            run(app, ["score", *books, "--format", "json", "-o", str(told), "-q"])

        told = made_once(f"sample-{year}-{len(codes)}", make) / "sample.json"
        return [json.loads(line) for line in told.read_text(encoding="utf-8").splitlines()]

    return scored


@pytest.fixture(scope="session")
def made_up_surveys(made_once: MadeOnce) -> tuple[list[Path], list[Path]]:
    """Surveys of two made-up communes, of 2023 and of 2024, to be read only."""
    from support.made_up_communes import write_communes

    folder = made_once("made-up-communes", write_communes)
    return sorted((folder / "2023").iterdir()), sorted((folder / "2024").iterdir())


@pytest.fixture(scope="session")
def wheel(made_once: MadeOnce) -> Path:
    """The wheel, built from the project."""

    def make(out: Path) -> None:
        words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
        done = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr

    (built,) = made_once("wheel", make).glob("ravo-*.whl")
    return built


@pytest.fixture(scope="session")
def begun_registers() -> dict[tuple[str, Callable[[str], object]], str]:
    """The registers that were begun, by their database and by what began them: none is changed."""
    return {}


@pytest.fixture
def begun(
    request: pytest.FixtureRequest,
    fresh_register: FreshRegister,
    begun_registers: dict[tuple[str, Callable[[str], object]], str],
) -> BegunRegister:
    """What returns a copy of a register that a function begins: it is begun only once."""
    kind: str = request.node.callspec.params["fresh_register"]

    def copied(begin: Callable[[str], object]) -> str:
        if (kind, begin) not in begun_registers:
            whole = fresh_register()
            begin(whole)
            begun_registers[kind, begin] = whole
        return fresh_register(begun_registers[kind, begin])

    return copied
