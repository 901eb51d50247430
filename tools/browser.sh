#!/bin/sh
# Prints the browser that the tests of the pages use: browser.sh VENV. One that is installed is
# found; else Playwright fetches one. Where neither can be, it prints "none" and says so: the
# tests then leave out what needs a browser, because they are told to.
venv=$1
probe() { "$venv/bin/python" tests/support/page_browser.py 2>/dev/null; }
probe && exit
"$venv/bin/playwright" install chromium >/dev/null 2>&1
probe && exit
echo "No Chromium, Chrome or Edge here, and none could be fetched: THE PAGES ARE NOT TRIED IN A BROWSER." >&2
echo none
