"""The program `ravo`."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from ravo.cli import app
    from ravo.console import run

    sys.exit(run(app))


if __name__ == "__main__":
    main()
