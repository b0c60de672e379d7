"""Who is meant by a name: slugs, names and aliases to actors, and names found in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from dossier import rules
from dossier.diagnostics import Diagnostic, Findings, Span
from dossier.model import Actor, Mention
from dossier.words import closest, runs_of_letters

_WORD = re.compile(r"\w+")


class Register(Struct, frozen=True):
    """The actors by everything they may be called."""

    by_slug: Mapping[str, Actor]
    by_name: Mapping[str, Actor]
    """Names and aliases, as they are written in the records."""
    unread: frozenset[str] = frozenset()
    """Slugs whose files could not be read; to name one is no second error."""

    def find(self, text: str) -> Actor | None:
        """Return the actor with this slug, exact name or alias."""
        return self.by_slug.get(text) or self.by_name.get(text)

    def resolve(self, text: str, span: Span, found: Findings) -> str:
        """Return the slug of the actor who is meant, or tell that there is none."""
        actor = self.find(text)
        if actor is not None:
            return actor.slug
        if text in self.unread:
            return ""
        near = closest(text, [*self.by_slug, *self.by_name])
        known = self.find(near) if near else None
        hint = f"did you mean `{near}` ({known.name})? " if known else ""
        found.add(
            rules.UNKNOWN_ACTOR,
            span,
            f"no actor is called “{text}”",
            f"{hint}make a record with: dossier new actor {_quoted(text)}",
        )
        return ""


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "").replace('"', "'") + '"'


def register(
    actors: Iterable[Actor], unread: frozenset[str] = frozenset()
) -> tuple[Register, tuple[Diagnostic, ...]]:
    """Index the actors; a name that two of them bear is told of and belongs to the first."""
    by_slug: dict[str, Actor] = {}
    by_name: dict[str, Actor] = {}
    problems: list[Diagnostic] = []
    for actor in actors:
        by_slug[actor.slug] = actor
        for name in dict.fromkeys((actor.name, *actor.aliases)):
            other = by_name.setdefault(name, actor)
            if other is not actor:
                problems.append(
                    rules.AMBIGUOUS_NAME.at(
                        actor.file,
                        Span(),
                        f"“{name}” is also a name of {other.name} ({other.file})",
                        "decide whose it is, and take it out of the other record",
                    )
                )
    return Register(by_slug, by_name, unread), tuple(problems)


class Finder:
    """Finds the names of actors in running text, the longest first."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        """Index all the names that can be linked."""
        self.slugs: dict[str, str] = {}
        for actor in actors:
            for name in (actor.name, *actor.aliases):
                self.slugs.setdefault(name, actor.slug)
        self.index = _index(frozenset(self.slugs))

    def find(self, block: int, text: str, words: list[str] | None = None) -> list[Mention]:
        """Return the mentions in the reading text of one block, in order.

        `words` are its runs of letters, where somebody has cut them already.
        """
        runs = runs_of_letters(text) if words is None else words
        return [
            Mention(self.slugs[text[start:end]], block, start, end)
            for start, end in self.index.places(text, runs)
        ]


class _Names:
    """Names by the word with which each begins, the longest first.

    A name stands where its words stand, not inside of longer ones. Only where one of the first
    words occurs is there anything to compare, so thousands of names cost no more than a few.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.by_word: dict[str, list[str]] = {}
        odd: list[str] = []
        for name in sorted(names, key=lambda name: (-len(name), name)):
            first = _WORD.match(name)
            if first is None:
                odd.append(name)
            else:
                self.by_word.setdefault(first.group(), []).append(name)
        self.odd = re.compile("|".join(map(_bounded, odd))) if odd else None
        """Names that begin with a sign instead of a word."""

    def places(self, text: str, words: list[str]) -> Iterator[tuple[int, int]]:
        """Return where names stand in a text that has these words."""
        firsts = self.by_word.keys() & words
        if self.odd is None and not firsts:
            return
        end = 0
        for start, stop in sorted(self._candidates(text, firsts)):
            if start >= end:
                yield start, stop
                end = stop

    def _candidates(self, text: str, firsts: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Return the longest name at each place where one stands; `firsts` are words of it."""
        if self.odd is not None:
            yield from _overlapping(self.odd, text)
        for first in firsts:
            names = self.by_word[first]
            for start in _places(first, text):
                for name in names:
                    if text.startswith(name, start) and _ends(name, text, start + len(name)):
                        yield start, start + len(name)
                        break


def _places(word: str, text: str) -> Iterator[int]:
    """Return every place where a word begins, as a word of its own."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (start and _WORD.match(text, start - 1)) and not _WORD.match(text, end):
            yield start
        start = text.find(word, end)


def _overlapping(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Return every place where a pattern fits, inside of other places too."""
    match = pattern.search(text)
    while match is not None:
        yield match.span()
        match = pattern.search(text, match.start() + 1)


def _ends(name: str, text: str, end: int) -> bool:
    """Whether the last word of a name is a whole word of the text."""
    return end == len(text) or not (_WORD.match(name[-1]) and _WORD.match(text[end]))


@lru_cache(maxsize=4)
def _index(names: frozenset[str]) -> _Names:
    return _Names(names)


def _bounded(name: str) -> str:
    return re.escape(name) + (r"(?!\w)" if _WORD.match(name[-1]) else "")
