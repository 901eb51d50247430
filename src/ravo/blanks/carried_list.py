"""Last year's list of a commune, carried over into the survey workbook of the next review.

Carried are households and members with codes, names, births and villages, and last year's class as
the class at the start of the period. Evidence and answers, which must be recorded anew, stay blank.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.blanks.survey import SurveyFrames
from ravo.criteria.terms import AREAS, LISTED, Area, HouseholdClass
from ravo.messages import say
from ravo.survey.new_heads import eldest_of, lacks_head
from ravo.survey.survey import AREA_WORDS, CLASS_OF_WORD, Info
from ravo.survey.unreviewed import DWELLING
from ravo.text import person_sort_key, sort_key

KEPT = (
    "code",
    "head_name",
    "head_citizen_id",
    "head_sex",
    "head_birth_year",
    "ethnicity",
    "village",
    "size",
    "merit",
    "local_ethnic",
    "housing_support_year",
    "separated_on",
)
"""Columns of `Hộ` that are carried unchanged; those that last year's file lacks stay blank.

The decision is not carried: it recognises the results of one year only.
"""
HEAD_FACTS = ("head_name", "head_citizen_id", "head_sex", "head_birth_year")
"""Columns that stay blank for a household without a head."""
MEMBER_KEPT = ("name", "relation", "sex", "birth", "ethnicity", "citizen_id")
WITHIN_YEAR = ("change_reason", "origin_code")
"""Columns that are also carried from a month's list of the same year: the household's change."""
_RECORDED = {klass: word for word, klass in CLASS_OF_WORD.items() if word is not None}
OPENING = {
    **_RECORDED,
    HouseholdClass.average_living.value: _RECORDED[HouseholdClass.not_poor.value],
}
"""The word of `Phân loại đầu kỳ` for each class of last year."""
IN_LIST = "Trong danh sách"
_WORD_OF_AREA = {area: word for word, area in AREA_WORDS.items()}


@dataclass(frozen=True)
class LastYearList:
    """The households and members in one workbook of last year.

    - `households` has a row per household, with columns `klass` (class id; None where it was
      rejected), `gone` (bool: it died out, moved away or joined another), `area` (area id or None)
      and those of KEPT and DWELLING that the workbook has. Where a household is known to have left
      since, the column `left_since` has its reason of change.
    - `members` has `household` (row of `households`), `gone` (bool) and columns of MEMBER_KEPT, and
      `change_reason` where a death is known; None where the workbook lists no members.
    - `info` is that of the workbook, `place` the code of its commune, None where it is not known.
    - `people_left` is the number of people who died or left a household that stays, `people_gone`
      that of people in households that left, `people_unknown` that of people without a listed
      household; none of them is in `members` any more.
    - `list_month` is the month of a list of the monthly review (`2026-03`).
    - `within_year` is True for such a list of the year that the new survey closes: its `households`
      have `opening_class` (at the start of that year) and the columns of WITHIN_YEAR, and those
      that left during the year are carried with their reason.
    - `of_results` is True for results, which contain fewer facts of people than a survey.
    - `year_people` are the people who left or came during the months of a month's list (columns of
      `ravo.survey.year_people.NAMES`).
    """

    info: Info
    households: pd.DataFrame
    members: pd.DataFrame | None
    default_area: Area | None = None
    people_left: int = 0
    people_gone: int = 0
    people_unknown: int = 0
    place: str | None = None
    list_month: str | None = None
    within_year: bool = False
    of_results: bool = False
    year_people: pd.DataFrame | None = None


@dataclass(frozen=True)
class CarriedList:
    """A new survey's contents, and the numbers of carried and omitted households and members.

    `carried` and `left` together are all households of the lists; of the carried ones
    `without_class` have no class, `rejected` of these because of errors, and `uncoded` have no
    code. Of all members, `members` are carried, `members_left` died or left, `members_gone` are of
    households that left and `members_unknown` of no listed household. `prefixed` are codes that two
    households would share and that got the code of their old commune in front; `twice` are codes
    that two households still share.
    """

    frames: SurveyFrames
    carried: int
    left: int
    without_class: int
    members: int
    members_left: int
    prefixed: tuple[str, ...] = ()
    rejected: int = 0
    uncoded: int = 0
    members_gone: int = 0
    members_unknown: int = 0
    twice: tuple[str, ...] = ()


def carried_list(
    lists: Sequence[LastYearList], info: Mapping[str, object], *, keep_facts: bool = False
) -> CarriedList:
    """Return the contents of the survey workbook that follows last year's lists.

    `info` are the values of the new sheet `Thông tin`. Households are ordered by village and by
    the given name of the head; each has its members, in their order.
    """
    clashing = _clashing(lists)
    tables = [_part(number, part, clashing) for number, part in enumerate(lists)]
    households = pd.concat([table for table, _ in tables], ignore_index=True)
    members = pd.concat([table for _, table in tables], ignore_index=True)
    if "change_reason" in members:
        reasons = members["change_reason"].astype(object)
        members["change_reason"] = reasons.where(reasons.notna(), None)
    gone = households["gone"].to_numpy(dtype=bool)
    kept = _opened(households[~gone])
    there = members["key"].isin(set(kept["key"])).to_numpy(dtype=bool)
    left = members["gone"].to_numpy(dtype=bool)
    kept["size"] = _sizes(kept, members["key"][there & left])
    people = _by_household(members[there & ~left], kept["key"])
    names = [*KEPT, "area", "opening_class", "review_reason", "note", *WITHIN_YEAR]
    facts = [name for name in DWELLING if keep_facts and _has(kept, name)]
    codes = kept["code"].dropna()
    here = ~kept.get("departed", pd.Series(False, index=kept.index)).to_numpy(dtype=bool)
    return CarriedList(
        frames=SurveyFrames(
            info,
            households=_columns(kept, [*names, *facts]),
            members=_columns(people, ["code", *MEMBER_KEPT, "change_reason"]),
            villages=tuple(dict.fromkeys(v for v in kept["village"] if isinstance(v, str))),
            to_confirm=frozenset(facts),
            carried=True,
            year_people=_year_people(lists, clashing),
        ),
        carried=len(kept),
        left=int(gone.sum()),
        without_class=int((here & ~kept["klass"].isin(list(OPENING))).sum()),
        members=len(people),
        members_left=int((there & left).sum()) + sum(part.people_left for part in lists),
        prefixed=tuple(sorted(clashing)),
        rejected=int((here & kept["klass"].isna()).sum()),
        uncoded=len(kept) - len(codes),
        members_gone=int((~there).sum()) + sum(part.people_gone for part in lists),
        members_unknown=sum(part.people_unknown for part in lists),
        twice=tuple(dict.fromkeys(codes[codes.duplicated()])),
    )


def _year_people(lists: Sequence[LastYearList], clashing: frozenset[str]) -> pd.DataFrame | None:
    """Return the people who left or came in the year that the new survey closes.

    Their households have the codes of the new survey. None where no list has such people.
    """
    frames = []
    for number, part in enumerate(lists):
        people = part.year_people
        if part.within_year and people is not None and len(people):
            codes = [_distinct_code(number, part, code, clashing) for code in people["code"]]
            frames.append(people.assign(code=_objects(codes)))
    return pd.concat(frames, ignore_index=True) if frames else None


def _opened(households: pd.DataFrame) -> pd.DataFrame:
    """Return the households in the order of printing, with their class at the start."""
    classes, years = households["klass"].tolist(), households["list_year"].tolist()
    heads = households["head_name"].tolist()
    # Households that came during the reviewed year have no earlier review.
    came = _came_in_year(households)
    known = [
        HouseholdClass.not_poor if new else klass for new, klass in zip(came, classes, strict=True)
    ]
    notes = [_note(*each) for each in zip(known, heads, years, strict=True)]
    opening = [OPENING.get(klass) for klass in classes]
    if "departed" in households:
        here = zip(notes, households["departed"], strict=True)
        notes = [None if left else note for note, left in here]
        opening = households["opening_class"].tolist()
    frame = households.assign(
        note=_objects(notes),
        opening_class=_objects(opening),
        review_reason=_objects([IN_LIST if klass in LISTED else None for klass in classes]),
    )
    ordered = frame.iloc[list(_order(frame))].reset_index(drop=True)
    open_ = np.array([lacks_head(head) for head in ordered["head_name"]], dtype=bool)
    blank = {name: ordered[name].mask(open_) for name in HEAD_FACTS if name in ordered}
    return ordered.assign(**blank) if open_.any() else ordered


def _objects(values: list[str | None]) -> NDArray[np.object_]:
    return np.array(values, dtype=object)


def _has(frame: pd.DataFrame, name: str) -> bool:
    return name in frame and bool(frame[name].notna().any())


def _columns(frame: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Return the columns of `names` that a frame has, with its rows numbered from 0."""
    return frame[[name for name in names if name in frame]].reset_index(drop=True)


