"""A transcription, and what was proven of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct

from dossier.transcription import Outline, Text


class Proof(Struct, frozen=True):
    """What was proven of a transcription, in numbers of words of its source."""

    is_checked: bool
    """Whether the diplomatic text was compared with a source, and is the same."""
    words: int = 0
    """Words and figures of the source."""
    repeated: int = 0
    """Words left out because they repeat what stands elsewhere, such as a letterhead."""
    left_out: int = 0
    """Other words left out of the reading text."""
    supplied: int = 0
    """Words added by the editors, in square brackets."""
    read_otherwise: int = 0
    """Places that are read otherwise than they stand."""
    words_read_otherwise: int = 0
    unsure: int = 0
    """Of these places, how many are probable or unclear."""
    noted: int = 0
    """Places with an editors' note."""


@dataclass(frozen=True, slots=True)
class Words:
    """A transcription, and what was proven of it; what was kept of one is read when asked for."""

    text: Text = field(default_factory=Text)
    """With withheld text already replaced."""
    proof: Proof = field(default_factory=lambda: Proof(is_checked=False))

    @property
    def digest(self) -> bytes:
        """A digest of both, where one is known without reading them; else empty."""
        return b""

    @property
    def outline(self) -> Outline:
        """What is read, block by block: a small part of the whole."""
        return self.text.outline
