"""Every regular expression over what a file holds takes time in proportion to its length.

Each one is tried on long repetitions of its own literals, whole and cut off, in a process that can
be ended. A linear one takes milliseconds of the processor for a text, a quadratic one a second to
hours.
"""

import ast
import importlib
import inspect
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from types import ModuleType

import ravo
from support.source import SourceNodes

SECONDS = 240
"""Far above what all of them take together, even on a loaded machine."""
TRY = r'''
import json, re, sys, time

SIZE, SHORT = 1 << 16, 1 << 14
TRIAL = 1 << 11  # a text so long shows by its time whether the whole one has to be tried
MOST = 0.125  # seconds of the processor for one text
KNOWN = {
    "<": ["<c ", "<row ", "<v>", "<f ", "<font ", "<name val='", "<sheetData ", "<shape ", "<x:",
          "<sst ", "<mergeCell ", "<col ", "<table:table-row ", "</", "<!--", "<c r='A1'",
          "<c><v>1", "<Row>", "<idmap data='"],
    "": ["a", "1", " ", "\t", "\n", "'", '"', "=", "(", "[", "/", "-", ".", ",", "?", "file:",
         "[file:", "'file:", "1.", "1,", "1 ", "a1", "a ", "= ", "1/", "x:", "_x", "=\"", "\u0111",
         "\u00a0", "a?", "A1:", "r='A", "năm "],
}

def literals(pattern):
    """Return pieces of text that stand in a pattern."""
    signs = r"\\(?:[bBdDwWsSAZ]|[0-9])|\(\?[a-zA-Z<=!:P]*|[\[\](){}?*+|^$.]"
    plain = re.sub(signs, "\x00", pattern)
    plain = re.sub(r"\\(.)", r"\1", plain)
    return [piece for piece in plain.split("\x00") if piece][:12]

def hostile(pattern):
    """Yield pieces of text with the length of what is made by repeating each."""
    own = literals(pattern)
    pieces = [*own, "".join(own), *(a + b for a, b in zip(own, own[1:])), *KNOWN[""]]
    if "<" in pattern:
        pieces += KNOWN["<"] + [f"{piece} " for piece in own]
    for piece in filter(None, dict.fromkeys(pieces)):
        yield piece, SIZE if piece in own[:3] else SHORT

def spent(pattern, methods, piece, size, end):
    """Return the seconds of the processor that a pattern takes for a text of about a size."""
    text = piece * max(1, size // len(piece)) + end
    given = text.encode() if isinstance(pattern.pattern, bytes) else text
    began = time.process_time()
    if methods - {"match", "fullmatch"}:
        for _ in pattern.finditer(given):
            pass
    if methods & {"match", "fullmatch"}:
        pattern.match(given)
        pattern.fullmatch(given)
    return time.process_time() - began

for name, source, binary, flags, methods in json.load(sys.stdin):
    pattern = re.compile(source.encode("latin-1") if binary else source, flags)
    print(name, flush=True)
    for piece, size in hostile(source):
        for end in ("", "\x01"):
            # Time that grew by the square of the length would stay far within the limit.
            if spent(pattern, {*methods}, piece, TRIAL, end) * (size / TRIAL) ** 2 < MOST / 2:
                continue
            # Beside other programs a processor is slower for a while: the quickest try counts.
            took = MOST
            for _ in range(5):
                took = min(took, spent(pattern, {*methods}, piece, size, end))
                if took < MOST:
                    break
            assert took < MOST, (name, piece[:20], took)
'''
METHODS = {"search", "fullmatch"}
KNOWN = {"search", "match", "fullmatch", "findall", "finditer", "sub", "split"}
Trial = tuple[str, str, bool, int, list[str]]
"""A pattern's place and text, whether it is one of bytes, its flags, and its methods to try."""


def used(module: ModuleType, key: str) -> set[str]:
    """Return the methods by which a module uses a pattern; both kinds where it is not seen."""
    found = set(re.findall(rf"\b{key}\.(\w+)\(", inspect.getsource(module)))
    return found & KNOWN or METHODS


def compiled_at_use(module: ModuleType, key: str) -> set[str]:
    """Return the methods with which a module gives a text to `re` as a pattern."""
    return KNOWN.intersection(re.findall(rf"\bre\.(\w+)\({key},", inspect.getsource(module)))


def patterns() -> "Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes], set[str]]]":
    """Yield every pattern of the package, compiled or a text, with its name."""
    for found in pkgutil.walk_packages(ravo.__path__, "ravo."):
        if found.name == "ravo.__main__":
            continue
        module = importlib.import_module(found.name)
        for key, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield f"{found.name}.{key}", value, used(module, key)
            elif isinstance(value, str | bytes):
                if key.isupper() and (methods := compiled_at_use(module, key)):
                    yield f"{found.name}.{key}", re.compile(value), methods
            elif isinstance(value, dict):
                for k, v in value.items():
                    if isinstance(v, re.Pattern):
                        yield f"{found.name}.{key}.{k}", v, METHODS


def test_every_pattern_is_linear() -> None:
    count = 0
    trials: list[Trial] = []
    tried: dict[object, set[str]] = {}
    for name, pattern, methods in patterns():
        count += 1
        # One that several modules import is tried once, by every method that any of them uses.
        known = tried.setdefault((pattern.pattern, pattern.flags), set())
        if new := methods - known:
            known |= new
            text = pattern.pattern
            source = text.decode("latin-1") if isinstance(text, bytes) else text
            trials.append((name, source, isinstance(text, bytes), pattern.flags, sorted(new)))
    done = subprocess.run(
        [sys.executable, "-c", TRY],
        input=json.dumps(trials),
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    slow = "rewrite the pattern that is named last, without repetitions that can share letters"
    assert done.returncode == 0, f"{slow}: {done.stderr[-800:]}"
    assert done.stdout.splitlines() == [name for name, *_ in trials]
    assert count > 150


POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]+\})\+")


def test_no_group_is_repeated_possessively(nodes: SourceNodes) -> None:
    # Python 3.11.0 to 3.11.4 take such a group for unmatched where it has alternatives
    # (gh-106052); single characters may be repeated so.
    patterns = []
    for name, node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
            words = node.value if isinstance(node.value, str) else node.value.decode("latin-1")
            patterns += [(name, words)] if POSSESSIVE_GROUP.search(words) else []
    assert patterns == [], "repeat the group without the + behind its quantifier"
    assert POSSESSIVE_GROUP.search(r"(?:a|b)*+")
    assert not POSSESSIVE_GROUP.search(r"\)*+ [^<]*+")