def _sizes(households: pd.DataFrame, leavers: "pd.Series[Any]") -> list[int | None]:
    """Return the size of each household without the members who died or left."""
    fewer = Counter(leavers.tolist())
    return [
        None if size != size else int(size) - fewer[key]
        for size, key in zip(households["size"].tolist(), households["key"].tolist(), strict=True)
    ]


def _by_household(members: pd.DataFrame, keys: "pd.Series[Any]") -> pd.DataFrame:
    """Return the members in the order of the households that `keys` lists."""
    places = {key: place for place, key in enumerate(keys.tolist())}
    return members.iloc[np.argsort([places[key] for key in members["key"].tolist()], kind="stable")]


def _clashing(lists: Sequence[LastYearList]) -> frozenset[str]:
    """Return the codes that need the code of their commune in front to be unique.

    Those are codes on more than one list, and codes that equal one of these with a commune's code
    in front.
    """
    clashes: frozenset[str] = frozenset()
    while True:
        users: dict[str, list[str]] = defaultdict(list)
        for number, part in enumerate(lists):
            for code in part.households["code"]:
                distinct_code = _distinct_code(number, part, code, clashes)
                if distinct_code is not None:
                    users[distinct_code].append(code)
        shared = {code for codes in users.values() if len(codes) > 1 for code in codes}
        if shared <= clashes:
            return clashes
        clashes |= shared


