"""Russian and Ukrainian titles: whose letter it is, in the genitive, and to whom, in the dative."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dossier.importing.recognise.cases import nominative_office
from dossier.importing.recognise.entry import parse, person_in
from dossier.importing.recognise.finding import UNSURE, Party
from dossier.importing.recognise.genitive_names import declines, ungenitive
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import is_office

_PAPER = re.compile(
    r"(?:^|[.:«\"]\s?)(?:(?:открыт|совместн|публичн|официальн|відкрит|спільн|публічн|офіційн|коллективн|"
    r"колективн)\w+\s+)?(?:письмо|обращение|поздравлени[ея]|соболезновани[ея]|телеграмма|привітання|вітання|"
    r"співчуття|телеграма|призыв|ответ|послание|заявление|лист|звернення|заклик|"
    r"відповідь|послання|заява)\s+(?P<rest>[^\W\d_].{8,240}?)(?:\s[–—-]\s.*|[.:»\"]*)$",
    re.IGNORECASE,
)
"""What a title says that it is, before whose and to whom."""
_OFFICES_TEXT = (
    "президент министр міністр депутат посол прокурор директор председатель секретарь секретар мэр "
    "мер губернатор адвокат уполномоченный уповноважений советник глава голова руководитель "
    "керівник комиссар комісар журналист журналіст правозащитник правозахисник лидер лідер сенатор "
    "председательница депутатка правозащитница"
)
_GENITIVE = {"посла": "посол", "главы": "глава", "голови": "голова", "уполномоченного":
             "уполномоченный", "уповноваженого": "уповноважений", "председателя": "председатель",
             "секретаря": "секретарь", "руководителя": "руководитель"}  # fmt: skip
_ADJECTIVE = re.compile(r"([Гг]енеральн|[Вв]ерховн)ого")
_OFFICES = _GENITIVE | {f"{one}а": one for one in _OFFICES_TEXT.split() if one[-1] not in "ьайя"}
_LEADS = frozenset({"к", "ко", "до", "на"})
_NAME = r"[А-ЯЁІЇЄҐ][\w'’ʼ-]+"
_INITIALS = r"(?:[А-ЯЁІЇЄҐ]\.\s?-?){1,3}"
_FATHERS = r"[А-ЯЁІЇЄҐ][\w'’ʼ]+(?:ича|овны|евны|івни|ївни)"
_LAST = re.compile(
    rf"(?P<name>(?:{_INITIALS}\s?{_NAME}|{_NAME}\s{_INITIALS}|{_NAME}\s(?:{_FATHERS}\s)?{_NAME}))"
    r"(?:\s?\([^()]*\))?$"
)


_VERB = re.compile(
    r"^(?P<by>[^\W\d_].{2,80}?)\s(?:обратил\w+|обращен\w+|обраща\w+|написал\w*|пишет|пишут|звернул\w+|"
    r"звертаєт\w+|пише|пишуть)\s(?:(?:с|в|з|у|із) (?:\w+ )?(?:письм|обращени|лист|зверненн)\w+\s)?"
    r"(?:к|ко|до)\s(?P<to>[^\W\d_].{4,140})$",
    re.IGNORECASE,
)
"""A heading that says in a sentence who writes to whom."""
_READER = re.compile(
    rf"(?P<name>(?:{_INITIALS}\s?{_NAME}|{_NAME}\s{_INITIALS}|{_NAME}\s(?:[А-ЯЁІЇЄҐ][\w'’ʼ]+"
    rf"(?:ичу|їчу|овне|евне|івні|ївні|ича|овны|евны|івни|ївни)\s)?{_NAME}))$"
)


_ABOUT = re.compile(
    r"\s(?:щодо|про|з приводу|у зв['’]язку|в связи|по поводу|относительно|о|об|обо|"
    r"в защиту|на захист)\s"
)
"""What leads to what a paper is about."""


def written_by(text: str) -> Party | None:
    """Return the person in the genitive at the end of some words, with the office before it."""
    plain = text.strip(" ,")
    found = _LAST.search(plain)
    if found is None:
        return None
    office, name = plain[: found.start()].strip(" ,"), found["name"]
    tokens = name.split()
    held = [_OFFICES.get(one.lower().strip(",")) for one in office.split()[:2]]
    told = next(filter(None, held), "")
    if not (told or (not office and "." not in name)) or not all(map(declines, tokens)):
        return None
    named = " ".join(ungenitive(tokens))
    if person(named) is None:
        return None
    return Party(named, _in_office(office, told), confidence=UNSURE, is_supplied=named != name)


def is_genitive_office(text: str) -> bool:
    """Whether a line begins with an office in the genitive, as senders stand: `депутата …`."""
    return (
        any(one.lower().strip(",") in _OFFICES for one in text.split()[:2]) and text[:1].islower()
    )


def named_last(text: str) -> Party | None:
    """Return the person in the nominative at the end of some words, with the office before it."""
    found = _LAST.search(text.strip(" ,"))
    if found is None or person(found["name"]) is None:
        return None
    return Party(found["name"], text[: found.start()].strip(" ,"), confidence=UNSURE)


def _in_office(office: str, told: str) -> str:
    """Return an office in the nominative where it begins with its word; else nothing."""
    first, space, rest = office.partition(" ")
    return f"{told}{space}{rest}" if told and _OFFICES.get(first.lower()) == told else told


def says(text: str) -> bool:
    """Whether a heading says in a sentence who writes to whom."""
    return _VERB.match(text.strip(" *_").rstrip(".:")) is not None


def both(text: str) -> tuple[str, str] | None:
    """Return what a title says of whose letter it is, and of whom it goes to; as it has them."""
    plain_text = text.strip(" *_").rstrip(".:")
    if said := _VERB.match(plain_text):
        return said["by"], said["to"]
    match = _PAPER.search(plain_text)
    if match is None:
        return None
    tokens = _ABOUT.split(match["rest"])[0].split()
    for index, token in enumerate(tokens):
        leads = token.lower() in _LEADS and index + 1 < len(tokens)
        rest = " ".join(tokens[index:])
        dative = nominative_office(rest) != rest or (index and untitled(rest)[1])
        if leads or dative:
            start = index + 1 if leads else index
            return " ".join(tokens[:index]), " ".join(tokens[start:])
    return None


def written_to(text: str, number: int) -> Party | None:
    """Return the person or the office in the dative or genitive that some words name."""
    plain_text = text.strip(' ,.»"')
    found = _READER.search(plain_text)
    office = plain_text[: found.start()].strip(" ,") if found else ""
    if found and person(found["name"]) and (is_office(office) or not office):
        return Party(found["name"], office, confidence=UNSURE, line=number, quote=plain_text)
    party = parse(plain_text, number)
    if party is None or not (person_in(party) or party.note):
        return None
    return replace(party, name=_office(party.name), confidence=UNSURE)


def _office(text: str) -> str:
    """Return an office in the nominative, where it stands in the genitive; else as it stands."""
    first, space, rest = text.partition(" ")
    adjective = _ADJECTIVE.fullmatch(first)
    if adjective:
        noun, more, rest = rest.partition(" ")
        ending = "ий" if re.search("[іїєґ]", text) else "ый"
        plain = _OFFICES.get(noun.lower())
        return f"{adjective[1]}{ending} {plain}{more}{rest}" if plain else text
    plain = _OFFICES.get(first.lower())
    if plain is None:
        return text
    return f"{plain.capitalize() if first[0].isupper() else plain}{space}{rest}"
