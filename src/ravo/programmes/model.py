"""The model of a programme of support: named conditions, each with citation and mark."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from ravo.criteria.model import GivenText, Mark, refuse_absent
from ravo.messages import Lang
from ravo.text import uncapitalised

UnitOfCase = Literal["household", "person"]
"""Whether a programme lists households or people."""
LONGEST, MOST_CONDITIONS = 1000, 60
"""Letters of an expression; conditions, and exclusions, of a programme."""
_ID = r"^[a-z0-9][a-z0-9.-]*$"
_PROVISION = re.compile(r"(?P<document>\S+)(?: (?P<place>.+))?")
_ENGLISH = (
    ("mục", "item"),
    ("Phụ lục", "Annex"),
    ("Điều", "Article"),
    ("khoản", "clause"),
    ("điểm", "point"),
)


class _FrozenProgramme(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Provision(_FrozenProgramme):
    """The place that a condition rests on: the id of a document, and the item or article in it."""

    document: str
    place: str = ""

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found = _PROVISION.fullmatch(value.strip())
        if found is None:
            raise ValueError("citation")
        return {"document": found["document"], "place": found["place"] or ""}

    def __str__(self) -> str:
        """Return the provision as a file has it, such as `kh-lap-vo-2024 mục 2.1`."""
        return f"{self.document} {self.place}".rstrip()


class CitedWords(_FrozenProgramme):
    """Something that a programme states: its words, where they come from, and how sure that is."""

    citation: Provision
    mark: Mark
    note: GivenText | None = None


class Condition(CitedWords):
    """A named condition: its sentence for people, and its expression over facts.

    Of a programme's conditions those without a `group` must all hold, and beside them all those of
    one group.
    """

    id: str = Field(pattern=_ID)
    sentence: GivenText
    expression: str = Field(max_length=LONGEST)
    group: str | None = None

    @field_validator("mark")
    @classmethod
    def _at_hand(cls, mark: Mark) -> Mark:
        if mark is Mark.absent:
            raise ValueError("absent")
        return mark


class NamedValue(CitedWords):
    """A figure that expressions name; None exactly where its mark is `absent`."""

    value: Annotated[float, Field(strict=True, allow_inf_nan=False)] | None = None
    unit: str = ""

    @model_validator(mode="after")
    def _absent_has_no_value(self) -> "NamedValue":
        refuse_absent(self.value, self.mark)
        return self


class Quota(CitedWords):
    """How many cases a programme takes, in each commune or in all, in the order of priority."""

    most: int = Field(ge=1, strict=True)
    within: Literal["commune", "all"] = "commune"


class ReceivingOffice(_FrozenProgramme):
    """The office that waits for a programme's list, and the columns that it may see, by id."""

    name: GivenText
    columns: tuple[str, ...] = Field(min_length=1)
    mark: Mark
    note: GivenText | None = None


class Remark(CitedWords):
    """What is outside the data, or not at hand (mark `absent`): printed on every list."""

    id: str = Field(pattern=_ID)
    sentence: GivenText


class CitedDocument(_FrozenProgramme):
    """A document that programmes cite, by its title."""

    title: GivenText


class Programme(_FrozenProgramme):
    """One programme of support.

    `conditions` say who is on its list, `exclusions` who is not although the conditions hold;
    `priority` puts those on the list in order, first those for whom the first of it holds. `values`
    are figures that expressions name. `documents` are those that it cites.
    """

    id: str = Field(pattern=_ID)
    title: GivenText
    unit: UnitOfCase
    groups: dict[str, GivenText] = {}
    conditions: tuple[Condition, ...] = Field(min_length=1, max_length=MOST_CONDITIONS)
    exclusions: tuple[Condition, ...] = Field(default=(), max_length=MOST_CONDITIONS)
    priority: tuple[Condition, ...] = ()
    quota: Quota | None = None
    values: dict[str, NamedValue] = {}
    office: ReceivingOffice
    remarks: tuple[Remark, ...] = ()
    documents: dict[str, CitedDocument] = {}
    path: Annotated[Path, Field(exclude=True)] = Path()
    checksum: str = ""

    @property
    def requirements(self) -> tuple[Condition, ...]:
        """The conditions and the exclusions: what a case that is not on the list fails."""
        return (*self.conditions, *self.exclusions)

    def is_one_of_groups(self, condition: Condition) -> bool:
        """Return whether who fails a condition may still belong to another group.

        Such a case is off the list because it belongs to none of them.
        """
        names = {item.group for item in self.conditions if item.group}
        return condition.group is not None and condition in self.conditions and len(names) > 1

    def group_words(self, lang: Lang) -> str:
        """Return the names of all groups as a sentence lists them."""
        used = dict.fromkeys(item.group for item in self.conditions if item.group)
        names = [self.groups[name].say(lang) for name in used]
        return "; ".join(uncapitalised(name) for name in names)

    def group_articles(self, lang: Lang) -> str:
        """Return what all groups rest on."""
        items = [item for item in self.conditions if item.group]
        return "; ".join(dict.fromkeys(self.cited(item.citation, lang) for item in items))

    def condition(self, id: str) -> Condition:
        """Return a condition, exclusion or priority by its id."""
        every = (*self.requirements, *self.priority)
        return next(item for item in every if item.id == id)

    def cited(self, citation: Provision, lang: Lang) -> str:
        """Return a citation with the title of its document."""
        title = self.documents[citation.document].title.say(lang)
        place = citation.place
        if lang == "en":
            for vietnamese, english in _ENGLISH:
                place = place.replace(vietnamese, english)
        return f"{title}, {place}" if place else title
