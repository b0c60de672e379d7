"""`import`: each file to a draft, its source and a report."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dossier.commands.shared import WELL, WRONG_CONTENT, UsageError, content_folder


def _progress(text: str) -> None:
    """Say on a terminal what takes time; a pipe stays quiet."""
    if sys.stderr.isatty():
        sys.stderr.write(f"{text}\n")


def run(options: argparse.Namespace) -> int:
    """Import files in their order; one that cannot be read does not stop the others."""
    content = content_folder(options)
    try:
        from dossier.importing import command, report  # noqa: PLC0415  # these are an extra

        done = command.import_files([Path(name) for name in options.files], content, _progress)
    except ModuleNotFoundError as error:
        raise UsageError(
            f"the importer is not installed ({error.name} is missing); "
            'run it as: python3 build.py import FILE, or: pip install "dossier[import]"'
        ) from error
    if options.format == "json":
        sys.stdout.write(report.as_json(done, content))
    else:
        for one in done:
            sys.stdout.write(report.as_text(one, content))
    return WELL if all(one.is_well for one in done) else WRONG_CONTENT
