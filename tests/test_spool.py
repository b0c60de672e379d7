"""Finished files outside of memory: they come back as they went in."""

import mmap
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import spool
from dossier.commands import workers
from dossier.cuts import Nameless
from dossier.spool import Spool


@given(st.dictionaries(st.text(max_size=5), st.binary(max_size=30), max_size=20))
def test_what_is_laid_down_comes_back_as_it_was(files: dict[str, bytes]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spool, "ENOUGH", 20)
        laid = Spool(Path())
        for path, data in files.items():
            laid.put(path, laid.lay(data))
    assert laid == files
    assert list(laid) == list(files)
    assert "nowhere" not in laid


@pytest.mark.skipif(sys.platform != "linux", reason="processes begin as copies on Linux alone")
def test_what_several_processes_lay_down_at_once_comes_back(tmp_path: Path) -> None:
    files = {f"{number}": bytes([number % 256]) * number for number in range(2000)}
    laid = Spool(tmp_path)
    laid.put("first", b"first")

    def lay(name: str) -> tuple[str, bytes | tuple[int, int]]:
        return name, laid.lay(files[name])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "processors", lambda: 4)
        for name, data in workers.shared(lay, files):
            laid.put(name, data)
    assert laid == {"first": b"first", **files}


def test_where_there_is_no_room_all_stays_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(spool, "ENOUGH", 1)
    monkeypatch.setattr(os, "write", full)
    laid = Spool(tmp_path)
    laid.put("a", laid.lay(b"one"))
    laid.put("b", laid.lay(b"two"))
    assert dict(laid) == {"a": b"one", "b": b"two"}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no file is without a name")
def test_a_file_without_a_name_is_taken_over_where_none_is_mapped_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> int:
        raise OSError(19, "No such device")

    path = tmp_path / "made"
    path.write_bytes(b"database")
    monkeypatch.setattr(mmap, "mmap", refused)
    assert Spool(tmp_path).lay_over(Nameless(path)) == b"database"
