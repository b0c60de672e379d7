"""One message about the content: where it is, what is wrong, what to do."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How much a diagnostic matters: only an error stops publication."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(Struct, frozen=True, order=True):
    """A place in a text file; line and column count from 1, in characters."""

    line: int = 1
    column: int = 1


START = Span()


class Rule(Struct, frozen=True):
    """One thing that can be wrong, with a code that never changes its meaning."""

    code: str
    """Permanent, in lower-case words with hyphens: `unknown-key`."""
    severity: Severity
    summary: str
    """One line for the list of rules."""
    advice: str
    """What an editor does about it."""

    def at(self, file: str, span: Span, what: str, hint: str = "") -> Diagnostic:
        """Return this rule's diagnostic for one place; `file` is relative to the content.

        Without a hint for this very place, the rule's advice is the hint.
        """
        hint = hint or self.advice[:1].lower() + self.advice[1:].removesuffix(".")
        told, mend = (" ".join(text.split()) for text in (what, hint))  # each is one line
        return Diagnostic(file, span.line, span.column, self.severity, self.code, told, mend)


class Diagnostic(Struct, frozen=True, order=True):
    """One finding; sorting a list of them gives reading order."""

    file: str
    """The path below the content folder, with forward slashes; `case.yaml` for the case."""
    line: int
    column: int
    severity: Severity
    code: str
    what: str
    hint: str = ""

    @property
    def is_error(self) -> bool:
        """Whether this stops publication."""
        return self.severity is Severity.ERROR


class Findings:
    """Collects the diagnostics of one file while it is read."""

    def __init__(self, file: str) -> None:
        """Start an empty collection for `file`, a path below the content folder."""
        self.file = file
        self._items: list[Diagnostic] = []

    def add(self, rule: Rule, span: Span, what: str, hint: str = "") -> None:
        """Record one finding."""
        self._items.append(rule.at(self.file, span, what, hint))

    def extend(self, items: tuple[Diagnostic, ...]) -> None:
        """Take over findings that another room made about the same file."""
        self._items.extend(items)

    def all(self) -> tuple[Diagnostic, ...]:
        """Return what was found, in reading order."""
        return tuple(sorted(self._items))


def has_errors(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Whether anything here stops publication."""
    return any(one.is_error for one in diagnostics)
