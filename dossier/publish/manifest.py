"""SHA256SUMS: the digest of every file of a site, in the form that `sha256sum -c` reads."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from dossier import urls

_LINE = re.compile(r"(\\?)([0-9a-f]{64}) [ *](.+)")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_ESCAPED = re.compile(r"\\([\\nr])")
_PLAIN = {"\\": "\\", "n": "\n", "r": "\r"}


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the digest of every file by its path."""
    return {name: digest(data) for name, data in files.items()}


def manifest(sums: Mapping[str, str]) -> bytes:
    """Return SHA256SUMS for files with these digests, sorted by path."""
    return "".join(_line(sums[name], name) for name in sorted(sums)).encode()


def _line(sha256: str, name: str) -> str:
    # A name with a backslash or a line end is written as `sha256sum` writes it: the line is marked.
    written = "".join(_ESCAPES.get(character, character) for character in name)
    return f"{'' if written == name else chr(92)}{sha256}  {written}\n"


def parse(text: str) -> dict[str, str] | None:
    """Return the digests that a manifest lists by path, or None where it is not one."""
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


def read_manifest(site: Path) -> dict[str, str]:
    """Return the digests of a site's files by path; empty where there is no sound manifest."""
    path = site / urls.MANIFEST
    try:
        text = "" if path.is_symlink() else path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    return parse(text) or {}
