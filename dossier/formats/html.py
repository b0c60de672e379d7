"""A transcription, or a text of the editors', as HTML that is safe to print as it is."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from msgspec import Struct

from dossier import urls
from dossier.i18n import Locale, msgid
from dossier.markup import block_html, inline, rich
from dossier.model import Document, Prose
from dossier.schema.prose import REFERENCE
from dossier.transcription import Block, NoteKind, Run, RunKind
from dossier.urls import Targets
from dossier.words import squash

MOST_ROOM = 4
"""Beside more blocks than this no note needs to reach."""
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r'<a href="([^"]*)"')
ONLY_WITH_MARKS = frozenset({NoteKind.FURNITURE, NoteKind.PAGE, NoteKind.OMITTED})
"""Notes that are shown only together with all editorial marks."""
LABELS = {
    NoteKind.FURNITURE: msgid("left out: it repeats what stands elsewhere"),
    NoteKind.OMITTED: msgid("left out"),
    NoteKind.SUPPLIED: msgid("supplied by the editors"),
    NoteKind.READING: msgid("reading"),
    NoteKind.CORRECTION: msgid("corrected by the editors"),
    NoteKind.NORMALISED: msgid("normalised by the editors"),
    NoteKind.SIC: msgid("stands so in the source"),
    NoteKind.PAGE: msgid("page"),
    NoteKind.NOTE: msgid("editors' note"),
}
IN_THE_SOURCE = msgid("in the source")


class Note(Struct, frozen=True):
    """An editors' note to a place in a transcription."""

    number: str
    """Of the notes that are always shown 1, 2, 3; of the others m1, m2, m3."""
    label: str
    text: str
    with_marks: bool
    """Whether it is shown only together with all editorial marks."""


class BlockHtml(Struct, frozen=True):
    """One block of a letter, ready for a page."""

    html: str
    part: str
    """The class of a part of the letter; empty for a body paragraph."""
    number: int
    """The paragraph's number; 0 where it has none."""
    notes: tuple[Note, ...]
    check: str
    """Of the words of a numbered paragraph: a link that carries it cannot show other words."""
    left_out: bool
    """Whether nothing of the block is read."""
    room: int
    """Beside how many blocks, from this one on, its notes have the margin to themselves."""


@dataclass
class _Writer:
    """Renders the runs of one document and numbers its notes."""

    locale: Locale
    notes: list[Note] = field(default_factory=list)
    shown: int = 0
    with_marks: int = 0

    def run(self, run: Run) -> str:
        """Return the HTML of a run that is not plain text."""
        made = self.text(run)
        if run.note_kind is None:
            return made
        return made + self.reference(run)

    def text(self, run: Run) -> str:
        stands, reads = inline(run.stands), inline(run.reads)
        match run.kind:
            case RunKind.LEFT_OUT:
                spoken = self.aside(LABELS[NoteKind.OMITTED])
                return f'<del class="left-out" hidden>{spoken}{stands}</del>'
            case RunKind.SUPPLIED:
                return f'<ins class="supplied">{reads}</ins>'
            case RunKind.READ_AS:
                unsure = " unsure" if run.certainty in {"probable", "unclear"} else ""
                return (
                    f'<span class="read-as{unsure}">'
                    f"<del hidden>{self.aside(IN_THE_SOURCE)}{stands}</del>"
                    f"<ins>{reads}</ins></span>"
                )
            case RunKind.PASSAGE:
                return f"<mark>{reads}</mark>"
            case RunKind.WITHHELD:
                label = html.escape(self.locale.gettext("withheld"))
                return f'<span class="held">[{label}: {html.escape(run.note)}]</span>'
            case _:
                return ""

    def aside(self, label: str) -> str:
        """Return a word on what follows, for those who hear the marks and do not see them."""
        colon = self.locale.pgettext("after a word", ":")
        return f'<span class="vh">{html.escape(self.locale.gettext(label))}{colon} </span>'

    def reference(self, run: Run) -> str:
        kind = run.note_kind or NoteKind.NOTE
        label = self.locale.gettext(LABELS[kind])
        if run.certainty:
            label = f"{label}: {self.locale.term('reading', run.certainty)}"
        hidden = kind in ONLY_WITH_MARKS
        self.with_marks += hidden
        self.shown += not hidden
        number = f"m{self.with_marks}" if hidden else f"{self.shown}"
        note = Note(number, label, run.note, hidden)
        self.notes.append(note)
        attributes = ' class="ref with-marks" hidden' if hidden else ' class="ref"'
        return (
            f'<sup{attributes}><a id="r{note.number}" href="#n{note.number}">'
            f"{note.number}</a></sup>"
        )


