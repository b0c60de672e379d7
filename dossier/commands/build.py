"""`build`: check the content and publish the site."""

from __future__ import annotations

import argparse
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
from dossier.publish.refusal import RefusedError, refuse_place
from dossier.unchanged import Found


def run(options: argparse.Namespace) -> int:
    """Check and build; where there are errors the old site stands as it was."""
    content, at, site = content_folder(options), moment(options), Path(options.site)
    status = WELL

    def whole(using: Using) -> Found | None:
        nonlocal status
        status, found = _build(options, at, using)
        return found

    try:
        refuse_place(site, content)
        name = "build-unreviewed" if options.allow_unreviewed else "build"
        known = spared(name, options, at, site, whole)
    except RefusedError as error:
        raise UsageError(str(error)) from error
    if known is not None:
        tell(known.diagnostics, options)
        _told(options, known.files, 0)
    return status


def _build(options: argparse.Namespace, at: datetime, using: Using) -> tuple[int, Found | None]:
    """Build whatever was kept of the last time; return the exit status, and what may be kept."""
    from dossier import pipeline  # noqa: PLC0415  # where nothing has changed it is not needed
    from dossier.commands.means import means  # noqa: PLC0415

    content, site = Path(options.content), Path(options.site)
    stages = Stages(options)
    built = pipeline.build(
        content, site, at, means(using, stages), unreviewed=options.allow_unreviewed
    )
    stages.end()
    tell(built.diagnostics, options)
    done = built.published
    if done is None or built.beside is None:
        say(f"dossier: {count(built.diagnostics)}; {options.site} was not touched")
        return WRONG_CONTENT, None
    _told(options, done.files, done.written)
    if done.left:
        say(
            f"dossier: somebody put files into {options.site} during the build; "
            f"they are kept in {done.left}"
        )
    return WELL, Found(built.diagnostics, done.files, built.beside.since, built.beside.until)


def _told(options: argparse.Namespace, files: int, written: int) -> None:
    if not options.quiet:
        what = f"{written} written" if written else "nothing had changed"
        say(f"dossier: {options.site}: {files} files, {what}")
