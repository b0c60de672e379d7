"""The rows of lists: documents and events, each saying who, whom, when, what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby, pairwise
from typing import cast

from msgspec import Struct

from dossier import urls
from dossier.chronology import UNDATED, anchor_of, anchors
from dossier.dates import months_between
from dossier.edition import EVENT, is_public
from dossier.inlays import Inlay
from dossier.model import Document, Event, Part, Role
from dossier.noted import Once
from dossier.shown import FACE
from dossier.site import Site
from dossier.views.parts import (
    DateView,
    Link,
    PartyView,
    QuoteView,
    names,
    party,
    quote_view,
)

LONGEST_LIST = 3
"""More parties than this in a row, and it names the first and counts the rest."""
NO_PAGE = " "
"""The name of no page: links from it are those from all pages of its folder."""
GAP = 3
"""Months without a document from which on a timeline says so."""


class Row(Struct, frozen=True):
    """One document or event in a list."""

    key: str
    """The slug, by which scripts and the picture find the row."""
    is_document: bool
    date: DateView
    kind: str
    code: str
    """The kind's code, for filters; `event` for all events."""
    takers: tuple[str, ...]
    """Who takes part and how: `author:jean-marie-fardeau`; empty where nothing filters by it."""
    place: str
    title: Link
    lang: str
    authors: tuple[PartyView, ...]
    authors_text: str
    """Who writes, in words, where they are too many to list."""
    addressees: tuple[PartyView, ...]
    to_public: bool
    copies: tuple[PartyView, ...]
    summary: str
    status: str
    quotes: tuple[QuoteView, ...]
    unsourced: str
    hidden: str
    """In the preview: why readers do not see it yet."""


class Gap(Struct, frozen=True):
    """A stretch of time without documents, in words."""

    text: str


class Year(Struct, frozen=True):
    """The rows of one year; `label` is empty for what has no date."""

    label: str
    anchor: str
    rows: tuple[Row | Gap, ...]
    page: Link | None = None
    """Where its rows are, if they have a page of their own."""


def shared_row(site: Site, document: Document, here: str) -> Row:
    """Return a document's row, whose HTML is kept for all pages of a folder."""
    folder, slash, _ = here.rpartition("/")
    make = partial(document_row, site, document, f"{folder}{slash}{NO_PAGE}")
    return _inlaid(document, make, b"", (site.once, f"{folder}{slash}{document.slug}"))


def long_row(site: Site, document: Document, here: str, *, filtered: bool) -> Row:
    """Return a document's row in a list that may be long: what has not changed of it stays."""
    make = partial(document_row, site, document, here, filtered=filtered)
    return _inlaid(document, make, b"filtered" if filtered else b"")


def _inlaid(
    document: Document,
    make: Callable[[], Row],
    given: bytes,
    shared: tuple[Once, str] | None = None,
) -> Row:
    key = document.slug.encode() + b" " + given
    return cast("Row", Inlay(Row, make, key, ((FACE, document.slug),), shared))


def document_row(site: Site, document: Document, here: str, *, filtered: bool = False) -> Row:
    """Return a document's row; where rows are `filtered`, with all that filters ask of it."""
    record = document.record
    authors = document.voice
    few = len(authors) <= LONGEST_LIST
    return Row(
        key=document.slug,
        is_document=True,
        date=DateView(site.locale.date(record.date), record.date.iso() or ""),
        kind=site.locale.term("kind", record.kind.value),
        code=record.kind.value,
        takers=document.takers if filtered else (),
        place=record.place,
        title=Link(record.title, urls.relative(urls.document(document.slug), here)),
        lang=record.language,
        authors=_views(site, authors, here) if few else (),
        authors_text="" if few else names(site, authors),
        addressees=_views(site, document.by_role(Role.ADDRESSEE), here),
        to_public=not document.by_role(Role.ADDRESSEE),
        copies=_views(site, document.by_role(Role.CC), here),
        summary=record.summary,
        status="",
        quotes=(),
        unsourced="",
        hidden=hidden(site, document),
    )


