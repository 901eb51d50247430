"""Every fault of the taxonomy is expected by a test: found in an input, not only listed."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

from ravo.faults.taxonomy import all_kinds

TESTS = Path(__file__).parents[1]
CODE = re.compile(r"RV-\d+")
MAKERS = {"Fault", "kind_of", "usage", "unreadable", "cell_fault", "cell_faults"}
"""Functions to which a test gives a code: what they return is no finding of the program."""


def expected_in(tree: ast.Module) -> set[str]:
    """Return the codes that a file of tests expects.

    They are in strings or in constants of the program that the file imports. Docstrings, what is
    given to `MAKERS`, and sets of codes of the whole file, which sort codes, do not count.
    """
    passed_over = {id(node) for node in _no_expectations(tree)}
    found: set[str] = set()
    names = dict(_imported_codes(tree))
    for node in ast.walk(tree):
        if id(node) in passed_over:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.update(CODE.findall(node.value))
        if isinstance(node, ast.Name) and node.id in names:
            found.add(names[node.id])
    return found


def _no_expectations(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        if isinstance(node, ast.Call) and _name_of(node.func) in MAKERS:
            yield from node.args[:1]
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Set):
            yield from ast.walk(statement.value)


def _name_of(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _imported_codes(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the names under which a file imports codes of faults, each with its code."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("ravo."):
            continue
        for one in node.names:
            if one.name.isupper():
                value = getattr(importlib.import_module(node.module or ""), one.name, None)
                if isinstance(value, str) and CODE.fullmatch(value):
                    yield one.asname or one.name, value


def test_every_fault_is_expected_by_a_test() -> None:
    files = (path for path in TESTS.rglob("*.py") if path != Path(__file__))
    expected: set[str] = set()
    for path in files:
        expected |= expected_in(ast.parse(path.read_text(encoding="utf-8")))
    # The faults of the workbooks that are kept as data.
    expected.update(CODE.findall((TESTS / "workbooks/expected.yaml").read_text(encoding="utf-8")))
    assert sorted(set(all_kinds()) - expected) == []


def test_a_list_of_codes_a_docstring_or_a_fault_that_is_made_is_no_expectation() -> None:
    source = '''
"""RV-101 is described."""
from ravo.changes.doubtful_pairs import TO_CONFIRM
LISTED = {"RV-102", *("RV-103",)}
CASES = [("x", "RV-104")]
def test_it():
    """RV-105."""
    fault = Fault("RV-106", params={"code": "RV-107"})
    assert fault.code in (TO_CONFIRM, "ravo: RV-108: ")
'''
    named = {"RV-104", "RV-107", "RV-108"}
    from ravo.changes.doubtful_pairs import TO_CONFIRM

    assert expected_in(ast.parse(source)) == {*named, TO_CONFIRM}
