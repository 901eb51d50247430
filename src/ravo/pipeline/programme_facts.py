"""The facts of programmes, by columns, from judged surveys and from results."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.contract.columns import ANSWER, DAY_TYPES, FIGURE_TYPES, Column, columns_of
from ravo.criteria import Edition, edition_for_year
from ravo.criteria.loader import founding_edition
from ravo.criteria.terms import LISTED, HouseholdClass
from ravo.criteria.truth import NO, UNKNOWN, YES, Tri, all_unknown
from ravo.frames import frame_of, words_of
from ravo.programmes.derived import FactColumns, ages, days_between, living_sizes, low_income
from ravo.programmes.expressions import LAST
from ravo.programmes.facts import (
    BIRTH_WRITTEN,
    CLASS_COLUMN,
    DERIVED_COLUMN,
    PEOPLE_COLUMN,
    PRESENT_COLUMN,
    HelpRecord,
    ProgrammeFacts,
)
from ravo.programmes.model import Programme
from ravo.register.programme_pasts import EscapedHousehold, RecordedHelp, RegisteredPasts
from ravo.results.kept_facts import HOME_ANSWERS, HOME_FIGURES, MONTH, YEAR, known_days
from ravo.results.results import DEPRIVED, Results
from ravo.review.evidence import evidence_of, trusted
from ravo.review.findings import answers_needed
from ravo.review.review import Review
from ravo.review.verdicts import readings_of
from ravo.survey.departures import departed
from ravo.survey.members import of_households, owners
from ravo.survey.survey import Table
from ravo.text import match_key
from ravo.typed_columns import NO_DAY, TypedColumns, columns_of_frame

ROW, HOME, PLACE, COMMUNE, LACKS = "dong", "ho", "xa_so", "xa", "lop"
SIZE = "so_khau"
HOUSING, HOUSING_YEAR = "da5-nha-o", "nam_ho_tro_nha_o"
"""The programme of houses, and the column with the year in which a household received one."""


@dataclass(frozen=True)
class BookFacts:
    """The facts of one workbook: households and members by contract ids, columns that classes lack.

    `departed` counts the households that left and are not included; `confirmed` is whether these
    households are on a present list, not only in a register. `rows` are their rows in the workbook,
    None for all rows; `help` is the help that a register records, by these rows.
    """

    commune: str | None
    households: FactColumns
    members: FactColumns
    class_lacks: tuple[tuple[str, ...], ...]
    departed: int = 0
    rows: NDArray[np.int64] | None = None
    help: Mapping[int, tuple[RecordedHelp, ...]] = field(default_factory=dict)
    confirmed: bool = True


def programme_edition(on: date) -> Edition:
    """Return the national edition of a day's year, which has the working age and the ceilings.

    Raises UsageProblem (exit code 2) for a year that none covers.
    """
    return edition_for_year(on.year)


def facts_of_book(item: Review | Results, escaped: Tri | None = None) -> BookFacts:
    """Return the facts of a workbook; `escaped` is who is newly escaped, None without a register.

    Households that left the list are left out.
    """
    return _of_review(item, escaped) if isinstance(item, Review) else _of_results(item, escaped)


def with_past(book: BookFacts, past: RegisteredPasts) -> BookFacts:
    """Return the facts of a workbook with the register's facts about its households."""
    size = len(book.households["ma_ho"])
    rows = range(size) if book.rows is None else book.rows.tolist()
    derived = np.array([row in past.derived for row in rows], dtype=np.int8)
    homes = {**book.households, DERIVED_COLUMN: derived}
    return replace(book, households=homes, help=past.help)


def facts_of_escaped(households: Sequence[EscapedHousehold]) -> list[BookFacts]:
    """Return the facts of newly escaped households that no workbook has, by commune."""
    communes: dict[str | None, list[EscapedHousehold]] = {}
    for one in households:
        communes.setdefault(one.commune, []).append(one)
    return [_of_escaped(name, some) for name, some in communes.items()]


