"""The page at an address that something has left."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from dossier import urls
from dossier.site import Site
from dossier.views.frame import Frame, frame
from dossier.views.parts import Link


class RedirectView(Struct, frozen=True):
    """Where it is now."""

    frame: Frame
    target: Link


def redirect(site: Site, old: str, new: str, title: str) -> RedirectView:
    """Return the page at `old`, which leads to `new`."""
    base = site.edition.case.base_url
    made = frame(site, old, title)
    if base:
        made = replace(made, canonical=urls.absolute(new, base))
    return RedirectView(made, Link(title, urls.relative(new, old)))
