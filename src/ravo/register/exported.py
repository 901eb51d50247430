"""The register as tables: households and members by period, passages of households, records.

Of citizen numbers there are the last four digits. Rows are read one list at a time.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from ravo.changes.lineage import NEW
from ravo.contract.columns import answer_column
from ravo.criteria import shipped_editions
from ravo.criteria.truth import NO, YES
from ravo.json_text import json_value
from ravo.messages import Lang, say
from ravo.register.deaths import deaths_by_person
from ravo.register.export_choice import EVERYTHING, ExportChoice
from ravo.register.export_columns import (
    ColumnSpecs,
    ExportColumn,
    ExportPage,
    ExportTable,
    columns_of,
)
from ravo.register.exported_complaints import complaint_table
from ravo.register.exported_passages import passage_table
from ravo.register.exported_records import record_tables
from ravo.register.invented_lists import is_invented, notice_of_lists
from ravo.register.lists import COLUMNS, PEOPLE, STATE_OF
from ravo.register.parts import ActiveParts, PartHeader, active_parts, by_row, read_list
from ravo.register.recorded_events import EventPlace, RecordedDecision, decisions_of
from ravo.register.shown import death_cell
from ravo.register.tables import ALIAS, DEATH, HOUSEHOLD, MEMBERSHIP, PART, PERSON
from ravo.results.kept_facts import SHOWN_DIGITS
from ravo.results.words import (
    area_word,
    class_word,
    class_words,
    evidence_word,
    indicator_heading,
    state_word,
)

_CLASS_WIDTH = 20
_FRONT: ColumnSpecs = (
    ("ky", "text", 7),
    ("ma_ho", "text", 12),
    ("chu_ho", "text", 22),
    ("xa", "text", 16),
    ("gioi_tinh", "text", 6),
    ("nam_sinh", "integer", 6.5),
    ("cuoi_cccd", "text", 7),
    ("thon", "text", 15),
    ("so_khau", "integer", 6),
    ("phan_loai_dau_ky", "text", _CLASS_WIDTH),
    ("phan_loai", "text", _CLASS_WIDTH),
    ("tinh_trang", "text", 11),
    ("loai_can_cu", "text", 10),
    ("gia_tri", "number", 11),
    ("muc_chuan", "number", 11),
)
_INDICATOR_WIDTH = 8.25
_BACK: ColumnSpecs = (
    ("ly_do_bien_dong", "text", 14),
    ("so_quyet_dinh", "text", 14),
    ("ngay_quyet_dinh", "day", 10.5),
    ("uid", "text", 24),
    ("ma_xa", "text", 12),
    ("huyen", "text", 18),
    ("tinh", "text", 18),
    ("dan_toc", "text", 10),
    ("khu_vuc", "text", 10),
    ("ma_phan_loai", "text", 13),
    ("diem_b1", "number", 8),
    ("thu_nhap", "number", 11),
    ("lam_nong_nghiep", "text", 10),
    ("ma_ho_goc", "text", 13),
    ("bo_chuan", "text", 14),
    ("cach_ghep", "text", 18),
    ("diem_ghep", "number", 8),
    ("du_lieu_tong_hop", "text", 13),
)
_PEOPLE: ColumnSpecs = (
    ("ky", "text", 9),
    ("xa", "text", 20),
    ("ma_ho", "text", 13),
    ("ho_ten", "text", 26),
    ("quan_he", "text", 14),
    ("gioi_tinh", "text", 8),
    ("nam_sinh", "integer", 9),
    ("ngay_sinh", "day", 12),
    ("dan_toc", "text", 10),
    ("cuoi_cccd", "text", 9),
    ("qua_doi", "text", 13),
    ("uid", "text", 24),
    ("uid_nguoi", "text", 26),
    ("ma_xa", "text", 12),
)


def export_tables(
    connection: Connection, lang: Lang, choice: ExportChoice = EVERYTHING
) -> tuple[ExportTable, ...]:
    """Return the tables of what counts in a register, or of a choice of it; words are in `lang`."""
    active = active_parts(connection)
    indicators = _indicators(connection, active, lang)
    households = (
        *columns_of(_FRONT, lang),
        *indicators.values(),
        *columns_of(_BACK, lang),
    )
    ids = tuple(indicators)
    every = sorted(active.parts, key=lambda part: part.order)
    parts = [part for part in every if choice.has_list(part)]
    tables = (
        ExportTable(
            "households",
            households,
            _all_households(connection, parts, ids, lang),
        ),
        ExportTable(
            "people",
            columns_of(_PEOPLE, lang),
            _all_people(connection, parts, lang),
        ),
        passage_table(connection, lang),
        *record_tables(connection, parts, lang),
        complaint_table(connection, lang),
    )
    return tuple(choice.of(table) for table in tables)


def export_page(
    connection: Connection, day: date, lang: Lang, choice: ExportChoice = EVERYTHING
) -> ExportPage:
    """Return the facts on the pages of a workbook written on a day: the communes of its lists."""
    parts = [part for part in active_parts(connection).parts if choice.has_list(part)]
    units = {part.unit.key: part.unit for part in parts}
    places = [
        ", ".join(word for word in (unit.name, unit.district, unit.province) if word) or unit.key
        for unit in units.values()
    ]
    return ExportPage(tuple(sorted(places)), day, notice_of_lists(connection, parts, lang))


def _indicators(connection: Connection, active: ActiveParts, lang: Lang) -> dict[str, ExportColumn]:
    """Return a column for each indicator of any list; by its id where its edition is unknown."""
    known = {
        item.id: ExportColumn(
            answer_column(item).id,
            indicator_heading(item.number, item.label.say(lang), lang),
            "text",
            _INDICATOR_WIDTH,
        )
        for edition in shipped_editions()
        for item in edition.indicators
    }
    columns: dict[str, ExportColumn] = {}
    for part in active.parts:
        about = connection.execute(select(PART.c.about).where(PART.c.id == part.id)).scalar_one()
        for id in json_value(about)["indicators"]:
            columns[id] = known.get(id) or ExportColumn(f"th_{id}", id, "text", _INDICATOR_WIDTH)
    return columns


def _all_households(
    connection: Connection, parts: Sequence[PartHeader], ids: tuple[str, ...], lang: Lang
) -> Iterator[tuple[Any, ...]]:
    """Yield the households of lists, list by list."""
    recorded = decisions_of(connection)
    for part in parts:
        yield from _households(connection, part, ids, recorded, lang)


def _households(
    connection: Connection,
    part: PartHeader,
    ids: tuple[str, ...],
    recorded: Mapping[EventPlace, RecordedDecision],
    lang: Lang,
) -> Iterator[tuple[Any, ...]]:
    """Yield the households of a list."""
    stored = read_list(connection, part)
    query = select(ALIAS.c.row, ALIAS.c.how, ALIAS.c.score, HOUSEHOLD.c.uid).join(
        HOUSEHOLD, HOUSEHOLD.c.id == ALIAS.c.household
    )
    aliases = by_row(connection, query.where(ALIAS.c.part == part.id))
    whole = connection.execute(
        select(PART.c.decision_number, PART.c.decision_date).where(PART.c.id == part.id)
    ).one()
    places = [
        stored.about["indicators"].index(id) if id in stored.about["indicators"] else -1
        for id in ids
    ]
    state_words = {letter: state_word(state, lang) for letter, state in STATE_OF.items()}
    place = (part.unit.key, part.period)
    farming = {state: state_word(state, lang) for state in (YES, NO)}
    unreviewed = class_words([None], [True], lang)[0]
    gone = say("register_history.departed", lang)
    invented = state_word(YES, lang) if is_invented(stored.about) else None
    for row, values in enumerate(stored.households):
        home = dict(zip(COLUMNS, values, strict=True))
        alias = aliases[row]
        number = home["head_citizen_id"]
        answers = home["answers"]
        without = gone if home["departed"] else unreviewed if home["unreviewed"] else None
        yield (
            part.period,
            home["code"],
            home["head_name"],
            part.unit.name,
            home["head_sex"],
            home["head_birth_year"],
            home["head_tail"] or (number and number[-SHOWN_DIGITS:]),
            home["village"],
            home["size"],
            _class_cell(home["opening"], lang) or None,
            without or _class_cell(home["klass"], lang),
            _state(home, lang),
            evidence_word(home["evidence"], lang) or None,
            home["value"],
            home["line"],
            *(
                state_words[answers[at]] if at >= 0 and not home["departed"] else None
                for at in places
            ),
            home["change_reason"],
            *_decision(
                recorded.get((*place, home["code"])),
                (home["decision_number"], home["decision_date"]),
                recorded.get((*place, None)),
                (whole.decision_number, whole.decision_date),
            ),
            alias.uid,
            part.unit.code or part.unit.key,
            part.unit.district,
            part.unit.province,
            home["ethnicity"],
            area_word(home["area"], lang) or None,
            None if home["departed"] else home["klass"],
            home["b1"],
            home["income"],
            farming.get(home["farming"]),
            home["origin_code"],
            stored.edition,
            _how(alias.how, lang),
            alias.score,
            invented,
        )


def _class_cell(klass: str | None, lang: Lang) -> str:
    """Return a class in words short enough for its column: a long name would take three lines."""
    words = class_word(klass, lang)
    fits = klass is None or len(words) <= _CLASS_WIDTH
    return words if fits else say(f"changes.short_{klass}", lang)


def _decision(
    *known: RecordedDecision | tuple[str | None, str | None] | None,
) -> tuple[str | None, str | None]:
    """Return the number and day of the first decision that has either."""
    for one in known:
        if isinstance(one, RecordedDecision):
            return one.number, one.on.isoformat()
        if one is not None and any(one):
            return one
    return None, None


def _how(how: str, lang: Lang) -> str:
    """Return how a household was paired with the period before, in words."""
    return say("register.how_new" if how == NEW else f"changes.how_{how}", lang)


def _state(home: Mapping[str, Any], lang: Lang) -> str | None:
    """Return why a household of a list has no class: it left, or was not scored; else None."""
    for name in ("departed", "rejected"):
        if home[name]:
            return say(f"register.state_{name}", lang)
    return None


def uids_of(connection: Connection, part: PartHeader) -> dict[int, str]:
    """Return the uid of the household of each row of a list."""
    query = select(ALIAS.c.row, HOUSEHOLD.c.uid).join(
        HOUSEHOLD, HOUSEHOLD.c.id == ALIAS.c.household
    )
    return {row.row: row.uid for row in connection.execute(query.where(ALIAS.c.part == part.id))}


def _all_people(
    connection: Connection, parts: Sequence[PartHeader], lang: Lang
) -> Iterator[tuple[Any, ...]]:
    """Yield the members of the households of lists, list by list."""
    died = deaths_by_person(connection)
    query = select(PERSON.c.uid, PERSON.c.id).where(PERSON.c.id.in_(select(DEATH.c.person)))
    rows = connection.execute(query).all() if died else []
    when = {row.uid: death_cell(died[row.id], lang) for row in rows if row.id in died}
    for part in parts:
        yield from _people(connection, part, when)


def _people(
    connection: Connection, part: PartHeader, when: Mapping[str, str]
) -> Iterator[tuple[Any, ...]]:
    """Yield the members of the households of a list; `when` has the time of death by person."""
    stored = read_list(connection, part)
    homes = uids_of(connection, part)
    seats = {
        (seat.row, seat.place): seat.uid
        for seat in connection.execute(
            select(MEMBERSHIP.c.row, MEMBERSHIP.c.place, PERSON.c.uid)
            .join(PERSON, PERSON.c.id == MEMBERSHIP.c.person)
            .where(MEMBERSHIP.c.part == part.id)
        )
    }
    code = COLUMNS.index("code")
    for row, people in enumerate(stored.members):
        for place, values in enumerate(people):
            person = dict(zip(PEOPLE, values, strict=True))
            number = person["citizen_id"]
            yield (
                part.period,
                part.unit.name,
                stored.households[row][code],
                person["name"],
                person["relation"],
                person["sex"],
                person["birth_year"],
                person["birth"],
                person["ethnicity"],
                number and number[-SHOWN_DIGITS:],
                when.get(seats[row, place]),
                homes[row],
                seats[row, place],
                part.unit.code or part.unit.key,
            )
