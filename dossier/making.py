"""An edition on its shelves → the bytes of the site; what has not changed stays standing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from dossier import strung
from dossier.artifact import Artifact, Copy, Data, Page
from dossier.checks.leaks import Secret
from dossier.checks.site import collisions, leads_to
from dossier.columns import Columns, Shelfful
from dossier.cuts import Cuts, Nameless
from dossier.diagnostics import Diagnostic
from dossier.digests import digest
from dossier.inlays import putting
from dossier.layout import Layout
from dossier.ledger import Ledger, Made
from dossier.look import Look
from dossier.memo import Run
from dossier.mending import mended
from dossier.noted import STOOD, Ahead, Batch, Elsewhere, Note, noting
from dossier.outputs import OUTPUTS
from dossier.planned import Given, given
from dossier.render import Renderer, RenderError
from dossier.site import Site
from dossier.spool import Laid, Place, Spool
from dossier.stood import Stood
from dossier.strung import Strung
from dossier.theme import Theme
from dossier.together import Whole, checked

ASSETS = "assets"
"""The files of the theme, as if they were an output."""
Plan = Callable[[Collection[str] | None], Iterable[Artifact]]
"""Lists the files of an output; those that are not sought, where some are, may be left out."""


def plans(site: Site, static: Mapping[str, Path]) -> Iterator[tuple[str, Plan]]:
    """Return by name what plans each part of a site."""
    for output in OUTPUTS:
        if site.has(output.name):
            yield output.name, partial(output.plan, site)
    yield ASSETS, lambda _: assets(static)


def plan(site: Site, static: Mapping[str, Path]) -> Iterator[Artifact]:
    """List everything that a site is made of, without making it."""
    for _, make_plan in plans(site, static):
        yield from make_plan(None)


def assets(static: Mapping[str, Path]) -> Iterator[Artifact]:
    """List the files of the theme that go into the site as they are."""
    for name, origin in static.items():
        yield Copy(f"assets/{name}", origin)


def make(artifact: Artifact, renderer: Renderer) -> bytes:
    """Return the bytes of one file of the site."""
    if isinstance(artifact, Page):
        return renderer.render(artifact)
    if isinstance(artifact, Data):
        return artifact.make()
    return artifact.origin.read_bytes()


class Finished(Struct, frozen=True):
    """All files of a site."""

    files: Mapping[str, bytes]
    """Those that were made; with errors there may be fewer."""
    kept: frozenset[str]
    """The paths of those that stay as they stand."""
    diagnostics: tuple[Diagnostic, ...]
    ledger: Ledger


class Order(Struct, frozen=True):
    """What is to be made, and of what."""

    site: Site
    theme: Theme
    hidden: tuple[Secret, ...]
    """Texts that must stand in no file."""
    ledger: Ledger
    standing: Path | None = None
    """The folder of the site as it stands."""
    clock: int = 0
    """The time in nanoseconds; a file that changed only just now may have changed unnoticed."""
    is_looked_at: bool = False
    """Whether the files are looked through alone, and not kept."""

    def needs(self, path: str) -> bool:
        """Whether the bytes of a file are asked for: links stand in pages alone."""
        return bool(self.hidden) or not self.is_looked_at or path.endswith(".html")


class _Work(Struct):
    """What is planned so far."""

    known: list[tuple[str, Artifact, Given | None]] = field(default_factory=list)
    """What must be made, with the output that it belongs to."""
    outputs: dict[str, Shelfful] = field(default_factory=dict)
    same: set[str] = field(default_factory=set)
    """The paths of files that are given what they were given before, but read what has changed;
    filled while all is planned."""
    mended: set[str] = field(default_factory=set)
    """The paths of pages of which only parts were made: they hold all places that they held."""


def finish(order: Order, run: Run, stage: Callable[[str, int], None]) -> Finished:
    """Make and check what has changed, and keep the rest."""
    renderer = Renderer(order.theme.templates, order.site.locale)
    # beside the site, where its stage will be too
    files = Spool(order.standing.absolute().parent if order.standing else None)
    work = _Work()
    stood = Stood(order.site.once.aside, order.ledger, work.same)
    _plan_all(work, order, renderer, files, stood, run)
    kept = frozenset[str]().union(*(one.staying for one in work.outputs.values()))
    problems: list[Diagnostic] = []
    if not order.ledger.has_same_paths(work.outputs):
        problems += collisions(path for one in work.outputs.values() for path in one.paths)
    stage("making files", len(work.known))
    for _, artifact, _ in work.known:
        if not order.needs(artifact.path):
            files.put(artifact.path, b"")
    work.known = [one for one in work.known if order.needs(one[1].path)]
    work_on = partial(_made, renderer, files, stood)
    results = run(work_on, [(artifact, known) for _, artifact, known in work.known])
    for planned, made in zip(work.known, results, strict=True):
        if isinstance(made, Diagnostic):
            problems.append(made)
        else:
            _take_in(planned, made, order.ledger, work, files, stood)
    stage("checking files", len(files))
    if not problems:
        whole = Whole(files, kept, order.standing, work.mended)
        problems += checked(order.ledger, work.outputs, whole, order.hidden)
    order.ledger.outputs = work.outputs
    return Finished(files, kept, tuple(sorted(set(problems))), order.ledger)


def _plan_all(  # noqa: PLR0913, PLR0917  # all that the making needs as well
    work: _Work, order: Order, renderer: Renderer, files: Spool, stood: Stood, run: Run
) -> None:
    """Plan every output of which anything may have changed."""
    ledger = order.ledger
    look = Look(renderer, order.theme, ledger)
    changed = [one for one in OUTPUTS if not (look.is_same and ledger.holds(one.name))]
    jobs = [job for one in changed if order.site.has(one.name) for job in one.ahead(order.site)]
    if not order.needs(""):
        for job in jobs:
            job.learn((job.in_its_place, ()))
        jobs = []
    long = [stood.weighed(job) for job in jobs if not (look.is_same and _stands(order, job))]
    done = run(partial(_worked_out, files, stood), long)
    for job, (made, notes, strung_of) in zip(long, done, strict=True):
        found = _found(files, made)
        job.learn((found, notes))
        stood.keep_pieces(strung_of)
    for name, make_plan in plans(order.site, order.theme.assets()):
        is_as_before = look.is_same and ledger.plans_as_before(name)
        if not (is_as_before and _plan_again(work, order, look, name, make_plan)):
            _plan(work, order, look, name, make_plan)


def _plan(work: _Work, order: Order, look: Look, name: str, make_plan: Plan) -> None:
    """Plan all that an output makes; what is given what it was given before may stay."""
    with noting() as notes:
        artifacts = list(make_plan(None))
    staying = set()
    for artifact in artifacts:
        known = given(artifact, look.digest, order.clock)
        if order.ledger.stays_with(name, artifact.path, known):
            staying.add(artifact.path)
        else:
            work.known.append((name, artifact, known))
            if look.is_same and order.ledger.was_given(name, artifact.path, known):
                work.same.add(artifact.path)
    paths = [artifact.path for artifact in artifacts]
    has_copies = any(isinstance(artifact, Copy) for artifact in artifacts)
    numbers = order.ledger.numbers(notes)
    former = order.ledger.before(name) or Columns()
    work.outputs[name] = Shelfful(former, staying, numbers, paths, has_copies=has_copies)


def _plan_again(work: _Work, order: Order, look: Look, name: str, make_plan: Plan) -> bool:
    """Plan those files alone that read what has changed; False where that cannot be.

    Where nothing changed that was read to plan them, all is given to each that was given then.
    """
    former, sought = order.ledger.before(name), {*order.ledger.again(name)}
    if former is None:
        return False
    shelf = Shelfful(former, frozenset(former.paths) - sought)
    found: list[tuple[str, Artifact, Given | None]] = []
    for artifact in make_plan(frozenset(sought)) if sought else ():
        if artifact.path in sought:
            sought.remove(artifact.path)
            found.append((name, artifact, given(artifact, look.digest, order.clock)))
            if not sought:
                break
    if not sought:
        work.outputs[name] = shelf
        work.known += found
        work.same |= {artifact.path for _, artifact, _ in found}
    return not sought


def _stands(order: Order, job: Ahead) -> bool:
    """Whether what a job would make stands already; then it is learned from there."""
    if not (job.path and order.standing and order.ledger.is_as_it_stands(job.path)):
        return False
    path = order.standing / job.path
    try:
        file = Cuts(str(path), ((0, path.stat().st_size),))
    except OSError:
        return False
    job.learn((Elsewhere(file.read, file.size, file), ((STOOD, job.path),)))
    return True


class _Laid(Struct, frozen=True):
    """The bytes of a file of data, which may be very many, or where they lie."""

    data: bytes | Place


def _found(files: Spool, made: object) -> object:
    """Return what was worked out, perhaps by another process; what is long of it lies elsewhere."""
    if isinstance(made, Batch):
        made.read = files.read
    if not isinstance(made, _Laid):
        return made
    size = len(made.data) if isinstance(made.data, bytes) else made.data[1]
    return Elsewhere(partial(files.read, made.data), size, made.data)


_Done = tuple[object, tuple[Note, ...], dict[str, Strung | None]]


def _worked_out(files: Spool, stood: Stood, job: Ahead) -> _Done:
    with strung.on(stood.pieces) as made:
        value, notes = job.do()
    return _laid(files, value), notes, made


def _laid(files: Spool, value: object) -> object:
    """Lay down what is long of something that was worked out, perhaps in another process."""
    if isinstance(value, Batch):
        return value.laid(files.lay)
    if isinstance(value, Elsewhere) and isinstance(value.laid, Nameless):
        return _Laid(files.lay_over(value.laid))
    return _Laid(files.lay(value)) if isinstance(value, bytes) else value


class _Made(Struct, frozen=True):
    data: Laid
    """The bytes, or where they lie already."""
    notes: tuple[Note, ...]
    leads_to: tuple[str, ...]
    parts: tuple[bytes, Layout] | None
    """The digest of a long page, and where its parts are."""
    strung: dict[str, Strung | None]
    """Where the pieces of files of data are."""


class _Mended(Struct, frozen=True):
    data: bytes | Place
    kept: bytes
    """What is kept of its parts; all else that is known of the page is as it was."""


def _take_in(  # noqa: PLR0913, PLR0917  # what was planned and made, and all that keeps of it
    planned: tuple[str, Artifact, Given | None],
    made: _Made | _Mended,
    ledger: Ledger,
    work: _Work,
    files: Spool,
    stood: Stood,
) -> None:
    """Take in one file that was made, and what is known of it."""
    output, artifact, known = planned
    path, shelf = artifact.path, work.outputs[output]
    files.put(path, made.data)
    former = shelf.former.get(path)
    if isinstance(made, _Mended) and former is not None:  # it stands, so there is a former entry
        stood.keep_mended(path, made.kept)
        shelf.fresh[path] = former
        work.mended.add(path)
    elif isinstance(made, _Made):
        stood.keep(path, made.notes, made.parts)
        stood.keep_pieces(made.strung)
        if known is not None:
            what = Made(known, frozenset(made.notes), made.leads_to)
            shelf.fresh[path] = ledger.entry(what, former)


def _made(
    renderer: Renderer, files: Spool, stood: Stood, planned: tuple[Artifact, Given | None]
) -> _Made | _Mended | Diagnostic:
    """Make one file and note what it is made of, or say what is wrong with its template."""
    artifact, known = planned
    found = stood.bench(artifact.path)
    whole = mended(found, artifact, renderer) if isinstance(artifact, Page) else None
    if whole is not None:
        return _Mended(files.lay(whole.data), whole.kept)
    try:
        with noting() as outside, putting(found), strung.on(stood.pieces) as pieces:
            laid = taken_over(artifact)
            if laid is not None:
                return _Made(laid, tuple(outside), (), None, pieces)
            data = make(artifact, renderer)
    except RenderError as error:
        return error.diagnostic
    handed = known.notes if known is not None else frozenset()
    notes = tuple(outside | found.read | handed)
    layout = found.layout(data, notes, outside | handed)
    parts = (digest(data), layout) if layout is not None else None
    return _Made(files.lay(data), notes, leads_to(artifact.path, data), parts, pieces)


def taken_over(artifact: Artifact) -> Laid | None:
    """Return where a file lies that was made before; None where it is to be made."""
    if not isinstance(artifact, Data) or artifact.elsewhere is None:
        return None
    found = artifact.elsewhere()
    laid = found.laid if isinstance(found, Elsewhere) else None
    return laid if isinstance(laid, bytes | tuple | Cuts) else None
