"""A real browser for tests: Debian's Chromium, driven by Playwright."""

import atexit
import http
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, Request, sync_playwright

from tests.conftest import ROOT

AXE = ROOT / "tests" / "tools" / "node_modules" / "axe-core" / "axe.min.js"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update",
         "--disable-sync")  # fmt: skip


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser; where there is none, the test is skipped."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("there is no `chromium` on this machine (Debian's package chromium)")
    browser = driver().chromium.launch(executable_path=found, args=list(QUIET))
    try:
        yield browser
    finally:
        browser.close()


@cache
def driver() -> Playwright:
    """Start Playwright, which a process can do only once."""
    started = sync_playwright().start()
    atexit.register(started.stop)
    return started


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that does not talk, and has no picture for the browser's tab."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # the name is the server's
        """Send a file."""
        if self.path == "/favicon.ico":
            self.send_response(http.HTTPStatus.NO_CONTENT)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; gives its address."""
    handler = partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def complaints(page: Page) -> list[str]:
    """Collect what the page's console says, its errors and its failed requests, from now on."""
    told: list[str] = []
    page.on("console", lambda message: told.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: told.append(f"error: {error}"))

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # given up by a page that was left
            told.append(f"failed: {request.url}: {request.failure}")

    page.on("requestfailed", failed)
    return told


@contextmanager
def opened(browser: Browser, folder: Path, name: str, how: str) -> Iterator[Page]:
    """Open a page of a site, `how` is "file" or "http"; it may complain of nothing."""
    page = browser.new_page()
    told = complaints(page)
    if how == "file":
        page.goto((folder / name).as_uri())
        yield page
    else:
        with served(folder) as address:
            page.goto(f"{address}{name}")
            yield page
    assert told == []
    page.close()


def axe(page: Page, part: str = "html") -> list[str]:
    """Return the violations that axe finds in a part of a page, by their rule and place."""
    if not AXE.is_file():
        pytest.skip("there is no axe-core (npm ci --prefix tests/tools)")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found: dict[str, Any] = page.evaluate(
        "([part, tags]) => axe.run(part, {runOnly: tags})", [part, tags]
    )
    return [
        f"{one['id']}: {node['target']}" for one in found["violations"] for node in one["nodes"]
    ]
