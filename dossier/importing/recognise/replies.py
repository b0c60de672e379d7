"""Does a letter answer another? By its heading, its references, its first words."""

from __future__ import annotations

import re

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import folded, pattern
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.yours import was_sent

_YOURS = re.compile(
    r"\bthank(?:s| you)(?: (?:very |so )?much)? for (?:contacting|writing|getting in touch|"
    r"reaching out|taking the time|your (?:letter|e-?mail|message|enquiry|inquiry|query|question))|"
    r"\bwe (?:thank|refer to) .{3,60} (?:for (?:his|her|their) (?:letter|e-?mail)|'s letter)|"
    r"\b(?:merci|je vous remercie|nous vous remercions) (?:de|pour) votre (?:message|question)|"
    r"\bvielen dank fur ihre (?:nachricht|anfrage|mail|e-mail|zuschrift)|"
    r"\bgracias por (?:su|tu) (?:mensaje|correo|consulta)|"
    r"\bgrazie per (?:la sua|il suo) (?:messaggio|mail|e-mail|richiesta)|"
    r"\byour (?:letter|e-?mail|message|appeal|correspondence)s? (?:of|dated)\b|"
    r"\b(?:votre|vos) (?:lettre|courrier|courriel|correspondance)s? (?:du|en date)\b|"
    r"\bihr(?:e[smnr]?)? (?:schreiben|brief|e-mail|anfrage|nachricht)s? vom\b|"
    r"\bdank (?:fur|fuer) ihr(?:e|en)? (?:schreiben|brief|e-mail|mail|anfrage|nachricht)\b|"
    r"\b(?:fur|fuer) ihr(?:e|en)? (?:schreiben|brief|e-mail|mail|anfrage|nachricht)"
    r"[^.!?]{0,120}? (?:be)?danken? (?:ich|wir)\b|"
    r"\b(?:fur|fuer) ihr(?:e|en)? (?:schreiben|brief|e-mail|mail|anfrage|nachricht)"
    r"(?: vom [\d. ]+)?(?: und .{3,150})?,? (?:danke|bedanke)|"
    r"\bsu (?:carta|escrito|correo|misiva)s? (?:de|del|fechad)|"
    r"\b(?:sua|vostra) (?:lettera|nota|missiva) (?:del|datata)|"
    r"\b(?:pana|pani|panstwa|panski\w+) (?:pism|list|wystapien|apel)\w* z\b|"
    r"\bzapozn\w+ sie z (?:pana|pani|panstwa|panski\w+) (?:pism|list|wystapien|apel)|"
    r"\bваш(?:е|его|ему|им|ем)? (?:обращен|письм|запрос)\w* (?:от|№)|"
    r"\bваш(?:е|ого|ому)? (?:звернен|лист|запит)\w* (?:від|№)|"
    r"\b(?:өтініш|отiнiш|хаты|үнде)\w*ңыз"
)
"""Speaks of an earlier letter by its reader: this one answers it."""
_WRITTEN = (
    r"(?:open letter|letter|lettre|courrier|offene\w* brief|brief|schreiben|anfrage|carta|escrito|"
    r"lettera|interrogazione|interpellanza|list\b|pismo|interpelacj|zapytani|petycj|petition|"
    r"question|query|article|письмо|обращени|запрос|лист|звернен|запит|хат)"
)
"""What is answered."""
_ANSWERS = re.compile(
    r"(?<!\w)(?:response|reply|answer|reponse|antwort|antwortbrief|antwortschreiben|respuesta|"
    r"risposta|odpowiedz|ответ|відповідь) (?:to|a|au|aux|auf|all[ao']|al|alle|na|на) "
    rf"(?:\w+ ){{0,2}}{_WRITTEN}|"
    r"^(?:response|reply|reponse|antwort|antwortschreiben|respuesta|risposta|odpowiedz|ответ|"
    r"відповідь) (?:from|de|von|vom|des|der|di|del|od|от|від) "
    r"(?:m\.? |mme |mr\.? |ms\.? |frau |herrn )?\w+ \w|"
    r"^(?:response|reply|reponse|antwort|respuesta|risposta|odpowiedz|ответ|відповідь) "
    r"(?:by|from|of|par|de|du|von|vom|d[ae]l|della|od|от|від) .{3,60} (?:to|a|an|auf|do|для) |"
    r"^(?:reply|reponse|antwort|respuesta|risposta|odpowiedz|ответ|відповідь) "
    r"(?:by|from|of|par|des?|du|der|von|vom|d[ae]l|della|od) \S.{3,50}$|"
    r"^\S.{2,60}'s? (?:response|reply) to \S"
)
"""What a heading says of an answer: it names the letter that is answered, not itself."""
_THEIRS = (
    (r"thank|grateful|refer|reply|response|respond|answer|recei|acknowledg|further to|following",
     r"your", r"letter|e-?mail|correspondence|inquir|enquir|message|submission|question"),
    (r"remerci|merci|repon|recu|reception|suite|connaissance|refer",
     r"(?:votre|vos)", r"lettre|courrier|courriel|correspondance|missive|message|envoi|question"),
    (r"dank|antwort|bezug|bezieh|erhalten|eingang|gelesen|komme",
     r"ihr(?:e[smnr]?)?", r"schreiben|brief|e-?mail|(?:tele)?fax|anfrage|nachricht|zuschrift"),
    (r"agradec|respuesta|contesta|respond|recib|acus|gracias|relacion|referen",
     r"(?:su|vuestra|tu)", r"carta|escrito|correo|misiva|comunicacion"),
    (r"ringrazi|risposta|rispond|ricevut|riscontro|riferimento|seguito|grazie",
     r"(?:sua|vostra|tua|suo)", r"lettera|nota|missiva|comunicazione|e-?mail|interrogazione"),
    (r"dziek|odpowi|nawiaz|otrzyma|zwiazku|zapozna",
     r"(?:pana|pani|panstwa|panski\w*|wasz\w*)", r"pism|list|wystapien|apel|mail|interpelac"),
    (r"благодар|ответ|рассмотр|получ|связи|ознаком|интерес",
     r"ваш\w*", r"письм|обращ|запрос|заявл|жалоб"),
    (r"дяку|відповід|розгля|отрима|зв'язку|ознайом|ознаиом|цікав",
     r"ваш\w*", r"лист|зверн|запит|заяв|скарг"),
)  # fmt: skip
"""For each language: words of thanks and reference, `your`, and what one writes; folded."""
_OF_YOURS = re.compile(
    "|".join(
        rf"\b(?:{thanks})\w* (?:\S+ ){{0,8}}?{your} (?:\w+ ){{0,3}}?(?:{letter})"
        for thanks, your, letter in _THEIRS
    )
    + r"|\b(?:letter|e-?mail|message|correspondence|appeal)s? (?:which |that )?"
    r"you (?:have |had )?(?:sent|wrote|written|addressed)\b"
    r"|\b(?:lettre|courrier|courriel|correspondance|message)s? (?:\S+ ){0,5}(?:que|par laquelle|"
    r"par lequel) vous\b"
    r"|\b(?:schreiben|brief|e-?mail|anfrage),? (?:\S+ ){0,3}?(?:das|den|die|mit dem|in dem|mit der|"
    r"in der) sie\b"
    r"|\b(?:carta|escrito|correo) (?:\S+ ){0,3}(?:que (?:usted|nos|me)|mediante la cual|"
    r"por la que) \S*(?:dirig|envi|remit|hizo|ha)"
    r"|\b(?:lettera|nota|missiva) (?:\S+ ){0,3}(?:che (?:mi |ci )?(?:ha|avete)|"
    r"con (?:la quale|cui) (?:lei|ha|avete)) "
    r"|\b(?:thank you|thanks) for (?:asking|your (?:\w+ )?questions?)\b"
    r"|\bdank fur (?:ihr|die)e? (?:\w+ )?(?:frage|hinweis|interesse|mitteilung|zeilen)"
    r"|\bmerci (?:beaucoup )?(?:de|pour) (?:votre|vos) (?:\w+ )?question"
    r"|\bgracias por (?:su|tu|la) pregunta|\bgrazie per la (?:sua |tua )?domanda"
    r"|\bdziekuj\w+ za (?:\w+ )?pytani|(?:спасибо|благодар\w+) за (?:ваш )?вопрос"
    r"|\bдяку\w+ за (?:ваше )?(?:за)?питання"
    r"|\b(?:has|have) asked me to (?:re(?:ply|spond)|thank|answer|write)"
    r"|\bm'(?:a|ont) (?:charge|confie le soin|prie) de (?:vous|lui|l'en)"
    r"|\bihre?n? (?:\w+ )?(?:frage|anfrage|schreiben|brief)\w* (?:vom \S+ )?(?:be)?antworte"
    r"|\bihre (?:schriftlichen? |mundlichen? )?fragen?\s?:|\bbeantworte ich (?:ihre|wie folgt)"
    r"|^(?:votre|your|su|la sua) (?:question|pregunta|domanda)\s?:"
    r"|\bhat mich (?:gebeten|beauftragt),? (?:ihnen|ihr)"
    r"|\bme ha(?:n)? (?:pedido|encargado|solicitado) (?:que )?(?:le )?(?:respond|contest|agradec)"
    r"|\bdziekuj\w+ za (?:\w+ )?(?:list|pismo|wiadomosc|mail)"
    r"|\b(?:rispond\w+|riscontr\w+) alla (?:sua|vostra) (?:del|in data|lettera|mail)"
    r"|\bmi incarica di (?:risponder|ringrazi)|\bme charge de (?:vous|lui)|\bme encarga\b"
    r"|\bm(?:i|')\s?ha (?:incaricato|chiesto) di (?:risponder|ringrazi)"
    + r"|\b(?:благодар|дяку)\w+ (?:вас |вам )?за (?:\w+ )?(?:письмо|обращ|лист|зверн|запрос|запит)"
    r"|\b(?:w odpowiedzi na|odpowiadajac na|w zwiazku z|nawiazujac do) (?:\w+ ){0,3}"
    r"(?:interpelacj|zapytani|petycj|wystapieni)"
    r"|\bvous (?:m'avez|avez) (?:demand|sollicit|interrog|saisi|ecrit|fait part)"
    r"|^(?:\d+\.\s)?we refer to (?:the|an?|recent|(?:\S+ ){0,5}\S+'s?) (?:\S+ ){0,6}?"
    r"(?:letter|article|report|commentary|op-ed|question)"
)
"""Says in its first words that it answers something that was written."""
_REFERS = re.compile(
    r"\b(?:ihr(?:e|es)? (?:schreiben|nachricht|brief|anfrage|antrag|e-?mail)(?: vom)?|"
    r"your (?:letter|e-?mail|request|inquiry|enquiry) (?:of|dated)|"
    r"votre (?:lettre|courrier|courriel) du|su (?:carta|escrito) de|"
    r"(?:vs|vostra|sua) (?:lettera|nota) del|na pismo z(?: dnia)?)"
    r"\W{0,3}\d"
)
"""Refers above the text to an earlier letter by its reader."""
_MY_ANSWER = re.compile(
    r"\bmit (?:meiner|dieser|diesen) (?:antwort|ausfuhrungen|informationen|auskunft)|"
    r"\bi hope (?:that )?(?:this|my) (?:reply|answer|response|(?:\w+ )?(?:clarifies|answers|"
    r"addresses|assists|helps|is (?:of help|helpful|useful)))|"
    r"\b(?:j'espere|esperant|nous esperons) (?:\w+ )?(?:avoir|que cette) (?:pu )?(?:\w+ )?repon|"
    r"\besper(?:o|amos|ando) haber(?:le|les)? (?:\w+ )?(?:respondido|contestado|aclarado)|"
    r"\bsper(?:o|iamo|ando) (?:di )?aver(?:le|vi)? (?:\w+ )?(?:rispost|chiarit)|"
    r"\bmam nadzieje,? ze .{0,40}(?:odpowied|wyjasn)|\bнадеюсь,? что .{0,30}ответ|"
    r"\bсподіваюся,? що .{0,30}відповід"
)
"""Speaks in its last lines of itself as an answer; folded."""
LAST_LINES = 6
HEAD_LINES = 28
"""Lines above the text among which one may refer to an earlier letter."""
FIRST_WORDS = 200
FIRST = 12
MOST_INTRODUCING = 4
"""So many paragraphs may introduce a letter on a page."""


