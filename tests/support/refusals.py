"""What is refused, by the code of its fault."""

from collections.abc import Callable

import pytest

from ravo.faults import RavoError


def code_of(work: Callable[[], object]) -> str:
    """Return the code of the fault that ends what is done."""
    with pytest.raises(RavoError) as problem:
        work()
    return problem.value.fault.code
