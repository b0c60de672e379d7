"""Dossier + moment → Edition: what is published at that moment, and nothing else.

Outputs accept an Edition only. Drafts, embargoed documents, what rests on them alone, actors
that are not public and the withheld texts themselves are no longer in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from dossier.model import (
    Actor,
    Answer,
    Attestation,
    Body,
    Case,
    Document,
    DocumentRecord,
    Dossier,
    Event,
    FreePage,
    Part,
    Position,
    Prose,
    Role,
    Withheld,
    Words,
)
from dossier.noted import note
from dossier.shown import FACE, ShownDocument

EVENT, ACTOR, PAGE = "event", "actor", "page"
"""What is noted where any of these are read."""


class Holdings(Struct, frozen=True):
    """Everything that an edition shows."""

    documents: tuple[Document, ...]
    events: tuple[Event, ...]
    actors: tuple[Actor, ...]
    pages: tuple[FreePage, ...]


class Edition(Struct, frozen=True):
    """The dossier as published at one moment."""

    case: Case
    holdings: Holdings
    at: datetime
    shows_drafts: bool = False
    """True in the preview alone: drafts and embargoed documents are shown, and marked."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """By date; what is read of each is noted. `withhold` holds reasons without their texts."""
        note(FACE)
        return self.holdings.documents

    @property
    def events(self) -> tuple[Event, ...]:
        """By date."""
        note(EVENT)
        return self.holdings.events

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Those that are public and take part in what is published, or stand on record."""
        note(ACTOR)
        return self.holdings.actors

    @property
    def pages(self) -> tuple[FreePage, ...]:
        """The editors' own."""
        note(PAGE)
        return self.holdings.pages


class Shown:
    """Documents as they were published before, within one process."""

    def __init__(self) -> None:
        """Know none."""
        self._basis: tuple[set[str], _Public] = (set(), _Public(frozenset(), frozenset()))
        self._known: dict[str, tuple[Document, Document]] = {}

    def documents(
        self, found: Iterable[Document], known: set[str], public: _Public
    ) -> Iterator[Document]:
        """Return what is shown of documents; of those that are as they were, what was shown."""
        if (known, public) != self._basis:
            self._basis, self._known = (known, public), {}
        for one in found:
            before = self._known.get(one.slug)
            if before is None or before[0] is not one:
                before = self._known[one.slug] = (one, _document(one, known, public))
            yield before[1]

    def again(self, one: Document) -> Document:
        """Return what is shown of a document that has changed, while all else is as it was."""
        known, public = self._basis
        made = _document(one, known, public)
        self._known[one.slug] = (one, made)
        return made


def publish(
    dossier: Dossier, at: datetime, *, drafts: bool = False, before: Shown | None = None
) -> Edition:
    """Return what is public at a moment; with `drafts`, what will be."""
    shown = [d for d in dossier.documents if drafts or is_public(d, at)]
    slugs = {document.slug for document in shown}
    quotable = {one.slug for one in shown if not one.record.withdrawn}
    documents = partial((before or Shown()).documents, shown)
    return _edition(dossier, at, (slugs, quotable), documents, drafts=drafts)


def publish_put_off(
    dossier: Dossier,
    at: datetime,
    slugs: tuple[set[str], set[str]],
    put_off: Callable[[Callable[[Document], Document]], tuple[Document, ...]],
) -> Edition:
    """Return an edition whose documents are put off; the dossier holds all but these.

    `slugs` are those of the documents that are public, and of those that can be quoted. `put_off`
    is given what shows a document.
    """

    def documents(known: set[str], public: _Public) -> Iterable[Document]:
        return put_off(lambda document: _document(document, known, public))

    return _edition(dossier, at, slugs, documents, drafts=False)


def _edition(
    dossier: Dossier,
    at: datetime,
    slugs: tuple[set[str], set[str]],
    documents: Callable[[set[str], _Public], Iterable[Document]],
    *,
    drafts: bool,
) -> Edition:
    shown, quotable = slugs
    public = _open_to_all(dossier.actors)
    events = [_event(e, quotable, public) for e in dossier.events if drafts or not e.record.draft]
    kept = tuple(event for event in events if event is not None)
    known = shown | {event.slug for event in kept}
    holdings = Holdings(
        documents=tuple(documents(known, public)),
        events=kept,
        actors=tuple(
            replace(
                actor,
                note=_prose(actor.note, quotable),
                member_of=tuple(ref for ref in actor.member_of if ref.text in public.slugs),
                positions=tuple(_position(held, public) for held in actor.positions),
            )
            for actor in dossier.actors
            if actor.public
        ),
        pages=tuple(
            replace(page, text=_prose(page.text, quotable))
            for page in dossier.pages
            if drafts or not page.draft
        ),
    )
    return Edition(dossier.case, holdings, at, shows_drafts=drafts)


class _Public(Struct, frozen=True):
    """Which actors may be linked and exported, and by which names the others would be known."""

    slugs: frozenset[str]
    hidden: frozenset[str]
    """Slugs, names and aliases of those who are not public."""

    def has(self, actor: str, name: str) -> bool:
        """Whether a party may stand in exports; one without a record may, by its name."""
        return actor in self.slugs or not (actor or name in self.hidden)


