"""DOCX: what a reader of the document sees, headers and text boxes included.

Read from the file's own XML. Deleted words and hidden ones are left out and told of; inserted
ones stand, as they do on the screen.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from msgspec import Struct, field
from msgspec.structs import replace

from dossier.importing.layout import (
    Align,
    Line,
    LineKind,
    Notice,
    Sheet,
    Spacing,
    numbered,
    refused,
    text_of,
)
from dossier.importing.readers.columns import dates_apart
from dossier.importing.readers.distances import Distances
from dossier.importing.readers.numbering import Numbering

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
LARGEST_PART = 40 * 1024 * 1024
LARGEST_ALL = 200 * 1024 * 1024
_OFF = frozenset({"0", "false", "off", "none"})
_TWIPS_A_CHARACTER = 120


class UnsafeError(Exception):
    """The file is made to do harm, or no reader of ours can take it."""


class State(Struct):
    """What is found on the way."""

    left_out: Counter[str] = field(default_factory=Counter)
    """Words that no reader sees, by why."""
    numbering: Numbering = field(default_factory=Numbering)
    spacing: Spacing = field(default_factory=Spacing)
    apart: frozenset[ET.Element] = frozenset()
    """The paragraphs above which the document sets a space."""


def docx(data: bytes) -> Sheet:
    """Read a Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _document(archive)
    except UnsafeError as error:
        return refused(str(error), "open it in its own program and save it again as .docx")
    except (
        zipfile.BadZipFile,
        KeyError,
        ET.ParseError,
        EOFError,
        ValueError,
        OSError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        what = "this DOCX file is damaged or cut off, or none"
        if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
            what = "this is an older Word file (.doc), or one with a password"
        elif "password" in str(error) or "encrypted" in str(error):
            what = "this file is encrypted"
        return refused(
            what, "open it in its own program and save it again as .docx, without a password"
        )


def part(archive: zipfile.ZipFile, name: str) -> ET.Element | None:
    """Return one part of the file, if it is there and safe to read."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if (
        info.file_size > LARGEST_PART
        or sum(one.file_size for one in archive.infolist()) > LARGEST_ALL
    ):
        raise UnsafeError("this file would unpack to more than a letter can be: a zip bomb")
    with archive.open(info) as packed:
        text = packed.read(LARGEST_PART + 1)
    if len(text) > LARGEST_PART:
        raise UnsafeError("this file would unpack to more than a letter can be: a zip bomb")
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"<\x00!\x00D" in text:
        raise UnsafeError("this file defines entities of its own, which Word never does")
    return ET.fromstring(text.replace(STRICT.encode(), W[1:-1].encode()))  # noqa: S314  # entities are refused above


def _document(archive: zipfile.ZipFile) -> Sheet:
    main = part(archive, "word/document.xml")
    body = main.find(f"{W}body") if main is not None else None
    if body is None:
        raise UnsafeError("this file has no text that Word would show")
    state = State(
        numbering=Numbering.read(part(archive, "word/numbering.xml")),
        apart=Distances.read(part(archive, "word/styles.xml")).apart(body),
    )
    lines: list[Line] = []
    heads, feet = _margins(archive, state)
    lines.extend(heads)
    lines.extend(_blocks(body, state))
    lines.extend(feet)
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        notes = part(archive, name)
        if notes is not None:
            lines.extend(_notes(notes, state))
    comments = part(archive, "word/comments.xml")
    if comments is not None:
        state.left_out["comments"] += len("".join(comments.itertext()).split())
    made = numbered(dates_apart(lines))
    if not made:
        return refused("this file has no text", "if its pages are images, import a PDF of it")
    return Sheet(made, "born-digital", extracted=text_of(made), notices=tuple(_told(state)))


def _told(state: State) -> Iterator[Notice]:
    what = {
        "deleted": "words are deleted in tracked changes; they are not in the draft",
        "inserted": "words were inserted in tracked changes; they stand in the draft",
        "hidden": "words are hidden text; they are not in the draft",
        "comments": "words stand in comments; they are not in the draft",
    }
    for reason, count in state.left_out.items():
        if count:
            yield Notice(
                f"{count} {what[reason]}", "decide in Word what the document is, and import that"
            )


def _margins(archive: zipfile.ZipFile, state: State) -> tuple[list[Line], list[Line]]:
    """Return headers and footers; a letterhead often stands in one."""
    made: dict[str, list[Line]] = {"header": [], "footer": []}
    seen: set[str] = set()
    for name in sorted(archive.namelist()):
        match = re.fullmatch(r"word/(header|footer)\d*\.xml", name)
        root = part(archive, name) if match else None
        if match is None or root is None:
            continue
        lines = list(_blocks(root, state))
        text = " ".join(line.words for line in lines)
        if text and text not in seen:
            seen.add(text)
            made[match.group(1)].extend(replace(line, kind=LineKind.MARGIN) for line in lines)
    return made["header"], made["footer"]


def _notes(root: ET.Element, state: State) -> Iterator[Line]:
    number = 0
    for note in root:
        if note.get(f"{W}type") in {"separator", "continuationSeparator", "continuationNotice"}:
            continue
        number += 1
        for index, line in enumerate(_blocks(note, state)):
            text = f"{number} {line.text}" if index == 0 else line.text
            yield replace(line, text=text, words=" ".join(text.split()), gap=max(line.gap, 1))


def _blocks(parent: ET.Element, state: State) -> Iterator[Line]:
    """Return the lines of paragraphs and tables, in order; without recursion."""
    waiting = list(parent)[::-1]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{W}p":
            yield from _paragraph(element, state)
        elif element.tag == f"{W}tbl":
            yield from _table(element, state)
        elif element.tag in {f"{W}del", f"{W}moveFrom"}:
            state.left_out["deleted"] += _count(element)
        elif element.tag != f"{W}sectPr":
            waiting.extend(list(element)[::-1])


def _count(element: ET.Element) -> int:
    texts = (one.text or "" for one in element.iter() if one.tag in {f"{W}t", f"{W}delText"})
    return len("".join(texts).split())


def _table(table: ET.Element, state: State) -> Iterator[Line]:
    for row in table.iterfind(f"{W}tr"):
        cells: list[list[Line]] = []
        for place in row.iterfind(f"{W}tc"):
            state.spacing.is_apart = True
            cells.append(list(_blocks(place, state)))
        cells = [cell for cell in cells if cell]
        state.spacing.is_apart = True
        if not cells:
            continue
        if len(cells) == 1 or max(len(cell) for cell in cells) > 1:
            # Columns of several lines are read one after the other, as they stand on the page.
            for number, cell in enumerate(cells, 1):
                yield from (
                    replace(
                        line,
                        column=number if len(cells) > 1 else 0,
                        gap=max(line.gap, 1) if index == 0 else line.gap,
                    )
                    for index, line in enumerate(cell)
                )
            continue
        texts = tuple(cell[0].words for cell in cells)
        whole = "\t".join(texts)
        yield Line(
            whole, " ".join(whole.split()), 0, gap=cells[0][0].gap, cells=texts, kind=LineKind.ROW
        )


def _paragraph(element: ET.Element, state: State) -> Iterator[Line]:
    """Return a paragraph's lines; text boxes in it come after."""
    text, bold, boxes = _text(element, state)
    properties = element.find(f"{W}pPr")
    label = state.numbering.label(properties)
    rows = [row for row in text.split("\n") if row.strip()]
    if not rows or element in state.apart:
        state.spacing.is_apart = True
    gap = state.spacing.paragraph(len(rows), len(text.strip())) if rows else 0
    for index, row in enumerate(rows):
        stripped = row.strip()
        shown = f"{label} {stripped}" if label and index == 0 else stripped
        cells = tuple(part.strip() for part in re.split(r"\t+|\s{5,}", row) if part.strip())
        yield Line(
            text=shown,
            words=" ".join(shown.split()),
            number=0,
            gap=0 if index else gap,
            indent=_indent(properties),
            align=_align(properties, row),
            is_bold=bold,
            cells=cells if len(cells) > 1 else (),
            is_whole=len(rows) == 1,
            kind=_kind(properties, label),
        )
    for box in boxes:
        yield from _blocks(box, state)


def _text(element: ET.Element, state: State) -> tuple[str, bool, list[ET.Element]]:
    """Return what is seen of a paragraph: its characters, whether they are bold, its text boxes."""
    made: list[str] = []
    boxes: list[ET.Element] = []
    weights: list[bool] = []
    waiting: list[tuple[ET.Element, bool]] = [(child, False) for child in reversed(list(element))]
    while waiting:
        one, bold = waiting.pop()
        if one.tag == f"{W}txbxContent":
            boxes.append(one)
        elif one.tag in _SIGNS:
            made.append(_SIGNS[one.tag])
        elif one.tag == f"{W}t":
            made.append(one.text or "")
            weights.extend([bold] if (one.text or "").strip() else [])
        elif _is_seen(one, state):
            weight = _is_on(one.find(f"{W}rPr"), "b") if one.tag == f"{W}r" else bold
            waiting.extend((child, weight) for child in reversed(list(one)))
    return "".join(made), bool(weights) and all(weights), boxes


_SIGNS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}ptab": "\t",
          f"{W}noBreakHyphen": "-"}  # fmt: skip
