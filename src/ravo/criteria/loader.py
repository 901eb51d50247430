"""Editions from YAML: unknown or duplicate keys and untiled lines are refused with their line."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from ravo.criteria.model import Edition
from ravo.criteria.sound import Loc, Refusal, as_written, placed_lines, unsound
from ravo.criteria.tiling import untiled
from ravo.faults import InputProblem, unreadable, usage

SHIPPED = ("nd07-2021", "nd351-2025", "qd59-2015", "dong-nai-2022")
# B1 points stand for a national income line, so a province with lines of its own must say
# what its points are.
INHERITED = ("indicators", "indicators_absent", "deprivation_points", "retirement", "last_year", "applies_to")  # fmt: skip


DEEPEST = 12


class _Tree:
    """A YAML document as plain values in NFC, with the line on which each stands.

    A value stands in one place only: aliases are refused, because a legal officer comparing the
    file with the gazette must see every value where it applies (and they can repeat without end).
    """

    def __init__(self, file: Path, source: bytes) -> None:
        self.file = file
        self.lines: dict[Loc, int] = {}
        self._seen: set[int] = set()
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(source)
        try:
            node = loader.get_single_node()
            self.loader = loader
            self.value = self._value(node, ()) if node is not None else {}
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise unreadable("RV-553", file=file.name, line=str(line)) from None
        except (yaml.YAMLError, UnicodeDecodeError):
            raise unreadable("RV-553", file=file.name, line="1") from None
        finally:
            loader.dispose()

    def _value(self, node: Any, where: Loc) -> Any:
        line = self.lines[where] = node.start_mark.line + 1
        if id(node) in self._seen:
            raise self.refusal("RV-563", line)
        if len(where) > DEEPEST:
            raise self.refusal("RV-553", line)
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*where, i)) for i, item in enumerate(node.value)]
        return self._scalar(node, where)

    def _scalar(self, node: Any, where: Loc) -> Any:
        try:
            value = self.loader.construct_object(node, deep=True)
        except ValueError:
            # A figure or day that only looks like one, such as 2021-02-30.
            line = node.start_mark.line + 1
            raise self.refusal("RV-557", line, key=_dotted(where)) from None
        return unicodedata.normalize("NFC", value) if isinstance(value, str) else value

    def _mapping(self, node: Any, where: Loc) -> dict[Any, Any]:
        values: dict[Any, Any] = {}
        for key_node, item in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise self.refusal("RV-553", line)
            key = self._scalar(key_node, where)
            if key in values:
                raise self.refusal("RV-554", line, key=str(key))
            values[key] = self._value(item, (*where, key))
            self.lines[(*where, key)] = line
        return values

    def refusal(self, code: str, line: int, **params: object) -> InputProblem:
        """Return the fault of a line of this file."""
        return unreadable(code, file=self.file.name, line=str(line), **params)

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Raise InputProblem (exit code 3) for the first of the refusals, if there is one."""
        for code, where, params in refusals:
            raise self.refusal(code, self.line(where), **{"key": _dotted(where), **params})

    def line(self, where: Loc) -> int:
        """Return the line of a place in the document, or of the nearest place around it."""
        parts = tuple(part for part in where if part != "klass")
        while parts and parts not in self.lines:
            parts = parts[:-1]
        return self.lines.get(parts, 1)


def _dotted(where: Loc) -> str:
    return ".".join(str(part) for part in where)


def _problem(tree: _Tree, error: ValidationError) -> InputProblem:
    """Return the fault behind the first thing that pydantic refused, with file and line."""
    first = error.errors()[0]
    where, kind = first["loc"], first["type"]
    known = {"extra_forbidden": "RV-555", "missing": "RV-556"}
    code = known.get(kind, "RV-557")
    return tree.refusal(code, tree.line(where), key=_dotted(where))


def _inherit(child: dict[str, Any], parent: Edition) -> dict[str, Any]:
    """Fill what a provincial edition leaves unsaid from the national one it extends."""
    values = dict(child)
    whole = parent.model_dump(exclude_unset=True, exclude={"path", "checksum"})
    for key in INHERITED:
        if key not in values and key in whole:
            values[key] = whole[key]
    documents = whole["documents"]
    values["documents"] = {**documents, **values.get("documents", {})}
    return values


def _parent(tree: _Tree) -> Edition | None:
    """Return the shipped edition that a file extends; files do not extend files."""
    ref = tree.value.get("extends")
    if ref is None:
        return None
    if ref not in SHIPPED:
        line = tree.line(("extends",))
        raise tree.refusal("RV-561", line, key=str(ref), editions=SHIPPED)
    return _shipped(str(ref))


def _parse(file: Path, source: bytes) -> Edition:
    tree = _Tree(file, source)
    if not isinstance(tree.value, dict):
        raise tree.refusal("RV-553", 1)
    for reserved in ("path", "checksum"):
        if reserved in tree.value:
            raise tree.refusal("RV-555", tree.line((reserved,)), key=reserved)
    tree.refuse(as_written(tree.value))
    parent = _parent(tree)
    values = tree.value if parent is None else _inherit(tree.value, parent)
    values = {**values, "path": file, "checksum": hashlib.sha256(source).hexdigest()}
    try:
        edition = Edition.model_validate(values)
    except ValidationError as error:
        raise _problem(tree, error) from None
    tree.refuse(unsound(edition))
    tree.refuse(_untiled(edition))
    return edition


def _untiled(edition: Edition) -> Iterator[Refusal]:
    """Yield the evidence that two lines claim, at the later line, or that none does."""
    for measure, area, value, count, holding in untiled(edition):
        where: Loc = (measure, "poor", area)
        for place, line in placed_lines(edition):
            if (place[0], place[2]) == (measure, area) and line.holds(value, count):
                where = place
        params = {"key": f"{measure}.{area}", "value": value, "count": count}
        yield "RV-558" if holding else "RV-559", where, params


@cache
def _shipped(name: str) -> Edition:
    file = files("ravo.criteria").joinpath("data", f"{name}.yaml")
    return _parse(Path(str(file)), file.read_bytes())


def shipped_editions() -> tuple[Edition, ...]:
    """Return the editions that ravo carries, in the order of their years."""
    return tuple(sorted(map(_shipped, SHIPPED), key=lambda e: (e.scope, e.first_year)))


def load_edition(ref: str | Path) -> Edition:
    """Return an edition by its id, or from a YAML file.

    Raises UsageProblem (exit code 2) for an id that does not exist, InputProblem (exit code 3)
    with file and line for a file that is no valid edition.
    """
    if isinstance(ref, str) and ref in SHIPPED:
        return _shipped(ref)
    file = Path(ref)
    if file.suffix.lower() not in (".yaml", ".yml"):
        raise usage("RV-551", edition=str(ref), editions=SHIPPED)
    try:
        source = file.read_bytes()
    except OSError:
        raise unreadable("RV-552", file=str(ref)) from None
    return _parse(file, source)


def edition_for_year(year: int) -> Edition:
    """Return the national edition for reviews of `year`; never the nearest one.

    Raises UsageProblem naming the editions there are where none covers the year.
    """
    national = [edition for edition in shipped_editions() if edition.scope == "national"]
    for edition in national:
        if edition.covers(year):
            return edition
    known = ", ".join(f"{e.id} ({e.years})" for e in national)
    raise usage("RV-501", year=str(year), editions=known)
