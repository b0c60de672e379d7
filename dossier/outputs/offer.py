"""What readers can take away: files of data, each with what it is for, made once a build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from dossier.artifact import Data
from dossier.noted import Note, note_again, noting
from dossier.site import Site


@dataclass(frozen=True, slots=True)
class Offer:
    """One file of data, as data.html lists it."""

    path: str
    about: str
    """One line on what it is for, to be translated."""
    make: Callable[[Site], bytes]
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


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A site by its identity: what is made of it is remembered only for itself."""

    site: Site

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.site is self.site

    def __hash__(self) -> int:
        return id(self.site)


def plan(offers: Iterable[Offer], site: Site) -> Iterator[Data]:
    """Plan the files that can be written."""
    for offer in offers:
        if offer.is_made(site):
            yield Data(offer.path, partial(made, offer, site))


def made(offer: Offer, site: Site) -> bytes:
    """Return the bytes of a file; whoever asks for them again gets the same."""
    data, notes = _made(offer, _Same(site))
    note_again(notes)
    return data


@lru_cache(maxsize=64)
def _made(offer: Offer, same: _Same) -> tuple[bytes, frozenset[Note]]:
    with noting() as notes:
        data = offer.make(same.site)
    return data, frozenset(notes)
