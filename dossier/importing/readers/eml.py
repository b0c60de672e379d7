"""E-mail: its headers, and the text that a reader of the mail sees."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import EmailMessage, MIMEPart

from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind, Notice, Sheet, numbered, refused, text_of
from dossier.importing.readers.attached import attached
from dossier.importing.readers.forwarded import forwarded
from dossier.importing.readers.html import from_text
from dossier.importing.readers.text import decode, rows, unquoted

_SHOWN = ("From", "To", "Cc", "Date", "Subject")


def eml(data: bytes) -> Sheet:
    """Read a mail."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    headers = list(_headers(message))
    if not {name for name, _ in headers} & {"From", "Subject", "Date"}:
        return refused("this is not an e-mail: it has no headers", "save the mail itself as .eml")
    body, notices = _body(message)
    top = [_header(name, value) for name, value in headers]
    lines, inner = forwarded(
        [
            replace(line, gap=max(line.gap, 1)) if index == 0 else line
            for index, line in enumerate(body)
        ]
    )
    whole = numbered([*top, *lines])
    attachments, told = attached(message)
    if not body:
        notices.append(Notice("this mail has no text of its own", is_error=True))
    return Sheet(
        whole,
        "born-digital",
        extracted=text_of(whole),
        headers=tuple(inner or headers),
        notices=(*notices, *told),
        attachments=attachments,
    )


def _headers(message: EmailMessage) -> Iterator[tuple[str, str]]:
    """Return the headers that a reader of the mail sees, decoded."""
    for name in _SHOWN:
        for key, raw in message.raw_items():
            if key.lower() != name.lower():
                continue
            plain = _readable(str(raw))
            try:
                value = str(make_header(decode_header(plain)))
            except (ValueError, LookupError, AttributeError, TypeError, HeaderParseError):
                value = plain  # a header that breaks its own rules
            text = " ".join(value.encode("utf-8", "replace").decode().split())
            if text:
                yield name, text


def _readable(raw: str) -> str:
    """Return a header that has its letters bare, against the rules, with these letters."""
    try:
        raw.encode("utf-8")
    except UnicodeEncodeError:
        return decode(raw.encode("ascii", "surrogateescape"))[0] or raw
    return raw


def _header(name: str, value: str) -> Line:
    text = f"{name}: {value}"
    return Line(text, text, 0, kind=LineKind.HEADER)


def _body(message: EmailMessage) -> tuple[tuple[Line, ...], list[Notice]]:
    notices: list[Notice] = []
    chosen = message.get_body(preferencelist=("plain", "html"))
    if chosen is None:
        return (), notices
    text = _text(chosen)
    if chosen.get_content_type() == "text/html":
        sheet = from_text(text)
        return sheet.lines, [*notices, *(one for one in sheet.notices if not one.is_error)]
    flowed = str(chosen.get_param("format", "")).lower() == "flowed"
    return rows(unquoted(_unflowed(text) if flowed else text)), notices


def _text(part: MIMEPart) -> str:
    try:
        content = part.get_content()
    except (LookupError, ValueError, KeyError):
        payload = part.get_payload(decode=True)
        content = decode(payload)[0] if isinstance(payload, bytes) else str(payload)
    return str(content or "").replace("\r\n", "\n").replace("\r", "\n")


def _unflowed(text: str) -> str:
    """Join lines that end with a space: `format=flowed` folds paragraphs so."""
    return re.sub(r"(?<!-- )(?<=\S) \n(?=\S)", " ", text)
