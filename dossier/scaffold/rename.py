"""Another address, or another name, for something the whole content refers to."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from dossier.diagnostics import Diagnostic, Findings
from dossier.draft import Kind
from dossier.located import Scalar, Sequence
from dossier.scaffold import edits
from dossier.scaffold.edits import Edit, Opened, applied, opened

CASE = Kind.CASE.value
KEYS: Mapping[Kind, frozenset[str]] = {
    Kind.ACTOR: frozenset({
        "author", "addressee", "signatories", "cc", "mentioned", "not_mentioned", "actors",
        "actor", "on_behalf_of", "member_of", "to", "organisation",
    }),
    Kind.DOCUMENT: frozenset({
        "reply_to", "encloses", "translation_of", "after", "answered_by", "document",
    }),
    Kind.EVENT: frozenset({"answered_by", "event"}),
    Kind.PAGE: frozenset({"menu", "required"}),
}  # fmt: skip
"""The keys whose values may be the slug of a thing of each kind."""
FORMER: Mapping[Kind, str] = {
    Kind.ACTOR: "former_slugs",
    Kind.DOCUMENT: "aliases",
    Kind.EVENT: "aliases",
    Kind.PAGE: "aliases",
}
"""The key under which earlier slugs keep leading to the present one."""
CARRIED = ("country", "positions", "member_of", "same_as", "responses")
"""Keys of an actor that a merger carries over, where the record that stays has none."""
NOTED = ("sort_name", "kind", "language", "public")
"""Keys that are only noted, as comments, where the two records differ."""


class Plan(Struct, frozen=True):
    """What a change would do; nothing is done yet."""

    texts: Mapping[str, str]
    """The new text of each file that changes, by its path below the content folder."""
    removed: str
    """The file that goes: moved, or merged into another."""
    places: int
    """How many references were changed."""


class UnreadableError(Exception):
    """Files that cannot be read may hold references; they have to be mended first."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep what is wrong."""
        super().__init__("mend these files first")
        self.diagnostics = diagnostics


def plan(files: Mapping[str, bytes], kind: Kind, old_file: str, new: str, name: str = "") -> Plan:
    """Give something another slug, and an actor another name if there is one.

    `files` are all Markdown files of the content and case.yaml. Where a file of the new slug
    exists already, the old actor is merged into it.
    """
    read = _open(files)
    old = _slug(old_file)
    new_file = posixpath.join(posixpath.dirname(old_file), f"{new}.md")
    changes: dict[str, list[Edit]] = {file: [] for file in read}
    places = 0
    for file, one in read.items():
        found = _references(file, one, kind, old, new) if old != new else []
        places += len(found)
        changes[file] += found
    if new_file in files and new_file != old_file:
        changes[new_file] += _merged(read[new_file], read[old_file], old)
    else:
        changes[old_file] += _renamed(read[old_file], kind, old if old != new else "", name)
    texts = {f: applied(read[f].text, made) for f, made in changes.items() if made}
    if new_file == old_file:
        return Plan(texts, "", places)
    moved = texts.pop(old_file, read[old_file].text)
    if new_file not in files:
        texts[new_file] = moved
    else:
        texts[new_file] = _with_body(texts[new_file], read[new_file], read[old_file])
    return Plan(texts, old_file, places)


def _open(files: Mapping[str, bytes]) -> dict[str, Opened]:
    made: dict[str, Opened] = {}
    wrong: list[Diagnostic] = []
    for file, data in files.items():
        found = Findings(file)
        one = opened(data, found, is_case=file == CASE)
        if one is None or any(d.is_error for d in found.all()):
            wrong.extend(found.all())
        else:
            made[file] = one
    if wrong:
        raise UnreadableError(tuple(sorted(wrong)))
    return made


def _slug(file: str) -> str:
    return posixpath.basename(file).removesuffix(".md")


def _references(file: str, one: Opened, kind: Kind, old: str, new: str) -> list[Edit]:
    found = [replace(edit, new=new) for edit in edits.references(one, KEYS[kind], old)]
    if file.startswith(f"{Kind.DOCUMENT.value}/") or file == CASE:
        return found  # a transcription is the source's words, not ours
    page = "{}.html" if kind is Kind.PAGE else f"{kind.value}/{{}}.html"
    paths = [(old, new), (page.format(old), page.format(new))]
    return [*found, *edits.links(one, paths)]


def _renamed(one: Opened, kind: Kind, old: str, name: str) -> list[Edit]:
    made = [edits.with_item(one, FORMER[kind], (old,))] if old else []
    before = one.front.get("name")
    if not name or not isinstance(before, Scalar):
        return made
    changed = edits.with_text(one, "name", name)
    if changed is None:
        raise ValueError("name")
    return [*made, changed, edits.with_item(one, "aliases", (before.text,))]


# -- merging two actors --------------------------------------------------------------------


def _merged(stays: Opened, goes: Opened, old: str) -> list[Edit]:
    """Give the record that stays the names of the other, and what only the other says."""
    made = [edits.with_item(stays, "former_slugs", (old, *_texts(goes, "former_slugs")))]
    known = {*_texts(stays, "name"), *_texts(stays, "aliases")}
    names = (*_texts(goes, "name"), *_texts(goes, "aliases"))
    fresh = tuple(text for text in dict.fromkeys(names) if text not in known)
    if fresh:
        made.append(edits.with_item(stays, "aliases", fresh))
    lines: list[str] = []
    for key in (*CARRIED, *NOTED):
        raw = edits.raw_entry(goes, key)
        if raw and raw != edits.raw_entry(stays, key):
            is_carried = key in CARRIED and edits.entry(stays, key) is None
            lead = "" if is_carried else f"# from {old}: "
            lines += [f"{lead}{line}" for line in raw.splitlines()]
    if lines:
        made.append(edits.before_fence(stays, stays.line_end.join(lines)))
    return _joined(made)


def _joined(made: list[Edit]) -> list[Edit]:
    """Join what is inserted at one and the same place, in order."""
    places: dict[tuple[int, int], str] = {}
    for edit in made:
        places[edit.start, edit.end] = places.get((edit.start, edit.end), "") + edit.new
    return [Edit(start, end, new) for (start, end), new in places.items()]


def _texts(one: Opened, key: str) -> tuple[str, ...]:
    value = one.front.get(key)
    if isinstance(value, Scalar):
        return (value.text,)
    if isinstance(value, Sequence):
        return tuple(item.text for item in value.items if isinstance(item, Scalar))
    return ()


def _with_body(text: str, stays: Opened, goes: Opened) -> str:
    """Add the note of the record that goes; no word is lost."""
    note = goes.body.strip()
    if not note or note in stays.body:
        return text
    end = stays.line_end
    return f"{text.rstrip()}{end}{end}{note}{end}"
