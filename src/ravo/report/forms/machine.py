"""`report.json` and a CSV file per form."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ravo.faults import Fault
from ravo.files import whole_file
from ravo.messages import Lang, say
from ravo.messages.faults import fault_message, kind_of
from ravo.report.district.model import District
from ravo.report.forms.facts import LABELS, LISTS
from ravo.report.forms.making import identity_of
from ravo.report.forms.model import FormRow, FormTable, Report
from ravo.report.sheets import RISKY

SCHEMA = 1


def report_json(
    report: Report,
    tables: Sequence[FormTable],
    faults: Iterable[Fault],
    district: District,
    lang: Lang,
) -> dict[str, Any]:
    """Return everything printed; figures that are not known are null, rates have two decimals."""
    return {
        "schema": SCHEMA,
        "year": report.year,
        "level": report.level,
        "unit": report.unit,
        "province": report.province,
        "edition": district.edition_id,
        "units": [
            {"stt": u.stt, "unit": u.name, "level": u.level, "code": u.code, "district": u.district, "sent": u.sent}
            for u in report.units
        ],
        "forms": {table.number: [_row(row) for row in table.rows] for table in tables},
        "notes": {t.number: [say(f"forms.note_{n.key}", lang, **n.params) for n in t.notes] for t in tables},
        "breaches": [
            {
                "form": gap.form, "identity": identity_of(gap, district).say(lang), "unit": gap.unit,
                "line": gap.line, "difference": gap.difference, "households": list(gap.households),
            }
            for gap in report.gaps
        ],
        "faults": [fault_json(fault, lang) for fault in faults],
    }  # fmt: skip


def _row(row: FormRow) -> dict[str, Any]:
    return {"stt": row.stt, "unit": row.unit, "level": row.level, "line": row.line, "values": dict(row.values)}  # fmt: skip


def fault_json(fault: Fault, lang: Lang) -> dict[str, Any]:
    """Return a fault of the report as other commands print theirs."""
    message, hint = fault_message(fault, lang)
    return {
        "code": fault.code, "severity": kind_of(fault.code).severity, "category": fault.category,
        "ma_ho": fault.household, "sheet": fault.sheet, "cell": fault.cell,
        "column": fault.column, "value": fault.value, "message": message, "hint": hint,
    }  # fmt: skip


def write_form_csv(table: FormTable, path: Path) -> None:
    """Write one form as UTF-8 CSV with a mark that Excel knows; blanks are blank, never 0.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    columns = [column for column in table.columns if column.code not in LABELS]
    with whole_file(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:  # fmt: skip
        out = csv.writer(file)
        names = ["A", "B", "C"] if table.number in LISTS else []
        out.writerow(["stt", "unit", "level", "line", *names, *(column.code for column in columns)])
        titles = [next(c.heading[-1] for c in table.columns if c.code == name) for name in names]
        out.writerow(["", "", "", "", *titles, *(" – ".join(column.heading) for column in columns)])
        for row in table.rows:
            cells = [row.values.get(code) for code in (*names, *(column.code for column in columns))]  # fmt: skip
            out.writerow([_safe(cell) for cell in (row.stt, row.unit, row.level, row.line, *cells)])


def _safe(value: object) -> object:
    """Return a cell; text that a spreadsheet might take for a formula gets an apostrophe."""
    if value is None:
        return ""
    return "'" + value if isinstance(value, str) and value.startswith(RISKY) else value
