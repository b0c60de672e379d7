"""The rows of the dossier's tables, one row a fact; of each thing by itself."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from dossier import urls
from dossier.dates import Edtf
from dossier.formats.addresses import actor_page, event_page
from dossier.formats.quotations import paragraph_of
from dossier.model import Actor, Attestation, Document, Event
from dossier.site import Site

Value = str | int | None
Row = tuple[Value, ...]
ROOM = 1_000
"""Numbers that each document has for its parts; what has more of them goes on far above."""


def _date(date: Edtf | None) -> Row:
    if date is None:
        return (None, None, None)
    first, last = date.earliest, date.latest
    return (date.text, first.isoformat() if first else None, last.isoformat() if last else None)


def _identity(number: int, place: int) -> int:
    """Return the number of a part of a document: however many parts others have, it stays."""
    further, place = divmod(place, ROOM)
    return further * 10**12 + number * ROOM + place


def _text(value: str) -> Value:
    return value or None


def documents(_site: Site, number: int, one: Document) -> Iterator[Row]:
    """One row a document."""
    record = one.record
    source = record.source
    yield (
        one.slug, number, record.title, record.kind.value, *_date(record.date),
        _text(record.place), _text(record.language), _text(record.summary),
        _text(source.nature.value if source else ""), _text(source.origin if source else ""),
        _text(source.url if source else ""), _text(source.archived if source else ""),
        _text(_digest(one)), one.outline.paragraphs,
        record.published.text if record.published else None, _text(record.withdrawn),
        urls.document(one.slug),
    )  # fmt: skip


def _digest(one: Document) -> str:
    """Return the digest of a source that anybody may see: it would tell of words withheld."""
    record = one.record
    if record.source is None or record.withhold or record.withdrawn:
        return ""
    return record.source.sha256


def actors(site: Site, _: int, one: Actor) -> Iterator[Row]:
    """One row an actor."""
    yield (
        one.slug, one.name, one.sort_name, one.kind.value, _text(one.country),
        _text(actor_page(site, one.slug)),
    )  # fmt: skip


def names(_site: Site, _: int, one: Actor) -> Iterator[Row]:
    """One row another form of a name."""
    for number, alias in enumerate(one.aliases, 1):
        yield (one.slug, number, alias)


def memberships(site: Site, _: int, one: Actor) -> Iterator[Row]:
    """One row a body that somebody belongs to."""
    for body in dict.fromkeys(ref.text for ref in one.member_of if ref.text in site.actors):
        yield (one.slug, body)


def links(_site: Site, _: int, one: Actor) -> Iterator[Row]:
    """One row a record elsewhere."""
    for number, link in enumerate(one.same_as, 1):
        yield (one.slug, number, link)


def positions(site: Site, _: int, one: Actor) -> Iterator[Row]:
    """One row an office held."""
    for number, held in enumerate(one.positions, 1):
        body = site.actors.get(held.organisation)
        yield (
            one.slug, number, held.title, body.slug if body else None,
            body.name if body else _text(held.organisation),
            held.start.text if held.start else None, held.end.text if held.end else None,
        )  # fmt: skip


def roles(_site: Site, _: int, document: Document) -> Iterator[Row]:
    """One row a role in a document."""
    parts = [part for part in document.parts if part.is_public]
    for number, part in enumerate(parts, 1):
        yield (
            document.slug, number, part.role.value, _text(part.actor), part.name,
            _text(part.capacity), _text(part.on_behalf_of), part.reading.value,
            part.evidence.value, part.signature.value,
        )  # fmt: skip


def paragraphs(_site: Site, number: int, document: Document) -> Iterator[Row]:
    """One row a part of a document: its reading text."""
    outline = document.outline
    shown = filter(
        itemgetter(2), zip(outline.numbers, outline.parts, outline.readings, strict=True)
    )
    for running, (place, part, reading) in enumerate(shown, 1):
        who = document.speaker_of(place) if place else None
        who = who if who and who.is_public else None
        yield (
            _identity(number, running), document.slug, place or None,
            part.value if part else None, reading,
            _text(who.actor) if who else None, who.name if who else None,
        )  # fmt: skip


def withheld(_site: Site, _: int, document: Document) -> Iterator[Row]:
    """One row a reason for which something of a document is not shown."""
    for reason in dict.fromkeys(held.reason for held in document.record.withhold):
        yield (document.slug, reason)


def relations(_site: Site, _: int, document: Document) -> Iterator[Row]:
    """One row a document that belongs to another."""
    record = document.record
    for relation in ("reply_to", "encloses", "translation_of"):
        for ref in getattr(record, relation):
            yield (document.slug, relation, ref.text)


def events(site: Site, number: int, one: Event) -> Iterator[Row]:
    """One row an event."""
    record = one.record
    yield (
        one.slug, number, record.title, *_date(record.date), _text(record.place),
        record.status.value, _text(record.unsourced),
        _text(event_page(site, one.slug)),
    )  # fmt: skip


def participants(_site: Site, _: int, event: Event) -> Iterator[Row]:
    """One row an actor in an event."""
    for number, part in enumerate((p for p in event.actors if p.is_public), 1):
        yield (
            event.slug, number, _text(part.actor), part.name, _text(part.capacity),
            _text(part.on_behalf_of),
        )  # fmt: skip


def attestations(site: Site, _: int, event: Event) -> Iterator[Row]:
    """One row a passage that supports an event."""
    for number, one in enumerate(event.record.attested_by, 1):
        yield (event.slug, number, *_passage(site, one))


def _passage(site: Site, one: Attestation) -> Row:
    document = site.documents.get(one.document)
    paragraph = paragraph_of(document, one.quote) if document else 0
    return (
        document.slug if document else None, paragraph or None, one.quote, _text(one.url),
        _text(one.title), _text(one.publisher), one.date.text if one.date else None,
        _text(one.archived),
    )  # fmt: skip


def requests(site: Site, _: int, document: Document) -> Iterator[Row]:
    """One row a request."""
    asked = [one for one in document.requests if one.is_public]
    for number, one in enumerate(asked, 1):
        answer = one.answered_by
        yield (
            document.slug, number, one.to, _text(one.actor), one.that, one.quote,
            paragraph_of(document, one.quote) or None,
            answer if answer in site.documents else None,
            answer if answer in site.events else None,
        )  # fmt: skip


def responses(_site: Site, number: int, item: Document | Event) -> Iterator[Row]:
    """One row a response; events come after all documents."""
    shown = (one for one in item.responses if one.is_public)
    for running, one in enumerate(shown, 1):
        is_document = isinstance(item, Document)
        yield (
            _identity(number, running), item.slug if is_document else None,
            None if is_document else item.slug, one.paragraph or None, _text(one.actor),
            one.name, *_date(one.date), one.text, _text(one.document),
        )  # fmt: skip


def corrections(_site: Site, _: int, document: Document) -> Iterator[Row]:
    """One row a correction."""
    for number, one in enumerate(document.record.corrections, 1):
        yield (document.slug, number, *_date(one.date), one.note)
