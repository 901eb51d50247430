"""The forms of requests that the office hands out, for commands too: it imports nothing."""

from typing import Literal

RequestForm = Literal["01", "04"]
