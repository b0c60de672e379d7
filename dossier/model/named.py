"""What a file says of people and places in itself, before anyone looked up who is meant."""

from __future__ import annotations

from msgspec import Struct

from dossier.dates import Edtf
from dossier.diagnostics import START, Span
from dossier.model.codes import EventStatus, Evidence, Markup, Nature, Reading, Signature


class Named(Struct, frozen=True):
    """A party as the editor named it, before anyone looked up who it is."""

    text: str
    """A slug, a name or an alias; or, where `has_record` is false, just the name to print."""
    span: Span
    has_record: bool = True
    """False for an entry with `name:`, which has no actor's record and no page."""
    capacity: str = ""
    on_behalf_of: Ref | None = None
    reading: Reading = Reading.CERTAIN
    evidence: Evidence = Evidence.STATED
    signature: Signature = Signature.SIGNED


class Ref(Struct, frozen=True):
    """A slug or name with its place, to be resolved by `link`."""

    text: str
    span: Span = START


class Source(Struct, frozen=True):
    """Where a transcription comes from."""

    file: str
    """The file as received, relative to the sources folder; empty where there is none."""
    span: Span
    sha256: str = ""
    text: str = ""
    """The extracted text beside a PDF or scan, relative to the sources folder."""
    nature: Nature = Nature.TEXT_EXTRACT
    markup: Markup = Markup.PLAIN
    facsimile: str = ""
    size: tuple[int, int] = (0, 0)
    """Width and height of the facsimile in pixels; zeros where there is none or it has none."""
    origin: str = ""
    url: str = ""
    archived: str = ""


class Attestation(Struct, frozen=True):
    """A passage that supports an event or a claim."""

    quote: str
    span: Span
    document: str = ""
    """The slug of the document that holds the quotation; empty for an outside publication."""
    url: str = ""
    title: str = ""
    publisher: str = ""
    language: str = ""
    """Of the outside publication; empty where it is the site's."""
    date: Edtf | None = None
    archived: str = ""
    status: EventStatus = EventStatus.REPORTED
    """For a claim: `alleged` demands that the sentence names the speaker."""


class Request(Struct, frozen=True):
    """What a document asks of somebody."""

    to: str
    """A slug or name of an actor, or free text such as "the international community"."""
    that: str
    quote: str
    answered_by: Ref | None
    span: Span


class Speaker(Struct, frozen=True):
    """Who is quoted inside somebody else's text."""

    paragraphs: tuple[int, ...]
    who: Named


class Withheld(Struct, frozen=True):
    """A text that is left out of everything published, with the reason."""

    text: str
    reason: str
    span: Span


class Correction(Struct, frozen=True):
    """A change made after publication."""

    date: Edtf
    note: str
    span: Span


class Response(Struct, frozen=True):
    """What somebody who is named says to it: the right of reply."""

    actor: Ref
    date: Edtf
    text: str
    document: Ref | None
    paragraph: int | None
    span: Span


class Prose(Struct, frozen=True):
    """A text of the editors' own: Markdown, with the claims that support it."""

    text: str
    """Markdown without the definitions of its claims."""
    line: int
    """The line of the file at which the text begins."""
    claims: tuple[tuple[str, Attestation], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.text.strip()
