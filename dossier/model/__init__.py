"""The nouns of the field: actor, role, document, event, case; frozen, and in tuples.

Two stages have types of their own. A *record* is what one file says, with people named as the
editor named them. After `link` the same thing stands in a Dossier, with every name resolved.
"""

from dossier.model.case import Case, CaseStatus, Imprint, Licence, Publisher, Security
from dossier.model.codes import (
    ROLES,
    ActorKind,
    DocumentKind,
    EventStatus,
    Evidence,
    Markup,
    Nature,
    Reading,
    Role,
    RoleRow,
    Signature,
)
from dossier.model.linked import BODY, Answer, Asked, Body, Document, Dossier, Event, Mention, Part
from dossier.model.named import (
    Attestation,
    Correction,
    Named,
    Prose,
    Ref,
    Request,
    Response,
    Source,
    Speaker,
    Withheld,
)
from dossier.model.records import Actor, DocumentRecord, EventRecord, FreePage, Position
from dossier.model.words import Proof, Words

__all__ = [
    "BODY",
    "ROLES",
    "Actor",
    "ActorKind",
    "Answer",
    "Asked",
    "Attestation",
    "Body",
    "Case",
    "CaseStatus",
    "Correction",
    "Document",
    "DocumentKind",
    "DocumentRecord",
    "Dossier",
    "Event",
    "EventRecord",
    "EventStatus",
    "Evidence",
    "FreePage",
    "Imprint",
    "Licence",
    "Markup",
    "Mention",
    "Named",
    "Nature",
    "Part",
    "Position",
    "Proof",
    "Prose",
    "Publisher",
    "Reading",
    "Ref",
    "Request",
    "Response",
    "Role",
    "RoleRow",
    "Security",
    "Signature",
    "Source",
    "Speaker",
    "Withheld",
    "Words",
]
