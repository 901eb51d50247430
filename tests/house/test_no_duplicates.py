"""A function is in one module: two with equal bodies are one fact, or one thing written twice."""

import ast
from collections import defaultdict
from collections.abc import Sequence

from support.source import SourceNodes

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
LEAST = 3
"""Statements of a body, those inside others counted, from which on equal ones are no chance."""
MEANT: frozenset[frozenset[str]] = frozenset()
"""Pairs of `module function` that are equal and have to stay, each with its reason beside it."""


def body_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Sequence[ast.stmt]:
    """Return the statements of a function without its docstring."""
    return function.body[ast.get_docstring(function, clean=False) is not None :]


def is_long(body: Sequence[ast.stmt]) -> bool:
    """Tell whether a body has enough statements for equality to mean something."""
    return sum(isinstance(node, ast.stmt) for part in body for node in ast.walk(part)) >= LEAST


def own_names(function: ast.FunctionDef | ast.AsyncFunctionDef) -> frozenset[str]:
    """Return the names that a function gives: its parameters and what it assigns."""
    nodes = list(ast.walk(function))
    assigned = {node.id for node in nodes if isinstance(node, ast.Name) and _is_set(node)}
    return frozenset(assigned | {node.arg for node in nodes if isinstance(node, ast.arg)})


def _is_set(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def shape_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """Return the body with its own names numbered and without annotations."""
    own, numbers = own_names(function), dict[str, str]()

    def shown(node: object) -> str:
        if isinstance(node, ast.AST):
            fields = [shown(_field(node, name)) for name in node._fields]
            return f"{type(node).__name__}({','.join(fields)})"
        if isinstance(node, list):
            return f"[{','.join(map(shown, node))}]"
        if isinstance(node, str) and node in own:
            return numbers.setdefault(node, f"#{len(numbers)}")
        return repr(node)

    return shown(list(body_of(function)))


def _field(node: ast.AST, name: str) -> object:
    return None if name in ("annotation", "returns") else getattr(node, name, None)


def equals(nodes: SourceNodes) -> set[frozenset[str]]:
    """Return the functions of two modules or more that have one body, as `module function`."""
    alike: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for module, node in nodes:
        if isinstance(node, FUNCTIONS) and is_long(body_of(node)):
            alike[shape_of(node)].add((module, node.name))
    return {
        frozenset(f"{module} {name}" for module, name in places)
        for places in alike.values()
        if len({module for module, _ in places}) > 1
    }


def test_no_two_modules_contain_one_function(nodes: SourceNodes) -> None:
    advice = "keep the one in the upper room and import it, or name the pair in MEANT with a reason"
    assert equals(nodes) == MEANT, advice


def test_other_names_and_notes_do_not_hide_that_two_functions_are_equal() -> None:
    one = '''
def size_of(found: list[int]) -> int:
    """Return a size."""
    count: int = 0
    for value in found:
        count += value
    return count
'''
    other = """
async def _sum(given):
    total = 0
    for item in given:
        total += item
    return total
"""
    plain = other.replace("total = 0", "total: float = 0")
    assert _equal(one, plain) == {frozenset({"a.py size_of", "b.py _sum"})}
    for word, instead in (("total += item", "total -= item"), ("    for", "    print()\n    for")):
        assert _equal(one, plain.replace(word, instead)) == set()
    assert _equal(one, one.replace("count", "found")) == set()
    short = "def _few(names):\n    return names[:3]\n"
    assert _equal(short, short) == set()


def _equal(one: str, other: str) -> set[frozenset[str]]:
    modules = (("a.py", one), ("b.py", other))
    return equals([(name, node) for name, text in modules for node in ast.walk(ast.parse(text))])
