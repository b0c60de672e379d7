"""The view of a letter on its sheet: its blocks, its notes, and who speaks in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dossier import urls
from dossier.formats.html import ONLY_WITH_MARKS, BlockHtml, letter
from dossier.model import Document
from dossier.site import Site
from dossier.transcription import NoteKind, RunKind, Text
from dossier.views.parts import quoted_by, spoken_by
from dossier.views.prose import ResponseView, response_view

MARKED = frozenset({RunKind.LEFT_OUT, RunKind.SUPPLIED, RunKind.READ_AS, RunKind.PAGE})
"""What the switch of a document's page shows."""
IN_THE_MARGIN = frozenset(NoteKind) - ONLY_WITH_MARKS


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """A transcription and what its names link to; a digest stands for it, made when it is asked."""

    text: Text
    links: Mapping[str, str]

    def __repr__(self) -> str:
        """Return the digest."""
        whole = repr((self.text, self.links)).encode()
        return hashlib.blake2b(whole, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class LetterView:
    """The words of a document, with what stands beside them."""

    lang: str
    who: str
    """Who speaks in it, in words, for quotations."""
    quoted: Mapping[int, str]
    """Who speaks in a paragraph, where it is somebody else."""
    responses: tuple[ResponseView, ...]
    """Each to be shown beside the paragraph that it answers."""
    has_notes: bool
    """Whether notes stand in its margin."""
    has_marks: bool
    """Whether the editors left out, supplied or read anything otherwise than it stands."""
    words: Words
    """The text and its links: stands for `blocks` in the page's fingerprint."""
    blocks: Callable[[], tuple[BlockHtml, ...]] = field(repr=False, compare=False)


def letter_view(site: Site, one: Document, here: str) -> LetterView:
    """Return a document as it is read."""
    links = _name_links(site, one, here)
    runs = [run for block in one.text.blocks for run in block.runs]
    return LetterView(
        lang=one.record.language,
        who=spoken_by(site, one),
        quoted={
            number: quoted_by(site, one, who.name)
            for numbers, who in one.speakers
            for number in numbers
        },
        responses=tuple(
            response_view(site, answer, here) for answer in one.responses if answer.paragraph
        ),
        has_notes=bool(one.record.responses) or any(run.note_kind in IN_THE_MARGIN for run in runs),
        has_marks=any(run.kind in MARKED for run in runs),
        words=Words(one.text, links),
        blocks=lambda: letter(one, site.locale, links),
    )


def _name_links(site: Site, one: Document, here: str) -> dict[str, str]:
    """Return the address of the actor's page for each name found in a document."""
    if not site.has("actors"):
        return {}
    return {
        one.text.readings[mention.block][mention.start : mention.end]: urls.relative(
            urls.actor(mention.actor), here
        )
        for mention in one.mentions
    }
