"""Who is let into the preview: hostile requests over a real socket."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.serving import LETTER, Served, new_dossier, served

ROUTES = ("/", f"/{LETTER}.html", "/_published/", "/_preview/desk.js", "/livereload.js",
          "/livereload", "/forcereload", "/assets/dossier.css", "/no-such-page", "//")  # fmt: skip
UPGRADE = (
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
)


@pytest.fixture(name="preview", scope="module")
def shared_preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One preview for all tests of this file; it must survive them all."""
    folder = new_dossier(tmp_path_factory.mktemp("guard") / "new")
    with served(folder) as preview:
        yield preview
        assert preview.process.poll() is None
        assert preview.status() == 200


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1:1",
                                  "127.0.0.1", "localhost.evil.example:{port}", "[::2]:{port}",
                                  "127.0.0.1:{port}@evil.example", "0.0.0.0:{port}"])  # fmt: skip
def test_a_foreign_host_is_misdirected(preview: Served, route: str, host: str) -> None:
    assert preview.status(route, host=host.format(port=preview.port)) in {400, 421}


@pytest.mark.parametrize("route", ROUTES)
def test_a_foreign_host_gets_421(preview: Served, route: str) -> None:
    assert preview.status(route, host="evil.example") == 421


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:{port}",
                                    "http://127.0.0.1:1", "http://localhost:{port}",
                                    "http://[", "file://"])  # fmt: skip
def test_a_foreign_origin_gets_403(preview: Served, route: str, origin: str) -> None:
    header = f"Origin: {origin.format(port=preview.port)}"
    assert preview.status(route, header) == 403


def test_a_foreign_origin_opens_no_websocket(preview: Served) -> None:
    assert preview.status("/livereload", *UPGRADE, "Origin: http://evil.example") == 403
    assert preview.status("/livereload", *UPGRADE, host="evil.example") == 421


def test_a_page_elsewhere_cannot_ask_without_saying_so(preview: Served) -> None:
    assert preview.status("/forcereload", "Sec-Fetch-Site: cross-site") == 403


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}"])
def test_this_machine_by_its_own_names_is_let_in(preview: Served, host: str) -> None:
    name = host.format(port=preview.port)
    assert preview.status("/", host=name) == 200
    assert preview.status("/", f"Origin: http://{name}", host=name) == 200


@pytest.mark.parametrize("path", [
    "/../content/case.yaml", "/assets/../../content/case.yaml", "/%2e%2e/content/case.yaml",
    "/assets/%2e%2e/%2e%2e/content/case.yaml", "/%252e%252e/content/case.yaml",
    "/..%2fcontent/case.yaml", "/..%5ccontent%5ccase.yaml", "/..\\content\\case.yaml",
    "/%c0%ae%c0%ae/content/case.yaml", "/.%00./content/case.yaml", "/case.yaml%00.html",
    "/.gitignore", "/.git/config", "/%2egitignore", "//etc/passwd", "/etc/passwd",
    "/_published/../content/case.yaml", "/_preview/../server.py", "/_preview/server.py",
    "/_preview/%2e%2e/server.py", f"/{Path('/etc/passwd').as_uri()}", "/content/case.yaml",
    "/%ff%fe",
])  # fmt: skip
def test_what_is_no_page_of_the_site_is_not_given_out(preview: Served, path: str) -> None:
    host = f"Host: 127.0.0.1:{preview.port}"
    request = f"GET {path} HTTP/1.1\r\n{host}\r\nConnection: close\r\n\r\n"
    answer = preview.ask(request.encode("latin-1"))
    assert answer.split(None, 2)[1] in {b"400", b"404"}
    assert b"publisher:" not in answer
    assert b"root:" not in answer
    assert b"import " not in answer


@pytest.mark.parametrize("request_bytes", [
    b"\r\n\r\n", b"GET\r\n\r\n", b"\x00\x01\x02\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"GET / HTTP/1.1\r\nHost a\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0",
    b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 20_000 + b"\r\n",
], ids=lambda one: one[:24].decode("latin-1").strip())  # fmt: skip
def test_a_malformed_request_is_refused_and_the_server_lives(
    preview: Served, request_bytes: bytes
) -> None:
    with socket.create_connection(("127.0.0.1", preview.port), timeout=20) as line:
        try:
            line.sendall(request_bytes)
            line.shutdown(socket.SHUT_WR)
            answer = line.recv(65536)
        except OSError:  # it hung up, which is an answer too
            answer = b""
    assert not answer.startswith(b"HTTP/1.1 200")
    assert preview.status() == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"])
def test_the_preview_is_only_read(preview: Served, method: str) -> None:
    answer = preview.ask(
        f"{method} / HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\nConnection: close\r\n"
        "Content-Length: 0\r\n\r\n".encode()
    )
    assert answer.split(None, 2)[1] == b"405"


def test_a_websocket_that_talks_nonsense_is_closed_and_the_server_lives(preview: Served) -> None:
    head = (f"GET /livereload HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n"
            + "\r\n".join(UPGRADE) + "\r\n\r\n").encode()  # fmt: skip
    for text in (b"[]", b"{", b'{"command": 7}', b"1", b'{"nothing": 1}', b"[" * 5000):
        frame = bytes([0x81, 0xFE]) + len(text).to_bytes(2, "big") + bytes(4) + text
        with socket.create_connection(("127.0.0.1", preview.port), timeout=20) as line:
            line.sendall(head + frame)
            line.settimeout(2)
            try:
                while line.recv(65536):
                    pass
            except (TimeoutError, ConnectionError):
                pass
    assert preview.status() == 200


def test_a_thousand_connections_are_bounded_and_let_go(preview: Served) -> None:
    with ExitStack() as held:
        for number in range(1000):
            try:
                line = socket.create_connection(("127.0.0.1", preview.port), timeout=20)
            except OSError:
                continue
            held.enter_context(line)
            if number % 2:
                line.send(b"GET / HTTP/1.1\r\nHost: 127.")  # and never the rest
        open_files = len(list(Path(f"/proc/{preview.process.pid}/fd").iterdir()))
        assert open_files < 400
        assert preview.process.poll() is None
    assert preview.status() == 200


def test_no_answer_names_the_server_or_may_be_framed(preview: Served) -> None:
    host = f"Host: 127.0.0.1:{preview.port}"
    answer = preview.ask(f"GET / HTTP/1.1\r\n{host}\r\nConnection: close\r\n\r\n".encode())
    head = answer.partition(b"\r\n\r\n")[0].decode().lower()
    assert "tornado" not in head
    assert "x-frame-options: deny" in head
    assert "x-content-type-options: nosniff" in head
    assert "cross-origin-resource-policy: same-origin" in head


def test_it_listens_on_this_machine_alone(preview: Served) -> None:
    lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()
    port = f"{preview.port:04X}"
    local = [line.split()[1] for line in lines if line.split()[3] == "0A"]
    assert [one for one in local if one.endswith(f":{port}")] == [f"0100007F:{port}"]


def test_another_address_is_an_explicit_choice_with_a_warning(tmp_path: Path) -> None:
    folder = new_dossier(tmp_path / "new")
    with subprocess.Popen(
        [sys.executable, "-m", "dossier", "serve", "--port", "0", "--host", "0.0.0.0"],  # noqa: S104  # what is tested
        cwd=folder, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        assert "warning" in process.stderr.readline()
        process.terminate()
