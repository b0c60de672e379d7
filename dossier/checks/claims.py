"""Every claim of a page or note is supported by the passage it names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dossier import rules
from dossier.checks.base import attested, names_speaker
from dossier.diagnostics import Diagnostic, Findings, Span
from dossier.model import Actor, Document, Dossier, EventStatus, Prose
from dossier.schema.prose import REFERENCE

_END = re.compile(r"(?<=[.!?…])(?:[\"'”’)\]]|\[\^[^\]]*\])*(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|No|no|Art|art|St|vs|cf|ca|M|MM|Mme|p|pp)|\b[a-z]\.[a-z])\.$"
)
_MARKUP = re.compile(r"^(?:#{1,6} |[-*+] |\d+[.)] |> ?|\|)")
_RULE = re.compile(r"^[\s|:*_=-]*$")


def claims(dossier: Dossier) -> tuple[Diagnostic, ...]:
    """Tell of claims whose quotations do not stand, and of sentences without a support."""
    documents = {document.slug: document for document in dossier.documents}
    actors = {actor.slug: actor for actor in dossier.actors}
    required = set(dossier.case.claims_required)
    problems: list[Diagnostic] = []
    texts: list[tuple[str, Prose, bool]] = [
        *((actor.file, actor.note, "actors" in required) for actor in dossier.actors),
        *((one.record.file, one.record.note, "events" in required) for one in dossier.events),
        *(
            (page.file, page.text, page.claims_required or page.slug in required)
            for page in dossier.pages
        ),
    ]
    for file, prose, demanded in texts:
        if prose.is_empty:
            continue
        found = Findings(file)
        for _, one in prose.claims:
            attested(one, documents, found, dossier.unread)
        if demanded:
            _unsupported(prose, found)
        _unnamed(prose, documents, actors, found)
        problems.extend(found.all())
    return tuple(problems)


def sentences(text: str) -> list[tuple[int, str]]:
    """Return the sentences of a text with the line of each, from 0; headings are none.

    A sentence ends at . ! ? or … before white space; what follows a common abbreviation or an
    initial goes on. The references that follow the stop belong to the sentence.
    """
    made: list[tuple[int, str]] = []
    for paragraph in re.finditer(r"(?:^[^\n]*\S[^\n]*\n?)+", text, re.MULTILINE):
        raw = paragraph.group()
        if raw.lstrip().startswith("#") or _RULE.match(raw):
            continue
        first = text.count("\n", 0, paragraph.start())
        start = 0
        for match in [*_END.finditer(raw), None]:
            end = match.end() if match else len(raw)
            if match and _ABBREVIATION.search(raw[start : match.start()]):
                continue
            sentence = raw[start:end]
            if any(character.isalnum() for character in REFERENCE.sub("", sentence)):
                lead = len(sentence) - len(sentence.lstrip())
                made.append((first + raw.count("\n", 0, start + lead), sentence.strip()))
            start = end
    return made


def _unsupported(prose: Prose, found: Findings) -> None:
    for line, sentence in sentences(prose.text):
        if not REFERENCE.search(sentence):
            shown = _MARKUP.sub("", sentence)
            found.add(
                rules.UNSUPPORTED_SENTENCE,
                Span(prose.line + line),
                f"nothing supports “{shown[:80]}{'…' if len(shown) > 80 else ''}”",  # noqa: PLR2004
                "put `[^key]` after it and define the key, or `[^here]` if it speaks of this site",
            )


def _unnamed(
    prose: Prose, documents: Mapping[str, Document], actors: Mapping[str, Actor], found: Findings
) -> None:
    """Tell of sentences that rest on something alleged and do not say by whom."""
    alleged = {key: one for key, one in prose.claims if one.status is EventStatus.ALLEGED}
    if not alleged:
        return
    for line, sentence in sentences(prose.text):
        for match in REFERENCE.finditer(sentence):
            one = alleged.get(match.group(1))
            if one is not None and not names_speaker(sentence, one, documents, actors):
                found.add(
                    rules.UNNAMED_SPEAKER,
                    Span(prose.line + line),
                    f"this sentence rests on something alleged (`[^{match.group(1)}]`) and does "
                    "not say who alleges it",
                    "name the speaker in the sentence",
                )
