"""Every path and link of the site is decided here; all links are relative."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote, urlsplit

from msgspec import Struct

HOME = "index.html"
TIMELINE = "timeline.html"
DOCUMENTS = "documents.html"
ACTORS = "actors.html"
EVENTS = "events.html"
REQUESTS = "requests.html"
IMPRINT = "imprint.html"
CORRESPONDENCE = "correspondence.html"
ACCESSIBILITY = "accessibility.html"
SEARCH = "search.html"
QUOTE = "quote.html"
NOT_FOUND = "404.html"
FEED = "feed.xml"
JSON_FEED = "feed.json"
DATA = "data.html"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
RECORD = "data/record.json"
EDITION = "data/edition.json"
MANIFEST = "SHA256SUMS"
SSH_SIGNATURE = f"{MANIFEST}.sig"
SIGNATURES = (SSH_SIGNATURE, f"{MANIFEST}.minisig", f"{MANIFEST}.asc")
"""Signatures of the manifest: the publisher adds them, and they go with the site they sign."""
NO_JEKYLL = ".nojekyll"
HEADERS = "_headers"
REDIRECTS = "_redirects"
SECURITY = ".well-known/security.txt"


def document(slug: str, paragraph: int = 0) -> str:
    """Return a document's page, at a paragraph where one is given."""
    return f"documents/{slug}.html" + (f"#p{paragraph}" if paragraph else "")


def actor(slug: str) -> str:
    """Return an actor's page."""
    return f"actors/{slug}.html"


def actor_of(slug: str, year: str) -> str:
    """Return the page of one year of an actor with very many documents, such as `y2015`."""
    return f"actors/{slug}/{year}.html"


def subject(path: str) -> str:
    """Return whose file it is: the slug in `documents/SLUG.json` or `actors/SLUG/y2015.html`."""
    return path.partition("/")[2].partition("/")[0].partition(".")[0]


def timeline_cut(name: str) -> str:
    """Return the page of a part of the timeline, such as all letters."""
    return f"timeline/{name}.html"


def documents_of(year: str) -> str:
    """Return the page of one year of a long list of documents, such as `y2015`."""
    return f"documents/{year}.html"


def requests_of(year: str) -> str:
    """Return the page of one year of very many requests, such as `y2015`."""
    return f"requests/{year}.html"


def events_of(year: str) -> str:
    """Return the page of one year of a long list of events, such as `y2015`."""
    return f"events/{year}.html"


def event(slug: str) -> str:
    """Return an event's page."""
    return f"events/{slug}.html"


def page(slug: str) -> str:
    """Return a free page; `home` is the site's first page."""
    return HOME if slug == "home" else f"{slug}.html"


def source(slug: str, suffix: str) -> str:
    """Return the published copy of a document's source."""
    return f"sources/{slug}{suffix}"


def facsimile(slug: str, suffix: str) -> str:
    """Return the published image of a document."""
    return f"sources/{slug}-facsimile{suffix}"


def data(name: str) -> str:
    """Return a file of data about the whole dossier."""
    return f"data/{name}"


def twin(slug: str, suffix: str) -> str:
    """Return a document in another format, beside its page: `twin(slug, ".ris")`."""
    return f"documents/{slug}{suffix}"


def actor_feed(slug: str) -> str:
    """Return the feed of one actor."""
    return f"actors/{slug}.xml"


def asset(name: str) -> str:
    """Return a file of the theme's static folder."""
    return f"assets/{name}"


def relative(target: str, here: str) -> str:
    """Return the link from the page `here` to `target`; both are paths in the site."""
    path, mark, fragment = target.partition("#")
    if path == here or (not path and fragment):
        return f"#{fragment}" if mark else posixpath.basename(here)
    link = _from_folder(path, here.rpartition("/")[0])
    return f"{link}#{fragment}" if mark else link


@lru_cache(maxsize=8192)
def _from_folder(path: str, folder: str) -> str:
    """Return the link to a path from any page of a folder: pages of one folder share it."""
    if folder and path.startswith(f"{folder}/"):
        path = path[len(folder) + 1 :]
    elif folder and not path.startswith(f"{folder.partition('/')[0]}/"):
        path = "../" * (folder.count("/") + 1) + path
    elif folder:
        path = posixpath.relpath(path, folder)
    return quote(path, safe="/.-_~")


def absolute(target: str, base_url: str) -> str:
    """Return the full address of a path in the site; `base_url` ends with a slash."""
    path, mark, fragment = target.partition("#")
    shown = "" if path == HOME else quote(path, safe="/.-_~")
    return base_url + shown + (f"#{fragment}" if mark else "")


def rooted(target: str, base_url: str) -> str:
    """Return the link to `target` from the root of its server, whatever page it stands on."""
    folder = urlsplit(base_url).path or "/"
    return absolute(target, folder)


def is_external(link: str) -> bool:
    """Whether a link leads out of the site."""
    try:
        parts = urlsplit(link)
    except ValueError:  # brackets that no address has: a browser will not follow it either
        return True
    return bool(parts.scheme or parts.netloc)


_TIDY = re.compile(r"^(?:\./)+")


class Targets(Struct, frozen=True):
    """Where the links of editors' texts may lead."""

    slugs: Mapping[str, str]
    """Slugs of documents, events, actors and pages, with their paths."""
    paths: frozenset[str]
    """All pages of the site."""

    def resolve(self, link: str) -> str | None:
        """Return the path that an editor's link means, or None where it leads nowhere.

        A link is a slug, or a path from the site's root; either may have a #fragment.
        """
        name, mark, fragment = link.partition("#")
        path = self.slugs.get(name) or _TIDY.sub("", name).lstrip("/")
        if not name and fragment:
            return link
        return path + mark + fragment if path in self.paths else None
