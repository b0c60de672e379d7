"""What follows a new actor's record: entries that had only the name lead to it."""

from __future__ import annotations

import os
from pathlib import Path

from dossier.commands.shared import ask, is_terminal
from dossier.draft import Kind
from dossier.readers.folder import scan
from dossier.scaffold.adopting import Nameless, find
from dossier.scaffold.edits import applied


def adopt(content: Path, name: str, slug: str) -> list[str]:
    """Change `name:` to `actor:` for somebody who has a record now; say where, one a line.

    In a draft it is done at once. A published entry may mean a namesake, and would lead to a new
    page: whoever is at the terminal is asked, and else it is left as it is.
    """
    told: list[str] = []
    for entry in scan(content)[0]:
        if entry.kind not in {Kind.DOCUMENT, Kind.EVENT}:
            continue
        try:
            found = find(entry.path.read_bytes(), name, slug)
        except OSError:
            continue
        if found is None:
            continue
        lines = ", ".join(str(line) for line in found.lines)
        place = f"{entry.path}, line {lines}"
        if found.is_draft or _is_meant(name, place):
            _write(entry.path, found)
            told.append(f"leads to the new record now: {place}")
        else:
            told.append(
                f"left as it is, because it is published: {place}; if that is the same person, "
                f"write `actor: {slug}` there instead of `name:`"
            )
    return told


def _is_meant(name: str, place: str) -> bool:
    if not is_terminal():
        return False
    return ask(f"“{name}” stands without a record in {place}. The same? (yes, no)", "no") in {
        "yes",
        "y",
    }


def _write(path: Path, found: Nameless) -> None:
    """Write a file whole, beside itself first."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("w", encoding="utf-8", newline="") as stream:
        stream.write(applied(found.opened.text, found.edits))
    os.replace(beside, path)  # noqa: PTH105  # the words of the system call
