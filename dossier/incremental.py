"""The content, read again and again: only files that changed are parsed, and broken ones stay.

A file that was in order once and is broken now keeps its last good record, so that the rest of
the dossier does not fall with it; what is wrong is told all the same.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Collection, Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dossier import rules
from dossier.casefile import CASE_FILE, load_case
from dossier.diagnostics import Diagnostic, has_errors
from dossier.filing import Filed, take_in
from dossier.memo import briefly, take
from dossier.model import Case, DocumentRecord
from dossier.pipeline import ALONE, Means
from dossier.readers.folder import FOLDERS, Entry, scan
from dossier.stamps import RACY
from dossier.taken import Taken

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


class _Kept(Struct, frozen=True):
    """One file's result, and what it rests on."""

    entry: Entry
    stamps: tuple[tuple[Path, Stamp], ...]
    racy: bool
    filed: Filed
    good: Filed
    """The last result whose form was in order, or the first one there was."""


class Intake:
    """Reads a content folder; a second time, it reads only what has changed."""

    def __init__(self, content: Path, means: Means = ALONE) -> None:
        """Read nothing yet; the first time, `means` may know of most files what they hold."""
        self.content = content
        self.case: Case | None = None
        self.kept: dict[str, _Kept] = {}
        self.parsed = 0
        """How many files were parsed the last time."""
        self._means = means
        self._sources = content / "sources"
        self._shown: dict[str, Filed] = {}
        self._places = _Places(content)
        self._problems: tuple[Diagnostic, ...] = ()
        """What is wrong with the folders."""
        self._case_stamp: Stamp = None
        self._case_is_racy = False
        self._case_told: tuple[Diagnostic, ...] = ()

    def take(self, changed: Collection[str] | None = None) -> Taken:
        """Return the content as it is now, or as it was where it is broken now.

        With `changed`, the paths of all that may have changed, no others are looked at.
        """
        self._read_case()
        sources = self.content / (self.case.sources_dir if self.case else "sources")
        touched = self._places.touched(changed) if changed is not None and self.kept else None
        self.parsed = 0
        if touched is None or sources != self._sources:
            self._sources = sources
            self._take_all()
        else:
            for file in touched:
                self._take_again(self.kept[file])
        told = (*self._problems, *self._case_told)
        return Taken(self.case, tuple(self._shown.values()), told)

    def differs(self) -> bool:
        """Whether the disk holds anything else than what was read; nothing is read."""
        if stamp_of(self.content / CASE_FILE) != self._case_stamp:
            return True
        kept, sources = self.kept, self._sources
        entries, problems = scan(self.content, self._places.entries)
        if problems != self._problems or len(entries) != len(kept):
            return True
        return not all(
            entry.file in kept and _is_fresh(kept[entry.file], sources) for entry in entries
        )

    def _read_case(self) -> None:
        stamp, now = stamp_of(self.content / CASE_FILE), time.time_ns()
        if stamp is not None and stamp == self._case_stamp and not self._case_is_racy:
            return
        case, self._case_told = load_case(self.content)
        # A case that is broken, or lost for a moment while an editor saves it, stays as it was.
        is_good = case is not None and (self.case is None or not has_errors(self._case_told))
        if is_good and case != self.case:
            self.case = case
        self._case_stamp, self._case_is_racy = stamp, _is_racy(stamp, now)

    def _take_all(self) -> None:
        """Look at every file."""
        entries, self._problems = scan(self.content, self._places.entries)
        before, self.kept, self._shown = self.kept, {}, {}
        self._places = _Places(self.content)
        if not before:
            self._take_first(entries)
        for entry in entries if before else ():
            known = before.get(entry.file)
            if known is None or known.entry is not entry or not _is_fresh(known, self._sources):
                known = self._parse(entry, known)
            self._keep(known)

    def _take_first(self, entries: tuple[Entry, ...]) -> None:
        """Read every file, but for those of which it is known what they hold."""
        self.parsed, now = len(entries), time.time_ns()
        stamps = [stamp_of(entry.path) for entry in entries]
        self._means.stage("reading files", len(entries))
        found = take(entries, self._sources, self._means.memo, self._means.run)
        for entry, stamp, filed in zip(entries, stamps, found, strict=True):
            self._keep(self._result(entry, stamp, now, filed, None))
        self._means = ALONE  # what was known before is of no more use

    def _take_again(self, kept: _Kept) -> None:
        """Look at one file."""
        if not _is_fresh(kept, self._sources):
            self._keep(self._parse(kept.entry, kept))

    def _keep(self, kept: _Kept) -> None:
        file = kept.entry.file
        self.kept[file] = kept
        self._shown[file] = _shown(kept)
        self._places.add(kept)

    def _parse(self, entry: Entry, before: _Kept | None) -> _Kept:
        self.parsed += 1
        stamp, now = stamp_of(entry.path), time.time_ns()
        filed = briefly(entry, take_in(entry, self._sources))
        return self._result(entry, stamp, now, filed, before)

    def _result(
        self, entry: Entry, stamp: Stamp, since: int, filed: Filed, before: _Kept | None
    ) -> _Kept:
        """Return what was read of a file that bore a stamp at a time, in nanoseconds."""
        stamps = ((entry.path, stamp), *_stamps_of_sources(filed, self._sources))
        if before is not None and before.filed == filed:
            filed = before.filed
        good = before.good if before is not None and _is_broken(filed) else filed
        racy = any(_is_racy(one, since) for _, one in stamps)
        return _Kept(entry, stamps, racy, filed, good)


