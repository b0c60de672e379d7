"""What a document calls itself: in its title, among its neighbours, in its text."""

from __future__ import annotations

import re

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import begins, entries, folded, pattern
from dossier.importing.outline import Part
from dossier.importing.recognise.replies import answers
from dossier.importing.recognise.seen import MOST_READ, SHORT, Read, first_with
from dossier.importing.signs import is_heading_of, is_letter_to

LONGEST_ADOPTED, LONGEST_TITLE = 400, 220
"""Characters of a line or a first paragraph that tells of a vote."""
FEW_TOLD, MOST_TOLD = 8, 14
"""Words of a line that has the name of a release in it, or begins with it."""

_COMMUNIQUE = re.compile(
    r"\bcomunicad[oi]?\b(?! de prensa)|\bcommuniques?\b(?! de presse)|"
    r"\bcomunicat[oi]\b(?! stampa)|\bkomunikat\w*\b(?! prasow)"
)
"""What is made known: by a press office, or by those who sign it."""
_OUR_OPEN = re.compile(
    r"\b(?:this|our|the present|my) open letter\b|\b(?:cette|notre|presente|ma) lettre ouverte\b|"
    r"\b(?:diese[nrms]?|unsere[nrms]?|meine[nrms]?) offene[nrs]? brief|"
    r"\b(?:esta|nuestra|presente|mi) carta abierta\b|"
    r"\b(?:questa|nostra|presente|mia) lettera aperta\b|"
    r"\b(?:ten|niniejszy|nasz|tego|tym|naszym) list\w* otwart|"
    r"\b(?:это|наше|этого|нашего|данное|настоящее) открыт\w+ (?:письм|обращен)|"
    r"\b(?:цеи|наш|цього|нашого|даний) відкрит\w+ (?:лист|звернен)|\bосы ашық хат"
)
"""Speaks of itself, or of what went before, as an open letter."""
_OPEN_LETTERS = re.compile(
    r"^(?:open letters|lettres ouvertes|offene briefe|cartas abiertas|lettere aperte|"
    r"listy otwarte|открытые письма|відкриті листи|ашық хаттар)\b"
)
"""The heading of a page's open letters."""
_CALL = re.compile(
    r"(?:protest(?:a|ation|e)?|peti(?:tion|zione|cion)|petycja|петиция|петиція|aufruf|appello?|appeal|appel|apel|call|llamamiento|llamado|odezwa|"
    r"manifest[eo]?|заклик|призыв|звернення|обращение|відозва|воззвание|манифест|манiфест|протест|"
    r"үндеу)\b"
)
"""How the title of a call or a protest begins; folded."""
_THIS_STATEMENT = re.compile(
    r"\bth(?:is|e present) (?:joint )?(?:statement|declaration|appeal|petition)\b|"
    r"\b(?:cette|la presente) (?:declaration|tribune|petition)\b|\bcet appel\b|"
    r"\bdiese[rnm]? (?:erklarung|stellungnahme|aufruf|appell|resolution)|"
    r"\b(?:esta|la presente) declaracion|\beste (?:manifiesto|comunicado|pronunciamiento)\b|"
    r"\b(?:questa|la presente) dichiarazione|\bquesto (?:appello|comunicato)\b|"
    r"\b(?:niniejsz\w+|tego|to) (?:oswiadczeni|stanowisk|apel)|"
    r"\bэто\w* (?:заявлени|обращени)|\bнастояще\w+ заявлени|\b(?:це|цю|цієї) заяв"
)


def says(line: Line, field: str, *, greets: bool) -> int:
    """Return how many letters of a line say that a document is of a kind; 0 if none do."""
    text = line.words
    entry = begins(text, field)
    if len(text) > SHORT:
        headed = line.kind is LineKind.HEADING or _is_long_title(text)
        titled = field == "statement" and headed and not greets
        return len(entry) if field == "open_letter" or titled else 0
    anywhere = pattern(field, r"(?<!\w){}(?!\w)").search(folded(text))
    size = len(anywhere.group()) if anywhere else 0
    if field == "press_release":
        named = len(text.split()) <= (MOST_TOLD if entry else FEW_TOLD)
        return size if named or is_heading_of(text, field) else 0
    if field == "open_letter":
        return size
    if greets:
        return len(entry) if entry and line.number <= 4 else 0
    if entry:
        return len(entry)
    joint = pattern(
        field,
        r"(?:^|\s){}(?:\s*[:.]|\s*$|\s+(?:on|by|of|from|sur|de[srl]?|du|zu|von|sobre|sulla?|"
        r"w sprawie|щодо|о|про|по|від|от)\b)",
    )
    return size if joint.search(folded(text)) and len(text.split()) <= MOST_TOLD else 0


