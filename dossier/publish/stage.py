"""The folder in which a site is put together: a new one, or the spare that the last build left.

A spare holds names alone: each of its files is one of the standing site's, by a second name; after
a build that was killed it may be the old site, until the next build puts that right. It is compared
with the site by where the files lie on the disk, so whatever a killed build or anybody
else left in it is put right, and it is never believed. Each of its files stands in its own list,
SHA256SUMS, at every moment: that is how what others put there is known, and kept.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct, field

from dossier import urls
from dossier.publish.manifest import read_manifest
from dossier.publish.refusal import walk
from dossier.stamps import NEVER, Mark, mark

FILE_MODE = 0o644
FOLDER_MODE = 0o755
_NEXT = f"{urls.MANIFEST}.next"
"""The list of a spare while it is written."""
Read = Callable[[str], Iterable[bytes]]
"""Reads a file, a little at a time."""
_STRANGE = -1
"""The place of what is no plain file."""


class Stage(Struct):
    """A folder that becomes the site."""

    path: Path
    held: dict[str, int] = field(default_factory=dict)
    """Where each of its files lies on the disk, by its name."""
    folders: set[str] = field(default_factory=set)
    """Those it has, with a slash at the end."""
    fresh: list[Path] = field(default_factory=list)
    """The files that were written anew."""
    touched: list[str] = field(default_factory=list)
    """Those and the ones that got a second name: of them the disk says something new."""

    def fill(
        self, site: Path, files: Collection[str], read: Read, stays: Mapping[str, Mark]
    ) -> list[str]:
        """Hold `files`, as `read` gives them, and what `stays` of the site, and nothing else.

        Return what is gone there, or is not as the disk said of it. The list comes first among
        the files: it says what may be deleted again.
        """
        for folder in ("", *self.folders):
            (self.path / folder).chmod(FOLDER_MODE)
        for name in [
            one for one, place in self.held.items() if one not in stays or stays[one][4] != place
        ]:
            if name != urls.MANIFEST:
                self._drop(name)
        self._only_folders_of({*files, *stays})
        for name in files:
            if name not in stays or not self._take(site, name, stays[name]):
                self._write(name, read(name))
        missing = [name for name in stays if name not in self.held and name not in files]
        return [name for name in missing if not self._take(site, name, stays[name])]

    def room(self, name: str) -> str:
        """Return where a file of the stage belongs; its folder is there then."""
        folder = name[: name.rfind("/") + 1]
        if folder and folder not in self.folders:
            for part in reversed(PurePosixPath(name).parents[:-1]):
                self._make(f"{part}/")
        return f"{self.path}/{name}"

    def _take(self, site: Path, name: str, known: Mark) -> bool:
        """Give a file of the site a second name; False where that cannot be, or it has changed."""
        place = known[4]
        if self.held.get(name) == place:
            return True
        if name in self.held:
            self._drop(name)
        target = self.room(name)
        try:
            os.link(f"{site}/{name}", target, follow_symlinks=False)
            if not is_as(mark(os.lstat(target)), known):
                os.unlink(target)  # noqa: PTH108  # as the others
                return False
        except OSError:
            return False
        self.held[name] = place
        self.touched.append(name)
        return True

    def _write(self, name: str, chunks: Iterable[bytes]) -> None:
        path = Path(self.room(name))
        if name == urls.MANIFEST and name in self.held:  # never without one
            path = path.with_name(_NEXT)
            path.unlink(missing_ok=True)
        with path.open("xb") as file:
            file.writelines(chunks)
        path.chmod(FILE_MODE)
        if path.name == _NEXT:
            path = path.replace(self.path / urls.MANIFEST)
        self.held[name] = path.lstat().st_ino
        self.fresh.append(path)
        self.touched.append(name)

    def _drop(self, name: str) -> None:
        os.unlink(f"{self.path}/{name}")  # noqa: PTH108  # thousands of them
        del self.held[name]

    def _make(self, folder: str) -> None:
        if folder not in self.folders:
            path = self.path / folder
            path.mkdir(exist_ok=True)
            path.chmod(FOLDER_MODE)
            self.folders.add(folder)

    def _only_folders_of(self, names: Iterable[str]) -> None:
        used = {name[: name.rfind("/")] for name in names if "/" in name}
        whole = {f"{part}/" for one in used for part in (one, *PurePosixPath(one).parents)}
        for folder in sorted(self.folders - whole, reverse=True):
            (self.path / folder).rmdir()
            self.folders.remove(folder)


def opened(path: Path, site: Path) -> Stage | None:
    """Return the stage that is kept at `path`, or a new one; None where none may be kept there.

    It must be on the disk of the site, and files of the site must be able to have names in it.
    """
    try:
        if path.parent.is_symlink():
            return None
        path.mkdir(exist_ok=True)
        stage = Stage(path, *_held(path))
        probe = path / _NEXT
        probe.unlink(missing_ok=True)
        if (site / urls.MANIFEST).is_file():
            os.link(site / urls.MANIFEST, probe, follow_symlinks=False)
            probe.unlink()
        is_near = path.stat().st_dev == site.parent.stat().st_dev
    except OSError:
        return None
    stage.held.pop(_NEXT, None)
    return stage if is_near else None


def strangers(stage: Stage) -> list[str]:
    """Return what is in a stage and not in its list: somebody else put it there."""
    found = stage.held.keys() - read_manifest(stage.path) - {urls.MANIFEST, *urls.SIGNATURES}
    if _STRANGE in stage.held.values():
        found |= {name for name, place in stage.held.items() if place == _STRANGE}
    return sorted(found)


def settle(old: Path, site: Path, stands: Mapping[str, int]) -> bool:
    """Make a spare of the site that stood before; False where not all of it is ours.

    `stands` says where the files of the site lie that stands now.
    """
    stage = Stage(old, *_held(old))
    if strangers(stage):
        return False
    for name in [*stage.held]:
        if name != urls.MANIFEST and stands.get(name) != stage.held[name]:
            (old / name).unlink()
    listed = old / _NEXT
    os.link(site / urls.MANIFEST, listed, follow_symlinks=False)
    listed.replace(old / urls.MANIFEST)
    return True


def lay(spare: Path, site: Path, names: Iterable[str]) -> None:
    """Make a spare of a site that stands for the first time, so that the next build has one.

    Where that cannot be, there is none; the site stands all the same.
    """
    stage = opened(spare, site)
    if stage is None or stage.held:
        return
    try:
        for name in dict.fromkeys((urls.MANIFEST, *names)):
            os.link(f"{site}/{name}", stage.room(name), follow_symlinks=False)
    except OSError:
        discard(spare)


def _held(path: Path) -> tuple[dict[str, int], set[str]]:
    """Return where the files of a folder lie on the disk, and its folders; no link is followed."""
    held: dict[str, int] = {}
    folders: set[str] = set()
    if path.is_symlink():
        raise NotADirectoryError(path)
    _walk(str(path), "", held, folders)
    return held, folders


def _walk(folder: str, below: str, held: dict[str, int], folders: set[str]) -> None:
    with os.scandir(folder) as entries:
        listed = list(entries)
    for one in listed:
        name = below + one.name
        if one.is_file(follow_symlinks=False):  # most are
            held[name] = one.inode() & NEVER
        elif one.is_dir(follow_symlinks=False):
            folders.add(f"{name}/")
            _walk(one.path, f"{name}/", held, folders)
        else:
            held[name] = _STRANGE


def discard(folder: Path) -> str:
    """Delete the files of a stage or an old site that its manifest lists, and nothing else.

    Return where the rest is, if somebody else put something there.
    """
    known = {*read_manifest(folder), *urls.SIGNATURES}
    for name, is_regular in list(walk(folder)):
        if is_regular and name in known:
            (folder / name).unlink()
    manifest_file = folder / urls.MANIFEST  # last, so that a kill leaves nothing unlisted
    if not manifest_file.is_symlink():
        manifest_file.unlink(missing_ok=True)
    for path, _, _ in os.walk(folder, topdown=False):
        with contextlib.suppress(OSError):
            Path(path).rmdir()
    if not folder.exists():
        return ""
    left = folder.with_name(f"{folder.name.lstrip('.')}-left")
    while left.exists():
        left = left.with_name(f"{left.name}-left")
    folder.rename(left)
    return str(left)


def is_as(one: Mark, known: Mark) -> bool:
    """Whether a file is as it was; a second name changes the time of itself, and no more."""
    return one[:3] == known[:3] and one[4] == known[4]


def regular(path: Path) -> os.stat_result | None:
    """Return the status of a plain file that everybody may read; None for anything else."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return status if is_plain(status.st_mode) else None


def is_plain(mode: int) -> bool:
    """Whether a file is a plain one that everybody may read."""
    return stat.S_ISREG(mode) and (os.name == "nt" or stat.S_IMODE(mode) == FILE_MODE)