def _open_to_all(actors: Iterable[Actor]) -> _Public:
    slugs = frozenset(actor.slug for actor in actors if actor.public)
    hidden = {
        name
        for actor in actors
        if not actor.public
        for name in (actor.slug, actor.name, *actor.aliases)
    }
    return _Public(slugs, frozenset(hidden))


def is_public(document: Document, at: datetime) -> bool:
    """Whether a document may be seen at a moment."""
    record = document.record
    return not record.draft and (record.embargo is None or record.embargo <= at)


def next_change(dossier: Dossier, at: datetime) -> datetime | None:
    """Return when the same content is next told otherwise: an embargo ends, a contact expires."""
    return min((one for one in _moments(dossier) if one > at), default=None)


def last_change(dossier: Dossier, at: datetime) -> datetime | None:
    """Return since when the same content is told as it is at a moment."""
    return max((one for one in _moments(dossier) if one <= at), default=None)


def _moments(dossier: Dossier) -> Iterator[datetime]:
    """Yield when what is told of the content changes, though nobody changes it."""
    for document in dossier.documents:
        if document.record.embargo and not document.record.draft:
            yield document.record.embargo
    if dossier.case.security is not None:
        yield dossier.case.security.expires


def _document(document: Document, known: set[str], public: _Public) -> Document:
    body, requests, speakers = document.body, document.requests, document.speakers
    if document.record.withdrawn:
        requests, speakers = (), ()
        body = Body(Words(proof=body.words.proof), ())
    mentions = tuple(one for one in body.mentions if one.actor in public.slugs)
    return ShownDocument(
        record=_record(document.record, known),
        body=body if mentions == body.mentions else replace(body, mentions=mentions),
        parts=_parts(document.parts, public),
        speakers=tuple((numbers, _part(who, public)) for numbers, who in speakers),
        requests=tuple(
            replace(
                one,
                actor=one.actor if one.actor in public.slugs else "",
                answered_by=one.answered_by if one.answered_by in known else "",
                is_public=public.has(one.actor, one.to),
            )
            for one in requests
        ),
        responses=_answers(document.responses, known, public),
        replies=tuple(slug for slug in document.replies if slug in known),
    )


def _record(record: DocumentRecord, known: set[str]) -> DocumentRecord:
    """Return a record that refers only to what is known, without what it withholds."""
    plain = not (record.withhold or record.requests)
    if plain and not (record.reply_to or record.encloses or record.translation_of):
        return record
    return replace(
        record,
        withhold=tuple(Withheld("", one.reason, one.span) for one in record.withhold),
        requests=tuple(
            replace(one, answered_by=None)
            if one.answered_by and one.answered_by.text not in known
            else one
            for one in record.requests
        ),
        reply_to=tuple(ref for ref in record.reply_to if ref.text in known),
        encloses=tuple(ref for ref in record.encloses if ref.text in known),
        translation_of=tuple(ref for ref in record.translation_of if ref.text in known),
    )


def _parts(parts: Iterable[Part], public: _Public) -> tuple[Part, ...]:
    """Unlink those who are not public; where they are merely mentioned, leave them out."""
    return tuple(
        _part(part, public)
        for part in parts
        if part.role is not Role.MENTIONED or public.has(part.actor, part.name)
    )


def _part(part: Part, public: _Public) -> Part:
    behalf = part.on_behalf_of if part.on_behalf_of in public.slugs else ""
    actor = part.actor if part.actor in public.slugs else ""
    is_open = public.has(part.actor, part.name)
    if (actor, behalf, is_open) == (part.actor, part.on_behalf_of, part.is_public):
        return part
    return replace(part, actor=actor, on_behalf_of=behalf, is_public=is_open)


def _position(held: Position, public: _Public) -> Position:
    return replace(held, organisation="") if held.organisation in public.hidden else held


def _event(event: Event, documents: set[str], public: _Public) -> Event | None:
    """Return the event with the attestations that are public; None if only hidden ones were."""
    record = event.record
    kept = tuple(one for one in record.attested_by if _is_open(one, documents))
    if record.attested_by and not kept:
        return None
    return Event(
        replace(record, attested_by=kept, note=_prose(record.note, documents)),
        _parts(event.actors, public),
        _answers(event.responses, documents, public),
    )


def _answers(answers: tuple[Answer, ...], known: set[str], public: _Public) -> tuple[Answer, ...]:
    """Keep every response, and link only to what is public."""
    return tuple(
        replace(
            one,
            actor=one.actor if one.actor in public.slugs else "",
            document=one.document if one.document in known else "",
            is_public=public.has(one.actor, one.name),
        )
        for one in answers
    )


def _prose(prose: Prose, documents: set[str]) -> Prose:
    kept = tuple((key, one) for key, one in prose.claims if _is_open(one, documents))
    return prose if len(kept) == len(prose.claims) else replace(prose, claims=kept)


def _is_open(one: Attestation, documents: set[str]) -> bool:
    return not one.document or one.document in documents
