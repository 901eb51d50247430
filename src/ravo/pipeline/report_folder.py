"""A report's folder written anew: forms of an earlier run are removed, edited files are kept.

A file of its own records the files written there, with their checksums. Other files in the folder
stay and are reported.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ravo.backups import KEPT_SUFFIX, free_name, is_as_written, kept_if_changed
from ravo.faults import Fault
from ravo.files import checksum, object_in, output_problem, write_whole_text
from ravo.formats import EVERY_REPORT_FILE
from ravo.locks import locked
from ravo.pipeline.listener import Listener
from ravo.text import NAMED_FILES, few_uncounted
from ravo.workbook.csv_names import is_aside
from ravo.workbook.products import SOURCES

CSV_NAME = "csv/bieu-{number:02d}.csv"
_FORMS = "csv/bieu-[0-9][0-9].csv"


@dataclass
class Renewal:
    """One run that writes into a report's folder.

    `recorded` has the files of earlier runs, `names` are the files of this one.
    """

    folder: Path
    recorded: Mapping[str, str]
    listener: Listener
    names: list[str] = field(default_factory=list)

    def file(self, name: str) -> Path:
        """Return the path for a file of the report; an edited file there is kept first.

        Raises UsageProblem (exit code 2) where that is not possible.
        """
        path = self.folder / name
        kept = kept_if_changed(path, self._is_as_left)
        if kept is not None:
            self.listener.fault(Fault("RV-100", params={"path": str(path), "kept": kept}))
        return path

    def written(self, path: Path) -> Path:
        """Record that a file was written."""
        self.names.append(path.relative_to(self.folder).as_posix())
        return path

    def _is_as_left(self, path: Path) -> bool:
        """Return whether a file is as an earlier run wrote it."""
        recorded = self.recorded.get(path.relative_to(self.folder).as_posix())
        return (recorded is not None and checksum(path) == recorded) or is_as_written(path)

    def close(self) -> None:
        """Remove the files of earlier runs that this one did not write; report foreign files."""
        mine = {*self.recorded, *EVERY_REPORT_FILE}
        mine |= {path.relative_to(self.folder).as_posix() for path in self.folder.glob(_FORMS)}
        for name in sorted(mine.difference(self.names)):
            self._clear(self.folder / name)
        others = self._others()
        if others:
            names = few_uncounted(others, NAMED_FILES)
            params = {"path": str(self.folder), "count": len(others), "names": names}
            self.listener.fault(Fault("RV-1014", params=params))
        files = {name: checksum(self.folder / name) for name in self.names}
        words = json.dumps({"files": files}, ensure_ascii=False, indent=1)
        write_whole_text(self.folder / SOURCES, words + "\n")

    def _clear(self, path: Path) -> None:
        """Remove a file of an earlier run, or keep it under another name where it was edited."""
        if not path.is_file():
            return
        try:
            if self._is_as_left(path):
                path.unlink()
                return
            aside = free_name(path.name, lambda name: path.with_name(name).exists())
            path.rename(path.with_name(aside))
        except OSError as error:
            raise output_problem(error, path) from error
        self.listener.fault(Fault("RV-100", params={"path": str(path), "kept": aside}))

    def _others(self) -> list[str]:
        """Return the files in the folder that no run of ravo wrote or kept."""
        paths = [*self.folder.iterdir(), *self.folder.glob("csv/*")]
        names = [p.relative_to(self.folder).as_posix() for p in sorted(paths) if not p.is_dir()]
        return [
            name
            for name in names
            if name not in self.names
            and name != SOURCES
            and KEPT_SUFFIX not in name
            and not is_aside(name.rpartition("/")[2].casefold())
        ]


@contextmanager
def renewed(folder: Path, listener: Listener) -> Iterator[Renewal]:
    """Yield the writer of a report's folder; afterwards ravo's files of earlier runs are gone.

    One run writes at a time: another waits. Raises UsageProblem (exit code 2) where it waits too
    long or a file cannot be removed.
    """
    with locked(folder):
        recorded = object_in(folder / SOURCES).get("files")
        files = recorded.items() if isinstance(recorded, dict) else ()
        recorded = {
            n: d for n, d in files if isinstance(d, str) and (folder / n).parent in _rooms(folder)
        }
        renewal = Renewal(folder, recorded, listener)
        yield renewal
        renewal.close()


def _rooms(folder: Path) -> tuple[Path, Path]:
    """Return the folders that hold files of a report: nothing outside them is removed."""
    return folder, folder / "csv"
