"""The files that came with a mail: those that may be letters are read like any other file."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from email.message import EmailMessage, Message

from dossier.importing.layout import Attachment, Notice

MOST_PARTS = 200
MOST_BYTES = 24 * 1024 * 1024
"""Of all attachments of one mail together."""
LETTERS = frozenset({"pdf", "docx", "txt", "text", "md", "markdown", "html", "htm", "eml"})
"""The endings of files that may be letters."""


def attached(message: EmailMessage) -> tuple[tuple[Attachment, ...], list[Notice]]:
    """Return the attachments that may be letters, and what to tell of the others."""
    made: list[Attachment] = []
    told: list[Notice] = []
    pictures, size = 0, 0
    for number, part in enumerate(_leaves(message)):
        if number >= MOST_PARTS:
            told.append(Notice("this mail has more parts than were looked at"))
            break
        name = _name(part)
        if not name:
            continue
        if part.get_content_maintype() == "image" and part.get("Content-ID"):
            pictures += 1
            continue
        data = _bytes(part)
        size += len(data)
        if name.lower().rpartition(".")[2] in LETTERS and data and size <= MOST_BYTES:
            made.append(Attachment(name, data))
            continue
        told.append(
            Notice(
                f"the attachment “{name}” was not read",
                "save it and look at it yourself; nothing of it is published",
            )
        )
    if pictures:
        told.append(Notice(f"{pictures} pictures that stand in the mail's text were left out"))
    return tuple(made), told


def _leaves(part: Message) -> Iterator[Message]:
    """Return the parts that hold something; a mail within a mail is one of them."""
    if part.get_content_type() == "message/rfc822" or not part.is_multipart():
        yield part
        return
    for one in part.get_payload():
        if isinstance(one, Message):
            yield from _leaves(one)


def _name(part: Message) -> str:
    """Return the name of an attachment; empty for a part of the mail's own text."""
    within = part.get_content_type() == "message/rfc822"
    told = part.get_filename() or ("message.eml" if within else "")
    name = " ".join(str(told).encode("utf-8", "replace").decode().split())
    if not name and part.get_content_disposition() == "attachment":
        name = "attachment"
    if not name:
        return ""
    ending = name.lower().rpartition(".")[2] if "." in name else ""
    guessed = ".eml" if within else mimetypes.guess_extension(part.get_content_type()) or ""
    return name if ending or not guessed else f"{name}{guessed}"


def _bytes(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return first.as_bytes() if isinstance(first, Message) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
