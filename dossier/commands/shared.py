"""What commands share: exit statuses, what they say and ask, and the options they all have."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from dossier.diagnostics import Diagnostic

WELL, WRONG_CONTENT, WRONG_USE, STOPPED = 0, 1, 2, 130


class UsageError(Exception):
    """Something about the call or the machine is wrong; the message says what to do."""


def say(text: str) -> None:
    """Tell the person at the terminal something that is no output."""
    sys.stderr.write(text + "\n")


def tell(diagnostics: Sequence[Diagnostic], options: argparse.Namespace) -> None:
    """Print diagnostics in the form asked for; with `--quiet` the errors alone."""
    from dossier.report import Format, report  # noqa: PLC0415

    shown = [one for one in diagnostics if one.is_error or not options.quiet]
    try:
        sys.stdout.write(report(shown, Format(options.format), options.content))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read it has read enough; the exit status still tells
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """Say in words how many errors, warnings and notes there are."""
    counts = Counter(one.severity.value for one in diagnostics)
    parts = [
        f"{counts[word]} {word}{'s' if counts[word] > 1 else ''}"
        for word in ("error", "warning", "note")
        if counts[word]
    ]
    return " and ".join(parts) or "nothing is wrong"


def os_error(error: OSError) -> str:
    """Say in a few words what the system refused."""
    return f"{error.filename or 'the disk'}: {error.strerror or error}"


def moment(options: argparse.Namespace) -> datetime:
    """Return the moment of the edition: `--at`, or now."""
    if options.at is None:
        return datetime.now(UTC)
    from dossier.dates import DateError, parse_moment  # noqa: PLC0415

    try:
        return parse_moment(options.at)
    except DateError as error:
        raise UsageError(f"--at: {error}") from error


def content_folder(options: argparse.Namespace) -> Path:
    """Return the content folder, which must exist."""
    folder = Path(options.content)
    if not folder.is_dir():
        raise UsageError(
            f"there is no folder {options.content}: name the dossier's content with --content, "
            "or make a new dossier with: dossier init DIR"
        )
    return folder


def is_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, proposal: str = "") -> str:
    """Ask one question at the terminal; an empty answer takes the proposal."""
    shown = f" [{proposal}]" if proposal else ""
    sys.stderr.write(f"{question}{shown}: ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return " ".join(line.split()) or proposal
