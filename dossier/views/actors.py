"""The views of actors: who each is and was, what each wrote, was sent, and is named in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import cast

import msgspec
from msgspec import Struct

from dossier import urls
from dossier.chronology import anchor_of, anchors, is_long
from dossier.edition import ACTOR, EVENT
from dossier.inlays import Inlay
from dossier.model import Actor, Document, Role
from dossier.noted import Note
from dossier.shown import FACE
from dossier.site import Involvement, Site, roles_of
from dossier.views.correspondence import CorrespondentsView, correspondents
from dossier.views.frame import Frame, frame
from dossier.views.mentions import MentionView, mentions
from dossier.views.parts import Link, actor_link
from dossier.views.picture import StripView, strip
from dossier.views.prose import ProseView, ResponseView, prose_view, response_view
from dossier.views.requests import RequestView, asked_in, asked_of
from dossier.views.rows import (
    Row,
    Year,
    long_event_row,
    shared_row,
    split_years,
    year_name,
)

NOBODY_IN_PARTICULAR = 1
FEW_DATES = 3
"""More dates than this, and only the first and the last are told."""
ENOUGH_FOR_INITIALS = 12
_encode = msgspec.msgpack.Encoder().encode
"""From this many names on, a list is cut by initials."""


class RoleRow(Struct, frozen=True):
    """One document in which an actor has a role."""

    row: Row
    capacity: str
    speaker: Link | None
    """Who speaks, where the actor is spoken for."""
    mentions: tuple[MentionView, ...]
    """For who is merely mentioned: the sentences."""
    more: str
    """How many sentences of the document are not shown; empty for none."""


class RoleRows(Struct, frozen=True):
    """The documents in which an actor has one role."""

    label: str
    anchor: str
    count: str
    strip: StripView | None
    """When they were written, at a glance."""
    rows: tuple[RoleRow, ...]
    years: tuple[Year, ...]
    """Where the rows are, if there are so many that each year has a page of its own."""


class ActorView(Struct, frozen=True):
    """One actor."""

    frame: Frame
    heading: str
    whole: Link | None
    """From the page of one year, the way back to the whole."""
    lang: str
    kind: str
    country: str
    positions: tuple[tuple[str, Link, str], ...]
    capacities: tuple[tuple[str, str], ...]
    """What the documents call the actor, and when."""
    member_of: tuple[Link, ...]
    same_as: tuple[str, ...]
    note: ProseView
    roles: tuple[RoleRows, ...]
    correspondents: CorrespondentsView
    requests: tuple[RequestView, ...]
    asked: tuple[Year, ...]
    """Where the requests are, if there are so many that each year has a page of its own."""
    responses: tuple[ResponseView, ...]
    events: tuple[Row, ...]


class Initial(Struct, frozen=True):
    """Names under one letter; the letter is empty where there are few."""

    letter: str
    anchor: str
    actors: tuple[tuple[Link, str, int], ...]
    """Each with what it is, and in how many documents it has the role."""


class ActorsGroup(Struct, frozen=True):
    """The actors who have one role somewhere."""

    label: str
    anchor: str
    count: str
    initials: tuple[Initial, ...]


class ActorsView(Struct, frozen=True):
    """The index of actors by role."""

    frame: Frame
    kicker: str
    correspondence: str
    """The page of who wrote to whom; empty where none is written."""
    groups: tuple[ActorsGroup, ...]


def actor(site: Site, one: Actor) -> ActorView:
    """Return one actor's page: its documents by role, in order, with the capacity it had then."""
    here = urls.actor(one.slug)
    words = site.locale
    return ActorView(
        frame=frame(site, here, one.name, section=urls.ACTORS, about=one),
        heading=one.name,
        whole=None,
        lang=one.language,
        kind=words.term("actor", one.kind.value),
        country=words.country_name(one.country) if one.country else "",
        positions=tuple(_position(site, one, here)),
        capacities=tuple(_capacities(site, one)),
        member_of=tuple(
            actor_link(site, ref.text, site.actors[ref.text].name, here)
            for ref in one.member_of
            if ref.text in site.actors
        ),
        same_as=one.same_as,
        note=prose_view(site, one.note, here),
        roles=tuple(_roles(site, one, here)),
        correspondents=correspondents(site, one.slug, here),
        requests=_asked(site, one, here),
        asked=_asked_years(site, one, here),
        responses=tuple(
            response_view(site, answer, here, about)
            for about, answer in site.answers_of.get(one.slug, ())
        ),
        events=tuple(long_event_row(site, e, here) for e in site.actor_events.get(one.slug, ())),
    )


