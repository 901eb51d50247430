"""The program `ravo`."""

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Modules and workbooks are millions of small values: looking for cycles among them
    # costs a tenth of the run and finds nothing.
    gc.set_threshold(200_000, 50, 50)

    from ravo.cli import app
    from ravo.console import run

    typed = sys.argv[1:]
    if not typed:
        from ravo.commands.desktop import has_own_console, words_of

        typed = words_of(typed, has_own_console)
    code = run(app, typed)
    # On its way out the interpreter would look through everything once more.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
