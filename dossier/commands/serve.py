"""`serve`: the live preview, until Ctrl-C."""

from __future__ import annotations

import argparse
import asyncio

from dossier.commands.shared import WELL, UsageError, content_folder, moment, say
from dossier.preview.server import Address, TakenError, serve
from dossier.preview.session import Session

MAX_PORT = 65535


def run(options: argparse.Namespace) -> int:
    """Serve until somebody stops it."""
    content = content_folder(options)
    if not 0 <= options.port <= MAX_PORT:
        raise UsageError(f"--port {options.port}: a port is a number up to {MAX_PORT}")
    session = Session(content, moment(options))
    address = Address("127.0.0.1", options.port)
    try:
        asyncio.run(serve(session, address, lambda url: say(f"dossier: {url} (Ctrl-C stops)")))
    except TakenError as error:
        raise UsageError(str(error)) from error
    return WELL
