"""All files of a site together, made or standing: what is wrong with them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from dossier.checks.leaks import Secret, leaks
from dossier.checks.site import dead_links, lost
from dossier.columns import Shelfful, unpacked
from dossier.diagnostics import Diagnostic
from dossier.digests import digest
from dossier.ledger import Ledger


class Whole(Mapping[str, bytes]):
    """All files of the site: those that were made, and those that stand, read when asked for."""

    def __init__(
        self,
        files: Mapping[str, bytes],
        kept: frozenset[str],
        site: Path | None,
        alike: Container[str] = (),
    ) -> None:
        """Know which files were made and which stand, and of which the places are as they were."""
        self.files, self.kept, self.site, self.alike = files, kept, site, alike

    def __getitem__(self, path: str) -> bytes:
        if path in self.files:
            return self.files[path]
        if path in self.kept and self.site is not None:
            return (self.site / path).read_bytes()
        raise KeyError(path)

    def __contains__(self, path: object) -> bool:
        return path in self.files or path in self.kept

    def __iter__(self) -> Iterator[str]:
        yield from self.files
        yield from self.kept

    def __len__(self) -> int:
        return len(self.files) + len(self.kept)


def checked(
    ledger: Ledger, outputs: Mapping[str, Shelfful], whole: Whole, hidden: tuple[Secret, ...]
) -> list[Diagnostic]:
    """Tell of dead links and of withheld texts; of what was clean before, only what is new."""
    sought = digest(repr(hidden).encode())
    looked_through = whole.files if sought == ledger.hidden else whole
    ledger.hidden = sought
    dead = dead_ends(ledger, outputs, whole)
    return [*dead_links(whole, dead), *leaks(looked_through, hidden)]


def dead_ends(ledger: Ledger, outputs: Mapping[str, Shelfful], whole: Whole) -> frozenset[str]:
    """Return the pages that hold a link which leads nowhere, and those not known well enough.

    A page that stays leads where it led, unless that is gone; a place in another page that stays
    is there still.
    """
    fresh: set[int] = set()
    unknown = set(whole.files)
    for shelf in outputs.values():
        for path, entry in shelf.fresh.items():
            former = shelf.former.get(path)
            known = unpacked(former.leads_to) if former is not None else ()
            fresh.update({*unpacked(entry.leads_to)}.difference(known))
        unknown -= shelf.fresh.keys()
    targets = ledger.targets
    if ledger.has_same_paths(outputs):  # only places in files that were made can be gone
        made = [path for path in whole.files if path not in whole.alike]
        before = {number: one for path in made for number, one in targets.into(path).items()}
    else:
        before = dict(enumerate(targets.names()))
    led_to = {number: targets.name(number) for number in fresh}
    missing = lost(before.values(), whole, whole.kept) | lost(led_to.values(), whole, ())
    ledger.has_dead_ends = bool(missing)
    gone = {number for number, target in {**before, **led_to}.items() if target in missing}
    bad = {path for one in outputs.values() for path in one.leading_to(gone)} if gone else set()
    return frozenset(bad | unknown)
