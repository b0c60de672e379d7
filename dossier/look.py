"""The templates as they are now, and whether any has changed since the site was made."""

from __future__ import annotations

import hashlib

from dossier.ledger import Ledger
from dossier.render import Renderer, RenderError
from dossier.theme import Theme


class Look:
    """The templates, each known by a digest of itself and of all that it reaches."""

    def __init__(self, renderer: Renderer, theme: Theme, ledger: Ledger) -> None:
        """Read all templates; where none has changed, what each reaches is known."""
        self.renderer = renderer
        whole = _digest_of(theme)
        self.is_same = ledger.theme == whole
        self.known = ledger.templates if self.is_same else {}
        ledger.theme, ledger.templates = whole, self.known

    def digest(self, template: str) -> bytes:
        """Return the digest of a template; of one that is broken there is none."""
        if template not in self.known:
            try:
                self.known[template] = self.renderer.digest(template).encode()
            except RenderError:
                return b""
        return self.known[template]


def _digest_of(theme: Theme) -> bytes:
    """Return a digest of all templates."""
    whole = hashlib.blake2b(digest_size=16)
    for folder in theme.templates:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            data = path.read_bytes()
            whole.update(f"{path} {len(data)}\n".encode("utf-8", "surrogateescape"))
            whole.update(data)
    return whole.digest()
