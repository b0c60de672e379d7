"""A new document, actor, event or page: its file's name and text; nothing is invented."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from dossier.draft import Kind
from dossier.scaffold.text import Value, flow, front_matter, scalar
from dossier.schema import keys
from dossier.words import MAX_SLUG, slugify

_DATED = re.compile(r"\d{4}(?:-\d{2}){0,2}")
TITLE_WORDS = 6
"""How many words of a title an address takes."""


class NewFile(Struct, frozen=True):
    """A file to be written."""

    file: str
    """The path below the content folder."""
    text: str
    name: str = ""
    """An actor's."""


class NewDocument(Struct, frozen=True):
    """What is known of a document before it is transcribed."""

    title: str
    kind: str
    date: str
    """In EDTF; empty where the editor has still to find it."""
    authors: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    place: str = ""
    language: str = ""
    signatories: tuple[str, ...] = ()
    """Entries of the list, in YAML."""
    source: str = ""
    """A mapping, in YAML."""


def document_slug(new: NewDocument, names: Sequence[str] = ()) -> str:
    """Propose a document's address: its date, who wrote it (`names` sign it), and to whom."""
    found = _DATED.match(new.date)
    author = slugify(new.authors[0]) if new.authors else "joint" if names else ""
    parts = [found.group() if found else "undated", author]
    if new.addressees:
        parts += ["to", slugify(new.addressees[0])]
    else:
        parts += _words(new.title)
    return _short("-".join(part for part in parts if part))


def document(new: NewDocument, slug: str) -> NewFile:
    """Return a document's file: a draft until its text stands below the front matter."""
    values: dict[str, Value] = {
        "title": scalar(new.title),
        "kind": new.kind,
        "date": new.date or None,
        "draft": "true",
    }
    for name, text in (("place", new.place), ("language", new.language)):
        if text:
            values[name] = scalar(text)
    for name, parties in (("author", new.authors), ("addressee", new.addressees), ("cc", new.cc)):
        if len(parties) == 1:
            values[name] = scalar(parties[0])
        elif parties:
            values[name] = tuple(scalar(one) for one in parties)
    if new.signatories:
        values["signatories"] = new.signatories
    if new.source:
        values["source"] = new.source
    offered = frozenset(
        {"place", "language", "author", "addressee", "cc", "summary", "source", "published"}
    )
    return NewFile(
        f"{Kind.DOCUMENT.value}/{slug}.md",
        front_matter(keys.DOCUMENT, values, offered) + "\n",
    )


def actor(name: str, kind: str, slug: str) -> NewFile:
    """Return an actor's file."""
    offered = frozenset({"sort_name", "aliases", "country", "positions", "member_of", "public"})
    values: dict[str, Value] = {"name": scalar(name), "kind": kind}
    return NewFile(
        f"{Kind.ACTOR.value}/{slug}.md", front_matter(keys.ACTOR, values, offered) + "\n", name
    )


class NewEvent(Struct, frozen=True):
    """What is known of an event."""

    title: str
    date: str
    status: str
    place: str = ""
    actors: tuple[str, ...] = ()
    document: str = ""
    """The slug of the document that supports it."""
    quote: str = ""


def event_slug(new: NewEvent) -> str:
    """Propose an event's address: its date and its title."""
    found = _DATED.match(new.date)
    return _short("-".join([*([found.group()] if found else []), *_words(new.title)]))


def event(new: NewEvent, slug: str) -> NewFile:
    """Return an event's file; without the passage that supports it, it stays a draft."""
    values: dict[str, Value] = {
        "title": scalar(new.title),
        "date": new.date or None,
        "status": new.status,
    }
    if new.place:
        values["place"] = scalar(new.place)
    if new.actors:
        values["actors"] = tuple(scalar(one) for one in new.actors)
    if new.document and new.quote:
        values["attested_by"] = (flow(document=new.document, quote=new.quote),)
    else:
        values["draft"] = "true"
    offered = frozenset({"place", "actors", "attested_by"})
    return NewFile(
        f"{Kind.EVENT.value}/{slug}.md", front_matter(keys.EVENT, values, offered) + "\n"
    )


def page(title: str, slug: str) -> NewFile:
    """Return a free page's file, a draft until it has a text."""
    values: dict[str, Value] = {"title": scalar(title), "draft": "true"}
    offered = frozenset({"label", "summary", "claims"})
    return NewFile(f"{Kind.PAGE.value}/{slug}.md", front_matter(keys.PAGE, values, offered) + "\n")


def name_slug(name: str) -> str:
    """Propose the address of an actor or page."""
    return _short(slugify(name))


def _words(title: str) -> list[str]:
    return slugify(title).split("-")[:TITLE_WORDS]


def _short(slug: str) -> str:
    return slug[:MAX_SLUG].strip("-")
