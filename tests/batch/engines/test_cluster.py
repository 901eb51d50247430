"""A real scheduler and its worker processes on this machine's own loopback."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

from ravo.batch.engines import cluster as engines
from ravo.batch.engines.cluster import DaskEngine
from ravo.batch.ingredients import digest_of
from ravo.batch.plan import targets_of
from ravo.batch.task import Task, TaskOptions, TaskOutcome
from ravo.batch.work import handle
from ravo.fault_words import fault_message
from ravo.faults import UsageProblem
from ravo.files import checksum
from ravo.processes.isolation import ProcessLimits
from support.books import household, write

LIMITS = ProcessLimits(seconds=60, memory_mib=2048)
TESTS = Path(__file__).parents[2]
PATIENCE = 60.0
SLOW = "support.slow_handling:slowly"
HARDLY = "support.slow_handling:hardly"
"""Opens no workbook: its process starts in a third of the time."""
MakeTasks = Callable[..., list[Task]]


def never() -> bool:
    return False


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have engines of little patience connect with much: a busy machine answers late."""
    connected = engines._connected

    def patiently(engine: DaskEngine) -> Any:
        return connected(DaskEngine(engine.address, engine.limits, engine.function, PATIENCE))

    monkeypatch.setattr(engines, "_connected", patiently)


def wait_for(seen: Callable[[], Any]) -> Any:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := seen():
            return found
        time.sleep(0.02)
    raise TimeoutError


class Cluster:
    """A scheduler and workers, each a program of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder, self.file = folder, folder / "scheduler.json"
        self.programs: list[subprocess.Popen[bytes]] = []
        self.nanny = 0
        self.scheduler = self._started("scheduler", "--port", "0")

    def _started(self, program: str, *words: str, path: str = "") -> "subprocess.Popen[bytes]":
        command = [
            sys.executable,
            "-m",
            f"distributed.cli.dask_{program}",
            "--host",
            "127.0.0.1",
            "--dashboard-address",
            "127.0.0.1:0",
            "--scheduler-file",
            str(self.file),
            *words,
        ]
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, (path, str(TESTS)))),
            # Else each of them looks a hundred times a second at what it does.
            "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
        }
        with (self.folder / f"{len(self.programs)}.log").open("wb") as log:
            process = subprocess.Popen(
                command,
                env=environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.programs.append(process)
        return process

    def worker(self, *words: str, path: str = "") -> "subprocess.Popen[bytes]":
        local = ("--nthreads", "1", "--local-directory", str(self.folder))
        return self._started("worker", *local, *words, path=path)

    def keep_nanny(self) -> None:
        """Start a worker under its nanny, where none is at work."""
        if not self.nanny or self.programs[self.nanny].poll() is not None:
            self.nanny = len(self.programs)
            self.worker("--nanny")

    @property
    def address(self) -> str:
        written = wait_for(lambda: self.file.exists() and self.file.read_text("utf-8"))
        return str(json.loads(written)["address"])

    def log(self, program: int) -> str:
        return (self.folder / f"{program}.log").read_text("utf-8", "replace")

    def count_of(self, event: str) -> int:
        """Return how often the scheduler recorded a worker's coming or going."""
        return self.log(0).count(f"{event} worker addr")

    def at_work(self) -> int:
        """Return how many workers the scheduler knows of."""
        return self.count_of("Register") - self.count_of("Remove")

    def dismiss(self) -> None:
        """End the workers; return when the scheduler knows of none."""
        self._end(self.programs[1:])
        wait_for(lambda: self.at_work() == 0)

    def end(self) -> None:
        self._end(self.programs)

    def _end(self, programs: Sequence["subprocess.Popen[bytes]"]) -> None:
        for process in reversed(programs):
            if process.poll() is None:
                process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    found = Cluster(tmp_path_factory.mktemp("dask") / "cluster")
    yield found
    found.end()


