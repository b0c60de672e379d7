"""Body text → blocks of runs, by CriticMarkup; pure, and nothing of the text is lost.

The syntax is CriticMarkup's (five marks: deletion, addition, substitution, highlight, comment),
parsed before any Markdown. A comment that directly follows a mark belongs to it and begins with
its type. A mark that is broken is told and then stands as the text that it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec.structs import replace

from dossier import rules
from dossier.diagnostics import Findings, Span
from dossier.transcription import Block, BlockKind, NoteKind, PartOfLetter, Run, RunKind

_OPENERS = {"{--": "--}", "{++": "++}", "{~~": "~~}", "{==": "==}", "{>>": "<<}"}
_MARK = re.compile(r"\{--|\{\+\+|\{~~|\{==|\{>>|--\}|\+\+\}|~~\}|==\}|<<\}")
_LINE_END = re.compile("\n")
_ATTRIBUTES = re.compile(r"^[ ]{0,3}\{:([^{}\n]*)\}[ \t]*$")
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)*\n")
_LIST = re.compile(r"^ {0,3}(?:[-*+]|\d{1,9}[.)])(?: |\t)")
_RULE_LINE = re.compile(r"^ {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$")
_TABLE_LINE = re.compile(r"^ *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$")
_PAGE = re.compile(r"^page\b\s*(.*)$", re.IGNORECASE | re.DOTALL)
_NOTE = re.compile(
    r"^(furniture|omitted|supplied|correction|normalised|sic|reading)"
    r"(?: +(certain|probable|unclear))?\s*(?::\s*(.*))?$",
    re.DOTALL,
)
_ALLOWED: dict[RunKind, tuple[NoteKind, ...]] = {
    RunKind.LEFT_OUT: (NoteKind.FURNITURE, NoteKind.OMITTED),
    RunKind.SUPPLIED: (NoteKind.SUPPLIED,),
    RunKind.READ_AS: (NoteKind.READING, NoteKind.CORRECTION, NoteKind.NORMALISED),
    RunKind.PASSAGE: (NoteKind.SIC, NoteKind.NOTE),
}


def parse(body: str, first_line: int, found: Findings) -> tuple[Block, ...]:
    """Split a body into blocks, and each block into runs.

    `first_line` is the line of the file at which the body begins. What is wrong goes into
    `found`; the text of a broken mark stays in the block as plain text.
    """
    blocks: list[Block] = []
    number = 0
    for line, raw in split(body, first_line):
        text, part = _attributes(raw, line, found)
        runs = _runs(text, line, found)
        if not runs:
            continue
        kind = BlockKind.PARAGRAPH if part else kind_of(text)
        counts = (
            part is None and kind is not BlockKind.RULE and any(run.reads.strip() for run in runs)
        )
        number += counts
        blocks.append(Block(kind, part, runs, line, number if counts else 0))
    return tuple(blocks)


def split(body: str, first_line: int) -> list[tuple[int, str]]:
    """Return the blocks of a text with the line at which each begins.

    Blank lines part blocks; a list goes on over blank lines while items or indents follow.
    """
    chunks: list[tuple[int, str]] = []
    position = 0
    line = first_line
    for gap in [*_BLANK.finditer(body), None]:
        end = gap.start() if gap else len(body)
        chunk = body[position:end]
        leading = len(chunk) - len(chunk.lstrip("\n"))
        if chunk.strip():
            start = line + leading
            text = chunk.strip("\n")
            if chunks and _goes_on(chunks[-1][1], text):
                before_line, before = chunks[-1]
                missing = start - before_line - before.count("\n")
                chunks[-1] = (before_line, before + "\n" * missing + text)
            else:
                chunks.append((start, text))
        if gap:
            line += body.count("\n", position, gap.end())
            position = gap.end()
    return chunks


def _goes_on(before: str, text: str) -> bool:
    if not _LIST.match(before) or _RULE_LINE.match(before.split("\n", 1)[0]):
        return False
    return bool(_LIST.match(text)) or text.startswith(("    ", "\t", "  "))


def kind_of(text: str) -> BlockKind:
    """Say what Markdown makes of a block, by its first lines."""
    lines = text.split("\n", 2)
    first = lines[0]
    if len(lines) == 1 and _RULE_LINE.match(first):
        return BlockKind.RULE
    if re.match(r"^#{1,6}(?: |$)", first):
        return BlockKind.HEADING
    if _LIST.match(first):
        return BlockKind.LIST
    if first.lstrip(" ").startswith(">"):
        return BlockKind.QUOTATION
    if len(lines) > 1 and "|" in first and _TABLE_LINE.match(lines[1]):
        return BlockKind.TABLE
    return BlockKind.PARAGRAPH


def _attributes(raw: str, line: int, found: Findings) -> tuple[str, PartOfLetter | None]:
    """Take a closing `{: .class}` off a block."""
    head, _, last = raw.rpartition("\n")
    match = _ATTRIBUTES.match(last) if "{:" in last else None
    if match is None:
        return raw, None
    place = Span(line + raw.count("\n"), last.index("{") + 1)
    words = match.group(1).split()
    names = ", ".join(f".{part}" for part in PartOfLetter)
    if len(words) == 1 and words[0].startswith("."):
        try:
            part = PartOfLetter(words[0][1:])
        except ValueError:
            part = None
        if part is not None:
            if not head.strip():
                found.add(
                    rules.UNKNOWN_CLASS,
                    place,
                    "this class stands alone, with no text above it",
                    "put it on the line right below the text, without a blank line between",
                )
            return head, part
    found.add(
        rules.UNKNOWN_CLASS,
        place,
        f"`{last.strip()}` is not one known class",
        f"write {{: .class}} with one of {names}",
    )
    return raw, None


def _runs(text: str, line: int, found: Findings) -> tuple[Run, ...]:
    """Read the marks of a block; a text without braces has none, and is one run."""
    if "{" in text or "}" in text:
        return _Runs(text, line, found).parse()
    return (Run(RunKind.TEXT, text, text, line, 1),) if text.strip() else ()


class _Runs:
    """Reads the marks of one block."""

    def __init__(self, text: str, line: int, found: Findings) -> None:
        self.text = text
        self.line = line
        self.found = found
        self.runs: list[Run] = []
        self.unclosed: set[str] = set()
        """The marks that nothing closes from here on; looking again would take for ever."""
        self.ends = [end.start() for end in _LINE_END.finditer(text)]

    def place(self, index: int) -> Span:
        line = bisect_left(self.ends, index)
        before = self.ends[line - 1] + 1 if line else 0
        return Span(self.line + line, index - before + 1)

    def parse(self) -> tuple[Run, ...]:
        position = plain_from = 0
        while match := _MARK.search(self.text, position):
            start = match.start()
            if self.is_escaped(start, position):  # the letter's own characters
                self.plain(plain_from, start - 1)
                plain_from, position = start, match.end()
                continue
            opener = match.group()
            end = self.closing(opener, match.end()) if opener in _OPENERS else -1
            if end < 0:
                self.refuse(opener, start)
                position = match.end()
                continue
            self.plain(plain_from, start)
            self.mark(opener, match.end(), end, start)
            position = plain_from = end + 3
        self.plain(plain_from, len(self.text))
        return (
            tuple(self.runs)
            if any(r.stands.strip() or r.kind is not RunKind.TEXT for r in self.runs)
            else ()
        )

    def is_escaped(self, start: int, position: int) -> bool:
        """Whether a backslash of what is not read yet stands before a mark."""
        return start > position and self.text[start - 1] == "\\"

    def closing(self, opener: str, start: int) -> int:
        closer = _OPENERS[opener]
        end = -1 if opener in self.unclosed else self.text.find(closer, start)
        if end < 0:
            self.unclosed.add(opener)
            return -1
        position = start
        inner = _MARK.search(self.text, position, end)
        while inner is not None and self.is_escaped(inner.start(), position):
            position = inner.end()
            inner = _MARK.search(self.text, position, end)
        if inner is not None and opener != "{>>":
            self.found.add(
                rules.NESTED_MARK,
                self.place(inner.start()),
                f"`{inner.group()}` stands inside the mark that begins with `{opener}`",
                "close the outer mark before it",
            )
        return end

    def refuse(self, mark: str, start: int) -> None:
        if mark in _OPENERS:
            self.found.add(
                rules.UNCLOSED_MARK,
                self.place(start),
                f"the mark that begins here with `{mark}` is not closed in its block",
                f"close it with `{_OPENERS[mark]}` before the next blank line",
            )
        else:
            self.found.add(
                rules.STRAY_MARK,
                self.place(start),
                f"`{mark}` closes a mark that was not begun in this block",
                "if the letter itself has these characters, write a backslash before them",
            )

    def plain(self, start: int, end: int) -> None:
        if end <= start:
            return
        text = self.text[start:end]
        last = self.runs[-1] if self.runs else None
        if last is not None and last.kind is RunKind.TEXT:
            joined = last.stands + text
            self.runs[-1] = replace(last, stands=joined, reads=joined)
            return
        place = self.place(start)
        self.runs.append(Run(RunKind.TEXT, text, text, place.line, place.column))

    def mark(self, opener: str, start: int, end: int, at: int) -> None:
        inner = self.text[start:end]
        place = self.place(at)
        line, column = place.line, place.column
        if opener == "{>>":
            directly = self.text.endswith(("--}", "++}", "~~}", "==}"), 0, at)
            self.comment(inner, place, directly=directly)
        elif opener == "{--":
            self.runs.append(Run(RunKind.LEFT_OUT, inner, "", line, column))
        elif opener == "{++":
            self.runs.append(Run(RunKind.SUPPLIED, "", inner, line, column))
            if not (inner.startswith("[") and inner.endswith("]") and inner[1:-1].strip()):
                self.found.add(
                    rules.UNBRACKETED_SUPPLY,
                    place,
                    f"supplied text “{inner[:40]}” does not stand in square brackets",
                    f"write {{++[{inner.strip('[] ')[:40]}]++}}",
                )
        elif opener == "{~~":
            old, arrow, new = inner.partition("~>")
            if not arrow:
                self.found.add(
                    rules.UNCLOSED_MARK,
                    place,
                    "this substitution has no `~>`",
                    "write {~~as it stands~>as read~~}",
                )
            self.runs.append(Run(RunKind.READ_AS, old, new if arrow else old, line, column))
        else:
            self.runs.append(Run(RunKind.PASSAGE, inner, inner, line, column))

    def comment(self, inner: str, place: Span, *, directly: bool) -> None:
        text = inner.strip()
        last = self.runs[-1] if self.runs else None
        if directly and last is not None and last.note_kind is None and last.kind in _ALLOWED:
            self.runs[-1] = self.noted(last, text)
            return
        page = _PAGE.match(text)
        kind, note = (RunKind.PAGE, page.group(1)) if page else (RunKind.NOTE, text)
        note_kind = NoteKind.PAGE if page else NoteKind.NOTE
        self.runs.append(Run(kind, "", "", place.line, place.column, note_kind, "", note))

    def noted(self, run: Run, text: str) -> Run:
        match = _NOTE.match(text)
        if match is None:
            return replace(run, note_kind=NoteKind.NOTE, note=text)
        kind = NoteKind(match.group(1).split()[0])
        return replace(
            run, note_kind=kind, certainty=match.group(2) or "", note=(match.group(3) or "").strip()
        )


def untyped(blocks: tuple[Block, ...], found: Findings) -> None:
    """Tell of marks whose note is missing or has not one of the types that fit them."""
    for block in blocks:
        for run in block.runs:
            allowed = _ALLOWED.get(run.kind)
            if allowed is None or run.note_kind in allowed:
                continue
            words = " or ".join(
                "{>>a remark<<}" if kind is NoteKind.NOTE else f"{{>>{kind}: why<<}}"
                for kind in allowed
            )
            found.add(
                rules.UNTYPED_MARK,
                Span(run.line, run.column),
                "this mark has no note of a type that fits it",
                f"follow it directly with {words}",
            )
