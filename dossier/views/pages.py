"""The views of whole pages, one function each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from dossier import __version__, urls
from dossier.chronology import anchors, is_long, of_year
from dossier.model import Event, FreePage
from dossier.noted import Note
from dossier.site import Site
from dossier.views.frame import Frame, frame
from dossier.views.parts import (
    DateView,
    Link,
    PartyView,
    QuoteView,
    party,
    quote_view,
)
from dossier.views.picture import PictureView, picture_view
from dossier.views.prose import ProseView, ResponseView, prose_view, response_view
from dossier.views.requests import RequestView, request_view
from dossier.views.rows import (
    Row,
    Year,
    counts,
    document_row,
    long_row,
    split_years,
    year_name,
    years,
)


class StatusView(Struct, frozen=True):
    """Where the case stands."""

    date: DateView
    text: str
    event: Link | None


class HomeView(Struct, frozen=True):
    """The first page."""

    frame: Frame
    heading: str
    kicker: str
    standfirst: str
    text: ProseView
    status: StatusView | None
    latest: tuple[Row, ...]
    asked: tuple[RequestView, ...]
    requests: str
    """The page of all requests; empty where none is written."""
    take: tuple[tuple[Link, str], ...]
    """What can be taken away, each with a few words on it."""
    picture: PictureView | None
    documents: str
    timeline: str


class ListView(Struct, frozen=True):
    """A list of rows under a title."""

    frame: Frame
    kicker: str
    years: tuple[Year, ...]


class EventView(Struct, frozen=True):
    """One event."""

    frame: Frame
    heading: str
    date: DateView
    place: str
    status: str
    actors: tuple[PartyView, ...]
    quotes: tuple[QuoteView, ...]
    unsourced: str
    note: ProseView
    responses: tuple[ResponseView, ...]
    hidden: str


class FreePageView(Struct, frozen=True):
    """A page of the editors' own."""

    frame: Frame
    heading: str
    text: ProseView
    hidden: str
    about: str
    """On the about page alone: what made the site, and which edition it is."""


class ImprintView(Struct, frozen=True):
    """Who publishes the site."""

    frame: Frame
    publisher: str
    publisher_url: str
    responsible: str
    address: tuple[str, ...]
    emails: tuple[str, ...]
    phone: str
    press: str
    licence_site: str
    licence_documents: str


class AccessibilityView(Struct, frozen=True):
    """How far everybody can use the site, and whom to tell what fails."""

    frame: Frame
    email: str


class PlainView(Struct, frozen=True):
    """A page that has nothing but its frame."""

    frame: Frame


def home(site: Site, latest: int = 5) -> HomeView:
    """Return the first page."""
    here = urls.HOME
    case = site.edition.case
    page = site.pages.get("home")
    documents = site.edition.documents
    return HomeView(
        frame=frame(site, here, case.title),
        heading=page.title if page else case.title,
        kicker=counts(site, len(documents), len(site.edition.events)),
        standfirst=(page.summary if page else "") or case.tagline,
        text=prose_view(site, page.text, here) if page else ProseView("", ()),
        status=_status(site, here),
        latest=tuple(document_row(site, one, here) for one in documents[::-1][:latest]),
        asked=tuple(_asked(site, here)),
        requests=urls.relative(urls.REQUESTS, here) if site.has("requests") else "",
        take=tuple(_take(site, here)),
        picture=picture_view(site, (*documents, *site.edition.events), here)
        if site.has("timeline")
        else None,
        documents=urls.relative(urls.DOCUMENTS, here) if site.has("documents") else "",
        timeline=urls.relative(urls.TIMELINE, here) if site.has("timeline") else "",
    )


def _asked(site: Site, here: str, most: int = 2) -> Iterator[RequestView]:
    """Return what the latest documents ask, one request of each."""
    asking = (one for one in site.edition.documents[::-1] if one.requests)
    for document in islice(asking, most):
        yield request_view(site, document, document.requests[0], here)


def _take(site: Site, here: str) -> Iterator[tuple[Link, str]]:
    _ = site.locale.gettext
    if site.has("documents"):
        yield (
            Link(_("Every document, with its source"), urls.relative(urls.DOCUMENTS, here)),
            counts(site, len(site.edition.documents), 0),
        )
    if site.has("data"):
        yield (
            Link(_("Data"), urls.relative(urls.DATA, here)),
            _("tables, texts and citations, for other programs"),
        )
    if site.has("quote"):
        yield (
            Link(_("Check a quotation"), urls.relative(urls.QUOTE, here)),
            _("paste a sentence, get its source or the differences"),
        )
    if site.has("feed") and site.edition.case.base_url:
        yield Link(_("Feed"), urls.relative(urls.FEED, here)), _("tells of what is new")
    if site.has("imprint"):
        yield (
            Link(_("Press contact"), urls.relative(urls.IMPRINT, here)),
            site.edition.case.imprint.press or site.edition.case.imprint.email,
        )


