"""The addresses of the page, and the function that answers each of them."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
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
from ravo.ui.confirmed_cells import confirmed_cells, confirming
from ravo.ui.doors import Doors
from ravo.ui.gate import POLICY, Gate, TooMuch, is_own_path
from ravo.ui.office_register import office_register
from ravo.ui.order import CHECKED, OUT, RunOrder
from ravo.ui.runs import ENDED, PageRun, PageRuns
from ravo.ui.uploads import (
    MOST_FIELDS,
    MOST_FILES,
    MOST_MARKS,
    Given,
    copied_files,
    given,
    save_files,
    typed,
)

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
Asking = tuple[str, Lang, RunOrder | None]
"""The owner of a run, its language, and the earlier item whose files it uses."""


@dataclass
class PageServer:
    """The objects that the addresses share: doors, runs, clock, and how to end the server."""

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
        Route("/end", own(_end), methods=["GET", "POST"]),
        Route("/cards/{card}", own(_card), methods=["GET", "POST"]),
        Route("/runs/{run}", own(_run)),
        Route("/runs/{run}/stop", own(_stop), methods=["POST"]),
        Route("/runs/{run}/items/{place:int}/right", own(_right), methods=["POST"]),
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
    """Return the user of a browser; None for a browser that did not enter by a token."""
    doors = server.doors
    return doors.user if doors.browser_of(request.cookies.get(doors.cookie)) else None


def _own(
    server: PageServer, answer: "Callable[[PageServer, Request, str], Awaitable[Response]]"
) -> Handler:
    """Return a handler that answers a browser which entered by a token, and refuses any other."""

    async def answered(request: Request) -> Response:
        """Answer, or refuse."""
        browser = _browser(server, request)
        if browser is None:
            return _refusal(server, request, "token")
        server.clock.touch()
        return await answer(server, request, browser)

    return answered


def _refusal(server: PageServer, request: Request, reason: str) -> Response:
    """Return the reason why something is refused: as a page, or as JSON for a program."""
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
    """Admit a browser by its token; show the cards to an admitted one."""
    browser, token = _browser(server, request), request.query_params.get("token")
    if token is not None:
        return _let_in(server, request, browser, token)
    if browser is None:
        return _refusal(server, request, "token")
    server.clock.touch()
    front = pages.front_page(_lang(server, request), server.runs.of(browser), server.runs.gone)
    return HTMLResponse(front)


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
    """Return a new address of the page to a second start of the program."""
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


async def _end(server: PageServer, request: Request, browser: str) -> Response:
    """End the program; a GET shows what would be lost."""
    if request.method == "GET":
        page = pages.end_page(_lang(server, request), server.runs.of(browser))
        return HTMLResponse(page)
    server.end()
    return HTMLResponse(pages.sentence_page("ended", _lang(server, request), back=False))


async def _card(server: PageServer, request: Request, browser: str) -> Response:
    card = card_of(request.path_params["card"])
    if card is None:
        raise HTTPException(404)
    lang = _lang(server, request)
    if request.method == "GET":
        source = server.runs.one(request.query_params.get("from", ""), browser)
        done = server.runs.one(request.query_params.get("again", ""), browser)
        values = done.orders[0].values if done is not None else None
        return HTMLResponse(pages.card_page(card, lang, values, source=source))
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS) as form:
        inputs = given(form, card)
        source = server.runs.one(str(form.get("from", "")), browser)
        before = None if source is None else source.orders[0]
        missing = card.missing({**(before.files if before else {}), **inputs.files}, inputs.values)
        if missing:
            return HTMLResponse(pages.card_page(card, lang, inputs.values, missing, source), 422)
        run = await asyncio.to_thread(_started, server, card, inputs, (browser, lang, before))
    return RedirectResponse(f"/runs/{run.id}", 303)


async def _right(server: PageServer, request: Request, browser: str) -> Response:
    """Check an item again with the cells that are marked as being as on the form."""
    run, lang = _needed(server, request, browser), _lang(server, request)
    place = request.path_params["place"]
    if run.card != "check" or run.state not in ENDED or place >= len(run.orders):
        raise HTTPException(404)
    async with request.form(max_files=0, max_fields=MOST_MARKS) as form:
        who = typed(form, "right_by")
        marked = {word for word in form.getlist("right") if isinstance(word, str)}
    order = run.orders[place]
    cells = await asyncio.to_thread(confirmed_cells, order.folder, marked)
    if not cells or not who:
        page = await asyncio.to_thread(pages.run_page, run, lang, None, unmarked=place)
        return HTMLResponse(page, 422)
    again = await asyncio.to_thread(_confirmed, server, (browser, lang, order), cells, who)
    return RedirectResponse(f"/runs/{again.id}", 303)


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
    _needed(server, request, browser).taken = True
    return FileResponse(path, filename=path.name, content_disposition_type="attachment")


async def _view(server: PageServer, request: Request, browser: str) -> Response:
    """Show a page that ravo wrote; no scripts run in it, and only its own style applies."""
    path = _file_of(server, request, browser)
    if path.suffix != ".html":
        raise HTTPException(404)
    page = path.read_text(encoding="utf-8")
    policy = POLICY.format(style=pages.with_style(page)) + "; sandbox allow-modals"
    return HTMLResponse(page, headers={"content-security-policy": policy})


# for programs


async def _api_check(server: PageServer, request: Request, browser: str) -> Response:
    """Answer with what `ravo check --format json` prints for an uploaded workbook."""
    card = card_of("check")
    if card is None:
        raise HTTPException(404)
    lang = _lang(server, request)
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS) as form:
        inputs = given(form, card)
        if len(inputs.files.get("file", ())) != 1:
            return _refusal(server, request, "form")
        run = await asyncio.to_thread(_started, server, card, inputs, (browser, lang, None))
    # The page must not wait for a change that came between the two checks.
    seen = run.version
    while run.state not in ENDED:
        await run.next_change(seen, BEAT_SECONDS)
        seen = run.version
    return await asyncio.to_thread(_checked, server, run, request)


def _checked(server: PageServer, run: PageRun, request: Request) -> Response:
    heads = {"location": f"/runs/{run.id}", RUN_HEAD: run.id}
    try:
        data = (run.orders[0].folder / CHECKED).read_bytes()
    except FileNotFoundError:
        return _lost(run, _lang(server, request), heads)
    return Response(data, media_type="application/json", headers=heads)


def _lost(run: PageRun, lang: Lang, heads: dict[str, str]) -> Response:
    """Answer with the same object for a workbook that ended the process which read it."""
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
    """Send each change of a run as it happens, until the run ends."""
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
            if run.state not in ENDED:
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


def _started(server: PageServer, card: PageCard, sent: Given, who: Asking) -> PageRun:
    """Save what was given and start the run."""
    browser, lang, before = who
    with _folder_of(server) as folder:
        orders = _orders(card, sent, folder, lang, before)
        names = [_named(order.files, card, lang) for order in orders]
        run = PageRun(folder.name, browser, card.id, orders, names, folder, lang)
    server.runs.start(run)
    return run


def _confirmed(
    server: PageServer, who: tuple[str, Lang, RunOrder], cells: Sequence[Mapping[str, str]], by: str
) -> PageRun:
    """Start a run on the file of an item, with its confirmed cells."""
    browser, lang, before = who
    with _folder_of(server) as folder:
        order = confirming(before, folder / "0", lang, cells, by)
        name = Path(order.files["file"][0]).name
        run = PageRun(folder.name, browser, "check", [order], [name], folder, lang)
    server.runs.start(run)
    return run


@contextmanager
def _folder_of(server: PageServer) -> Iterator[Path]:
    """Yield the folder of a new run, which is removed where its files cannot be written."""
    folder = server.runs.new_folder()
    try:
        yield folder
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _orders(
    card: PageCard, sent: Given, folder: Path, lang: Lang, before: RunOrder | None
) -> list[RunOrder]:
    """Return the items of a run: one for each file, or one for all.

    A file that is not given, or a field that was not shown, is taken from the item `before`.
    """
    parts = [sent.files]
    if card.each and len(sent.files.get("file", ())) > 1:
        parts = [{**sent.files, "file": [one]} for one in sent.files["file"]]
    orders = []
    for place, part in enumerate(parts):
        item = folder / str(place)
        saved = save_files(part, item)
        values = dict(sent.values)
        if before is not None:
            # A confirmation does not apply to anything else.
            names = [field.name for field in card.fields if field.kind != "hidden"]
            saved = {**copied_files(before, item, set(names) - set(saved)), **saved}
            shown = {name: before.values[name] for name in names if name in before.values}
            values = {**shown, **values}
        (item / OUT).mkdir(mode=0o700)
        orders.append(RunOrder(card.work, item, saved, values, lang, office_register().written))
    return orders


def _named(saved: Mapping[str, Sequence[str]], card: PageCard, lang: Lang) -> str:
    """Return the name of an item: its file, or the first of its files and the number of others."""
    file_fields = [field.name for field in card.fields if field.is_file and not field.rare]
    each = [Path(name).name for field in file_fields for name in saved.get(field, ())]
    if len(each) < 2:
        return "".join(each)
    return say("ui.names", lang, first=each[0], count=len(each) - 1)
