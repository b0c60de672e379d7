"""schema.org in JSON-LD: documents, actors, events, the case, and the pages about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from dossier import urls
from dossier.dates import Edtf, Form
from dossier.formats import parties
from dossier.formats.addresses import address, is_web, same_as
from dossier.formats.cited import KINDS
from dossier.formats.copy import is_verbatim
from dossier.formats.machine_dates import common, ends
from dossier.formats.written_json import dense
from dossier.model import (
    Actor,
    ActorKind,
    Attestation,
    Document,
    DocumentKind,
    Event,
    Part,
    Role,
)
from dossier.site import Site

Node = dict[str, Any]
CONTEXT = "https://schema.org"
_ACTORS = {
    ActorKind.PERSON: "Person",
    ActorKind.ORGANISATION: "NGO",
    ActorKind.INSTITUTION: "GovernmentOrganization",
}
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def script(node: Node) -> str:
    """Return a node as text that may stand inside a `script` element."""
    made = dense({"@context": CONTEXT, **node})
    for character, code in _ESCAPES.items():
        made = made.replace(character, code)
    return made


def _filled(node: Mapping[str, Any]) -> Node:
    """Leave out what is empty; a list of one is that one."""
    made: Node = {}
    for key, value in node.items():
        if isinstance(value, list):
            kept = [one for one in value if one]
            if kept:
                made[key] = kept[0] if len(kept) == 1 else kept
        elif value or value == 0:
            made[key] = value
    return made


class JsonLd(Struct, frozen=True):
    """Makes the nodes of one page."""

    site: Site
    here: str
    """The path of the page, from which addresses are told where the site has none of its own."""

    def address(self, path: str) -> str:
        """Return the address of a path of the site."""
        return address(self.site, path, self.here)

    # -- documents -------------------------------------------------------------------------

    def document(self, one: Document) -> Node:
        """Return a letter as a message in an archive, anything else as what it is."""
        record = one.record
        is_letter = KINDS[record.kind].is_letter
        page = self.address(urls.document(one.slug))
        made = {
            "@type": _type(record.kind),
            "@id": page,
            "url": page,
            "name": record.title,
            "genre": self.site.locale.term("kind", record.kind.value),
            "abstract": record.summary,
            "inLanguage": record.language,
            "locationCreated": _place(record.place),
            "author": [self.role("author", part) for part in parties.senders(one)],
            "sourceOrganization": [self.brief(body) for body in parties.behalf(self.site, one)],
            "mentions": [self.party(part) for part in parties.public(one.by_role(Role.MENTIONED))],
            "citation": self._documents(ref.text for ref in record.reply_to),
            "hasPart": self._documents(ref.text for ref in record.encloses),
            "translationOfWork": self._documents(ref.text for ref in record.translation_of),
            "correction": [f"{c.date.text}: {c.note}" for c in record.corrections],
            "isPartOf": self.case_reference(),
            "creativeWorkStatus": record.withdrawn and "withdrawn",
            **self._dates(record.date, is_letter=is_letter),
            **self._source(one),
        }
        if is_letter:
            made["sender"] = [self.party(part) for part in parties.senders(one)]
            made["toRecipient"] = [self.role("toRecipient", p) for p in parties.recipients(one)]
            made["ccRecipient"] = [self.role("ccRecipient", p) for p in parties.copies(one)]
        elif record.kind is DocumentKind.PRESS_RELEASE:
            made["headline"] = record.title
            made["publisher"] = [self.party(part) for part in parties.writers(one)]
        return _filled(made)

    def _documents(self, slugs: Iterable[str]) -> list[Node]:
        return [
            {
                "@type": _type(self.site.documents[slug].kind),
                "@id": self.address(urls.document(slug)),
                "name": self.site.documents[slug].record.title,
            }
            for slug in slugs
            if slug in self.site.documents
        ]

    def _dates(self, date: Edtf, *, is_letter: bool) -> Node:
        if date.exact:
            made = {"dateCreated": common(date)}
            if is_letter:
                made["dateSent"] = common(date)
            else:
                made["datePublished"] = common(date)
            return made
        if date.form is Form.UNDATED:
            return {}
        first, last = ends(date)
        span = f"{first or '..'}/{last or '..'}" if first != last else first
        return {"temporalCoverage": span, "temporal": self.site.locale.date(date)}

    def _source(self, one: Document) -> Node:
        """Return the source as received, by its digest, and the copy of its text on the site.

        There is no digest where something is withheld: it would tell of words that are not shown.
        """
        source = one.record.source
        if source is None or one.record.withdrawn:
            return {}
        received = {
            "@type": "MediaObject",
            "name": source.origin,
            "sha256": "" if one.record.withhold else source.sha256,
        }
        copy = {
            "@type": "MediaObject",
            "encodingFormat": "text/plain",
            "contentUrl": self.address(urls.source(one.slug, ".txt")),
        }
        media = [received, copy] if self.site.has("sources") else [received]
        if self.site.has("sources") and is_verbatim(one):
            media = [{**copy, **received}]
        return {
            "encoding": [_filled(each) for each in media],
            "isBasedOn": source.url if is_web(source.url) else "",
            "archivedAt": source.archived if is_web(source.archived) else "",
        }

    # -- actors ----------------------------------------------------------------------------

    def party(self, part: Part) -> Node:
        """Return who takes part, in brief."""
        actor = self.site.actors.get(part.actor)
        if actor is not None:
            return self.brief(actor)
        return {"@type": "Person", "name": part.name}

    def role(self, key: str, part: Part) -> Node:
        """Return who takes part, in the office of that day: a Role between the two."""
        name = part.capacity or (part.role.value if part.role is Role.SIGNATORY else "")
        if not name:
            return self.party(part)
        return {"@type": "Role", "roleName": name, key: self.party(part)}

    def brief(self, actor: Actor) -> Node:
        """Return an actor by name and address."""
        made = {"@type": _ACTORS[actor.kind], "name": actor.name}
        if self.site.has("actors"):
            made["@id"] = self.address(urls.actor(actor.slug))
        return made

    def actor(self, one: Actor) -> Node:
        """Return all that is known of an actor."""
        name = parties.name_of(one)
        is_person = one.kind is ActorKind.PERSON
        held = [self._position(one, index) for index in range(len(one.positions))]
        return _filled(
            {
                **self.brief(one),
                "url": self.address(urls.actor(one.slug)),
                "familyName": name.family if is_person else "",
                "givenName": name.given if is_person else "",
                "alternateName": list(one.aliases),
                "affiliation": [position for position in held if position] if is_person else [],
                "memberOf": [
                    self.brief(self.site.actors[ref.text])
                    for ref in one.member_of
                    if ref.text in self.site.actors
                ],
                "sameAs": list(same_as(one)),
            }
        )

    def _position(self, one: Actor, index: int) -> Node:
        held = one.positions[index]
        body = self.site.actors.get(held.organisation)
        if body is None and not held.organisation:
            return {}
        if body is not None and body.kind is ActorKind.PERSON:
            return {}
        organisation = (
            self.brief(body) if body else {"@type": "Organization", "name": held.organisation}
        )
        return _filled(
            {
                "@type": "Role",
                "roleName": held.title,
                "startDate": common(held.start) if held.start else "",
                "endDate": common(held.end) if held.end else "",
                "affiliation": organisation,
            }
        )

    # -- events and the case ---------------------------------------------------------------

    def event(self, one: Event) -> Node:
        """Return an event with the passages that attest it."""
        record = one.record
        first, last = ends(record.date)
        exact = record.date.exact
        return _filled(
            {
                "@type": "Event",
                "@id": self.address(urls.event(one.slug)),
                "url": self.address(urls.event(one.slug)),
                "name": record.title,
                "startDate": first if exact or record.date.form is Form.SPAN else "",
                "endDate": last if record.date.form is Form.SPAN else "",
                "description": "" if exact else self.site.locale.date(record.date),
                "location": _place(record.place),
                "about": [self.party(part) for part in parties.public(one.actors)],
                "subjectOf": [self.quotation(attested) for attested in record.attested_by],
            }
        )

    def quotation(self, one: Attestation) -> Node:
        """Return a passage, and the publication that holds it."""
        document = self.site.documents.get(one.document)
        if document is not None:
            holder = self._documents([document.slug])[0]
        else:
            holder = _filled(
                {
                    "@type": "WebPage",
                    "name": one.title,
                    "url": one.url if is_web(one.url) else "",
                    "publisher": {"@type": "Organization", "name": one.publisher}
                    if one.publisher
                    else None,
                    "datePublished": one.date.text if one.date and one.date.exact else "",
                    "archivedAt": one.archived if is_web(one.archived) else "",
                }
            )
        return {"@type": "Quotation", "text": one.quote, "isPartOf": holder}

    def case_reference(self) -> Node:
        """Return the case in brief."""
        return {
            "@type": "Collection",
            "@id": self.address(urls.HOME),
            "name": self.site.edition.case.title,
        }

    def case(self) -> Node:
        """Return the case as a collection of an archive."""
        case = self.site.edition.case
        return _filled(
            {
                **self.case_reference(),
                "@type": ["Collection", "ArchiveComponent"],
                "url": self.address(urls.HOME),
                "description": case.tagline,
                "inLanguage": self.site.locale.language,
                "collectionSize": len(self.site.edition.documents),
                "publisher": self._publisher(),
                "usageInfo": self.address(urls.IMPRINT) if self.site.has("imprint") else "",
            }
        )

    def _publisher(self) -> Node | None:
        publisher = self.site.edition.case.publisher
        if not publisher.name:
            return None
        return _filled(
            {"@type": "Organization", "name": publisher.name, "url": publisher.url,
             "email": publisher.email}
        )  # fmt: skip

    def page(self, kind: str, title: str, description: str) -> Node:
        """Return a page that is about nothing else in particular."""
        return _filled(
            {
                "@type": kind,
                "@id": self.address(self.here),
                "name": title,
                "description": description,
                "inLanguage": self.site.locale.language,
                "isPartOf": self.case_reference(),
            }
        )

    def dataset(self, description: str, files: Iterable[tuple[str, str, str]]) -> Node:
        """Return the data as a whole; `files` gives path, media type and description of each."""
        case = self.site.edition.case
        return _filled(
            {
                "@type": "Dataset",
                "@id": self.address(self.here),
                "name": case.title,
                "description": description,
                "isPartOf": self.case_reference(),
                "creator": self._publisher(),
                "isAccessibleForFree": True,
                "usageInfo": self.address(urls.IMPRINT) if self.site.has("imprint") else "",
                "distribution": [
                    {
                        "@type": "DataDownload",
                        "contentUrl": self.address(path),
                        "encodingFormat": media,
                        "description": about,
                    }
                    for path, media, about in files
                ],
            }
        )


_TYPES: dict[DocumentKind, str | list[str]] = {DocumentKind.PRESS_RELEASE: "Article"}


def _type(kind: DocumentKind) -> str | list[str]:
    if KINDS[kind].is_letter:
        return ["Message", "ArchiveComponent"]
    return _TYPES.get(kind, "CreativeWork")


def _place(name: str) -> Node | None:
    return {"@type": "Place", "name": name} if name else None
