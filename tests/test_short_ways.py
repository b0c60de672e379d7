"""Short ways through much-used work: each gives what the long way gives."""

import html
import json
import posixpath
import re
import sys
import unicodedata
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from dossier import urls
from dossier.checks.private import _HOME, _has_a_figure, _may_tell_a_home
from dossier.checks.site import _anchors, _from_folder, _links, _read
from dossier.diagnostics import Findings
from dossier.formats import html as pages
from dossier.formats.written_json import dense, laid_out, spaced
from dossier.hidden import FORBIDDEN, places
from dossier.marks import _MARK, _Runs, _runs
from dossier.names import _Names
from dossier.readers import reviews
from dossier.recollection import trace
from dossier.words import (
    _LETTERED,
    _alike,
    _term,
    canonical,
    fold,
    folded_words,
    locate,
    runs_of_letters,
    squash,
    surfaces,
    visible,
    words_of,
)

LETTERS = st.text(
    st.sampled_from(
        "aAbZ09 -_'\u2019é\u0301ß\u017f\u0131\u0130\u212a\t\n\u00a0\u2009.,“”\u00ad日本¹"
    ),
    max_size=40,
)
ASCII = st.text(st.sampled_from("aB9 '-_.\t\n\r\x0b\x0c\x1c\x7f\x01"), max_size=12)
NAMES = ("Ana", "Ana Bo", "Bo", "Bo & Co", "Ana Ana", "Éva", "c")


@given(LETTERS)
def test_words_are_folded_together_as_one_by_one(text: str) -> None:
    assert folded_words(text) == [fold(word) for word in words_of(text)]


@given(LETTERS | ASCII)
def test_words_of_ascii_are_cut_like_all_others(text: str) -> None:
    assert surfaces(text) == _term().findall(visible(text))
    assert words_of(text) == _LETTERED.findall(text)
    assert runs_of_letters(text) == re.findall(r"\w+", text)


@given(LETTERS, LETTERS, st.integers(0, 40), st.integers(1, 20))
def test_a_quotation_is_found_where_its_characters_stand(
    before: str, after: str, start: int, length: int
) -> None:
    passage = before + " " + after
    quote = passage[start : start + length].strip()
    found = locate(quote, passage)
    if found is not None:
        there = canonical(squash(passage[slice(*found)])).text
        assert there == canonical(squash(quote)).text


@given(LETTERS)
def test_where_no_space_is_folded_every_character_is_in_its_place(text: str) -> None:
    long_way = canonical(text)
    assert _alike(text) == long_way.text
    if len(_alike(text)) == len(text):
        assert long_way.origins == tuple(range(len(text)))


