"""An edition with the look-ups that its pages share: who is who, what stands where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dossier import urls
from dossier.edition import Edition
from dossier.i18n import Locale
from dossier.model import Actor, Document, Event, FreePage, Part


@dataclass(frozen=True, slots=True)
class Involvement:
    """One actor's part in one document."""

    document: Document
    part: Part


@dataclass(frozen=True, slots=True)
class Site:
    """What every output is given."""

    edition: Edition
    locale: Locale
    documents: Mapping[str, Document]
    actors: Mapping[str, Actor]
    events: Mapping[str, Event]
    pages: Mapping[str, FreePage]
    involvements: Mapping[str, tuple[Involvement, ...]]
    """By actor, in the order of the documents; those spoken for stand with their speakers."""
    actor_events: Mapping[str, tuple[Event, ...]]
    outputs: frozenset[str]
    """The names of the outputs that are written."""
    targets: urls.Targets

    def has(self, output: str) -> bool:
        """Whether an output is written, so that pages may link to it."""
        return output in self.outputs

    @property
    def menu(self) -> tuple[FreePage, ...]:
        """The free pages of the main menu."""
        refs = [ref.text for ref in self.edition.case.menu]
        return tuple(self.pages[slug] for slug in refs if slug in self.pages)


def site(edition: Edition, locale: Locale, outputs: frozenset[str]) -> Site:
    """Index an edition."""
    involvements: defaultdict[str, list[Involvement]] = defaultdict(list)
    for document in edition.documents:
        for part in document.parts:
            for slug in dict.fromkeys((part.actor, part.on_behalf_of)):
                if slug:
                    involvements[slug].append(Involvement(document, part))
    actor_events: defaultdict[str, list[Event]] = defaultdict(list)
    for event in edition.events:
        for slug in dict.fromkeys(part.actor for part in event.actors):
            if slug:
                actor_events[slug].append(event)
    documents = {document.slug: document for document in edition.documents}
    actors = {actor.slug: actor for actor in edition.actors}
    events = {event.slug: event for event in edition.events}
    pages = {page.slug: page for page in edition.pages}
    return Site(
        edition=edition,
        locale=locale,
        documents=documents,
        actors=actors,
        events=events,
        pages=pages,
        involvements={slug: tuple(items) for slug, items in involvements.items()},
        actor_events={slug: tuple(items) for slug, items in actor_events.items()},
        outputs=outputs,
        targets=_targets(documents, actors, events, pages),
    )


def _targets(
    documents: Mapping[str, Document],
    actors: Mapping[str, Actor],
    events: Mapping[str, Event],
    pages: Mapping[str, FreePage],
) -> urls.Targets:
    slugs = {slug: urls.page(slug) for slug in pages}
    slugs |= {slug: urls.event(slug) for slug in events}
    slugs |= {slug: urls.actor(slug) for slug in actors}
    slugs |= {slug: urls.document(slug) for slug in documents}
    fixed = {urls.HOME, urls.TIMELINE, urls.DOCUMENTS, urls.ACTORS, urls.EVENTS, urls.IMPRINT,
             urls.FEED, "requests.html", "search.html", "quote.html", "data.html"}  # fmt: skip
    return urls.Targets(slugs, frozenset(slugs.values()) | fixed)
