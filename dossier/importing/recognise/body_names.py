"""The names of organisations in a running text, as they are written by themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dossier.importing.lexicon import folded, words
from dossier.importing.recognise.legal_form import in_marks
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import is_body

OFTEN = 2
_QUOTED = re.compile(
    r"(?:[А-ЯІЇЄҐӘҒҚҢӨҰҮҺ][\w-]+(?:\s[\w-]+){0,2}\s)?«[^»]{2,40}»"
    r"(?:\s[а-яіїєґәғқңөұүһ][\w-]+){0,4}"
)
PUBLIC = re.compile(
    r"government|gouvernement|regierung|gobierno|governo|rzad|правительств|уряд|court|cour|gericht|"
    r"united nations|nations unies|vereinte nationen|naciones unidas|nazioni unite|interpol|"
    r"european (?:commission|parliament|court)|council of europe|conseil de l'europe|"
    r"working group on arbitrary|groupe de travail sur la detention|"
    r"tribunal|sad |суд|authorities|autorites|behorden|police|polizei"
)
"""What is written to, more often than it writes releases."""
GREAT = re.compile(
    r"\bcorte\b|parlament|parliament|\bsenate?\b|\bbundestag|\bsejm|парламент|"
    r"verkhovna rada|верховн\w+ рад|european union|union europeenne|union europea|unione europea|"
    r"europaische union|unia europejska|европейск\w+ союз|європейськ\w+ союз|"
    r"european commission|commission europeenne|comision europea|commissione europea|"
    r"europaische kommission|komisja europejska|еврокомисси|єврокомісі"
)
"""What is spoken of, more often than it speaks."""


def quoted(text: str) -> Iterator[str]:
    """Return the names in quotation marks that are an organisation's."""
    named = [_named(match.group()) for match in _QUOTED.finditer(text)]
    whole = list(in_marks(text))
    yield from (one for one in named if one and not any(one in other for other in whole))
    yield from whole


_PROPER = re.compile(
    r"(?<![\w'’-])[A-ZÀ-ÝА-ЯҐІЇЄҒҚҢӨҰҮҺ][\w'’-]+(?:\s(?:of|for|de|des|der|für|ohne|sans|"
    r"without|za|per|per la)|\s[A-ZÀ-ÝА-ЯҐІЇЄҒҚҢӨҰҮҺ][\w'’-]+){1,6}"
)


def named_often(text: str) -> Iterator[str]:
    """Return the organisations that a text names again and again."""
    found = Counter(plain_german(clean(match.group())) for match in _PROPER.finditer(text))
    ranked = [*found.most_common(2), ("", 0), ("", 0)]
    (name, often), (_, next_often) = ranked[:2]
    clear = often > OFTEN and often >= 2 * next_often
    if clear and is_body(name) and not PUBLIC.search(folded(name)) and not person(name):
        yield name


def plain_german(name: str) -> str:
    """Put the word before a name into the nominative: `Vereins Freies Netz`."""
    first, _, rest = name.partition(" ")
    bare = re.sub(r"e?s$", "", first)
    return f"{bare} {rest}" if bare != first and folded(bare) in words("bodies") else name


def _named(text: str) -> str:
    """Return a name in quotation marks with the word that says what it is; empty if none does."""
    before, _, after = text.rpartition("»")
    tokens = after.split()
    while tokens and not is_body(tokens[-1].capitalize()):
        tokens.pop()
    plain = _plain_body(before)
    return f"{plain}» {' '.join(tokens)}".strip() if tokens or _says_body(plain) else ""


def _says_body(text: str) -> bool:
    before = text.partition("«")[0].strip()
    return bool(before) and is_body(before)


def _plain_body(text: str) -> str:
    """Put the word before a quoted name into the nominative: `Института «…»`."""
    first, _, rest = text.partition(" ")
    for ending in ("а", "у", "ом", "е", "ы", "ой", "и"):
        bare = first.removesuffix(ending)
        if bare != first and folded(bare) in words("bodies"):
            return f"{bare} {rest}"
    return text


_LEGAL = re.compile(
    r",?\s+(?:e\.\s?V|e\.\s?G|gGmbH|asbl|ASBL|z\.\s?s|o\.\s?p\.\s?s|ONLUS|[Oo]nlus)\.?$"
)
"""What an organisation is by law, after its name."""


_IN_OTHER_WORDS = re.compile(r"\s\([^()]*\s[^()]*\)$")
"""The same name in another language, in brackets behind it."""
_SORT = re.compile(
    r"^(?:\w*(?:[Mm]enschenrechts|[Nn]ichtregierungs|[Hh]ilfs)organisation|NGO|ONG|"
    r"(?:News|Press release|Statement|Message) (?:from|by|of)(?: the)?|"
    r"[Uu]fficio [Ss]tampa|[Pp]ress [Oo]ffice|[Pp]ressestelle|[Ss]ervice (?:de )?presse|"
    r"[Oo]ficina de prensa|[Bb]iuro prasowe|"
    r"[Hh]uman rights (?:group|organi[sz]ation)|[Mm]edia watchdog)\s+(?=[«\"“A-ZÀ-ÝА-ЯІЇЄҐ])"
)
"""What an organisation is, in words before its name that are none of it."""


def clean(name: str) -> str:
    """Return a name without its article, its form by law and marks around it."""
    bare = re.sub(
        r"^(?:the|la|le|les|der|die|das|el|il)\s+|^[Ll]['’]",
        "",
        _LEGAL.sub("", name.strip(" ,.:;").lstrip("“")),
        flags=re.IGNORECASE,
    )
    bare = _IN_OTHER_WORDS.sub("", _SORT.sub("", bare))
    bare = bare.strip("()") if bare.count("(") != bare.count(")") else bare
    low = "„”" if "”" in bare else "„“"
    for marks in ("«»", '""', low if "„" in bare else "“”"):
        first, last = marks[0], marks[1]
        if (bare.startswith(first) and bare.endswith(last)) or bare.count(first) != bare.count(
            last
        ):
            bare = bare.strip(first + last)
            bare = bare.replace(first, "") if bare.count(first) > bare.count(last) else bare
    return " ".join(bare.split())
