"""The views of whole pages, one function each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from dossier import __version__, urls
from dossier.formats import copy
from dossier.formats.html import ONLY_WITH_MARKS, BlockHtml, letter, prose
from dossier.model import Answer, Document, Event, FreePage, Prose, Role
from dossier.site import Site
from dossier.transcription import NoteKind, RunKind
from dossier.views.cite import CiteView, cite_view
from dossier.views.evidence import ProofView, proof_view
from dossier.views.frame import Frame, frame
from dossier.views.parts import (
    DateView,
    Link,
    PartiesView,
    PartyView,
    QuoteView,
    actor_link,
    parties,
    party,
    quote_view,
    quoted_by,
    spoken_by,
)
from dossier.views.picture import PictureView, picture_view
from dossier.views.requests import RequestView, request_view
from dossier.views.rows import Row, Year, counts, document_row, hidden, years

WRITTEN_ROLES = (Role.AUTHOR, Role.ADDRESSEE, Role.CC)
MARKED = frozenset({RunKind.LEFT_OUT, RunKind.SUPPLIED, RunKind.READ_AS, RunKind.PAGE})
"""What the switch of a document's page shows."""
IN_THE_MARGIN = frozenset(NoteKind) - ONLY_WITH_MARKS


IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
"""Facsimiles that a page can show; others are linked to."""


@dataclass(frozen=True, slots=True)
class ProseView:
    """A text of the editors' with the passages that support it."""

    html: str
    sources: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class StatusView:
    """Where the case stands."""

    date: DateView
    text: str
    event: Link | None


@dataclass(frozen=True, slots=True)
class HomeView:
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


@dataclass(frozen=True, slots=True)
class ListView:
    """A list of rows under a title."""

    frame: Frame
    kicker: str
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """What the transcription was made from."""

    href: str
    nature: str
    origin: str
    url: str
    archived: str
    is_redacted: bool
    facsimile: str
    """The image of the document, relative to the page; empty where there is none."""
    is_image: bool
    """Whether the facsimile is an image that a page can show."""
    sha256: str
    """The digest of the published copy, withheld words replaced; empty where there is none."""


@dataclass(frozen=True, slots=True)
class ResponseView:
    """What somebody who is named says to it."""

    who: Link
    date: DateView
    text: str
    document: Link | None
    paragraph: int
    """The paragraph it answers; 0 for the whole."""
    about: Link | None
    """On the actor's own page: what it answers."""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document."""

    frame: Frame
    heading: str
    lang: str
    kind: str
    date: DateView
    place: str
    language: str
    parties: tuple[PartiesView, ...]
    signatories: tuple[PartyView, ...]
    to_public: bool
    mentioned: tuple[PartyView, ...]
    summary: str
    source: SourceView | None
    speakers: tuple[tuple[str, PartyView], ...]
    """Paragraphs in words, and who is quoted in them."""
    proof: ProofView
    requests: tuple[RequestView, ...]
    responses: tuple[ResponseView, ...]
    """To the document as a whole."""
    paragraph_responses: tuple[ResponseView, ...]
    """Each to be shown beside the paragraph that it answers."""
    withheld: tuple[str, ...]
    """The reasons for which something is withheld."""
    corrections: tuple[tuple[DateView, str], ...]
    reply_to: tuple[Link, ...]
    replies: tuple[Link, ...]
    previous: Link | None
    following: Link | None
    hidden: str
    withdrawn: str
    who: str
    """Who speaks in it, in words, for quotations."""
    quoted: Mapping[int, str]
    """Who speaks in a paragraph, where it is somebody else."""
    signed_by: str
    """How many signed it, in words."""
    has_notes: bool
    """Whether notes stand in its margin."""
    has_marks: bool
    """Whether the editors left out, supplied or read anything otherwise than it stands."""
    citation: str
    rights: str
    press: str
    """An address for those who want to ask."""
    cite: CiteView | None
    """How to cite it; None for a document that was taken back."""
    digest: str
    """Of the text and its links: stands for `blocks` in the page's fingerprint."""
    blocks: Callable[[], tuple[BlockHtml, ...]] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class EventView:
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


