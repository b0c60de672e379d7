"""Withheld text is replaced on every side of a transcription before anyone reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.diagnostics import Findings, Span
from dossier.marks import parse
from dossier.markup import block_text
from dossier.model import Withheld
from dossier.transcription import BAR, RunKind, Text, reads, stands
from dossier.withhold import withhold
from dossier.words import squash

NUMBER = "0032 2 28 45136"


def covered(body: str, *texts: str) -> tuple[Text, list[str]]:
    """A body with texts withheld, and what is said of it."""
    found = Findings("x.md")
    blocks = parse(body, 1, found)
    whole = Text(blocks, tuple(block_text(block, reads) for block in blocks))
    entries = tuple(Withheld(text, "contact details", Span()) for text in texts)
    made = withhold(whole, entries, found)
    return made, [one.code for one in found.all()]


def both_sides(text: Text) -> str:
    diplomatic = (block_text(block, stands) for block in text.blocks)
    return squash(" ".join((*text.readings, *diplomatic, repr(text))))


@pytest.mark.parametrize(
    "body",
    [
        f"Call {NUMBER}.",
        f"{NUMBER}",
        f"**Call {NUMBER} now**",
        f"Call {NUMBER} or {NUMBER}.",
        "Call 0032 2\n28 45136.",
        "Call 0032\xa02  28 45136.",
        r"Call 0032 2 28 45136\.",
        f"Brussels | {NUMBER}\n{{: .signature}}",
        f"one {{--{NUMBER}--}}{{>>furniture<<}} two",
        f"one {{~~{NUMBER}~>0032~~}}{{>>correction: {NUMBER}<<}} two",
        f"one {{~~0032~>{NUMBER}~~}}{{>>correction: x<<}} two",
        f"one {{=={NUMBER}==}}{{>>sic: x<<}} two",
        f"one {{>>they wrote {NUMBER} here<<}} two",
        f"1. one {NUMBER}\n2. two",
        f"> {NUMBER}",
        f"a | b\n--|--\n{NUMBER} | d",
    ],
)
def test_it_is_gone_from_both_sides_and_from_the_notes(body: str) -> None:
    text, told = covered(body, NUMBER)
    assert told == []
    assert NUMBER not in both_sides(text)
    assert "45136" not in both_sides(text)
    assert BAR in both_sides(text)


def test_the_reader_is_told_the_reason() -> None:
    text, _ = covered(f"Call {NUMBER} now.", NUMBER)
    (run,) = (run for run in text.blocks[0].runs if run.kind is RunKind.WITHHELD)
    assert (run.stands, run.reads, run.note) == (BAR, BAR, "contact details")
    assert text.readings == (f"Call {BAR} now.",)


def test_what_stands_in_its_place_does_not_betray_its_length() -> None:
    short, _ = covered("Call 12 now.", "12")
    long, _ = covered(f"Call {NUMBER} now.", NUMBER)
    assert short.readings == long.readings


def test_signs_of_markdown_in_the_text_are_signs_of_the_letter() -> None:
    text, told = covered(r"Write to a\_b@c.example (at home).", "a_b@c.example (at home)")
    assert told == []
    assert text.readings == (f"Write to {BAR}.",)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Nothing here.", "withheld-not-found"),
        ("Call 0032 2 28 45137.", "withheld-not-found"),
        ("Call 0032 {==2 28==}{>>sic: x<<} 45136.", "withheld-across-mark"),
        ("Call 0032 **2** 28 45136.", "withheld-across-mark"),
        ("Call 0032 {--x--}{>>omitted: y<<}2 28 45136.", "withheld-across-mark"),
    ],
)
def test_what_could_not_be_replaced_is_an_error_told_once(body: str, code: str) -> None:
    assert covered(body, NUMBER)[1] == [code]


def test_several_texts_are_each_replaced() -> None:
    text, told = covered("One two three four.", "two", "four")
    assert told == []
    assert text.readings == (f"One {BAR} three {BAR}.",)


def test_blocks_keep_their_lines_and_numbers() -> None:
    text, _ = covered(f"One.\n\nCall {NUMBER}.\n\nThree.", NUMBER)
    assert [(block.line, block.number) for block in text.blocks] == [(1, 1), (3, 2), (5, 3)]


@given(
    st.text("ab 12*_`{}-=+~<>[]()\n.", max_size=30),
    st.text("ab 12*_`{}-=+~<>[]()\n.", max_size=30),
)
def test_it_is_replaced_or_it_is_an_error(before: str, after: str) -> None:
    text, told = covered(f"{before}{NUMBER}{after}", NUMBER)
    if not {"withheld-not-found", "withheld-across-mark"} & set(told):
        sides = " ".join((*text.readings, *(block_text(block, stands) for block in text.blocks)))
        assert NUMBER not in squash(sides)
