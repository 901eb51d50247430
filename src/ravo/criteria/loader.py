"""Editions from YAML: unknown or duplicate keys and untiled lines are refused with their line."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from ravo.criteria.model import Edition
from ravo.criteria.tiling import untiled
from ravo.faults import InputProblem, unreadable, usage

Loc = tuple[Any, ...]
SHIPPED = ("nd07-2021", "nd351-2025", "qd59-2015", "dong-nai-2022")
INHERITED = ("b1", "indicators", "indicators_absent", "deprivation_points", "retirement", "last_year", "applies_to")  # fmt: skip


class _Tree:
    """A YAML document as plain values, with the line on which each stands."""

    def __init__(self, file: Path, source: bytes) -> None:
        self.file = file
        self.lines: dict[Loc, int] = {}
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
        self.lines[where] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*where, i)) for i, item in enumerate(node.value)]
        return self.loader.construct_object(node, deep=True)

    def _mapping(self, node: Any, where: Loc) -> dict[Any, Any]:
        values: dict[Any, Any] = {}
        for key_node, item in node.value:
            key = self.loader.construct_object(key_node, deep=True)
            if key in values:
                line = str(key_node.start_mark.line + 1)
                raise unreadable("RV-554", file=self.file.name, line=line, key=str(key))
            values[key] = self._value(item, (*where, key))
            self.lines[(*where, key)] = key_node.start_mark.line + 1
        return values

    def line(self, where: Loc) -> int:
        """Return the line of a place in the document, or of the nearest place around it."""
        parts = tuple(part for part in where if part != "klass")
        while parts and parts not in self.lines:
            parts = parts[:-1]
        return self.lines.get(parts, 1)


def _problem(tree: _Tree, error: ValidationError) -> InputProblem:
    """Return the fault behind the first thing that pydantic refused, with file and line."""
    first = error.errors()[0]
    where, kind = first["loc"], first["type"]
    known = {"extra_forbidden": "RV-555", "missing": "RV-556"}
    code = known.get(kind, "RV-557")
    path = ".".join(str(part) for part in where)
    return unreadable(code, file=tree.file.name, line=str(tree.line(where)), key=path)


def _inherit(child: dict[str, Any], parent: Edition) -> dict[str, Any]:
    """Fill what a provincial edition leaves unsaid from the national one it extends."""
    values = dict(child)
    whole = parent.model_dump(mode="python", exclude={"path", "checksum"})
    for key in INHERITED:
        if key not in values:
            values[key] = whole[key]
    documents = whole["documents"]
    values["documents"] = {**documents, **values.get("documents", {})}
    return values


def _parse(file: Path, source: bytes) -> Edition:
    tree = _Tree(file, source)
    if not isinstance(tree.value, dict):
        raise unreadable("RV-553", file=file.name, line="1")
    values = tree.value
    if isinstance(values.get("extends"), str):
        values = _inherit(values, load_edition(values["extends"]))
    for reserved in ("path", "checksum"):
        if reserved in tree.value:
            line = str(tree.line((reserved,)))
            raise unreadable("RV-555", file=file.name, line=line, key=reserved)
    values = {**values, "path": file, "checksum": hashlib.sha256(source).hexdigest()}
    try:
        edition = Edition.model_validate(values)
    except ValidationError as error:
        raise _problem(tree, error) from None
    _refuse_untiled(tree, edition)
    _refuse_unknown_documents(tree, edition)
    return edition


def _refuse_untiled(tree: _Tree, edition: Edition) -> None:
    for measure, area, value, count, holding in untiled(edition):
        line = tree.line((measure, "poor", area))
        code = "RV-558" if holding else "RV-559"
        raise unreadable(
            code, file=tree.file.name, line=str(line), key=f"{measure}.{area}",
            value=value, count=count,
        )  # fmt: skip


def _refuse_unknown_documents(tree: _Tree, edition: Edition) -> None:
    for place, indicator in enumerate(edition.indicators):
        _known(tree, edition, indicator.citation.document, ("indicators", place, "citation"))
    for measure in ("income", "b1"):
        for area in ("rural", "urban"):
            for line in edition.find_lines(measure, area):
                where = (measure, line.klass, area)
                _known(tree, edition, line.citation.document, where)


def _known(tree: _Tree, edition: Edition, document: str, where: Loc) -> None:
    if document not in edition.documents:
        line = str(tree.line(where))
        raise unreadable("RV-560", file=tree.file.name, line=line, key=document)


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
    known = ", ".join(f"{e.id} ({e.first_year}–{e.last_year})" for e in national)
    raise usage("RV-501", year=str(year), editions=known)
