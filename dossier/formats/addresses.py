"""Addresses that data carries: full ones where the site has an address, else relative ones."""

from __future__ import annotations

import re

from dossier import urls
from dossier.model import Actor
from dossier.site import Site

_AUTHORITY = re.compile(
    r"https?://(?:www\.)?(?:viaf\.org|d-nb\.info|wikidata\.org|isni\.org|id\.loc\.gov|data\.bnf\.fr)/\S+"
)
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def address(site: Site, path: str, here: str) -> str:
    """Return the address of a path of the site, for a file at `here`."""
    base = site.edition.case.base_url
    return urls.absolute(path, base) if base else urls.relative(path, here)


def actor_page(site: Site, slug: str) -> str:
    """Return the path of an actor's page; empty where the site has none."""
    return urls.actor(slug) if site.has("actors") else ""


def event_page(site: Site, slug: str) -> str:
    """Return the path of an event's page; empty where the site has none."""
    return urls.event(slug) if site.has("events") else ""


def same_as(actor: Actor) -> tuple[str, ...]:
    """Return those other records of an actor that are addresses on the web."""
    return tuple(one for one in actor.same_as if _WEB.fullmatch(one))


def authority(site: Site, actor: Actor | None, here: str) -> str:
    """Return what identifies an actor: a library's record, or the page on this site."""
    if actor is None:
        return ""
    known = next((one for one in same_as(actor) if _AUTHORITY.fullmatch(one)), "")
    page = actor_page(site, actor.slug)
    return known if known or not page else address(site, page, here)


def is_web(link: str) -> bool:
    """Whether a text is an address on the web that any format takes."""
    return bool(_WEB.fullmatch(link))
