"""Bytes to text: UTF-8, one kind of line end, and no character that hides."""

from __future__ import annotations

import unicodedata

from dossier import hidden, rules
from dossier.diagnostics import Findings, Span


def decode(data: bytes, found: Findings) -> str | None:
    """Return a file's text (NFC, every line end one line feed), or None, telling why."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        found.add(
            rules.ENCODING, Span(), "this file is UTF-16, not UTF-8", "save it again as UTF-8"
        )
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        found.add(
            rules.ENCODING,
            Span(line, column),
            f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8",
            "save the file again as UTF-8; it may be Windows-1252 or Latin-1 now",
        )
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for character, place in hidden.places(text):
        hidden.tell(character, place, found)
    return unicodedata.normalize("NFC", text)
