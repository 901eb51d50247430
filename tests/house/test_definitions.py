"""One thing, one definition: names of classes and types, who opens workbooks, the blank day."""

import ast
import re
from collections import defaultdict

from support.source import SourceNodes

FACTORY = "xlsx/new_workbook.py"
NO_WRITERS = frozenset({"xlsxwriter.utility", "xlsxwriter.worksheet", "openpyxl.utils"})
"""Parts of the libraries that open no workbook."""
WRITES = frozenset({"Workbook", "BlockBook", "ExcelWriter", "to_excel"})
TYPE_NAME = re.compile(r"_?[A-Z](?:\w*[a-z]\w*)?")
"""A name in the letters of a class: what is assigned to it is a type. Constants have no small
letter; a type variable may have one letter."""


def _name_of_type(node: ast.AST) -> str | None:
    """Return the name that a class, an alias of a type or a type variable gets."""
    if isinstance(node, ast.ClassDef):
        return node.name
    target: ast.AST | None = None
    if isinstance(node, ast.Assign):
        target = node.targets[0]
    elif isinstance(node, ast.AnnAssign):
        target = node.target
    if isinstance(target, ast.Name) and TYPE_NAME.fullmatch(target.id):
        return target.id
    return None


def test_every_class_and_every_type_has_a_name_of_its_own(nodes: SourceNodes) -> None:
    """An alias may be defined in both branches of an `if` of its module."""
    places: dict[str, set[str]] = defaultdict(set)
    aliases = set()
    for name, node in nodes:
        if (own := _name_of_type(node)) is None:
            continue
        if isinstance(node, ast.ClassDef):
            places[own.lstrip("_")].add(f"{name}:{node.lineno}")
        else:
            places[own.lstrip("_")].add(name)
            aliases.add(own)
    assert (len(places) > 1300, len(aliases) > 300) == (True, True)
    shared = {name: at for name, at in places.items() if len(at) > 1}
    assert shared == {}, "rename the newer one: a leading _ makes no other name"


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
    wanted = [(FACTORY, "xlsxwriter"), (FACTORY, "BlockBook")]
    assert found == wanted, f"write workbooks with {FACTORY}, read them with workbook/"


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
    assert kept == [], "make it a property, or the class a dataclass"


def test_one_module_makes_the_blank_among_days(nodes: SourceNodes) -> None:
    """Newer versions of numpy warn of one without a unit, and a warning fails the tests."""
    found = [
        (name, ast.unparse(node))
        for name, node in nodes
        if _called(node) == "datetime64" and "NaT" in ast.unparse(node)
    ]
    assert found == [("typed_columns.py", "np.datetime64('NaT', 'D')")], "take NO_DAY from there"