def answers(line: Line) -> bool:
    """Whether a heading says that this is the answer to a letter."""
    return _ANSWERS.search(folded(line.words)) is not None


def refers(letter: Outline) -> Line | None:
    """Return the line by which a letter answers another: a reference, a subject, first words."""
    greeting = [i for i, part in enumerate(letter.parts) if part is Part.SALUTATION]
    prose = [chunk.first for chunk in letter.chunks if chunk.is_prose]
    start = greeting[-1] + 1 if greeting else prose[0] if prose else 0
    for line in letter.lines[: min(start, HEAD_LINES)]:
        if any(_REFERS.search(folded(text)) for text in (line.words, *line.cells)):
            return line
    for line in letter.of(Part.SUBJECT):
        if _LABEL.fullmatch(folded(line.words)):
            continue
        if line.kind is not LineKind.HEADER and _is_of_yours(line.words):
            return line
    body = [i for i in range(start, len(letter.lines)) if letter.parts[i] is Part.BODY]
    text = " ".join(letter.lines[i].words for i in body[:3])[:FIRST_WORDS]
    if _is_of_yours(text):
        return letter.lines[body[0]]
    for index in body[-LAST_LINES:]:
        if _MY_ANSWER.search(folded(letter.lines[index].words)):
            return letter.lines[index]
    firsts = [] if greeting else prose[1:MOST_INTRODUCING]
    return next((letter.lines[i] for i in firsts if _begins_so(letter.lines[i])), None)


