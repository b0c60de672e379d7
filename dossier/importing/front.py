"""What was recognised → the front matter of a draft, each guess with its grounds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dossier.hidden import FORBIDDEN
from dossier.importing.layout import Sheet
from dossier.importing.people import Known, stands_in
from dossier.importing.recognise.finding import UNSURE, Finding, Party
from dossier.importing.understand import Understood

_PLAIN = re.compile(r"^[^\W\d_][\w .'’()/&–—…-]*$")
_WORDS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})
_PHONE = re.compile(r"(?<![\w/])(?:\+|00)?\d[\d ()./-]{6,}\d(?!\w)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_KINDS = {
    "letter": "Letter",
    "open-letter": "Open letter",
    "press-release": "Press release",
    "statement": "Statement",
    "resolution": "Resolution",
    "reply": "Reply",
}
_AFTER_NAMES = frozenset({"MP", "MEP", "Esq", "KC", "QC", "PC", "TD"})
"""What follows a name in an address and is no office that a letter goes to."""


class SourceFacts(Struct, frozen=True):
    """What is known of the file that was imported."""

    file: str
    sha256: str
    text: str
    """The extracted text's file; empty where the file is its own text."""
    origin: str = ""
    """Where it came from, if that is known."""


def front(found: Understood, sheet: Sheet, source: SourceFacts, known: Known, body: str) -> str:
    """Return the front matter with its fences."""
    body = _EMAIL.sub(" ", body)  # these are withheld: no name stands in them
    rows = [
        _row("title", _title(found, known), "proposed; say in neutral words what it is about"),
        _row("kind", found.kind.value, grounds(found.kind)),
        _row("date", found.date.value or "undated", _or_missing(found.date, "no date was found")),
        _row("place", found.place.value, grounds(found.place)) if found.place.value else "",
        _row("language", found.language.value, _or_missing(found.language, "not recognised")),
        _parties("author", found.authors, known, body),
        _parties("addressee", found.addressees, known, body),
        _parties("signatories", found.signatories, known, body),
        _parties("cc", found.copied, known, body),
        _missing(found),
        "summary:  # review: one neutral sentence on what it says",
        _source(source, sheet),
        _withheld(sheet),
        "draft: true  # review: take this line out when everything above is right",
    ]
    made = "---\n" + "\n".join(row for row in rows if row) + "\n---\n"
    return FORBIDDEN.sub("\ufffd", made)  # else the front matter would be no YAML


def _row(key: str, value: str, review: str = "") -> str:
    note = f"  # review: {review}" if review else ""
    return f"{key}: {scalar(value)}{note}" if value else f"{key}:{note}"


def scalar(value: str) -> str:
    """Write a text as a YAML scalar."""
    plain = " ".join(value.split())
    if re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", plain):
        return plain
    if _PLAIN.match(plain) and plain.casefold() not in _WORDS and not plain.endswith(":"):
        return plain
    return json.dumps(plain, ensure_ascii=False)


def grounds(found: Finding | Party) -> str:
    """Say how sure a guess is, and what it rests on."""
    parts = [f"{round(found.confidence * 100)} % sure"]
    if found.line:
        parts.append(f"line {found.line}")
    told = ", ".join(parts)
    quote = " ".join(found.quote.split())
    if quote:
        told += f": “{quote[:90]}{'…' if len(quote) > 90 else ''}”"
    return f"{told} ({found.note})" if found.note else told


def _or_missing(found: Finding, missing: str) -> str:
    return grounds(found) if found.value else missing


def _parties(key: str, parties: Sequence[Party], known: Known, body: str) -> str:
    if not parties:
        return ""
    rows = [f"  - {_party(one, known, body)}  # review: {grounds(one)}" for one in parties]
    return f"{key}:\n" + "\n".join(rows)


def _party(party: Party, known: Known, body: str) -> str:
    actor = known.find(party.name)
    capacity, behalf = party.capacity, ""
    if party.on_behalf_of:
        spoken_for = known.find(party.on_behalf_of)
        if spoken_for is not None:
            behalf = spoken_for.slug
        else:
            capacity = ", ".join(one for one in (capacity, party.on_behalf_of) if one)
    pairs = [("actor", actor.slug) if actor else ("name", party.name)]
    names = (actor.name, *actor.aliases) if actor else (party.name,)
    pairs += [("as", capacity)] if capacity else []
    pairs += [("on_behalf_of", behalf)] if behalf else []
    if not any(stands_in(name, body) for name in names):
        pairs.append(("evidence", "supplied"))
    if (
        party.confidence <= UNSURE
        and actor is None
        and not party.note.startswith("only the office")
    ):
        pairs.append(("reading", "probable"))
    return "{" + ", ".join(f"{key}: {_flow(value)}" for key, value in pairs) + "}"


def _flow(value: str) -> str:
    plain = scalar(value)
    return (
        json.dumps(value, ensure_ascii=False)
        if set(plain) & set(",[]{}#:") and (not plain.startswith('"'))
        else plain
    )


def _missing(found: Understood) -> str:
    told = []
    if not found.authors and not found.signatories:
        told.append(
            "# review: nobody who writes or signs was found; add `author:` or `signatories:`"
        )
    if not found.addressees and found.kind.value in {"letter", "open-letter", "reply"}:
        told.append("# review: no addressee was found; add `addressee:` if it has one")
    return "\n".join(told)


def _title(found: Understood, known: Known) -> str:
    noun = _KINDS.get(found.kind.value, "Document")
    if found.kind.value == "letter" and len(found.signatories) > 1:
        noun = "Joint letter"
    if found.kind.value in {"press-release", "statement", "resolution"}:
        by = _called(found.authors, known)
        return f"{noun} by {by}" if by else noun
    to = found.addressees[0] if found.addressees else None
    if to is None:
        return noun
    offices = [part for part in to.capacity.split(", ") if part not in _AFTER_NAMES]
    if offices and found.language.value == "en":
        return f"{noun} to the {offices[0].removeprefix('the ').removeprefix('The ')}"
    return f"{noun} to {_called(found.addressees[:1], known)}"


def _called(parties: Iterable[Party], known: Known) -> str:
    for party in parties:
        actor = known.find(party.name)
        return actor.name if actor else party.name
    return ""


def _source(source: SourceFacts, sheet: Sheet) -> str:
    rows = ["source:", f"  file: {scalar(source.file)}", f"  sha256: {source.sha256}"]
    if source.text:
        rows.append(f"  text: {scalar(source.text)}")
    rows += [f"  nature: {sheet.nature}", f"  markup: {sheet.markup}"]
    origin = f" {scalar(source.origin)}" if source.origin else ""
    rows.append(f"  origin:{origin}  # review: one line on where the file comes from")
    return "\n".join(rows)


def _withheld(sheet: Sheet) -> str:
    """Propose to withhold telephone numbers and e-mail addresses."""
    found: dict[str, None] = {}
    for line in sheet.lines:
        found.update(dict.fromkeys(_EMAIL.findall(line.words)))
        for match in _PHONE.finditer(line.words):
            digits = sum(c.isdigit() for c in match.group())
            if 8 <= digits <= 15 and (
                match.group().startswith(("+", "00")) or " " in match.group()
            ):
                found[match.group().strip()] = None
    if not found:
        return ""
    rows = [
        f"  - {{text: {json.dumps(one, ensure_ascii=False)}, reason: contact details}}"
        for one in found
    ]
    return "withhold:  # review: proposed; take out what is meant to be public\n" + "\n".join(rows)
