"""Organisations whose statement a heading says that it is, in the genitive → the nominative."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MEN_TEXT = (
    "комитет союз центр фонд совет форум клуб институт конгресс комітет інститут конгрес конґрес "
    "рух съезд з'їзд штаб совіт парламент альянс "
    "офис офіс трибунал департамент секретариат секретаріат"
)
_WOMEN_TEXT = (
    "ассоциация асоціація организация організація федерация федерація коалиция коаліція партия "
    "партія миссия місія редакция редакція коллегия колегія комиссия комісія академия академія "
    "инициатива ініціатива группа група лига ліга палата платформа сеть мережа рада спілка "
    "адвокатура прокуратура служба пресс-служба прес-служба администрация адміністрація дума "
    "громада община діаспора диаспора церква церковь родина семья команда группа конференция "
    "конференція экспедиция гильдия гільдія профспілка газета кафедра студия редколлегия редколегія"
)
_THINGS_TEXT = (
    "общество движение объединение агентство министерство посольство правление управление бюро "
    "товариство об'єднання міністерство посольство агентство братство представництво"
)


def _genitives() -> Iterator[tuple[str, tuple[str, str]]]:
    """Return the genitives of what organisations are, with the nominative and the gender."""
    for noun in _MEN_TEXT.split():
        yield from ((noun + ending, (noun, "m")) for ending in ("а", "у"))
    for noun in _WOMEN_TEXT.split():
        endings = {"ия": "и", "ія": "ї"}.get(noun[-2:], "иыі")
        stem = noun.removesuffix("ь")[: None if noun.endswith("ь") else -1]
        yield from ((stem + ending, (noun, "f")) for ending in endings)
    for noun in _THINGS_TEXT.split():
        stem = noun if noun == "бюро" else noun[:-1]
        yield stem if noun == "бюро" else stem + ("я" if noun[-1] in "ея" else "а"), (noun, "n")


_NOUNS = dict(_genitives()) | {"проводу": ("провід", "m"), "осередку": ("осередок", "m")}
_ADJECTIVES = {
    "m": (("ського", "ський"), ("ского", "ский"), ("цкого", "цкий"), ("його", "ій"), ("ього", "ій"),
          ("его", "ий"), ("кого", "кий"), ("ого", "ый")),
    "n": (("ського", "ське"), ("ского", "ское"), ("его", "ее"), ("ого", "ое")),
    "f": (("ської", "ська"), ("ьої", "я"), ("ої", "а"), ("ской", "ская"), ("ой", "ая"),
          ("ей", "яя")),
}  # fmt: skip
MOST_BEFORE = 4
"""Adjectives before the noun."""
_PAPER = re.compile(
    r"^(?:(?:открыт|совместн|публичн|официальн|відкрит|спільн|публічн|офіційн|коллективн)\w+\s+)*"
    r"(?:заявлени|обращени|письмо|декларация|резолюция|пресс-релиз|пресс-служба|"
    r"комментари|коментар|заява|звернення|лист|декларація|резолюція|прес-реліз)\w?\s+(?P<who>[^\W\d_].+)$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s+(?:в поддержку|в защиту|на підтримку|на захист|в связи|"
    r"по поводу|по случаю|о|об|обо|к|ко|до|щодо|про|з приводу|у зв['’]язку|з нагоди|"
    r"относительно|по факту|"
    r"по вопросу|по вопросам|в отношении|за фактом|против|проти|от|від|по делу|у справі)(?=\s|$)|"
    r"\s*[(,:]|\s[–—-]\s"
)


_ACRONYM = re.compile(r"[А-ЯІЇЄҐA-Z]{2,9}(?:\s[А-ЯІЇЄҐA-Z][\w’'-]*){0,2}")
"""An organisation by its initials, which have no cases: `МЗС України`."""


def speaking(text: str) -> Iterator[str]:
    """Return whose statement a Russian or Ukrainian heading says that it is: `Заява Комітету …`."""
    match = _PAPER.match(text.strip(" *_"))
    if match is None:
        return
    who = _ENDS.split(match["who"])[0].strip(" .")
    named = who if _ACRONYM.fullmatch(who) and not text.isupper() else plain(who)
    if named:
        yield named


def plain(name: str) -> str:
    """Return an organisation in the nominative; empty where it does not stand in the genitive."""
    tokens = name.split()
    shouts = name.isupper()
    for index, token in enumerate(tokens[: MOST_BEFORE + 1]):
        found = _NOUNS.get(token.lower().replace("’", "'"))
        if found is None:
            continue
        noun, gender = found
        ukrainian = re.search(r"[іїєґ]", name.lower()) is not None
        before = [_agreeing(one.lower(), gender, ukrainian=ukrainian) for one in tokens[:index]]
        if not all(before):
            return ""
        made = [_like(one, old) for one, old in zip((*before, noun), tokens, strict=False)]
        whole = " ".join((*made, *tokens[index + 1 :]))
        return whole.upper() if shouts else whole
    return ""


def _agreeing(word: str, gender: str, *, ukrainian: bool) -> str:
    """Return an adjective in the nominative of a gender; empty where it is none."""
    for old, new in _ADJECTIVES[gender]:
        if word.endswith(old):
            made = word.removesuffix(old) + new
            if ukrainian and old == "ого":
                return word.removesuffix(old) + ("ий" if gender == "m" else "е")
            return made
    return ""


def _like(word: str, model: str) -> str:
    """Write a word with a capital where its model has one."""
    return word[0].upper() + word[1:] if model[:1].isupper() else word
