"""A text of the editors' without its markup and without the marks of its supports."""

from __future__ import annotations

from dossier.markup import plain, rich
from dossier.model import Prose
from dossier.schema.prose import REFERENCE


def plain_note(prose: Prose) -> str:
    """Return the characters of a note."""
    return plain(rich(REFERENCE.sub("", prose.text))) if not prose.is_empty else ""
