"""The content, read again and again: only files that changed are parsed, and broken ones stay.

A file that was in order once and is broken now keeps its last good record, so that the rest of
the dossier does not fall with it; what is wrong is told all the same.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from dossier import rules
from dossier.diagnostics import Diagnostic, has_errors
from dossier.filing import Filed, take_in
from dossier.memo import briefly
from dossier.model import Case, DocumentRecord
from dossier.pipeline import CASE_FILE, Taken, load_case
from dossier.readers.folder import Entry, scan

RACY = 50_000_000
"""Nanoseconds: a file changed so shortly before it was read may change again unnoticed."""

BREAKING = frozenset(
    rule.code
    for rule in (
        rules.UNREADABLE,
        rules.ENCODING,
        rules.NO_FRONT_MATTER,
        rules.UNCLOSED_FRONT_MATTER,
        rules.BAD_YAML,
        rules.TAB,
        rules.ALIAS,
        rules.TAG,
        rules.DUPLICATE_KEY,
        rules.UNKNOWN_KEY,
        rules.MISSING_KEY,
        rules.WRONG_VALUE,
        rules.BAD_DATE,
        rules.UNKNOWN_KIND,
        rules.UNCLOSED_MARK,
        rules.NESTED_MARK,
        rules.STRAY_MARK,
        rules.MARK_IN_LINK,
    )
)
"""What breaks a file's form, so that it no longer says what the editor means."""

Stamp = tuple[int, int, int, int] | None
"""What the disk says of a file without reading it; None where it is not there."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """One file's result, and what it rests on."""

    stamps: tuple[tuple[Path, Stamp], ...]
    racy: bool
    filed: Filed
    good: Filed
    """The last result whose form was in order, or the first one there was."""


class Intake:
    """Reads a content folder; a second time, it reads only what has changed."""

    def __init__(self, content: Path) -> None:
        """Read nothing yet."""
        self.content = content
        self.case: Case | None = None
        self.kept: dict[str, _Kept] = {}
        self.parsed = 0
        """How many files were parsed the last time."""
        self._entries: dict[str, Entry] = {}
        self._case_stamp: Stamp = None
        self._case_told: tuple[Diagnostic, ...] = ()

    def take(self) -> Taken:
        """Return the content as it is now, or as it was where it is broken now."""
        self._read_case()
        sources = self.content / (self.case.sources_dir if self.case else "sources")
        entries, problems = scan(self.content, self._entries)
        self._entries = {entry.file: entry for entry in entries}
        self.parsed = 0
        kept: dict[str, _Kept] = {}
        for entry in entries:
            before = self.kept.get(entry.file)
            if before is None or not _is_fresh(before, sources):
                before = self._parse(entry, sources, before)
                self.parsed += 1
            kept[entry.file] = before
        self.kept = kept
        return Taken(
            self.case,
            tuple(_shown(one) for one in kept.values()),
            (*problems, *self._case_told),
        )

    def _read_case(self) -> None:
        stamp = stamp_of(self.content / CASE_FILE)
        if stamp is not None and stamp == self._case_stamp and not _is_racy(stamp):
            return
        case, self._case_told = load_case(self.content)
        # A case that is broken, or lost for a moment while an editor saves it, stays as it was.
        if case is not None and (self.case is None or not has_errors(self._case_told)):
            self.case = case
        self._case_stamp = stamp

    @staticmethod
    def _parse(entry: Entry, sources: Path, before: _Kept | None) -> _Kept:
        stamp = stamp_of(entry.path)
        filed = briefly(entry, take_in(entry, sources))
        stamps = ((entry.path, stamp), *_stamps_of_sources(filed, sources))
        if before is not None and before.filed == filed:
            filed = before.filed
        good = before.good if before is not None and _is_broken(filed) else filed
        return _Kept(stamps, any(_is_racy(one) for _, one in stamps), filed, good)


def stamp_of(path: Path) -> Stamp:
    """Return what tells a changed file from an unchanged one."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def stamps(paths: Iterable[Path]) -> tuple[tuple[Path, Stamp], ...]:
    """Return the stamps of several files."""
    return tuple((path, stamp_of(path)) for path in paths)


def _stamps_of_sources(filed: Filed, sources: Path) -> tuple[tuple[Path, Stamp], ...]:
    record = filed.record
    if not isinstance(record, DocumentRecord) or record.source is None:
        return ()
    names = dict.fromkeys((record.source.file, record.source.text))
    return stamps(sources / name for name in names if name)


def _is_fresh(kept: _Kept, sources: Path) -> bool:
    if kept.racy:
        return False
    for path, stamp in kept.stamps:
        if stamp_of(path) != stamp:
            return False
    if len(kept.stamps) == 1:
        return True
    # The sources may have moved to another folder.
    return all(path == kept.stamps[0][0] or path.is_relative_to(sources)
               for path, _ in kept.stamps)  # fmt: skip


def _is_racy(stamp: Stamp) -> bool:
    return stamp is not None and time.time_ns() - max(stamp[0], stamp[1]) < RACY


def _shown(kept: _Kept) -> Filed:
    """Return the last good record with the diagnostics of the present one."""
    if kept.good is kept.filed:
        return kept.filed
    return replace(kept.good, diagnostics=kept.filed.diagnostics)


def _is_broken(filed: Filed) -> bool:
    return any(one.code in BREAKING for one in filed.diagnostics)
