"""Documents as an edition shows them: what is read of each is noted."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

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
is given out, with what every list knows of it: its address, its dates, its kind and language."""
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


class PutOff(ShownDocument):
    """A document that is made when somebody asks for more than its address and its date."""

    __slots__ = ("_date", "_made", "_make", "_slug")
    _date: Edtf
    _made: Document | None
    _make: Callable[[str], Document]
    _slug: str

    def __init__(self, slug: str, date: Edtf, make: Callable[[str], Document]) -> None:
        """Know its slug, its date and what makes it."""
        for name, value in (("_slug", slug), ("_date", date), ("_make", make), ("_made", None)):
            object.__setattr__(self, name, value)

    @property
    def whole(self) -> Document:
        """The document."""
        if self._made is None:
            object.__setattr__(self, "_made", self._make(self._slug))
        return self._made or self._make(self._slug)

    @property
    def slug(self) -> str:
        """The document's address."""
        return self._slug

    @property
    def date(self) -> Edtf:
        """When it is dated."""
        return self._date

    @property
    def kind(self) -> DocumentKind:
        """What it is."""
        return self.whole.kind

    @property
    def language(self) -> str:
        """In which language it is written."""
        return self.whole.language

    @property
    def told_on(self) -> tuple[Edtf, ...]:
        """When it was published, and corrected."""
        return self.whole.told_on

    @property
    def voice(self) -> tuple[Part, ...]:
        """Those in whose name it speaks."""
        return self.whole.voice

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
        return self.whole.takers

    def by_role(self, role: Role) -> tuple[Part, ...]:
        """Return those who take part in one role."""
        return self.whole.by_role(role)


for _name in FIELDS:
    setattr(PutOff, _name, property(attrgetter(f"whole.{_name}")))
