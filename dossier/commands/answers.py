"""What a command was told and, at a terminal, what it asks for."""

from __future__ import annotations

import argparse
import sys

from dossier.commands.shared import UsageError, ask, is_terminal, say
from dossier.dates import DateError, parse
from dossier.words import is_slug


class Answers:
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
            given = _chosen(answer, words)
            if given is None:
                sys.stderr.write(f"  “{answer}” is none of them\n" if answer else "  one of them\n")
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


def _chosen(answer: str, words: tuple[str, ...]) -> str | None:
    """Return the word that somebody means: in full, or by beginnings that only it has."""
    if answer in words:
        return str(answer)
    meant = [word for word in words if answer and word.startswith(answer.lower())]
    return meant[0] if len(meant) == 1 else None
