"""How words are compared: quotations, names and near misses."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.words import closest, fold, locate, nearest, slugify, squash, tokens

PASSAGE = "He said: “It’s  the\nCourt’s ruling of 4 March 2015 (no. 12), not ours.” Nothing more."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("He said", "He said"),
        ("It's the Court's ruling", "It’s  the\nCourt’s ruling"),
        ('"It’s the', "“It’s  the"),
        ("«It\u201bs the", "“It’s  the"),
        ("  4 March 2015\n", "4 March 2015"),
        ("ruling […] (no. 12)", "ruling of 4 March 2015 (no. 12)"),
        ("ruling [...] ours", "ruling of 4 March 2015 (no. 12), not ours"),
        ("He[…]said[…]more.", PASSAGE),
        ("[…] Nothing more. […]", "Nothing more."),
    ],
)  # fmt: skip
def test_a_quotation_is_found_whatever_its_white_space_and_quotation_marks(
    quote: str, found: str
) -> None:
    place = locate(quote, PASSAGE)
    assert place is not None
    assert PASSAGE[slice(*place)] == found


@pytest.mark.parametrize(
    "quote",
    [
        "he said",  # another letter
        "He said It’s",  # a sign is missing
        "e said",  # begins inside a word
        "rul",  # ends inside a word
        "4 March 201",  # ends inside a figure
        "more […] He said",  # the wrong way round
        "Court’s ruling of 5 March",
        "",
        "[…]",
        "   ",
    ],
)
def test_other_words_are_not_found(quote: str) -> None:
    assert locate(quote, PASSAGE) is None


def test_a_quotation_typed_on_another_keyboard_is_found() -> None:
    passage = "13, Place Vendôme"
    assert locate(unicodedata.normalize("NFD", passage), passage) == (0, len(passage))


SENTENCES = st.text(st.sampled_from("ab é’'\"“” \n.,12"), min_size=1, max_size=40)


@given(SENTENCES, st.data())
def test_every_run_of_whole_words_of_a_passage_is_found_in_it(
    passage: str, data: st.DataObject
) -> None:
    words = tokens(passage)
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    place = locate(passage[words[first].start : words[last].end], passage)
    assert place is not None
    assert place[0] <= words[first].start


@given(SENTENCES, SENTENCES)
def test_what_is_found_is_what_was_quoted(quote: str, passage: str) -> None:
    place = locate(quote, passage)
    if place is not None:
        assert locate(passage[slice(*place)], passage) is not None
        assert len(squash(passage[slice(*place)])) == len(squash(quote))


def test_tokens_are_words_figures_and_signs() -> None:
    assert [one.text for one in tokens("Mr. O’Neill’s co-operation (12.5 %)_")] == [
        "Mr", ".", "O’Neill’s", "co-operation", "(", "12", ".", "5", "%", ")", "_",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Bogusław Liberadzki", "boguslaw-liberadzki"),
        ("Jonás Fernández", "jonas-fernandez"),
        ("Christine Revault d'Allonnes-Bonnefoy", "christine-revault-d-allonnes-bonnefoy"),
        ("S&D", "s-d"),
        ("Œuvre & Straße — Ærø", "oeuvre-strasse-aero"),
        ("Đặng İstanbul \u0131l\u0131k", "dang-istanbul-ilik"),
        ("  ", ""),
        ("Абляз", ""),
    ],
)
def test_a_name_becomes_an_address(name: str, slug: str) -> None:
    assert slugify(name) == slug


@given(st.text(max_size=30))
def test_an_address_is_lower_case_ascii_with_single_hyphens(name: str) -> None:
    slug = slugify(name)
    assert slugify(slug) == slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert "--" not in slug
    assert slug == slug.strip("-")


@given(st.text(max_size=40))
def test_a_whole_page_folds_as_a_word_does(text: str) -> None:
    assert fold(text + " " * 200) == fold(text) + " " * 200


def test_case_and_accents_fold_away() -> None:
    assert fold("Éliane ŁÓDŹ Straße") == "eliane lodz strasse"


def test_the_nearest_passage_shows_the_words_that_stand_there() -> None:
    near = nearest("the Court's ruling of 5 March 2015", ["Something else.", PASSAGE])
    assert near is not None
    assert near.index == 1
    assert near.text == "the\nCourt’s ruling of 4 March 2015"
    assert 0.5 < near.likeness < 1


@pytest.mark.parametrize(
    ("quote", "passages"), [("", ["a"]), ("x", []), ("x", ["a b c"]), ("…", [""])]
)
def test_where_nothing_is_alike_nothing_is_near(quote: str, passages: list[str]) -> None:
    assert nearest(quote, passages) is None


@given(SENTENCES, st.lists(SENTENCES, max_size=3))
def test_the_nearest_passage_stands_in_its_passage(quote: str, passages: list[str]) -> None:
    near = nearest(quote, passages)
    if near is not None:
        assert near.text in passages[near.index]
        assert 0 <= near.likeness <= 1


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("adress", ["addressee", "author"], "addressee"),
        ("Christiane Taubria", ["christiane-taubira", "Christiane Taubira"], "Christiane Taubira"),
        ("zzz", ["author", "date"], ""),
        ("x", [], ""),
        ("", ["author"], ""),
    ],
)
def test_a_slip_of_the_pen_finds_what_was_meant(word: str, known: list[str], meant: str) -> None:
    assert closest(word, known) == meant
