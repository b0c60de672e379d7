"""What is worked out once for the program as it is, beside the bytecode of its modules.

It is kept by Python's rules: where no bytecode may be written, nothing is. Whoever can write there
can change the program as well, so it is guarded against damage alone.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

_DIGEST = 16


def place(name: str) -> str:
    """Return the file in which something is kept; empty where nothing is kept.

    The name needs an ending, which the file does not have.
    """
    try:
        return cache_from_source(str(Path(__file__).with_name(name)))
    except NotImplementedError:  # a Python that keeps no bytecode
        return ""


def read(path: str, of: bytes) -> bytes | None:
    """Return what is kept in a file, if it was made `of` this state of what it is made of."""
    if not path:
        return None
    try:
        data = Path(path).read_bytes()
    except OSError:
        return None
    kept = data[_DIGEST:]
    return kept if data[:_DIGEST] == _digest(kept, of) else None


def write(path: str, of: bytes, data: bytes) -> None:
    """Keep something in a file, where that can be; `of` says in some bytes what it is made of."""
    if not path:
        return
    file = Path(path)
    new = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        new.write_bytes(_digest(data, of) + data)
        new.replace(file)


def source(path: Path) -> bytes:
    """Return the source of a module; nothing where it is installed without."""
    try:
        return path.read_bytes()
    except OSError:  # a package without its sources is replaced as a whole
        return b""


def may_be_written() -> bool:
    """Whether Python may write bytecode."""
    return not sys.dont_write_bytecode


def _digest(data: bytes, of: bytes) -> bytes:
    person = hashlib.blake2b(of, digest_size=_DIGEST).digest()
    return hashlib.blake2b(data, digest_size=_DIGEST, person=person).digest()
