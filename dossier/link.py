"""All records → one Dossier: names, mentions, replies and order; nothing is judged twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct, field
from msgspec.structs import replace

from dossier.diagnostics import Diagnostic, Findings, Span
from dossier.model import (
    Actor,
    Answer,
    Asked,
    Body,
    Case,
    Document,
    DocumentRecord,
    Dossier,
    Event,
    EventRecord,
    FreePage,
    Mention,
    Named,
    Part,
    Ref,
    Request,
    Response,
    Role,
    Words,
)
from dossier.names import Finder, Register, register
from dossier.recollection import Linked, Recollection
from dossier.references import cycles, references, replies_to
from dossier.words import is_slug, runs_of_letters

Found = tuple[tuple[Mention, ...], int]
"""Where a text names actors, and its trace."""
Looks = Callable[[Callable[[Words], Found], Sequence[Words]], Iterable[Found]]
"""Looks through many texts in their order, perhaps in several processes."""


class Records(Struct, frozen=True):
    """What the files say, each by itself."""

    case: Case
    documents: tuple[tuple[DocumentRecord, Words], ...]
    actors: tuple[Actor, ...]
    events: tuple[EventRecord, ...]
    pages: tuple[FreePage, ...]
    unread: frozenset[str] = frozenset()
    """Slugs of files that are there and could not be read: to name one is no second error."""


class Names(Struct, frozen=True):
    """The two ways from a name to an actor: as it is written, and in running text."""

    known: Register
    finder: Finder
    recollection: Recollection
    parts: dict[str, Part] = field(default_factory=dict)
    """Who is mentioned has the same part everywhere."""

    def mentioned(self, slug: str) -> Part:
        """Return the part of an actor who is merely mentioned."""
        if slug not in self.parts:
            named = Named(slug, Span())
            self.parts[slug] = part(named, Role.MENTIONED, self.known, Findings(""))
        return self.parts[slug]

    def mentions(self, words: Words) -> tuple[Mention, ...]:
        """Return where a text names actors."""
        found = self.recollection.mentions_in(words)
        if found is None:
            found, left = self.look_through(words)
            self.recollection.keep_mentions(words, found, left)
        return found

    def look_through(self, words: Words) -> Found:
        """Look for the names of actors in a text; return its trace, too."""
        readings = words.outline.readings
        cut = [runs_of_letters(reading) for reading in readings]
        found = tuple(
            mention
            for index, (reading, runs) in enumerate(zip(readings, cut, strict=True))
            for mention in self.finder.find(index, reading, runs)
        )
        return found, self.recollection.trace(cut)


def look_through(records: Records, recollection: Recollection, run: Looks) -> None:
    """Look for names in texts that were not met before, so that `link` need not do it alone."""
    actors = sorted(records.actors, key=lambda one: one.order)
    names, _ = names_of(actors, records.unread, recollection)
    fresh = [words for _, words in records.documents if recollection.is_new(words)]
    for words, (found, left) in zip(fresh, run(names.look_through, fresh), strict=True):
        recollection.keep_mentions(words, found, left)


def link(
    records: Records, recollection: Recollection | None = None
) -> tuple[Dossier, tuple[Diagnostic, ...]]:
    """Resolve every name and put everything in order; tell of names that lead nowhere."""
    problems: list[Diagnostic] = []
    actors = tuple(sorted(records.actors, key=lambda one: one.order))
    names, ambiguous = names_of(actors, records.unread, recollection or Recollection())
    known = names.known
    problems.extend(ambiguous)
    filed = tuple(record for record, _ in records.documents)
    documents = _documents(records, names, problems)
    problems.extend(cycles(filed))
    linked_events = []
    for event in records.events:
        found = Findings(event.file)
        linked_events.append(event_of(event, known, found))
        problems.extend(found.all())
    checked = []
    for actor in actors:
        found = Findings(actor.file)
        checked.append(actor_of(actor, known, found))
        problems.extend(found.all())
    dossier = Dossier(
        case=records.case,
        documents=_in_order(documents),
        events=tuple(sorted(linked_events, key=lambda e: (e.date.sort_key, e.slug))),
        actors=tuple(checked),
        pages=tuple(sorted(records.pages, key=lambda page: page.slug)),
        unread=records.unread,
    )
    return dossier, tuple(problems)


def names_of(
    actors: Sequence[Actor], unread: frozenset[str], recollection: Recollection
) -> tuple[Names, tuple[Diagnostic, ...]]:
    """Return the ways from names to actors, who are in the order of all lists."""
    known, ambiguous = register(sorted(actors, key=lambda one: one.slug), unread)
    finder = Finder(actor for actor in actors if actor.public)
    recollection.look_for(finder.slugs)
    return Names(known, finder, recollection), ambiguous


def _documents(records: Records, names: Names, problems: list[Diagnostic]) -> list[Document]:
    """Link every document, but for those that were linked in the same way before."""
    recollection = names.recollection
    slugs = {record.slug for record, _ in records.documents} | records.unread
    answering = slugs | {record.slug for record in records.events}
    replies = replies_to(tuple(record for record, _ in records.documents))
    called = tuple((one.slug, one.name, one.aliases, one.public) for one in records.actors)
    linked = recollection.linked((called, records.unread, slugs, answering))
    documents: list[Document] = []
    for record, words in records.documents:
        known = linked.get(record.slug)
        follows = replies[record.slug]
        if known is None or not known.holds(record, words, follows):
            known = link_one(record, words, names, follows, (slugs, answering))
            linked[record.slug] = known
        documents.append(known.document)
        problems.extend(known.problems)
    return documents


def link_one(
    record: DocumentRecord,
    words: Words,
    names: Names,
    follows: tuple[str, ...],
    slugs: tuple[AbstractSet[str], AbstractSet[str]],
) -> Linked:
    """Link one document; `slugs` are those of all documents, and of all that can answer."""
    found = Findings(record.file)
    made = _document(record, words, names, follows, found)
    references(record, *slugs, found)
    return Linked(record, words, made, found.all())


def part(named: Named, role: Role, known: Register, found: Findings) -> Part:
    """Resolve one party of a document or event."""
    slug = known.resolve(named.text, named.span, found) if named.has_record else ""
    behalf = named.on_behalf_of
    actor = known.by_slug.get(slug)
    return Part(
        role=role,
        name=actor.name if actor else named.text,
        actor=slug,
        capacity=named.capacity,
        on_behalf_of=known.resolve(behalf.text, behalf.span, found) if behalf else "",
        reading=named.reading,
        evidence=named.evidence,
        signature=named.signature,
        span=named.span,
    )


def _document(
    record: DocumentRecord,
    words: Words,
    names: Names,
    replies: tuple[str, ...],
    found: Findings,
) -> Document:
    known = names.known
    stated = [part(named, role, known, found) for role, named in record.entries]
    hidden = {known.resolve(ref.text, ref.span, found) for ref in record.not_mentioned}
    mentions = names.mentions(words)
    if hidden:
        mentions = tuple(one for one in mentions if one.actor not in hidden)
    return Document(
        record=record,
        body=Body(words, mentions),
        parts=(*stated, *_mentioned(mentions, stated, names)),
        speakers=tuple(
            (speaker.paragraphs, part(speaker.who, Role.MENTIONED, known, found))
            for speaker in record.speakers
        ),
        requests=tuple(_asked(one, known, found) for one in record.requests),
        responses=answers(record.responses, known, found),
        replies=replies,
    )


def _asked(request: Request, known: Register, found: Findings) -> Asked:
    """Resolve of whom something is asked: an actor, or anybody in free words."""
    actor = known.find(request.to)
    if actor is None and is_slug(request.to) and "-" in request.to:
        known.resolve(request.to, request.span, found)
    return Asked(
        to=actor.name if actor else request.to,
        actor=actor.slug if actor else "",
        that=request.that,
        quote=request.quote,
        answered_by=request.answered_by.text if request.answered_by else "",
    )


def answers(
    responses: tuple[Response, ...], known: Register, found: Findings
) -> tuple[Answer, ...]:
    """Resolve who responds."""
    made: list[Answer] = []
    for one in responses:
        slug = known.resolve(one.actor.text, one.actor.span, found)
        actor = known.by_slug.get(slug)
        made.append(
            Answer(
                name=actor.name if actor else one.actor.text,
                actor=slug,
                date=one.date,
                text=one.text,
                document=one.document.text if one.document else "",
                paragraph=one.paragraph or 0,
            )
        )
    return tuple(made)


def _mentioned(mentions: tuple[Mention, ...], stated: list[Part], names: Names) -> list[Part]:
    """Give everyone who is named in the text, and has no other role there, the fifth role."""
    present = {slug for one in stated for slug in (one.actor, one.on_behalf_of)}
    slugs = dict.fromkeys(mention.actor for mention in mentions)
    return [names.mentioned(slug) for slug in slugs if slug not in present]


def event_of(record: EventRecord, known: Register, found: Findings) -> Event:
    """Resolve who takes part in an event, and who responds."""
    return Event(
        record,
        tuple(part(named, Role.MENTIONED, known, found) for named in record.actors),
        answers(record.responses, known, found),
    )


def actor_of(actor: Actor, known: Register, found: Findings) -> Actor:
    """Turn the names under `member_of` into slugs."""
    resolved = tuple(
        Ref(known.resolve(ref.text, ref.span, found), ref.span) for ref in actor.member_of
    )
    return replace(actor, member_of=tuple(ref for ref in resolved if ref.text))


def _in_order(documents: list[Document]) -> tuple[Document, ...]:
    """By date, then by slug; an undated document stands right after the one it names."""
    following: defaultdict[str, list[Document]] = defaultdict(list)
    first: list[Document] = []
    for document in sorted(documents, key=lambda d: (d.date.sort_key, d.slug)):
        after = document.record.after
        if after is not None and document.date.earliest is None:
            following[after.text].append(document)
        else:
            first.append(document)
    ordered: list[Document] = []
    waiting = first[::-1]
    while waiting:
        document = waiting.pop()
        ordered.append(document)
        waiting.extend(following.pop(document.slug, [])[::-1])
    ordered.extend(document for rest in following.values() for document in rest)
    return tuple(ordered)
