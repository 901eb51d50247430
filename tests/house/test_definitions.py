"""One thing, one definition: names of classes, and who opens a workbook for writing."""

import ast
from collections import defaultdict

from support.source import SourceNodes

FACTORY = "xlsx/new_workbook.py"
NO_WRITERS = frozenset({"xlsxwriter.utility", "xlsxwriter.worksheet", "openpyxl.utils"})
"""Parts of the libraries that open no workbook."""
WRITES = frozenset({"Workbook", "BlockBook", "ExcelWriter", "to_excel"})


def test_every_class_has_a_name_of_its_own(nodes: SourceNodes) -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for name, node in nodes:
        if isinstance(node, ast.ClassDef):
            places[node.name.lstrip("_")].append(f"{name}:{node.lineno}")
    assert len(places) > 400
    assert {name: at for name, at in places.items() if len(at) > 1} == {}


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module]
    return []


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def test_one_module_opens_workbooks_for_writing(nodes: SourceNodes) -> None:
    found: list[tuple[str, str]] = []
    for name, node in nodes:
        libraries = [
            module
            for module in _imported(node)
            if module.split(".")[0] in ("xlsxwriter", "openpyxl") and module not in NO_WRITERS
        ]
        found += [(name, library) for library in libraries]
        if (call := _called(node)) in WRITES:
            found.append((name, call))
    assert found == [(FACTORY, "xlsxwriter"), (FACTORY, "BlockBook")]


def test_no_named_tuple_keeps_what_it_works_out(nodes: SourceNodes) -> None:
    """A tuple has no room for the value of a `cached_property`: it fails at its first use."""
    tuples = [
        (name, node)
        for name, node in nodes
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "NamedTuple" for base in node.bases)
    ]
    assert len(tuples) > 50
    kept = [
        (name, node.name, part.name)
        for name, node in tuples
        for part in node.body
        if isinstance(part, ast.FunctionDef)
        and any(ast.unparse(each) == "cached_property" for each in part.decorator_list)
    ]
    assert kept == []
