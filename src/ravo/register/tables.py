"""The tables of the register, the same on SQLite and on PostgreSQL.

Two kinds. **Facts** are added batch by batch; they are never changed, and the chain of batches
covers their contents: `batch`, `batch_file`, `unit`, `part`, `review`, `member`, `link`, `event`,
`support`, `complaint`, `complaint_result`. **Identities** are worked out from the active facts
alone and can be made again at any time: `household`, `alias`, `person`, `membership`, `passage`,
`search`, `death`. So the order in which years were added makes no difference.
"""

from typing import Any

from sqlalchemy import (
    Column,
    Double,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
)

YES_LETTER, NO_LETTER, UNKNOWN_LETTER = "1", "0", "?"
"""What a column of answers has for each household or for each indicator in turn."""
VERSION = 3
"""The number of the newest migration; a register with a greater one is of a newer ravo."""
METADATA = MetaData()


def _table(name: str, *columns: "Column[Any] | Index", rowid: bool = True) -> Table:
    return Table(name, METADATA, *columns, sqlite_with_rowid=rowid)


def _key(name: str, kind: type = Integer) -> "Column[Any]":
    return Column(name, kind, primary_key=True, autoincrement=False, nullable=False)


SCHEMA = _table("schema", _key("version"))
BATCH = _table(
    "batch",
    _key("number"),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("at", String, nullable=False),
    Column("by", String, nullable=False),
    Column("ravo", String, nullable=False),
    Column("about", String, nullable=False),
    Column("contents", String, nullable=False),
    Column("chain", String, nullable=False),
)
"""`number` is the place in this register's chain; `id` is the same in every register that has
the batch: the hash of `kind` … `contents`. `contents` is the hash of its rows, `about` JSON (the
batch that is undone), `chain` the hash of the previous `chain` and of `id`."""
BATCH_FILE = _table(
    "batch_file", _key("batch"), _key("place"), Column("name", String), Column("sha256", String)
)
UNIT = _table(
    "unit",
    _key("id"),
    Column("key", String, nullable=False, unique=True),
    Column("map", String, nullable=False),
    Column("code", String),
    Column("name", String),
    Column("district", String),
    Column("province", String),
)
"""A commune on the map before (`old`) or since (`new`) 1/7/2025."""
PART = _table(
    "part",
    _key("id"),
    Column("batch", Integer, nullable=False, index=True),
    Column("unit", Integer, nullable=False),
    Column("period", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("replaces", String, nullable=False),
    Column("file", String),
    Column("input_sha256", String),
    Column("edition", String),
    Column("edition_sha256", String),
    Column("about", String, nullable=False),
    Column("decision_number", String),
    Column("decision_date", String),
    Column("row_digests", LargeBinary, nullable=False),
    Index("part_of_unit", "unit", "period"),
)
"""One commune's list of one period (`2024`, or `2026-03` of the monthly review). `digest` is the
hash of its contents, `replaces` the digests of the lists that it replaces, `about` JSON with the
facts of its workbook, `row_digests` eight bytes of each household's hash, in order."""
REVIEW = _table(
    "review",
    _key("part"),
    _key("row"),
    Column("code", String),
    Column("head_name", String),
    Column("head_citizen_id", String),
    Column("head_tail", String),
    Column("head_sex", String),
    Column("head_birth_year", Double),
    Column("village", String),
    Column("size", Double),
    Column("opening", String),
    Column("klass", String),
    Column("area", String),
    Column("evidence", String),
    Column("value", Double),
    Column("line", Double),
    Column("b1", Double),
    Column("income", Double),
    Column("change_reason", String),
    Column("origin_code", String),
    Column("cell", String),
    Column("ethnicity", String),
    Column("separated_on", String),
    Column("housing_support_year", SmallInteger),
    Column("merit", SmallInteger),
    Column("local_ethnic", SmallInteger),
    Column("decision_number", String),
    Column("decision_date", String),
    Column("farming", SmallInteger),
    Column("asked", SmallInteger),
    Column("rejected", SmallInteger),
    Column("departed", SmallInteger),
    Column("unreviewed", SmallInteger),
    Column("answers", String),
    rowid=False,
)
"""A household of a part. `answers` has a letter per indicator of the part: 1 deprived, 0 not,
? unknown. `farming` and `asked` are 1, 0 or -1 (unknown)."""
MEMBER = _table(
    "member",
    _key("part"),
    _key("row"),
    _key("place"),
    Column("name", String),
    Column("birth_year", SmallInteger),
    Column("citizen_id", String),
    Column("birth", String),
    Column("relation", String),
    Column("sex", String),
    Column("ethnicity", String),
    rowid=False,
)
"""A member of a household. `birth` is the day, month or year of the list (ISO), None where the
list has the year alone, which is in `birth_year`."""
LINK = _table(
    "link",
    _key("batch"),
    _key("place"),
    *(
        Column(name, String)
        for name in (
            *("old_period", "old_unit", "old_code", "old_cell"),
            *("new_period", "new_unit", "new_code", "new_cell", "answer"),
        )
    ),
)
"""An officer's answer about a doubtful pair: `yes` or `no`."""
EVENT = _table(
    "event",
    _key("batch"),
    _key("place"),
    *(Column(name, String) for name in ("kind", "on", "period", "unit", "code", "member", "about")),
)
"""An event recorded for a household: a decision, a correction, a death; and, in a batch of
lists, the deaths that these record (`about` has `list`, with `birth_year` and `month` where
known)."""
DIED, DEPARTED, RETURNED = "death", "out", "in"
"""The kinds of the events of a death, a departure and a return."""
OF_LIST = "list"
"""The key in `about` of a death that a list itself records."""
SUPPORT = _table(
    "support",
    _key("batch"),
    _key("place"),
    *(Column(name, String) for name in ("period", "unit", "code", "member", "programme", "on")),
    Column("amount", Double),
    Column("source", String),
)
COMPLAINT = _table(
    "complaint",
    _key("batch"),
    _key("place"),
    Column("id", String, nullable=False),
    *(Column(name, String) for name in ("period", "unit", "code", "name", "village")),
    *(Column(name, String) for name in ("about", "text", "complainant", "posted", "received")),
    Column("review", String),
    Column("days", Integer),
    Column("due", String),
)
"""A complaint about a household of a list (`period`, `unit`, `code`), or about one that is on none
(`unit`, `name`, `village`). `id` follows from the household, its subject, who complained and the
day on which it was received: the same complaint typed twice has one."""
COMPLAINT_RESULT = _table(
    "complaint_result",
    _key("batch"),
    _key("place"),
    Column("complaint", String, nullable=False),
    *(Column(name, String) for name in ("period", "unit", "result", "text", "on", "settled_by")),
)
"""The result of a complaint (its `id`): accepted, rejected or withdrawn, on which day, and
settled by the list of which period (`2026`) or by which batch (its id)."""
HOUSEHOLD = _table(
    "household",
    _key("id"),
    Column("uid", String, nullable=False, unique=True),
    Column("origin", Integer),
    Column("first", String, nullable=False),
)
"""`uid` is made of the commune, period and code of the first list that has the household;
`origin` is the household that it split off from."""
ALIAS = _table(
    "alias",
    _key("part"),
    _key("row"),
    Column("household", Integer, nullable=False, index=True),
    Column("how", String, nullable=False),
    Column("score", Double),
    Column("by", String),
    rowid=False,
)
"""The household of a row of `review`, how it was paired with the list before (`new` where it was
not), the likeness, and who confirmed it."""
PERSON = _table(
    "person",
    _key("id"),
    Column("uid", String, nullable=False, unique=True),
    Column("first", String, nullable=False),
)
MEMBERSHIP = _table(
    "membership",
    _key("part"),
    _key("row"),
    _key("place"),
    Column("person", Integer, nullable=False, index=True),
    rowid=False,
)
"""The person of a row of `member`. A stay in a household is from the first to the last of its
periods without another between them."""
PASSAGE = _table(
    "passage",
    _key("id"),
    Column("kind", String, nullable=False),
    Column("period", String, nullable=False),
    Column("household", Integer, nullable=False, index=True),
    Column("other", Integer),
)
"""What became of a household between two periods: `in`, `out`, `split` (out of `other`), `merge`
(into `other`), `new_head`."""
SEARCH = _table(
    "search",
    _key("kind", String),
    _key("key", String),
    _key("household"),
    _key("first", String),
    rowid=False,
)
"""A key to look up a household: each `code`, `name` (of its head or a member) and citizen
`number` that it ever had, as `ravo.register.search` writes them, from the period `first` on."""
DEATH = _table(
    "death",
    _key("batch"),
    _key("place"),
    Column("person", Integer, nullable=False, index=True),
    Column("period", String, nullable=False, index=True),
    rowid=False,
)
"""The person of an event that is a death: after the day of it a member of no household. Of one
death there are as many rows as sources; `period` is that of the event."""
ROW_OF_ALIAS = (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row)
"""What joins the row of a household in `alias` with that in `review`."""
IDENTITIES = (DEATH, SEARCH, PASSAGE, MEMBERSHIP, ALIAS, PERSON, HOUSEHOLD)
"""The tables that are worked out, those that refer to others first."""
BEGUN: dict[str, int] = {COMPLAINT.name: 2, COMPLAINT_RESULT.name: 2, DEATH.name: 3}
"""The version of a register from which on it has a table, where that is not the first."""