def _distinct_code(
    number: int, part: LastYearList, code: object, clashing: frozenset[str]
) -> str | None:
    """Return a household's code in the new list; None for one without a code."""
    if not isinstance(code, str):
        return None
    return f"{part.place or number + 1}-{code}" if code in clashing else code


def _part(
    number: int, part: LastYearList, clashing: frozenset[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the households and members of one list under codes that no other list has."""
    households = part.households.copy()
    if part.within_year:
        households = households.assign(departed=households["gone"], gone=False)
    codes = [_distinct_code(number, part, code, clashing) for code in households["code"]]
    households["code"] = _objects(codes)
    households["list_year"] = part.info.year
    households["key"] = [(number, row) for row in range(len(codes))]
    words = [
        _WORD_OF_AREA.get(area) if area in AREAS and area != part.default_area else None
        for area in households["area"]
    ]
    households["area"] = _objects(words)
    if "left_since" in households:
        since = households["left_since"].astype(object)
        there = households.get("change_reason", since)
        households["change_reason"] = there.where(since.isna(), since)
    if part.members is None:
        return households, pd.DataFrame({"key": [], "gone": [], "code": []})
    members = part.members.copy()
    rows = members["household"].tolist()
    members["code"] = [codes[row] for row in rows]
    members["key"] = [(number, row) for row in rows]
    return households, members


def _came_in_year(households: pd.DataFrame) -> list[bool]:
    """Return flags of the households of months' lists with a reason of the year being closed."""
    if "departed" not in households or "change_reason" not in households:
        return [False] * len(households)
    reasons = households["change_reason"].notna() & households["departed"].notna()
    return reasons.astype(bool).tolist()


def _note(klass: object, head: object, year: int) -> str | None:
    """Return the note on a household without class or head after the review of `year`, or None."""
    notes = []
    if klass not in OPENING:
        notes.append(say("blanks.no_class_last_year", "vi", year=str(year)))
    if isinstance(head, str) and lacks_head(head):
        notes.append(say("blanks.no_head_last_year", "vi", eldest=eldest_of(head) or "…"))
    return "; ".join(notes) or None


def _order(frame: pd.DataFrame) -> Iterator[int]:
    """Yield the rows in the order of villages and given names, as in Vietnamese lists."""
    texts = [
        [value if isinstance(value, str) else "" for value in frame[name]]
        for name in ("village", "head_name")
    ]
    places = {name: sort_key(name) for name in set(texts[0])}
    keys = [
        (places[village], person_sort_key(name), row)
        for row, (village, name) in enumerate(zip(*texts, strict=True))
    ]
    yield from (row for _, _, row in sorted(keys))
