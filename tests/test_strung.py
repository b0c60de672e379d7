"""Files strung of pieces: those that hold are cut from the file that stands, and no others."""

from collections.abc import Collection, Mapping
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import strung
from dossier.noted import Note, note, noting
from dossier.strung import Bench, Known, Strung

WORDS = st.text(alphabet="ab\n,", max_size=4)
THINGS = st.dictionaries(st.text(alphabet="xyz", min_size=1, max_size=2), WORDS, max_size=8)


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strung, "FEWEST", 1)


class Store:
    """What stands of one file, and the numbers of what was read for it."""

    def __init__(self, *, tells_whole: bool = False) -> None:
        self.tells_whole = tells_whole
        self.file: bytes | None = None
        self.kept: bytes | None = None
        self.numbers: dict[Note, int] = {}
        self.made: list[str] = []
        self.read: set[Note] = set()

    def number(self, one: Note) -> int:
        return self.numbers.setdefault(one, len(self.numbers))

    def numbered(self, notes: Collection[Note]) -> list[int]:
        return [self.number(one) for one in notes]

    def build(self, things: Mapping[str, str], changed: Collection[str] = ()) -> bytes:
        """String a file of things, of which some have changed since; keep how."""
        self.made.clear()
        numbers = {self.number(("thing", one)) for one in changed}
        names = {number: one for one, number in self.numbers.items()}
        whole = self.read if self.tells_whole else ()

        def find(_: str) -> Bench:
            return strung.standing(self.file, self.kept, Known(names, numbers, whole))

        with noting() as self.read, strung.on(find) as done:
            self.file = strung.file("file", partial(self._made, things))
        self.kept = strung.pack(done["file"], self.numbered) if done else None
        return self.file

    def _made(self, things: Mapping[str, str]) -> bytes:
        keys = [*things]

        def make(number: int) -> bytes:
            self.made.append(keys[number])
            note("thing", keys[number])
            return things[keys[number]].encode()

        sorted_out = sorted(strung.pieces("order", keys, make, beside=True))
        return b"[%s]%s" % (b",".join(strung.pieces("", keys, make)), b"".join(sorted_out))


def plain(things: Mapping[str, str]) -> bytes:
    words = [one.encode() for one in things.values()]
    return b"[%s]%s" % (b",".join(words), b"".join(sorted(words)))


@given(rounds=st.lists(THINGS, min_size=1, max_size=5), whole=st.booleans())
def test_a_file_strung_on_the_one_that_stands_is_the_one_made_anew(
    *, rounds: list[dict[str, str]], whole: bool
) -> None:
    store, before = Store(tells_whole=whole), dict[str, str]()
    for things in rounds:
        changed = [one for one in {**before, **things} if before.get(one) != things.get(one)]
        assert store.build(things, changed) == plain(things)
        assert {*store.made} == {one for one in things if one in changed}
        assert store.read >= {("thing", one) for one in things}
        assert whole or store.read == {("thing", one) for one in things}
        before = things


def test_a_change_of_which_nobody_tells_is_not_seen() -> None:
    store = Store()
    store.build({"x": "a", "y": "b"})
    assert store.build({"x": "a", "y": "c"}) == plain({"x": "a", "y": "b"})


def test_what_is_not_of_the_file_that_stands_is_not_believed() -> None:
    store = Store()
    store.build({"x": "a", "y": "b"})
    for file, kept in (
        (b"[a,c]ab", store.kept),
        (None, store.kept),
        (store.file, None),
        (store.file, (store.kept or b"")[:-1]),
        (store.file, b"\xff"),
    ):
        again = Store()
        again.file, again.kept, again.numbers = file, kept, store.numbers
        again.build({"x": "a", "y": "b"})
        assert again.made == ["x", "y", "x", "y"]


def test_where_a_piece_is_not_in_the_file_nothing_is_kept() -> None:
    def make() -> bytes:
        return b"".join(strung.pieces("", ["x"], lambda _: b"abc")).upper()

    with strung.on(lambda _: Bench()) as done:
        assert strung.file("file", make) == b"ABC"
    assert done == {}


def test_few_pieces_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strung, "FEWEST", 2)
    with strung.on(lambda _: Bench()) as done:
        strung.file("file", lambda: b"".join(strung.pieces("", ["x"], lambda _: b"abc")))
    assert done == {}


def test_outside_of_any_site_pieces_are_simply_made() -> None:
    made = strung.file("file", lambda: b"".join(strung.pieces("", ["x", "y"], lambda n: b"ab"[n:])))
    assert made == b"abb"


def test_notes_of_a_piece_that_stands_are_handed_on_as_numbers() -> None:
    store = Store()
    store.build({"x": "a"})
    names = {number: one for one, number in store.numbers.items()}
    bench = strung.standing(store.file, store.kept, Known(names, (), ()))
    with strung.on(lambda _: bench) as done:
        strung.file("file", partial(store._made, {"x": "a"}))
    again: Strung = done["file"]
    assert again.notes == (b"\0\0\0\0", b"\0\0\0\0")
