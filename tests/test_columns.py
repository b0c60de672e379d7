"""Columns of bytes hold what was put into them, however it is changed or sought."""

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from dossier import register
from dossier.columns import FEW, Columns, Entry, Pieces, Shelfful, packed, unpacked
from dossier.noted import Note
from dossier.numbered import MOST_LATER, Notes, Targets
from dossier.register import Register

NUMBERS = st.lists(st.integers(0, 0x0101_0101), max_size=5)
"""Numbers of which the bytes of one often stand astride two others."""
MANY = st.lists(NUMBERS, max_size=8)


def entry(numbers: list[int], given_it: int = 1) -> Entry:
    return Entry(bytes([given_it]) * 16, packed(numbers), packed(numbers[::-1]))


def shelved(many: list[list[int]]) -> Columns:
    """What is kept of files with these numbers; the last of them is not known."""
    paths = [f"{number}.html" for number in range(len(many))]
    made = Shelfful(Columns(), frozenset(), b"", paths)
    made.fresh.update({path: entry(one) for path, one in zip(paths[:-1], many, strict=False)})
    return made.columns()


@given(st.lists(st.binary(max_size=6), max_size=8), st.dictionaries(st.integers(0, 7), st.binary()))
def test_pieces_are_what_was_put_together_and_replaced(
    pieces: list[bytes], changes: dict[int, bytes]
) -> None:
    fitting = {number: piece for number, piece in changes.items() if number < len(pieces)}
    whole = Pieces.of(pieces)
    assert [*whole] == pieces == [whole[number] for number in range(len(whole))]
    wanted = [fitting.get(number, piece) for number, piece in enumerate(pieces)]
    assert [*whole.replaced(fitting)] == wanted


@given(MANY, st.lists(st.sampled_from([0, 1, 256, 0x0100_0000, 0x0101_0101]), max_size=FEW * 2))
def test_numbers_are_found_where_they_stand(many: list[list[int]], sought: list[int]) -> None:
    whole = Pieces.of(map(packed, many))
    wanted = {n for n, one in enumerate(many) if not set(sought).isdisjoint(one)}
    assert whole.with_any(sought) == wanted
    assert set[int]().union(*map(whole.with_number, sought)) == wanted


@given(st.lists(st.text("ab\0", max_size=4).map(str.encode), max_size=9), st.sampled_from("ab"))
def test_the_pieces_that_begin_so_are_found(pieces: list[bytes], start: str) -> None:
    sign = f"{start}\0".encode()
    found = Pieces.of(pieces).beginning_with(sign)
    assert found == {n: one for n, one in enumerate(pieces) if one.startswith(sign)}


@given(MANY, st.dictionaries(st.integers(0, 7), NUMBERS), st.sets(st.integers(0, 7)))
def test_a_file_made_anew_takes_its_place_among_those_that_stay(
    many: list[list[int]], changes: dict[int, list[int]], lost: set[int]
) -> None:
    before = shelved(many)
    fresh = {f"{n}.html": entry(one, 2) for n, one in changes.items() if n < len(many)}
    again = {*fresh, *(path for n, path in enumerate(before.paths) if n in lost)}
    shelf = Shelfful(before, frozenset(before.paths) - again)
    shelf.fresh.update(fresh)
    after = shelf.columns()
    for path in before.paths:
        assert after.get(path) == fresh.get(path, None if path in again else before.get(path))
    anew = Shelfful(before, frozenset(before.paths) - again, b"", before.paths)
    anew.fresh.update(fresh)
    assert anew.columns() == after
    assert after.unknown == {path for path in after.paths if after.get(path) is None}
    for number in (0, 1, 256):
        read = {
            path
            for path in after.paths
            if (one := after.get(path)) and number in unpacked(one.notes)
        }
        assert after.reading([number]) == read
        assert {*shelf.leading_to([number])} == read


def test_notes_keep_their_numbers_and_tell_what_has_changed() -> None:
    first = Notes()
    one, other, more = ("body", "a"), ("body", "b"), ("actor", "a")
    assert [first.number(note) for note in (one, other, more, one)] == [0, 1, 2, 0]
    told = first.told_now(lambda note: note[1].encode() * 16, ())
    kept = first.parts()
    then = Notes(told, kept.get)
    assert then.parts() == {}
    assert then.was(one) == b"a" * 16
    assert then.was(("body", "c")) is None
    assert then.number(("body", "c")) == 3
    assert then.was(("body", "c")) is None
    now: dict[Note, bytes] = {one: b"z" * 16, ("body", "c"): b"c" * 16}
    told = then.told_now(lambda note: now[note], [one])
    assert told == b"".join(sign * 16 for sign in (b"z", b"b", b"a", b"c"))
    assert then.before() == {one: b"a" * 16, other: b"b" * 16, more: b"a" * 16}
    third = Notes(told, {**kept, **then.parts()}.get)
    assert [third.name(number) for number in range(5)] == [one, other, more, ("body", "c"), None]
    assert third.number(("body", "c")) == 3
    assert third.number(("page", "")) == 4
    assert third.wholes == {"page"}


@given(
    st.lists(st.text("ab", max_size=3), unique=True, max_size=9),
    st.lists(st.text("abc", max_size=4), unique=True),
)
def test_a_name_on_record_is_found_by_its_number_and_no_other_is(
    names: list[str], others: list[str]
) -> None:
    with mock.patch.object(register, "digest", lambda name: bytes(8) + name.rjust(8, b"\0")):
        record = Register.of(name.encode() for name in names)
        assert [record.number(name.encode()) for name in names] == [*range(len(names))]
        for name in {*others} - {*names}:
            assert record.number(name.encode()) is None


def test_notes_that_come_later_are_put_on_record_when_they_are_many() -> None:
    first = Notes()
    first.number(("body", "a"))
    kept, told = first.parts(), first.told_now(lambda _: b"a" * 16, ())
    for turn in range(3):
        then = Notes(told, kept.get)
        many = [("body", f"{turn}-{number}") for number in range(MOST_LATER // 2 + 1)]
        numbers = then.numbers(many)
        kept, told = kept | then.parts(), then.told_now(lambda _: b"a" * 16, ())
        again = Notes(told, kept.get)
        assert [*map(again.number, many)] == numbers
        assert len(again.before()) == again.sure == 1 + (turn + 1) * len(many)


def test_targets_keep_their_numbers() -> None:
    first = Targets(Pieces(b"", b""))
    assert unpacked(first.packed(["a.html", "b.html\0p1"], b"")).tolist() == [0, 1]
    then = Targets(first.columns())
    former = packed([1, 0])
    assert then.packed(["a.html", "b.html\0p1"], former) is former
    assert unpacked(then.packed(["c.html", "a.html"], former)).tolist() == [2, 0]
    assert then.into("b.html") == {1: "b.html\0p1"}
    assert [then.name(number) for number in range(3)] == ["a.html", "b.html\0p1", "c.html"]
    assert [*then.columns()] == [b"a.html", b"b.html\0p1", b"c.html"]
