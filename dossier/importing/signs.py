"""What a single line says that it is: a greeting, a leave, a date, a label, prose."""

from __future__ import annotations

import re
from functools import cache

from dossier.importing.lexicon import LANGUAGES, begins, entries, folded, has, own, pattern
from dossier.importing.recognise.calendar import dates, rest
from dossier.importing.recognise.entry import MARKER, parse


@cache
def _common() -> frozenset[str]:
    return frozenset(folded(word) for one in LANGUAGES for word in one.common.split())


def says_little(text: str) -> bool:
    """Whether all words of a text are of the small ones of which sentences are made."""
    found = re.findall(r"[^\W\d_]+", folded(text))
    return all(word in _common() for word in found)


PROSE_WORDS, SHORT_PROSE, SMALL_SHARE = 18, 8, 0.2
PLAIN_PROSE, LOWER_SHARE, HALF_LOWER, PART_LOWER = 14, 0.65, 0.45, 0.58
_INNER_END = re.compile(r"[a-zà-ÿа-яё]{4}[.!?][\"'”»)]*\s+[^\W\d_a-zа-я]")
LONG_SALUTATION, LONG_CLOSING = 16, 70
MOST_CALLED, SMALL_WORD = 6, 3
LONG_ATTENTION = 160


def is_prose(text: str) -> bool:
    """Whether a text is made of sentences, not of names, addresses or headings."""
    found = re.findall(r"[^\W\d_]+", text)
    if len(found) < SHORT_PROSE:
        return False
    ends = text.rstrip().endswith((".", "!", "?", ":", ".”", '."', "…", ".»", ";", ".)"))
    lower = sum(word[0].islower() for word in found)
    if text.isupper() and ("," in text or not ends):
        return False
    if ends and len(found) >= PROSE_WORDS and lower >= PART_LOWER * len(found):
        return True
    if ends and len(found) >= PLAIN_PROSE and lower >= LOWER_SHARE * len(found):
        return True
    several = _INNER_END.search(text) is not None
    if ends and several and lower >= HALF_LOWER * len(found):
        return True
    small = sum(folded(word) in _common() for word in found)
    return small >= SMALL_SHARE * len(found) and (len(found) >= PROSE_WORDS or ends)


def is_salutation(text: str) -> bool:
    """Whether a line greets somebody."""
    entry = begins(text, "salutations") or begins(text, "titles_called")
    if not entry or len(text.split()) > LONG_SALUTATION or any(c.isdigit() for c in text):
        return False
    if text.rstrip().endswith((",", "!", ":", "，")):
        return True
    if text.rstrip().endswith("."):
        return entry in strong() and _calls_only(text, entry)
    return entry in strong() and not text.rstrip().endswith((";", "?"))


_DATED = re.compile(r"^[^\W\d_][^\d]{2,30},?\s\d[^–—]{3,24}\d{4}\.?\s?[–—-]\s+(?=[^\W\d_])")
"""A place and a date before a salutation on the same line: `Roma, 1 marzo 2018 – Gentile N.`."""


def undated(text: str) -> str:
    """Return a salutation without the place and the date before it on its line."""
    match = _DATED.match(text)
    return text[match.end() :] if match else text


def _calls_only(text: str, entry: str) -> bool:
    """Whether a line with a full stop has nothing but titles and names of whom it greets."""
    called = own(text.strip(" *_"), len(entry)).split()
    small = any(word[0].islower() and len(word) > SMALL_WORD for word in called)
    return 1 < len(called) <= MOST_CALLED and not small


@cache
def strong() -> frozenset[str]:
    """Return the words that begin nothing but a salutation."""
    weak = "monsieur madame mesdames messieurs mademoiselle sir madam sirs gentlemen senor senora"
    weak += " senores signor signora signori pani panie господин госпожа господа sr. minister"
    weak += " egregio egregia egregi illustrissimo illustrissima spettabile pregiatissimo excmo"
    weak += " szanowny szanowna preg.mo egr. gent.ma gent.mo gent.le ill.mo ill.ma honorable hon."
    weak += " honourable excma excelentisimo gentile onorevole excellency excellence excelencia"
    weak += " maitre eccellenza your yours ambassador commissioner president gentilissimo prime"
    weak += " gentilissima illustre pregiato chiarissimo chiarissima пані пане"
    return frozenset(entries("salutations")) - frozenset(weak.split())