@dataclass(frozen=True, slots=True)
class FreePageView:
    """A page of the editors' own."""

    frame: Frame
    heading: str
    text: ProseView
    hidden: str
    about: str
    """On the about page alone: what made the site, and which edition it is."""


@dataclass(frozen=True, slots=True)
class ImprintView:
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


@dataclass(frozen=True, slots=True)
class AccessibilityView:
    """How far everybody can use the site, and whom to tell what fails."""

    frame: Frame
    email: str


@dataclass(frozen=True, slots=True)
class PlainView:
    """A page that has nothing but its frame."""

    frame: Frame


def response_view(
    site: Site, answer: Answer, here: str, about: Document | Event | None = None
) -> ResponseView:
    """Return the view of a response; `about` is what it answers, on the actor's own page."""
    target = None
    if isinstance(about, Document):
        link = urls.document(about.slug, answer.paragraph)
        target = Link(about.record.title, urls.relative(link, here))
    elif about is not None:
        target = Link(about.record.title, urls.relative(urls.event(about.slug), here))
    return ResponseView(
        who=actor_link(site, answer.actor, answer.name, here),
        date=DateView(site.locale.date(answer.date), answer.date.iso() or ""),
        text=answer.text,
        document=_neighbour(site, site.documents.get(answer.document), here),
        paragraph=answer.paragraph,
        about=target,
    )


def prose_view(site: Site, text: Prose, here: str) -> ProseView:
    """Return an editors' text with its supports, numbered as they are referred to."""
    made = prose(text, here, site.targets)
    claims = dict(text.claims)
    sources = tuple(
        quote_view(site, claims[key], here, number) for number, key in enumerate(made.keys, 1)
    )
    return ProseView(made.html, sources)


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
    asking = [one for one in site.edition.documents[::-1] if one.requests]
    for document in asking[:most]:
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


def documents(site: Site) -> ListView:
    """Return the list of documents."""
    here = urls.DOCUMENTS
    return ListView(
        frame=frame(site, here, site.locale.gettext("Documents")),
        kicker=counts(site, len(site.edition.documents), 0),
        years=years(site, site.edition.documents, here),
    )


def events(site: Site) -> ListView:
    """Return the list of events."""
    here = urls.EVENTS
    made = site.locale.ngettext("{n} event", "{n} events", len(site.edition.events))
    return ListView(
        frame=frame(site, here, site.locale.gettext("Events")),
        kicker=made.format(n=site.locale.number(len(site.edition.events))),
        years=years(site, site.edition.events, here),
    )


