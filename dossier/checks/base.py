"""What the checks of one document look at, and how a quotation is checked."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from dossier import rules
from dossier.diagnostics import Findings, Span
from dossier.model import ROLES, Actor, Attestation, Document, DocumentRecord, Proof, Role
from dossier.sources import Received
from dossier.transcription import Text
from dossier.words import closest, fold, nearest, stands, tokens

WRITERS = frozenset(row.role for row in ROLES if row.writes)
"""The roles in which an actor speaks."""
LIKELY = 0.4
"""How alike a passage must be to be worth showing as the nearest one."""


class DocumentOnFile(Struct, frozen=True):
    """One document as its file has it, before anything is withheld."""

    record: DocumentRecord
    text: Text
    received: Received | None
    """Its source; None where it has none or the source could not be read."""
    proof: Proof
    facsimile: bytes | None = None
    """The image of it; None where there is none or it could not be read."""


def quotation(quote: str, text: Text, place: Span, where: str, found: Findings) -> None:
    """Tell of a quotation that does not stand within one paragraph of a text."""
    if not any(token.text.isalnum() for token in tokens(quote)):
        found.add(rules.EMPTY_QUOTE, place, "this quotation has no words")
        return
    if stands(quote, text.readings):
        return
    near = nearest(quote, text.readings)
    hint = "copy the words from one paragraph of its text"
    if near is not None and near.likeness >= LIKELY:
        number = text.blocks[near.index].number
        paragraph = f"paragraph {number}" if number else f"line {text.blocks[near.index].line}"
        hint = f"the nearest passage, in {paragraph}, reads: “{near.text}”"
    found.add(
        rules.QUOTE_NOT_FOUND,
        place,
        f"“{_short(quote)}” does not stand in {where}",
        hint,
    )


def attested(
    one: Attestation,
    documents: Mapping[str, Document],
    found: Findings,
    unread: frozenset[str] = frozenset(),
) -> None:
    """Check one attestation: its document is on file and holds the quotation.

    Of a document in `unread` nothing is said: that it cannot be read is told already.
    """
    if not one.document:
        if not one.quote.strip():
            found.add(rules.EMPTY_QUOTE, one.span, "this quotation has no words")
        return
    document = documents.get(one.document)
    if one.document in unread:
        return
    if document is None:
        near = closest(one.document, documents)
        found.add(
            rules.UNKNOWN_REFERENCE,
            one.span,
            f"`document` names “{one.document}”, which is not in the dossier",
            f"did you mean `{near}`?" if near else "it is the file's name without `.md`",
        )
        return
    quotation(one.quote, document.text, one.span, document.record.file, found)


def names_speaker(
    sentence: str,
    one: Attestation,
    documents: Mapping[str, Document],
    actors: Mapping[str, Actor],
) -> bool:
    """Whether a sentence names one of those whose word an attestation is."""
    document = documents.get(one.document)
    if document is None:
        return not one.publisher or fold(one.publisher) in fold(sentence)
    names: set[str] = set()
    for part in (*document.parts, *(who for _, who in document.speakers)):
        if part.role in WRITERS or part not in document.parts:
            for actor in (actors.get(part.actor), actors.get(part.on_behalf_of)):
                names |= {actor.name, *actor.aliases} if actor else {part.name}
    words = {w for name in names for w in (name, name.split()[-1]) if len(w) > 1}
    several = "members" in fold(sentence) and any(
        part.role is Role.SIGNATORY for part in document.parts
    )
    return several or any(fold(word) in fold(sentence) for word in words)


def _short(text: str, most: int = 90) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
