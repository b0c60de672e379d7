"""An actor with another name, on what is kept of the content: who and what may tell of it.

Where anything is unclear `OtherwiseError` is raised, and everything is read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dossier.columns import unpacked
from dossier.diagnostics import Diagnostic, Findings
from dossier.digests import DIGEST
from dossier.draft import Kind
from dossier.edition import ACTOR, EVENT
from dossier.enrolled import called_in
from dossier.filing import Filed
from dossier.link import Names, actor_of, event_of, names_of
from dossier.model import BODY, Actor, Answer, DocumentRecord, Event, Prose
from dossier.noted import Note
from dossier.recollection import Recollection
from dossier.site import ACTOR_EVENTS, ANSWERS_OF
from dossier.standing import Lasting, Standing
from dossier.states import OtherwiseError

Take = Callable[[Kind, str, str], Filed]
"""Reads a file of a kind, by its slug and its place."""


class Renamed(Struct, frozen=True):
    """Actors of whom something else is said now."""

    lasting: Lasting
    """What was kept, with actors and events as they are now."""
    names: Names
    before: Names
    documents: frozenset[str]
    """Those that may name them, or be named otherwise by them."""
    notes: frozenset[Note]
    """What may have changed with actors and events."""
    told: tuple[Diagnostic, ...]
    """What is told of the actors' own files."""


def renamed(
    kept: Standing, lasting: Lasting, changed: Collection[Actor], take: Take, known: Recollection
) -> Renamed:
    """Return what is to be linked anew; `known` is what was found in texts before."""
    filed = {one.slug: take(Kind.ACTOR, one.slug, one.file) for one in changed}
    records = {one.slug: _record(one, filed[one.slug]) for one in changed}
    before, ambiguous = names_of(lasting.actors, frozenset(), Recollection())
    found = (records.get(one.slug, one) for one in lasting.actors)
    actors = sorted(found, key=lambda one: one.order)
    names, more = names_of(actors, frozenset(), known)
    if ambiguous or more:
        raise OtherwiseError
    called = {name for one in (*changed, *records.values()) for name in _called(one)}
    if not all(_is_met_as_before(one, called, (before, names)) for one in _hidden(lasting, take)):
        raise OtherwiseError
    linked = {one.slug: one for one in _linked(lasting.actors, records, take, names)}
    events, notes = _events(lasting.events, names)
    now = tuple(linked.get(one.slug, one) for one in actors)
    return Renamed(
        replace(lasting, actors=now, events=events),
        names,
        before,
        frozenset(_documents(kept, called, (before, names), take, known)),
        frozenset({(ACTOR, ""), *((ACTOR, slug) for slug in records), *notes}),
        tuple(one for own in filed.values() for one in own.diagnostics),
    )


def _called(one: Actor) -> tuple[str, ...]:
    return one.slug, one.name, *one.aliases


def _record(was: Actor, filed: Filed) -> Actor:
    """Return what an actor's file says now, if only what its own page and names tell has changed.

    What its note rests on, and at which addresses it was, is checked across the dossier.
    """
    now = filed.record
    if not isinstance(now, Actor) or not (was.public and now.public):
        raise OtherwiseError
    if (now.former_slugs, now.responses) != (was.former_slugs, was.responses):
        raise OtherwiseError
    if _unplaced(now.note) != _unplaced(was.note):
        raise OtherwiseError
    return now


def _unplaced(note: Prose) -> object:
    """Return what a note says, wherever it stands in its file."""
    return note.text, [(key, replace(one, span=None)) for key, one in note.claims]  # only compared


def _hidden(lasting: Lasting, take: Take) -> Iterator[Filed]:
    """Read the documents that the edition does not show."""
    for slug, file in lasting.others.items():
        yield take(Kind.DOCUMENT, slug, file)


def _is_met_as_before(hidden: Filed, called: Collection[str], names: tuple[Names, Names]) -> bool:
    """Whether nothing else is told of a document that is not shown, and so has no page."""
    if not isinstance(hidden.record, DocumentRecord):
        return False
    found = [name for name in called_in(hidden.record) if name in called]
    before, now = names
    is_meant = all(meant(before, name) == meant(now, name) for name in found)
    return is_meant and not (found and hidden.words.proof.is_checked)


def meant(names: Names, text: str) -> str:
    """Return the slug of the actor whom a text means; empty where it means none."""
    actor = names.known.find(text)
    return actor.slug if actor is not None else ""


def _linked(
    actors: Sequence[Actor], records: Mapping[str, Actor], take: Take, names: Names
) -> Iterator[Actor]:
    """Link the actors that changed, and those that may name them as what they are a member of."""
    for was in actors:
        record = records.get(was.slug)
        if record is None:
            if not any(ref.text in records for ref in was.member_of):
                continue
            own = take(Kind.ACTOR, was.slug, was.file).record
            if not isinstance(own, Actor):
                raise OtherwiseError
            record = own
        found = Findings(record.file)
        made = actor_of(record, names.known, found)
        if found.all() or (was.slug not in records and made != was):
            raise OtherwiseError
        yield made


def _events(events: Sequence[Event], names: Names) -> tuple[tuple[Event, ...], set[Note]]:
    """Link the events; return what may have changed with them, too."""
    made: list[Event] = []
    notes: set[Note] = set()
    for was in events:
        found = Findings(was.record.file)
        now = event_of(was.record, names.known, found)
        if found.all() or _taking_part(now) != _taking_part(was):
            raise OtherwiseError
        if now != was:
            notes |= {(EVENT, ""), (EVENT, now.slug)}
            notes |= {(ACTOR_EVENTS, part.actor) for part in now.actors}
            notes |= answered(now.responses)
        made.append(now)
    return tuple(made), notes


def _taking_part(event: Event) -> tuple[list[str], list[str]]:
    return [one.actor for one in event.actors], [one.actor for one in event.responses]


def answered(responses: Sequence[Answer]) -> set[Note]:
    """Return what changes with what some actors respond."""
    return {(ANSWERS_OF, one.actor) for one in responses}


def _documents(
    kept: Standing,
    called: Collection[str],
    names: tuple[Names, Names],
    take: Take,
    known: Recollection,
) -> Iterator[str]:
    """Return the documents that name those who changed, or hold a name that came or went."""
    lasting = kept.lasting
    numbers = kept.enrol().calling(called)
    for slug in called:
        numbers.update(unpacked(lasting.involved.get(slug, b""))[::2])
    for number in numbers:
        yield lasting.documents[number].slug
    before, now = (one.finder.slugs.items() for one in names)
    sought = {name for name, _ in before ^ now}
    body = kept.told[BODY]
    texts = [body[at : at + DIGEST] for at in range(0, len(body), DIGEST)]
    for number in known.may_hold(sought, texts) if sought else ():
        one = lasting.documents[number]
        if number not in numbers:
            readings = take(Kind.DOCUMENT, one.slug, one.file).words.outline.readings
            if any(name in reading for reading in readings for name in sought):
                yield one.slug
