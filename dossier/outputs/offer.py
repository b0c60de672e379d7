"""What readers can take away: files of data, each with what it is for, made once a build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec import Struct

from dossier import strung
from dossier.artifact import Data
from dossier.cuts import Cuts, Nameless
from dossier.noted import Ahead, Elsewhere
from dossier.site import Site


class Offer(Struct, frozen=True):
    """One file of data, as data.html lists it."""

    path: str
    about: str
    """One line on what it is for, to be translated."""
    make: Callable[[Site], bytes | Nameless | Cuts]
    needs_address: bool = False
    """Whether it has no meaning without the site's full address."""
    holds_documents: bool = False
    """Whether the documents' own words are in it, under their authors' terms."""
    describes: str = ""
    """The output that it describes, without which it has nothing to say."""

    def is_wanted(self, site: Site) -> bool:
        """Whether the outputs that the case chose leave it a meaning."""
        return not self.describes or site.has(self.describes)

    def is_made(self, site: Site) -> bool:
        """Whether the file can be written."""
        has_address = bool(site.edition.case.base_url) or not self.needs_address
        return has_address and self.is_wanted(site)


def plan(offers: Iterable[Offer], site: Site) -> Iterator[Data]:
    """Plan the files that can be written."""
    for offer in offers:
        if offer.is_made(site):
            yield Data(offer.path, partial(made, offer, site), partial(laid, offer, site))


def made(offer: Offer, site: Site) -> bytes:
    """Return the bytes of a file; whoever asks for them again gets the same."""
    found = laid(offer, site)
    return found.fetch() if isinstance(found, Elsewhere) else found


def laid(offer: Offer, site: Site) -> bytes | Elsewhere:
    """Return the same; what lies elsewhere is left there."""
    return site.once.unfetched(_made, offer, offer=offer, site=site)


def chunks(offer: Offer, site: Site) -> Iterable[bytes]:
    """Return the bytes of a file, a little at a time where it is long."""
    found = cuts(offer, site)
    return found.chunks() if found is not None else (made(offer, site),)


def cuts(offer: Offer, site: Site) -> Cuts | None:
    """Return a file as it is cut from one that stands; None where it is not."""
    found = laid(offer, site)
    return found.laid if isinstance(found, Elsewhere) and isinstance(found.laid, Cuts) else None


def size(offer: Offer, site: Site) -> int:
    """Return how many bytes a file has."""
    found = laid(offer, site)
    return found.size if isinstance(found, Elsewhere) else len(found)


def ahead(offer: Offer, site: Site) -> Ahead:
    """Return the making of a file as work to be done before."""
    weight = len(site.edition.holdings.documents)
    return site.once.ahead(_made, offer, weight=weight, path=offer.path, offer=offer, site=site)


def _made(offer: Offer, site: Site) -> bytes | Elsewhere:
    found = strung.file(offer.path, partial(offer.make, site))
    return found if isinstance(found, bytes) else Elsewhere(found.read, found.size, found)