def _of_escaped(commune: str | None, households: Sequence[EscapedHousehold]) -> BookFacts:
    size = len(households)
    homes: FactColumns = {
        "ma_ho": _objects([one.code for one in households]),
        "chu_ho": _objects([one.head_name for one in households]),
        "thon": _objects([one.village for one in households]),
        "khu_vuc": _objects([one.area for one in households]),
        SIZE: np.array([one.size for one in households], dtype=np.float64),
        "thu_nhap": np.full(size, np.nan),
        CLASS_COLUMN: _objects([one.klass for one in households]),
        "moi_thoat_ngheo": np.full(size, YES, dtype=np.int8),
        DERIVED_COLUMN: np.array([one.derived for one in households], dtype=np.int8),
        LACKS: np.full(size, -1, dtype=np.int32),
    }
    people = [(place, one) for place, home in enumerate(households) for one in home.people]
    born = np.array([_figure_of(one.born) for _, one in people], dtype=np.float64)
    first, last = days_between(born)
    members: FactColumns = {
        HOME: np.array([place for place, _ in people], dtype=np.int64),
        ROW: np.zeros(len(people), dtype=np.int64),
        "ho_ten": _objects([one.name for _, one in people]),
        "quan_he": _objects([one.relation for _, one in people]),
        "gioi_tinh": _objects([one.sex for _, one in people]),
        "ngay_sinh": first,
        "ngay_sinh" + LAST: last,
        BIRTH_WRITTEN: born,
    }
    help = {place: one.help for place, one in enumerate(households) if one.help}
    return BookFacts(commune, homes, members, (), confirmed=False, help=help)


def _objects(values: Sequence[str | None]) -> NDArray[np.object_]:
    objects = np.empty(len(values), dtype=object)
    objects[:] = values
    return objects


def _figure_of(written: str | None) -> float:
    """Return a day, month or year (ISO) as a number such as 20240500."""
    parts = [int(word) for word in written.split("-")] if written else []
    year, month, day, *_ = (*parts, 0, 0, 0)
    return float(year * YEAR + month * MONTH + day) if year else np.nan


def _of_review(review: Review, escaped: Tri | None) -> BookFacts:
    survey = review.survey
    gone = departed(survey)
    kept = np.flatnonzero(~gone)
    table = survey.households
    homes = _by_ids(trusted(table), table, "households")
    verdicts = review.verdicts
    lacks, sets = _class_lacks(review)
    homes |= {
        CLASS_COLUMN: _settled(verdicts.klass),
        LACKS: lacks,
        "khu_vuc": words_of(verdicts.area),
        "thu_nhap": verdicts.income,
        "moi_thoat_ngheo": _newly_escaped(verdicts.klass, escaped),
        **_indicators(review),
        **_separation(table),
    }
    homes = {name: values[kept] for name, values in homes.items()}
    members: FactColumns = {HOME: np.empty(0, dtype=np.int64)}
    if survey.members is not None:
        owner = owners(table, survey.members)
        rows = np.flatnonzero((owner >= 0) & ~of_households(gone, owner))
        place = np.cumsum(~gone) - 1
        members = _by_ids(trusted(survey.members), survey.members, "members")
        members = {name: values[rows] for name, values in members.items()}
        members |= {HOME: place[owner[rows]], ROW: survey.members.rows[rows]}
        short = survey.members.short_days.get("birth")
        known = known_days(trusted(survey.members)["birth"], short)
        first, last = days_between(known[rows])
        members |= {"ngay_sinh": first, "ngay_sinh" + LAST: last, BIRTH_WRITTEN: known[rows]}
    return BookFacts(survey.info.commune, homes, members, sets, int(gone.sum()), kept)


def _by_ids(columns: TypedColumns, table: Table, name: str) -> FactColumns:
    """Return the columns that a table has, by their ids."""
    facts: FactColumns = {}
    for column in columns_of(name):  # type: ignore[arg-type]
        wanted = column.id in ("ma_ho", "chu_ho", "thon", "ho_ten") or table.given(column.name)
        if column.name in columns and wanted and column.type not in DAY_TYPES:
            facts[column.id] = columns[column.name]
    return facts


