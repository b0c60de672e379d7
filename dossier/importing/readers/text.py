"""Plain text and Markdown: the file is its own source text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from dossier.importing.layout import (
    Align,
    Line,
    LineKind,
    Notice,
    Sheet,
    filled,
    refused,
)

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_MARKDOWN = re.compile(
    r"\*\*[^*\n]+\*\*|(?<![\w*])\*[^*\s][^*\n]*\*(?![\w*])|\[[^\[\]\n]+\]\([^)\n]*\)|^#{1,6} \S",
    re.MULTILINE,
)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_SIGNS = re.compile(r"(?<!\\)(?:\*\*\*|\*\*|__|\*|`)")
_HIDDEN = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0e-\x1f\x7f]")
MOST_CHARACTERS = 2_000_000
SPACES_OF_A_TAB = 8
MOST_FRONT = 60
_KEY = re.compile(r"^(?:[\w-]+:(?:\s|$)|-\s|\s|#|[\]\[{}\"'])")


def text(data: bytes, *, markdown: bool = False) -> Sheet:
    """Read a text file, in whatever encoding it is."""
    decoded, notice = decode(data)
    if decoded is None:
        return refused(
            "this is not a text file: no known encoding fits its bytes",
            "save it as UTF-8 text, or import the file it was made from",
        )
    if len(decoded) > MOST_CHARACTERS:
        return refused(
            f"this text has {len(decoded)} characters, which is no letter",
            "cut the document out of it and import that",
        )
    notices = [notice] if notice else []
    extracted = decoded if notice else ""
    if _HIDDEN.search(decoded):
        extracted = decoded = _HIDDEN.sub("", decoded)
        notices.append(
            Notice(
                "characters that nobody can see were left out",
                "the text beside the source has what can be seen",
            )
        )
    if (bare := unquoted(decoded)) != decoded:
        extracted = decoded = bare
        notices.append(
            Notice(
                "the signs before its lines, by which mails quote, were left out",
                "the text beside the source is without them",
            )
        )
    is_markdown = markdown or _MARKDOWN.search(decoded) is not None
    lines = _apart(rows(decoded, markdown=is_markdown)) if is_markdown else rows(decoded)
    if not lines:
        return refused("there is no text in this file", "look whether it is the right one")
    return Sheet(
        lines,
        nature="text-extract",
        markup="markdown" if is_markdown else "plain",
        extracted=extracted,
        notices=tuple(notices),
    )


def decode(data: bytes) -> tuple[str | None, Notice | None]:
    """Return a file's characters, and what to tell where they were not UTF-8."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                made = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                return None, None
            return _lines_alike(made), None if encoding == "utf-8" else _recoded("UTF-16")
    try:
        made = data.decode("utf-8")
        if "\x00" not in made:
            return _lines_alike(made), None
    except UnicodeDecodeError:
        pass
    return _guessed(data)


_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
"""Where a page names its encoding."""


def decode_page(data: bytes) -> tuple[str | None, list[Notice]]:
    """Return the characters of a page, by the encoding that it names; None where none fits."""
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(named.group(1).decode()), []
        except (LookupError, UnicodeDecodeError):
            pass
    text, notice = decode(data)
    return text, [notice] if notice else []


_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
MOST_OWN, FEWEST_QUOTED = 0.2, 5
"""The share of the lines of a quoted letter that may be one's own; and the fewest quoted ones."""


def unquoted(text: str) -> str:
    """Return a text that is quoted nearly as a whole without the signs before its lines."""
    lines = [line for line in text.split("\n") if line.strip()]
    quoted = sum(line.lstrip().startswith(">") for line in lines)
    whole = quoted >= FEWEST_QUOTED and len(lines) - quoted <= MOST_OWN * len(lines)
    return _QUOTED.sub("", text) if whole else text


def _guessed(data: bytes) -> tuple[str | None, Notice | None]:
    from charset_normalizer import from_bytes  # noqa: PLC0415  # only texts that are not UTF-8 need it

    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        half = data[first:8000:2]
        # in Latin and Cyrillic texts one half of the bytes is nearly always 0 or 4
        if len(half) > 8 and sum(byte in {0, 4} for byte in half) > 0.9 * len(half):
            try:
                return _lines_alike(data.decode(encoding)), _recoded("UTF-16")
            except UnicodeDecodeError:
                continue
    if b"\x00" in data:
        return None, None
    best = from_bytes(
        data,
        cp_isolation=[
            "cp1252",
            "cp1251",
            "cp1250",
            "iso8859_1",
            "iso8859_2",
            "iso8859_5",
            "koi8_r",
            "koi8_u",
        ],
    ).best()
    if best is None:
        return None, None
    return _lines_alike(str(best)), _recoded(best.encoding)


