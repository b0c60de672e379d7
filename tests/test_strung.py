"""Files strung of pieces: those that hold are cut from the file that stands, and no others."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import strung
from dossier.columns import packed
from dossier.cuts import Cuts
from dossier.noted import STOOD, Note, note, noting
from dossier.strung import Bench, Whole

WORDS = st.text(alphabet="ab\n,", max_size=4)
THINGS = st.dictionaries(st.text(alphabet="xyz", min_size=1, max_size=2), WORDS, max_size=8)


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strung, "FEWEST", 1)


class Store:
    """What stands of one file, and the numbers of what was read for it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "file"
        self.kept: bytes | None = None
        self.numbers: dict[Note, int] = {}
        self.made: list[str] = []
        self.read: set[Note] = set()
        self.told: Whole = b""

    def number(self, one: Note) -> int:
        return self.numbers.setdefault(one, len(self.numbers))

    def numbered(self, notes: Collection[Note]) -> bytes:
        return packed(self.number(one) for one in notes)

    def build(self, things: Mapping[str, str], changed: Collection[str] = ()) -> bytes:
        """String a file of things, of which some have changed since; keep how."""
        self.made.clear()
        numbers = {self.number(("thing", one)) for one in changed}

        def find(_: str) -> Bench:
            return strung.standing("file", self.path, self.kept, numbers)

        with noting() as self.read, strung.on(find) as done:
            self.told = strung.file("file", partial(self._made, things))
        data = self.told if isinstance(self.told, bytes) else self.told.read()
        self.path.write_bytes(data)
        known = done.get("file")
        self.kept = strung.pack(known, self.numbered) if known else None
        return data

    def _made(self, things: Mapping[str, str]) -> bytes:
        keys = [*things]

        def make(number: int) -> bytes:
            self.made.append(keys[number])
            note("thing", keys[number])
            return things[keys[number]].encode()

        sorted_out = sorted(strung.pieces("order", keys, make, beside=True))
        joined = b",".join(filter(None, strung.pieces("", keys, make)))
        return b"[%s]%s" % (joined, b"".join(sorted_out))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def plain(things: Mapping[str, str]) -> bytes:
    words = [one.encode() for one in things.values()]
    return b"[%s]%s" % (b",".join(filter(None, words)), b"".join(sorted(words)))


@given(rounds=st.lists(THINGS, min_size=1, max_size=5))
def test_a_file_strung_on_the_one_that_stands_is_the_one_made_anew(
    rounds: list[dict[str, str]],
) -> None:
    with TemporaryDirectory() as folder:
        store, before = Store(Path(folder)), dict[str, str]()
        for things in rounds:
            changed = [one for one in {**before, **things} if before.get(one) != things.get(one)]
            assert store.build(things, changed) == plain(things)
            assert {*store.made} == {one for one in things if one in changed}
            stood = {("thing", one) for one in things if one not in changed}
            assert store.read >= {("thing", one) for one in things} - stood
            assert ((STOOD, "file") in store.read) is bool(stood)
            before = things


def test_of_a_file_that_is_joined_as_it_was_only_what_is_new_is_told(store: Store) -> None:
    store.build({"x": "aa", "y": "bb", "z": "cc"})
    assert store.build({"x": "aa", "y": "ab", "z": "cc"}, ["y"]) == b"[aa,ab,cc]aaabcc"
    assert store.build({"x": "aa", "y": "ab", "z": "cc"}, ["y"]) == b"[aa,ab,cc]aaabcc"
    assert store.told == Cuts(str(store.path), ((0, 16),))


def test_a_change_of_which_nobody_tells_is_not_seen(store: Store) -> None:
    store.build({"x": "a", "y": "b"})
    assert store.build({"x": "a", "y": "c"}) == plain({"x": "a", "y": "b"})


def test_what_is_not_of_the_file_that_stands_is_not_believed(store: Store) -> None:
    things = {"x": "a", "y": "b"}
    kept = (store.build(things), store.kept or b"")[1]
    for size, known in ((8, kept), (-1, kept), (7, None), (7, kept[:-1]), (7, b"\xff")):
        store.path.unlink(missing_ok=True)
        if size >= 0:
            store.path.write_bytes(plain(things)[:size].ljust(size))
        store.kept = known
        store.build(things)
        assert store.made == ["x", "y", "x", "y"]


@pytest.mark.parametrize("twist", [lambda one: one[1:], lambda one: one * 2, reversed])
def test_where_pieces_are_not_joined_in_their_order_nothing_is_kept(
    twist: Callable[[list[bytes]], Iterable[bytes]],
) -> None:
    def make() -> bytes:
        return b"".join(twist(strung.pieces("", ["x", "y"], lambda n: b"ab"[n:])))

    with strung.on(lambda _: Bench()) as done:
        strung.file("file", make)
    assert done == {"file": None}


def test_few_pieces_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strung, "FEWEST", 2)
    with strung.on(lambda _: Bench()) as done:
        strung.file("file", lambda: b"".join(strung.pieces("", ["x"], lambda _: b"abc")))
    assert done == {"file": None}


def test_outside_of_any_site_pieces_are_simply_made() -> None:
    made = strung.file("file", lambda: b"".join(strung.pieces("", ["x", "y"], lambda n: b"ab"[n:])))
    assert made == b"abb"


def test_notes_of_a_piece_that_stands_are_handed_on_as_numbers(store: Store) -> None:
    store.build({"x": "a", "y": "b"})
    store.build({"x": "a", "y": "c"}, ["y"])
    bench = strung.standing("file", store.path, store.kept, {store.numbers["thing", "x"]})
    assert bench.standing is not None
    assert bench.standing.bad == {0, 2}
