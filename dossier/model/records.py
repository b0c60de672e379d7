"""One file, typed: a document, an event, an actor, a page; names are still as they were written."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from dossier.dates import Edtf
from dossier.model.codes import ActorKind, DocumentKind, EventStatus, Role
from dossier.model.named import (
    Attestation,
    Correction,
    Named,
    Prose,
    Ref,
    Request,
    Response,
    Source,
    Speaker,
    Withheld,
)


class DocumentRecord(Struct, frozen=True):
    """One document's front matter, typed; names are still as the editor wrote them."""

    file: str
    slug: str
    title: str
    kind: DocumentKind
    date: Edtf
    place: str
    language: str
    entries: tuple[tuple[Role, Named], ...]
    """The parties in the order of ROLES, and in the file's order within a role."""
    not_mentioned: tuple[Ref, ...]
    """Actors whose names occur but who are not meant: suppressed mentions."""
    speakers: tuple[Speaker, ...]
    summary: str
    source: Source | None
    requests: tuple[Request, ...]
    reply_to: tuple[Ref, ...]
    encloses: tuple[Ref, ...]
    translation_of: tuple[Ref, ...]
    after: Ref | None
    """For an undated document: the one after which it is listed."""
    aliases: tuple[str, ...]
    withhold: tuple[Withheld, ...]
    corrections: tuple[Correction, ...]
    responses: tuple[Response, ...]
    published: Edtf | None
    draft: bool
    embargo: datetime | None
    withdrawn: str
    """Why a published document was taken back; empty for all others."""


class EventRecord(Struct, frozen=True):
    """One event's file, typed."""

    file: str
    slug: str
    title: str
    date: Edtf
    place: str
    actors: tuple[Named, ...]
    status: EventStatus
    attested_by: tuple[Attestation, ...]
    unsourced: str
    responses: tuple[Response, ...]
    aliases: tuple[str, ...]
    published: Edtf | None
    draft: bool
    note: Prose


class Position(Struct, frozen=True):
    """An office held, for a time."""

    title: str
    organisation: str
    start: Edtf | None
    end: Edtf | None


class Actor(Struct, frozen=True):
    """A person, an organisation or a public institution: one authority record."""

    file: str
    slug: str
    name: str
    sort_name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    former_slugs: tuple[str, ...]
    country: str
    language: str
    """The language the name is written in, where it is not the site's; else empty."""
    positions: tuple[Position, ...]
    member_of: tuple[Ref, ...]
    same_as: tuple[str, ...]
    public: bool
    responses: tuple[Response, ...]
    note: Prose

    @property
    def order(self) -> tuple[str, str]:
        """By what lists of actors are sorted."""
        return (self.sort_name.casefold(), self.slug)


class FreePage(Struct, frozen=True):
    """A page of the editors' own, such as `about`."""

    file: str
    slug: str
    title: str
    label: str
    """What the menu calls it."""
    summary: str
    claims_required: bool
    aliases: tuple[str, ...]
    draft: bool
    text: Prose
