"""A text of the editors' own → Prose: Markdown, with its claims taken out and typed.

A claim's support is written like a footnote: `[^key]` after the sentence, and one line
`[^key]: {document: …, quote: …}` with the keys of an attestation.
"""

from __future__ import annotations

import re

from dossier import rules
from dossier.diagnostics import Findings, Span
from dossier.located import compose
from dossier.model import Attestation, EventStatus, Prose
from dossier.schema import keys
from dossier.schema.fields import Fields

_DEFINITION = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]*(.*)$", re.MULTILINE)
REFERENCE = re.compile(r"\[\^([^\]\s]+)\](?!:)")
"""A reference to a support; group 1 is its key."""

HERE = "here"
"""The reference of a sentence that speaks of the site itself and needs no support."""


def prose(body: str, first_line: int, found: Findings) -> Prose:
    """Take the definitions out of a text and check that each is used and each use defined."""
    claims: dict[str, Attestation] = {}
    places: dict[str, Span] = {}
    for match in _DEFINITION.finditer(body):
        line = first_line + body.count("\n", 0, match.start())
        key = match.group(1)
        if key in claims:
            found.add(rules.DUPLICATE_KEY, Span(line), f"`[^{key}]` is defined here a second time")
            continue
        mapping = compose(match.group(2), line, found)
        if mapping is None:
            continue
        one = attestation(Fields(mapping, keys.ATTESTATION, found))
        if one is not None:
            claims[key] = one
            places[key] = Span(line)
    text = _DEFINITION.sub("", body).rstrip()
    used: dict[str, Span] = {}
    for match in REFERENCE.finditer(text):
        before = text.rfind("\n", 0, match.start()) + 1
        line = first_line + text.count("\n", 0, match.start())
        used.setdefault(match.group(1), Span(line, match.start() - before + 1))
    for key, place in used.items():
        if key not in claims and key != HERE:
            found.add(
                rules.UNKNOWN_CLAIM,
                place,
                f"`[^{key}]` is not defined in this text",
                f"add a line `[^{key}]: {{document: …, quote: …}}`",
            )
    for key, place in places.items():
        if key not in used:
            found.add(rules.UNUSED_CLAIM, place, f"`[^{key}]` is defined and never referred to")
    return Prose(text, first_line, tuple(claims.items()))


def attestation(fields: Fields) -> Attestation | None:
    """Read one attestation: a document's quotation, or an outside publication."""
    document, url = fields.text("document"), fields.url("url")
    if not document and not url:
        if fields.value("url") is None:
            fields.found.add(
                rules.MISSING_KEY,
                fields.span,
                "`document` is missing",
                "name a document of the dossier, or `url`, `title` and `publisher`",
            )
        return None
    if not document:
        for name in ("title", "publisher"):
            if not fields.text(name):
                fields.found.add(
                    rules.MISSING_KEY,
                    fields.span,
                    f"`{name}` is missing: readers must see what publication this is",
                    f"add `{name}: …`",
                )
    return Attestation(
        quote=fields.text("quote"),
        span=fields.place("quote"),
        document=document,
        url=url,
        title=fields.text("title"),
        publisher=fields.text("publisher"),
        language=fields.language("language"),
        date=fields.date("date"),
        archived=fields.url("archived"),
        status=fields.choice("status", EventStatus, EventStatus.REPORTED),
    )