def _is_long_title(text: str) -> bool:
    """Whether a long line says whose statement follows, and is no sentence."""
    told = _WHOSE.match(folded(text)) is not None
    return told and len(text) < LONGEST_TITLE and text[-1] not in ".:;,"


def said(one: Read, field: str) -> Line | None:
    """Return the line above the text that says of what kind a document is."""
    titles = [x for x in one.firsts[:1] if field == "statement" and _is_long_title(x.words)]
    return next((x for x in (*one.top, *titles) if says(x, field, greets=one.greets)), None)


_OPEN_APPEAL = re.compile(
    r"\b(?:open|public) (?:appeal|address|message|call|petition) to\b|\b(?:appel|message) ouvert\b|"
    r"\boffener? (?:appell|aufruf)|\b(?:llamamiento|llamado|mensaje) abierto\b|\bappello aperto\b|"
    r"\bapel otwarty\b|\bоткрыт\w+ (?:обращени|призыв)|\bвідкрит\w+ (?:звернен|заклик)|"
    r"\bашық (?:үндеу|хат)"
)
"""What is said in the open to somebody, and is no letter by its name; folded."""


def open_letter(one: Read) -> Line | None:
    """Return the title that says that it is an open letter."""
    return said(one, "open_letter") or first_with(one.top, _OPEN_APPEAL)


def our_open_letter(one: Read) -> Line | None:
    """Return the line that speaks of an open letter of those who write."""
    return first_with(one.letter.lines, _OUR_OPEN, MOST_READ)


def among_open_letters(one: Read) -> Line | None:
    """Return the heading of a page's open letters."""
    return first_with(one.top, _OPEN_LETTERS, MOST_READ)


def release(one: Read) -> Line | None:
    """Return the line above the text that says that it is a release."""
    found = (line for line in one.top if says(line, "press_release", greets=one.greets))
    return next((line for line in found if not _COMMUNIQUE.search(folded(line.words))), None)


def communique(one: Read) -> Line | None:
    """Return the title that says that something is made known."""
    found = (line for line in one.top if says(line, "press_release", greets=one.greets))
    return next((line for line in found if _COMMUNIQUE.search(folded(line.words))), None)


def is_below_address(one: Read, title: Line) -> bool:
    """Whether somebody is addressed above a title: `Прокурору …`, then `Заявление`."""
    return any(
        x.number < title.number and x.kind is not LineKind.HEADER
        for x in one.letter.of(Part.ADDRESSEE)
    )


def statement(one: Read) -> Line | None:
    """Return the title that says that it is a statement, unless it stands below an address."""
    found = said(one, "statement")
    if found is None or (one.greets and _STARTS_CALL.search(folded(found.words))):
        return None  # a call that greets somebody is a letter
    if _OPEN_APPEAL.match(folded(found.words).lstrip(' "«“#*')):
        return None
    return None if is_below_address(one, found) else found


def bare_statement(one: Read) -> Line | None:
    """Return the title that is nothing but the word: `Déclaration`."""
    found = statement(one)
    bare = found is not None and folded(found.words).strip(" .:*_#") in entries("statement")
    return found if bare else None


def statement_of(one: Read) -> Line | None:
    """Return the title that says whose statement it is: `Statement by N. N. on …`."""
    found = statement(one)
    return found if found is not None and _WHOSE.match(folded(found.words)) else None


_WHOSE = re.compile(
    r"\W*(?:(?:joint|public|official|press|local|final) )?"
    r"(?:statement|declaration) (?:by|of|from)\b|"
    r"(?:gemeinsame )?(?:erklarung|stellungnahme) (?:von|der|des|vom)\b|"
    r"declaration (?:commune |conjointe )?(?:de|du|des|d')|"
    r"declaracion (?:conjunta )?(?:de|del)\b|dichiarazione (?:congiunta )?d(?:i|el|ella|ei)\b|"
    r"(?:wspolne )?(?:oswiadczenie|stanowisko) [^\W\d_]|"
    r"(?:совместное |спiльна |спільна )?(?:заявление|заява) [^\W\d_]{4}|"
    r".{3,80}(?:ның|нiң|нің|дың|дің|тың|тің) мәлімдемесі"
)
"""How a title begins that tells whose statement it is; folded."""


def call(one: Read) -> Line | None:
    """Return the title of a call or a protest, unless it stands below an address."""
    found = None if one.greets else first_with(one.top, _STARTS_CALL)
    return None if found is None or is_below_address(one, found) else found


