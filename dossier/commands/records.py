"""The records that are there already, for commands that make new ones."""

from __future__ import annotations

from pathlib import Path

from dossier.commands.shared import UsageError
from dossier.diagnostics import Findings
from dossier.draft import Kind
from dossier.model import Actor
from dossier.names import Register, register
from dossier.readers.draft import draft, read_bytes
from dossier.readers.folder import scan
from dossier.schema import actor as read_actor
from dossier.words import fold


def known_actors(content: Path) -> Register:
    """Return the actors of a content folder by everything they may be called."""
    entries, _ = scan(content)
    actors: list[Actor] = []
    for entry in entries:
        found = Findings(entry.file)
        data = read_bytes(entry.path, found) if entry.kind is Kind.ACTOR else None
        one = draft(entry, data, found) if data is not None else None
        if one is not None:
            actors.append(read_actor(one, found))
    return register(actors)[0]


def without_record(names: tuple[str, ...], known: Register) -> list[str]:
    """Return those of some names that belong to no record."""
    return [name for name in dict.fromkeys(names) if not slug_of(name, known)]


def slug_of(name: str, known: Register) -> str:
    """Return the slug of the actor who is called so, accents and capitals aside."""
    exact = known.find(name)
    if exact is not None:
        return exact.slug
    alike = {one.slug for text, one in known.by_name.items() if name and fold(text) == fold(name)}
    return alike.pop() if len(alike) == 1 else ""


def as_on_record(name: str, known: Register) -> str:
    """Return a name as it may stand in the front matter: a slug where it is written otherwise."""
    return name if known.find(name) is not None else slug_of(name, known) or name


def quoted(text: str) -> str:
    """Return a text for the command line, as diagnostics print it."""
    return '"' + text.replace('"', "'") + '"'


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
