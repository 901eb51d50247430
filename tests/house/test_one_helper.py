"""What tests are made of is defined once: a fixture by its name, a helper by what it does."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from support.folders import TESTS
from support.source import statements

Function = ast.FunctionDef | ast.AsyncFunctionDef
MAY_BE_ALIKE = 2
"""Statements of a helper that may be in two files: a shared one would be longer to want."""
SAYS_NOTHING = frozenset({"ctx", "annotation", "returns", "type_comment"})
"""Parts of code that make no difference to what it does."""


@cache
def functions() -> list[tuple[str, Function]]:
    """Return every function under `tests/`, nested ones too, with its file."""
    return [
        (path.relative_to(TESTS).as_posix(), node)
        for path in sorted(TESTS.rglob("*.py"))
        for node in statements(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, Function)
    ]


def fixture_names(function: Function) -> Iterator[str]:
    """Yield the name by which tests want a function, where it is a fixture."""
    for decorator in function.decorator_list:
        call = decorator if isinstance(decorator, ast.Call) else ast.Call(decorator, [], [])
        if ast.unparse(call.func) in ("pytest.fixture", "fixture"):
            named = [ast.literal_eval(word.value) for word in call.keywords if word.arg == "name"]
            yield from named or [function.name]


def body_of(function: Function) -> list[ast.stmt]:
    """Return the statements of a function without its docstring."""
    documented = ast.get_docstring(function, clean=False) is not None
    return function.body[1:] if documented else function.body


def own_names(function: Function) -> dict[str, int]:
    """Return parameters and local names, numbered in the order in which they come."""
    nodes = [*ast.walk(function.args), *(n for line in body_of(function) for n in ast.walk(line))]
    names = [
        node.arg if isinstance(node, ast.arg) else node.id
        for node in nodes
        if isinstance(node, ast.arg)
        or (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    ]
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


def meaning(part: object, names: dict[str, int]) -> object:
    """Return what is equal for two pieces of code that differ in names of their own alone."""
    if isinstance(part, ast.Name | ast.arg):
        name = part.id if isinstance(part, ast.Name) else part.arg
        return "name", names.get(name, name)
    if isinstance(part, ast.AST):
        fields = [value for key, value in ast.iter_fields(part) if key not in SAYS_NOTHING]
        return type(part).__name__, *(meaning(value, names) for value in fields)
    if isinstance(part, list):
        return tuple(meaning(item, names) for item in part)
    return repr(part)


def kinds_of(function: Function) -> tuple[str, ...]:
    """Return the kinds of the statements of a function: few have the same ones."""
    whole = ast.Module(body_of(function), [])
    return tuple(type(node).__name__ for node in statements(whole) if isinstance(node, ast.stmt))


def alike(found: list[tuple[str, Function]]) -> list[list[str]]:
    """Return the functions of different files that do the same, in more than a few statements."""
    likely: dict[tuple[str, ...], list[tuple[str, Function]]] = defaultdict(list)
    for file, function in found:
        likely[kinds_of(function)].append((file, function))
    places: dict[object, dict[str, str]] = defaultdict(dict)
    for kinds, some in likely.items():
        if len(kinds) > MAY_BE_ALIKE and len({file for file, _ in some}) > 1:
            for file, function in some:
                does = meaning(body_of(function), own_names(function))
                places[does][file] = f"{file}:{function.lineno} {function.name}"
    return [sorted(same.values()) for same in places.values() if len(same) > 1]


def test_a_fixture_has_a_name_of_its_own() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for file, function in functions():
        for name in fixture_names(function):
            places[name].append(f"{file}:{function.lineno}")
    assert len(places) > 100
    shared = {name: at for name, at in places.items() if len(at) > 1}
    assert shared == {}, "rename one, or put one for all into tests/conftest.py"


def test_no_two_files_have_the_same_helper() -> None:
    assert len(functions()) > 5000
    assert alike(functions()) == [], "put one of them into tests/support/ and import it"


def _function(text: str) -> Function:
    (found,) = ast.parse(text).body
    assert isinstance(found, Function)
    return found


def test_helpers_are_alike_whatever_they_call_their_own() -> None:
    one = _function("def a(x: int) -> int:\n 'Doc.'\n y = x + 1\n for z in y:\n  g(z)\n return y")
    for text, same in (
        ("def b(p, /):\n q = p + 1\n for r in q:\n  g(r)\n return q", True),
        ("def b(p):\n q = p + 1\n for r in q:\n  h(r)\n return q", False),
        ("def b(p):\n q = p + 1.0\n for r in q:\n  g(r)\n return q", False),
        ("def b(p):\n q = p + 1\n for r in q:\n  g(r)\n return p", False),
    ):
        both = [("one.py", one), ("other.py", _function(text))]
        assert (alike(both) != []) == same, text
    assert alike([("one.py", one), ("one.py", one)]) == []
    short = _function("def a(x):\n y = x + 1\n return y")
    assert alike([("one.py", short), ("other.py", short)]) == []


def test_every_fixture_is_seen() -> None:
    for decorator, names in (
        ("@pytest.fixture", ["a"]),
        ("@pytest.fixture(scope='module')", ["a"]),
        ("@pytest.fixture(name='b')", ["b"]),
        ("@pytest.mark.fixture", []),
    ):
        assert [*fixture_names(_function(f"{decorator}\ndef a(): pass"))] == names
