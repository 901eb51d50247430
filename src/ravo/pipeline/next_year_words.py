"""The sentences on last year's list in the next survey workbook, in both languages."""

from collections.abc import Iterator

from ravo.messages import Text, text
from ravo.pipeline.next_year import NextYearList


def carried_sentence(done: NextYearList) -> Text:
    """Return how many households and members the new workbook has."""
    counts = {"households": done.content.carried, "members": done.content.members}
    return text("cli.carried").filled(**counts, year=str(done.year))


def became_sentences(done: NextYearList) -> Iterator[Text]:
    """Yield sentences about what became of last year's list, beside what was carried.

    They are about a month's list, other names of communes and officers, what was left out,
    households without a class, codes that got a prefix, and facts to confirm.
    """
    content, now = done.content, str(done.info["commune"])
    if done.list_month is not None:
        yield text("cli.carried_of_month").filled(month=done.list_month.words, year=str(done.year))
    if done.renamed:
        yield text("cli.carried_renamed").filled(before=done.renamed, now=now)
    elif done.officers_left:
        yield text("cli.carried_officers").filled(now=now)
    yield from _left_out(done)
    yield from _without_class(done)
    if content.prefixed:
        first, codes = content.prefixed[0], len(content.prefixed)
        yield text("cli.carried_prefixed").filled(codes=codes, first=first)
    if content.frames.to_confirm:
        yield text("cli.carried_facts")


def _left_out(done: NextYearList) -> Iterator[Text]:
    """Yield sentences about households and members that are not carried over, with the reason."""
    content = done.content
    if content.left and content.members_gone:
        counts = {"households": content.left, "members": content.members_gone}
        yield text("cli.carried_left_with").filled(**counts)
    elif content.left:
        yield text("cli.carried_left").filled(households=content.left)
    if content.members_left:
        yield text("cli.carried_people_left").filled(members=content.members_left)
    if content.members_unknown:
        yield text("cli.carried_unknown").filled(members=content.members_unknown)


def _without_class(done: NextYearList) -> Iterator[Text]:
    """Yield how many households have no class at the start, and how many because of errors."""
    content, last = done.content, str(done.last)
    if content.without_class:
        yield text("cli.carried_no_class").filled(households=content.without_class, last=last)
    if content.rejected:
        yield text("cli.carried_rejected").filled(households=content.rejected, last=last)
