"""The summary of a run in one line, and its exit code."""

from collections import Counter

from ravo.batch.communes import communes_among
from ravo.batch.manifest import ManifestEntry
from ravo.batch.reports.reports import Reports
from ravo.batch.run import RunCounts
from ravo.faults.exit_codes import ExitCode
from ravo.faults.unread import unread_words
from ravo.messages import Lang, say

OUTCOMES = (
    "accepted",
    "accepted_with_warnings",
    "partly_accepted",
    "rejected",
    "failed",
    "waiting",
)


def outcome_of(entry: ManifestEntry) -> str:
    """Return the verdict of a workbook, `waiting`, or `failed` where it has none."""
    if entry.status == "waiting":
        return "waiting"
    return entry.verdict or "failed"


def households_of(entry: ManifestEntry) -> int:
    """Return the number of a workbook's households: those scored and those rejected."""
    return entry.counts.get("scored", 0) + rejected_of(entry)


def rejected_of(entry: ManifestEntry) -> int:
    """Return the number of a workbook's households that faults left without a class."""
    return entry.counts.get("rejected", 0) - entry.departed


def exit_code(account: RunCounts, reports: Reports, *, strict: bool = False) -> int:
    """Return the exit code of a run.

    130 where the run was stopped, 3 where a workbook could not be handled, 1 where a household got
    no class, the figures of a report disagree, a report or the register could not be written, a
    commune sent several workbooks, corrections fitted no workbook or with `strict` something was
    not read, else 0.
    """
    if account.interrupted or reports.interrupted:
        return ExitCode.INTERRUPTED
    outcomes = {outcome_of(entry) for entry in account.entries}
    if "failed" in outcomes:
        return ExitCode.UNREADABLE
    unclassed = any(rejected_of(e) or e.undetermined for e in account.entries)
    wrong = reports.missing or reports.doubled or reports.disagree or account.unused_corrections
    wrong = wrong or reports.unregistered or (strict and bool(account.unread))
    return ExitCode.NOT_ALL if unclassed or "rejected" in outcomes or wrong else ExitCode.DONE


def summary_line(account: RunCounts, reports: Reports, lang: Lang) -> str:
    """Return the one line of a run: its communes, every workbook counted once, households, time."""
    counted = Counter(map(outcome_of, account.entries))
    parts = [
        say(f"batch.{outcome}", lang, count=counted[outcome])
        for outcome in OUTCOMES
        if counted[outcome]
    ]
    if account.left:
        parts.append(say("batch.left", lang, count=account.left))
    communes, workbooks = communes_among(account.entries), len(account.entries)
    line = say(
        "batch.summary" if communes == workbooks else "batch.summary_more",
        lang,
        communes=communes + account.left,
        workbooks=workbooks + account.left,
        parts=", ".join(parts),
        households=sum(map(households_of, account.entries)),
        time=spoken_time(account.seconds, lang),
    )
    return "; ".join([line, *_more(account, reports, lang)])


def _more(account: RunCounts, reports: Reports, lang: Lang) -> list[str]:
    """Return the unusual parts of the summary; empty on a good day."""
    rejected = sum(map(rejected_of, account.entries))
    undetermined = sum(entry.undetermined for entry in account.entries)
    counts = {
        "rejected_households": rejected,
        "undetermined": undetermined,
        "unchanged": account.unchanged,
        "gone": account.gone,
        "doubled": reports.doubled,
        "reports_missing": reports.missing,
        "unregistered": int(reports.unregistered),
    }
    stopped = account.interrupted or reports.interrupted
    parts = [say(f"batch.more_{key}", lang, count=count) for key, count in counts.items() if count]
    parts += [unread_words(account.unread, lang)] if account.unread else []
    return parts + ([say("batch.more_interrupted", lang)] if stopped else [])


def spoken_time(seconds: float, lang: Lang) -> str:
    """Return a span of time in hours, minutes and whole seconds."""
    left = round(seconds)
    parts: list[str] = []
    for key, size in (("hours", 3600), ("minutes", 60), ("seconds", 1)):
        count, left = divmod(left, size)
        if count or (key == "seconds" and not parts):
            parts.append(say(f"batch.{key}", lang, count=count))
    return " ".join(parts)
