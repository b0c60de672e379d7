"""The database on the one that stands: whatever changed, it is the very one made at once."""

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.cuts import Nameless
from dossier.formats import sqlite_search
from dossier.formats.sqlite import place_in, to_sqlite
from dossier.formats.sqlite_again import Altered, to_sqlite_again
from dossier.formats.table import Table
from dossier.formats.table_rows import Row
from dossier.formats.tables import TABLES

WORDS = st.lists(st.sampled_from(["ab", "ac", "été", "long" * 40, ""]), max_size=40).map(" ".join)
LETTERS = st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=6)
Rows = Mapping[str, list[list[Row]]]
"""The rows of tables, by the things that they are about."""
COLUMNS = {table.name: [column.name for column in table.columns] for table in TABLES}


@pytest.fixture(autouse=True, scope="module")
def _small_shares() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite_search, "SHARE", 2000)
        patch.setattr(sqlite_search, "_SHARES", 3)
        yield


def row(table: str, **values: str | int) -> Row:
    needed = {column.name: "" for column in _table(table).columns if column.required}
    return tuple({**dict.fromkeys(COLUMNS[table]), **needed, **values}.values())


def _table(name: str) -> Table:
    return next(table for table in TABLES if table.name == name)


def rows(letters: list[list[str]]) -> Rows:
    slugs = [(number, f"l{number}", letter) for number, letter in enumerate(letters, 1)]
    return {
        "documents": [[row("documents", slug=s, number=n, title=one[0])] for n, s, one in slugs],
        "paragraphs": [
            [row("paragraphs", id=n * 1000 + m, document=s, text=t) for m, t in enumerate(one, 1)]
            for n, s, one in slugs
        ],
        "roles": [
            [
                row("roles", document=s, number=m, name=t, role="author")
                for m, t in enumerate(one[0].split(), 1)
            ]
            for _, s, one in slugs
        ],
    }


def all_of(found: Rows, name: str) -> Iterator[Row]:
    for one in found.get(name, ()):
        yield from one


def database(found: Rows) -> bytes:
    return whole(to_sqlite(lambda table: all_of(found, table.name)))


def whole(made: bytes | Nameless) -> bytes:
    return made if isinstance(made, bytes) else made.read()


def changes(was: Rows, now: Rows) -> dict[str, Altered]:
    made: dict[str, Altered] = {}
    for name in was:
        pairs = [*zip(was[name], now[name], strict=False)]
        known = None if len(was[name]) != len(now[name]) else [p for p in pairs if p[0] != p[1]]
        if known != []:
            made[name] = Altered(lambda name=name: all_of(now, name), known)  # type: ignore[misc]
    return made


@settings(max_examples=30)
@given(states=st.lists(LETTERS, min_size=2, max_size=5))
def test_a_database_altered_again_and_again_is_the_one_made_at_once(
    states: list[list[list[str]]],
) -> None:
    before, data = rows(states[0]), database(rows(states[0]))
    for letters in states[1:]:
        now = rows(letters)
        data = again(data, changes(before, now))
        assert data == database(now)
        before = now


def altered(now: Rows) -> bytes:
    before = rows([["other", "words"]] * 8)
    return again(database(before), changes(before, now))


def again(data: bytes, altered: Mapping[str, Altered]) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a database?.sqlite"
        path.write_bytes(data)
        made = to_sqlite_again(path, altered, Path(folder))
        assert [*Path(folder).iterdir()] == [path]
        return whole(made)


def test_a_database_is_the_same_wherever_it_is_laid_out(tmp_path: Path) -> None:
    found = rows([["one"], ["two", "three"]])

    def made(room: Path) -> bytes | Nameless:
        return to_sqlite(lambda table: all_of(found, table.name), room)

    assert whole(made(tmp_path)) == database(found)
    assert isinstance(made(tmp_path / "nowhere"), bytes)
    assert database(found) == whole(made(tmp_path / "nowhere"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all is done in memory")
def test_what_a_killed_process_left_behind_is_gone_with_the_next_database(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    left, others = tmp_path / f"database-{int(ended.stdout)}", tmp_path / "database-1"
    left.write_bytes(b"withdrawn")
    others.write_bytes(b"of a process that is at work")
    to_sqlite(lambda _: (), tmp_path)
    assert [*tmp_path.iterdir()] == [others]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all is done in memory")
@pytest.mark.parametrize("call", [(os, "pwrite"), (Nameless, "__init__")])
def test_a_database_is_made_in_memory_where_no_file_can_be_without_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: tuple[object, str]
) -> None:
    def refused(*_: object, **__: object) -> int:
        raise OSError(errno.ESTALE, "Stale file handle")

    found = rows([["one"], ["two", "three"]])
    expected = database(found)
    with monkeypatch.context() as patch:
        patch.setattr(*call, refused)
        made = to_sqlite(lambda table: all_of(found, table.name), tmp_path)
    assert made == expected
    assert [*tmp_path.iterdir()] == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all is done in memory")
def test_no_process_lays_a_database_out_where_another_does_that_has_its_number(
    tmp_path: Path,
) -> None:
    ours = place_in(tmp_path)
    ours.write_bytes(b"of a process of this container")
    theirs = place_in(tmp_path)
    assert theirs != ours
    assert not ours.exists()  # whoever it is makes his own in memory then


@pytest.mark.parametrize("make", [database, altered])
def test_the_search_in_shares_finds_what_stands_and_is_whole(make: Callable[[Rows], bytes]) -> None:
    letters = [[f"word{number} common", "été " * number] for number in range(1, 9)]
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(make(rows(letters)))
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        base.execute("INSERT INTO paragraphs_fts (paragraphs_fts) VALUES ('integrity-check')")
        assert [*found(base, "word7")] == [7001]
        assert [*found(base, "common")] == [number * 1000 + 1 for number in range(1, 9)]
        assert found(base, "ete")[-1] == 8002  # the second of the eighth
        segments = base.execute("SELECT DISTINCT segid FROM paragraphs_fts_idx").fetchall()
        assert segments == [(1,), (2,), (3,)]
        best = "SELECT rowid FROM paragraphs_fts WHERE paragraphs_fts MATCH 'ete' ORDER BY rank"
        assert base.execute(best).fetchone() == (8002,)


def found(base: sqlite3.Connection, words: str) -> list[int]:
    sought = "SELECT rowid FROM paragraphs_fts WHERE paragraphs_fts MATCH ? ORDER BY rowid"
    return [number for (number,) in base.execute(sought, (words,))]


def test_a_searched_database_takes_more_rows_and_words_by_its_own_means() -> None:
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(database(rows([["one"], ["two"], ["three"]])))
        base.execute(
            "INSERT INTO paragraphs_fts (rowid, text) SELECT 9000 + value, 'four' "
            "FROM json_each('[1,2,3,4,5,6,7,8,9]')"
        )
        base.execute("INSERT INTO paragraphs_fts (paragraphs_fts) VALUES ('optimize')")
        assert found(base, "two") == [2001]
        assert len(found(base, "four")) == 9  # as many were put in
