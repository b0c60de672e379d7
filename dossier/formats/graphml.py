"""Who wrote to whom as GraphML, for Gephi, Cytoscape, yEd and NetworkX."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from dossier.formats import parties
from dossier.formats.addresses import actor_page
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


def to_graphml(site: Site) -> bytes:
    """Return a directed graph: an edge for each letter from each writer to each recipient."""
    edges = "\n".join(_edges(site))
    keys = [_key("node", name, kind) for name, kind in _NODE]
    keys += [_key("edge", name, kind) for name, kind in _EDGE]
    nodes = "\n".join(_nodes(site))
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


def _nodes(site: Site) -> Iterator[str]:
    """Return everyone who writes or receives, each once."""
    seen: set[str] = set()
    for document in parties.standing(site):
        for part in parties.public(document.parts):
            identity = _identity(part)
            if part.role is Role.MENTIONED or identity in seen:
                continue
            seen.add(identity)
            actor = site.actors.get(part.actor)
            values = {"label": part.name}
            if actor is not None:
                values |= {
                    "kind": actor.kind.value,
                    "country": actor.country,
                    "page": actor_page(site, actor.slug),
                }
            yield element("node", _data("node", values), id=identity)
        if _is_hub(document):
            values = {"label": document.record.title, "kind": "document"}
            yield element("node", _data("node", values), id=f"document:{document.slug}")


def _receivers(document: Document) -> tuple[Part, ...]:
    return (*parties.recipients(document), *parties.copies(document))


def _is_hub(document: Document) -> bool:
    return len(parties.senders(document)) * len(_receivers(document)) > MOST


def _edges(site: Site) -> Iterator[str]:
    for document in parties.standing(site):
        senders, receivers = parties.senders(document), _receivers(document)
        if _is_hub(document):
            hub = f"document:{document.slug}"
            for one in senders:
                yield _edge(site, document, (_identity(one), hub), (one, None))
            for one in receivers:
                yield _edge(site, document, (hub, _identity(one)), (None, one))
        else:
            for sender, receiver in product(senders, receivers):
                ends = (_identity(sender), _identity(receiver))
                yield _edge(site, document, ends, (sender, receiver))


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
