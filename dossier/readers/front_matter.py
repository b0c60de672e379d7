"""A file's front matter and text, by python-frontmatter with a handler of our own."""

from __future__ import annotations

import re
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from dossier import rules
from dossier.diagnostics import Findings, Span
from dossier.located import Mapping, compose

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_KEY = "front"


class LocatedHandler(BaseHandler):
    """Splits at the fences and reads the keys as located values."""

    FM_BOUNDARY = _FENCE
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, found: Findings, lines_before: int) -> None:
        """Collect what is wrong in `found`; `lines_before` were stripped from the text."""
        super().__init__()
        self.found = found
        self.lines_before = lines_before
        self.body = ""
        self.body_line = 1
        self.first_line = 1

    def detect(self, text: str) -> bool:
        """Say whether this is front matter of ours: it is asked for no other."""
        return bool(text)

    def split(self, text: str) -> tuple[str, str]:
        """Return the text between the two fences and the text below them."""
        opening = _FENCE.match(text)
        if opening is None:
            self.found.add(
                rules.NO_FRONT_MATTER,
                Span(),
                "the file does not begin with a line `---`",
                "put the keys between two lines `---` at the top of the file",
            )
            raise ValueError(text)
        closing = _FENCE.search(text, opening.end())
        if closing is None:
            self.found.add(
                rules.UNCLOSED_FRONT_MATTER,
                Span(self.lines_before + 1),
                "the front matter that begins here is never closed",
                "put a line `---` between the last key and the text",
            )
            raise ValueError(text)
        self.first_line = self.lines_before + 1
        self.body = text[closing.end() + 1 :]
        self.body_line = self.lines_before + text.count("\n", 0, closing.end()) + 2
        return text[opening.end() : closing.start()], self.body

    def load(self, fm: str) -> dict[str, Any]:
        """Return the located mapping under one key, as python-frontmatter wants a dict."""
        return {_KEY: compose(fm, self.first_line, self.found)}


def read(text: str, found: Findings) -> tuple[Mapping, str, int] | None:
    """Return front matter, body and the body's first line; None where there is none."""
    # python-frontmatter strips the text before it splits, so the lines are counted first.
    stripped = text.lstrip()
    if not stripped:
        found.add(rules.NO_FRONT_MATTER, Span(), "the file is empty")
        return None
    handler = LocatedHandler(found, text.count("\n", 0, len(text) - len(stripped)))
    metadata, _ = frontmatter.parse(stripped, handler=handler)
    front = metadata.get(_KEY)
    return (front, handler.body, handler.body_line) if isinstance(front, Mapping) else None
