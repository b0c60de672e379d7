"""A letter only moves forward: file → draft → document → dossier → edition → page → bytes.

This is the file to read first. `load` takes the content in and says everything that is wrong;
`build` publishes an edition of it. Each function is one step of the sentence above.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dossier import publish, theme
from dossier.amending import Amended, amend
from dossier.casefile import load_case
from dossier.checks.expiry import expiry
from dossier.checks.links import links
from dossier.checks.parties import parties
from dossier.checks.repository import open_repository
from dossier.cuts import GoneError
from dossier.diagnostics import Diagnostic, has_errors
from dossier.edition import Edition, Shown
from dossier.edition import publish as publish_edition
from dossier.formats.record import Published
from dossier.i18n import locale
from dossier.keeping import keep, recall, recall_standing
from dossier.ledger import Ledger
from dossier.link import link, look_through
from dossier.making import Finished, Order, finish
from dossier.memo import Memo, Run, take
from dossier.model import Dossier
from dossier.outputs import ALWAYS, NAMES
from dossier.readers.folder import scan
from dossier.recollection import Recollection
from dossier.reread import Basis
from dossier.site import Site, site
from dossier.stamps import MANY, Disk
from dossier.standing import Beside, Standing, across, beside_of, standing_of
from dossier.states import OtherwiseError, Supposed
from dossier.taken import Taken, records, told


class Loaded(Struct, frozen=True):
    """The content, taken in and judged."""

    dossier: Dossier | None
    """None where there is no case that could be read, and where nothing but words was."""
    diagnostics: tuple[Diagnostic, ...]
    shelved: Site | None = None
    """The edition of the moment, on its shelves."""
    beside: Beside | None = None
    amended: Amended | None = None
    """Where only words have changed since the site was built: what is supposed of all else."""

    @property
    def is_sound(self) -> bool:
        """Whether it may be published."""
        return self.ready is not None

    @property
    def ready(self) -> Ready | None:
        """What is needed to publish it; None where it may not be published."""
        if self.shelved is None or self.beside is None or has_errors(self.diagnostics):
            return None
        return Ready(self.shelved, self.beside, self.amended.supposed if self.amended else None)


class Ready(Struct, frozen=True):
    """Content that may be published."""

    shelved: Site
    beside: Beside
    supposed: Supposed | None
    """What need not be asked of it."""


class Means(Struct, frozen=True):
    """With what the work is done; the result is the same with any."""

    run: Run = map
    """Does one thing to many, perhaps in several processes."""
    memo: Memo | None = None
    """What was taken in before."""
    stage: Callable[[str, int], None] = lambda _name, _count: None
    """Is told the name of each stage when it begins, and how many things there are to do."""


ALONE = Means()
"""In one process, from the files alone."""


class Built(Struct, frozen=True):
    """What a build did."""

    published: publish.Published | None
    """None where errors stopped it; the old site then stands as it was."""
    edition: Edition | None
    diagnostics: tuple[Diagnostic, ...]
    beside: Beside | None = None


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
    if case is not None:
        look_through(records(case, filed), known, means.run)
    loaded = judge(content, taken, at, known, drafts=drafts, unreviewed=unreviewed)
    if means.memo is not None:
        known.keep(means.memo.cache)
        means.memo.cache.settle()
    return loaded


class Related(Struct, frozen=True):
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
    crosswise = across(found.dossier)
    alone = (*parties(found.dossier, known), *known.problems)
    more = (
        *found.problems,
        *(d for one in crosswise for d in one.told),
        *alone,
        *links(found.shelved),
    )
    diagnostics = told(taken, more, unreviewed=unreviewed)
    own = {*alone, *(problem for one in taken.filed for problem in one.diagnostics)}
    entangled = frozenset(one.file for one in (*taken.problems, *more) if one not in own)
    beside = beside_of(found.dossier, at, entangled, crosswise, unreviewed=unreviewed)
    return Loaded(found.dossier, diagnostics, found.shelved, beside)


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
    return (
        *(problem for one in across(found.dossier) for problem in one.told),
        *parties(found.dossier, known),
        *links(found.shelved),
    )


def shelve(edition: Edition, content: Path) -> Site:
    """Index an edition for its pages, with the outputs that the case chooses."""
    chosen = edition.case.outputs
    names = NAMES if chosen is None else ALWAYS | (NAMES & frozenset(chosen))
    sources = content / edition.case.sources_dir
    return site(edition, locale(edition.case.language), sources, names)


def render(
    ready: Ready,
    content: Path,
    means: Means = ALONE,
    standing: Path | None = None,
    *,
    is_looked_at: bool = False,
) -> Finished:
    """Make every file of the site, checked; what has not changed since `standing` stays there.

    Where the files are only looked at, those in which nothing can be wrong are not made.
    """
    shelved = ready.shelved
    means.stage("planning pages", len(shelved.edition.holdings.documents))
    ledger = recall(shelved, means.memo, standing, ready.supposed)
    clock = means.memo.now if means.memo else 0
    look, hidden = theme.theme(content), ready.beside.secrets
    if means.memo is not None:
        disk = means.memo.disk
        ledger.origins = " ".join(disk.stamp(one).digest for one in (shelved.sources, *look.static))
    order = Order(shelved, look, hidden, ledger, standing, clock, is_looked_at)
    return finish(order, means.run, means.stage)


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
    disk, spare = (memo.disk, memo.spare_of(output)) if (memo := means.memo) else (None, None)
    with publish.prepared(output, content, disk, spare):
        try:
            loaded = amended(content, at, means, output, unreviewed=unreviewed)
            if loaded is not None:
                return _build(content, output, loaded, means)
        except (OtherwiseError, GoneError):
            pass
        loaded = load(content, at, means, unreviewed=unreviewed)
        return _build(content, output, loaded, means)


def amended(
    content: Path, at: datetime, means: Means, site: Path, *, unreviewed: bool = False
) -> Loaded | None:
    """Return the content where only words have changed since a site was built of it; else None."""
    case, problems = load_case(content)
    if means.memo is None or case is None or has_errors(problems):
        return None
    read = recall_standing(means.memo, site)
    if not read(""):
        return None
    count = len(means.memo.disk.look(content))
    if count > MANY:
        means.memo.disk.ahead(site)
    means.stage("finding changes", count)
    basis = Basis(content, case, at, means.memo, read, unreviewed)
    found = amend(basis, partial(shelve, content=content))
    if found is None:
        return None
    means.memo.cache.settle()
    return Loaded(None, found.diagnostics, found.site, found.standing.lasting.beside, found)


def _build(content: Path, output: Path, loaded: Loaded, means: Means) -> Built:
    ready, memo = loaded.ready, means.memo
    if ready is None:
        return Built(None, None, loaded.diagnostics, loaded.beside)
    edition = ready.shelved.edition
    made = render(ready, content, means, output)
    diagnostics = tuple(sorted((*loaded.diagnostics, *made.diagnostics)))
    if has_errors(made.diagnostics):
        return Built(None, edition, diagnostics, ready.beside)
    means.stage("writing", len(made.files))
    disk, spare = (memo.disk, memo.spare_of(output)) if memo else (Disk(), None)
    try:
        kept = publish.digests_of(output, made.kept)
        done = publish.write(output, made.files, kept, disk, spare)
    except publish.ChangedMeanwhileError:
        disk.forget(output)
        made = render(replace(ready, supposed=None), content, means)
        diagnostics = tuple(sorted((*loaded.diagnostics, *made.diagnostics)))
        if has_errors(made.diagnostics):  # a template may have been broken meanwhile
            return Built(None, edition, diagnostics, ready.beside)
        done = publish.write(output, made.files, None, disk, spare)
    if not made.diagnostics and memo is not None:
        keep(memo, output, made.ledger, _stands(content, loaded, memo, made.ledger))
    return Built(done, edition, diagnostics, ready.beside)


def _stands(content: Path, loaded: Loaded, memo: Memo, ledger: Ledger) -> Standing | None:
    """Return what is kept of the content that was built."""
    if loaded.amended is not None:
        return loaded.amended.standing
    if loaded.dossier is None or loaded.beside is None:
        return None
    told = (loaded.diagnostics, loaded.beside)
    return standing_of(content, memo, loaded.dossier, ledger.now, told, wholes=ledger.notes.wholes)


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
    try:
        loaded = amended(content, at, means, standing) if standing is not None else None
        if loaded is not None:
            return _checked(content, before, loaded, means, standing)
    except (OtherwiseError, GoneError):
        pass
    return _checked(content, before, load(content, at, means), means, standing)


def _checked(
    content: Path,
    before: Mapping[str, Published] | None,
    loaded: Loaded,
    means: Means,
    standing: Path | None,
) -> Built:
    ready = loaded.ready
    if ready is None:
        return Built(None, None, loaded.diagnostics, loaded.beside)
    edition = ready.shelved.edition
    problems = render(ready, content, means, standing, is_looked_at=True).diagnostics
    changes: tuple[Diagnostic, ...] = ()
    if before is not None:
        from dossier.against import compare  # noqa: PLC0415  # most runs compare nothing

        changes = compare(before, edition)
    exposed = open_repository(edition.case, ready.beside.withholding, content)
    diagnostics = tuple(sorted((*loaded.diagnostics, *problems, *changes, *exposed)))
    return Built(None, edition, diagnostics, ready.beside)
