"""The lines of a letter → the body of a draft, in Markdown with editorial marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from dossier.importing.layout import Line, LineKind
from dossier.importing.outline import Outline, Part
from dossier.importing.readers.text import plain
from dossier.marks import kind_of
from dossier.transcription import BlockKind

_CLASSED = frozenset(
    {
        Part.LETTERHEAD,
        Part.DATELINE,
        Part.ADDRESSEE,
        Part.SUBJECT,
        Part.SALUTATION,
        Part.CLOSING,
        Part.SIGNATURE,
        Part.CC,
    }
)
_SPECIAL = re.compile(r"[\\`*_\[\]]")
_MARK = re.compile(r"\{--|\{\+\+|\{~~|\{==|\{>>|--\}|\+\+\}|~~\}|==\}|<<\}")
_STARTS = re.compile(r"^([#>+=-]|\d{1,9}(?=[.)](?:\s|$)))")
_DIVIDED = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]$")
_LOST = re.compile(r"\[([^\]\n]+)\]\(#?\)")
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*\d{0,2}$")
LONGEST_WORD = 100
_HEADING = re.compile(r"^#{1,6}\s+(?=\S)|(?<=\S)\s+#+$")
_MARKED = re.compile(r"^(?:[-*+]|\d{1,9}[.)])\s+")
_RULE = re.compile(r"^(?:-{2,}|={2,}|(?:\* ?){3,}|_{3,})$")
_BULLET = re.compile(r"^[-*+]\s+\S")


class Piece(Struct, frozen=True):
    """Some lines of one part, or furniture."""

    part: Part | None
    """None for furniture."""
    lines: tuple[Line, ...]
    page: int
    """The page that begins with it, if it does; else 0."""


def body(
    lines: Sequence[Line],
    furniture: frozenset[int],
    letter: Outline,
    *,
    markdown: bool,
    lists: bool = True,
) -> str:
    """Return the Markdown of a whole transcription."""
    pieces = list(_pieces(lines, furniture, letter))
    writer = _Writer(lines, markdown=markdown, lists=lists)
    blocks: list[str] = []
    previous: Piece | None = None
    waiting = ""
    for piece in pieces:
        if piece.part is None:
            waiting += writer.furniture(piece)
            continue
        if previous is not None and writer.lists_on(previous, piece) and not waiting:
            blocks[-1] = writer.listed(blocks[-1], piece)
            previous = piece
            continue
        text = writer.write(piece)
        page = f"{{>>page {piece.page}<<}}" if piece.page > 1 else ""
        if previous is not None and continues(previous, piece):
            blocks[-1] = writer.join(blocks[-1], f"{waiting}{page}", text)
            waiting = ""
        elif waiting:
            blocks.extend((waiting + page, text))
            waiting = ""
        elif (
            previous is not None
            and writer.is_list_item(previous)
            and writer.is_list_item(piece)
            and not page
        ):
            blocks[-1] += f"\n{text}"
        else:
            blocks.append(page + text)
        previous = piece
    if waiting:
        blocks.append(waiting)
    return "\n\n".join(blocks) + "\n"


def _pieces(lines: Sequence[Line], furniture: frozenset[int], letter: Outline) -> Iterator[Piece]:
    """Cut the source into stretches of one part and one chunk, furniture between them."""
    place = {line.number: index for index, line in enumerate(letter.lines)}
    chunk_of = {
        i: n for n, chunk in enumerate(letter.chunks) for i in range(chunk.first, chunk.last)
    }
    run: list[Line] = []
    key: object = None
    page = lines[0].page if lines else 1
    new_page = 0
    last = None
    for index, line in enumerate(lines):
        is_furniture = index in furniture
        own = place.get(line.number)
        part = None if is_furniture or own is None else letter.parts[own]
        now: object = "furniture" if part is None or own is None else (part, chunk_of[own])
        if line.is_whole and part in {Part.BODY, Part.AFTER}:
            now = line.number
        if run and now != key:
            yield Piece(last, tuple(run), new_page)
            run, new_page = [], 0
        if line.page != page and part is not None:
            if run:
                yield Piece(last, tuple(run), new_page)
                run = []
            new_page, page = line.page, line.page
        key, last = now, part
        run.append(line)
    if run:
        yield Piece(last, tuple(run), new_page)


def continues(before: Piece, piece: Piece) -> bool:
    """Whether a paragraph goes on in the next stretch: a page, or nothing, cut it."""
    if before.part is not Part.BODY or piece.part is not Part.BODY:
        return (
            before.part is piece.part
            and before.part is Part.AFTER
            and bool(piece.page)
            and (piece.lines[0].words[:1].islower())
        )
    first, last = piece.lines[0], before.lines[-1]
    if first.kind in {LineKind.ITEM, LineKind.HEADING, LineKind.ROW} or last.kind is LineKind.ROW:
        return False
    text = last.words
    if _ENDS.search(text) or len(" ".join(line.words for line in before.lines)) < 60:
        return False
    return first.words[:1].islower() or bool(piece.page) or text.endswith(",")


class _Writer:
    def __init__(self, lines: Sequence[Line], *, markdown: bool, lists: bool) -> None:
        self.markdown = markdown
        self.lists = lists
        joined = " ".join(line.words for line in lines)
        self.words = frozenset(re.findall(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*", joined.casefold()))
        divided = sum(_DIVIDED.search(line.words) is not None for line in lines)
        self.divides = divided >= max(3, len(lines) // 40)

    def write(self, piece: Piece) -> str:
        """Return one block, without marks for what came before it."""
        kind = kind_of("\n".join(line.text for line in piece.lines)) if self.markdown else None
        if piece.part in _CLASSED and kind is not BlockKind.TABLE:
            return "\n\n".join(self.rows(piece))
        if kind in {BlockKind.TABLE, BlockKind.LIST, BlockKind.QUOTATION}:
            return "\n".join(self.escape(line.text) for line in piece.lines)
        text = self.flow(piece.lines)
        if self.is_list_item(piece):
            return f"{text[0]} {self.escape(text[1:].strip())}"
        return self.links(self.escape(text))

    def rows(self, piece: Piece) -> Iterator[str]:
        """Return a block whose lines stay lines; a rule that Markdown draws parts it in two."""
        for is_rule, lines in groupby(piece.lines, key=self.is_rule):
            made = "\n".join(self.escape(self.bare(line)) for line in lines)
            yield made if is_rule else f"{made}\n{{: .{piece.part}}}"

    def lists_on(self, before: Piece, piece: Piece) -> bool:
        """Whether a list of names goes on, which Markdown would take for one block anyway."""
        same = before.part is piece.part and piece.part in _CLASSED and not piece.page
        return (
            same
            and self.markdown
            and all(one.lines[0].kind is LineKind.ITEM for one in (before, piece))
        )

    def listed(self, block: str, piece: Piece) -> str:
        """Add a line to a list of names."""
        end = f"\n{{: .{piece.part}}}"
        return block.removesuffix(end) + "\n" + "\n\n".join(self.rows(piece))

    def bare(self, line: Line) -> str:
        """Take Markdown's signs off a heading or an item: in a part of a letter they are lines."""
        item = _MARKED.match(line.text)
        if self.markdown and item and line.kind is LineKind.ITEM:
            return item.group() + plain(line.text[item.end() :])
        return _HEADING.sub("", line.text) if self.markdown else line.text

    def is_rule(self, line: Line) -> bool:
        """Whether Markdown makes a rule of a line, or a heading of the line above."""
        return self.markdown and _RULE.match(line.text) is not None

    def is_list_item(self, piece: Piece) -> bool:
        """Whether a stretch may stand as an item of a Markdown list."""
        return (
            self.lists
            and piece.part in {Part.BODY, Part.AFTER}
            and piece.lines[0].kind is LineKind.ITEM
            and _BULLET.match(piece.lines[0].text) is not None
        )

    def flow(self, lines: Sequence[Line]) -> str:
        """Join the lines of a paragraph; a word cut at a line's end becomes one word."""
        made: list[str] = []
        for line in lines:
            text = " ".join(line.text.split())
            end = "".join(made[-3:])[-LONGEST_WORD:]
            if _DIVIDED.search(end) and text[:1].islower():
                made[-1] = made[-1].removesuffix(self.dropped(end, text))
                made.append(text)
            elif text:
                made.append(f" {text}" if made else text)
        return "".join(made)

    def dropped(self, before: str, text: str) -> str:
        """Return the hyphen that falls away between two halves of a word; empty if it stays."""
        head = re.findall(r"[^\W\d_]+$", before[:-1])[-1]
        tail = re.match(r"[^\W\d_]+", text)
        whole = (head + tail.group()).casefold() if tail else ""
        hyphened = f"{head}-{tail.group()}".casefold() if tail else ""
        soft = before.endswith("\u00ad")
        drops = soft or (hyphened not in self.words and (whole in self.words or self.divides))
        return before[-1] if drops else ""

    def escape(self, text: str) -> str:
        """Write characters that Markdown would take for its own so that they stay characters."""
        made = " ".join(text.split())
        if not self.markdown:
            made = _SPECIAL.sub(lambda m: "\\" + m.group(), made)
            made = _STARTS.sub(
                lambda m: m.group() + "\\" if m.group().isdigit() else "\\" + m.group(), made
            )
        made = _MARK.sub(lambda m: "\\" + m.group(), made)
        return "\\" + made if made.startswith("{:") else made

    def links(self, text: str) -> str:
        if not self.markdown:
            return text
        return _LOST.sub(r"\1{>>the address of this link is not in the source<<}", text)

    def furniture(self, piece: Piece) -> str:
        """Return what is left out, marked as such; where it cannot be marked, as text."""
        rows = "\n".join(" ".join(line.text.split()) for line in piece.lines)
        if _MARK.search(rows) or rows.startswith(("-", "+")) or rows.endswith("-"):
            rows = f" {rows} "
        if _MARK.search(rows):
            return self.escape(rows)
        return f"{{--{self.furniture_text(rows)}--}}{{>>furniture<<}}"

    def furniture_text(self, rows: str) -> str:
        return rows if self.markdown else _SPECIAL.sub(lambda m: "\\" + m.group(), rows)

    def join(self, before: str, marks: str, text: str) -> str:
        """Go on with a paragraph after a page's end."""
        if marks:
            return f"{before} {marks} {text}"
        end = before[-LONGEST_WORD:]
        if _DIVIDED.search(end) and text[:1].islower():
            return before.removesuffix(self.dropped(end, text)) + text
        return f"{before} {text}"
