"""What a page tells programs: schema.org, Dublin Core, Open Graph, Zotero's tags, signposts."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from dossier import urls
from dossier.formats import parties
from dossier.formats.cited import Item, item
from dossier.formats.jsonld import JsonLd, Node, script
from dossier.formats.machine_dates import common
from dossier.formats.parties import Name
from dossier.model import Actor, Document, Event
from dossier.site import Site

Subject = Document | Actor | Event | None
_PAGES = {
    urls.DOCUMENTS: "CollectionPage",
    urls.ACTORS: "CollectionPage",
    urls.EVENTS: "CollectionPage",
    urls.TIMELINE: "CollectionPage",
    urls.REQUESTS: "CollectionPage",
    urls.IMPRINT: "ContactPage",
    urls.page("about"): "AboutPage",
}
TWINS = (
    ("describedby", ".json", "application/json"),
    ("describedby", ".csl.json", "application/vnd.citationstyles.csl+json"),
    ("describedby", ".ris", "application/x-research-info-systems"),
    ("describedby", ".bib", "application/x-bibtex"),
    ("alternate", ".tei.xml", "application/tei+xml"),
    ("alternate", ".md", "text/markdown"),
    ("alternate", ".txt", "text/plain"),
)
"""How a document's page points to its twins: relation, ending, media type."""


class Meta(Struct, frozen=True):
    """One `meta` element."""

    key: str
    """`name` or, for Open Graph, `property`."""
    name: str
    content: str


class Signpost(Struct, frozen=True):
    """One `link` element."""

    rel: str
    href: str
    media: str = ""


class Metadata(Struct, frozen=True):
    """What stands in the head of a page for programs."""

    json_ld: str
    meta: tuple[Meta, ...]
    links: tuple[Signpost, ...]


def metadata(  # noqa: PLR0913  # as `frame`
    site: Site, path: str, title: str, description: str, *, about: Subject, node: Node | None
) -> Metadata:
    """Return what the page at `path` tells; `about` is what it is about, if anything."""
    return Metadata(
        json_ld=script(node or _node(JsonLd(site, path), title, description, about)),
        meta=tuple(_meta(site, path, title, description, about)),
        links=tuple(_links(site, path, about)),
    )


def _node(make: JsonLd, title: str, description: str, about: Subject) -> Node:
    match about:
        case Document():
            return make.document(about)
        case Actor():
            return make.actor(about)
        case Event():
            return make.event(about)
        case None if make.here == urls.HOME:
            return make.case()
        case None:
            return make.page(_PAGES.get(make.here, "WebPage"), title, description)


def _meta(site: Site, path: str, title: str, description: str, about: Subject) -> Iterator[Meta]:
    yield from (Meta("property", *pair) for pair in _graph(site, path, title, description, about))
    if isinstance(about, Document) and not about.record.withdrawn:
        yield from (Meta("name", *pair) for pair in _dublin_core(site, about) if pair[1])


def _graph(
    site: Site, path: str, title: str, description: str, about: Subject
) -> Iterator[tuple[str, str]]:
    case = site.edition.case
    yield "og:title", title
    profile = "profile" if isinstance(about, Actor) else "website"
    yield "og:type", "article" if isinstance(about, Document) else profile
    yield "og:site_name", case.title
    if description:
        yield "og:description", description
    yield "og:locale", site.locale.language.replace("-", "_")
    if case.base_url and path != urls.NOT_FOUND:
        yield "og:url", urls.absolute(path, case.base_url)


def _dublin_core(site: Site, document: Document) -> Iterator[tuple[str, str]]:
    """Return Dublin Core, and what makes Zotero file a letter as a letter.

    Some names are left out because of what Zotero makes of them: beside `citation_author` it would
    lose the recipients, it would date a letter by `article:published_time`, and it would repeat
    `dc:description` under Extra.
    """
    one = item(site, document)
    case = site.edition.case
    yield from _zotero(one)
    yield "dc:title", one.title
    yield from (("dc:creator", name.inverted) for name in one.authors)
    yield from (("dc:contributor", name) for name in one.behalf)
    if not one.row.is_letter:
        yield from (("dcterms:audience", name.whole) for name in one.recipients)
    yield "dc:date", _date(one)
    yield "dc:type", one.genre
    yield "dc:language", one.language
    yield "dcterms:abstract", one.summary
    yield "dc:identifier", one.url
    yield "dcterms:provenance", document.record.source.origin if document.record.source else ""
    yield "dc:publisher", case.publisher.name
    yield "dc:rights", case.licence.documents
    yield "dcterms:spatial", one.place
    yield from (("dc:subject", p.name) for p in parties.public(document.parts)
                if p.role.value == "mentioned")  # fmt: skip


def _zotero(one: Item) -> Iterator[tuple[str, str]]:
    """Return what Zotero alone reads, which it prefers to Dublin Core."""
    yield "z:itemType", one.row.zotero
    yield from (("bib:authors", _undivided(name)) for name in one.authors)
    if one.row.is_letter:
        yield from (("z:recipients", _undivided(name)) for name in one.recipients)
        yield "z:archive", one.dossier


def _undivided(name: Name) -> str:
    """Return a name that Zotero does not take for first and last: a comma ends the last one."""
    return name.inverted if name.family else f"{name.whole},"


def _date(one: Item) -> str:
    return common(one.date) if one.date.exact else one.date_text


def _links(site: Site, path: str, about: Subject) -> Iterator[Signpost]:
    base = site.edition.case.base_url
    if base and isinstance(about, Document):
        yield Signpost("cite-as", urls.absolute(path, base))
    if isinstance(about, Document):
        yield Signpost("collection", urls.relative(urls.HOME, path), "text/html")
    if isinstance(about, Document) and not about.record.withdrawn and site.has("twins"):
        for relation, suffix, media in TWINS:
            target = urls.relative(urls.twin(about.slug, suffix), path)
            yield Signpost(relation, target, media)
    if isinstance(about, Actor) and base and site.has("actor-feeds"):
        target = urls.relative(urls.actor_feed(about.slug), path)
        yield Signpost("alternate", target, "application/atom+xml")
