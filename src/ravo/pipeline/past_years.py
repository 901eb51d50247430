"""The years of households before a review, from a register, added to their explanations."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ravo.faults import Fault
from ravo.pipeline.listener import Listener
from ravo.quotes import code_words
from ravo.text import first_named

if TYPE_CHECKING:
    from ravo.review.explanation import Explanation
    from ravo.review.review import Review


def with_past(
    explained: "Sequence[Explanation]",
    review: "Review",
    records: Sequence[int],
    register: str | None,
    listener: Listener,
) -> "list[Explanation]":
    """Return explanations with the years before the review that a register has.

    Households without a certain match in the register are reported. Raises InputProblem (exit code
    3) for a register that cannot be read.
    """
    if register is None:
        return list(explained)
    from ravo.register.past import SoughtHousehold, history_before, with_history
    from ravo.register.store import address_of, reading

    info = review.survey.info
    communes = tuple(word for word in (info.commune_code, info.commune) if word)
    numbers = review.survey.households.frame["head_citizen_id"].tolist()
    explanations, unknown = [], []
    with reading(address_of(register)) as connection:
        for one, record in zip(explained, records, strict=True):
            number = numbers[record]
            history = None
            if one.year:
                citizen_id = number if isinstance(number, str) else None
                on_map = info.map_year or one.year
                sought = SoughtHousehold(one.code, one.head_name, citizen_id, communes, on_map)
                history = history_before(connection, sought)
            explanations.append(with_history(one, history, str(one.year)))
            if not explanations[-1].past:
                unknown.append(code_words(one.code))
    if unknown:
        params = {"count": len(unknown), "codes": first_named(unknown)}
        listener.fault(Fault("RV-1232", params=params))
    return explanations
