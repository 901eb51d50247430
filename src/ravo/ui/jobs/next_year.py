"""The survey workbook of the next review, opened with last year's list."""

from pathlib import Path

from ravo.files import take_place
from ravo.messages import text
from ravo.pipeline.blanks import TemplateRequest, write_next_survey
from ravo.pipeline.next_year_words import became_sentences, carried_sentence
from ravo.ui.answer import CardAnswer, OfferedFile
from ravo.ui.jobs.page_listener import Saying
from ravo.ui.jobs.read_options import layout_of
from ravo.ui.jobs.register_place import has_office_register
from ravo.ui.order import RunOrder

UNNAMED = "bang-khao-sat.xlsx"
"""The name of the workbook until the lists show its year."""


def next_year(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the workbook opened with last year's surveys or results."""
    sources: list[Path | str] = [*order.paths("last_year")]
    if not sources:
        if not has_office_register(order):
            return CardAnswer("bad", text("ui.next_year_nothing"))
        sources = [order.office]
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
    done = write_next_survey(request, sources, saying, keep_facts=facts)
    named = out.with_stem(f"{out.stem}-{done.year}")
    take_place(out, named)
    lines = [*became_sentences(done), text("ui.next_year_next")]
    offered = OfferedFile(named.name, text("ui.file_next_year").filled(year=str(done.year)))
    return CardAnswer(
        "care" if saying.faults else "good", carried_sentence(done), lines, files=[offered]
    )
