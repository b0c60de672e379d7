"""What was asked of whom, by whom, when, and what answers it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dossier import urls
from dossier.model import Asked, Document
from dossier.site import Site
from dossier.views.frame import Frame, frame
from dossier.views.parts import DateView, Link, QuoteView, actor_link, quote_of, spoken_by


@dataclass(frozen=True, slots=True)
class RequestView:
    """One request."""

    that: str
    to: Link
    date: DateView
    by: str
    document: Link
    quote: QuoteView
    answer: Link | None
    answer_date: DateView | None


@dataclass(frozen=True, slots=True)
class RequestsGroup:
    """All that was asked of one addressee, in the order of time."""

    to: Link
    anchor: str
    requests: tuple[RequestView, ...]


@dataclass(frozen=True, slots=True)
class RequestsView:
    """The page of requests."""

    frame: Frame
    kicker: str
    groups: tuple[RequestsGroup, ...]


def requests(site: Site) -> RequestsView:
    """Return the page of requests, by addressee."""
    here = urls.REQUESTS
    by_addressee: defaultdict[tuple[str, str], list[RequestView]] = defaultdict(list)
    answered = 0
    for document in site.edition.documents:
        for one in document.requests:
            view = request_view(site, document, one, here)
            answered += view.answer is not None
            by_addressee[one.actor, one.to].append(view)
    groups = tuple(
        RequestsGroup(views[0].to, f"to-{number}", tuple(views))
        for number, views in enumerate(by_addressee.values(), 1)
    )
    count = sum(len(group.requests) for group in groups)
    words = site.locale
    told = words.ngettext("{n} request", "{n} requests", count).format(n=words.number(count))
    reply = words.ngettext("{n} answered", "{n} answered", answered)
    return RequestsView(
        frame=frame(site, here, words.gettext("What was asked")),
        kicker=f"{told}, {reply.format(n=words.number(answered))}",
        groups=groups,
    )


def asked_of(site: Site, actor: str, here: str) -> tuple[RequestView, ...]:
    """Return what was asked of one actor, in the order of time."""
    return tuple(
        request_view(site, document, one, here)
        for document in site.requests_of.get(actor, ())
        for one in document.requests
        if one.actor == actor
    )


def request_view(site: Site, document: Document, one: Asked, here: str) -> RequestView:
    """Return the view of one request."""
    answer, date = _answer(site, one, here)
    record = document.record
    quote = quote_of(site, document, one.quote, here)
    return RequestView(
        that=one.that,
        to=actor_link(site, one.actor, one.to, here),
        date=DateView(site.locale.date(record.date), record.date.iso() or ""),
        by=spoken_by(site, document),
        document=Link(record.title, urls.relative(urls.document(document.slug), here)),
        quote=quote,
        answer=answer,
        answer_date=date,
    )


def _answer(site: Site, one: Asked, here: str) -> tuple[Link | None, DateView | None]:
    document = site.documents.get(one.answered_by)
    event = site.events.get(one.answered_by)
    if document is not None:
        title, date, target = document.record.title, document.date, urls.document(document.slug)
    elif event is not None:
        title, date = event.record.title, event.date
        target = urls.event(event.slug) if site.has("events") else ""
    else:
        return None, None
    link = Link(title, urls.relative(target, here) if target else "")
    return link, DateView(site.locale.date(date), date.iso() or "")
