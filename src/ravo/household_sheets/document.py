"""A document of household sheets: the template's body once for each household.

A thousand sheets are some 40 MB of XML. They are never held as a tree: each household's part is
filled in as text and written behind the one before it.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat, takewhile
from pathlib import Path
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from jinja2 import nodes
from markupsafe import Markup, escape

from ravo.faults import Fault, unreadable
from ravo.household_sheets.code import picture, sheet_code
from ravo.household_sheets.fields import (
    CODE,
    OF_ONE,
    common_values,
    household_values,
    tree,
    tree_of_all,
)
from ravo.household_sheets.model import SheetBundle
from ravo.messages import say
from ravo.page_templates import templates_dir
from ravo.quotes import heading_words
from ravo.text import first_named
from ravo.word.apart import FillLimits, FillOutcome, fill_apart
from ravo.word.check import misspelt
from ravo.word.fields import Values
from ravo.word.filling import DAY, WRONG, mark_as_written
from ravo.word.opening import (
    MAX_UNPACKED,
    NO_TEMPLATE,
    Template,
    environment,
    is_shipped,
    open_file,
)

NAME = "phieu-ra-soat.docx"
FILLER = "ravo.household_sheets.filler"
"""The program that fills in an office's own template of sheets."""
MARKER = "ravo-household-sheets"
BODY = "word/document.xml"
RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
SECONDS, SECONDS_EACH, MIB, MIB_EACH = 30.0, 0.1, 512, 0.5
LINK_SHOWN = 80
SIDE = 18 * 36000
"""The side of a code on paper: 18 mm in EMU."""
LEVEL = 4
"""How hard parts are packed: harder takes twice the time for a tenth less."""
NEXT_PAGE = (
    '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" '
    'w:lineRule="exact"/></w:pPr></w:p>'
)
"""A line of one point's height at the head of every sheet but the first."""
ONCE = re.compile(r"<w:bookmark(?:Start|End)\b[^<>]*/>|\sw14:(?:paraId|textId)=\"[^\"]*\"")
"""What a document may have only once, and needs not at all."""
COMMAND = re.compile(rb"\{(?:<[^<>]*>|\s)*[{%]")
"""The beginning of a field or a command, which Word may cut in two."""
CHUNK, OVERLAP = 1 << 20, 4096
DRAWING = re.compile(r'(<wp:docPr\b[^<>]*?\bid=")\d+(")')
_PICTURE = (
    '</w:t></w:r><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/'
    'drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{side}" cy="{side}"/><wp:docPr id="0" name="QR" descr="{words}"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://'
    'schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="QR"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships" r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    '</a:graphic></wp:inline></w:drawing></w:r><w:r><w:t xml:space="preserve">'
)
_RELATION = (
    '<Relationship Id="{relation}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/image" Target="media/{name}"/>'
)


@dataclass(frozen=True)
class SheetsDocument:
    """A document of sheets as bytes, and the warnings of its template."""

    data: bytes
    faults: tuple[Fault, ...] = ()


def sheets_document(bundle: SheetBundle, template: Path | None) -> SheetsDocument:
    """Return the sheets of a bundle as a Word document, by an office's template or ravo's own.

    Raises InputProblem (exit code 3) for a template that cannot be used: RV-465 to RV-468, RV-1040,
    RV-1120 for a field of a household in a header, RV-1130 where no field of one is in the body,
    RV-1131 for a file that is missing.
    """
    values = {
        "common": common_values(bundle),
        "households": [household_values(bundle, at) for at in range(len(bundle.sheets))],
    }
    made = _outcome_of(template, values, len(bundle.sheets))
    return SheetsDocument(made.document or b"", _warnings(template, made.links))


def check_template(template: Path | None) -> None:
    """Look at an office's template before a workbook is read; raises as `sheets_document`."""
    if template is not None:
        _outcome_of(template, None, 0)


def _warnings(template: Path | None, links: Sequence[str]) -> tuple[Fault, ...]:
    if template is None or not links:
        return ()
    shown = first_named([heading_words(link[:LINK_SHOWN]) for link in links])
    return (Fault("RV-1041", params={"path": template.name, "links": shown}),)


def _outcome_of(template: Path | None, values: Values | None, count: int) -> FillOutcome:
    """Open a template and fill it in, an office's own apart from this process."""
    path = template or templates_dir() / NAME
    if not path.is_file():
        raise unreadable("RV-1131", path=path.name, folder=str(path.parent))
    if not _is_own(path):
        _refuse_without_commands(path)
        limits = FillLimits(SECONDS + count * SECONDS_EACH, MIB + int(count * MIB_EACH))
        return fill_apart(FILLER, path, path.name, values, limits)
    opened = open_file(path, path.name, tree())
    return FillOutcome(None if values is None else filled_sheets(opened, values), opened.links)


def _is_own(path: Path) -> bool:
    own = templates_dir() / NAME
    return path == own or (path.name == NAME and is_shipped(path))


