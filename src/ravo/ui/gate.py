"""The gate for every request: it checks Host, Origin and size, and adds headers to answers."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ravo.text import whole_number
from ravo.ui.doors import Doors

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 100 << 20
"""The most bytes of the files of one request."""
ENVELOPE_BYTES = 1 << 20
"""The most bytes of a form beside its files."""
DRAINED_BYTES = 1 << 30
"""The most bytes of a refused request that are read and discarded, so that the browser gets the
reason."""
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'{style}; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
SAFE = frozenset({"GET", "HEAD"})


class TooMuch(Exception):
    """Raised for a request that is larger than an upload may be."""


class Gate:
    """Passes on only the requests of this browser's own page to this host."""

    def __init__(self, app: "ASGIApp", doors: Doors, refuse: "Callable[[str], ASGIApp]") -> None:
        self.app, self.doors, self.refuse = app, doors, refuse

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        heads = _heads(scope["headers"])
        reason = self._reason(scope["method"], heads)
        app = self.refuse(reason) if reason else self.app
        if reason == "size":
            await _drain(receive)
        await app(scope, _counted(receive), _with_heads(send))

    def _reason(self, method: str, heads: dict[str, list[str]]) -> str | None:
        """Return why a request is refused; None where it is not."""
        hosts = [f"127.0.0.1:{self.doors.port}", f"localhost:{self.doors.port}"]
        host = heads.get("host", [])
        if len(host) != 1 or host[0].lower() not in hosts:
            return "host"
        allowed = [f"http://{host[0].lower()}"]
        if any(origin.lower() not in allowed for origin in heads.get("origin", [])):
            return "origin"
        sites = {"same-origin", "none"} if method not in SAFE else {"same-origin", "none", ""}
        if any(site not in sites for site in heads.get("sec-fetch-site", [])):
            return "origin"
        length = heads.get("content-length", ["0"])[0]
        size = whole_number(length)
        too_large = length.isdecimal() if size is None else size > MOST_BYTES + ENVELOPE_BYTES
        return "size" if too_large else None


def _heads(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, list[str]]:
    heads: dict[str, list[str]] = {}
    for name, value in pairs:
        heads.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return heads


def _counted(receive: "Receive") -> "Receive":
    """Return a receiver of requests that raises TooMuch where a request is too large."""
    seen = 0

    async def counted() -> "Message":
        """Receive the next part."""
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MOST_BYTES + ENVELOPE_BYTES:
            raise TooMuch
        return message

    return counted


async def _drain(receive: "Receive") -> None:
    """Read the rest of a request and discard it."""
    seen = 0
    while seen < DRAINED_BYTES:
        message = await receive()
        seen += len(message.get("body", b""))
        if message["type"] == "http.disconnect" or not message.get("more_body"):
            return


def _with_heads(send: "Send") -> "Send":
    async def sent(message: "Message") -> None:
        """Send a message; its beginning gets the headers for security."""
        if message["type"] == "http.response.start":
            given = {name for name, _ in message["headers"]}
            heads = {**HEADS, "content-security-policy": POLICY.format(style="")}
            more = [(name.encode(), value.encode()) for name, value in heads.items()]
            message["headers"] = [*message["headers"], *(h for h in more if h[0] not in given)]
        await send(message)

    return sent


def is_own_path(path: str) -> bool:
    """Return whether an address to return to is on this page, without a host."""
    parts = urlsplit(path)
    own = path.startswith("/") and not path.startswith(("//", "/\\"))
    return own and not parts.scheme and not parts.netloc
