"""The source of the package, for rules that hold in all of it."""

import ast
from collections.abc import Sequence
from pathlib import Path

import ravo

ROOT = Path(ravo.__file__).parent
SourceNodes = Sequence[tuple[str, ast.AST]]


def nodes_of_package() -> SourceNodes:
    """Return every node of every module, with the place of the module in the package."""
    files = {path.relative_to(ROOT).as_posix(): path for path in sorted(ROOT.rglob("*.py"))}
    return [
        (name, node)
        for name, path in files.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    ]
