"""All records → one Dossier: names, mentions, replies and order; nothing is judged twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from dossier import rules
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
from dossier.words import closest, is_slug


@dataclass(frozen=True, slots=True)
class Records:
    """What the files say, each by itself."""

    case: Case
    documents: tuple[tuple[DocumentRecord, Words], ...]
    actors: tuple[Actor, ...]
    events: tuple[EventRecord, ...]
    pages: tuple[FreePage, ...]
    unread: frozenset[str] = frozenset()
    """Slugs of files that are there and could not be read: to name one is no second error."""


@dataclass(frozen=True, slots=True)
class Names:
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
            found = tuple(
                mention
                for index, reading in enumerate(words.outline.readings)
                for mention in self.finder.find(index, reading)
            )
            self.recollection.keep_mentions(words, found)
        return found


def link(
    records: Records, recollection: Recollection | None = None
) -> tuple[Dossier, tuple[Diagnostic, ...]]:
    """Resolve every name and put everything in order; tell of names that lead nowhere."""
    problems: list[Diagnostic] = []
    actors = tuple(sorted(records.actors, key=lambda one: one.order))
    known, ambiguous = register(sorted(records.actors, key=lambda a: a.slug), records.unread)
    problems.extend(ambiguous)
    finder = Finder(actor for actor in actors if actor.public)
    names = Names(known, finder, recollection or Recollection())
    names.recollection.look_for(finder.slugs)
    filed = tuple(record for record, _ in records.documents)
    documents = _documents(records, names, problems)
    problems.extend(_cycles(filed))
    linked_events = []
    for event in records.events:
        found = Findings(event.file)
        linked_events.append(_event(event, known, found))
        problems.extend(found.all())
    checked = []
    for actor in actors:
        found = Findings(actor.file)
        checked.append(_actor(actor, known, found))
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


def _documents(records: Records, names: Names, problems: list[Diagnostic]) -> list[Document]:
    """Link every document, but for those that were linked in the same way before."""
    recollection = names.recollection
    slugs = {record.slug for record, _ in records.documents} | records.unread
    answering = slugs | {record.slug for record in records.events}
    replies = _replies(tuple(record for record, _ in records.documents))
    called = tuple((one.slug, one.name, one.aliases, one.public) for one in records.actors)
    linked = recollection.linked((called, records.unread, slugs, answering))
    documents: list[Document] = []
    for record, words in records.documents:
        known = linked.get(record.slug)
        follows = replies[record.slug]
        if known is None or not known.holds(record, words, follows):
            found = Findings(record.file)
            made = _document(record, words, names, follows, found)
            _references(record, slugs, answering, found)
            known = linked[record.slug] = Linked(record, words, made, found.all())
        documents.append(known.document)
        problems.extend(known.problems)
    return documents


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


def _event(record: EventRecord, known: Register, found: Findings) -> Event:
    return Event(
        record,
        tuple(part(named, Role.MENTIONED, known, found) for named in record.actors),
        answers(record.responses, known, found),
    )


def _actor(actor: Actor, known: Register, found: Findings) -> Actor:
    """Turn the names under `member_of` into slugs."""
    resolved = tuple(
        Ref(known.resolve(ref.text, ref.span, found), ref.span) for ref in actor.member_of
    )
    return replace(actor, member_of=tuple(ref for ref in resolved if ref.text))


def _replies(
    documents: tuple[DocumentRecord, ...],
) -> defaultdict[str, tuple[str, ...]]:
    replies: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    answers = [one for one in documents if one.reply_to]
    for record in sorted(answers, key=lambda one: (one.date.sort_key, one.slug)):
        for ref in record.reply_to:
            replies[ref.text] = (*replies[ref.text], record.slug)
    return replies


def _references(
    record: DocumentRecord, documents: set[str], answering: set[str], found: Findings
) -> None:
    """Tell of slugs that name nothing in the dossier; documents and events can answer."""
    for key in ("reply_to", "encloses", "translation_of"):
        for ref in getattr(record, key):
            exists(ref, key, documents, found)
    if record.after:
        exists(record.after, "after", documents, found)
    for request in record.requests:
        if request.answered_by:
            exists(request.answered_by, "answered_by", answering, found)
    for response in record.responses:
        if response.document:
            exists(response.document, "document", documents, found)


def exists(ref: Ref, key: str, known: Collection[str], found: Findings) -> bool:
    """Tell of a slug that is not among those known; `key` is where it stands."""
    if ref.text in known:
        return True
    near = closest(ref.text, sorted(known))
    found.add(
        rules.UNKNOWN_REFERENCE,
        ref.span,
        f"`{key}` names “{ref.text}”, which is not in the dossier",
        f"did you mean `{near}`?" if near else "it is the file's name without `.md`",
    )
    return False


def _cycles(documents: tuple[DocumentRecord, ...]) -> list[Diagnostic]:
    """Tell of documents that reply to themselves, or translate or follow one another in a ring."""
    problems: list[Diagnostic] = []
    by_slug = {record.slug: record for record in documents}
    for key in ("reply_to", "translation_of", "after"):
        follows = {
            slug: _targets(record, key) for slug, record in by_slug.items() if getattr(record, key)
        }
        problems.extend(
            rules.REFERENCE_CYCLE.at(
                by_slug[slug].file,
                Span(),
                f"`{key}` leads from this document back to itself",
                "take one of the links of the circle out",
            )
            for slug in sorted(_knotted(follows))
            if _leads_back(slug, follows)
        )
    return problems


def _knotted(follows: dict[str, tuple[str, ...]]) -> set[str]:
    """Take away, again and again, what leads nowhere; a circle is among what is left."""
    left = {slug: {one for one in targets if one in follows}
            for slug, targets in follows.items() if targets}  # fmt: skip
    before: defaultdict[str, list[str]] = defaultdict(list)
    for slug, targets in left.items():
        for one in targets:
            before[one].append(slug)
    ends = [slug for slug in follows if not left.get(slug)]
    while ends:
        end = ends.pop()
        left.pop(end, None)
        for slug in before[end]:
            if slug in left:
                left[slug].discard(end)
                if not left[slug]:
                    ends.append(slug)
    return set(left)


def _targets(record: DocumentRecord, key: str) -> tuple[str, ...]:
    value = getattr(record, key)
    refs = value if isinstance(value, tuple) else (value,) if value else ()
    return tuple(ref.text for ref in refs)


def _leads_back(start: str, follows: dict[str, tuple[str, ...]]) -> bool:
    seen: set[str] = set()
    waiting = list(follows[start])
    while waiting:
        slug = waiting.pop()
        if slug == start:
            return True
        if slug not in seen:
            seen.add(slug)
            waiting.extend(follows.get(slug, ()))
    return False


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