def is_closing(text: str) -> bool:
    """Whether a paragraph takes leave."""
    count = len(text.split())
    if _ADVERB.fullmatch(text.strip()):
        return True
    if count <= LONG_CLOSING and (has(text, "closing_parts") or _TAKES_LEAVE.search(folded(text))):
        return True
    if not begins(text, "closings") or count > 22:
        return False
    return count <= 8 or not is_prose(text) or text.rstrip().endswith(",")


_ADVERB = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]{5,}(?:mente|ment|[^aeiou]ly),")
"""A close of one word, whatever it is: `Fraternamente,`."""
_TAKES_LEAVE = re.compile(
    r"(?:distinti saluti|cordiali saluti|freundlichen grussen|yours (?:sincerely|faithfully)|"
    r"(?:best|kind|warm) regards|(?:distinguees|respectueuses|cordiales|meilleures) salutations|"
    r"sentiments (?:distingues|respectueux|les meilleurs)|haute consideration|"
    r"(?:un )?cordial saludo|saludos cordiales|wyrazami szacunku|z powazaniem|"
    r"с уважением|з повагою|құрметпен|(?:mes|nos) salutations les plus \w+|"
    r"\bveuillez (?:agreer|accepter|recevoir|croire)\b[^.!?]{5,160}|"
    r"(?:expression|assurance) de (?:mes|ma|nos|notre|toute (?:ma|notre)) (?:\w+ ){0,3}"
    r"(?:consideration|sentiments?|salutations|respect|estime|gratitude)[^.!?]{0,40}|"
    r"(?:sensi|espressione) (?:della|del) (?:mia|nostra|mio|nostro) [^.!?]{0,40}|"
    r"(?:testimonio|seguridades?|expresion) de (?:mi|nuestra|nuestro) [^.!?]{0,40}|"
    r"(?:уверения|заверения) в [^.!?]{0,50}|запевнення [ву] [^.!?]{0,50})[\s,.!]*$"
)
"""How the last sentence of a letter ends, whatever it says before."""
_ALSO = re.compile(r"^\W{0,3}(?:e|et|and|und|y|i|и|та)\b,?\s+(?=[^\W\d_])", re.IGNORECASE)
"""An `and` before the label of those who get a copy too: `E, per conoscenza, al …`."""


def labelled(text: str, field: str, *, colon: bool = False) -> str | None:
    """Return what follows a label such as `CC:`; None where the line has no such label."""
    text = _ALSO.sub("", text) if field == "copy" else text
    plain = folded(text)
    form = (
        r"^\W{0,3}{}\.?\s*(?:\([^)]{0,30}\)\s*)?[:：]"
        if colon
        else r"^\W{0,3}{}(?:\.?\s*[:：]|\s*$|\s*[.,]\s|(?:\.|(?<=\.))\s?[-–—]\s?|\.?\s(?=\S))"
    )
    found = pattern(field, form).match(plain)
    if field == "copy":
        found = _OF_COPIES.match(plain) or found
    elif field == "to":
        found = found or _TO_WHOM.match(plain)
    if found is None:
        return None
    return own(text, found.end()).strip(" :：,*\t")


_OF_COPIES = re.compile(
    r"\W{0,3}(?:[^\W\d_]+\W+){0,3}?(?:cop(?:y|ies)|copi[ae]s?|kopi[aeęn]\w*|kopie|копи[яиюй]\w*|"
    r"копі[яіїюй]\w*|көшірме\w*|durchschl\w+|durchschrift\w*|abschrift\w*|kenntnis\w*|"
    r"wiadomosci|сведения|відома|conoscenza|ampliations?)(?:[^\S\n]+[^\W\d_]+){0,3}\s*:"
)
"""A label that has the word for a copy in it, whatever else it says; folded."""
_TO_WHOM = re.compile(
    r"\W{0,3}(?:aux?|a la|a l[oa]s|al|ai|agli|alla|alle|an d(?:en|ie|as))\s*[:：]"
)
"""Small words that say to whom something goes, and are a label where a colon follows; folded."""
_ATTENTION = re.compile(
    r"\W{0,3}(?:a l'attention d(?:e|u|es)\b|a l'attention d'|alla cortese attenzione|"
    r"all'attenzione d\w*|a la atencion del?|for the attention of|to the attention of|zu handen|"
    r"do rak )[\s:]*"
)


