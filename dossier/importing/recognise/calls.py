"""Offices as Polish, Ukrainian and Russian call their holders, in the vocative → the nominative."""

from __future__ import annotations

import re

from dossier.importing.lexicon import folded

_POLISH = {
    "marszałku": "Marszałek", "ministrze": "Minister", "prezydencie": "Prezydent",
    "premierze": "Premier", "prezesie": "Prezes", "ambasadorze": "Ambasador",
    "komisarzu": "Komisarz", "rzeczniku": "Rzecznik", "prokuratorze": "Prokurator",
    "burmistrzu": "Burmistrz", "wojewodo": "Wojewoda", "starosto": "Starosta",
    "dyrektorze": "Dyrektor", "pośle": "Poseł", "senatorze": "Senator", "sekretarzu": "Sekretarz",
    "kanclerzu": "Kanclerz", "konsulu": "Konsul", "wicepremierze": "Wicepremier",
    "wiceministrze": "Wiceminister", "rektorze": "Rektor", "redaktorze": "Redaktor",
    "sędzio": "Sędzia", "arcybiskupie": "Arcybiskup", "biskupie": "Biskup",
}  # fmt: skip
_UKRAINIAN = {
    "президенте": "Президент", "міністре": "Міністр", "прем'єр-міністре": "Прем'єр-міністр",
    "голово": "Голова", "после": "Посол", "прокуроре": "Прокурор", "директоре": "Директор",
    "секретарю": "Секретар", "депутате": "Депутат", "комісаре": "Комісар", "мере": "Мер",
    "ректоре": "Ректор", "канцлере": "Канцлер", "прокурорко": "Прокурорка",
    "директорко": "Директорка", "депутатко": "Депутатка", "міністерко": "Міністерка",
    "президентко": "Президентка", "комісарко": "Комісарка",
}  # fmt: skip
_OFFICES = {folded(called): plain for called, plain in (_POLISH | _UKRAINIAN).items()}


_MANY_TEXT = (
    "депутат министр сенатор президент член участник прокурор посол руководитель учасник "
    "міністр керівник"
)
_MANY = {
    f"{one}ам": f"{one}{'и' if re.search('[гкхіїєґ]|к$', one[-1]) else 'ы'}"
    for one in _MANY_TEXT.split()
} | {
    "гражданам": "граждане",
    "громадянам": "громадяни",
    "главам": "главы",
    "судьям": "судьи",
    "представителям": "представители",
    "членам": "члены",
    "коллегам": "коллеги",
}
"""Those to whom something goes, in the Russian and Ukrainian dative."""


def plain_many(text: str) -> str:
    """Return many people in the nominative: `депутатам Парламента` → `депутаты Парламента`."""
    first, space, rest = text.partition(" ")
    plain = _MANY.get(first.lower(), "")
    if plain.endswith("ы") and re.search("[іїєґ]", text.lower()):
        plain = f"{plain[:-1]}и"
    if plain and first[0].isupper():
        plain = plain.capitalize()
    return f"{plain or first}{space}{rest}"


def uncalled(office: str) -> str:
    """Return an office in the nominative, whose holder is called by it; else as it stands."""
    first, space, rest = office.partition(" ")
    plain = _OFFICES.get(folded(first))
    noun, gap, more = rest.partition(" ")
    if plain is None and first.endswith(("на", "ний", "ная")) and folded(noun) in _OFFICES:
        return f"{first} {_OFFICES[folded(noun)].lower()}{gap}{more}"
    return f"{plain}{space}{rest}" if plain else office
