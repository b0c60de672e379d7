"""SHA256SUMS: the digest of every file of a site, in the form that `sha256sum -c` reads."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from dossier import urls
from dossier.spool import chunks

_LINE = re.compile(r"(\\?)([0-9a-f]{64}) [ *](.+)")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_PLAIN_LINE = re.compile(r"^([0-9a-f]{64})  ([^\\\r\n]+)$", re.MULTILINE)
_TO_ESCAPE = re.compile(r"[\\\n\r]")
_ESCAPED = re.compile(r"\\([\\nr])")
_PLAIN = {"\\": "\\", "n": "\n", "r": "\r"}


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the digest of every file by its path."""
    sums: dict[str, str] = {}
    for name in files:
        whole = hashlib.sha256()
        for chunk in chunks(files, name):
            whole.update(chunk)
        sums[name] = whole.hexdigest()
    return sums


def manifest(sums: Mapping[str, str]) -> bytes:
    """Return SHA256SUMS for files with these digests, sorted by path."""
    names = sorted(sums)
    line = _marked if _TO_ESCAPE.search("".join(names)) else _plainly
    return "".join([line(sums[name], name) for name in names]).encode()


def _plainly(sha256: str, name: str) -> str:
    return f"{sha256}  {name}\n"


def _marked(sha256: str, name: str) -> str:
    if not _TO_ESCAPE.search(name):
        return _plainly(sha256, name)
    # A name with a backslash or a line end is written as `sha256sum` writes it: the line is marked.
    return f"\\{sha256}  {_TO_ESCAPE.sub(lambda one: _ESCAPES[one.group()], name)}\n"


@lru_cache(maxsize=2)
def parse(text: str) -> Mapping[str, str] | None:
    """Return the digests that a manifest lists by path, or None where it is not one.

    What was parsed last is remembered: one build meets the same list in the site and in its spare.
    """
    plain = _PLAIN_LINE.findall(text)
    if len(plain) == text.count("\n") and text.endswith("\n"):
        sums = {name: sha256 for sha256, name in plain}
        return sums if len(sums) == len(plain) else None
    found: dict[str, str] = {}
    for line in text.removesuffix("\n").split("\n") if text else ():
        match = _LINE.fullmatch(line)
        if match is None:
            return None
        marked, sha256, name = match.groups()
        if marked:
            name = _ESCAPED.sub(lambda escape: _PLAIN[escape.group(1)], name)
        if name in found:
            return None
        found[name] = sha256
    return found


def read_manifest(site: Path) -> Mapping[str, str]:
    """Return the digests of a site's files by path; empty where there is no sound manifest."""
    path = site / urls.MANIFEST
    try:
        is_file = stat.S_ISREG(path.lstat().st_mode)  # no link, and no pipe that never ends
        text = path.read_bytes().decode("utf-8") if is_file else ""
    except (OSError, UnicodeDecodeError):
        return {}
    return parse(text) or {}