def actor_years(site: Site, one: Actor) -> tuple[str, ...]:
    """Return the years that have pages of their own: none where an actor's page is not long."""
    involved, asking = site.involvements.get(one.slug, ()), site.requests_of.get(one.slug, ())
    documents = [item.document for item in involved] if is_long(involved) else []
    return anchors([*documents, *(asking if is_long(asking) else ())])


def actor_year(site: Site, one: Actor, year: str) -> ActorView:
    """Return one year of an actor with very many documents: the documents alone."""
    here = urls.actor_of(one.slug, year)
    heading = f"{one.name}: {year_name(site, year)}"
    is_split = is_long(_documents(site, one))
    return ActorView(
        frame=frame(site, here, heading, section=urls.ACTORS),
        heading=heading,
        whole=actor_link(site, one.slug, one.name, here),
        lang=one.language,
        kind=site.locale.term("actor", one.kind.value),
        country="",
        positions=(),
        capacities=(),
        member_of=(),
        same_as=(),
        note=ProseView("", ()),
        roles=tuple(_roles(site, one, here, year)) if is_split else (),
        correspondents=correspondents(site, one.slug, here, year)
        if is_split
        else CorrespondentsView((), ()),
        requests=_asked(site, one, here, year),
        asked=(),
        responses=(),
        events=(),
    )


def _asked(site: Site, one: Actor, here: str, year: str = "") -> tuple[RequestView, ...]:
    """Return what was asked of an actor; very many requests stand on the pages of the years."""
    is_split = is_long(site.requests_of.get(one.slug, ()))
    return asked_of(site, one.slug, here, year) if is_split == bool(year) else ()


def _asked_years(site: Site, one: Actor, here: str) -> tuple[Year, ...]:
    asking = site.requests_of.get(one.slug, ())
    if not is_long(asking):
        return ()
    return split_years(site, asking, here, partial(urls.actor_of, one.slug))


def _documents(site: Site, one: Actor) -> tuple[Document, ...]:
    """Return the documents of an actor, as often as it has roles in them."""
    return tuple(item.document for item in site.involvements.get(one.slug, ()))


def _roles(site: Site, one: Actor, here: str, year: str = "") -> Iterator[RoleRows]:
    words = site.locale
    involved = site.involvements.get(one.slug, ())
    is_split = is_long(involved) and not year
    by_role: dict[Role, list[Involvement]] = {role: [] for role in Role}
    for item in involved:
        if not year or anchor_of(item.document) == year:
            by_role[item.part.role].append(item)
    for role, found in by_role.items():
        if found:
            documents = tuple(item.document for item in found)
            yield RoleRows(
                label=words.capital(words.term("role", role.value, NOBODY_IN_PARTICULAR)),
                anchor=role.value,
                count=words.number(len(found)),
                strip=strip(site, documents),
                rows=() if is_split else tuple(_later(site, one, item, here) for item in found),
                years=split_years(site, documents, here, partial(urls.actor_of, one.slug))
                if is_split
                else (),
            )


def actor_parts(
    site: Site, one: Actor, year: str, about: Note
) -> Iterator[RoleRow | RequestView | Row | CorrespondentsView]:
    """Return what tells of one thing on the page of an actor, or of one of its years."""
    here = urls.actor_of(one.slug, year) if year else urls.actor(one.slug)
    kind, slug = about
    if kind == ACTOR:
        yield correspondents(site, one.slug, here, year)
    elif kind == EVENT:
        yield long_event_row(site, site.events[slug], here)
    else:
        for item in site.involvements.get(one.slug, ()):
            if item.document.slug == slug:
                yield _later(site, one, item, here)
        yield from asked_in(site, one.slug, site.documents[slug], here)


