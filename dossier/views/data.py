"""The page of what readers can take away."""

from __future__ import annotations

from msgspec import Struct

from dossier import urls
from dossier.formats.jsonld import JsonLd
from dossier.formats.moments import of_edition
from dossier.formats.tables import VERSION
from dossier.site import Site
from dossier.views.frame import Frame, frame
from dossier.views.parts import DateView, Link

MEDIA = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".xml": "application/xml",
    ".sqlite": "application/vnd.sqlite3",
    ".graphml": "application/graphml+xml",
    ".ris": "application/x-research-info-systems",
    ".bib": "application/x-bibtex",
}


class Listed(Struct, frozen=True):
    """One file that was made, or the reason why it was not."""

    path: str
    about: str
    """One line on what it is for, translated."""
    size: int
    """In bytes; 0 where the file is not made."""
    holds_documents: bool


class FileView(Struct, frozen=True):
    """One file, as the page lists it."""

    link: Link
    about: str
    size: str
    licence: str


class DataView(Struct, frozen=True):
    """What can be taken away."""

    frame: Frame
    files: tuple[FileView, ...]
    left_out: tuple[FileView, ...]
    """What needs an address that the site does not have."""
    date: DateView | None
    """Of the last change that the content tells of."""
    version: int
    licence_site: str
    licence_documents: str
    has_twins: bool
    has_actor_feeds: bool


def data(site: Site, listed: tuple[Listed, ...]) -> DataView:
    """Return the page."""
    here = urls.DATA
    words = site.locale
    case = site.edition.case
    changed = of_edition(site.edition)
    about = words.gettext("The dossier as data: tables, citations, letters, graphs and feeds.")
    made = [one for one in listed if one.size]
    node = JsonLd(site, here).dataset(about, [(o.path, _media(o.path), o.about) for o in made])
    return DataView(
        frame=frame(site, here, words.gettext("Data"), about, node=node),
        files=tuple(_file(site, one) for one in made),
        left_out=tuple(_file(site, one) for one in listed if not one.size),
        date=DateView(words.day(changed), changed.isoformat()) if changed else None,
        version=VERSION,
        licence_site=case.licence.site,
        licence_documents=case.licence.documents,
        has_twins=site.has("twins"),
        has_actor_feeds=site.has("actor-feeds") and site.has("actors") and bool(case.base_url),
    )


def _file(site: Site, one: Listed) -> FileView:
    _ = site.locale.gettext
    terms = _("the documents' own") if one.holds_documents else _("the site's")
    name = one.path.removeprefix("data/")
    return FileView(
        link=Link(name, urls.relative(one.path, urls.DATA) if one.size else ""),
        about=one.about,
        size=site.locale.bytes_size(one.size),
        licence=terms,
    )


def _media(path: str) -> str:
    return next((media for end, media in MEDIA.items() if path.endswith(end)), "")
