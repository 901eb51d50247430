"""Complaints as a table; complainants appear with the initials of their name."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from ravo.messages import Lang, say
from ravo.register.batches import SHORT as SHORT_BATCH
from ravo.register.complaints import Complaint, complaint_book, initials
from ravo.register.export_columns import ColumnSpecs, ExportTable, columns_of

_COMPLAINTS: ColumnSpecs = (
    ("ma_khieu_nai", "text", 14),
    ("ky", "text", 8),
    ("ma_ho", "text", 14),
    ("xa", "text", 20),
    ("thon", "text", 18),
    ("ve_viec", "text", 26),
    ("noi_dung", "text", 40),
    ("nguoi_khieu_nai", "text", 14),
    ("ngay_niem_yet", "day", 12),
    ("ngay_nhan", "day", 12),
    ("so_ngay_phuc_tra", "integer", 10),
    ("han_giai_quyet", "day", 12),
    ("ket_qua", "text", 18),
    ("ngay_ket_qua", "day", 12),
    ("ly_do_ket_qua", "text", 34),
    ("phuc_tra", "text", 14),
    ("ma_xa", "text", 12),
)


def complaint_table(connection: Connection, lang: Lang) -> ExportTable:
    """Return the table of complaints with their results."""
    return ExportTable("complaints", columns_of(_COMPLAINTS, lang), _rows(connection, lang))


def _rows(connection: Connection, lang: Lang) -> Iterator[tuple[Any, ...]]:
    """Yield the complaints; complainants appear with the initials of their name."""
    for item in complaint_book(connection).complaints:
        yield (
            item.id,
            item.period,
            item.code,
            item.commune,
            item.village,
            say(f"complaints.about_{item.about}", lang),
            item.text,
            initials(item.complainant),
            item.posted and item.posted.isoformat(),
            item.received.isoformat(),
            item.days,
            item.due.isoformat(),
            *_outcome(item, lang),
            item.commune_code or item.unit,
        )


def _outcome(item: Complaint, lang: Lang) -> tuple[str | None, ...]:
    """Return the result of a complaint, its day, its reason, and what settles it."""
    closed = item.closed
    if closed is None:
        return say("complaints.state_open", lang), None, None, None
    settled = closed.settled_by
    result = say(f"complaints.state_{closed.result}", lang)
    return result, closed.on.isoformat(), closed.text, settled and settled[:SHORT_BATCH]