@pytest.fixture
def cluster(scheduler: Cluster) -> Iterator[Cluster]:
    """A cluster without workers; those that a test brings in leave with it."""
    scheduler.dismiss()
    yield scheduler
    scheduler.dismiss()


@pytest.fixture
def ending_cluster(scheduler: Cluster) -> Iterator[Cluster]:
    """The cluster without workers, whose scheduler a test may end: the last test that has one."""
    scheduler.dismiss()
    yield scheduler
    scheduler.end()


@pytest.fixture
def standing(scheduler: Cluster) -> Cluster:
    """A cluster with one worker under its nanny, for the tests that leave it whole: they are first
    of all, so that they share it."""
    scheduler.keep_nanny()
    return scheduler


@pytest.fixture
def tasks_of(tmp_path: Path) -> MakeTasks:
    def task(name: str, staging: Path) -> Task:
        path = tmp_path / name
        if not path.exists():
            write(path, [household(f"{name}-{n}", n) for n in range(5)])
        sha256, options = str(checksum(path)), TaskOptions()
        return Task(
            str(path),
            name,
            sha256,
            "key",
            digest_of(options),
            str(staging),
            targets_of(name),
            options,
        )

    def make(*names: str, staging: str = "staging") -> list[Task]:
        folder = tmp_path / staging
        folder.mkdir()
        return [task(name, folder) for name in names]

    return make


def jsons(all_done: Sequence[TaskOutcome]) -> dict[str, bytes]:
    staged = [item for done in all_done for item in done.staged]
    return {
        item.target: Path(item.path).read_bytes()
        for item in staged
        if item.target.endswith(".json")
    }


def accounts(all_done: Sequence[TaskOutcome]) -> list[tuple[Any, ...]]:
    return sorted((done.name, done.status, done.verdict, str(done.counts)) for done in all_done)


def problem_of(engine: DaskEngine, tasks: list[Task]) -> UsageProblem:
    with pytest.raises(UsageProblem) as raised:
        list(engine.run(tasks, never))
    return raised.value


def words_of(problem: UsageProblem) -> str:
    assert problem.fault.code == "RV-150"
    assert problem.exit_code == 2
    return " ".join(fault_message(problem.fault, "en"))


def begun(tasks: list[Task]) -> dict[str, str]:
    """Return by mark the process of the worker that began a workbook."""
    marks = Path(tasks[0].staging).glob("begun-*")
    return {mark.name: mark.name.rpartition("-")[2] for mark in marks}


def test_a_workbook_that_kills_its_process_costs_itself_alone(
    standing: Cluster, tasks_of: MakeTasks
) -> None:
    tasks = tasks_of("a.xlsx", "hostile.xlsx", "z.xlsx")
    engine = DaskEngine(standing.address, LIMITS, "support.slow_handling:deadly", PATIENCE)
    handled = {done.name: done for done in engine.run(tasks, never)}
    assert {name: done.status for name, done in handled.items()} == {
        "a.xlsx": "scored",
        "hostile.xlsx": "failed",
        "z.xlsx": "scored",
    }
    error = handled["hostile.xlsx"].error
    assert error is not None
    assert (error.code, error.passing) == ("RV-136", True)
    # Windows ends a process with the number of the signal.
    assert ("SIGSEGV" if os.name == "posix" else "11") in error.message
    assert "Restarting worker" not in standing.log(standing.nanny)


def test_nothing_is_begun_after_the_stop(standing: Cluster, tasks_of: MakeTasks) -> None:
    tasks = tasks_of("a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx")
    handled: list[TaskOutcome] = []
    for done in DaskEngine(standing.address, LIMITS, HARDLY, PATIENCE).run(
        tasks, lambda: bool(handled)
    ):
        handled.append(done)
    assert 1 <= len(handled) < len(tasks)
    assert len(begun(tasks)) == len(handled)
    assert all(done.status == "scored" for done in handled)


