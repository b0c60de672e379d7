"""Quotations, claims, requests, withheld text and corrections, as an editor meets them."""

from __future__ import annotations

import io
import re
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dossier import pipeline
from dossier.against import NoRecordError, published
from dossier.checks.claims import sentences
from dossier.checks.leaks import Secret, leaks, secrets
from dossier.checks.private import is_iban
from dossier.diagnostics import Diagnostic
from tests import small
from tests.conftest import ROOT

AT = datetime(2026, 11, 21, tzinfo=UTC)
PHONE = "0032 2 28 45136"
LETTER = """\
---
title: Letter to the Minister
kind: letter
date: 2015-05-25
author: Ada Writer
addressee: {{actor: ben-reader, as: Minister}}
{extra}
---

Mr Ben Reader,
{{: .addressee}}

I ask you to stay the order of 4 March. It was not lawful.

Call me on 0032 2 28 45136 or write to ada@writer.example today.

Ada Writer
{{: .signature}}
"""
WITHHOLD = f"""\
withhold:
  - {{text: "{PHONE}", reason: contact details}}
  - {{text: ada@writer.example, reason: contact details}}"""


@pytest.fixture(name="content")
def small_dossier(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    for folder in ("documents", "actors", "events", "pages"):
        (content / folder).mkdir(parents=True)
    (content / "case.yaml").write_text(
        "title: A case\nbase_url: https://case.example/\npublisher: {name: P}\n"
        "imprint: {responsible: R, email: r@case.example}\n"
    )
    actor(content, "ada-writer", "Ada Writer")
    actor(content, "ben-reader", "Ben Reader")
    letter(content)
    return content


def actor(content: Path, slug: str, name: str, extra: str = "", note: str = "") -> None:
    text = f"---\nname: {name}\nkind: person\n{extra}---\n\n{note}\n"
    (content / "actors" / f"{slug}.md").write_text(text)


def letter(content: Path, extra: str = WITHHOLD, old: str = "", new: str = "") -> Path:
    path = content / "documents" / "2015-05-25-letter.md"
    path.write_text(LETTER.format(extra=extra).replace(old, new) if old else
                    LETTER.format(extra=extra))  # fmt: skip
    return path


def event(content: Path, attested: str, title: str = "The order", status: str = "reported") -> None:
    (content / "events" / "2015-03-04-order.md").write_text(
        f"---\ntitle: {title}\ndate: 2015-03-04\nstatus: {status}\n{attested}\n---\n"
    )


def check(content: Path) -> tuple[Diagnostic, ...]:
    return pipeline.check(content, AT)


def codes(content: Path) -> list[str]:
    return [one.code for one in check(content)]


def site(content: Path) -> dict[str, str]:
    built = pipeline.build(content, content.parent / "site", AT)
    assert built.published is not None, built.diagnostics
    folder = content.parent / "site"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_small_dossier_is_sound(content: Path) -> None:
    assert codes(content) == []


# -- quotations -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "quote",
    [
        "I ask you to stay the order of 4 March.",
        "ask  you to\n    stay the order",
        "I ask you […] It was not lawful.",
        "I ask you [...] not lawful",
    ],
)
def test_a_quotation_that_stands_supports_an_event(content: Path, quote: str) -> None:
    event(content, f'attested_by:\n  - document: 2015-05-25-letter\n    quote: "{quote}"')
    assert codes(content) == []


@pytest.mark.parametrize(
    "quote",
    [
        "I ask you to stay the order of 5 March.",
        "i ask you to stay the order",
        "sk you to stay",
        "It was not lawful. Call me on",
        "It was not lawful. […] I ask you",
        "It was lawful",
    ],
)
def test_a_quotation_that_is_altered_is_told_with_the_nearest_passage(
    content: Path, quote: str
) -> None:
    event(content, f'attested_by: [{{document: 2015-05-25-letter, quote: "{quote}"}}]')
    (one,) = check(content)
    assert (one.code, one.file, one.line) == ("quote-not-found", "events/2015-03-04-order.md", 5)
    assert "the nearest passage" in one.hint


