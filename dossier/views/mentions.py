"""Where an actor is named: the sentence around each mention, cut out of its paragraph."""

from __future__ import annotations

import re

from msgspec import Struct

from dossier import urls
from dossier.model import Document
from dossier.site import Site

MOST = 3
"""Mentions of one document that are shown; the rest are counted."""
AROUND = 160
"""Characters of a sentence that are shown at most on either side of a name."""
_STOP = re.compile(r"""[.!?…]["'”’»)\]]*\s+["'“‘«(\[]*(?=\w)""")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:Mrs?|Ms|Dr|Prof|St|No|Art|Mme|MM?|Hon|[^\W\d_])\.$")


class MentionView(Struct, frozen=True):
    """One sentence that names an actor."""

    before: str
    name: str
    after: str
    lang: str
    href: str
    paragraph: int
    """0 where it stands in no numbered paragraph."""


def mentions(
    site: Site, document: Document, actor: str, here: str
) -> tuple[tuple[MentionView, ...], str]:
    """Return the first sentences of a document that name an actor, and how many more there are."""
    views: dict[tuple[int, int], MentionView] = {}
    for block, one in enumerate(document.naming(actor)):
        for place in one.places:
            start, end = sentence(one.reading, *place)
            views.setdefault(
                (block, start),
                MentionView(
                    before=_shortened(one.reading[start : place[0]], AROUND, keep_end=True),
                    name=one.reading[place[0] : place[1]],
                    after=_shortened(one.reading[place[1] : end], AROUND, keep_end=False),
                    lang=document.language,
                    href=urls.relative(urls.document(document.slug, one.number), here),
                    paragraph=one.number,
                ),
            )
    shown = tuple(views.values())[:MOST]
    lost = len(views) - len(shown)
    more = site.locale.ngettext(
        "and {n} more sentence in this document", "and {n} more sentences in this document", lost
    )
    return shown, more.format(n=site.locale.number(lost)) if lost else ""


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a stretch of text begins and ends."""
    stops = [stop.end() for stop in _STOP.finditer(text) if not _goes_on(text, stop)]
    first = max((stop for stop in stops if stop <= start), default=0)
    last = min((stop for stop in stops if stop >= end), default=len(text))
    return first, last


def _goes_on(text: str, stop: re.Match[str]) -> bool:
    """Whether the sentence goes on behind what looks like its end."""
    before = text[max(0, stop.start() - 8) : stop.start() + 1]
    return text[stop.end()].islower() or _ABBREVIATION.search(before) is not None


def _shortened(text: str, most: int, *, keep_end: bool) -> str:
    """Cut a long text at a word's edge, and say so."""
    folded = re.sub(r"\s+", " ", text)
    if len(folded) <= most:
        return folded.lstrip() if keep_end else folded.rstrip()
    if keep_end:
        return "[…] " + folded[-most:].partition(" ")[2]
    return folded[:most].rpartition(" ")[0] + " […]"
