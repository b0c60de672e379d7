"""Our own templates as bytecode, kept where Python keeps that of the package.

To load such a file is to run what it says, so none is read from a dossier's folder, which may have
come by mail: these lie beside the bytecode of our modules, and whoever can write there can change
those. They are written when Python may write bytecode, and by `python -m dossier.precompile`.
"""

from __future__ import annotations

import hashlib
import marshal
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from dossier import bytecode
from dossier.i18n import Locale
from dossier.theme import OURS

_DIGEST = 16
_HERE = Path(__file__).parent
_WRITTEN_BY = ("compiled.py", "render.py", "templating.py")
"""What says how a template is compiled."""


class Compiled(BytecodeCache):
    """The bytecode of our templates in one language."""

    def __init__(self, locale: Locale) -> None:
        """Read nothing yet."""
        self.language = locale.language
        self.key = b"".join((MAGIC_NUMBER, jinja2.__version__.encode(), locale.digest.encode(),
                             *(bytecode.source(_HERE / one) for one in _WRITTEN_BY)))  # fmt: skip
        self.writes = bytecode.may_be_written()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the file of a template's bytecode; nothing for one that is not ours."""
        if filename is None or Path(filename) != OURS / "templates" / name:
            return ""
        return bytecode.place(f"templates.{self.language}.{name.replace('/', '-')}")

    def get_source_checksum(self, source: str) -> str:
        """Return a digest of a template and of all that its bytecode depends on."""
        whole = hashlib.blake2b(self.key, digest_size=_DIGEST)
        whole.update(f"{OURS}\0{source}".encode("utf-8", "surrogateescape"))
        return whole.hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the bytecode of a template from its file, if it is of this very template."""
        code = bytecode.read(bucket.key, bytes.fromhex(bucket.checksum))
        if code is not None:
            made = marshal.loads(code)  # noqa: S302  # as Python does with what lies there
            bucket.code = made if isinstance(made, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bytecode of a template, where that can be."""
        if self.writes and bucket.code is not None:
            code = marshal.dumps(bucket.code)
            bytecode.write(bucket.key, bytes.fromhex(bucket.checksum), code)
