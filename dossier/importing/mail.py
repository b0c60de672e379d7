"""A mail and what is attached to it: which of them is the letter, and which only covers it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from msgspec import Struct

from dossier.importing.layout import LineKind, Sheet
from dossier.importing.lexicon import folded

MOST_DEEP = 3
"""So many mails may lie within one another."""
SHORT_COVER, LONG_COVER = 40, 150
"""Words of a mail that only covers its attachment; more of them if it says so itself."""
_ATTACHED = re.compile(
    r"\battach|\benclos|ci-joint|piece jointe|pieces jointes|\banbei\b|\bim anhang|"
    r"beigefugt|\banlage\b|"
    r"\badjunt|\ballegat|\bzalacz|вложен|прилаг|приложен|во вложении|додат|додано|прикрiп|прикріп|"
    r"қоса берi|қоса бері|тiркел|тіркел"
)


class Received(Struct, frozen=True):
    """A file as it came: by itself, or with a mail."""

    told: str
    """How the report calls it."""
    name: str
    data: bytes
    origin: str = ""
    """The mail that it came with."""
    depth: int = 0

    @property
    def digest(self) -> str:
        """Return its SHA-256."""
        return hashlib.sha256(self.data).hexdigest()


def came_with(sheet: Sheet, mail: Received) -> Iterator[Received]:
    """Return the files that were attached to a mail."""
    if mail.depth >= MOST_DEEP:
        return
    for one in sheet.attachments:
        yield Received(
            f"{mail.told}: {one.name}",
            one.name,
            one.data,
            f"attached as “{one.name}” to {_called(sheet)}",
            mail.depth + 1,
        )


def _called(sheet: Sheet) -> str:
    """Return what a mail is called where all can read it: by its day, and never by its sender."""
    told = next((value for name, value in sheet.headers if name.lower() == "date"), "")
    try:
        return f"a mail of {parsedate_to_datetime(told).date()}"
    except (ValueError, TypeError):
        return "a mail"


def text_of_mail(sheet: Sheet) -> str:
    """Return what a mail says, without its headers, what it quotes and its signature."""
    said = []
    for line in sheet.lines:
        if line.words == "--":
            break
        if line.kind is not LineKind.HEADER and not line.words.startswith(">"):
            said.append(line.words)
    return " ".join(said)


def covers(sheet: Sheet) -> bool:
    """Whether a mail's own text only comes with what is attached."""
    if not sheet.attachments:
        return False
    text = text_of_mail(sheet)
    size = len(text.split())
    return size <= SHORT_COVER or (
        size <= LONG_COVER and _ATTACHED.search(folded(text)) is not None
    )
