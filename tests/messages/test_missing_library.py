"""A library that is not there is named with the way to get it, in one sentence."""

import subprocess
import sys
from importlib import import_module

import pytest

from ravo.messages.missing_library import missing_library


def failing(name: str) -> ImportError:
    with pytest.raises(ImportError) as caught:
        import_module(name)
    return caught.value


def test_the_library_is_named_and_not_a_part_of_it_nor_a_part_of_ravo() -> None:
    said = missing_library(ModuleNotFoundError(name="lxml.etree"), "vi")
    assert said is not None
    assert "thư viện lxml," in said
    assert "pip install ." in said
    assert missing_library(failing("ravo.no_such_part"), "vi") is None
    assert missing_library(ValueError("lxml"), "vi") is None
    # pandas names none itself, but the one behind it does.
    outer = ImportError("Unable to import required dependencies")
    outer.__cause__ = ModuleNotFoundError(name="numpy")
    assert "numpy" in (missing_library(outer, "en") or "")


@pytest.mark.parametrize(("library", "words"), [("typer", ["--version"]), ("numpy", ["score"])])
def test_a_start_without_a_library_is_one_sentence(library: str, words: list[str]) -> None:
    """One that the command line needs, and one that a command needs."""
    lines = f"import sys; sys.modules[{library!r}] = None; sys.argv = ['ravo', *sys.argv[1:]]\n"
    done = subprocess.run(
        [sys.executable, "-c", f"{lines}from ravo.__main__ import main\nmain()", *words, "x.xlsx"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode != 0
    assert done.stderr.count("\n") == 1
    assert f"thiếu thư viện {library}" in done.stderr
    assert "Traceback" not in done.stderr
