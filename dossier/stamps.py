"""What the disk says of files without reading them: the same stamps, the same files."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

NEVER = 1 << 63
"""Later than any change of a file: for what no stamp can hold."""
_PASSED_OVER = frozenset({"__pycache__", ".git"})


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the disk says of some folders."""

    digest: str
    """Of every path with its size, its times and its place on the disk."""
    newest: int
    """When the last of the files changed, in nanoseconds."""
    files: int


def stamp(folders: Iterable[Path]) -> Stamp:
    """Return the stamp of everything in some folders, or of single files; no file is read."""
    whole = hashlib.blake2b(digest_size=16)
    newest = files = 0
    for folder in folders:
        whole.update(f"\n{folder}\n".encode("utf-8", "surrogateescape"))
        lines = _lines(folder)
        whole.update("".join([line for line, _ in lines]).encode("utf-8", "surrogateescape"))
        newest = max(newest, max((changed for _, changed in lines), default=0))
        files += len(lines)
    return Stamp(whole.hexdigest(), newest, files)


def _lines(path: Path) -> list[tuple[str, int]]:
    try:
        status = path.lstat()
    except OSError:
        return [("absent\n", 0)]
    if not stat.S_ISDIR(status.st_mode):
        return [_line(path.name, status)]
    lines: list[tuple[str, int]] = []
    _walk(str(path), "", lines)
    return lines


def _walk(folder: str, below: str, lines: list[tuple[str, int]]) -> None:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=_name)
    except OSError:
        lines.append((f"{below} cannot be read\n", NEVER))
        return
    for one in listed:
        if one.is_dir(follow_symlinks=False):
            if one.name not in _PASSED_OVER:
                _walk(one.path, f"{below}{one.name}/", lines)
            continue
        try:
            lines.append(_line(below + one.name, one.stat(follow_symlinks=False)))
        except OSError:
            lines.append((f"{below}{one.name} is gone\n", NEVER))


_name = attrgetter("name")


def _line(name: str, status: os.stat_result) -> tuple[str, int]:
    line = (
        f"{name}\0{status.st_mode}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ctime_ns}"
        f"\0{status.st_ino}\n"
    )
    if stat.S_ISLNK(status.st_mode):  # what it leads to may change while the link does not
        return line, NEVER
    # An archive or an editor may set any time; what the system notes itself cannot be set.
    return line, status.st_mtime_ns if os.name == "nt" else status.st_ctime_ns