def letter(document: Document, locale: Locale, links: dict[str, str]) -> tuple[BlockHtml, ...]:
    """Return the blocks of a document; `links` has the address of each actor's page by name."""
    writer = _Writer(locale)
    text = document.text
    bodies: list[str] = []
    notes: list[tuple[Note, ...]] = []
    linker = _linker(links)
    for block in text.blocks:
        writer.notes = []
        bodies.append(external(linker(block_html(block, writer.run))))
        notes.append(tuple(writer.notes))
    gone = [
        not reading.strip() and _is_left_out(block)
        for block, reading in zip(text.blocks, text.readings, strict=True)
    ]
    answered = {answer.paragraph for answer in document.responses}
    beside = [
        bool(own) or block.number in answered for block, own in zip(text.blocks, notes, strict=True)
    ]
    return tuple(
        BlockHtml(
            html=body,
            part=block.part.value if block.part else "",
            number=block.number,
            notes=own,
            check=check_of(reading) if block.number else "",
            left_out=is_gone,
            room=room,
        )
        for block, reading, body, own, is_gone, room in zip(
            text.blocks, text.readings, bodies, notes, gone, _rooms(beside, gone), strict=True
        )
    )


def _rooms(beside: Sequence[bool], gone: Sequence[bool]) -> list[int]:
    """Let notes reach down to the next block that has something beside it in the margin too."""
    made: list[int] = []
    room = 1
    for has_something, is_gone in zip(reversed(beside), reversed(gone), strict=True):
        made.append(room)
        if has_something:
            room = 1
        elif not is_gone:
            room = min(room + 1, MOST_ROOM)
    return made[::-1]


def check_of(reading: str) -> str:
    """Return the check of a paragraph's published words: eight hexadecimal digits."""
    return hashlib.sha256(squash(reading).encode()).hexdigest()[:8]


def _is_left_out(block: Block) -> bool:
    return any(run.kind is RunKind.LEFT_OUT for run in block.runs)


def _linker(links: dict[str, str]) -> Callable[[str], str]:
    """Link the names of actors where they stand in text, outside of links and deletions."""
    if not links:
        return lambda made: made
    names = sorted(links, key=lambda name: (-len(name), name))
    sought = [(_words(name), rank) for rank, name in enumerate(names)]

    def link(text: str) -> str:
        places = [
            (start, rank, end)
            for name, rank in sought
            if name[0] in text
            for start, end in _places(name, text)
        ]
        made, position = [], 0
        for start, end in _free(places):
            name = " ".join(html.unescape(text[start:end]).split())
            made.append(text[position:start])
            made.append(f'<a class="actor" href="{links[name]}">{text[start:end]}</a>')
            position = end
        return "".join((*made, text[position:])) if made else text

    def whole(made: str) -> str:
        for name, _ in sought:
            if name[0] in made:
                break
        else:
            return made
        if "<" not in made[3:-4] and made.startswith("<p>") and made.endswith("</p>"):
            return f"<p>{link(made[3:-4])}</p>"
        return "".join(link(piece) if is_text else piece for piece, is_text in _pieces(made))

    return whole


