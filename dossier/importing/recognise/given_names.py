"""Russian and Ukrainian given names and patronymics in the dative → the nominative."""

from __future__ import annotations

import re

_WOMEN_TEXT = (
    "Леся Олеся Інна Ганна Ніна Христина Мар'яна Ярослава Жанна Раїса Уляна Яна Нина Инна Раиса "
    "Вера Зинаида Надежда Алина Карина Полина Роза Мирослава Богдана Соломія Аліна Ольга Оля "
    "Стефанія Дарина Діана Єлизавета Маргарита Софія Руслана Тамара Елизавета София Диана Настя "
    "Ірина Олена Оксана Катерина Людмила Світлана Тетяна Галина Валентина Лариса Віра Алла Анна "
    "Марина Надія Наталія Юлія Марія Вікторія Анастасія Дарія Зоя Олександра Маруся Тася Стася "
    "Ирина Елена Екатерина Светлана Татьяна Анастасия Мария Наталья Наталия Юлия Виктория Дарья "
    "Ксения Евгения Александра Лидия Валерия Антонина Зинаїда Софья Нана Тереза Інеса Інеза "
    "Ярина Орися Таня Ася Тоня Варя Аля Юля Оленка Ніка Вероніка Моніка Анжеліка Лілія Лилия Майя "
    "Євгенія Ксенія Валерія Лідія Антоніна Оля Галя Катя Люба Нуца Раїсія Мар'яна Маряна Лілія "
    "Динара Гульнара Гүлнара Шоира Нодира Феруза Мавлюда Сауле Зухра Фатима Хадижа Лейла Алия Асия"
)
_MEN_IN_A_TEXT = (
    "Микола Микита Ілля Сава Лука Хома Кузьма Ярема Олекса Гаврила Зосима Мустафа Муса Никита Илья "
    "Савва Фома Данила Мурза Мирза Иса Іса Гнида Прокопа Ерема Ерёма Лёва"
)
_FLEETING = {
    "Льву": "Лев", "Павлові": "Павло", "Петрові": "Петро", "Дмитрові": "Дмитро",
    "Дмитру": "Дмитро", "Михайлу": "Михайло", "Михайлові": "Михайло", "Данилу": "Данило",
    "Данилові": "Данило", "Кирилові": "Кирило", "Маркові": "Марко", "Левкові": "Левко",
    "Левку": "Левко",
    "Юркові": "Юрко", "Василькові": "Василько", "Самійлу": "Самійло", "Самійлові": "Самійло",
    "Гаврилові": "Гаврило", "Ігорю": "Ігор", "Ігореві": "Ігор", "Лазарю": "Лазар",
    "Лазареві": "Лазар", "Игорю": "Игорь", "Любові": "Любов", "Любови": "Любовь",
    "Нінелі": "Нінель", "Сауле": "Сауле",
}  # fmt: skip
_RUSSIAN = {"Павлу": "Павел", "Петру": "Пётр", "Кирилу": "Кирил", "Марку": "Марк"}
_UKRAINIAN = {
    "Павлу": "Павло", "Петру": "Петро", "Кирилу": "Кирило", "Марку": "Марко", "Федору": "Федір",
    "Федорові": "Федір", "Сидору": "Сидір", "Прокопу": "Прокіп",
}  # fmt: skip
"""Given names of which both languages have the same dative."""


def _datives(name: str) -> tuple[str, ...]:
    """Return the datives of a name in -а or -я, with what changes before the ending."""
    changed = {"г": "зі", "к": "ці", "х": "сі"}.get(name[-2], "")
    softened = name[:-2] + changed if changed else name[:-1] + "і"
    last = {"ия": "ии", "ія": "ії"}.get(name[-2:])
    if last:
        return (name[:-2] + last,)
    if name.endswith(("оя", "айя", "їя")):
        return (name[:-1] + "ї", name[:-1] + "е")
    return (name[:-1] + "е", softened)


