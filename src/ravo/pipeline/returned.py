"""Option `--return DIR` of check and score: a copy of the commune's workbook with marked faults."""

from pathlib import Path

from ravo.fault_words import Audience
from ravo.faults import InputProblem, RavoError, usage
from ravo.files import FileSet
from ravo.messages import Lang
from ravo.pipeline.listener import Listener
from ravo.pipeline.outputs import checked_folder, spare
from ravo.pipeline.reviews import ReviewOutcome
from ravo.workbook.folders import Gathered


def returned_targets(gathered: Gathered, folder: Path | None) -> dict[Path, Path]:
    """Return the path of the copy of each workbook; none without a folder.

    Raises UsageProblem (exit code 2) where the folder is a file or has the name of one, two copies
    would share a file, or a copy would overwrite one of the workbooks. Only the name of a workbook
    and its path below the given folder are used, so nothing is written outside the folder.
    """
    if folder is None:
        return {}
    from ravo.returned.copy import returned_name

    if folder.exists() and not folder.is_dir():
        raise usage("RV-160", path=str(folder))
    checked_folder(folder, "--return")
    books = gathered.books
    owners: dict[Path, Path] = {}
    inputs = FileSet(books)
    for book in books:
        target = folder / gathered.beside(book) / returned_name(book)
        if target in owners and owners[target] != book:
            raise usage("RV-159", first=str(owners[target]), second=str(book))
        if target in inputs:
            raise usage("RV-157", path=str(target))
        owners[target] = book
    return {book: target for target, book in owners.items()}


def give_back(
    outcome: ReviewOutcome,
    target: Path | None,
    lang: Lang,
    listener: Listener,
    passwords: tuple[str, ...] = (),
    audience: Audience = "operator",
) -> Path | RavoError | None:
    """Write the marked copy of a workbook that was read; return its path.

    Returns the problem where the copy cannot be written, and None where no copy is requested:
    `target` is None, or the workbook of `outcome` could not be read. The file is opened again, with
    one of the `passwords` where it has one; the copy is in `lang`, in the words for the `audience`.
    `listener` receives a warning where an edited copy was kept. Raises UsageProblem (exit code 2)
    for a folder that cannot be written.
    """
    if target is None or outcome.review is None:
        return None
    from ravo.returned.copy import is_as_given, write_returned
    from ravo.workbook.book import book_bytes
    from ravo.workbook.opened import open_workbook

    try:
        opened = open_workbook(outcome.path, passwords)
        spare(target, listener, is_as_given)
        write_returned(
            outcome.review,
            book_bytes(opened),
            target,
            lang,
            audience=audience,
            kind=opened.format,
            had_password=opened.had_password,
        )
    except InputProblem as problem:
        listener.fault(problem.fault)
        return problem
    return target
