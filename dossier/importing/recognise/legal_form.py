"""Organisations named in quotation marks or with what they are by law: the whole name as printed.

`ГО «…»`, `Fundacja „…”`, `«…» қоғамдық бірлестігі`, `… e. V.`, `… Onlus`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_MARKED = r"(?:«[^«»\n]{2,60}»|„[^„”“\n]{2,60}[”“]|“[^“”\n]{2,60}”|\"[^\"\n]{2,60}\")"
"""A name in quotation marks."""
_CYRILLIC = (
    r"(?:ГО|ГС|БО|БФ|МГО|ВГО|НГО|НУО|АНО|НКО|РОО|МОО|ОО|ОФ|ПЦ|КЦ|НП|МБО|ВБО|"
    r"(?:[^\W\d_]+(?:а|я|ий|ый|ой|е|ее|на|ська|ская|цька|ский|ський|ское|ське)\s){0,3}"
    r"(?:[Оо]рганізація|[Оо]рганизация|[Сс]пілка|[Сс]оюз|[Фф]онд|[Цц]ентр|[Аа]ссоциация|"
    r"[Аа]соціація|[Оо]бъединение|[Оо]б['’ʼ]єднання|[Дд]вижение|[Рр]ух|[Іі]ніціатива|[Ии]нициатива|"
    r"[Пп]латформа|[Кк]оалиция|[Кк]оаліція|[Мм]ережа|[Сс]еть|[Кк]омітет|[Кк]омитет|[Пп]роект|"
    r"[Пп]роєкт|[Аа]гентство|[Аа]генція|[Пп]артия|[Пп]артія|[Тт]овариство|[Оо]бщество|[Кк]луб|"
    r"[Іі]нститут|[Ии]нститут|[Лл]ига|[Лл]іга|[Аа]льянс|[Фф]орум|[Гг]руппа|[Гг]рупа|[Пп]рофсоюз|"
    r"[Пп]рофспілка|[Фф]едерация|[Фф]едерація))"
)
"""What organisations are in Russian and Ukrainian, in the nominative, before a name in marks."""
_LATIN = (
    r"(?:(?:Fundacja|Stowarzyszenie|Towarzystwo|Komitet|Inicjatywa|Związek|Centrum|Instytut|Ruch|"
    r"Koalicja|Grupa|Klub|Kolektyw|Partia|Spółdzielnia|Centro|Associazione|Comitato|Fondazione|"
    r"Circolo|Collettivo|Cooperativa|Unione|Asociación|Fundación|Colectivo|Plataforma|Comité|"
    r"Instituto|Red|Movimiento|Association|Fondation|Collectif|Verein|Initiative|Stiftung|"
    r"Bürgerinitiative|Aktionsbündnis|Bündnis|Arbeitskreis)(?:\s[^\W\d_]+){0,2})"
)
"""The same in languages that are written in Latin letters."""
_KAZAKH = (
    r"(?:\s[а-яәғқңөұүһі][а-яәғқңөұүһі-]+){0,3}?\s"
    r"(?:қор|бірлестіг|ұйым|орталығ|бюро|комитет|одағ|қауымдастығ|кеңес|палата|партия|коалиция|"
    r"агенттіг|клуб|қозғалыс|желіс|институт|баспа|топ)[ыі]?(?:сы|сі)?(?=[\s,.;:–—)]|$)"
)
"""What organisations are in Kazakh, behind a name in marks."""
_FORM = (
    r",?\s(?:e\.\s?V\.?|e\.\s?G\.?|gGmbH|asbl|ASBL|a\.s\.b\.l\.|AISBL|aisbl|z\.\s?s\.|o\.\s?p\.\s?s\.|"
    r"ONLUS|[Oo]nlus|APS|ODV|OdV|ETS|ONG|A\.\s?C\.|S\.\s?C\.|CIC|Inc\.?|Ltd\.?|MTÜ|ҚБ|ҚҚ)(?!\w)"
)
"""What an organisation is by law, behind its name."""
_NAMED = re.compile(
    rf"(?<!\w)(?:(?:{_CYRILLIC}|{_LATIN})\s{_MARKED}|{_MARKED}{_KAZAKH})", re.UNICODE
)


def in_marks(text: str) -> Iterator[str]:
    """Return the organisations that a text names in marks, each with the word for what it is."""
    for match in _NAMED.finditer(text):
        name = match.group()
        yield name[0].upper() + name[1:]


def led_by(text: str) -> str:
    """Return the organisation in marks with which a text begins; empty where none does."""
    match = _NAMED.match(text)
    return match.group() if match else ""


def as_printed(name: str, texts: Iterable[str]) -> str:
    """Return a name in its marks, or with what it is by law where it first stands so.

    The texts are those that speak; a letterhead has the form by law more often than they.
    """
    bare = re.escape(name.strip('«»„“”"'))
    marked = re.compile(
        rf"(?<!\w)(?:{_CYRILLIC}|{_LATIN})\s[«„“\"]{bare}[»”“\"]|[«„“\"]{bare}[»”“\"]{_KAZAKH}"
    )
    formed = re.compile(rf"(?<![\w-]){re.escape(name)}(?P<form>{_FORM})?(?!\w)")
    first = None
    for text in texts:
        if match := marked.search(text):
            whole = match.group()
            return whole[0].upper() + whole[1:]
        first = first or formed.search(text)
    return first.group() if first and first["form"] else name
