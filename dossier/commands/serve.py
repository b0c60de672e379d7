"""`serve`: the live preview, until Ctrl-C."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from dossier.cache import Cache
from dossier.commands.shared import WELL, UsageError, content_folder, moment, say
from dossier.commands.stages import Stages
from dossier.commands.workers import shared
from dossier.memo import Memo
from dossier.pipeline import Means
from dossier.preview.guard import Address
from dossier.preview.overlay import Desk
from dossier.preview.server import CannotListenError, serve
from dossier.preview.session import Session
from dossier.stamps import Disk
from dossier.unchanged import program

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
    session = _session(content, clock, options)
    desk = Desk(content, options.editor)

    def tell(text: str) -> None:
        say(f"dossier: {text} (Ctrl-C stops)" if text.startswith("http") else text)

    try:
        asyncio.run(serve(session, desk, options.host, options.port, tell))
    except CannotListenError as error:
        raise UsageError(str(error)) from error
    return WELL


def _session(content: Path, clock: Callable[[], datetime], options: argparse.Namespace) -> Session:
    """Read the content, with what was kept of the last time; what is read now is kept as well."""
    stages = Stages(argparse.Namespace(quiet=options.quiet, profile=False))
    with Cache(content) as cache:
        memo = Memo(cache, program(Disk()).digest, time.time_ns(), at_hand=True)
        session = Session(content, clock, Means(shared, memo, stages))
    stages.end()
    return session
