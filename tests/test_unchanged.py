"""A run for which nothing has changed is spared, and any change ends that."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier import pipeline, unchanged
from dossier.cache import Cache
from dossier.cli import main
from tests import small


class Runs:
    """Counts the builds and checks that were not spared."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.site = content.parent / "site"
        self.done = 0

    def count(self, work: Callable[..., object]) -> Callable[..., object]:
        def counted(*args: object, **more: object) -> object:
            self.done += 1
            return work(*args, **more)

        return counted

    def build(self, *more: str, command: str = "build") -> bool:
        """Build; return whether that did the work, or was spared."""
        before = self.done
        where = ["--content", str(self.content), "--site", str(self.site)]
        moment = () if "--at" in more else ("--at", small.AT)
        self.status = main([command, *where, *moment, *more])
        return self.done > before


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runs:
    made = Runs(small.write(tmp_path / "dossier" / "content"))
    monkeypatch.setattr(pipeline, "build", made.count(pipeline.build))
    monkeypatch.setattr(pipeline, "checked", made.count(pipeline.checked))
    monkeypatch.setattr(unchanged, "RACY", 0)
    assert made.build()
    return made


def everything(folder: Path) -> dict[str, tuple[int, int, int]]:
    found = {path.relative_to(folder).as_posix(): path.stat() for path in folder.rglob("*")}
    return {name: (one.st_mtime_ns, one.st_ctime_ns, one.st_ino) for name, one in found.items()}


def test_a_second_build_is_spared_and_writes_no_file_at_all(runs: Runs) -> None:
    before = everything(runs.content.parent)
    assert not runs.build()
    assert everything(runs.content.parent) == before
    assert runs.status == 0


def test_a_spared_build_says_what_a_build_says(
    runs: Runs, capsys: pytest.CaptureFixture[str]
) -> None:
    text = small.letter(body="Call +49 30 1234 5678.\n")
    (runs.content / "documents" / "warned.md").write_text(text)
    runs.build("--format", "json")
    runs.build("--format", "json")
    capsys.readouterr()
    assert not runs.build("--format", "json")
    spared = capsys.readouterr()
    (runs.content.parent / ".dossier-cache" / "cache.sqlite").unlink()
    assert runs.build("--format", "json")
    assert capsys.readouterr() == spared


@pytest.mark.parametrize(
    "change",
    [
        lambda content: (content / "pages" / "home.md").write_text("---\ntitle: New\n---\nNew.\n"),
        lambda content: (content / "pages" / "more.md").write_text("---\ntitle: More\n---\nOne.\n"),
        lambda content: (content / "events" / "2014-10-24-lyon-ruling.md").unlink(),
        lambda content: (content / "pages" / "home.md").rename(content / "pages" / "away.md"),
        lambda content: (content / "case.yaml").write_text("title: Another\nlanguage: en\n"),
        lambda content: (content / "sources" / "letter.txt").write_text("Something else.\n"),
        lambda content: (content.parent / "templates").mkdir()
        or (content.parent / "templates" / "404.html").write_text("<p>Gone.</p>"),
        lambda content: (content.parent / "site" / "index.html").write_text("tampered with"),
        lambda content: (content.parent / "site" / "index.html").unlink(),
        lambda content: (content.parent / "site" / "stranger.html").write_text("new"),
    ],
    ids=["edit", "new file", "deletion", "new name", "case", "source", "template", "page tampered",
         "page deleted", "page added"],
)  # fmt: skip
def test_after_any_change_the_next_build_does_its_work(
    runs: Runs, change: Callable[[Path], object]
) -> None:
    change(runs.content)
    assert runs.build()


def test_a_file_of_equal_size_and_time_but_other_words_is_noticed(runs: Runs) -> None:
    page = runs.content / "pages" / "home.md"
    status = page.stat()
    page.write_bytes(page.read_bytes().replace(b"one letter.", b"ten papers."))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert page.stat().st_size == status.st_size
    assert runs.build()
    assert "ten papers" in (runs.site / "index.html").read_text()


def test_a_file_that_changed_only_just_now_is_read_again(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged, "RACY", 3_600_000_000_000)
    (runs.content / "pages" / "home.md").touch()
    assert runs.build()
    assert runs.build()  # so soon after, nobody knows whether it changed once or twice


def test_the_end_of_an_embargo_ends_the_sparing(runs: Runs) -> None:
    text = small.letter("embargo: 2026-12-05T09:00+01:00\n")
    (runs.content / "documents" / "later.md").write_text(text)
    assert runs.build()
    assert not runs.build("--at", "2026-12-04T00:00Z")
    assert runs.build("--at", "2026-12-06T00:00Z")
    assert (runs.site / "documents" / "later.html").exists()
    assert not runs.build("--at", "2027-12-06T00:00Z")
    assert runs.build("--at", "2026-12-04T00:00Z")
    assert not (runs.site / "documents" / "later.html").exists()


def test_a_contact_that_expires_is_told_of_though_nothing_changed(
    runs: Runs, capsys: pytest.CaptureFixture[str]
) -> None:
    case = runs.content / "case.yaml"
    contact = "security: {contact: 'mailto:desk@small.example', expires: 2027-06-01}\n"
    case.write_text(case.read_text() + contact)
    assert runs.build()
    assert not runs.build("--at", "2027-05-30T00:00Z")
    assert "expired" not in capsys.readouterr().out
    assert runs.build("--at", "2027-06-02T00:00Z")
    assert "expired on 2027-06-01" in capsys.readouterr().out


def test_a_check_is_spared_as_well(runs: Runs, capsys: pytest.CaptureFixture[str]) -> None:
    assert runs.build(command="check")
    capsys.readouterr()
    assert not runs.build(command="check")
    assert "nothing is wrong" in capsys.readouterr().err
    (runs.content / "pages" / "home.md").write_text("---\ntitel: wrong\n---\n")
    assert runs.build(command="check")
    assert not runs.build(command="check")
    assert runs.status == 1


def test_a_build_with_errors_is_never_spared(runs: Runs) -> None:
    (runs.content / "pages" / "home.md").write_text("---\ntitel: wrong\n---\n")
    assert runs.build()
    assert runs.build()
    assert runs.status == 1


def test_what_is_kept_is_not_believed_where_it_makes_no_sense(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Cache, "get", lambda *_: b'{"reads": 3}')
    assert runs.build()
