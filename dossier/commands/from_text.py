"""`new actor --from-text`: records proposed for the names that a draft leaves open."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dossier.casefile import load_case
from dossier.commands.adopting import adopt
from dossier.commands.records import known_actors, quoted, write
from dossier.commands.shared import WELL, WRONG_CONTENT, UsageError, say, tell
from dossier.diagnostics import Findings
from dossier.filing import Filed, Record, take_in
from dossier.incremental import BREAKING
from dossier.model import ActorKind, DocumentRecord, EventRecord
from dossier.readers.draft import read_bytes
from dossier.readers.folder import Entry, scan
from dossier.readers.text import decode
from dossier.scaffold import new
from dossier.scaffold.unresolved import mentioned, nameless, unresolved
from dossier.transcription import Text
from dossier.words import is_slug


def propose(options: argparse.Namespace, content: Path) -> int:
    """Print the records that are missing, and with `--write` make them."""
    known = known_actors(content)
    entry = _entry(options.from_text, content)
    names: tuple[str, ...] = ()
    record: Record | None = None
    if entry is None:
        text = _text(Path(options.from_text))
    else:
        filed = _filed(entry, content)
        told = tuple(one for one in filed.diagnostics if one.code in BREAKING)
        if told:
            tell(told, options)
            say("dossier: nothing was proposed: mend this file first")
            return WRONG_CONTENT
        record, text = filed.record, filed.words.text
        if isinstance(record, DocumentRecord | EventRecord):
            names = unresolved(record, known)
    _propose(options, content, names)
    alone = nameless(record) if isinstance(record, DocumentRecord | EventRecord) else ()
    others = [name for name in mentioned(text, known) if name not in {*names, *alone}]
    if options.quiet:
        return WELL
    if alone:
        say("These take part by name alone, without a record and a page. For whoever should have")
        say("one (a draft's entries then lead to it by themselves):")
        for name in alone:
            say(f"  dossier new actor {quoted(name)}")
    if others:
        say("Also named in the text, without a record. Whoever is merely named needs none; for")
        say("somebody in a public office whom a reader would look up:")
        for name in others:
            say(f"  dossier new actor {quoted(name)}")
    if not (names or alone or others):
        say("dossier: every name has its record")
    return WELL


def _propose(options: argparse.Namespace, content: Path, names: tuple[str, ...]) -> None:
    kind = options.kind or ActorKind.PERSON.value
    for name in names:
        slug = new.name_slug(name)
        if not is_slug(slug):
            say(f"dossier: no address follows from “{name}”: dossier new actor NAME --slug …")
            continue
        made = new.actor(name, kind, slug)
        path = content / made.file
        if path.exists():
            say(f"dossier: {path} exists already and was left as it is")
        elif options.write:
            write(path, made.text)
            sys.stdout.write(f"{path}\n")
            for told in adopt(content, name, slug):
                say(f"dossier: {told}")
        else:
            sys.stdout.write(f"# {path}\n{made.text}\n")
    if names and not options.quiet:
        assumed = "" if options.kind else f"; `kind: {kind}` is assumed, correct it"
        done = "written" if options.write else "proposed: add --write to make them"
        say(f"dossier: {len(names)} {'record' if len(names) == 1 else 'records'} {done}{assumed}")


def _entry(name: str, content: Path) -> Entry | None:
    """Return the file of the content that is meant: by its path or by its slug."""
    path = Path(name).absolute()
    entries, _ = scan(content)
    return next((e for e in entries if e.path.absolute() == path or name in {e.slug, e.file}), None)


def _filed(entry: Entry, content: Path) -> Filed:
    case, _ = load_case(content)
    return take_in(entry, content / (case.sources_dir if case else "sources"))


def _text(path: Path) -> Text:
    """Read a text that is not yet in the content."""
    found = Findings(str(path))
    data = read_bytes(path, found)
    text = decode(data, found) if data is not None else None
    if text is None:
        raise UsageError(f"--from-text: {found.all()[0].file}: {found.all()[0].what}")
    return Text((), (text,))
