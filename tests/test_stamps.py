"""What the disk says of a folder is the same, whoever looks."""

import marshal
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import stamps
from dossier.stamps import NEVER, UNREADABLE, Ahead, Disk, Mark, Seen, Table, look, stamp_of


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
    assert begun.stamp() == stamp_of(Seen.of(look(folder, whole=True)))
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
    assert disk.stamp(folder, whole=True) == stamp_of(Seen.of(look(folder, whole=True)))
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


MARKS = st.tuples(*[st.integers(0, 3)] * 3, st.integers(0, 9) | st.just(NEVER), st.integers(0, 3))


@given(
    st.dictionaries(st.text("ab/\udcff", min_size=1, max_size=6), MARKS, max_size=200),
    st.dictionaries(st.integers(0, 199), MARKS, max_size=3),
    st.integers(8, 12),
)
def test_what_has_changed_is_told_by_what_the_disk_said(
    before: Table, changes: dict[int, Mark], limit: int
) -> None:
    now = dict(before)
    for number, one in changes.items():
        if number < len(before):
            now[sorted(before)[number]] = one
    found = Seen.of(now).changed(Seen.of(before), limit)
    changed = {name for name, one in now.items() if before[name] != one or one[3] >= limit}
    assert found == frozenset(changed)
    assert Seen.of({**now, "more": (0, 0, 0, 0, 0)}).changed(Seen.of(before), limit) is None
    assert (stamp_of(Seen.of(now)) == stamp_of(Seen.of(before))) == (now == before)


def test_of_a_folder_that_cannot_be_read_nobody_can_tell_what_has_changed() -> None:
    table = {"a": (1, 1, 1, 1, 1), "folder/\0": UNREADABLE, "z": (1, 1, 1, 1, 1)}
    assert Seen.of(table).changed(Seen.of(table), 1000) is None
