"""What is kept of a site that was built: what its files were made of, and of what content."""

from __future__ import annotations

import os
from pathlib import Path

from dossier.ledger import Ledger, base
from dossier.memo import Memo
from dossier.site import Site
from dossier.standing import Standing, token
from dossier.states import States, Supposed


def recall(
    shelved: Site, memo: Memo | None, site: Path | None, supposed: Supposed | None = None
) -> Ledger:
    """Return the ledger for an edition; it knows of the files that stand what still holds.

    Raises OtherwiseError where something is supposed of another state than that of the site.
    """
    now = States(shelved, supposed)
    if memo is None or site is None:
        return Ledger(b"", now)
    data = memo.cache.get(_key("ledger", site))
    stands = memo.disk.stamp(site, whole=True).digest
    return Ledger.after(data, base(shelved, memo.program), now, stands)


def recall_standing(memo: Memo, site: Path) -> bytes | None:
    """Return what is kept of the content of which a site was built."""
    return memo.cache.get(_key("standing", site))


def keep(memo: Memo, site: Path, ledger: Ledger, standing: Standing | None) -> None:
    """Keep the ledger of the files that stand now, and the content of which they were made."""
    data = standing.pack() if standing is not None else b""
    memo.cache.put(_key("standing", site), data)
    stamped = memo.disk.stamp(site, whole=True).digest
    memo.cache.put(_key("ledger", site), ledger.pack(stamped, token(data)))


def _key(what: str, site: Path) -> str:
    return f"{what} {os.fsencode(site.absolute()).decode('latin-1')}"
