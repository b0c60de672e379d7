"""What an import guessed and nobody has confirmed: the comments `# review:` of a front matter."""

from __future__ import annotations

import re

from dossier import rules
from dossier.diagnostics import Findings, Span

_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|(?<![\w’'])'(?:[^']|'')*'")
_REVIEW = re.compile(r"(?:^|\s)#\s*review:\s*(.*)$")
_KEY = re.compile(r"^\s*(?:-\s*)?([\w-]+):")


def open_reviews(front: str, found: Findings) -> None:
    """Tell of every value that still waits for somebody to look at it.

    YAML drops comments, so they are read from the text between the fences; `front` begins with
    the first line of the file.
    """
    if "review:" not in front:
        return
    key = ""
    for number, line in enumerate(front.split("\n"), 1):
        bare = _QUOTED.sub(lambda m: " " * len(m.group()), line)
        review = _REVIEW.search(bare)
        own = _KEY.match(line)
        if own and not line.startswith((" ", "#")):
            key = own.group(1)
        if review is None:
            continue
        grounds = line[review.start(1) :].strip()
        about = f"`{own.group(1) if own and not line.lstrip().startswith('-') else key}`"
        found.add(
            rules.OPEN_REVIEW,
            Span(number, review.start() + 1),
            f"{about if key else 'this'} is still to be reviewed: {grounds}",
            "compare it with the source, correct it, and delete the comment",
        )
