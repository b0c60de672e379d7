"""feed.xml: the documents as an Atom feed (RFC 4287), with ids that never change (RFC 4151)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from dossier import urls
from dossier.artifact import Data
from dossier.dates import Edtf
from dossier.model import Document
from dossier.site import Site
from dossier.views.parts import voice


def plan(site: Site) -> Iterator[Data]:
    """Plan the feed; without an address of the site there can be none."""
    if site.edition.case.base_url:
        yield Data(urls.FEED, lambda: feed(site).encode())


def feed(site: Site) -> str:
    """Return the feed: what joined the dossier last stands first."""
    case = site.edition.case
    base = case.base_url
    entries = sorted(
        site.edition.documents, key=lambda d: (updated(d), d.date.sort_key, d.slug), reverse=True
    )
    newest = max((updated(one) for one in entries), default=_stamp(None))
    author = case.publisher.name or case.title
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(site.locale.language)}>',
        f"<title>{escape(case.title)}</title>",
        f"<subtitle>{escape(case.tagline)}</subtitle>" if case.tagline else "",
        f"<id>{escape(tag(base, ''))}</id>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(base + urls.FEED)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(base)}/>',
        f"<updated>{newest}</updated>",
        f"<author><name>{escape(author)}</name></author>",
    ]
    made = [line for line in head if line]
    made += [_entry(site, document) for document in entries]
    return "\n".join([*made, "</feed>", ""])


def _entry(site: Site, document: Document) -> str:
    record = document.record
    base = site.edition.case.base_url
    path = urls.document(document.slug)
    authors = "".join(
        f"<author><name>{escape(part.name)}</name></author>" for part in voice(document)
    )
    date = site.locale.date(record.date)
    kind = site.locale.term("kind", record.kind.value)
    summary = f"{site.locale.capital(kind)}, {date}. {record.summary}".strip()
    language = f" xml:lang={quoteattr(site.locale.language)}"
    lines = [
        "<entry>",
        f"<title>{escape(record.title)}</title>",
        f"<id>{escape(tag(base, path))}</id>",
        f'<link rel="alternate" type="text/html" href={quoteattr(urls.absolute(path, base))}/>',
        f"<updated>{updated(document)}</updated>",
        f"<published>{_stamp(record.published)}</published>" if record.published else "",
        authors,
        f"<category term={quoteattr(record.kind.value)} label={quoteattr(kind)}/>",
        f"<summary{language}>{escape(summary)}</summary>",
        "</entry>",
    ]
    return "\n".join(line for line in lines if line)


def updated(document: Document) -> str:
    """Return when a document's entry last changed: published, corrected or answered."""
    record = document.record
    dates = [record.published, *(c.date for c in record.corrections),
             *(r.date for r in record.responses)]  # fmt: skip
    return max(_stamp(date) for date in dates)


def _stamp(date: Edtf | None) -> str:
    """Return a date as RFC 3339; what has none stands at the beginning of time."""
    day = date.earliest if date is not None else None
    if day is None:
        return "1970-01-01T00:00:00Z"
    return datetime.combine(day, time(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def tag(base_url: str, path: str) -> str:
    """Return the `tag:` id of a path, which stays when the site's scheme or folder changes."""
    parts = urlsplit(base_url)
    return f"tag:{parts.hostname or 'dossier.invalid'},2026:{parts.path.rstrip('/')}/{path}"
