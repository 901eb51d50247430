"""One module reads JSON, so that text of every kind that is none is one error."""

import ast

from support.source import SourceNodes

ITS_OWN = {"json_text.py", "xlsx/blocks.py"}
"""Modules that call the library: the one that all others use, and one that reads the rows which it
has just written itself, millions of them."""


def test_one_module_reads_json(nodes: SourceNodes) -> None:
    callers = {
        name
        for name, node in nodes
        if isinstance(node, ast.Attribute)
        and node.attr in ("load", "loads")
        and isinstance(node.value, ast.Name)
        and node.value.id == "json"
    }
    assert callers == ITS_OWN, "use json_value: text nested too deep is an error of its own"
