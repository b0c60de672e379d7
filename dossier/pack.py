"""A whole site as one zip: the same bytes for the same site."""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path

from dossier import urls
from dossier.publish.manifest import digest, read_manifest
from dossier.publish.refusal import RefusedError
from dossier.verify import Folder, verify

_WHEN = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_LEVEL = 9


class NotWholeError(Exception):
    """The site is not as it was published, so it is not packed."""


def pack(site: Path, target: Path) -> int:
    """Write the zip of a site that verifies, and return how many files it holds.

    Names are sorted, times and modes fixed. A zip of a site that stands there is replaced in one
    step; raises RefusedError for anything else that does, and NotWholeError for a site that does
    not verify.
    """
    _refuse(site, target)
    if not verify(Folder(site)).is_whole:
        raise NotWholeError
    sums = read_manifest(site)
    signed = [name for name in urls.SIGNATURES if (site / name).is_file()]
    stage = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with stage.open("xb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
                for name in sorted([*sums, urls.MANIFEST, *signed]):
                    data = (site / name).read_bytes()
                    if name in sums and digest(data) != sums[name]:
                        raise NotWholeError  # changed since it was verified
                    archive.writestr(_entry(name), data)
            file.flush()
            os.fsync(file.fileno())
        stage.chmod(0o644)
        stage.replace(target)
    finally:
        stage.unlink(missing_ok=True)
    return len(sums) + 1 + len(signed)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    return entry


def _refuse(site: Path, target: Path) -> None:
    if site.resolve() in target.resolve().parents:
        raise RefusedError(f"{target} would lie in the site itself: name another place")
    if target.is_symlink() or (target.exists() and not _is_packed_site(target)):
        raise RefusedError(f"{target} is there and is no packed site: name another file")


def _is_packed_site(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return urls.MANIFEST in archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False
