"""Whether a quotation stands in the dossier, asked of the five documents."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import pipeline
from dossier.cli import main
from dossier.comparing import MOST_WORDS, likely, places, stream
from dossier.edition import publish
from dossier.model import Document
from dossier.quoting import Answer, Verdict, check
from dossier.words import said, visible
from tests.conftest import ROOT
from tests.small import MOMENT

CONTENT = ROOT / "content"
WATCH = "2015-05-18-human-rights-watch-to-manuel-valls"
RELEASE = "2015-10-12-open-dialog-foundation-on-the-extradition-decree"


def documents() -> tuple[Document, ...]:
    loaded = pipeline.load(CONTENT, MOMENT)
    assert loaded.dossier is not None
    return publish(loaded.dossier, MOMENT).documents


DOCUMENTS = documents()


def ask(text: str) -> Answer:
    return check(text, DOCUMENTS)


@dataclass(frozen=True)
class Exact:
    quote: str
    document: str
    paragraphs: tuple[int, ...]


EXACT = (
    Exact("decline to approve his extradition either to Ukraine or Russia", WATCH, (7,)),
    Exact("DECLINE  to\napprove his “extradition” either to 'Ukraine' or Russia", WATCH, (7,)),
    Exact("« Mr. Ablyazov's case and decline to approve »", WATCH, (7,)),
    Exact("Mr. Ablyazov\u2019s case", WATCH, (7,)),
    Exact("It has nothing to do with ideals […] human rights", RELEASE, (8,)),
    Exact("It has nothing to do with ideals, … and human rights", RELEASE, (8,)),
    Exact("It has nothing to do (...) human rights", RELEASE, (8,)),
    Exact("the progress of their cases. The Russian authorities allow no space", RELEASE, (6, 7)),
    Exact("proven to be ruthless towards those presenting", RELEASE, (7,)),
)


@pytest.mark.parametrize("case", EXACT, ids=lambda case: case.quote[:40])
def test_a_quotation_that_stands_there_is_exact(case: Exact) -> None:
    answer = ask(case.quote)
    assert answer.verdict is Verdict.EXACT
    assert [(hit.document.slug, hit.paragraphs) for hit in answer.hits] == [
        (case.document, case.paragraphs)
    ]


@pytest.mark.parametrize(
    ("quote", "changes"),
    [
        ("decline to support his extradition either to Ukraine or Russia",
         [("support", "approve")]),
        ("decline to approve extradition either to Ukraine or Russia", [("", "his")]),
        ("decline to ever approve his extradition either to Ukraine", [("ever", "")]),
        ("decline to approve his extradition to either Ukraine or Russia",
         [("to", ""), ("", "to")]),
        ("uphold international human-rights law in Mr. Ablyazov’s case",
         [("human-rights", "human rights")]),
        ("It has nothing to do with ideas […] human rights", [("ideas", "ideals")]),
        ("It has nothing to do with ideals standards, values", [("", ",")]),
    ],
)  # fmt: skip
def test_what_was_altered_is_shown_word_by_word(
    quote: str, changes: Sequence[tuple[str, str]]
) -> None:
    answer = ask(quote)
    assert answer.verdict is Verdict.ALTERED
    assert [(one.quote, one.text) for one in answer.changes] == list(changes)


@pytest.mark.parametrize(
    "quote",
    [
        "purple elephants dance on the moon every night",
        "the Prime Minister of Ruritania has resigned over a scandal",
        "nonsense words",
        "and of the in to a is",
    ],
)
def test_what_stands_nowhere_is_not_found(quote: str) -> None:
    assert ask(quote).verdict is Verdict.NOT_FOUND


@pytest.mark.parametrize("quote", ["", "  \n", "…", "“”", "[…]", "\u200b"])
def test_without_words_there_is_nothing_to_look_for(quote: str) -> None:
    assert ask(quote).verdict is Verdict.NO_WORDS


def test_two_words_are_found_and_said_to_be_too_few() -> None:
    answer = ask("Mukhtar Ablyazov")
    assert answer.verdict is Verdict.EXACT
    assert answer.is_short
    assert len(answer.hits) > 5


def test_an_ellipsis_does_not_join_what_stands_far_apart() -> None:
    assert ask("Dear Prime Minister […] of the world").verdict is not Verdict.EXACT


def test_withheld_words_are_not_found() -> None:
    assert ask("0032 2 28 45136").verdict is Verdict.NOT_FOUND
    assert ask("Brussels - ASP 15G115 | 0032 2 28 45136").verdict is not Verdict.EXACT


def test_a_quotation_from_a_draft_is_not_found() -> None:
    watch = [document for document in DOCUMENTS if document.slug != WATCH]
    assert check("decline to approve his extradition", watch).verdict is not Verdict.EXACT


def test_a_whole_letter_and_a_very_long_text_are_answered() -> None:
    letter = "\n\n".join(DOCUMENTS[0].text.readings)
    assert ask(letter).verdict is Verdict.EXACT
    assert ask("word " * 100_000).verdict is Verdict.NOT_FOUND
    assert ask("Ablyazov … " * 100_000).verdict is not Verdict.EXACT


def test_more_words_than_can_be_compared_are_not_compared() -> None:
    quote = said("no " * (MOST_WORDS + 1))[0]
    assert likely(quote, stream(["no such thing"])) is None


TEXTS = [reading for document in DOCUMENTS for reading in document.text.readings if reading]


@given(st.sampled_from(TEXTS), st.data())
def test_every_stretch_of_whole_words_is_exact(text: str, data: st.DataObject) -> None:
    tokens = [token for part in said(visible(text)) for token in part]
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, len(tokens) - 1))
    quote = visible(text)[tokens[first].start : tokens[last].end]
    assert places(said(quote), stream([text]))


@given(st.sampled_from(TEXTS), st.data())
def test_no_changed_word_passes(text: str, data: st.DataObject) -> None:
    words = text.split()
    index = data.draw(st.integers(0, len(words) - 1))
    changed = " ".join([*words[:index], "xyzzy", *words[index + 1 :]])
    assert ask(changed).verdict is not Verdict.EXACT


def quote(text: str, *options: str) -> int:
    where = ("--content", str(CONTENT), "--at", MOMENT.isoformat())
    return main(["quote", text, *where, *options])


def test_the_command_says_where_a_quotation_stands(capsys: pytest.CaptureFixture[str]) -> None:
    assert quote("It has nothing to do with ideals, standards, values and human rights") == 0
    told = capsys.readouterr().out
    assert "Exact." in told
    assert "paragraph 8" in told
    assert "Yevgeniy Zhovtis, quoted by" in told
    assert "12 October 2015" in told
    assert f"/documents/{RELEASE}.html#p8" in told


def test_the_command_shows_what_was_altered(capsys: pytest.CaptureFixture[str]) -> None:
    assert quote("decline to support his extradition either to Ukraine or Russia") == 1
    assert "“support” where the dossier has “approve”" in capsys.readouterr().out


def test_the_command_says_that_a_quotation_is_not_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert quote("purple elephants dance on the moon every night") == 1
    assert "Not found." in capsys.readouterr().out
    assert quote("too short") == 1
    assert "too few" in capsys.readouterr().out


def test_the_command_speaks_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert quote("his case and decline to support his extradition", "--format", "json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["verdict"] == "altered"
    assert {"quotation": "support", "dossier": "approve"} in told["changes"]
    assert told["hits"][0]["paragraphs"] == [7]
