"""`report.json` and a CSV file per form."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from pathlib import Path
from typing import IO, Any

from ravo.changes.identity import data_difference
from ravo.fault_words import fault_message
from ravo.faults import Fault
from ravo.files import whole_file
from ravo.messages import Lang, say
from ravo.report.figures.model import District
from ravo.report.forms.facts import LABELS, LISTS
from ravo.report.forms.lists import ListRows
from ravo.report.forms.model import FormRow, FormTable, FormValue, Report
from ravo.report.forms.report import identity_of
from ravo.typed_columns import by_value
from ravo.xlsx.sheets import RISKY

SCHEMA = 1
BOM = "\ufeff"
"""The byte order mark by which Excel recognises UTF-8."""


def write_report_json(
    path: Path,
    report: Report,
    tables: Sequence[FormTable],
    faults: Iterable[Fault],
    district: District,
    lang: Lang,
    rates: Sequence[float | None],
    **parts: Any,
) -> None:
    """Write all printed figures; unknown figures are null, rates have two decimals.

    Each line of a form is on a line of the file. `parts` are further keys, such as those of the
    page. Raises UsageProblem (exit code 2) where the file cannot be written.

    `tables` are the printed forms of the `report`, `faults` those of the whole run, shown in
    `lang`; `district` has the figures of the page, `rates` are the rates of multidimensional
    poverty of its units. `path` is the file to write.
    """
    value = {**report_json(report, tables, faults, district, lang, rates), **parts}
    with whole_file(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.write("{\n")
        for n, (key, part) in enumerate(value.items()):
            file.write((",\n" if n else "") + _dumped(key) + ": ")
            if key == "forms":
                _write_forms(file, tables)
            elif isinstance(part, list):
                _write_lines(file, map(_dumped, part))
            else:
                file.write(_dumped(part))
        file.write("\n}\n")


def report_json(
    report: Report,
    tables: Sequence[FormTable],
    faults: Iterable[Fault],
    district: District,
    lang: Lang,
    rates: Sequence[float | None],
) -> dict[str, Any]:
    """Return the contents without the forms: `forms` is empty, as they are written line by line.

    `tables` are the forms of `report`, `faults` those of the `district`, `rates` the
    multidimensional rate of each unit in `report.units`; texts in one language are in `lang`.
    """
    return {
        "schema": SCHEMA,
        "year": report.year,
        "level": report.level,
        "unit": report.unit,
        "province": report.province,
        "edition": district.edition_id,
        "synthetic": [one.place.name for one in district.communes if one.synthetic],
        "units": [
            {
                "stt": u.stt,
                "unit": u.name,
                "level": u.level,
                "code": u.code,
                "district": u.district,
                "sent": u.sent,
                "multidimensional_rate": rate,
            }
            for u, rate in zip(report.units, rates, strict=True)
        ],
        "forms": {},
        "notes": {
            t.number: [say(f"forms.note_{n.key}", lang, **n.params) for n in t.notes]
            for t in tables
        },
        "breaches": [
            {
                "form": gap.form,
                "identity": identity_of(gap, district).say(lang),
                "unit": gap.unit,
                "line": gap.line,
                "difference": data_difference(gap.identity, gap.difference),
                "households": list(gap.households),
            }
            for gap in report.gaps
        ],
        "faults": [fault_json(fault, lang) for fault in faults],
    }


_dumped = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def _write_forms(file: IO[str], tables: Sequence[FormTable]) -> None:
    file.write("{")
    for n, table in enumerate(tables):
        file.write((",\n" if n else "\n") + _dumped(table.number) + ": ")
        _write_lines(file, _lines(table.rows))
    file.write("\n}")


def _write_lines(file: IO[str], lines: Iterable[str]) -> None:
    file.write("[")
    for n, line in enumerate(lines):
        file.write((",\n" if n else "\n") + line)
    file.write("]")


def _lines(rows: Sequence[FormRow]) -> Iterator[str]:
    """Yield the lines of a form as JSON; equal cells of a list's column are encoded once."""
    if not isinstance(rows, ListRows):
        yield from (_dumped(_row(row)) for row in rows)
        return
    values = ", ".join(f"{_dumped(column.code)}: %s" for column in rows.columns)
    line = f'{{"stt": %s, "unit": %s, "level": %s, "line": null, "values": {{{values}}}}}'
    for some in rows.lines():
        yield _dumped(_row(FormRow(some.stt, some.unit, "commune", None, {})))
        columns: list[Sequence[FormValue]] = [some.numbers, some.levels, *some.columns]
        cells = [by_value(column, _dumped) for column in columns]
        units = repeat(_dumped(some.unit), len(some.numbers))
        yield from map(line.__mod__, zip(cells[0], units, *cells[1:], strict=True))


def _row(row: FormRow) -> dict[str, Any]:
    return {
        "stt": row.stt,
        "unit": row.unit,
        "level": row.level,
        "line": row.line,
        "values": row.values,
    }


def fault_json(fault: Fault, lang: Lang) -> dict[str, Any]:
    """Return a fault of the report as other commands print theirs."""
    message, hint = fault_message(fault, lang)
    return {
        "code": fault.code,
        "severity": fault.severity,
        "category": fault.category,
        "ma_ho": fault.household,
        "sheet": fault.sheet,
        "cell": fault.cell,
        "column": fault.column,
        "value": fault.value,
        "message": message,
        "hint": hint,
    }


def write_form_csv(table: FormTable, path: Path) -> None:
    """Write one form as UTF-8 CSV with a byte order mark; unknown figures are blank, never 0.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    columns = [column for column in table.columns if column.code not in LABELS]
    with (
        whole_file(path) as temporary,
        temporary.open("w", encoding="utf-8", newline="") as file,
    ):
        # The codec that writes the mark itself is slower for each line.
        file.write(BOM)
        out = csv.writer(file)
        names = ["A", "B", "C"] if table.number in LISTS else []
        out.writerow(["stt", "unit", "level", "line", *names, *(column.code for column in columns)])
        titles = [next(c.heading[-1] for c in table.columns if c.code == name) for name in names]
        out.writerow(["", "", "", "", *titles, *(" – ".join(column.heading) for column in columns)])
        out.writerows(_csv_rows(table, [*names, *(column.code for column in columns)]))


def _csv_rows(table: FormTable, codes: Sequence[str]) -> Iterator[Sequence[FormValue]]:
    """Yield the lines of a form; the CSV writer leaves None blank."""
    rows = table.rows
    if not isinstance(rows, ListRows):
        for row in rows:
            cells = (row.stt, row.unit, row.level, row.line, *map(row.values.get, codes))
            yield list(map(_safe_csv, cells))
        return
    for some in rows.lines():
        unit = _safe_csv(some.unit)
        yield (some.stt, unit, "commune", None, *repeat(None, len(codes)))
        columns = (by_value(column, _safe_csv) for column in some.columns)
        yield from zip(some.numbers, repeat(unit), some.levels, repeat(None), *columns)


def _safe_csv(cell: FormValue) -> FormValue:
    """Return a cell for a CSV: text that looks like a formula gets an apostrophe in front."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(RISKY) else cell
