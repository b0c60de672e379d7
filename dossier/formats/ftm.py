"""FollowTheMoney entities, one JSON object on each line, for Aleph and OpenSanctions' tools.

What FollowTheMoney would drop in silence (dates that are not dates, names of languages it does
not know) is not written in the first place; a test holds every value against its library.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from dossier import urls
from dossier.dates import Edtf
from dossier.formats import parties
from dossier.formats.addresses import actor_page, event_page, same_as
from dossier.formats.machine_dates import common, ends
from dossier.formats.pieced import pieced
from dossier.formats.plain_prose import plain_note
from dossier.formats.written_json import spaced
from dossier.model import Actor, ActorKind, Document, Event, Part
from dossier.site import Site
from dossier.words import slugify

Entity = dict[str, Any]
_SCHEMAS = {
    ActorKind.PERSON: "Person",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.INSTITUTION: "PublicBody",
}
LANGUAGES = {
    "ar": "ara", "az": "aze", "be": "bel", "bg": "bul", "bs": "bos", "ca": "cat", "cs": "ces",
    "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "et": "est", "fa": "fas",
    "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun", "hy": "hye",
    "is": "isl", "it": "ita", "ja": "jpn", "ka": "kat", "kk": "kaz", "ko": "kor", "ky": "kir",
    "lt": "lit", "lv": "lav", "mk": "mkd", "nl": "nld", "no": "nor", "pl": "pol", "pt": "por",
    "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp", "sv": "swe",
    "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip
"""ISO 639-3 codes of those languages that FollowTheMoney knows."""
_WIKIDATA = re.compile(r"wikidata\.org/(?:wiki|entity)/(Q\d+)")


def to_ftm(site: Site) -> bytes:
    """Return all entities, those that others refer to first."""
    prefix = slugify(urlsplit(site.edition.case.base_url).hostname or site.edition.case.title)
    maker = _Maker(site, prefix or "dossier")
    actors, documents = site.edition.actors, site.edition.documents
    everything: tuple[Document | Event, ...] = (*documents, *site.edition.events)
    nameless = pieced(everything, lambda _, one: _lines(maker.nameless(one)), "name", beside=True)
    return b"".join((
        *pieced(actors, lambda _, one: _lines([maker.actor(one)])),
        *dict.fromkeys(line for piece in nameless for line in piece.splitlines(keepends=True)),
        *pieced(actors, lambda _, one: _lines(maker.memberships(one)), "member"),
        *pieced(documents, lambda _, one: _lines(maker.of_document(one))),
        *pieced(site.edition.events, lambda _, one: _lines([maker.event(one)])),
    ))  # fmt: skip


def _lines(entities: Iterable[Entity]) -> bytes:
    return "".join(f"{spaced(one)}\n" for one in entities).encode()


class _Maker:
    """Makes entities whose ids say which dossier they are from."""

    def __init__(self, site: Site, prefix: str) -> None:
        self.site = site
        self.prefix = prefix

    def of_document(self, one: Document) -> Iterator[Entity]:
        if not one.is_withdrawn:
            yield self.document(one)
            yield from self.roles(one)

    def id(self, kind: str, name: str) -> str:
        return f"{self.prefix}-{kind}-{name}"

    def entity(
        self, identity: str, schema: str, properties: Mapping[str, str | list[str]]
    ) -> Entity:
        made = {}
        for key, value in properties.items():
            values = [one for one in ([value] if isinstance(value, str) else value) if one]
            if values:
                made[key] = list(dict.fromkeys(values))
        return {"id": identity, "schema": schema, "properties": made}

    def page(self, path: str) -> str:
        base = self.site.edition.case.base_url
        return urls.absolute(path, base) if base and path else ""

    def party(self, part: Part) -> str:
        """Return the id of whoever takes part."""
        if part.actor:
            return self.id("actor", part.actor)
        return self.id("name", hashlib.sha256(part.name.encode()).hexdigest()[:16])

    # -- actors

    def actor(self, one: Actor) -> Entity:
        name = parties.name_of(one)
        is_person = one.kind is ActorKind.PERSON
        wikidata = [m.group(1) for link in same_as(one) if (m := _WIKIDATA.search(link))]
        return self.entity(
            self.id("actor", one.slug),
            _SCHEMAS[one.kind],
            {
                "name": one.name,
                "alias": list(one.aliases),
                "firstName": name.given if is_person else "",
                "lastName": name.family if is_person else "",
                "country": one.country.lower(),
                "position": [held.title for held in one.positions] if is_person else [],
                "notes": plain_note(one.note),
                "sourceUrl": self.page(actor_page(self.site, one.slug)),
                "wikidataId": wikidata,
            },
        )

    def nameless(self, one: Document | Event) -> Iterator[Entity]:
        """Return those who are named and have no record."""
        if isinstance(one, Document) and one.is_withdrawn:
            return
        for part in parties.public(one.parts if isinstance(one, Document) else one.actors):
            if not part.actor:
                yield self.entity(self.party(part), "LegalEntity", {"name": part.name})

    def memberships(self, one: Actor) -> Iterator[Entity]:
        for ref in one.member_of:
            if self.is_body(ref.text):
                yield self.membership(one, ref.text, ref.text, {})
        for number, held in enumerate(one.positions, 1):
            if self.is_body(held.organisation):
                details = {
                    "role": held.title,
                    "startDate": common(held.start) if held.start else "",
                    "endDate": common(held.end) if held.end else "",
                }
                yield self.membership(one, held.organisation, f"position-{number}", details)

    def is_body(self, slug: str) -> bool:
        body = self.site.actors.get(slug)
        return body is not None and body.kind is not ActorKind.PERSON

    def membership(self, one: Actor, body: str, name: str, details: dict[str, str]) -> Entity:
        return self.entity(
            self.id("membership", f"{one.slug}-{name}"),
            "Membership",
            {
                "member": self.id("actor", one.slug),
                "organization": self.id("actor", body),
                **details,
            },
        )

    # -- documents and events

    def document(self, one: Document) -> Entity:
        record = one.record
        return self.entity(
            self.id("document", one.slug),
            "PlainText",
            {
                "title": record.title,
                "fileName": f"{one.slug}.txt",
                "mimeType": "text/plain",
                "summary": record.summary,
                "author": [part.name for part in parties.writers(one)],
                "date": common(record.date),
                "authoredAt": common(record.date),
                "publishedAt": common(record.published) if record.published else "",
                "language": LANGUAGES.get(record.language.partition("-")[0], ""),
                "keywords": self.site.locale.term("kind", record.kind.value),
                "publisher": self.site.edition.case.publisher.name,
                "sourceUrl": self.page(urls.document(one.slug)),
                "bodyText": "\n\n".join(reading for reading in one.outline.readings if reading),
            },
        )

    def roles(self, one: Document) -> Iterator[Entity]:
        for number, part in enumerate(parties.public(one.parts), 1):
            yield self.role(one, number, part, part.role.value)
        number = len(one.parts)
        for body in parties.behalf(self.site, one):
            number += 1
            yield self.spoken_for(one, number, body)
        for _, who in one.speakers:
            if who.is_public and who.actor:
                number += 1
                yield self.role(one, number, who, "quoted")

    def role(self, one: Document, number: int, part: Part, name: str) -> Entity:
        return self.entity(
            self.id("role", f"{one.slug}-{number}"),
            "Documentation",
            {
                "document": self.id("document", one.slug),
                "entity": self.party(part),
                "role": name,
                "description": part.capacity,
                "date": common(one.record.date),
            },
        )

    def spoken_for(self, one: Document, number: int, body: Actor) -> Entity:
        return self.entity(
            self.id("role", f"{one.slug}-{number}"),
            "Documentation",
            {
                "document": self.id("document", one.slug),
                "entity": self.id("actor", body.slug),
                "role": "on behalf of",
                "date": common(one.record.date),
            },
        )

    def event(self, one: Event) -> Entity:
        record = one.record
        attested = [each for each in record.attested_by if each.document in self.site.documents]
        return self.entity(
            self.id("event", one.slug),
            "Event",
            {
                "name": record.title,
                **_dates(record.date),
                "location": record.place,
                "involved": [self.party(part) for part in parties.public(one.actors)],
                "description": [self.site.locale.term("status", record.status.value),
                                plain_note(record.note)],
                "notes": [f"“{each.quote}”" for each in record.attested_by],
                "proof": [self.id("document", each.document) for each in attested],
                "sourceUrl": self.page(event_page(self.site, one.slug)),
            },
        )  # fmt: skip


def _dates(date: Edtf) -> dict[str, str]:
    if common(date) and not date.parts:
        return {"date": common(date)}
    first, last = ends(date)
    return {"startDate": first, "endDate": last}
