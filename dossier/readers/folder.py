"""The files of a content folder, by kind, in one order on every machine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from dossier import rules
from dossier.diagnostics import Diagnostic, Span
from dossier.draft import Kind

FOLDERS = (Kind.DOCUMENT, Kind.ACTOR, Kind.EVENT, Kind.PAGE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One Markdown file of the content."""

    kind: Kind
    slug: str
    path: Path
    file: str
    """The path below the content folder, with forward slashes."""


def scan(content: Path) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """List the Markdown files, those in subfolders too; links and devices are not followed."""
    entries: list[Entry] = []
    problems: list[Diagnostic] = []
    for kind in FOLDERS:
        _walk(content / kind.value, kind.value, kind, entries, problems)
    return tuple(entries), tuple(problems)


def _walk(
    folder: Path, name: str, kind: Kind, entries: list[Entry], problems: list[Diagnostic]
) -> None:
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
            _walk(Path(one.path), file, kind, entries, problems)
        elif not one.is_symlink() and not one.name.lower().endswith(".md"):
            continue
        elif one.is_file(follow_symlinks=False):
            entries.append(Entry(kind, shown[:-3], Path(one.path), file))
        else:
            problems.append(
                rules.UNREADABLE.at(
                    file,
                    Span(),
                    "this is a link or a device, not a file",
                    "put the file itself here",
                )
            )
