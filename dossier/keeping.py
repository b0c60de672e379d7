"""What is kept of a site that was built: what its files were made of, and of what content."""

from __future__ import annotations

import os
from functools import cache as once
from pathlib import Path

from dossier.aside import Aside
from dossier.cache import Cache
from dossier.ledger import Ledger, base
from dossier.memo import Memo
from dossier.site import Site
from dossier.standing import Read, Standing, token
from dossier.states import States, Supposed


def recall(
    shelved: Site, memo: Memo | None, site: Path | None, supposed: Supposed | None = None
) -> Ledger:
    """Return the ledger for an edition; it knows of the files that stand what still holds.

    Raises OtherwiseError where something is supposed of another state than that of the site.
    """
    now = States(shelved, supposed)
    shelved.once.aside = None
    if memo is None or site is None:
        return Ledger(b"", now)
    stands = memo.disk.stamp(site, whole=True).digest
    shelved.once.aside = Aside(memo.cache, site, stands, memo.program)
    return ledger_at(memo.cache, _key("ledger", site), base(shelved, memo.program), now, stands)


def ledger_at(cache: Cache, key: str, base: bytes, now: States, site: str) -> Ledger:
    """Return the ledger that is kept under a key, as far as it still holds."""
    return Ledger.after(cache.get(key), lambda part: cache.get(f"{part} of {key}"), base, now, site)


def keep_ledger(cache: Cache, key: str, ledger: Ledger, site: str, token: bytes) -> None:
    """Keep a ledger under a key; parts that are as they were are not written again."""
    head, parts = ledger.pack(site, token)
    cache.put(key, head)
    for part, data in parts.items():
        cache.put(f"{part} of {key}", data)


def recall_standing(memo: Memo, site: Path) -> Read:
    """Return what reads what is kept of the content of which a site was built, part by part."""
    return once(lambda name: memo.cache.get(_standing_key(name, site)))


def keep(memo: Memo, site: Path, ledger: Ledger, standing: Standing | None) -> None:
    """Keep the ledger of the files that stand now, and the content of which they were made."""
    data, parts = standing.pack() if standing is not None else (b"", {})
    for name, part in {**parts, "": data}.items():
        memo.cache.put(_standing_key(name, site), part)
    stamped = memo.disk.stamp(site, whole=True).digest
    keep_ledger(memo.cache, _key("ledger", site), ledger, stamped, token(data))
    aside = ledger.now.site.once.aside
    if isinstance(aside, Aside):
        aside.keep(stamped)


def _standing_key(name: str, site: Path) -> str:
    return _key(f"standing, {name}" if name else "standing", site)


def _key(what: str, site: Path) -> str:
    return f"{what} {os.fsencode(site.absolute()).decode('latin-1')}"