def _later(site: Site, one: Actor, item: Involvement, here: str) -> RoleRow:
    """Return a row that stays as it stands where nothing of it has changed."""
    slug = item.document.slug
    key = slug.encode() + b" " + _encode((one.slug, item.part))
    make = partial(_role_row, site, one, item, here)
    return cast("RoleRow", Inlay(RoleRow, make, key, ((FACE, slug), (ACTOR, one.slug))))


def _role_row(site: Site, one: Actor, item: Involvement, here: str) -> RoleRow:
    is_self = item.part.actor == one.slug
    named, more = (
        mentions(site, item.document, one.slug, here)
        if item.part.role is Role.MENTIONED
        else ((), "")
    )
    return RoleRow(
        row=shared_row(site, item.document, here),
        capacity=item.part.capacity if is_self else "",
        speaker=None if is_self else actor_link(site, item.part.actor, item.part.name, here),
        mentions=named,
        more=more,
    )


def _position(site: Site, one: Actor, here: str) -> Iterator[tuple[str, Link, str]]:
    for held in one.positions:
        body = site.actors.get(held.organisation)
        link = (
            actor_link(site, body.slug, body.name, here)
            if body is not None
            else Link(held.organisation, "")
        )
        ends = [site.locale.date(date) if date else "" for date in (held.start, held.end)]
        yield held.title, link, " – ".join(ends) if any(ends) else ""


def _capacities(site: Site, one: Actor) -> Iterator[tuple[str, str]]:
    """Return each capacity that documents give the actor, with the dates of those documents."""
    found: defaultdict[str, list[Document]] = defaultdict(list)
    for item in site.involvements.get(one.slug, ()):
        if item.part.actor == one.slug and item.part.capacity:
            found[item.part.capacity].append(item.document)
    for capacity, documents in found.items():
        dates = list(dict.fromkeys(site.locale.date(document.date) for document in documents))
        few = len(dates) <= FEW_DATES
        yield capacity, site.locale.listing(dates) if few else f"{dates[0]} – {dates[-1]}"


def actors(site: Site) -> ActorsView:
    """Return the index of actors: by role, and within a role by name."""
    here = urls.ACTORS
    words = site.locale
    counted: defaultdict[Role, dict[str, int]] = defaultdict(dict)
    for slug, items in site.involvements.items():
        for role, count in roles_of(items).items():
            counted[role][slug] = count
    groups = []
    for role in Role:
        found = [(one, counted[role][one.slug])
                 for one in site.edition.actors if one.slug in counted[role]]  # fmt: skip
        if found:
            label = words.capital(words.term("role", role.value, len(found)))
            groups.append(_group(site, label, role.value, found))
    rest = [(one, 0) for one in site.edition.actors if one.slug not in site.involvements]
    if rest:
        groups.append(_group(site, words.gettext("On record"), "on-record", rest))
    made = words.ngettext("{n} person or body", "{n} people and bodies", len(site.edition.actors))
    return ActorsView(
        frame=frame(site, here, words.gettext("People and bodies")),
        kicker=made.format(n=words.number(len(site.edition.actors))),
        correspondence=urls.relative(urls.CORRESPONDENCE, here)
        if site.has("correspondence")
        else "",
        groups=tuple(groups),
    )


def _group(site: Site, label: str, anchor: str, found: list[tuple[Actor, int]]) -> ActorsGroup:
    words = site.locale
    by_letter: defaultdict[str, list[tuple[Link, str, int]]] = defaultdict(list)
    for one, count in found:
        letter = words.initial(one.sort_name or one.name)
        key = letter if len(found) >= ENOUGH_FOR_INITIALS else ""
        link = Link(one.name, urls.relative(urls.actor(one.slug), urls.ACTORS), one.language)
        by_letter[key].append((link, words.term("actor", one.kind.value), count))
    initials = tuple(
        Initial(letter, f"{anchor}-{number}", tuple(names))
        for number, (letter, names) in enumerate(by_letter.items(), 1)
    )
    return ActorsGroup(label, anchor, words.number(len(found)), initials)
