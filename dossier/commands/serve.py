"""`serve`: the live preview, until Ctrl-C."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
from datetime import datetime

from dossier.commands.shared import WELL, UsageError, content_folder, moment, say
from dossier.preview.guard import Address
from dossier.preview.overlay import Desk
from dossier.preview.server import CannotListenError, serve
from dossier.preview.session import Session

MAX_PORT = 65535


def run(options: argparse.Namespace) -> int:
    """Serve until somebody stops it."""
    content = content_folder(options)
    if not 0 <= options.port <= MAX_PORT:
        raise UsageError(f"--port {options.port}: a port is a number from 0 to {MAX_PORT}")
    address = Address(options.host, options.port)
    if not address.is_local:
        say(
            f"dossier: warning: on {options.host} everybody who reaches this machine can read the "
            "drafts and embargoed documents"
        )

    def clock() -> datetime:
        return moment(options)

    clock()
    # Requests that make no sense are refused; nobody at this terminal can do anything about them.
    logging.getLogger("tornado").setLevel(logging.CRITICAL)
    logging.getLogger("livereload").setLevel(logging.CRITICAL)
    # What is seen comes first: a page need not wait for the checks of all the others.
    sys.setswitchinterval(0.001)
    session = Session(content, clock)
    desk = Desk(content, options.editor)

    def tell(text: str) -> None:
        say(f"dossier: {text} (Ctrl-C stops)" if text.startswith("http") else text)

    try:
        asyncio.run(serve(session, desk, options.host, options.port, tell))
    except CannotListenError as error:
        raise UsageError(str(error)) from error
    return WELL
