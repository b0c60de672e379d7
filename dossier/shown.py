"""Documents as an edition shows them: what is read of each is noted."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from dossier.dates import Edtf
from dossier.model import Body, Document, DocumentRecord, Part, Role, takers
from dossier.noted import note

LINKED, STATED, TAKERS = "linked", "stated", "takers"
"""What is noted where all that links give a document is read, those who take part and are not
merely mentioned, or who takes part by no name."""
FIELDS = ("parts", "speakers", "requests", "responses", "replies")
"""What links give a document; each is noted by itself."""


class ShownDocument(Document):
    """A document of an edition: its own file is known to a list; what links give it is noted.

    So a list of many does not change with the name of somebody whom none of its rows shows.
    """

    __slots__ = ()

    @property
    def takers(self) -> tuple[str, ...]:
        """Each role and actor once, such as `author:anna-berg`, with those spoken for."""
        note(TAKERS, self.record.slug)
        return takers(parts_of(self))

    def by_role(self, role: Role) -> tuple[Part, ...]:
        """Return those who take part in one role, in the document's order."""
        note(linked("mentioned") if role is Role.MENTIONED else STATED, self.record.slug)
        return tuple(part for part in parts_of(self) if part.role is role)


parts_of: Callable[[Document], tuple[Part, ...]] = vars(Document)["parts"].__get__


def linked(what: str) -> str:
    """Return what is noted where one thing that links give a document is read."""
    return f"{LINKED} {what}"


def _noted(name: str) -> property:
    """Return one field of a document that is noted where it is read."""
    field, kind = getattr(Document, name), linked(name)

    def read(document: Document) -> object:
        note(kind, document.record.slug)
        return field.__get__(document)

    return property(read, field.__set__)


for _name in FIELDS:
    setattr(ShownDocument, _name, _noted(_name))


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
