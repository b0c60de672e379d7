"""Everything that is wrong with a dossier, found in a process of its own once a page is shown.

    python -m dossier.preview.whole CONTENT MOMENT

It makes every page, drafts included, so that the preview need not: a save never waits for it, and
its memory is given back when it ends. What it has looked through is kept in the cache, so that the
next time only what has changed is made again.
"""

from __future__ import annotations

import gc
import hashlib
import os
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

import msgspec

from dossier import theme
from dossier.artifact import Artifact, Copy, Page
from dossier.cache import Cache
from dossier.checks.leaks import Secret, leaks, secrets
from dossier.checks.site import collisions, dead_links, leads_to
from dossier.columns import Columns, Shelfful
from dossier.diagnostics import Diagnostic
from dossier.keeping import keep_ledger, ledger_at
from dossier.ledger import Ledger, Made, base
from dossier.look import Look
from dossier.making import Order, make, plans
from dossier.memo import Memo
from dossier.noted import noting
from dossier.pipeline import Means, load
from dossier.planned import Given, given
from dossier.preview.pages import SLOW
from dossier.render import Renderer, RenderError
from dossier.site import Site
from dossier.spool import Spool
from dossier.stamps import Disk
from dossier.states import States
from dossier.together import Whole, dead_ends
from dossier.unchanged import program

_FIRST = {"search": 1}
"""How many files of an output come before its data, where that takes long to plan."""
_KEY = "looked through "
_told = msgspec.json.Decoder(tuple[Diagnostic, ...])


def whole(content: Path, at: datetime, memo: Memo) -> Iterator[tuple[Diagnostic, ...]]:
    """Return all that is wrong with the content, and then with the pages it makes, drafts too."""
    loaded = load(content, at, Means(memo=memo), drafts=True, unreviewed=True)
    yield loaded.diagnostics
    shelved = loaded.shelved
    if loaded.dossier is None or shelved is None:
        return
    hidden = secrets(loaded.dossier)
    key = _KEY + os.fsencode(content.absolute()).decode("latin-1")
    ledger = _ledger(memo, key, shelved, hidden)
    order = Order(shelved, theme.theme(content), hidden, ledger, clock=memo.now)
    problems = looked_through(order, memo.cache.folder)
    keep_ledger(memo.cache, key, ledger, "", b"")
    yield problems


def _ledger(memo: Memo, key: str, shelved: Site, hidden: tuple[Secret, ...]) -> Ledger:
    """Return the ledger of what was looked through before; for other secrets, an empty one."""
    told = hashlib.blake2b(repr(hidden).encode(), digest_size=16).hexdigest()
    basis = base(shelved, f"{memo.program} {told}")
    return ledger_at(memo.cache, key, basis, States(shelved), "")


def looked_through(order: Order, room: Path) -> tuple[Diagnostic, ...]:
    """Make what has changed, look through it and forget it; `room` is for what is read again."""
    renderer, ledger = Renderer(order.theme.templates, order.site.locale), order.ledger
    planned = _planned(order, renderer)
    problems = [*collisions(path for one in ledger.outputs.values() for path in one.paths)]
    pages = Spool(room if room.is_dir() else None)
    for output, artifact, known in planned:
        try:
            with noting() as notes:
                data = make(artifact, renderer)
        except RenderError as error:
            problems.append(error.diagnostic)
            continue
        found = leaks({artifact.path: data}, order.hidden)
        problems += found
        if isinstance(artifact, Page):
            pages.put(artifact.path, data)
        if known is not None and not found:
            shelf = ledger.outputs[output]
            what = Made(known, frozenset(notes), leads_to(artifact.path, data))
            shelf.fresh[artifact.path] = ledger.entry(what, shelf.former.get(artifact.path))
    if not problems:
        site = _Again(order, renderer, pages)
        problems += dead_links(site, dead_ends(ledger, ledger.outputs, site))
    return tuple(problems)


