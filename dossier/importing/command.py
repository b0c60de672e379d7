"""`import FILE…`: each file to a draft, its source and a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from msgspec import Struct
from msgspec.structs import replace

from dossier.casefile import load_case
from dossier.diagnostics import Findings
from dossier.draft import Kind
from dossier.fidelity import first_difference
from dossier.filing import take_in
from dossier.importing.front import SourceFacts, front
from dossier.importing.layout import Notice, Sheet
from dossier.importing.mail import Received, came_with, covers, text_of_mail
from dossier.importing.outline import Outline
from dossier.importing.people import Known, known
from dossier.importing.recognise.finding import Party
from dossier.importing.sandbox import read
from dossier.importing.understand import Understood, transcribe, understand
from dossier.marks import parse
from dossier.markup import block_text
from dossier.model import Actor, Markup
from dossier.readers.folder import scan
from dossier.transcription import Text, reads
from dossier.words import slugify

MOST_BYTES = 64 * 1024 * 1024
LONGEST_SLUG = 100


Say = Callable[[str], None]
"""Tells whoever waits what is being done."""


class Imported(Struct, frozen=True):
    """What became of one file."""

    file: str
    draft: Path | None
    """Where the draft was written; None where none could be made."""
    found: Understood | None
    notices: tuple[Notice, ...]
    unknown: tuple[str, ...] = ()
    """Names without a record."""

    @property
    def is_well(self) -> bool:
        """Whether a draft was made."""
        return self.draft is not None


class Desk(Struct, frozen=True):
    """Where an import writes, and what it knows already."""

    content: Path
    sources: Path
    records: Known
    say: Say


def import_file(path: Path, desk: Desk) -> list[Imported]:
    """Read one file, and what is attached to it; write drafts and sources, never over anything."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        return [_failed(str(path), f"cannot be read: {error.strerror or error}")]
    if size > MOST_BYTES:
        return [_failed(str(path), f"{size // 2**20} MiB is too much for a letter")]
    desk.say(f"reading {path} …")
    return _import(Received(str(path), path.name, data), desk)


def _import(one: Received, desk: Desk) -> list[Imported]:
    """Import a file and its attachments; where these are the letter, the mail is none."""
    earlier = _imported_before(one.digest, desk.content)
    if earlier:
        what = f"this very file is the source of {earlier}"
        return [_failed(one.told, what, "delete that draft first, to import the file again")]
    sheet = read(one.name, one.data)
    within = [_import(came, desk) for came in came_with(sheet, one)]
    attached = [made for several in within for made in several]
    if attached and covers(sheet):
        note = Notice(
            "the mail itself only covers what is attached: no draft was made of its text",
            f"it says: “{text_of_mail(sheet)[:160]}”",
        )
        others = (one for one in sheet.notices if not one.is_error)
        first, *rest = attached
        return [replace(first, notices=(*first.notices, note, *others)), *rest]
    if not sheet.is_readable:
        return [Imported(one.told, None, None, sheet.notices), *attached]
    return [_write(one, sheet, desk), *attached]


def _write(one: Received, sheet: Sheet, desk: Desk) -> Imported:
    """Write the draft and the source of a file that was read."""
    found = understand(sheet, desk.records.names)
    body, told = proven(sheet, found, one.data)
    facts = replace(_keep_source(one, sheet, desk.sources), origin=one.origin)
    top = front(found, sheet, facts, desk.records, body)
    draft = _free(desk.content / "documents", _slug(found, desk.records), ".md")
    draft.parent.mkdir(parents=True, exist_ok=True)
    with draft.open("x", encoding="utf-8", newline="\n") as file:
        file.write(f"{top}\n{body}")
    unknown = [name for name in _everybody(found) if desk.records.find(name) is None]
    notices = (*sheet.notices, *found.notices, *told)
    return Imported(one.told, draft, found, notices, tuple(dict.fromkeys(unknown)))


def _failed(file: str, what: str, hint: str = "") -> Imported:
    return Imported(file, None, None, (Notice(what, hint, is_error=True),))


