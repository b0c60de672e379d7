"""The server of the preview: livereload's handlers, on this machine alone."""

from __future__ import annotations

import asyncio
import errno
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from types import SimpleNamespace

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import httpserver, netutil, web
from watchfiles import awatch

from dossier.preview.session import Session

SCRIPT = b'<script src="/livereload.js"></script>'


class TakenError(Exception):
    """Somebody else listens on the port; the message names the option."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the preview listens."""

    host: str
    port: int


class PageHandler(web.RequestHandler):
    """Gives out the pages of the session."""

    def initialize(self, session: Session) -> None:
        """Take the session."""
        self.session = session

    def get(self, path: str) -> None:
        """Return one page, with the script that reloads it."""
        name = path or "index.html"
        now = self.session.now
        found = now.files.get(name)
        if found is None:
            self.set_status(404)
            name, found = "404.html", now.files.get("404.html", b"<!doctype html><body></body>")
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self.set_header("Content-Type", kind)
        self.set_header("Cache-Control", "no-store")
        if kind == "text/html":
            found = found.replace(b"default-src 'none';", b"default-src 'none'; connect-src *;", 1)
            found = found.replace(b"</body>", _told(self.session) + SCRIPT + b"</body>", 1)
        self.finish(found)


def _told(session: Session) -> bytes:
    problems = session.now.diagnostics
    if not problems:
        return b""
    rows = "".join(
        f"<li>{escape(one.file)}:{one.line}: {escape(one.what)} {escape(one.hint)}</li>"
        for one in problems
    )
    return f'<section role="alert"><ul>{rows}</ul></section>'.encode()


async def serve(session: Session, address: Address, tell: Callable[[str], None]) -> None:
    """Listen and watch until cancelled."""
    try:
        sockets = netutil.bind_sockets(address.port, address.host)
    except OSError as error:
        if error.errno in {errno.EADDRINUSE, errno.EACCES}:
            raise TakenError(f"port {address.port} is taken: choose another with --port") from error
        raise
    LiveReloadHandler.live_css = False
    LiveReloadHandler.watcher = SimpleNamespace(filepath="content")
    application = web.Application(
        [
            (r"/livereload", LiveReloadHandler),
            (r"/livereload\.js", LiveReloadJSHandler),
            (r"/(.*)", PageHandler, {"session": session}),
        ]
    )
    server = httpserver.HTTPServer(application)
    server.add_sockets(sockets)
    tell(f"http://{address.host}:{sockets[0].getsockname()[1]}/")
    async for _ in awatch(session.content, step=10, debounce=100):
        await asyncio.to_thread(session.refresh)
        LiveReloadHandler.reload_waiters("/")
