"""Finds a Chromium for the tests: one that is installed, else the one that Playwright fetched."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
PATIENCE_MS = 180_000
"""A busy machine starts a browser late and opens pages slowly."""
DRAWING = "--disable-gpu"
"""Without a card to draw with, what stands in for one takes a third of all work of a browser."""
NOT_LOADED = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # Of a name given twice a browser heeds the last, so that Playwright's own list is here as well.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
"""Parts of a browser that nobody sees here: each new window would load two pages of suggestions."""
MISSING = (
    "no Chromium, Chrome or Edge was found: install one, name it in RAVO_BROWSER, "
    "run .venv/bin/playwright install chromium, or leave these tests out by RAVO_BROWSER=none"
)


def executable(playwright: Playwright) -> str:
    """Return the browser to use. Its absence fails the tests: nothing is skipped silently."""
    named = os.environ.get("RAVO_BROWSER")
    found = [named] if named else [shutil.which(name) for name in NAMES]
    found += [place for place in PLACES if Path(place).is_file()]
    found += [playwright.chromium.executable_path]
    usable = [path for path in found if path and Path(path).is_file()]
    assert usable, MISSING
    return usable[0]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a headless browser without a sandbox, so that it starts for root too.

    Tests are left out, by name, where RAVO_BROWSER says that there is none.
    """
    if os.environ.get("RAVO_BROWSER") == "none":
        pytest.skip("told that this machine has no browser")
    with sync_playwright() as playwright:
        path = executable(playwright)
        args = [DRAWING, f"--disable-features={','.join(NOT_LOADED)}"]
        browser = playwright.chromium.launch(executable_path=path, timeout=PATIENCE_MS, args=args)
        yield browser
        browser.close()


if __name__ == "__main__":
    # Tells whether the tests will find a browser: its path, or exit code 1.
    with sync_playwright() as started:
        print(executable(started))
