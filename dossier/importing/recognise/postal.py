"""Is this a postal address, a telephone number, a country: what names nobody."""

from __future__ import annotations

import re

from dossier.importing.lexicon import folded, words
from dossier.importing.recognise.countries import is_country
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import is_body, is_office

_ADDRESS = re.compile(r"\b\d{4,6}\b|\b\d{2}-\d{3}\b|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b")
_CONTACT = re.compile(
    r"\w@|^@|https?:|www\.|^\+?[\d\s()./-]{7,}$|\+\d|\b(?:tel|fax|phone|mob|e-?mail|тел|факс|télé|tél|"
    r"telefon|teléfono|website|web|skype|twitter|mobile|mail|ел\. пошта|эл\. почта)\b\s*[.:№]|"
    r"^(?:t|f|e|m|p|w)\s?[:.]\s(?=\s*[+(\d]|\S*@|www|http)",
    re.IGNORECASE,
)
_ROADS_TEXT = (
    "place rue via piazza viale corso largo calle avenida plaza paseo avenue boulevard ulica ul "
    "aleja вул ул улица вулиця проспект просп quai allee chemin palais palazzo palacio hotel bp po"
)
_ROADS = frozenset(_ROADS_TEXT.split())
_STREET_ENDINGS_TEXT = (
    "street road avenue lane square crescent drive quay boulevard terrace row way"
)
_STREET_ENDINGS = frozenset(_STREET_ENDINGS_TEXT.split())


def is_contact(text: str) -> bool:
    """Whether a line is a telephone number, an e-mail address or the like."""
    return _CONTACT.search(text) is not None


def begins_with_road(text: str) -> bool:
    """Whether a text begins like an address: `Place Vendôme`, `ul. Prosta`."""
    first = folded(text).split()
    return bool(first) and first[0].rstrip(".,") in _ROADS and len(first) > 1


def is_street(text: str) -> bool:
    """Whether a short line ends like a street, though it may be somebody's name."""
    tokens = folded(text).strip(" ,.").split()
    return 1 < len(tokens) <= 4 and tokens[-1] in _STREET_ENDINGS


def is_address(text: str) -> bool:
    """Whether a line is part of a postal address."""
    if begins_with_road(text):
        return True
    if person(text) is not None:
        return False
    plain = folded(text).strip(" ,.")
    if plain.split() and plain.split()[-1] in _STREET_ENDINGS:
        return True
    tokens = set(re.findall(r"[^\W_]+\.?", plain))
    has_street = any(token.rstrip(".") in words("streets") for token in tokens)
    has_number = any(c.isdigit() for c in text)
    if has_street and plain.split()[0].rstrip(".") in words("streets") and not is_office(text):
        return True
    if _ADDRESS.search(text) and not re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text):
        return True
    return has_street and (
        has_number or (len(text) < 40 and not is_office(text) and not is_body(text))
    )


def is_place(text: str) -> bool:
    """Whether a text is the name of a country alone."""
    known = all(folded(token).strip(".,") in words("places") for token in text.split())
    return known or is_country(text)


_PALACE = re.compile(
    r"\b(?:palace|palais|palazzo|palacio|palast|kanzleramt|house|residence|residenz|palac|дворец|"
    r"палац)\b"
)


def is_palace(text: str) -> bool:
    """Whether a text is the house in which somebody holds an office: `Presidential Palace`."""
    return _PALACE.search(folded(text)) is not None