def test_an_empty_quotation_supports_nothing(content: Path) -> None:
    event(content, 'attested_by: [{document: 2015-05-25-letter, quote: "…"}]')
    assert codes(content) == ["empty-quote"]


def test_an_event_without_support_says_why_or_is_an_error(content: Path) -> None:
    event(content, "place: Lyon")
    assert codes(content) == ["unattested-event"]
    event(content, "unsourced: told to us by a witness who must not be named")
    assert codes(content) == []
    assert "told to us by a witness" in site(content)["events/2015-03-04-order.html"]
    assert "told to us by a witness" in site(content)["timeline.html"]


def test_an_outside_publication_is_shown_as_such(content: Path) -> None:
    event(
        content,
        'attested_by: [{url: "https://paper.example/a", title: The ruling, publisher: The Paper, '
        "date: 2015-03-05, quote: It was so ruled.}]",
    )
    page = site(content)["events/2015-03-04-order.html"]
    assert "The Paper" in page
    assert 'href="https://paper.example/a"' in page
    assert "5 March 2015" in page


def test_an_event_that_rests_only_on_a_hidden_document_is_hidden_with_it(content: Path) -> None:
    event(content, "attested_by: [{document: 2015-05-25-letter, quote: the order of 4 March}]")
    assert "events/2015-03-04-order.html" in site(content)
    letter(content, WITHHOLD + "\nembargo: 2030-01-01")
    made = site(content)
    assert "events/2015-03-04-order.html" not in made
    assert "The order" not in made["timeline.html"]


def test_a_quoted_speaker_is_named_with_the_document_that_quotes(content: Path) -> None:
    actor(content, "cy-speaker", "Cy Speaker")
    letter(content, WITHHOLD + "\nspeakers: [{paragraphs: 1, actor: cy-speaker}]")
    event(content, "attested_by: [{document: 2015-05-25-letter, quote: the order of 4 March}]")
    page = site(content)["events/2015-03-04-order.html"]
    assert "Cy Speaker, quoted by Ada Writer" in page
    assert 'href="../documents/2015-05-25-letter.html#p1"' in page


def test_something_alleged_names_who_alleges_it(content: Path) -> None:
    attested = "attested_by: [{document: 2015-05-25-letter, quote: It was not lawful}]"
    event(content, attested, "The order was unlawful", "alleged")
    assert codes(content) == ["unnamed-speaker"]
    event(content, attested, "The order was unlawful, according to Ada Writer", "alleged")
    assert codes(content) == []


# -- requests ---------------------------------------------------------------------------


def test_a_request_stands_on_its_own_page_and_on_that_of_whom_it_asks(content: Path) -> None:
    event(content, "attested_by: [{document: 2015-05-25-letter, quote: the order of 4 March}]")
    asks = (
        "requests:\n  - {to: ben-reader, that: Stay the order, quote: I ask you to stay, "
        "answered_by: 2015-03-04-order}\n  - {to: the world, that: Look, quote: not lawful}"
    )
    letter(content, f"{WITHHOLD}\n{asks}")
    made = site(content)
    for page in ("requests.html", "actors/ben-reader.html"):
        assert "Stay the order" in made[page]
        assert "2015-03-04-order.html" in made[page]
    assert "the world" in made["requests.html"]
    assert "No answer in this dossier" in made["requests.html"]


def test_a_request_in_other_words_than_the_letters_is_an_error(content: Path) -> None:
    asks = "requests: [{to: ben-reader, that: Stay it, quote: I demand that you stay}]"
    letter(content, f"{WITHHOLD}\n{asks}")
    assert codes(content) == ["quote-not-found"]


# -- claims -----------------------------------------------------------------------------


def page(content: Path, text: str, extra: str = "") -> None:
    (content / "pages" / "about.md").write_text(f"---\ntitle: About\n{extra}---\n\n{text}\n")


CLAIM = "[^a]: {document: 2015-05-25-letter, quote: the order of 4 March}"


def test_a_claim_links_to_the_paragraph_that_supports_it(content: Path) -> None:
    page(content, f"There was an order on 4 March.[^a]\n\n{CLAIM}")
    made = site(content)["about.html"]
    assert 'href="documents/2015-05-25-letter.html#p1"' in made
    assert "the order of 4 March" in made


