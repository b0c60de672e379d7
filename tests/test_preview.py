"""The live preview, over its own port on this machine."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dossier.cli import main


@pytest.fixture(name="dossier")
def small_dossier(tmp_path: Path) -> Path:
    """A new dossier as `init` makes it; the folder that holds `content`."""
    folder = tmp_path / "new"
    assert main(["init", str(folder), "--quiet"]) == 0
    return folder


@contextmanager
def served(dossier: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run `serve` and give its address; it is stopped as by Ctrl-C."""
    with subprocess.Popen(
        [sys.executable, "-m", "dossier", "serve", "--port", "0"],
        cwd=dossier,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"http://\S+", line)
        assert found, line
        try:
            yield found.group(), process
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=20)


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310  # a page of ours
        text: str = answer.read().decode()
    return text


def until(done: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


LETTER = "documents/2020-03-01-ada-example-to-ben-sample"


def test_a_saved_file_is_seen_in_the_preview_and_nothing_is_written(dossier: Path) -> None:
    before = sorted(dossier.rglob("*"))
    with served(dossier) as (url, _):
        page = f"{url}{LETTER}.html"
        assert "look at the file again" in get(page)
        letter = dossier / f"content/{LETTER}.md"
        text = letter.read_text(encoding="utf-8")
        letter.write_text(text.replace("Example of a letter", "Look once more"), encoding="utf-8")
        until(lambda: "Look once more" in get(page))
    assert sorted(dossier.rglob("*")) == before


def test_a_draft_is_shown_and_marked(dossier: Path) -> None:
    letter = dossier / f"content/{LETTER}.md"
    text = letter.read_text(encoding="utf-8")
    letter.write_text(text.replace("kind: letter", "kind: letter\ndraft: true"), encoding="utf-8")
    with served(dossier) as (url, _):
        assert 'class="draft"' in get(f"{url}{LETTER}.html")


def test_a_broken_file_leaves_the_last_good_page_and_says_what_is_wrong(dossier: Path) -> None:
    letter = dossier / f"content/{LETTER}.md"
    text = letter.read_text(encoding="utf-8")
    with served(dossier) as (url, _):
        page = f"{url}{LETTER}.html"
        letter.write_text(text.replace("title: Ex", "title: [Ex"), encoding="utf-8")
        until(lambda: 'role="alert"' in get(page))
        assert "look at the file again" in get(page)
        letter.write_text(text, encoding="utf-8")
        until(lambda: 'role="alert"' not in get(page))


def test_ctrl_c_ends_it_at_once_and_leaves_nothing_behind(dossier: Path) -> None:
    with served(dossier) as (_, process):
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(timeout=20) in {0, 130}
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


def test_a_taken_port_is_a_clear_error_that_names_the_option(dossier: Path) -> None:
    with served(dossier) as (url, _):
        port = url.rpartition(":")[2].strip("/")
        done = subprocess.run(
            [sys.executable, "-m", "dossier", "serve", "--port", port],
            cwd=dossier,
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
    assert done.returncode == 2
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr
