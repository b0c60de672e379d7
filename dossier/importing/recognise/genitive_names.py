"""Russian and Ukrainian names of people in the genitive → the nominative."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WOMAN = re.compile(r"(?:[иы]|ії|ої|ой)$")
_GIVEN = {"Павла": "Павел", "Льва": "Лев", "Дмитра": "Дмитро", "Михайла": "Михайло"}


def declines(token: str) -> bool:
    """Whether a word of a name may stand in the genitive."""
    return "." in token or token[-1] in "аяиыіїйоюх" or token.endswith(("ко", "го"))


def ungenitive(tokens: Sequence[str]) -> list[str]:
    """Return a name in the nominative: given name and surname, with or without a patronymic."""
    given = next((one for one in tokens if "." not in one), "")
    woman = len(tokens) > 1 and "." not in tokens[0] and _WOMAN.search(given) is not None
    made = [one if "." in one else _one(one, woman=woman) for one in tokens]
    if len(tokens) > 1 and "." not in tokens[0]:
        made[0] = _first(tokens[0], woman=woman)
    return made


def _first(token: str, *, woman: bool) -> str:
    """Return a given name in the nominative."""
    if token in _GIVEN:
        return _GIVEN[token]
    if woman:
        return _ended(token, (("ії", "ія"), ("ии", "ия"), ("і", "я"), ("и", "а"), ("ы", "а")))
    return _ended(token, (("ия", "ий"), ("ія", "ій"), ("ея", "ей"), ("ая", "ай"),
                          ("оря", "орь"), ("я", "ь"), ("а", "")))  # fmt: skip


def _one(token: str, *, woman: bool) -> str:
    """Return a surname or a patronymic in the nominative."""
    if woman:
        return _ended(token, (("ской", "ская"), ("цкой", "цкая"), ("ської", "ська"),
                              ("цької", "цька"), ("ової", "ова"), ("євої", "єва"), ("евої", "ева"),
                              ("иної", "ина"), ("іної", "іна"), ("овой", "ова"), ("евой", "ева"),
                              ("иной", "ина"), ("овны", "овна"), ("евны", "евна"),
                              ("івни", "івна"), ("ївни", "ївна")))  # fmt: skip
    return _ended(token, (("ського", "ський"), ("цького", "цький"), ("ского", "ский"),
                          ("цкого", "цкий"), ("ного", "ный"), ("енка", "енко"), ("йка", "йко"),
                          ("ея", "ей"), ("ая", "ай"), ("я", "ь"), ("а", "")))  # fmt: skip


def _ended(token: str, endings: tuple[tuple[str, str], ...]) -> str:
    for old, new in endings:
        if token.endswith(old) and len(token) > len(old) + 1:
            return token.removesuffix(old) + new
    return token
