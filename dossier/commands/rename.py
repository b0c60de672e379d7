"""`rename`: another address or name for something, everywhere in the content."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from dossier.casefile import CASE_FILE
from dossier.commands.shared import (
    WELL,
    WRONG_CONTENT,
    UsageError,
    content_folder,
    os_error,
    say,
    tell,
)
from dossier.draft import Kind
from dossier.readers.folder import Entry, scan
from dossier.scaffold.rename import Plan, UnreadableError, plan
from dossier.schema.page import RESERVED_PAGES
from dossier.words import is_slug, slugify


def run(options: argparse.Namespace) -> int:
    """Change all files, or none."""
    content = content_folder(options)
    entries, _ = scan(content)
    what = _find(options.what, entries)
    new: str = options.new or what.slug
    _refuse(options, what, new, entries)
    try:
        files = {entry.file: entry.path.read_bytes() for entry in entries}
        if (content / CASE_FILE).is_file():
            files[CASE_FILE] = (content / CASE_FILE).read_bytes()
        made = plan(files, what.kind, what.file, new, options.name or "")
    except UnreadableError as error:
        tell(error.diagnostics, options)
        say("dossier: nothing was changed: mend these files first, they may name it too")
        return WRONG_CONTENT
    except ValueError:
        raise UsageError(f"{what.file}: `name` is not on one line: change it by hand") from None
    except OSError as error:
        raise UsageError(os_error(error)) from error
    if not options.dry_run:
        _write(content, made)
    _report(options, what, made)
    return WELL


def _find(name: str, entries: tuple[Entry, ...]) -> Entry:
    """Return the one file that a slug names; `actors/slug` where two kinds share it."""
    wanted = name.removesuffix(".md")
    found = [e for e in entries if wanted in {e.slug, f"{e.kind.value}/{e.slug}"}]
    if not found:
        raise UsageError(f"nothing in the content is called {name}: give the file's name, its slug")
    if len(found) > 1:
        those = " or ".join(f"{one.kind.value}/{one.slug}" for one in found)
        raise UsageError(f"{name} may be more than one thing: write {those}")
    return found[0]


def _refuse(options: argparse.Namespace, what: Entry, new: str, entries: tuple[Entry, ...]) -> None:
    if not is_slug(new):
        raise UsageError(
            f"“{new}” cannot be an address; this can: {slugify(new) or 'a-short-ascii-name'}"
        )
    if what.kind is Kind.PAGE and new in RESERVED_PAGES:
        raise UsageError(f"“{new}” is a page that Dossier makes: choose another name")
    if options.name and (what.kind is not Kind.ACTOR or options.merge):
        raise UsageError("--name is for an actor that is not merged into another")
    if new == what.slug and not options.name:
        raise UsageError(f"{what.file} is called so already: give another slug, or --name")
    taken = next(
        (e for e in entries if e.kind is what.kind and e.slug == new and e is not what), None
    )
    if taken is not None and not options.merge:
        more = " (--merge makes one actor of the two)" if what.kind is Kind.ACTOR else ""
        raise UsageError(f"{taken.file} exists already, and nothing was changed{more}")
    if options.merge and (taken is None or what.kind is not Kind.ACTOR):
        raise UsageError("--merge needs two actors: the one that goes, then the one that stays")


def _write(content: Path, made: Plan) -> None:
    """Write each file whole, beside itself first; what goes, goes last."""
    for file, text in sorted(made.texts.items()):
        path = content / file
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.new")
        with beside.open("w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        os.replace(beside, path)  # noqa: PTH105  # the words of the system call
    if made.removed:
        (content / made.removed).unlink()


def _report(options: argparse.Namespace, what: Entry, made: Plan) -> None:
    for file in sorted(made.texts):
        sys.stdout.write(f"{Path(options.content) / file}\n")
    if options.quiet:
        return
    would = "would change" if options.dry_run else "changed"
    places = f"{made.places} reference{'s' if made.places != 1 else ''}"
    say(f"dossier: {would} {places} in {len(made.texts)} files; {what.slug} keeps leading there")
    say("Next:\n  - look over the changes, then: dossier check")
