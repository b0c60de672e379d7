"""What a page of the web calls itself, and the site it is of: beside what a reader sees."""

from __future__ import annotations

import html
import re

MOST_READ, MOST_FOUND, LONGEST = 60_000, 8, 80
"""Characters of a page that are looked through; names that are kept; and characters of one."""
_TITLE = re.compile(r"<title\b[^>]{0,200}>([^<]{3,400})</title>", re.IGNORECASE)
_PARTED = re.compile(r"\s+(?:[|–—·•»:]|::|-|/)\s+")
_META = re.compile(r"<meta\b[^>]{0,600}>", re.IGNORECASE)
_SITE = re.compile(
    r"[\"'](?:og:site_name|application-name|publisher|dc\.publisher)[\"']", re.IGNORECASE
)
_CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]{2,200})\"|'([^']{2,200})')", re.IGNORECASE)
_HOME = re.compile(
    r"<a\b[^>]{0,200}\bhref\s*=\s*[\"'](?:/|\./|/?index\.html?|https?://[\w.-]+/?)[\"'][^>]{0,200}>"
    r"([^<]{2,80})</a>",
    re.IGNORECASE,
)


def headline(text: str) -> str:
    """Return what a page's title says of the page, where it says more; else nothing."""
    title = _TITLE.search(text[:MOST_READ])
    parts = _PARTED.split(html.unescape(title[1]).strip()) if title else []
    return " ".join(parts[0].split()) if len(parts) > 1 else ""


def sites(text: str) -> tuple[str, ...]:
    """Return its site's name by a page's own words, its title's last part, and its link home."""
    head = text[:MOST_READ]
    titles = [part for found in _TITLE.findall(head)[:1] for part in _PARTED.split(found.strip())]
    metas = (_CONTENT.search(one) for one in _META.findall(head) if _SITE.search(one))
    named = [found[1] or found[2] for found in metas if found]
    told = (*named, *(titles[-1:] if len(titles) > 1 else ()), *_HOME.findall(head)[:1])
    plain = (" ".join(html.unescape(one).split()) for one in told)
    kept = dict.fromkeys(x for x in plain if 1 < len(x) <= LONGEST and x[0].isupper())
    return tuple(kept)[:MOST_FOUND]
