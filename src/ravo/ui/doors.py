"""Access to the page: a one-time token in its address, then a cookie of this browser."""

import secrets
from dataclasses import dataclass, field

TOKEN_BYTES = 32


@dataclass
class Doors:
    """The tokens that open the page once, and the browsers that entered by one.

    `key` is for a second start of the program, which requests another token with it. Tokens go to
    the browser that the program opens, and to anybody who can read the key, which is only the user
    of the machine: so everybody who entered by one is `user`, and sees the work of any browser.
    """

    port: int
    key: str = field(default_factory=lambda: secrets.token_urlsafe(TOKEN_BYTES))
    user: str = field(default_factory=lambda: secrets.token_urlsafe(TOKEN_BYTES))
    tokens: set[str] = field(default_factory=set)
    browsers: set[str] = field(default_factory=set)

    @property
    def origin(self) -> str:
        """The address of the page without a path."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def cookie(self) -> str:
        """The name of the cookie: browsers keep cookies by host, not by port."""
        return f"ravo-{self.port}"

    def new_address(self) -> str:
        """Return an address that opens the page once."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self.tokens.add(token)
        return f"{self.origin}/?token={token}"

    def let_in(self, token: str) -> str | None:
        """Return the cookie's value for an unused token; None for any other."""
        unused_token = next((one for one in self.tokens if _same(one, token)), None)
        if unused_token is None:
            return None
        self.tokens.discard(unused_token)
        browser = secrets.token_urlsafe(TOKEN_BYTES)
        self.browsers.add(browser)
        return browser

    def browser_of(self, value: str | None) -> str | None:
        """Return the browser of a cookie's value; None for an unknown value."""
        if not value:
            return None
        return next((one for one in self.browsers if _same(one, value)), None)

    def is_key(self, value: str) -> bool:
        """Return whether a value is the key of a second start."""
        return _same(self.key, value)


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode("utf-8", "surrogateescape"))
