"""What was found in a file, unjudged: its front matter as located values, and its text."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from dossier.diagnostics import Diagnostic
from dossier.located import Mapping


class Kind(StrEnum):
    """What a file of the content is, by the folder in which it lies."""

    CASE = "case.yaml"
    DOCUMENT = "documents"
    ACTOR = "actors"
    EVENT = "events"
    PAGE = "pages"


class Draft(Struct, frozen=True):
    """One Markdown file, or case.yaml, as it was read."""

    file: str
    """The path below the content folder, with forward slashes."""
    kind: Kind
    slug: str
    """The file's name without its ending."""
    front: Mapping
    body: str
    """The text below the front matter, line ends as `\\n`."""
    body_line: int
    """The line of the file at which `body` begins, from 1."""
    digest: str
    """SHA-256 of the file's bytes, in hexadecimal."""


class Unread(Struct, frozen=True):
    """A file that could not be read far enough to be judged."""

    file: str
    kind: Kind
    slug: str
    diagnostics: tuple[Diagnostic, ...]