def _settled(klass: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return the classes, with None for undetermined ones, which are no class."""
    classes = klass.copy()
    classes[klass == HouseholdClass.undetermined.value] = None
    return classes


def _newly_escaped(klass: NDArray[np.object_], escaped: Tri | None) -> Tri:
    """Return who is newly escaped: no listed household; others are unknown without a register."""
    states = all_unknown(len(klass)) if escaped is None else escaped.copy()
    states[np.isin(klass, LISTED)] = NO
    return states


def _indicators(review: Review) -> FactColumns:
    """Return the states of the indicators by their number in the founding edition."""
    edition = review.edition
    own = {} if edition is None else {item.id: at for at, item in enumerate(edition.indicators)}
    size = len(review.verdicts.klass)
    return {
        f"th_{item.number:02}": review.verdicts.deprived[:, own[item.id]]
        if item.id in own
        else all_unknown(size)
        for item in founding_edition().indicators
    }


def _separation(table: Table) -> FactColumns:
    """Return the first and the last day on which a household may have been separated."""
    short = table.short_days.get("separated_on")
    first, last = days_between(known_days(table.columns["separated_on"], short))
    return {"ngay_tach_ho": first, "ngay_tach_ho" + LAST: last}


def _class_lacks(review: Review) -> tuple[NDArray[np.int32], tuple[tuple[str, ...], ...]]:
    """Return for each household the index of the columns that its class lacks; -1 for none."""
    klass = review.verdicts.klass
    open_ones = np.flatnonzero(_settled(klass) == None)  # noqa: E711  element-wise
    indexes = np.full(len(klass), -1, dtype=np.int32)
    sets: dict[tuple[str, ...], int] = {}
    wanted = _wanted_of(review)
    for record in open_ones.tolist():
        indexes[record] = sets.setdefault(wanted(record), len(sets))
    return indexes, tuple(sets)


def _wanted_of(review: Review) -> Any:
    """Return a function that lists the columns needed to settle the class of a record."""
    codes = review.survey.households.frame["code"].tolist()
    ids = {column.name: column.id for column in columns_of("households")}
    ids |= {
        ANSWER + item.id: f"th_{item.number:02}"
        for item in (review.edition.indicators if review.edition else ())
    }
    faulty = _faulty_columns(review)
    bits = evidence = None
    if review.edition is not None and not review.survey.workbook_rejected:
        evidence = evidence_of(review.survey, review.edition)
        bits = readings_of(evidence, review.edition).by_reading

    def wanted(record: int) -> tuple[str, ...]:
        """Return the needed columns of a record without a class."""
        if review.verdicts.klass[record] is None:
            return faulty.get(codes[record], (CLASS_COLUMN,))
        if review.edition is None or evidence is None or bits is None:
            return (CLASS_COLUMN,)
        names = answers_needed(review.edition, evidence, bits[record], record)
        return tuple(ids.get(name, name) for name in names) or (CLASS_COLUMN,)

    return wanted


def _faulty_columns(review: Review) -> dict[str | None, tuple[str, ...]]:
    """Return by household code the columns whose errors prevent a class."""
    by_code: dict[str | None, dict[str, None]] = {}
    survey = review.survey
    tables = {"households": survey.households, "members": survey.members, "income": survey.income}
    ids: dict[str, str] = {}
    for name, table in tables.items():
        if table is not None:
            by_name = {column.name: column.id for column in columns_of(name)}  # type: ignore[arg-type]
            headings = (
                *table.headings.items(),
                *(p for x in table.parts for p in x.headings.items()),
            )
            ids |= {heading: by_name.get(own, own) for own, heading in headings}
    for fault in review.faults:
        if fault.severity == "error" and fault.household and fault.column in ids:
            by_code.setdefault(fault.household, {})[ids[fault.column]] = None
    return {code: tuple(columns) for code, columns in by_code.items()}


def _of_results(results: Results, escaped: Tri | None) -> BookFacts:
    """Return the facts that results keep; other facts are unknown.

    Households without a class follow those of `Kết quả`, as far as the results keep them.
    """
    homes = _result_columns(results)
    lacks, sets = _results_lack(homes)
    homes[LACKS] = lacks
    kept = results.kept
    homes, gone = _with_unscored(homes, _unscored(results), len(sets))
    sets = (*sets, (CLASS_COLUMN,))
    if kept is not None and kept.homes is not None:
        homes |= _kept_homes(kept.homes)
    homes["moi_thoat_ngheo"] = _newly_escaped(homes[CLASS_COLUMN], escaped)
    members: FactColumns = {HOME: np.empty(0, dtype=np.int64)}
    if kept is not None and kept.members is not None:
        members = _kept_members(kept.members, gone)
    homes = {name: values[~gone] for name, values in homes.items()}
    return BookFacts(
        results.info.commune, homes, members, sets, int(gone.sum()), np.flatnonzero(~gone)
    )


def _result_columns(results: Results) -> FactColumns:
    """Return the columns of `Kết quả` by the ids of the contract."""
    frame = results.households
    columns = columns_of_frame(frame)
    # A column whose hidden id was overwritten is missing: its values are unknown.
    homes: FactColumns = {"thu_nhap": np.full(len(frame), np.nan)}
    for column in columns_of("households"):
        if column.name in frame and column.type not in DAY_TYPES:
            homes[column.id] = columns[column.name]
            if column.type in FIGURE_TYPES:
                homes[column.id] = _within_limits(homes[column.id], column)
    homes[CLASS_COLUMN] = _settled(np.array(frame["klass"], dtype=object))
    homes["khu_vuc"] = np.array(frame["area"], dtype=object)
    for item in founding_edition().indicators:
        states = frame.get(DEPRIVED + item.id)
        homes[f"th_{item.number:02}"] = (
            all_unknown(len(frame)) if states is None else states.to_numpy(dtype=np.int8)
        )
    return homes


def _within_limits(figures: NDArray[np.float64], column: Column) -> NDArray[np.float64]:
    """Return figures without those outside the limits of a survey."""
    low = -np.inf if column.low is None else column.low
    high = np.inf if column.high is None else column.high
    can_be = (figures >= low) & (figures <= high) | (column.has_never & (figures == 0))
    return np.where(can_be, figures, np.nan)


def _kept_homes(homes: TypedColumns) -> FactColumns:
    """Return the facts of households that results keep outside `Kết quả`."""
    ids = {column.name: column.id for column in columns_of("households")}
    facts: FactColumns = {ids[name]: homes[name] for name in (*HOME_ANSWERS, *HOME_FIGURES)}
    first, last = days_between(homes["separated_on"])
    return {**facts, "ngay_tach_ho": first, "ngay_tach_ho" + LAST: last}


def _results_lack(homes: FactColumns) -> tuple[NDArray[np.int32], tuple[tuple[str, ...], ...]]:
    """Return the columns that classes in results lack: the blank answers on `Kết quả`."""
    klass = homes[CLASS_COLUMN]
    indexes = np.full(len(klass), -1, dtype=np.int32)
    sets: dict[tuple[str, ...], int] = {}
    b1 = homes.get("diem_b1", np.full(len(klass), np.nan))
    for record in np.flatnonzero(klass == None).tolist():  # noqa: E711  element-wise
        figures = np.isnan(b1[record]) and np.isnan(homes["thu_nhap"][record])
        names = ["diem_b1", "thu_nhap"] if figures else []
        names += ["khu_vuc"] if homes["khu_vuc"][record] is None else []
        names += [
            name for name in homes if name.startswith("th_") and homes[name][record] == UNKNOWN
        ]
        wanted = tuple(names) or (CLASS_COLUMN,)
        indexes[record] = sets.setdefault(wanted, len(sets))
    return indexes, tuple(sets)


def _unscored(results: Results) -> TypedColumns:
    """Return the households without a class; old results have only their codes."""
    if results.kept is not None:
        return results.kept.unscored
    codes = np.array(results.rejected, dtype=object)
    return TypedColumns({"code": codes, "departed": np.zeros(len(codes), dtype=bool)})


def _with_unscored(
    homes: FactColumns, unscored: TypedColumns, place: int
) -> tuple[FactColumns, NDArray[np.bool_]]:
    """Return the households of `Kết quả`, followed by those without a class, and who left."""
    count = len(unscored)
    ids = {column.name: column.id for column in columns_of("households")}
    more: FactColumns = {
        ids[name]: unscored[name]
        for name in ("code", "head_name", "village", "area")
        if name in unscored
    }
    more[LACKS] = np.full(count, place, dtype=np.int32)
    joined = {
        name: _stacked([homes[name], more.get(name)], [len(homes[name]), count]) for name in homes
    }
    gone = np.zeros(len(homes["ma_ho"]), dtype=bool)
    return joined, np.concatenate([gone, unscored["departed"]])


def _kept_members(people: TypedColumns, gone: NDArray[np.bool_]) -> FactColumns:
    owner = people["household"]
    rows = np.flatnonzero(~gone[owner])
    place = np.cumsum(~gone) - 1
    facts: FactColumns = {ROW: np.nan_to_num(people["row"]).astype(np.int64)}
    for column in columns_of("members"):
        if column.name in people and column.type not in DAY_TYPES:
            facts[column.id] = people[column.name]
    # A month or a year alone may mean any of its days.
    first, last = days_between(people["born"])
    facts |= {"ngay_sinh": first, "ngay_sinh" + LAST: last, BIRTH_WRITTEN: people["born"]}
    return {HOME: place[owner[rows]], **{name: values[rows] for name, values in facts.items()}}


def joined_facts(
    books: Sequence[BookFacts],
    on: date,
    edition: Edition,
    programmes: Sequence[Programme] = (),
    *,
    registered: bool = False,
) -> ProgrammeFacts:
    """Return the facts of several workbooks as one, with facts derived for a day.

    Help recorded by a register is assigned to `programmes` by their ids or titles; `registered` is
    whether there is a register.
    """
    sizes = [len(book.households["ma_ho"]) for book in books]
    starts = np.cumsum([0, *sizes])
    sets = tuple(dict.fromkeys(one for book in books for one in book.class_lacks))
    homes = _together([_with_lacks(book, sets) for book in books], sizes)
    communes = [book.commune for book in books]
    names = {name: place for place, name in enumerate(dict.fromkeys(communes))}
    homes[COMMUNE] = np.repeat(_objects(communes), sizes)
    homes[PLACE] = np.repeat(np.array([names[name] for name in communes], dtype=np.int32), sizes)
    present = np.array([YES if book.confirmed else UNKNOWN for book in books], dtype=np.int8)
    homes[PRESENT_COLUMN] = np.repeat(present, sizes)
    people = [_with_placeholders(book, size) for book, size in zip(books, sizes, strict=True)]
    for one, start in zip(people, starts.tolist(), strict=False):
        one[HOME] = one[HOME] + start
    members = _together(people, [len(one[HOME]) for one in people])
    low = low_income(homes, on, edition)
    aged = ages(members, on, edition)
    homes |= low[0]
    members |= aged[0]
    if SIZE in homes:
        homes[SIZE] = living_sizes(homes, members, on)
    if HOUSING_YEAR in homes:
        homes[HOUSING_YEAR] = _years_until(homes[HOUSING_YEAR], on)
    help = _help(books, starts.tolist(), members, programmes)
    return ProgrammeFacts(
        on,
        frame_of(_with_housing_help(homes, help), copy=False),
        frame_of(members, copy=False),
        sets,
        {**low[1], **aged[1]},
        {key: tuple(items) for key, items in help.items()},
        registered=registered,
        without_members=sum(map(_without_members, books)),
    )


def _years_until(years: NDArray[np.float64], on: date) -> NDArray[np.float64]:
    """Return years of help without impossible ones: before any programme, or after the day.

    0 means never. Results of an earlier ravo may have other values, too.
    """
    column = next(item for item in columns_of("households") if item.id == HOUSING_YEAR)
    years = _within_limits(years, column)
    return np.where(years <= on.year, years, np.nan)


Help = dict[tuple[str, int, int | None], list[HelpRecord]]


def _help(
    books: Sequence[BookFacts],
    starts: Sequence[int],
    members: FactColumns,
    programmes: Sequence[Programme],
) -> Help:
    """Return the recorded help by programme, household row and member row (None: the household).

    Help of a person whom the household does not list, or lists twice by that name, counts for the
    household.
    """
    ids = programme_words(programmes)
    people: dict[int, dict[str, int | None]] = {}
    if any(book.help for book in books):
        for row, (home, name) in enumerate(
            zip(members[HOME].tolist(), members.get("ho_ten", ()), strict=False)
        ):
            named, key = people.setdefault(home, {}), match_key(name or "")
            named[key] = None if key in named else row
    recorded_help: Help = {}
    for book, start in zip(books, starts, strict=False):
        for at, items in _help_of_cases(book):
            home = start + at
            for item in items:
                member = people.get(home, {}).get(match_key(item.member or ""))
                programme = ids.get(match_key(item.programme))
                if programme is not None:
                    whose = (programme, home, member if item.member else None)
                    recorded_help.setdefault(whose, []).append(item.help)
    return recorded_help


def _help_of_cases(book: BookFacts) -> Iterator[tuple[int, tuple[RecordedHelp, ...]]]:
    """Yield the recorded help of a workbook by the index of its households among the cases."""
    rows = range(len(book.households["ma_ho"])) if book.rows is None else book.rows.tolist()
    for at, row in enumerate(rows):
        if row in book.help:
            yield at, book.help[row]


def programme_words(programmes: Sequence[Programme]) -> dict[str, str]:
    """Map the words that a record of help may have for a programme to the programme's id."""
    return {
        match_key(words): item.id
        for item in programmes
        for words in (item.id, item.title.vi, item.title.en)
    }


def unnamed_help(books: Sequence[BookFacts], programmes: Sequence[Programme]) -> list[str]:
    """Return the words of recorded help that match no programme's id or title, each once."""
    ids = programme_words(programmes)
    words = (item.programme for book in books for some in book.help.values() for item in some)
    return [word for word in dict.fromkeys(words) if match_key(word) not in ids]


def _with_housing_help(homes: FactColumns, help: Help) -> FactColumns:
    """Return the households with the year of recorded help with a house, where it was blank.

    Help with a house that the survey has is added to `help`.
    """
    blank = np.full(len(homes["ma_ho"]), np.nan)
    years = np.array(homes.get(HOUSING_YEAR, blank), dtype=np.float64)
    given = np.flatnonzero(years > 0).tolist()
    for (programme, home, _), items in help.items():
        if programme == HOUSING and not years[home] > 0:
            years[home] = max((item.year or 1 for item in items), default=1)
    for home in given:
        record = HelpRecord(int(years[home]), None, "survey")
        help.setdefault((HOUSING, home, None), []).append(record)
    return {**homes, HOUSING_YEAR: years}


def _with_lacks(book: BookFacts, sets: tuple[tuple[str, ...], ...]) -> FactColumns:
    """Return the households of a workbook; indices of lacking columns refer to all `sets`."""
    places = np.array([*(sets.index(one) for one in book.class_lacks), -1], dtype=np.int32)
    return {**book.households, LACKS: places[book.households[LACKS]]}


def _without_members(book: BookFacts) -> int:
    """Return the number of households of a workbook that list no members."""
    return len(book.households["ma_ho"]) - len(np.unique(book.members[HOME]))


def _with_placeholders(book: BookFacts, size: int) -> FactColumns:
    """Return the members of a workbook, and a blank row for each household that lists none."""
    members = dict(book.members)
    count = len(members[HOME])
    listed = np.bincount(members[HOME], minlength=size) > 0
    without = np.flatnonzero(~listed)
    own: FactColumns = {HOME: without, ROW: np.zeros(len(without), dtype=np.int64)}
    members.setdefault(ROW, np.zeros(count, dtype=np.int64))
    # For the blank rows the value is unknown.
    members[PEOPLE_COLUMN] = np.full(count, YES, dtype=np.int8)
    return {
        name: _stacked([values, own.get(name)], [count, len(without)])
        for name, values in members.items()
    }


def _together(books: Sequence[FactColumns], sizes: Sequence[int]) -> FactColumns:
    names = list(dict.fromkeys(name for book in books for name in book))
    return {name: _stacked([book.get(name) for book in books], sizes) for name in names}


def _stacked(parts: Sequence[NDArray[Any] | None], sizes: Sequence[int]) -> NDArray[Any]:
    """Return columns joined end to end; a part without the column is blank."""
    kind = next(part for part in parts if part is not None).dtype
    return np.concatenate(
        [
            _blank(kind, size) if part is None else part
            for part, size in zip(parts, sizes, strict=True)
        ]
    )


def _blank(kind: "np.dtype[Any]", size: int) -> NDArray[Any]:
    if kind == np.int8:
        return all_unknown(size)
    if kind.kind == "M":
        return np.full(size, NO_DAY, dtype=kind)
    if kind.kind == "O":
        return np.full(size, None, dtype=object)
    return np.full(size, np.nan if kind.kind == "f" else 0, dtype=kind)
