"""Polish names in the genitive or dative, as headings and addresses have them → the nominative."""

from __future__ import annotations

import re

_OFFICE = re.compile(
    r"(?:pana|panu|(?:prezes|premier|prezydent|ministr|ambasador|prokurator|senator|dyrektor|"
    r"rektor|redaktor|komisarz|burmistrz|sekretarz|kanclerz|rzecznik|marszałk|posł)(?:a|owi)|"
    r"przewodnicząc(?:ego|emu)|wojewody|wojewodzie|starosty|staroście)$"
)
"""Titles and offices of men in the cases in which names are changed."""
_SURE = re.compile(r"[^\W\d_]+(?:sk|ck|dzk)(?:iego|iemu|iej)$")
"""Surnames that are in no other case."""
_MEN_TEXT = (
    "Adam Aleksander Andrzej Antoni Artur Bartosz Bogdan Bogusław Bolesław Borys Bronisław Cezary "
    "Czesław Damian Daniel Dariusz Dawid Donald Edward Emil Filip Franciszek Grzegorz Henryk "
    "Hubert Ignacy Igor Ireneusz Jacek Jakub Jan Janusz Jarosław Jerzy Józef Julian Kacper Kamil "
    "Karol Kazimierz Konrad Krystian Krzysztof Lech Leon Leszek Lucjan Ludwik Łukasz Maciej Marcin "
    "Marek Marian Mariusz Mateusz Michał Mieczysław Mikołaj Mirosław Norbert Oskar Patryk Paweł "
    "Piotr Przemysław Radosław Rafał Robert Roman Ryszard Sebastian Sławomir Stanisław Stefan "
    "Szymon Tadeusz Tomasz Waldemar Wiesław Wiktor Witold Władysław Włodzimierz Wojciech Zbigniew "
    "Zdzisław Zenon Zygmunt"
)


def _cases(name: str) -> tuple[str, ...]:
    """Return the genitive and dative of a man's given name."""
    if name.endswith(("y", "i")):
        stem = name.removesuffix("y")
        return (f"{stem}ego", f"{stem}emu")
    fleeting = re.sub(r"e(k|ł)$", r"\1", name)
    stem = fleeting if name.endswith(("ek", "weł")) else name
    return (f"{stem}a", f"{stem}owi")


_MEN = {form: name for name in _MEN_TEXT.split() for form in _cases(name)}
_RARER = re.compile(r"^([^\W\d_]{2,}(?:mir|sław|bor|mił|gniew|usz|zary))(?:a|owi)$")
"""Rarer given names of men in the genitive and dative: `Dobromira`."""
_SURNAMES = {
    "Szczygła": "Szczygieł", "Szczygłowi": "Szczygieł", "Kozła": "Kozioł", "Orła": "Orzeł",
    "Kozłowi": "Kozioł", "Orłowi": "Orzeł", "Wróbla": "Wróbel", "Wróblowi": "Wróbel",
    "Gołębia": "Gołąb", "Gołębiowi": "Gołąb", "Zająca": "Zając", "Zającowi": "Zając",
    "Kwietnia": "Kwiecień", "Jelenia": "Jeleń", "Jeleniowi": "Jeleń", "Karasia": "Karaś",
    "Karasiowi": "Karaś", "Rysia": "Ryś", "Rysiowi": "Ryś", "Łosia": "Łoś", "Łosiowi": "Łoś",
    "Kani": "Kania", "Sowy": "Sowa", "Kozy": "Koza", "Kawki": "Kawka", "Sikory": "Sikora",
    "Sikorze": "Sikora", "Wrony": "Wrona", "Wronie": "Wrona", "Zaręby": "Zaręba",
    "Zarębie": "Zaręba", "Kality": "Kalita", "Kalicie": "Kalita", "Mazura": "Mazur",
    "Szewca": "Szewc", "Szewcowi": "Szewc",
    "Tuska": "Tusk", "Tuskowi": "Tusk", "Dudy": "Duda", "Dudzie": "Duda", "Ziobry": "Ziobro",
    "Ziobrze": "Ziobro", "Boska": "Bosak", "Rau": "Rau",
}  # fmt: skip
_ENDINGS = (
    (re.compile(r"^(.+(?:sk|ck|dzk))(?:iego|iemu)$"), r"\1i"),
    (re.compile(r"^(.+(?:sk|ck|dzk))iej$"), r"\1a"),
    (re.compile(r"^(.+)(?:iego|iemu)$"), r"\1i"),
    (re.compile(r"^(.+)(?:ego|emu)$"), r"\1y"),
    (re.compile(r"^(.+l)c(?:a|owi)$"), r"\1ec"),
    (re.compile(r"^(.+[dprwz])c(?:a|owi)$"), r"\1iec"),
    (re.compile(r"^(.+[^\W\d_sc])(?:ki|ce)$"), r"\1ka"),
    (re.compile(r"^(.+n)i$"), r"\1ia"),
    (re.compile(r"^(.+)rze$"), r"\1ra"),
    (re.compile(r"^(.+)dzie$"), r"\1da"),
    (re.compile(r"^(.+)cie$"), r"\1ta"),
    (re.compile(r"^(.+[bpmwn])ie$"), r"\1a"),
    (re.compile(r"^(.+[^\W\d_aeiou])y$"), r"\1a"),
    (re.compile(r"^(.+)ńc(?:a|owi)$"), r"\1niec"),
    (re.compile(r"^(.+)ni(?:a|owi)$"), r"\1ń"),
    (re.compile(r"^(.+)si(?:a|owi)$"), r"\1ś"),
    (re.compile(r"^(.+[^aeiouyąęó\W\d_s])k(?:a|owi)$"), r"\1ek"),
    (re.compile(r"^(.+[^aeiouyąęó\W\d_])(?:a|owi)$"), r"\1"),
)
_PLURAL = {
    "radnych": "Radni", "radnym": "Radni", "posłów": "Posłowie", "senatorów": "Senatorowie",
    "ministrów": "Ministrowie", "członków": "Członkowie", "mieszkańców": "Mieszkańcy",
    "deputowanych": "Deputowani", "europosłów": "Europosłowie", "sędziów": "Sędziowie",
}  # fmt: skip


