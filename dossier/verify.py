"""A built site, folder or zip, held against its own manifest: altered, missing and added files."""

from __future__ import annotations

import hashlib
import json
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from msgspec import Struct

from dossier import urls
from dossier.publish.manifest import parse
from dossier.publish.refusal import walk

LARGEST_MANIFEST = 64 * 1024 * 1024
_PIECE = 1024 * 1024
_UNREADABLE = (OSError, EOFError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What reading a file, or a zip that was damaged or made to do harm, may raise."""


class NoSiteError(Exception):
    """What was named cannot be read as a site; the message says why."""


class Named(Struct, frozen=True):
    """Which edition a site says it is."""

    title: str = ""
    base_url: str = ""
    serial: int = 0
    """0 where the dossier counts no editions."""


class Verdict(Struct, frozen=True):
    """What a site was found to be."""

    files: int
    """How many files its manifest lists."""
    fingerprint: str
    """The SHA-256 of the manifest itself: it stands for the whole site."""
    named: Named
    altered: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]
    """Files, links and devices that the manifest does not list."""

    @property
    def is_whole(self) -> bool:
        """Whether every file is as it was published, and there is no other."""
        return not (self.altered or self.missing or self.added)


class Holder(Protocol):
    """Where a site lies: a folder or a zip."""

    def names(self) -> Iterator[tuple[str, bool]]:
        """List every file by its path, and whether it is a plain one that may be read."""

    def open(self, name: str) -> IO[bytes]:
        """Open a plain file."""


class Folder:
    """A site in a folder."""

    def __init__(self, path: Path) -> None:
        """Nothing is read yet."""
        self.path = path

    def names(self) -> Iterator[tuple[str, bool]]:
        """List the files; no link is followed."""
        return walk(self.path)

    def open(self, name: str) -> IO[bytes]:
        """Open a plain file."""
        return (self.path / name).open("rb")


class Archive:
    """A site in a zip, at its top or in one folder."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Nothing but the zip's own list is read yet."""
        self.archive = archive
        names = archive.namelist()
        top = names[0].partition("/")[0] + "/" if names else ""
        nested = urls.MANIFEST not in names and all(name.startswith(top) for name in names)
        self.below = top if nested else ""

    def names(self) -> Iterator[tuple[str, bool]]:
        """List the entries; one that is a link, is encrypted or stands twice is not plain."""
        seen: set[str] = set()
        for entry in self.archive.infolist():
            if entry.is_dir():
                continue
            name = entry.filename.removeprefix(self.below)
            kind = stat.S_IFMT(entry.external_attr >> 16)
            plain = kind in {0, stat.S_IFREG} and not entry.flag_bits & 1 and _stays_inside(name)
            yield name, plain and name not in seen
            seen.add(name)

    def open(self, name: str) -> IO[bytes]:
        """Open an entry."""
        return self.archive.open(self.below + name)


def _stays_inside(name: str) -> bool:
    """Whether unpacking would put an entry below the folder, and nowhere else."""
    parts = name.split("/")
    return not ({"", ".", ".."} & set(parts) or "\\" in name or ":" in parts[0])


@contextmanager
def opened(site: Path) -> Iterator[Holder]:
    """Open a site; raises NoSiteError where there is neither a folder nor a zip."""
    if site.is_dir():
        yield Folder(site)
        return
    try:
        archive = zipfile.ZipFile(site)
    except _UNREADABLE as error:
        raise NoSiteError(f"{site} is neither a folder nor a sound zip: {error}") from error
    with archive:
        yield Archive(archive)


def verify(holder: Holder) -> Verdict:
    """Compare every file with the manifest; raises NoSiteError where there is no manifest."""
    plain, odd = set[str](), set[str]()
    for name, is_plain in holder.names():
        (plain if is_plain else odd).add(name)
    plain -= odd
    manifest = _manifest(holder, plain)
    sums = parse(manifest.decode("utf-8", "replace"))
    if not sums:
        raise NoSiteError(f"its {urls.MANIFEST} is damaged: it is no list of files")
    altered = {name for name in sums if name in plain and _digest(holder, name) != sums[name]}
    named = Named()
    if urls.EDITION in sums and urls.EDITION in plain and urls.EDITION not in altered:
        named = _named(_read(holder, urls.EDITION))
    return Verdict(
        files=len(sums),
        fingerprint=hashlib.sha256(manifest).hexdigest(),
        named=named,
        altered=tuple(sorted(altered | (odd & sums.keys()))),
        missing=tuple(sorted(sums.keys() - plain - odd)),
        added=tuple(sorted((plain | odd) - sums.keys() - {urls.MANIFEST, *urls.SIGNATURES})),
    )


def _manifest(holder: Holder, plain: set[str]) -> bytes:
    if urls.MANIFEST not in plain:
        raise NoSiteError(f"it holds no {urls.MANIFEST}, the list of its files")
    return _read(holder, urls.MANIFEST)


def _read(holder: Holder, name: str) -> bytes:
    with _readable(holder, name) as file:
        return file.read(LARGEST_MANIFEST)


def _digest(holder: Holder, name: str) -> str:
    """Return the SHA-256 of a file, or nothing where it cannot be read."""
    made = hashlib.sha256()
    try:
        with _readable(holder, name) as file:
            while piece := file.read(_PIECE):
                made.update(piece)
    except NoSiteError:
        return ""
    return made.hexdigest()


@contextmanager
def _readable(holder: Holder, name: str) -> Iterator[IO[bytes]]:
    try:
        with holder.open(name) as file:
            yield file
    except _UNREADABLE as error:
        raise NoSiteError(f"{name} cannot be read: {error}") from error


def _named(data: bytes) -> Named:
    try:
        told = json.loads(data)
        return Named(str(told["title"]), str(told["base_url"]), int(told["serial"]))
    except (ValueError, KeyError, TypeError):
        return Named()
