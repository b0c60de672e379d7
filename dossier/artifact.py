"""What an output plans: a page to render, data already made, or a file to copy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from dossier.noted import Elsewhere, Note


class Page(Struct, frozen=True):
    """A page, made by a template from a view."""

    path: str
    template: str
    make_view: Callable[[], object]
    """Makes the view when it is needed: in the process that fills the template with it."""
    make_parts: Callable[[Note], Iterable[object]] | None = None
    """Makes those parts of the view again that tell of one thing, which is given as it is noted."""

    @property
    def view(self) -> object:
        """A frozen struct; its repr is what the page depends on."""
        return self.make_view()


class Data(Struct, frozen=True):
    """A file whose bytes an output makes itself."""

    path: str
    make: Callable[[], bytes]
    elsewhere: Callable[[], bytes | Elsewhere] | None = None
    """Makes the same, and leaves it where it lies; None where it lies nowhere."""
    sign: bytes = b""
    """A digest of all that it is made of, where that is known when it is planned."""


class Copy(Struct, frozen=True):
    """A file that is taken over byte for byte."""

    path: str
    origin: Path


Artifact = Page | Data | Copy
