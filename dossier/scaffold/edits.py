"""Changes to a file at located places: everything else stays as it was typed, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from dossier.diagnostics import Findings, Span
from dossier.located import Mapping, Scalar, Sequence, Value, compose
from dossier.readers.front_matter import read
from dossier.readers.text import decode
from dossier.scaffold.text import scalar

_LINE_END = re.compile(r"\r\n|\r|\n")
_CLAIM = re.compile(r"^\[\^[^\]\s]+\]:[ \t]*(\{.*)$", re.MULTILINE)


class Edit(Struct, frozen=True, order=True):
    """Some characters of a text are replaced by others."""

    start: int
    end: int
    new: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with all edits made; they must not overlap."""
    for edit in sorted(set(edits), reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


class Opened(Struct, frozen=True):
    """A file as it lies on the disk, with its keys located in it."""

    text: str
    """The characters of the file, its line ends and byte order mark included."""
    front: Mapping
    body_start: int
    """Where the text below the front matter begins; the end of the file for case.yaml."""
    starts: tuple[int, ...]
    """Where each line begins."""
    line_end: str

    def at(self, span: Span) -> int:
        """Return the place of a span in the text."""
        return self.starts[span.line - 1] + span.column - 1

    @property
    def body(self) -> str:
        """The text below the front matter."""
        return self.text[self.body_start :]


def opened(data: bytes, found: Findings, *, is_case: bool = False) -> Opened | None:
    """Locate the keys of a file; None, with the reason in `found`, where that cannot be done."""
    text = decode(data, found)
    if text is None:
        return None
    raw = data.decode("utf-8")
    bom = len(raw) - len(raw.removeprefix("\ufeff"))
    starts = (bom, *(one.end() for one in _LINE_END.finditer(raw)))
    first = _LINE_END.search(raw)
    line_end = first.group() if first else "\n"
    if is_case:
        front = compose(text, 1, found)
        return Opened(raw, front, len(raw), starts, line_end) if front is not None else None
    parts = read(text, found)
    if parts is None:
        return None
    front, _, body_line = parts
    start = starts[body_line - 1] if body_line <= len(starts) else len(raw)
    return Opened(raw, front, start, starts, line_end)


def references(file: Opened, keys: frozenset[str], old: str) -> Iterator[Edit]:
    """Yield the places at which a slug stands as the value of one of some keys, without quotes."""
    for place in _places(file.front, keys, old):
        yield from _token(file, file.at(place), old)
    for match in _CLAIM.finditer(file.text, file.body_start):
        inside = compose(match.group(1).rstrip("\r"), 1, Findings(""))
        if inside is not None:
            for place in _places(inside, keys, old):
                yield from _token(file, match.start(1) + place.column - 1, old)


def links(file: Opened, paths: Iterable[tuple[str, str]]) -> Iterator[Edit]:
    """Yield the links of an editors' text that lead to one of some addresses."""
    for old, new in paths:
        pattern = rf"(?:\]\(\s*<?|^\[[^\]^]+\]:\s*<?)(?:\./|/)?({re.escape(old)})(?=[#)>\s]|$)"
        for match in re.compile(pattern, re.MULTILINE).finditer(file.text, file.body_start):
            yield Edit(match.start(1), match.end(1), new)


def _places(value: Value, keys: frozenset[str], old: str, key: str = "") -> Iterator[Span]:
    if isinstance(value, Scalar):
        if key in keys and value.text == old:
            yield value.span
    elif isinstance(value, Sequence):
        for item in value.items:
            yield from _places(item, keys, old, key)
    else:
        for name, inner in value:
            yield from _places(inner, keys, old, name.text)


def _token(file: Opened, start: int, old: str) -> Iterator[Edit]:
    """Yield the slug at a place, inside quotation marks or not; the caller puts the new one in."""
    if file.text[start : start + 1] in {'"', "'"}:
        start += 1
    if file.text.startswith(old, start):
        yield Edit(start, start + len(old), "")


def entry(file: Opened, key: str) -> tuple[Scalar, Value] | None:
    """Return a key of the front matter with its value."""
    return next(((name, value) for name, value in file.front if name.text == key), None)


def with_item(file: Opened, key: str, items: tuple[str, ...]) -> Edit:
    """Add texts to the front of a list of the front matter, in the form the list has."""
    texts = [scalar(item) for item in items]
    found = entry(file, key)
    if found is None:
        return Edit(*_closing(file), f"{key}: [{', '.join(texts)}]{file.line_end}")
    name, value = found
    if isinstance(value, Sequence) and value.items:
        first = value.items[0]
        start = file.at(first.span)
        if file.text[file.at(value.span)] == "[":
            return Edit(start, start, "".join(f"{text}, " for text in texts))
        line = file.starts[first.span.line - 1]
        lead = file.text[line:start]
        return Edit(line, line, "".join(f"{lead}{text}{file.line_end}" for text in texts))
    start = file.at(name.span) + len(name.text)
    start = file.text.index(":", start) + 1
    end = _line_stop(file, start)
    old = file.text[start:end].strip() if isinstance(value, Scalar) and not value.is_empty else ""
    return Edit(start, end, f" [{', '.join([*texts, *([old] if old else [])])}]")


def with_text(file: Opened, key: str, text: str) -> Edit | None:
    """Replace a value of one line; None where it stands on several."""
    found = entry(file, key)
    if found is None or not isinstance(found[1], Scalar):
        return None
    start = file.at(found[1].span)
    end = _line_stop(file, start)
    raw = file.text[start:end].rstrip()
    probe = compose(f"x: {raw}", 1, Findings(""))
    value = probe.get("x") if probe is not None else None
    if not isinstance(value, Scalar) or value.text != found[1].text:
        return None
    is_quoted = raw[:1] in {'"', "'"}
    length = raw.rindex(raw[0]) + 1 if is_quoted else len(found[1].text)
    return Edit(start, start + length, scalar(text))


def raw_entry(file: Opened, key: str) -> str:
    """Return the lines of a key as they are typed, without the line end."""
    names = [name.span.line for name, _ in file.front]
    found = entry(file, key)
    if found is None:
        return ""
    first = found[0].span.line
    later = [line for line in names if line > first]
    end = file.starts[min(later) - 1] if later else _closing(file)[0]
    lines = file.text[file.starts[first - 1] : end].rstrip().splitlines()
    while lines[-1].startswith("#"):  # a comment above the next key is about that one
        lines.pop()
    return file.line_end.join(lines)


def before_fence(file: Opened, text: str) -> Edit:
    """Add lines at the end of the front matter."""
    return Edit(*_closing(file), text + file.line_end)


def _closing(file: Opened) -> tuple[int, int]:
    """Return where the closing fence begins, twice: an edit there inserts."""
    start = file.text.rindex("---", 0, file.body_start)
    return start, start


def _line_stop(file: Opened, start: int) -> int:
    found = _LINE_END.search(file.text, start)
    return found.start() if found else len(file.text)
