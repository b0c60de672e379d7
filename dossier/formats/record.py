"""What a published site says of each document, in brief: what a later edition is held against."""

from __future__ import annotations

import json
from collections.abc import Mapping

from msgspec import Struct

from dossier.edition import Edition
from dossier.formats.html import check_of
from dossier.formats.pieced import pieced
from dossier.formats.written_json import spaced
from dossier.model import Document, Role

VERSION = 1


class Published(Struct, frozen=True):
    """One document as a published site has it."""

    slug: str
    title: str
    date: str
    parties: tuple[str, ...]
    """Role, name, capacity and certainty of each who takes part, as one text."""
    paragraphs: tuple[str, ...]
    """The check of each block's published words, in order."""
    corrections: int
    """How many corrections were told."""
    withdrawn: bool


def of(document: Document) -> Published:
    """Return what is public of a document."""
    record = document.record
    return Published(
        slug=document.slug,
        title=record.title,
        date=record.date.text,
        parties=tuple(
            f"{part.role.value} | {part.name} | {part.capacity} | {part.reading.value}"
            for part in document.parts
            if part.role is not Role.MENTIONED and part.is_public
        ),
        paragraphs=tuple(check_of(reading) for reading in document.outline.readings if reading),
        corrections=len(record.corrections),
        withdrawn=bool(record.withdrawn),
    )


def write(edition: Edition) -> bytes:
    """Return data/record.json: one object a document, on a line of its own."""
    rows = pieced(edition.documents, lambda _, one: _row(of(one)))
    return b'{"version": %d, "documents": [\n' % VERSION + b",\n".join(rows) + b"\n]}\n"


def _row(one: Published) -> bytes:
    return spaced(
        {
            "slug": one.slug,
            "title": one.title,
            "date": one.date,
            "parties": one.parties,
            "paragraphs": one.paragraphs,
            "corrections": one.corrections,
            "withdrawn": one.withdrawn,
        }
    ).encode()


def read(text: str) -> Mapping[str, Published]:
    """Return the documents of a record by slug; raises ValueError where it is none of ours."""
    try:
        data = json.loads(text)
        if data["version"] != VERSION:
            raise ValueError(f"it is of version {data['version']}, not {VERSION}")
        return {
            row["slug"]: Published(
                slug=str(row["slug"]),
                title=str(row["title"]),
                date=str(row["date"]),
                parties=tuple(map(str, row["parties"])),
                paragraphs=tuple(map(str, row["paragraphs"])),
                corrections=int(row["corrections"]),
                withdrawn=bool(row["withdrawn"]),
            )
            for row in data["documents"]
        }
    except (KeyError, TypeError) as error:
        raise ValueError(f"it is not a record of published documents: {error}") from error
