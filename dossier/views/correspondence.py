"""Who wrote to whom: the pairs of senders and recipients, and the table of all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from typing import cast

from msgspec import Struct

from dossier import urls
from dossier.chronology import anchor_of, is_long
from dossier.edition import ACTOR
from dossier.inlays import Inlay
from dossier.model import Document, Part, Role
from dossier.site import Site
from dossier.views.frame import Frame, frame
from dossier.views.parts import DateView, Link, actor_link, names
from dossier.views.rows import Year, split_years

TOGETHER = 3
"""More senders than this write as one: they share a row of the table."""
MOST_ROWS = 60
MOST_COLUMNS = 24
"""More senders or recipients than these, and the table keeps to those with most documents."""


class PairView(Struct, frozen=True):
    """What went from one actor to another."""

    who: Link
    """The other one."""
    anchor: str
    documents: tuple[tuple[DateView, Link], ...]
    years: tuple[Year, ...]
    """Where the documents are, if the actor has so many that each year has a page of its own."""


class CorrespondentsView(Struct, frozen=True):
    """To whom an actor wrote, and who wrote to it."""

    wrote_to: tuple[PairView, ...]
    written_by: tuple[PairView, ...]


class CellView(Struct, frozen=True):
    """How many documents went from a sender to a recipient; empty where none did."""

    count: str
    href: str
    text: str
    """In words, for those who do not see the table."""


class SenderView(Struct, frozen=True):
    """One row of the table."""

    who: Link
    behalf: Link | None
    cells: tuple[CellView | None, ...]


class CorrespondenceView(Struct, frozen=True):
    """The page of who wrote to whom."""

    frame: Frame
    kicker: str
    recipients: tuple[Link, ...]
    senders: tuple[SenderView, ...]
    is_cut: bool
    """Whether there are more senders or recipients than the table shows."""


class _Party(Struct, frozen=True):
    """A sender or recipient as the table knows them."""

    actor: str
    name: str
    behalf: str = ""
    joint: str = ""
    """Where those stand who wrote or signed one document together."""


_PUBLIC = _Party("", "")


def correspondents(site: Site, actor: str, here: str, year: str = "") -> CorrespondentsView:
    """Return an actor's, in one year or in all: a part of a page that may stay as it stands."""
    make = partial(_correspondents, site, actor, here, year)
    key = f"correspondents {actor} {year}".encode()
    return cast("CorrespondentsView", Inlay(CorrespondentsView, make, key, ((ACTOR, actor),)))


def _correspondents(site: Site, actor: str, here: str, year: str) -> CorrespondentsView:
    return CorrespondentsView(sent(site, actor, here, year), received(site, actor, here, year))


def sent(site: Site, actor: str, here: str, year: str = "") -> tuple[PairView, ...]:
    """Return to whom an actor wrote, or was spoken for, and what; in one year or in all."""
    found: defaultdict[_Party, list[Document]] = defaultdict(list)
    for document in _involving(site, actor, year):
        if any(actor in {part.actor, part.on_behalf_of} for part in document.voice):
            for party in _recipients(document):
                found[party].append(document)
    return _pairs(site, found, here, "to", _split(site, actor, year))


def received(site: Site, actor: str, here: str, year: str = "") -> tuple[PairView, ...]:
    """Return who wrote to an actor, and what; in one year or in all."""
    found: defaultdict[_Party, list[Document]] = defaultdict(list)
    for document in _involving(site, actor, year):
        if any(part.actor == actor for part in document.by_role(Role.ADDRESSEE)):
            for party in _senders(site, document):
                found[party].append(document)
    return _pairs(site, found, here, "from", _split(site, actor, year))


def _involving(site: Site, actor: str, year: str) -> Iterable[Document]:
    items = site.involvements.get(actor, ())
    found = {item.document.slug: item.document for item in items}.values()
    return [one for one in found if anchor_of(one) == year] if year else found


def _split(site: Site, actor: str, year: str) -> str:
    """Return the actor whose documents have a page for each year, where this is the whole."""
    return actor if not year and is_long(site.involvements.get(actor, ())) else ""


