"""The view of the timeline, whole or cut by kind or language, with what its filters offer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import cast

from msgspec import Struct

from dossier import urls
from dossier.chronology import (
    ENOUGH_FOR_A_CUT,
    LISTED,
    UNDATED,
    Cut,
    Item,
    cut_of,
    cuts,
    is_long,
    page_of,
)
from dossier.edition import EVENT
from dossier.inlays import Inlay
from dossier.model import Document, DocumentKind, Event, Role
from dossier.noted import Note
from dossier.site import Site
from dossier.views.frame import Frame, frame
from dossier.views.parts import Link
from dossier.views.picture import PictureView, picture_view
from dossier.views.rows import (
    Row,
    Year,
    counts,
    long_event_row,
    long_row,
    split_years,
    years,
)


class CutView(Struct, frozen=True):
    """A link to a part of the timeline."""

    link: Link
    count: str
    current: bool


class CutsView(Struct, frozen=True):
    """The parts of the timeline in one respect."""

    label: str
    cuts: tuple[CutView, ...]


class FilterView(Struct, frozen=True):
    """One filter, for the script that builds it."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    """Each with its code and its words."""


class FiltersView(Struct, frozen=True):
    """The filters of a page that have something to choose between."""

    filters: tuple[FilterView, ...]
    scripted: str
    """The script that puts the filters in their place."""


class TimelineView(Struct, frozen=True):
    """Documents and events by their own dates."""

    frame: Frame
    kicker: str
    years: tuple[Year, ...]
    jumps: tuple[Link, ...]
    """To each year on the page."""
    cuts: tuple[CutsView, ...]
    whole: Link | None
    """From a part, the way back to the whole."""
    filters: FiltersView | None
    """None where the rows are not filtered."""
    picture: PictureView | None


def pages(site: Site) -> Iterator[Cut | None]:
    """List the pages of the timeline: the whole, its parts, and the years of long ones."""
    for cut in (None, *cuts(site.edition.documents)):
        yield cut
        if is_long(_items(site, cut)):
            yield from (cut_of(cut, anchor) for anchor in site.years_listed[page_of(cut)])


def _items(site: Site, cut: Cut | None) -> tuple[Item, ...]:
    """Return what stands on a page of the timeline, if it is not split."""
    return site.listed.get(page_of(cut)) or ()


def timeline(site: Site, cut: Cut | None = None) -> TimelineView:
    """Return documents and events in one list by their own dates; of a cut, only its documents."""
    here = page_of(cut)
    items = _items(site, cut)
    is_split = is_long(items) and not (cut and cut.year)
    is_filtered = not is_split and (cut is None or cut.of_all)
    found = (
        split_years(site, items, here, lambda year: page_of(cut_of(cut, year)))
        if is_split
        else years(site, items, here, gaps=cut is None or cut.of_all, filtered=is_filtered)
    )
    documents = sum(1 for item in items if isinstance(item, Document))
    return TimelineView(
        frame=frame(site, here, _title(site, cut, len(items)), section=urls.TIMELINE),
        kicker=counts(site, documents, len(items) - documents),
        years=found,
        jumps=tuple(_jumps(site, cut, found, here)),
        cuts=tuple(_cuts(site, cut, here)) if cut is None or not cut.year else (),
        whole=Link(site.locale.gettext("The whole timeline"), urls.relative(urls.TIMELINE, here))
        if cut
        else None,
        filters=filters(site, here) if is_filtered else None,
        picture=picture_view(site, (*site.edition.documents, *site.edition.events), here)
        if cut is None
        else None,
    )


def parts(site: Site, cut: Cut | None, about: Note) -> Iterator[Row | FiltersView]:
    """Return what tells of one thing on a page of the timeline that is not split."""
    here, (kind, slug) = page_of(cut), about
    if kind == LISTED:
        yield filters(site, here)
    elif kind == EVENT:
        yield long_event_row(site, site.events[slug], here)
    else:
        filtered = cut is None or cut.of_all
        yield long_row(site, site.documents[slug], here, filtered=filtered)


def _title(site: Site, cut: Cut | None, count: int) -> str:
    title = site.locale.gettext("Timeline")
    if cut is None:
        return title
    year = cut.year.removeprefix("y") if cut.year != UNDATED else site.locale.gettext("undated")
    label = "" if cut.of_all else _label(site, cut, count)
    return f"{title}: {', '.join(filter(None, (label, year)))}"


def _jumps(site: Site, cut: Cut | None, found: tuple[Year, ...], here: str) -> Iterator[Link]:
    """Return links to the years on the page; on the page of one year, to the pages of all."""
    undated = site.locale.gettext("undated")
    if cut is None or not cut.year:
        yield from (Link(year.label or undated, f"#{year.anchor}") for year in found)
        return
    for anchor in site.years_listed[page_of(cut.whole)]:
        label = undated if anchor == UNDATED else anchor[1:]
        yield Link(label, urls.relative(page_of(cut_of(cut.whole, anchor)), here))


def _label(site: Site, cut: Cut, count: int) -> str:
    if cut.kind:
        return site.locale.term("kind", cut.kind.value, count)
    return site.locale.language_name(cut.language)


def _cuts(site: Site, current: Cut | None, here: str) -> Iterator[CutsView]:
    _ = site.locale.gettext
    every = cuts(site.edition.documents)
    for label, chosen in (
        (_("By kind"), [cut for cut in every if cut.kind]),
        (_("By language"), [cut for cut in every if cut.language]),
    ):
        views = []
        for cut in chosen:
            count = len(_items(site, cut))
            text = site.locale.capital(_label(site, cut, count))
            href = urls.relative(page_of(cut), here)
            views.append(CutView(Link(text, href), site.locale.number(count), cut == current))
        if views:
            yield CutsView(label, tuple(views))
    if site.has("actors"):
        everybody = Link(_("People and bodies"), urls.relative(urls.ACTORS, here))
        many = site.locale.number(len(site.actors))
        yield CutsView(_("By person, body and role"), (CutView(everybody, many, current=False),))


def filters(site: Site, here: str) -> FiltersView:
    """Return the filters of a page: a part of it that may stay as it stands."""
    make = partial(_filters_of, site, here)
    return cast("FiltersView", Inlay(FiltersView, make, b"filters", ((LISTED, here),)))


def _filters_of(site: Site, here: str) -> FiltersView:
    scripted = urls.relative(urls.asset("scripted.js"), here)
    return FiltersView(tuple(_filters(site, site.listed.get(here) or ())), scripted)


def _filters(site: Site, items: tuple[Item, ...]) -> Iterator[FilterView]:
    """Return the filters that have something to choose between among the rows of a page."""
    words = site.locale
    documents = [one for one in items if isinstance(one, Document)]
    events = [one for one in items if isinstance(one, Event)]
    kinds = {one.kind for one in documents}
    kind = [
        (code.value, words.capital(words.term("kind", code.value)))
        for code in DocumentKind
        if code in kinds
    ]
    if events:
        kind.append(("event", words.capital(words.gettext("event"))))
    taken = {taker for one in documents for taker in one.takers}
    roles = {taker.partition(":")[0] for taker in taken}
    involved = {taker.partition(":")[2] for taker in taken}
    involved |= {part.actor for one in events for part in site.events[one.slug].actors}
    languages = {one.language for one in documents if one.language}
    dated = {item.date.year for item in items}
    for name, label, options in (
        ("kind", words.gettext("Kind"), kind),
        ("actor", words.gettext("Person or body"),
         [(one.slug, one.name) for one in site.by_name(involved)]),
        ("role", words.gettext("Role"),
         [(role.value, words.capital(words.term("role", role.value)))
          for role in Role if role.value in roles]),
        ("language", words.gettext("Language"),
         [(code, words.language_name(code)) for code in sorted(languages)]),
        ("year", words.gettext("Year"),
         [(str(year), str(year)) for year in sorted(y for y in dated if y is not None)]),
    ):  # fmt: skip
        if len(options) >= ENOUGH_FOR_A_CUT:
            yield FilterView(name, label, tuple(options))
