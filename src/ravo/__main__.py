"""The program `ravo`."""

import gc
import os
import sys
from importlib.abc import MetaPathFinder
from typing import Any


class _ArrowLater(MetaPathFinder):
    """Keeps pandas from loading pyarrow beside itself, where that is installed.

    It takes a fifth of the time and a third of the memory of pandas, and nothing but Parquet files
    needs it: whoever writes one loads it then.
    """

    def find_spec(self, fullname: str, _path: Any = None, _target: Any = None) -> None:
        """Refuse pyarrow while pandas is being loaded."""
        pandas = sys.modules.get("pandas")
        if fullname == "pyarrow" and pandas is not None and not hasattr(pandas, "DataFrame"):
            raise ModuleNotFoundError(fullname, name=fullname)


def main() -> None:
    """Run the command line and leave with its exit code."""
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
        sys.exit(_incomplete(error, typed))

    if not typed:
        from ravo.commands.desktop import has_own_console, words_of

        typed = words_of(typed, has_own_console)
    code = run(app, typed)
    # On its way out the interpreter would look through everything once more.
    gc.freeze()
    sys.exit(code)


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
