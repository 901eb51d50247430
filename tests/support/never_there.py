"""A module whose loading never ends, as on a share that does not answer."""

import time


def act(item: object) -> object:
    """Return the item; nobody comes as far as that."""
    return item


time.sleep(600)
