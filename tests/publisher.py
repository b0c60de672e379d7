"""Writes one of two small sites; tests start it as a program and then disturb it.

`python -m tests.publisher SITE one|two|both [two-steps|spare]`: `both` goes on for ever, and says
when it begins. A site is whole where it is one of the two, to the byte.
"""

import sys
from pathlib import Path

from dossier.publish import digests, exchange, manifest, prepared, write
from dossier.publish.refusal import walk

SAME = {f"documents/{number}.html": b"the same" * 50 for number in range(20)}
ONE = {"index.html": b"one", "actors/a.html": b"a", "old/only.html": b"gone later", **SAME}
TWO = {"index.html": b"two" * 1000, "actors/a.html": b"a", "new/new.html": b"new", **SAME}
SITES = {"one": ONE, "two": TWO}


def is_whole(site: Path) -> str:
    """The name of the site that stands there to the byte; empty where none does."""
    stands = {name: (site / name).read_bytes() for name, _ in walk(site)} if site.is_dir() else {}
    for name, files in SITES.items():
        if stands == {**files, "SHA256SUMS": manifest(digests(files))}:
            return name
    return ""


def spare_of(site: Path) -> Path:
    """Where the stage of a site waits for the next build."""
    return site.parent / ".dossier-cache" / "spare"


def main(folder: str, which: str, *how: str) -> None:
    if "two-steps" in how:
        vars(exchange)["_exchange"] = lambda _one, _other: False
    site = Path(folder)
    spare = spare_of(site) if "spare" in how else None
    names = ["one", "two"] if which == "both" else [which]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        for name in names:
            with prepared(site, site.parent / "content"):
                write(site, SITES[name], spare=spare)
        if which != "both":
            break


if __name__ == "__main__":
    main(*sys.argv[1:])
