"""The content as the browser sees it now: every page in memory, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dossier.checks.leaks import secrets
from dossier.diagnostics import Diagnostic
from dossier.edition import publish
from dossier.pipeline import load, render


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the preview."""

    files: dict[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


class Session:
    """Keeps the last good pages while the content is edited."""

    def __init__(self, content: Path, at: datetime) -> None:
        """Read everything once."""
        self.content = content
        self.at = at
        self.now = Snapshot({}, ())
        self.refresh()

    def refresh(self) -> Snapshot:
        """Read the content again; where it is broken, the last good pages stay."""
        loaded = load(self.content, self.at, drafts=True)
        files = self.now.files
        problems = loaded.diagnostics
        if loaded.dossier is not None and (loaded.is_sound or not files):
            edition = publish(loaded.dossier, self.at, drafts=True)
            made, wrong = render(edition, self.content, secrets(loaded.dossier))
            problems = tuple(sorted((*problems, *wrong)))
            files = {**files, **made} if wrong else made
        self.now = Snapshot(files, problems)
        return self.now
