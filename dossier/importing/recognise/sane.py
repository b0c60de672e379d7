"""Does a value read like a name? One look at what was found, before it is told."""

from __future__ import annotations

import re

from dossier.importing.lexicon import entries, folded, own
from dossier.importing.recognise.names import person
from dossier.importing.recognise.navigation import is_navigation
from dossier.importing.recognise.speech import VERB

SHORT = 3
"""Words of a name that may have a mark of exclamation behind it: `Wir sind Kirche!`."""
LONGEST = 22
"""Words of the name of an organisation, or of people who are many."""
_PAPERS_TEXT = (
    "wniosek interpelacja zapytanie petycja petition petizione peticion petición petitionen "
    "interrogazione interrogation interpellation interpellanza anfrage pytanie question pregunta "
    "запит запрос ходатайство клопотання заявление заява звернення обращение скарга жалоба "
    "request complaint demande requête memorandum résumé summary notes note notiz attachment "
    "motion mozione mocion resolution uchwala delibera beschluss entschliessung resolucion "
    "annex anexo allegato anlage annexe załącznik приложение додаток"
)
_PAPERS = frozenset(folded(one) for one in _PAPERS_TEXT.split())
"""What papers are called: a title, and nobody's name."""
_SECTIONS_TEXT = (
    "start menu "
    "release releases media press news ends end fin ende fine home post atto camera back actuality "
    "alerts alert statement statements communique communiques blog topics topic "
    "update updates latest report reports campaigns campaign archive notizie comunicati comunicato "
    "stampa noticias prensa nota notas comunicado comunicados actualites actualite communiques "
    "presse pressemitteilungen pressemitteilung meldungen meldung aktuelles aktualnosci "
    "komunikat komunikaty prasowe prasowy новости новини пресс-релизы пресс-релиз релизы "
    "прес-реліз "
    "заявления заяви публикации публікації download pdf print date datum data fecha dato subject "
    "category categories for immediate the and all de la en und other related en fr es it pl ru uk"
)
_SECTIONS = frozenset(folded(one) for one in _SECTIONS_TEXT.split())
"""The words of sections, menus and labels, which name nobody by themselves."""
_SAYS = re.compile(
    r"[а-яіїєё]{2,}(?:ает|яет|ует|еет|ают|яют|уют|ает|ється|ается|ются|ились|илися|алась|алися|"
    r"лася|лися|лась|лось|ує|ає|яє|ають|ують|ули|ували)(?:\s|$)|"
    r"[а-яәғқңөұүһі](?:еді|айды|ейді|ады)$"
)
"""The verbs by which Slavic and Kazakh headlines are known."""
_TELLS = re.compile(
    r"(?:лися|лася|ються|ується|ается|яется|уется|ются)(?:\s|$)|"
    r"^(?!печать|память)[а-яіїєґ]{4,}(?:ить|ать|ити|ати|увати|ться|тися)\s|"
    r"^(?:мы|ми) [а-яіє]+(?:ем|им|емо|имо|ємо|емся|имся|емось|имось)\s|"
    r"^o (?:fundacji|stowarzyszeniu|zwiazku|nas|instytucie|komitecie|organizacji)\b|"
    r"^[a-z]{2,}(?:amos|emos|imos|iamo)\s[a-z]+\s[a-z]|"
    r"^(?:ieri|oggi|heute|gestern|yesterday|today|hier|aujourd'hui|ayer|hoy|wczoraj|dzis|вчера|"
    r"сегодня|вчора|сьогодні|кеше|бугiн|after|nach|apres|dopo|tras|после|після)\s|"
    r"\s(?:od|since|seit|depuis|desde|dal|с|з) (?:19|20)\d\d\b"
)
"""What a sentence or a heading about somebody has, and no name."""
_VERBS = re.compile(rf"(?!(?:publica|pubblica|critica|protesta|replica)$)(?:{VERB.pattern})")
"""Verbs in small letters behind the first word."""
_LEADS = re.compile(
    r"^(?:de|d'|du|des|of|for|per|per le|von|z|ze|w|do|в|на|про|о|об|von der|del|della|di|and|or|"
    r"und|et|i|y|e|и|та)\s"
)
"""Small words that lead to something else: no name begins with them."""
_OF_PAPER = re.compile(
    r"(?:(?:an |the |your |our )?(?:open |joint |public )?(?:letter|article|report|statement|"
    r"comments?|questions?|allegations?|petition)s?|(?:une? |la )?(?:lettre|tribune)(?: ouverte)?|"
    r"(?:einen? )?(?:offene[nr]? )?brief|(?:una |la )?carta(?: abierta)?|"
    r"(?:una |la )?lettera(?: aperta)?|list(?: otwarty)?)\s"
    r"(?:from|by|of|on|in|about|de|du|des|d'|von|vom|der|del|della|di|da|od)\s"
)
"""What speaks of a paper, rather than of somebody: `Open Letter from …`."""
_URL = re.compile(r"https?:|www\.|\w@\w|\w\.(?:com|org|net|eu|info|de|fr|pl|ru|ua|uk|it|es|kz)\b")
_NOBLE = re.compile(r"^(?:(?:de|d'|du|des|von|van|der|den|dem|del|della|di|la|z|zu)\s)+")


def is_name(name: str) -> bool:
    """Whether some words may name a person, an office, an organisation or people who are many."""
    plain = folded(name).strip(" .,:;-–—*")
    tokens = re.findall(r"[^\W\d_][\w'’-]*", plain)
    if not tokens or len(tokens) > LONGEST or is_navigation(name):
        return False
    if "!" in name.rstrip('!»”"') or (name.endswith("!") and len(tokens) > SHORT):
        return False  # a motto
    if tokens[0] in _PAPERS or all(one in _SECTIONS for one in tokens):
        return False
    if _LEADS.match(plain) and not _is_noble(name):
        return False
    if " -- " in name or _URL.search(name) or is_sentence(name):
        return False
    if _OF_PAPER.match(plain):
        return False
    return plain not in entries("press_release") and plain not in entries("copy")


def is_sentence(name: str) -> bool:
    """Whether some words tell something, or greet somebody, rather than naming anybody."""
    plain = folded(name).strip(" .,:;-–—*")
    if _TELLS.search(plain) or any(map(_VERBS.fullmatch, name.split()[1:])):
        return True
    return _is_greeting(name) or (_SAYS.search(plain) is not None and person(name) is None)


def _is_noble(name: str) -> bool:
    """Whether a surname begins with a small word: `de Mazure`."""
    small = _NOBLE.match(folded(name))
    rest = own(name, small.end()) if small else ""
    return bool(rest) and rest[0].isupper() and person(rest, alone=True) is not None


def without_sections(name: str) -> str:
    """Return a name without the word of a section behind it: `Data Rights News`."""
    tokens = name.split()
    while len(tokens) > 1 and folded(tokens[-1]) in _SITES:
        tokens.pop()
    return " ".join(tokens)


_SITES_TEXT = "news actualites aktuelles noticias notizie aktualnosci новости новини blog newsroom"
_SITES = frozenset(_SITES_TEXT.split())
"""What a page says of itself behind the name of whose it is."""
_DEAR = re.compile(
    r"(?:dear|sehr geehrte[rs]?|chere?s?|estimad[oa]s?|gentil[ei]|egregi[oa]?|szanown[yai]|"
    r"уважаем\w+|шановн\w+|құрметті)\s"
)
"""How somebody is called; no name begins so."""


def _is_greeting(name: str) -> bool:
    """Whether some words greet somebody: `Dear Members`."""
    return _DEAR.match(f"{folded(name)} ") is not None
