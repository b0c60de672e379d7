"""Documents as an edition shows them: what is read of each is noted."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from dossier.dates import Edtf
from dossier.model import (
    Body,
    Document,
    DocumentKind,
    DocumentRecord,
    Part,
    Role,
    takers,
    told_on,
    voice,
)
from dossier.noted import note

DOCUMENT, FACE = "document", "face"
"""What is noted where all that a document's own file says is read, but for its words; and where it
is given out, with what every list knows of it: its addresses, its dates, its kind and language, and
whether it was taken back."""
LINKED, STATED, VOICE, TAKERS = "linked", "stated", "voice", "takers"
"""What is noted where all that links give a document is read, those who take part and are not
merely mentioned, those in whose name it speaks, or who takes part by no name."""
FIELDS = ("parts", "speakers", "requests", "responses", "replies")
"""What links give a document; each is noted by itself."""


class ShownDocument(Document):
    """A document of an edition: whoever has it knows its face; whatever else is read is noted.

    So a list of many does not change with a title, or the name of somebody, that it does not show.
    """

    __slots__ = ()

    @property
    def slug(self) -> str:
        """The document's address."""
        return record_of(self).slug

    @property
    def date(self) -> Edtf:
        """When it is dated."""
        return record_of(self).date

    @property
    def kind(self) -> DocumentKind:
        """What it is."""
        return record_of(self).kind

    @property
    def language(self) -> str:
        """In which language it is written."""
        return record_of(self).language

    @property
    def told_on(self) -> tuple[Edtf, ...]:
        """When it was published, and corrected."""
        return told_on(record_of(self))

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back."""
        return bool(record_of(self).withdrawn)

    @property
    def former_slugs(self) -> tuple[str, ...]:
        """Its earlier addresses."""
        return record_of(self).aliases

    @property
    def voice(self) -> tuple[Part, ...]:
        """Those in whose name it speaks."""
        note(VOICE, self.slug)
        return voice(parts_of(self))

    @property
    def takers(self) -> tuple[str, ...]:
        """Each role and actor once, such as `author:anna-berg`, with those spoken for."""
        note(TAKERS, self.slug)
        return takers(parts_of(self))

    def by_role(self, role: Role) -> tuple[Part, ...]:
        """Return those who take part in one role, in the document's order."""
        note(linked("mentioned") if role is Role.MENTIONED else STATED, self.slug)
        return tuple(part for part in parts_of(self) if part.role is role)


record_of: Callable[[Document], DocumentRecord] = vars(Document)["record"].__get__
parts_of: Callable[[Document], tuple[Part, ...]] = vars(Document)["parts"].__get__


def linked(what: str) -> str:
    """Return what is noted where one thing that links give a document is read."""
    return f"{LINKED} {what}"


def _noted(name: str, kind: str) -> property:
    """Return one field of a document that is noted where it is read."""
    field = getattr(Document, name)

    def read(document: Document) -> object:
        note(kind, document.slug)
        return field.__get__(document)

    return property(read, field.__set__)


for _name in FIELDS:
    setattr(ShownDocument, _name, _noted(_name, linked(_name)))
setattr(ShownDocument, "record", _noted("record", DOCUMENT))  # noqa: B010  # as those above


class InShort(Struct, frozen=True):
    """What every list knows of a document, and where its file is."""

    slug: str
    file: str
    date: Edtf
    kind: DocumentKind
    language: str
    told_on: tuple[Edtf, ...] | None
    """None where that is its date and no other."""
    is_withdrawn: bool
    former_slugs: tuple[str, ...]
    title: str
    counts: tuple[int, ...]
    """How many there are of each of FIELDS."""

    def count(self, name: str) -> int:
        """Return how many there are of one of FIELDS."""
        return self.counts[FIELDS.index(name)]


class PutOff(ShownDocument):
    """A document that is made when somebody asks for more than its face, and who takes part."""

    __slots__ = ("_in_short", "_made", "_make", "_parts", "_takers", "_voice")
    _in_short: InShort
    _made: Document | None
    _make: Callable[[str], Document]
    _parts: Callable[[str], tuple[Part, ...]]
    _voice: tuple[Part, ...]
    _takers: tuple[str, ...]
    """Both are there when somebody has asked for them."""

    def __init__(
        self,
        in_short: InShort,
        make: Callable[[str], Document],
        parts: Callable[[str], tuple[Part, ...]],
    ) -> None:
        """Know its face, what makes it, and who knows its parts."""
        keep = object.__setattr__  # one by one: there may be ten thousand documents
        keep(self, "_in_short", in_short)
        keep(self, "_make", make)
        keep(self, "_parts", parts)
        keep(self, "_made", None)

    @property
    def whole(self) -> Document:
        """The document."""
        if self._made is None:
            object.__setattr__(self, "_made", self._make(self.slug))
        return self._made or self._make(self.slug)

    @property
    def enrolled(self) -> tuple[Part, ...]:
        """Its parts, of which nothing is noted."""
        return self._parts(self.slug)

    @property
    def slug(self) -> str:
        """The document's address."""
        return self._in_short.slug

    @property
    def date(self) -> Edtf:
        """When it is dated."""
        return self._in_short.date

    @property
    def title(self) -> str:
        """What it is called."""
        note(DOCUMENT, self.slug)
        return self._in_short.title

    @property
    def asks(self) -> int:
        """How many requests it makes."""
        note(linked("requests"), self.slug)
        return self._in_short.count("requests")

    @property
    def kind(self) -> DocumentKind:
        """What it is."""
        return self._in_short.kind

    @property
    def language(self) -> str:
        """In which language it is written."""
        return self._in_short.language

    @property
    def told_on(self) -> tuple[Edtf, ...]:
        """When it was published, and corrected."""
        told = self._in_short.told_on
        return (self.date,) if told is None else told

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back."""
        return self._in_short.is_withdrawn

    @property
    def former_slugs(self) -> tuple[str, ...]:
        """Its earlier addresses."""
        return self._in_short.former_slugs

    @property
    def voice(self) -> tuple[Part, ...]:
        """Those in whose name it speaks."""
        note(VOICE, self.slug)
        known = getattr(self, "_voice", None)
        if known is None:
            known = voice(self.enrolled)
            object.__setattr__(self, "_voice", known)
        return known

    @property
    def record(self) -> DocumentRecord:
        """What its file says."""
        return self.whole.record

    @property
    def body(self) -> Body:
        """Its own words."""
        return self.whole.body

    @property
    def takers(self) -> tuple[str, ...]:
        """Each role and actor once, with those spoken for."""
        note(TAKERS, self.slug)
        known = getattr(self, "_takers", None)
        if known is None:
            known = takers(self.enrolled)
            object.__setattr__(self, "_takers", known)
        return known

    def by_role(self, role: Role) -> tuple[Part, ...]:
        """Return those who take part in one role."""
        note(linked("mentioned") if role is Role.MENTIONED else STATED, self.slug)
        return tuple(part for part in self.enrolled if part.role is role)


def _put_off(name: str, kind: str) -> property:
    """Return one field of a document, which need not be made where that is empty."""

    def read(document: PutOff) -> object:
        note(kind, document.slug)
        if name == "parts":
            return document.enrolled
        return getattr(document.whole, name) if document._in_short.count(name) else ()  # noqa: SLF001

    return property(read)


for _name in FIELDS:
    setattr(PutOff, _name, _put_off(_name, linked(_name)))
