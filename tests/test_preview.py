"""The live preview, over its own port on this machine."""

import asyncio
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tornado.websocket import websocket_connect

from dossier.cache import FOLDER
from tests.conftest import ROOT
from tests.serving import LETTER, Served, change, new_dossier, served, until


@pytest.fixture(name="folder")
def small_dossier(tmp_path: Path) -> Path:
    return new_dossier(tmp_path / "new")


def sums(folder: Path) -> dict[str, str]:
    """What a folder holds, file by file, but for the cache."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and FOLDER not in path.parts
    }


def test_a_saved_file_is_seen_in_the_preview_and_nothing_is_written(folder: Path) -> None:
    with served(folder) as preview:
        assert "Example of a letter" in preview.page()
        change(preview.letter, "Example of a letter", "Look once more")
        after_saving = sums(folder)
        until(lambda: "Look once more" in preview.page())
    assert sums(folder) == after_saving


def test_a_draft_is_shown_and_marked_but_not_in_the_published_view(folder: Path) -> None:
    change(folder / f"content/{LETTER}.md", "kind: letter", "kind: letter\ndraft: true")
    with served(folder) as preview:
        assert '<b class="desk-draft">Draft</b>' in preview.page()
        published = preview.page(f"_published/{LETTER}.html")
        assert '<b class="desk-draft">Not published</b>' in published
        assert "look at the file again" not in published
        assert f'href="/{LETTER}.html"' in published


def test_an_embargoed_document_is_marked_with_its_moment(folder: Path) -> None:
    embargo = "kind: letter\nembargo: 2999-01-01T09:00+01:00"
    change(folder / f"content/{LETTER}.md", "kind: letter", embargo)
    with served(folder) as preview:
        assert "Embargoed until 2999-01-01T09:00" in preview.page()


def test_the_bar_counts_words_marks_and_diagnostics_and_opens_the_editor(folder: Path) -> None:
    letter = folder / f"content/{LETTER}.md"
    change(
        letter, "letter is an example.", "letter is an {==exampel==}{>>sic: so in the letter<<}."
    )
    text = change(letter, "  file: example.txt", "  file: exampel.txt")
    line = text.splitlines().index("  file: example.txt") + 1
    with served(folder, "--editor", "edit:{path}?at={line},{column}") as preview:
        page = preview.page()
        assert "1 mark · 1 error here" in page
        opened = letter.resolve().as_posix().lstrip("/")
        assert f'href="edit:{opened}?at=1,1"' in page
        assert f'href="edit:{opened}?at={line},9"' in page


def test_a_broken_file_leaves_the_last_good_page_and_says_what_is_wrong(folder: Path) -> None:
    with served(folder) as preview:
        text = change(preview.letter, "title: Ex", "title: [<script>Ex")
        until(lambda: 'role="alert"' in preview.page())
        page = preview.page()
        assert "look at the file again" in page
        assert "<h1>Example of a letter</h1>" in page
        assert f"{LETTER}.md:" in page
        assert "error[bad-yaml]" in page
        assert "<script>Ex" not in page
        preview.letter.write_text(text, encoding="utf-8")
        until(lambda: 'role="alert"' not in preview.page())


def test_the_offending_line_and_the_hint_stand_in_the_overlay_escaped(folder: Path) -> None:
    with served(folder) as preview:
        change(preview.letter, "kind: letter", 'kind: letter\ncolour: "<b>&red"')
        until(lambda: 'role="alert"' in preview.page())
        page = preview.page()
        assert "<pre>colour: &quot;&lt;b&gt;&amp;red&quot;</pre>" in page
        assert "error[unknown-key]" in page
        assert "the keys are" in page


def test_every_page_tells_of_an_error_in_another_file(folder: Path) -> None:
    with served(folder) as preview:
        change(folder / "content/actors/ada-example.md", "kind: person", "kind: persn")
        until(lambda: "error[unknown-kind]" in preview.page("timeline.html"))
        assert "did you mean `person`?" in preview.page("timeline.html")


def test_what_is_wrong_with_the_page_itself_comes_first(folder: Path) -> None:
    with served(folder) as preview:
        change(folder / "content/actors/ada-example.md", "kind: person", "kind: persn")
        change(preview.letter, "kind: letter", "kind: leter")
        until(lambda: preview.page().count("error[unknown-kind]") == 2)
        page = preview.page()
        assert page.index("<pre>kind: leter</pre>") < page.index("<pre>kind: persn</pre>")
        page = preview.page("actors/ada-example.html")
        assert page.index("<pre>kind: persn</pre>") < page.index("<pre>kind: leter</pre>")


def test_a_draft_that_breaks_is_told_of_as_loudly_as_any_other(folder: Path) -> None:
    change(folder / f"content/{LETTER}.md", "kind: letter", "kind: letter\ndraft: true")
    with served(folder) as preview:
        change(preview.letter, "title: Ex", "title: [Ex")
        until(lambda: 'role="alert"' in preview.page())


def test_a_template_error_names_the_templates_own_line_and_keeps_the_page(folder: Path) -> None:
    shutil.copytree(ROOT / "templates", folder / "templates")
    template = folder / "templates" / "document.html"
    with served(folder) as preview:
        assert "look at the file again" in preview.page()
        text = template.read_text(encoding="utf-8")
        line = text.count("\n") + 1
        template.write_text(text + "{% if view.oops %}\n", encoding="utf-8")
        until(lambda: f"templates/document.html:{line}" in preview.page())
        page = preview.page()
        assert "look at the file again" in page
        assert "<pre>{% if view.oops %}</pre>" in page
        template.write_text(text, encoding="utf-8")
        until(lambda: 'role="alert"' not in preview.page())


def test_a_changed_template_is_seen(folder: Path) -> None:
    shutil.copytree(ROOT / "templates", folder / "templates")
    with served(folder) as preview:
        template = folder / "templates" / "base.html"
        change(template, "</body>", "<p>a new foot</p></body>")
        until(lambda: "a new foot" in preview.page())


def test_a_changed_source_is_checked_again(folder: Path) -> None:
    with served(folder) as preview:
        source = folder / "content/sources/example.txt"
        source.write_text("something else", encoding="utf-8")
        until(lambda: "error[source-changed]" in preview.page())


def test_a_file_that_comes_and_one_that_goes_are_seen(folder: Path) -> None:
    with served(folder) as preview:
        page = folder / "content/pages/more/method.md"
        page.parent.mkdir()
        page.write_text("---\ntitle: Our method\n---\nWe read.\n", encoding="utf-8")
        until(lambda: "We read." in preview.page("method.html"))
        change(page, "We read.", "We read twice.")
        until(lambda: "We read twice." in preview.page("method.html"))
        page.unlink()
        until(lambda: "We read" not in preview.page("method.html"))


def test_a_case_that_breaks_keeps_the_pages_and_comes_back(folder: Path) -> None:
    with served(folder) as preview:
        text = change(folder / "content/case.yaml", "title: A", "title: [A")
        until(lambda: 'role="alert"' in preview.page())
        assert "A new dossier" in preview.page("timeline.html")
        (folder / "content/case.yaml").write_text(text, encoding="utf-8")
        until(lambda: 'role="alert"' not in preview.page())


def test_a_folder_that_is_broken_from_the_start_is_served_with_what_is_wrong(folder: Path) -> None:
    change(folder / "content/case.yaml", "title: A", "title: [A")
    with served(folder) as preview:
        assert "error[bad-yaml]" in preview.page("")


def test_a_symbolic_link_is_neither_followed_nor_watched(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("---\ntitle: Secret\n---\nsecret\n", encoding="utf-8")
    (outside / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "static").mkdir()
    (folder / "static" / "secret.txt").symlink_to(outside / "secret.txt")
    (folder / "static" / ".hidden").write_text("hidden", encoding="utf-8")
    (folder / "content/pages/outside").symlink_to(outside)
    (folder / "content/loop").symlink_to(folder / "content")
    with served(folder) as preview:
        for path in ("assets/secret.txt", "secret.html", "assets/.hidden", ".gitignore"):
            assert preview.status(f"/{path}") == 404
            assert "secret" not in preview.page(path).lower().replace(path, "")


def test_each_of_twenty_quick_saves_is_told_to_the_browser(folder: Path) -> None:
    async def watch(preview: Served) -> list[bool]:
        line = await websocket_connect(f"ws://127.0.0.1:{preview.port}/livereload")
        hello = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
        await line.write_message(json.dumps(hello))
        assert "official-7" in str(await line.read_message())
        await line.write_message(json.dumps({"command": "info", "url": preview.url}))
        seen: list[bool] = []
        for number in range(20):
            await asyncio.to_thread(
                preview.letter.write_text, text.replace("Ex", f"No. {number} x", 1)
            )
            shown = False
            while not shown:  # a file that is half written may be told of, too
                told = json.loads(str(await asyncio.wait_for(line.read_message(), 20)))
                assert told["command"] == "reload"
                shown = f"No. {number} x" in await asyncio.to_thread(preview.page)
            seen.append(shown)
        line.close()
        return seen

    with served(folder) as preview:
        text = preview.letter.read_text(encoding="utf-8")
        # In a thread of its own: a browser's test may have left a loop in this one.
        with ThreadPoolExecutor(1) as pool:
            assert all(pool.submit(lambda: asyncio.run(watch(preview))).result())


def test_ctrl_c_ends_it_at_once_and_leaves_nothing_behind(folder: Path) -> None:
    before = sums(folder)
    with served(folder) as preview:
        os.kill(preview.process.pid, signal.SIGINT)
        assert preview.process.wait(timeout=20) in {0, 130}
        assert preview.process.stderr is not None
        assert "Traceback" not in preview.process.stderr.read()
    assert sums(folder) == before


def children(process: int) -> list[int]:
    """The processes that a process has started and that live."""
    found = Path(f"/proc/{process}/task/{process}/children")
    if not found.exists():
        pytest.skip("this system does not tell of a process's children in /proc")
    return [int(one) for one in found.read_text(encoding="ascii").split()]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_what_looks_through_the_pages_ends_with_the_preview(
    folder: Path, how: signal.Signals
) -> None:
    with served(folder) as preview:
        until(lambda: children(preview.process.pid) != [])
        (child,) = children(preview.process.pid)
        os.kill(preview.process.pid, how)
        preview.process.wait(timeout=20)
        until(lambda: not Path(f"/proc/{child}").exists())


def test_a_taken_port_is_a_clear_error_that_names_the_option(folder: Path) -> None:
    with served(folder) as preview:
        done = subprocess.run(
            [sys.executable, "-m", "dossier", "serve", "--port", str(preview.port)],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
    assert done.returncode == 2
    assert f"port {preview.port} is taken" in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("options", [("--port", "99999"), ("--port", "-1"),
                                     ("--host", "203.0.113.7")])  # fmt: skip
def test_a_port_or_address_that_cannot_be_is_wrong_use(
    folder: Path, options: tuple[str, str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dossier", "serve", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    assert done.returncode == 2
    assert options[0] in done.stderr
    assert "Traceback" not in done.stderr
