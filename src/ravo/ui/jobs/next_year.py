"""The survey workbook of the next review, opened with last year's list."""

from collections.abc import Iterator

from ravo.messages import Text, text
from ravo.pipeline.blanks import TemplateRequest, write_next_survey
from ravo.pipeline.next_year import NextYearList
from ravo.ui.answer import CardAnswer, OfferedFile
from ravo.ui.jobs.page_listener import Saying
from ravo.ui.jobs.read_options import layout_of
from ravo.ui.order import RunOrder

UNNAMED = "bang-khao-sat.xlsx"
"""The name of the workbook until the lists say of which year it is."""


def next_year(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the workbook that last year's surveys or results open."""
    out = order.out / UNNAMED
    request = TemplateRequest(
        out,
        order.year() if order.value("year") else None,
        code=order.value("code"),
        province=order.value("province"),
        district=order.value("district"),
        commune=order.value("commune"),
        kept_points=order.value("b1_questions") == "kept_points",
        reading=layout_of(order),
    )
    facts = order.value("keep_facts") == "facts"
    done = write_next_survey(request, order.paths("last_year"), saying, keep_facts=facts)
    named = out.rename(out.with_stem(f"{out.stem}-{done.year}"))
    lines = [*_became(done), text("ui.next_year_next")]
    headline = text("cli.carried").filled(
        households=done.content.carried, members=done.content.members, year=str(done.year)
    )
    offered = OfferedFile(named.name, text("ui.file_next_year").filled(year=str(done.year)))
    return CardAnswer("care" if saying.faults else "good", headline, lines, files=[offered])


def _became(done: NextYearList) -> Iterator[Text]:
    """Yield sentences on what became of last year's list beside what was carried."""
    content, now = done.content, str(done.info["commune"])
    if done.renamed:
        yield text("cli.carried_renamed").filled(before=done.renamed, now=now)
    elif done.officers_left:
        yield text("cli.carried_officers").filled(now=now)
    if content.left or content.members_left:
        yield text("cli.carried_left").filled(households=content.left, members=content.members_left)
    if content.without_class:
        yield text("cli.carried_no_class").filled(households=content.without_class)
    if content.prefixed:
        first, codes = content.prefixed[0], len(content.prefixed)
        yield text("cli.carried_prefixed").filled(codes=codes, first=first)
    if content.frames.to_confirm:
        yield text("cli.carried_facts")
