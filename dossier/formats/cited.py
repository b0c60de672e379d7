"""A document as something to be cited: what every format of citations asks for."""

from __future__ import annotations

from msgspec import Struct

from dossier import urls
from dossier.dates import Edtf
from dossier.formats import parties
from dossier.formats.parties import Name
from dossier.i18n import Locale
from dossier.model import Document, DocumentKind, Part
from dossier.site import Site


class KindRow(Struct, frozen=True):
    """What a kind of document is in each format of citations."""

    kind: DocumentKind
    csl: str
    ris: str
    biblatex: str
    zotero: str
    is_letter: bool = False


KINDS: dict[DocumentKind, KindRow] = {
    row.kind: row
    for row in (
        KindRow(DocumentKind.LETTER, "personal_communication", "PCOMM", "letter", "letter",
                is_letter=True),
        KindRow(DocumentKind.OPEN_LETTER, "personal_communication", "PCOMM", "letter", "letter",
                is_letter=True),
        KindRow(DocumentKind.REPLY, "personal_communication", "PCOMM", "letter", "letter",
                is_letter=True),
        KindRow(DocumentKind.PRESS_RELEASE, "webpage", "ELEC", "online", "webpage"),
        KindRow(DocumentKind.STATEMENT, "webpage", "ELEC", "online", "webpage"),
        KindRow(DocumentKind.RESOLUTION, "document", "GEN", "misc", "document"),
    )
}  # fmt: skip


class Item(Struct, frozen=True):
    """A document with its names taken apart and its words in the language of the site."""

    key: str
    row: KindRow
    title: str
    date: Edtf
    date_text: str
    place: str
    language: str
    summary: str
    authors: tuple[Name, ...]
    recipients: tuple[Name, ...]
    copies: tuple[Name, ...]
    behalf: tuple[str, ...]
    genre: str
    """What it is, in words: "Open letter"."""
    dossier: str
    publisher: str
    url: str
    """Empty where the site has no address."""


def item(site: Site, document: Document) -> Item:
    """Return what is needed to cite a document."""
    case = site.edition.case
    record = document.record
    words = site.locale
    page = urls.document(document.slug)
    return Item(
        key=document.slug,
        row=KINDS[record.kind],
        title=record.title,
        date=record.date,
        date_text=words.date(record.date),
        place=record.place,
        language=record.language,
        summary=record.summary,
        authors=_names(site, parties.writers(document)),
        recipients=_names(site, parties.recipients(document)),
        copies=_names(site, parties.copies(document)),
        behalf=tuple(one.name for one in parties.behalf(site, document)),
        genre=words.capital(words.term("kind", record.kind.value)),
        dossier=case.title,
        publisher=case.publisher.name,
        url=urls.absolute(page, case.base_url) if case.base_url else "",
    )


def items(site: Site) -> tuple[Item, ...]:
    """Return all documents that were not taken back, in their order."""
    return tuple(item(site, document) for document in parties.standing(site))


def _names(site: Site, found: tuple[Part, ...]) -> tuple[Name, ...]:
    return tuple(parties.name(site, part) for part in found)


def described(one: Item, words: Locale) -> str:
    """Say what a document is: "Open letter to Manuel Valls, on behalf of …"."""
    made = one.genre
    if one.recipients:
        made = words.gettext("{kind} to {names}").format(
            kind=made, names=words.listing(name.whole for name in one.recipients)
        )
    if one.behalf:
        made = words.gettext("{text}, on behalf of {names}").format(
            text=made, names=words.listing(one.behalf)
        )
    return made


def notes(one: Item, words: Locale) -> tuple[str, ...]:
    """Return what has no field of its own: the organisation spoken for, copies, a vague date."""
    _ = words.gettext
    made = []
    if one.behalf:
        made.append(_("On behalf of {names}").format(names=words.listing(one.behalf)))
    if one.copies:
        names = words.listing(name.whole for name in one.copies)
        made.append(_("Copies to {names}").format(names=names))
    if not one.date.exact:
        made.append(_("Date: {date}").format(date=one.date_text))
    return tuple(made)
