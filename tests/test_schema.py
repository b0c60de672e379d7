"""From the keys of a file to typed records, with the defaults where nothing is said."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dossier import schema
from dossier.dates import parse
from dossier.diagnostics import Findings
from dossier.draft import Draft, Kind
from dossier.located import compose
from dossier.model import (
    Actor,
    ActorKind,
    Case,
    DocumentKind,
    DocumentRecord,
    EventRecord,
    EventStatus,
    Evidence,
    Markup,
    Nature,
    Reading,
    Role,
    Signature,
)
from dossier.schema.keys import TABLES
from dossier.words import MAX_SLUG, is_slug
from tests.conftest import ROOT

LEAST = "title: A letter\nkind: letter\ndate: 2015-05-25\nauthor: anna-berg\n"


def draft(front: str, kind: Kind, found: Findings, body: str = "", slug: str = "a-slug") -> Draft:
    mapping = compose(front, 2, found)
    assert mapping is not None
    return Draft(f"{kind}/{slug}.md", kind, slug, mapping, body, 9, "")


def document(front: str) -> DocumentRecord:
    found = Findings("x.md")
    made = schema.document(draft(front, Kind.DOCUMENT, found), found)
    assert found.all() == ()
    return made


def actor(front: str, body: str = "") -> Actor:
    found = Findings("x.md")
    made = schema.actor(draft(front, Kind.ACTOR, found, body), found)
    assert found.all() == ()
    return made


def event(front: str) -> EventRecord:
    found = Findings("x.md")
    made = schema.event(draft(front, Kind.EVENT, found), found)
    assert found.all() == ()
    return made


def case(front: str) -> tuple[Case, list[str]]:
    found = Findings("case.yaml")
    mapping = compose(front, 1, found)
    assert mapping is not None
    return schema.case(mapping, found), [one.code for one in found.all()]


def codes(front: str, slug: str = "a-slug") -> list[str]:
    found = Findings("x.md")
    schema.document(draft(front, Kind.DOCUMENT, found, slug=slug), found)
    return [one.code for one in found.all()]


# Documents


def test_a_document_with_the_least_has_the_defaults_of_the_rest() -> None:
    made = document(LEAST)
    assert (made.title, made.kind, made.date.text) == (
        "A letter",
        DocumentKind.LETTER,
        "2015-05-25",
    )
    assert made.place == made.summary == made.language == made.withdrawn == ""
    assert {made.source, made.embargo, made.published, made.after} == {None}
    assert made.draft is False
    ((role, named),) = made.entries
    assert (role, named.text, named.has_record) == (Role.AUTHOR, "anna-berg", True)
    assert (named.reading, named.evidence, named.signature) == (
        Reading.CERTAIN,
        Evidence.STATED,
        Signature.SIGNED,
    )


def test_signatories_may_speak_together_without_an_author() -> None:
    front = LEAST.replace("author: anna-berg", "signatories: [a-one, b-two]")
    assert [(role, one.text) for role, one in document(front).entries] == [
        (Role.SIGNATORY, "a-one"),
        (Role.SIGNATORY, "b-two"),
    ]


@pytest.mark.parametrize(
    "written",
    ["cc: a-one", "cc: [a-one]", "cc:\n  - a-one", "cc: {actor: a-one}", "cc: [{actor: a-one}]"],
)
def test_one_party_and_a_list_of_one_are_the_same(written: str) -> None:
    entries = document(f"{LEAST}{written}\n").entries
    assert [(role, one.text) for role, one in entries][1:] == [(Role.CC, "a-one")]


def test_a_party_has_all_that_the_document_says_of_it() -> None:
    front = (
        "signatories: [{actor: Anna  Berg, as: 'Chair, by proxy', on_behalf_of: the-office, "
        "reading: probable, evidence: supplied, status: withdrawn}]\n"
    )
    named = document(LEAST + front).entries[1][1]
    assert named.text == "Anna Berg"
    assert named.capacity == "Chair, by proxy"
    assert named.on_behalf_of is not None
    assert named.on_behalf_of.text == "the-office"
    assert (named.reading, named.evidence, named.signature) == (
        Reading.PROBABLE,
        Evidence.SUPPLIED,
        Signature.WITHDRAWN,
    )


@pytest.mark.parametrize(
    ("written", "numbers"),
    [("5", (5,)), ("[5, 6]", (5, 6)), ("5-7", (5, 6, 7)), ("[1, 3–4]", (1, 3, 4))],
)
def test_quoted_speakers_speak_in_the_paragraphs_listed(
    written: str, numbers: tuple[int, ...]
) -> None:
    made = document(f"{LEAST}speakers: [{{paragraphs: {written}, actor: a-one}}]\n")
    assert [one.paragraphs for one in made.speakers] == [numbers]


def test_the_source_is_a_file_below_its_folder() -> None:
    made = document(f"{LEAST}source: {{file: 'a b/c.txt', sha256: {'A' * 64}}}\n").source
    assert made is not None
    assert (made.file, made.sha256) == ("a b/c.txt", "a" * 64)
    assert (made.nature, made.markup) == (Nature.TEXT_EXTRACT, Markup.PLAIN)


@pytest.mark.parametrize(
    "path", ["../x", "a/../../x", "/etc/passwd", "C:\\x", "\\\\server\\x", "..\\x", "file:x"]
)
def test_a_source_never_leads_out_of_its_folder(path: str) -> None:
    for key in ("file", "text", "facsimile"):
        given = "" if key == "file" else "file: ok.txt, "
        assert codes(f"{LEAST}source: {{{given}{key}: '{path}'}}\n") == ["wrong-value"]


def test_an_embargo_is_a_moment_and_published_a_day() -> None:
    made = document(f"{LEAST}embargo: 2026-12-01T09:00+01:00\npublished: 2026-11-21\n")
    assert made.embargo == datetime(2026, 12, 1, 8, tzinfo=UTC)
    assert made.published == parse("2026-11-21")


def test_a_set_of_days_may_be_written_as_a_list() -> None:
    front = LEAST.replace("2015-05-25", "[2015-10-05..2015-10-11]")
    assert document(front).date == parse("[2015-10-05..2015-10-11]")
    front = LEAST.replace("2015-05-25", "[2015-10-05, 2015-10-07]")
    assert document(front).date == parse("[2015-10-05,2015-10-07]")


@pytest.mark.parametrize(("written", "is_draft"), [("true", True), ("no", False), ("Yes", True)])
def test_true_and_false_may_be_written_as_yes_and_no(written: str, *, is_draft: bool) -> None:
    assert document(f"{LEAST}draft: {written}\n").draft is is_draft


def test_a_broken_embargo_or_draft_is_an_error_so_nothing_is_published_by_a_slip() -> None:
    assert codes(f"{LEAST}embargo: next week\n") == ["bad-date"]
    assert codes(f"{LEAST}draft: treu\n") == ["wrong-value"]
    assert codes(f"{LEAST}embrago: 2099-01-01\n") == ["unknown-key"]


# Slugs


@pytest.mark.parametrize("slug", ["a", "2015-05-25-a-to-b", "x" * MAX_SLUG, "com"])
def test_a_name_of_small_letters_digits_and_hyphens_is_an_address(slug: str) -> None:
    assert is_slug(slug)


@pytest.mark.parametrize(
    "slug",
    ["", "A", "é", "a b", "a_b", "-a", "a-", "a--b", "a.b", "a/b", "x" * (MAX_SLUG + 1), "con",
     "nul", "com1", "lpt9", "a\n", "\u0430"],  # the last is Cyrillic
)  # fmt: skip
def test_what_cannot_be_a_file_everywhere_is_no_address(slug: str) -> None:
    assert not is_slug(slug)


# Actors, events, the case


def test_an_actor_has_its_names_and_offices() -> None:
    made = actor(
        "name: Ben Carlier\nsort_name: Carlier, Ben\nkind: person\naliases: [Mr Carlier]\n"
        "country: fr\npositions: [{title: Minister, from: 2014, to: 2016-05~}]\npublic: false\n",
        "\nA short note.\n",
    )
    assert (made.name, made.sort_name, made.kind) == (
        "Ben Carlier",
        "Carlier, Ben",
        ActorKind.PERSON,
    )
    assert (made.aliases, made.country, made.public) == (("Mr Carlier",), "FR", False)
    (office,) = made.positions
    assert (office.title, str(office.start and office.start.text)) == ("Minister", "2014")
    assert made.note.text.strip() == "A short note."


def test_an_actor_is_sorted_by_its_name_and_public_unless_said_otherwise() -> None:
    made = actor("name: The Office\nkind: institution\n")
    assert (made.sort_name, made.public) == ("The Office", True)


def test_an_event_rests_on_documents_and_publications() -> None:
    made = event(
        "title: A ruling\ndate: 2015-03-04\nstatus: ruled\nattested_by:\n"
        "  - {document: a-letter, quote: It ruled.}\n"
        "  - {url: 'https://example.org/', title: A report, publisher: P, quote: So.}\n"
    )
    assert made.status is EventStatus.RULED
    assert [(one.document, one.url) for one in made.attested_by] == [
        ("a-letter", ""),
        ("", "https://example.org/"),
    ]


def test_a_case_with_the_least_speaks_english_and_writes_every_output() -> None:
    made, told = case("title: A case\n")
    assert (made.title, made.language, made.base_url, made.outputs) == ("A case", "en", "", None)
    assert (made.sources_dir, made.menu, made.status) == ("sources", (), None)
    assert told == ["no-imprint"]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.example", "https://a.example/"),
        ("https://a.example/b/", "https://a.example/b/"),
        ("http://a.example:8000/b", "http://a.example:8000/b/"),
    ],
)
def test_the_address_of_a_site_ends_with_a_slash(written: str, address: str) -> None:
    assert case(f"title: A\nbase_url: {written}\n")[0].base_url == address


@pytest.mark.parametrize(
    "written",
    ["a.example", "//a.example", "https://", "https://a/?b", "https://a/#b", "mailto:x@y"],
)
def test_anything_else_is_no_address_of_a_site(written: str) -> None:
    made, told = case(f"title: A\nbase_url: '{written}'\n")
    assert made.base_url == ""
    assert "wrong-value" in told


# The tables


def test_every_key_says_what_it_holds_in_a_sentence() -> None:
    for name, keys in TABLES:
        assert len({key.name for key in keys}) == len(keys), name
        for key in keys:
            assert key.holds.endswith("."), (name, key.name)
            assert not key.required or key.example, (name, key.name)


def test_the_examples_of_the_tables_can_be_read() -> None:
    found = Findings("x.md")
    for name, keys in TABLES:
        for key in keys:
            mapping = compose(f"{key.name}: {key.example}\n", 1, found)
            assert mapping is not None, (name, key.name)
    assert found.all() == ()


def test_the_files_of_the_first_dossier_use_known_keys_alone() -> None:
    known = {key.name for _, keys in TABLES for key in keys}
    for path in (ROOT / "content").rglob("*.md"):
        front = path.read_text(encoding="utf-8").split("---\n")[1]
        mapping = compose(front, 2, Findings(Path(path).name))
        assert mapping is not None
        assert {name.text for name, _ in mapping} <= known, path.name
