"""`check`: tell everything that is wrong, and what a publication would change."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

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
from dossier.commands.spared import Using, spared
from dossier.commands.stages import Stages
from dossier.diagnostics import Diagnostic
from dossier.unchanged import Found


def run(options: argparse.Namespace) -> int:
    """Tell everything that is wrong, that of the finished pages included."""
    content_folder(options)
    at = moment(options)
    told: Sequence[Diagnostic] = ()

    def whole(using: Using) -> Found | None:
        nonlocal told
        told, found = _check(options, at, using)
        return found

    if options.against:
        told, _ = _check(options, at, None)
    elif (known := spared("check", options, at, None, whole)) is not None:
        told = known.diagnostics
    tell(told, options)
    if not options.quiet and options.format == "text":
        say(f"dossier: {count(told)}")
    return WRONG_CONTENT if any(one.is_error for one in told) else WELL


def _check(
    options: argparse.Namespace, at: datetime, using: Using | None
) -> tuple[tuple[Diagnostic, ...], Found | None]:
    """Check whatever was kept of the last time; return what is wrong, and what may be kept."""
    from dossier import pipeline  # noqa: PLC0415  # where nothing has changed it is not needed
    from dossier.against import NoRecordError, published  # noqa: PLC0415
    from dossier.commands.means import means  # noqa: PLC0415

    try:
        before = published(Path(options.against)) if options.against else None
    except NoRecordError as error:
        raise UsageError(str(error)) from error
    stages = Stages(options)
    content, site = Path(options.content), Path(options.site)
    checked = pipeline.checked(content, at, before, means(using, stages), site)
    stages.end()
    if checked.beside is None:
        return checked.diagnostics, None
    beside = checked.beside
    return checked.diagnostics, Found(checked.diagnostics, 0, beside.since, beside.until)