def test_a_claim_whose_quotation_does_not_stand_is_an_error(content: Path) -> None:
    page(content, f"There was an order.[^a]\n\n{CLAIM.replace('4 March', '5 March')}")
    assert codes(content) == ["quote-not-found"]


def test_where_it_is_demanded_each_sentence_has_its_support(content: Path) -> None:
    text = f"There was an order.[^a] It was unlawful. This site holds one letter.[^here]\n\n{CLAIM}"
    page(content, text)
    assert codes(content) == []
    page(content, text, "claims: required\n")
    (one,) = check(content)
    assert one.code == "unsupported-sentence"
    assert "It was unlawful." in one.what
    assert one.line == 6


def test_a_reference_without_definition_and_one_never_used_are_told(content: Path) -> None:
    page(content, f"There was an order.[^b]\n\n{CLAIM}")
    assert sorted(codes(content)) == ["unknown-claim", "unused-claim"]


def test_sentences_end_where_a_reader_ends_them() -> None:
    text = "## Head\n\nMr A. Smith wrote on 4.5 pages. He said “so.”[^a] Then:\n\n- one\n"
    assert [one for _, one in sentences(text)] == [
        "Mr A. Smith wrote on 4.5 pages.",
        "He said “so.”[^a]",
        "Then:",
        "- one",
    ]


# -- withheld text ----------------------------------------------------------------------


def test_withheld_text_is_in_no_file_and_readers_see_that_it_is_withheld(content: Path) -> None:
    made = site(content)
    assert not [path for path, text in made.items() if "45136" in text or "ada@" in text]
    assert "withheld: contact details" in made["documents/2015-05-25-letter.html"]


def test_a_text_to_be_withheld_that_stands_nowhere_is_an_error(content: Path) -> None:
    letter(content, WITHHOLD.replace("45136", "45137"))
    told = codes(content)
    assert "withheld-not-found" in told
    assert "private-data" in told


def test_a_withheld_text_across_a_mark_is_told(content: Path) -> None:
    letter(content, WITHHOLD, PHONE, "0032 2 {==28 45136==}{>>sic: so<<}")
    assert "withheld-across-mark" in codes(content) or "withheld-not-found" in codes(content)


def planted() -> list[tuple[str, bytes]]:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("inner.html", f"<p>{PHONE}</p>")
    return [
        ("a.html", f"<p>{PHONE}</p>".encode()),
        ("a.html", b"<p>0032 2 <b>28</b> 45<i></i>136</p>"),
        ("a.html", b'<p title="0032&#32;2&nbsp;28&#x20;45136">x</p>'),
        ("a.html", b"<a href='tel:003222845136'>x</a>"),
        ("a.json", rb'{"a": "\u0030032 2 28\u002045136"}'),
        ("a.txt", b"0032 2 28\n   45136"),
        ("a.js", b"x('0032%202%2028%2045136')"),
        ("feed.xml", b"<title>0032-2-28-45136</title>"),
        ("tel-0032-2-28-45136.html", b"x"),
        ("site.zip", archive.getvalue()),
        ("b.html", b"<p>Ada@<wbr>Writer.example</p>"),
    ]


@pytest.mark.parametrize(("path", "data"), planted())
def test_a_planted_secret_is_found_in_each_kind_of_output(
    content: Path, path: str, data: bytes
) -> None:
    dossier = pipeline.load(content, AT).dossier
    assert dossier is not None
    (one,) = leaks({path: data}, secrets(dossier))[:1]
    assert (one.code, one.file) == ("leak", path)
    assert "45136" not in one.what, "the message must not repeat the secret"


def test_a_leak_stops_the_publication(content: Path) -> None:
    page(content, f"Her number is {PHONE}.")
    built = pipeline.build(content, content.parent / "site", AT)
    assert built.published is None
    assert {one.code for one in built.diagnostics} == {"leak"}


