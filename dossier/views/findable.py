"""Everything that a search can find, and what is shown of it when it is found."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from dossier import urls
from dossier.dates import Edtf
from dossier.formats.index import Unit
from dossier.formats.passages import Passage, stretches
from dossier.i18n import direction
from dossier.markup import plain, rich
from dossier.model import Actor, Document, Event, Prose, Role
from dossier.schema.prose import REFERENCE
from dossier.site import Site
from dossier.views.parts import names as named
from dossier.views.parts import said_by, spoken_by
from dossier.views.rows import hidden

EVENT = "event"
"""The kind of all events, beside those of documents and actors."""


class Entry(Struct, frozen=True):
    """One unit of the index, and what is shown of it when it is found."""

    unit: Unit
    record: dict[str, object]


def things(site: Site) -> tuple[Document | Event | Actor, ...]:
    """Return everything that can be found: documents in their order, events, actors.

    Actors stand by their slugs: with another name an actor stays where it is, and so do the
    numbers of all others.
    """
    events = site.edition.events if site.has("events") else ()
    actors = site.edition.actors if site.has("actors") else ()
    return (*site.edition.documents, *events, *sorted(actors, key=lambda one: one.slug))


def entries_of(site: Site, one: Document | Event | Actor) -> list[Entry]:
    """Return the entries of one of them."""
    if isinstance(one, Document):
        return _document(site, one)
    return [_event(site, one) if isinstance(one, Event) else _actor(site, one)]


def _document(site: Site, one: Document) -> list[Entry]:
    """Return a document's entry; several where it is long."""
    record, outline = one.record, one.outline
    kind = site.locale.term("kind", record.kind.value)
    passages = tuple(
        Passage(number, text)
        for number, text in zip(outline.numbers, outline.readings, strict=True)
        if text
    )
    parts = stretches(passages)
    shown: dict[str, object] = {
        "url": urls.relative(urls.document(one.slug), urls.SEARCH),
        "title": record.title,
        "lang": record.language,
        "dir": direction(record.language) if record.language else site.locale.direction,
        "date": site.locale.date(record.date),
        "kind": " · ".join(filter(None, (kind, hidden(site, one)))),
        "who": spoken_by(site, one),
        "whom": named(site, one.by_role(Role.ADDRESSEE)),
    }
    names = tuple(dict.fromkeys(_names(site, one)))
    title = "\n".join((record.title, *names))
    taking_part = [part for part in one.parts if part.role is not Role.MENTIONED]
    actors = [slug for part in taking_part for slug in (part.actor, part.on_behalf_of)]
    return [
        Entry(
            Unit(
                marks=_marks(record.kind.value, record.language, record.date, actors),
                title=title,
                text="\n".join(passage.text for passage in part),
                is_document=True,
                part=number,
            ),
            shown
            | {
                "part": [number, len(parts)],
                "text": [[passage.number, passage.text] for passage in part],
                "names": [name for name in names if not any(name in p.text for p in part)],
                "said": {
                    str(passage.number): said_by(site, one, passage.number)
                    for passage in part
                    if one.speaker_of(passage.number)
                },
            },
        )
        for number, part in enumerate(parts)
    ]


def _names(site: Site, one: Document) -> Iterable[str]:
    for part in one.parts:
        if part.role is not Role.MENTIONED:
            yield part.name
            if part.on_behalf_of in site.actors:
                yield site.actors[part.on_behalf_of].name


def _marks(kind: str, language: str, date: Edtf | None, actors: Iterable[str]) -> tuple[str, ...]:
    """Return what the page's filters go by, under the names of their fields."""
    year = date.year if date is not None else None
    found = [f"kind/{kind}"]
    if language:
        found.append(f"language/{language}")
    if year is not None:
        found.append(f"year/{year}")
    return (*found, *(f"actor/{slug}" for slug in dict.fromkeys(actors) if slug))


def _event(site: Site, one: Event) -> Entry:
    record = one.record
    texts = [_plain(record.note), record.place]
    texts += [f"{a.quote} {a.title} {a.publisher}" for a in record.attested_by if a.url]
    return _other(
        site,
        Unit(
            marks=_marks(EVENT, "", record.date, [p.actor for p in one.actors]),
            title="\n".join((record.title, *(part.name for part in one.actors))),
            text="\n".join(text for text in texts if text),
            is_document=False,
            part=0,
        ),
        urls.event(one.slug),
        record.title,
        (site.locale.date(record.date), site.locale.gettext("event")),
    )


def _actor(site: Site, one: Actor) -> Entry:
    held = ". ".join(position.title for position in one.positions)
    return _other(
        site,
        Unit(
            marks=_marks(one.kind.value, "", None, [one.slug]),
            title="\n".join((one.name, *one.aliases)),
            text="\n".join(text for text in (_plain(one.note), held) if text),
            is_document=False,
            part=0,
        ),
        urls.actor(one.slug),
        one.name,
        ("", site.locale.term("actor", one.kind.value)),
        one.language,
    )


def _other(  # noqa: PLR0913, PLR0917  # what a record has
    site: Site, unit: Unit, path: str, title: str, kicker: tuple[str, str], lang: str = ""
) -> Entry:
    """Return the entry of an event or actor, whose text is the editors' own."""
    date, kind = kicker
    passages = tuple(Passage(0, text) for text in unit.text.split("\n") if text)
    shown = stretches(passages)[0]
    return Entry(
        unit,
        {
            "url": urls.relative(path, urls.SEARCH),
            "title": title,
            "lang": lang,
            "dir": site.locale.direction,
            "date": date,
            "kind": kind,
            "who": "",
            "whom": "",
            "part": [0, 0],
            "text": [[0, passage.text] for passage in shown],
            "names": unit.title.split("\n")[1:],
            "said": {},
        },
    )


def _plain(text: Prose) -> str:
    if text.is_empty:
        return ""
    return re.sub(r"\s+", " ", plain(rich(REFERENCE.sub("", text.text)))).strip()
