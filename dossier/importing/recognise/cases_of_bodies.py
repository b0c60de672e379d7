"""Bodies in the accusative and genitive that follow `в` and `до`, and in the Kazakh dative."""

from __future__ import annotations

import re

from dossier.importing.recognise.datives import of_dative
from dossier.importing.recognise.offices import is_body_word, is_office_word

_TEXT = (
    "прокуратура служба палата дума коллегия комиссия администрация полиция организация инспекция "
    "миссия ассоциация федерация делегация дирекция академия редакция партия канцелярия "
    "рада колегія комісія адміністрація поліція організація інспекція місія асоціація федерація "
    "делегація дирекція академія редакція партія канцелярія громада спілка установа фракция "
    "фракція"
)


def _cases(word: str) -> tuple[str, str]:
    """Return the accusative and the genitive of a body that is feminine."""
    if word.endswith(("ия", "ія")):
        return f"{word[:-1]}ю", f"{word[:-1]}{'и' if word.endswith('ия') else 'ї'}"
    ukrainian = word in {"рада", "громада", "спілка", "установа"}
    return f"{word[:-1]}у", f"{word[:-1]}{'и' if ukrainian or word[-2] in 'гкх' else 'ы'}"


_HEADS = {form: word for word in _TEXT.split() for form in _cases(word)}
_ADJECTIVES = (("ую", "ая"), ("юю", "яя"), ("ої", "а"), ("ской", "ская"), ("цкой", "цкая"),
               ("ной", "ная"), ("ську", "ська"), ("цьку", "цька"), ("ну", "на"),
               ("ву", "ва"))  # fmt: skip
MOST_BEFORE = 3
"""Adjectives before what a body is: `Самарскую областную …`."""
_KAZAKH = re.compile(r"(?:[ғқ]а|[гк]е|(?<=[ыі])н[ае])$")


def nominative_body(text: str) -> str:
    """Return a body that something goes to in the nominative; else the text as it stands."""
    return of_dative(text) or _feminine(text) or _kazakh(text)


def _feminine(text: str) -> str:
    """Return a body whose name is feminine, from the accusative or the genitive."""
    tokens = text.split()
    for index, token in enumerate(tokens[: MOST_BEFORE + 1]):
        noun = _HEADS.get(token.lower())
        if noun is None:
            continue
        before = [_adjective(one) for one in tokens[:index]]
        if not all(before):
            return ""
        plain = noun.capitalize() if token[0].isupper() else noun
        return " ".join([*before, plain, *tokens[index + 1 :]])
    return ""


def _adjective(token: str) -> str:
    """Return an adjective in the nominative; empty where it is none."""
    for ending, plain in _ADJECTIVES:
        if token.lower().endswith(ending) and len(token) > len(ending) + 1:
            return token[: -len(ending)] + plain
    return ""


def _kazakh(text: str) -> str:
    """Return a Kazakh body, or office, without the ending of the dative."""
    before, _, last = text.rpartition(" ")
    bare = _KAZAKH.sub("", last)
    known = bare != last and re.search(r"[\u0400-\u04ff]", bare) is not None
    if not known or not (is_body_word(bare.lower()) or is_office_word(bare.lower())):
        return text
    return f"{before} {bare}".strip()
