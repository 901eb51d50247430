"""The document of household sheets: the template's body repeated for each household."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Template as JinjaTemplate
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
from ravo.word.fields import Values
from ravo.word.repeated import RecordFields, check_places, refuse_without_commands, repeated
from ravo.word.template import Template, is_shipped, open_file

NAME = "phieu-ra-soat.docx"
FILLER = "ravo.household_sheets.filler"
"""The program that fills in an office's own template of sheets."""
RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
LINK_SHOWN = 80
SIDE = 18 * 36000
"""The side of a code on paper: 18 mm in EMU."""
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
    outcome = _outcome_of(template, values, len(bundle.sheets))
    return SheetsDocument(outcome.document or b"", _warnings(template, outcome.links))


def check_template(template: Path | None) -> None:
    """Check an office's template before a workbook is read; raises as `sheets_document` does."""
    if template is not None:
        _outcome_of(template, None, 0)


def _warnings(template: Path | None, links: Sequence[str]) -> tuple[Fault, ...]:
    if template is None or not links:
        return ()
    shown = first_named([heading_words(link[:LINK_SHOWN]) for link in links])
    return (Fault("RV-1041", params={"path": template.name, "links": shown}),)


def _outcome_of(template: Path | None, values: Values | None, count: int) -> FillOutcome:
    """Return the outcome of filling in a template, of an office's own in another process."""
    path = template or templates_dir() / NAME
    if not path.is_file():
        raise unreadable("RV-1131", path=path.name, folder=str(path.parent))
    if not _is_own(path):
        refuse_without_commands(path, "RV-1130")
        return fill_apart(FILLER, path, path.name, values, FillLimits.for_each(count))
    opened = open_file(path, path.name, tree())
    return FillOutcome(None if values is None else filled_sheets(opened, values), opened.links)


def _is_own(path: Path) -> bool:
    own = templates_dir() / NAME
    return path == own or (path.name == NAME and is_shipped(path))


def check_fields(template: Template) -> None:
    """Raise InputProblem where fields of a household are missing in the body or are outside it.

    Missing: RV-1130; outside the body: RV-1120.
    """
    check_places(template, RecordFields(OF_ONE, tree_of_all(), "RV-1130", "RV-1120"))


def filled_sheets(template: Template, values: Values) -> bytes:
    """Return the document of a template: its body repeated for each household.

    `values` are `common`, the fields with the same value on all sheets, and `households`. Raises
    InputProblem (RV-468) where an expression of the template cannot be computed.
    """
    check_fields(template)
    pictures: list[bytes] = []

    def bodies(body: JinjaTemplate) -> Iterator[str]:
        """Yield the part of each household."""
        return _bodies(body, values, pictures)

    return repeated(template, values["common"], bodies, lambda own: _with_pictures(own, pictures))


def _bodies(body: JinjaTemplate, values: Values, pictures: list[bytes]) -> Iterator[str]:
    """Yield the part of each household, and append the picture of its code to `pictures`."""
    for own in values["households"]:
        household = {**own, "ho": {**own["ho"], CODE: _code(own["ho"][CODE], pictures)}}
        yield body.render({**values["common"], **household})


def _code(text: str, pictures: list[bytes]) -> Markup | str:
    code = sheet_code(text) if text else None
    if code is None:
        return ""
    pictures.append(picture(text))
    caption = say("sheets.code_words", "vi", code=code.household, year=str(code.year))
    words = escape(caption)
    relation = _relation(len(pictures))
    return Markup(_PICTURE.format(side=SIDE, words=words, relation=relation))  # noqa: S704  escaped


def _relation(number: int) -> str:
    return f"rIdQr{number}"


def _with_pictures(own: Mapping[str, bytes], pictures: list[bytes]) -> dict[str, bytes]:
    """Return the pictures as parts of the document, with the parts that refer to them."""
    if not pictures:
        return {}
    names = [f"phieu-{number}.png" for number in range(1, len(pictures) + 1)]
    return {
        RELATIONS: _with_relations(own[RELATIONS], names),
        TYPES: _with_type(own[TYPES]),
        **{f"word/media/{name}": data for name, data in zip(names, pictures, strict=True)},
    }


def _with_relations(relations: bytes, names: Sequence[str]) -> bytes:
    more = "".join(
        _RELATION.format(relation=_relation(number), name=name)
        for number, name in enumerate(names, start=1)
    )
    return relations.replace(b"</Relationships>", more.encode() + b"</Relationships>")


def _with_type(types: bytes) -> bytes:
    """Return the document's list of content types, with that of the pictures added if missing."""
    if re.search(rb'Extension="png"', types, re.IGNORECASE):
        return types
    return types.replace(
        b"<Default ", b'<Default Extension="png" ContentType="image/png"/><Default ', 1
    )
