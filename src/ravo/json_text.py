"""Text of JSON, read: text that is no JSON, or nested too deep, is one error."""

import json
from typing import Any


def json_value(words: str | bytes) -> Any:
    """Return the value that a text of JSON has.

    Raises JSONDecodeError, a ValueError, for any other text: also for bytes that are no UTF-8, for
    values that are nested deeper than Python reads, and for figures of thousands of digits.
    """
    try:
        return json.loads(words)
    except json.JSONDecodeError:
        raise
    except (ValueError, RecursionError) as error:
        raise json.JSONDecodeError(type(error).__name__, "", 0) from error


def json_object(words: str | bytes) -> dict[str, Any]:
    """Return the object that a text of JSON has; an empty one where it has none."""
    try:
        value = json_value(words)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