def proven(sheet: Sheet, found: Understood, data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """Return the body whose diplomatic text is the source; if need be, the plainest one."""
    source = sheet.extracted or data.decode("utf-8-sig")
    unjudged = Outline.unjudged(sheet.lines)
    plainest = replace(found, furniture=frozenset(), outline=unjudged)
    body, told = "", None
    for lists, one in ((True, found), (False, found), (False, plainest)):
        body = transcribe(sheet, one, lists=lists)
        told = difference(body, source, sheet.markup)
        if told is None:
            return body, ()
    first = told or ("", "")
    return body, (
        Notice(
            f"the draft is not yet the source: it has “{first[1]}” for “{first[0]}”",
            "compare the two, and mend the draft",
        ),
    )


def difference(body: str, source: str, markup: str) -> tuple[str, str] | None:
    """Return where the diplomatic text of a body is first not the source; None if nowhere."""
    blocks = parse(body, 1, Findings(""))
    text = Text(blocks, tuple(block_text(block, reads) for block in blocks))
    found = first_difference(text, source, Markup(markup))
    return (found.source, found.transcription) if found else None


def _imported_before(digest: str, content: Path) -> str:
    for path in sorted((content / "documents").glob("**/*.md")):
        try:
            if digest in path.read_text(encoding="utf-8", errors="replace"):
                return path.relative_to(content).as_posix()
        except OSError:
            continue
    return ""


def _keep_source(one: Received, sheet: Sheet, sources: Path) -> SourceFacts:
    """Copy the file byte for byte, and its extracted text beside it."""
    sources.mkdir(parents=True, exist_ok=True)
    name = PurePath(one.name.replace("\\", "/"))
    ending = slugify(name.suffix.lstrip("."))
    stem = (slugify(name.stem) or "source")[:LONGEST_SLUG]
    target = sources / f"{stem}.{ending}"
    if not (target.is_file() and target.read_bytes() == one.data):
        target = _free(sources, stem, f".{ending}")
        with target.open("xb") as file:
            file.write(one.data)
    text = ""
    if sheet.extracted:
        beside = _free(sources, target.name, ".txt")
        with beside.open("x", encoding="utf-8", newline="\n") as extracted:
            extracted.write(sheet.extracted)
        text = beside.name
    return SourceFacts(target.name, one.digest, text)


def _free(folder: Path, stem: str, ending: str) -> Path:
    """Return a path that is not taken: the name, or the name with a number."""
    number, path = 1, folder / f"{stem}{ending}"
    while path.exists() or path.is_symlink():
        number += 1
        path = folder / f"{stem}-{number}{ending}"
    return path


def _slug(found: Understood, records: Known) -> str:
    """Return the date, who writes and to whom, as the documents of a dossier are called."""
    parts = [found.date.value or "undated"]
    writers = found.authors or found.signatories
    if len(writers) == 1:
        parts.append(_short(writers[0], records))
    elif writers:
        parts.append(f"{_short(writers[0], records)} and others")
    if found.addressees:
        parts.extend(("to", _short(found.addressees[0], records)))
    elif found.kind.value != "letter" or len(parts) == 1:
        parts.append(found.kind.value)
    return slugify(" ".join(parts))[:LONGEST_SLUG].strip("-")


def _short(party: Party, records: Known) -> str:
    actor = records.find(party.name)
    return actor.slug if actor else " ".join(party.name.split()[:6])


def _everybody(found: Understood) -> list[str]:
    parties = (*found.authors, *found.addressees, *found.signatories, *found.copied)
    return [one.name for one in parties if "office" not in one.note]


def import_files(paths: Sequence[Path], content: Path, say: Say) -> list[Imported]:
    """Import several files in their order, into the dossier at `content`."""
    records = known(_actors(content))
    case, _ = load_case(content)
    sources = content / (case.sources_dir if case else "sources")
    desk = Desk(content, sources, records, say)
    return [made for path in paths for made in import_file(path, desk)]


def _actors(content: Path) -> list[Actor]:
    entries, _ = scan(content)
    taken = (take_in(one, content) for one in entries if one.kind is Kind.ACTOR)
    return [one.record for one in taken if isinstance(one.record, Actor)]
