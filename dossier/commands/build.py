"""`build`: check the content and publish the site."""

from __future__ import annotations

import argparse
from pathlib import Path

from dossier import pipeline, publish
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
    """Check and build; where there are errors the old site stands as it was."""
    content = content_folder(options)
    try:
        built = pipeline.build(
            content, Path(options.site), moment(options), unreviewed=options.allow_unreviewed
        )
    except publish.RefusedError as error:
        raise UsageError(str(error)) from error
    tell(built.diagnostics, options)
    if built.published is None:
        say(f"dossier: {count(built.diagnostics)}; {options.site} was not touched")
        return WRONG_CONTENT
    if not options.quiet:
        done = built.published
        what = f"{done.written} written" if done.written else "nothing had changed"
        say(f"dossier: {options.site}: {done.files} files, {what}")
    if built.published.left:
        say(
            f"dossier: somebody put files into {options.site} during the build; "
            f"they are kept in {built.published.left}"
        )
    return WELL