_STARTS_CALL = re.compile(rf"^{_CALL.pattern}")


def is_call(text: str) -> bool:
    """Whether a title begins as those of calls do, which may be letters: `Appeal to …`."""
    return _STARTS_CALL.search(folded(text)) is not None


def title_answers(one: Read) -> Line | None:
    """Return the title that says that it answers a letter."""
    return next((x for x in one.top if len(x.words) <= SHORT and answers(x)), None)


def letter_to(one: Read) -> Line | None:
    """Return the title that says to whom a letter goes."""
    return next((line for line in one.top if is_letter_to(line.words)), None)


_QUESTION = re.compile(
    r"^\W*(?:(?:(?:written|oral|parliamentary) question|question (?:for (?:written|oral)|ecrite|"
    r"orale|parlementaire)|(?:kleine|grosse|schriftliche|mundliche) (?:an)?frage|"
    r"interpellanza|interpelacion|interpelacj[ai]|interpellation|interrogazione|"
    r"pregunta (?:escrita|oral|parlamentaria|con )|zapytanie (?:poselskie|w sprawie|nr)|"
    r"депутатськ\w+ (?:запит|звернення)|депутатск\w+ (?:запрос|обращение)|депутаттық сауал)\b)"
)
"""How the title of a question in a parliament begins; folded."""


def question(one: Read) -> Line | None:
    """Return the title of a question in a parliament."""
    return first_with(one.top, _QUESTION)


_APPLICATION = re.compile(
    r"^\W*(?:скарга|жалоба|клопотання|ходатайство|арыз|өтініш|шағым|wniosek|skarga|petycja|"
    r"(?:адвокатський |адвокатский )?(?:запит|запрос))\b(?!.*\d{4})"
)
"""How the title of a complaint or an application begins; folded."""
MOST_OF_APPLICATION = 100


def application(one: Read) -> Line | None:
    """Return the title of a complaint, or of an application to an authority."""
    return first_with(one.top, _APPLICATION, MOST_OF_APPLICATION)


def own_statement(one: Read) -> Line | None:
    """Return the text where it calls itself a statement."""
    return one.first(Part.BODY) if _THIS_STATEMENT.search(one.plain) else None


_FOLLOWS = re.compile(
    r"\b(?:made|issued|released|delivered|gave) (?:the following|this) (?:\w+ )?"
    r"(?:statement|declaration)|"
    r"\ba fait la declaration suivante|\bfait la declaration suivante|\bgab folgende erklarung ab|"
    r"\bfolgende erklarung|\bha rilasciato la seguente dichiarazione|"
    r"\brilascia la seguente dichiar|"
    r"\bhizo la siguiente declaracion|\b(?:wydal|zlozyl)\w* nastepujace oswiadczenie|"
    r"\b(?:сделал|выступил)\w* (?:со )?следующ\w+ заявлени|\bзроби\w+ (?:таку|наступну) заяву"
)
"""Says that a statement follows; folded."""


def follows(one: Read) -> Line | None:
    """Return the first paragraph where it says that a statement follows."""
    return first_with(one.firsts[:2], _FOLLOWS, LONGEST_ADOPTED)


_ADOPTED = re.compile(
    r"\b(?:adopte[de]? (?:a l'unanimite|par|le|unanimously|by|on)|adopted (?:by|on|unanimously)|"
    r"adoption a l'unanimite|"
    r"(?:einstimmig )?(?:beschlossen|verabschiedet) (?:am|vom|von)|"
    r"approvat[ao] (?:all'unanimita|dal|il)|"
    r"aprobad[oa] (?:por|el)|przyjet[aeyo] (?:przez|jednoglosnie|w dniu|na)|"
    r"принят[ао] (?:единогласно|на заседании|на общем|советом|правлением)|"
    r"(?:ухвален|принят)[ао] (?:одноголосно|на засіданні|на зборах|радою))"
)
"""What is said above a paper that an assembly has voted for."""


def adopted(one: Read) -> Line | None:
    """Return the line above the text, or the first of it, that says that an assembly adopted it."""
    return first_with([*one.top, *one.firsts[:1]], _ADOPTED, LONGEST_ADOPTED)


def resolution(one: Read) -> Line | None:
    """Return the title of a resolution, which greets nobody."""
    other = release(one) or open_letter(one) or one.greets
    return None if other else said(one, "resolution")


def title(one: Read, kind: str) -> Line | None:
    """Return the title that says of a document that it is of a kind."""
    titles = {"open-letter": open_letter, "press-release": release, "statement": statement}
    return titles[kind](one) if kind in titles else None
