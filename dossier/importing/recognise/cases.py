"""Names in the dative, as Russian, Ukrainian and Kazakh addresses have them → the nominative."""

from __future__ import annotations

import re

_CYRILLIC = re.compile(r"^[\u0400-\u04ff\u02bc'’.\- ]+$")
_PATRONYMIC = re.compile(r"(?:ичу|їчу|овне|евне|івні|ївні|ичне|инічні)$")
PATRONYMIC = re.compile(
    r"^[А-ЯЁІЇЄҐ][а-яёіїєґ'’]+(?:ич|ович|евич|овна|евна|ична|ичу|їчу|овне|евне|івні|ївні|івна)$"
)
"""A patronymic that stands alone."""
_RUN_ON = re.compile(r"^((?:[А-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ]\.)+)([А-ЯЁІЇЄҐ][\w'’-]{2,})$")
"""Initials and surname without a space."""
_KAZAKH = re.compile(r"(?:[а-яәғқңөұүһі])(?:қа|ке|ға|ге|на|не)$")
_KAZAKH_SURNAME = re.compile(r"(?:ов|ев|ин|ова|ева|ина|вич|ұлы|қызы|улы|кызы)(?:қа|ке|ға|ге|на)$")
_SURNAMES = (
    ("ському", "ський"),
    ("цькому", "цький"),
    ("зькому", "зький"),
    ("скому", "ский"),
    ("цкому", "цкий"),
    ("ській", "ська"),
    ("цькій", "цька"),
    ("зькій", "зька"),
    ("ской", "ская"),
    ("цкой", "цкая"),
    ("овой", "ова"),
    ("евой", "ева"),
    ("иной", "ина"),
    ("ьовій", "ьова"),
    ("овій", "ова"),
    ("евій", "ева"),
    ("євій", "єва"),
    ("іній", "іна"),
    ("овєву", "овєв"),
    ("ову", "ов"),
    ("еву", "ев"),
    ("єву", "єв"),
    ("ёву", "ёв"),
    ("ину", "ин"),
    ("іну", "ін"),
    ("їну", "їн"),
    ("ичу", "ич"),
    ("уку", "ук"),
    ("юку", "юк"),
    ("аку", "ак"),
    ("яку", "як"),
    ("енку", "енко"),
    ("енкові", "енко"),
    ("лю", "ль"),
    ("рю", "рь"),
    ("ею", "ей"),
    ("аю", "ай"),
    ("ію", "ій"),
    ("ке", "ка"),
    ("ге", "га"),
    *((f"{last}у", last) for last in "бвгдзклмнпрстхчшж"),
)
_GIVEN = (
    ("ові", ""),
    ("еві", "й"),
    ("єві", "й"),
    ("зі", "га"),
    ("ці", "ка"),
    ("сі", "ха"),
    ("ії", "ія"),
    ("ии", "ия"),
    ("ью", "ь"),
    ("ию", "ий"),
    ("ею", "ей"),
    ("аю", "ай"),
    ("ію", "ій"),
    ("лю", "ль"),
    ("рю", "рь"),
    ("ії", "ія"),
    ("у", ""),
    ("е", "а"),
    ("і", "а"),
)
_SHORTENED = {
    "Льву": "Лев",
    "Павлу": "Павел",
    "Дмитру": "Дмитро",
    "Петру": "Петро",
    "Михайлу": "Михайло",
    "Данилу": "Данило",
    "Игорю": "Игорь",
    "Ігорю": "Ігор",
}
_MIDDLE = (
    ("ичу", "ич"),
    ("їчу", "їч"),
    ("овне", "овна"),
    ("евне", "евна"),
    ("ичне", "ична"),
    ("івні", "івна"),
    ("ївні", "ївна"),
)


_WOMEN_TEXT = (
    "Леся Інна Ганна Ніна Христина Мар'яна Ярослава Жанна Раїса Уляна Яна Нина Инна Раиса Вера "
    "Зинаида Надежда Алина Карина Полина Роза Айгуль "
    "Ірина Олена Оксана Катерина Людмила Світлана Тетяна Галина Валентина Лариса Віра Алла Анна "
    "Марина Надія Наталія Юлія Марія Вікторія Анастасія Дарія Зоя Олександра Ольга Любов "
    "Ирина Елена Екатерина Светлана Татьяна Анастасия Мария Наталья Наталия Юлия Виктория Дарья"
)
_WOMEN = {
    dative: name
    for name in _WOMEN_TEXT.split()
    for dative in (name[:-1] + "і", name[:-1] + "е", name[:-1] + "и")
}
"""Given names of women by their datives, of which the ending alone says too little."""


