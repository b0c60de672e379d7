"""An edition with the look-ups that its pages share: who is who, what stands where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache as once
from pathlib import Path
from typing import TypedDict, TypeVar

from dossier import urls
from dossier.chronology import LISTED, YEARS_LISTED, Item, Lists, anchors, is_long, lists
from dossier.edition import ACTOR, EVENT, PAGE, Edition, Holdings
from dossier.i18n import Locale
from dossier.model import Actor, Answer, Document, Event, FreePage, Part, Role
from dossier.noted import Once, Shelf, note
from dossier.shown import FACE

INVOLVEMENTS, ACTOR_EVENTS = "involvements", "actor events"
REQUESTS_OF, ANSWERS_OF = "requests", "answers"
TARGETS, YEARS = "targets", "years"
"""What is noted where any of these are read."""

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Involvement:
    """One actor's part in one document."""

    document: Document
    part: Part

    @property
    def role(self) -> Role:
        """In which role it takes part."""
        return self.part.role


def roles_of(items: Sequence[Involvement]) -> Counter[Role]:
    """Return how often somebody has each role; what knows that without its items tells it."""
    tell: Callable[[], Counter[Role]] | None = getattr(items, "roles", None)
    return tell() if tell is not None else Counter(item.role for item in items)


@dataclass(frozen=True, slots=True)
class Site:
    """What every output is given."""

    edition: Edition
    locale: Locale
    sources: Path
    """The folder in which the sources lie; what is published of it is copied from there."""
    documents: Mapping[str, Document]
    actors: Mapping[str, Actor]
    events: Mapping[str, Event]
    pages: Mapping[str, FreePage]
    involvements: Mapping[str, Sequence[Involvement]]
    """By actor, in the order of the documents; those spoken for stand with their speakers."""
    actor_events: Mapping[str, tuple[Event, ...]]
    requests_of: Mapping[str, tuple[Document, ...]]
    """By actor: the documents that ask something of it."""
    answers_of: Mapping[str, tuple[tuple[Document | Event, Answer], ...]]
    """By actor: its responses, with what each responds to."""
    listed: Mapping[str, tuple[Item, ...]]
    """By its page: what stands in a list of documents, or of documents and events."""
    years_listed: Mapping[str, tuple[str, ...]]
    """By its page: the years of a list that is split."""
    outputs: frozenset[str]
    """The names of the outputs that are written."""
    find_targets: Callable[[], urls.Targets] = field(repr=False)
    find_years: Callable[[], tuple[int, int]] = field(repr=False)
    once: Once = field(default_factory=Once, compare=False, repr=False)
    """What pages share is worked out once."""

    @property
    def targets(self) -> urls.Targets:
        """Where the links of editors' texts may lead."""
        return self.find_targets()

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last in which a document was written; both 0 where none is dated."""
        note(YEARS)
        return self.find_years()

    def has(self, output: str) -> bool:
        """Whether an output is written, so that pages may link to it."""
        return output in self.outputs

    def by_name(self, slugs: Iterable[str]) -> tuple[Actor, ...]:
        """Return those of some actors that are public, in the order of all lists."""
        found = [self.actors[slug] for slug in slugs if slug in self.actors]
        return tuple(sorted(found, key=lambda one: one.order))

    @property
    def menu(self) -> tuple[FreePage, ...]:
        """The free pages of the main menu."""
        refs = [ref.text for ref in self.edition.case.menu]
        return tuple(self.pages[slug] for slug in refs if slug in self.pages)


class _Targets(urls.Targets, frozen=True):
    """Where links may lead; each that is followed is noted."""

    def resolve(self, link: str) -> str | None:
        if link:
            note(TARGETS, link)
        return super().resolve(link)


def site(edition: Edition, locale: Locale, sources: Path, outputs: frozenset[str]) -> Site:
    """Index an edition; `sources` is the folder in which the sources lie."""
    held = edition.holdings
    documents = {document.slug: document for document in held.documents}
    actors = {actor.slug: actor for actor in held.actors}
    events = {event.slug: event for event in held.events}
    pages = {page.slug: page for page in held.pages}
    return Site(
        edition=edition,
        locale=locale,
        sources=sources,
        documents=Shelf(FACE, lambda: documents),
        actors=Shelf(ACTOR, lambda: actors),
        events=Shelf(EVENT, lambda: events),
        pages=Shelf(PAGE, lambda: pages),
        involvements=Shelf(INVOLVEMENTS, lambda: _grouped(_involvements(held))),
        actor_events=Shelf(ACTOR_EVENTS, lambda: _grouped(_takes_part(held))),
        requests_of=Shelf(REQUESTS_OF, lambda: _grouped(_asks(held))),
        answers_of=Shelf(ANSWERS_OF, lambda: answers_in(held.documents, held.events)),
        **_lists(held),
        outputs=outputs,
        find_targets=once(lambda: _targets(documents, actors, events, pages)),
        find_years=once(lambda: _years(held)),
    )


def reshelved(before: Site, edition: Edition) -> Site:
    """Index an edition in which only what documents say has changed, not their slugs and dates."""
    held = edition.holdings
    return replace(
        before,
        edition=edition,
        documents=Shelf(FACE, lambda: {one.slug: one for one in held.documents}),
        involvements=Shelf(INVOLVEMENTS, lambda: _grouped(_involvements(held))),
        requests_of=Shelf(REQUESTS_OF, lambda: _grouped(_asks(held))),
        answers_of=Shelf(ANSWERS_OF, lambda: answers_in(held.documents, held.events)),
        **_lists(held),
        once=Once(),
    )


class _Lists(TypedDict):
    listed: Mapping[str, tuple[Item, ...]]
    years_listed: Mapping[str, tuple[str, ...]]


def _lists(held: Holdings) -> _Lists:
    """Return the shelves of lists."""
    found = once(lambda: lists(held.documents, held.events))
    return {
        "listed": Shelf(LISTED, found),
        "years_listed": Shelf(YEARS_LISTED, lambda: dict(_years_of(found()))),
    }


def _years_of(found: Lists) -> Iterator[tuple[str, tuple[str, ...]]]:
    for page, items in found.items():
        if is_long(items):
            yield page, anchors(items)


def _grouped(pairs: Iterable[tuple[str, _Item]]) -> dict[str, tuple[_Item, ...]]:
    """Gather items by the slug of their actor; those without a record have none."""
    made: defaultdict[str, list[_Item]] = defaultdict(list)
    for slug, item in pairs:
        if slug:
            made[slug].append(item)
    return {slug: tuple(items) for slug, items in made.items()}


def _involvements(held: Holdings) -> Iterator[tuple[str, Involvement]]:
    for document in held.documents:
        for part in document.parts:
            for slug in dict.fromkeys((part.actor, part.on_behalf_of)):
                yield slug, Involvement(document, part)


def _takes_part(held: Holdings) -> Iterator[tuple[str, Event]]:
    for event in held.events:
        for slug in dict.fromkeys(part.actor for part in event.actors):
            yield slug, event


def _asks(held: Holdings) -> Iterator[tuple[str, Document]]:
    for document in held.documents:
        for slug in dict.fromkeys(one.actor for one in document.requests):
            yield slug, document


def answers_in(
    documents: Iterable[Document], events: Iterable[Event]
) -> dict[str, tuple[tuple[Document | Event, Answer], ...]]:
    """Return by actor its responses in documents and events."""
    items: tuple[Document | Event, ...] = (*documents, *events)
    return _grouped((answer.actor, (item, answer)) for item in items for answer in item.responses)


def _years(held: Holdings) -> tuple[int, int]:
    years = {year for document in held.documents for year in document.date.years}
    return min(years, default=0), max(years, default=0)


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
             urls.FEED, urls.JSON_FEED, urls.REQUESTS, urls.CORRESPONDENCE, urls.ACCESSIBILITY,
             "search.html", "quote.html", urls.DATA}  # fmt: skip
    return _Targets(slugs, frozenset(slugs.values()) | fixed)
