"""What an edition says now, in digests: the same digest, the same to every page that reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from dossier.chronology import LISTED, YEARS_LISTED
from dossier.columns import NOTHING
from dossier.digests import DIGEST, digest
from dossier.edition import ACTOR, EVENT, PAGE, is_public
from dossier.formats import copy
from dossier.model import BODY, MENTIONS, NAMED, Document, DocumentRecord, Event, Part, Role
from dossier.noted import COUNT, Note
from dossier.shown import (
    DOCUMENT,
    FACE,
    FIELDS,
    LINKED,
    STATED,
    TAKERS,
    VOICE,
    linked,
)
from dossier.site import (
    ACTOR_EVENTS,
    ANSWERS_OF,
    INVOLVEMENTS,
    REQUESTS_OF,
    TARGETS,
    YEARS,
    Site,
)

_State = Callable[["States", str], bytes]
"""Tells one thing, by its slug."""
PARTS_OF: dict[str, str] = {
    **{linked(what): LINKED for what in (*FIELDS, "mentioned")},
    STATED: LINKED,
    VOICE: LINKED,
    TAKERS: LINKED,
    FACE: DOCUMENT,
}
"""What is part of what else that is told of the same document."""
OF_LINKS = frozenset({LINKED, *(kind for kind, whole in PARTS_OF.items() if whole == LINKED)})
"""What links give a document."""
OF_DOCUMENTS = OF_LINKS | {DOCUMENT, FACE, BODY}
"""What is told of each document, and of all of them together."""
_encode = msgspec.msgpack.Encoder().encode


def wholes_of(note: Note) -> tuple[Note, ...]:
    """Return that which, when all of it is as it was, leaves this as it was."""
    kind, slug = note
    if kind == NAMED:
        document = slug.partition(" ")[0]
        return (BODY, document), (MENTIONS, document)
    if kind in {LISTED, YEARS_LISTED}:
        return ((LISTED, ""),) if slug else ()
    return ((PARTS_OF[kind], slug),) if slug and kind in PARTS_OF else ()


class OtherwiseError(Exception):
    """Something is not as it was supposed to be: all has to be read."""


class Supposed(Struct, frozen=True):
    """What need not be told by digests, because it rests on nothing that has changed."""

    token: bytes
    """Which state of the content it was supposed of."""
    touched: frozenset[Note]
    """What may have changed since; all else has not."""
    numbers: Mapping[str, int]
    """Of the documents, by their slugs."""
    told: Mapping[str, bytes]
    """By kind of note: by what each document is told now, a digest each, in their order."""

    def of(self, note: Note) -> bytes | None:
        """Return by what something of a document is told, where that is known."""
        kind, slug = note
        column, number = self.told.get(kind), self.numbers.get(slug)
        if column is None or number is None:
            return None
        found = column[number * DIGEST : (number + 1) * DIGEST]
        return b"" if found == NOTHING else found


class States(dict[Note, bytes]):
    """A digest of everything that a page can read of an edition, each worked out when needed."""

    def __init__(self, site: Site, supposed: Supposed | None = None) -> None:
        """Know nothing yet, but for what may be supposed."""
        super().__init__()
        self.site = site
        self.supposed = supposed
        self.was: Callable[[Note], bytes | None] = lambda _: None
        """Tells what was kept of another time."""
        self.changed: tuple[Note, ...] = ()
        """What of that is no longer so."""

    def __missing__(self, note: Note) -> bytes:
        """Work out one digest; of what is not there it is empty."""
        kind, slug = note
        if self.supposed is not None:
            was = None if note in self.supposed.touched else self.was(note)
            known = self.supposed.of(note) if was is None else was
            if known is not None:
                self[note] = known
                return known
        state = self[note] = (_STATES[kind] if slug else _WHOLES[kind])(self, slug)
        return state

    def suppose(self, was: Callable[[Note], bytes | None]) -> None:
        """Find what has changed of what may have; all else is as it was."""
        self.was = was
        touched = self.supposed.touched if self.supposed is not None else frozenset()
        before = {note: told for note in touched if (told := was(note)) is not None}
        self.changed = tuple(note for note, told in before.items() if self[note] != told)

    def compare(self, before: Mapping[Note, bytes]) -> None:
        """Find what has changed; what is part of something that is as it was is so too."""
        changed: list[Note] = []
        for note, was in before.items():
            wholes = wholes_of(note)
            if wholes and all(one in before and self[one] == before[one] for one in wholes):
                self[note] = was
            elif self[note] != was:
                changed.append(note)
        self.changed = tuple(changed)

    def of(self, kind: str, slugs: Iterable[str]) -> bytes:
        """Return one digest for many things of a kind, in their order."""
        return digest(b"".join([self[kind, slug] for slug in slugs]))


def said(site: Site, one: Document) -> bytes:
    """Return a digest of what a document's own file says, but for its words."""
    shown = is_public(one, site.edition.at)
    embargo = one.record.embargo.isoformat() if one.record.embargo else ""  # with its zone
    return digest(_encode((one.record, shown, embargo, _copied(site, one))))