def is_attention(text: str) -> bool:
    """Whether a line says to whose attention a letter comes."""
    found = _ATTENTION.match(folded(text)) if len(text) < LONG_ATTENTION else None
    return found is not None and len(text) > found.end() + SMALL_WORD


_SENDERS = "от|від|from|von|od|mittente|remitente|absender|expéditeur|sender|odpowiadający"
SENDER = re.compile(
    rf"^\W{{0,3}}(?:{_SENDERS}|от кого|від кого|кімнен|nadawca|da|de la part de|de|zgłaszający|"
    r"answered by|отправитель|відправник)\s*:\s*",
    re.IGNORECASE,
)
"""The label of who writes, or of an address to write back to."""
SENDER_BEFORE = re.compile(rf"^(?:{_SENDERS})(?:\s*:|\s+(?=[^\W\d_]))", re.IGNORECASE)
"""The same where a name follows without a colon: fewer words, since small ones mean much else."""
_LETTER_TO = re.compile(
    r"\W{0,2}(?:an? )?(?:letter to(?! the editor)|(?:lettre|courrier) (?:adressee? )?(?:a|au|aux)|"
    r"carta (?:a|al)|"
    r"lettera (?:a|al|allo|alla|ai|agli|alle)|brief an|schreiben an|list do|письмо к|лист до)"
    r"\s+(?=[^\W\d_])"
)
"""How a title begins that says to whom a letter goes; folded."""


def is_letter_to(text: str) -> bool:
    """Whether a title says that what follows is a letter to somebody: `Letter to …`."""
    return _LETTER_TO.match(folded(text)) is not None


def is_for_information(text: str) -> bool:
    """Whether a line says in words, with no colon, who gets a copy: `Per conoscenza, al …`."""
    return _KNOWLEDGE.match(folded(_ALSO.sub("", text))) is not None and is_copy(text)


_KNOWLEDGE = re.compile(
    r"\W{0,3}(?:per (?:opportuna )?conoscenza|p\.\s?c\.|nachrichtlich|do wiadomosci|"
    r"для сведения|до відома|"
    r"pour information|copy to|copies to|copie a|kopie an|con copia a|копия)[\s,]"
)


def is_copy(text: str) -> bool:
    """Whether a line begins the list of those who get a copy."""
    if labelled(text, "copy", colon=True) is not None:
        return True
    if re.match(r"\s*(?:c\s?\.?\s?c\b[.:]?|(?:e,?\s)?p\.\s?c\.)\s?", text, re.IGNORECASE):
        return True
    value = labelled(text, "copy")
    if value is None or not value:
        return value is not None
    return parse(_ARTICLE.sub("", value)) is not None and len(text) < 120


_ARTICLE = re.compile(r"^(?:al|allo|alla|ai|agli|alle)\s+(?=[A-Z])|^all['’](?=[A-Z])")
"""Italian articles before whoever gets a copy."""


def is_date_line(text: str) -> bool:
    """Whether a line is made of a date, and perhaps a place, and nothing else."""
    found = dates(text)
    if not found or len(text) > 90:
        return False
    left = rest(_TIME.sub("", text), found[0]).split("␂")
    before, after = (part.strip(" ,;.–—-|()/:") for part in left)
    if _LEADS_TO_DATE.search(folded(before)) or _is_long(before) or names_event(before):
        return False
    if len(after.split()) > 2 or re.search(r"[№\d]", after):
        return False
    return not is_prose(before) and not has(before, "foreign_date")


_GIVEN = re.compile(
    r"\W*(?:dad[oa]|hecho|firmad[oa]|suscrit[oa]|fait|done|given|dated|signed|gegeben|dan[oa]|"
    r"sporzadzon[oa]|совершено|составлено|складено|dato)(?: y firmad[oa])?"
    r" (?:en|a|at|in|on|this|the|zu|w|в|у|м\.|г\.|under)\b"
)
LONGEST_GIVEN = 30


def is_given(text: str) -> bool:
    """Whether a text says where and when something was signed: `Dado en … a los 22 días …`."""
    short = len(text.split()) <= LONGEST_GIVEN and _GIVEN.match(folded(text)) is not None
    return short and bool(dates(text))


