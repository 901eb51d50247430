"""A document in which a template's body is repeated for each of many records.

A thousand records are tens of MB of XML. They are never parsed into a tree: each record's part is
filled in as text and written after the one before it.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat, takewhile
from pathlib import Path
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from jinja2 import Template as JinjaTemplate
from jinja2 import nodes

from ravo.faults import unreadable
from ravo.text import first_named
from ravo.word.check import misspelt
from ravo.word.fields import Tree, Values
from ravo.word.filled_template import DAY, WRONG, mark_as_written
from ravo.word.template import MAX_UNPACKED, NO_TEMPLATE, Template, environment

MARKER = "ravo-repeated-body"
BODY = "word/document.xml"
LEVEL = 4
"""The level of compression: a higher one takes twice the time and saves a tenth."""
NEXT_PAGE = (
    '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" '
    'w:lineRule="exact"/></w:pPr></w:p>'
)
"""A line of one point's height at the head of every record but the first."""
ONCE = re.compile(r"<w:bookmark(?:Start|End)\b[^<>]*/>|\sw14:(?:paraId|textId)=\"[^\"]*\"")
"""Matches marks that must be unique in a document and that it does not need."""
COMMAND = re.compile(rb"\{(?:<[^<>]*>|\s)*[{%]")
"""Matches the beginning of a field or a command, inside which Word may insert tags."""
CHUNK, OVERLAP = 1 << 20, 4096
DRAWING = re.compile(r'(<wp:docPr\b[^<>]*?\bid=")\d+(")')
Bodies = Callable[[JinjaTemplate], Iterable[str]]
"""What fills in a body for each record, one after the other."""
OtherParts = Callable[[Mapping[str, bytes]], Mapping[str, bytes]]
"""What returns the parts of a document that its records change or add, of those it has."""


@dataclass(frozen=True, slots=True)
class RecordFields:
    """The fields that belong to a single record, and the fault codes for their wrong places.

    `first` are the first parts of their names, `others` the fields that headers and footers can
    have. A template without a field of a record is refused with code `absent`, one with such a
    field outside its body with code `outside`.
    """

    first: frozenset[str]
    others: Mapping[str, Tree]
    absent: str
    outside: str


def refuse_without_commands(path: Path, code: str) -> None:
    """Raise InputProblem (`code`) for a document without any field, such as a filled one.

    The file is searched as text: to open a filled document of a thousand records takes a minute.
    """
    last = b""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(BODY) as body:
            for part in takewhile(bool, map(body.read, repeat(CHUNK, MAX_UNPACKED // CHUNK))):
                if COMMAND.search(last + part):
                    return
                last = part[-OVERLAP:]
    except NO_TEMPLATE:
        # A file that is no document, or has its text elsewhere, is reported when it is opened.
        return
    raise unreadable(code, path=path.name)


def check_places(template: Template, fields: RecordFields) -> None:
    """Raise InputProblem where fields of a record are missing in the body, or are outside it."""
    names = {node.name for node in template.parts[0].find_all(nodes.Name)}
    if not names & fields.first:
        raise unreadable(fields.absent, path=template.name)
    wrong = misspelt(template.parts[1:], environment(), fields.others)
    if wrong:
        named = first_named([item.name for item in wrong])
        raise unreadable(fields.outside, path=template.name, fields=named)


def repeated(
    template: Template, common: Values, bodies: Bodies, parts: OtherParts = lambda _: {}
) -> bytes:
    """Return the document of a template: its body repeated for each record.

    `common` are the fields of headers and footers; `bodies` fills in the body, and `parts` is
    called after all records are written. Raises InputProblem (RV-468) where an expression of the
    template cannot be computed.
    """
    document = template.document
    source = _body_source(document)
    try:
        body = environment().from_string(source)
        _leave_marker(document)
        document.render(common, environment())
        mark_as_written(template)
        shell = io.BytesIO()
        document.save(shell)
        return _assembled(shell.getvalue(), _numbered(bodies(body)), parts)
    except WRONG as error:
        raise unreadable("RV-468", path=template.name, problem=type(error).__name__) from error


def _body_source(document: Any) -> str:
    """Return the source of the contents of the body, without the properties of its section."""
    whole = ONCE.sub("", str(document.patch_xml(document.get_xml())))
    start = whole.index(">", whole.index("<w:body")) + 1
    return whole[start : whole.rindex("<w:sectPr")]


def _leave_marker(document: Any) -> None:
    """Empty the body, except for its section's properties and a placeholder for the records."""
    body = document.get_docx().element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    line, run, words = (OxmlElement(name) for name in ("w:p", "w:r", "w:t"))
    words.text = MARKER
    run.append(words)
    line.append(run)
    body.insert(0, line)


def _numbered(bodies: Iterable[str]) -> Iterator[bytes]:
    """Yield the part of each record, from a new page on; all drawings have different numbers."""
    drawn = 0
    for number, text in enumerate(bodies):
        pieces = DRAWING.split(text)
        # `split` gives the text before each drawing's number, then the pattern's groups.
        for at in range(1, len(pieces), 3):
            drawn += 1
            pieces[at] += str(drawn)
        yield (NEXT_PAGE if number else "").encode() + "".join(pieces).encode("utf-8")


def _assembled(shell: bytes, bodies: Iterator[bytes], parts: OtherParts) -> bytes:
    """Return the document with the records in place of the placeholder."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(shell)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as target,
    ):
        before, after = _around_marker(source.read(BODY))
        with target.open(_info(BODY), "w") as body:
            body.write(before)
            for part in bodies:
                body.write(part)
            body.write(after)
        own = {name: source.read(name) for name in source.namelist() if name != BODY}
        for name, data in {**own, **parts(own)}.items():
            target.writestr(_info(name), data)
    return buffer.getvalue()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _around_marker(body: bytes) -> tuple[bytes, bytes]:
    at = body.index(MARKER.encode())
    start = max(body.rfind(b"<w:p>", 0, at), body.rfind(b"<w:p ", 0, at))
    return body[:start], body[body.index(b"</w:p>", at) + len(b"</w:p>") :]
