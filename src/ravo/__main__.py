"""The program `ravo`."""

import atexit
import gc
import io
import os
import sys
from contextlib import suppress
from typing import Any


class _ArrowLater:
    """An import hook that stops pandas from loading pyarrow along with itself.

    Loading pyarrow costs a fifth of the time and a third of the memory of pandas, and only Parquet
    files need it: the code that writes one imports it then.
    """

    def find_spec(self, fullname: str, _path: Any = None, _target: Any = None) -> None:
        """Refuse pyarrow while pandas is being loaded."""
        pandas = sys.modules.get("pandas")
        if fullname == "pyarrow" and pandas is not None and not hasattr(pandas, "DataFrame"):
            raise ModuleNotFoundError(fullname, name=fullname)


class _Leaving:
    """An exit handler that ends the process at once, after all other exit handlers have run.

    It saves the time to tear down pandas and all modules, a tenth of that of their import; the
    system frees their memory anyway.
    """

    code: int | None = None

    def __call__(self) -> None:
        """Flush both streams and end the process with `code`; do nothing where `code` is None."""
        if self.code is None:
            return
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(self.code)


def main() -> None:
    """Run the command line and leave with its exit code."""
    leaving = _Leaving()
    # Exit handlers run in reverse order: the first one registered runs last.
    atexit.register(leaving)
    # Modules and workbooks are millions of small values: the search of the garbage collector for
    # cycles among them costs a tenth of the run and frees nothing.
    gc.set_threshold(200_000, 50, 50)
    sys.meta_path.insert(0, _ArrowLater())
    # pydantic would search all installed packages for plugins; ravo uses none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

    typed = sys.argv[1:]
    try:
        from ravo.cli import app
        from ravo.console import run
    except ImportError as error:
        if isinstance(sys.stderr, io.TextIOWrapper):
            # UTF-8 as for all other output: into a pipe, Windows would write its own code page.
            sys.stderr.reconfigure(encoding="utf-8", errors="replace")
        sys.exit(_incomplete(error, typed))

    if not typed:
        from ravo.commands.desktop import has_own_console, words_of

        typed = words_of(typed, has_own_console)
    leaving.code = run(app, typed)
    sys.exit(leaving.code)


def _incomplete(error: ImportError, typed: list[str]) -> int:
    """Print which missing library keeps the command line from loading; return the exit code.

    Any other error is raised again.
    """
    from ravo.faults.exit_codes import ExitCode
    from ravo.messages import chosen_lang
    from ravo.messages.missing_library import missing_library

    sentence = missing_library(error, chosen_lang(typed))
    if sentence is None:
        raise error
    sys.stderr.write(f"ravo: {sentence}\n")
    return ExitCode.BUG


if __name__ == "__main__":
    main()
