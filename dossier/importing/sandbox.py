"""Reading happens in a process of its own: bounded in memory and time, and without a network."""

from __future__ import annotations

import base64
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from typing import Any

import msgspec

from dossier.importing.layout import Align, Attachment, Line, LineKind, Notice, Sheet, refused

SECONDS = 90
"""Of work of its own; text recognition, which is another program, may take longer in all."""
SECONDS_OF_SCANS = 900
MEMORY = 2 * 1024**3
_KEPT = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "SYSTEMROOT", "TESSDATA_PREFIX", "VIRTUAL_ENV")


def read(name: str, data: bytes, *, seconds: int = SECONDS, memory: int = MEMORY) -> Sheet:
    """Return what a file holds, read in a process that may do nothing else."""
    command = [sys.executable, "-B", "-P", "-X", "utf8", "-m", "dossier.importing.worker"]
    environment = {key: os.environ[key] for key in _KEPT if key in os.environ}
    with tempfile.TemporaryDirectory() as folder:
        child = subprocess.Popen(  # noqa: S603  # our own program, with a name and two numbers
            [*command, name, str(seconds), str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment | {"TMPDIR": folder},
            cwd=folder,
            start_new_session=True,
        )
        try:
            out, _ = child.communicate(data, timeout=_patience(name, seconds))
        except subprocess.TimeoutExpired:
            _stop(child)
            return refused(
                f"reading it took more than {seconds} seconds, and was stopped",
                "cut the document out of the file, or import its text",
            )
        except KeyboardInterrupt:
            _stop(child)
            raise
    return _sheet(out, child.returncode)


def _patience(name: str, seconds: int) -> int:
    scans = name.lower().endswith(".pdf") and shutil.which("tesseract") is not None
    return max(seconds, SECONDS_OF_SCANS) if scans else seconds


def _stop(child: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(child.pid, signal.SIGKILL)
    else:
        child.kill()
    child.communicate()


def _sheet(out: bytes, status: int) -> Sheet:
    try:
        told = json.loads(out)
    except ValueError:
        told = None
    if status != 0 or told is None:
        return refused(
            "reading it broke off: it needs more memory or time than a letter may, or is damaged",
            "open it in its own program and save it again, or import its text",
        )
    return from_json(told)


def as_json(sheet: Sheet) -> str:
    """Return a sheet as text, for the way between the two processes."""
    return json.dumps(msgspec.to_builtins(sheet), ensure_ascii=True)


def from_json(told: dict[str, Any]) -> Sheet:
    """Return the sheet that `as_json` wrote."""
    lines = tuple(_line(one) for one in told.pop("lines"))
    notices = tuple(Notice(**one) for one in told.pop("notices"))
    headers = tuple((str(name), str(value)) for name, value in told.pop("headers"))
    attachments = tuple(
        Attachment(one["name"], base64.b64decode(one["data"])) for one in told.pop("attachments")
    )
    return Sheet(
        lines=lines,
        notices=notices,
        headers=headers,
        attachments=attachments,
        sites=tuple(told.pop("sites", ())),
        **told,
    )


def _line(told: dict[str, Any]) -> Line:
    cells = tuple(told.pop("cells"))
    align, kind = Align(told.pop("align")), LineKind(told.pop("kind"))
    return Line(cells=cells, align=align, kind=kind, **told)
