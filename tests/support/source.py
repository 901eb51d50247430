"""The source of the package, for rules that hold in all of it."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

import ravo
from ravo.register.collector import uncollected

ROOT = Path(ravo.__file__).parent
SourceNodes = Sequence[tuple[str, ast.AST]]


def nodes_of_package() -> SourceNodes:
    """Return every node of every module, with the place of the module in the package."""
    files = {path.relative_to(ROOT).as_posix(): path for path in sorted(ROOT.rglob("*.py"))}
    with uncollected():
        return [
            (name, node)
            for name, path in files.items()
            for node in every_node(ast.parse(path.read_text(encoding="utf-8")))
        ]


def every_node(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield every node, marks of reading and writing left out."""
    todo = [tree]
    for node in todo:
        yield node
        for value in vars(node).values():
            if isinstance(value, list):
                todo += [item for item in value if isinstance(item, ast.AST)]
            elif isinstance(value, ast.AST) and not isinstance(value, ast.expr_context):
                todo.append(value)


def statements(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield every statement, and what holds statements as a handler of errors does."""
    todo = [tree]
    for node in todo:
        yield node
        for name in ("body", "orelse", "finalbody", "handlers", "cases"):
            held = getattr(node, name, ())
            todo += held if isinstance(held, list) else ()
