"""What a recogniser says: a value, how sure it is, and the line it comes from."""

from __future__ import annotations

from msgspec import Struct

SURE, LIKELY, UNSURE, GUESS = 0.95, 0.8, 0.6, 0.4
"""Degrees of confidence: only what is SURE may be relied upon before somebody has looked."""


class Finding(Struct, frozen=True):
    """One value with its grounds."""

    value: str
    confidence: float
    line: int = 0
    """The line of the source text; 0 where no single line says it."""
    quote: str = ""
    """The words it rests on."""
    note: str = ""
    """Why it may be wrong."""


class Party(Struct, frozen=True):
    """Somebody who takes part: a person, an organisation, or only an office."""

    name: str
    capacity: str = ""
    on_behalf_of: str = ""
    confidence: float = LIKELY
    line: int = 0
    quote: str = ""
    note: str = ""
    is_supplied: bool = False
    """Whether the text has the name in another form only."""


NOTHING = Finding("", 0.0)
