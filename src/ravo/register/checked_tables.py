"""Checks of what the hashes of a register do not cover: the tables, the numbering of rows."""

from typing import Any

from sqlalchemy import Column, Connection, Select, func, inspect, or_, select, text

from ravo.faults import Fault
from ravo.register.records import kept_tables
from ravo.register.tables import BATCH_FILE, MEMBER, METADATA, REVIEW, SCHEMA

_TRIGGERS = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c "
    "ON c.oid = t.tgrelid WHERE NOT t.tgisinternal "
    "AND c.relnamespace = to_regnamespace(current_schema())",
}


def foreign_parts(connection: Connection) -> list[Fault]:
    """Return a fault for each view in place of a table and each trigger.

    There is one more where the table of versions has not exactly one row.
    """
    tables = METADATA.tables
    names = [f"view {name}" for name in inspect(connection).get_view_names() if name in tables]
    query = _TRIGGERS.get(connection.dialect.name)
    triggers = connection.execute(text(query)).all() if query else ()
    names += [f"trigger {name} ({table})" for name, table in triggers if table in tables]
    versions = connection.execute(select(func.count()).select_from(SCHEMA)).scalar()
    if versions != 1:
        names.append(f"{SCHEMA.name}: {versions}")
    return [Fault("RV-1283", params={"name": name}) for name in sorted(names)]


def misplaced_lists(connection: Connection) -> set[int]:
    """Return the lists whose households or members are not numbered from 0 without gaps."""
    households = _gaps(REVIEW.c.row, REVIEW.c.part)
    members = _gaps(MEMBER.c.place, MEMBER.c.part, MEMBER.c.row)
    parts_by_query = (connection.execute(query).scalars() for query in (households, members))
    return {part for parts in parts_by_query for part in parts}


def misplaced_records(connection: Connection) -> set[int]:
    """Return the batches whose files or records are not numbered from 0 without gaps."""
    batches_by_table = (
        connection.execute(_gaps(table.c.place, table.c.batch)).scalars()
        for table in (BATCH_FILE, *kept_tables(connection))
    )
    return {batch for batches in batches_by_table for batch in batches}


def _gaps(place: Column[Any], *owner: Column[Any]) -> Select[Any]:
    """Return the query of the owners whose rows have gaps in their numbering."""
    gaps = or_(func.min(place) != 0, func.max(place) != func.count() - 1)
    return select(owner[0]).group_by(*owner).having(gaps)
