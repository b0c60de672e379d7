"""`import FILE…`: each file to a draft, its source and a report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.diagnostics import Findings
from dossier.draft import Kind
from dossier.fidelity import compare
from dossier.filing import take_in
from dossier.importing.front import SourceFacts, front
from dossier.importing.layout import Notice, Sheet
from dossier.importing.people import Known, known
from dossier.importing.recognise.finding import Party
from dossier.importing.sandbox import read
from dossier.importing.understand import Understood, transcribe, understand
from dossier.marks import parse
from dossier.markup import block_text
from dossier.model import Actor, Markup
from dossier.pipeline import load_case
from dossier.readers.folder import scan
from dossier.transcription import Text, reads
from dossier.words import slugify

MOST_BYTES = 64 * 1024 * 1024
LONGEST_SLUG = 100


Say = Callable[[str], None]
"""Tells whoever waits what is being done."""


@dataclass(frozen=True, slots=True)
class Imported:
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


def import_file(path: Path, content: Path, sources: Path, records: Known, say: Say) -> Imported:
    """Read one file and write its draft and its source; nothing is ever overwritten."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        return _failed(path, f"cannot be read: {error.strerror or error}")
    if size > MOST_BYTES:
        return _failed(path, f"{size // 2**20} MiB is too much for a letter")
    digest = hashlib.sha256(data).hexdigest()
    earlier = _imported_before(digest, content)
    if earlier:
        return _failed(
            path,
            f"this very file is the source of {earlier}",
            "delete that draft first, if you want to import the file again",
        )
    say(f"reading {path} …")
    sheet = read(path.name, data)
    if not sheet.is_readable:
        return Imported(str(path), None, None, sheet.notices)
    found = understand(sheet, records.names)
    body, told = proven(sheet, found, data)
    facts = _keep_source(path, data, digest, sheet, sources)
    top = front(found, sheet, facts, records, body)
    draft = _free(content / "documents", _slug(found, records), ".md")
    draft.parent.mkdir(parents=True, exist_ok=True)
    with draft.open("x", encoding="utf-8", newline="\n") as file:
        file.write(f"{top}\n{body}")
    unknown = [one for one in _everybody(found) if records.find(one) is None]
    return Imported(str(path), draft, found, (*sheet.notices, *told), tuple(dict.fromkeys(unknown)))


def _failed(path: Path, what: str, hint: str = "") -> Imported:
    return Imported(str(path), None, None, (Notice(what, hint, is_error=True),))


def proven(sheet: Sheet, found: Understood, data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """Return the body whose diplomatic text is the source; if need be, the plainest one."""
    source = sheet.extracted or data.decode("utf-8-sig")
    bare = replace(found, furniture=frozenset())
    for lists, one in ((True, found), (False, found), (False, _whole(sheet, bare))):
        body = transcribe(sheet, one, lists=lists)
        if not differences(body, source, sheet.markup):
            return body, ()
    first = differences(body, source, sheet.markup)[0]
    return body, (
        Notice(
            f"the draft is not yet the source: it has “{first[1]}” for “{first[0]}”",
            "compare the two, and mend the draft",
        ),
    )


def _whole(sheet: Sheet, found: Understood) -> Understood:
    from dossier.importing.outline import outline  # noqa: PLC0415  # only the last resort needs it

    return replace(found, outline=outline(sheet.lines))


def differences(body: str, source: str, markup: str) -> list[tuple[str, str]]:
    """Return where the diplomatic text of a body is not the source."""
    blocks = parse(body, 1, Findings(""))
    text = Text(blocks, tuple(block_text(block, reads) for block in blocks))
    return [(one.source, one.transcription) for one in compare(text, source, Markup(markup))]


def _imported_before(digest: str, content: Path) -> str:
    for path in sorted((content / "documents").glob("**/*.md")):
        try:
            if digest in path.read_text(encoding="utf-8", errors="replace"):
                return path.relative_to(content).as_posix()
        except OSError:
            continue
    return ""


def _keep_source(path: Path, data: bytes, digest: str, sheet: Sheet, sources: Path) -> SourceFacts:
    """Copy the file byte for byte, and its extracted text beside it."""
    sources.mkdir(parents=True, exist_ok=True)
    ending = slugify(path.suffix.lstrip("."))
    stem = (slugify(path.stem) or "source")[:LONGEST_SLUG]
    target = sources / f"{stem}.{ending}"
    if not (target.is_file() and target.read_bytes() == data):
        target = _free(sources, stem, f".{ending}")
        with target.open("xb") as file:
            file.write(data)
    text = ""
    if sheet.extracted:
        beside = _free(sources, target.name, ".txt")
        with beside.open("x", encoding="utf-8", newline="\n") as extracted:
            extracted.write(sheet.extracted)
        text = beside.name
    return SourceFacts(target.name, digest, text)


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
    return [import_file(path, content, sources, records, say) for path in paths]


def _actors(content: Path) -> list[Actor]:
    entries, _ = scan(content)
    taken = (take_in(one, content) for one in entries if one.kind is Kind.ACTOR)
    return [one.record for one in taken if isinstance(one.record, Actor)]
