"""The search index after a change, on the one that stands, is the one that is made anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from dossier.formats import index as lists
from dossier.formats.index import Index, Unit, index
from dossier.formats.index_again import Former, index_again
from dossier.outputs.search import _script
from dossier.outputs.searched import Names, searched

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


@given(st.lists(UNITS, min_size=1, max_size=12), CHANGES)
def test_an_index_after_some_changes_is_the_one_of_all_units(
    units: list[Unit], changes: list[tuple[int, Unit]]
) -> None:
    now = [*units]
    for number, unit in changes:
        now[number % len(now)] = unit
    changed = {n: one for n, (one, new) in enumerate(zip(units, now, strict=True)) if one != new}
    with small():
        before = index(units)
        again = index_again(Former(before.pieces, before.names, changed), now)
        assert again in {None, index(now)}


def unit(text: str, title: str = "") -> Unit:
    return Unit(("kind/letter",), title, text, is_document=True, part=0)


def test_only_a_word_that_becomes_common_has_the_whole_index_made() -> None:
    units = [*(unit(f"the court of law {n}") for n in range(8)), *[unit("rare")] * 3]
    with small():
        before = index(units)

        def again(text: str) -> Index | None:
            now = [unit(text), *units[1:]]
            made = index_again(Former(before.pieces, before.names, {0: units[0]}), now)
            assert made in {None, index(now)}
            return made

        assert again("the court of justice") is not None
        assert again("of the law and the court") is not None
        assert again("a rare court") is None


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

    def standing(self, path: str) -> bytes | None:
        return self.files.get(path)


NAMES = Names(lambda n: f"t{n}", lambda n: f"d{n}")


def stood(units: list[Unit]) -> Remembered:
    """Return a site with the index of some units."""
    made, kept = searched(units, None, NAMES)
    found = Remembered()
    found.put("search", kept)
    found.files = {f"t{n}": _script("t", one).encode() for n, one in enumerate(made.pieces)}
    found.files |= {
        f"d{n}": _script("d", {"text": [[1, one.text]]}).encode() for n, one in enumerate(units)
    }
    return found


MANY = [unit(f"word{n % 7} other{n % 3}", f"title {n}") for n in range(40)]
NOW = [unit("something new", "title 0"), *MANY[1:]]


def test_what_stands_is_used_where_it_is_what_was_kept() -> None:
    before = stood(MANY)
    with patch("dossier.outputs.searched.index", side_effect=AssertionError):
        found, kept = searched(NOW, before, NAMES)
    assert (found, kept) == searched(NOW, None, NAMES)


def test_what_stands_is_not_believed_where_anything_is_amiss() -> None:
    whole = searched(NOW, None, NAMES)
    for path in ("t0", "d0"):
        for data in (b"", b'dossierData("t","other 1")\n', b"\xff", b'd("d",{"text":[[1]]})\n'):
            before = stood(MANY)
            before.files[path] = data
            assert searched(NOW, before, NAMES) == whole
        before = stood(MANY)
        del before.files[path]
        assert searched(NOW, before, NAMES) == whole
    before = stood(MANY)
    before.put("search", before.values["search"][:-3])
    assert searched(NOW, before, NAMES) == whole
    assert searched(NOW[1:], stood(MANY), NAMES) == searched(NOW[1:], None, NAMES)