def test_no_digest_of_a_source_that_holds_withheld_text_is_published(content: Path) -> None:
    digest = "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c"
    (content / "sources").mkdir()
    (content / "sources" / "s.txt").write_text("foo\n")
    page(content, f"The source has the digest {digest}.")
    letter(content, f"{WITHHOLD}\nsource: {{file: s.txt, sha256: {digest}}}")
    dossier = pipeline.load(content, AT).dossier
    assert dossier is not None
    assert leaks({"about.html": digest.encode()}, secrets(dossier))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ring +48 22 307 11 22 now.", "a telephone number"),
        ("Write to ada.w@mail.example now.", "an e-mail address"),
        ("Pay to DE89 3704 0044 0532 0130 00 now.", "an account number"),
        ("He is residing at 4, Elm Row.", "a home address"),
    ],
)
def test_what_looks_private_and_is_not_withheld_is_warned_of(
    content: Path, text: str, what: str
) -> None:
    letter(content, WITHHOLD, "It was not lawful.", text)
    (one,) = check(content)
    assert (one.code, one.severity.value) == ("private-data", "warning")
    assert what in one.what


@pytest.mark.parametrize("text", ["Since 2015-05-25 and 1,234,567,890 euros.", "No. 394399."])
def test_dates_and_figures_are_no_telephone_numbers(content: Path, text: str) -> None:
    letter(content, WITHHOLD, "It was not lawful.", text)
    assert codes(content) == []


def test_check_digits_tell_an_account_number_from_a_reference() -> None:
    assert is_iban("GB82 WEST 1234 5698 7654 32")
    assert not is_iban("GB83 WEST 1234 5698 7654 32")


def test_a_repository_that_holds_what_is_withheld_is_told_of(content: Path) -> None:
    (content.parent / ".git").mkdir()
    assert codes(content) == ["open-repository"]
    with (content / "case.yaml").open("a") as case:
        case.write("repository: private\n")
    assert codes(content) == []


def test_the_published_copy_of_a_source_is_redacted(content: Path) -> None:
    letter(content, f"{WITHHOLD}\nsource: {{file: s.txt, nature: born-digital}}")
    (content / "sources").mkdir()
    body = LETTER.split("---\n")[2].replace("{{: .addressee}}\n", "").replace(
        "{{: .signature}}\n", "")  # fmt: skip
    (content / "sources" / "s.txt").write_text(body)
    made = site(content)
    assert "I ask you to stay" in made["sources/2015-05-25-letter.txt"]
    assert "45136" not in made["sources/2015-05-25-letter.txt"]
    assert "with what is withheld left out" in made["documents/2015-05-25-letter.html"]


# -- actors -----------------------------------------------------------------------------


def test_who_takes_part_stands_in_the_text_or_is_supplied(content: Path) -> None:
    path = letter(content, f"{WITHHOLD}\nsource: {{file: s.txt}}", "Mr Ben Reader,", "Minister,")
    (content / "sources").mkdir()
    body = path.read_text().split("---\n")[2]
    (content / "sources" / "s.txt").write_text(re.sub(r"\{: .*\}\n", "", body))
    (one,) = check(content)
    assert (one.code, one.line) == ("party-not-in-text", 6)
    assert "Ben Reader" in one.what
    path.write_text(path.read_text().replace("as: Minister", "as: Minister, evidence: supplied"))
    assert codes(content) == []
    assert "name supplied by the editors" in site(content)["documents/2015-05-25-letter.html"]


def test_an_actor_who_is_not_public_is_linked_nowhere_and_has_no_page(content: Path) -> None:
    actor(content, "ben-reader", "Ben Reader", "public: false\n")
    made = site(content)
    assert "actors/ben-reader.html" not in made
    assert not [path for path, text in made.items() if "ben-reader" in text]


def test_a_mention_links_to_the_actor_and_can_be_suppressed(content: Path) -> None:
    actor(content, "cy-order", "the order", "")
    made = site(content)["documents/2015-05-25-letter.html"]
    assert '<a class="actor" href="../actors/cy-order.html">the order</a>' in made
    letter(content, WITHHOLD + "\nnot_mentioned: [cy-order]")
    assert "cy-order" not in site(content)["documents/2015-05-25-letter.html"]


# -- responses, corrections, withdrawal ---------------------------------------------------


