"""Offices and bodies in the dative of Russian and Ukrainian addresses → the nominative."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MEN_TEXT = (
    "президент министр міністр премьер-министр прем'єр-міністр директор прокурор комиссар комісар "
    "губернатор начальник ректор канцлер депутат комитет комітет парламент омбудсмен консул мэр "
    "мер "
    "спикер спікер координатор советник радник заместитель заступник совет суд офіс центр фонд "
    "департамент лидер лідер декан редактор митрополит институт інститут университет університет "
    "сенат конгресс союз руководитель секретар секретарь председатель представитель представник "
    "керівник генсек атташе архиепископ патриарх епископ голова глава суддя судья штаб форум "
    "конгрес инспектор інспектор "
    "следователь аташе кабинет кабінет кардинал секретаріат секретариат апарат аппарат отдел "
    "відділ "
    "єпископ архієпископ муфтий муфтій трибунал клуб музей театр"
)
_WOMEN_TEXT = (
    "рада прокуратура комиссия комісія администрация адміністрація организация організація "
    "міністерка представниця директорка посолка президентка палата ассоциация асоціація федерация "
    "федерація спілка редакция редакція миссия місія делегация делегація академия академія "
    "коллегия колегія председательница заступниця служба инспекция інспекція лига ліга "
    "ассамблея асамблея "
    "дирекция дирекція канцелярия канцелярія поліція полиция група группа голова глава суддя "
    "судья"
)
_THINGS_TEXT = (
    "министерство міністерство посольство управление управління правительство представительство "
    "представництво агентство консульство общество товариство объединение об'єднання правление "
    "правління руководство керівництво бюро"
)
_ODD = {"послу": ("посол", "m"), "послові": ("посол", "m"), "уряду": ("уряд", "m"),
        "уполномоченному": ("уполномоченный", "m"), "уповноваженому": ("уповноважений", "m"),
        "уполномоченной": ("уполномоченная", "f"), "уповноваженій": ("уповноважена", "f"),
        "управляющему": ("управляющий", "m"), "заведующему": ("заведующий", "m"),
        "керівництву": ("керівництво", "n")}  # fmt: skip
_ADJECTIVES = {
    "m": (("ському", "ський"), ("цькому", "цький"), ("скому", "ский"), ("цкому", "цкий"),
          ("ьому", "ій"), ("ему", "ий"), ("ому", "ый")),
    "n": (("ському", "ське"), ("скому", "ское"), ("ему", "ее"), ("ому", "ое")),
    "f": (("ській", "ська"), ("цькій", "цька"), ("ской", "ская"), ("цкой", "цкая"), ("ій", "а"),
          ("ой", "ая"), ("ей", "яя")),
}  # fmt: skip
_HARD = re.compile(r"(?:[гкх])ый$")
MOST_BEFORE = 3
"""Adjectives before the noun."""


def _of_man(noun: str) -> Iterator[str]:
    """Return the datives of a noun that a man or a thing has, as both languages make them."""
    if noun[-1] in "ья" or noun.endswith("й"):
        stem = noun[:-1]
        yield from (f"{stem}ю", f"{stem}еві", f"{stem}е", f"{stem}і")
    elif noun[-1] == "а":
        yield from (f"{noun[:-1]}е", f"{noun[:-1]}і")
    elif noun[-1] != "е":
        yield from (f"{noun}у", f"{noun}ові", f"{noun}ю", f"{noun}еві")


def _of_woman(noun: str) -> Iterator[str]:
    stem = noun[:-1]
    soft = {"ия": "ии", "ія": "ії", "ея": "ее"}.get(noun[-2:])
    if soft:
        yield f"{noun[:-2]}{soft}"
        return
    stem = stem[:-1] + {"к": "ц", "г": "з"}.get(stem[-1], stem[-1]) if noun[-1] == "а" else stem
    yield from (f"{noun[:-1]}е", f"{stem}і", f"{stem}е")


def _datives() -> Iterator[tuple[str, tuple[str, str]]]:
    """Return the datives of what is written to, with the nominative and the gender."""
    for noun in _WOMEN_TEXT.split():
        yield from ((one, (noun, "f")) for one in _of_woman(noun))
    for noun in _MEN_TEXT.split():
        yield from ((one, (noun, "m")) for one in _of_man(noun))
    for noun in _THINGS_TEXT.split():
        ending = {"о": "у", "е": "ю", "я": "ю"}[noun[-1]]
        if noun != "бюро":
            yield noun[:-1] + ending, (noun, "n")


_NOUNS = dict(_datives()) | _ODD


def of_dative(text: str) -> str:
    """Return an office or a body in the nominative; empty where it does not stand in the dative."""
    tokens = text.split()
    for index, token in enumerate(tokens[: MOST_BEFORE + 1]):
        found = _NOUNS.get(token.lower().replace("’", "'").replace("ʼ", "'").rstrip(","))
        if found is None:
            continue
        noun, gender = found
        if noun == "секретарь" and _is_ukrainian(text):
            noun = "секретар"
        before = [_agreeing(one, gender, text) for one in tokens[:index]]
        if not all(before):
            return ""
        made = noun.capitalize() if token[0].isupper() else noun
        made = made + "," if token.endswith(",") else made
        return " ".join((*before, made, *tokens[index + 1 :]))
    return ""


def _is_ukrainian(text: str) -> bool:
    return re.search(r"[іїєґ]", text.lower()) is not None


def _agreeing(word: str, gender: str, whole: str) -> str:
    """Return an adjective in the nominative of a gender; empty where it stands in no dative."""
    if word in {"и", "і", "та", "й"}:
        return word
    ukrainian = _is_ukrainian(whole)
    for old, new in _ADJECTIVES[gender]:
        if word.lower().endswith(old) and len(word) > len(old) + 1:
            made = word[: -len(old)] + new
            if ukrainian and old == "ому":
                return word[: -len(old)] + ("ий" if gender == "m" else "е")
            return _HARD.sub(lambda found: found.group()[0] + "ий", made)
    return ""
