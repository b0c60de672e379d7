"""A letter only moves forward: file → draft → document → dossier → edition → page → bytes.

This is the file to read first. `load` takes the content in and says everything that is wrong;
`build` publishes an edition of it. Each function is one step of the sentence above.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from dossier import publish, schema, theme
from dossier.checks import DOSSIER_CHECKS
from dossier.checks.expiry import expiry
from dossier.checks.leaks import Secret, secrets
from dossier.checks.links import links
from dossier.checks.parties import parties
from dossier.checks.repository import open_repository
from dossier.diagnostics import Diagnostic, Findings, Severity, Span, has_errors
from dossier.edition import Edition, Shown
from dossier.edition import publish as publish_edition
from dossier.filing import Filed
from dossier.formats.record import Published
from dossier.i18n import locale
from dossier.ledger import Ledger, base
from dossier.link import Records, link
from dossier.making import Finished, Order, finish
from dossier.memo import Memo, Run, take
from dossier.model import Actor, Case, DocumentRecord, Dossier, EventRecord, FreePage
from dossier.outputs import ALWAYS, NAMES
from dossier.readers.draft import case as read_case
from dossier.readers.draft import read_bytes
from dossier.readers.folder import scan
from dossier.recollection import Recollection
from dossier.rules import NO_CASE, OPEN_REVIEW, UNKNOWN_KIND
from dossier.site import Site, site
from dossier.stamps import Disk, stamp
from dossier.states import States
from dossier.words import closest

CASE_FILE = "case.yaml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The content, taken in and judged."""

    dossier: Dossier | None
    """None where there is no case that could be read."""
    diagnostics: tuple[Diagnostic, ...]
    shelved: Site | None = None
    """The edition of the moment, on its shelves."""

    @property
    def is_sound(self) -> bool:
        """Whether it may be published."""
        return self.dossier is not None and not has_errors(self.diagnostics)


@dataclass(frozen=True, slots=True)
class Means:
    """With what the work is done; the result is the same with any."""

    run: Run = map
    """Does one thing to many, perhaps in several processes."""
    memo: Memo | None = None
    """What was taken in before."""
    stage: Callable[[str, int], None] = lambda _name, _count: None
    """Is told the name of each stage when it begins, and how many things there are to do."""


ALONE = Means()
"""In one process, from the files alone."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did."""

    published: publish.Published | None
    """None where errors stopped it; the old site then stands as it was."""
    edition: Edition | None
    diagnostics: tuple[Diagnostic, ...]
    dossier: Dossier | None = None
    """What the content holds, drafts and embargoed documents included."""


def load(
    content: Path,
    at: datetime,
    means: Means = ALONE,
    *,
    drafts: bool = False,
    unreviewed: bool = False,
) -> Loaded:
    """Read every file, check each by itself and all together; nothing is written."""
    entries, problems = scan(content)
    case, found = load_case(content)
    sources = content / (case.sources_dir if case else "sources")
    means.stage("reading files", len(entries))
    filed = list(take(entries, sources, means.memo, means.run))
    means.stage("linking", len(filed))
    known = Recollection(means.memo.program, means.memo.cache) if means.memo else Recollection()
    taken = Taken(case, tuple(filed), (*problems, *found))
    loaded = judge(content, taken, at, known, drafts=drafts, unreviewed=unreviewed)
    if means.memo is not None:
        known.keep(means.memo.cache)
        means.memo.cache.settle()
    return loaded


@dataclass(frozen=True, slots=True)
class Taken:
    """The content as it was read, file by file."""

    case: Case | None
    filed: tuple[Filed, ...]
    problems: tuple[Diagnostic, ...]
    """What is wrong with the folder and the case; each file has its own with it."""


@dataclass(frozen=True, slots=True)
class Related:
    """The content with everything in it related to everything else, not yet examined."""

    dossier: Dossier
    shelved: Site
    problems: tuple[Diagnostic, ...]
    """What was found so far."""


def judge(  # noqa: PLR0913  # what was read and is remembered, and two words on what it is for
    content: Path,
    taken: Taken,
    at: datetime,
    known: Recollection,
    *,
    drafts: bool = False,
    unreviewed: bool = False,
) -> Loaded:
    """Link what was taken in and check all of it together.

    With `unreviewed`, what an import guessed may be published before anybody has reviewed it.
    """
    found = relate(content, taken, at, known, drafts=drafts)
    if found is None:
        return Loaded(None, told(taken))
    problems = (*found.problems, *examine(found, known))
    return Loaded(found.dossier, told(taken, problems, unreviewed=unreviewed), found.shelved)


