"""On how many examples properties are tried: few whenever the tests run, more by night.

`RAVO_EXAMPLES=10` tries ten times as many.
"""

import os

TIMES = int(os.environ.get("RAVO_EXAMPLES", "1"))


def examples(few: int) -> int:
    """Return how many examples a property is tried on where `few` show most of what can fail."""
    return few * TIMES
