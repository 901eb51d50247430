"""The last lists of a commune from a register, which open the next survey workbook."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ravo.contract.columns import HEAD_RELATION
from ravo.faults import Fault, usage
from ravo.formats import REGISTER_START
from ravo.messages import text
from ravo.pipeline.listener import Listener
from ravo.quotes import code_words
from ravo.register.names import is_server_address
from ravo.results.facts_sheets import lost_facts
from ravo.survey.left_members import DIED, GONE, MOVED_AWAY
from ravo.text import first_named, match_key

if TYPE_CHECKING:
    import pandas as pd

    from ravo.blanks.carried_list import LastYearList
    from ravo.register.last_lists import WantedCommune
    from ravo.register.lists import StoredList

"""The first bytes of a database of SQLite."""


@dataclass(frozen=True)
class RegisteredLists:
    """The lists with the names of their original files, and the code of the commune.

    `code` is None where the commune is known by its lists alone.
    """

    code: str | None
    lists: "list[tuple[Path, LastYearList]]"


def register_among(sources: Sequence[Path | str]) -> str | None:
    """Return the one source that is a register: a database file or the URL of a server.

    Raises UsageProblem (exit code 2) for a register beside other sources.
    """
    registers = [str(source) for source in sources if is_register(source)]
    if registers and len(sources) > 1:
        from ravo.register.store import address_of

        raise usage("RV-1267", path=address_of(registers[0]).shown)
    return registers[0] if registers else None


def is_register(source: Path | str) -> bool:
    """Return whether a source is the URL of a server, or a file that begins like a database."""
    if is_server_address(str(source)):
        return True
    with suppress(OSError), Path(source).open("rb") as file:
        return file.read(len(REGISTER_START)) == REGISTER_START
    return False


def registered_lists(
    register: str,
    wanted: "WantedCommune",
    year: int | None,
    listener: Listener,
    month: str | None = None,
) -> RegisteredLists:
    """Return the last lists of a commune before a review year or a month of it (`2026-03`).

    Facts that they lack are reported. Raises UsageProblem (exit code 2) where the commune is not
    clear, or the register has no list of it.
    """
    from ravo.register.compared import contradiction_faults
    from ravo.register.last_lists import last_lists
    from ravo.register.store import address_of, reading

    with reading(address_of(register)) as connection:
        torn = contradiction_faults(connection)
        commune_lists = last_lists(connection, wanted, year, month)
    lists = [(Path(stored.file), part) for stored, part in commune_lists.lists]
    for fault in (
        *torn,
        *(fault for stored, _ in commune_lists.lists for fault in _lacking(stored)),
    ):
        listener.fault(fault)
    for file, part in lists:
        for fault in carried_reason_faults(file.name, part):
            listener.fault(fault)
    return RegisteredLists(commune_lists.code, lists)


def _lacking(stored: "StoredList") -> "Iterator[Fault]":
    """Yield a warning about facts that a list lacks and the next survey would carry."""
    from ravo.register.lists import COLUMNS

    place = COLUMNS.index("unreviewed")
    waiting = sum(bool(household[place]) for household in stored.households)
    if waiting:
        params = {"path": stored.file, "count": waiting, "all": stored.size}
        yield Fault("RV-1092", params=params)
    lost = frozenset(stored.about["facts_lost"])
    no_members = lost & {"old", "members"}
    if no_members:
        yield Fault("RV-1083", params={"path": stored.file})
    year = stored.about["info"].get("year") or 0
    yield from lost_facts(year, [(stored.file, lost - no_members)])


def carried_reason_faults(file: str, part: "LastYearList") -> "Iterator[Fault]":
    """Yield faults that count the dead and the people who moved away on a carried list."""
    if "left_since" in part.households:
        left = part.households["left_since"].notna().to_numpy(dtype=bool)
        codes = [code_words(code or "?") for code in part.households["code"][left].tolist()]
        yield Fault(
            "RV-1417", params={"path": file, "count": len(codes), "households": first_named(codes)}
        )
    people = part.members
    if people is None or "change_reason" not in people:
        return
    gone = people["change_reason"].isin(GONE).to_numpy(dtype=bool)
    for code, reason in (("RV-1534", DIED), ("RV-1449", MOVED_AWAY)):
        mine = (people["change_reason"] == reason).to_numpy(dtype=bool)
        if mine.any():
            yield _reason_fault(code, file, part, people.assign(left=mine, gone=gone))


def _reason_fault(code: str, file: str, part: "LastYearList", people: "pd.DataFrame") -> Fault:
    """Return the fault of one reason: `left` flags its members, `gone` all who left."""
    homes = part.households
    codes, names, sizes = (homes[name].tolist() for name in ("code", "head_name", "size"))
    heads, nobody = [], []
    for home, mine in people.groupby("household"):
        at = int(str(home))
        left = mine[mine["left"]]
        if not len(left):
            continue
        named = code_words(codes[at] or "?")
        # A household that does not list all its people may have others left.
        if mine["gone"].all() and not sizes[at] > len(mine):
            nobody.append(named)
        elif any(_is_head(row, names[at]) for row in left.to_dict("records")):
            heads.append(named)
    params = {
        "path": file,
        "count": int(people["left"].sum()),
        "heads": first_named(heads) or text("cli.carried_none"),
        "nobody": first_named(nobody) or text("cli.carried_none"),
    }
    return Fault(code, params=params)


def _is_head(person: Mapping[Any, Any], head: object) -> bool:
    relation = person.get("relation")
    if isinstance(relation, str):
        return relation == HEAD_RELATION
    return match_key(str(person["name"] or "")) == match_key(str(head or ""))
