"""Characters that no text may hold: controls, those that hide or turn a line, private ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dossier import rules
from dossier.diagnostics import Findings, Span

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 controls
    "\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\u206a-\u206f\ufeff"  # turns, zero width
    "\ue000-\uf8ff\U000f0000-\U0010ffff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_HINTS = {
    "\x00": "the file may be UTF-16 or not a text at all",
    "\u202e": "this character turns the direction of the text that follows",
}


def places(text: str) -> Iterator[tuple[str, Span]]:
    """List each such character with its place in a text that begins in line 1."""
    if text.replace("\n", "").replace("\t", "").isprintable():  # as none of them is
        return
    for match in FORBIDDEN.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        line = text.count("\n", 0, match.start()) + 1
        yield match.group(), Span(line, match.start() - start + 1)


def tell(character: str, place: Span, found: Findings) -> None:
    """Tell that a character stands where readers cannot see it."""
    name = unicodedata.name(character, "a control or private-use character").lower()
    found.add(
        rules.CONTROL_CHARACTER,
        place,
        f"U+{ord(character):04X} ({name}) stands here",
        _HINTS.get(character, "delete it: readers cannot see it"),
    )
