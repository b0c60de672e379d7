"""Offices as Polish, Ukrainian and Russian call their holders, in the vocative → the nominative."""

from __future__ import annotations

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
    "ректоре": "Ректор", "канцлере": "Канцлер",
}  # fmt: skip
_OFFICES = {folded(called): plain for called, plain in (_POLISH | _UKRAINIAN).items()}


def uncalled(office: str) -> str:
    """Return an office in the nominative, whose holder is called by it; else as it stands."""
    first, space, rest = office.partition(" ")
    plain = _OFFICES.get(folded(first))
    return f"{plain}{space}{rest}" if plain else office
