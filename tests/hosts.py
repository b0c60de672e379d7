"""nginx and Caddy on this machine, with the settings that a dossier is published with."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from dossier.scaffold import hosting


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes


@dataclass(frozen=True, slots=True)
class Host:
    """A server that runs."""

    name: str
    secure: int
    """The port for https; 0 where the test asks for none."""
    onion: int
    """The port that Tor would be sent to."""
    folder: Path
    """Where its log lies."""
    plain: int = 0
    """The port for http, which leads to https."""

    def ask(self, path: str, method: str = "GET", *, tls: bool = False, **headers: str) -> Answer:
        """Ask for a path as it is written."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        line: http.client.HTTPConnection
        if tls:
            trusting = ssl.create_default_context()
            trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
            line = http.client.HTTPSConnection(
                "127.0.0.1", self.secure, timeout=20, context=trusting
            )
        else:
            line = http.client.HTTPConnection("127.0.0.1", self.onion, timeout=20)
        try:
            line.request(method, path, headers=given)
            answer = line.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, told, answer.read())
        finally:
            line.close()


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def nginx(site: Path, folder: Path) -> Iterator[Host]:
    """Serve a site with the files for nginx as they are written, but for ports and paths."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        pytest.skip("there is no nginx here (Debian's package nginx-light)")
    plain, secure, onion = free_port(), free_port(), free_port()
    key, certificate = _certificate(folder)
    for name, text in hosting.files().items():
        if name.startswith("hosting/nginx/"):
            path = folder / name.removeprefix("hosting/nginx/")
            path.parent.mkdir(parents=True, exist_ok=True)
            lines = [line for line in text.splitlines() if "listen [::]" not in line]
            written = "\n".join([*lines, ""])
            for old, new in (
                ("listen 80;", f"listen 127.0.0.1:{plain};"),
                ("listen 443 ssl", f"listen 127.0.0.1:{secure} ssl"),
                ("127.0.0.1:8073", f"127.0.0.1:{onion}"),
                ("/var/www/dossier/current", str(site)),
                ("/var/log/nginx", str(folder)),
                ("/etc/letsencrypt/live/dossier.example/fullchain.pem", str(certificate)),
                ("/etc/letsencrypt/live/dossier.example/privkey.pem", str(key)),
            ):
                written = written.replace(old, new)
            path.write_text(written, encoding="utf-8")
    shutil.copy("/etc/nginx/mime.types", folder / "mime.types")
    rooms = "".join(
        f"  {room}_temp_path {folder / room};\n"
        for room in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user}daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\n"
        "worker_processes 1;\nevents {}\nhttp {\n  include mime.types;\n"
        f"  default_type application/octet-stream;\n{rooms}  include conf.d/*.conf;\n}}\n",
        encoding="utf-8",
    )
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with _running(command, folder, onion):
        yield Host("nginx", secure, onion, folder, plain)


@contextmanager
def caddy(site: Path, folder: Path) -> Iterator[Host]:
    """Serve a site with the file for Caddy as it is written, but for names, ports and paths."""
    program = shutil.which("caddy")
    if program is None:
        pytest.skip("there is no caddy here (Debian's package caddy)")
    secure, onion = free_port(), free_port()
    text = hosting.files()["hosting/Caddyfile"]
    for old, new in (
        ("\ndossier.example {", f"\nhttps://127.0.0.1:{secure} {{\n\ttls internal"),
        (":8073", f":{onion}"),
        ("/var/www/dossier/current", str(site)),
    ):
        assert old in text
        text = text.replace(old, new)
    own = "{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n}\n"
    (folder / "Caddyfile").write_text(own + text, encoding="utf-8")
    command = [program, "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    with _running(command, folder, onion):
        yield Host("caddy", secure, onion, folder)


def _certificate(folder: Path) -> tuple[Path, Path]:
    """A key and a certificate that nobody else trusts."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
               "/CN=dossier.example", "-keyout", str(key), "-out", str(certificate)]  # fmt: skip
    try:
        subprocess.run(command, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("there is no openssl here")
    return key, certificate


@contextmanager
def _running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    """Start a server, wait until it answers, and end it."""
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with ExitStack() as stack:
        told = stack.enter_context((folder / "told.txt").open("wb"))
        process = subprocess.Popen(
            command, env={**os.environ, **home}, stdout=told, stderr=subprocess.STDOUT
        )
        stack.callback(process.wait)
        stack.callback(process.terminate)
        end = time.monotonic() + 30
        while time.monotonic() < end and process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        assert process.poll() is None, (folder / "told.txt").read_text(encoding="utf-8")
        yield
