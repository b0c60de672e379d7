"""Diagnostics → text for people, JSON for programs, annotations for GitHub."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable
from enum import StrEnum

from dossier.diagnostics import Diagnostic, Severity
from dossier.rules import COLLISION, DEAD_SITE_LINK, LEAK

ON_THE_SITE = frozenset({COLLISION.code, DEAD_SITE_LINK.code, LEAK.code})
"""Rules about finished files: their place is a path in the site, not in the content."""


class Format(StrEnum):
    """The forms in which diagnostics are told."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def report(diagnostics: Iterable[Diagnostic], style: Format, prefix: str = "") -> str:
    """Return the diagnostics in one form; `prefix` is the content folder as the user named it.

    Ends with a line end unless there is nothing to say. JSON is always one list.
    """
    ordered = sorted(diagnostics)
    if style is Format.JSON:
        return (
            json.dumps([_object(one, prefix) for one in ordered], ensure_ascii=False, indent=1)
            + "\n"
        )
    write = _WRITERS[style]
    return "".join(write(one, path(one, prefix)) + "\n" for one in ordered)


def path(one: Diagnostic, prefix: str) -> str:
    """Return the file as the user would open it; one of the site by its path there."""
    elsewhere = one.code in ON_THE_SITE or one.file.startswith("templates/")
    if elsewhere or not prefix or prefix == ".":
        return one.file
    return f"{prefix.rstrip('/')}/{one.file}"


def visible(text: str) -> str:
    """Return a text that no terminal takes for commands: what cannot be seen is written out."""
    if text.isprintable():
        return text
    return "".join(
        one if one.isprintable() or unicodedata.category(one) == "Zs" else ascii(one)[1:-1]
        for one in text
    )


def _text(one: Diagnostic, file: str) -> str:
    place = f"{visible(file)}:{one.line}:{one.column}"
    line = f"{place}: {one.severity}[{one.code}]: {visible(one.what)}"
    return f"{line}\n    hint: {visible(one.hint)}" if one.hint else line


def _object(one: Diagnostic, prefix: str) -> dict[str, str | int]:
    return {
        "severity": one.severity.value,
        "code": one.code,
        "file": path(one, prefix),
        "line": one.line,
        "column": one.column,
        "what": one.what,
        "hint": one.hint,
    }


def _github(one: Diagnostic, file: str) -> str:
    """Write a workflow command (GitHub, "Workflow commands for GitHub Actions")."""
    message = f"{one.what}\n{one.hint}" if one.hint else one.what
    place = f"file={_property(file)},line={one.line},col={one.column}"
    level = "notice" if one.severity is Severity.NOTE else one.severity.value
    return f"::{level} {place},title={_property(one.code)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_WRITERS: dict[Format, Callable[[Diagnostic, str], str]] = {
    Format.TEXT: _text,
    Format.GITHUB: _github,
}
