"""The model of a programme of support: named conditions, each with citation and mark."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from ravo.criteria.model import IN_ENGLISH, GivenText, Mark, refuse_absent
from ravo.messages import Lang
from ravo.text import uncapitalised

UnitOfCase = Literal["household", "person"]
"""Whether a programme lists households or people."""
LONGEST, MOST_CONDITIONS = 1000, 60
"""The most letters of an expression, and the most conditions or exclusions of a programme."""
_ID = r"^[a-z0-9][a-z0-9.-]*$"
_PROVISION = re.compile(r"(?P<document>\S+)(?: (?P<place>.+))?")
_ENGLISH = (("mục", "item"), *IN_ENGLISH)


class _FrozenProgramme(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Provision(_FrozenProgramme):
    """The source of a condition: the id of a document, and the item or article in it."""

    document: str
    place: str = ""

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        match = _PROVISION.fullmatch(value.strip())
        if match is None:
            raise ValueError("citation")
        return {"document": match["document"], "place": match["place"] or ""}

    def __str__(self) -> str:
        """Return the provision as written in a file, such as `kh-lap-vo-2024 mục 2.1`."""
        return f"{self.document} {self.place}".rstrip()


class CitedWords(_FrozenProgramme):
    """A statement of a programme: its words, their source, and the mark (how sure it is)."""

    citation: Provision
    mark: Mark
    note: GivenText | None = None


class Condition(CitedWords):
    """A named condition: its sentence for people, and its expression over facts.

    Of a programme's conditions all those without a `group` must hold, and all those of at least one
    group.
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
    """A figure that expressions use by name; None exactly where its mark is `absent`."""

    value: Annotated[float, Field(strict=True, allow_inf_nan=False)] | None = None
    unit: str = ""

    @model_validator(mode="after")
    def _absent_has_no_value(self) -> "NamedValue":
        refuse_absent(self.value, self.mark)
        return self


class Quota(CitedWords):
    """The number of cases that a programme takes, in each commune or in all, by priority."""

    most: int = Field(ge=1, strict=True)
    within: Literal["commune", "all"] = "commune"


class ReceivingOffice(_FrozenProgramme):
    """The office that receives a programme's list, and the ids of the columns that it may see."""

    name: GivenText
    columns: tuple[str, ...] = Field(min_length=1)
    mark: Mark
    note: GivenText | None = None


class Remark(CitedWords):
    """A rule outside the data, or not at hand (mark `absent`), which is printed on every list."""

    id: str = Field(pattern=_ID)
    sentence: GivenText


class CitedDocument(_FrozenProgramme):
    """A document that programmes cite, with its title."""

    title: GivenText


class Programme(_FrozenProgramme):
    """One programme of support.

    `conditions` decide who is on its list, `exclusions` who is not although the conditions hold;
    `priority` sorts the list, with cases for which the first of it holds at the top. `values` are
    figures that expressions name. `documents` are the cited ones.
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
        """The conditions and the exclusions, one of which every unlisted case fails."""
        return (*self.conditions, *self.exclusions)

    def is_one_of_groups(self, condition: Condition) -> bool:
        """Return whether a case that fails a condition may still belong to another group.

        Such a case is unlisted because it belongs to none of the groups.
        """
        names = {item.group for item in self.conditions if item.group}
        return condition.group is not None and condition in self.conditions and len(names) > 1

    def group_words(self, lang: Lang) -> str:
        """Return the names of all groups for a sentence."""
        used = dict.fromkeys(item.group for item in self.conditions if item.group)
        names = [self.groups[name].say(lang) for name in used]
        return "; ".join(uncapitalised(name) for name in names)

    def group_articles(self, lang: Lang) -> str:
        """Return the provisions that all groups are based on."""
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