def hidden(site: Site, document: Document) -> str:
    """Say in the preview why a document is not public; empty where it is."""
    if is_public(document, site.edition.at):
        return ""
    if document.record.draft or document.record.embargo is None:
        return site.locale.gettext("Draft")
    return site.locale.gettext("Embargoed until {moment}").format(
        moment=site.locale.moment(document.record.embargo)
    )


def long_event_row(site: Site, event: Event, here: str) -> Row:
    """Return an event's row in a list that may be long: what has not changed of it stays."""
    make = partial(event_row, site, event, here)
    return cast("Row", Inlay(Row, make, event.slug.encode(), ((EVENT, event.slug),)))


def event_row(site: Site, event: Event, here: str, quotes: int = 1) -> Row:
    """Return an event's row, with its first quotations."""
    record = event.record
    return Row(
        key=event.slug,
        is_document=False,
        date=DateView(site.locale.date(record.date), record.date.iso() or ""),
        kind=site.locale.gettext("event"),
        code="event",
        takers=tuple(f"event:{part.actor}" for part in event.actors if part.actor),
        place=record.place,
        title=Link(
            record.title,
            urls.relative(urls.event(event.slug), here) if site.has("events") else "",
        ),
        lang="",
        authors=(),
        authors_text="",
        addressees=(),
        to_public=False,
        copies=(),
        summary="",
        status=site.locale.term("status", record.status.value),
        quotes=tuple(quote_view(site, one, here) for one in record.attested_by[:quotes]),
        unsourced=record.unsourced,
        hidden=site.locale.gettext("Draft") if record.draft else "",
    )


def counts(site: Site, documents: int, events: int) -> str:
    """Say in words how many documents and events there are; where one kind is absent, the other."""
    words = site.locale
    letters = words.ngettext("{n} document", "{n} documents", documents)
    happened = words.ngettext("{n} event", "{n} events", events)
    told = [letters.format(n=words.number(documents))] if documents or not events else []
    return words.listing([*told, *([happened.format(n=words.number(events))] if events else [])])


def _views(site: Site, parts: tuple[Part, ...], here: str) -> tuple[PartyView, ...]:
    return tuple(party(site, part, here) for part in parts)


def years(
    site: Site,
    items: tuple[Document | Event, ...],
    here: str,
    *,
    gaps: bool = True,
    filtered: bool = False,
) -> tuple[Year, ...]:
    """Group documents and events by year, with the gaps between documents in words."""
    made: list[Year] = []
    after = _gaps(site, items) if gaps else {}
    for year, group in groupby(items, key=lambda item: item.date.year):
        rows: list[Row | Gap] = []
        for item in group:
            if isinstance(item, Document):
                rows.append(long_row(site, item, here, filtered=filtered))
                rows += after.get(item.slug, ())
            else:
                rows.append(long_event_row(site, item, here))
        label = str(year) if year is not None else ""
        made.append(Year(label, f"y{label}" if label else UNDATED, tuple(rows)))
    return tuple(made)


def year_name(site: Site, anchor: str) -> str:
    """Return what a year is called, as a part of a title."""
    return site.locale.gettext("undated") if anchor == UNDATED else anchor.removeprefix("y")


def split_years(
    site: Site, items: Sequence[Document | Event], here: str, page: Callable[[str], str]
) -> tuple[Year, ...]:
    """Return the years of a list that is split: how much each holds, and where; `page` knows."""
    held: dict[str, list[int]] = {anchor: [0, 0] for anchor in anchors(items)}
    for item in items:
        held[anchor_of(item)][isinstance(item, Event)] += 1
    return tuple(
        Year(
            "" if anchor == UNDATED else anchor[1:],
            anchor,
            (),
            Link(counts(site, documents, events), urls.relative(page(anchor), here)),
        )
        for anchor, (documents, events) in held.items()
    )


def _gaps(site: Site, items: tuple[Document | Event, ...]) -> dict[str, tuple[Gap]]:
    """Say after which documents none was written for how long, where that is some months."""
    text = site.locale.gettext("No documents for {months}")
    found: dict[str, tuple[Gap]] = {}
    for before, after in pairwise(item for item in items if isinstance(item, Document)):
        if before.date.latest and after.date.earliest:
            months = months_between(before.date.latest, after.date.earliest)
            if months >= GAP:
                found[before.slug] = (Gap(text.format(months=site.locale.months(months))),)
    return found
