"""What is kept between runs: never believed when anything about it is strange."""

import sqlite3
from pathlib import Path

import pytest

from dossier import cache as room
from dossier.cache import FILE, FOLDER, Cache


def kept(content: Path, key: str) -> bytes | None:
    with Cache(content) as cache:
        return cache.get(key)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    with Cache(folder) as cache:
        cache.put("key", b"value")
    return folder


def file_of(content: Path) -> Path:
    return content.parent / FOLDER / FILE


def test_a_value_is_there_the_next_time(content: Path) -> None:
    assert kept(content, "key") == b"value"
    assert kept(content, "another") is None


def test_to_look_makes_no_folder(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert kept(tmp_path / "content", "key") is None
    assert not (tmp_path / FOLDER).exists()


@pytest.mark.parametrize("left", [0, 100, 5000])
def test_a_truncated_cache_is_set_aside_with_a_note(content: Path, left: int) -> None:
    path = file_of(content)
    path.write_bytes(path.read_bytes()[:left])
    with Cache(content) as cache:
        assert cache.get("key") is None
        cache.put("key", b"other")
        # An empty file is an empty database: there is nothing to tell of.
        assert bool(cache.told) == (left > 0)
    with Cache(content) as cache:
        cache.put("key", b"new")
    assert kept(content, "key") == b"new"


def test_a_damaged_cache_is_set_aside_with_a_note(content: Path) -> None:
    file_of(content).write_bytes(b"no database at all" * 1000)
    with Cache(content) as cache:
        assert cache.get("key") is None
        assert "set aside" in " ".join(cache.told)


def test_a_value_that_somebody_changed_is_not_believed(content: Path) -> None:
    with sqlite3.connect(file_of(content)) as database:
        database.execute("UPDATE kept SET value = ? WHERE key = 'key'", (b"forged",))
    database.close()
    with Cache(content) as cache:
        assert cache.get("key") is None
        assert cache.told


def test_a_value_put_under_another_key_is_not_believed(content: Path) -> None:
    with sqlite3.connect(file_of(content)) as database:
        database.execute("INSERT INTO kept SELECT 'other', sum, value FROM kept "
                         "WHERE key = 'key'")  # fmt: skip
    database.close()
    assert kept(content, "other") is None


@pytest.mark.parametrize(
    ("what", "value"),
    [("__version__", "0.0.0"), ("platform", type("_", (), {"node": lambda: "?"}))],
)
def test_a_cache_of_another_version_or_machine_is_set_aside_with_a_note(
    content: Path, monkeypatch: pytest.MonkeyPatch, what: str, value: object
) -> None:
    monkeypatch.setattr(room, what, value)
    with Cache(content) as cache:
        assert cache.get("key") is None
        assert "another version or another machine" in " ".join(cache.told)


def test_a_cache_that_was_copied_from_elsewhere_is_set_aside(content: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "content"
    other.mkdir(parents=True)
    (other.parent / FOLDER).mkdir()
    (other.parent / FOLDER / FILE).write_bytes(file_of(content).read_bytes())
    assert kept(other, "key") is None


def test_where_no_folder_can_be_made_nothing_is_kept_and_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / FOLDER).write_text("a file in its place")
    with Cache(tmp_path / "content") as cache:
        cache.put("key", b"value")
        assert cache.get("key") is None
    assert len(cache.told) == 1


def test_a_folder_that_is_a_link_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / FOLDER).symlink_to(tmp_path / "elsewhere")
    with Cache(tmp_path / "content") as cache:
        cache.put("key", b"value")
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_full_disk_stops_nothing(content: Path) -> None:
    with Cache(content) as cache:
        assert cache._database is not None
        cache._database.execute("PRAGMA max_page_count = 3")
        cache.put("large", bytes(1_000_000))
        assert cache.told
        cache.put("more", b"is not kept either")
    assert kept(content, "large") is None


def test_another_process_that_writes_stops_nothing(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_PATIENCE", 0.01)
    other = sqlite3.connect(file_of(content), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with Cache(content) as cache:
        cache.put("key", b"mine")
    other.execute("ROLLBACK")
    other.close()
    assert cache.told
    assert kept(content, "key") == b"value"
