"""`new`: a document, actor, event or page, from what is given and what is asked."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from dossier.casefile import CASE_FILE
from dossier.commands.adopting import adopt
from dossier.commands.answers import Answers
from dossier.commands.from_text import propose
from dossier.commands.records import (
    as_on_record,
    known_actors,
    quoted,
    slug_of,
    without_record,
    write,
)
from dossier.commands.shared import WELL, UsageError, content_folder, is_terminal, os_error, say
from dossier.model import ActorKind, DocumentKind, EventStatus
from dossier.scaffold import new, signatories
from dossier.schema.page import RESERVED_PAGES

BODY = (
    "type or paste the whole text below the second line `---`, in order, a blank line between "
    "paragraphs; then delete the line `draft: true`"
)
LOOK = "look at it while you write: dossier serve"


def run(options: argparse.Namespace) -> int:
    """Make one new file and say what to do next."""
    content = content_folder(options)
    if not (content / CASE_FILE).is_file():
        raise UsageError(
            f"{options.content} holds no {CASE_FILE}, so it is no dossier: name the right folder "
            "with --content, or make a new dossier with: dossier init DIR"
        )
    if options.kind_of_file == "actor" and options.from_text:
        return propose(options, content)
    made, hints = _MAKERS[options.kind_of_file](options, content)
    path = content / made.file
    write(path, made.text)
    sys.stdout.write(f"{path}\n")
    if made.name:
        hints = [*adopt(content, made.name, path.stem), *hints]
    if not options.quiet:
        say("Next:" + "".join(f"\n  - {hint}" for hint in hints))
    return WELL


# -- one maker a kind ---------------------------------------------------------------------


def _document(options: argparse.Namespace, content: Path) -> tuple[new.NewFile, list[str]]:
    given = Answers(options)
    title = given.text("title", "Title (your own neutral one)")
    kind = given.choice("kind", "Kind", tuple(DocumentKind))
    date = given.date("Date as the document gives it (2015-05-25, 2015-05, undated …)")
    authors = given.parties("author", "Author (name or slug; empty where signatories speak)")
    addressees = given.parties("addressee", "Addressee (name or slug; empty: the public)")
    given.stop_if_missing()
    known = known_actors(content)
    signed = _signatories(options.signatories) if options.signatories else ()
    one = new.NewDocument(
        title=title,
        kind=kind,
        date=date,
        authors=tuple(as_on_record(name, known) for name in authors),
        addressees=tuple(as_on_record(name, known) for name in addressees),
        cc=tuple(as_on_record(name, known) for name in options.cc or ()),
        place=options.place or "",
        language=options.language or "",
        signatories=signatories.entries(signed, lambda name: slug_of(name, known)),
    )
    slug = given.slug(new.document_slug(one))
    spoken_for = tuple(who.organisation for who in signed if who.organisation)
    unknown = without_record((*one.authors, *one.addressees, *one.cc, *spoken_for), known)
    hints = [f"make a record with: dossier new actor {quoted(name)}" for name in unknown]
    if not date:
        hints.append("fill in `date:` as the document gives it; `undated` if it gives none")
    return new.document(one, slug), [*hints, BODY, LOOK]


def _signatories(path: str) -> tuple[signatories.Signatory, ...]:
    try:
        return signatories.read(Path(path).read_bytes())
    except OSError as error:
        raise UsageError(f"--signatories: {os_error(error)}") from error
    except signatories.ListError as error:
        raise UsageError(f"--signatories: {path}: {error}") from error


def _actor(options: argparse.Namespace, content: Path) -> tuple[new.NewFile, list[str]]:
    given = Answers(options)
    name = given.text("name", "Name as it is printed")
    given.stop_if_missing()
    was_given = options.kind is not None or is_terminal()
    kind = given.choice("kind", "Kind", tuple(ActorKind), default=ActorKind.PERSON)
    slug = given.slug(new.name_slug(name))
    known = known_actors(content).find(name)
    if known is not None:
        raise UsageError(f"“{name}” is a name of {known.name} already, in {content / known.file}")
    hints = [] if was_given else [f"`kind: {kind}` was assumed: change it if that is wrong"]
    hints.append(
        "take the # away where you know more; add the forms of the name that the documents use "
        "under `aliases:`"
    )
    return new.actor(name, kind, slug), hints


def _event(options: argparse.Namespace, content: Path) -> tuple[new.NewFile, list[str]]:
    del content
    given = Answers(options)
    title = given.text("title", "What happened, in neutral words")
    date = given.date("Date (2015-09-17, 2015-09, 2015 …)")
    status = given.choice("status", "Status", tuple(EventStatus))
    document = given.optional("document", "Document that supports it (slug; empty: later)")
    quote = given.optional("quote", "The words that support it") if document else ""
    given.stop_if_missing()
    one = new.NewEvent(
        title, date, status, options.place or "", tuple(options.actor or ()), document, quote
    )
    slug = given.slug(new.event_slug(one))
    hints = [LOOK]
    if not (document and quote):
        hints.insert(
            0,
            "add the passage that supports it under `attested_by:`, then delete `draft: true`",
        )
    return new.event(one, slug), hints


def _page(options: argparse.Namespace, content: Path) -> tuple[new.NewFile, list[str]]:
    del content
    given = Answers(options)
    title = given.text("title", "Title")
    given.stop_if_missing()
    slug = given.slug(new.name_slug(title))
    if slug in RESERVED_PAGES:
        raise UsageError(f"“{slug}” is a page that Dossier makes: choose another with --slug")
    hints = [
        "write its text below the second line `---`, then delete the line `draft: true`",
        f"to have it in the menu, add it to case.yaml: menu: [{slug}]",
    ]
    return new.page(title, slug), hints


_MAKERS: dict[str, Callable[[argparse.Namespace, Path], tuple[new.NewFile, list[str]]]] = {
    "document": _document,
    "actor": _actor,
    "event": _event,
    "page": _page,
}
