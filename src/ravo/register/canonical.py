"""Plain values as bytes: equal values give equal bytes, from either database."""

import json

_ENCODER = json.JSONEncoder(
    ensure_ascii=False,
    sort_keys=True,
    separators=(",", ":"),
    allow_nan=False,
    check_circular=False,
)


def canonical(value: object) -> bytes:
    """Return plain values as JSON with sorted keys and no blanks."""
    return _ENCODER.encode(value).encode()
