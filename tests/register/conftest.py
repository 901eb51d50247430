"""Registers that several tests begin alike."""

from collections.abc import Callable

import pytest

from support.registers import BegunRegister, FreshRegister


@pytest.fixture(scope="session")
def begun_registers() -> dict[tuple[str, Callable[[str], object]], str]:
    """The registers that were begun, by their database and by what began them: none is changed."""
    return {}


@pytest.fixture
def begun(
    request: pytest.FixtureRequest,
    fresh_register: FreshRegister,
    begun_registers: dict[tuple[str, Callable[[str], object]], str],
) -> BegunRegister:
    """What returns a copy of a register that a function begins: it is begun only once."""
    kind: str = request.node.callspec.params["fresh_register"]

    def copied(begin: Callable[[str], object]) -> str:
        if (kind, begin) not in begun_registers:
            whole = fresh_register()
            begin(whole)
            begun_registers[kind, begin] = whole
        return fresh_register(begun_registers[kind, begin])

    return copied
