"""The codes of the content: roles, kinds, what is known and how surely."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Role(StrEnum):
    """How an actor takes part in a document."""

    AUTHOR = "author"
    ADDRESSEE = "addressee"
    SIGNATORY = "signatory"
    CC = "cc"
    MENTIONED = "mentioned"


class RoleRow(Struct, frozen=True):
    """One role, and the key of the front matter under which it stands."""

    role: Role
    key: str
    writes: bool
    """Whether an actor in this role speaks in the document."""


ROLES: tuple[RoleRow, ...] = (
    RoleRow(Role.AUTHOR, "author", writes=True),
    RoleRow(Role.ADDRESSEE, "addressee", writes=False),
    RoleRow(Role.SIGNATORY, "signatories", writes=True),
    RoleRow(Role.CC, "cc", writes=False),
    RoleRow(Role.MENTIONED, "mentioned", writes=False),
)
"""The five roles, in the order in which pages list them; everything loops over this table."""


class DocumentKind(StrEnum):
    """What a document is."""

    LETTER = "letter"
    OPEN_LETTER = "open-letter"
    PRESS_RELEASE = "press-release"
    STATEMENT = "statement"
    RESOLUTION = "resolution"
    REPLY = "reply"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    INSTITUTION = "institution"


class EventStatus(StrEnum):
    """What is known of an event, and by whose word."""

    REPORTED = "reported"
    ALLEGED = "alleged"
    RULED = "ruled"
    OVERTURNED = "overturned"
    UNDISPUTED = "undisputed"


class Reading(StrEnum):
    """How surely a name is read."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    UNCLEAR = "unclear"


class Evidence(StrEnum):
    """Whether the document itself gives a name, or the editors supply it."""

    STATED = "stated"
    SUPPLIED = "supplied"


class Signature(StrEnum):
    """Whether a signature still stands."""

    SIGNED = "signed"
    WITHDRAWN = "withdrawn"


class Nature(StrEnum):
    """What kind of thing the source on file is."""

    TEXT_EXTRACT = "text-extract"
    SCAN = "scan"
    BORN_DIGITAL = "born-digital"
    PAPER = "paper"


class Markup(StrEnum):
    """Whether the source text is plain, or Markdown itself."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