@given(st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
))  # fmt: skip
def test_json_is_what_python_writes(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    assert laid_out(value).decode() == text + "\n"
    assert dense(value) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert spaced(value) == json.dumps(value, ensure_ascii=False)


@given(st.lists(st.sampled_from([*NAMES, "anab", "Ana\nBo", "<b>", "</b>", "<del>", "</del>", "&",
                                 "<a href='x'>", "</a>", " ", ",", "x"]), max_size=12),
       st.sets(st.sampled_from(NAMES), min_size=1))  # fmt: skip
def test_names_are_linked_as_by_one_pattern_of_them_all(pieces: list[str], names: set[str]) -> None:
    made = "".join(one if one[0] == "<" else html.escape(one, quote=False) for one in pieces)
    links = {name: f"{number}.html" for number, name in enumerate(sorted(names))}
    assert pages._linker(links)(made) == by_one_pattern(links, made)


def flexible(name: str) -> str:
    return r"\s+".join(re.escape(html.escape(word, quote=False)) for word in name.split())


def by_one_pattern(links: dict[str, str], made: str) -> str:
    names = sorted(links, key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(rf"(?<!\w){flexible(name)}(?!\w)" for name in names))

    def link(match: re.Match[str]) -> str:
        name = " ".join(html.unescape(match.group()).split())
        return f'<a class="actor" href="{links[name]}">{match.group()}</a>'

    return "".join(
        pattern.sub(link, piece) if is_text else piece for piece, is_text in pages._pieces(made)
    )


@given(st.lists(st.sampled_from([*NAMES, "(Ana)", "& Co", "anab", "_", " ", "\n", "é", "-"]),
                max_size=12),
       st.sets(st.sampled_from([*NAMES, "(Ana)", "& Co"]), min_size=1))  # fmt: skip
def test_names_are_found_as_by_one_pattern_of_them_all(pieces: list[str], names: set[str]) -> None:
    def pattern(name: str) -> str:
        begins, ends = (re.match(r"\w", name[place]) for place in (0, -1))
        return (r"(?<!\w)" if begins else "") + re.escape(name) + (r"(?!\w)" if ends else "")

    text = "".join(pieces)
    order = sorted(names, key=lambda name: (-len(name), name))
    found = re.finditer("|".join(map(pattern, order)), text)
    spans = [match.span() for match in found]
    words = runs_of_letters(text)
    assert [*_Names(names).places(text, words)] == spans
    left = trace(words)
    for start, end in spans:  # no name stands in a text whose trace denies it
        assert (name := trace(runs_of_letters(text[start:end]))) & left == name


HOMES = ("home address", "private address", "residing at", "resident at", "lives at", "living at",
         "domiciled at", "domicilié", "demeurant", "wohnhaft", "residente en", "zamieszkał",
         "проживает", "проживающий")  # fmt: skip


@given(st.sampled_from(HOMES), st.data())
def test_no_sign_of_a_home_is_passed_over(words: str, data: st.DataObject) -> None:
    others = {"i": "iI\u0131\u0130", "s": "sS\u017f", "k": "kK\u212a"}
    text = "".join(data.draw(st.sampled_from(others.get(c, c + c.upper()))) for c in words)
    if _HOME.search(f"x {text}a y") or _HOME.search(f"x {text} y"):
        assert _may_tell_a_home(f"x {text} y")


@given(LETTERS | ASCII | st.text(max_size=8))
def test_figures_and_white_space_are_found_as_by_patterns(text: str) -> None:
    assert _has_a_figure(text) == (re.search(r"\d", text) is not None)
    assert squash(text) == " ".join(unicodedata.normalize("NFC", text).split())


@given(st.lists(st.sampled_from(["a", " ", "\n", "\t", "{", "}", "{--", "--}", "\\"]), max_size=6))
def test_a_block_without_braces_is_one_run(pieces: list[str]) -> None:
    text, ways = "".join(pieces), (_runs, lambda *one: _Runs(*one).parse())
    quick, whole = ((way(text, 3, found := Findings("")), found.all()) for way in ways)
    assert quick == whole


@given(st.lists(st.sampled_from(["<a ", "href=", 'href="', 'src="', '"', "x.html", "#p1", " id=", 'id="', "void", 'grid="', "_", "é"]), max_size=14))  # fmt: skip  # noqa: E501
def test_links_and_places_are_cut_as_by_patterns(pieces: list[str]) -> None:
    data = "".join(pieces).encode()
    links = re.findall(rb'(?:href|src)="([^"]*)"', data)
    assert _links(data) == {one.decode() for one in links}
    assert _anchors(data) == set(re.findall(rb'\bid="([^"]*)"', data))


@given(
    st.sampled_from(["", "actors", "actors/ana-berg", "timeline"]),
    st.lists(st.sampled_from(["..", ".", "/", "a", "ana-b", ".html", "#", "p3", "é", "%20", "&amp;",
                              "?", ":", "\\", " ", "_"]), max_size=7).map("".join),
)  # fmt: skip
def test_a_link_leads_where_it_leads_however_it_is_read(folder: str, link: str) -> None:
    assert _from_folder.__wrapped__(folder, link) == _read(folder, link)


_PARTS = st.sampled_from(["actors", "actor", "ana", "é b", "x.html", "y2015.html", "100%"])
_PATHS = st.lists(_PARTS, min_size=1, max_size=3).map("/".join)


@given(_PATHS, st.just("") | _PATHS)
def test_a_link_from_a_folder_is_the_relative_path(path: str, folder: str) -> None:
    link = urls._from_folder.__wrapped__(path, folder)
    if not f"{folder}/".startswith(f"{path}/"):  # no file is a folder too
        assert unquote(link) == posixpath.relpath(path, folder or ".")


_ESCAPED_OR_NOT = re.compile(r"(\\?)(\{--|\{\+\+|\{~~|\{==|\{>>|--\}|\+\+\}|~~\}|==\}|<<\})")


@given(st.lists(st.sampled_from(["\\", "{--", "--}", "{~~", "~~}", "{", "-", "}", "a", "{>>",
                                 "<<}"]), max_size=12).map("".join))  # fmt: skip
def test_marks_and_their_backslashes_are_found_as_by_one_pattern(text: str) -> None:
    runs = _Runs(text, 1, Findings("letter.md"))
    found = []
    position = 0
    while match := _MARK.search(text, position):
        found.append((match.start(), runs.is_escaped(match.start(), position)))
        position = match.end()
    assert found == [(m.start(2), bool(m[1])) for m in _ESCAPED_OR_NOT.finditer(text)]


@given(st.text(st.sampled_from("aé日\n\t\r \u00a0\u200b\u202e\ue000\x00\x85\u2028\ufeff\u0378"),
               max_size=8))  # fmt: skip
def test_what_hides_is_found_wherever_it_stands(text: str) -> None:
    assert [character for character, _ in places(text)] == FORBIDDEN.findall(text)


def test_every_character_that_hides_is_one_that_cannot_be_printed() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    assert [one for one in every if FORBIDDEN.match(one) and one.isprintable()] == []


@given(st.lists(st.sampled_from(["# review:", "#review: x", "a: b", "'#", "'", " ", "\n", "re",
                                 "view:"]), max_size=8).map("".join))  # fmt: skip
def test_every_open_review_is_told(front: str) -> None:
    found = Findings("letter.md")
    reviews.open_reviews(front, found)
    lines = front.split("\n")
    bare = [reviews._QUOTED.sub(lambda one: " " * len(one.group()), line) for line in lines]
    told = [number for number, line in enumerate(bare, 1) if reviews._REVIEW.search(line)]
    assert [one.line for one in found.all()] == told