_WOMEN = {one: name for name in _WOMEN_TEXT.split() if name[-1] in "ая" for one in _datives(name)}
_MEN_IN_A = {one: name for name in _MEN_IN_A_TEXT.split() for one in _datives(name)}
_ENDINGS = (
    (re.compile(r"([аеиіоїуыэ])ю$"), r"\1й"),
    (re.compile(r"ю$"), "ь"),
    (re.compile(r"([аеиіоїу])єві$"), r"\1й"),
    (re.compile(r"([жчшщ])еві$"), r"\1"),
    (re.compile(r"реві$"), "р"),
    (re.compile(r"еві$"), "ь"),
    (re.compile(r"(?:ові|у)$"), ""),
    (re.compile(r"ии$"), "ия"),
    (re.compile(r"ії$"), "ія"),
    (re.compile(r"([аеоуй])ї$"), r"\1я"),
    (re.compile(r"([аеоуиьй])е$"), r"\1я"),
    (re.compile(r"ці$"), "ка"),
    (re.compile(r"[еі]$"), "а"),
)
_PATRONYMICS = (
    (re.compile(r"ичу$"), "ич"),
    (re.compile(r"їчу$"), "їч"),
    (re.compile(r"ичеві$"), "ич"),
    (re.compile(r"(вн|чн)[еі]$"), r"\1а"),
)
TURKIC = re.compile(r"(?:ұлы|улы|оглы|уулу|қызы|кызы|гызы)$")
"""A patronymic that has no cases in Russian and Ukrainian."""


def is_patronymic(token: str) -> bool:
    """Whether a token is a patronymic in the dative, or one that has no cases."""
    told = any(form.search(token) for form, _ in _PATRONYMICS) and len(token) > len("Ильичу") - 1
    return told or (TURKIC.search(token) is not None and len(token) > 3)


def patronymic(token: str) -> str:
    """Return a patronymic in the nominative."""
    return _ended(token, _PATRONYMICS)


def is_given(token: str) -> bool:
    """Whether a token is surely a given name in the dative."""
    known = token in _WOMEN or token in _MEN_IN_A or token in _FLEETING or token in _RUSSIAN
    names = _WOMEN.values() if known else ()
    return known and token not in names


def given(token: str, *, ukrainian: bool) -> str:
    """Return a given name in the nominative."""
    if "-" in token:
        return "-".join(given(one, ukrainian=ukrainian) for one in token.split("-"))
    plain = token.replace("’", "'").replace("ʼ", "'")
    own = _UKRAINIAN if ukrainian else _RUSSIAN
    known = own.get(plain) or _FLEETING.get(plain) or _WOMEN.get(plain) or _MEN_IN_A.get(plain)
    if known:
        return known.replace("'", token[plain.index("'")]) if "'" in plain else known
    if ukrainian and token.endswith("рю"):
        return token[:-1]
    return _ended(token, _ENDINGS)


def is_womans(tokens: list[str]) -> bool | None:
    """Whether given name and patronymic are a woman's; None where they do not tell."""
    for token in tokens:
        if re.search(r"(?:[вч]н[еі]|қызы|кызы|гызы)$", token) and is_patronymic(token):
            return True
        if re.search(r"(?:ичу|їчу|ичеві|ұлы|улы|оглы|уулу)$", token):
            return False
    for token in tokens:
        plain = token.replace("’", "'").replace("ʼ", "'")
        if plain in _WOMEN or plain in {"Любові", "Любови", "Нінелі"}:
            return True
        if plain in _MEN_IN_A or re.search(r"(?:[ую]|[оеє]ві)$", token):
            return False
        if re.search(r"[еіїи]$", token) and "." not in token:
            return True
    return None


def _ended(token: str, endings: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for form, plain in endings:
        if form.search(token) and len(token) > len("Яну") - 1:
            return form.sub(plain, token)
    return token
