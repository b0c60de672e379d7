"""No finished file holds a withheld text, however it is written."""

from __future__ import annotations

import html
import io
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import cache
from urllib.parse import unquote

from msgspec import Struct

from dossier import rules
from dossier.diagnostics import Diagnostic, Span
from dossier.model import Dossier
from dossier.words import fold, squash

SHORTEST_BARE = 7
"""From this many letters and digits on, a secret is also sought inside words, and without anything
between its letters."""
LARGEST_ENTRY = 256 * 1024 * 1024
DEEPEST_ARCHIVE = 3
_TAG = re.compile(r"<[^>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\([/\"'nrt])")
_NOT_WORD = re.compile(r"[\W_]+")


class Secret(Struct, frozen=True):
    """A text that must not be published, and where the content says so."""

    plain: str
    """The text folded; if it is short, it is a leak only where it stands as whole words."""
    bare: str
    """The same without anything between its letters; empty where it is too short for that."""
    file: str
    line: int
    what: str

    def stands_in(self, form: _Form) -> bool:
        """Whether a text holds the secret."""
        if self.bare:
            return self.plain in form.plain or self.bare in form.bare
        return self.plain in form.plain and _whole(self.plain).search(form.plain) is not None


class _Form(Struct, frozen=True):
    """One way to read a file."""

    plain: str
    bare: str


def secrets(dossier: Dossier) -> tuple[Secret, ...]:
    """Return every withheld text, and each digest of a source that holds one."""
    made: list[Secret] = []
    for document in dossier.documents:
        record = document.record
        for entry in record.withhold:
            bare = _NOT_WORD.sub("", fold(entry.text))
            bare = bare if len(bare) >= SHORTEST_BARE else ""
            line = entry.span.line
            made.append(Secret(_plain(entry.text), bare, record.file, line, "the text withheld"))
        if record.withhold and record.source is not None and record.source.sha256:
            digest = record.source.sha256
            line = record.source.span.line
            what = "a digest of the source that is withheld"
            made.append(Secret(digest, digest, record.file, line, what))
    return tuple(made)


def leaks(files: Mapping[str, bytes], hidden: tuple[Secret, ...]) -> tuple[Diagnostic, ...]:
    """Tell of files in whose name or bytes a secret stands.

    A file is read as it is, without its tags, with entities, escapes and percent signs decoded;
    archives and databases are opened. The secret itself is not repeated in the message.
    """
    if not hidden:
        return ()
    problems: list[Diagnostic] = []
    for path in sorted(files):
        forms = tuple(_forms(path.encode(), files[path], 0))
        problems.extend(
            rules.LEAK.at(
                path,
                Span(),
                f"{secret.what} in {secret.file}, line {secret.line}, stands in this file",
                "take it out of the title, note, page or file name that brings it here",
            )
            for secret in hidden
            if any(secret.stands_in(form) for form in forms)
        )
    return tuple(problems)


@cache
def _whole(plain: str) -> re.Pattern[str]:
    """Return the pattern of a short secret that is no part of a longer word or number."""
    return re.compile(rf"(?<![^\W_]){re.escape(plain)}(?![^\W_])")


def _forms(name: bytes, data: bytes, depth: int) -> Iterator[_Form]:
    if data[:4] == b"PK\x03\x04" and depth < DEEPEST_ARCHIVE:
        yield from _archive(data, depth)
    if data[:16] == b"SQLite format 3\x00":
        yield from _database(data)
    for raw in (name, data):
        for variant in _variants(raw.decode("utf-8", "replace")):
            yield _Form(_plain(variant), _NOT_WORD.sub("", fold(variant)))


def _database(data: bytes) -> Iterator[_Form]:
    """Read every text of a database: its file cuts long ones into pieces."""
    try:
        with closing(sqlite3.connect(":memory:")) as base:
            base.deserialize(data)
            tables = base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (table,) in tables:
                quoted = str(table).replace('"', '""')
                for row in base.execute(f'SELECT * FROM "{quoted}"'):  # noqa: S608  # ours, quoted
                    text = " ".join(cell for cell in row if isinstance(cell, str))
                    yield _Form(_plain(text), _NOT_WORD.sub("", fold(text)))
    except sqlite3.Error:
        return


def _variants(text: str) -> Iterable[str]:
    """Return a text with its tags and, if it has any, without; with its codes resolved."""
    made = [text]
    if "<" in text:
        made += [_TAG.sub("", text), _TAG.sub(" ", text)]
    if "\\" in text:
        made += [_ESCAPE.sub(_character, one) for one in made]
    resolved = [html.unescape(one) for one in made if "&" in one]
    quoted = [unquote(one) for one in made if "%" in one]
    return dict.fromkeys((*made, *resolved, *quoted))


def _character(match: re.Match[str]) -> str:
    code = match.group(1) or match.group(2)
    return chr(int(code, 16)) if code else {"n": "\n", "r": "\r", "t": "\t"}.get(match[3], match[3])


def _plain(text: str) -> str:
    return squash(text).casefold()


def _archive(data: bytes, depth: int) -> Iterator[_Form]:
    import zipfile  # noqa: PLC0415  # few sites have archives among their files

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                if entry.file_size <= LARGEST_ENTRY:
                    yield from _forms(entry.filename.encode(), archive.read(entry), depth + 1)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return
