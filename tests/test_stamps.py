"""What the disk says of a folder is the same, whoever looks."""

import marshal
import os
from pathlib import Path

import pytest

from dossier import stamps
from dossier.stamps import Ahead, Disk, look, stamp_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(stamps, "active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    made = tmp_path / "site"
    (made / "a" / "b").mkdir(parents=True)
    (made / "a" / "b" / "one.html").write_text("one")
    (made / os.fsdecode(b"odd \xff.txt")).write_text("odd")
    (made / "link").symlink_to("a")
    return made


def seen_ahead(folder: Path) -> Disk:
    disk = Disk()
    disk.ahead(folder)
    return disk


def test_a_copy_of_the_process_sees_what_we_see(folder: Path) -> None:
    begun = Ahead.begin(folder)
    if begun is None:
        pytest.skip("no copies of a process here")
    assert begun.stamp() == stamp_of(look(folder, whole=True))
    assert begun.end() == look(folder, whole=True)
    disk = seen_ahead(folder)
    assert disk.stamp(folder, whole=True) == Disk().stamp(folder, whole=True)
    disk.end()


def test_where_the_copy_comes_to_grief_we_look_ourselves(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(marshal, "dump", lambda _, pipe: pipe.write(b"["))
        disk = seen_ahead(folder)
        assert disk.look(folder, whole=True) == look(folder, whole=True)


def test_where_no_stamp_comes_we_look_ourselves(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(stamps, "stamp_of", None)
        disk = seen_ahead(folder)
    assert disk.stamp(folder, whole=True) == stamp_of(look(folder, whole=True))
    assert disk.look(folder, whole=True) == look(folder, whole=True)


def test_what_was_begun_and_forgotten_is_looked_at_again(folder: Path) -> None:
    disk = seen_ahead(folder)
    disk.forget(folder)
    (folder / "new.html").write_text("new")
    assert "new.html" in disk.look(folder, whole=True)


def test_nothing_is_left_of_what_was_begun(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = Ahead.begin(folder)
    if one is None:
        pytest.skip("no copies of a process here")
    monkeypatch.setattr(Ahead, "begin", lambda _: one)
    seen_ahead(folder).end()
    with pytest.raises(ChildProcessError):
        os.waitpid(one.process, os.WNOHANG)