def document(
    site: Site, one: Document, before: Document | None, after: Document | None
) -> DocumentView:
    """Return one document's page, with the documents before and after it in time."""
    record = one.record
    here = urls.document(one.slug)
    links = _name_links(site, one, here)
    signatories = tuple(party(site, part, here) for part in one.by_role(Role.SIGNATORY))
    return DocumentView(
        frame=frame(site, here, record.title, record.summary, urls.DOCUMENTS, about=one),
        heading=record.title,
        lang=record.language,
        kind=site.locale.term("kind", record.kind.value),
        date=DateView(site.locale.date(record.date), record.date.iso() or ""),
        place=record.place,
        language=site.locale.language_name(record.language) if record.language else "",
        parties=parties(site, one, here, WRITTEN_ROLES),
        signatories=signatories,
        to_public=not one.by_role(Role.ADDRESSEE),
        mentioned=tuple(party(site, part, here) for part in one.by_role(Role.MENTIONED)),
        summary=record.summary,
        source=_source(site, one, here),
        speakers=tuple(
            (_paragraphs(site, numbers), party(site, who, here)) for numbers, who in one.speakers
        ),
        proof=proof_view(site, one),
        requests=tuple(request_view(site, one, asked, here) for asked in one.requests),
        responses=tuple(
            response_view(site, answer, here) for answer in one.responses if not answer.paragraph
        ),
        paragraph_responses=tuple(
            response_view(site, answer, here) for answer in one.responses if answer.paragraph
        ),
        withheld=tuple(dict.fromkeys(entry.reason for entry in record.withhold)),
        corrections=tuple(
            (DateView(site.locale.date(c.date), c.date.iso() or ""), c.note)
            for c in record.corrections
        ),
        reply_to=_document_links(site, tuple(ref.text for ref in record.reply_to), here),
        replies=_document_links(site, one.replies, here),
        previous=_neighbour(site, before, here),
        following=_neighbour(site, after, here),
        hidden=hidden(site, one),
        withdrawn=record.withdrawn,
        who=spoken_by(site, one),
        quoted={
            number: quoted_by(site, one, who.name)
            for numbers, who in one.speakers
            for number in numbers
        },
        signed_by=site.locale.ngettext("{n} signatory", "{n} signatories", len(signatories)).format(
            n=site.locale.number(len(signatories))
        ),
        has_notes=bool(record.responses)
        or any(run.note_kind in IN_THE_MARGIN for block in one.text.blocks for run in block.runs),
        has_marks=any(run.kind in MARKED for block in one.text.blocks for run in block.runs),
        citation=_citation(site, one),
        rights=site.edition.case.licence.documents,
        press=site.edition.case.imprint.press or site.edition.case.imprint.email,
        cite=None if record.withdrawn else cite_view(site, one, here),
        digest=hashlib.blake2b(repr((one.text, links)).encode(), digest_size=16).hexdigest(),
        blocks=lambda: letter(one, site.locale, links),
    )


def _citation(site: Site, one: Document) -> str:
    """Return how to quote a document: who, what, where, when, and its place on this site."""
    case = site.edition.case
    place = [one.record.place] if one.record.place else []
    parts = [
        spoken_by(site, one),
        f"“{one.record.title}”",
        site.locale.term("kind", one.record.kind.value),
        ", ".join([*place, site.locale.date(one.date)]),
        case.title,
    ]
    if case.base_url:
        parts.append(urls.absolute(urls.document(one.slug), case.base_url))
    return ", ".join(part for part in parts if part)


def _name_links(site: Site, one: Document, here: str) -> dict[str, str]:
    """Return the address of the actor's page for each name found in a document."""
    if not site.has("actors"):
        return {}
    return {
        one.text.readings[mention.block][mention.start : mention.end]: urls.relative(
            urls.actor(mention.actor), here
        )
        for mention in one.mentions
    }


def _paragraphs(site: Site, numbers: tuple[int, ...]) -> str:
    return site.locale.listing(f"¶ {number}" for number in numbers)


def _source(site: Site, one: Document, here: str) -> SourceView | None:
    source = one.record.source
    if source is None or one.record.withdrawn:
        return None
    target = urls.source(one.slug, ".txt")
    facsimile = urls.facsimile(one)
    return SourceView(
        href=urls.relative(target, here) if site.has("sources") else "",
        nature=site.locale.term("nature", source.nature.value),
        origin=source.origin,
        url=source.url,
        archived=source.archived,
        is_redacted=bool(one.record.withhold),
        facsimile=urls.relative(facsimile, here) if facsimile and site.has("sources") else "",
        is_image=facsimile.endswith(IMAGES),
        sha256=copy.digest(one, site.sources) if site.has("sources") else "",
    )


def _document_links(site: Site, slugs: tuple[str, ...], here: str) -> tuple[Link, ...]:
    return tuple(
        link
        for slug in slugs
        if (link := _neighbour(site, site.documents.get(slug), here)) is not None
    )


def _neighbour(site: Site, one: Document | None, here: str) -> Link | None:
    if one is None:
        return None
    text = f"{site.locale.date(one.date)}, {spoken_by(site, one)}"
    return Link(text, urls.relative(urls.document(one.slug), here))


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
