"""The search index after a change, on the one that stands, is the one that is made anew."""

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.formats import index as lists
from dossier.formats.index import Index, Unit, index
from dossier.formats.index_again import Former, index_again
from dossier.formats.written_json import dense
from dossier.outputs.searched import Names, Searched, Units, in_short, script, searched

WORDS = ("the", "of", "court", "courts", "courtesy", "Éva", "a", "ab", "abc", "\U00010300", "2015")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
UNITS = st.builds(
    Unit,
    marks=st.lists(st.sampled_from(["kind/letter", "year/2015"]), max_size=2).map(tuple),
    title=TEXTS,
    text=TEXTS,
    is_document=st.booleans(),
    part=st.just(0),
)
CHANGES = st.lists(st.tuples(st.integers(0, 30), UNITS), max_size=4)


@contextmanager
def small() -> Iterator[None]:
    """Let few words be common, few lists be long, and pieces be short."""
    with (
        patch.object(lists, "COMMON", 3),
        patch.object(lists, "SHARED", 6),
        patch.object(lists, "PIECE", 60),
    ):
        yield


def again(before: Index, changed: Mapping[int, tuple[Unit, Unit]], count: int) -> Index | None:
    """The index after some units have changed, with the texts of the pieces that stand."""
    bare = [replace(one, text="") for one in before.pieces]
    looked: set[int] = set()

    def read(number: int) -> str:
        looked.add(number)
        return before.pieces[number].text

    was = {number: old for number, (old, _) in changed.items()}
    former = Former(bare, read, before.names, before.beginnings, was)
    made = index_again(former, {number: new for number, (_, new) in changed.items()}, count)
    if made is None:
        return None
    assert all(one.text or one.stands is not None for one in made.pieces)
    return replace(made, pieces=tuple(
        one if one.stands is None else before.pieces[one.stands] for one in made.pieces
    ))  # fmt: skip


@given(st.lists(UNITS, min_size=1, max_size=12), CHANGES)
def test_an_index_after_some_changes_is_the_one_of_all_units(
    units: list[Unit], changes: list[tuple[int, Unit]]
) -> None:
    now = [*units]
    for number, one in changes:
        now[number % len(now)] = one
    changed = {n: both for n, both in enumerate(zip(units, now, strict=True)) if len({*both}) > 1}
    with small():
        assert again(index(units), changed, len(units)) in (None, index(now))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 3), st.sampled_from([40, 200, 1000]))
def test_a_large_index_is_altered_many_times_and_stays_the_one_of_all_units(
    seed: int, times: int, size: int
) -> None:
    chance = random.Random(seed)  # noqa: S311  # nothing secret

    def some() -> Unit:
        words = [f"{chance.choice('abc')}{chance.randrange(60)}" for _ in range(20)]
        return unit(" ".join(words))

    units = [some() for _ in range(60)]
    with (
        small(),
        patch.object(lists, "COMMON", 1000),
        patch.object(lists, "PIECE", size),
        patch.object(lists, "SHARED", 75),  # about what the words with two letters have
    ):
        before: Index | None = index(units)
        for _ in range(times):
            now = {chance.randrange(60): some() for _ in range(2)}
            changed = {number: (units[number], one) for number, one in now.items()}
            for number, one in now.items():
                units[number] = one
            assert before is not None
            before = again(before, changed, len(units))
            assert before == index(units)


def test_pieces_without_a_changed_line_are_not_read() -> None:
    units = [unit(f"{letter}{n} x{n}") for n in range(40) for letter in "abcdefgh"]
    with small():
        before = index(units)
        bare = [replace(one, text="") for one in before.pieces]
        read: list[int] = []

        def text(number: int) -> str:
            read.append(number)
            return before.pieces[number].text

        former = Former(bare, text, before.names, before.beginnings, {0: units[0]})
        made = index_again(former, {0: unit("a0 x0 e7 e7")}, len(units))
    assert made is not None
    assert len(read) < 8 < len(made.pieces)
    assert sum(one.stands is not None for one in made.pieces) > len(made.pieces) - 8


def unit(text: str, title: str = "") -> Unit:
    return Unit(("kind/letter",), title, text, is_document=True, part=0)


def test_only_a_word_that_becomes_common_has_the_whole_index_made() -> None:
    units = [*(unit(f"the court of law {n}") for n in range(8)), *[unit("rare")] * 3]
    with small():
        before = index(units)

        def changed(text: str) -> Index | None:
            made = again(before, {0: (units[0], unit(text))}, len(units))
            assert made in (None, index([unit(text), *units[1:]]))
            return made

        assert changed("the court of justice") is not None
        assert changed("of the law and the court") is not None
        assert changed("a rare court") is None


class Remembered:
    """What is laid aside, and the files of the site that stands, in memory."""

    def __init__(self) -> None:
        self.values: dict[str, bytes] = {}
        self.files: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self.values.get(name)

    def put(self, name: str, data: bytes) -> None:
        self.values[name] = data

    def drop(self, name: str) -> None:
        self.values.pop(name, None)

    def has(self, name: str) -> bool:
        return name in self.values

    def place(self, path: str) -> Path:
        return Path(path)

    def room(self) -> Path:
        return Path()

    def standing(self, path: str) -> bytes | None:
        return self.files.get(path)


NAMES = Names(lambda n: f"t{n}", lambda n: f"d{n}")


def shown(one: Unit) -> object:
    return {"text": [[1, one.text]]}


def found_of(units: list[Unit], before: Remembered | None = None) -> Searched:
    shorts = [in_short(one, shown(one)) for one in units]
    return searched(Units(shorts, lambda number: units[number]), before, NAMES)


def same(one: Searched, other: Searched) -> bool:
    """Whether two are of the same index; in one of them pieces may be known to stand."""
    return (one.pieces, one.kept) == (other.pieces, other.kept)


def stood(units: list[Unit]) -> Remembered:
    """Return a site with the index of some units."""
    made = found_of(units)
    found = Remembered()
    found.put("search", made.kept)
    found.files = {
        f"t{n}": script("t", dense(one.text).encode()) for n, one in enumerate(made.index.pieces)
    }
    found.files |= {f"d{n}": script("d", dense(shown(u)).encode()) for n, u in enumerate(units)}
    return found


MANY = [unit(f"word{n % 7} other{n % 3}", f"title {n}") for n in range(40)]
NOW = [unit("something new", "title 0"), *MANY[1:]]


def test_what_stands_is_used_where_it_is_what_was_kept() -> None:
    before = stood(MANY)
    with patch("dossier.outputs.searched.index", side_effect=AssertionError):
        found = found_of(NOW, before)
    assert same(found, found_of(NOW))
    assert found.shown == {*range(1, len(MANY))}


def test_what_stands_is_not_believed_where_anything_is_amiss() -> None:
    whole = found_of(NOW)
    for path in ("t0", "d0"):
        for data in (b"", b'dossierData("t","other 1")\n', b"\xff", b'd("d",{"text":[[1]]})\n'):
            before = stood(MANY)
            before.files[path] = data
            assert same(found_of(NOW, before), whole)
        before = stood(MANY)
        del before.files[path]
        assert same(found_of(NOW, before), whole)
    before = stood(MANY)
    before.put("search", before.values["search"][:-3])
    assert same(found_of(NOW, before), whole)
    assert same(found_of(NOW[1:], stood(MANY)), found_of(NOW[1:]))
