"""The view of the timeline's picture: what is drawn, each mark with its words and its link."""

from __future__ import annotations

from msgspec import Struct

from dossier import urls
from dossier.chronology import is_long
from dossier.formats.picture import Item, Mark, Picture, picture, places_in
from dossier.model import Document, Event
from dossier.site import Site

WIDE = 640
"""Pixels that the picture has at least on wide screens; on narrow ones another is drawn."""
NARROW = 288


class MarkView(Struct, frozen=True):
    """One mark, ready to be drawn."""

    mark: Mark
    keys: str
    href: str
    text: str
    """What it is: its date and title; in a crowd, how many."""


class DrawingView(Struct, frozen=True):
    """The picture as it is drawn for one width."""

    name: str
    drawing: Picture
    marks: tuple[MarkView, ...]


class PictureView(Struct, frozen=True):
    """The picture with its words."""

    drawings: tuple[DrawingView, ...]
    label: str
    has_events: bool
    undated: str
    """How many documents are not on it because they have no date; empty for none."""


class StripView(Struct, frozen=True):
    """When a few documents were written, at a glance: places on a line, in per cent."""

    places: tuple[str, ...]
    first: str
    last: str


def strip(site: Site, documents: tuple[Document, ...]) -> StripView | None:
    """Return where documents stand in the dossier's own time; None where that says nothing."""
    first, last = site.years
    dated = [_item(one) for one in documents if one.date.earliest or one.date.latest]
    if not dated or first == last:
        return None
    places = dict.fromkeys(places_in(dated, first, last))
    return StripView(tuple(places), str(first), str(last))


def picture_view(site: Site, items: tuple[Document | Event, ...], here: str) -> PictureView | None:
    """Return the picture of what is dated; None where nothing is."""
    dated = {item.slug: item for item in items if item.date.earliest or item.date.latest}
    drawings = []
    for name, width in (("wide", WIDE), ("narrow", NARROW)):
        drawn = picture(map(_item, dated.values()), width)
        if drawn is None:
            return None
        marks = tuple(_mark(site, mark, dated, here) for mark in drawn.marks)
        drawings.append(DrawingView(name, drawn, marks))
    words = site.locale
    lost = len(items) - len(dated)
    years = sorted({year for item in dated.values() for year in item.date.years})
    label = words.gettext("Documents and events from {first} to {last}, to scale")
    undated = words.ngettext("{n} without a date", "{n} without a date", lost)
    return PictureView(
        drawings=tuple(drawings),
        label=label.format(first=years[0], last=years[-1]),
        has_events=any(isinstance(item, Event) for item in dated.values()),
        undated=undated.format(n=words.number(lost)) if lost else "",
    )


def _item(item: Document | Event) -> Item:
    earliest = item.date.earliest or item.date.latest
    latest = item.date.latest or item.date.earliest
    if earliest is None or latest is None:  # pragma: no cover - only what is dated is drawn
        raise ValueError(item.slug)
    return Item(item.slug, isinstance(item, Document), earliest, latest)


def _mark(site: Site, mark: Mark, items: dict[str, Document | Event], here: str) -> MarkView:
    first = items[mark.keys[0]]
    # by its keys a mark goes with the rows of the page, and a long list is split
    keys = " ".join(mark.keys) if not is_long(items) else ""
    if not mark.height:
        return MarkView(mark, keys, _href(site, first, here), _told(site, first))
    words = site.locale
    many = (
        words.ngettext("{n} document", "{n} documents", len(mark.keys))
        if mark.is_document
        else words.ngettext("{n} event", "{n} events", len(mark.keys))
    )
    target = f"{urls.TIMELINE}#y{first.date.year}"
    month = words.date_short(first.date) if len(mark.keys) == 1 else _month(site, first)
    text = f"{month}: {many.format(n=words.number(len(mark.keys)))}"
    return MarkView(mark, keys, urls.relative(target, here), text)


def _month(site: Site, item: Document | Event) -> str:
    day = item.date.earliest or item.date.latest
    return site.locale.month(day) if day else ""


def _told(site: Site, item: Document | Event) -> str:
    return f"{site.locale.date(item.date)}: {item.record.title}"


def _href(site: Site, item: Document | Event, here: str) -> str:
    if isinstance(item, Document):
        return urls.relative(urls.document(item.slug), here)
    target = urls.event(item.slug) if site.has("events") else f"{urls.TIMELINE}#y{item.date.year}"
    return urls.relative(target, here)
