"""Summaries of docstrings and names of functions say what a thing contains, returns or compares.

A word that only hints at the action ("told", "found", "whatever") leaves the reader to guess who
reports what to whom; CONTRIBUTING.md has the words to use.
"""

import ast
import re

from support.source import SourceNodes

RIDDLES = re.compile(
    r"\b(ask|asked|asks|found|made|said|say|says|somebody|stand|stands|stood|tell|tells|told"
    r"|whatever)\b",
    re.IGNORECASE,
)
NAMES = re.compile(r"_?(asked|found|made|said|told)")
IN_NAMES = re.compile(r"(?:^|_)(said|says|stands|told|whatever|whither)(?:_|$)")
"""What no function and no module has in its name."""
ADVICE = "say it without the words of {}: who records, lists, reports, contains or returns what"
CODE = re.compile(r"`[^`]*`")
IN_FUNCTIONS = frozenset({"asked", "found", "made", "meant", "said", "says", "told"})
"""What no variable, attribute or field is called: the noun of what it holds serves better."""
KEPT_FIELDS = frozenset({"Case.asked", "Evidence.asked", "_WrittenCase.asked"})
"""Fields that keep such a name: Evidence has that of a column, the cases have that of a key."""
Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def summary_of(node: Documented) -> str:
    words = (ast.get_docstring(node) or "").partition("\n\n")[0]
    return CODE.sub("", " ".join(words.split()))


def test_no_summary_of_a_docstring_is_a_riddle(nodes: SourceNodes) -> None:
    documented = [(file, node) for file, node in nodes if isinstance(node, Documented)]
    summaries = [(file, summary_of(node)) for file, node in documented]
    assert len(summaries) > 3000
    riddles = [item for item in summaries if RIDDLES.search(item[1])]
    assert riddles == [], ADVICE.format("RIDDLES")


def test_no_function_or_parameter_is_named_by_what_somebody_did(nodes: SourceNodes) -> None:
    named: set[str] = set()
    for file, node in nodes:
        if isinstance(node, FUNCTIONS):
            parts = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
            named |= {f"{file} {node.name} {item.arg}" for item in parts}
            named.add(f"{file} {node.name}")
    riddles = {item for item in named if NAMES.fullmatch(item.rpartition(" ")[2])}
    assert riddles == set(), ADVICE.format("NAMES")


def test_no_function_or_module_has_a_riddle_in_its_name(nodes: SourceNodes) -> None:
    functions = {f"{file} {node.name}" for file, node in nodes if isinstance(node, FUNCTIONS)}
    modules = {part for file, _ in nodes for part in file.removesuffix(".py").split("/")}
    assert (len(functions) > 5000, len(modules) > 500) == (True, True)
    names = functions | modules
    riddles = {name for name in names if IN_NAMES.search(name.rpartition(" ")[2])}
    assert riddles == set(), ADVICE.format("IN_NAMES")


def test_no_variable_is_named_by_what_somebody_did(nodes: SourceNodes) -> None:
    functions = [(file, node) for file, node in nodes if isinstance(node, FUNCTIONS)]
    stored = [
        (file, function.name, node.id)
        for file, function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]
    assert len(stored) > 10_000
    riddles = {item for item in stored if item[2] in IN_FUNCTIONS}
    assert riddles == set(), "name the variable by the noun of what it holds"


def test_no_attribute_or_field_is_named_by_what_somebody_did(nodes: SourceNodes) -> None:
    classes = [(file, node) for file, node in nodes if isinstance(node, ast.ClassDef)]
    stored = [
        (file, f"{owner.name}.{name}")
        for file, owner in classes
        for node in ast.walk(owner)
        if (name := attribute_of(node, owner)) is not None
    ]
    assert len(stored) > 3000
    riddles = {item for item in stored if item[1].partition(".")[2] in IN_FUNCTIONS}
    assert {name for _, name in riddles} == KEPT_FIELDS, "name it by the noun of what it holds"


def attribute_of(node: ast.AST, owner: ast.ClassDef) -> str | None:
    """Return the attribute that a node of a class gives a value or, in its body, a type."""
    if isinstance(node, ast.AnnAssign) and node in owner.body and isinstance(node.target, ast.Name):
        return node.target.id
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        return node.attr
    return None