def _pairs(
    site: Site, found: Mapping[_Party, list[Document]], here: str, prefix: str, split: str
) -> tuple[PairView, ...]:
    return tuple(
        PairView(
            who=_link(site, party, here),
            anchor=f"{prefix}-{party.actor}" if party.actor else "",
            documents=tuple(
                (
                    DateView(site.locale.date(one.date), one.date.iso() or ""),
                    Link(one.title, urls.relative(urls.document(one.slug), here)),
                )
                for one in documents
                if not split
            ),
            years=split_years(site, documents, here, partial(urls.actor_of, split))
            if split
            else (),
        )
        for party, documents in found.items()
    )


def _link(site: Site, party: _Party, here: str) -> Link:
    if party.joint:
        return Link(party.name, urls.relative(party.joint, here))
    if party == _PUBLIC:
        return Link(site.locale.gettext("the public"), "")
    return actor_link(site, party.actor, party.name, here)


def _recipients(document: Document) -> tuple[_Party, ...]:
    parts = document.by_role(Role.ADDRESSEE)
    return tuple(dict.fromkeys(_Party(part.actor, part.name) for part in parts)) or (_PUBLIC,)


def _senders(site: Site, document: Document) -> tuple[_Party, ...]:
    parts = document.voice
    if len(parts) > TOGETHER:
        place = "#signatories" if parts[0].role is Role.SIGNATORY else ""
        joint = f"{urls.document(document.slug)}{place}"
        return (_Party("", names(site, parts), joint=joint),)
    return tuple(dict.fromkeys(map(_sender, parts)))


def _sender(part: Part) -> _Party:
    return _Party(part.actor, part.name, behalf=part.on_behalf_of)


def correspondence(site: Site) -> CorrespondenceView:
    """Return the table of senders and recipients."""
    here = urls.CORRESPONDENCE
    pairs: defaultdict[tuple[_Party, _Party], list[Document]] = defaultdict(list)
    for document in site.edition.documents:
        for sender in _senders(site, document):
            for recipient in _recipients(document):
                pairs[sender, recipient].append(document)
    senders = _most(Counter(pair[0] for pair in pairs for _ in pairs[pair]), MOST_ROWS)
    recipients = _most(Counter(pair[1] for pair in pairs for _ in pairs[pair]), MOST_COLUMNS)
    words = site.locale
    every = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    told = words.ngettext("{n} sender", "{n} senders", len(every[0]))
    to = words.ngettext("{n} recipient", "{n} recipients", len(every[1]))
    return CorrespondenceView(
        frame=frame(site, here, words.gettext("Who wrote to whom"), section=urls.ACTORS),
        kicker=words.listing(
            (told.format(n=words.number(len(every[0]))), to.format(n=words.number(len(every[1]))))
        ),
        recipients=tuple(_link(site, party, here) for party in recipients),
        senders=tuple(_row(site, sender, recipients, pairs, here) for sender in senders),
        is_cut=len(every[0]) > len(senders) or len(every[1]) > len(recipients),
    )


def _most(counted: Counter[_Party], most: int) -> tuple[_Party, ...]:
    """Keep those with most documents, in the order in which they first wrote or were written to."""
    kept = {party for party, _ in counted.most_common(most)}
    return tuple(party for party in counted if party in kept)


def _row(
    site: Site,
    sender: _Party,
    recipients: tuple[_Party, ...],
    pairs: Mapping[tuple[_Party, _Party], list[Document]],
    here: str,
) -> SenderView:
    behalf = site.actors.get(sender.behalf)
    return SenderView(
        who=_link(site, sender, here),
        behalf=actor_link(site, behalf.slug, behalf.name, here) if behalf else None,
        cells=tuple(
            _cell(site, sender, recipient, pairs.get((sender, recipient)), here)
            for recipient in recipients
        ),
    )


def _cell(
    site: Site, sender: _Party, recipient: _Party, documents: list[Document] | None, here: str
) -> CellView | None:
    if not documents:
        return None
    words = site.locale
    count = words.number(len(documents))
    has_page = sender.actor in site.actors and recipient.actor and site.has("actors")
    target = urls.document(documents[0].slug)
    if len(documents) > 1 and has_page:
        target = f"{urls.actor(sender.actor)}#to-{recipient.actor}"
    text = words.ngettext(
        "{n} document from {sender} to {recipient}",
        "{n} documents from {sender} to {recipient}",
        len(documents),
    )
    return CellView(
        count=count,
        href=urls.relative(target, here) if site.has("documents") else "",
        text=text.format(
            n=count,
            sender=_link(site, sender, here).text,
            recipient=_link(site, recipient, here).text,
        ),
    )