def test_no_process_is_left_on_a_worker(standing: Cluster, tasks_of: MakeTasks) -> None:
    def processes() -> int:
        return len(psutil.Process(standing.programs[standing.nanny].pid).children(recursive=True))

    engine = DaskEngine(standing.address, LIMITS, HARDLY, PATIENCE)
    # A first run, so that what the worker itself starts once is there.
    assert len(list(engine.run(tasks_of("a.xlsx"), never))) == 1
    before = processes()
    during = [processes() for _ in engine.run(tasks_of("b.xlsx", staging="other"), never)]
    assert during[0] == before + 1
    wait_for(lambda: processes() == before)


def test_a_client_that_was_closed_meanwhile_is_told_too(
    standing: Cluster, tasks_of: MakeTasks
) -> None:
    engine = DaskEngine(standing.address, LIMITS, HARDLY, PATIENCE)
    with engines._connected(engine) as client:
        client.close()  # type: ignore[no-untyped-call]
        with pytest.raises(UsageProblem) as raised:
            engines._Round(engine, client)._give(tasks_of("a.xlsx")[0], 1)
    assert standing.address in words_of(raised.value)


def test_the_workbooks_of_a_lost_worker_are_done_elsewhere(
    standing: Cluster, tasks_of: MakeTasks
) -> None:
    cluster = standing
    names = [f"xa-{n}.xlsx" for n in range(4)]
    first = cluster.worker("--no-nanny")
    tasks = tasks_of(*names)
    Path(tasks[0].staging, f"doomed-{first.pid}").touch()
    wait_for(lambda: cluster.at_work() == 2)

    def kill_at_work() -> None:
        wait_for(lambda: str(first.pid) in begun(tasks).values())
        first.kill()

    killer = threading.Thread(target=kill_at_work)
    killer.start()
    handled = list(DaskEngine(cluster.address, LIMITS, SLOW, PATIENCE).run(tasks, never))
    killer.join()
    assert sorted(done.name for done in handled) == names
    assert len(begun(tasks)) == len(names) + 1
    local = [handle(task) for task in tasks_of(*names, staging="local")]
    assert accounts(handled) == accounts(local)
    assert jsons(handled) == jsons(local)
    assert len(jsons(local)) == len(names)


def test_a_worker_of_another_version_is_refused(
    cluster: Cluster, tasks_of: MakeTasks, tmp_path: Path
) -> None:
    other = tmp_path / "other" / "ravo"
    other.mkdir(parents=True)
    (other / "__init__.py").write_text('__version__ = "0.0.7"\n', encoding="utf-8")
    cluster.worker("--no-nanny", path=str(other.parent))
    tasks = tasks_of("a.xlsx")
    said = words_of(problem_of(DaskEngine(cluster.address, LIMITS, HARDLY, PATIENCE), tasks))
    assert "0.0.7" in said
    assert engines.versions_here()()["ravo"] in said
    assert begun(tasks) == {}


@pytest.mark.usefixtures("patient")
def test_workers_that_never_come_are_told(cluster: Cluster, tasks_of: MakeTasks) -> None:
    problem = problem_of(DaskEngine(cluster.address, LIMITS, HARDLY, 0.3), tasks_of("a.xlsx"))
    assert "no worker has joined within 0.3 seconds" in words_of(problem)


@pytest.mark.usefixtures("patient")
def test_workers_that_are_gone_for_long_end_the_run(cluster: Cluster, tasks_of: MakeTasks) -> None:
    came = cluster.count_of("Register")
    worker = cluster.worker("--no-nanny")
    wait_for(lambda: cluster.count_of("Register") == came + 1)
    engine = DaskEngine(cluster.address, LIMITS, HARDLY, PATIENCE)
    running = engine.run(tasks_of("a.xlsx", "b.xlsx", "c.xlsx"), never)
    assert next(running).status == "scored"
    engine.wait_seconds = 1.0
    worker.kill()
    with pytest.raises(UsageProblem) as raised:
        list(running)
    assert cluster.address in words_of(raised.value)


