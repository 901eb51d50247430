"""Tries the tests on mutants: python tools/mutants.py [--sample N] [--left] [PATTERN ...].

The mutants are those of mutmut (its operators, its functions that choose a mutant when called),
of the files that `tool.mutmut` in pyproject.toml names; a PATTERN such as `ravo.places.*` takes
some of them. The runner is its own: pytest collects once, every mutant is a fork of the collected
session, and only tests that call the mutated function run in it, the quickest first, those that
killed its neighbours before all. mutmut itself collects the chosen files again for each mutant.

One line per mutant goes to out/mutants/results.tsv; a table by module is printed. With --left
only the mutants that the last run left alive are tried again, against the tests of today.
Needs `fork`, and mutmut beside the packages of the `dev` extra.
"""

import argparse
import collections
import contextlib
import difflib
import fnmatch
import hashlib
import itertools
import json
import os
import random
import re
import resource
import shutil
import signal
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "out" / "mutants"
RESULTS = HOME / "results.tsv"
CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
OPTIONS = ["-x", "-s", "-q", "-p", "no:xdist", "-p", "no:randomly", "--tb=short"]
EXAMPLES = 25
"""How many examples a property is tried with for one mutant."""
SECONDS_AT_LEAST = 20


@dataclass
class Module:
    """One source file with its mutants."""

    name: str
    code: list[str]
    spans: dict[str, tuple[int, int]]
    mutants: list[str]

    def change(self, mutant: str) -> str:
        """Return the lines that a mutant takes away and puts in."""
        function = mutant.rpartition("__mutmut_")[0]
        old, new = (self._lines(name) for name in (f"{function}__mutmut_orig", mutant))
        lines = list(difflib.unified_diff(old, new, lineterm="", n=0))[2:]
        shown = (f"{line[0]} {line[1:].strip()}" for line in lines if line[0] in "+-")
        return " ".join(line for line in shown if "__mutmut_" not in line)

    def _lines(self, name: str) -> list[str]:
        start, end = self.spans[name]
        return self.code[start - 1 : end]


def mutated_sources(patterns: list[str]) -> list[Module]:
    """Write the sources with their mutants to out/mutants/src and return the modules."""
    for name in ("src", "tmp"):
        shutil.rmtree(HOME / name, ignore_errors=True)
    shutil.copytree(ROOT / "src", HOME / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", HOME / "templates", dirs_exist_ok=True)
    paths = (p for pattern in CONFIG["only_mutate"] for p in sorted(ROOT.glob(pattern)))
    modules = (_mutated(path.relative_to(ROOT), patterns) for path in paths)
    return [module for module in modules if module is not None]


def uncached(source: str) -> str:
    """Return a source whose cached functions get their cache at the end of the file.

    mutmut leaves functions with a decorator as they are, and half of a look-up is cached.
    """
    pattern = r"^@((?:lru_)?cache(?:\(.*\))?)\n(?=def (\w+)\()"
    late = [f"{name} = {cache}({name})\n" for cache, name in re.findall(pattern, source, re.M)]
    return re.sub(pattern, "", source, flags=re.M) + "\n\n" + "".join(late)


def _mutated(path: Path, patterns: list[str]) -> Module | None:
    """Return the mutants of one file, kept from an earlier run where the file is the same."""
    name = ".".join(path.with_suffix("").parts[1:])
    if not any(fnmatch.fnmatch(name, p) or fnmatch.fnmatch(p, f"{name}.*") for p in patterns):
        return None
    source = uncached((ROOT / path).read_text("utf-8"))
    kept = HOME / "kept" / hashlib.sha256(source.encode()).hexdigest()
    if not kept.exists():
        made = mutate_file_contents(str(path), source)
        spans = {
            key: (span.start, span.end) for key, span in made.line_span_by_function_name.items()
        }
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(json.dumps([made.code, spans, list(made.mutant_names)]), "utf-8")
    code, spans, names = json.loads(kept.read_text("utf-8"))
    (HOME / path).write_text(code, "utf-8")
    return Module(name, code.splitlines(), spans, names)


def _file(test: str) -> str:
    return test.partition("::")[0]


def _rests_on(name: str, found: set[str]) -> set[str]:
    """Return the modules of the package that a module uses, directly or by others."""
    for value in list(vars(sys.modules[name]).values()):
        used = getattr(value, "__module__", None) or getattr(value, "__name__", None)
        if not isinstance(used, str) or not used.startswith("ravo.") or used not in sys.modules:
            continue
        if used not in found:
            found.add(used)
            _rests_on(used, found)
    return found


def forget(mutated: str | None = None) -> None:
    """Empty the caches of the package, so that no earlier answer hides a mutant.

    What the mutated module rests on stays: no mutant of it can have changed that.
    """
    kept = _rests_on(mutated, set()) - {mutated} if mutated else set()
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] in ("ravo", "support") and name not in kept:
            for value in list(vars(module).values()):
                getattr(value, "cache_clear", lambda: None)()


