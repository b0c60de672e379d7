"""`pack`: one zip of the whole site, ready to hand over or to mirror."""

from __future__ import annotations

import argparse
from pathlib import Path

from dossier.commands.shared import WELL, WRONG_CONTENT, UsageError, say
from dossier.pack import NotWholeError, pack
from dossier.publish import RefusedError
from dossier.verify import NoSiteError


def run(options: argparse.Namespace) -> int:
    """Pack the site, if it verifies."""
    site, target = Path(options.site), Path(options.output)
    if not site.is_dir():
        raise UsageError(f"there is no site {site}: build it first, or name it with --site")
    try:
        files = pack(site, target)
    except RefusedError as error:
        raise UsageError(str(error)) from error
    except (NotWholeError, NoSiteError):
        say(
            f"dossier: {site} is not as it was published, and nothing was packed; "
            f"to see what is wrong: dossier verify {site}"
        )
        return WRONG_CONTENT
    if not options.quiet:
        say(f"dossier: {target}: {files} files, {target.stat().st_size:,} bytes")
    return WELL
