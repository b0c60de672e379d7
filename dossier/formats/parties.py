"""Who wrote to whom, as exports tell it: without those who are not public, names in their parts."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dossier.model import Actor, ActorKind, Document, Part, Role, Signature
from dossier.site import Site


class Name(Struct, frozen=True):
    """A name in the parts that catalogues ask for."""

    whole: str
    family: str = ""
    """Empty for organisations, and for persons whose record does not say which part it is."""
    given: str = ""

    @property
    def inverted(self) -> str:
        """The name as lists have it: "Ablyazov, Mukhtar"."""
        return f"{self.family}, {self.given}" if self.family else self.whole


def name_of(actor: Actor) -> Name:
    """Return an actor's name; `sort_name` tells the family name of a person."""
    family, comma, given = (piece.strip() for piece in actor.sort_name.partition(","))
    if actor.kind is not ActorKind.PERSON or not (comma and family and given):
        return Name(actor.name)
    return Name(actor.name, family, given)


def name(site: Site, part: Part) -> Name:
    """Return the name of a party; one without a record is not taken apart."""
    actor = site.actors.get(part.actor)
    return name_of(actor) if actor is not None else Name(part.name)


def public(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Leave out the actors that stand in no export."""
    return tuple(part for part in parts if part.is_public)


def standing(site: Site) -> tuple[Document, ...]:
    """Return the documents that were not taken back."""
    return tuple(one for one in site.edition.documents if not one.is_withdrawn)


def writers(document: Document) -> tuple[Part, ...]:
    """Return those in whose name a document speaks: its authors, else those who signed.

    Speakers quoted inside it and signatures withdrawn are not among them.
    """
    authors = public(document.by_role(Role.AUTHOR))
    return authors or signatories(document)


def signatories(document: Document) -> tuple[Part, ...]:
    """Return those whose signatures stand."""
    signed = public(document.by_role(Role.SIGNATORY))
    return tuple(part for part in signed if part.signature is Signature.SIGNED)


def senders(document: Document) -> tuple[Part, ...]:
    """Return the authors and those who signed with them, each once."""
    both = (*public(document.by_role(Role.AUTHOR)), *signatories(document))
    return tuple({(part.actor or part.name): part for part in both[::-1]}.values())[::-1]


def recipients(document: Document) -> tuple[Part, ...]:
    """Return the addressees."""
    return public(document.by_role(Role.ADDRESSEE))


def copies(document: Document) -> tuple[Part, ...]:
    """Return those who were sent a copy."""
    return public(document.by_role(Role.CC))


def behalf(site: Site, document: Document) -> tuple[Actor, ...]:
    """Return the organisations in whose name the writers speak."""
    slugs = dict.fromkeys(part.on_behalf_of for part in writers(document))
    return tuple(site.actors[slug] for slug in slugs if slug in site.actors)