def test_a_scheduler_that_is_gone_ends_the_run(
    ending_cluster: Cluster, tasks_of: MakeTasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    cluster = ending_cluster
    came = cluster.count_of("Register")
    cluster.worker("--no-nanny")
    wait_for(lambda: cluster.count_of("Register") == came + 1)
    connected = engines._connected

    @contextmanager
    def soon_resigned(engine: DaskEngine) -> Iterator[Any]:
        """Connect with much patience, and look for a lost scheduler with little."""
        with connected(engine) as client:
            client._timeout = 2.0
            yield client

    monkeypatch.setattr(engines, "_connected", soon_resigned)
    engine = DaskEngine(cluster.address, LIMITS, HARDLY, PATIENCE)
    running = engine.run(tasks_of("a.xlsx", "b.xlsx", "c.xlsx"), never)
    assert next(running).status == "scored"
    engine.wait_seconds = 1.0
    cluster.scheduler.kill()
    with pytest.raises(UsageProblem) as raised:
        list(running)
    assert cluster.address in words_of(raised.value)


def test_an_answer_that_is_given_up_on_the_way_is_asked_for_again(tasks_of: MakeTasks) -> None:
    class GivenUp:
        """A future that ended well, until its answer is fetched."""

        status = "finished"

        def result(self, timeout: float) -> None:
            raise CancelledError

    class Client:
        """Keeps count of what it was given."""

        def __init__(self) -> None:
            self.given: list[GivenUp] = []

        def submit(self, *_: object, **__: object) -> Any:
            self.given.append(GivenUp())
            self.given[-1].add_done_callback = lambda _: None  # type: ignore[attr-defined]
            return self.given[-1]

    client = Client()
    (task,) = tasks_of("a.xlsx")
    round = engines._Round(DaskEngine("tcp://s", LIMITS), client)  # type: ignore[arg-type]
    round._give(task, 1)
    answers = [round._fetched(future) for future in client.given]  # type: ignore[arg-type]
    assert len(client.given) == len(answers) == engines.MOST_TRIES
    assert answers[:-1] == [None] * (engines.MOST_TRIES - 1)
    assert answers[-1] is not None
    assert answers[-1].status == "failed"


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:9", "nowhere", "abc://127.0.0.1:9", "tls://127.0.0.1:9"]
)
def test_an_address_where_nobody_answers_is_told(address: str, tasks_of: MakeTasks) -> None:
    problem = problem_of(DaskEngine(address, LIMITS, HARDLY, 0.3), tasks_of("a.xlsx"))
    assert address in words_of(problem)


def test_a_folder_that_a_worker_does_not_see_is_refused(tmp_path: Path) -> None:
    class Elsewhere:
        """A cluster whose worker has the right versions and another disk."""

        def wait_for_workers(self, *given: object, **named: object) -> None:
            pass

        def run_on_scheduler(self, function: Callable[[], Any]) -> Any:
            return function()

        def run(self, function: Callable[..., Any], *given: str, **named: object) -> dict[str, Any]:
            return {"tcp://w": function(*(item.replace(str(tmp_path), "/other") for item in given))}

    engine = DaskEngine("tcp://s", LIMITS)
    with pytest.raises(UsageProblem) as raised:
        engines._check_workers(engine, Elsewhere(), str(tmp_path))  # type: ignore[arg-type]
    assert str(tmp_path) in words_of(raised.value)


def test_without_dask_it_is_wrong_use(tasks_of: MakeTasks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    problem = problem_of(DaskEngine("tcp://127.0.0.1:9", LIMITS), tasks_of("a.xlsx"))
    assert problem.fault.code == "RV-145"


def test_nothing_to_do_asks_nobody() -> None:
    assert list(DaskEngine("nowhere", LIMITS).run([], never)) == []
