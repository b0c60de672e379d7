"""Which folders a build may never write to: told before anything is built."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from dossier import urls
from dossier.publish.manifest import read_manifest
from dossier.stamps import UNREADABLE, Table

BESIDE_CONTENT = ("templates", "static", ".dossier-cache")
"""Folders beside the content that a build reads; a site in one would become part of the next."""
_REPOSITORY = (".git", ".hg", ".svn", ".bzr", ".jj", ".fslckout", "_darcs")


class RefusedError(Exception):
    """The output folder cannot be used; the message says why and what to do."""


def refuse_unsafe(site: Path, content: Path, stands: Table | None = None) -> None:
    """Raise RefusedError unless `site` may be replaced: empty, absent, or a site of ours.

    `stands` is what the disk says of it, where that is known.
    """
    refuse_place(site, content)
    if not site.exists():
        return
    if not site.is_dir():
        raise RefusedError(f"{site} is a file: name a folder with --site")
    if any((site / name).exists() for name in _REPOSITORY):
        raise RefusedError(f"{site} is a repository: name another folder with --site")
    if os.path.ismount(site):
        raise RefusedError(
            f"{site} is a disk of its own, and a site is replaced as a whole: "
            f"name a folder in it, such as {site / 'site'}, with --site"
        )
    stranger = next(foreign(site, stands), None)
    if stranger is not None:
        raise RefusedError(
            f"{site} holds files that no build wrote ({stranger}): move them away, "
            "or name another folder with --site"
        )


def refuse_place(site: Path, content: Path) -> None:
    """Refuse a place that no site may have, whatever lies there."""
    if site.is_symlink():
        raise RefusedError(f"{site} is a link: name the folder itself with --site")
    resolved, inside = site.resolve(), content.resolve()
    if _overlap(resolved, inside):
        raise RefusedError(
            f"{site} and the content lie inside one another: name another folder with --site"
        )
    here, home = Path.cwd(), Path.home().resolve()
    if resolved in {here, home, *here.parents, *home.parents}:
        raise RefusedError(f"{site} is no folder of its own: name another one with --site")
    for name in BESIDE_CONTENT:
        if _overlap(resolved, inside.parent / name):
            raise RefusedError(
                f"{site} is the folder {name} beside the content, or lies in it: "
                "name another folder with --site"
            )


def _overlap(one: Path, other: Path) -> bool:
    return one == other or one in other.parents or other in one.parents


def foreign(site: Path, stands: Table | None = None) -> Iterator[str]:
    """List what the site's manifest does not: files of others, links, devices."""
    known = {*read_manifest(site), urls.MANIFEST, *urls.SIGNATURES}
    listed: Iterable[tuple[str, bool]] = walk(site)
    if stands is not None and UNREADABLE not in stands.values():
        if stands.keys() <= known and all(map(stat.S_ISREG, {one[0] for one in stands.values()})):
            return
        listed = ((name, stat.S_ISREG(stands[name][0])) for name in sorted(stands))
    for name, is_regular in listed:
        if not is_regular or name not in known:
            yield name


def walk(folder: Path, below: str = "") -> Iterator[tuple[str, bool]]:
    """List all but the folders, in order, and whether each is a regular file; no link is followed.

    A folder that cannot be read raises OSError: nobody knows what it holds.
    """
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda one: one.name)
    for one in listed:
        if one.is_dir(follow_symlinks=False):
            yield from walk(Path(one.path), f"{below}{one.name}/")
        else:
            yield below + one.name, one.is_file(follow_symlinks=False)