def _planned(order: Order, renderer: Renderer) -> list[tuple[str, Artifact, Given | None]]:
    """Plan every output of which anything may have changed, and return what is to be made.

    Data has no links and no template: it is made only where a text is withheld that might stand
    in it.
    """
    ledger = order.ledger
    look = Look(renderer, order.theme, ledger)
    found: list[tuple[str, Artifact, Given | None]] = []
    for name, make_plan in plans(order.site, order.theme.assets()):
        former = ledger.before(name) or Columns()
        if look.is_same and ledger.holds(name):
            ledger.outputs[name] = Shelfful(former, frozenset(former.paths))
            continue
        with noting() as notes:
            artifacts = list(islice(make_plan(None), None if order.hidden else _FIRST.get(name)))
        is_as_before = look.is_same and ledger.plans_as_before(name)
        staying = set()
        for artifact in artifacts:
            if not (order.hidden or isinstance(artifact, Page)):
                continue
            if is_as_before and ledger.stays(name, artifact.path):
                staying.add(artifact.path)
                continue
            known = given(artifact, look.digest, order.clock)
            if ledger.stays_with(name, artifact.path, known):
                staying.add(artifact.path)
            else:
                found.append((name, artifact, known))
        paths = [artifact.path for artifact in artifacts]
        has_copies = any(isinstance(artifact, Copy) for artifact in artifacts)
        numbers = ledger.numbers(notes)
        ledger.outputs[name] = Shelfful(former, staying, numbers, paths, has_copies=has_copies)
    return found


class _Again(Whole):
    """All files of the site: one that was looked through before is made again when it is read."""

    def __init__(self, order: Order, renderer: Renderer, pages: Spool) -> None:
        outputs = order.ledger.outputs
        every = frozenset(path for one in outputs.values() for path in one.paths)
        super().__init__(pages, every - pages.keys(), None)
        self.order, self.renderer, self.outputs = order, renderer, outputs
        self.artifacts: dict[str, dict[str, Artifact]] = {}
        self.unplanned = () if order.hidden else tuple(_FIRST)

    def __contains__(self, path: object) -> bool:
        return super().__contains__(path) or (
            isinstance(path, str) and any(path.startswith(SLOW[one]) for one in self.unplanned)
        )

    def __getitem__(self, path: str) -> bytes:
        if path in self.files:
            return self.files[path]
        for name in self._with(path):
            return make(self._artifacts(name)[path], self.renderer)
        raise KeyError(path)

    def _with(self, path: str) -> Iterator[str]:
        return (name for name, one in self.outputs.items() if path in one.paths)

    def _artifacts(self, output: str) -> dict[str, Artifact]:
        if output not in self.artifacts:
            plan = dict(plans(self.order.site, self.order.theme.assets()))[output]
            self.artifacts[output] = {one.path: one for one in plan(None)}
        return self.artifacts[output]


def read(line: bytes) -> tuple[Diagnostic, ...]:
    """Return what the process has told in a line; raises ValueError where that is not whole."""
    return _told.decode(line)


def main() -> None:
    """Look through a content folder; tell what was found in lines, as far as it is known."""
    content, at = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
    if hasattr(os, "nice"):
        os.nice(19)  # whatever an editor does comes first
    gc.disable()  # millions of values and hardly any circles, until the end
    threading.Thread(target=_end_with_its_preview, daemon=True).start()
    with Cache(content) as cache:
        for found in whole(content, at, Memo(cache, program(Disk()).digest, time.time_ns())):
            sys.stdout.buffer.write(msgspec.json.encode(found) + b"\n")
            sys.stdout.flush()


def _end_with_its_preview() -> None:
    """End when the preview has ended, however that came about: then nobody holds the pipe."""
    os.read(0, 1)  # not by a reader, whose lock the end of the program would wait for
    os._exit(1)


if __name__ == "__main__":
    main()
