"""The server of the preview: livereload's handlers and protocol, on this machine alone."""

from __future__ import annotations

import asyncio
import errno
import mimetypes
import socket
import traceback
from collections.abc import Callable
from importlib.resources import files
from types import SimpleNamespace
from typing import cast

from livereload.handlers import ForceReloadHandler, LiveReloadHandler, LiveReloadJSHandler
from tornado import httpserver, iostream, netutil, web

from dossier import urls
from dossier.preview.afterwards import Afterwards
from dossier.preview.guard import Address, Guarded
from dossier.preview.overlay import OWN, PUBLISHED, Desk, desk_html, dress, empty_page
from dossier.preview.pages import NOTHING, Made, Pages
from dossier.preview.session import Session, Snapshot
from dossier.preview.watch import Watcher

PATIENCE = 10
"""Seconds that a connection may take to say what it wants."""
CONNECTIONS = 256
"""How many connections are held at once, websockets included."""
LARGEST_HEADER = 16 * 1024
LARGEST_BODY = 64 * 1024
FAVICON = "favicon.ico"
"""Browsers ask for it unasked; a site without one is not wrong."""


class CannotListenError(Exception):
    """The port or address cannot be used; the message names the option."""


class PageHandler(Guarded):
    """Gives out the pages of the session."""

    def initialize(self, session: Session, desk: Desk) -> None:
        """Take the session."""
        self.session = session
        self.desk = desk

    async def get(self, path: str) -> None:
        """Return one file of the site; into pages come the bar and the overlay."""
        now = self.session.now
        published = path == PUBLISHED or path.startswith(f"{PUBLISHED}/")
        name = (path.removeprefix(PUBLISHED).lstrip("/") if published else path) or urls.HOME
        pages = now.drafts
        if published and now.published is not None:
            pages = await asyncio.to_thread(now.published)
        made = await asyncio.to_thread(pages.page, name) if pages else NOTHING
        if made.data is None and name == FAVICON:
            self.set_status(204)
            return
        self.set_header("Cache-Control", "no-store" if name.endswith(".html") else "no-cache")
        if name.endswith(".html") or made.data is None:
            body = await asyncio.to_thread(self._page, now, pages, name, made, published=published)
        else:
            body = made.data
        kind = mimetypes.guess_type(name)[0] if made.data is not None else "text/html"
        text = kind is not None and (kind.startswith("text/") or kind.endswith(("xml", "json")))
        self.set_header("Content-Type", (kind or "application/octet-stream")
                        + ("; charset=utf-8" if text else ""))  # fmt: skip
        await self.finish(body)

    async def head(self, path: str) -> None:
        """Answer as for `get`; the server leaves the body out."""
        await self.get(path)

    def _page(
        self, now: Snapshot, pages: Pages | None, name: str, made: Made, *, published: bool
    ) -> bytes:
        """Return a page with the bar; where there is none, one that says so."""
        page = made.data
        if page is None:
            self.set_status(500 if made.problem else 404)
            absent = pages.page(urls.NOT_FOUND).data if pages and not made.problem else None
            page = absent or empty_page("This page is not there")
        bar = desk_html(self.desk, now, pages, name, made.problem, published=published)
        return dress(page, bar, f"ws://{self.request.host}")


