"""Measure the pages of a built site with Lighthouse, served as a plain host would serve them.

    npm install --prefix FOLDER lighthouse
    .venv/bin/python bench/lighthouse.py SITE --tool FOLDER [--turns N] [PAGE …]

Each page is loaded several times on Lighthouse's own slow phone (simulated, its default); printed
are the medians of the four scores and of the times behind the first, and every audit that is not
passed. Nothing but this machine is asked.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from functools import cache, partial
from pathlib import Path
from typing import Any

SCORES = ("performance", "accessibility", "best-practices", "seo")
TIMES = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "speed-index",
)
SHIFT = "cumulative-layout-shift"
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"
ZIPPED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
FULL = 1.0


class Host(http.server.SimpleHTTPRequestHandler):
    """A host of static files as most are: compressed, with types and a time to keep them."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012  # the way the server is told
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".svg": "image/svg+xml",
        ".xml": "application/xml",
        ".txt": "text/plain; charset=utf-8",
        "": "application/octet-stream",
    }

    def do_GET(self) -> None:  # the server's name for it
        """Send a file, compressed where that helps."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(http.HTTPStatus.NOT_FOUND)
            return
        body = zipped(path) if path.suffix in ZIPPED else path.read_bytes()
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in ZIPPED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@cache
def zipped(path: Path) -> bytes:
    """A file as it travels."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


def main() -> int:
    """Serve the site, load each page in turn, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", nargs="*", help="default: home, timeline, a letter, an actor")
    parser.add_argument("--tool", type=Path, required=True, help="where npm installed lighthouse")
    parser.add_argument("--turns", type=int, default=5)
    options = parser.parse_args()
    pages = options.pages or usual(options.site)
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Host, directory=str(options.site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}/"
    print("| page | " + " | ".join((*SCORES, "FCP ms", "LCP ms", "TBT ms", "SI ms", "CLS")) + " |")
    print("|---" * (len(SCORES) + len(TIMES) + 2) + "|")
    runs: dict[str, list[dict[str, Any]]] = {page: [] for page in pages}
    for _ in range(options.turns):
        for page in pages:
            runs[page].append(run(options.tool, base + page))
    for page, found in runs.items():
        print(row(page, found))
    for page, found in runs.items():
        for audit in failed(found[-1]):
            print(f"{page}: {audit}")
    server.shutdown()
    return 0


def usual(site: Path) -> list[str]:
    """Home, the timeline, the first letter and the first actor who is more than mentioned."""
    letters = sorted((site / "documents").glob("*.html"))
    actors = sorted((site / "actors").glob("*.html"), key=lambda path: -path.stat().st_size)
    return [
        "index.html",
        "timeline.html",
        *(path.relative_to(site).as_posix() for path in (*letters[:1], *actors[:1])),
    ]


def run(tool: Path, url: str) -> dict[str, Any]:
    """What Lighthouse says of one load of one page."""
    node = shutil.which("node") or "node"
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        subprocess.run(
            [node, str(tool / "node_modules" / "lighthouse" / "cli" / "index.js"), url, "--quiet",
             "--output=json", f"--output-path={told}", f"--chrome-flags={FLAGS}",
             f"--only-categories={','.join(SCORES)}", "--no-enable-error-reporting"],
            env={"CHROME_PATH": shutil.which("chromium") or "", **os.environ},
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        found: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
        return found


def row(page: str, found: list[dict[str, Any]]) -> str:
    """The medians of one page."""
    scores = [
        f"{100 * statistics.median(one['categories'][name]['score'] for one in found):.0f}"
        for name in SCORES
    ]
    times = [
        f"{statistics.median(one['audits'][name]['numericValue'] for one in found):.0f}"
        for name in TIMES
    ]
    shift = statistics.median(one["audits"][SHIFT]["numericValue"] for one in found)
    return f"| {page} | " + " | ".join((*scores, *times, f"{shift:.3f}")) + " |"


def failed(one: dict[str, Any]) -> list[str]:
    """The audits that count and are not passed."""
    counted = {
        reference["id"]
        for name in SCORES
        for reference in one["categories"][name]["auditRefs"]
        if reference["weight"]
    }
    return [
        f"{name}: {audit['title']} {audit.get('displayValue', '')}"
        for name, audit in one["audits"].items()
        if name in counted and audit["score"] is not None and audit["score"] < FULL
    ]


if __name__ == "__main__":
    sys.exit(main())
