"""Measure, in a real browser, how long a save takes to be seen in the preview.

    .venv/bin/python bench/preview.py [--content DIR] [--saves N] [--pause S] [--settle S] [--cold]

A copy of the content is served and changed; nothing is written into the content itself. Titles and
sentences are saved in turn. The preview is started twice, as for the first time and again, unless
`--cold` stops it from knowing the files.
"""

from __future__ import annotations

import argparse
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
WATCH = """() => {
  window.seen = {};
  const look = () => {
    for (const found of document.body.textContent.matchAll(/save-number-(\\d+)-x/g)) {
      if (!(found[1] in window.seen)) window.seen[found[1]] = Date.now();
    }
  };
  new MutationObserver(look).observe(document.body, {subtree: true, childList: true, characterData: true});
  look();
}"""  # noqa: E501  # one program


def main() -> None:
    """Serve a copy, save it again and again, and print what the browser saw when."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--saves", type=int, default=40)
    parser.add_argument("--pause", type=float, default=0.3)
    parser.add_argument("--settle", type=float, default=1.5, help="seconds before the first save")
    parser.add_argument("--cold", action="store_true", help="start it once only")
    parser.add_argument("--browser", default=shutil.which("chromium"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(options.content, content)
        if not options.cold:
            start(content)
        measure(content, options)


def start(content: Path) -> None:
    """Start the preview and end it, so that it knows the files."""
    with serving(content) as server:
        ready(server)
        server.send_signal(signal.SIGINT)


def serving(content: Path) -> subprocess.Popen[str]:
    """Run the preview of a content folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "dossier", "serve", "--port", "0", "--content", str(content)],
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def ready(server: subprocess.Popen[str]) -> str:
    """Wait until it answers; return its address."""
    assert server.stderr is not None  # noqa: S101  # Popen was told to give it
    started = time.perf_counter()
    found = re.search(r"http://\S+", server.stderr.readline())
    print(f"ready after {time.perf_counter() - started:.2f} s")
    assert found is not None  # noqa: S101  # the first line names the address
    return found.group()


def measure(content: Path, options: argparse.Namespace) -> None:
    """Run the preview and the browser."""
    document = min((content / "documents").glob("*.md"))
    with serving(content) as server:
        address = ready(server)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=options.browser, args=["--no-sandbox"]
            )
            page = browser.new_page()
            errors: list[str] = []
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.on("console", lambda told: errors.append(told.text))
            page.goto(f"{address}documents/{document.stem}.html")
            page.wait_for_timeout(options.settle * 1000)
            page.evaluate("scrollTo(0, 400)")
            page.evaluate(WATCH)
            tell(*save(document, page, options))
            print(f"scrolled to {page.evaluate('scrollY')}; memory of the preview: "
                  f"{memory(server.pid)}")  # fmt: skip
            print("console:", errors or "silent")
            browser.close()
        server.send_signal(signal.SIGINT)


def save(
    document: Path, page: Page, options: argparse.Namespace
) -> tuple[dict[str, float], dict[str, float]]:
    """Save again and again; return when each save was made, and when it was seen."""
    text = document.read_text(encoding="utf-8")
    head, fence, body = text.partition("\n---\n")
    saved: dict[str, float] = {}
    for number in range(options.saves):
        mark = f"save-number-{number}-x "
        title = head.replace("title: ", f"title: {mark}", 1) + fence + body
        sentence = f"{head}{fence}\n{mark}was written.\n\n{body}"
        document.write_text(sentence if number % 2 else title, encoding="utf-8")
        saved[str(number)] = time.time() * 1000
        page.wait_for_timeout(options.pause * 1000)
    page.wait_for_timeout(2000)
    return saved, page.evaluate("window.seen")


def tell(saved: dict[str, float], seen: dict[str, float]) -> None:
    """Print the figures."""
    took = {number: seen[number] - at for number, at in saved.items() if number in seen}
    print(f"{len(took)} of {len(saved)} saves seen")
    for what, rest in (("title", 0), ("sentence", 1)):
        some = sorted(one for number, one in took.items() if int(number) % 2 == rest)
        if some:
            print(
                f"from save to new page, {what}: median {statistics.median(some):.0f} ms, "
                f"least {some[0]:.0f}, most {some[-1]:.0f}"
            )


def memory(process: int) -> str:
    """Return how much memory a process holds, where that can be told."""
    status = Path(f"/proc/{process}/status")
    found = re.search(r"VmRSS:\s*(\d+)", status.read_text()) if status.exists() else None
    return f"{int(found.group(1)) // 1000} MB" if found else "unknown"


if __name__ == "__main__":
    main()
