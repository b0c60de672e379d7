"""No finished file holds a withheld text, however it is written."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from dossier import rules
from dossier.diagnostics import Diagnostic, Span
from dossier.model import Dossier
from dossier.words import fold, squash

SHORTEST_BARE = 7
"""From this many letters and digits on, a secret is also sought without anything between them."""
LARGEST_ENTRY = 256 * 1024 * 1024
DEEPEST_ARCHIVE = 3
_TAG = re.compile(r"<[^>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\([/\"'nrt])")
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that must not be published, and where the content says so."""

    forms: tuple[str, ...]
    """The text folded, and without anything between its letters where it is long enough."""
    file: str
    line: int
    what: str


def secrets(dossier: Dossier) -> tuple[Secret, ...]:
    """Return every withheld text, and each digest of a source that holds one."""
    made: list[Secret] = []
    for document in dossier.documents:
        record = document.record
        for entry in record.withhold:
            bare = _NOT_WORD.sub("", fold(entry.text))
            forms = (_plain(entry.text),) + ((bare,) if len(bare) >= SHORTEST_BARE else ())
            made.append(Secret(forms, record.file, entry.span.line, "the text withheld"))
        if record.withhold and record.source is not None and record.source.sha256:
            digest = record.source.sha256
            line = record.source.span.line
            made.append(
                Secret((digest,), record.file, line, "a digest of the source that is withheld")
            )
    return tuple(made)


def leaks(files: Mapping[str, bytes], hidden: tuple[Secret, ...]) -> tuple[Diagnostic, ...]:
    """Tell of files in whose name or bytes a secret stands.

    A file is read as it is, without its tags, with entities, escapes and percent signs decoded;
    archives are opened. The secret itself is not repeated in the message.
    """
    if not hidden:
        return ()
    problems: list[Diagnostic] = []
    for path in sorted(files):
        texts = tuple(_forms(path.encode(), files[path], 0))
        problems.extend(
            rules.LEAK.at(
                path,
                Span(),
                f"{secret.what} in {secret.file}, line {secret.line}, stands in this file",
                "take it out of the title, note, page or file name that brings it here",
            )
            for secret in hidden
            if any(form in text for form in secret.forms for text in texts)
        )
    return tuple(problems)


def _forms(name: bytes, data: bytes, depth: int) -> Iterator[str]:
    if data[:4] == b"PK\x03\x04" and depth < DEEPEST_ARCHIVE:
        yield from _archive(data, depth)
    for raw in (name, data):
        text = raw.decode("utf-8", "replace")
        for variant in _variants(text):
            folded = _plain(variant)
            yield folded
            yield _NOT_WORD.sub("", fold(variant))


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


def _archive(data: bytes, depth: int) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                if entry.file_size <= LARGEST_ENTRY:
                    yield from _forms(entry.filename.encode(), archive.read(entry), depth + 1)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return