class _Places:
    """What rests on which path, so that a changed path tells which files to read again."""

    def __init__(self, content: Path) -> None:
        """Know nothing yet."""
        self.entries: dict[str, Entry] = {}
        self._content = os.fspath(content)
        self._case = os.path.join(self._content, CASE_FILE)  # noqa: PTH118  # asked for each event
        self._files: dict[str, dict[str, None]] = {}
        """By path the files of the content that rest on it."""
        self._folders = {os.path.join(self._content, kind.value) for kind in FOLDERS}  # noqa: PTH118
        """All folders that hold any of it."""
        self._racy: set[str] = set()
        """Files that may change once more unnoticed."""

    def add(self, kept: _Kept) -> None:
        """Note what a file rests on; what it rested on before is not forgotten, only looked at."""
        file = kept.entry.file
        self.entries[file] = kept.entry
        (self._racy.add if kept.racy else self._racy.discard)(file)
        for path, _ in kept.stamps:
            place = os.fspath(path)
            self._files.setdefault(place, {})[file] = None
            folder = os.path.dirname(place)  # noqa: PTH120  # for many thousand texts
            while folder not in self._folders and len(folder) > len(self._content):
                self._folders.add(folder)
                folder = os.path.dirname(folder)  # noqa: PTH120

    def touched(self, changed: Iterable[str]) -> tuple[str, ...] | None:
        """Return the files that changes of some paths concern; None where that is not certain."""
        found = dict.fromkeys(self._racy)
        for path in changed:
            known = self._files.get(path)
            if known is not None:
                found.update(known)
                if any(os.fspath(self.entries[file].path) == path for file in known) and (
                    not _is_file(path)
                ):
                    return None  # it went, or something else stands there now
            elif path != self._case and not self._is_nothing(path):
                return None
        return tuple(found)

    def _is_nothing(self, path: str) -> bool:
        """Whether a path is no part of the content: not what is there now, nor what was."""
        if path in self._folders or not path.startswith(self._content + os.sep):
            return False
        if path.lower().endswith(".md"):
            return not os.path.lexists(path)
        try:
            return stat.S_ISREG(os.lstat(path).st_mode)
        except OSError:
            return True


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


def _is_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def _stamps_of_sources(filed: Filed, sources: Path) -> tuple[tuple[Path, Stamp], ...]:
    record = filed.record
    if not isinstance(record, DocumentRecord) or record.source is None:
        return ()
    source = record.source
    names = dict.fromkeys((source.file, source.text, source.facsimile))
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


def _is_racy(stamp: Stamp, since: int) -> bool:
    """Whether a file may have changed after it was read, which began at a time, unnoticed."""
    return stamp is not None and max(stamp[0], stamp[1]) > since - RACY


def _shown(kept: _Kept) -> Filed:
    """Return the last good record with the diagnostics of the present one."""
    if kept.good is kept.filed:
        return kept.filed
    return replace(kept.good, diagnostics=kept.filed.diagnostics)


def _is_broken(filed: Filed) -> bool:
    return any(one.code in BREAKING for one in filed.diagnostics)
