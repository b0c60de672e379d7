"""Who a heading says that a release or a statement comes from: `Press release by …`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from dossier.importing.lexicon import begins, folded, own
from dossier.importing.recognise.calendar import dates
from dossier.importing.recognise.entry import parse, person_in
from dossier.importing.recognise.finding import LIKELY, UNSURE, Party
from dossier.importing.recognise.genitive import speaking
from dossier.importing.recognise.headings import surnamed
from dossier.importing.recognise.initials import LONGEST
from dossier.importing.recognise.names import ordinary, person, untitled
from dossier.importing.recognise.offices import is_body, is_office

ON = re.compile(
    r"\s(?:on|regarding|about|against|following|sur|concernant|zur|zu|sobre|ante|tras|sul|sulla|sui|"
    r"sulle|w sprawie|before|after|ahead of|vor|nach|avant|après|prima|dopo)\s",
    re.IGNORECASE,
)
_NOMINATIVE = {
    "zarzadu": "Zarząd", "rady": "Rada", "prezydium": "Prezydium", "komitetu": "Komitet",
    "stowarzyszenia": "Stowarzyszenie", "fundacji": "Fundacja", "federacji": "Federacja",
    "koalicji": "Koalicja", "zwiazku": "Związek", "instytutu": "Instytut",
    "marszalka": "Marszałek", "prezydenta": "Prezydent", "premiera": "Premier",
    "ministra": "Minister", "ministry": "Ministra", "przewodniczacego": "Przewodniczący",
    "przewodniczacej": "Przewodnicząca", "prezesa": "Prezes", "rzecznika": "Rzecznik",
    "rektora": "Rektor", "dyrektora": "Dyrektor", "burmistrza": "Burmistrz",
    "wojewody": "Wojewoda", "sekretarza": "Sekretarz", "towarzystwa": "Towarzystwo",
    "porozumienia": "Porozumienie", "forum": "Forum", "ministerstwa": "Ministerstwo",
    "ambasady": "Ambasada", "biura": "Biuro", "kancelarii": "Kancelaria", "sejmu": "Sejm",
    "senatu": "Senat", "konferencji": "Konferencja", "partii": "Partia", "klubu": "Klub",
    "ruchu": "Ruch", "sieci": "Sieć", "centrum": "Centrum", "inicjatywy": "Inicjatywa",
    "izby": "Izba", "ligi": "Liga", "zespolu": "Zespół", "organizacji": "Organizacja",
    "grupy": "Grupa", "uniwersytetu": "Uniwersytet", "sekretariatu": "Sekretariat",
}  # fmt: skip
"""What Polish organisations and their organs are, in the genitive."""
_POLISH = re.compile(
    r"^(?:oświadczenie|stanowisko|apel|komunikat|uchwała|protest|odezwa|list otwarty)\s+"
    r"(?P<before>(?:[^\W\d_]+(?:ej|ego)\s){0,2})(?P<first>[^\W\d_]+)\s+"
    r"(?P<rest>[^\W\d_].*?)"
    r"(?=\s+(?:w sprawie|w związku|dotycząc\w+|z dnia|ws\.|wobec|na temat)|[,:]|$)",
    re.IGNORECASE,
)
"""How Polish headings say whose statement it is: `Oświadczenie Zarządu Stowarzyszenia …`."""
_LINKS_TEXT = "for of to and the in on für der des de pour per di dei delle para na rzecz з по прав"
SHORT_NAME = 7
LINKS = frozenset(_LINKS_TEXT.split())
"""Small words within the names of organisations."""


_KAZAKH = re.compile(
    r"^(?P<who>.{4,90}?)(?:[нтд][ыі]ң)\s+(?:\S+\s)?(?:мәлімдемесі|үндеуі|өтініші|хабарламасы)\b",
    re.IGNORECASE,
)
"""How Kazakh headings say whose statement it is, in the genitive: `… Форумының мәлімдемесі`."""
_KAZAKH_PAPER = re.compile(r"^(?:мәлімдеме|үндеу|өтініш|хабарлама)\s+(?=\S)", re.IGNORECASE)
"""What a paper is, on the line above the heading that says whose."""


def told_by(text: str) -> Iterator[str]:
    """Return who a heading says that a release comes from: `Press release by …`, `… statement`."""
    yield from speaking(text)
    if kazakh := _KAZAKH.match(_KAZAKH_PAPER.sub("", text)):
        yield kazakh["who"]
    before = _STATEMENT.match(text)
    plain = folded(before["who"]).split() if before else []
    if (
        before
        and not set(plain) <= _SORTS
        and is_body(before["who"])
        and len(text.split()) <= LONGEST + 6
    ):
        yield re.sub(r"['’]s$", "", before["who"].strip())
    polish = _POLISH.match(text)
    if polish and folded(polish["first"]) in _NOMINATIVE:
        rest = polish["rest"].strip()
        noun = _NOMINATIVE[folded(polish["first"])]
        adjectives = [*map(_plain_polish, polish["before"].split())]
        noun = " ".join((*adjectives, noun))
        after = _AFTER.match(rest)
        if after and (adjectives or _is_whole(noun, after, rest)):
            rest = _plain_polish(after[1]) + rest[after.end(1) :]
        yield f"{noun} {ordinary(rest) if text.isupper() else rest}"
        return
    if short := _SHORT.match(text):
        yield short["who"]
        return
    if german := _GERMAN.match(text):
        yield _plain_german(german["article"], german["who"])
        return
    told = _RELEASED(text) or _STATED(text)
    name = re.split(r"[:,(]|\s[–—-]\s", ON.split(told)[0])[0].strip() if told else ""
    tokens = name.split()
    proper = all(token[0].isupper() or folded(token) in LINKS for token in tokens)
    proper = proper or (is_body(name) and name[0].isupper() and len(tokens) <= SHORT_NAME)
    if tokens and proper and len(tokens) <= LONGEST and not is_office(tokens[0]):
        by = person(name)
        yield by.text if by else name if not dates(name) else ""


_SHORT = re.compile(
    r"^(?:Oświadczenie|Stanowisko|Apel|Komunikat|Comunicato(?: stampa)?|Comunicado|Communiqué|"
    r"Déclaration|Statement|Stellungnahme|Declaración|Dichiarazione|Erklärung)\s"
    r"(?:de la |de l['’]|du |del |della |dell['’]|der |des |by |by the |of the )?"
    r"(?P<who>[A-ZŁŚŻ]{3,9})(?=\s(?:w|ws\.|z|su|sul|sulla|sobre|sur|on|zu|zum|zur|à)\s|\s?[:–—-]|$)"
)
"""How a heading says whose statement it is by initials: `Oświadczenie SGL w sprawie …`."""


_AFTER = re.compile(
    r"([^\W\d_]+ej|(?:główn|krajow|okręgow|wykonawcz|naczeln|programow|regionaln|miejsk|centraln|"
    r"wojewódzk|polsk|obywatelsk)i?ego)(?=\s|$)",
    re.IGNORECASE,
)
"""An adjective behind the noun: `Rady Adwokackiej`, `Zarządu Głównego`."""


def _is_whole(noun: str, after: re.Match[str], rest: str) -> bool:
    """Whether an adjective belongs to the noun before it, not to one behind: `Rady Adwokackiej`."""
    is_woman = after[1].lower().endswith("ej")
    follows = rest[after.end() :].strip()
    return is_woman == noun.endswith("a") and (not is_woman or not follows[:1].isupper())


def polish_body(name: str) -> str:
    """Return an organisation in the nominative: `Fundacji …`; empty where it is in no genitive."""
    tokens = name.split()
    for index, token in enumerate(tokens[:3]):
        noun = _NOMINATIVE.get(folded(token))
        agreeing = all(one.endswith(("ej", "ego")) for one in tokens[:index])
        if noun and agreeing and not is_office(noun):
            return " ".join((*map(_plain_polish, tokens[:index]), noun, *tokens[index + 1 :]))
    return ""


def _plain_polish(word: str) -> str:
    """Put an adjective into the nominative: `Naczelnej` → `Naczelna`."""
    for old, new in (("kiej", "ka"), ("giej", "ga"), ("ej", "a"), ("iego", "i"), ("ego", "y")):
        if word.endswith(old):
            return word.removesuffix(old) + new
    return word


_GERMAN = re.compile(
    r"^(?:[Gg]emeinsame |[Öö]ffentliche )?(?:Erklärung|Stellungnahme|Pressemitteilung|Appell|"
    r"Aufruf|Presseerklärung|Offener Brief|Resolution|Medienmitteilung) "
    r"(?P<article>der|des) (?P<who>[A-ZÄÖÜ][^:,(]{3,90}?)"
    r"(?=\s(?:zur|zum|zu|anlässlich|über|an|gegen|vom|auf|betreffend|in Sachen)\s|[:,(]|$)"
)
"""How German headings say whose statement it is, in the genitive."""
_NEUTER = re.compile(r"(?:netzwerk|bündnis|institut|komitee|forum|zentrum|werk|amt|parlament)$")


def _plain_german(article: str, who: str) -> str:
    """Put an organisation into the nominative: `der Deutschen Liga` → `Deutsche Liga`."""
    made: list[str] = []
    tokens = who.split()
    noun = next((i for i, one in enumerate(tokens) if not one.endswith("en")), 0)
    bare = re.sub(r"(?<=[^aeious])e?s$", "", tokens[noun]) if article == "des" else tokens[noun]
    bare = "Bündnis" if bare.startswith("Bündniss") else bare
    ending = "e" if article == "der" else "es" if _NEUTER.search(bare.lower()) else "er"
    made = [one.removesuffix("en") + ending for one in tokens[:noun]]
    return " ".join((*made, bare, *tokens[noun + 1 :]))


def spoken_by(text: str, number: int) -> Party | None:
    """Return the person whose statement a heading says it is: `Statement by Minister N. N.`."""
    speech = _SPEECH.match(text) or _ABOUT.match(text)
    told = speech["who"] if speech else ON.split(_STATED(text) or _RELEASED(text))[0]
    first = told if speech else re.split(r"[:,(]|\s[–—-]\s", told)[0].strip()
    party = parse(first, number) if told else None
    if party is not None and "without a name" in party.note and told.count(",") > 0:
        party = parse(",".join(told.split(",")[:2]), number)  # `the Spokesperson, N. N., on …`
    if party is None or person_in(party) is None or not (party.capacity or untitled(told)[1]):
        return None
    return replace(party, confidence=LIKELY, quote=text, note="from the heading")


_SPEECH = re.compile(
    r"^(?:(?:Opening |Closing |Joint |Video )?(?:[Rr]emarks|[Ss]peech|[Aa]ddress|[Mm]essage|"
    r"[Cc]omments)|"
    r"Rede|Grußwort|Ansprache|Discours|Allocution|Message|Discorso|Intervento|Messaggio|Discurso|"
    r"Mensaje|Palabras|Przemówienie|Wystąpienie|Przesłanie)\s"
    r"(?:by|of|from|von|der|des|de|du|di|del|della|dell['’])\s?(?P<who>[^:;–]{5,120}?)"
    r"(?:,?\s(?:at|on|to|for|bei|beim|zu[rm]?|auf|à|au|pour|lors|a|al|per|en|con|na|podczas|z|w)\s.*)?$"
)
"""Whose words a heading says that they are, spoken or sent."""
_ABOUT = re.compile(
    r"^(?P<who>(?:[A-ZÄÖÜ][\w'’-]*\s){2,8}?)(?:(?:on|sur|sobre|su|sul|sulla|про|о)\s"
    r"(?:the|der|dem|la|le|les|el|los|las|il|[a-zà-ÿ])|(?:zum|zur)\s(?:[a-zäöü]|[A-ZÄÖÜ]\w{4,}\s))"
)
"""A heading in which somebody holding an office speaks about something."""
_ANSWERED = re.compile(
    r"^(?:Lettre(?: signée)?|Letter(?: signed)?|Carta(?: firmada)?|Lettera(?: firmata)?|"
    r"Answer given|Response|Reply|Answer|Réponse|Antwort|Antwortschreiben|Respuesta|"
    r"Risposta|Odpowiedź|Ответ|Відповідь)\s(?:from|by|of|de|du|von|vom|di|del|od|от|від)\s(?P<who>[^:;–]{5,90})"
)


def answered_by(text: str, number: int) -> Party | None:
    """Return the person whose answer a heading says that it is: `Réponse de N. N., directeur …`."""
    match = _ANSWERED.match(text)
    party = parse(match["who"], number) if match else None
    party = surnamed(party, match["who"]) if match and party else party
    if party is None or person_in(party) is None or not party.capacity:
        return None
    return replace(party, confidence=UNSURE, quote=text, note="from the heading")


_SORT = re.compile(
    r"^([^\W\d_]+)\s(?:institucional|oficial|solenne|ufficiale|officielle|solennelle|urgente|urgent|"
    r"unitaria|común|comune|commune|formale|formal)(?=\s)",
    re.IGNORECASE,
)
"""Of what sort a paper is, behind what it is: `Declaración institucional del …`."""


def _following(field: str, words_between: str) -> Callable[[str], str]:
    """Return what finds the words that follow a heading such as `Press release by the`."""

    def found(text: str) -> str:
        plain = _SORT.sub(r"\1", text.strip(" *_>«\"'"))
        entry = begins(plain, field)
        led = entry.endswith((" by", " of", " from", " von", " par", " da", " de"))
        form = rf"\s+(?:{words_between})(?:\s+|(?<='))"
        form = r"\s+(?:(?:the|la|le|der|die)\s)?" if led else form
        match = re.match(form, folded(plain)[len(entry) :])
        return own(plain, len(entry) + match.end()) if entry and match else ""

    return found


_FROM = r"(?:by|from|von|vom|par|od|от|від|da|dal|dalla|por)(?:\s+(?:the|der|dem|den|la|le))?(?=\s)"
_SORTS = frozenset({"public", "joint", "press", "media", "open", "official", "new", "news", "a"})
_STATEMENT = re.compile(
    r"^(?:The\s)?(?P<who>(?:[A-ZÀ-Ý][\w'’.&-]*\s(?:(?:of|for|the|and)\s)?){1,7})(?:[Jj]oint\s|[Pp]ublic\s)?"
    r"(?:[Rr]esponse to|[Rr]eply to|[Rr]eaction to|[Cc]omments? on|"
    r"[Ss]tatement|STATEMENT|[Pp]ress [Rr]elease|[Mm]edia [Rr]elease|[Dd]eclaration)\b"
)
_STATED = _following("statement", rf"{_FROM}|of the|of|de la|de l'|du|des|de|del|della|dell'|degli")
_RELEASED = _following(
    "press_release", rf"{_FROM}|of the|of|des|der|de la|del|de l'|de|du|di|della|dell'"
)
