"""`init`: a new dossier in an empty folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from dossier.commands.records import write
from dossier.commands.shared import WELL, UsageError, os_error, say
from dossier.scaffold.init import files


def run(options: argparse.Namespace) -> int:
    """Write the example dossier; an existing folder must be empty."""
    folder = Path(options.folder)
    try:
        _refuse_used(folder)
        for name, text in files().items():
            write(folder / name, text)
    except OSError as error:
        raise UsageError(os_error(error)) from error
    if not options.quiet:
        say(
            f"dossier: a new dossier stands in {folder}\nNext:\n"
            f"  - go there: cd {folder}\n"
            "  - look at it: dossier serve\n"
            "  - fill in content/case.yaml: title, publisher, imprint\n"
            "  - add your first letter: dossier new document\n"
            "  - delete the example: the files with `example` or `sample` in their names"
        )
    return WELL


def _refuse_used(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{folder} is not a folder: name a new or an empty one")
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(
            f"{folder} is not empty, and nothing was written: name a new or an empty folder"
        )
