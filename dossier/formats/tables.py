"""The dossier as tables: each column, and what a value of it says."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.formats import table_rows
from dossier.formats.pieced import Thing
from dossier.formats.table import Column, Table
from dossier.model import (
    Actor,
    ActorKind,
    Document,
    DocumentKind,
    Event,
    EventStatus,
    Evidence,
    Reading,
    Role,
    Signature,
)
from dossier.site import Site

VERSION = 1
"""Of all tables together: it rises when a column changes its meaning or goes."""


def _documents(site: Site) -> Sequence[Document]:
    return site.edition.documents


def _actors(site: Site) -> Sequence[Actor]:
    return site.edition.actors


def _events(site: Site) -> Sequence[Event]:
    return site.edition.events


def _both(site: Site) -> Sequence[Thing]:
    return (*_documents(site), *_events(site))


def _key(name: str, about: str, refers: str = "") -> Column:
    return Column(name, about, refers=refers, required=True)


def _number(about: str) -> Column:
    return Column("number", about, type="integer", required=True)


def _one_of(name: str, about: str, values: type[DocumentKind | ActorKind | EventStatus | Reading |
            Evidence | Signature | Role]) -> Column:  # fmt: skip
    return Column(name, about, values=tuple(one.value for one in values), required=True)


_DATE = (
    Column("date", "The date as the source gives it, in EDTF (ISO 8601-2).", required=True),
    Column("date_from", "The first day it can mean.", type="date"),
    Column("date_to", "The last day it can mean.", type="date"),
)
_PARTY = (
    Column("actor", "Slug of the actor; empty for a name without a record.", refers="actors"),
    Column("name", "The name.", required=True),
    Column("capacity", "The office in which the actor took part, as the document states it."),
    Column("on_behalf_of", "Slug of the organisation spoken for.", refers="actors"),
)


_DOCUMENT = _key("document", "Slug of the document.", "documents")
_ACTOR = _key("actor", "Slug of the actor.", "actors")
_IN_RECORD = _number("Its place in the actor's record.")
_EVENT = _key("event", "Slug of the event.", "events")
_ID = Column(
    "id",
    "A number of its own: a thousand times the document's, and its place.",
    type="integer",
    required=True,
)
_PARAGRAPH = Column(
    "paragraph", "Number of the paragraph; its address is `#p` and the number.", type="integer"
)
TABLES: tuple[Table, ...] = (
    Table(
        "documents",
        "One row a document.",
        ("slug",),
        (
            _key("slug", "The document's name in every address and table."),
            _number("Its place in the dossier's order."),
            Column("title", "The title given by the editors.", required=True),
            _one_of("kind", "What it is.", DocumentKind),
            *_DATE,
            Column("place", "Where it was written."),
            Column("language", "Its language, as a BCP 47 code."),
            Column("summary", "One neutral sentence by the editors."),
            Column("source_nature", "What the source on file is."),
            Column("source_origin", "Where the source comes from."),
            Column("source_url", "Where it was published."),
            Column("source_archived", "An archived copy of that address."),
            Column("source_sha256", "Its SHA-256 digest; none where something is withheld."),
            Column("paragraphs", "How many numbered paragraphs it has.", type="integer"),
            Column("published", "When it joined the dossier, in EDTF."),
            Column("withdrawn", "Why it was taken back; its text is then not here."),
            Column("page", "Its page, relative to the site's address.", required=True),
        ),
        _documents,
        table_rows.documents,
    ),
    Table(
        "actors",
        "One row a person, organisation or public institution.",
        ("slug",),
        (
            _key("slug", "The actor's name in every address and table."),
            Column("name", "The name.", required=True),
            Column("sort_name", "The name as lists sort it.", required=True),
            _one_of("kind", "What the actor is.", ActorKind),
            Column("country", "An ISO 3166 code of two letters."),
            Column("page", "The actor's page, relative to the site's address; empty without one."),
        ),
        _actors,
        table_rows.actors,
    ),
    Table(
        "names",
        "One row for each other form of an actor's name.",
        ("actor", "number"),
        (_ACTOR, _IN_RECORD, Column("name", "The name in that form.", required=True)),
        _actors,
        table_rows.names,
    ),
    Table(
        "memberships",
        "One row for each body that an actor belongs to.",
        ("actor", "organisation"),
        (_ACTOR, _key("organisation", "Slug of the body.", "actors")),
        _actors,
        table_rows.memberships,
    ),
    Table(
        "links",
        "One row for each record of an actor elsewhere.",
        ("actor", "number"),
        (_ACTOR, _IN_RECORD, Column("url", "Its address.", required=True)),
        _actors,
        table_rows.links,
    ),
    Table(
        "positions",
        "One row an office that an actor held.",
        ("actor", "number"),
        (
            _ACTOR,
            _IN_RECORD,
            Column("title", "The office.", required=True),
            Column("organisation", "Slug of the body, where it has a record.", refers="actors"),
            Column("organisation_name", "The body's name."),
            Column("from", "Since when, in EDTF."),
            Column("to", "Until when, in EDTF."),
        ),
        _actors,
        table_rows.positions,
    ),
    Table(
        "roles",
        "One row for each role that an actor has in a document.",
        ("document", "number"),
        (
            _DOCUMENT,
            _number("Its place in the document."),
            _one_of("role", "How the actor takes part.", Role),
            *_PARTY,
            _one_of("reading", "How surely the name is read.", Reading),
            _one_of("evidence", "Whether the document gives the name.", Evidence),
            _one_of("signature", "Whether the signature stands.", Signature),
        ),
        _documents,
        table_rows.roles,
    ),
    Table(
        "paragraphs",
        "One row a paragraph, or other part of a document: the reading text.",
        ("id",),
        (
            _ID,
            _DOCUMENT,
            _PARAGRAPH,
            Column("part", "Which part of a letter it is; empty for a paragraph of its body."),
            Column("text", "The words, with every editorial mark accepted.", required=True),
            Column("speaker", "Slug of who is quoted in it, if not its writer.", refers="actors"),
            Column("speaker_name", "The name of whoever is quoted in it."),
        ),
        _documents,
        table_rows.paragraphs,
    ),
    Table(
        "withheld",
        "One row for each reason for which something is left out of a document.",
        ("document", "reason"),
        (_DOCUMENT, Column("reason", "The reason.", required=True)),
        _documents,
        table_rows.withheld,
    ),
    Table(
        "relations",
        "One row for each document that belongs to another.",
        ("document", "relation", "other"),
        (
            _DOCUMENT,
            Column(
                "relation",
                "How it belongs to the other.",
                required=True,
                values=("reply_to", "encloses", "translation_of"),
            ),
            _key("other", "Slug of the other document.", "documents"),
        ),
        _documents,
        table_rows.relations,
    ),
    Table(
        "events",
        "One row an event.",
        ("slug",),
        (
            _key("slug", "The event's name in every address and table."),
            _number("Its place in the order of dates."),
            Column("title", "What happened, in neutral words.", required=True),
            *_DATE,
            Column("place", "Where."),
            _one_of("status", "What is known of it, and by whose word.", EventStatus),
            Column("unsourced", "Why nothing supports it."),
            Column("page", "Its page, relative to the site's address; empty without one."),
        ),
        _events,
        table_rows.events,
    ),
    Table(
        "participants",
        "One row for each actor who took part in an event.",
        ("event", "number"),
        (_EVENT, _number("Its place in the event."), *_PARTY),
        _events,
        table_rows.participants,
    ),
    Table(
        "attestations",
        "One row for each passage that supports an event.",
        ("event", "number"),
        (
            _EVENT,
            _number("Its place in the event."),
            Column("document", "Slug of the document that holds it.", refers="documents"),
            _PARAGRAPH,
            Column("quote", "The words, verbatim.", required=True),
            Column("url", "Address of an outside publication that holds it."),
            Column("title", "That publication's title."),
            Column("publisher", "Who published it."),
            Column("date", "When, in EDTF."),
            Column("archived", "An archived copy of the address."),
        ),
        _events,
        table_rows.attestations,
    ),
    Table(
        "requests",
        "One row for each thing that a document asks of somebody.",
        ("document", "number"),
        (
            _DOCUMENT,
            _number("Its place in the document."),
            Column("to", "Of whom.", required=True),
            Column("actor", "Slug of whoever is asked, where there is a record.", refers="actors"),
            Column("that", "What is asked, in neutral words.", required=True),
            Column("quote", "The words that ask it, verbatim.", required=True),
            _PARAGRAPH,
            Column("answered_by_document", "Slug of a document that answers.", refers="documents"),
            Column("answered_by_event", "Slug of an event that answers.", refers="events"),
        ),
        _documents,
        table_rows.requests,
    ),
    Table(
        "responses",
        "One row for each response of somebody who is named: the right of reply.",
        ("id",),
        (
            _ID,
            Column("document", "Slug of the document it responds to.", refers="documents"),
            Column("event", "Slug of the event it responds to.", refers="events"),
            _PARAGRAPH,
            Column("actor", "Slug of who responds.", refers="actors"),
            Column("name", "The name of who responds.", required=True),
            *_DATE,
            Column("text", "The response, in its own words.", required=True),
            Column("held_in", "Slug of a document that holds it.", refers="documents"),
        ),
        _both,
        table_rows.responses,
    ),
    Table(
        "corrections",
        "One row for each correction made after publication.",
        ("document", "number"),
        (
            _DOCUMENT,
            _number("Its place in the document."),
            *_DATE,
            Column("note", "What was changed, and why.", required=True),
        ),
        _documents,
        table_rows.corrections,
    ),
)
"""Every table, those that others refer to first."""
