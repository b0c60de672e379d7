"""`check`: tell everything that is wrong, and what a publication would change."""

from __future__ import annotations

import argparse
from pathlib import Path

from dossier import pipeline
from dossier.against import NoRecordError, published
from dossier.commands.shared import (
    WELL,
    WRONG_CONTENT,
    UsageError,
    content_folder,
    count,
    moment,
    say,
    tell,
)


def run(options: argparse.Namespace) -> int:
    """Tell everything that is wrong, that of the finished pages included."""
    content = content_folder(options)
    try:
        before = published(Path(options.against)) if options.against else None
    except NoRecordError as error:
        raise UsageError(str(error)) from error
    diagnostics = pipeline.check(content, moment(options), before)
    tell(diagnostics, options)
    if not options.quiet and options.format == "text":
        say(f"dossier: {count(diagnostics)}")
    return WRONG_CONTENT if any(one.is_error for one in diagnostics) else WELL
