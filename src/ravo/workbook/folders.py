"""Folders given in place of workbooks: the workbooks in them, and the other files there."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ravo.faults import Fault, InputProblem, RavoError, unreadable
from ravo.faults.taxonomy import kind_of
from ravo.files import (
    RESULT_SUFFIX,
    WORKBOOK_SUFFIXES,
    comparable_path,
    is_folder,
    is_visible_file,
    survey_stem,
)
from ravo.text import NAMED_FILES, few_uncounted
from ravo.workbook.csv_names import ZIP, holds_tables, is_aside, is_survey_zip, names_in_folder
from ravo.workbook.products import (
    is_own_folder,
    is_part_folder,
    is_quiet,
    is_spare_copy,
    product_of,
)

TABLES = frozenset({".csv", ".tsv"})
ARCHIVES = frozenset({".zip", ".rar", ".7z", ".gz", ".tgz", ".tar"})


@dataclass(frozen=True)
class Gathered:
    """The workbooks that paths lead to, and a warning for each kind of file that is not read.

    `roots` contains the given folder of each workbook, except of those given by name. `folders`
    are the folders that were searched, each with its warnings.
    """

    books: tuple[Path, ...]
    roots: Mapping[Path, Path] = field(default_factory=dict)
    folders: Mapping[Path, tuple[Fault, ...]] = field(default_factory=dict)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The warnings of all folders."""
        return tuple(fault for faults in self.folders.values() for fault in faults)

    def beside(self, book: Path) -> Path:
        """Return the folder of a workbook relative to the given folder; `.` for that itself."""
        root = self.roots.get(book)
        return Path() if root is None else book.parent.relative_to(root)


class _FolderContents:
    """The files of one folder, by how they are treated: read, reported or ignored."""

    def __init__(self) -> None:
        self.books: list[Path] = []
        self.results: list[Path] = []
        self.inner: list[Path] = []
        self.own: list[Path] = []
        self.copies: list[Path] = []
        self.tables: list[Path] = []
        self.archives: list[Path] = []
        self.others: list[Path] = []


def gather(
    paths: Iterable[Path], *, recursive: bool = False, with_results: bool = False
) -> Gathered:
    """Return the workbooks that `paths` lead to; a folder means those directly in it.

    A folder or a zip with the tables of one survey as CSV files is one workbook. With `recursive`
    the folders inside are searched too; with `with_results` results without their survey are
    included. Lock files, hidden files and results are ignored; for everything else that is no
    survey a warning names what to do instead. Raises InputProblem (exit code 3) for a folder
    without workbooks.
    """
    books: list[Path] = []
    roots: dict[Path, Path] = {}
    folders: dict[Path, tuple[Fault, ...]] = {}
    for path in paths:
        if not is_folder(path):
            books.append(path)
            continue
        if is_survey_folder(path):
            # Results have the name of the folder, and `.` is no name.
            books.append(path if path.name not in ("", "..") else path.resolve())
            continue
        folder_books: list[Path] = []
        looks = list(_looks(path, recursive=recursive))
        for _, look in looks:
            folder_books += _with_results(look) if with_results else look.books
        if not folder_books:
            raise _none_in(path, looks)
        folders |= {folder: _faults(folder, look, recursive=recursive) for folder, look in looks}
        books += folder_books
        roots |= dict.fromkeys(folder_books, path)
    return Gathered(tuple(books), roots, folders)


def passed_over(folder: Path, aside: Iterable[Path] = ()) -> tuple[Fault, ...]:
    """Return warnings of the files that a run over a folder and its subfolders does not read.

    The folders `aside` are left out. Raises InputProblem where a folder cannot be listed.
    """
    outside = [comparable_path(path) for path in aside]
    return tuple(
        fault
        for inner, look in _looks(folder, recursive=True)
        if not any(comparable_path(inner).is_relative_to(other) for other in outside)
        for fault in _faults(inner, look, recursive=True)
    )


def _with_results(look: _FolderContents) -> list[Path]:
    """Return the surveys, and those results whose survey is not in the folder."""
    surveys = {stem for path in look.books for stem in (path.stem, survey_stem(path))}
    alone = [p for p in look.results if p.name.removesuffix(RESULT_SUFFIX) not in surveys]
    return sorted([*look.books, *alone])


def _none_in(folder: Path, looks: Iterable[tuple[Path, _FolderContents]]) -> RavoError:
    """Return the problem of a folder without workbooks, which names its other files, if any."""
    for inner, look in looks:
        for fault in _faults(inner, look, recursive=inner != folder):
            if kind_of(fault.code).instead_of_workbooks:
                return InputProblem(fault)
    return unreadable("RV-109", path=str(folder))


