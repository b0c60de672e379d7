"""The process that reads one file: it gives up what it does not need, then reads."""

from __future__ import annotations

import contextlib
import ctypes
import socket
import sys

from dossier.importing.layout import Sheet, refused
from dossier.importing.readers import READERS, endings
from dossier.importing.sandbox import as_json

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000
LARGEST_FILE = 32 * 1024 * 1024


def main() -> int:
    """Read a file from standard input and write its sheet to standard output."""
    name, seconds, memory = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    bound(seconds, memory)
    without_network()
    sheet = read(name, sys.stdin.buffer.read())
    sys.stdout.buffer.write(as_json(sheet).encode())
    return 0


def read(name: str, data: bytes) -> Sheet:
    """Choose the reader by the file's ending, and by its first bytes where these say otherwise."""
    ending = _ending(name, data)
    reader = READERS.get(ending)
    if reader is None:
        return refused(
            f"files of the kind “{ending or 'without ending'}” cannot be imported",
            f"the kinds are {endings()}; save it as one of them",
        )
    try:
        return reader(data)
    except MemoryError:
        return refused(
            "it needs more memory than a letter may",
            "open it in its own program and save it again, or import its text",
        )
    except RecursionError:
        return refused(
            "it is nested more deeply than a letter can be",
            "open it in its own program and save its text",
        )


def _ending(name: str, data: bytes) -> str:
    ending = name.lower().rpartition(".")[2] if "." in name else ""
    if data[:1024].lstrip()[:5] == b"%PDF-":
        return "pdf"
    if data[:4] == b"PK\x03\x04" and ending not in {"odt", "xlsx", "pptx", "zip", "ods"}:
        return "docx"
    return ending


def bound(seconds: int, memory: int) -> None:
    """Set the limits of this process, where the system has them."""
    try:
        import resource  # noqa: PLC0415  # not on Windows
    except ImportError:
        return
    for what, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (limit, limit))


def without_network() -> None:
    """Leave the network, where the system allows it, and refuse to open a socket anyway."""
    leave_network()
    socket.socket = NoSocket  # type: ignore[misc,assignment]
    socket.create_connection = NoSocket  # type: ignore[assignment]


def leave_network() -> None:
    """Go where there is no network, with the kernel's help; not every system allows it."""
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None, use_errno=True).unshare(NEW_USER | NEW_NETWORK)


class NoSocket:
    """Stands where sockets were."""

    def __init__(self, *_: object, **__: object) -> None:
        """Refuse."""
        raise OSError("a file that is imported may not reach the network")


if __name__ == "__main__":
    sys.exit(main())