def _status(site: Site, here: str) -> StatusView | None:
    status = site.edition.case.status
    if status is None:
        return None
    event = site.events.get(status.event.text) if status.event else None
    link = Link(event.record.title, urls.relative(urls.event(event.slug), here)) if event else None
    return StatusView(
        DateView(site.locale.date(status.date), status.date.iso() or ""),
        status.text,
        link if site.has("events") else None,
    )


def documents(site: Site, year: str = "") -> ListView:
    """Return the list of documents; of a long one, the list of its years, or one of them."""
    here = urls.documents_of(year) if year else urls.DOCUMENTS
    items = site.listed.get(here) or ()
    title = site.locale.gettext("Documents")
    heading = f"{title}: {year_name(site, year)}" if year else title
    return ListView(
        frame=frame(site, here, heading, section=urls.DOCUMENTS),
        kicker=counts(site, len(items), 0),
        years=split_years(site, items, here, urls.documents_of)
        if is_long(items) and not year
        else years(site, items, here),
    )


def document_rows(site: Site, year: str, about: Note) -> Iterator[Row]:
    """Return the row of a document in the list of documents, or on the page of its year."""
    here = urls.documents_of(year) if year else urls.DOCUMENTS
    yield long_row(site, site.documents[about[1]], here, filtered=False)


def document_years(site: Site) -> tuple[str, ...]:
    """Return the years of the list of documents that have pages: none where it is not long."""
    documents = site.edition.documents
    return anchors(documents) if is_long(documents) else ()


def events(site: Site, year: str = "") -> ListView:
    """Return the list of events; of a long one, the list of its years, or one of them."""
    here = urls.events_of(year) if year else urls.EVENTS
    whole = site.edition.events
    items = of_year(whole, year) if year else whole
    title = site.locale.gettext("Events")
    made = site.locale.ngettext("{n} event", "{n} events", len(items))
    heading = f"{title}: {year_name(site, year)}" if year else title
    return ListView(
        frame=frame(site, here, heading, section=urls.EVENTS),
        kicker=made.format(n=site.locale.number(len(items))),
        years=split_years(site, items, here, urls.events_of)
        if is_long(items) and not year
        else years(site, items, here),
    )


def event_years(site: Site) -> tuple[str, ...]:
    """Return the years of the list of events that have pages: none where it is not long."""
    found = site.edition.events
    return anchors(found) if is_long(found) else ()


def event(site: Site, one: Event) -> EventView:
    """Return one event's page, with all the passages that attest it side by side."""
    record = one.record
    here = urls.event(one.slug)
    return EventView(
        frame=frame(site, here, record.title, section=urls.TIMELINE, about=one),
        heading=record.title,
        date=DateView(site.locale.date(record.date), record.date.iso() or ""),
        place=record.place,
        status=site.locale.term("status", record.status.value),
        actors=tuple(party(site, part, here) for part in one.actors),
        quotes=tuple(quote_view(site, attested, here) for attested in record.attested_by),
        unsourced=record.unsourced,
        note=prose_view(site, record.note, here),
        responses=tuple(response_view(site, answer, here) for answer in one.responses),
        hidden=site.locale.gettext("Draft") if record.draft else "",
    )


def free_page(site: Site, one: FreePage) -> FreePageView:
    """Return a page of the editors' own; the about page tells also what made the site."""
    here = urls.page(one.slug)
    about = ""
    if one.slug == "about":
        about = _edition(site)
    return FreePageView(
        frame=frame(site, here, one.title, one.summary),
        heading=one.title,
        text=prose_view(site, one.text, here),
        hidden=site.locale.gettext("Draft") if one.draft else "",
        about=about,
    )


def _edition(site: Site) -> str:
    """Say what made the site, and which edition it is where editions are counted."""
    serial = site.edition.case.serial
    if not serial:
        return site.locale.gettext("Made with Dossier {version}.").format(version=__version__)
    told = site.locale.gettext("Edition {number}, made with Dossier {version}.")
    return told.format(number=serial, version=__version__)


def imprint(site: Site) -> ImprintView:
    """Return the imprint."""
    case = site.edition.case
    emails = dict.fromkeys(e for e in (case.imprint.email, case.publisher.email) if e)
    return ImprintView(
        frame=frame(site, urls.IMPRINT, site.locale.gettext("Imprint")),
        publisher=case.publisher.name,
        publisher_url=case.publisher.url,
        responsible=case.imprint.responsible,
        address=tuple(line.strip() for line in case.imprint.address.splitlines() if line.strip()),
        emails=tuple(emails),
        phone=case.imprint.phone,
        press=case.imprint.press,
        licence_site=case.licence.site,
        licence_documents=case.licence.documents,
    )


def not_found(site: Site) -> PlainView:
    """Return the page for addresses that lead nowhere."""
    return PlainView(frame(site, urls.NOT_FOUND, site.locale.gettext("Page not found")))


def accessibility(site: Site) -> AccessibilityView:
    """Return the accessibility statement."""
    case = site.edition.case
    return AccessibilityView(
        frame=frame(site, urls.ACCESSIBILITY, site.locale.gettext("Accessibility")),
        email=case.imprint.email or case.publisher.email,
    )