_EVENT = re.compile(
    r"(?:wahl|wahlen|sitzung|versammlung|kundgebung|demonstration|konferenz|veranstaltung|treffen|"
    r"verhandlung|anhorung|gipfel|abstimmung|tagung|mahnwache|streik)(?:\s+(?:am|vom))?$|"
    r"^\W*(?:audience|hearing|session|sitting|reunion|seance|udienza|seduta|audiencia|sesion|juicio|"
    r"rozprawa|posiedzenie|заседание|слушание|засідання|слухання|отырыс)(?:\s+\w{1,3})?$"
)


def names_event(before: str) -> bool:
    """Whether what stands before a date, as a town may, is a word for what takes place."""
    return _EVENT.search(folded(before)) is not None


_LEADS_TO_DATE = re.compile(
    r"\w\s+(?:in|since|during|until|from|before|after|im|seit|nach|vor|depuis|avant|apres|do|"
    r"w|po|в|у|до|после|після|dal|nel|dopo|desde)$"
)
"""Words before a date in the middle of a sentence."""


def _is_long(before: str) -> bool:
    """Whether more stands before a date than the names of towns."""
    tokens = [token for token in before.split() if token.strip(",")]
    if sum(token[0].islower() and len(token) > 3 for token in tokens) > 1:
        return True
    towns = all(token[0].isupper() or len(token) <= 3 for token in tokens) and "," in before
    return len(tokens) > (12 if towns else 6)


def is_heading_of(text: str, field: str) -> bool:
    """Whether a short line announces a section: `Signatories:`, `Contact:`."""
    plain = MARKER.sub("", text).strip(" *_")
    label, colon, _ = plain.partition(":")
    plain = label.strip() + colon if colon and len(label) < 70 else plain
    entry = begins(plain, field)
    if field == "signed" and colon and _announces_signers(label):
        return True
    if not entry or len(plain.split()) > 14:
        return False
    tail = folded(plain).strip(" *_>«\"'")[len(entry) :].strip()
    return not tail or tail[:1] in ":(-–—.," or plain.rstrip().endswith(":")


_SIGNERS = re.compile(
    r"signator|signatair|\bsigned by\b|co-?sign|endors|unterzeichn|firmant|firmatar|sottoscri|"
    r"aderent|suscrib|adhier|podpisa|sygnatar|подписал|подписан|пiдписал|пiдписан|підписал|"
    r"підписан|қол қой|\bsoutenu|\bsoutien|\bsupported by\b|\bunterstutzt von\b"
)
"""Words of a label above those who sign."""
_WE = re.compile(
    r"\b(?:we|our|nous|nos|wir|unsere?|nosotros|noi|nostr[aoie]|мы|ми|біз|call|urge|ask|demand\w*|"
    r"appel\w+|fordern|pedimos|chiedi\w+|wzywa\w+|apeluj\w+|призыва\w+|закликa\w+)\b"
)
LONGEST_LABEL = 12


def _announces_signers(label: str) -> bool:
    """Whether words before a colon say that names of signers follow, and ask for nothing."""
    plain = folded(label)
    short = len(plain.split()) <= LONGEST_LABEL
    return short and _SIGNERS.search(plain) is not None and _WE.search(plain) is None


_TIME = re.compile(
    r",?\s+(?:(?:at|um|à|alle|o)\s+)?\d{1,2}[:.h]\d{2}(?:\s*[ap]\.?m\.?)?"
    r"(?:\s*(?:[A-Z]{2,4}|Uhr|Uhr MEZ|(?:UTC|GMT)[+-]?\d*))?\s*$"
    r"|[\s|·•]+(?:views?|vues|aufrufe|lecturas|visitas|visualizzazioni|odsłon\w*|wyświetle\w+|"
    r"просмотр\w*|перегляд\w*|қаралды)\s*:?\s*[\d\s.,]+$",
    re.IGNORECASE,
)
"""What a page may say after a date: the hour, and how many have read it."""


def is_start(text: str) -> bool:
    """Whether a line stands by itself, wherever it is: a date, a greeting, a label."""
    if len(text) > 110:
        return False
    return (
        is_salutation(text)
        or is_date_line(text)
        or (begins(text, "closings") != "" and len(text.split()) <= 6)
        or labelled(text, "copy", colon=True) is not None
        or is_for_information(text)
        or labelled(text, "subject", colon=True) is not None
        or labelled(text, "enclosure", colon=True) is not None
    )
