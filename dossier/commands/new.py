"""`new`: a document, actor, event or page, from what is given and what is asked."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from dossier.commands.shared import WELL, UsageError, ask, content_folder, is_terminal, say
from dossier.dates import DateError, parse
from dossier.diagnostics import Findings
from dossier.draft import Kind
from dossier.model import Actor, ActorKind, DocumentKind, EventStatus
from dossier.names import Register, register
from dossier.pipeline import CASE_FILE
from dossier.readers.draft import draft, read_bytes
from dossier.readers.folder import scan
from dossier.scaffold import new
from dossier.schema import actor as read_actor
from dossier.schema.page import RESERVED_PAGES
from dossier.words import is_slug

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
    made, hints = _MAKERS[options.kind_of_file](options, content)
    path = content / made.file
    write(path, made.text)
    sys.stdout.write(f"{path}\n")
    if not options.quiet:
        say("Next:" + "".join(f"\n  - {hint}" for hint in hints))
    return WELL


def write(path: Path, text: str) -> None:
    """Write a file that must not exist yet."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(
            f"{path} exists already and was left as it is: choose another name with --slug"
        ) from None


# -- one maker a kind ---------------------------------------------------------------------


def _document(options: argparse.Namespace, content: Path) -> tuple[new.NewFile, list[str]]:
    given = _Answers(options)
    title = given.text("title", "Title (your own neutral one)")
    kind = given.choice("kind", "Kind", tuple(DocumentKind))
    date = given.date("Date as the document gives it (2015-05-25, 2015-05, undated …)")
    authors = given.parties("author", "Author (name or slug; empty where signatories speak)")
    addressees = given.parties("addressee", "Addressee (name or slug; empty: the public)")
    given.stop_if_missing()
    one = new.NewDocument(
        title=title,
        kind=kind,
        date=date,
        authors=authors,
        addressees=addressees,
        cc=tuple(options.cc or ()),
        place=options.place or "",
        language=options.language or "",
    )
    slug = given.slug(new.document_slug(one))
    unknown = _without_record((*one.authors, *one.addressees, *one.cc), _known(content))
    hints = [f"make a record with: dossier new actor {_quoted(name)}" for name in unknown]
    if not date:
        hints.append("fill in `date:` as the document gives it; `undated` if it gives none")
    return new.document(one, slug), [*hints, BODY, LOOK]


def _actor(options: argparse.Namespace, content: Path) -> tuple[new.NewFile, list[str]]:
    given = _Answers(options)
    name = given.text("name", "Name as it is printed")
    given.stop_if_missing()
    was_given = options.kind is not None or is_terminal()
    kind = given.choice("kind", "Kind", tuple(ActorKind), default=ActorKind.PERSON)
    slug = given.slug(new.name_slug(name))
    known = _known(content).find(name)
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
    given = _Answers(options)
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
    given = _Answers(options)
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


# -- what is given, and what is asked -----------------------------------------------------


class _Answers:
    """Values from the options or, at a terminal, from the person there."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.asks = is_terminal()
        self.missing: list[str] = []

    def text(self, name: str, question: str) -> str:
        """Return a value that must not be empty."""
        found = " ".join((getattr(self.options, name) or "").split())
        while not found and self.asks:
            found = ask(question)
        if not found:
            self.missing.append(_option(name))
        return found

    def optional(self, name: str, question: str) -> str:
        """Return a value that may be empty."""
        given = getattr(self.options, name)
        if given is None and self.asks:
            return ask(f"{question}")
        return " ".join((given or "").split())

    def parties(self, name: str, question: str) -> tuple[str, ...]:
        """Return names or slugs; several of them by repeating the option."""
        given: list[str] | None = getattr(self.options, name)
        if given is None and self.asks:
            given = [ask(question)]
        return tuple(" ".join(one.split()) for one in given or () if one.strip())

    def choice(self, name: str, question: str, words: tuple[str, ...], default: str = "") -> str:
        """Return one of a list of words; argparse has checked what an option says."""
        given: str | None = getattr(self.options, name)
        while not given and self.asks:
            answer = ask(f"{question} ({', '.join(words)})", default)
            given = answer if answer in words else None
        if not given and not default:
            self.missing.append(_option(name))
        return given or default

    def date(self, question: str) -> str:
        """Return a date in EDTF; at a terminal an empty answer leaves it to the editor."""
        given: str | None = self.options.date
        if given is not None:
            try:
                parse(given)
            except DateError as error:
                raise UsageError(f"--date: {error}") from error
            return given.strip()
        while self.asks:
            answer = ask(f"{question}; empty: find it later")
            if not answer:
                return ""
            try:
                return parse(answer).text
            except DateError as error:
                say(f"  {error}")
        self.missing.append("--date")
        return ""

    def slug(self, proposal: str) -> str:
        """Return the address: the option's, the one chosen at the terminal, or the proposal."""
        chosen: str = self.options.slug or ""
        while not chosen and self.asks:
            answer = ask("Address (slug)", proposal)
            chosen = answer if is_slug(answer) else ""
            if not chosen:
                say("  lower-case letters, digits and single hyphens, please")
        chosen = chosen or proposal
        if not is_slug(chosen):
            told = f"“{chosen}” cannot be an address" if chosen else "no address follows from this"
            raise UsageError(
                f"{told}: give one of lower-case letters, digits and hyphens with --slug"
            )
        return chosen

    def stop_if_missing(self) -> None:
        """End with the names of all options that are needed, where nobody can be asked."""
        if self.missing:
            what = "this option is" if len(self.missing) == 1 else "these options are"
            raise UsageError(f"{what} needed where nobody can be asked: {', '.join(self.missing)}")


def _option(name: str) -> str:
    return "NAME" if name == "name" else f"--{name.replace('_', '-')}"


# -- who has a record ---------------------------------------------------------------------


def _known(content: Path) -> Register:
    entries, _ = scan(content)
    actors: list[Actor] = []
    for entry in entries:
        found = Findings(entry.file)
        data = read_bytes(entry.path, found) if entry.kind is Kind.ACTOR else None
        one = draft(entry, data, found) if data is not None else None
        if one is not None:
            actors.append(read_actor(one, found))
    return register(actors)[0]


def _without_record(names: tuple[str, ...], known: Register) -> list[str]:
    return [name for name in dict.fromkeys(names) if known.find(name) is None]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "'") + '"'