def _places(name: tuple[str, ...], text: str) -> Iterator[tuple[int, int]]:
    """Return where a name begins and ends: its words, with any space between, and no part of one.

    A pattern for each of thousands of names takes longer to compile than all of them to be found.
    """
    start = text.find(name[0])
    while start >= 0:
        end = start + len(name[0])
        for word in name[1:]:
            begin = end
            while text[begin : begin + 1].isspace():
                begin += 1
            is_next = begin > end and text.startswith(word, begin)
            end = begin + len(word) if is_next else len(text) + 1
        if end <= len(text) and not (
            _is_letter(text[start - 1 : start]) or _is_letter(text[end : end + 1])
        ):
            yield start, end
        start = text.find(name[0], start + 1)


def _is_letter(sign: str) -> bool:
    """Whether a character is part of a word."""
    return sign.isalnum() or sign == "_"


def _free(places: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Keep of overlapping places the first, and of those that begin together the longest name."""
    position = 0
    for start, _, end in sorted(places):
        if start >= position:
            yield start, end
            position = end


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    return tuple(html.escape(word, quote=False) for word in name.split())


def _pieces(made: str) -> Iterable[tuple[str, bool]]:
    """Cut HTML into tags and texts; a text inside a link or deletion counts as a tag."""
    position = depth = 0
    for match in _TAG.finditer(made):
        if match.start() > position:
            yield made[position : match.start()], depth == 0
        tag = match.group()
        if tag.startswith(("<a ", "<del", "<sup")):
            depth += 1
        elif tag in {"</a>", "</del>", "</sup>"}:
            depth -= 1
        yield tag, False
        position = match.end()
    if position < len(made):
        yield made[position:], depth == 0


def external(made: str) -> str:
    """Mark the links that lead out of the site, and send no referrer along."""
    if '<a href="' not in made:
        return made

    def mark(match: re.Match[str]) -> str:
        if not urls.is_external(html.unescape(match.group(1))):
            return match.group()
        return f'<a class="external" rel="noreferrer noopener" href="{match.group(1)}"'

    return _LINK.sub(mark, made)


class ProseHtml(Struct, frozen=True):
    """A text of the editors', and the keys of its claims in the order of their numbers."""

    html: str
    keys: tuple[str, ...]


def prose(text: Prose, here: str, targets: Targets) -> ProseHtml:
    """Return a page's or note's HTML; a link that leads nowhere is left as plain text."""
    known = {key for key, _ in text.claims}
    numbers: dict[str, int] = {}

    def reference(match: re.Match[str]) -> str:
        key = match.group(1)
        return f"\ue000{numbers.setdefault(key, len(numbers))}\ue001" if key in known else ""

    made = rich(REFERENCE.sub(reference, text.text))
    made = re.sub(
        "\ue000(\\d+)\ue001",
        lambda m: _claim(int(m.group(1)) + 1),
        made,
    )
    return ProseHtml(external(_resolve(made, here, targets)), tuple(numbers))


def _claim(number: int) -> str:
    return f'<sup class="ref"><a href="#s{number}">{number}</a></sup>'


def _resolve(made: str, here: str, targets: Targets) -> str:
    def link(match: re.Match[str]) -> str:
        address = html.unescape(match.group(1))
        if urls.is_external(address) or address.startswith("#"):
            return match.group()
        path = targets.resolve(address)
        return f'<a href="{html.escape(urls.relative(path, here))}"' if path else "<a"

    return _LINK.sub(link, made)


def links_of(text: Prose) -> tuple[tuple[str, int], ...]:
    """Return the addresses that a text links to, each with its line in the text, from 0."""
    found: list[tuple[str, int]] = []
    for match in _LINK.finditer(rich(text.text)):
        address = html.unescape(match.group(1))
        written = re.search(rf"\(\s*<?{re.escape(address)}[>)\s]", text.text)
        found.append((address, text.text.count("\n", 0, written.start()) if written else 0))
    return tuple(found)
