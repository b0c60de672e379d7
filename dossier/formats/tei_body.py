"""A transcription as a TEI body: the words as they stand and as they are read, each change told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dossier.formats.xml import element, named, text
from dossier.markup import block_html, inline
from dossier.transcription import BAR, Block, BlockKind, NoteKind, PartOfLetter, Run, RunKind, Text

_ELEMENTS = {
    "em": 'hi rend="italic"',
    "strong": 'hi rend="bold"',
    "code": 'hi rend="monospace"',
    "sup": 'hi rend="superscript"',
    "sub": 'hi rend="subscript"',
    "ul": 'list rend="bulleted"',
    "ol": 'list rend="numbered"',
    "li": "item",
    "blockquote": "quote",
    "tr": "row",
    "td": "cell",
    "th": 'cell role="label"',
    **{f"h{level}": 'ab type="heading"' for level in range(2, 7)},
}
_DROPPED = {"thead", "tbody"}
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>")
_TAG_OR_BAR = re.compile(rf"(<[^>]*>)|{BAR}")
_HREF = re.compile(r'href="([^"]*)"')
_VALUE = re.compile(r'value="(\d+)"')
_GAP = '<gap reason="withheld"/>'
_BRACKETS = re.compile(r"\A\s*\[(.*)\]\s*\Z", re.DOTALL)
_CERTAINTY = {"certain": "high", "probable": "medium", "unclear": "low"}
_OPENING = frozenset({
    PartOfLetter.LETTERHEAD, PartOfLetter.DATELINE, PartOfLetter.ADDRESSEE,
    PartOfLetter.SALUTATION, PartOfLetter.SUBJECT,
})  # fmt: skip
_CLOSING = frozenset({
    PartOfLetter.CLOSING, PartOfLetter.SIGNATURE, PartOfLetter.CC, PartOfLetter.DATELINE,
    PartOfLetter.ADDRESSEE, PartOfLetter.LETTERHEAD,
})  # fmt: skip
_PARTS = {
    PartOfLetter.DATELINE: ("dateline", ""),
    PartOfLetter.SALUTATION: ("salute", ""),
    PartOfLetter.CLOSING: ("salute", ""),
    PartOfLetter.SIGNATURE: ("signed", ""),
    PartOfLetter.LETTERHEAD: ("fw", "letterhead"),
    PartOfLetter.CC: ("seg", "cc"),
}

Said = Callable[[int], str]
"""The address of whoever is quoted in a paragraph; empty where the writer speaks."""


def body(document: Text, said: Said) -> str:
    """Return the body: what opens the letter, its paragraphs, what closes it."""
    blocks = document.blocks
    start = _count(blocks, _OPENING)
    end = len(blocks) - _count(blocks[start:][::-1], _CLOSING)
    middle = "\n".join(_block(block, said) for block in blocks[start:end])
    made = [_opening(blocks[:start]), middle or "<p/>", _closing(blocks[end:])]
    return element("body", "\n" + "\n".join(part for part in made if part) + "\n")


def _count(blocks: Sequence[Block], parts: frozenset[PartOfLetter]) -> int:
    """Count the blocks that belong to the opening or closing, furniture between them included."""
    count = 0
    for index, block in enumerate(blocks, 1):
        if block.part in parts:
            count = index
        elif block.part is not None or block.number:
            break
    return count


def _opening(blocks: Sequence[Block]) -> str:
    made: list[str] = []
    inside: list[str] = []
    for block in blocks:
        if block.part is PartOfLetter.SUBJECT:
            made += [element("opener", "".join(inside))] if inside else []
            made.append(element("head", _inner(block), type_="subject"))
            inside = []
        else:
            inside.append(_part(block))
    if inside:
        made.append(element("opener", "".join(inside)))
    return "\n".join(made)


def _closing(blocks: Sequence[Block]) -> str:
    return element("closer", "".join(map(_part, blocks))) if blocks else ""


def _part(block: Block) -> str:
    """Return a part of a letter inside its opener or closer."""
    inner = _inner(block)
    if block.part is PartOfLetter.ADDRESSEE:
        lines = inner.split("<lb/>")
        return element("address", "".join(element("addrLine", one.strip()) for one in lines))
    name, kind = _PARTS[block.part] if block.part else ("seg", "left-out")
    return element(name, inner, type_=kind)


def _inner(block: Block) -> str:
    """Return what stands in a paragraph or part of a letter, without the element around it."""
    made = _tei(block_html(block, _run)).strip()
    return made[3:-4] if made.startswith("<p>") and made.endswith("</p>") else made


def _block(block: Block, said: Said) -> str:
    """Return a block of the letter's body."""
    made = _tei(block_html(block, _run)).strip()
    if block.part is not None:
        return element("ab", _inner(block), type_=block.part.value)
    if block.kind is BlockKind.RULE:
        return '<milestone unit="section" rend="rule"/>'
    number = str(block.number or "")
    who = said(block.number) if block.number else ""
    if not (made.startswith("<p>") and made.endswith("</p>") and made.count("<p>") == 1):
        return _numbered(made, block.anchor, number)
    inner = made[3:-4]
    if who:
        inner = element("said", inner, who=who)
    return element("p", inner, xml_id=block.anchor, n=number)


