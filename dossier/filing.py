"""One file → its record, its text and its diagnostics: what the memo keeps of it."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dossier import rules, schema
from dossier.checks import DOCUMENT_CHECKS, DocumentOnFile
from dossier.diagnostics import Diagnostic, Findings, Span
from dossier.draft import Draft, Kind
from dossier.fidelity import prove
from dossier.marks import parse
from dossier.markup import block_text
from dossier.model import Actor, DocumentRecord, EventRecord, FreePage, Words
from dossier.readers.draft import draft, read_bytes
from dossier.readers.folder import Entry
from dossier.sources import image, pixels, receive
from dossier.transcription import Text, reads
from dossier.withhold import withhold

Record = DocumentRecord | Actor | EventRecord | FreePage


class Filed(Struct, frozen=True):
    """One file of the content, read and judged by itself."""

    kind: Kind
    slug: str
    file: str
    record: Record | None
    """None where the file could not be read."""
    words: Words
    """A document's transcription, withheld text replaced; empty for other kinds."""
    diagnostics: tuple[Diagnostic, ...]


def take_in(entry: Entry, sources: Path, data: bytes | None = None) -> Filed:
    """Read one file, or `data` if it was read; `sources` is the folder in which the sources lie."""
    found = Findings(entry.file)
    if data is None:
        data = read_bytes(entry.path, found)
    one = draft(entry, data, found) if data is not None else None
    if one is None:
        return Filed(entry.kind, entry.slug, entry.file, None, Words(), found.all())
    record: Record
    words = Words()
    if one.kind is Kind.DOCUMENT:
        record, words = _document(one, sources, found)
    elif one.kind is Kind.ACTOR:
        record = schema.actor(one, found)
    elif one.kind is Kind.EVENT:
        record = schema.event(one, found)
    else:
        record = schema.page(one, found)
    return Filed(entry.kind, entry.slug, entry.file, record, words, found.all())


def _document(one: Draft, sources: Path, found: Findings) -> tuple[DocumentRecord, Words]:
    record = schema.document(one, found)
    blocks = parse(one.body, one.body_line, found)
    if not blocks:
        found.add(rules.EMPTY_BODY, Span(one.body_line), "this document has no text")
    whole = Text(blocks, tuple(block_text(block, reads) for block in blocks))
    received = receive(record.source, sources, found) if record.source else None
    proof = prove(whole, is_checked=received is not None and received.text is not None)
    facsimile = image(record.source, sources, found) if record.source else None
    if facsimile is not None and record.source is not None:
        record = replace(record, source=replace(record.source, size=pixels(facsimile)))
    on_file = DocumentOnFile(record, whole, received, proof, facsimile)
    for check in DOCUMENT_CHECKS:
        check(on_file, found)
    return record, Words(withhold(whole, record.withhold, found), proof)
