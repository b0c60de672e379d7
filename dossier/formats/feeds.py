"""What is new in the dossier, as Atom (RFC 4287) and as JSON Feed 1.1."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from dossier import strung, urls
from dossier.formats import parties
from dossier.formats.moments import newest, stamp, updated
from dossier.formats.pieced import pieced
from dossier.formats.written_json import laid_out
from dossier.formats.xml import element, named
from dossier.model import Correction, Document
from dossier.site import Site

MOST = 200
"""A feed tells of what is new: it holds this many entries at most, the newest."""
ATOM = "http://www.w3.org/2005/Atom"
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[tuple[str, list[Any]]]).decode


class Entry(Struct, frozen=True):
    """Something new: a document that joined the dossier, or a correction to one."""

    id: str
    """A `tag:` address (RFC 4151), which stays when the page moves."""
    title: str
    path: str
    updated: dt.date | None
    published: dt.date | None
    authors: tuple[str, ...]
    kind: str
    label: str
    summary: str
    order: tuple[Any, ...]
    """What puts entries of one day in order."""


def tag(base_url: str, path: str) -> str:
    """Return the `tag:` id of a path, which stays when the site's scheme or folder changes."""
    parts = urlsplit(base_url)
    return f"tag:{parts.hostname or 'dossier.invalid'},2026:{parts.path.rstrip('/')}/{path}"


def identity(site: Site, document: Document) -> str:
    """Return the id of a document: by the first slug it ever had."""
    first = next(iter(document.former_slugs), document.slug)
    return tag(site.edition.case.base_url, urls.document(first))


class Due(Struct, frozen=True):
    """An entry that a feed holds, before it is made."""

    document: Document
    place: int
    """Which of the document's own entries it is."""
    updated: str


def due(site: Site, documents: Iterable[Document]) -> list[Due]:
    """Return which entries about some documents are the newest, newest first."""
    newest_first = sorted(documents, key=lambda one: stamp(updated(one)), reverse=True)[:MOST]

    def told(_: int, one: Document) -> bytes:
        return _encode([(stamp(each.updated), each.order) for each in _own(site, one)])

    found = [
        (*when, number, place)
        for number, piece in enumerate(pieced(newest_first, told, "order", beside=True))
        for place, when in enumerate(_decode(piece))
    ]
    found.sort(reverse=True)
    return [Due(newest_first[number], place, when) for when, _, number, place in found[:MOST]]


def entries(site: Site, documents: Iterable[Document]) -> tuple[Entry, ...]:
    """Return the newest entries about some documents, newest first."""
    return tuple(_own(site, one.document)[one.place] for one in due(site, documents))


def _own(site: Site, one: Document) -> list[Entry]:
    """Return the entries about a document, which stands in the feed of each who takes part."""
    return site.once(_entries, one.slug, site=site, one=one)


def _entries(site: Site, one: Document) -> list[Entry]:
    record = one.record
    kind = site.locale.term("kind", record.kind.value)
    told = f"{site.locale.capital(kind)}, {site.locale.date(record.date)}."
    whole = Entry(
        id=identity(site, one),
        title=record.title,
        path=urls.document(one.slug),
        updated=updated(one),
        published=newest((record.published,)),
        authors=tuple(part.name for part in parties.writers(one)),
        kind=record.kind.value,
        label=kind,
        summary=f"{told} {record.withdrawn or record.summary}".strip(),
        order=(0, record.date.sort_key, one.slug),
    )
    return [whole, *_corrections(site, one, whole)]


def _corrections(site: Site, one: Document, whole: Entry) -> list[Entry]:
    """Return an entry for each correction, with an id by its day that later ones do not change."""
    seen: dict[str, int] = {}
    made = []
    for correction in one.record.corrections:
        count = seen[correction.date.text] = seen.get(correction.date.text, 0) + 1
        name = correction.date.text + (f"-{count}" if count > 1 else "")
        made.append(_correction(site, correction, whole, name))
    return made