def _lines_alike(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _recoded(encoding: str) -> Notice:
    return Notice(
        f"the file is not UTF-8 but {encoding}",
        "it was kept as it is, with a copy in UTF-8 beside it; look at its accented letters",
    )


def rows(text: str, *, markdown: bool = False) -> tuple[Line, ...]:
    """Return the lines of a text that have words, with their places."""
    made: list[Line] = []
    gap, page = 0, 1
    for number, raw in enumerate(text.split("\n"), 1):
        page += raw.count("\f")
        wide = raw.strip("\f").replace("\f", " ").expandtabs(SPACES_OF_A_TAB)
        stripped = wide.strip() if "\t" not in raw else raw.replace("\f", " ").strip()
        if not stripped:
            gap += 1
            continue
        words = plain(stripped) if markdown else " ".join(stripped.split())
        words = _soft(words) or stripped
        indent = len(wide) - len(wide.lstrip())
        cells = _cells(stripped)
        made.append(
            Line(
                text=stripped,
                words=words,
                number=number,
                page=page,
                gap=gap if made else 0,
                indent=indent,
                align=Align.RIGHT if indent > 35 else Align.LEFT,
                is_bold=markdown and stripped.startswith("**"),
                cells=tuple(map(plain, cells)) if markdown else cells,
                kind=_kind(stripped, markdown=markdown),
            )
        )
        gap = 0
    return filled(made if markdown else _in_columns(made))


def _soft(words: str) -> str:
    """Return words without the hyphens that are seen at a line's end alone."""
    return re.sub("\u00ad(?=\\w)", "", words)


def _in_columns(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Part lines at two spaces, too, where a line among them has columns and all then have as many.

    In a list of two columns a long name of the first leaves little room to the second.
    """
    starts = [i for i, line in enumerate(lines) if line.gap or i == 0]
    return tuple(
        line
        for first, end in pairwise([*starts, len(lines)])
        for line in _of_block(lines[first:end])
    )


def _of_block(lines: Sequence[Line]) -> Sequence[Line]:
    width = max(len(line.cells) for line in lines)
    cells = [line.cells or tuple(re.split(r"\s{2,}", line.text)) for line in lines]
    if (
        not width
        or any(len(row) != width for row in cells[:-1])
        or len(cells[-1]) not in {1, width}
    ):
        return lines
    return [
        replace(line, cells=row) if len(row) > 1 else line
        for line, row in zip(lines, cells, strict=True)
    ]


def _apart(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Say of the front matter of a page that it is a margin: keys and values for a program."""
    if not lines or lines[0].text != "---":
        return lines
    end = next((i for i, x in enumerate(lines[1:MOST_FRONT], 1) if x.text in {"---", "..."}), 0)
    if not all(_KEY.match(line.text) for line in lines[1:end]):
        return lines
    front = (replace(line, kind=LineKind.MARGIN) for line in lines[: end + 1])
    return (*front, *lines[end + 1 :]) if end else lines


def _cells(text: str) -> tuple[str, ...]:
    form = r"\|" if text.startswith("|") and text.endswith("|") else r"\t+|\s{4,}"
    parts = [part.strip() for part in re.split(form, text) if part.strip(" -:")]
    return tuple(parts) if len(parts) > 1 else ()


def _kind(text: str, *, markdown: bool) -> LineKind:
    if markdown and re.match(r"#{1,6} ", text):
        return LineKind.HEADING
    if re.match(r"(?:[-*+•·▪◦●]|\(?\d{1,3}[.)])\s+\S", text) and not text.startswith("**"):
        return LineKind.ITEM
    return LineKind.TEXT


def plain(text: str) -> str:
    """Return a line of Markdown without its signs."""
    made = _LINK.sub(r"\1", re.sub(r"^(?:#{1,6}\s+|>\s*)", "", text))
    made = re.sub(r"\\\Z", "", _SIGNS.sub("", made))  # a hard line break
    made = re.sub(r"\\([\\`*_{}\[\]()#+\-.!|<>])", r"\1", made)
    return " ".join(made.split())
