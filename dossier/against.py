"""An edition held against a published site: what would change, and what would change in silence."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path

from dossier import rules, urls
from dossier.diagnostics import Diagnostic, Span
from dossier.edition import Edition
from dossier.formats import record
from dossier.formats.record import Published
from dossier.model import Document


class NoRecordError(Exception):
    """The site that was named cannot be compared with; the message says why."""


def published(site: Path) -> Mapping[str, Published]:
    """Return what a published site says of its documents.

    `site` is the folder or the zip of a built site. Raises NoRecordError where it holds no record.
    """
    try:
        if site.is_dir():
            text = (site / urls.RECORD).read_text(encoding="utf-8")
        else:
            with zipfile.ZipFile(site) as archive:
                text = archive.read(_member(archive)).decode()
        return record.read(text)
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise NoRecordError(
            f"{site} holds no {urls.RECORD}: name the folder or zip of a site that Dossier built"
        ) from error
    except ValueError as error:
        raise NoRecordError(f"{site}: {urls.RECORD} cannot be read: {error}") from error


def _member(archive: zipfile.ZipFile) -> str:
    """Return the record's name in a zip, which may hold the site in a folder."""
    for name in archive.namelist():
        if name == urls.RECORD or name.endswith("/" + urls.RECORD):
            return name
    raise KeyError(urls.RECORD)


def compare(before: Mapping[str, Published], edition: Edition) -> tuple[Diagnostic, ...]:
    """List what a publication would change; a change that no correction tells is an error."""
    problems: list[Diagnostic] = []
    moved = {old: one for one in edition.documents for old in one.record.aliases}
    now = {document.slug: document for document in edition.documents} | moved
    for slug, old in before.items():
        document = now.get(slug)
        if document is None:
            if not old.withdrawn:
                problems.append(
                    rules.SILENT_REMOVAL.at(
                        f"documents/{slug}.md",
                        Span(),
                        "this document is published, and would vanish",
                        "keep its file and write `withdrawn:` with the reason",
                    )
                )
            continue
        problems.extend(_changes(old, document))
    problems.extend(
        rules.WILL_CHANGE.at(document.record.file, Span(), "this document would be new")
        for document in edition.documents
        if not {document.slug, *document.record.aliases} & set(before)
    )
    return tuple(sorted(problems))


def _changes(old: Published, document: Document) -> Iterator[Diagnostic]:
    new = record.of(document)
    is_told = new.corrections > old.corrections or new.withdrawn
    for what in _differences(old, new, document):
        if is_told:
            yield rules.WILL_CHANGE.at(document.record.file, Span(), what)
        else:
            yield rules.SILENT_CHANGE.at(
                document.record.file,
                Span(),
                what,
                "add `corrections: [{date: …, note: what was changed, and why}]`",
            )
    if new.corrections > old.corrections:
        yield rules.WILL_CHANGE.at(document.record.file, Span(), "a correction would be told")


def _differences(old: Published, new: Published, document: Document) -> Iterator[str]:
    if old.title != new.title:
        yield f"the title would change from “{old.title}” to “{new.title}”"
    if old.date != new.date:
        yield f"the date would change from {old.date} to {new.date}"
    for gone in old.parties:
        if gone not in new.parties:
            yield f"“{gone}” would no longer take part as it does"
    for added in new.parties:
        if added not in old.parties:
            yield f"“{added}” would take part, and does not now"
    if sorted(old.parties) == sorted(new.parties) and old.parties != new.parties:
        yield "the order of those who take part would change"
    if new.withdrawn and not old.withdrawn:
        yield "the document would be withdrawn"
    elif old.paragraphs != new.paragraphs:
        yield from _paragraphs(old, new, document)


def _paragraphs(old: Published, new: Published, document: Document) -> Iterator[str]:
    readings = [reading for reading in document.outline.readings if reading]
    matcher = SequenceMatcher(None, old.paragraphs, new.paragraphs, autojunk=False)
    for tag, _, _, start, end in matcher.get_opcodes():
        if tag == "delete":
            yield "a passage of the reading text would be gone"
        elif tag != "equal":
            for reading in readings[start:end]:
                yield f"the reading text would change: “{reading[:70]}…”"
