"""One Markdown file → Draft; case.yaml → located mapping."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dossier import rules
from dossier.diagnostics import Findings, Span
from dossier.draft import Draft, Kind
from dossier.located import Mapping, compose
from dossier.readers.folder import Entry
from dossier.readers.front_matter import read
from dossier.readers.reviews import open_reviews
from dossier.readers.text import decode


def read_bytes(path: Path, found: Findings) -> bytes | None:
    """Return the bytes of a file, or None with the reason in `found`."""
    try:
        return path.read_bytes()
    except OSError as error:
        found.add(rules.UNREADABLE, Span(), f"cannot be read: {error.strerror or error}")
        return None


def draft(entry: Entry, data: bytes, found: Findings) -> Draft | None:
    """Return what a file holds, unjudged; None with the reason in `found`."""
    text = decode(data, found)
    parts = read(text, found) if text is not None else None
    if text is None or parts is None:
        return None
    front, body, body_line = parts
    if entry.kind is Kind.DOCUMENT:
        open_reviews("\n".join(text.split("\n")[: body_line - 1]), found)
    digest = hashlib.sha256(data).hexdigest()
    return Draft(entry.file, entry.kind, entry.slug, front, body, body_line, digest)


def case(data: bytes, found: Findings) -> Mapping | None:
    """Return the located keys of case.yaml, or None with the reason in `found`."""
    text = decode(data, found)
    return compose(text, 1, found) if text is not None else None
