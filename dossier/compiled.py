"""Our own templates as bytecode, kept where Python keeps that of the package.

To load such a file is to run what it says, so none is read from a dossier's folder, which may have
come by mail: these lie beside the bytecode of our modules, and whoever can write there can change
those. They are written when Python may write bytecode, and by `python -m dossier.precompile`.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from dossier.i18n import Locale
from dossier.theme import OURS

_DIGEST = 16
_WRITTEN_BY = ("compiled.py", "render.py", "templating.py")
"""What says how a template is compiled."""


class Compiled(BytecodeCache):
    """The bytecode of our templates in one language."""

    def __init__(self, locale: Locale) -> None:
        """Read nothing yet."""
        self.language = locale.language
        self.key = b"".join((MAGIC_NUMBER, jinja2.__version__.encode(), locale.digest.encode(),
                             *map(_source, _WRITTEN_BY)))  # fmt: skip
        self.writes = not sys.dont_write_bytecode

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the file of a template's bytecode; nothing for one that is not ours."""
        if filename is None or Path(filename) != OURS / "templates" / name:
            return ""
        told = f"{self.language}.{name.replace('/', '-')}"
        try:
            return cache_from_source(str(Path(__file__).with_name(f"templates.{told}")))
        except NotImplementedError:  # a Python that keeps no bytecode
            return ""

    def get_source_checksum(self, source: str) -> str:
        """Return a digest of a template and of all that its bytecode depends on."""
        whole = hashlib.blake2b(self.key, digest_size=_DIGEST)
        whole.update(f"{OURS}\0{source}".encode("utf-8", "surrogateescape"))
        return whole.hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the bytecode of a template from its file, if it is of this very template."""
        if not bucket.key:
            return
        try:
            data = Path(bucket.key).read_bytes()
        except OSError:
            return
        digest, code = data[:_DIGEST], data[_DIGEST:]
        if digest == _digest(bucket, code):
            made = marshal.loads(code)  # noqa: S302  # as Python does with what lies there
            bucket.code = made if isinstance(made, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bytecode of a template, where that can be."""
        if not bucket.key or not self.writes or bucket.code is None:
            return
        code = marshal.dumps(bucket.code)
        path = Path(bucket.key)
        new = path.with_name(f"{path.name}.{os.getpid()}")
        with suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            new.write_bytes(_digest(bucket, code) + code)
            new.replace(path)


def _source(name: str) -> bytes:
    try:
        return Path(__file__).with_name(name).read_bytes()
    except OSError:  # a package without its sources is replaced as a whole
        return b""


def _digest(bucket: Bucket, code: bytes) -> bytes:
    person = bytes.fromhex(bucket.checksum)
    return hashlib.blake2b(code, digest_size=_DIGEST, person=person).digest()
