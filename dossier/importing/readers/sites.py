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


def sites(text: str) -> tuple[str, ...]:
    """Return the parts of a page's title, its site's name, and the words of its link home."""
    head = text[:MOST_READ]
    titles = [part for found in _TITLE.findall(head)[:1] for part in _PARTED.split(found.strip())]
    metas = (_CONTENT.search(one) for one in _META.findall(head) if _SITE.search(one))
    named = [found[1] or found[2] for found in metas if found]
    told = (*named, *(titles if len(titles) > 1 else ()), *_HOME.findall(head)[:1])
    plain = (" ".join(html.unescape(one).split()) for one in told)
    kept = dict.fromkeys(x for x in plain if 1 < len(x) <= LONGEST and x[0].isupper())
    return tuple(kept)[:MOST_FOUND]
