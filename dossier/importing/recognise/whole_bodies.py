"""How much of a line is an organisation's name: what it is for, its chapter, its second name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.importing.lexicon import folded
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import is_body, is_company, is_office
from dossier.importing.recognise.postal import is_contact, is_place

_OF = re.compile(
    r"\s(?:of|for|on|de|des|du|sur|für|über|di|dei|delle|su|per|para|por|sobre|do spraw|"
    r"na rzecz|по|за|з питань)\s",
    re.IGNORECASE,
)
_LAST_AND = re.compile(r"\s(?:and|et|und|y|e|i|oraz|и|та)\s", re.IGNORECASE)


def is_service(text: str) -> bool:
    """Whether a text is a service, though it begins like an office: `Federal Service for …`."""
    if is_company(text):
        return True
    first, _, rest = text.partition(" ")
    return folded(first) in _FEDERAL and is_body(text) and not is_office(rest)


_FEDERAL_TEXT = (
    "federal general national state high executive special central naczelna naczelny glowna "
    "glowny generalna generalny krajowa"
)
_FEDERAL = frozenset(_FEDERAL_TEXT.split())


CHAPTER = re.compile(
    r"(?:chapter|capitulo|capitol|section|sektion|sezione|seccion|branch|filial|ortsgruppe|"
    r"landesverband|kreisverband|bezirk|oddzial|kolo|antenne|comite local|groupe local|gruppo|"
    r"отделение|филиал|осередок|відділення|вiддiлення|фiлiя)\b"
)
"""How the part of an organisation begins that signs by itself."""


def whole_body(first: str, more: Sequence[str]) -> tuple[str, list[str]]:
    """Return an organisation whose name lists what it is for: `Department for A, B and C`."""
    if more and CHAPTER.match(folded(more[0])):
        return f"{first}, {more[0]}", list(more[1:])
    outside = [one for one in more if not one.startswith("(")]
    others = any(
        is_office(one) or is_place(one) or person(one) or is_contact(one) for one in outside
    )
    if others or not outside or not _OF.search(first) or not _LAST_AND.search(outside[-1]):
        return first, list(more)
    return ", ".join((first, *outside)), [one for one in more if one.startswith("(")]


def with_subtitle(first: str, said: list[str], plain: str) -> tuple[str, list[str]]:
    """Return an organisation with what a dash joins to its name: `Forum N. – Friends of the N.`."""
    for dash in (" – ", " - ", " — "):
        whole = f"{first}{dash}{said[0]}" if said else ""
        if whole and plain.startswith(whole) and not (is_office(said[0]) or is_place(said[0])):
            return whole, said[1:]
    return first, said
