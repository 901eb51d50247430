"""Programmes from YAML: those that ravo includes, and those of an office's own file.

A file has one programme, or several under `programmes`. A condition without a citation, or with an
unknown fact in its expression, is refused with its line.
"""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from ravo.faults import Fault, InputProblem, unreadable, usage
from ravo.programmes.expressions import (
    MOST_COLUMNS,
    UnfitExpression,
    columns_needed,
    programmes_in,
    refuse_unfit,
)
from ravo.programmes.model import CitedDocument, Programme
from ravo.programmes.shipped import SHIPPED
from ravo.programmes.vocabulary import seen_columns, vocabulary
from ravo.text import match_key
from ravo.yamlfile import CASES_SUFFIX, CODES, KeyRefusal, Loc, YamlTree

DOCUMENTS, DOCUMENTS_KEY = "documents.yaml", "documents"
BLANK = "mau"
"""The name of the blank file to copy, and of its cases."""
SEVERAL = "programmes"
UNFIT, UNCITED, UNGROUPED, TWICE = "RV-1303", "RV-1304", "RV-1305", "RV-1306"
UNSEEN, TOO_MANY, NO_FACT = "RV-1321", "RV-1322", "RV-1324"


class _DocumentsFile(BaseModel):
    """The documents that every programme may cite."""

    model_config = ConfigDict(extra="forbid")

    documents: dict[str, CitedDocument]
    path: Path
    checksum: str


@cache
def shared_documents() -> dict[str, CitedDocument]:
    """Return the documents that ravo's programmes cite, by id."""
    file = files("ravo.programmes").joinpath("data", DOCUMENTS)
    tree = YamlTree(Path(str(file)), file.read_bytes(), CODES)
    return tree.model(_DocumentsFile, tree.value).documents


def programmes_from(file: Path, source: bytes) -> tuple[tuple[Programme, ...], tuple[Fault, ...]]:
    """Return the programmes of a file, and every fault of it in the order of its lines.

    Raises InputProblem (exit code 3) for a file that has no mapping at its top.
    """
    tree = YamlTree(file, source, CODES)
    tree.refuse_odd_keys()
    programmes: list[Programme] = []
    refusals: list[KeyRefusal] = []
    refusals += _beside(tree)
    for where, values in _each(tree):
        programme, more = tree.tried(Programme, _filled(values, _shared(tree)))
        refusals += [(code, (*where, *loc), params) for code, loc, params in _innermost(more)]
        if programme is None:
            continue
        programmes.append(programme)
        refusals += [(code, (*where, *loc), params) for code, loc, params in unsound(programme)]
        if programme.id in {one.id for one in programmes[:-1]}:
            refusals.append((TWICE, (*where, "id"), {"key": programme.id}))
    faults = (tree.problem(refusal).fault for refusal in refusals)
    ordered = sorted(faults, key=lambda fault: int(str(fault.params["line"])))
    return tuple(programmes), tuple(ordered)


def _each(tree: YamlTree) -> Iterator[tuple[Loc, dict[str, Any]]]:
    """Yield the programmes of a file as plain values, each with its location in the file."""
    several = tree.value.get(SEVERAL)
    if not isinstance(several, list):
        yield (), tree.value
        return
    if not several:
        raise tree.refusal(CODES.invalid, tree.line((SEVERAL,)), key=SEVERAL)
    for place, values in enumerate(several):
        if not isinstance(values, dict):
            raise tree.refusal(CODES.broken, tree.line((SEVERAL, place)))
        yield (SEVERAL, place), values


def _beside(tree: YamlTree) -> Iterator[KeyRefusal]:
    """Yield refusals of keys beside `programmes` in a file that has several.

    Only the documents are allowed there: all its programmes may cite them.
    """
    if isinstance(tree.value.get(SEVERAL), list):
        for key in tree.value:
            if key not in (SEVERAL, DOCUMENTS_KEY):
                yield CODES.unknown, (key,), {}


def _shared(tree: YamlTree) -> dict[str, Any]:
    """Return the documents that a file has for all its programmes."""
    if not isinstance(tree.value.get(SEVERAL), list):
        return {}
    documents = tree.value.get(DOCUMENTS_KEY, {})
    if not isinstance(documents, dict):
        raise tree.refusal(CODES.invalid, tree.line((DOCUMENTS_KEY,)), key=DOCUMENTS_KEY)
    return documents


def _innermost(refusals: Sequence[KeyRefusal]) -> list[KeyRefusal]:
    """Return the refusals without those of a whole that is refused because of one of its parts."""
    places = [where for _, where, _ in refusals]
    return [
        (code, where, params)
        for code, where, params in refusals
        if not any(len(one) > len(where) and one[: len(where)] == where for one in places)
    ]