_FRAME = attrgetter(
    *(one.name for one in fields(DocumentRecord) if one.name not in {"title", "summary"})
)


def frame(site: Site, one: Document) -> bytes:
    """Return a digest of what a document's own file says, but for its title and its summary too."""
    embargo = one.record.embargo.isoformat() if one.record.embargo else ""
    return digest(_encode((_FRAME(one.record), is_public(one, site.edition.at), embargo)))


def face(one: Document) -> tuple[object, ...]:
    """Return what every list knows of a document."""
    told = [date.text for date in one.told_on]
    known = one.slug, one.date.text, one.kind.value, one.language
    return *known, one.is_withdrawn, one.former_slugs, told


def given(one: Document) -> bytes:
    """Return a digest of what links give a document."""
    return digest(_encode((one.parts, one.speakers, one.requests, one.responses, one.replies)))


def named(one: Document) -> bytes:
    """Return a digest of where a document names actors."""
    return digest(_encode(one.body.mentions)) if one.body.mentions else b""


def _of(tell: Callable[[States, Document], bytes]) -> _State:
    def told(now: States, slug: str) -> bytes:
        one = now.site.documents.get(slug)
        return tell(now, one) if one is not None else b""

    return told


def _body(_: States, one: Document) -> bytes:
    words = one.body.words
    return words.digest or digest(_encode((words.text, words.proof)))


def _named(now: States, slugs: str) -> bytes:
    """Tell the blocks of a document that name an actor."""
    slug, _, actor = slugs.partition(" ")
    one = now.site.documents.get(slug)
    found = one.naming(actor) if one is not None else ()
    return digest(_encode(found)) if found else b""


def _told(tell: Callable[[Document], object]) -> _State:
    """Tell a part of what links give; mostly there is nothing of it."""
    return _of(lambda _, one: digest(_encode(told)) if (told := tell(one)) else b"")


def _stated(one: Document) -> tuple[Part, ...]:
    return tuple(part for part in one.parts if part.role is not Role.MENTIONED)


def _record_of(found: object) -> bytes:
    return b"" if found is None else digest(_encode(found))


def _involvements(now: States, slug: str) -> bytes:
    found = now.site.involvements.get(slug, ())
    parts = _encode([one.part for one in found])
    return digest(parts + now.of(FACE, [one.document.slug for one in found]))


def _requests_of(now: States, slug: str) -> bytes:
    found = [one.slug for one in now.site.requests_of.get(slug, ())]
    return now.of(FACE, found)


def _answers_of(now: States, slug: str) -> bytes:
    found = now.site.answers_of.get(slug, ())
    kinds = ((FACE if isinstance(one, Document) else EVENT, one.slug) for one, _ in found)
    answers = _encode([answer for _, answer in found])
    return digest(answers + b"".join([now[kind] for kind in kinds]))


def _listed(now: States, page: str) -> bytes:
    found = now.site.listed.get(page) or ()
    return digest(b"".join([_in_list(now, one) for one in found]))


