"""What an edition says now, in digests: the same digest, the same to every page that reads it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

import msgspec

from dossier.edition import ACTOR, DOCUMENT, EVENT, PAGE, is_public
from dossier.formats import copy
from dossier.model import BODY, Document
from dossier.noted import Note
from dossier.site import (
    ACTOR_EVENTS,
    ANSWERS_OF,
    INVOLVEMENTS,
    REQUESTS_OF,
    TARGETS,
    YEARS,
    Site,
)

_encode = msgspec.msgpack.Encoder().encode


class States(dict[Note, bytes]):
    """A digest of everything that a page can read of an edition, each worked out when needed."""

    def __init__(self, site: Site) -> None:
        """Know nothing yet."""
        super().__init__()
        self.site = site

    def __missing__(self, note: Note) -> bytes:
        """Work out one digest; of what is not there it is empty."""
        kind, slug = note
        state = self[note] = (_STATES[kind] if slug else _WHOLES[kind])(self, slug)
        return state

    def of(self, kind: str, slugs: Iterable[str]) -> bytes:
        """Return one digest for many things of a kind, in their order."""
        return _digest(b"".join([self[kind, slug] for slug in slugs]))


def _document(now: States, slug: str) -> bytes:
    one = now.site.documents.get(slug)
    if one is None:
        return b""
    head = (one.record, one.parts, one.speakers, one.requests, one.responses, one.replies)
    shown = is_public(one, now.site.edition.at)
    embargo = one.record.embargo.isoformat() if one.record.embargo else ""  # with its zone
    return _digest(_encode((head, shown, embargo, _copied(now.site, one))))


def _body(now: States, slug: str) -> bytes:
    one = now.site.documents.get(slug)
    if one is None:
        return b""
    words = one.body.words
    said = words.digest or _encode((words.text, words.proof))
    return _digest(_encode((said, one.body.mentions)))


def _record_of(found: object) -> bytes:
    return b"" if found is None else _digest(_encode(found))


def _answers_of(now: States, slug: str) -> bytes:
    found = now.site.answers_of.get(slug, ())
    kinds = ((DOCUMENT if isinstance(one, Document) else EVENT, one.slug) for one, _ in found)
    return _digest(b"".join([now[kind] for kind in kinds]))


_STATES: dict[str, Callable[[States, str], bytes]] = {
    DOCUMENT: _document,
    BODY: _body,
    EVENT: lambda now, slug: _record_of(now.site.events.get(slug)),
    ACTOR: lambda now, slug: _record_of(now.site.actors.get(slug)),
    PAGE: lambda now, slug: _record_of(now.site.pages.get(slug)),
    INVOLVEMENTS: lambda now, slug: now.of(
        DOCUMENT, [one.document.slug for one in now.site.involvements.get(slug, ())]
    ),
    REQUESTS_OF: lambda now, slug: now.of(
        DOCUMENT, [one.slug for one in now.site.requests_of.get(slug, ())]
    ),
    ACTOR_EVENTS: lambda now, slug: now.of(
        EVENT, [one.slug for one in now.site.actor_events.get(slug, ())]
    ),
    ANSWERS_OF: _answers_of,
    TARGETS: lambda now, link: _record_of(now.site.targets.resolve(link)),
}
"""How each thing is told, by its slug; what is gathered by actor, by all that it is made of."""


def _all_documents(now: States, _: str) -> bytes:
    return now.of(DOCUMENT, [one.slug for one in now.site.edition.holdings.documents])


def _all_events(now: States, _: str) -> bytes:
    return now.of(EVENT, [one.slug for one in now.site.edition.holdings.events])


def _all_of_both(now: States, _: str) -> bytes:
    return _digest(now[DOCUMENT, ""] + now[EVENT, ""])


_WHOLES: dict[str, Callable[[States, str], bytes]] = {
    DOCUMENT: _all_documents,
    EVENT: _all_events,
    ACTOR: lambda now, _: _record_of(now.site.edition.holdings.actors),
    PAGE: lambda now, _: _record_of(now.site.edition.holdings.pages),
    INVOLVEMENTS: _all_documents,
    REQUESTS_OF: _all_documents,
    ACTOR_EVENTS: _all_events,
    ANSWERS_OF: _all_of_both,
    YEARS: lambda now, _: _record_of(now.site.all_years),
}
"""How all things of a kind are told together, in their order."""


def _copied(site: Site, one: Document) -> str:
    """Return the digest of a source that is read for its page; empty where none is."""
    source = one.record.source
    if source is None or source.sha256 or not copy.is_verbatim(one):
        return ""
    return copy.digest(one, site.sources)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()
