"""Who is meant by a name: slugs, names and aliases to actors, and names found in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dossier import rules
from dossier.diagnostics import Diagnostic, Findings, Span
from dossier.model import Actor, Mention
from dossier.words import closest

_EDGE = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Register:
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
        """Prepare one pattern of all the names that can be linked."""
        self.slugs: dict[str, str] = {}
        for actor in actors:
            for name in (actor.name, *actor.aliases):
                self.slugs.setdefault(name, actor.slug)
        names = sorted(self.slugs, key=lambda name: (-len(name), name))
        self.pattern = re.compile("|".join(map(_bounded, names))) if names else None

    def find(self, block: int, text: str) -> list[Mention]:
        """Return the mentions in the reading text of one block, in order."""
        if self.pattern is None:
            return []
        return [
            Mention(self.slugs[text[start:end]], block, start, end)
            for start, end in _places(self.pattern, text)
        ]


@lru_cache(maxsize=65536)
def _places(pattern: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    """Find the names in one text; a preview asks again and again for the same texts."""
    return tuple(match.span() for match in pattern.finditer(text))


def _bounded(name: str) -> str:
    before = r"(?<!\w)" if _EDGE.match(name[0]) else ""
    after = r"(?!\w)" if _EDGE.match(name[-1]) else ""
    return before + re.escape(name) + after
