"""Two years of a commune compared."""

from ravo.messages import text
from ravo.pipeline.comparison import ComparisonRequest, compare_years
from ravo.survey.options import ReadOptions
from ravo.ui.answer import CardAnswer, OfferedFile
from ravo.ui.jobs.page_listener import Saying
from ravo.ui.order import RunOrder

BOOK, PAGE = "bien-dong.xlsx", "bien-dong.html"


def compare(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return what changed between the year before and this one."""
    (old,), (new,) = order.paths("old"), order.paths("new")
    request = ComparisonRequest(
        old,
        new,
        (ReadOptions(), ReadOptions()),
        order.lang,
        out=order.out / BOOK,
        html=order.out / PAGE,
        links=order.path("links"),
    )
    done = compare_years(request, saying)
    files = [
        OfferedFile(PAGE, text("ui.file_changes_page")),
        OfferedFile(BOOK, text("ui.file_changes")),
    ]
    headline = text("ui.compared_differs" if done.differs else "ui.compared_same")
    return CardAnswer("good", headline, files=files)
