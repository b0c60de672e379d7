"""One file → its record, its text and its diagnostics: what the memo keeps of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dossier import rules, schema
from dossier.checks import DOCUMENT_CHECKS, DocumentOnFile
from dossier.diagnostics import Diagnostic, Findings, Severity, Span
from dossier.draft import Draft, Kind
from dossier.fidelity import prove
from dossier.link import Records
from dossier.marks import parse
from dossier.markup import block_text
from dossier.model import Actor, Case, DocumentRecord, EventRecord, FreePage, Words
from dossier.readers.draft import draft, read_bytes
from dossier.readers.folder import Entry
from dossier.sources import image, pixels, receive
from dossier.transcription import Text, reads
from dossier.withhold import withhold

Record = DocumentRecord | Actor | EventRecord | FreePage


@dataclass(frozen=True, slots=True)
class Filed:
    """One file of the content, read and judged by itself."""

    kind: Kind
    slug: str
    file: str
    record: Record | None
    """None where the file could not be read."""
    words: Words
    """A document's transcription, withheld text replaced; empty for other kinds."""
    diagnostics: tuple[Diagnostic, ...]


def take_in(entry: Entry, sources: Path) -> Filed:
    """Read one file; `sources` is the folder in which the sources lie."""
    found = Findings(entry.file)
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


def records(case: Case, filed: Sequence[Filed]) -> Records:
    """Sort what was taken in by kind."""
    whole = [one for one in filed if one.record is not None]
    read = {one.slug for one in whole}
    return Records(
        case=case,
        documents=tuple(
            (one.record, one.words) for one in whole if isinstance(one.record, DocumentRecord)
        ),
        actors=tuple(one.record for one in whole if isinstance(one.record, Actor)),
        events=tuple(one.record for one in whole if isinstance(one.record, EventRecord)),
        pages=tuple(one.record for one in whole if isinstance(one.record, FreePage)),
        unread=frozenset(one.slug for one in filed) - read,
    )


def softened(
    problems: Iterable[Diagnostic], filed: Iterable[Filed], *, unreviewed: bool
) -> Iterator[Diagnostic]:
    """Turn the errors of drafts into warnings: what is not published stops no publication."""
    drafts = {
        one.file
        for one in filed
        if one.record is not None and not isinstance(one.record, Actor) and one.record.draft
    }
    for one in problems:
        allowed = unreviewed and one.code == rules.OPEN_REVIEW.code
        is_softened = one.is_error and (allowed or one.file in drafts)
        yield replace(one, severity=Severity.WARNING) if is_softened else one