_UNSEEN = frozenset(
    {f"{MC}Fallback", *(f"{W}{name}" for name in ("instrText", "delText", "pPr", "rPr"))}
)


def _is_seen(one: ET.Element, state: State) -> bool:
    """Whether readers see what an element holds; what they do not see is counted."""
    if one.tag in {f"{W}del", f"{W}moveFrom"}:
        state.left_out["deleted"] += _count(one)
        return False
    if one.tag == f"{W}r" and _is_on(one.find(f"{W}rPr"), "vanish"):
        state.left_out["hidden"] += _count(one)
        return False
    if one.tag in {f"{W}ins", f"{W}moveTo"}:
        state.left_out["inserted"] += _count(one)
    return one.tag not in _UNSEEN


def _is_on(properties: ET.Element | None, name: str) -> bool:
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found is not None and (found.get(f"{W}val") or "1").lower() not in _OFF


def _align(properties: ET.Element | None, row: str) -> Align:
    found = properties.find(f"{W}jc") if properties is not None else None
    value = found.get(f"{W}val") if found is not None else ""
    if value in {"right", "end"} or row.startswith("\t\t\t\t") or _indent(properties) > 30:
        return Align.RIGHT
    return Align.CENTRE if value == "center" else Align.LEFT


def _indent(properties: ET.Element | None) -> int:
    found = properties.find(f"{W}ind") if properties is not None else None
    value = (found.get(f"{W}left") or found.get(f"{W}start") or "0") if found is not None else "0"
    return int(value) // _TWIPS_A_CHARACTER if value.isdigit() else 0


def _kind(properties: ET.Element | None, label: str) -> LineKind:
    style = properties.find(f"{W}pStyle") if properties is not None else None
    name = (style.get(f"{W}val") or "").lower() if style is not None else ""
    if name.startswith(("heading", "title", "berschrift", "titre", "заголовок", "nagwek")):
        return LineKind.HEADING
    return LineKind.ITEM if label or name.startswith("list") else LineKind.TEXT
