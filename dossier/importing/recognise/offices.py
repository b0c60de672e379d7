"""Is this an office or an organisation? By the words alone, in nine languages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from dossier.importing.lexicon import LANGUAGES, entries, folded, words

SHORT_CAPITALS, LONG_OFFICE = 4, 8
MANY = 20_000
"""Words and names of which the answer is remembered."""


def begins_with_acronym(tokens: Sequence[str]) -> bool:
    """Whether a short word in capitals stands before others that are not: `PEN International`."""
    if not tokens:
        return False
    first = tokens[0]
    short = 1 < len(first) <= SHORT_CAPITALS and first.isalpha() and first.isupper()
    return short and len(tokens) > 1 and not any(token.isupper() for token in tokens[1:])


_LEGAL = re.compile(
    r"\s(?:e\.\s?V\.?|g?GmbH|a\.?s\.?b\.?l\.?|ONLUS|APS|z\.\s?s\.|z\.\s?ú\.|o\.\s?z\.|ODV|VšĮ|o\.\s?p\.\s?s\.|MTÜ|AG|S\.?p\.?A\.?|"
    r"sp\. z o\.\s?o\.|Sp\. z o\.\s?o\.|S\.\s?L\.|PLC|plc|"
    r"SE|KG|KGaA|eG|OHG|UG|SAS|SARL|N\.?V\.?|B\.?V\.?|Inc\.?|Ltd\.?|LLC|"
    r"AISBL|CIC|A\.\s?C\.|S\.\s?A\.)$"
)
"""What an organisation is by law, after its name."""


def is_company(text: str) -> bool:
    """Whether a name ends with what an organisation is by law: `Medico e.V.`."""
    return _LEGAL.search(text) is not None


def is_body(text: str) -> bool:
    """Whether a text reads like the name of an organisation or institution."""
    tokens = [folded(token).strip(".,;:()\"'«»") for token in re.split(r"[\s\-/]+", text)]
    if (
        not tokens
        or len(tokens) > 16
        or (text.rstrip().endswith((".", "?", "!")) and len(tokens) > 6)
    ):
        return False
    if is_company(text) or (text[:1].isupper() and is_of_many(text)):
        return True
    if any(token in words("bodies") or _is_compound(token) for token in tokens):
        return text[:1].isupper() or text[:1] in "«\"“„'"
    if re.fullmatch(r"[^\W\d_]{2,8}", text):
        return text.isupper()
    capital = all(token[0].isupper() for token in text.split())
    return capital and begins_with_acronym(text.split())


_GERMAN_BODIES = (
    "verband", "verein", "vereinigung", "stiftung", "gesellschaft", "ministerium", "initiative",
    "netzwerk", "bundnis", "gewerkschaft", "genossenschaft", "akademie", "universitat", "behorde",
    "institut", "kammer", "bund", "zentrum", "gemeinschaft", "landesamt",
    "bundesamt", "ausschuss", "kirche",
    "komitee", "bewegung", "fraktion", "fraktionen", "amt", "gericht",
    "gerichtshof", "rechnungshof", "landtag", "bundestag", "kreistag", "parlament", "verwaltung",
    "direktion", "anstalt", "zentrale", "landkreis", "gemeinderat", "stadtrat", "parlamentsklub",
    "anwaltschaft", "vertretung", "delegation", "kommission", "konferenz", "redaktion", "dienste",
)  # fmt: skip
"""What German compounds end with that are organisations."""


def _is_compound(token: str) -> bool:
    """Whether a folded word is a German compound for an organisation: `Deichverband`."""
    return len(token) >= LONG_OFFICE and token.endswith(_GERMAN_BODIES)


@lru_cache(MANY)
def is_body_word(token: str) -> bool:
    """Whether a word, folded, is that of an organisation, endings of Slavic cases apart."""
    if token in words("bodies") or _is_compound(token):
        return True
    near = _stems("bodies").get(token[:4], ()) if len(token) > LONG_BODY else ()
    return any(_inflected(token, one, _POLISH_ENDINGS | _OF_BODIES) for one in near)


def is_office(text: str) -> bool:
    """Whether a text names an office."""
    tokens = _tokens(text)[:14]
    plain = folded(text)
    return any(map(is_office_word, tokens)) or plain.startswith(_long_offices())


@cache
def _long_offices() -> tuple[str, ...]:
    return tuple(entry for entry in entries("offices") if " " in entry or "-" in entry)


def _tokens(text: str) -> list[str]:
    return [folded(token).strip(".,;:()\"'«»") for token in re.split(r"[\s\-/]+", text)]


_ENDINGS = (
    "en",
    "n",
    "s",
    "a",
    "u",
    "owi",
    "em",
    "y",
    "а",
    "у",
    "ом",
    "ю",
    "ові",
    "еві",
    "ів",
    "ов",
)


_POLISH_ENDINGS = frozenset({"", "a", "u", "owi", "em", "ow", "om", "ami", "ego", "emu", "ej"})
_OF_BODIES = frozenset({"i", "y", "e", "o", "ie", "ach"})
LONG_BODY = 6
"""Letters beyond which a word of an organisation is known in every case."""


@cache
def _stems(field: str) -> Mapping[str, frozenset[str]]:
    """The words of offices, or bodies, of the languages with cases, without their last vowel.

    They are kept by their first four letters.
    """
    own = {w for one in LANGUAGES if one.code in {"pl", "uk", "ru"} for w in one.entries(field)}
    least, vowels = (LONG_BODY, "aeoyоаяьийiі") if field == "bodies" else (5, "aeyоаяьийiі")
    stems = {folded(w).rstrip(vowels) for w in own if " " not in w and len(w) > least}
    return {
        start: frozenset(x for x in stems if x[:4] == start) for start in {x[:4] for x in stems}
    }


@cache
def _compounded() -> tuple[str, ...]:
    """The longer words of offices in German, which stand at the end of others."""
    own = next(one for one in LANGUAGES if one.code == "de").entries("offices")
    return tuple(folded(word) for word in own if " " not in word and len(word) > 6)


def _inflected(word: str, stem: str, endings: frozenset[str]) -> bool:
    if not word.startswith(stem) or len(stem) < 5:
        return False
    ending = word[len(stem) :]
    return ending in endings if word.isascii() else len(ending) <= 3


_NO_OFFICES = frozenset(
    {"представництво", "представництва", "представительство", "представительства"}
)
"""What sounds like an office and is a body."""


@lru_cache(MANY)
def is_office_word(token: str) -> bool:
    """Whether a word is that of an office, endings of German and Slavic cases apart."""
    if token in _NO_OFFICES:
        return False
    known = words("offices")
    bare = re.sub(r"^(?:all|dell|dall|l|d)'", "", token)
    if bare in known:
        return True
    if len(bare) > 10 and bare.endswith(_compounded()):
        return True
    if len(bare) > 4 and any(
        _inflected(bare, one, _POLISH_ENDINGS) for one in _stems("offices").get(bare[:4], ())
    ):
        return True
    return len(bare) > 8 and any(
        bare.endswith(ending) and bare.removesuffix(ending) in known for ending in _ENDINGS
    )


_ARTICLES_TEXT = (
    "the le la les l' der die den dem das des el il lo an to a al alla allo au aux à herrn herr "
    "frau pan pani sr sra do"
)
_ARTICLES = frozenset(_ARTICLES_TEXT.split())


_SOCIETIES_TEXT = (
    "syndicat verband bund verein vereinigung gesellschaft stiftung stowarzyszenie zwiazek "
    "fundacja towarzystwo izba союз спілка спiлка ассоциация асоціація асоцiацiя федерация фонд "
    "федерація гильдия палата ordre ordine colegio asociacion associazione sindicato sindacato "
    "unione federacion federazione federacja barreau societe sociedad societa lega liga ligue "
    "kammer"
)
_SOCIETIES = frozenset(folded(one) for one in _SOCIETIES_TEXT.split())
"""What organisations are, as the first word of their names in languages that say so first."""


_OF_MANY = re.compile(
    r"(?:lawyers|advocates|attorneys|jurists|judges|barristers|solicitors|prosecutors|writers|"
    r"authors|editors|scholars|academics|professors|teachers|scientists|researchers|historians|"
    r"journalists|reporters|doctors|physicians|engineers|mothers|parents|citizens|workers|activists|"
    r"parliamentarians|legislators|artists|avocats|juristes|journalistes|reporters|medecins|"
    r"enseignants|chercheurs|ecrivains|parlamentarier|juristen|anwalte|arzte|journalisten|"
    r"schriftsteller|wissenschaftler|avvocati|giuristi|giornalisti|medici|insegnanti|magistrati|"
    r"abogad[oa]s|juristas|periodistas|medicos|escritores|madres|prawnicy|dziennikarze|lekarze|"
    r"pisarze|sedziowie|naukowcy|адвокаты|юристы|журналисты|врачи|ученые|юристи|журналісти|адвокати)"
    r"\s(?:for|without|against|beyond|at risk|across|sans|pour|contre|ohne|fur|gegen|senza|per|"
    r"contro|sin|por|contra|bez|dla|przeciw|без|за|для|против|проти)(?:\s|$)"
)
"""How organisations are called by the people who make them: `Lawyers for Rivers`; folded."""


def is_of_many(text: str) -> bool:
    """Whether a name is that of an organisation, by the people who make it."""
    return _OF_MANY.match(folded(text)) is not None


def begins_with_office(text: str) -> bool:
    """Whether one of a text's first words is that of an office."""
    if is_of_many(text):
        return False
    tokens = [token for token in _tokens(text) if token not in _ARTICLES]
    if tokens and tokens[0] in _SOCIETIES:
        return False  # `Syndicat des avocats`: what follows tells whose it is
    return any(map(is_office_word, tokens[:2]))
