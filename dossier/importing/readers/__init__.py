"""One reader a format: bytes → the lines of a letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dossier.importing.layout import Sheet
from dossier.importing.readers.text import text


def _text(data: bytes) -> Sheet:
    return text(data)


def _markdown(data: bytes) -> Sheet:
    return text(data, markdown=True)


def _pdf(data: bytes) -> Sheet:
    from dossier.importing.readers.pdf import pdf  # noqa: PLC0415  # each format's library by need

    return pdf(data)


def _docx(data: bytes) -> Sheet:
    from dossier.importing.readers.docx import docx  # noqa: PLC0415

    return docx(data)


def _html(data: bytes) -> Sheet:
    from dossier.importing.readers.html import html  # noqa: PLC0415

    return html(data)


def _eml(data: bytes) -> Sheet:
    from dossier.importing.readers.eml import eml  # noqa: PLC0415

    return eml(data)


READERS: Mapping[str, Callable[[bytes], Sheet]] = {
    "txt": _text,
    "text": _text,
    "md": _markdown,
    "markdown": _markdown,
    "pdf": _pdf,
    "docx": _docx,
    "html": _html,
    "htm": _html,
    "eml": _eml,
}


def endings() -> str:
    """Return the endings that can be imported, for messages."""
    return ", ".join(READERS)