def _filled(values: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a programme with the shared documents."""
    own = values.get(DOCUMENTS_KEY, {})
    if not isinstance(own, dict):
        return values
    return {**values, DOCUMENTS_KEY: {**shared_documents(), **shared, **own}}


def unsound(programme: Programme) -> Iterator[KeyRefusal]:
    """Yield every reason to refuse a programme that fits the model."""
    figures = {name: item.value for name, item in programme.values.items()}
    for key in ("conditions", "exclusions", "priority"):
        for place, item in enumerate(getattr(programme, key)):
            where: Loc = (key, place)
            try:
                refuse_unfit(item.expression, figures, programme.unit)
            except UnfitExpression as error:
                yield _unfit(item.id, error.part, (*where, "expression"))
            if item.group is not None and item.group not in programme.groups:
                yield UNGROUPED, (*where, "group"), {"name": item.id, "group": item.group}
    yield from _uncited(programme)
    yield from _columns(programme)
    seen: set[str] = set()
    for key in ("conditions", "exclusions", "priority", "remarks"):
        for place, item in enumerate(getattr(programme, key)):
            if item.id in seen:
                yield TWICE, (key, place, "id"), {"key": item.id}
            seen.add(item.id)


def _unfit(name: str, part: str, where: Loc) -> KeyRefusal:
    """Return why an expression is refused: an unknown fact, with the nearest one, or another."""
    if part.isidentifier() and part not in vocabulary():
        about: dict[str, object] = {"name": name, "fact": part}
        return NO_FACT, where, {**about, "nearest": _nearest(part, sorted(vocabulary()))}
    return UNFIT, where, {"name": name, "part": part}


def _columns(programme: Programme) -> Iterator[KeyRefusal]:
    """Yield unknown columns of the receiving office, and too many columns of conditions."""
    known = seen_columns()
    for place, column in enumerate(programme.office.columns):
        if column not in known:
            about: dict[str, object] = {
                "column": column,
                "nearest": _nearest(column, sorted(known)),
            }
            yield UNSEEN, ("office", "columns", place), about
    items = (*programme.requirements, *programme.priority)
    needed = {column for item in items for column in columns_needed(item.expression)}
    if len(needed) > MOST_COLUMNS:
        yield TOO_MANY, ("conditions",), {"count": len(needed), "most": MOST_COLUMNS}


def _uncited(programme: Programme) -> Iterator[KeyRefusal]:
    """Yield citations of documents without a title in the file."""
    places: list[tuple[Loc, Any]] = [
        ((key, place), item)
        for key in ("conditions", "exclusions", "priority", "remarks")
        for place, item in enumerate(getattr(programme, key))
    ]
    places += [(("values", name), item) for name, item in programme.values.items()]
    places += [(("quota",), programme.quota)] if programme.quota else []
    for where, item in places:
        if item.citation.document not in programme.documents:
            yield UNCITED, (*where, "citation"), {"document": item.citation.document}


@cache
def _shipped(name: str) -> Programme:
    file = files("ravo.programmes").joinpath("data", f"{name}.yaml")
    programmes, faults = programmes_from(Path(str(file)), file.read_bytes())
    for fault in faults:
        raise InputProblem(fault)
    return programmes[0]


def blank_files() -> tuple[str, str]:
    """Return the blank file of programmes to copy and fill in, and its cases."""
    folder = files("ravo.programmes").joinpath("blank")
    names = (f"{BLANK}.yaml", f"{BLANK}{CASES_SUFFIX}")
    programmes, cases = (folder.joinpath(name).read_text(encoding="utf-8") for name in names)
    return programmes, cases


def shipped_programmes() -> tuple[Programme, ...]:
    """Return the programmes that ravo includes, in the order of the plan."""
    return tuple(map(_shipped, SHIPPED))


def read_programmes(file: Path) -> tuple[Programme, ...]:
    """Return the programmes of an office's file.

    Raises InputProblem (exit code 3) for its first fault.
    """
    programmes, faults = programmes_from(file, source_of(file))
    for fault in faults:
        raise InputProblem(fault)
    return programmes


def source_of(file: Path) -> bytes:
    """Return the bytes of a file. Raises InputProblem (exit code 3) where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError:
        raise unreadable("RV-1302", file=str(file)) from None


def known_programmes(own: Path | None = None) -> tuple[Programme, ...]:
    """Return ravo's programmes and those of a file, which replace programmes with the same id.

    Raises InputProblem (exit code 3) for the first fault of the file.
    """
    mine = () if own is None else read_programmes(own)
    by_id = {item.id: item for item in (*shipped_programmes(), *mine)}
    for fault in faults_of_help(mine):
        raise InputProblem(fault)
    return tuple(by_id.values())


def faults_of_help(own: Sequence[Programme]) -> Iterator[Fault]:
    """Yield a fault for each condition about help of an unknown programme."""
    ids = [*SHIPPED, *(item.id for item in own)]
    for programme in own:
        for item in (*programme.requirements, *programme.priority):
            for name in programmes_in(item.expression):
                if name not in ids:
                    about = {"name": item.id, "programme": name, "nearest": _nearest(name, ids)}
                    yield Fault("RV-1317", params={"file": programme.path.name, **about})


def chosen_programmes(
    known: Sequence[Programme], wanted: Sequence[str] = ()
) -> tuple[Programme, ...]:
    """Return the programmes with some ids in the order of `known`; all of them without ids.

    Raises UsageProblem (exit code 2) for an unknown id, naming the nearest one.
    """
    ids = [item.id for item in known]
    for word in wanted:
        if word not in ids:
            raise usage("RV-1300", programme=word, nearest=_nearest(word, ids), known=ids)
    return tuple(item for item in known if not wanted or item.id in wanted)


def _nearest(word: str, ids: Sequence[str]) -> str:
    """Return the id that is most like a word."""
    keys = {match_key(item): item for item in ids}
    close = get_close_matches(match_key(word), keys, n=1, cutoff=0.0)
    return keys[close[0]] if close else ids[0]
