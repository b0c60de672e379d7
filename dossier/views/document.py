"""The view of one document's page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dossier import urls
from dossier.formats import copy
from dossier.formats.html import ONLY_WITH_MARKS, BlockHtml, letter
from dossier.model import Document, Role
from dossier.site import Site
from dossier.transcription import NoteKind, RunKind, Text
from dossier.views.cite import CiteView, cite_view
from dossier.views.evidence import ProofView, proof_view
from dossier.views.frame import Frame, frame
from dossier.views.parts import (
    DateView,
    Link,
    PartiesView,
    PartyView,
    parties,
    party,
    quoted_by,
    spoken_by,
)
from dossier.views.prose import ResponseView, document_link, response_view
from dossier.views.requests import RequestView, request_view
from dossier.views.rows import hidden

WRITTEN_ROLES = (Role.AUTHOR, Role.ADDRESSEE, Role.CC)
MARKED = frozenset({RunKind.LEFT_OUT, RunKind.SUPPLIED, RunKind.READ_AS, RunKind.PAGE})
"""What the switch of a document's page shows."""
IN_THE_MARGIN = frozenset(NoteKind) - ONLY_WITH_MARKS
IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
"""Facsimiles that a page can show; others are linked to."""


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


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """A transcription and what its names link to; a digest stands for it, made when it is asked."""

    text: Text
    links: Mapping[str, str]

    def __repr__(self) -> str:
        """Return the digest."""
        whole = repr((self.text, self.links)).encode()
        return hashlib.blake2b(whole, digest_size=16).hexdigest()


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
    words: Words
    """The text and its links: stands for `blocks` in the page's fingerprint."""
    blocks: Callable[[], tuple[BlockHtml, ...]] = field(repr=False, compare=False)


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
        previous=document_link(site, before, here),
        following=document_link(site, after, here),
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
        words=Words(one.text, links),
        blocks=lambda: letter(one, site.locale, links),
    )


def _citation(site: Site, one: Document) -> str:
    """Return how to quote a document: who, what, where, when, and its place on this site."""
    case = site.edition.case
    place = [one.record.place] if one.record.place else []
    parts = [
        spoken_by(site, one),
        site.locale.pgettext("title of a work", "“{title}”").format(title=one.record.title),
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
        if (link := document_link(site, site.documents.get(slug), here)) is not None
    )
