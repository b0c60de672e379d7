"""The proof that a transcription is its source: all marks rejected, the same characters stand.

White space is folded. Beyond that only these are taken for equal, and `EQUIVALENCES` says so to
readers: composed and decomposed characters, no-break spaces, a word divided at a line's end, and,
where the source is Markdown itself, Markdown's own signs with the addresses of its links.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain

from msgspec import Struct

from dossier.i18n import msgid
from dossier.marks import kind_of, split
from dossier.markup import block_text
from dossier.model import Markup, Proof
from dossier.transcription import Block, NoteKind, Run, RunKind, Text, stands
from dossier.words import folded_words, tokens

EQUIVALENCES: tuple[str, ...] = (
    msgid("one white space, line end or no-break space stands for another"),
    msgid("a letter with its accent, however it is coded"),
    msgid("a word divided at a line's end, joined with or without its hyphen"),
    msgid("the signs of Markdown and the addresses of links, where the source is Markdown"),
)
"""What may differ between a source and its transcription without being a difference."""

AROUND = 4
"""How many words are shown on both sides of a difference."""
MOST = 25
"""How many differences of one document are told; a wrong source would have thousands."""
LONGEST_ALIGNED = 60_000
"""Chunks beyond which differences are no longer aligned, only the first is told."""
MOST_DEPARTURES = 1 / 3
"""The share of a source's words beyond which omissions, supplies or readings empty the proof."""
REPEAT = 0.8
"""How alike a text left out must be to one that stands elsewhere, to count as its repeat."""
MOST_COMPARED = 200
"""How many such texts of one document are compared; beyond that they count as left out."""
_DIVIDED = re.compile(r"(?<=\w)[-\u2010\u00ad]$")


class Chunk(Struct, frozen=True):
    """What stands between two white spaces."""

    text: str
    line: int
    """The line of its file, from 1."""
    ends_line: bool = False


class Difference(Struct, frozen=True):
    """A place where transcription and source part."""

    line: int
    """The line of the Markdown file."""
    source: str
    """What the source has there, with a few words around."""
    transcription: str
    """What the transcription has there."""
    source_line: int
    """The line of the source."""


def compare(text: Text, source: str, markup: Markup) -> tuple[Difference, ...]:
    """Compare the diplomatic text with a source; an empty result is the proof.

    Of more than MOST differences only the first are returned.
    """
    ours = list(_standing(text.blocks))
    theirs = list(_source(source, markup))
    first = _parting(ours, theirs)
    if first is None:
        return ()
    if max(len(ours), len(theirs)) > LONGEST_ALIGNED:
        here, there = first
        return (_difference(ours, theirs, here, here + 1, there, there + 1),)
    joined = _joined(theirs, {chunk.text for chunk in ours})
    matcher = SequenceMatcher(
        None, [c.text for c in joined], [c.text for c in ours], autojunk=False
    )
    found = (
        _difference(ours, joined, b1, b2, a1, a2)
        for tag, a1, a2, b1, b2 in matcher.get_opcodes()
        if tag != "equal"
    )
    made = tuple(one for one, _ in zip(found, range(MOST), strict=False))
    here, there = first
    return made or (_difference(ours, theirs, here, here + 1, there, there + 1),)


def first_difference(text: Text, source: str, markup: Markup) -> Difference | None:
    """Return the first place where the diplomatic text and a source part; None if nowhere.

    It takes one pass, however much the two may differ.
    """
    ours = list(_standing(text.blocks))
    theirs = list(_source(source, markup))
    first = _parting(ours, theirs)
    if first is None:
        return None
    here, there = first
    return _difference(ours, theirs, here, here + 1, there, there + 1)


def _parting(ours: list[Chunk], theirs: list[Chunk]) -> tuple[int, int] | None:
    """Return the places of the first difference, or None where there is none."""
    here = there = 0
    while here < len(ours) and there < len(theirs):
        word, wanted = ours[here].text, theirs[there]
        if word == wanted.text:
            here, there = here + 1, there + 1
        elif wanted.ends_line and there + 1 < len(theirs) and word in _forms(theirs, there):
            here, there = here + 1, there + 2
        else:
            return here, there
    return None if here == len(ours) and there == len(theirs) else (here, there)


def _forms(theirs: list[Chunk], index: int) -> tuple[str, ...]:
    """Return what a word divided at a line's end may be when it is joined."""
    first, second = theirs[index].text, theirs[index + 1].text
    if not _DIVIDED.search(first):
        return ()
    return first + second, first[:-1] + second


def _joined(theirs: list[Chunk], known: set[str]) -> list[Chunk]:
    """Join the divided words of a source in the form in which the transcription has them."""
    made: list[Chunk] = []
    index = 0
    while index < len(theirs):
        chunk, step = theirs[index], 1
        if chunk.ends_line and index + 1 < len(theirs) and chunk.text not in known:
            form = next((f for f in _forms(theirs, index) if f in known), None)
            if form is not None:
                chunk, step = Chunk(form, chunk.line, theirs[index + 1].ends_line), 2
        made.append(chunk)
        index += step
    return made


def _difference(  # noqa: PLR0913, PLR0917  # two lists, each with its stretch
    ours: list[Chunk], theirs: list[Chunk], b1: int, b2: int, a1: int, a2: int
) -> Difference:
    def around(chunks: list[Chunk], start: int, end: int) -> str:
        before = [c.text for c in chunks[max(0, start - AROUND) : start]]
        middle = " ".join(c.text for c in chunks[start:end][:40])
        after = [c.text for c in chunks[end : end + AROUND]]
        return " ".join((*before, f"[{middle}]" if middle else "[]", *after))

    return Difference(
        line=_line(ours, b1),
        source=around(theirs, a1, a2),
        transcription=around(ours, b1, b2),
        source_line=_line(theirs, a1),
    )


