"""The view of one document's page."""

from __future__ import annotations

from msgspec import Struct

from dossier import urls
from dossier.formats import copy
from dossier.model import Document, Role
from dossier.site import Site
from dossier.views.cite import QuotingView, quoting_view
from dossier.views.evidence import ProofView, proof_view
from dossier.views.frame import Frame, frame
from dossier.views.letter import LetterView, letter_view
from dossier.views.parts import (
    DateView,
    Link,
    PartiesView,
    PartyView,
    parties,
    party,
)
from dossier.views.prose import ResponseView, document_link, response_view
from dossier.views.requests import RequestView, request_view
from dossier.views.rows import hidden

WRITTEN_ROLES = (Role.AUTHOR, Role.ADDRESSEE, Role.CC)
IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
"""Facsimiles that a page can show; others are linked to."""


class SourceView(Struct, frozen=True):
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
    size: tuple[int, int]
    """Its width and height in pixels, so that its place is kept; zeros where they are unknown."""
    sha256: str
    """The digest of the published copy, withheld words replaced; empty where there is none."""


class ThreadView(Struct, frozen=True):
    """What a document answers, what answers it, and what stands before and after it in time."""

    reply_to: tuple[Link, ...]
    replies: tuple[Link, ...]
    previous: Link | None
    following: Link | None


class DocumentView(Struct, frozen=True):
    """One document."""

    frame: Frame
    heading: str
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
    withheld: tuple[str, ...]
    """The reasons for which something is withheld."""
    corrections: tuple[tuple[DateView, str], ...]
    thread: ThreadView
    hidden: str
    withdrawn: str
    signed_by: str
    """How many signed it, in words."""
    letter: LetterView
    quoting: QuotingView


def document(
    site: Site, one: Document, before: Document | None, after: Document | None
) -> DocumentView:
    """Return one document's page, with the documents before and after it in time."""
    record = one.record
    here = urls.document(one.slug)
    signatories = tuple(party(site, part, here) for part in one.by_role(Role.SIGNATORY))
    return DocumentView(
        frame=frame(site, here, record.title, record.summary, urls.DOCUMENTS, about=one),
        heading=record.title,
        kind=site.locale.term("kind", record.kind.value),
        date=DateView(site.locale.date(record.date), record.date.iso() or ""),
        place=record.place,
        language=site.locale.language_name(record.language) if record.language else "",
        parties=parties(site, one, here, WRITTEN_ROLES),
        signatories=signatories,
        signed_by=_signed_by(site, len(signatories)),
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
        withheld=tuple(dict.fromkeys(entry.reason for entry in record.withhold)),
        corrections=_corrections(site, one),
        thread=_thread(site, one, here, (before, after)),
        hidden=hidden(site, one),
        withdrawn=record.withdrawn,
        letter=letter_view(site, one, here),
        quoting=quoting_view(site, one, here),
    )


def _corrections(site: Site, one: Document) -> tuple[tuple[DateView, str], ...]:
    return tuple(
        (DateView(site.locale.date(each.date), each.date.iso() or ""), each.note)
        for each in one.record.corrections
    )


def _thread(
    site: Site, one: Document, here: str, neighbours: tuple[Document | None, Document | None]
) -> ThreadView:
    before, after = neighbours
    return ThreadView(
        reply_to=_document_links(site, tuple(ref.text for ref in one.record.reply_to), here),
        replies=_document_links(site, one.replies, here),
        previous=document_link(site, before, here),
        following=document_link(site, after, here),
    )


def _signed_by(site: Site, many: int) -> str:
    text = site.locale.ngettext("{n} signatory", "{n} signatories", many)
    return text.format(n=site.locale.number(many))


def _paragraphs(site: Site, numbers: tuple[int, ...]) -> str:
    return site.locale.listing(f"¶ {number}" for number in numbers)


def _source(site: Site, one: Document, here: str) -> SourceView | None:
    source = one.record.source
    if source is None or one.record.withdrawn:
        return None
    target = urls.source(one.slug, ".txt")
    facsimile = copy.facsimile(one)
    return SourceView(
        href=urls.relative(target, here) if site.has("sources") else "",
        nature=site.locale.term("nature", source.nature.value),
        origin=source.origin,
        url=source.url,
        archived=source.archived,
        is_redacted=bool(one.record.withhold),
        facsimile=urls.relative(facsimile, here) if facsimile and site.has("sources") else "",
        is_image=facsimile.endswith(IMAGES),
        size=source.size,
        sha256=copy.digest(one, site.sources) if site.has("sources") else "",
    )


def _document_links(site: Site, slugs: tuple[str, ...], here: str) -> tuple[Link, ...]:
    return tuple(
        link
        for slug in slugs
        if (link := document_link(site, site.documents.get(slug), here)) is not None
    )