_LABEL = re.compile(
    r"(?:votre lettre(?: du)?|vos ref\S*|ihr(?:e)? (?:schreiben|zeichen|nachricht)(?: vom)?|"
    r"your (?:letter|ref\S*)(?: of)?|su (?:carta|ref\S*)(?: de)?|vs\.? (?:lettera|rif\S*)(?: del)?|"
    r"(?:ihr zeichen ?[/,] ?)?ihre nachricht vom|na pismo z(?: dnia)?)\s?:?\W{0,4}"
)
"""A label of a letterhead for an earlier letter, with nothing behind it; folded."""


def _begins_so(line: Line) -> bool:
    """Whether a paragraph below an introduction begins with thanks for a letter."""
    plain = folded(line.words)[:FIRST_WORDS]
    return any(0 <= found.start() < FIRST for found in _OF_YOURS.finditer(plain))


def _is_of_yours(text: str) -> bool:
    plain = folded(text)
    known = pattern("reply", r"(?<!\w){}").search(plain) or _YOURS.search(plain)
    return known is not None or _OF_YOURS.search(plain) is not None or was_sent(plain)


_SOMETHING = re.compile(
    r"\bthank|\bwe refer to\b|\bremerci|\bdanke?\b|\bgracias\b|\bgrazie\b|\bdziekuj|\bблагодар|"
    r"\bдяку|"
    r"\byour (?:letter|e-?mail|inquiry|enquiry|request|message|appeal|petition)|"
    r"\bvotre (?:lettre|courrier|courriel|demande|requete)|"
    r"\bihr(?:e[smnr]?)? (?:schreiben|brief|anfrage|e-mail|nachricht|anliegen)|"
    r"\b(?:su|vuestra) (?:carta|escrito|correo|solicitud)|"
    r"\b(?:sua|vostra) (?:lettera|nota|richiesta)|"
    r"\b(?:pana|pani|panstwa) (?:pism|list|wniosk|apel)|"
    r"\bваш(?:е|его|ему|ем|им|у)? (?:письм|обращ|запрос|заявл)|"
    r"\bваш(?:е|ого|ому|у)? (?:лист|зверн|запит)|ңыз(?:га|ға|ге|ды|дi|ді)\b"
)
"""Words of something that the reader has sent; folded."""


def of_yours(plain: str) -> bool:
    """Whether a folded text speaks of something that its reader has sent."""
    return _SOMETHING.search(plain) is not None