def _line(chunks: list[Chunk], index: int) -> int:
    return chunks[min(index, len(chunks) - 1)].line if chunks else 1


def _chunks(text: str, line: int) -> Iterator[Chunk]:
    for number, row in enumerate(unicodedata.normalize("NFC", text).splitlines(), line):
        words = row.split()
        for index, word in enumerate(words, 1):
            yield Chunk(word, number, ends_line=index == len(words))


def _source(source: str, markup: Markup) -> Iterator[Chunk]:
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    if markup is Markup.PLAIN:
        yield from _chunks(text, 1)
        return
    for line, raw in split(text, 1):
        run = Run(RunKind.TEXT, raw, raw, line, 1)
        block = Block(kind_of(raw), None, (run,), line, 0)
        yield from _chunks(block_text(block, stands), line)


def _standing(blocks: Iterable[Block]) -> Iterator[Chunk]:
    """Return the chunks of the diplomatic text with their lines in the Markdown file."""
    for block in blocks:
        lines = _lines(block)
        count = 0
        for chunk in _chunks(block_text(block, stands), block.line):
            line = lines[min(count, len(lines) - 1)] if lines else block.line
            count += sum(1 for token in tokens(chunk.text) if token.text.isalnum())
            yield Chunk(chunk.text, line, chunk.ends_line)


def _lines(block: Block) -> list[int]:
    """Return the line of each word of a block's source side, in order."""
    made: list[int] = []
    for run in block.runs:
        line = run.line
        seen = 0
        for token in tokens(run.stands):
            line += run.stands.count("\n", seen, token.start)
            seen = token.start
            if token.text.isalnum():
                made.append(line)
    return made


# -- what was proven, in numbers --------------------------------------------------------


def prove(text: Text, *, is_checked: bool) -> Proof:
    """Count a transcription's words and its departures from the source."""
    words = _Words()
    standing = sum(
        len(words[_standing_text(block, reading)])
        for block, reading in zip(text.blocks, text.readings, strict=True)
    )
    runs = [run for block in text.blocks for run in block.runs]
    repeats = _repeats(runs, words)
    left_out = [(index, run) for index, run in enumerate(runs) if _is_left_out(run)]
    read_as = [run for run in runs if run.kind is RunKind.READ_AS]
    return Proof(
        is_checked=is_checked,
        words=standing,
        repeated=sum(len(words[run.stands]) for index, run in left_out if index in repeats),
        left_out=sum(len(words[run.stands]) for index, run in left_out if index not in repeats),
        supplied=sum(len(words[run.reads]) for run in runs if run.kind is RunKind.SUPPLIED),
        read_otherwise=len(read_as),
        words_read_otherwise=sum(len(words[run.stands]) for run in read_as),
        unsure=sum(1 for run in runs if run.certainty in {"probable", "unclear"}),
        noted=sum(1 for run in runs if run.note_kind in {NoteKind.SIC, NoteKind.NOTE} and run.note),
    )


class _Words(dict[str, tuple[str, ...]]):
    """The folded words of each text of one document, cut once."""

    def __missing__(self, text: str) -> tuple[str, ...]:
        self[text] = made = tuple(folded_words(text))
        return made


def _standing_text(block: Block, reading: str) -> str:
    """Return a block as the source has it: as it is read, where no mark stands in it."""
    if all(run.kind is RunKind.TEXT for run in block.runs):
        return reading
    return block_text(block, stands)


def _is_left_out(run: Run) -> bool:
    return run.kind is RunKind.LEFT_OUT


def _repeats(runs: list[Run], known: _Words) -> set[int]:
    """Say which runs that are left out stand elsewhere too, small differences of them aside."""
    if not any(map(_is_left_out, runs)):
        return set()
    words = [known[run.stands] for run in runs]
    times, counts = Counter(words), Counter(chain.from_iterable(words))
    found: set[int] = set()
    compared = 0
    for index, run in enumerate(runs):
        wanted = words[index]
        if not _is_left_out(run) or compared >= MOST_COMPARED:
            continue
        if not wanted or times[wanted] > 1:
            found.add(index)
            continue
        elsewhere = sum(min(n, counts[word] - n) for word, n in Counter(wanted).items())
        if elsewhere < REPEAT * len(wanted):
            continue
        compared += 1
        rest = [*words[:index], *words[index + 1 :]]
        if any(_alike(wanted, one) for one in rest) or _alike(wanted, tuple(chain(*rest))):
            found.add(index)
    return found


def _alike(wanted: Sequence[str], there: Sequence[str]) -> bool:
    if len(there) < REPEAT * len(wanted):
        return False
    known = set(there)
    if sum(word in known for word in wanted) < REPEAT * len(wanted):
        return False
    matcher = SequenceMatcher(None, there, wanted, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    if not blocks:
        return False
    anchor = max(blocks, key=lambda b: b.size)
    low, high = anchor.a - anchor.b, anchor.a - anchor.b + len(wanted)
    slack = max(2, len(wanted) // 10)
    near = sum(b.size for b in blocks if low - slack <= b.a <= high + slack)
    return near >= REPEAT * len(wanted)
