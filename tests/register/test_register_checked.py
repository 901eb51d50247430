"""A register held against its own hashes, on both databases; bytes flipped in a file."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import Table, func, insert, select, text

from ravo.faults import Fault, InputProblem
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.register import check_register
from ravo.register.batches import BatchHeader, append, contents_of
from ravo.register.checked import CheckedRegister, checked
from ravo.register.parts import active_parts
from ravo.register.records import names_of, record_digest, write_records
from ravo.register.store import address_of, reading, writing
from ravo.register.tables import EVENT, LINK, METADATA, SUPPORT
from ravo.register.undone import undo
from ravo.register.union import refuse_altered
from support.register_homes import AUTHOR, add, home, made_list, person, tables
from support.register_unions import merge
from support.registers import ON_FILES, FreshRegister

AN = person("Nguyễn Văn An", 1970, "087070000001")
BA = person("Trần Thị Ba", 1980, "087080000002")
TU = person("Lê Văn Tư", 1990, "087090000004")
HOMES = [home("H1", AN), home("H2", BA, TU, klass="near_poor")]


@pytest.fixture(scope="module")
def registers_of_two_years(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The registers of two years that were made, by database: no test changes them."""
    return {"folder": str(tmp_path_factory.mktemp("so"))}


@pytest.fixture
def two_years(
    request: pytest.FixtureRequest,
    fresh_register: FreshRegister,
    registers_of_two_years: dict[str, str],
) -> str:
    """A register of two years: two batches, the second with a household that is new."""
    kind = request.node.callspec.params["fresh_register"]
    if kind not in registers_of_two_years:
        whole = (
            f"{registers_of_two_years['folder']}/so.sqlite"
            if kind == "sqlite"
            else fresh_register()
        )
        add(whole, made_list(HOMES, "2023"), made_list([home("K1")], "2023", "30172"))
        add(whole, made_list([*HOMES, home("H3")], "2024"))
        registers_of_two_years[kind] = whole
    return registers_of_two_years[kind]


def check(register: str) -> CheckedRegister:
    with reading(address_of(register)) as connection:
        return checked(connection)


class TakenBack(Exception):
    """Ends a transaction so that nothing of it stays."""


def altered(register: str, *statements: str) -> list[Fault]:
    """Return what the check finds once another program carried out statements; they are undone."""
    with suppress(TakenBack), writing(address_of(register)) as connection:
        for statement in statements:
            assert connection.execute(text(statement)).rowcount
        found = checked(connection)
        raise TakenBack
    return list(found.breaches)


def test_register_check_lists_the_batches_of_a_whole_register(
    two_years: str, fresh_register: FreshRegister
) -> None:
    copy = fresh_register(two_years)
    with writing(address_of(copy)) as connection:
        undo(connection, "2", AUTHOR)
    found = check(copy)
    listed = [(i.batch.number, i.batch.header.kind, i.counts) for i in found.batches]
    assert (listed, found.breaches) == (
        [(1, "add", True), (2, "add", False), (3, "undo", True)],
        (),
    )


def test_register_check_names_the_household_that_was_changed(two_years: str) -> None:
    change = "UPDATE review SET klass = 'not_poor' WHERE part = 3 AND row = 1"
    (fault,) = altered(two_years, change)
    assert (fault.code, fault.household) == ("RV-1219", "H2")
    assert (fault.params["number"], fault.params["row"]) == (2, 2)
    assert fault.params["period"] == "2024"


def test_register_check_covers_members(two_years: str) -> None:
    (fault,) = altered(two_years, "UPDATE member SET birth_year = 1971 WHERE part = 1 AND row = 0")
    assert (fault.code, fault.household, fault.params["number"]) == ("RV-1219", "H1", 1)


@pytest.mark.parametrize(
    ("statement", "code", "number"),
    [
        ("UPDATE batch SET by = 'Minh' WHERE number = 1", "RV-1218", 1),
        ("UPDATE batch SET about = '{' WHERE number = 2", "RV-1218", 2),
        ("UPDATE batch SET chain = contents WHERE number = 1", "RV-1218", 1),
        ("UPDATE part SET decision_number = '9/QĐ' WHERE id = 3", "RV-1221", 2),
        ("UPDATE part SET about = '{}' WHERE id = 1", "RV-1220", 1),
        ("UPDATE part SET period = '2022' WHERE id = 1", "RV-1220", 1),
        ("DELETE FROM review WHERE part = 3 AND row = 2", "RV-1220", 2),
        ("DELETE FROM part WHERE id = 2", "RV-1221", 1),
        ("UPDATE unit SET name = 'Xã Khác' WHERE key = '30172'", "RV-1220", 1),
        ("UPDATE unit SET code = NULL WHERE key = '30172'", "RV-1220", 1),
        ("UPDATE review SET row = row + 1000 WHERE part = 3 AND row = 2", "RV-1220", 2),
        ("UPDATE member SET place = 9 WHERE part = 3 AND row = 1 AND place = 1", "RV-1220", 2),
        ("UPDATE batch SET at = 'x' WHERE number = 2", "RV-1218", 2),
        ("UPDATE batch SET kind = 'zzz' WHERE number = 2", "RV-1218", 2),
        ("UPDATE batch SET about = '[]' WHERE number = 2", "RV-1218", 2),
    ],
)
def test_register_check_names_the_batch(
    two_years: str, statement: str, code: str, number: int
) -> None:
    found = {(fault.code, fault.params.get("number")) for fault in altered(two_years, statement)}
    assert (code, number) in found
    assert {batch for _, batch in found} <= {number, number + 1, None}


