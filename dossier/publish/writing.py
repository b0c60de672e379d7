"""A whole site is staged beside the old one, settled on the disk, and swapped in."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from dossier import urls
from dossier.cuts import GoneError
from dossier.publish import exchange
from dossier.publish.lock import HeldError, held
from dossier.publish.manifest import digests, manifest, read_manifest
from dossier.publish.refusal import RefusedError, refuse_place, refuse_unsafe
from dossier.publish.stage import (
    Stage,
    discard,
    is_as,
    is_plain,
    lay,
    opened,
    regular,
    settle,
    strangers,
)
from dossier.spool import chunks, cut_from
from dossier.stamps import NEVER, Disk, Mark, Table, mark

FEW = 64
"""Up to this many new files are settled one by one; for more, the whole disk is asked once."""
_STAGE = ".stage-"


class ChangedMeanwhileError(Exception):
    """A file that was to be kept is not as the old site's manifest says; make all files anew."""


class Published(Struct, frozen=True):
    """What writing a site did."""

    files: int
    written: int
    """How many of them are new or have other bytes than before."""
    left: str = ""
    """A folder with what others put into the old site during the build; empty where nobody did."""


@contextlib.contextmanager
def prepared(
    site: Path, content: Path, disk: Disk | None = None, spare: Path | None = None
) -> Iterator[None]:
    """Make ready for one build of `content` into `site`, and keep all others out until it ends.

    Raises RefusedError where the folder cannot be used or another build is using it. What a build
    that was killed left behind is put right first, in the `spare` too: it might hold what was taken
    back since. `disk` may know already what stands.
    """
    refuse_place(site, content)
    site.parent.mkdir(parents=True, exist_ok=True)
    try:
        with held(_beside(site, ".lock")):
            _tidy(site)
            disk = disk or Disk()
            read_manifest(site)  # it is remembered, and another process may still look at the site
            if not _stands(site, disk):  # another build has ended meanwhile
                disk.forget(site)
            refuse_unsafe(site, content, disk.look(site, whole=True))
            _put_right(spare, site, disk)
            yield
    except HeldError as error:
        raise RefusedError(
            f"another build is writing {site}: wait until it has ended, or name another folder "
            "with --site"
        ) from error


def _stands(site: Path, disk: Disk) -> bool:
    """Whether the list is still the one that was looked at; every build writes a new one."""
    known = disk.look(site, whole=True).get(urls.MANIFEST)
    try:
        return mark((site / urls.MANIFEST).lstat()) == known
    except OSError:
        return known is None


def _put_right(spare: Path | None, site: Path, disk: Disk) -> None:
    """Let a spare hold nothing but what stands: a killed build may have left an old site there."""
    if spare is None or not spare.is_dir():
        return
    with contextlib.suppress(OSError):
        stands = disk.look(site, whole=True)
        listed = (spare / urls.MANIFEST).lstat()
        if urls.MANIFEST in stands and listed.st_ino & NEVER != stands[urls.MANIFEST][4]:
            settle(spare, site, {name: one[4] for name, one in stands.items()})


def standing(site: Path) -> dict[str, str]:
    """Return the digests, by path, of the files that stand in a site as the last build left them.

    No file is read: one that was touched after its manifest was written is not among them.
    """
    try:
        written = (site / urls.MANIFEST).lstat().st_mtime_ns
    except OSError:
        return {}
    return {
        name: digest
        for name, digest in read_manifest(site).items()
        if (status := regular(site / name)) is not None and status.st_mtime_ns <= written
    }


def digests_of(site: Path, names: Iterable[str]) -> dict[str, str]:
    """Return what the manifest of a site says of some files; empty where it says nothing."""
    known, sought = read_manifest(site), frozenset(names)
    found = {**known, **dict.fromkeys(sought - known.keys(), "")}  # in its order
    for name in known.keys() - sought:
        del found[name]
    return found


def write(
    site: Path,
    files: Mapping[str, bytes],
    kept: Mapping[str, str] | None = None,
    disk: Disk | None = None,
    spare: Path | None = None,
) -> Published:
    """Write a whole site; at every instant the old one or the new one stands.

    `files` are new or may be; `kept` are further files that stay as the old site has them, with
    their digests from `digests_of`. Files that are as they were are linked, not written; where
    nothing changed, nothing at all is written. Raises ChangedMeanwhileError where one of `kept`
    is not as it should be; the old site then stands as it was. `disk` says what stands, and learns
    what stands then. The stage may stay at `spare` for the next time, if that is a good place.
    """
    kept, disk = kept or {}, disk or Disk()
    before = read_manifest(site)
    if "" in kept.values() or not kept.items() <= before.items():
        raise ChangedMeanwhileError
    try:
        sums = {**kept, **digests(files)}
    except GoneError as error:
        raise ChangedMeanwhileError from error
    stands = disk.look(site, whole=True)
    whole = _Whole(manifest(sums), files, stands)
    same = {
        name
        for name in whole
        if name == urls.MANIFEST or sums[name] == before.get(name)
        if _is_same(site / name, whole[name])
    }
    if len(same) == len(whole) and before.keys() == sums.keys():
        return Published(len(sums) + 1, 0)
    staying = (same - {urls.MANIFEST}).union(kept)
    if not staying <= stands.keys():
        raise ChangedMeanwhileError
    stays = {name: one for name, one in stands.items() if name in staying}
    if not all(map(is_plain, {one[0] for one in stays.values()})):
        raise ChangedMeanwhileError
    left = _swap(site, whole, stays, disk, spare)
    return Published(len(sums) + 1, len(whole) - len(same), left)


