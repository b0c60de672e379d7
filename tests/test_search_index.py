"""The index of the search, as Python makes it."""

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier import pipeline
from dossier.edition import Holdings, publish
from dossier.formats.index import PIECE, SHARED, Index, Unit, column, index, read, written
from dossier.formats.passages import Passage, cut, stretches
from dossier.outputs import search
from tests.conftest import ROOT
from tests.small import MOMENT


def unit(text: str, title: str = "", marks: Sequence[str] = ()) -> Unit:
    return Unit(tuple(marks), title, text, is_document=True, part=0)


def lines(made: Index) -> dict[str, list[int]]:
    """The whole index, each list read back."""
    found = {}
    for piece in made.pieces:
        for line in piece.text.split("\n"):
            word, entries = line.split(" ")
            found[word] = read(entries)
    return found


def units_with(made: Index, word: str) -> list[int]:
    return [entry >> 2 for entry in lines(made).get(word, [])]


def test_a_word_leads_to_its_units_without_case_accents_or_apostrophes() -> None:
    made = index([unit("L’extradition de Kózlowska"), unit("Extraditions"), unit("EXTRADITION")])
    assert units_with(made, "extradition") == [0, 2]
    assert units_with(made, "kozlowska") == [0]
    assert units_with(made, "l") == [0]


def test_titles_and_names_weigh_more_than_the_text() -> None:
    made = index([unit("torture"), unit("", title="Torture"), unit("torture " * 5)])
    assert [entry & 3 for entry in lines(made)["torture"]] == [0, 3, 2]


def test_filters_are_lines_of_the_index() -> None:
    made = index([unit("a", marks=["kind/letter"]), unit("b", marks=["kind/reply", "year/2015"])])
    assert units_with(made, "@kind/letter") == [0]
    assert units_with(made, "@year/2015") == [1]


@given(st.lists(st.integers(0, 40_000), unique=True), st.randoms())
def test_a_list_is_read_as_it_was_written(numbers: list[int], chance: random.Random) -> None:
    entries = [number * 4 + chance.randrange(4) for number in sorted(numbers)]
    assert read(written(entries)) == entries


def many(count: int) -> list[Unit]:
    """Units whose words have long lists, with beginnings in common."""
    chance = random.Random(7)  # noqa: S311  # nothing secret
    words = [f"com{letter}{number}" for letter in "abcdefgh" for number in range(40)]
    return [unit(" ".join(["the", "law", *chance.choices(words, k=60)])) for _ in range(count)]


def test_pieces_are_bounded_and_sorted() -> None:
    made = index(many(3000))
    longest = max(len(entries) for piece in made.pieces for entries in piece.text.split("\n"))
    assert all(len(piece.text) <= PIECE + longest for piece in made.pieces)
    assert all(
        piece.first.startswith(first) for piece, first in zip(made.pieces, made.firsts, strict=True)
    )
    assert list(made.firsts) == sorted(made.firsts)
    words = [line.split(" ")[0] for piece in made.pieces for line in piece.text.split("\n")]
    assert words == sorted(words)
    ends = [word for piece in made.pieces for word in (piece.first, piece.last)]
    assert ends == sorted(ends)


def test_a_beginning_that_too_many_words_share_has_its_own_list() -> None:
    units = many(3000)
    made = index(units)
    found = lines(made)
    assert "com" in made.shared
    wanted = [n for n, one in enumerate(units) if "com" in one.text]
    assert units_with(made, "com*") == wanted
    for beginning in ("com", "coma", "comb3", "th", "law"):
        if beginning not in made.shared:
            lists = [len(written(e)) for word, e in found.items() if word.startswith(beginning)]
            assert len(lists) <= 1 or sum(lists) <= SHARED


def test_common_words_that_follow_each_other_are_found_together() -> None:
    units = [unit("the law of the land")] * 150 + [unit("of law the")] * 150
    made = index(units)
    assert units_with(made, "+the+law") == list(range(150))
    assert units_with(made, "+of+law") == list(range(150, 300))
    assert not units_with(index(units[:50]), "+the+law")


def test_the_same_units_give_the_same_index() -> None:
    assert index(many(300)) == index(many(300))


def test_nothing_gives_an_empty_index() -> None:
    assert index([]) == Index((), {}, 100, ())


def test_a_column_says_how_often_a_number_repeats() -> None:
    assert column([0, 0, 0, 1, 2, 2]) == "021021"


@given(st.lists(st.text("ab ", max_size=60), max_size=8), st.integers(5, 40))
def test_stretches_hold_the_whole_text_and_are_bounded(texts: list[str], most: int) -> None:
    made = stretches([Passage(n, text) for n, text in enumerate(texts)], most)
    assert "".join(p.text for part in made for p in part) == "".join(texts)
    assert all(sum(len(p.text) for p in part) <= most for part in made)


def test_a_long_word_without_spaces_is_cut_all_the_same() -> None:
    assert cut("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


def data() -> dict[str, bytes]:
    loaded = pipeline.load(ROOT / "content", MOMENT)
    assert loaded.dossier is not None
    site = pipeline.shelve(publish(loaded.dossier, MOMENT), ROOT / "content")
    return {made.path: made.make() for made in search.data(site)}


def value(file: bytes) -> object:
    return json.loads(file.decode().partition(",")[2].removesuffix(")\n"))


def test_the_data_are_the_same_each_time_and_say_their_names() -> None:
    made = data()
    assert made == data()
    for path, file in made.items():
        name = Path(path).relative_to("assets/search").with_suffix("").as_posix()
        assert file.startswith(f'dossierData("{name}",'.encode())
        value(file)


@pytest.mark.parametrize("word", ["extradition", "kelam", "taubira", "zhanaozen"])
def test_the_letters_are_in_the_index(word: str) -> None:
    made = data()
    pieces = [str(value(file)) for path, file in made.items() if "/t/" in path]
    assert any(f"\n{word} " in f"\n{piece}" for piece in pieces)


def test_the_version_changes_with_any_word() -> None:
    loaded = pipeline.load(ROOT / "content", MOMENT)
    assert loaded.dossier is not None
    edition = publish(loaded.dossier, MOMENT)
    heads = set()
    for documents in (edition.documents, edition.documents[1:]):
        less = replace(edition, holdings=Holdings(documents, (), (), ()))
        site = pipeline.shelve(less, ROOT / "content")
        head = next(one for one in search.data(site) if one.path.endswith("head.js"))
        heads.add(json.loads(head.make().decode().partition(",")[2][:-2])["version"])
    assert len(heads) == 2
