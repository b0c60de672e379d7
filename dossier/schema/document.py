"""The front matter of a document → DocumentRecord."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from dossier import rules
from dossier.dates import Edtf, parse
from dossier.diagnostics import Findings
from dossier.draft import Draft
from dossier.located import Mapping, Scalar, Value
from dossier.model import (
    ROLES,
    Correction,
    DocumentKind,
    DocumentRecord,
    Evidence,
    Markup,
    Named,
    Nature,
    Reading,
    Request,
    Response,
    Role,
    Signature,
    Source,
    Speaker,
    Withheld,
)
from dossier.schema import keys
from dossier.schema.fields import Fields, check_slug

UNDATED = parse("undated")
MAX_PARAGRAPHS = 10_000


def document(draft: Draft, found: Findings) -> DocumentRecord:
    """Type a document's front matter; what is wrong goes into `found`."""
    check_slug(draft.slug, found)
    fields = Fields(draft.front, keys.DOCUMENT, found)
    entries = tuple((row.role, one) for row in ROLES for one in parties(fields, row.key))
    if not any(role in {Role.AUTHOR, Role.SIGNATORY} for role, _ in entries):
        found.add(
            rules.NO_PARTIES,
            fields.span,
            "neither `author` nor `signatories` says who wrote this",
            "add `author: …` with an actor's slug or name",
        )
    return DocumentRecord(
        file=draft.file,
        slug=draft.slug,
        title=fields.text("title"),
        kind=fields.choice("kind", DocumentKind, DocumentKind.LETTER),
        date=fields.date("date") or UNDATED,
        place=fields.text("place"),
        language=fields.language("language"),
        entries=entries,
        not_mentioned=fields.refs("not_mentioned"),
        speakers=fields.each("speakers", keys.SPEAKER, _speaker),
        summary=fields.text("summary"),
        source=_source(fields.inner("source", keys.SOURCE)),
        requests=fields.each("requests", keys.REQUEST, _request),
        reply_to=fields.refs("reply_to"),
        encloses=fields.refs("encloses"),
        translation_of=fields.refs("translation_of"),
        after=fields.ref("after"),
        aliases=fields.slugs("aliases"),
        withhold=fields.each("withhold", keys.WITHHELD, _withheld),
        corrections=fields.each("corrections", keys.CORRECTION, _correction),
        responses=fields.each("responses", keys.RESPONSE, response),
        published=fields.date("published"),
        draft=fields.flag("draft", default=False),
        embargo=fields.moment("embargo"),
        withdrawn=fields.text("withdrawn"),
    )


def parties(fields: Fields, key: str) -> tuple[Named, ...]:
    """Read one party or a list of them; each is a text or a mapping."""
    made = [_named(item, fields) for item in fields.items(key)]
    return tuple(one for one in made if one is not None)


def _named(value: Value, fields: Fields) -> Named | None:
    if isinstance(value, Scalar):
        if value.is_empty or not value.text.strip():
            fields.wrong(value, "actor", "a slug or a name")
            return None
        return Named(" ".join(value.text.split()), value.span)
    if not isinstance(value, Mapping):
        fields.wrong(value, "actor", "a name, or a mapping with `actor:`")
        return None
    return named(Fields(value, keys.NAMED, fields.found))


def named(inner: Fields) -> Named | None:
    """Read the keys that say who takes part and how."""
    actor, name = inner.text("actor"), inner.text("name")
    if bool(actor) == bool(name):
        inner.found.add(
            rules.MISSING_KEY if not actor else rules.WRONG_VALUE,
            inner.span,
            "this entry has both `actor` and `name`" if actor else "`actor` is missing",
            "write `actor:` for somebody with a record, or `name:` for somebody without",
        )
        if not actor:
            return None
    return Named(
        text=actor or name,
        span=inner.place("actor" if actor else "name"),
        has_record=bool(actor),
        capacity=inner.text("as"),
        on_behalf_of=inner.ref("on_behalf_of"),
        reading=inner.choice("reading", Reading, Reading.CERTAIN),
        evidence=inner.choice("evidence", Evidence, Evidence.STATED),
        signature=inner.choice("status", Signature, Signature.SIGNED),
    )


def _speaker(fields: Fields) -> Speaker | None:
    who = named(fields)
    numbers: list[int] = []
    for item in fields.scalars("paragraphs", "5, [5, 6] or 5-7"):
        match = re.fullmatch(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?", item.text.strip())
        if match is None:
            fields.wrong(item, "paragraphs", "5, [5, 6] or 5-7")
            continue
        first = int(match.group(1))
        last = int(match.group(2) or first)
        if last < first:
            fields.wrong(item, "paragraphs", "the first paragraph before the last")
        numbers.extend(range(first, last + 1))
    return Speaker(tuple(numbers), who) if who is not None and numbers else None


def _source(fields: Fields | None) -> Source | None:
    if fields is None:
        return None
    digest = fields.text("sha256").lower()
    if digest and not re.fullmatch(r"[0-9a-f]{64}", digest):
        fields.found.add(
            rules.WRONG_VALUE,
            fields.place("sha256"),
            "`sha256` is not a SHA-256: 64 of the characters 0-9 and a-f",
            "`sha256sum FILE` prints it",
        )
        digest = ""
    return Source(
        file=_path(fields, "file"),
        span=fields.place("file"),
        sha256=digest,
        text=_path(fields, "text"),
        nature=fields.choice("nature", Nature, Nature.TEXT_EXTRACT),
        markup=fields.choice("markup", Markup, Markup.PLAIN),
        facsimile=_path(fields, "facsimile"),
        origin=fields.text("origin"),
        url=fields.url("url"),
        archived=fields.url("archived"),
    )


def _path(fields: Fields, name: str) -> str:
    """Return a path below the sources folder; one that leads out of it is refused."""
    value = fields.value(name)
    text = fields.long_text(name).strip()
    path = PurePosixPath(text.replace("\\", "/"))
    if value is not None and (path.is_absolute() or ".." in path.parts or ":" in text):
        fields.wrong(value, name, "a file in the sources folder", "write its name alone")
        return ""
    return path.as_posix() if text else ""


def _request(fields: Fields) -> Request:
    return Request(
        to=fields.text("to"),
        that=fields.text("that"),
        quote=fields.text("quote"),
        answered_by=fields.ref("answered_by"),
        span=fields.place("quote"),
    )


def _withheld(fields: Fields) -> Withheld | None:
    text = fields.text("text")
    return Withheld(text, fields.text("reason"), fields.place("text")) if text else None


def _correction(fields: Fields) -> Correction | None:
    date = fields.date("date")
    return Correction(date, fields.text("note"), fields.span) if date else None


def response(fields: Fields) -> Response | None:
    """Read one response of somebody who is named."""
    actor = fields.ref("actor")
    date: Edtf | None = fields.date("date")
    if actor is None or date is None:
        return None
    return Response(
        actor=actor,
        date=date,
        text=fields.long_text("text").strip(),
        document=fields.ref("document"),
        paragraph=fields.number("paragraph") or None,
        span=fields.span,
    )
