"""A YAML file that an officer writes: plain values, and the line of each.

Aliases are refused: a reader who compares the file with its source must see every value where it
applies (and aliases can expand without end). Unknown and duplicate keys are refused too, each with
its line.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from ravo.faults import InputProblem, unreadable
from ravo.messages import Text
from ravo.tomlfile import LARGEST

DEEPEST = 12
FILLED_IN = ("path", "checksum")
"""Fields of every model that ravo fills in itself; a file that has such a key is refused."""
_WORDS = "tag:yaml.org,2002:str"
"""The YAML tag of a value that is text."""
Loc = tuple[Any, ...]
KeyRefusal = tuple[str, Loc, dict[str, object]]
Model = TypeVar("Model", bound=BaseModel)
CASES_SUFFIX = ".cases.yaml"
"""The end of the name of a file of cases."""


class Codes(NamedTuple):
    """The fault codes of one kind of file; each message names `file`, `line`, mostly `key`."""

    broken: str
    twice: str
    repeated: str
    unknown: str
    missing: str
    invalid: str


CODES = Codes(
    broken="RV-553",
    twice="RV-554",
    repeated="RV-563",
    unknown="RV-555",
    missing="RV-556",
    invalid="RV-557",
)
"""Those of the files that hold what ravo ships, and of an office's own in their form."""


class YamlTree:
    """A YAML document as plain values in NFC, with the line of each.

    With `as_text` every value and key stays text as written, also `01`, `no` and `1`.
    """

    def __init__(self, file: Path, source: bytes, codes: Codes, *, as_text: bool = False) -> None:
        self.file = file
        self.checksum = hashlib.sha256(source).hexdigest()
        self.codes = codes
        self.lines: dict[Loc, int] = {}
        self._as_text = as_text
        self._seen: set[int] = set()
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(source)
        try:
            node = loader.get_single_node()
            self._loader = loader
            self.value = self._value(node, ()) if node is not None else {}
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise self.refusal(codes.broken, line) from None
        except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
            raise self.refusal(codes.broken, 1) from None
        finally:
            loader.dispose()

    def _value(self, node: Any, where: Loc) -> Any:
        line = self.lines[where] = node.start_mark.line + 1
        if id(node) in self._seen:
            raise self.refusal(self.codes.repeated, line)
        if len(where) > DEEPEST:
            raise self.refusal(self.codes.broken, line)
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*where, i)) for i, item in enumerate(node.value)]
        return self._scalar(node, where)

    def _scalar(self, node: Any, where: Loc) -> Any:
        if self._as_text or node.tag == _WORDS:
            return unicodedata.normalize("NFC", node.value)
        try:
            value = self._loader.construct_object(node, deep=True)
        except (ValueError, LookupError, AttributeError, TypeError, OverflowError):
            # Text in the form of a figure or a day that is none (2021-02-30), or under a wrong tag.
            line = node.start_mark.line + 1
            raise self.refusal(self.codes.invalid, line, key=dotted(where)) from None
        # NaN is neither below nor above any figure.
        if isinstance(value, int | float) and not abs(value) <= LARGEST:
            line = node.start_mark.line + 1
            raise self.refusal(self.codes.invalid, line, key=dotted(where))
        return unicodedata.normalize("NFC", value) if isinstance(value, str) else value

    def _mapping(self, node: Any, where: Loc) -> dict[Any, Any]:
        values: dict[Any, Any] = {}
        for key_node, item in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise self.refusal(self.codes.broken, line)
            key = self._scalar(key_node, where)
            if key in values:
                raise self.refusal(self.codes.twice, line, key=str(key))
            values[key] = self._value(item, (*where, key))
            self.lines[(*where, key)] = line
        return values

    def refuse_odd_keys(self) -> None:
        """Raise InputProblem for a file that is no mapping, or has keys that ravo fills in."""
        if not isinstance(self.value, dict):
            raise self.refusal(self.codes.broken, 1)
        for key in FILLED_IN:
            if key in self.value:
                raise self.refusal(self.codes.unknown, self.line((key,)), key=key)

    def model(self, kind: type[Model], values: Mapping[str, Any]) -> Model:
        """Return the values as a model of the file. Raises InputProblem where they do not fit."""
        model, refusals = self.tried(kind, values)
        if model is None:
            raise self.problem(refusals[0])
        return model

    def tried(
        self, kind: type[Model], values: Mapping[str, Any]
    ) -> tuple[Model | None, tuple[KeyRefusal, ...]]:
        """Return the values as a model of the file and no refusals, else None and all refusals."""
        filled = dict(zip(FILLED_IN, (self.file, self.checksum), strict=True))
        return tried_model(kind, {**values, **filled}, self.codes)

    def refusal(self, code: str, line: int, **params: object) -> InputProblem:
        """Return the exception for a fault, by its code, on a line of this file."""
        return unreadable(code, file=self.file.name, line=str(line), **params)

    def refuse(self, refusals: Iterable[KeyRefusal]) -> None:
        """Raise InputProblem (exit code 3) for the first of the refusals, if there is one."""
        for refusal in refusals:
            raise self.problem(refusal)

    def problem(self, refusal: KeyRefusal) -> InputProblem:
        """Return the exception for a refusal, with the line of its place."""
        code, where, params = refusal
        return self.refusal(code, self.line(where), **{"key": dotted(where), **params})

    def line(self, where: Loc) -> int:
        """Return the line of a place in the document, or of the nearest place around it."""
        parts = tuple(part for part in where if part != "klass")
        while parts and parts not in self.lines:
            parts = parts[:-1]
        return self.lines.get(parts, 1)


def tried_model(
    kind: type[Model], values: Mapping[str, Any], codes: Codes
) -> tuple[Model | None, tuple[KeyRefusal, ...]]:
    """Return plain values as a model and no refusals, else None and a refusal for each misfit."""
    try:
        return kind.model_validate(values), ()
    except ValidationError as error:
        # Older versions of pydantic report a field of a named tuple as an argument.
        missing = dict.fromkeys(("missing", "missing_argument"), codes.missing)
        known = {"extra_forbidden": codes.unknown, **missing}
        return None, tuple(
            (known.get(item["type"], codes.invalid), item["loc"], {}) for item in error.errors()
        )


def cases_path(file: Path) -> Path:
    """Return the file of cases that belongs to a file of an edition or of programmes."""
    return file.with_name(file.stem + CASES_SUFFIX)


def dotted(where: Loc) -> str:
    """Return a place in a document as a dotted key: `income.poor.rural.0`."""
    return ".".join(str(part) for part in where)


def text_of(value: Any) -> Any:
    """Return a mapping with text under `vi` and `en` as a `Text`; any other value unchanged."""
    if isinstance(value, dict) and set(value) == {"vi", "en"}:
        words = value["vi"], value["en"]
        return Text(*words) if all(isinstance(one, str) for one in words) else value
    return value
