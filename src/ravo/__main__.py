"""The program `ravo`."""

import atexit
import gc
import io
import os
import sys
from contextlib import suppress
from typing import Any


class _ArrowLater:
    """Keeps pandas from loading pyarrow beside itself, where that is installed.

    It takes a fifth of the time and a third of the memory of pandas, and nothing but Parquet files
    needs it: whoever writes one loads it then.
    """

    def find_spec(self, fullname: str, _path: Any = None, _target: Any = None) -> None:
        """Refuse pyarrow while pandas is being loaded."""
        pandas = sys.modules.get("pandas")
        if fullname == "pyarrow" and pandas is not None and not hasattr(pandas, "DataFrame"):
            raise ModuleNotFoundError(fullname, name=fullname)


class _Leaving:
    """Ends the process once everything that others left to do at its end is done.

    Taking apart pandas and all modules, which the system frees anyway, costs a tenth of its import.
    """

    code: int | None = None

    def __call__(self) -> None:
        """End the process with the exit code of the run, if the run came to its end."""
        if self.code is None:
            return
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(self.code)


def main() -> None:
    """Run the command line and leave with its exit code."""
    leaving = _Leaving()
    # What was registered first is called last.
    atexit.register(leaving)
    # Modules and workbooks are millions of small values: looking for cycles among them
    # costs a tenth of the run and finds nothing.
    gc.set_threshold(200_000, 50, 50)
    sys.meta_path.insert(0, _ArrowLater())
    # Plugins of pydantic are looked for among all that is installed; none has a part here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

    typed = sys.argv[1:]
    try:
        from ravo.cli import app
        from ravo.console import run
    except ImportError as error:
        if isinstance(sys.stderr, io.TextIOWrapper):
            # As all else that is printed; in a pipe Windows has letters of its own.
            sys.stderr.reconfigure(encoding="utf-8", errors="replace")
        sys.exit(_incomplete(error, typed))

    if not typed:
        from ravo.commands.desktop import has_own_console, words_of

        typed = words_of(typed, has_own_console)
    leaving.code = run(app, typed)
    sys.exit(leaving.code)


def _incomplete(error: ImportError, typed: list[str]) -> int:
    """Report a library without which no command can be read; return the exit code."""
    from ravo.faults.exit_codes import ExitCode
    from ravo.messages import chosen_lang
    from ravo.messages.missing_library import missing_library

    said = missing_library(error, chosen_lang(typed))
    if said is None:
        raise error
    sys.stderr.write(f"ravo: {said}\n")
    return ExitCode.BUG


if __name__ == "__main__":
    main()
