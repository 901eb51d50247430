"""The source of the package, read once for all rules."""

import pytest

from support.source import SourceNodes, nodes_of_package


@pytest.fixture(scope="package")
def nodes() -> SourceNodes:
    """The source of the package, kept for the tests of this folder: it takes much memory."""
    return nodes_of_package()