def is_changed(name: str, before: str) -> bool:
    """Whether a name stands in another case: by its own ending, or by what stands before it."""
    *given, last = name.split()
    if _SURE.match(last):
        return True
    first = before.split(maxsplit=1)[0].lower() if before.split() else ""
    return _OFFICE.match(first) is not None and all(_man(one) for one in given[:1])


def plain(name: str) -> str:
    """Return the name of a man, or a surname such as `Kowalskiej`, in the nominative."""
    *given, last = name.split()
    if given and not _man(given[0]):
        return name
    return " ".join((*(_man(one) or one for one in given), _surname(last)))


def _man(given: str) -> str:
    """Return a man's given name in the nominative; empty where it stands in no other case."""
    if given in _MEN:
        return _MEN[given]
    found = _RARER.match(given)
    return found[1] if found else ""


_HOLDERS = {
    "ministra": "Minister", "prezydenta": "Prezydent", "premiera": "Premier",
    "marszałka": "Marszałek", "ambasadora": "Ambasador", "prezesa": "Prezes",
    "rzecznika": "Rzecznik", "przewodniczącego": "Przewodniczący", "komisarza": "Komisarz",
    "komisji": "Komisja", "rady": "Rada", "parlamentu": "Parlament", "rządu": "Rząd",
    "ministrowi": "Minister", "prezydentowi": "Prezydent", "premierowi": "Premier",
    "rektora": "Rektor", "rektorki": "Rektorka", "dyrektora": "Dyrektor",
    "dyrektorki": "Dyrektorka", "burmistrza": "Burmistrz", "wojewody": "Wojewoda",
    "starosty": "Starosta", "prokuratora": "Prokurator", "komendanta": "Komendant",
    "kuratora": "Kurator", "sekretarza": "Sekretarz", "inspektora": "Inspektor",
    "wójta": "Wójt", "dziekana": "Dziekan", "zarządu": "Zarząd", "sejmu": "Sejm",
    "senatu": "Senat", "ministerstwa": "Ministerstwo", "dyrekcji": "Dyrekcja",
    "prezydentki": "Prezydentka", "rektorowi": "Rektor",
    "dyrektorowi": "Dyrektor", "marszałkowi": "Marszałek", "ambasadorowi": "Ambasador",
    "przewodniczącej": "Przewodnicząca", "władz": "Władze", "komendy": "Komenda",
}  # fmt: skip


_ITALIAN = re.compile(r"(?:per|d[ei]l?l?[aeo]?|dei|degli|d['’])\s", re.IGNORECASE)
"""What follows the Italian `ministra`, which has the same letters as a Polish genitive."""


def plain_group(text: str) -> str:
    """Return the people of a body, or an office, in the nominative: `Radnych` → `Radni`."""
    first, space, rest = text.partition(" ")
    if _ITALIAN.match(rest):
        return text
    plain_first = _PLURAL.get(first.lower()) or _HOLDERS.get(first.lower(), first)
    agreeing = (
        _AGREEING.match(rest) if plain_first != first and plain_first[-1] not in "aey" else None
    )
    if agreeing:
        ending = "i" if agreeing["stem"][-1] in "kg" else "y"
        rest = f"{agreeing['stem']}{ending}{rest[agreeing.end() :]}"
    return f"{plain_first}{space}{rest}"


_AGREEING = re.compile(
    r"(?P<stem>(?:[Gg]eneraln|[Nn]aczeln|[Gg]łówn|[Ww]ojewódzk|[Kk]rajow|[Oo]kręgow|[Rr]ejonow|"
    r"[Aa]pelacyjn|[Mm]iejsk|[Pp]owiatow|[Ff]ederaln|[Ss]pecjaln|[Ww]ysok|[Ss]tał))(?:i?ego|i?emu)(?=\s|$)"
)
"""An adjective behind an office, which belongs to it: `Prokuratora Generalnego`."""


def _surname(name: str) -> str:
    return "-".join(_SURNAMES.get(one) or _ended(one) for one in name.split("-"))


def _ended(name: str) -> str:
    for form, made in _ENDINGS:
        if form.match(name):
            return form.sub(made, name)
    return name
