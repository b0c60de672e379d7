"""The small views that others are made of: links, parties, quotations."""

from __future__ import annotations

from msgspec import Struct

from dossier import urls
from dossier.formats.quotations import paragraph_of
from dossier.i18n import Locale
from dossier.model import Attestation, Document, Evidence, Part, Reading, Role, Signature
from dossier.site import Site


class Link(Struct, frozen=True):
    """A text that may lead somewhere."""

    text: str
    href: str
    """Relative to the page; empty where it leads nowhere."""
    lang: str = ""


class PartyView(Struct, frozen=True):
    """One actor in one role of one document."""

    who: Link
    capacity: str
    behalf: Link | None
    unsure: str
    """How the name is read, where that is not certain."""
    supplied: bool
    withdrawn: bool


class PartiesView(Struct, frozen=True):
    """All who share a role in a document."""

    role: str
    label: str
    parties: tuple[PartyView, ...]


class DateView(Struct, frozen=True):
    """A date in words, and in the machine's form where it is exact."""

    text: str
    iso: str


class QuoteView(Struct, frozen=True):
    """A quotation with who said it, when, and where it stands."""

    number: int
    """Of the claim that it supports; 0 where it stands by itself."""
    quote: str
    lang: str
    who: str
    date: DateView | None
    source: Link
    paragraph: int
    publisher: str
    archived: str


def actor_link(site: Site, slug: str, name: str, here: str) -> Link:
    """Return the link to an actor's page; just the name where there is none."""
    actor = site.actors.get(slug)
    if actor is None or not site.has("actors"):
        return Link(name, "", actor.language if actor else "")
    return Link(name, urls.relative(urls.actor(slug), here), actor.language)


def party(site: Site, part: Part, here: str) -> PartyView:
    """Return the view of one party."""
    behalf = site.actors.get(part.on_behalf_of)
    return PartyView(
        who=actor_link(site, part.actor, part.name, here),
        capacity=part.capacity,
        behalf=actor_link(site, behalf.slug, behalf.name, here) if behalf else None,
        unsure=""
        if part.reading is Reading.CERTAIN
        else site.locale.term("reading", part.reading.value),
        supplied=part.evidence is Evidence.SUPPLIED,
        withdrawn=part.signature is Signature.WITHDRAWN,
    )


def parties(
    site: Site, document: Document, here: str, roles: tuple[Role, ...]
) -> tuple[PartiesView, ...]:
    """Return the parties of a document, one entry for each of `roles` that is filled."""
    labels = role_labels(site.locale)
    made = []
    for role in roles:
        found = document.by_role(role)
        if found:
            views = tuple(party(site, part, here) for part in found)
            made.append(PartiesView(role.value, labels[role], views))
    return tuple(made)


def role_labels(locale: Locale) -> dict[Role, str]:
    """Return what stands before those in each role on a document."""
    _ = locale.gettext
    return {
        Role.AUTHOR: _("From"),
        Role.ADDRESSEE: _("To"),
        Role.SIGNATORY: _("Signed by"),
        Role.CC: _("Copies"),
        Role.MENTIONED: _("Mentioned"),
    }


def names(site: Site, parts: tuple[Part, ...], most: int = 3) -> str:
    """Return the names of those who write, in words; of many only the number and the first."""
    if len(parts) > most:
        many = site.locale.ngettext("{name} and {n} other", "{name} and {n} others", len(parts) - 1)
        return many.format(name=parts[0].name, n=site.locale.number(len(parts) - 1))
    return site.locale.listing(part.name for part in parts)


def spoken_by(site: Site, document: Document) -> str:
    """Return in words who speaks in a document."""
    parts = document.voice
    behalf = {site.actors[p.on_behalf_of].name for p in parts if p.on_behalf_of in site.actors}
    if len(behalf) == 1 and len(parts) == 1:
        return f"{parts[0].name}, {behalf.pop()}"
    return names(site, parts)


def said_by(site: Site, document: Document, paragraph: int) -> str:
    """Return in words who speaks in a paragraph: the author, or whom the author quotes."""
    speaker = document.speaker_of(paragraph) if paragraph else None
    if speaker is None:
        return spoken_by(site, document)
    return quoted_by(site, document, speaker.name)


def quoted_by(site: Site, document: Document, speaker: str) -> str:
    """Return in words who is quoted in a document, and by whom."""
    return site.locale.gettext("{speaker}, quoted by {author}").format(
        speaker=speaker, author=spoken_by(site, document)
    )


def quote_view(site: Site, one: Attestation, here: str, number: int = 0) -> QuoteView:
    """Return the view of an attestation, with its speaker and its paragraph."""
    document = site.documents.get(one.document)
    if document is None:
        return QuoteView(
            number=number,
            quote=one.quote,
            lang=one.language,
            who="",
            date=date_view(site, one) if one.date else None,
            source=Link(one.title, one.url, one.language),
            paragraph=0,
            publisher=one.publisher,
            archived=one.archived,
        )
    return quote_of(site, document, one.quote, here, number)


def quote_of(site: Site, document: Document, quote: str, here: str, number: int = 0) -> QuoteView:
    """Return the view of a quotation from a document, with its speaker and its paragraph."""
    paragraph = paragraph_of(document, quote)
    target = urls.document(document.slug, paragraph)
    return QuoteView(
        number=number,
        quote=quote,
        lang=document.language,
        who=said_by(site, document, paragraph),
        date=DateView(site.locale.date(document.date), document.date.iso() or ""),
        source=Link(document.title, urls.relative(target, here)),
        paragraph=paragraph,
        publisher="",
        archived="",
    )


def date_view(site: Site, one: Attestation) -> DateView | None:
    """Return the date of an outside publication."""
    return DateView(site.locale.date(one.date), one.date.iso() or "") if one.date else None
