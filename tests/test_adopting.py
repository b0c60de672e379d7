"""After a record is made, a draft's entries that had only the name lead to it."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.scaffold.adopting import find
from dossier.scaffold.edits import applied

DRAFT = """\
---
title: A letter
kind: letter
date: 2020-04-01   # as it says
draft: true
author: ada-example
addressee: {name: "Éva O'Neil", as: Minister}  # review: 60 % sure
signatories:
  - {name: 'Éva O''Neil', as: Member}
  - name: ÉVA O'NEIL
    as: Member
  - {name: Éva O'Neil Smith}
  - {actor: ben-sample}
---

Dear Éva O'Neil, name: Éva O'Neil.
"""


@pytest.fixture(name="content")
def small_dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "new"
    assert main(["init", str(folder), "--quiet"]) == 0
    return folder / "content"


def put(content: Path, name: str, text: str) -> Path:
    path = content / "documents" / f"{name}.md"
    path.write_bytes(text.encode())
    return path


def new_actor(content: Path, *words: str) -> int:
    return main(["new", "actor", *words, "--kind", "person", "--content", str(content)])


def test_a_drafts_entries_lead_to_the_new_record_and_nothing_else_is_touched(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = put(content, "2020-04-01-draft", DRAFT)
    assert new_actor(content, "Éva O'Neil") == 0
    told = capsys.readouterr().err
    assert "leads to the new record now" in told
    assert "2020-04-01-draft.md, line 7, 9, 10" in told
    expected = (
        DRAFT.replace("""{name: "Éva O'Neil", as: Minister}""", "{actor: eva-o-neil, as: Minister}")
        .replace("{name: 'Éva O''Neil', as: Member}", "{actor: eva-o-neil, as: Member}")
        .replace("- name: ÉVA O'NEIL\n", "- actor: eva-o-neil\n")
    )
    assert letter.read_text(encoding="utf-8") == expected
    assert main(["check", "--content", str(content)]) in {0, 1}
    assert "eva-o-neil" not in capsys.readouterr().out


def test_a_published_entry_is_left_and_told_of(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = DRAFT.replace("draft: true\n", "")
    letter = put(content, "2020-04-01-out", text)
    assert new_actor(content, "Éva O'Neil") == 0
    told = capsys.readouterr().err
    assert "left as it is, because it is published" in told
    assert "write `actor: eva-o-neil` there" in told
    assert letter.read_text(encoding="utf-8") == text


def test_records_made_from_a_text_are_led_to_as_well(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    front = "---\ntitle: A\nkind: letter\ndate: 2020-04-02\ndraft: true\nauthor: Éva O'Neil\n"
    letter = put(content, "2020-04-02-other", f"{front}cc: {{name: Éva O'Neil}}\n---\n\nHello.\n")
    command = ["new", "actor", "--from-text", letter.stem, "--content", str(content)]
    assert main([*command, "--write"]) == 0
    assert "cc: {actor: eva-o-neil}" in letter.read_text(encoding="utf-8")
    assert "leads to the new record now" in capsys.readouterr().err


def test_who_takes_part_by_name_alone_is_shown_with_the_command(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = put(content, "2020-04-01-draft", DRAFT)
    command = ["new", "actor", "--from-text", letter.stem, "--content", str(content)]
    assert main(command) == 0
    told = capsys.readouterr().err
    assert "by name alone" in told
    assert '  dossier new actor "Éva O\'Neil Smith"' in told
    assert "every name has its record" not in told


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_line_ends_and_a_byte_order_mark_stay(line_end: str) -> None:
    text = "\ufeff" + DRAFT.replace("\n", line_end)
    found = find(text.encode(), "Éva O'Neil", "eva-o-neil")
    assert found is not None
    made = applied(found.opened.text, found.edits)
    assert made.count(line_end) == text.count(line_end)
    assert made.startswith("\ufeff---")
    assert made.count("actor: eva-o-neil") == 3


def test_a_file_that_cannot_be_read_is_passed_over() -> None:
    assert find(b"\xff\xfe\x00", "A B", "a-b") is None
    assert find(b"---\ntitle: [\n---\n", "A B", "a-b") is None


@pytest.mark.parametrize(("answer", "is_led"), [("yes", True), ("", False), ("no", False)])
def test_at_a_terminal_somebody_is_asked_about_what_is_published(
    content: Path, answer: str, *, is_led: bool
) -> None:
    letter = put(content, "2020-04-01-out", DRAFT.replace("draft: true\n", ""))
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "dossier", "new", "actor", "Éva O'Neil", "--kind", "person",
             "--slug", "eva-o-neil"]  # fmt: skip
    with subprocess.Popen(
        words, cwd=content.parent, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs
    ) as process:
        os.close(theirs)
        os.write(ours, f"{answer}\n".encode())
        assert process.wait(timeout=60) == 0
        os.close(ours)
    assert ("actor: eva-o-neil" in letter.read_text(encoding="utf-8")) is is_led
