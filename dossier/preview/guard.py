"""Who may ask the preview: this machine, by its own name, from the preview's own pages."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from msgspec import Struct
from tornado import httputil, web

LOCAL = ("127.0.0.1", "localhost", "[::1]")
MISDIRECTED = 421
FORBIDDEN = 403
HEADERS = {
    "Server": "dossier",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Address(Struct, frozen=True):
    """Where the preview listens."""

    host: str
    port: int

    @property
    def is_local(self) -> bool:
        """Whether nobody but this machine can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def url(self) -> str:
        """The address to open in the browser."""
        anywhere = self.host in {"0.0.0.0", "::"}  # noqa: S104  # compared, not bound
        return f"http://{'127.0.0.1' if anywhere else bracketed(self.host)}:{self.port}/"


def bracketed(host: str) -> str:
    """Write an IPv6 address as addresses of pages have it."""
    return f"[{host}]" if ":" in host else host


def refusal(address: Address, request: httputil.HTTPServerRequest) -> int:
    """Return the status with which a request is refused; 0 where it is not.

    A foreign name in `Host` is how a page elsewhere reaches a server on this machine (DNS
    rebinding); a foreign `Origin` is a page elsewhere that asks openly.
    """
    named = request.headers.get_list("Host")
    if len(named) != 1 or named[0].lower() not in hosts(address, request):
        return MISDIRECTED
    for origin in request.headers.get_list("Origin"):
        try:
            parts = urlsplit(origin)
        except ValueError:
            return FORBIDDEN
        if parts.scheme != "http" or parts.netloc.lower() != named[0].lower():
            return FORBIDDEN
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return FORBIDDEN
    return 0


def hosts(address: Address, request: httputil.HTTPServerRequest) -> set[str]:
    """Return the names by which the preview may be called."""
    names = {*LOCAL, bracketed(address.host)}
    if not address.is_local:
        # Listening everywhere: also by the address at which this very connection came in.
        stream = getattr(request.connection, "stream", None)
        socket = getattr(stream, "socket", None)
        if socket is not None:
            names.add(bracketed(socket.getsockname()[0]))
    called = {f"{name}:{address.port}".lower() for name in names}
    return called | ({name.lower() for name in names} if address.port == httpport() else set())


def httpport() -> int:
    """Return the port that an address need not name."""
    return 80


class Guarded(web.RequestHandler):
    """A handler that answers this machine alone."""

    def set_default_headers(self) -> None:
        """Say nothing about the server, and let no other page embed what it gives."""
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        """Refuse strangers, on every route."""
        status = refusal(self.application.settings["address"], self.request)
        if status:
            raise web.HTTPError(status)

    def write_error(self, status_code: int, **_: object) -> None:
        """Say the status and no more."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code}\n")
