"""Entries that name somebody without a record → the same entries, leading to the record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from dossier.diagnostics import Findings
from dossier.located import Mapping, Scalar, Sequence, Value
from dossier.scaffold.edits import Edit, Opened, opened
from dossier.words import fold

_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_KEY = "name"


class Nameless(Struct, frozen=True):
    """A file in which somebody takes part by name alone."""

    opened: Opened
    is_draft: bool
    edits: tuple[Edit, ...]
    lines: tuple[int, ...]
    """Where the entries stand."""


def find(data: bytes, name: str, slug: str) -> Nameless | None:
    """Find the entries `name: …` of somebody who has a record now; None where there are none.

    Accents and capitals aside, it must be the whole name: an alias may be somebody else's name.
    """
    file = opened(data, Findings(""))
    if file is None:
        return None
    edits: list[Edit] = []
    lines: list[int] = []
    for key, value in _entries(file.front):
        found = _token(file, value) if fold(value.text) == fold(name) else None
        start = file.at(key.span)
        if found is not None and file.text.startswith(_KEY, start):
            edits += [Edit(start, start + len(_KEY), "actor"), Edit(*found, slug)]
            lines.append(key.span.line)
    draft = file.front.get("draft")
    is_draft = isinstance(draft, Scalar) and draft.text == "true"
    return Nameless(file, is_draft, tuple(edits), tuple(lines)) if edits else None


def _entries(value: Value) -> Iterator[tuple[Scalar, Scalar]]:
    """Yield the keys `name` with their values, wherever an entry of the front matter has them."""
    if isinstance(value, Sequence):
        for item in value.items:
            yield from _entries(item)
    elif isinstance(value, Mapping):
        for key, inner in value:
            if key.text == _KEY and isinstance(inner, Scalar):
                yield key, inner
            yield from _entries(inner)


def _token(file: Opened, value: Scalar) -> tuple[int, int] | None:
    """Return where a value begins and ends; None where it stands on several lines."""
    start = file.at(value.span)
    quoted = _QUOTED.match(file.text, start)
    if quoted is not None:
        return quoted.span()
    return (start, start + len(value.text)) if file.text.startswith(value.text, start) else None
