"""The nouns of the field: actor, role, document, event, case; frozen, and in tuples.

Two stages have types of their own. A *record* is what one file says, with people named as the
editor named them. After `link` the same thing stands in a Dossier, with every name resolved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from dossier.dates import Edtf
from dossier.diagnostics import START, Span
from dossier.noted import note
from dossier.transcription import Text

BODY = "body"
"""What is noted where a document's own words are read."""


class Role(StrEnum):
    """How an actor takes part in a document."""

    AUTHOR = "author"
    ADDRESSEE = "addressee"
    SIGNATORY = "signatory"
    CC = "cc"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role, and the key of the front matter under which it stands."""

    role: Role
    key: str
    writes: bool
    """Whether an actor in this role speaks in the document."""


ROLES: tuple[RoleRow, ...] = (
    RoleRow(Role.AUTHOR, "author", writes=True),
    RoleRow(Role.ADDRESSEE, "addressee", writes=False),
    RoleRow(Role.SIGNATORY, "signatories", writes=True),
    RoleRow(Role.CC, "cc", writes=False),
    RoleRow(Role.MENTIONED, "mentioned", writes=False),
)
"""The five roles, in the order in which pages list them; everything loops over this table."""


class DocumentKind(StrEnum):
    """What a document is."""

    LETTER = "letter"
    OPEN_LETTER = "open-letter"
    PRESS_RELEASE = "press-release"
    STATEMENT = "statement"
    RESOLUTION = "resolution"
    REPLY = "reply"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    INSTITUTION = "institution"


class EventStatus(StrEnum):
    """What is known of an event, and by whose word."""

    REPORTED = "reported"
    ALLEGED = "alleged"
    RULED = "ruled"
    OVERTURNED = "overturned"
    UNDISPUTED = "undisputed"


class Reading(StrEnum):
    """How surely a name is read."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    UNCLEAR = "unclear"


class Evidence(StrEnum):
    """Whether the document itself gives a name, or the editors supply it."""

    STATED = "stated"
    SUPPLIED = "supplied"


class Signature(StrEnum):
    """Whether a signature still stands."""

    SIGNED = "signed"
    WITHDRAWN = "withdrawn"


class Nature(StrEnum):
    """What kind of thing the source on file is."""

    TEXT_EXTRACT = "text-extract"
    SCAN = "scan"
    BORN_DIGITAL = "born-digital"
    PAPER = "paper"


class Markup(StrEnum):
    """Whether the source text is plain, or Markdown itself."""

    PLAIN = "plain"
    MARKDOWN = "markdown"


# -- what a file says -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Named:
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


@dataclass(frozen=True, slots=True)
class Ref:
    """A slug or name with its place, to be resolved by `link`."""

    text: str
    span: Span = START


@dataclass(frozen=True, slots=True)
class Source:
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
    origin: str = ""
    url: str = ""
    archived: str = ""


@dataclass(frozen=True, slots=True)
class Attestation:
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


@dataclass(frozen=True, slots=True)
class Request:
    """What a document asks of somebody."""

    to: str
    """A slug or name of an actor, or free text such as "the international community"."""
    that: str
    quote: str
    answered_by: Ref | None
    span: Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted inside somebody else's text."""

    paragraphs: tuple[int, ...]
    who: Named


@dataclass(frozen=True, slots=True)
class Withheld:
    """A text that is left out of everything published, with the reason."""

    text: str
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Correction:
    """A change made after publication."""

    date: Edtf
    note: str
    span: Span


@dataclass(frozen=True, slots=True)
class Response:
    """What somebody who is named says to it: the right of reply."""

    actor: Ref
    date: Edtf
    text: str
    document: Ref | None
    paragraph: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proven of a transcription, in numbers of words of its source."""

    is_checked: bool
    """Whether the diplomatic text was compared with a source, and is the same."""
    words: int = 0
    """Words and figures of the source."""
    repeated: int = 0
    """Words left out because they repeat what stands elsewhere, such as a letterhead."""
    left_out: int = 0
    """Other words left out of the reading text."""
    supplied: int = 0
    """Words added by the editors, in square brackets."""
    read_otherwise: int = 0
    """Places that are read otherwise than they stand."""
    words_read_otherwise: int = 0
    unsure: int = 0
    """Of these places, how many are probable or unclear."""
    noted: int = 0
    """Places with an editors' note."""


