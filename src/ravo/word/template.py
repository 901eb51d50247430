"""The opening of a Word template, which is checked before anything is filled in.

An office's template is not trusted: it runs in a sandbox, its size is limited, and all values that
are put into it are escaped.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError, nodes
from jinja2 import Template as JinjaTemplate
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from ravo.faults import InputProblem, RavoError, unreadable
from ravo.messages import say, spoken
from ravo.page_templates import templates_dir
from ravo.text import shortened
from ravo.word.check import MisspeltField, misspelt
from ravo.word.fields import Tree
from ravo.word.outward import without_links

MIB = 1 << 20
MAX_UNPACKED, MAX_ENTRIES = 64 * MIB, 2000
UNSAFE = ("safe", "urlize", "xmlattr")
"""Filters whose result would not be escaped in the document."""
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SHOWN = 80
KEPT = 64
"""The number of parts of templates that stay compiled: those of both reports, with properties."""
NO_TEMPLATE = (
    zipfile.BadZipFile,
    SyntaxError,
    KeyError,
    ValueError,
    LookupError,
    NotImplementedError,
    EOFError,
    RuntimeError,
    OSError,
    AttributeError,
)
"""The exceptions of zipfile, lxml and python-docx for a file that is no Word document."""


class _Sandbox(SandboxedEnvironment):
    """Runs a template's expressions without access to the program and without huge results."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply numbers; refuse powers and repeated text, which could fill the memory."""
        if operator == "**" or not all(isinstance(side, int | float) for side in (left, right)):
            raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,
        template_class: type[JinjaTemplate] | None = None,
    ) -> JinjaTemplate:
        """Return the compiled template of a source; cached, as it is checked and then filled in."""
        code = _compiled(self, source)
        kind = template_class or self.template_class
        return kind.from_code(self, code, self.make_globals(globals), None)


@lru_cache(maxsize=KEPT)
def _compiled(environment: Environment, source: str | nodes.Template) -> CodeType:
    return environment.compile(source)


@lru_cache(maxsize=KEPT)
def _tree(source: str) -> nodes.Template:
    return environment().parse(source)


@cache
def environment() -> Environment:
    """Return the sandbox of templates: values are escaped, unknown names are errors."""
    sandbox = _Sandbox(
        autoescape=True, undefined=StrictUndefined, loader=DictLoader({}), finalize=_printed
    )
    for name in UNSAFE:
        sandbox.filters.pop(name)
    return sandbox


def _printed(value: Any) -> Any:
    """Return a plain number in Vietnamese notation, and None as "chưa có số liệu"."""
    if value is None:
        return say("document.unknown", "vi")
    if isinstance(value, bool):
        return say("document.true" if value else "document.false", "vi")
    return spoken(value, "vi") if isinstance(value, int | float) else value


@dataclass(frozen=True)
class Template:
    """A checked template: its file's name, the document, its parts as syntax trees.

    `links` are the links to other files that were removed from the document.
    """

    name: str
    document: DocxTemplate
    parts: tuple[nodes.Template, ...]
    links: tuple[str, ...] = ()


def is_shipped(path: Path) -> bool:
    """Return whether a template equals one of ravo's own, byte by byte."""
    own = templates_dir() / path.name
    return own.is_file() and (own == path or own.read_bytes() == path.read_bytes())


def open_file(path: Path, name: str, tree: Mapping[str, Tree]) -> Template:
    """Return the template in a file; `name` is its name in messages.

    `tree` are the existing fields. Raises InputProblem (exit code 3) for a file that is no Word
    document (RV-465), for misspelt fields (RV-466, with all of them), where nothing but the first
    lines of loops is missing (RV-1483) and for a mistake in a command (RV-467).
    """
    document, links = _document(path, name)
    try:
        sources = list(_sources(document))
    except NO_TEMPLATE:
        raise unreadable("RV-465", path=name) from None
    parts = tuple(_parsed(name, source) for source in sources)
    wrong = misspelt(parts, environment(), tree)
    if wrong:
        raise _misspelt(name, wrong)
    return Template(name, document, parts, links)


def _misspelt(name: str, wrong: Sequence[MisspeltField]) -> InputProblem:
    """Return the fault of fields that do not exist, and of loops without a beginning."""
    lines = {item.name: f"{{%p for {item.name} in … %}}" for item in wrong if item.of_loop}
    if len(lines) == len(wrong):
        loops = "; ".join(lines.values())
        return unreadable("RV-1483", path=name, lines=loops, names=", ".join(lines))
    nearest = ((item.name, lines.get(item.name, item.nearest or "?")) for item in wrong)
    return unreadable("RV-466", path=name, fields="; ".join(map(" → ".join, nearest)))


def _document(path: Path, name: str) -> tuple[DocxTemplate, tuple[str, ...]]:
    try:
        data = path.read_bytes()
        _gate(data, name)
        data, links = without_links(data)
        document = DocxTemplate(io.BytesIO(data))
        document.init_docx()
    except NO_TEMPLATE:
        raise unreadable("RV-465", path=name) from None
    return document, links


def _gate(data: bytes, name: str) -> None:
    """Raise InputProblem for an archive that unpacks to more bytes than a document needs."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise unreadable("RV-465", path=name)


def _sources(document: DocxTemplate) -> Iterator[str]:
    """Yield body, headers, footers, footnotes and properties as they will be filled in."""
    yield _lines(document, document.get_xml())
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        for _, part in document.get_headers_footers(uri):
            yield _lines(document, document.get_part_xml(part))
    for part in document.docx.part.package.iter_parts():
        if part.content_type == FOOTNOTES:
            yield _lines(document, part.blob.decode("utf-8"))
    kept = document.docx.core_properties
    yield "\n".join(
        (kept.author, kept.comments, kept.identifier, kept.language, kept.subject, kept.title)
    )


def _lines(document: DocxTemplate, xml: str) -> str:
    """Return the source of a part, with each paragraph on a line of its own."""
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", str(document.patch_xml(xml)))


def _parsed(name: str, source: str) -> nodes.Template:
    try:
        environment().from_string(source)
        parsed = _tree(source)
    except TemplateSyntaxError as error:
        raise wrong_command(name, source, error.lineno) from None
    unescaped = parsed.find(nodes.EvalContextModifier)
    if unescaped is not None:
        raise wrong_command(name, source, unescaped.lineno)
    return parsed


def wrong_command(name: str, source: str, line: int) -> RavoError:
    """Return the problem of an invalid command, with the words around it."""
    above = source.splitlines()[:line]
    words = [re.sub(r"<[^>]+>", "", text).strip() for text in above]
    shown = next((text for text in reversed(words) if "{" in text), "")
    return unreadable("RV-467", path=name, words=shortened(shown, SHOWN))