def test_register_check_misses_no_batch_at_the_end(two_years: str) -> None:
    (fault,) = altered(two_years, "DELETE FROM batch WHERE number = 2")
    assert fault.code == "RV-1225"


def test_register_check_works_identities_out_again(two_years: str) -> None:
    faults = altered(
        two_years, "UPDATE alias SET household = 1, how = 'code' WHERE part = 3 AND row = 2"
    )
    assert {fault.code for fault in faults} == {"RV-1222"}
    assert "30169/2024/H3" in {fault.household for fault in faults}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE alias SET how = 'code' WHERE part = 1 AND row = 0",
        "UPDATE membership SET person = 2 WHERE part = 1 AND row = 0",
        "UPDATE passage SET kind = 'out' WHERE household = 1 AND period = '2023'",
        "UPDATE household SET first = '2024' WHERE id = 1",
        "UPDATE person SET first = '2024' WHERE id = 1",
        "UPDATE search SET first = '2024' WHERE kind = 'code' AND key = 'h1'",
    ],
)
@ON_FILES
def test_register_check_works_the_first_identities_out_again(two_years: str, change: str) -> None:
    assert "RV-1222" in {fault.code for fault in altered(two_years, change)}


@ON_FILES
def test_register_is_whole_whichever_commune_came_first(register: str) -> None:
    add(register, made_list([home("K1")], "2023", "30172"))
    add(register, made_list(HOMES, "2023"))
    assert check(register).breaches == ()


def test_register_check_covers_answers(two_years: str, fresh_register: FreshRegister) -> None:
    copy = fresh_register(two_years)
    answer = ("2023", "30169", "H1", "A2", "2024", "30169", "H3", "A4", "no")
    with writing(address_of(copy)) as connection:
        contents = contents_of([record_digest(LINK, answer)])
        batch = append(connection, BatchHeader("link", AUTHOR.at, "Lan", "0", {}, contents))
        values = dict(zip(names_of(LINK), answer, strict=True))
        connection.execute(insert(LINK).values(batch=batch.number, place=0, **values))
    assert check(copy).breaches == ()
    (fault,) = altered(copy, "UPDATE link SET answer = 'yes'")
    assert (fault.code, fault.params["number"]) == ("RV-1221", 3)


def test_register_check_covers_the_places_of_records(
    two_years: str, fresh_register: FreshRegister
) -> None:
    copy = fresh_register(two_years)
    answer = ("2023", "30169", "H1", "A2", "2024", "30169", "H3", "A4", "no")
    with writing(address_of(copy)) as connection:
        contents = contents_of([record_digest(LINK, answer)])
        files = (("a.xlsx", "0"),)
        batch = append(connection, BatchHeader("link", AUTHOR.at, "Lan", "0", {}, contents, files))
        write_records(connection, LINK, batch.number, [answer])
    assert check(copy).breaches == ()
    for table in ("link", "batch_file"):
        (fault,) = altered(copy, f"UPDATE {table} SET place = 7")
        assert (fault.code, fault.params["number"]) == ("RV-1221", 3)


def test_register_check_names_what_is_no_table_of_its_own(
    registers_of_two_years: dict[str, str],
) -> None:
    register = f"{registers_of_two_years['folder']}/trigger.sqlite"
    add(register, made_list(HOMES, "2023"))
    with closing(sqlite3.connect(register)) as connection, connection:
        connection.executescript(
            "CREATE TRIGGER t AFTER INSERT ON review BEGIN DELETE FROM member; END;"
            "ALTER TABLE event RENAME TO event_too;"
            "CREATE VIEW event AS SELECT * FROM event_too;"
            "INSERT INTO schema VALUES (0)"
        )
    connection.close()
    found = [(fault.code, fault.params["name"]) for fault in check(register).breaches]
    names = ("schema: 2", "trigger t (review)", "view event")
    assert found == [("RV-1283", name) for name in names]
    with reading(address_of(register)) as other, pytest.raises(InputProblem, match="RV-1284"):
        refuse_altered(other, "so")


