"""A whole site is staged beside the old one, settled on the disk, and swapped in."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dossier import urls
from dossier.publish import exchange
from dossier.publish.lock import HeldError, held
from dossier.publish.manifest import digests, manifest, read_manifest
from dossier.publish.refusal import RefusedError, refuse_place, refuse_unsafe, walk

FILE_MODE = 0o644
FOLDER_MODE = 0o755
FEW = 64
"""Up to this many new files are settled one by one; for more, the whole disk is asked once."""
_STAGE = ".stage-"


class ChangedMeanwhileError(Exception):
    """A file that was to be kept is not as the old site's manifest says; make all files anew."""


@dataclass(frozen=True, slots=True)
class Published:
    """What writing a site did."""

    files: int
    written: int
    """How many of them are new or have other bytes than before."""
    left: str = ""
    """A folder with what others put into the old site during the build; empty where nobody did."""


@contextlib.contextmanager
def prepared(site: Path, content: Path) -> Iterator[None]:
    """Make ready for one build of `content` into `site`, and keep all others out until it ends.

    Raises RefusedError where the folder cannot be used or another build is using it. What a build
    that was killed left behind is put right first.
    """
    refuse_place(site, content)
    site.parent.mkdir(parents=True, exist_ok=True)
    try:
        with held(_beside(site, ".lock")):
            _tidy(site)
            refuse_unsafe(site, content)
            yield
    except HeldError as error:
        raise RefusedError(
            f"another build is writing {site}: wait until it has ended, or name another folder "
            "with --site"
        ) from error


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
        if (status := _regular(site / name)) is not None and status.st_mtime_ns <= written
    }


def digests_of(site: Path, names: Iterable[str]) -> dict[str, str]:
    """Return what the manifest of a site says of some files; empty where it says nothing."""
    known = read_manifest(site)
    return {name: known.get(name, "") for name in names}


def write(
    site: Path, files: Mapping[str, bytes], kept: Mapping[str, str] | None = None
) -> Published:
    """Write a whole site; at every instant the old one or the new one stands.

    `files` are new or may be; `kept` are further files that stay as the old site has them, with
    their digests from `standing`. Files that are as they were are linked, not written; where
    nothing changed, nothing at all is written. Raises ChangedMeanwhileError where one of `kept`
    is not as it should be; the old site then stands as it was.
    """
    kept = kept or {}
    before = read_manifest(site)
    if any(not digest or before.get(name) != digest for name, digest in kept.items()):
        raise ChangedMeanwhileError
    sums = {**kept, **digests(files)}
    whole = _Whole(manifest(sums), files)
    same = {name for name, data in whole.items() if _is_same(site / name, data)}
    if len(same) == len(whole) and before.keys() == sums.keys():
        return Published(len(sums) + 1, 0)
    stage = _beside(site, f"{_STAGE}{os.getpid()}")
    stage.mkdir()
    try:
        _fill(stage, site, whole, same, kept)
        old = exchange.put(stage, site)
        _settle_folder(site.parent)
        left = _discard(old) if old is not None else ""
    finally:
        if stage.exists():
            _discard(stage)
    return Published(len(sums) + 1, len(whole) - len(same), left)


class _Whole(Mapping[str, bytes]):
    """The files with their manifest before them; each is read when it is asked for."""

    def __init__(self, listed: bytes, files: Mapping[str, bytes]) -> None:
        self.listed, self.files = listed, files

    def __getitem__(self, name: str) -> bytes:
        return self.listed if name == urls.MANIFEST else self.files[name]

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
            _discard(one)


def _regular(path: Path) -> os.stat_result | None:
    """Return the status of a plain file that everybody may read; None for anything else."""
    try:
        status = path.lstat()
    except OSError:
        return None
    readable = os.name == "nt" or stat.S_IMODE(status.st_mode) == FILE_MODE
    return status if stat.S_ISREG(status.st_mode) and readable else None


def _is_same(path: Path, data: bytes) -> bool:
    status = _regular(path)
    if status is None or status.st_size != len(data):
        return False
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _fill(
    stage: Path, site: Path, files: Mapping[str, bytes], same: set[str], kept: Iterable[str]
) -> None:
    """Put every file into the stage, the manifest first: it says what may be deleted again."""
    made = {stage}
    stage.chmod(FOLDER_MODE)
    fresh: list[Path] = []
    for name, data in files.items():
        path = _room(stage, name, made)
        if name not in same or not _linked(site / name, path):
            _write(path, data)
            fresh.append(path)
    for name in kept:
        if _regular(site / name) is None or not _linked(site / name, _room(stage, name, made)):
            raise ChangedMeanwhileError
    os.utime(stage / urls.MANIFEST)  # no file is younger: that is how `standing` knows them
    _settle(fresh, made)


def _room(stage: Path, name: str, made: set[Path]) -> Path:
    path = stage / name
    if path.parent not in made:
        for folder in reversed(path.parents[: len(Path(name).parents) - 1]):
            if folder not in made:
                folder.mkdir(exist_ok=True)
                folder.chmod(FOLDER_MODE)
                made.add(folder)
    return path


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
    path.chmod(FILE_MODE)


def _linked(old: Path, new: Path) -> bool:
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        return False
    return True


def _settle(files: list[Path], folders: set[Path]) -> None:
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


def _discard(folder: Path) -> str:
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
    folder.rename(left)
    return str(left)
