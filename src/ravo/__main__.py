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

    code = run(app)
    # On its way out the interpreter would look through everything once more.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
