"""The check of a template's fields against the existing ones, before anything is filled in.

A walk over the template's syntax tree follows the lists that its loops run over, so that a
misspelt field of a line is found as well as one of the report.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment, nodes
from rapidfuzz import fuzz, process

from ravo.word.fields import FieldList, NamedField, Tree

ANY = "any"
"""The kind of a value that is neither a field nor a list: one computed in the template."""
KEEPING = (
    "list",
    "reverse",
    "sort",
    "selectattr",
    "rejectattr",
    "select",
    "reject",
    "unique",
    "batch",
    "slice",
)
"""Filters whose result still has the lines of the list."""
PICKING = ("first", "last", "random", "min", "max")
OF_LOOPS = ("loop", "self", "caller", "varargs", "kwargs")
FEWEST = 50
"""The lowest likeness in % of a suggested field; a less similar one would mislead."""
Known = Tree | str
KnownNames = dict[str, Known]


@dataclass(frozen=True, slots=True)
class MisspeltField:
    """A field of a template that does not exist, and the nearest field that does.

    With `of_loop` it is the variable of a loop over a list, whose beginning is missing.
    """

    name: str
    nearest: str | None
    of_loop: bool = False


@dataclass
class _Walk:
    globals: frozenset[str]
    tree: Mapping[str, Tree]
    misspelt: dict[str, str | None] = field(default_factory=dict)


def misspelt(
    parts: Sequence[nodes.Template], environment: Environment, tree: Mapping[str, Tree]
) -> tuple[MisspeltField, ...]:
    """Return every field that the parts of a template misspell, in their order.

    `tree` are the existing fields. A name of one letter is a loop's variable: no field has one.
    """
    walk = _walked(parts, environment, tree)
    return tuple(
        MisspeltField(name, nearest, len(name) == 1) for name, nearest in walk.misspelt.items()
    )


def _walked(
    parts: Sequence[nodes.Template], environment: Environment, tree: Mapping[str, Tree]
) -> _Walk:
    walk = _Walk(frozenset(environment.globals), tree)
    for part in parts:
        _visit(part, dict(tree), walk)
    return walk


def _visit(node: nodes.Node, scope: KnownNames, walk: _Walk) -> None:
    """Check a node and the nodes inside it; names that it binds are added to `scope`."""
    if isinstance(node, nodes.For):
        _visit_for(node, scope, walk)
    elif isinstance(node, nodes.Assign | nodes.AssignBlock):
        inner = node.node if isinstance(node, nodes.Assign) else node
        value = _look(inner, scope, walk) if isinstance(inner, nodes.Expr) else ANY
        for child in (
            () if isinstance(inner, nodes.Expr) else node.iter_child_nodes(exclude=("target",))
        ):
            _visit(child, scope, walk)
        _bind(node.target, value, scope)
    elif isinstance(
        node,
        nodes.Macro | nodes.CallBlock | nodes.With | nodes.FilterBlock | nodes.If | nodes.Scope,
    ):
        _visit_inner(node, scope, walk)
    elif isinstance(node, nodes.Expr):
        _look(node, scope, walk)
    else:
        for child in node.iter_child_nodes():
            _visit(child, scope, walk)


def _visit_for(node: nodes.For, scope: KnownNames, walk: _Walk) -> None:
    over = _look(node.iter, scope, walk)
    inner = dict(scope)
    _bind(node.target, over.item if isinstance(over, FieldList) else ANY, inner)
    if node.test is not None:
        _look(node.test, inner, walk)
    for child in node.body:
        _visit(child, inner, walk)
    for child in node.else_:
        _visit(child, dict(scope), walk)


def _visit_inner(node: nodes.Node, scope: KnownNames, walk: _Walk) -> None:
    """Check the nodes inside a block; only names bound in an `if` exist after it."""
    if isinstance(node, nodes.Macro):
        # The macro's name exists inside it too, as a macro may call itself.
        scope[node.name] = ANY
    inner = scope if isinstance(node, nodes.If) else dict(scope)
    for target in (*getattr(node, "args", ()), *getattr(node, "targets", ())):
        if isinstance(target, nodes.Name) and target.ctx != "load":
            inner[target.name] = ANY
    for child in node.iter_child_nodes():
        _visit(child, inner, walk)


def _bind(target: nodes.Node, value: Known, scope: KnownNames) -> None:
    if isinstance(target, nodes.Name):
        scope[target.name] = value
    for child in target.iter_child_nodes():
        _bind(child, ANY, scope)


def _look(node: nodes.Node, scope: KnownNames, walk: _Walk) -> Known:
    """Return the meaning of an expression, and record its misspelt fields."""
    if isinstance(node, nodes.Name):
        return _name(node, scope, walk)
    if isinstance(node, nodes.Getattr):
        return _member(node, node.attr, scope, walk)
    if isinstance(node, nodes.Getitem):
        return _item(node, scope, walk)
    if isinstance(node, nodes.Filter) and node.node is not None:
        value = _look(node.node, scope, walk)
        for child in (*node.args, *node.kwargs):
            _look(child, scope, walk)
        return _filtered(node.name, value)
    for child in node.iter_child_nodes():
        _look(child, scope, walk)
    return ANY


def _filtered(name: str, value: Known) -> Known:
    if isinstance(value, FieldList) and name in PICKING:
        return value.item
    return value if name in KEEPING else ANY


def _name(node: nodes.Name, scope: KnownNames, walk: _Walk) -> Known:
    if node.ctx != "load" or node.name in OF_LOOPS:
        return ANY
    if node.name in scope:
        return scope[node.name]
    if node.name not in walk.globals:
        walk.misspelt.setdefault(node.name, _nearest(node.name, "", scope, walk.tree))
    return ANY


def _item(node: nodes.Getitem, scope: KnownNames, walk: _Walk) -> Known:
    if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return _member(node, node.arg.value, scope, walk)
    value = _look(node.node, scope, walk)
    _look(node.arg, scope, walk)
    if isinstance(value, FieldList):
        return value if isinstance(node.arg, nodes.Slice) else value.item
    return ANY


def _member(
    node: nodes.Getattr | nodes.Getitem, name: str, scope: KnownNames, walk: _Walk
) -> Known:
    value = _look(node.node, scope, walk)
    if isinstance(value, Mapping):
        if name in value:
            return value[name]
        _note(node, name, walk, value)
    elif isinstance(value, FieldList) or (isinstance(value, NamedField) and not hasattr(str, name)):
        _note(node, name, walk, {})
    return ANY


def _note(
    node: nodes.Getattr | nodes.Getitem, name: str, walk: _Walk, group: Mapping[str, Tree]
) -> None:
    path = _path(node.node)
    walk.misspelt.setdefault(f"{path}{name}", _nearest(name, path, group, walk.tree))


def _path(node: nodes.Node) -> str:
    """Return the path before the misspelt part, such as `don_vi.`."""
    if isinstance(node, nodes.Name):
        return node.name + "."
    if isinstance(node, nodes.Getattr):
        return _path(node.node) + node.attr + "."
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return _path(node.node) + f"{node.arg.value}."
    return ""


def _nearest(
    name: str, path: str, group: Mapping[str, Known], tree: Mapping[str, Tree]
) -> str | None:
    """Return the most similar field: of the same group, else of all fields; None if none is."""
    for start, names in ((path, list(group)), ("", list(_everywhere(tree)))):
        best = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=FEWEST)
        if best is not None:
            return start + str(best[0])
    return None


def _everywhere(tree: Mapping[str, Tree]) -> Iterator[str]:
    def below(group: Mapping[str, Tree], path: str) -> Iterator[str]:
        """Yield the paths of a group and of everything in it."""
        for name, inner in group.items():
            yield path + name
            if isinstance(inner, Mapping):
                yield from below(inner, f"{path}{name}.")

    return below(tree, "")
