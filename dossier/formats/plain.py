"""A document as plain text and as Markdown: its reading text, and who wrote it to whom."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dossier import urls
from dossier.formats import parties
from dossier.formats.cited import item, notes
from dossier.model import Document
from dossier.site import Site
from dossier.transcription import Block, BlockKind, RunKind


def to_text(document: Document) -> bytes:
    """Return the reading text, its parts and paragraphs apart by empty lines."""
    return ("\n\n".join(filter(None, document.outline.readings)) + "\n").encode()


def to_markdown(site: Site, document: Document) -> bytes:
    """Return the reading text as Markdown, under front matter that says what it is."""
    front = [f"{key}: {value}" for key, value in _front(site, document)]
    body = [_markdown(block) for block in document.text.blocks]
    texts = ["\n".join(["---", *front, "---"]), *(text for text in body if text)]
    return ("\n\n".join(texts) + "\n").encode()


def _front(site: Site, document: Document) -> Iterator[tuple[str, str]]:
    """Return what is known of the document; JSON's strings and lists are YAML too."""
    one = item(site, document)
    yield "title", _yaml(one.title)
    yield "kind", document.record.kind.value
    yield "date", _yaml(one.date.text)
    for key, value in (("place", one.place), ("language", one.language)):
        if value:
            yield key, _yaml(value)
    for key, found in (
        ("from", parties.senders(document)),
        ("to", parties.recipients(document)),
        ("copies", parties.copies(document)),
    ):
        if found:
            told = [f"{p.name}, {p.capacity}" if p.capacity else p.name for p in found]
            yield key, json.dumps(told, ensure_ascii=False)
    if one.behalf:
        yield "on_behalf_of", json.dumps(one.behalf, ensure_ascii=False)
    if not one.date.exact:
        yield "note", _yaml(notes(one, site.locale)[-1])
    yield "dossier", _yaml(one.dossier)
    yield "page", _yaml(one.url or urls.document(document.slug))


def _yaml(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _markdown(block: Block) -> str:
    """Return a block as Markdown; in a part of a letter each line stays a line."""
    text = "".join(
        "" if run.kind in {RunKind.PAGE, RunKind.NOTE} else run.reads for run in block.runs
    ).strip("\n")
    if block.part is not None:
        return "\\\n".join(line.strip() for line in text.split("\n") if line.strip())
    if block.kind is BlockKind.PARAGRAPH:
        return " ".join(text.split())
    return text