@pytest.mark.parametrize("change", ["at = 'x'", "kind = 'zzz'", "about = '[]'"])
def test_a_batch_that_no_ravo_wrote_is_named_by_every_command(two_years: str, change: str) -> None:
    with suppress(TakenBack), writing(address_of(two_years)) as connection:
        connection.execute(text(f"UPDATE batch SET {change} WHERE number = 2"))
        with pytest.raises(InputProblem) as caught:
            active_parts(connection)
        assert (caught.value.fault.code, caught.value.fault.params["number"]) == ("RV-1218", 2)
        with pytest.raises(InputProblem, match="RV-1240"):
            refuse_altered(connection, "so")
        raise TakenBack


@pytest.mark.parametrize(
    ("table", "record", "change"),
    [
        (
            EVENT,
            ("decision", "2024-12-25", "2024", "30169", "H1", None, '{"number":"9/QĐ"}'),
            "event SET \"on\" = '2024-12-26'",
        ),
        (
            SUPPORT,
            ("2024", "30169", "H1", None, "Vay vốn", "2025-03-01", 50_000_000.0, "Ngân hàng"),
            "support SET amount = 5000000",
        ),
    ],
)
def test_register_check_covers_events_and_supports(
    two_years: str,
    fresh_register: FreshRegister,
    table: Table,
    record: tuple[object, ...],
    change: str,
) -> None:
    copy = fresh_register(two_years)
    with writing(address_of(copy)) as connection:
        contents = contents_of([record_digest(table, record)])
        header = BatchHeader(table.name, AUTHOR.at, "Lan", "0", {}, contents)
        write_records(connection, table, append(connection, header).number, [record])
    assert check(copy).breaches == ()
    (fault,) = altered(copy, f"UPDATE {change}")
    assert (fault.code, fault.params["number"]) == ("RV-1221", 3)
    moved = [fault.code for fault in altered(copy, f"UPDATE {table.name} SET batch = 9")]
    assert moved == ["RV-1221", "RV-1225"]


def test_register_check_names_lists_that_contradict_each_other(tmp_path: Path) -> None:
    one, other = (str(tmp_path / f"{name}.sqlite") for name in "ab")
    add(one, made_list(HOMES, "2023"), made_list(HOMES, "2024"))
    add(other, made_list(HOMES[:1], "2024"), by="Hà")
    merge(one, other)
    (fault,) = check(one).breaches
    assert (fault.code, fault.params["period"]) == ("RV-1215", "2024")
    assert fault.params["commune"] == "Thị trấn Lấp Vò"


@ON_FILES
def test_register_check_finds_one_person_in_two_households(register: str) -> None:
    add(register, made_list([home("H1", AN), home("H2", BA, AN)], "2024"))
    (fault,) = check(register).breaches
    assert (fault.code, fault.household, fault.params["other"]) == ("RV-1223", "H1", "H2")


@ON_FILES
def test_one_number_of_two_people_is_a_mistyped_one(register: str) -> None:
    number = "087060000123"
    one, other = person("Ngô Bưởi", 1970, number), person("Ngô Mít", 1975, number)
    add(register, made_list([home("H1", one), home("H2", BA, other)], "2024"))
    (fault,) = check(register).breaches
    assert (fault.code, fault.cell, fault.params["other_cell"]) == ("RV-1555", "A2", "A3")
    assert (fault.params["person"], fault.params["other_person"]) == (1, 2)
    assert fault.params["number"] == "********0123"


def test_register_file_with_a_flipped_byte(tmp_path: Path) -> None:
    whole, copy = tmp_path / "so.sqlite", tmp_path / "chép.sqlite"
    add(str(whole), made_list([home(f"H{i}", AN if i == 1 else BA) for i in (1, 2)], "2023"))
    contents, rows = whole.read_bytes(), tables(str(whole))
    filled = [at for at, byte in enumerate(contents) if byte]
    detected = 0
    for at in filled[40 :: len(filled) // 45]:
        copy.write_bytes(contents[:at] + bytes([contents[at] ^ 0x55]) + contents[at + 1 :])
        breaches = _breaches_of_file(copy)
        detected += bool(breaches)
        # Where nothing is reported, the byte was of no table: what is in them is what it was.
        assert breaches or tables(str(copy)) == rows, at
    assert detected > 20


def _breaches_of_file(path: Path) -> list[str]:
    """Return the codes of what the check finds, or of why the file cannot be read."""
    try:
        found = check_register(str(path), SILENCE)
    except InputProblem as problem:
        return [{"RV-1202": "RV-1202", "RV-1204": "RV-1204"}[problem.fault.code]]
    return [fault.code for fault in found.breaches if fault.code != "RV-1223"]


def test_register_check_covers_every_table(two_years: str) -> None:
    with reading(address_of(two_years)) as connection:
        counts = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar()
            for table in METADATA.sorted_tables
        }
    empty = {name for name, count in counts.items() if not count}
    records = {"event", "link", "support", "complaint", "complaint_result"}
    assert empty <= {"batch_file", "death", *records}