def _refuse_without_commands(path: Path) -> None:
    """Raise InputProblem (RV-1130) for a document without any field, such as a filled one.

    It is looked at as text: a filled document of a thousand sheets takes a minute to open.
    """
    last = b""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(BODY) as body:
            for part in takewhile(bool, map(body.read, repeat(CHUNK, MAX_UNPACKED // CHUNK))):
                if COMMAND.search(last + part):
                    return
                last = part[-OVERLAP:]
    except NO_TEMPLATE:
        # What is no document, or has its text elsewhere, is for whoever opens it to name.
        return
    raise unreadable("RV-1130", path=path.name)


def check_fields(template: Template) -> None:
    """Raise InputProblem where fields of a household are not where a template needs them.

    They are in the body (RV-1130), and nowhere else (RV-1120).
    """
    names = {node.name for node in template.parts[0].find_all(nodes.Name)}
    if not names & OF_ONE:
        raise unreadable("RV-1130", path=template.name)
    wrong = misspelt(template.parts[1:], environment(), tree_of_all())
    if wrong:
        named = first_named([item.name for item in wrong])
        raise unreadable("RV-1120", path=template.name, fields=named)


def filled_sheets(template: Template, values: Values) -> bytes:
    """Return the document that a template makes: its body for each of the households.

    `values` are `common`, the fields that all sheets have alike, and `households`. Raises
    InputProblem (RV-468) where an expression of the template cannot be worked out.
    """
    check_fields(template)
    document = template.document
    source = _body_source(document)
    try:
        body = environment().from_string(source)
        _leave_marker(document)
        document.render(values["common"], environment())
        mark_as_written(template)
        shell = io.BytesIO()
        document.save(shell)
        pictures: list[bytes] = []
        parts = _bodies(body, values, pictures)
        return _assembled(shell.getvalue(), parts, pictures)
    except WRONG as error:
        raise unreadable("RV-468", path=template.name, problem=type(error).__name__) from error


def _body_source(document: Any) -> str:
    """Return the source of the contents of the body, without the properties of its section."""
    whole = ONCE.sub("", str(document.patch_xml(document.get_xml())))
    start = whole.index(">", whole.index("<w:body")) + 1
    return whole[start : whole.rindex("<w:sectPr")]


def _leave_marker(document: Any) -> None:
    """Empty the body but for the properties of its section and a mark of where sheets go."""
    body = document.get_docx().element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    line, run, words = (OxmlElement(name) for name in ("w:p", "w:r", "w:t"))
    words.text = MARKER
    run.append(words)
    line.append(run)
    body.insert(0, line)


def _bodies(body: Any, values: Values, pictures: list[bytes]) -> Iterator[bytes]:
    """Yield the part of each household; its code goes to `pictures`."""
    drawn = 0
    for number, own in enumerate(values["households"]):
        household = {**own, "ho": {**own["ho"], CODE: _code(own["ho"][CODE], pictures)}}
        text = body.render({**values["common"], **household})
        pieces = DRAWING.split(text)
        # A piece before each number, then what stands around it.
        for at in range(1, len(pieces), 3):
            drawn += 1
            pieces[at] += str(drawn)
        yield (NEXT_PAGE if number else "").encode() + "".join(pieces).encode("utf-8")


def _code(text: str, pictures: list[bytes]) -> Markup | str:
    found = sheet_code(text) if text else None
    if found is None:
        return ""
    pictures.append(picture(text))
    said = say("sheets.code_words", "vi", code=found.household, year=str(found.year))
    words = escape(said)
    relation = _relation(len(pictures))
    return Markup(_PICTURE.format(side=SIDE, words=words, relation=relation))  # noqa: S704  escaped


def _relation(number: int) -> str:
    return f"rIdQr{number}"


def _assembled(shell: bytes, parts: Iterator[bytes], pictures: list[bytes]) -> bytes:
    """Return the document with the sheets in place of the mark, and their codes."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(shell)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as target,
    ):
        before, after = _around_marker(source.read(BODY))
        with target.open(_info(BODY), "w") as body:
            body.write(before)
            for part in parts:
                body.write(part)
            body.write(after)
        names = [f"phieu-{number}.png" for number in range(1, len(pictures) + 1)]
        changed = {
            RELATIONS: _with_relations(source.read(RELATIONS), names),
            TYPES: _with_type(source.read(TYPES)) if names else source.read(TYPES),
        }
        for name in source.namelist():
            if name != BODY:
                target.writestr(_info(name), changed.get(name) or source.read(name))
        for name, data in zip(names, pictures, strict=True):
            target.writestr(_info(f"word/media/{name}"), data)
    return buffer.getvalue()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _around_marker(body: bytes) -> tuple[bytes, bytes]:
    at = body.index(MARKER.encode())
    start = max(body.rfind(b"<w:p>", 0, at), body.rfind(b"<w:p ", 0, at))
    return body[:start], body[body.index(b"</w:p>", at) + len(b"</w:p>") :]


def _with_relations(relations: bytes, names: Sequence[str]) -> bytes:
    more = "".join(
        _RELATION.format(relation=_relation(number), name=name)
        for number, name in enumerate(names, start=1)
    )
    return relations.replace(b"</Relationships>", more.encode() + b"</Relationships>")


def _with_type(types: bytes) -> bytes:
    """Return the list of types with that of the pictures, which it has once only."""
    if re.search(rb'Extension="png"', types, re.IGNORECASE):
        return types
    return types.replace(
        b"<Default ", b'<Default Extension="png" ContentType="image/png"/><Default ', 1
    )
