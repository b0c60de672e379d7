"""Whoever the front matter says takes part stands in the text, or is marked as supplied."""

from __future__ import annotations

from dossier import rules
from dossier.diagnostics import Diagnostic, Findings
from dossier.digests import digest
from dossier.model import Actor, Document, Dossier, Evidence, Part, Role
from dossier.recollection import Recollection
from dossier.words import fold, tokens


def parties(dossier: Dossier, recollection: Recollection) -> tuple[Diagnostic, ...]:
    """Tell of authors, addressees, signatories and copied persons whom the text does not name.

    It is part of the proof, and so asked of the documents that have a source to be proven by.
    """
    actors = {actor.slug: actor for actor in dossier.actors}
    problems: list[Diagnostic] = []
    for document in dossier.documents:
        if not document.proof.is_checked:
            continue
        question = _question(document, actors)
        if not question or not recollection.is_proven(question):
            missing = _missing(document, actors) if document.text.blocks else ()
            problems.extend(missing)
            if question and not missing:
                recollection.prove(question)
    return tuple(problems)


def _question(document: Document, actors: dict[str, Actor]) -> bytes:
    """Return a digest of all that is asked of a document; empty where its text has none."""
    words = document.body.words.digest
    asked = [_names(part, actors) for part in document.parts if _is_asked(part)]
    told = repr((words, asked)).encode()
    return digest(told) if words else b""


def _is_asked(part: Part) -> bool:
    return part.role is not Role.MENTIONED and part.evidence is not Evidence.SUPPLIED


def _missing(document: Document, actors: dict[str, Actor]) -> tuple[Diagnostic, ...]:
    found = Findings(document.record.file)
    text = f" {' '.join(_words(reading) for reading in document.outline.readings)} "
    for part in document.parts:
        if not _is_asked(part):
            continue
        for names in _names(part, actors):
            if not any(f" {_words(name)} " in text for name in names):
                found.add(
                    rules.PARTY_NOT_IN_TEXT,
                    part.span,
                    f"{names[0]} ({part.role.value}) does not stand in the reading text",
                    "add the form that the text has to the record's aliases, "
                    "or mark the entry `evidence: supplied`",
                )
    return found.all()


def _names(part: Part, actors: dict[str, Actor]) -> list[tuple[str, ...]]:
    """Return the names of the one who takes part, and of the one spoken for."""
    made: list[tuple[str, ...]] = [(part.name,)]
    for index, slug in enumerate((part.actor, part.on_behalf_of)):
        actor = actors.get(slug)
        if actor is not None:
            names = (actor.name, *actor.aliases)
            made[index:] = [names]
    return made


def _words(text: str) -> str:
    return " ".join(fold(token.text) for token in tokens(text) if token.text[0].isalnum())
