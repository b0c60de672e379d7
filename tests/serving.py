"""A preview on a port of this machine, and what tests ask of it."""

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dossier.cli import main

LETTER = "documents/2020-03-01-ada-example-to-ben-sample"
"""The one document of a new dossier, without its ending."""


def new_dossier(folder: Path) -> Path:
    """Make a dossier as `init` makes it."""
    assert main(["init", str(folder), "--quiet"]) == 0
    return folder


@dataclass(frozen=True, slots=True)
class Served:
    """A running preview."""

    folder: Path
    url: str
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        """Where it listens."""
        return urlsplit(self.url).port or 0

    @property
    def letter(self) -> Path:
        """The file of the one document."""
        return self.folder / f"content/{LETTER}.md"

    def page(self, path: str = f"{LETTER}.html") -> str:
        """The text of a page, whatever its status."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=20) as answer:  # noqa: S310
                text: str = answer.read().decode()
        except urllib.error.HTTPError as error:
            text = error.read().decode()
        return text

    def ask(self, request: bytes, port: int = 0) -> bytes:
        """Send bytes as they are, and return what comes back until the other side closes."""
        with socket.create_connection(("127.0.0.1", port or self.port), timeout=20) as line:
            line.sendall(request)
            made = b""
            while part := line.recv(65536):
                made += part
        return made

    def status(self, path: str = "/", *headers: str, host: str = "") -> int:
        """The status with which a request is answered."""
        lines = [f"GET {path} HTTP/1.1", f"Host: {host or urlsplit(self.url).netloc}",
                 "Connection: close", *headers]  # fmt: skip
        answer = self.ask("\r\n".join([*lines, "", ""]).encode())
        return int(answer.split(None, 2)[1])


AS_AT_A_TERMINAL = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job ignores it
from dossier.cli import main
sys.exit(main())
"""


@contextmanager
def served(folder: Path, *options: str) -> Iterator[Served]:
    """Run `serve`; it is stopped as by Ctrl-C."""
    with subprocess.Popen(
        [sys.executable, "-c", AS_AT_A_TERMINAL, "serve", "--port", "0", *options],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        found = None
        while not found:
            line = process.stderr.readline()
            assert line, "the preview ended before it began"
            found = re.search(r"http://\S+", line)
        try:
            yield Served(folder, found.group(), process)
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=20)
            finally:
                process.kill()


def until(done: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


def change(path: Path, old: str, new: str) -> str:
    """Replace a text in a file, as an editor saves it, and return what the file held before."""
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new), encoding="utf-8")
    return before
