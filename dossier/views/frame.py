"""What every page has around its content: masthead, menu, foot."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from dossier import urls
from dossier.formats.jsonld import Node
from dossier.site import Site
from dossier.views.metadata import Metadata, Subject, metadata
from dossier.views.parts import Link


class MenuItem(Struct, frozen=True):
    """One door of the main menu."""

    text: str
    href: str
    current: bool
    """Whether the page is this door or lies behind it."""
    here: bool
    """Whether the page is this door itself."""


class Frame(Struct, frozen=True):
    """The page around the content."""

    path: str
    title: str
    """The page's own title."""
    site_title: str
    description: str
    lang: str
    direction: str
    home: str
    menu: tuple[MenuItem, ...]
    foot: tuple[Link, ...]
    publisher: str
    responsible: str
    search: str
    """The page of the search; empty where none is written."""
    icon: str
    style: str
    print_style: str
    script: str
    feed: str
    """The feed's address relative to the page; empty where none is written."""
    canonical: str
    """The page's full address; empty where the dossier has none."""
    is_preview: bool
    licence: str
    metadata: Metadata
    """What the head tells programs."""


def frame(  # noqa: PLR0913  # one argument for each thing a page is known by
    site: Site,
    path: str,
    title: str,
    description: str = "",
    section: str = "",
    *,
    about: Subject = None,
    node: Node | None = None,
) -> Frame:
    """Return the frame of the page at `path`; `section` is the menu's entry it belongs to.

    `about` is what the page is about; `node` tells it otherwise than by a document, actor or event.
    """
    case = site.edition.case

    def link(target: str) -> str:
        # a page for addresses that do not exist is shown in any folder, so it links from the root
        if path == urls.NOT_FOUND and case.base_url:
            return urls.rooted(target, case.base_url)
        return urls.relative(target, path)

    return Frame(
        path=path,
        title=title,
        site_title=case.title,
        description=description or case.tagline,
        lang=site.locale.language,
        direction=site.locale.direction,
        home=link(urls.HOME),
        menu=_menu(site, path, section, link),
        foot=_foot(site, link),
        publisher=case.publisher.name,
        responsible=case.imprint.responsible,
        search=link(urls.SEARCH) if site.has("search") else "",
        icon=link(urls.asset("favicon.svg")),
        style=link(urls.asset("dossier.css")),
        print_style=link(urls.asset("print.css")),
        script=link(urls.asset("dossier.js")),
        feed=link(urls.FEED) if site.has("feed") and case.base_url else "",
        canonical=urls.absolute(path, case.base_url) if case.base_url else "",
        is_preview=site.edition.shows_drafts,
        licence=case.licence.site,
        metadata=metadata(site, path, title, description or case.tagline, about=about, node=node),
    )


def _menu(site: Site, path: str, section: str, link: Callable[[str], str]) -> tuple[MenuItem, ...]:
    _ = site.locale.gettext
    doors = [
        ("timeline", _("Timeline"), urls.TIMELINE),
        ("documents", _("Documents"), urls.DOCUMENTS),
        ("actors", _("People and bodies"), urls.ACTORS),
        ("requests", _("What was asked"), urls.REQUESTS),
    ]
    menu = [
        MenuItem(text, link(target), target in {path, section}, target == path)
        for name, text, target in doors
        if site.has(name)
    ]
    if site.has("pages"):
        menu += [
            MenuItem(page.label, link(target), target == path, target == path)
            for page in site.menu
            for target in (urls.page(page.slug),)
        ]
    return tuple(menu)


def _foot(site: Site, link: Callable[[str], str]) -> tuple[Link, ...]:
    _ = site.locale.gettext
    foot = []
    if site.has("imprint"):
        foot.append(Link(_("Imprint"), link(urls.IMPRINT)))
    if site.has("quote"):
        foot.append(Link(_("Check a quotation"), link(urls.QUOTE)))
    if site.has("events"):
        foot.append(Link(_("Events"), link(urls.EVENTS)))
    if site.has("accessibility"):
        foot.append(Link(_("Accessibility"), link(urls.ACCESSIBILITY)))
    if site.has("feed") and site.edition.case.base_url:
        foot.append(Link(_("Feed"), link(urls.FEED)))
    return tuple(foot)
