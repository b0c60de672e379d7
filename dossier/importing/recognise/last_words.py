"""Who signs where nothing looks like a signature: in small letters, or in the last paragraph."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dossier.importing.lexicon import folded
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.entry import parse, person_in
from dossier.importing.recognise.finding import UNSURE, Party
from dossier.importing.recognise.language import language
from dossier.importing.recognise.names import person, untitled

_LEAVE = re.compile(
    r"(?:regards|sincerely|faithfully|respectfully|gru(?:ß|ss)en?|hochachtung|hochachtungsvoll|"
    r"salutations|cordialement|respectueusement|saluti|saluto|cordialmente|atentamente|saludos?|"
    r"powazaniem|pozdrawiam|pozdrowieniami|szacunkiem|уважением|повагою|пошаною|құрметпен)"
    r"\s*[.,:;!–—-]*\s+(?=\S)"
)
"""The last word of a close that stands in a paragraph."""
LONGEST_TAIL = 16
"""Words of a signature at the end of a paragraph."""
MOST_SMALL = 3
LONGEST_SMALL = 3


def signed_at_last(letter: Outline) -> tuple[Party, ...]:
    """Return the one person who signs, though not on a line as signatures have it."""
    found = _small(letter) or _surname(letter) or _marked(letter) or _inside(letter)
    found = found or _group(letter) or _over_lines(letter)
    return (found,) if found else ()


_MARK = re.compile(
    r"^\s*(?:/-/|/–/|/—/|/s/|\(-\)|\(–\)|\(—\)|\[-\]|\(signed\)|sgd\.|gez\.|f\.to)\s+",
    re.IGNORECASE,
)
"""What stands for a signature by hand, before the name."""
_MANY = re.compile(r"^(?:the|los|las|les|die|i|gli|le)\s+(?=[^\W\d_]{4})", re.IGNORECASE)
_PEOPLE = re.compile(
    r"(?:(?:the|la|le|les|los|las|die|der|i|gli|il)\s)?(?:(?:\S+\s)?(?:family|relatives)|"
    r"(?:students|staff|teachers|professors|members|employees|residents|friends|colleagues|parents)\s"
    r"(?:and\s\S+\s)?(?:of|at|from)\s|"
    r"(?:famille|familia|famiglia|familie|rodzina|семья|сім'я|родина|родные|рідні)\s|"
    r"(?:etudiants|enseignants|proches|amis|collegues|habitants|studierende|beschaftigte|angehorige|"
    r"freunde|estudiantes|profesores|familiares|defensores|vecinos|studenti|docenti|familiari|amici|studenci|"
    r"pracownicy|mieszkancy|студенты|преподаватели|родственники|жители|адвокаты|защитники|коллеги|друзья|адвокати|колеги|студенти|викладачі|родичі|"
    r"мешканці)\s.*\s?(?:de|du|des|d'|der|von|del|della|dell'|di|z|w|университета|університету)?\b)"
)
"""How people are called who sign as many: `The Hale family`, `Students of …`; folded."""
FEWEST_LINES = 2
FEWEST_OF_GROUP, MOST_OF_GROUP = 3, 10
LAST = 10
"""Lines at the end among which a mark says that a name is a signature."""


def _marked(letter: Outline) -> Party | None:
    """Return the person before whose name a mark stands for what was written by hand."""
    for line in letter.lines[-LAST:]:
        match = _MARK.match(line.words)
        party = parse(line.words[match.end() :], line.number) if match else None
        if party is not None and person_in(party):
            return replace(party, confidence=UNSURE, quote=line.words, note="by a mark before it")
    return None


def _over_lines(letter: Outline) -> Party | None:
    """Return the person whose office begins on one line and ends, with the name, on the next."""
    lines = letter.of(Part.SIGNATURE)
    if not FEWEST_LINES <= len(lines) <= MOST_SMALL or any(
        x.words[:1].islower() for x in lines[:1]
    ):
        return None
    goes_on = all(line.words[:1].islower() for line in lines[1:])
    party = parse(" ".join(line.words for line in lines), lines[0].number) if goes_on else None
    if party is None or person_in(party) is None or not party.capacity:
        return None
    note = "an office and a name over two lines"
    return replace(party, confidence=UNSURE, quote=lines[0].words, note=note)


def _group(letter: Outline) -> Party | None:
    """Return people who sign as many and by no name, on the one line below the close."""
    lines = letter.of(Part.SIGNATURE)
    closed = Part.CLOSING in letter.parts
    last = None if closed or lines or not letter.lines else letter.lines[-1]
    line = lines[0] if len(lines) == 1 else last
    text = line.words.strip(" ,.") if line else ""
    if line is None or not FEWEST_OF_GROUP <= len(text.split()) <= MOST_OF_GROUP:
        return None
    people = line.gap and line.words[-1] not in ".!?:" and _PEOPLE.match(folded(text))
    match = _MANY.match(text)
    if not (match and closed) and not people:
        return None
    note = "a group of people, by the words of the signature"
    name = text[match.end() :] if match else text
    return Party(name, "", "", UNSURE, line.number, line.words, note)


_BYLINE = re.compile(r"^\W{0,2}(?:por|by|par|von|di)\s+(?=[^\W\d_])", re.IGNORECASE)
MOST_ABOVE = 5
SHORT_TOP = 8
"""Lines among which a byline stands."""


def bylined(letter: Outline) -> tuple[Party, ...]:
    """Return the person whom a line above the salutation says to be the author: `By N. N.`."""
    for line, part in list(zip(letter.lines, letter.parts, strict=True))[:SHORT_TOP]:
        if part in {Part.SALUTATION, Part.ADDRESSEE}:
            break
        match = _BYLINE.match(line.words)
        party = parse(line.words[match.end() :], line.number) if match else None
        if party is not None and person_in(party) and not party.capacity:
            note = "from the line above the text"
            return (replace(party, confidence=UNSURE, quote=line.words, note=note),)
    return ()


_QUOTED = re.compile(
    r"[\"”»“],?\s(?:said|says|declared|stated|déclare|a déclaré|erklärte|sagte|ha dichiarato|"
    r"afirma|afirmó|oświadczył\w*|заявил\w*|заявив)\s(?P<who>[^,.]{5,40}),"
)
_I = re.compile(r"[\"“«„](?:I|Je|J['’]|Ich|Sono|Jestem)\b")


def quoted(letter: Outline) -> tuple[Party, ...]:
    """Return the one who speaks for herself in a statement: `“I …,” said N. N.`."""
    for group in letter.groups(Part.BODY)[:MOST_ABOVE]:
        text = " ".join(line.words for line in group)
        match = _QUOTED.search(text) if _I.search(text) else None
        party = parse(match["who"], group[0].number) if match else None
        if party is not None and person_in(party):
            return (replace(party, confidence=UNSURE, note="who is quoted first"),)
    return ()


_EXPLAINS = re.compile(
    r"\b(?:erklärt|erklärte|kommentiert|sagt|fordert|déclare|déclarait|dichiara|ha dichiarato|"
    r"declara|oświadcza|powiedział|powiedziała|заявляет|заявил|заявила|заявив|заявила)\s(?:dazu\s)?"
    r"(?P<who>[^:;.!?„“\"]{5,60}?)[,:]"
)


_ISSUES = re.compile(
    r"(?P<who>(?:[A-Z][\w.’'-]+,?\s(?:(?:of|for|and|the|on)\s){0,2}){2,12}?)"
    r"(?:\([^()]{1,20}\)\s)?"
    r"(?:today\s|has\s)?(?:released|issued|made|gave) (?:the following|this|a) (?:\w+\s)?"
    r"statement"
)
"""Who makes a statement, in the words of a release: `N. N. issued the following statement`."""


_NAMED = r"[A-ZÀ-ÝŁŚŻ][\w'’-]+(?:\s[A-ZÀ-ÝŁŚŻ][\w'’-]*\.?){1,3}"
_MADE = re.compile(
    rf"(?P<who>{_NAMED})(?:\s\([^()]{{2,60}}\))?(?:,\s[^.:]{{3,160}}?)?,?\s"
    r"(?:(?:today|yesterday|also)\s|on \w+ )?"
    r"(?:made|issued|released|delivered|gave) (?:the following|this) (?:\w+\s)?"
    r"(?:statement|declaration|comment)"
)
"""The same of somebody whose office stands before the name."""


_CAPITAL = r"[A-ZÀ-Ý][\w'’-]+"
_IN_A_NOTE = re.compile(
    r"\b(?:[Ll]o|[Cc]osì|È quanto|[Cc]iò)\s(?:ha\s|hanno\s)?(?:afferma|dichiara|dice|scrive|"
    r"sottolinea|comunica|sostiene|rende noto|annuncia|spiega|commenta)\w*\b[^.\"”»]{0,120}?\s"
    rf"(?P<who>{_CAPITAL}\s(?:(?:De|Di|Del|Della|Lo|La)\s)?{_CAPITAL})(?=[.,]|$)"
)
"""How Italian agencies tell who has said it: `Lo afferma in una nota la senatrice N. N.`."""


def states(letter: Outline) -> tuple[Party, ...]:
    """Return the person of whom a release says that she has issued what follows."""
    for group in letter.groups(Part.BODY)[:MOST_ABOVE]:
        text = " ".join(line.words for line in group)
        made = _MADE.search(text) or _IN_A_NOTE.search(text)
        if made and (party := parse(made["who"], group[0].number)) and person_in(party):
            return (replace(party, confidence=UNSURE, note="who makes it, by the text"),)
        match = _ISSUES.search(text)
        told = re.sub(r"^(?:Today|On \w+),?\s", "", match["who"].strip(" ,")) if match else ""
        party = parse(told, group[0].number) if told else None
        if party is not None and person_in(party) and (party.capacity or untitled(told)[1]):
            return (replace(party, confidence=UNSURE, note="who issues it, by the text"),)
    return ()


def explains(letter: Outline) -> tuple[Party, ...]:
    """Return the one who speaks in a release that nobody else issues: `Dazu erklärt N. N.: …`."""
    for group in letter.groups(Part.BODY)[:MOST_ABOVE]:
        text = " ".join(line.words for line in group)
        match = _EXPLAINS.search(text)
        party = parse(match["who"], group[0].number) if match else None
        if party is not None and person_in(party):
            return (replace(party, confidence=UNSURE, note="who speaks in the text"),)
    return ()


def _small(letter: Outline) -> Party | None:
    """Return a name in small letters that stands alone below the close."""
    lines = letter.of(Part.SIGNATURE)
    if Part.CLOSING not in letter.parts or not lines:
        return None
    text = lines[0].words.strip(" ,.")
    tokens = text.split()
    if not 2 <= len(tokens) <= LONGEST_SMALL or text != text.lower():
        return None
    if len(lines) > MOST_SMALL or person(text.title()) is None or _says_something(text):
        return None
    note = "a name in small letters below the close"
    return Party(text, confidence=UNSURE, line=lines[0].number, quote=lines[0].words, note=note)


_BY_ORDER = re.compile(r"^(?:im auftrag|in vertretung|i\. ?[av]\.|gez\.?)[ ,:]*", re.IGNORECASE)


def _surname(letter: Outline) -> Party | None:
    """Return a surname that stands alone below the close, as authorities sign."""
    lines = letter.of(Part.SIGNATURE)
    texts = [(_BY_ORDER.sub("", line.words).strip(" ,."), line) for line in lines]
    left = [(text, line) for text, line in texts if text]
    if Part.CLOSING not in letter.parts or len(left) != 1 or " " in left[0][0]:
        return None
    (text, line), ordered = left[0], any(_BY_ORDER.match(line.words) for line in lines)
    if not ordered or person(text, alone=True) is None:
        return None
    note = "a surname alone below the close"
    return Party(text, confidence=UNSURE, line=line.number, quote=line.words, note=note)


def _says_something(text: str) -> bool:
    """Whether words are a language's small ones: `all the best`."""
    return language([text]).confidence > UNSURE


def _inside(letter: Outline) -> Party | None:
    """Return whose name ends the last paragraph, after the words of its close."""
    groups = letter.groups(Part.BODY)
    if not groups:
        return None
    text = " ".join(line.words for line in groups[-1])
    plain = folded(text)
    if len(plain) != len(text):  # ß and œ become two letters each
        return None
    ends = [found.end() for found in _LEAVE.finditer(plain)]
    tail = text[ends[-1] :] if ends else ""
    if not tail or len(tail.split()) > LONGEST_TAIL:
        return None
    party = parse(tail, groups[-1][-1].number)
    if party is None or person_in(party) is None:
        return None
    return replace(party, confidence=UNSURE, note="at the end of the last paragraph")
