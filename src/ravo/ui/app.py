"""The addresses of the page, and what answers each of them."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from ravo.messages import Lang, say
from ravo.page_templates import templates_dir
from ravo.ui import pages
from ravo.ui.cards import PageCard, card_of
from ravo.ui.clock import IdleClock
from ravo.ui.doors import Doors
from ravo.ui.gate import POLICY, Gate, TooMuch, is_own_path
from ravo.ui.order import CHECKED, IN, OUT, RunOrder
from ravo.ui.runs import ENDED, PageRun, PageRuns
from ravo.ui.uploads import MOST_FIELDS, MOST_FILES, Given, given, save_files

LANG_COOKIE = "ravo-lang"
KEY_HEAD, RUN_HEAD = "x-ravo-key", "x-ravo-run"
BEAT_SECONDS = 15.0
"""Seconds after which a silent stream of events sends a line, so that it stays open."""
STATIC = {"ui.css": "text/css", "ui.js": "text/javascript", "ui.svg": "image/svg+xml"}
STATUS = {
    "host": 403,
    "origin": 403,
    "token": 403,
    "size": 413,
    "gone": 404,
    "full": 507,
    "form": 400,
}
Handler = Callable[[Request], Awaitable[Response]]


@dataclass
class PageServer:
    """What the addresses share: who may come in, the runs, the clock, and how to end."""

    doors: Doors
    runs: PageRuns
    clock: IdleClock
    lang: Lang
    end: Callable[[], None]
    ending: asyncio.Event = field(default_factory=asyncio.Event)


def make_app(server: PageServer) -> Gate:
    """Return the application behind its gate."""
    own = partial(_own, server)
    routes = [
        Route("/", partial(_front, server)),
        Route("/static/{name}", _static),
        Route("/again", partial(_again, server), methods=["POST"]),
        Route("/lang/{lang}", _language),
        Route("/end", own(_end), methods=["POST"]),
        Route("/cards/{card}", own(_card), methods=["GET", "POST"]),
        Route("/runs/{run}", own(_run)),
        Route("/runs/{run}/stop", own(_stop), methods=["POST"]),
        Route("/runs/{run}/files/{place:int}/{name}", own(_file)),
        Route("/runs/{run}/view/{place:int}/{name}", own(_view)),
        Route("/api/check", own(_api_check), methods=["POST"]),
        Route("/api/runs", own(_api_runs)),
        Route("/api/runs/{run}/files", own(_api_files)),
        Route("/api/runs/{run}/events", own(_events)),
    ]
    handlers = {
        TooMuch: partial(_problem, server, "size"),
        OSError: partial(_problem, server, "full"),
        HTTPException: partial(_http_problem, server),
        ClientDisconnect: partial(_problem, server, "form"),
        Exception: partial(_problem, server, "bug"),
    }
    app = Starlette(routes=routes, exception_handlers=handlers)
    return Gate(app, server.doors, lambda reason: partial(_refusing, server, reason))


# who asks, and in which language


def _lang(server: PageServer, request: Request) -> Lang:
    chosen = request.cookies.get(LANG_COOKIE)
    return "en" if chosen == "en" else "vi" if chosen == "vi" else server.lang


def _browser(server: PageServer, request: Request) -> str | None:
    return server.doors.browser_of(request.cookies.get(server.doors.cookie))


def _own(
    server: PageServer, answer: "Callable[[PageServer, Request, str], Awaitable[Response]]"
) -> Handler:
    """Return what answers a browser that came in by a token, and refuses any other."""

    async def answered(request: Request) -> Response:
        """Answer, or refuse."""
        browser = _browser(server, request)
        if browser is None:
            return _refusal(server, request, "token")
        server.clock.touch()
        return await answer(server, request, browser)

    return answered


def _refusal(server: PageServer, request: Request, reason: str) -> Response:
    """Return a sentence about why something is refused: a page, or an object for a program."""
    lang, status = _lang(server, request), STATUS.get(reason, 500)
    key = f"refused_{reason}"
    if request.url.path.startswith("/api/"):
        words = [say(f"ui.{name}", lang) for name in (key, f"{key}_next")]
        return JSONResponse({"message": words[0], "hint": words[1]}, status)
    page = pages.sentence_page(key, lang, back=reason not in ("host", "origin", "token"))
    return HTMLResponse(page, status)


async def _refusing(server: PageServer, reason: str, scope: Any, receive: Any, send: Any) -> None:
    await _refusal(server, Request(scope), reason)(scope, receive, send)


async def _problem(server: PageServer, reason: str, request: Request, _: Exception) -> Response:
    return _refusal(server, request, reason)


async def _http_problem(server: PageServer, request: Request, error: HTTPException) -> Response:
    return _refusal(server, request, "gone" if error.status_code in (404, 405) else "form")


# pages


async def _front(server: PageServer, request: Request) -> Response:
    """Let a browser in by its token; show the cards to one that is in."""
    browser, token = _browser(server, request), request.query_params.get("token")
    if token is not None:
        return _let_in(server, request, browser, token)
    if browser is None:
        return _refusal(server, request, "token")
    server.clock.touch()
    return HTMLResponse(pages.front_page(_lang(server, request), server.runs.of(browser)))


def _let_in(server: PageServer, request: Request, browser: str | None, token: str) -> Response:
    came = server.doors.let_in(token)
    if came is None and browser is None:
        return _refusal(server, request, "token")
    server.clock.touch()
    response = RedirectResponse("/", 303)
    if browser is None and came is not None:
        response.set_cookie(server.doors.cookie, came, httponly=True, samesite="strict", path="/")
    return response


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404)
    return FileResponse(templates_dir() / "ui" / name, media_type=STATIC[name])


async def _again(server: PageServer, request: Request) -> Response:
    """Give a second start of the program an address of its own."""
    if not server.doors.is_key(request.headers.get(KEY_HEAD, "")):
        return _refusal(server, request, "token")
    server.clock.touch()
    return JSONResponse({"url": server.doors.new_address()})


async def _language(request: Request) -> Response:
    lang, back = request.path_params["lang"], request.query_params.get("back", "/")
    response = RedirectResponse(back if is_own_path(back) else "/", 303)
    if lang in ("vi", "en"):
        response.set_cookie(LANG_COOKIE, lang, httponly=True, samesite="strict", path="/")
    return response


async def _end(server: PageServer, request: Request, _: str) -> Response:
    server.end()
    return HTMLResponse(pages.sentence_page("ended", _lang(server, request), back=False))


async def _card(server: PageServer, request: Request, browser: str) -> Response:
    card = card_of(request.path_params["card"])
    if card is None:
        raise HTTPException(404)
    lang = _lang(server, request)
    if request.method == "GET":
        source = server.runs.one(request.query_params.get("from", ""), browser)
        return HTMLResponse(pages.card_page(card, lang, source=source))
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS) as form:
        asked = given(form, card)
        source = server.runs.one(str(form.get("from", "")), browser)
        if source is not None:
            asked.files.setdefault("file", [])
        missing = card.missing(asked.files or {}, asked.values)
        missing = [name for name in missing if not (source and name == "file")]
        if missing:
            return HTMLResponse(pages.card_page(card, lang, asked.values, missing, source), 422)
        run = await asyncio.to_thread(_started, server, card, asked, (browser, lang, source))
    return RedirectResponse(f"/runs/{run.id}", 303)


async def _run(server: PageServer, request: Request, browser: str) -> Response:
    run = _needed(server, request, browser)
    kind = request.query_params.get("kind") or None
    page = await asyncio.to_thread(pages.run_page, run, _lang(server, request), kind)
    return HTMLResponse(page)


async def _stop(server: PageServer, request: Request, browser: str) -> Response:
    run = _needed(server, request, browser)
    run.stop()
    return RedirectResponse(f"/runs/{run.id}", 303)


async def _file(server: PageServer, request: Request, browser: str) -> Response:
    path = _file_of(server, request, browser)
    return FileResponse(path, filename=path.name, content_disposition_type="attachment")


async def _view(server: PageServer, request: Request, browser: str) -> Response:
    """Show a page that ravo wrote; nothing in it runs, and its style alone is its own."""
    path = _file_of(server, request, browser)
    if path.suffix != ".html":
        raise HTTPException(404)
    page = path.read_text(encoding="utf-8")
    policy = POLICY.format(style=pages.with_style(page)) + "; sandbox allow-modals"
    return HTMLResponse(page, headers={"content-security-policy": policy})


# for programs


async def _api_check(server: PageServer, request: Request, browser: str) -> Response:
    """Answer what `ravo check --format json` prints for an uploaded workbook."""
    card = card_of("check")
    if card is None:
        raise HTTPException(404)
    lang = _lang(server, request)
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS) as form:
        asked = given(form, card)
        if len(asked.files.get("file", ())) != 1:
            return _refusal(server, request, "form")
        run = await asyncio.to_thread(_started, server, card, asked, (browser, lang, None))
    while run.state not in ENDED:
        await run.next_change(run.version, BEAT_SECONDS)
    return await asyncio.to_thread(_checked, server, run, request)


def _checked(server: PageServer, run: PageRun, request: Request) -> Response:
    heads = {"location": f"/runs/{run.id}", RUN_HEAD: run.id}
    try:
        data = (run.orders[0].folder / CHECKED).read_bytes()
    except FileNotFoundError:
        return _lost(run, _lang(server, request), heads)
    return Response(data, media_type="application/json", headers=heads)


def _lost(run: PageRun, lang: Lang, heads: dict[str, str]) -> Response:
    """Answer the same object for a workbook that ended the process which read it."""
    fault = run.problems.get(0)
    if fault is None:
        return JSONResponse({"message": say("ui.state_stopped", lang)}, 409, heads)
    from ravo.results.machine import unreadable_json

    return JSONResponse(unreadable_json(run.names[0], fault, lang, households=False), 200, heads)


async def _api_runs(server: PageServer, _: Request, browser: str) -> Response:
    return JSONResponse({"runs": [_run_object(run) for run in server.runs.of(browser)]})


async def _api_files(server: PageServer, request: Request, browser: str) -> Response:
    return JSONResponse(_run_object(_needed(server, request, browser)))


def _run_object(run: PageRun) -> dict[str, Any]:
    files = [
        {"name": path.name, "bytes": path.stat().st_size, "url": _address(run, place, path.name)}
        for place, path in run.files()
    ]
    return {"run": run.id, "card": run.card, "state": run.state, "files": files}


def _address(run: PageRun, place: int, name: str) -> str:
    return f"/runs/{run.id}/files/{place}/{quote(name)}"


async def _events(server: PageServer, request: Request, browser: str) -> Response:
    """Send each change of a run as it comes, until the run ends."""
    run, lang = _needed(server, request, browser), _lang(server, request)

    async def lines() -> AsyncIterator[str]:
        """Yield the events of the run."""
        seen = -1
        while seen < 0 or run.state not in ENDED:
            if run.version != seen:
                seen = run.version
                yield _event(run, lang)
            else:
                yield ": \n\n"
            await run.next_change(seen, BEAT_SECONDS)
            if server.ending.is_set():
                return
        yield _event(run, lang)

    return StreamingResponse(lines(), media_type="text/event-stream")


def _event(run: PageRun, lang: Lang) -> str:
    value = {"state": run.state, "words": pages.step_words(run, lang)}
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n"


# runs


def _needed(server: PageServer, request: Request, browser: str) -> PageRun:
    run = server.runs.one(request.path_params["run"], browser)
    if run is None:
        raise HTTPException(404)
    return run


def _file_of(server: PageServer, request: Request, browser: str) -> Path:
    run = _needed(server, request, browser)
    path = run.file(request.path_params["place"], request.path_params["name"])
    if path is None:
        raise HTTPException(404)
    return path


def _started(
    server: PageServer, card: PageCard, given: Given, who: tuple[str, Lang, PageRun | None]
) -> PageRun:
    """Save what was given and begin the run of it."""
    browser, lang, source = who
    folder = server.runs.new_folder()
    try:
        orders, names = _orders(card, given, folder, lang, source)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    run = PageRun(folder.name, browser, card.id, orders, names, folder, lang)
    server.runs.start(run)
    return run


def _orders(
    card: PageCard, given: Given, folder: Path, lang: Lang, source: PageRun | None
) -> tuple[Sequence[RunOrder], Sequence[str]]:
    """Return the items of a run with their names: one for each file, or one for all."""
    parts = [given.files]
    if card.each:
        parts = [{name: [one]} for name, files in given.files.items() for one in files]
    orders, names = [], []
    for place, part in enumerate(parts):
        item = folder / str(place)
        saved = _of_source(source, item) if source else save_files(part, item)
        (item / OUT).mkdir(mode=0o700)
        orders.append(RunOrder(card.work, item, saved, given.values, lang))
        names.append(_named(saved, lang))
    return orders, names


def _named(saved: Mapping[str, Sequence[str]], lang: Lang) -> str:
    """Return the name of an item: its file, or the first of its files and how many more."""
    each = [Path(name).name for files in saved.values() for name in files]
    if len(each) < 2:
        return "".join(each)
    return say("ui.names", lang, first=each[0], count=len(each) - 1)


def _of_source(source: PageRun, item: Path) -> dict[str, tuple[str, ...]]:
    """Copy the file of an earlier run of the same browser into a new item."""
    order = source.orders[0]
    (item / IN).mkdir(mode=0o700, parents=True)
    name = Path(order.files["file"][0]).name
    shutil.copyfile(order.folder / IN / order.files["file"][0], item / IN / name)
    return {"file": (name,)}
