"""Finished files → the site's folder: staged beside it, swapped in whole, with a manifest."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dossier import urls

STAGE = ".stage-"
FILE_MODE = 0o644
FOLDER_MODE = 0o755


class RefusedError(Exception):
    """The output folder cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Published:
    """What writing a site did."""

    files: int
    written: int
    """How many of them are new or have other bytes than before."""


def refuse_unsafe(site: Path, content: Path) -> None:
    """Raise RefusedError unless `site` may be replaced: empty, absent, or a site of ours."""
    resolved = site.resolve()
    inside = content.resolve()
    if site.is_symlink():
        raise RefusedError(f"{site} is a link: name the folder itself with --site")
    if resolved == inside or inside in resolved.parents or resolved in inside.parents:
        raise RefusedError(
            f"{site} and the content lie inside one another: name another folder with --site"
        )
    if resolved in {Path("/"), Path.home().resolve(), Path.cwd()}:
        raise RefusedError(f"{site} is no folder of its own: name another one with --site")
    if not site.exists():
        return
    if not site.is_dir():
        raise RefusedError(f"{site} is a file: name a folder with --site")
    if (site / ".git").exists():
        raise RefusedError(f"{site} is a repository: name another folder with --site")
    foreign = _foreign(site)
    if foreign:
        raise RefusedError(
            f"{site} holds files that no build wrote ({foreign[0]}): move them away, "
            "or name another folder with --site"
        )


def _foreign(site: Path) -> list[str]:
    """Return the files that the site's manifest does not list."""
    known = set(read_manifest(site)) | {urls.MANIFEST}
    return sorted(
        name
        for name in (p.relative_to(site).as_posix() for p in site.rglob("*") if not p.is_dir())
        if name not in known
    )


def read_manifest(site: Path) -> dict[str, str]:
    """Return the digests of a site's files by path; empty where there is no manifest."""
    try:
        text = (site / urls.MANIFEST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    pairs = (line.split("  ", 1) for line in text.splitlines() if "  " in line)
    return {name: digest for digest, name in pairs}


def manifest(files: Mapping[str, bytes]) -> bytes:
    """Return SHA256SUMS: one line a file, in the form that `sha256sum -c` reads."""
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()


def write(site: Path, files: Mapping[str, bytes]) -> Published:
    """Write a whole site; at every instant the old one or the new one stands.

    Files that are as they were are linked from the old site, not written again; where nothing
    changed, nothing at all is written.
    """
    whole = {**files, urls.MANIFEST: manifest(files)}
    before = {**read_manifest(site)} if site.is_dir() else {}
    same = {name for name, data in whole.items() if _is_same(site / name, data)}
    if len(same) == len(whole) and set(before) == set(files):
        return Published(len(whole), 0)
    for stale in site.parent.glob(f".{site.name}{STAGE}*"):
        shutil.rmtree(stale, ignore_errors=True)
    stage = site.parent / f".{site.name}{STAGE}{os.getpid()}"
    site.parent.mkdir(parents=True, exist_ok=True)
    stage.mkdir()
    try:
        _fill(stage, site, whole, same)
        _swap(stage, site)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return Published(len(whole), len(whole) - len(same))


def _is_same(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _fill(stage: Path, site: Path, files: Mapping[str, bytes], same: set[str]) -> None:
    made: set[Path] = {stage}
    stage.chmod(FOLDER_MODE)
    for name, data in files.items():
        path = stage / name
        for folder in reversed(path.parents[: len(Path(name).parents)]):
            if folder not in made:
                folder.mkdir(exist_ok=True)
                folder.chmod(FOLDER_MODE)
                made.add(folder)
        if name in same and _linked(site / name, path):
            continue
        path.write_bytes(data)
        path.chmod(FILE_MODE)


def _linked(old: Path, new: Path) -> bool:
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        return False
    return True


def _swap(stage: Path, site: Path) -> None:
    """Put the stage in the site's place; the old site is put back if that fails."""
    if not site.exists():
        stage.rename(site)
        return
    old = stage.with_name(stage.name + "-old")
    site.rename(old)
    try:
        stage.rename(site)
    except OSError:
        old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)
