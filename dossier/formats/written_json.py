"""JSON as it is written into files: for people on lines of its own, for programs without a gap.

The same bytes as `json.dumps` makes (without ASCII escapes), several times as fast. Numbers with
an exponent alone would differ; none are written.
"""

from __future__ import annotations

import msgspec

_encode = msgspec.json.Encoder().encode


def laid_out(value: object) -> bytes:
    """Return a value as JSON, each entry on a line of its own."""
    return msgspec.json.format(_encode(value), indent=1) + b"\n"


def spaced(value: object) -> str:
    """Return a value as JSON on one line, with a space after each sign."""
    return msgspec.json.format(_encode(value), indent=0).decode()


def dense(value: object) -> str:
    """Return a value as JSON without white space."""
    return _encode(value).decode()
