"""Parts of many pages: the editors' texts with their supports, responses, links to documents."""

from __future__ import annotations

from msgspec import Struct

from dossier import urls
from dossier.formats.html import prose
from dossier.model import Answer, Document, Event, Prose
from dossier.site import Site
from dossier.views.parts import (
    DateView,
    Link,
    QuoteView,
    actor_link,
    quote_view,
    spoken_by,
)


class ProseView(Struct, frozen=True):
    """A text of the editors' with the passages that support it."""

    html: str
    sources: tuple[QuoteView, ...]


class ResponseView(Struct, frozen=True):
    """What somebody who is named says to it."""

    who: Link
    date: DateView
    text: str
    document: Link | None
    paragraph: int
    """The paragraph it answers; 0 for the whole."""
    about: Link | None
    """On the actor's own page: what it answers."""


def response_view(
    site: Site, answer: Answer, here: str, about: Document | Event | None = None
) -> ResponseView:
    """Return the view of a response; `about` is what it answers, on the actor's own page."""
    target = None
    if isinstance(about, Document):
        link = urls.document(about.slug, answer.paragraph)
        target = Link(about.title, urls.relative(link, here))
    elif about is not None:
        target = Link(about.record.title, urls.relative(urls.event(about.slug), here))
    return ResponseView(
        who=actor_link(site, answer.actor, answer.name, here),
        date=DateView(site.locale.date(answer.date), answer.date.iso() or ""),
        text=answer.text,
        document=document_link(site, site.documents.get(answer.document), here),
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


def document_link(site: Site, one: Document | None, here: str) -> Link | None:
    """Return the link to a document, by its date and who speaks in it."""
    if one is None:
        return None
    text = f"{site.locale.date(one.date)}, {spoken_by(site, one)}"
    return Link(text, urls.relative(urls.document(one.slug), here))
