"""`quote`: does a quotation stand in what is published, and where."""

from __future__ import annotations

import argparse
import sys

from dossier import pipeline, quoting
from dossier.commands.shared import WELL, WRONG_CONTENT, content_folder, moment, tell
from dossier.edition import publish
from dossier.told import told


def run(options: argparse.Namespace) -> int:
    """Tell where a quotation stands; the status is 0 only where it stands exactly."""
    content = content_folder(options)
    loaded = pipeline.load(content, moment(options))
    if loaded.dossier is None:
        tell(loaded.diagnostics, options)
        return WRONG_CONTENT
    site = pipeline.shelve(publish(loaded.dossier, moment(options)), content)
    text = sys.stdin.read() if options.text == "-" else options.text
    answer = quoting.check(text, site.edition.documents)
    sys.stdout.write(told(site, answer, as_json=options.format == "json"))
    return WELL if answer.verdict is quoting.Verdict.EXACT else WRONG_CONTENT
