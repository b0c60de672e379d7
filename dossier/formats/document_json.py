"""A document as JSON: everything that its page says, for programs."""

from __future__ import annotations

from typing import Any

from dossier import urls
from dossier.dates import Edtf
from dossier.formats.addresses import address
from dossier.formats.quotations import paragraph_of
from dossier.formats.tables import VERSION
from dossier.formats.written_json import laid_out
from dossier.model import Document, Part
from dossier.site import Site


def to_json(site: Site, document: Document) -> bytes:
    """Return one object; what is absent is left out."""
    record = document.record
    here = urls.twin(document.slug, ".json")
    made: dict[str, Any] = {
        "version": VERSION,
        "slug": document.slug,
        "page": address(site, urls.document(document.slug), here),
        "title": record.title,
        "kind": record.kind.value,
        "date": _date(record.date),
        "place": record.place,
        "language": record.language,
        "summary": record.summary,
        "parts": [_part(part) for part in document.parts if part.is_public],
        "blocks": _blocks(document),
        "requests": [
            {
                "to": one.to,
                "actor": one.actor,
                "that": one.that,
                "quote": one.quote,
                "paragraph": paragraph_of(document, one.quote),
                "answered_by": one.answered_by,
            }
            for one in document.requests
            if one.is_public
        ],
        "reply_to": [ref.text for ref in record.reply_to],
        "replies": list(document.replies),
        "encloses": [ref.text for ref in record.encloses],
        "translation_of": [ref.text for ref in record.translation_of],
        "source": _source(document),
        "withheld": list(dict.fromkeys(one.reason for one in record.withhold)),
        "corrections": [{"date": _date(c.date), "note": c.note} for c in record.corrections],
        "responses": [
            {
                "name": one.name,
                "actor": one.actor,
                "date": _date(one.date),
                "text": one.text,
                "paragraph": one.paragraph,
                "document": one.document,
            }
            for one in document.responses
            if one.is_public
        ],
        "published": record.published.text if record.published else "",
    }
    return laid_out(_without_gaps(made))


def _without_gaps(value: Any) -> Any:  # noqa: ANN401  # any JSON
    """Leave out what is empty, at every depth."""
    if isinstance(value, dict):
        kept = {key: _without_gaps(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one or one is False}
    if isinstance(value, list):
        return [_without_gaps(one) for one in value]
    return value


def _date(date: Edtf) -> dict[str, Any]:
    return {
        "edtf": date.text,
        "from": date.earliest.isoformat() if date.earliest else "",
        "to": date.latest.isoformat() if date.latest else "",
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "role": part.role.value,
        "name": part.name,
        "actor": part.actor,
        "capacity": part.capacity,
        "on_behalf_of": part.on_behalf_of,
        "reading": part.reading.value,
        "evidence": part.evidence.value,
        "signature": part.signature.value,
    }


def _blocks(document: Document) -> list[dict[str, Any]]:
    made = []
    for block, reading in zip(document.text.blocks, document.text.readings, strict=True):
        speaker = document.speaker_of(block.number) if block.number else None
        if reading:
            made.append(
                {
                    "paragraph": block.number,
                    "part": block.part.value if block.part else "",
                    "text": reading,
                    "speaker": speaker.name if speaker and speaker.is_public else "",
                }
            )
    return made


def _source(document: Document) -> dict[str, Any]:
    """Return where the text comes from; a digest only of a source that anybody may see."""
    source = document.record.source
    if source is None:
        return {}
    return {
        "nature": source.nature.value,
        "origin": source.origin,
        "url": source.url,
        "archived": source.archived,
        "sha256": "" if document.record.withhold else source.sha256,
    }
