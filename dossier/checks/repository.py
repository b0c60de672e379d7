"""A repository that everyone can read publishes what the site withholds."""

from __future__ import annotations

from pathlib import Path

from dossier import rules
from dossier.diagnostics import Diagnostic, Span
from dossier.model import Case


def open_repository(case: Case, withholding: int, content: Path) -> tuple[Diagnostic, ...]:
    """Warn where withheld texts, or the sources that hold them, lie in a repository.

    `withholding` is how many documents withhold something.
    """
    if not withholding or case.repository_is_private:
        return ()
    folder = content.resolve()
    if not any((parent / ".git").exists() for parent in (folder, *folder.parents)):
        return ()
    return (
        rules.OPEN_REPOSITORY.at(
            "case.yaml",
            Span(),
            f"{withholding} documents withhold something, and this repository holds it: "
            "in `withhold:` and in the sources",
            "if it is private, write `repository: private`; else publish only the built site "
            "(docs/evidence.md)",
        ),
    )