def _swap(
    site: Path,
    files: _Whole,
    stays: Mapping[str, Mark],
    disk: Disk,
    spare: Path | None,
) -> str:
    """Put `files` and what `stays` together, and in the place of the site.

    Return where the rest of the old site is, if somebody put something there meanwhile.
    """
    aside = _beside(site, f"{_STAGE}{os.getpid()}")
    stage, left = _opened(site, aside, spare)
    disk.forget(site)
    try:
        _fill(stage, site, files, stays)
        old = exchange.put(stage.path, site, aside)
        _settle_folder(site.parent)
        if old is None:
            if spare is not None:
                lay(spare, site, stage.held)
            return left
        if old != spare:
            return discard(old) or left
        if _is_settled(old, site, stage):
            touched = {name: mark((site / name).lstat()) for name in stage.touched}
            disk.learn(site, {**stays, **touched})
            return left
        old.rename(aside)
        return discard(aside) or left
    except BaseException:  # Ctrl-C as well: whatever stops it, no stage stays; it goes on upwards
        for one in (stage.path, aside):
            if one.exists():
                discard(one)
        raise


def _is_settled(old: Path, site: Path, stage: Stage) -> bool:
    """Make a spare of the old site; where the disk fails, the new one stands all the same."""
    try:
        return settle(old, site, stage.held)
    except OSError:
        return False


def _fill(stage: Stage, site: Path, files: _Whole, stays: Mapping[str, Mark]) -> None:
    try:
        missing = stage.fill(site, files, files.chunks, stays)
    except GoneError as error:
        raise ChangedMeanwhileError from error
    if missing or not all(files.stood(one, site) for one in cut_from(files.files)):
        raise ChangedMeanwhileError
    os.utime(stage.path / urls.MANIFEST)  # no file is younger: that is how `standing` knows them
    _settle(stage.fresh, [stage.path, *(stage.path / one for one in stage.folders)])


def _opened(site: Path, aside: Path, spare: Path | None) -> tuple[Stage, str]:
    """Return the spare as a stage where it is of use, or else a new stage.

    With it comes where the rest of the spare is, if somebody had put something there.
    """
    stage, left = opened(spare, site) if spare is not None else None, ""
    if stage is not None and strangers(stage):
        stage.path.rename(aside)
        left = discard(aside)
        stage = opened(stage.path, site)
    if stage is None:
        aside.mkdir()
        stage = Stage(aside)
    return stage, left


class _Whole(Mapping[str, bytes]):
    """The files with their manifest before them; each is read when it is asked for."""

    def __init__(self, listed: bytes, files: Mapping[str, bytes], stands: Table) -> None:
        self.listed, self.files, self.stands = listed, files, stands

    def __getitem__(self, name: str) -> bytes:
        return self.listed if name == urls.MANIFEST else self.files[name]

    def stood(self, path: str, site: Path) -> bool:
        """Whether a file of which others are cut is as the disk said of it."""
        known = self.stands.get(Path(path).relative_to(site).as_posix())
        return known is not None and is_as(mark(Path(path).lstat()), known)

    def chunks(self, name: str) -> Iterator[bytes]:
        return iter((self.listed,)) if name == urls.MANIFEST else chunks(self.files, name)

    def __iter__(self) -> Iterator[str]:
        yield urls.MANIFEST
        yield from self.files

    def __len__(self) -> int:
        return len(self.files) + 1


def _beside(site: Path, ending: str) -> Path:
    return site.parent / f".{site.name}{ending}"


def _tidy(site: Path) -> None:
    """Put right what a killed build left behind: its stage, or the old site out of its place."""
    name = re.compile(re.escape(f".{site.name}{_STAGE}") + r"\d+(?:" + exchange.AWAY + ")?")
    found = [one for one in sorted(site.parent.iterdir()) if name.fullmatch(one.name)]
    exchange.recover(site, [one for one in found if one.name.endswith(exchange.AWAY)])
    for one in found:
        if one.is_dir() and not one.is_symlink():
            discard(one)


def _is_same(path: Path, data: bytes) -> bool:
    status = regular(path)
    if status is None or status.st_size != len(data):
        return False
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _settle(files: Sequence[Path], folders: Iterable[Path]) -> None:
    """Wait until all is on the disk, so that not even a power cut can leave half a site."""
    if len(files) > FEW and _settle_disk(files[0]):
        return
    for file in files:
        with file.open("r+b") as opened:
            os.fsync(opened.fileno())
    for folder in folders:
        _settle_folder(folder)


def _settle_disk(path: Path) -> bool:
    """Ask the disk that holds `path` to write everything; False where only one file can ask."""
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "syncfs"):
        return False
    handle = os.open(path, os.O_RDONLY)
    try:
        if library.syncfs(handle) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(path))
    finally:
        os.close(handle)
    return True


def _settle_folder(folder: Path) -> None:
    if os.name == "nt":  # folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
