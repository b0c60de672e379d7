"""The files of a content folder, by kind, in one order on every machine."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from dossier import rules
from dossier.diagnostics import Diagnostic, Span
from dossier.draft import Kind

FOLDERS = (Kind.DOCUMENT, Kind.ACTOR, Kind.EVENT, Kind.PAGE)


class Entry(Struct, frozen=True):
    """One Markdown file of the content."""

    kind: Kind
    slug: str
    path: Path
    file: str
    """The path below the content folder, with forward slashes."""


def scan(
    content: Path, known: Mapping[str, Entry] | None = None
) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """List the Markdown files, those in subfolders too; links and devices are not followed.

    `known` are those of the same folder that were listed before, by their files.
    """
    found = _Listed({} if known is None else known, [], [])
    for kind in FOLDERS:
        _walk(content / kind.value, kind.value, kind, found)
    return tuple(found.entries), tuple(found.problems)


class _Listed(Struct, frozen=True):
    known: Mapping[str, Entry]
    entries: list[Entry]
    problems: list[Diagnostic]


def _walk(folder: Path, name: str, kind: Kind, found: _Listed) -> None:
    problems = found.problems
    try:
        listed = sorted(os.scandir(folder), key=lambda one: one.name)
    except FileNotFoundError:
        return
    except OSError as error:
        problems.append(rules.UNREADABLE.at(name, Span(), f"cannot be read: {error.strerror}"))
        return
    for one in listed:
        # a name that is no text is told in characters that are: \xff
        shown = os.fsencode(one.name).decode("utf-8", "backslashreplace")
        file = f"{name}/{shown}"
        if one.name.startswith("."):
            continue
        if one.is_dir(follow_symlinks=False):
            _walk(Path(one.path), file, kind, found)
        elif not one.is_symlink() and not one.name.lower().endswith(".md"):
            continue
        elif one.is_file(follow_symlinks=False):
            known = found.known.get(file)
            if known is None or known.path.name != one.name:  # two names may be shown as one
                known = Entry(kind, shown[:-3], Path(one.path), file)
            found.entries.append(known)
        else:
            problems.append(
                rules.UNREADABLE.at(
                    file,
                    Span(),
                    "this is a link or a device, not a file",
                    "put the file itself here",
                )
            )
