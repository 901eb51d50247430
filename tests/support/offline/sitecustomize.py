"""Ends a process that reaches for anything but this machine; Python loads it by its name.

It stands for a machine without any network, in every process that a test starts with this folder
on its path. The file that `RAVO_TESTS_OUTSIDE` names is written first.
"""

import os
import sys

HERE = ("127.0.0.1", "localhost", "::1", "", None)
NETWORK = ("socket.connect", "socket.sendto", "socket.bind", "socket.getaddrinfo")


def _refuse(event: str, values: tuple[object, ...]) -> None:
    """End the process at a call of the network that names another machine."""
    if event not in NETWORK:
        return
    place = values[0] if event == "socket.getaddrinfo" else values[1]
    if not isinstance(place, tuple):
        host = place if event == "socket.getaddrinfo" else ""
    else:
        host = place[0]
    if host not in HERE:
        with open(os.environ["RAVO_TESTS_OUTSIDE"], "a", encoding="utf-8") as log:  # noqa: PTH123
            log.write(f"{event} {host}\n")
        os._exit(97)


sys.addaudithook(_refuse)
