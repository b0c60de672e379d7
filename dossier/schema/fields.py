"""Typed readers of located values: each takes a value and tells what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

from dossier import rules
from dossier.dates import DateError, Edtf, parse, parse_moment
from dossier.diagnostics import Findings, Span
from dossier.located import Mapping, Scalar, Sequence, Value
from dossier.model import Ref
from dossier.schema.keys import Key
from dossier.words import MAX_SLUG, closest, is_slug, slugify

_Choice = TypeVar("_Choice", bound=StrEnum)
_Made = TypeVar("_Made")
_TRUE = {"true", "yes"}
_FALSE = {"false", "no"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_URL = re.compile(r"^(?:https?://[^\s<>\"']+|mailto:[^\s<>\"']+)$", re.IGNORECASE)


def is_url(text: str) -> bool:
    """Whether a text is an address that a page may link to."""
    try:
        parts = urlsplit(text)
        return _URL.match(text) is not None and parts.port != 0 and bool(parts.netloc or parts.path)
    except ValueError:  # brackets or a port that no address has
        return False


class Fields:
    """The values of one mapping, read by name and type.

    A method that is asked for an absent key returns the empty value of its type.
    """

    def __init__(self, mapping: Mapping, keys: tuple[Key, ...], found: Findings) -> None:
        """Check the mapping's keys against `keys` and tell of unknown and missing ones."""
        self.mapping = mapping
        self.found = found
        self.keys = {key.name: key for key in keys}
        for name, _ in mapping:
            if name.text not in self.keys:
                near = closest(name.text, self.keys)
                hint = f"did you mean `{near}`?" if near else f"the keys are {_list(self.keys)}"
                found.add(rules.UNKNOWN_KEY, name.span, f"`{name.text}` is not a key here", hint)
        for key in keys:
            if key.required and mapping.get(key.name) is None:
                place = next((n.span for n, _ in mapping if n.text == key.name), mapping.span)
                example = f"add `{key.name}: {key.example}`" if key.example else ""
                found.add(rules.MISSING_KEY, place, f"`{key.name}` is missing", example)

    @property
    def span(self) -> Span:
        """Where the mapping begins."""
        return self.mapping.span

    def value(self, name: str) -> Value | None:
        """Return the located value of a key; a key that the table lacks is a bug of ours."""
        if name not in self.keys:
            raise KeyError(name)
        return self.mapping.get(name)

    def place(self, name: str) -> Span:
        """Return where a key's value stands, or else where its mapping begins."""
        value = self.value(name)
        return value.span if value is not None else self.span

    def wrong(self, value: Value, name: str, wants: str, hint: str = "") -> None:
        """Tell that a value has the wrong form."""
        shown = f"“{_short(value.text)}”" if isinstance(value, Scalar) else "a list or mapping"
        self.found.add(
            rules.WRONG_VALUE, value.span, f"`{name}` wants {wants}, and has {shown}", hint
        )

    def text(self, name: str) -> str:
        """Return one line of text, white space folded."""
        value = self.value(name)
        if value is None:
            return ""
        if isinstance(value, Scalar):
            return " ".join(value.text.split())
        hint = "put it in quotes if it holds a colon, { or ["
        self.wrong(value, name, "one line of text", hint)
        return ""

    def long_text(self, name: str) -> str:
        """Return text as it is written, with its lines."""
        value = self.value(name)
        return value.text if isinstance(value, Scalar) else self.text(name)

    def flag(self, name: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self.value(name)
        if value is None:
            return default
        word = value.text.lower() if isinstance(value, Scalar) else ""
        if word in _TRUE or word in _FALSE:
            return word in _TRUE
        self.wrong(value, name, "true or false")
        return default

    def number(self, name: str) -> int:
        """Return a whole number from 0 to 999999; 0 where it is absent."""
        value = self.value(name)
        if value is None:
            return 0
        if isinstance(value, Scalar) and re.fullmatch(r"[0-9]{1,6}", value.text):
            return int(value.text)
        self.wrong(value, name, "a whole number")
        return 0

    def choice(self, name: str, kinds: type[_Choice], default: _Choice) -> _Choice:
        """Return one of a list of words."""
        value = self.value(name)
        if value is None:
            return default
        word = value.text if isinstance(value, Scalar) else ""
        try:
            return kinds(word)
        except ValueError:
            near = closest(word, [kind.value for kind in kinds])
            hint = f"did you mean `{near}`? " if near else ""
            self.found.add(
                rules.UNKNOWN_KIND,
                value.span,
                f"`{name}` is “{_short(word)}”, which is not one of its words",
                f"{hint}the words are {_list(kind.value for kind in kinds)}",
            )
            return default

    def date(self, name: str) -> Edtf | None:
        """Return a date in EDTF."""
        value = self.value(name)
        if value is None:
            return None
        try:
            return parse(value.text if isinstance(value, Scalar) else _flow(value))
        except DateError as error:
            self.found.add(rules.BAD_DATE, value.span, error.what, error.hint)
            return None

    def moment(self, name: str) -> datetime | None:
        """Return a moment with its offset from UTC."""
        value = self.value(name)
        if value is None:
            return None
        try:
            return parse_moment(value.text if isinstance(value, Scalar) else "")
        except DateError as error:
            self.found.add(rules.BAD_DATE, value.span, error.what, error.hint)
            return None

    def url(self, name: str) -> str:
        """Return an address that begins with http, https or mailto."""
        text = self.text(name)
        value = self.value(name)
        if text and value is not None and not is_url(text):
            self.wrong(value, name, "an address", "it begins with https:// or http://")
            return ""
        return text

    def urls(self, name: str) -> tuple[str, ...]:
        """Return addresses: one, or a list of them."""
        made: list[str] = []
        for item in self.scalars(name, "an address, or a list of them"):
            if is_url(item.text):
                made.append(item.text)
            else:
                self.wrong(item, name, "an address", "it begins with https:// or http://")
        return tuple(made)

    def language(self, name: str) -> str:
        """Return the code of a language (BCP 47)."""
        text = self.text(name)
        value = self.value(name)
        if text and value is not None and not _LANGUAGE.fullmatch(text):
            self.wrong(value, name, "the code of a language", "such as en, fr, kk or zh-Hant")
            return ""
        return text

    def ref(self, name: str) -> Ref | None:
        """Return one slug or name with its place."""
        text = self.text(name)
        return Ref(text, self.place(name)) if text else None

    def items(self, name: str) -> tuple[Value, ...]:
        """Return the values of a list; a single value is a list of one."""
        value = self.value(name)
        if value is None:
            return ()
        return value.items if isinstance(value, Sequence) else (value,)

    def refs(self, name: str) -> tuple[Ref, ...]:
        """Return a list of slugs or names with their places."""
        return tuple(
            Ref(item.text, item.span) for item in self.scalars(name, "a slug, or a list of them")
        )

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of short texts."""
        return tuple(
            " ".join(item.text.split()) for item in self.scalars(name, "a text, or a list of them")
        )

    def scalars(self, name: str, wants: str) -> list[Scalar]:
        """Return the scalars of a list and tell of everything else in it."""
        made: list[Scalar] = []
        for item in self.items(name):
            if isinstance(item, Scalar):
                made.append(item)
            else:
                self.wrong(item, name, wants, "put a value that holds a colon in quotes")
        return made

    def slugs(self, name: str) -> tuple[str, ...]:
        """Return a list of former slugs."""
        made: list[str] = []
        for item in self.scalars(name, "a slug, or a list of them"):
            if is_slug(item.text):
                made.append(item.text)
            else:
                self.wrong(item, name, "a slug", "lower-case letters, digits and hyphens")
        return tuple(made)

    def each(
        self, name: str, keys: tuple[Key, ...], make: Callable[[Fields], _Made | None]
    ) -> tuple[_Made, ...]:
        """Return a list of mappings, each made into a value by `make`."""
        made: list[_Made] = []
        for item in self.items(name):
            if isinstance(item, Mapping):
                one = make(Fields(item, keys, self.found))
                if one is not None:
                    made.append(one)
            else:
                example = ", ".join(f"{key.name}: …" for key in keys if key.required)
                self.wrong(item, name, "a list of mappings", f"write `- {{{example}}}`")
        return tuple(made)

    def inner(self, name: str, keys: tuple[Key, ...]) -> Fields | None:
        """Return the fields of one mapping inside this one."""
        value = self.value(name)
        if value is None:
            return None
        if isinstance(value, Mapping):
            return Fields(value, keys, self.found)
        wanted = ", ".join(f"{key.name}: …" for key in keys[:2])
        self.wrong(value, name, "a mapping", f"write `{name}: {{{wanted}}}`")
        return None


def check_slug(slug: str, found: Findings) -> None:
    """Tell of a file name that cannot become an address."""
    if is_slug(slug):
        return
    proposal = slugify(slug)[:MAX_SLUG].strip("-")
    hint = f"rename it to `{proposal}.md`" if is_slug(proposal) else "give it a short ASCII name"
    found.add(rules.BAD_SLUG, Span(), f"“{_short(slug)}” cannot be part of an address", hint)


def _flow(value: Value) -> str:
    """Write `[2015-10-05..2015-10-11]`, which YAML reads as a list, back as one text."""
    if isinstance(value, Sequence):
        inside = [item.text for item in value.items if isinstance(item, Scalar)]
        return f"[{','.join(inside)}]"
    return ""


def _short(text: str, most: int = 60) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def _list(words: object) -> str:
    return ", ".join(f"`{word}`" for word in words)  # type: ignore[attr-defined]