def relate(  # noqa: PLR0913  # what was read and is remembered, and what it is for
    content: Path,
    taken: Taken,
    at: datetime,
    known: Recollection,
    before: Shown | None = None,
    *,
    drafts: bool = False,
) -> Related | None:
    """Link what was taken in and put the edition of a moment on its shelves."""
    if taken.case is None:
        return None
    dossier, unlinked = link(records(taken.case, taken.filed), known)
    edition = publish_edition(dossier, at, drafts=drafts, before=before)
    return Related(dossier, shelve(edition, content), (*unlinked, *expiry(taken.case, at)))


def examine(found: Related, known: Recollection) -> tuple[Diagnostic, ...]:
    """Check the whole dossier."""
    dossier = found.dossier
    problems = (problem for check in DOSSIER_CHECKS for problem in check(dossier))
    return (*problems, *parties(dossier, known), *links(found.shelved))


def told(
    taken: Taken, more: Iterable[Diagnostic] = (), *, unreviewed: bool = False
) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong, once and in order."""
    own = (*taken.problems, *(d for one in taken.filed for d in one.diagnostics), *more)
    return tuple(sorted(set(softened(own, taken.filed, unreviewed=unreviewed))))


def softened(
    problems: Iterable[Diagnostic], filed: Iterable[Filed], *, unreviewed: bool
) -> Iterator[Diagnostic]:
    """Turn the errors of drafts into warnings: what is not published stops no publication."""
    drafts = {
        one.file
        for one in filed
        if one.record is not None and not isinstance(one.record, Actor) and one.record.draft
    }
    for one in problems:
        allowed = unreviewed and one.code == OPEN_REVIEW.code
        is_softened = one.is_error and (allowed or one.file in drafts)
        yield replace(one, severity=Severity.WARNING) if is_softened else one


def load_case(content: Path) -> tuple[Case | None, tuple[Diagnostic, ...]]:
    """Read case.yaml; None where it is missing or no YAML."""
    found = Findings(CASE_FILE)
    if not (content / CASE_FILE).is_file():
        found.add(
            NO_CASE,
            Span(),
            f"there is no {CASE_FILE} in this folder, so it is no dossier",
            "name the dossier's folder with --content, or make one with: dossier init DIR",
        )
        return None, found.all()
    data = read_bytes(content / CASE_FILE, found)
    front = read_case(data, found) if data is not None else None
    if front is None:
        return None, found.all()
    case = schema.case(front, found)
    outputs = front.get("outputs")
    for name in case.outputs or ():
        if name not in NAMES:
            near = closest(name, NAMES)
            found.add(
                UNKNOWN_KIND,
                outputs.span if outputs is not None else Span(),
                f"`outputs` names “{name}”, which is no output",
                f"did you mean `{near}`?" if near else f"they are {', '.join(sorted(NAMES))}",
            )
    return case, found.all()


def records(case: Case, filed: Sequence[Filed]) -> Records:
    """Sort what was taken in by kind."""
    whole = [one for one in filed if one.record is not None]
    read = {one.slug for one in whole}
    return Records(
        case=case,
        documents=tuple(
            (one.record, one.words) for one in whole if isinstance(one.record, DocumentRecord)
        ),
        actors=tuple(one.record for one in whole if isinstance(one.record, Actor)),
        events=tuple(one.record for one in whole if isinstance(one.record, EventRecord)),
        pages=tuple(one.record for one in whole if isinstance(one.record, FreePage)),
        unread=frozenset(one.slug for one in filed) - read,
    )


def shelve(edition: Edition, content: Path) -> Site:
    """Index an edition for its pages, with the outputs that the case chooses."""
    chosen = edition.case.outputs
    names = NAMES if chosen is None else ALWAYS | (NAMES & frozenset(chosen))
    sources = content / edition.case.sources_dir
    return site(edition, locale(edition.case.language), sources, names)


def render(
    shelved: Site,
    content: Path,
    hidden: tuple[Secret, ...],
    means: Means = ALONE,
    standing: Path | None = None,
) -> Finished:
    """Make every file of the site, checked; what has not changed since `standing` stays there.

    `hidden` are the texts that must stand in none of them.
    """
    means.stage("planning pages", len(shelved.edition.holdings.documents))
    ledger = recall(shelved, means.memo, standing)
    clock = means.memo.now if means.memo else 0
    order = Order(shelved, theme.theme(content), hidden, ledger, standing, clock)
    return finish(order, means.run, means.stage)


def recall(shelved: Site, memo: Memo | None, standing: Path | None) -> Ledger:
    """Return the ledger for an edition; it knows of the files that stand what still holds."""
    if memo is None or standing is None:
        return Ledger(b"", States(shelved))
    data = memo.cache.get(_ledger_of(standing))
    now = States(shelved)
    stands = _stamp_of(standing, memo.disk)
    return Ledger.after(data, base(shelved, memo.program), now, stands)


def keep(ledger: Ledger, memo: Memo | None, standing: Path) -> None:
    """Keep the ledger of the files that stand now."""
    if memo is not None:
        memo.cache.put(_ledger_of(standing), ledger.pack(_stamp_of(standing, memo.disk)))


def _stamp_of(site: Path, disk: Disk) -> str:
    return stamp([(site, disk.look(site, whole=True))]).digest


def _ledger_of(site: Path) -> str:
    return "ledger " + os.fsencode(site.absolute()).decode("latin-1")


def _spare_of(site: Path) -> str:
    """Return the name of the folder in which the stage of a site waits for the next build."""
    place = os.fsencode(site.absolute())
    return f"spare-{hashlib.blake2b(place, digest_size=8).hexdigest()}"


def build(
    content: Path,
    output: Path,
    at: datetime,
    means: Means = ALONE,
    *,
    unreviewed: bool = False,
) -> Built:
    """Check the content and publish the edition of a moment into `output`.

    Raises publish.RefusedError where the output folder cannot be used.
    """
    with publish.prepared(output, content, means.memo.disk if means.memo else None):
        loaded = load(content, at, means, unreviewed=unreviewed)
        return _build(content, output, loaded, means)


def _build(content: Path, output: Path, loaded: Loaded, means: Means) -> Built:
    shelved = loaded.shelved
    if loaded.dossier is None or shelved is None or not loaded.is_sound:
        return Built(None, None, loaded.diagnostics, loaded.dossier)
    edition = shelved.edition
    made = render(shelved, content, secrets(loaded.dossier), means, output)
    diagnostics = tuple(sorted((*loaded.diagnostics, *made.diagnostics)))
    if has_errors(made.diagnostics):
        return Built(None, edition, diagnostics, loaded.dossier)
    means.stage("writing", len(made.files))
    disk = means.memo.disk if means.memo else Disk()
    spare = means.memo.cache.folder / _spare_of(output) if means.memo else None
    try:
        kept = publish.digests_of(output, made.kept)
        done = publish.write(output, made.files, kept, disk, spare)
    except publish.ChangedMeanwhileError:
        disk.forget(output)
        made = render(shelved, content, secrets(loaded.dossier), means)
        done = publish.write(output, made.files, None, disk, spare)
    if not made.diagnostics:
        keep(made.ledger, means.memo, output)
    return Built(done, edition, diagnostics, loaded.dossier)


def check(
    content: Path, at: datetime, before: Mapping[str, Published] | None = None
) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with the content and with the pages it would make."""
    return checked(content, at, before).diagnostics


def checked(
    content: Path,
    at: datetime,
    before: Mapping[str, Published] | None = None,
    means: Means = ALONE,
    standing: Path | None = None,
) -> Built:
    """Do all of a build but the writing.

    With `before`, what a published site says of its documents, also tell what would change. Pages
    that `standing`, the folder of the site, holds already as they would be were checked before.
    """
    loaded = load(content, at, means)
    shelved = loaded.shelved
    if loaded.dossier is None or shelved is None or not loaded.is_sound:
        return Built(None, None, loaded.diagnostics, loaded.dossier)
    edition = shelved.edition
    problems = render(shelved, content, secrets(loaded.dossier), means, standing).diagnostics
    changes = _changes(before, edition) if before is not None else ()
    exposed = open_repository(loaded.dossier, content)
    diagnostics = tuple(sorted((*loaded.diagnostics, *problems, *changes, *exposed)))
    return Built(None, edition, diagnostics, loaded.dossier)


def _changes(before: Mapping[str, Published], edition: Edition) -> tuple[Diagnostic, ...]:
    from dossier.against import compare  # noqa: PLC0415  # most runs compare nothing

    return compare(before, edition)