def _looks(
    folder: Path, *, recursive: bool, root: Path | None = None
) -> Iterator[tuple[Path, _FolderContents]]:
    """Yield a folder with its contents, then with `recursive` the folders inside it, in order."""
    root = root or folder
    look = _look(folder, root, recursive=recursive)
    yield folder, look
    if recursive:
        for inner in look.inner:
            yield from _looks(inner, recursive=True, root=root)


def _look(folder: Path, root: Path, *, recursive: bool) -> _FolderContents:
    look = _FolderContents()
    for path in _listed(folder):
        name, ending = path.name.casefold(), path.suffix.lower()
        if is_aside(name) or is_part_folder(path):
            continue
        if path.is_dir() and (recursive or ending not in WORKBOOK_SUFFIXES):
            _sort_folder(path, look, recursive=recursive)
        elif ending in WORKBOOK_SUFFIXES:
            _sort_workbook(path, look, root)
        elif ending in TABLES:
            look.tables.append(path)
        elif ending == ZIP and is_survey_zip(path):
            look.books.append(path)
        elif not is_quiet(name):
            (look.archives if ending in ARCHIVES else look.others).append(path)
    return look


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        raise unreadable("RV-110", path=str(folder)) from None


def is_text_survey(path: Path) -> bool:
    """Return whether a folder is one survey as text, or a zip holds one."""
    if is_folder(path):
        return is_survey_folder(path)
    return path.suffix.lower() == ZIP and is_visible_file(path) and is_survey_zip(path)


def is_survey_folder(folder: Path) -> bool:
    """Return whether a folder is one survey as text: a list of households, and no workbook.

    Results and returned copies in the folder do not count as workbooks.
    """
    if not holds_tables(folder) or is_own_folder(folder):
        return False
    return not any(_is_survey(folder / name) for name in names_in_folder(folder))


def _is_survey(path: Path) -> bool:
    ending = path.suffix.lower()
    if ending not in WORKBOOK_SUFFIXES or path.name.endswith(RESULT_SUFFIX):
        return False
    return not is_spare_copy(path) and product_of(path) is None


def _sort_folder(path: Path, look: _FolderContents, *, recursive: bool) -> None:
    if is_own_folder(path):
        look.own.append(path)
    elif not path.is_symlink() and is_survey_folder(path):
        look.books.append(path)
    elif recursive and path.is_symlink():
        # A link may lead back to a folder that contains it.
        look.others.append(path)
    else:
        look.inner.append(path)


def _sort_workbook(path: Path, look: _FolderContents, root: Path) -> None:
    if path.name.endswith(RESULT_SUFFIX):
        look.results.append(path)
        return
    what = "returned" if is_spare_copy(path, root) else product_of(path)
    if what == "monthly" and any(path.parent.glob(f"[!.~]*{RESULT_SUFFIX}")):
        # The papers of a month beside the list after it: ravo wrote them there, so no warning.
        return
    places = {None: look.books, "results": look.results, "returned": look.copies}
    places.get(what, look.own).append(path)


# the warnings about it


def _faults(folder: Path, look: _FolderContents, *, recursive: bool) -> tuple[Fault, ...]:
    kinds = {
        "RV-1001": look.tables,
        "RV-1002": look.archives,
        "RV-1004": look.others,
        "RV-1006": look.own,
        "RV-1067": look.copies,
    }
    faults = [_fault(code, folder, paths, len(paths)) for code, paths in kinds.items() if paths]
    if not recursive:
        inside = {path: _files_in(path) for path in look.inner}
        named = [path for path, (files, _) in inside.items() if files]
        if named:
            files = sum(inside[path][0] for path in named)
            books = sum(inside[path][1] for path in named)
            faults.append(_fault("RV-1003", folder, named, files, books=books))
    return tuple(faults)


def _fault(code: str, folder: Path, paths: list[Path], count: int, **more: object) -> Fault:
    names = few_uncounted([path.name for path in paths], NAMED_FILES)
    return Fault(code, params={"path": str(folder), "names": names, "count": count, **more})


def _files_in(folder: Path) -> tuple[int, int]:
    """Return the numbers of files and of workbooks in a folder and those inside it."""
    files = books = 0
    for at, inner, names in os.walk(folder):
        inner[:] = [n for n in inner if not is_aside(n) and not is_own_folder(Path(at, n))]
        kept = [name for name in map(str.casefold, names) if not is_aside(name)]
        kept = [name for name in kept if not is_quiet(name)]
        files += len(kept)
        books += sum(name.endswith(WORKBOOK_SUFFIXES) for name in kept)
    return files, books
