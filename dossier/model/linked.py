"""After `link`: every name resolved, everything in its order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec import Struct

from dossier.dates import Edtf
from dossier.diagnostics import Span
from dossier.model.case import Case
from dossier.model.codes import DocumentKind, Evidence, Reading, Role, Signature
from dossier.model.records import Actor, DocumentRecord, EventRecord, FreePage
from dossier.model.words import Proof, Words
from dossier.noted import note
from dossier.transcription import Outline, Text

BODY, MENTIONS, NAMED = "body", "mentions", "named"
"""What is noted where a document's own words are read, or whom they name; and, by the slugs of both
with a space between them, where only the blocks are read that name one actor."""


class Part(Struct, frozen=True):
    """One actor taking part in one document, in one role."""

    role: Role
    name: str
    """The name to print."""
    actor: str
    """The slug of the actor's record; empty where there is none."""
    capacity: str
    on_behalf_of: str
    """The slug of the organisation spoken for; empty where the actor speaks for itself."""
    reading: Reading
    evidence: Evidence
    signature: Signature
    span: Span
    is_public: bool = True
    """False for an actor who stands in no export; pages print the name and nothing more."""


def takers(parts: Iterable[Part]) -> tuple[str, ...]:
    """Return each role and actor once, such as `author:anna-berg`, with those spoken for."""
    found = (
        f"{part.role.value}:{slug}"
        for part in parts
        for slug in (part.actor, part.on_behalf_of)
        if slug
    )
    return tuple(dict.fromkeys(found))


def voice(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return those in whose name a document speaks: its authors, else its signatories."""
    found = tuple(parts)
    authors = tuple(part for part in found if part.role is Role.AUTHOR)
    return authors or tuple(part for part in found if part.role is Role.SIGNATORY)


def told_on(record: DocumentRecord) -> tuple[Edtf, ...]:
    """Return when a document was published, and corrected."""
    corrected = (one.date for one in record.corrections)
    return (*((record.published,) if record.published else ()), *corrected)


class Asked(Struct, frozen=True):
    """What a document asks of somebody, with names resolved."""

    to: str
    """Of whom, as it is printed."""
    actor: str
    """The slug of the record of whoever is asked; empty where there is none."""
    that: str
    quote: str
    answered_by: str
    """The slug of the document or event that answers it; empty where nothing does."""
    is_public: bool = True
    """False where somebody is asked who stands in no export."""


class Answer(Struct, frozen=True):
    """What somebody who is named says to it, with names resolved: the right of reply."""

    name: str
    actor: str
    date: Edtf
    text: str
    document: str
    """The slug of a document that holds the response; empty where there is none."""
    paragraph: int
    """The paragraph that it answers; 0 for the whole."""
    is_public: bool = True
    """False where somebody answers who stands in no export."""


class Mention(Struct, frozen=True):
    """An actor's name found in a block of a document's reading text."""

    actor: str
    block: int
    """Which block of the transcription, from 0."""
    start: int
    end: int
    """Characters of the block's reading text."""


class Naming(Struct, frozen=True):
    """A block that names an actor."""

    number: int
    """The paragraph's number; 0 where it has none."""
    reading: str
    """What is read in it."""
    places: tuple[tuple[int, int], ...]
    """Where in that the name begins and ends."""


class Event(Struct, frozen=True):
    """An event with its actors resolved."""

    record: EventRecord
    actors: tuple[Part, ...] = ()
    responses: tuple[Answer, ...] = ()

    @property
    def slug(self) -> str:
        """The event's address."""
        return self.record.slug

    @property
    def date(self) -> Edtf:
        """When it happened."""
        return self.record.date


class Body(Struct, frozen=True):
    """What is said in a document's own words, and of them."""

    words: Words
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the dossier: what its file says, with every name resolved.

    Its body is apart, so that a list, which needs none of its words, does not depend on them.
    """

    record: DocumentRecord
    body: Body
    parts: tuple[Part, ...]
    speakers: tuple[tuple[tuple[int, ...], Part], ...]
    """Who is quoted in which paragraphs."""
    requests: tuple[Asked, ...]
    responses: tuple[Answer, ...]
    replies: tuple[str, ...]
    """Slugs of the documents that reply to this one, in order."""

    @property
    def text(self) -> Text:
        """The transcription with withheld text already replaced."""
        note(BODY, self.slug)
        return self.body.words.text

    @property
    def outline(self) -> Outline:
        """What is read in it, block by block; whoever needs no more need not have it all."""
        note(BODY, self.slug)
        return self.body.words.outline

    @property
    def proof(self) -> Proof:
        """What was proven of the transcription."""
        note(BODY, self.slug)
        return self.body.words.proof

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Where it names actors."""
        note(MENTIONS, self.slug)
        return self.body.mentions

    def naming(self, actor: str) -> tuple[Naming, ...]:
        """Return the blocks that name one actor."""
        note(NAMED, f"{self.slug} {actor}")
        found: dict[int, list[tuple[int, int]]] = {}
        for one in self.body.mentions:
            if one.actor == actor:
                found.setdefault(one.block, []).append((one.start, one.end))
        if not found:
            return ()
        outline = self.body.words.outline
        return tuple(
            Naming(outline.numbers[block], outline.readings[block], tuple(places))
            for block, places in found.items()
        )

    @property
    def slug(self) -> str:
        """The document's address."""
        return self.record.slug

    @property
    def date(self) -> Edtf:
        """When it is dated."""
        return self.record.date

    @property
    def title(self) -> str:
        """What it is called."""
        return self.record.title

    @property
    def asks(self) -> int:
        """How many requests it makes."""
        return len(self.requests)

    @property
    def kind(self) -> DocumentKind:
        """What it is."""
        return self.record.kind

    @property
    def language(self) -> str:
        """In which language it is written; empty where that is not said."""
        return self.record.language

    @property
    def told_on(self) -> tuple[Edtf, ...]:
        """When it was published, and corrected."""
        return told_on(self.record)

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back; its words are then in no edition."""
        return bool(self.record.withdrawn)

    @property
    def former_slugs(self) -> tuple[str, ...]:
        """Its earlier addresses."""
        return self.record.aliases

    @property
    def voice(self) -> tuple[Part, ...]:
        """Those in whose name it speaks: its authors, else its signatories."""
        return voice(self.parts)

    @property
    def takers(self) -> tuple[str, ...]:
        """Each role and actor once, such as `author:anna-berg`, with those spoken for."""
        return takers(self.parts)

    def by_role(self, role: Role) -> tuple[Part, ...]:
        """Return those who take part in one role, in the document's order."""
        return tuple(part for part in self.parts if part.role is role)

    def speaker_of(self, paragraph: int) -> Part | None:
        """Return who is quoted in a paragraph, or None where the author speaks."""
        return next((who for numbers, who in self.speakers if paragraph in numbers), None)


class Dossier(Struct, frozen=True):
    """Everything about one case, in order, drafts and embargoed documents included."""

    case: Case
    documents: tuple[Document, ...]
    """By date; undated ones after the document they name, or last."""
    events: tuple[Event, ...]
    """By date."""
    actors: tuple[Actor, ...]
    """By the name under which lists sort them."""
    pages: tuple[FreePage, ...]
    unread: frozenset[str] = frozenset()
    """Slugs of files that are there and could not be read."""
