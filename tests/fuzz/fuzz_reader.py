"""Fuzzing the reader: files, cells, values, headings, old codes, corrections, profiles.

Without anything more than the project's own tools, random inputs:

    python tests/fuzz/fuzz_reader.py --seconds 60 [--seed 1] [--only values]

Guided by coverage, with atheris (Linux and Python 3.11 to 3.13; it is no dependency of the
project, so it goes into an environment of its own beside the project):

    python -m venv .venv-fuzz && .venv-fuzz/bin/pip install -e . atheris
    .venv-fuzz/bin/python tests/fuzz/fuzz_reader.py --guided --seconds 1200 --keep out/fuzz

Inputs that reach new code are kept in `KEEP/corpus`, from which the next run starts. Each
finding is kept once in `KEEP/findings`, the input and the traceback; run one again with
`--again FILE`. The exit code is 1 where something was found.
"""

import argparse
import importlib
import pkgutil
import random
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

MOST_BYTES = 1500
SLOW_SECONDS = 10.0
"""An input of so few bytes that takes longer is a finding: the file gate let through too much."""

SUMMARY_SECONDS = 20


class Finder:
    """Runs inputs and keeps each new finding once, by the kind of error and the line it rose at."""

    def __init__(self, keep: Path | None) -> None:
        from ravo.faults import RavoError
        from support.fuzzing.targets import run

        self.run, self.refusal = run, RavoError
        self.keep = keep / "findings" if keep else None
        self.found: Counter[str] = Counter()
        self.runs: Counter[str] = Counter()
        if self.keep:
            self.keep.mkdir(parents=True, exist_ok=True)

    def try_one(self, data: bytes) -> None:
        """Run one input in a folder of its own."""
        started = time.monotonic()
        with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
            warnings.simplefilter("error")
            warnings.simplefilter("ignore", ResourceWarning)
            try:
                self.runs[self.run(data, Path(folder))] += 1
            except (KeyboardInterrupt, SystemExit):
                raise
            except BaseException as problem:  # noqa: BLE001  panics of Rust are no Exception
                self._note(data, problem)
        if time.monotonic() - started > SLOW_SECONDS:
            self._note(data, TimeoutError("slow"))

    def _note(self, data: bytes, problem: BaseException) -> None:
        where = f"{type(problem).__name__} {_raised_at(problem)}"
        self.found[where] += 1
        if self.found[where] > 1:
            return
        trace = "".join(traceback.format_exception(problem))
        sys.stderr.write(f"\n== {where}\n{trace}\n")
        if self.keep:
            path = self.keep / "".join(c if c.isalnum() else "-" for c in where)
            path.with_suffix(".bin").write_bytes(data)
            path.with_suffix(".txt").write_text(trace, encoding="utf-8", errors="replace")

    def summary(self) -> str:
        """Return how often each target ran and what was found."""
        lines = [f"{name:>16} {count:>9,} runs" for name, count in self.runs.most_common()]
        lines += [f"FOUND {count:>6} x {where}" for where, count in self.found.most_common()]
        return "\n".join(lines) + f"\n{sum(self.runs.values()):,} runs, {len(self.found)} found\n"


def _raised_at(problem: BaseException) -> str:
    """Return the innermost line of the project, or of the oracles, that an error passed."""
    frames = traceback.extract_tb(problem.__traceback__)
    own = [f for f in frames if "ravo" in Path(f.filename).parts]
    last = own[-1:] or [f for f in frames if f.filename.endswith("targets.py")][-1:]
    return f"{Path(last[0].filename).name} {last[0].name} {last[0].lineno}" if last else "-"


def random_inputs(seed: int, only: str | None = None) -> Iterator[bytes]:
    """Yield inputs without end, the same ones for the same seed."""
    from support.fuzzing.targets import TARGETS

    names = [target.__name__ for target in TARGETS]
    source = random.Random(seed)
    while True:
        target = names.index(only) if only else source.randrange(len(names))
        body = source.randbytes(source.randrange(8, MOST_BYTES))
        small = bytes(byte % 16 for byte in body) if source.random() < 0.3 else body
        yield bytes([target]) + small


def guided(finder: Finder, keep: Path, seconds: int) -> None:
    """Run under atheris until the time is up; the process ends in it."""
    atheris = importlib.import_module("atheris")
    corpus = keep / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in zip(range(200), random_inputs(0), strict=False):
        (corpus / f"start-{number}").write_bytes(data)
    told = time.monotonic()

    def one(data: bytes) -> None:
        nonlocal told
        finder.try_one(data)
        if time.monotonic() > told + SUMMARY_SECONDS:
            told = time.monotonic()
            (keep / "summary.txt").write_text(finder.summary(), encoding="utf-8")

    limits = [f"-max_len={MOST_BYTES}", f"-max_total_time={seconds}", "-rss_limit_mb=2500"]
    options = [*limits, "-timeout=120", "-len_control=0", f"-artifact_prefix={keep}/"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one)
    atheris.Fuzz()


def _instrumented() -> None:
    """Import everything that is fuzzed with its branches counted, what is imported late too."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["ravo", "xlrd", "olefile", "msoffcrypto"]):
        package = importlib.import_module("ravo")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name != "ravo.__main__":
                importlib.import_module(module.name)
        importlib.import_module("support.fuzzing.targets")


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="one target")
    parser.add_argument("--keep", type=Path, help="folder for the corpus and the findings")
    parser.add_argument("--again", type=Path, help="run one kept input")
    parser.add_argument("--guided", action="store_true", help="by coverage, with atheris")
    asked = parser.parse_args()
    if asked.guided:
        _instrumented()
    finder = Finder(asked.keep)
    if asked.again:
        finder.try_one(asked.again.read_bytes())
    elif asked.guided:
        guided(finder, asked.keep or Path("out/fuzz"), asked.seconds)
    else:
        ends = time.monotonic() + asked.seconds
        for data in random_inputs(asked.seed, asked.only):
            if time.monotonic() > ends:
                break
            finder.try_one(data)
    sys.stderr.write(finder.summary())
    return 1 if finder.found else 0


if __name__ == "__main__":
    sys.exit(main())
