"""What was asked of whom, by whom, when, and what answers it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import cast

import msgspec
from msgspec import Struct

from dossier import urls
from dossier.chronology import UNDATED, anchor_of, anchors, is_long
from dossier.inlays import Inlay
from dossier.model import Asked, Document
from dossier.noted import note, unnoted
from dossier.shown import FACE, linked
from dossier.site import Site
from dossier.views.frame import Frame, frame
from dossier.views.parts import DateView, Link, QuoteView, actor_link, quote_of, spoken_by
from dossier.views.rows import year_name

_encode = msgspec.msgpack.Encoder().encode


class RequestView(Struct, frozen=True):
    """One request."""

    that: str
    to: Link
    date: DateView
    by: str
    document: Link
    quote: QuoteView
    answer: Link | None
    answer_date: DateView | None


class RequestsGroup(Struct, frozen=True):
    """All that was asked of one addressee, in the order of time."""

    to: Link
    anchor: str
    requests: tuple[RequestView, ...]


class RequestsView(Struct, frozen=True):
    """The page of requests."""

    frame: Frame
    kicker: str
    years: tuple[tuple[str, Link], ...]
    """Where the requests are, if there are so many that each year has a page of its own; what has
    no date has no label."""
    groups: tuple[RequestsGroup, ...]


def requests(site: Site, year: str = "") -> RequestsView:
    """Return the page of requests; of very many, the list of their years, or one of them."""
    here = urls.requests_of(year) if year else urls.REQUESTS
    asking = _asking(site)
    is_split = not year and is_long(asking)
    title = site.locale.gettext("What was asked")
    found = [one for one in asking if not year or anchor_of(one) == year]
    return RequestsView(
        frame=frame(
            site,
            here,
            f"{title}: {year_name(site, year)}" if year else title,
            section=urls.REQUESTS,
        ),
        kicker=_counted(site, found),
        years=tuple(_years(site, asking, here)) if is_split else (),
        groups=() if is_split else _groups(site, found, here),
    )


def request_years(site: Site) -> tuple[str, ...]:
    """Return the years of the requests that have pages: none where there are not very many."""
    asking = _asking(site)
    return anchors(asking) if is_long(asking) else ()


def _asking(site: Site) -> tuple[Document, ...]:
    """Return the documents that ask something, each as often as it does."""
    return site.once(_all_asking, site=site)


def _all_asking(site: Site) -> tuple[Document, ...]:
    documents = site.edition.documents
    note(linked("requests"))  # of all of them, in one note
    with unnoted():
        return tuple(one for one in documents for _ in range(one.asks))


def _years(site: Site, asking: Sequence[Document], here: str) -> Iterator[tuple[str, Link]]:
    for year in anchors(asking):
        told = _counted(site, [one for one in asking if anchor_of(one) == year])
        label = "" if year == UNDATED else year_name(site, year)
        yield label, Link(told, urls.relative(urls.requests_of(year), here))


def _counted(site: Site, asking: Sequence[Document]) -> str:
    """Tell how many requests there are, and how many of them something answers."""
    words = site.locale
    documents = {one.slug: one for one in asking}.values()
    answers = (one.answered_by for document in documents for one in document.requests)
    answered = sum(one in site.documents or one in site.events for one in answers)
    told = words.ngettext("{n} request", "{n} requests", len(asking))
    reply = words.ngettext("{n} answered", "{n} answered", answered)
    return f"{told.format(n=words.number(len(asking)))}, {reply.format(n=words.number(answered))}"


def _groups(site: Site, asking: Sequence[Document], here: str) -> tuple[RequestsGroup, ...]:
    """Return requests by whom they ask."""
    by_addressee: defaultdict[tuple[str, str], list[RequestView]] = defaultdict(list)
    for document in {one.slug: one for one in asking}.values():
        for number, one in enumerate(document.requests):
            by_addressee[one.actor, one.to].append(_later(site, document, number, here))
    return tuple(
        RequestsGroup(actor_link(site, *addressee, here), f"to-{number}", tuple(views))
        for number, (addressee, views) in enumerate(by_addressee.items(), 1)
    )


def asked_of(site: Site, actor: str, here: str, year: str = "") -> tuple[RequestView, ...]:
    """Return what was asked of one actor, in the order of time; in one year or in all."""
    return tuple(
        one
        for document in site.requests_of.get(actor, ())
        if not year or anchor_of(document) == year
        for one in asked_in(site, actor, document, here)
    )


def asked_in(site: Site, actor: str, document: Document, here: str) -> Iterator[RequestView]:
    """Go through what a document asks of an actor."""
    for number, one in enumerate(document.requests):
        if one.actor == actor:
            yield _later(site, document, number, here)


def _later(site: Site, document: Document, number: int, here: str) -> RequestView:
    """Return a request that stays as it stands where nothing of it has changed."""
    one = document.requests[number]
    key = f"{document.slug} {number} ".encode() + _encode(one)
    make = partial(request_view, site, document, one, here)
    return cast("RequestView", Inlay(RequestView, make, key, ((FACE, document.slug),)))


def request_view(site: Site, document: Document, one: Asked, here: str) -> RequestView:
    """Return the view of one request."""
    answer, date = _answer(site, one, here)
    quote = quote_of(site, document, one.quote, here)
    return RequestView(
        that=one.that,
        to=actor_link(site, one.actor, one.to, here),
        date=DateView(site.locale.date(document.date), document.date.iso() or ""),
        by=spoken_by(site, document),
        document=Link(document.title, urls.relative(urls.document(document.slug), here)),
        quote=quote,
        answer=answer,
        answer_date=date,
    )


def _answer(site: Site, one: Asked, here: str) -> tuple[Link | None, DateView | None]:
    document = site.documents.get(one.answered_by)
    event = site.events.get(one.answered_by)
    if document is not None:
        title, date, target = document.title, document.date, urls.document(document.slug)
    elif event is not None:
        title, date = event.record.title, event.date
        target = urls.event(event.slug) if site.has("events") else ""
    else:
        return None, None
    link = Link(title, urls.relative(target, here) if target else "")
    return link, DateView(site.locale.date(date), date.iso() or "")