@dataclass(eq=False)
class Campaign:
    """A pytest plugin: runs the tests once to see what each calls, then every mutant in a fork."""

    modules: list[Module]
    chosen: list[str]
    jobs: int
    seconds: float
    calls: dict[str, set[str]] = field(default_factory=lambda: collections.defaultdict(set))
    files: dict[str, set[str]] = field(default_factory=lambda: collections.defaultdict(set))
    in_fixture: dict[Any, set[str]] = field(default_factory=dict)
    spent: dict[str, float] = field(default_factory=lambda: collections.defaultdict(float))
    kills: dict[tuple[str, str], int] = field(default_factory=collections.Counter)
    repeatable: dict[str, bool] = field(default_factory=dict)
    no_killers: dict[str, set[str]] = field(default_factory=lambda: collections.defaultdict(set))
    failed: str = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Try properties on fewer examples, and do not look for the smallest that fails."""
        import hypothesis  # pytest rewrites its assertions, so not before pytest runs

        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        for item in items:
            test = getattr(item, "obj", None)
            test = getattr(test, "__func__", test)
            own = getattr(test, "_hypothesis_internal_use_settings", None)
            if test is not None and own is not None:
                few = min(own.max_examples, EXAMPLES)
                test._hypothesis_internal_use_settings = hypothesis.settings(
                    own, max_examples=few, phases=phases, database=None
                )

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """Note which functions a fixture calls: whoever uses it depends on them."""
        before = set(state()._stats)
        state()._stats.clear()
        result = yield
        self.in_fixture.setdefault(fixturedef, set()).update(state()._stats)
        state()._stats.update(before)
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what failed."""
        if report.failed:
            self.failed = report.nodeid

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run every test once, then the mutants."""
        set_mutant_under_test("stats")
        os.environ["MUTMUT_DEPENDENCY_DEPTH"] = "-1"
        files = None
        for item in session.items:
            if item.path != files:
                files = item.path
                forget()
            state()._stats.clear()
            began = time.process_time()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
            self.spent[item.nodeid] = time.process_time() - began
            if self.failed:
                pytest.exit(f"{self.failed} fails without a mutant", 2)
            self._note(item)
        self._run_all({item.nodeid: item for item in session.items})
        return True

    def _note(self, item: pytest.Item) -> None:
        used = set(state()._stats)
        for definitions in item._fixtureinfo.name2fixturedefs.values():  # type: ignore[attr-defined]
            for definition in definitions:
                used |= self.in_fixture.get(definition, set())
        for function in used:
            self.calls[function].add(item.nodeid)
            self.files[function].add(_file(item.nodeid))

    def _tests(self, mutant: str) -> list[str]:
        function = mutant.rpartition("__mutmut_")[0]
        module = function.rpartition(".")[0]

        # All that call it; and what a cached function returned to one test of a file, others of
        # it found in the cache.
        nearby = {test for test in self.spent if _file(test) in self.files[function]}

        def order(test: str) -> tuple[int, int, bool, bool, float]:
            kills = -self.kills[function, test], -self.kills[module, test]
            # The tests of a room are named as its modules are.
            own = Path(_file(test)).stem == f"test_{module.rpartition('.')[2]}"
            return (*kills, not own, test not in self.calls[function], self.spent[test])

        left = self.seconds
        kept: list[str] = []
        nearby -= self.no_killers[mutant]
        for test in sorted(nearby, key=order):
            left -= self.spent[test]
            if left >= 0 or not kept:
                kept.append(test)
        return kept

    def _run_all(self, items: dict[str, pytest.Item]) -> None:
        names = {f"{m.name}.{mutant}": (m, mutant) for m in self.modules for mutant in m.mutants}
        running: dict[int, tuple[str, int]] = {}
        waiting = collections.deque(self.chosen)
        with RESULTS.open("a", encoding="utf-8") as out:
            while waiting or running:
                if waiting and len(running) < self.jobs:
                    name = waiting.popleft()
                    if tests := self._tests(name):
                        pid, pipe = self._fork(name, [items[test] for test in tests])
                        running[pid] = (name, pipe)
                    else:
                        module, mutant = names[name]
                        out.write(f"{name}\tno test\t{module.change(mutant)}\n")
                    continue
                pid, status = os.wait()
                done, pipe = running.pop(pid)
                shutil.rmtree(HOME / "tmp" / str(pid), ignore_errors=True)
                killer = os.read(pipe, 4000).decode()
                os.close(pipe)
                if killer and not self._kills(done, items[killer]):
                    self.no_killers[done].add(killer)
                    waiting.appendleft(done)
                    continue
                fate = self._fate(done, status, killer)
                module, mutant = names[done]
                out.write(f"{done}\t{fate}\t{module.change(mutant)}\n")
                out.flush()

    def _kills(self, mutant: str, test: pytest.Item) -> bool:
        """Return whether a test fails by the mutant alone: by itself, and not without the mutant.

        A test that cannot run twice in one process, or beside others, kills nothing.
        """
        if test.nodeid not in self.repeatable:
            self.repeatable[test.nodeid] = not self._fails("none", test)
        found = self.repeatable[test.nodeid] and self._fails(mutant, test)
        if not found:
            print(f"{test.nodeid} fails, but not by {mutant}: left out for it")
        return found

    def _fails(self, mutant: str, test: pytest.Item) -> bool:
        pid, pipe = self._fork(mutant, [test])
        status = os.waitpid(pid, 0)[1]
        shutil.rmtree(HOME / "tmp" / str(pid), ignore_errors=True)
        killer = os.read(pipe, 4000)
        os.close(pipe)
        return bool(killer) or status != 0

    def _fate(self, name: str, status: int, killer: str) -> str:
        if killer:
            function = name.rpartition("__mutmut_")[0]
            self.kills[function, killer] += 1
            self.kills[function.rpartition(".")[0], killer] += 1
            return f"killed by {killer}"
        if os.WIFSIGNALED(status):
            return "killed by time" if os.WTERMSIG(status) == signal.SIGXCPU else "killed by crash"
        return "survived" if status == 0 else "killed by an error"

    def _fork(self, name: str, items: list[pytest.Item]) -> tuple[int, int]:
        reading, writing = os.pipe()
        sys.stdout.flush()
        pid = os.fork()
        if pid:
            os.close(writing)
            return pid, reading
        with contextlib.suppress(BaseException):
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            whole = SECONDS_AT_LEAST + int(3 * sum(self.spent[item.nodeid] for item in items))
            resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 5))
            # Two copies of a process would clear away each other's temporary folders.
            folder = HOME / "tmp" / str(os.getpid())
            folder.mkdir(parents=True)
            items[0].config._tmp_path_factory._basetemp = folder  # type: ignore[attr-defined]
            set_mutant_under_test(name)
            forget(name.rpartition(".")[0] or None)
            for item in items:
                # As the first time: what a fixture keeps for several tests is made for each.
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
                if self.failed:
                    os.write(writing, self.failed.encode())
                    break
            os._exit(0)
        os._exit(3)


def fate_afresh(name: str, tests: list[str]) -> str:
    """Try a mutant in a process that has imported nothing of the package yet.

    Values that tests make when they are imported are then those of the mutant too.
    """
    sys.stdout.flush()
    pid = os.fork()
    if not pid:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        set_mutant_under_test(name)
        os._exit(int(pytest.main([*OPTIONS, *tests])))
    status = os.waitpid(pid, 0)[1]
    return "survived" if status == 0 else "killed where everything is imported anew"


def write_afresh(modules: list[Module], chosen: list[str], tests: list[str]) -> None:
    """Try each chosen mutant in a process of its own and write what became of it."""
    names = {f"{m.name}.{mutant}": (m, mutant) for m in modules for mutant in m.mutants}
    with RESULTS.open("a", encoding="utf-8") as out:
        for name in chosen:
            module, mutant = names[name]
            out.write(f"{name}\t{fate_afresh(name, tests)}\t{module.change(mutant)}\n")
            out.flush()


def last_results() -> dict[str, list[str]]:
    """Return the newest line of each mutant: what became of it, and its change."""
    lines = RESULTS.read_text("utf-8").splitlines() if RESULTS.exists() else []
    return {name: rest for name, *rest in (line.split("\t") for line in lines)}


def chosen_mutants(modules: list[Module], asked: argparse.Namespace) -> list[str]:
    """Return the names of the mutants to try, a sample of each module where one is asked for."""
    left = {name for name, (fate, *_) in last_results().items() if not fate.startswith("killed")}
    by_module = []
    for module in modules:
        names = [f"{module.name}.{mutant}" for mutant in module.mutants]
        names = [n for n in names if any(fnmatch.fnmatch(n, p) for p in asked.patterns or ["*"])]
        if asked.left:
            names = [name for name in names if name in left]
        if asked.sample and asked.sample < len(names):
            names = sorted(random.Random(asked.seed).sample(names, asked.sample), key=names.index)
        by_module.append(names)
    # In turn, so that a run that is broken off has tried every module alike.
    turns = itertools.chain.from_iterable(itertools.zip_longest(*by_module))
    chosen = [name for name in turns if name is not None]
    if not asked.left:
        chosen = [name for name in chosen if name not in last_results()]
    return chosen


def show(modules: list[Module]) -> None:
    """Print the table by module and the mutants that live."""
    results = last_results()
    print(f"{'module':40} {'mutants':>8} {'tried':>6} {'killed':>7}  share")
    alive = []
    for module in modules:
        names = [f"{module.name}.{mutant}" for mutant in module.mutants]
        tried = [name for name in names if name in results]
        killed = [name for name in tried if results[name][0].startswith("killed")]
        alive += [name for name in tried if name not in killed]
        if tried:
            share = f"{len(killed) / len(tried):6.1%}"
            print(f"{module.name:40} {len(names):8} {len(tried):6} {len(killed):7} {share}")
    for name in alive:
        print(f"{name}: {results[name][0]}: {results[name][1]}")


def main() -> None:
    """Read the words of the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("patterns", nargs="*")
    parser.add_argument("--sample", type=int, default=0, help="mutants of each module, at random")
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    parser.add_argument("--left", action="store_true", help="only those that lived the last time")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=float, default=60, help="of tests for one mutant")
    parser.add_argument("--tests", nargs="*", default=CONFIG["pytest_add_cli_args_test_selection"])
    parser.add_argument("--afresh", action="store_true", help="a process for each mutant")
    parser.add_argument("--show", action="store_true", help="only print the last results")
    asked = parser.parse_args()
    os.chdir(ROOT)
    # Copies of one process would begin registers of the same name on its server.
    os.environ["RAVO_POSTGRES"] = "none"
    HOME.mkdir(parents=True, exist_ok=True)
    modules = mutated_sources(asked.patterns or ["*"])
    if not asked.show:
        sys.path.insert(0, str(HOME / "src"))
        chosen = chosen_mutants(modules, asked)
        plugin = Campaign(modules, chosen, asked.jobs, asked.seconds)
        if asked.afresh:
            write_afresh(modules, chosen, asked.tests)
        elif code := pytest.main([*OPTIONS, *asked.tests], plugins=[plugin]):
            raise SystemExit(int(code))
    show(modules)


if __name__ == "__main__":
    main()