@dataclass(frozen=True, slots=True)
class Words:
    """A transcription, and what was proven of it; what was kept of one is read when asked for."""

    text: Text = field(default_factory=Text)
    """With withheld text already replaced."""
    proof: Proof = field(default_factory=lambda: Proof(is_checked=False))

    @property
    def digest(self) -> bytes:
        """A digest of both, where one is known without reading them; else empty."""
        return b""

    @property
    def readings(self) -> tuple[str, ...]:
        """The reading text of each block."""
        return self.text.readings


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document's front matter, typed; names are still as the editor wrote them."""

    file: str
    slug: str
    title: str
    kind: DocumentKind
    date: Edtf
    place: str
    language: str
    entries: tuple[tuple[Role, Named], ...]
    """The parties in the order of ROLES, and in the file's order within a role."""
    not_mentioned: tuple[Ref, ...]
    """Actors whose names occur but who are not meant: suppressed mentions."""
    speakers: tuple[Speaker, ...]
    summary: str
    source: Source | None
    requests: tuple[Request, ...]
    reply_to: tuple[Ref, ...]
    encloses: tuple[Ref, ...]
    translation_of: tuple[Ref, ...]
    after: Ref | None
    """For an undated document: the one after which it is listed."""
    aliases: tuple[str, ...]
    withhold: tuple[Withheld, ...]
    corrections: tuple[Correction, ...]
    responses: tuple[Response, ...]
    published: Edtf | None
    draft: bool
    embargo: datetime | None
    withdrawn: str
    """Why a published document was taken back; empty for all others."""


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One event's file, typed."""

    file: str
    slug: str
    title: str
    date: Edtf
    place: str
    actors: tuple[Named, ...]
    status: EventStatus
    attested_by: tuple[Attestation, ...]
    unsourced: str
    responses: tuple[Response, ...]
    aliases: tuple[str, ...]
    published: Edtf | None
    draft: bool
    note: Prose


@dataclass(frozen=True, slots=True)
class Prose:
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


# -- actors, pages and the case, which need no second stage ------------------------------


@dataclass(frozen=True, slots=True)
class Position:
    """An office held, for a time."""

    title: str
    organisation: str
    start: Edtf | None
    end: Edtf | None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, an organisation or a public institution: one authority record."""

    file: str
    slug: str
    name: str
    sort_name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    former_slugs: tuple[str, ...]
    country: str
    language: str
    """The language the name is written in, where it is not the site's; else empty."""
    positions: tuple[Position, ...]
    member_of: tuple[Ref, ...]
    same_as: tuple[str, ...]
    public: bool
    responses: tuple[Response, ...]
    note: Prose


@dataclass(frozen=True, slots=True)
class FreePage:
    """A page of the editors' own, such as `about`."""

    file: str
    slug: str
    title: str
    label: str
    """What the menu calls it."""
    summary: str
    claims_required: bool
    aliases: tuple[str, ...]
    draft: bool
    text: Prose


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the site."""

    name: str = ""
    url: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who answers for the site, and how to reach them."""

    responsible: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    press: str = ""


@dataclass(frozen=True, slots=True)
class CaseStatus:
    """Where the case stands, and as of when."""

    date: Edtf
    text: str
    event: Ref | None


@dataclass(frozen=True, slots=True)
class Licence:
    """Under which terms the site's own words, and the documents, may be used."""

    site: str = ""
    documents: str = ""


@dataclass(frozen=True, slots=True)
class Security:
    """Whom to tell of a weakness of the site, and until when that holds: security.txt."""

    contact: str
    """An address that begins with mailto:, https: or tel:."""
    expires: datetime
    span: Span = START


