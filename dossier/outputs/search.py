"""search.html, and the index and texts that it and quote.html load piece by piece."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from dossier import urls
from dossier.artifact import Artifact, Data, Page
from dossier.formats.index import Index, Unit, column
from dossier.formats.written_json import dense
from dossier.noted import Ahead
from dossier.outputs.searched import NAME, Names, searched
from dossier.site import Site
from dossier.views import findable
from dossier.views import search as views

FEW = 120_000
"""Up to this many characters, a quotation is looked for in all texts instead of the likeliest."""


def plan(site: Site) -> Iterator[Artifact]:
    """Plan the page and its data."""
    yield Page(urls.SEARCH, "search.html", partial(views.search, site))
    yield from data(site)


def data(site: Site) -> Iterator[Data]:
    """Plan the data: a head, the pieces of the index, and one text for each unit."""
    made, kept = site.once(_texts, site=site)
    if site.once.aside is not None:
        site.once.aside.put(NAME, kept)
    for name, text in made.items():
        yield Data(_path(name), text.encode)


def _path(name: str) -> str:
    return urls.asset(f"{views.FOLDER}{name}.js")


def ahead(site: Site) -> Iterator[Ahead]:
    """Return the making of the data as work to be done before."""
    weight = len(site.edition.holdings.documents)
    yield site.once.ahead(_texts, weight=weight, site=site)


def _texts(site: Site) -> tuple[dict[str, str], bytes]:
    """Return the data, and what is to be kept of it for the next time."""
    entries = findable.entries(site)
    units = [entry.unit for entry in entries]
    names = Names(lambda n: _path(f"t/{n}"), lambda n: _path(f"d/{n}"))
    found, kept = searched(units, site.once.aside, names)
    made = {f"t/{number}": _script(f"t/{number}", one) for number, one in enumerate(found.pieces)}
    made |= {
        f"d/{number}": _script(f"d/{number}", entry.record) for number, entry in enumerate(entries)
    }
    made["head"] = _script("head", _head(units, found, made.values()))
    return made, kept


def _script(name: str, value: object) -> str:
    """Write data as a script: pages opened from a disk may not fetch, but may load scripts."""
    return f'dossierData("{name}",{dense(value)})\n'


def _head(units: Sequence[Unit], found: Index, made: Iterable[str]) -> dict[str, object]:
    """Return what is needed before anything else is loaded."""
    documents = [unit for unit in units if unit.is_document]
    return {
        "version": _digest(made),
        "units": len(units),
        "documents": len(documents),
        "few": sum(len(unit.text) for unit in documents) <= FEW,
        "common": found.common,
        "firsts": found.firsts,
        "shared": " ".join(found.shared),
        "part": column(unit.part for unit in units),
    }


def _digest(made: Iterable[str]) -> str:
    """Return what changes with any of the data, so that no browser mixes old pieces with new."""
    whole = hashlib.blake2b(digest_size=8)
    for text in made:
        whole.update(text.encode())
    return whole.hexdigest()
