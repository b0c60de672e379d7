"""Ukrainian and Russian names in the genitive, as titles have them → the nominative."""

from __future__ import annotations

import re

from dossier.importing.recognise.genitive_names import ungenitive

_OFFICE = re.compile(
    r"(?:президента|міністра|министра|прокурора|голови|главы|председателя|директора|посла|"
    r"секретаря|уповноваженого|уполномоченного|прем'єр-міністра|премьер-министра|мера|мэра|"
    r"генерального|верховного|пана|господина|депутата|комісара|комиссара|канцлера)$"
)
"""Offices and titles of men in the genitive."""
_MEN_TEXT = (
    "Володимир Віктор Олександр Іван Роман Руслан Денис Максим Тарас Богдан Ярослав Олег Леонід "
    "Євген Степан Святослав Остап Федір Ростислав Вадим Едуард Артур Владимир Виктор Александр "
    "Иван Леонид Евгений Нурсултан Касым-Жомарт Карим Кайрат Ерлан Марат Нурлан Талгат Канат "
    "Гизат Берик Асхат Борис Михаил Даниил Эдуард Герман Бауыржан Даурен Серик Рашид"
)
_MEN = {f"{name}а": name for name in _MEN_TEXT.split()} | {
    "Петра": "Петро", "Дмитра": "Дмитро", "Павла": "Павло", "Михайла": "Михайло",
    "Миколи": "Микола", "Юрія": "Юрій", "Андрія": "Андрій", "Сергія": "Сергій",
    "Віталія": "Віталій", "Арсенія": "Арсеній", "Анатолія": "Анатолій", "Валерія": "Валерій",
    "Григорія": "Григорій", "Ігоря": "Ігор", "Василя": "Василь", "Игоря": "Игорь",
    "Юрия": "Юрий", "Андрея": "Андрей", "Сергея": "Сергей", "Алексея": "Алексей",
    "Дмитрия": "Дмитрий", "Николая": "Николай", "Анатолия": "Анатолий", "Василия": "Василий",
}  # fmt: skip
_ENDINGS = (
    (re.compile(r"^(.+(?:ськ|цьк|зьк))ого$"), r"\1ий"),
    (re.compile(r"^(.+(?:ск|цк))ого$"), r"\1ий"),
    (re.compile(r"^(.+)енка$"), r"\1енко"),
    (re.compile(r"^(.+[бвгджзклмнпрстфхцчшщ])а$"), r"\1"),
)
_INITIALS = re.compile(r"(?:\w\.-?){1,4}")


def of_whom(name: str, before: str) -> str:
    """Return a man's name in the nominative where an office before it stands in the genitive."""
    first = before.split(maxsplit=1)[0].lower().replace("’", "'") if before.split() else ""
    tokens = name.split()
    if not _OFFICE.match(first) or len(tokens) != 2:
        return name
    given, surname = tokens
    if _INITIALS.fullmatch(surname):
        return f"{_plain(given)} {surname}"
    if _INITIALS.fullmatch(given):
        return f"{given} {_plain(surname)}"
    if given in _MEN:
        return f"{_MEN[given]} {_plain(surname)}"
    whole = given.endswith(("а", "я")) and surname.endswith(("а", "я", "го"))
    return " ".join(ungenitive(tokens)) if whole else name


def _plain(surname: str) -> str:
    for form, made in _ENDINGS:
        if form.match(surname):
            return form.sub(made, surname)
    return surname