@dataclass(frozen=True, slots=True)
class Case:
    """What case.yaml says."""

    title: str
    tagline: str
    base_url: str
    """Absolute, with a closing slash; empty where the dossier has no address yet."""
    language: str
    publisher: Publisher
    imprint: Imprint
    status: CaseStatus | None
    licence: Licence
    menu: tuple[Ref, ...]
    sources_dir: str
    serial: int
    """Counts editions, for `verify`; 0 where none is kept."""
    claims_required: tuple[str, ...]
    repository_is_private: bool
    """Whether the editors say that nobody else reads the repository of the content."""
    outputs: tuple[str, ...] | None
    """The outputs chosen; None means all."""
    security: Security | None = None


# -- after link: names resolved, everything in its order ---------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """One actor taking part in one document, in one role."""

    role: Role
    name: str
    """The name to print."""
    actor: str
    """The slug of the actor's record; empty where there is none."""
    capacity: str
    on_behalf_of: str
    """The slug of the organisation spoken for; empty where the actor speaks for itself."""
    reading: Reading
    evidence: Evidence
    signature: Signature
    span: Span
    is_public: bool = True
    """False for an actor who stands in no export; pages print the name and nothing more."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a document asks of somebody, with names resolved."""

    to: str
    """Of whom, as it is printed."""
    actor: str
    """The slug of the record of whoever is asked; empty where there is none."""
    that: str
    quote: str
    answered_by: str
    """The slug of the document or event that answers it; empty where nothing does."""
    is_public: bool = True
    """False where somebody is asked who stands in no export."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody who is named says to it, with names resolved: the right of reply."""

    name: str
    actor: str
    date: Edtf
    text: str
    document: str
    """The slug of a document that holds the response; empty where there is none."""
    paragraph: int
    """The paragraph that it answers; 0 for the whole."""
    is_public: bool = True
    """False where somebody answers who stands in no export."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor's name found in a block of a document's reading text."""

    actor: str
    block: int
    """Which block of the transcription, from 0."""
    start: int
    end: int
    """Characters of the block's reading text."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event with its actors resolved."""

    record: EventRecord
    actors: tuple[Part, ...] = ()
    responses: tuple[Answer, ...] = ()

    @property
    def slug(self) -> str:
        """The event's address."""
        return self.record.slug

    @property
    def date(self) -> Edtf:
        """When it happened."""
        return self.record.date


@dataclass(frozen=True, slots=True)
class Body:
    """What is said in a document's own words, and of them."""

    words: Words
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the dossier: what its file says, with every name resolved.

    Its body is apart, so that a list, which needs none of its words, does not depend on them.
    """

    record: DocumentRecord
    body: Body
    parts: tuple[Part, ...]
    speakers: tuple[tuple[tuple[int, ...], Part], ...]
    """Who is quoted in which paragraphs."""
    requests: tuple[Asked, ...]
    responses: tuple[Answer, ...]
    replies: tuple[str, ...]
    """Slugs of the documents that reply to this one, in order."""

    @property
    def text(self) -> Text:
        """The transcription with withheld text already replaced."""
        note(BODY, self.record.slug)
        return self.body.words.text

    @property
    def proof(self) -> Proof:
        """What was proven of the transcription."""
        note(BODY, self.record.slug)
        return self.body.words.proof

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Where it names actors."""
        note(BODY, self.record.slug)
        return self.body.mentions

    @property
    def slug(self) -> str:
        """The document's address."""
        return self.record.slug

    @property
    def date(self) -> Edtf:
        """When it is dated."""
        return self.record.date

    def by_role(self, role: Role) -> tuple[Part, ...]:
        """Return those who take part in one role, in the document's order."""
        return tuple(part for part in self.parts if part.role is role)

    def speaker_of(self, paragraph: int) -> Part | None:
        """Return who is quoted in a paragraph, or None where the author speaks."""
        return next((who for numbers, who in self.speakers if paragraph in numbers), None)


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about one case, in order, drafts and embargoed documents included."""

    case: Case
    documents: tuple[Document, ...]
    """By date; undated ones after the document they name, or last."""
    events: tuple[Event, ...]
    """By date."""
    actors: tuple[Actor, ...]
    """By the name under which lists sort them."""
    pages: tuple[FreePage, ...]
    unread: frozenset[str] = frozenset()
    """Slugs of files that are there and could not be read."""