def test_a_response_stands_beside_the_passage_and_on_the_actors_page(content: Path) -> None:
    letter(
        content,
        WITHHOLD + '\nresponses: [{actor: ben-reader, date: 2026-11-01, text: "It was lawful.", '
        "paragraph: 1}]",
    )
    made = site(content)
    page_of_letter = made["documents/2015-05-25-letter.html"]
    assert page_of_letter.index('id="p1"') < page_of_letter.index("It was lawful.")
    assert page_of_letter.index("It was lawful.") < page_of_letter.index('id="p2"')
    assert "It was lawful." in made["actors/ben-reader.html"]


def test_a_withdrawn_document_leaves_a_page_that_says_why(content: Path) -> None:
    letter(content, WITHHOLD + "\nwithdrawn: the author asked for it")
    made = site(content)
    assert "the author asked for it" in made["documents/2015-05-25-letter.html"]
    assert not [path for path, text in made.items() if "stay the order" in text]


def against(content: Path) -> list[str]:
    before = published(content.parent / "site")
    return [one.code for one in pipeline.check(content, AT, before)]


def test_an_unchanged_dossier_changes_nothing_in_public(content: Path) -> None:
    site(content)
    assert against(content) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("not lawful", "lawful"),
        ("date: 2015-05-25", "date: 2015-05-26"),
        ("as: Minister", "as: Prime Minister"),
        ("author: Ada Writer", "author: Ben Reader"),
        ("title: Letter", "title: Open letter"),
    ],
)
def test_a_silent_change_is_an_error_and_a_told_one_is_a_note(
    content: Path, old: str, new: str
) -> None:
    site(content)
    letter(content, WITHHOLD, old, new)
    assert set(against(content)) == {"silent-change"}
    letter(content, WITHHOLD + "\ncorrections: [{date: 2026-11-20, note: a slip}]", old, new)
    assert set(against(content)) == {"will-change"}


def test_a_document_does_not_vanish_in_silence(content: Path) -> None:
    site(content)
    path = content / "documents" / "2015-05-25-letter.md"
    path.rename(path.with_name("2015-05-26-other.md"))
    assert sorted(against(content)) == ["silent-removal", "will-change"]


def test_a_site_without_a_record_cannot_be_compared_with(tmp_path: Path) -> None:
    with pytest.raises(NoRecordError, match=r"holds no data/record\.json"):
        published(tmp_path)


def test_the_first_dossier_is_sound_and_leaks_nothing() -> None:
    told = {one.code for one in check(ROOT / "content") if one.is_error}
    assert told == set()


def withholding(secret: str) -> tuple[Secret, ...]:
    """A withheld text as the leak search knows it."""
    text = small.letter(f"withhold: [{{text: {secret}, reason: test}}]\n", f"Ask {secret} now.\n")
    with tempfile.TemporaryDirectory() as folder:
        content = small.write(Path(folder), {"documents/2015-06-01-another.md": text})
        dossier = pipeline.load(content, small.MOMENT).dossier
    assert dossier is not None
    return secrets(dossier)


@pytest.mark.parametrize("secret", ["Lyon", "4711", "Li"])
def test_a_short_withheld_text_inside_other_words_is_no_leak(secret: str) -> None:
    files = {"a.html": b"<p>No reply on file, Lyonnais, delight, a47110b</p>"}
    assert leaks(files, withholding(secret)) == ()


@pytest.mark.parametrize("written", ["in Lyon.", "<b>Ly</b>on", "&#76;yon", "%20Lyon", "a\\nLyon"])
def test_a_short_withheld_text_is_found_as_a_word_however_it_is_written(written: str) -> None:
    assert leaks({"a.html": written.encode()}, withholding("Lyon"))


def test_a_withheld_text_is_found_in_a_database_that_cuts_it_in_two() -> None:
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("CREATE TABLE words (text)")
        for length in range(3000, 4200, 3):
            base.execute("INSERT INTO words VALUES (?)", ("x " * length + "Avenue Montaigne 47",))
        data = base.serialize()
    assert leaks({"data/dossier.sqlite": data}, withholding("Avenue Montaigne 47"))
