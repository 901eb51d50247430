"""`datapackage.json`: the descriptor of an export's tables, columns and codes, for any program.

It follows the Data Package standard (Frictionless). Everything in it is derived from the tables
themselves, so that it cannot differ from them. It has no licence, as none was granted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ravo.exports.codes import code_list
from ravo.exports.fields import ExportField, ExportTableModel
from ravo.exports.layout import ONE_EACH, ExportedFiles, ExportFormat
from ravo.messages import Text, text

_TYPES = {"text": "string", "integer": "integer", "number": "number"}
_MEDIA: Mapping[ExportFormat, str] = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "duckdb": "application/vnd.duckdb",
}
Descriptor = dict[str, Any]
OWN_MARK = "ravo:periods"
"""The property by which a descriptor of a ravo export is recognised."""


@dataclass(frozen=True)
class PackageFacts:
    """Facts of the data for a descriptor: periods, whether it is invented, key and limit.

    `key_mark` is the mark of the key of the pseudonyms, `smallest` the least count that is
    published; each is None where there is none.
    """

    periods: tuple[str, ...]
    synthetic: bool
    names: bool
    key_mark: str | None
    smallest: int | None


def package_descriptor(files: ExportedFiles, facts: PackageFacts) -> Descriptor:
    """Return the descriptor of a package: plain values for JSON."""
    codes = _codes_by_column(files)
    return {
        "name": "ravo-cong-bo" if files.public else "ravo-xuat",
        "title": _title(files).vi.format(periods=", ".join(facts.periods)),
        "description": "\n\n".join(_both(words) for words in data_notes(files, facts)),
        OWN_MARK: list(facts.periods),
        "ravo:key": facts.key_mark,
        "ravo:smallest_cell": facts.smallest,
        "resources": [
            resource
            for place, format in enumerate(files.formats)
            for resource in _resources(files, format, codes, first=place == 0)
        ],
    }


def _title(files: ExportedFiles) -> Text:
    return text("exports.title_public" if files.public else "exports.title")


def data_notes(files: ExportedFiles, facts: PackageFacts) -> list[Text]:
    """Return sentences about the data: invented, personal or counts only, and what is left out."""
    if facts.synthetic:
        kind = "exports.synthetic"
    elif files.public:
        kind = "exports.counts_only"
    else:
        kind = "exports.personal_named" if facts.names else "exports.personal"
    notes = [text(kind)]
    if facts.smallest is not None:
        notes.append(text("exports.small_left_out").filled(smallest=facts.smallest))
    return notes


def _both(words: Text) -> str:
    return f"{words.say('vi')} / {words.say('en')}"


def _codes_by_column(files: ExportedFiles) -> Mapping[str, list[str]]:
    """Return the codes of each coded column, as the table of labels has them."""
    codes: dict[str, list[str]] = {}
    for table in files.tables:
        if table.model.name == "nhan":
            for rows in table.pieces():
                for column, code in zip(rows["cot"], rows["ma"], strict=True):
                    codes.setdefault(column, []).append(code)
    return codes


def _resources(
    files: ExportedFiles, format: ExportFormat, codes: Mapping[str, list[str]], *, first: bool
) -> list[Descriptor]:
    """Return the tables of a format; except for the first format, names include the format."""
    end = "" if first else f"-{format}"
    if format == "duckdb":
        path = files.path(format, files.tables[0].model.name).name
        name = f"duckdb{end}" if first else "duckdb"
        return [{"name": name, "path": path, "format": format, "mediatype": _MEDIA[format]}]
    return [
        {
            "name": table.model.name + end,
            "title": table.model.title.vi,
            "description": table.model.title.en,
            "path": files.path(format, table.model.name).name,
            "format": format,
            "mediatype": _MEDIA[format],
            "encoding": "utf-8",
            **_dialect(format, table.model),
            "schema": schema_of(table.model, codes, end) | _missing(format),
        }
        for table in files.tables
    ]


def _missing(format: ExportFormat) -> Descriptor:
    """Return the texts that mean blank: a Parquet column of whole numbers is read with NaN."""
    return {"missingValues": ["", "nan"] if format == "parquet" else [""]}


def _dialect(format: ExportFormat, model: ExportTableModel) -> Descriptor:
    return {} if format in ONE_EACH else {"dialect": {"excel": {"sheet": model.name}}}


def schema_of(model: ExportTableModel, codes: Mapping[str, list[str]], end: str = "") -> Descriptor:
    """Return the schema of a table; `end` is appended to the names of referenced tables."""
    return {
        "fields": [_field(field, codes) for field in model.fields],
        "primaryKey": list(model.key),
        "foreignKeys": [
            {
                "fields": list(one.fields),
                "reference": {"resource": one.table + end, "fields": list(one.to)},
            }
            for one in model.foreign
        ],
    }


def _field(field: ExportField, codes: Mapping[str, list[str]]) -> Descriptor:
    constraints: Descriptor = {"required": True} if field.required else {}
    if field.flag:
        constraints["enum"] = [0, 1]
    elif field.codes == "klass":
        constraints["enum"] = [one.code for one in code_list("klass")]
    elif field.codes is not None:
        constraints["enum"] = codes[field.id]
    descriptor: Descriptor = {
        "name": field.id,
        "type": _TYPES[field.kind],
        "title": field.label.vi,
        "description": field.label.en,
    }
    return {**descriptor, "constraints": constraints} if constraints else descriptor