def _in_list(now: States, one: Document | Event) -> bytes:
    """Tell what a list knows of a document or event before its row is made."""
    if isinstance(one, Document):
        return now[FACE, one.slug]
    return digest(_encode((one.slug, one.date.text)))


def _all_listed(now: States, _: str) -> bytes:
    held = now.site.edition.holdings
    events = b"".join([_in_list(now, one) for one in held.events])
    undated = (one for one in held.documents if one.date.earliest is None)
    placed = [one.slug for one in undated if one.record.after]
    return digest(now[FACE, ""] + events + _encode(placed))


_COUNTED = {FACE: "documents", ACTOR: "actors", EVENT: "events", PAGE: "pages"}


def _count(now: States, kind: str) -> bytes:
    if kind not in _COUNTED:
        return now[kind, ""]
    return digest(_encode(len(getattr(now.site, _COUNTED[kind]))))


_STATES: dict[str, _State] = {
    COUNT: _count,
    DOCUMENT: _of(lambda now, one: said(now.site, one)),
    FACE: _of(lambda _, one: digest(_encode(face(one)))),
    LINKED: _of(lambda _, one: given(one)),
    TAKERS: _told(lambda one: one.takers),
    VOICE: _told(lambda one: one.voice),
    **{linked(name): _told(attrgetter(name)) for name in FIELDS},
    linked("mentioned"): _told(lambda one: one.by_role(Role.MENTIONED)),
    STATED: _told(_stated),
    BODY: _of(_body),
    MENTIONS: _of(lambda _, one: named(one)),
    NAMED: _named,
    EVENT: lambda now, slug: _record_of(now.site.events.get(slug)),
    ACTOR: lambda now, slug: _record_of(now.site.actors.get(slug)),
    PAGE: lambda now, slug: _record_of(now.site.pages.get(slug)),
    LISTED: _listed,
    YEARS_LISTED: lambda now, page: _record_of(now.site.years_listed.get(page)),
    INVOLVEMENTS: _involvements,
    REQUESTS_OF: _requests_of,
    ACTOR_EVENTS: lambda now, slug: now.of(
        EVENT, [one.slug for one in now.site.actor_events.get(slug, ())]
    ),
    ANSWERS_OF: _answers_of,
    TARGETS: lambda now, link: _record_of(now.site.targets.resolve(link)),
}
"""How each thing is told, by its slug; what is gathered by actor, by all that it is made of."""


def _all_of(kind: str) -> _State:
    """Return the digest of one thing of all documents, and of their order."""

    def told(now: States, _: str) -> bytes:
        column = now.supposed.told.get(kind) if now.supposed is not None else None
        if column is not None:
            return digest(column)
        return now.of(kind, [one.slug for one in now.site.edition.holdings.documents])

    return told


def _all_linked(now: States, _: str) -> bytes:
    return digest(now[FACE, ""] + _all_of(LINKED)(now, ""))


def _all_events(now: States, _: str) -> bytes:
    return now.of(EVENT, [one.slug for one in now.site.edition.holdings.events])


def _all_of_both(now: States, _: str) -> bytes:
    return digest(now[LINKED, ""] + now[EVENT, ""])


_WHOLES: dict[str, _State] = {
    **{kind: _all_of(kind) for kind in OF_DOCUMENTS},
    EVENT: _all_events,
    ACTOR: lambda now, _: _record_of(now.site.edition.holdings.actors),
    PAGE: lambda now, _: _record_of(now.site.edition.holdings.pages),
    LINKED: _all_linked,
    LISTED: _all_listed,
    YEARS_LISTED: _all_listed,
    INVOLVEMENTS: _all_linked,
    REQUESTS_OF: _all_linked,
    ACTOR_EVENTS: _all_events,
    ANSWERS_OF: _all_of_both,
    YEARS: lambda now, _: _record_of(now.site.find_years()),
}
"""How all things of a kind are told together, in their order."""


def _copied(site: Site, one: Document) -> str:
    """Return the digest of a source that is read for its page; empty where none is."""
    source = one.record.source
    if source is None or source.sha256 or not copy.is_verbatim(one):
        return ""
    return copy.digest(one, site.sources)
