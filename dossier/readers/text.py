"""Bytes to text: UTF-8, one kind of line end, and no character that hides."""

from __future__ import annotations

import re
import unicodedata

from dossier import rules
from dossier.diagnostics import Findings, Span

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 controls
    "\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff"  # bidirectional overrides, zero width
    "\ue000-\uf8ff\U000f0000-\U0010ffff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_HINTS = {
    "\x00": "the file may be UTF-16 or not a text at all",
    "\u202e": "this character turns the direction of the text that follows",
}


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
    _refuse_hidden(text, found)
    return unicodedata.normalize("NFC", text)


def _refuse_hidden(text: str, found: Findings) -> None:
    for match in _FORBIDDEN.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        place = Span(text.count("\n", 0, match.start()) + 1, match.start() - start + 1)
        character = match.group()
        name = unicodedata.name(character, "a control or private-use character").lower()
        found.add(
            rules.CONTROL_CHARACTER,
            place,
            f"U+{ord(character):04X} ({name}) stands here",
            _HINTS.get(character, "delete it: readers cannot see it"),
        )
