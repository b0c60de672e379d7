"""Files that hosts read: headers, redirects, and security.txt (RFC 9116)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from urllib.parse import quote, urlsplit

from dossier import urls
from dossier.artifact import Data
from dossier.formats import parties
from dossier.outputs.redirects import moved
from dossier.outputs.twins import TWINS
from dossier.site import Site

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What every page may load and do; `frame-ancestors` counts in a header alone.

No script of the site connects to anything: `connect-src` is for tools that read robots.txt in the
page's own name, and would otherwise tell that search engines cannot."""
SECURITY_HEADERS = (
    ("Cache-Control", "no-cache, no-transform"),
    ("Content-Security-Policy", POLICY),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Download-Options", "noopen"),
    ("X-Frame-Options", "DENY"),
    ("X-Permitted-Cross-Domain-Policies", "none"),
)
"""The headers that a host should send with every file; docs/publishing.md explains each."""
HTTPS_ONLY = ("Strict-Transport-Security", "max-age=31536000")
"""The header that a site without https, such as an onion service, does not send."""


def plan(site: Site) -> Iterator[Data]:
    """Plan the files; security.txt only where the case names a contact and an expiry."""
    yield Data(urls.NO_JEKYLL, lambda: b"")
    yield Data(urls.HEADERS, lambda: headers().encode())
    yield Data(urls.REDIRECTS, lambda: redirects(site).encode())
    security = site.edition.case.security
    if security is not None:
        yield Data(urls.SECURITY, lambda: security_txt(site).encode())


def headers() -> str:
    """Return `_headers` as Netlify and Cloudflare Pages read it."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in (*SECURITY_HEADERS, HTTPS_ONLY))]
    return "\n".join([*lines, "/data/*", "  Access-Control-Allow-Origin: *", ""])


def redirects(site: Site) -> str:
    """Return `_redirects`: every earlier address leads to that of today, data included."""
    base = urlsplit(site.edition.case.base_url).path or "/"
    pages = {(old, new) for output, old, new, _ in moved(site) if site.has(output)}
    return "".join(
        f"{base}{quote(old)} {base}{quote(new)} 301\n"
        for old, new in sorted(pages | set(_moved_data(site)))
        if old != new
    )


def _moved_data(site: Site) -> Iterator[tuple[str, str]]:
    """Return the earlier addresses of twins and feeds, which no page can lead on from."""
    if site.has("twins"):
        for document in parties.standing(site):
            for old in document.former_slugs:
                for ending, _ in TWINS:
                    yield urls.twin(old, ending), urls.twin(document.slug, ending)
    if site.has("actor-feeds") and site.has("actors") and site.edition.case.base_url:
        for actor in site.edition.actors:
            for old in actor.former_slugs:
                yield urls.actor_feed(old), urls.actor_feed(actor.slug)


def security_txt(site: Site) -> str:
    """Return security.txt: how to tell the publisher of a weakness, and until when that holds."""
    case, security = site.edition.case, site.edition.case.security
    if security is None:
        return ""
    lines = [f"Contact: {security.contact}"]
    lines.append(f"Expires: {security.expires.astimezone(UTC).strftime('%Y-%m-%dT%H:%M:%SZ')}")
    lines.append(f"Preferred-Languages: {case.language}")
    if case.base_url:
        lines.append(f"Canonical: {urls.absolute(urls.SECURITY, case.base_url)}")
    return "\n".join([*lines, ""])
