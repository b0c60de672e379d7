"""The dossier again, after some documents have changed in nothing that others see of them.

An editor changes one sentence or one title, again and again. Which names and addresses there are,
the order of the documents and who replies to whom stay the same; then only the documents
themselves are linked and shown anew, and everything else is taken over as it is.
"""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from dossier.edition import Edition, Shown, last_change
from dossier.filing import Filed
from dossier.link import link_one, names_of
from dossier.model import DocumentRecord
from dossier.pipeline import Related
from dossier.recollection import Linked, Recollection
from dossier.site import reshelved
from dossier.taken import Taken

MOST = 20
"""Documents beyond which everything is related anew."""


def relate_again(  # noqa: PLR0913  # what was, what is, and what is remembered
    before: Related,
    was: Taken,
    now: Taken,
    at: datetime,
    *,
    known: Recollection,
    shown: Shown,
) -> Related | None:
    """Return what `relate` would, drafts shown; None where more has changed than it can tell."""
    changed = _changed(was, now)
    dossier, edition = before.dossier, before.shelved.edition
    holdings = edition.holdings
    if last_change(dossier, at) != last_change(dossier, edition.at):
        return None
    if changed is None or len(holdings.documents) != len(dossier.documents):
        return None
    linked = _linked(before, changed, known)
    if linked is None:
        return None
    documents, visible = list(dossier.documents), list(holdings.documents)
    problems = before.problems
    for place, (old, new) in linked.items():
        documents[place] = new.document
        visible[place] = shown.again(new.document)
        problems = tuple(one for one in problems if one not in old.problems) + new.problems
    held = replace(holdings, documents=tuple(visible))
    edition = Edition(dossier.case, held, at, shows_drafts=True)
    return Related(
        replace(dossier, documents=tuple(documents)), reshelved(before.shelved, edition), problems
    )


def _changed(was: Taken, now: Taken) -> dict[int, tuple[Filed, Filed]] | None:
    """Return the documents that changed, by the identity of their records before; None for more."""
    if was.case is not now.case or len(was.filed) != len(now.filed):
        return None
    found: dict[int, tuple[Filed, Filed]] = {}
    for old, new in zip(was.filed, now.filed, strict=True):
        if old is new:
            continue
        if len(found) == MOST or not _looks_the_same(old, new):
            return None
        found[id(old.record)] = (old, new)
    return found


def _looks_the_same(old: Filed, new: Filed) -> bool:
    """Whether two states of a file are the same to all other documents, events and pages."""
    one, other = old.record, new.record
    if not isinstance(one, DocumentRecord) or not isinstance(other, DocumentRecord):
        return False
    return old.file == new.file and _face(one) == _face(other)


def _face(record: DocumentRecord) -> tuple[object, ...]:
    after = record.after.text if record.after is not None else None
    leads_to = (
        tuple(one.text for one in record.reply_to),
        tuple(one.text for one in record.translation_of),
    )
    return record.slug, record.date, after, leads_to, bool(record.withdrawn)


def _linked(
    before: Related, changed: dict[int, tuple[Filed, Filed]], known: Recollection
) -> dict[int, tuple[Linked, Linked]] | None:
    """Link the documents anew; return them by their places, each with what it was."""
    dossier = before.dossier
    names, _ = names_of(dossier.actors, dossier.unread, known)
    slugs = {one.record.slug for one in dossier.documents} | dossier.unread
    answering = slugs | {one.record.slug for one in dossier.events}
    found: dict[int, tuple[Linked, Linked]] = {}
    for place, document in enumerate(dossier.documents):
        pair = changed.get(id(document.record))
        if pair is None:
            continue
        old = known.linked_as(document)
        record = pair[1].record
        if old is None or not isinstance(record, DocumentRecord):
            return None
        new = link_one(record, pair[1].words, names, document.replies, (slugs, answering))
        found[place] = (old, new)
    if len(found) != len(changed):
        return None
    for _, new in found.values():
        known.keep_linked(new)
    return found
