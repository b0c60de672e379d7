"""Who wrote to whom as GraphML, for Gephi, Cytoscape, yEd and NetworkX."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import msgspec

from dossier.formats import parties
from dossier.formats.addresses import actor_page
from dossier.formats.pieced import pieced
from dossier.formats.xml import DECLARATION, element, named
from dossier.model import Document, Part, Role
from dossier.site import Site

MOST = 2000
"""A document with more pairs of writers and recipients than this is a node between them."""
_NODE = (("label", "string"), ("kind", "string"), ("country", "string"), ("page", "string"))
_EDGE = (
    ("document", "string"),
    ("title", "string"),
    ("type", "string"),
    ("date", "string"),
    ("date_from", "string"),
    ("date_to", "string"),
    ("role", "string"),
    ("capacity_from", "string"),
    ("capacity_to", "string"),
    ("on_behalf_of", "string"),
)
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[tuple[str, str]]).decode


def to_graphml(site: Site) -> bytes:
    """Return a directed graph: an edge for each letter from each writer to each recipient."""
    documents = site.edition.documents
    edges = b"\n".join(filter(None, pieced(documents, lambda _, one: _edges(site, one)))).decode()
    keys = [_key("node", name, kind) for name, kind in _NODE]
    keys += [_key("edge", name, kind) for name, kind in _EDGE]
    found: dict[str, str] = {}
    for piece in pieced(
        documents, lambda _, one: _encode([*_nodes(site, one)]), "node", beside=True
    ):
        for identity, node in _decode(piece):
            found.setdefault(identity, node)
    nodes = "\n".join(found.values())
    graph = element("graph", f"\n{nodes}\n{edges}\n", id="letters", edgedefault="directed")
    made = element(
        "graphml",
        "\n" + "\n".join([*keys, graph]) + "\n",
        xmlns="http://graphml.graphdrawing.org/xmlns",
    )
    return f"{DECLARATION}{made}\n".encode()


def _key(domain: str, name: str, kind: str) -> str:
    return f'<key id="{domain}_{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>'


def _data(domain: str, values: dict[str, str]) -> str:
    return "".join(
        named("data", value, key=f"{domain}_{name}") for name, value in values.items() if value
    )


def _identity(part: Part) -> str:
    return part.actor or f"name:{part.name}"


def _nodes(site: Site, document: Document) -> Iterator[tuple[str, str]]:
    """Return everyone who writes or receives a document, and the node between them."""
    if document.is_withdrawn:
        return
    for part in parties.public(document.parts):
        if part.role is not Role.MENTIONED:
            yield _identity(part), _node(site, part)
    if _is_hub(document):
        identity = f"document:{document.slug}"
        values = {"label": document.record.title, "kind": "document"}
        yield identity, element("node", _data("node", values), id=identity)


def _node(site: Site, part: Part) -> str:
    values = {"label": part.name}
    actor = site.actors.get(part.actor)
    if actor is not None:
        values |= {
            "kind": actor.kind.value,
            "country": actor.country,
            "page": actor_page(site, actor.slug),
        }
    return element("node", _data("node", values), id=_identity(part))


def _receivers(document: Document) -> tuple[Part, ...]:
    return (*parties.recipients(document), *parties.copies(document))


def _is_hub(document: Document) -> bool:
    return len(parties.senders(document)) * len(_receivers(document)) > MOST


def _edges(site: Site, document: Document) -> bytes:
    """Return the edges of one document."""
    if document.is_withdrawn:
        return b""
    senders, receivers = parties.senders(document), _receivers(document)
    hub = f"document:{document.slug}"
    made: list[str] = []
    if _is_hub(document):
        made += [_edge(site, document, (_identity(one), hub), (one, None)) for one in senders]
        made += [_edge(site, document, (hub, _identity(one)), (None, one)) for one in receivers]
    else:
        for sender, receiver in product(senders, receivers):
            ends = (_identity(sender), _identity(receiver))
            made.append(_edge(site, document, ends, (sender, receiver)))
    return "\n".join(made).encode()


def _edge(
    site: Site, document: Document, ends: tuple[str, str],
    parts: tuple[Part | None, Part | None],
) -> str:  # fmt: skip
    sender, receiver = parts
    body = site.actors.get(sender.on_behalf_of) if sender else None
    record = document.record
    date = record.date
    values = {
        "document": document.slug,
        "title": record.title,
        "type": record.kind.value,
        "date": date.text,
        "date_from": date.earliest.isoformat() if date.earliest else "",
        "date_to": date.latest.isoformat() if date.latest else "",
        "role": receiver.role.value if receiver else "",
        "capacity_from": sender.capacity if sender else "",
        "capacity_to": receiver.capacity if receiver else "",
        "on_behalf_of": body.name if body else "",
    }
    source, target = ends
    return element("edge", _data("edge", values), source=source, target=target)