def _correction(site: Site, correction: Correction, whole: Entry, name: str) -> Entry:
    _ = site.locale.gettext
    return Entry(
        id=f"{whole.id}#correction-{name}",
        title=_("Correction: {title}").format(title=whole.title),
        path=whole.path,
        updated=newest((correction.date,)),
        published=newest((correction.date,)),
        authors=(site.edition.case.publisher.name or site.edition.case.title,),
        kind="correction",
        label=_("correction"),
        summary=correction.note,
        order=(1, *whole.order[1:], name),
    )


class Feed(Struct, frozen=True):
    """A feed: where it stands, what it is about, and what is new."""

    path: str
    page: str
    title: str
    due: Sequence[Due]


def to_atom(site: Site, feed: Feed) -> bytes:
    """Return a feed as Atom; the site must have an address."""
    case = site.edition.case
    base = case.base_url
    author = case.publisher.name or case.title
    latest = feed.due[0].updated if feed.due else stamp(None)
    head = [
        named("title", feed.title),
        named("subtitle", case.tagline) if case.tagline else "",
        named("id", tag(base, feed.path if feed.path != urls.FEED else "")),
        element("link", rel="self", type_="application/atom+xml",
                href=urls.absolute(feed.path, base)),
        element("link", rel="alternate", type_="text/html", href=urls.absolute(feed.page, base)),
        named("updated", latest),
        element("author", named("name", author)),
        named("rights", case.licence.documents) if case.licence.documents else "",
    ]  # fmt: skip
    lines = [*(line for line in head if line), *_pieces(site, feed.due)]
    content = "\n" + "\n".join(lines) + "\n"
    made = element("feed", content, xmlns=ATOM, xml_lang=site.locale.language)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{made}\n'.encode()


def _pieces(site: Site, due: Sequence[Due]) -> Iterator[str]:
    """Return each entry, or the hole in which it goes."""

    def made(number: int) -> bytes:
        one = _own(site, due[number].document)[due[number].place]
        return site.once(_atom, one.id, one=one, site=site)

    keys = [f"{one.document.slug} {one.place}" for one in due]
    return (piece.decode() for piece in strung.pieces("", keys, made))


def _atom(one: Entry, site: Site) -> bytes:
    address = urls.absolute(one.path, site.edition.case.base_url)
    lines = [
        named("title", one.title),
        named("id", one.id),
        element("link", rel="alternate", type_="text/html", href=address),
        named("updated", stamp(one.updated)),
        named("published", stamp(one.published)) if one.published else "",
        *(element("author", named("name", name)) for name in one.authors),
        element("category", term=one.kind, label=one.label),
        named("summary", one.summary, xml_lang=site.locale.language),
    ]
    return element("entry", "\n" + "\n".join(line for line in lines if line) + "\n").encode()


def to_json_feed(site: Site, found: Sequence[Entry]) -> bytes:
    """Return the feed of the whole site as JSON Feed; the site must have an address."""
    case = site.edition.case
    base = case.base_url
    author = {"name": case.publisher.name or case.title, "url": case.publisher.url}
    made: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": case.title,
        "home_page_url": base,
        "feed_url": urls.absolute(urls.JSON_FEED, base),
        "description": case.tagline,
        "language": site.locale.language,
        "authors": [{key: value for key, value in author.items() if value}],
        "items": [_item(one, base) for one in found],
    }
    made = {key: value for key, value in made.items() if value or key == "items"}
    return laid_out(made)


def _item(one: Entry, base: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": one.id,
        "url": urls.absolute(one.path, base),
        "title": one.title,
        "content_text": one.summary,
        "date_published": stamp(one.published) if one.published else "",
        "date_modified": stamp(one.updated) if one.updated else "",
        "authors": [{"name": name} for name in one.authors],
        "tags": [one.label],
    }
    return {key: value for key, value in made.items() if value}
