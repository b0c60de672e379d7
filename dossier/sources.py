"""The sources: texts and files as they were received, byte for byte."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

from msgspec import Struct

from dossier import rules
from dossier.diagnostics import Findings
from dossier.model import Source
from dossier.words import closest

_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")
"""How PNG, JPEG, GIF and WebP begin."""
_LARGEST = 65_535
"""Pixels in one direction that a JPEG can have; what claims more is damaged."""
TEXT_ENDINGS = frozenset({".txt", ".md", ".text", ".markdown"})


class Received(Struct, frozen=True):
    """A source that is on file."""

    sha256: str
    text: str | None
    """Its characters, or those extracted from it; None where there is no machine-readable text."""


def receive(source: Source, folder: Path, found: Findings) -> Received | None:
    """Read a document's source and compare its SHA-256; tell of a missing or changed one."""
    data = _read(source.file, folder, source, found) if source.file else None
    if data is None:
        return None
    digest = hashlib.sha256(data).hexdigest()
    if source.sha256 and source.sha256 != digest:
        found.add(
            rules.SOURCE_CHANGED,
            source.span,
            f"{source.file} has not the SHA-256 that stands here",
            f"it has {digest}",
        )
    if source.text:
        data = _read(source.text, folder, source, found)
    elif Path(source.file).suffix.lower() not in TEXT_ENDINGS:
        data = None
    return Received(digest, _characters(data, source, found) if data is not None else None)


def image(source: Source, folder: Path, found: Findings) -> bytes | None:
    """Return the bytes of a document's facsimile, or None, telling of one that is missing."""
    return _read(source.facsimile, folder, source, found) if source.facsimile else None


def pixels(facsimile: bytes) -> tuple[int, int]:
    """Return width and height in pixels of an image that pages show; zeros for anything else."""
    from imagesize import get  # noqa: PLC0415  # only a document with a facsimile needs it

    if not facsimile.startswith(_IMAGES):
        return 0, 0
    width, height = get(BytesIO(facsimile))  # of a damaged one it says -1
    is_known = 0 < width <= _LARGEST and 0 < height <= _LARGEST
    return (width, height) if is_known else (0, 0)


def _characters(data: bytes, source: Source, found: Findings) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found.add(
            rules.ENCODING,
            source.span,
            f"{source.text or source.file}: byte {error.start} is not UTF-8",
            "keep the source as it is, and name a copy saved as UTF-8 under `text`",
        )
        return None


def _read(name: str, folder: Path, source: Source, found: Findings) -> bytes | None:
    path = folder / name
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        if path.is_symlink() or not inside or not path.is_file():
            raise FileNotFoundError(name)
        return path.read_bytes()
    except OSError:
        try:
            near = closest(name, sorted(p.name for p in folder.iterdir()))
        except OSError:
            near = ""
        found.add(
            rules.SOURCE_MISSING,
            source.span,
            f"the source “{name}” is not in the sources folder",
            f"did you mean `{near}`?" if near else f"put the file into {folder.name}/",
        )
        return None
