"""From records to a dossier: who is meant, in which order, and who answers whom."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from dossier import pipeline
from dossier.edition import Edition, is_public, next_change
from dossier.edition import publish as publish_edition
from dossier.model import Actor, Dossier, Role
from dossier.names import Finder, register
from tests import small

WRITER = "{actor: anna-berg, evidence: supplied}"


def load(folder: Path, files: Mapping[str, str | None]) -> Dossier:
    loaded = pipeline.load(small.write(folder, files), small.MOMENT)
    assert loaded.diagnostics == ()
    assert loaded.dossier is not None
    return loaded.dossier


def letter(date: str, front: str = "", body: str = "Yours.\n", author: str = WRITER) -> str:
    return small.letter(front, body, author=author).replace("2015-06-01", date)


def actors(folder: Path, *rows: str) -> tuple[Actor, ...]:
    """Actors made of `slug: name, alias, alias`."""
    files: dict[str, str | None] = {}
    for row in rows:
        slug, _, names = row.partition(": ")
        name, *aliases = names.split(", ")
        files[f"actors/{slug}.md"] = (
            f"---\nname: {name}\nkind: person\naliases: [{', '.join(aliases)}]\n---\n"
        )
    return load(folder, files).actors


# Names


@pytest.mark.parametrize("name", ["ben-carlier", "Ben Carlier", "Mr Carlier"])
def test_an_actor_may_be_named_by_slug_name_or_alias(tmp_path: Path, name: str) -> None:
    front = f"addressee: {{actor: {name}, evidence: supplied}}\n"
    dossier = load(tmp_path, {"documents/2015-06-01-a.md": letter("2015-06-01", front)})
    document = dossier.documents[-1]
    (part,) = document.by_role(Role.ADDRESSEE)
    assert (part.actor, part.name) == ("ben-carlier", "Ben Carlier")


def test_somebody_without_a_record_is_printed_and_leads_nowhere(tmp_path: Path) -> None:
    front = "cc: [{name: Anna Koj, as: assistant, evidence: supplied}]\n"
    dossier = load(tmp_path, {"documents/2015-06-01-a.md": letter("2015-06-01", front)})
    (part,) = dossier.documents[-1].by_role(Role.CC)
    assert (part.actor, part.name, part.capacity) == ("", "Anna Koj", "assistant")


def test_a_name_that_two_actors_bear_belongs_to_neither_in_silence(tmp_path: Path) -> None:
    (one,) = (a for a in actors(tmp_path, "a-one: A One, Minister") if a.slug == "a-one")
    other = actors(tmp_path / "other", "b-two: B Two, Minister")
    known, problems = register([one, *(a for a in other if a.slug == "b-two")])
    assert [(p.code, p.file) for p in problems] == [("ambiguous-name", "actors/b-two.md")]
    assert known.find("Minister") is one


def test_an_actors_own_alias_that_repeats_the_name_is_no_clash(tmp_path: Path) -> None:
    assert len(actors(tmp_path, "a-one: A One, A One")) == 3


def test_the_longest_name_is_found_and_no_part_of_a_word(tmp_path: Path) -> None:
    finder = Finder(actors(tmp_path, "eu: EU", "council: Council", "state: Council of State"))
    text = "The Council of State and the Council, in the EU; EUR 5, Councils, NEU."
    assert [(m.actor, text[m.start : m.end]) for m in finder.find(0, text)] == [
        ("state", "Council of State"),
        ("council", "Council"),
        ("eu", "EU"),
    ]


def test_an_alias_may_begin_or_end_with_a_sign(tmp_path: Path) -> None:
    finder = Finder(actors(tmp_path, "s-d: S&D Group, (S&D)"))
    assert [m.start for m in finder.find(0, "of the (S&D) and S&D Group.")] == [7, 17]


def test_whoever_stands_in_the_text_is_mentioned_once_and_in_no_other_role(tmp_path: Path) -> None:
    body = "Ben Carlier met Anna Berg. Mr Carlier agreed.\n"
    dossier = load(tmp_path, {"documents/2015-06-01-a.md": letter("2015-06-01", "", body)})
    document = dossier.documents[-1]
    assert [part.actor for part in document.by_role(Role.MENTIONED)] == ["ben-carlier"]
    assert [m.actor for m in document.mentions] == ["ben-carlier", "anna-berg", "ben-carlier"]


def test_an_unknown_name_tells_the_nearest_and_the_command(tmp_path: Path) -> None:
    file = {"documents/2015-06-01-a.md": letter("2015-06-01", author="Anna Bergh")}
    loaded = pipeline.load(small.write(tmp_path, file), small.MOMENT)
    told = next(one for one in loaded.diagnostics if one.code == "unknown-actor")
    assert "did you mean `Anna Berg` (Anna Berg)?" in told.hint
    assert 'dossier new actor "Anna Bergh"' in told.hint


# Order


def test_documents_stand_in_the_order_of_their_dates(tmp_path: Path) -> None:
    dates = {"d": "2015-07-01", "c": "2015-06", "b": "2015-06-15", "a": "[2015-06-15..2015-06-20]"}
    files = {f"documents/{name}.md": letter(date) for name, date in dates.items()}
    slugs = [one.slug for one in load(tmp_path, files).documents]
    assert slugs == [small.LETTER, "c", "a", "b", "d"]


def test_an_undated_document_stands_after_the_one_it_names(tmp_path: Path) -> None:
    files = {
        "documents/z.md": letter("undated", "after: b\n"),
        "documents/y.md": letter("undated", "after: z\n"),
        "documents/x.md": letter("undated", "after: b\n"),
        "documents/w.md": letter("undated"),
        "documents/b.md": letter("2015-06-15"),
        "documents/c.md": letter("2015-07"),
    }
    slugs = [one.slug for one in load(tmp_path, files).documents]
    assert slugs == [small.LETTER, "b", "x", "z", "y", "c", "w"]


def test_no_document_is_lost_in_a_ring(tmp_path: Path) -> None:
    files = {
        "documents/y.md": letter("undated", "after: z\n"),
        "documents/z.md": letter("undated", "after: y\n"),
    }
    loaded = pipeline.load(small.write(tmp_path, files), small.MOMENT)
    assert {one.code for one in loaded.diagnostics} == {"reference-cycle"}
    assert loaded.dossier is not None
    assert {one.slug for one in loaded.dossier.documents} == {small.LETTER, "y", "z"}


def test_replies_stand_with_the_document_they_answer_in_order(tmp_path: Path) -> None:
    files = {
        "documents/b.md": letter("2015-07-02", f"reply_to: {small.LETTER}\n"),
        "documents/a.md": letter("2015-07-03", f"reply_to: [{small.LETTER}, b]\n"),
    }
    dossier = load(tmp_path, files)
    assert {one.slug: one.replies for one in dossier.documents} == {
        small.LETTER: ("b", "a"),
        "b": ("a",),
        "a": (),
    }


def test_actors_stand_in_the_order_of_the_name_that_lists_sort_by(tmp_path: Path) -> None:
    made = actors(tmp_path, "zoe: Zoe Aalto", "ada: ada Zola")
    assert [one.name for one in made] == ["ada Zola", "Anna Berg", "Ben Carlier", "Zoe Aalto"]


# The edition of a moment

HIDDEN = "2015-06-02-xylophone"
UNHEARD = "xylophone"


def with_hidden(folder: Path, key: str) -> Dossier:
    """A dossier in which everything points at one document that is not public."""
    quote = f"{{document: {HIDDEN}, quote: Our {UNHEARD} plays}}"
    return load(
        folder,
        {
            f"documents/{HIDDEN}.md": letter(
                "2015-06-02",
                f"{key}\nsummary: About a {UNHEARD}.\nplace: {UNHEARD}\n"
                "cc: [{actor: cleo-dumas, evidence: supplied}]\nsource: {file: hidden.txt}\n",
                f"Our {UNHEARD} plays.\n",
            ).replace("Another letter", f"On the {UNHEARD}"),
            "documents/2015-06-03-reply.md": letter(
                "2015-06-03",
                f"reply_to: {HIDDEN}\nencloses: {HIDDEN}\ntranslation_of: {HIDDEN}\n"
                f"requests: [{{to: ben-carlier, that: Answer., quote: Yours., "
                f"answered_by: {HIDDEN}}}]\n"
                f"responses: [{{actor: ben-carlier, date: 2026-01-03, text: No., "
                f"document: {HIDDEN}}}]\n",
            ),
            "documents/2015-06-04-undated.md": letter("undated", f"after: {HIDDEN}\n"),
            "actors/cleo-dumas.md": "---\nname: Cleo Dumas\nkind: person\n---\n\n"
            f"Somebody.[^x]\n\n[^x]: {quote}\n",
            "events/2015-06-05-rests-on-both.md": "---\ntitle: An event\ndate: 2015-06-05\n"
            f"status: reported\nattested_by:\n  - {quote}\n"
            f"  - {{document: {small.LETTER}, quote: The court of Lyon ruled}}\n---\n",
            f"events/2015-06-06-{UNHEARD}.md": f"---\ntitle: A {UNHEARD} is played\n"
            f"date: 2015-06-06\nstatus: reported\nattested_by: [{quote}]\n---\n",
            "pages/about.md": f"---\ntitle: About\n---\n\nOne thing.[^x]\n\n[^x]: {quote}\n",
            "sources/hidden.txt": f"Our {UNHEARD} plays.\n",
        },
    )


HIDING = ["draft: true", "embargo: 2026-12-01T12:00:01Z", "embargo: 2099-01-01"]


@pytest.mark.parametrize("key", HIDING)
def test_nothing_of_a_hidden_document_is_in_any_file(tmp_path: Path, key: str) -> None:
    with_hidden(tmp_path / "content", key)
    built = pipeline.build(tmp_path / "content", tmp_path / "site", small.MOMENT)
    assert built.published is not None, built.diagnostics
    for path in (tmp_path / "site").rglob("*"):
        assert UNHEARD not in path.name
        assert path.is_dir() or UNHEARD.encode() not in path.read_bytes().lower(), path


@pytest.mark.parametrize("key", HIDING)
def test_what_rests_on_a_hidden_document_alone_is_hidden_with_it(tmp_path: Path, key: str) -> None:
    edition = publish_edition(with_hidden(tmp_path, key), small.MOMENT)
    assert HIDDEN not in {one.slug for one in edition.documents}
    kept = {event.slug: event for event in edition.events}
    assert f"2015-06-06-{UNHEARD}" not in kept
    assert [a.document for a in kept["2015-06-05-rests-on-both"].record.attested_by] == [
        small.LETTER
    ]


@pytest.mark.parametrize("key", HIDING)
def test_a_preview_shows_what_is_hidden(tmp_path: Path, key: str) -> None:
    edition = publish_edition(with_hidden(tmp_path, key), small.MOMENT, drafts=True)
    assert HIDDEN in {one.slug for one in edition.documents}
    assert edition.shows_drafts


def test_an_embargo_ends_at_its_moment_to_the_second(tmp_path: Path) -> None:
    key = "embargo: 2026-12-01T13:00:01+01:00"
    dossier = with_hidden(tmp_path, key)
    (document,) = (one for one in dossier.documents if one.slug == HIDDEN)
    end = small.MOMENT + timedelta(seconds=1)
    assert next_change(dossier, small.MOMENT) == end
    assert [is_public(document, at) for at in (small.MOMENT, end)] == [False, True]
    assert next_change(dossier, end) is None
    later: Edition = publish_edition(dossier, end)
    assert HIDDEN in {one.slug for one in later.documents}
    assert f"2015-06-06-{UNHEARD}" in {event.slug for event in later.events}


def test_the_texts_that_are_withheld_are_not_in_an_edition(tmp_path: Path) -> None:
    front = 'withhold: [{text: "12 34 56 78 90", reason: contact details}]\n'
    dossier = load(
        tmp_path,
        {"documents/2015-06-01-a.md": letter("2015-06-01", front, "Call 12 34 56 78 90 now.\n")},
    )
    edition = publish_edition(dossier, small.MOMENT)
    assert "12 34 56" not in repr(edition)
    assert "contact details" in repr(edition)