class OwnHandler(Guarded):
    """Gives out the preview's own script and style sheet."""

    KINDS = {"desk.js": "text/javascript", "desk.css": "text/css"}  # noqa: RUF012  # never changed

    def get(self, name: str) -> None:
        """Return one of the two."""
        if name not in self.KINDS:
            raise web.HTTPError(404)
        self.set_header("Content-Type", f"{self.KINDS[name]}; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        self.finish((files("dossier.preview") / name).read_bytes())


class Socket(Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """Livereload's websocket; `prepare` has refused strangers before it opens."""

    def check_origin(self, origin: str) -> bool:
        """Say yes: the guard knows better than a comparison of names."""
        return bool(origin)

    def on_message(self, message: str | bytes) -> None:
        """Shake hands; whoever speaks another protocol is let go."""
        try:
            super().on_message(message)
        except (ValueError, AttributeError, TypeError, KeyError, RecursionError):
            self.close(1003)


class Script(Guarded, LiveReloadJSHandler):  # type: ignore[misc]  # livereload has no types
    """The script that livereload brings along."""


class Force(Guarded, ForceReloadHandler):  # type: ignore[misc]  # livereload has no types
    """Reload all pages, on request."""


class Server(httpserver.HTTPServer):
    """A server that holds a bounded number of connections."""

    def handle_stream(self, stream: iostream.IOStream, address: tuple[object, ...]) -> None:
        """Take a connection; where there are too many, the oldest has to go."""
        held: dict[iostream.IOStream, None] = self.__dict__.setdefault("held", {})
        for one in [one for one in held if one.closed()]:
            del held[one]
        while len(held) >= CONNECTIONS:
            oldest = next(iter(held))
            del held[oldest]
            oldest.close()
        held[stream] = None
        super().handle_stream(stream, address)


def listen(address: Address) -> list[socket.socket]:
    """Take the port; raises CannotListenError where that cannot be."""
    try:
        return netutil.bind_sockets(address.port, address.host)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            why = f"port {address.port} is taken: choose another with --port, or 0 for any"
        elif error.errno == errno.EACCES:
            why = f"port {address.port} is not open to you: choose one above 1023 with --port"
        else:
            why = f"{address.host} is no address of this machine: choose another with --host"
        raise CannotListenError(why) from error


def application(session: Session, desk: Desk, address: Address) -> web.Application:
    """Return the routes; each of them is guarded."""
    LiveReloadHandler.live_css = True
    LiveReloadHandler.watcher = SimpleNamespace(filepath="content")
    given = {"session": session, "desk": desk}
    return web.Application(
        [
            (r"/livereload", Socket),
            (r"/livereload\.js", Script),
            (r"/forcereload", Force),
            (rf"/{OWN}/(.*)", OwnHandler),
            (r"/(.*)", PageHandler, given),
        ],
        default_handler_class=Guarded,
        address=address,
        log_function=lambda _: None,
        websocket_ping_interval=20,
        websocket_max_message_size=LARGEST_BODY,
        compress_response=False,
    )


async def serve(
    session: Session, desk: Desk, host: str, port: int, tell: Callable[[str], None]
) -> None:
    """Listen and follow the content until cancelled."""
    sockets = listen(Address(host, port))
    address = Address(host, sockets[0].getsockname()[1])
    server = Server(
        application(session, desk, address),
        idle_connection_timeout=PATIENCE,
        body_timeout=PATIENCE,
        max_header_size=LARGEST_HEADER,
        max_body_size=LARGEST_BODY,
        max_buffer_size=2 * LARGEST_BODY,
    )
    server.add_sockets(sockets)
    told: list[str] = []

    def started() -> None:
        if not told:
            told.append(address.url)
            tell(address.url)

    watcher = Watcher(session.content, lambda: session.folders)
    afterwards = Afterwards(session, show, watcher.again, tell)
    following = asyncio.create_task(afterwards.follow())
    try:
        async for paths in watcher.changes(started):
            afterwards.stir()
            show(await _refreshed(session, paths, tell))
    finally:
        following.cancel()
        server.stop()
        for waiter in tuple(LiveReloadHandler.waiters):
            cast("Socket", waiter).close(1001)
        await asyncio.gather(following, return_exceptions=True)


def show(changed: tuple[str, ...]) -> None:
    """Tell the browser what to load again."""
    for path in changed:
        LiveReloadHandler.reload_waiters(path)


async def _refreshed(
    session: Session, paths: frozenset[str] | None, tell: Callable[[str], None]
) -> tuple[str, ...]:
    try:
        return await asyncio.to_thread(session.refresh, paths)
    except Exception:  # noqa: BLE001  # a bug of ours must not end the preview
        tell(traceback.format_exc())
        return ()
