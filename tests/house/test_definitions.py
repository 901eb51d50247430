"""One thing, one definition: names of classes, and who opens a workbook for writing."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import ravo

ROOT = Path(ravo.__file__).parent
FACTORY = "xlsx/new_workbook.py"
NO_WRITERS = frozenset({"xlsxwriter.utility", "xlsxwriter.worksheet", "openpyxl.utils"})
"""Parts of the libraries that open no workbook."""
WRITES = frozenset({"Workbook", "ExcelWriter", "to_excel"})


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def test_every_class_has_a_name_of_its_own() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for name, tree in _modules():
        for node in ast.walk(tree):
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


def test_one_module_opens_workbooks_for_writing() -> None:
    found: list[tuple[str, str]] = []
    for name, tree in _modules():
        for node in ast.walk(tree):
            libraries = [
                module
                for module in _imported(node)
                if module.split(".")[0] in ("xlsxwriter", "openpyxl") and module not in NO_WRITERS
            ]
            found += [(name, library) for library in libraries]
            if (call := _called(node)) in WRITES:
                found.append((name, call))
    assert found == [(FACTORY, "xlsxwriter"), (FACTORY, "Workbook")]
