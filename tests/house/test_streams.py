"""What writes data is given its stream: stdout is the command line's, and nobody redirects it."""

import ast

from support.source import SourceNodes

GIVEN = ("pipeline/", "results/", "ui/jobs/")
"""Rooms in which a stream comes as a value."""
OWN = frozenset({"stdout", "__stdout__"})
REDIRECTS = "redirect_stdout"


def _names_stdout(node: ast.AST) -> bool:
    """Tell whether a node names the stream of the process, or prints to it without a name."""
    if isinstance(node, ast.Attribute):
        return node.attr in OWN and isinstance(node.value, ast.Name) and node.value.id == "sys"
    if isinstance(node, ast.ImportFrom):
        return node.module == "sys" and any(alias.name in OWN for alias in node.names)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
        return all(keyword.arg != "file" for keyword in node.keywords)
    return False


def _redirects(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        return any(alias.name == REDIRECTS for alias in node.names)
    return isinstance(node, ast.Attribute) and node.attr == REDIRECTS


def test_the_rooms_of_a_run_write_to_the_stream_that_they_are_given(nodes: SourceNodes) -> None:
    found = {name for name, node in nodes if _names_stdout(node)}
    assert {"commands/check.py", "commands/score.py", "console.py"} <= found
    wrong = sorted(name for name in found if name.startswith(GIVEN))
    assert wrong == [], "take the stream as a parameter `to`; the command passes sys.stdout"


def test_nothing_redirects_stdout(nodes: SourceNodes) -> None:
    wrong = [name for name, node in nodes if _redirects(node)]
    assert wrong == [], "pass the stream `to` on to what writes"


def test_every_way_to_stdout_is_seen() -> None:
    for line in (
        "sys.stdout.write(words)",
        "give(sys.__stdout__)",
        "from sys import stdout",
        "print(words)",
    ):
        assert any(map(_names_stdout, ast.walk(ast.parse(line)))), line
    for line in ("print(words, file=to)", "process.stdout.read()"):
        assert not any(map(_names_stdout, ast.walk(ast.parse(line)))), line
    for line in (
        "from contextlib import redirect_stdout",
        "with contextlib.redirect_stdout(to): pass",
    ):
        assert any(map(_redirects, ast.walk(ast.parse(line)))), line
