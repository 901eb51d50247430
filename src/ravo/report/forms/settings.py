"""`report.toml`: the names, columns and targets that a province chooses for itself."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from ravo.contract.columns import columns_of
from ravo.faults import unreadable
from ravo.tomlfile import BadToml, odd_key, read_toml

Named = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Blocks = Literal["none", "area"]


class ReportSettings(BaseModel):
    """The settings of a report.

    `unit` replaces the name of the unit in the heads. `peoples` are the ethnic groups that form 9
    prints one by one (default: the ten largest minorities of the listed households), all others are
    `Khác`. `local_ethnic` prints the columns of local peoples. `list_missing` names the communes
    that sent nothing. `blocks` divides the forms by area (`area`) or not (`none`).
    `reduction_least` and `reduction_most` are the plan's yearly reduction of the poverty rate, in
    points.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    unit: Named | None = None
    place: Named | None = None
    prepared_by: Named | None = None
    signed_by: Named | None = None
    signer_title: Named | None = None
    peoples: list[Named] | None = None
    blocks: Blocks = "none"
    local_ethnic: bool = False
    list_missing: bool = True
    reduction_least: float = Field(default=0.2, ge=0, le=100)
    reduction_most: float = Field(default=0.5, ge=0, le=100)


def read_settings(path: Path | None) -> ReportSettings:
    """Return the settings of a file; the defaults without one.

    Raises InputProblem (exit code 3) naming what cannot be used.
    """
    if path is None:
        return ReportSettings()
    try:
        told = read_toml(path)
    except (OSError, BadToml) as error:
        raise unreadable("RV-188", path=path.name, problem=type(error).__name__) from error
    if (key := odd_key(told)) is not None:
        known = sorted(ReportSettings.model_fields)
        raise unreadable("RV-189", path=path.name, keys=[key], known=known)
    try:
        settings = ReportSettings(**told)
    except ValidationError as error:
        places = [".".join(str(part) for part in item["loc"]) for item in error.errors()]
        raise unreadable(
            "RV-189", path=path.name, keys=places, known=sorted(ReportSettings.model_fields)
        ) from error
    _check_peoples(path, settings)
    return settings


def _check_peoples(path: Path, settings: ReportSettings) -> None:
    """Refuse an ethnic group that the survey's list lacks, or one given twice."""
    column = next(item for item in columns_of("households") if item.name == "ethnicity")
    told = settings.peoples or []
    wrong = [name for name in told if name not in column.vocabulary or name == "Kinh"]
    wrong += [name for name in dict.fromkeys(told) if told.count(name) > 1]
    if wrong or settings.reduction_least > settings.reduction_most:
        keys = wrong or ["reduction_least", "reduction_most"]
        known = column.vocabulary if wrong else sorted(ReportSettings.model_fields)
        raise unreadable("RV-189", path=path.name, keys=keys, known=known)
