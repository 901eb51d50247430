"""Plain values as bytes: equal values give equal bytes, from either database."""

import json


def canonical(value: object) -> bytes:
    """Return plain values as JSON with sorted keys and no blanks."""
    words = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return words.encode()