def _numbered(made: str, anchor: str, number: str) -> str:
    """Give a list, table or quotation the address of its paragraph."""
    if not anchor:
        return made
    return re.sub(r"\A<(\w+)", rf'<\1 xml:id="{anchor}" n="{number}"', made)


def _tei(made: str) -> str:
    """Return our HTML as TEI, with a gap where something is withheld."""
    made = _TAG.sub(_renamed, made.replace("&nbsp;", "\u00a0"))
    return _TAG_OR_BAR.sub(lambda found: found.group(1) or _GAP, made)


def _renamed(tag: re.Match[str]) -> str:
    closing, name, attributes = tag.groups()
    if name in _DROPPED:
        return ""
    if name == "br":
        return "<lb/>"
    if name == "hr":
        return '<milestone unit="section" rend="rule"/>'
    if name == "a":
        target = _HREF.search(attributes)
        where = f' target="{target.group(1)}"' if target else ""
        return "</ref>" if closing else f"<ref{where}>"
    if name in _ELEMENTS:
        given = _ELEMENTS[name]
        number = _VALUE.search(attributes)
        shown = f'{given} n="{number.group(1)}"' if number else given
        return f"</{given.split()[0]}>" if closing else f"<{shown}>"
    return tag.group() if name != "table" else f"<{closing}table>"


def _run(run: Run) -> str:
    """Return an editorial mark as TEI's element for it, with the editors' note."""
    return _marked(run) + _note(run)


def _marked(run: Run) -> str:
    stands, reads = inline(run.stands), inline(run.reads)
    match run.kind:
        case RunKind.LEFT_OUT:
            is_furniture = run.note_kind is NoteKind.FURNITURE
            kind = {"type_": "furniture"} if is_furniture else {"reason": "omitted"}
            made = element("fw" if is_furniture else "surplus", stands, **kind)
        case RunKind.SUPPLIED:
            bare = _BRACKETS.match(reads)
            made = element("supplied", bare.group(1) if bare else reads)
        case RunKind.READ_AS:
            made = _choice(run, stands, reads)
        case RunKind.PASSAGE:
            made = element("sic" if run.note_kind is NoteKind.SIC else "seg", reads)
        case RunKind.PAGE:
            made = element("pb", n=run.note)
        case RunKind.WITHHELD:
            made = element("gap", named("desc", run.note), reason="withheld")
        case _:
            made = ""
    return made


def _choice(run: Run, stands: str, reads: str) -> str:
    """Return what stands beside what is read."""
    if run.note_kind is NoteKind.NORMALISED:
        return element("choice", element("orig", stands) + element("reg", reads))
    read = element("unclear", reads) if run.certainty == "unclear" else reads
    corrected = element("corr", read, cert=_CERTAINTY.get(run.certainty, ""))
    return element("choice", element("sic", stands) + corrected)


def _note(run: Run) -> str:
    if run.kind in {RunKind.PAGE, RunKind.WITHHELD} or not run.note:
        return ""
    kind = (run.note_kind or NoteKind.NOTE).value
    return element("note", text(run.note), type_=kind, resp="#editors")
