"""The archive of verdicts as a test writes it at once, and as any tool of Parquet reads it."""

from collections.abc import Container
from pathlib import Path

import pandas as pd
import pyarrow
from pyarrow import parquet

from ravo.batch.archive import settle, stage_verdicts
from ravo.faults import Fault
from ravo.review.review import Review

SETTLED = "year=*/province=*/commune=*/[!._]*.parquet"
KINDS = {
    pyarrow.int64(): pd.Int64Dtype(),
    pyarrow.float64(): pd.Float64Dtype(),
    pyarrow.bool_(): pd.BooleanDtype(),
    pyarrow.string(): pd.StringDtype(),
}


def write_verdicts(
    review: Review, folder: Path, name: str, *, present: Container[str] = ()
) -> tuple[str | None, Fault | None]:
    """Stage the verdicts of a workbook and settle them."""
    return settle(stage_verdicts(review, folder, name), folder, present=present)


def files_of(folder: Path) -> list[Path]:
    """Return the files of an archive in order; neither waiting nor kept ones."""
    return sorted(folder.glob(SETTLED))


def read_archive(folder: Path) -> pd.DataFrame:
    """Return the verdicts of all communes of an archive that has any."""
    tables = []
    for path in files_of(folder):
        # Else one that is damaged stays open as long as its error, and Windows replaces none.
        with path.open("rb") as opened, parquet.ParquetFile(opened) as file:
            tables.append(file.read().replace_schema_metadata(None))
    whole = pyarrow.concat_tables(tables, promote_options="default")
    frame: pd.DataFrame = whole.to_pandas(types_mapper=KINDS.get, ignore_metadata=True)
    return frame
