"""The workbook's list of sheets and names, with ravo's two sheets in front."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from ravo.returned.parts import Package, resolved
from ravo.returned.splice import Node, OddXml, Splice, appended, escaped, parse, retagged, spliced
from ravo.workbook.gate import BOOK
from ravo.workbook.own_sheets import OWN_NAMES, own_sheets
from ravo.workbook.package import relations_of

_BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")


@dataclass(frozen=True)
class SheetPart:
    """A sheet of the workbook: its name, its XML part, its kind, its relation's id."""

    name: str
    part: str
    kind: str
    relation: str


def sheets_of(package: Package) -> list[SheetPart]:
    """Return the sheets in order. `kind` is `worksheet`, `chartsheet`, `dialogsheet` …"""
    relations = {node.attribute("Id"): node for node in package.relations(BOOK)}
    sheets = []
    for node in parse(package.read(BOOK)).within("sheet"):
        reference = next((v for k, v in node.attributes.items() if k.endswith(":id")), "")
        relation = relations.get(reference)
        if relation is None:
            raise OddXml(f"sheet {reference}")
        kind = (relation.attribute("Type") or "").rpartition("/")[2]
        part = resolved(BOOK, relation.attribute("Target") or "")
        sheets.append(SheetPart(node.attribute("name") or "", part, kind, reference))
    return sheets


def free_name(wanted: str, taken: Collection[str]) -> str:
    """Return a sheet name that is not taken (case ignored): `Lỗi`, else `Lỗi (ravo)`."""
    used = {normalize("NFC", name).casefold() for name in taken}
    names = [wanted, f"{wanted} (ravo)", *(f"{wanted} (ravo {n})" for n in range(2, len(used) + 3))]
    return next(name for name in names if normalize("NFC", name).casefold() not in used)


def quoted(sheet: str) -> str:
    """Return a sheet's name as written in a reference."""
    return "'" + sheet.replace("'", "''") + "'"


def remove_own(package: Package) -> list[str]:
    """Remove ravo's sheets of an earlier copy from the workbook; return their names."""
    own = own_sheets(package.read(BOOK))
    gone = [sheet for sheet in sheets_of(package) if sheet.name in own]
    if not gone and not own:
        return []
    _drop_sheets(package, {sheet.name for sheet in gone})
    if gone and package.drop(r"xl/calcChain\.xml$"):
        # It may name a formula that someone typed into a sheet that goes; programs make it anew.
        package.unrelate(BOOK, "/calcChain ")
    for sheet in gone:
        package.unrelate(BOOK, rf"(?:^|/| ){re.escape(sheet.part.removeprefix('xl/'))}$")
        package.drop(re.escape(sheet.part) + "$")
        package.drop(re.escape(relations_of(sheet.part)) + "$")
    return [sheet.name for sheet in gone]


def _drop_sheets(package: Package, names: set[str]) -> None:
    """Remove sheets from the workbook's list, and the defined names that belong to them."""
    xml = package.read(BOOK)
    root = parse(xml)
    listed = list(root.within("sheet"))
    kept = [at for at, node in enumerate(listed) if node.attribute("name") not in names]
    splices: list[Splice] = [
        (node.start, node.end, b"") for at, node in enumerate(listed) if at not in kept
    ]
    moved = {old: new for new, old in enumerate(kept)}
    for node in root.within("definedName"):
        local, at = node.attribute("localSheetId"), node.number("localSheetId")
        if node.attribute("name") in OWN_NAMES or (local and at not in moved):
            splices.append((node.start, node.end, b""))
        elif local:
            splices.append(retagged(xml, node, {"localSheetId": str(moved[at])}))
    package.changed[BOOK] = spliced(xml, splices)


def put_in_front(package: Package, names: Sequence[str], parts: Sequence[str], ranges: str) -> None:
    """Add two new sheets before all others, with the letter active.

    `ranges` is the XML of further defined names. The places in names that refer to a sheet by its
    place are adjusted. Raises OddXml for a workbook without a list of sheets.
    """
    references = [package.relate(BOOK, "worksheet", part) for part in parts]
    xml = package.read(BOOK)
    root = parse(xml)
    sheets = root.child("sheets")
    if sheets is None:
        raise OddXml("sheets")
    number = max((n.number("sheetId") for n in sheets.children), default=0)
    elements = "".join(
        f'<{root.prefix}sheet xmlns:r="{package.office}" name="{escaped(name)}" '
        f'sheetId="{number + at}" r:id="{reference}"/>'
        for at, (name, reference) in enumerate(zip(names, references, strict=True), start=1)
    )
    splices: list[Splice] = [(sheets.inner, sheets.inner, elements.encode())]
    for node in root.within("definedName"):
        if node.attribute("localSheetId"):
            shifted = str(node.number("localSheetId") + len(parts))
            splices.append(retagged(xml, node, {"localSheetId": shifted}))
    for view in root.within("workbookView"):
        splices.append(retagged(xml, view, {"activeTab": None, "firstSheet": None}))
    splices.append(_new_names(xml, root, names, ranges))
    package.changed[BOOK] = spliced(xml, splices)


def _new_names(xml: bytes, root: Node, names: Sequence[str], ranges: str) -> Splice:
    p = root.prefix
    own = "".join(
        f'<{p}definedName name="{key}" hidden="1">{escaped(quoted(name))}!$A$1</{p}definedName>'
        for key, name in zip(OWN_NAMES, names, strict=True)
    )
    definitions = own + ranges.replace("<", f"<{p}").replace(f"<{p}/", f"</{p}")
    there = root.child("definedNames")
    if there is not None:
        return appended(xml, there, definitions.encode())
    end = max(node.end for node in root.children if node.name in _BEFORE_NAMES)
    return end, end, f"<{p}definedNames>{definitions}</{p}definedNames>".encode()