def nominative(name: str, *, is_dative: bool = False) -> str:
    """Return a name in the nominative where its endings leave no doubt; else as it stands.

    `is_dative` says that a title before it stands in the dative, and so the name does.
    """
    if run_on := _RUN_ON.match(name):
        return f"{run_on[1]}{nominative(f'{run_on[1]} {run_on[2]}').split(' ', 1)[1]}"
    tokens = name.split()
    if not _CYRILLIC.match(name):
        return name
    if any(re.search(r"(?:ұлы|қызы|улы|кызы)$", token) for token in tokens) and _KAZAKH.search(
        tokens[-1]
    ):
        return " ".join([*tokens[:-1], tokens[-1][:-2]])
    if _KAZAKH_SURNAME.search(tokens[-1]):
        return " ".join([*tokens[:-1], tokens[-1][:-2]])
    initials = [token for token in tokens if re.fullmatch(r"(?:\w\.-?)+", token)]
    if initials and len(tokens) - len(initials) == 1:
        return " ".join(token if token in initials else _end(token, _SURNAMES) for token in tokens)
    if len(tokens) == 3 and _PATRONYMIC.search(tokens[1]):  # given name, patronymic, surname
        given = _given(tokens[0])
        return " ".join((given, _end(tokens[1], _MIDDLE), _end(tokens[2], _SURNAMES)))
    if len(tokens) == 3 and _PATRONYMIC.search(tokens[2]):  # surname first
        return " ".join(
            (_end(tokens[0], _SURNAMES), _end(tokens[1], _GIVEN), _end(tokens[2], _MIDDLE))
        )
    return _of_two(name, tokens, is_dative=is_dative) if len(tokens) == 2 else name


def _of_two(name: str, tokens: list[str], *, is_dative: bool) -> str:
    """Return a given name and a surname in the nominative."""
    given, surname = tokens
    if given in _WOMEN and given not in _WOMEN.values():
        return f"{_WOMEN[given]} {_end(surname, _SURNAMES)}"
    if _WOMANS.search(surname):  # of a given name that has no cases
        return f"{given} {_end(surname, _SURNAMES)}"
    if is_dative or (_is_dative(given, _GIVEN[:-3]) and _is_dative(surname, _SURNAMES)):
        return f"{_given(given)} {_end(surname, _SURNAMES)}"
    return name


_WOMANS = re.compile(r"(?:[оеє]в|[иі]н)(?:ой|ій)$")
"""The surname of a woman in the dative or genitive."""
_OFFICES = {
    "президенту": "Президент",
    "президентові": "Президент",
    "министру": "Министр",
    "міністру": "Міністр",
    "міністрові": "Міністр",
    "премьер-министру": "Премьер-министр",
    "прем'єр-міністру": "Прем'єр-міністр",
    "прем'єр-міністрові": "Прем'єр-міністр",
    "председателю": "Председатель",
    "голові": "Голова",
    "главе": "Глава",
    "директору": "Директор",
    "послу": "Посол",
    "прокурору": "Прокурор",
    "уполномоченному": "Уполномоченный",
    "уповноваженому": "Уповноважений",
    "секретарю": "Секретарь",
    "комиссару": "Комиссар",
    "комісару": "Комісар",
    "представителю": "Представитель",
    "представнику": "Представник",
    "представниці": "Представниця",
    "губернатору": "Губернатор",
    "начальнику": "Начальник",
    "руководителю": "Руководитель",
    "керівнику": "Керівник",
    "ректору": "Ректор",
    "канцлеру": "Канцлер",
    "министерству": "Министерство",
    "міністерству": "Міністерство",
    "комитету": "Комитет",
    "комітету": "Комітет",
    "парламенту": "Парламент",
    "прокуратуре": "Прокуратура",
    "прокуратурі": "Прокуратура",
    "посольству": "Посольство",
    "правительству": "Правительство",
    "уряду": "Уряд",
    "управлению": "Управление",
    "управлінню": "Управління",
    "генеральному": "Генеральный",
    "верховному": "Верховный",
}


_KAZAKH_OFFICE = re.compile(
    r"(?:прокуроры|президенті|министрі|төрағасы|әкімі|басшысы|елшісі|омбудсмені|уәкілі|депутаты)н[ае]$"
)
"""Kazakh offices in the dative."""


def nominative_office(office: str) -> str:
    """Return an office, of which an address has the dative, in the nominative."""
    first, _, rest = office.partition(" ")
    plain = _OFFICES.get(first.lower())
    if plain is None:
        return office[:-2] if _KAZAKH_OFFICE.search(office.lower()) else office
    if plain in {"Генеральный", "Верховный"}:
        second, _, rest = rest.partition(" ")
        named = _OFFICES.get(second.lower())
        if named is None:
            return office
        plain = f"{plain} {named.lower()}"
    return f"{plain} {rest}".strip()


def _is_dative(token: str, endings: tuple[tuple[str, str], ...]) -> bool:
    return (
        token in _SHORTENED or token.endswith("у") or any(token.endswith(one) for one, _ in endings)
    )


def _given(token: str) -> str:
    return _SHORTENED.get(token) or _end(token, _GIVEN)


def _end(token: str, endings: tuple[tuple[str, str], ...]) -> str:
    if "-" in token:
        return "-".join(_end(one, endings) for one in token.split("-"))
    for dative, plain in endings:
        if token.endswith(dative) and len(token) > len(dative) + 1:
            return token[: -len(dative)] + plain
    return token
